//! The language tables: endings, generic words, cues that a word is a person's name, demonyms. Every row of the files
//! names its source in the last column.

use std::sync::LazyLock;

use araxes_text::{Language, fold};
use foldhash::{HashMap, HashMapExt, HashSet};

use crate::endings::Endings;
use crate::tsv::rows;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// What a generic word makes of the name beside it.
pub(crate) struct Generic {
    pub(crate) kind: &'static str,
    /// Whether the word stands before the name.
    pub(crate) before: bool,
}

/// What a word can tell of a name beside it, or of itself where it is a name.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(crate) enum Cue {
    FirstName = 1,
    /// A place whose name is given to people too.
    FirstOrPlace = 1 << 1,
    /// What a brand, club or paper is called.
    Goods = 1 << 2,
    Honorific = 1 << 3,
    /// Behind a name, it makes it a person's.
    AfterName = 1 << 4,
    /// Beside the name of a club.
    Club = 1 << 6,
    /// What one team does to another.
    MatchVerb = 1 << 7,
    /// What is drunk or smoked under the name of a place.
    Drink = 1 << 8,
    /// A generic word in the plural.
    Plural = 1 << 9,
    /// A word for "and".
    And = 1 << 10,
    /// A word behind which a place is named.
    Preposition = 1 << 11,
    /// What a people has and a place has not.
    OfPeople = 1 << 12,
    /// Before the name of one whom something is called after.
    NamedAfter = 1 << 13,
    /// Behind the name of one whom something is called after.
    NamedFor = 1 << 14,
    /// A month or a day of the week.
    Date = 1 << 15,
    /// Behind a participle.
    Auxiliary = 1 << 16,
}

const ROLES: [(&str, Cue); 16] = [
    ("first", Cue::FirstName),
    ("first_or_place", Cue::FirstOrPlace),
    ("goods", Cue::Goods),
    ("honorific", Cue::Honorific),
    ("after", Cue::AfterName),
    ("club", Cue::Club),
    ("match_verb", Cue::MatchVerb),
    ("drink", Cue::Drink),
    ("plural", Cue::Plural),
    ("and", Cue::And),
    ("preposition", Cue::Preposition),
    ("of_people", Cue::OfPeople),
    ("named_after", Cue::NamedAfter),
    ("named_for", Cue::NamedFor),
    ("date", Cue::Date),
    ("auxiliary", Cue::Auxiliary),
];

/// All that one word can tell.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cues(u32);

impl Cues {
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & cue as u32 != 0
    }
}

pub(crate) struct Tables {
    endings: HashMap<Language, Endings>,
    /// By folded word, and by the word as it stands.
    generics: HashMap<String, Vec<Generic>>,
    /// Which words cannot be generic, for a quick answer to most.
    generic_starts: Starts,
    /// What a folded word tells, by the word.
    cues: HashMap<String, Cues>,
    cue_starts: Starts,
    /// Names of known places that are common words of one language, folded.
    common_words: HashSet<(Language, String)>,
    surname_endings: Vec<String>,
    short_surname_endings: Vec<String>,
    /// Endings of names at which something is or from which it comes.
    locatives: HashSet<(Language, &'static str)>,
    demonyms: HashSet<(Language, &'static str)>,
}

impl Tables {
    pub(crate) fn get() -> &'static Self {
        &TABLES
    }

    fn read() -> Self {
        let mut endings: HashMap<Language, Endings> = HashMap::new();
        for [language, ending, replacement, _] in rows(include_str!("../data/endings.tsv")) {
            endings.entry(tag(language)).or_default().add(ending, replacement);
        }
        let mut generic_starts = Starts::default();
        let mut generics: HashMap<String, Vec<Generic>> = HashMap::new();
        for [_, word, kind, position, _] in rows(include_str!("../data/generics.tsv")) {
            let key = fold(word);
            let raw = (key != word).then(|| word.to_owned());
            for form in raw.into_iter().chain([key]) {
                let before = position == "before";
                generic_starts.add(&form);
                generics.entry(form).or_default().push(Generic { kind, before });
            }
        }
        let table = include_str!("../data/name_cues.tsv");
        let of_role = |wanted: &str| {
            let rows = rows(table).filter(|&[role, _, _]| role == wanted);
            rows.map(|[_, word, _]| fold(word)).collect::<Vec<_>>()
        };
        let mut cue_starts = Starts::default();
        let mut cues: HashMap<String, Cues> = HashMap::new();
        for (role, cue) in ROLES {
            for key in of_role(role) {
                cue_starts.add(&key);
                cues.entry(key).or_default().0 |= cue as u32;
            }
        }
        let common_words = rows(include_str!("../data/common_words.tsv"));
        let locatives = rows(include_str!("../data/locatives.tsv"));
        let demonyms = rows(include_str!("../data/demonyms.tsv"));
        Self {
            endings,
            generics,
            generic_starts,
            cues,
            cue_starts,
            common_words: common_words
                .map(|[language, word, _]| (tag(language), fold(word)))
                .collect(),
            surname_endings: of_role("surname"),
            short_surname_endings: of_role("short_surname"),
            locatives: locatives.map(|[language, ending, _]| (tag(language), ending)).collect(),
            demonyms: demonyms.map(|[language, word, _]| (tag(language), word)).collect(),
        }
    }

    /// The endings of a language.
    pub(crate) fn endings(&self, language: Language) -> Option<&Endings> {
        self.endings.get(&language)
    }

    /// Whether the folded word is an ending by itself, as behind a hyphen.
    pub(crate) fn is_ending(&self, language: Language, key: &str) -> bool {
        self.endings(language).is_some_and(|endings| endings.contains(key))
    }

    /// Whether a folded word ends as the names of places do where something is there or comes from there.
    pub(crate) fn is_locative(&self, language: Language, key: &str) -> bool {
        let ends = |&(own, ending): &(Language, &str)| own == language && key.ends_with(ending);
        self.locatives.iter().any(ends)
    }

    /// What the word, folded or in the lower case of the table, may make of a name beside it.
    pub(crate) fn generics(&self, key: &str) -> &[Generic] {
        if !self.generic_starts.may_hold(key) {
            return &[];
        }
        self.generics.get(key).map_or(&[], Vec::as_slice)
    }

    /// What the folded word tells of a name beside it, or of itself.
    pub(crate) fn cues(&self, key: &str) -> Cues {
        if !self.cue_starts.may_hold(key) {
            return Cues::default();
        }
        self.cues.get(key).copied().unwrap_or_default()
    }

    /// Whether a folded word ends as surnames do, with an ending of at least three letters.
    pub(crate) fn looks_like_a_surname(&self, key: &str) -> bool {
        let long = |ending: &&String| ending.chars().count() >= 3;
        self.surname_endings
            .iter()
            .filter(long)
            .any(|ending| key.len() > ending.len() + 2 && key.ends_with(ending.as_str()))
    }

    /// Whether a folded word ends as surnames do, with an ending of at least two letters that no other names have: -ov
    /// is one, -li and -ia are not.
    pub(crate) fn has_surname_ending(&self, key: &str) -> bool {
        let closed = |ending: &str| !ending.ends_with(['a', 'i', 'u', 'e']) || ending.chars().count() >= 3;
        let mut endings = self.surname_endings.iter().filter(|ending| closed(ending));
        endings.any(|ending| key.len() > ending.len() + 2 && key.ends_with(ending.as_str()))
    }

    /// Whether a known place has the name of something else in this language.
    pub(crate) fn is_common_word(&self, language: Language, key: &str) -> bool {
        self.common_words.contains(&(language, key.to_owned()))
    }

    /// Whether a folded word ends as the surnames do that say where somebody's forebears came from, and as the places.
    pub(crate) fn may_be_a_surname(&self, key: &str) -> bool {
        let endings = &self.short_surname_endings;
        endings
            .iter()
            .any(|ending| key.len() > ending.len() + 2 && key.ends_with(ending.as_str()))
    }

    /// Whether the word is a people's name in this language, whatever place is spelt the same.
    pub(crate) fn is_demonym(&self, language: Language, word: &str) -> bool {
        self.demonyms.contains(&(language, word))
    }
}

/// A bit for the first bytes and the length of each word of a set.
#[derive(Default)]
struct Starts(Vec<u64>);

impl Starts {
    fn add(&mut self, word: &str) {
        self.0.resize(1 << 10, 0);
        let bit = Self::bit(word);
        if let Some(bits) = self.0.get_mut(bit / 64) {
            *bits |= 1 << (bit % 64);
        }
    }

    fn may_hold(&self, word: &str) -> bool {
        let bit = Self::bit(word);
        self.0.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }

    /// A number below 2^16: the first four bytes and the length, mixed by the golden ratio.
    fn bit(word: &str) -> usize {
        let start = word
            .bytes()
            .take(4)
            .fold(0, |start: u32, byte| start << 8 | u32::from(byte));
        ((start ^ (word.len() as u32) << 5).wrapping_mul(0x9E37_79B1) >> 16) as usize
    }
}

fn tag(language: &str) -> Language {
    language.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read() {
        let others = ["surname", "short_surname"];
        for [role, word, _] in rows(include_str!("../data/name_cues.tsv")) {
            let known = ROLES.iter().find(|(name, _)| *name == role);
            match known {
                Some(&(_, cue)) => assert!(Tables::get().cues(&fold(word)).has(cue), "{role}: {word}"),
                None => assert!(others.contains(&role), "{role}"),
            }
        }
    }

    #[test]
    fn every_row_is_read() {
        for (table, columns) in [
            (include_str!("../data/endings.tsv"), 4),
            (include_str!("../data/generics.tsv"), 5),
            (include_str!("../data/name_cues.tsv"), 3),
            (include_str!("../data/demonyms.tsv"), 3),
            (include_str!("../data/common_words.tsv"), 3),
            (include_str!("../data/locatives.tsv"), 3),
            (include_str!("../data/romanization_hy.tsv"), 5),
            (include_str!("../data/cyrillic_az.tsv"), 3),
        ] {
            for line in table.lines() {
                assert_eq!(line.split('\t').count(), columns, "{line}");
                assert!(!line.ends_with('\t'), "no source: {line}");
            }
        }
    }

    #[test]
    fn endings_are_folded() {
        for [language, ending, replacement, _] in rows(include_str!("../data/endings.tsv")) {
            assert!(tag(language).is_known());
            assert_eq!(fold(ending), ending);
            assert_eq!(fold(replacement), replacement);
        }
    }
}
