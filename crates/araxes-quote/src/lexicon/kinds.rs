//! What `words.tsv` says of words.

/// The kinds of `words.tsv`, each one bit; a word may be of several.
macro_rules! kinds {
    ($($name:ident = $key:literal, $bit:expr;)*) => {
        /// What `words.tsv` says of a word, as a set of bits.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct Kinds(pub(super) u128);
        impl Kinds {
            $(pub(crate) const $name: Self = Self(1 << $bit);)*
            pub(super) fn named(key: &str) -> Self {
                match key { $($key => Self::$name,)* _ => Self(0) }
            }
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

kinds! {
    COMPLEMENTISER = "complementiser", 0;
    QUESTION = "question", 1;
    MALE = "male", 2;
    FEMALE = "female", 3;
    PLURAL = "plural", 4;
    PERSON_PRONOUN = "person_pronoun", 5;
    ANY_PRONOUN = "any_pronoun", 6;
    RELATIVE = "relative", 7;
    ARTICLE = "article", 8;
    DEFINITE = "definite", 9;
    INDEFINITE = "indefinite", 10;
    AUXILIARY = "auxiliary", 11;
    ADVERB = "adverb", 12;
    CONJUNCTION = "conjunction", 13;
    COORDINATOR = "coordinator", 14;
    PREPOSITION = "preposition", 15;
    CALENDAR = "calendar", 16;
    TITLE = "title", 17;
    ORGANISATION = "organisation", 18;
    GROUP = "group", 19;
    UNNAMED = "unnamed", 20;
    ANAPHOR = "anaphor", 21;
    PARTICLE = "particle", 22;
    CLAUSE_START = "clause_start", 23;
    QUOTATIVE = "quotative", 24;
    FALSE_ACCORDING = "false_according", 25;
    ORG_LINK = "org_link", 26;
    PASSIVE = "passive", 27;
    INFINITIVE = "infinitive", 28;
    AGENT = "agent", 29;
    COUNTRY = "country", 30;
    MALE_TITLE = "male_title", 31;
    FEMALE_TITLE = "female_title", 32;
    NEGATION = "negation", 33;
    ADDRESSEE = "addressee", 34;
    DETERMINER = "determiner", 35;
    FINITE = "finite", 36;
    CONTRAST = "contrast", 37;
    SUBORDINATOR = "subordinator", 38;
    OPENER = "opener", 39;
    PREDICATIVE = "predicative", 40;
    HONORIFIC = "honorific", 41;
    OFFICIAL = "official", 42;
    AS = "as", 43;
    TOPIC = "topic", 44;
    PLATFORM = "platform", 45;
    GENERIC = "generic", 46;
    OBJECT_PRONOUN = "object_pronoun", 47;
    PAST = "past", 48;
    NAMELESS = "nameless", 49;
    QUANTIFIER = "quantifier", 50;
    QUESTION_LABEL = "question_label", 51;
    ANSWER_LABEL = "answer_label", 52;
    WORK = "work", 53;
    NAMING = "naming", 54;
    FIRST_PERSON = "first_person", 55;
    SWITCH = "switch", 56;
    LABEL = "label", 57;
    FIELD = "field", 58;
    DOCUMENT = "document", 59;
    MALE_NOUN = "male_noun", 60;
    FEMALE_NOUN = "female_noun", 61;
    LEAD_IN = "lead_in", 80;
    ASKED = "asked", 81;
    STAGE = "stage", 82;
    OUTLET = "outlet", 62;
    SITE = "site", 63;
    LOCATIVE = "locative", 64;
}

impl Kinds {
    /// Pronouns of the third person that may stand for a speaker.
    pub(crate) const PRONOUN: Self = Self(Self::MALE.0 | Self::FEMALE.0 | Self::PLURAL.0 | Self::ANY_PRONOUN.0);
    /// Words that are never part of a name, even with a capital at the start of a sentence.
    pub(crate) const FUNCTION: Self = Self(
        Self::PRONOUN.0
            | Self::COMPLEMENTISER.0
            | Self::QUESTION.0
            | Self::PERSON_PRONOUN.0
            | Self::RELATIVE.0
            | Self::ARTICLE.0
            | Self::DEFINITE.0
            | Self::AUXILIARY.0
            | Self::ADVERB.0
            | Self::CONJUNCTION.0
            | Self::PREPOSITION.0
            | Self::CALENDAR.0
            | Self::GROUP.0
            | Self::QUOTATIVE.0
            | Self::ANAPHOR.0
            | Self::ADDRESSEE.0,
    );

    /// Whether the two sets share a kind.
    pub(crate) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_bit_of_its_own() {
        let all = Kinds::ALL.iter().fold(0, |all, kind| all | kind.0);
        assert_eq!(all.count_ones() as usize, Kinds::ALL.len());
    }
}
