//! The language tables of `data/`, read once per language.

use std::collections::HashMap;
use std::sync::LazyLock;

use araxes_text::Language;

use crate::Act;

const CUES: &str = include_str!("../data/cues.tsv");
const WORDS: &str = include_str!("../data/words.tsv");
const ROLES: &str = include_str!("../data/roles.tsv");
const SUFFIXES: &str = include_str!("../data/suffixes.tsv");

/// The kinds of `words.tsv`, each one bit; a word may be of several.
macro_rules! kinds {
    ($($name:ident = $key:literal, $bit:expr;)*) => {
        /// What `words.tsv` says of a word, as a set of bits.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct Kinds(u64);
        #[allow(missing_docs)]
        impl Kinds {
            $(pub(crate) const $name: Self = Self(1 << $bit);)*
            fn named(key: &str) -> Self {
                match key { $($key => Self::$name,)* _ => Self(0) }
            }
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

/// How a cue stands to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    /// A finite verb with a subject.
    Verb,
    /// A verb form whose subject is that of the sentence: "adding that".
    Gerund,
    /// Before its source: "according to".
    According,
    /// After its source: "sözlərinə görə".
    Genitive,
    /// A noun with what it says behind it: "the claim that".
    Noun,
}

/// One row of `cues.tsv`, for one of its forms.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// Its words, in lower case.
    pub(crate) words: Vec<&'static str>,
    pub(crate) class: CueClass,
    pub(crate) act: Act,
    /// A noun as well as a verb.
    pub(crate) noun: bool,
    /// Reports only with marks or a complementiser.
    pub(crate) weak: bool,
    /// Takes an infinitive: "promised to".
    pub(crate) infinitive: bool,
    /// Takes an object that may hold marks: "called it …".
    pub(crate) object: bool,
    /// Its object is what it says: "called it a shame".
    pub(crate) stated: bool,
    /// Takes a clause without a complementiser, whatever it begins with.
    pub(crate) core: bool,
    /// What follows without a complementiser is a clause, though its verb may not show.
    pub(crate) open: bool,
    /// May take an addressee before a question: "asked the mayor whether".
    pub(crate) asks: bool,
    /// Takes an addressee before the clause: "told reporters …".
    pub(crate) addressee: bool,
}

/// Phrases by their first word, with something of their own.
type Phrases<T> = HashMap<&'static str, Vec<(Vec<&'static str>, T)>>;

/// What shows whether somebody is a man or a woman.
#[derive(Debug, Default)]
struct Endings {
    verbs: Vec<&'static str>,
    names: Vec<&'static str>,
    roles: Vec<&'static str>,
}

/// The tables of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: HashMap<&'static str, Kinds>,
    /// Nouns for who may speak, with each case ending.
    inflected: HashMap<String, Kinds>,
    phrases: Phrases<Kinds>,
    cues: HashMap<&'static str, Vec<Cue>>,
    nouns: HashMap<&'static str, Vec<Cue>>,
    roles: Phrases<&'static str>,
    cases: Vec<&'static str>,
    nominalised: Vec<&'static str>,
    adverbs: Vec<&'static str>,
    participles: Vec<&'static str>,
    pasts: Vec<&'static str>,
    occupations: Vec<&'static str>,
    surnames: Vec<&'static str>,
    families: Vec<&'static str>,
    patronymics: Vec<&'static str>,
    infinitives: Vec<&'static str>,
    male: Endings,
    female: Endings,
    plural_verbs: Vec<&'static str>,
    obliques: Vec<&'static str>,
    genitives: Vec<&'static str>,
    /// Marks that stand before what is reported, beside the colon.
    pub(crate) colons: Vec<char>,
    nominatives: Vec<(&'static str, &'static str)>,
    /// Whether a reported clause may follow without a complementiser.
    pub(crate) bare_clause: bool,
}

static LEXICONS: LazyLock<HashMap<Language, Lexicon>> = LazyLock::new(|| {
    Language::ALL
        .into_iter()
        .map(|language| (language, Lexicon::read(language.tag())))
        .collect()
});
static EMPTY: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

/// The tables of a language; those of English where it is not known.
pub(crate) fn lexicon(language: Language) -> &'static Lexicon {
    let language = if language.is_known() { language } else { Language::En };
    LEXICONS.get(&language).unwrap_or(&EMPTY)
}

/// The rows of a table for one language, without that column.
fn rows(table: &'static str, tag: &str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(move |row| row.first() == Some(&tag))
        .map(|row| row.into_iter().skip(1).collect())
}

impl Lexicon {
    fn read(tag: &str) -> Self {
        let mut lexicon = Self::default();
        for row in rows(WORDS, tag) {
            if let [kind, forms, ..] = row[..] {
                lexicon.add_words(Kinds::named(kind), forms);
            }
        }
        for row in rows(ROLES, tag) {
            if let [class, forms, ..] = row[..] {
                for form in forms.split('|') {
                    push_phrase(&mut lexicon.roles, form, class);
                }
            }
        }
        for row in rows(CUES, tag) {
            if let [class, act, flags, forms, ..] = row[..] {
                lexicon.add_cues(class, act, flags, forms);
            }
        }
        for row in rows(SUFFIXES, tag) {
            if let [kind, forms, ..] = row[..] {
                lexicon.add_suffixes(kind, forms);
            }
        }
        lexicon.cases.sort_by_key(|suffix| std::cmp::Reverse(suffix.len()));
        lexicon.inflect();
        lexicon
            .nominatives
            .sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        lexicon
    }

    fn add_words(&mut self, kind: Kinds, forms: &'static str) {
        self.bare_clause |= kind == Kinds::CLAUSE_START;
        for form in forms.split('|') {
            if form.contains(' ') {
                push_phrase(&mut self.phrases, form, kind);
            } else {
                let kinds = self.words.entry(form).or_default();
                *kinds = kinds.with(kind);
            }
        }
    }

    /// Adds the nouns for who may speak with each case ending, behind the noun and in place of its last vowel.
    fn inflect(&mut self) {
        const LONG_ENOUGH: usize = 4;
        let speaks = Kinds::ORGANISATION.with(Kinds::GROUP).with(Kinds::UNNAMED);
        let nouns = self
            .words
            .iter()
            .filter(|(word, kinds)| kinds.any(speaks) && word.chars().nth(LONG_ENOUGH - 1).is_some());
        let nouns: Vec<_> = nouns.map(|(word, kinds)| (*word, *kinds)).collect();
        for (noun, kinds) in nouns {
            let shorter = noun
                .strip_suffix(['а', 'я', 'о', 'е', 'ь', 'й', 'ა', 'ი'])
                .unwrap_or(noun);
            for case in &self.cases {
                for stem in [noun, shorter] {
                    self.inflected.entry(format!("{stem}{case}")).or_insert(kinds);
                }
            }
        }
    }

    fn add_cues(&mut self, class: &str, act: &str, flags: &str, forms: &'static str) {
        let class = match class {
            "gerund" => CueClass::Gerund,
            "according" => CueClass::According,
            "genitive" => CueClass::Genitive,
            "noun" => CueClass::Noun,
            _ => CueClass::Verb,
        };
        let act = if act == "belief" { Act::Belief } else { Act::Speech };
        for form in forms.split('|') {
            let words: Vec<_> = form.split(' ').collect();
            let Some(&first) = words.first() else { continue };
            let cues = if class == CueClass::Noun {
                &mut self.nouns
            } else {
                &mut self.cues
            };
            let cues = cues.entry(first).or_default();
            cues.push(Cue {
                words,
                class,
                act,
                noun: flags.contains('n'),
                weak: flags.contains('w'),
                infinitive: flags.contains('i'),
                object: flags.contains('o'),
                open: flags.contains('b'),
                asks: flags.contains('a'),
                stated: flags.contains('p'),
                core: flags.contains('c'),
                addressee: flags.contains('t'),
            });
            cues.sort_by_key(|cue| std::cmp::Reverse(cue.words.len()));
        }
    }

    fn add_suffixes(&mut self, kind: &str, forms: &'static str) {
        match kind {
            "case" => self.cases.extend(forms.split('|')),
            "nominalised" => self.nominalised.extend(forms.split('|')),
            "surname" => self.surnames.extend(forms.split('|')),
            "family" => self.families.extend(forms.split('|')),
            "patronymic" => self.patronymics.extend(forms.split('|')),
            "infinitive" => self.infinitives.extend(forms.split('|')),
            "male_verb" => self.male.verbs.extend(forms.split('|')),
            "male_name" => self.male.names.extend(forms.split('|')),
            "female_verb" => self.female.verbs.extend(forms.split('|')),
            "female_name" => self.female.names.extend(forms.split('|')),
            "female_role" => self.female.roles.extend(forms.split('|')),
            "plural_verb" => self.plural_verbs.extend(forms.split('|')),
            "genitive" => self.genitives.extend(forms.split('|')),
            "oblique" => self.obliques.extend(forms.split('|')),
            "colon" => self.colons.extend(forms.chars().filter(|mark| *mark != '|')),
            "occupation" => self.occupations.extend(forms.split('|')),
            "past" => self.pasts.extend(forms.split('|')),
            "participle" => self.participles.extend(forms.split('|')),
            "adverb" => self.adverbs.extend(forms.split('|')),
            "nominative" => self
                .nominatives
                .extend(forms.split('|').filter_map(|pair| pair.split_once('>'))),
            _ => {}
        }
    }

    /// What a word, in lower case, is.
    pub(crate) fn kinds(&self, word: &str) -> Kinds {
        match self.words.get(word) {
            Some(kinds) => *kinds,
            None => self.inflected.get(word).copied().unwrap_or_default(),
        }
    }

    /// Whether a word is an adverb by the table or by its ending.
    pub(crate) fn is_adverb(&self, word: &str) -> bool {
        self.kinds(word).any(Kinds::ADVERB)
            || self
                .adverbs
                .iter()
                .any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending))
    }

    /// The longest cue that begins with the first of `words`.
    pub(crate) fn cue<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<&Cue> {
        let fits = |cue: &&Cue| cue.words.iter().enumerate().all(|(nth, want)| word(nth) == Some(*want));
        self.cues.get(first)?.iter().find(fits)
    }

    /// The noun that is a cue.
    pub(crate) fn noun(&self, word: &str) -> Option<&Cue> {
        self.nouns.get(word)?.first()
    }

    /// The role that begins with the first of `words`: its class and the number of its words. Where the word itself
    /// is none, a case ending is taken off it.
    pub(crate) fn role<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<(&'static str, usize)> {
        if self.kinds(first).any(Kinds::ADDRESSEE) {
            return None;
        }
        let find = |key: &str| {
            let rest_fits = |rest: &[&str]| {
                rest.iter().enumerate().skip(1).all(|(nth, want)| {
                    word(nth).is_some_and(|word| word == *want || self.stems(word).any(|stem| stem == *want))
                })
            };
            let fitting = self.roles.get(key)?.iter().filter(|(words, _)| rest_fits(words));
            fitting
                .max_by_key(|(words, _)| words.len())
                .map(|(words, class)| (*class, words.len()))
        };
        let found = find(first).or_else(|| self.stems(first).find_map(find));
        found.or_else(|| {
            Some(self.nominative(first))
                .filter(|own| own != first)
                .and_then(|own| find(&own))
        })
    }

    /// Whether a role of this one word stands in the table, ending and all.
    pub(crate) fn is_role_form(&self, word: &str) -> bool {
        let rows = self.roles.get(word);
        rows.is_some_and(|rows| rows.iter().any(|(words, _)| words.len() == 1))
    }

    /// Whether a phrase of `words.tsv` of this kind begins here.
    pub(crate) fn phrase<'w>(&self, kind: Kinds, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> bool {
        let fits = |words: &[&str]| words.iter().enumerate().all(|(nth, want)| word(nth) == Some(*want));
        self.phrases
            .get(first)
            .is_some_and(|rows| rows.iter().any(|(words, of)| of.any(kind) && fits(words)))
    }

    /// The word with one case ending taken off, in every way that leaves three letters, longest ending first.
    pub(crate) fn stems<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.cases
            .iter()
            .filter_map(|suffix| word.strip_suffix(suffix))
            .filter(|stem| stem.chars().nth(2).is_some())
    }

    /// Whether `word` and `other` can be forms of one name: equal, or alike but for a case ending on either.
    pub(crate) fn same_name(&self, word: &str, other: &str) -> bool {
        word == other
            || self
                .stems(word)
                .any(|stem| stem == other || self.stems(other).any(|of| of == stem))
            || self.stems(other).any(|stem| stem == word)
    }

    /// Whether the word, or its stem, ends as words for people at work do.
    pub(crate) fn is_occupation(&self, word: &str) -> bool {
        let ends = |word: &str| {
            self.occupations.iter().any(|ending| {
                word.strip_suffix(ending)
                    .is_some_and(|stem| stem.chars().nth(2).is_some())
            })
        };
        ends(word) || self.stems(word).any(ends)
    }

    /// Whether the word is a participle by its ending, which makes what follows an adjunct.
    pub(crate) fn is_participle(&self, word: &str) -> bool {
        self.participles
            .iter()
            .any(|ending| word.ends_with(ending) && (word.len() > ending.len() + 2 || word == *ending))
    }

    /// Whether the word is a past form of a verb by its ending.
    pub(crate) fn is_past(&self, word: &str) -> bool {
        self.pasts
            .iter()
            .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Whether the word ends as family names do, in a script without capitals.
    pub(crate) fn is_surname(&self, word: &str) -> bool {
        self.surnames
            .iter()
            .any(|ending| word.len() > ending.len() + 6 && word.ends_with(ending))
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

    /// Whether verbs show the gender of their subjects.
    pub(crate) fn shows_gender(&self) -> bool {
        !self.female.verbs.is_empty()
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

    /// Whether a noun cannot be a subject by its case ending.
    pub(crate) fn is_oblique(&self, noun: &str) -> bool {
        ends_with(&self.obliques, noun, 3)
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

fn push_phrase<T>(phrases: &mut Phrases<T>, form: &'static str, value: T) {
    let words: Vec<_> = form.split(' ').collect();
    if let Some(&first) = words.first() {
        phrases.entry(first).or_default().push((words, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_a_source() {
        for (table, columns) in [(CUES, 6), (WORDS, 4), (ROLES, 4), (SUFFIXES, 4)] {
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                let row: Vec<_> = line.split('\t').collect();
                assert_eq!(row.len(), columns, "{line}");
                assert!(row.iter().all(|cell| !cell.is_empty()), "{line}");
            }
        }
    }

    #[test]
    fn every_kind_of_word_is_known() {
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let kind = line.split('\t').nth(1).unwrap();
            assert_ne!(Kinds::named(kind), Kinds(0), "{kind}");
        }
    }

    #[test]
    fn longest_cue_and_role_win() {
        let english = lexicon(Language::En);
        let words = ["pointed", "out"];
        assert_eq!(
            english
                .cue("pointed", |nth| words.get(nth).copied())
                .unwrap()
                .words
                .len(),
            2
        );
        let words = ["political", "scientist"];
        assert_eq!(
            english.role("political", |nth| words.get(nth).copied()),
            Some(("analyst", 2))
        );
    }

    #[test]
    fn endings_make_no_other_name() {
        let az = lexicon(Language::Az);
        assert!(az.same_name("qədirzadənin", "qədirzadə"));
        let ru = lexicon(Language::Ru);
        assert!(ru.same_name("саркисяна", "саркисяну"));
        assert!(!ru.same_name("саркисян", "гасанов"));
        assert_eq!(lexicon(Language::Hy).nominative("Գալստյանը"), "Գալստյան");
        assert_eq!(lexicon(Language::Ka).nominative("მაისურაძემ"), "მაისურაძე");
    }
}
