//! The language tables: endings, generic words, cues that a word is a person's name, demonyms. Every row of the files
//! names its source in the last column.

use std::sync::LazyLock;

use araxes_text::{Language, fold};
use foldhash::{HashMap, HashMapExt, HashSet};

use crate::endings::Endings;
use crate::pack::Prefix;
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
    /// What is sold under the name of a place, or an animal called after one: it needs no marks.
    Ware = 1 << 8,
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
    /// A street or square, which is called after people as often as after places.
    Street = 1 << 17,
    /// Between a verb of a match and the other team.
    Against = 1 << 18,
}

const ROLES: [(&str, Cue); 18] = [
    ("first", Cue::FirstName),
    ("first_or_place", Cue::FirstOrPlace),
    ("goods", Cue::Goods),
    ("honorific", Cue::Honorific),
    ("after", Cue::AfterName),
    ("club", Cue::Club),
    ("match_verb", Cue::MatchVerb),
    ("ware", Cue::Ware),
    ("plural", Cue::Plural),
    ("and", Cue::And),
    ("preposition", Cue::Preposition),
    ("of_people", Cue::OfPeople),
    ("named_after", Cue::NamedAfter),
    ("named_for", Cue::NamedFor),
    ("date", Cue::Date),
    ("auxiliary", Cue::Auxiliary),
    ("street", Cue::Street),
    ("against", Cue::Against),
];

/// All that one word can tell.
#[derive(Default)]
pub(crate) struct Told {
    cues: u32,
    /// What a generic word makes of the name beside it.
    pub(crate) generics: Vec<Generic>,
}

impl Told {
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.cues & cue as u32 != 0
    }
}

/// What most words tell.
static NOTHING: Told = Told {
    cues: 0,
    generics: Vec::new(),
};

pub(crate) struct Tables {
    /// By number of the language.
    endings: [Endings; Language::ALL.len() + 1],
    /// By folded word.
    told: HashMap<Prefix, Told>,
    /// Which words tell nothing, for a quick answer to most.
    filter: Filter,
    /// Names of known places that are common words of one language, folded.
    common_words: HashSet<(Language, Prefix)>,
    /// Those of at least three letters.
    surname_endings: Vec<String>,
    /// Those of at least three letters, or that end as few other names do: -ov is one, -li and -ia are not.
    closed_surname_endings: Vec<String>,
    short_surname_endings: Vec<String>,
    /// Endings of names at which something is or from which it comes.
    locatives: HashSet<(Language, &'static str)>,
    demonyms: HashSet<(Language, &'static str)>,
    /// Ids of states by their abbreviations, in small letters.
    states: HashMap<String, &'static str>,
}

impl Tables {
    pub(crate) fn get() -> &'static Self {
        &TABLES
    }

    fn read() -> Self {
        let mut endings: [Endings; Language::ALL.len() + 1] = Default::default();
        for [language, ending, replacement, _] in rows(include_str!("../data/endings.tsv")) {
            endings[tag(language) as usize].add(ending, replacement);
        }
        let mut told: HashMap<Prefix, Told> = HashMap::new();
        for [_, word, kind, position, _] in rows(include_str!("../data/generics.tsv")) {
            let before = position == "before";
            let told = told.entry(Prefix::of(&fold(word))).or_default();
            told.generics.push(Generic { kind, before });
        }
        let table = include_str!("../data/name_cues.tsv");
        let of_role = |wanted: &str| {
            let rows = rows(table).filter(|&[role, _, _]| role == wanted);
            rows.map(|[_, word, _]| fold(word)).collect::<Vec<_>>()
        };
        for (role, cue) in ROLES {
            for key in of_role(role) {
                told.entry(Prefix::of(&key)).or_default().cues |= cue as u32;
            }
        }
        let long = |ending: &String| ending.chars().count() >= 3;
        let closed = |ending: &String| long(ending) || !ending.ends_with(['a', 'i', 'u', 'e']);
        let common_words = rows(include_str!("../data/common_words.tsv"));
        let locatives = rows(include_str!("../data/locatives.tsv"));
        let demonyms = rows(include_str!("../data/demonyms.tsv"));
        let states = rows(include_str!("../data/states.tsv"));
        Self {
            endings,
            filter: told.keys().copied().collect(),
            told,
            common_words: common_words
                .map(|[language, word, _]| (tag(language), Prefix::of(&fold(word))))
                .collect(),
            surname_endings: of_role("surname").into_iter().filter(long).collect(),
            closed_surname_endings: of_role("surname").into_iter().filter(closed).collect(),
            short_surname_endings: of_role("short_surname"),
            locatives: locatives.map(|[language, ending, _]| (tag(language), ending)).collect(),
            demonyms: demonyms.map(|[language, word, _]| (tag(language), word)).collect(),
            states: states.map(|[word, id, _]| (word.to_lowercase(), id)).collect(),
        }
    }

    /// The endings of a language.
    pub(crate) fn endings(&self, language: Language) -> &Endings {
        &self.endings[language as usize]
    }

    /// Whether the folded word is an ending by itself, as behind a hyphen.
    pub(crate) fn is_ending(&self, language: Language, key: &str) -> bool {
        self.endings(language).contains(key)
    }

    /// Whether a folded word ends as the names of places do where something is there or comes from there.
    pub(crate) fn is_locative(&self, language: Language, key: &str) -> bool {
        let ends = |&(own, ending): &(Language, &str)| own == language && key.ends_with(ending);
        self.locatives.iter().any(ends)
    }

    /// What a folded word tells of a name beside it, or of itself.
    #[inline]
    pub(crate) fn told(&self, word: Prefix) -> &Told {
        if self.filter.may_hold(word) {
            self.told.get(&word).unwrap_or(&NOTHING)
        } else {
            &NOTHING
        }
    }

    /// Whether a folded word ends as surnames do, with an ending of at least three letters.
    pub(crate) fn looks_like_a_surname(&self, key: &str) -> bool {
        self.surname_endings
            .iter()
            .any(|ending| key.len() > ending.len() + 2 && key.ends_with(ending.as_str()))
    }

    /// Whether a folded word ends as surnames do and few other names.
    pub(crate) fn has_surname_ending(&self, key: &str) -> bool {
        self.closed_surname_endings
            .iter()
            .any(|ending| key.len() > ending.len() + 2 && key.ends_with(ending.as_str()))
    }

    /// Whether a known place has the name of something else in this language.
    pub(crate) fn is_common_word(&self, language: Language, word: Prefix) -> bool {
        self.common_words.contains(&(language, word))
    }

    /// Whether a folded word ends as the surnames do that say where somebody's forebears came from, and as the places.
    pub(crate) fn may_be_a_surname(&self, key: &str) -> bool {
        let endings = &self.short_surname_endings;
        endings
            .iter()
            .any(|ending| key.len() > ending.len() + 2 && key.ends_with(ending.as_str()))
    }

    /// The id of the state of the US that has this abbreviation.
    pub(crate) fn state(&self, abbreviation: &str) -> Option<&'static str> {
        self.states.get(&abbreviation.to_lowercase()).copied()
    }

    /// Whether the word is a people's name in this language, whatever place is spelt the same.
    pub(crate) fn is_demonym(&self, language: Language, word: &str) -> bool {
        self.demonyms.contains(&(language, word))
    }
}

/// One bit for each word of a set, shared with few others.
struct Filter(Vec<u64>);

impl Filter {
    /// The logarithm of the number of bits.
    const BITS: u32 = 17;

    #[inline]
    fn may_hold(&self, word: Prefix) -> bool {
        let bit = word.slot(Self::BITS);
        self.0.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

impl FromIterator<Prefix> for Filter {
    fn from_iter<T: IntoIterator<Item = Prefix>>(words: T) -> Self {
        let mut bits = vec![0; (1 << Self::BITS) / 64];
        for bit in words.into_iter().map(|word| word.slot(Self::BITS)) {
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Self(bits)
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
                Some(&(_, cue)) => assert!(Tables::get().told(Prefix::of(&fold(word))).has(cue), "{role}: {word}"),
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
            (include_str!("../data/states.tsv"), 3),
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
