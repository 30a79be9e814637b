//! What a language shows by the endings of its words.

use super::{Kinds, Tables};

impl Tables {
    /// Whether the word, or its stem, ends as words for people at work do.
    pub(crate) fn is_occupation(&self, word: &str) -> bool {
        let ends = |word: &str| {
            self.occupations.iter().any(|ending| {
                word.strip_suffix(ending)
                    .is_some_and(|stem| stem.chars().nth(2).is_some())
            })
        };
        let number = self.ordinals.contains(&word);
        !number && (ends(word) || self.stems(word).any(ends))
    }

    /// Whether a verb has the form that another verb of the same subject follows: "təkzib edib və …".
    pub(crate) fn is_converb(&self, word: &str) -> bool {
        ends_with(&self.converbs, word, 2)
    }

    /// Whether a word can end a clause by its ending, in a language whose verbs stand last.
    pub(crate) fn is_finite_form(&self, word: &str) -> bool {
        self.finites.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether several of one role are meant: "vəkillər".
    pub(crate) fn is_several(&self, word: &str) -> bool {
        let mut stems = self.plurals.iter().filter_map(|plural| word.strip_suffix(plural));
        stems.any(|stem| self.is_role_form(stem))
    }

    /// Whether the word is a participle by its ending, which makes what follows an adjunct.
    pub(crate) fn is_participle(&self, word: &str) -> bool {
        self.participles
            .iter()
            .any(|ending| word.ends_with(ending) && (word.len() > ending.len() + 2 || word == *ending))
    }

    /// Whether the word is a past form of a verb, by the table or by its ending.
    pub(crate) fn is_past(&self, word: &str) -> bool {
        self.kinds(word).any(Kinds::PAST)
            || self
                .pasts
                .iter()
                .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether the word ends as family names do, in a script without capitals.
    pub(crate) fn is_surname(&self, word: &str) -> bool {
        self.surnames
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|stem| stem.chars().nth(2).is_some())
    }

    /// Whether the language is not written in Latin letters.
    pub(crate) fn has_other_script(&self) -> bool {
        self.families
            .iter()
            .any(|ending| !ending.is_ascii() && !ending.starts_with(|first: char| first.is_ascii()))
    }

    /// Whether names are told by their endings alone, in a script without capitals.
    pub(crate) fn has_surnames(&self) -> bool {
        !self.surnames.is_empty()
    }

    /// Whether the table lists how family names end, so that a capital alone need not make a name.
    pub(crate) fn has_families(&self) -> bool {
        !self.families.is_empty()
    }

    /// Whether the word, or its stem, ends as family names do. Common words may end so too.
    pub(crate) fn is_family(&self, word: &str) -> bool {
        let ends = |word: &str| ends_with(&self.families, word, 2);
        ends(word) || self.stems(word).any(ends)
    }

    /// Whether the word itself ends as family names do: "Петров", not "Марина", whose stem does.
    pub(crate) fn is_family_form(&self, word: &str) -> bool {
        ends_with(&self.families, word, 2)
    }

    /// Whether a word is nothing but a case ending, as behind a hyphen: "Turan-a", «CivilNet-ին».
    pub(crate) fn is_case_ending(&self, word: &str) -> bool {
        self.cases.contains(&word) || self.datives.contains(&word)
    }

    /// Whether a word is the ending of a definite subject, as behind a hyphen: «Հրապարակ»-ը.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        self.articles.contains(&word)
    }

    /// Whether a word is the ending of somebody spoken to, as behind a hyphen.
    pub(crate) fn is_dative_ending(&self, word: &str) -> bool {
        self.datives.contains(&word)
    }

    /// Whether the word ends as a father's name does that stands between a given and a family name.
    pub(crate) fn is_patronymic(&self, word: &str) -> bool {
        let ends = |word: &str| ends_with(&self.patronymics, word, 3);
        ends(word) || self.stems(word).any(ends)
    }

    /// Whether a past verb, in lower case, has a woman for its subject; `None` where it does not show.
    pub(crate) fn female_by_verb(&self, verb: &str) -> Option<bool> {
        let female = ends_with(&self.female.verbs, verb, 3);
        (female || ends_with(&self.male.verbs, verb, 3)).then_some(female)
    }

    /// Whether a name, in lower case, is a woman's by its ending; `None` where it does not show.
    pub(crate) fn female_by_name(&self, name: &str) -> Option<bool> {
        let female = ends_with(&self.female.names, name, 2);
        (female || ends_with(&self.male.names, name, 2)).then_some(female)
    }

    /// Whether a word for somebody's work is a woman's by its ending.
    pub(crate) fn is_female_role(&self, role: &str) -> bool {
        ends_with(&self.female.roles, role, 2)
    }

    /// Whether a verb can have a place or an office for its unnamed subject: "сообщили в министерстве".
    pub(crate) fn is_impersonal(&self, verb: &str) -> bool {
        self.plural_verbs.is_empty() || ends_with(&self.plural_verbs, verb, 2)
    }

    /// Whether a noun or adjective can be a genitive by its ending.
    pub(crate) fn is_genitive(&self, noun: &str) -> bool {
        ends_with(&self.genitives, noun, 2)
    }

    /// Whether a word is a name with the ending of somebody spoken to: "Vardanyana" of "Vardanyan".
    pub(crate) fn is_dative_of(&self, word: &str, name: &str) -> bool {
        word.strip_prefix(name)
            .is_some_and(|ending| self.datives.contains(&ending))
    }

    /// Whether a word can be the adjective of a place by its ending: "Капанского".
    pub(crate) fn is_adjective(&self, word: &str) -> bool {
        ends_with(&self.adjectives, word, 3)
    }

    /// Whether a word ends a phrase by its ending, so that no role begins before it.
    pub(crate) fn closes_phrase(&self, word: &str) -> bool {
        ends_with(&self.closing, word, 3)
    }

    /// Whether a word governs what stands before it: «X-ի մասին».
    pub(crate) fn is_postposition(&self, word: &str) -> bool {
        self.postpositions.contains(&word)
    }

    /// Whether a noun cannot be a subject by its case ending.
    pub(crate) fn is_oblique(&self, noun: &str) -> bool {
        ends_with(&self.obliques, noun, 3)
    }

    /// Whether a word has the ending of a case of two letters behind a vowel, which few names end in: "Çəmənlinin".
    pub(crate) fn is_long_oblique(&self, noun: &str) -> bool {
        const LONG: usize = 3;
        let long = |ending: &&&str| ending.chars().count() >= LONG;
        let mut endings = self.obliques.iter().filter(long);
        endings.any(|ending| {
            noun.strip_suffix(ending)
                .is_some_and(|stem| stem.chars().nth(2).is_some())
        })
    }

    /// Whether a word stands in a case that says where or whence by its ending: "iclasda".
    pub(crate) fn is_adverbial(&self, word: &str) -> bool {
        ends_with(&self.adverbials, word, 3)
    }

    /// Whether a pronoun, which may be of one letter, has the ending of another case than a subject's: "onun".
    pub(crate) fn is_cased_pronoun(&self, word: &str) -> bool {
        ends_with(&self.obliques, word, 1)
    }

    /// Whether a reporting word stands before the noun that it describes: "belirten", "deyən".
    pub(crate) fn is_adnominal(&self, word: &str) -> bool {
        ends_with(&self.adnominals, word, 2)
    }

    /// Whether the word is an infinitive by its ending.
    pub(crate) fn is_infinitive(&self, word: &str) -> bool {
        self.kinds(word).any(Kinds::INFINITIVE) || ends_with(&self.infinitives, word, 2)
    }

    /// Whether the word is a clause made a noun, as in "bildirdiyini".
    pub(crate) fn is_nominalised(&self, word: &str) -> bool {
        self.nominalised
            .iter()
            .any(|ending| word.len() > ending.len() && word.ends_with(ending))
    }

    /// The name as the roster lists it: an article or subject ending taken off.
    pub(crate) fn nominative(&self, name: &str) -> String {
        for (ending, instead) in &self.nominatives {
            let Some(stem) = name.strip_suffix(ending) else {
                continue;
            };
            if stem.chars().count() >= 3 {
                // A vowel stem takes no vowel in place of the ending.
                let vowels = ['ა', 'ე', 'ო', 'უ', 'ი'];
                let single = instead.chars().nth(1).is_none() && instead.ends_with(vowels);
                return if single && stem.ends_with(vowels) {
                    stem.to_owned()
                } else {
                    format!("{stem}{instead}")
                };
            }
        }
        name.to_owned()
    }
}

/// Whether a word ends in one of `endings` and has at least so many letters before it.
fn ends_with(endings: &[&str], word: &str, letters: usize) -> bool {
    endings.iter().any(|ending| {
        word.strip_suffix(ending)
            .is_some_and(|stem| stem.chars().nth(letters - 1).is_some())
    })
}
