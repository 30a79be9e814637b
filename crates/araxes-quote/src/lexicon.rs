//! The language tables of `data/`, read once per language, and what users add to them.

mod add;
mod cue;
mod endings;
mod error;
mod kinds;
mod known;
mod names;
mod own;
mod read;
mod rows;

use std::sync::LazyLock;

use araxes_text::Language;
use foldhash::HashMap;

pub(crate) use cue::Cue;
pub use cue::CueClass;
pub use error::LexiconError;
pub(crate) use kinds::Kinds;
pub(crate) use known::Known;
pub use own::Lexicon;
pub use rows::{Gender, LexiconRow, Takes};

const CUES: &str = include_str!("../data/cues.tsv");
const WORDS: &str = include_str!("../data/words.tsv");
const ROLES: &str = include_str!("../data/roles.tsv");
const SUFFIXES: &str = include_str!("../data/suffixes.tsv");

/// Phrases by their first word, with something of their own.
type Phrases<T> = HashMap<Box<str>, Vec<(Vec<Box<str>>, T)>>;

/// What shows whether somebody is a man or a woman.
#[derive(Clone, Debug, Default)]
struct Endings {
    verbs: Vec<&'static str>,
    names: Vec<&'static str>,
    roles: Vec<&'static str>,
}

/// The tables of one language. What users may add to is owned, the rest stays where it was compiled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    words: HashMap<Box<str>, Kinds>,
    /// Nouns for who may speak, with each case ending.
    inflected: HashMap<String, Kinds>,
    phrases: Phrases<Kinds>,
    cues: HashMap<Box<str>, Vec<Cue>>,
    /// Cues that are any word with this beginning.
    stem_cues: HashMap<Box<str>, Vec<Cue>>,
    nouns: HashMap<Box<str>, Vec<Cue>>,
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
    adverbials: Vec<&'static str>,
    adnominals: Vec<&'static str>,
    nominalised_subjects: Vec<&'static str>,
    passives: Vec<&'static str>,
    converbs: Vec<&'static str>,
    finites: Vec<&'static str>,
    ordinals: Vec<&'static str>,
    plurals: Vec<&'static str>,
    closing: Vec<&'static str>,
    postpositions: Vec<&'static str>,
    genitives: Vec<&'static str>,
    adjectives: Vec<&'static str>,
    datives: Vec<&'static str>,
    articles: Vec<&'static str>,
    /// Marks that stand before what is reported, beside the colon.
    pub(crate) colons: Vec<char>,
    nominatives: Vec<(&'static str, &'static str)>,
    declension: names::Declension,
    /// Whether a reported clause may follow without a complementiser.
    pub(crate) bare_clause: bool,
}

static TABLES: LazyLock<HashMap<Language, Tables>> = LazyLock::new(|| {
    Language::ALL
        .into_iter()
        .map(|language| (language, Tables::read(language.tag())))
        .collect()
});
static EMPTY: LazyLock<Tables> = LazyLock::new(Tables::default);

/// The bundled tables of a language; those of English where it is not known.
fn bundled(language: Language) -> &'static Tables {
    let language = if language.is_known() { language } else { Language::En };
    TABLES.get(&language).unwrap_or(&EMPTY)
}

/// The classes that roles may have.
fn role_classes() -> impl Iterator<Item = &'static str> {
    let rows = ROLES.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split('\t').nth(1))
}

impl Tables {
    /// Whether a reported clause is a noun before its verb: "geldiğini söyledi", "gəldiyini deyib".
    pub(crate) fn verb_final(&self) -> bool {
        !self.nominalised.is_empty()
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
        let found = self
            .cues
            .get(first)
            .and_then(|cues| cues.iter().find(|cue| cue.fits(&word)));
        found.or_else(|| self.cue_by_stem(first))
    }

    /// The cue whose stem the word begins with, the longest first.
    fn cue_by_stem(&self, word: &str) -> Option<&Cue> {
        const LONGEST: usize = 32;
        if self.stem_cues.is_empty() {
            return None;
        }
        let ends = word.char_indices().map(|(at, char)| at + char.len_utf8()).take(LONGEST);
        let ends: Vec<usize> = ends.collect();
        let cues = ends
            .into_iter()
            .rev()
            .find_map(|end| self.stem_cues.get(word.get(..end)?));
        // A participle takes the subject of its sentence.
        let class = if self.is_participle(word) {
            CueClass::Gerund
        } else {
            CueClass::Verb
        };
        let cues = cues?;
        cues.iter().find(|cue| cue.class == class).or_else(|| cues.first())
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
            let rest_fits = |rest: &[Box<str>]| {
                rest.iter().enumerate().skip(1).all(|(nth, want)| {
                    word(nth).is_some_and(|word| word == &**want || self.stems(word).any(|stem| stem == &**want))
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

    /// Whether a role stands in the table in just these words.
    pub(crate) fn is_listed_role(&self, words: &[&str]) -> bool {
        let same =
            |row: &[Box<str>]| row.len() == words.len() && row.iter().zip(words).all(|(own, word)| **own == **word);
        let rows = words.first().and_then(|first| self.roles.get(*first));
        rows.is_some_and(|rows| rows.iter().any(|(row, _)| same(row)))
    }

    /// Whether a phrase of `words.tsv` of this kind begins here.
    pub(crate) fn phrase<'w>(&self, kind: Kinds, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> bool {
        self.phrase_length(kind, first, word).is_some()
    }

    /// The number of words of the longest phrase of this kind that begins here.
    pub(crate) fn phrase_length<'w>(
        &self,
        kind: Kinds,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<usize> {
        let fits = |words: &[Box<str>]| words.iter().enumerate().all(|(nth, want)| word(nth) == Some(want));
        let rows = self.phrases.get(first)?.iter();
        rows.filter(|(words, of)| of.any(kind) && fits(words))
            .map(|(words, _)| words.len())
            .max()
    }

    /// The word with one case ending taken off, in every way that leaves three letters, longest ending first.
    pub(crate) fn stems<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.cases
            .iter()
            .filter_map(|suffix| word.strip_suffix(suffix))
            .filter(|stem| stem.chars().nth(2).is_some())
    }

    /// Whether two words, alike at the start, are listed under one form: "ლომიძემ" and "ლომიძის".
    fn same_nominative(&self, word: &str, other: &str) -> bool {
        const ALIKE: usize = 4;
        let begin = |word: &str| word.chars().take(ALIKE).collect::<Vec<_>>();
        !self.nominatives.is_empty() && begin(word) == begin(other) && self.nominative(word) == self.nominative(other)
    }

    /// Whether `word` and `other` can be forms of one name: equal, or alike but for a case ending on either.
    pub(crate) fn same_name(&self, word: &str, other: &str) -> bool {
        word == other
            || self
                .stems(word)
                .any(|stem| stem == other || self.stems(other).any(|of| of == stem))
            || self.stems(other).any(|stem| stem == word)
            || self.same_nominative(word, other)
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
        let english = bundled(Language::En);
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
        let az = bundled(Language::Az);
        assert!(az.same_name("qədirzadənin", "qədirzadə"));
        let ru = bundled(Language::Ru);
        assert!(ru.same_name("саркисяна", "саркисяну"));
        assert!(!ru.same_name("саркисян", "гасанов"));
        assert_eq!(bundled(Language::Hy).nominative("Գալստյանը"), "Գալստյան");
        assert_eq!(bundled(Language::Ka).nominative("მაისურაძემ"), "მაისურაძე");
    }
}
