//! The language tables: endings, generic words, cues that a word is a person's name, demonyms. Every row of the files
//! names its source in the last column.

use std::sync::LazyLock;

use araxes_text::{Language, fold};
use foldhash::{HashMap, HashMapExt, HashSet};

use crate::tsv::rows;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// An ending and what stands in its place in the basic form of a name.
pub(crate) struct Ending {
    pub(crate) ending: &'static str,
    pub(crate) replacement: &'static str,
}

/// What a generic word makes of the name beside it.
pub(crate) struct Generic {
    pub(crate) kind: &'static str,
    /// Whether the word stands before the name.
    pub(crate) before: bool,
}

pub(crate) struct Tables {
    /// By language and the last letter of the ending.
    endings: HashMap<(Language, char), Vec<Ending>>,
    /// Bytes of the longest ending of a language.
    longest: HashMap<Language, usize>,
    /// By folded word, and by the word as it stands.
    generics: HashMap<String, Vec<Generic>>,
    /// Which words cannot be generic, for a quick answer to most.
    generic_starts: Starts,
    pub(crate) first_names: HashSet<String>,
    /// Places whose names are given to people too.
    pub(crate) first_or_place: HashSet<String>,
    /// What a brand, club or paper is called.
    pub(crate) goods: HashSet<String>,
    pub(crate) honorifics: HashSet<String>,
    /// Words behind a name that make it a person's.
    pub(crate) after_names: HashSet<String>,
    /// What a people has and a place has not.
    pub(crate) of_peoples: HashSet<String>,
    /// Words before and behind the name of one whom something is called after.
    pub(crate) named_after: HashSet<String>,
    pub(crate) named_for: HashSet<String>,
    /// Names of known places that are common words, names of persons or brands too.
    pub(crate) wary: HashSet<String>,
    /// What stands beside the name of a club.
    pub(crate) clubs: HashSet<String>,
    /// What one team does to another.
    pub(crate) match_verbs: HashSet<String>,
    /// What is drunk or smoked under the name of a place.
    pub(crate) drinks: HashSet<String>,
    /// Generic words in the plural.
    pub(crate) plurals: HashSet<String>,
    /// Words for "and".
    pub(crate) ands: HashSet<String>,
    /// Words behind which a place is named.
    pub(crate) prepositions: HashSet<String>,
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
        let mut endings: HashMap<(Language, char), Vec<Ending>> = HashMap::new();
        let mut longest = HashMap::new();
        for [language, ending, replacement, _] in rows(include_str!("../data/endings.tsv")) {
            let Some(last) = ending.chars().next_back() else {
                continue;
            };
            let longest: &mut usize = longest.entry(tag(language)).or_default();
            *longest = ending.len().max(*longest);
            let same_letter = endings.entry((tag(language), last)).or_default();
            same_letter.push(Ending { ending, replacement });
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
        let cues = include_str!("../data/name_cues.tsv");
        let of_role = |wanted: &str| {
            let cues = rows(cues).filter(|&[role, _, _]| role == wanted);
            cues.map(|[_, word, _]| fold(word)).collect::<Vec<_>>()
        };
        let locatives = rows(include_str!("../data/locatives.tsv"));
        let demonyms = rows(include_str!("../data/demonyms.tsv"));
        Self {
            endings,
            longest,
            generics,
            generic_starts,
            first_names: of_role("first").into_iter().collect(),
            first_or_place: of_role("first_or_place").into_iter().collect(),
            goods: of_role("goods").into_iter().collect(),
            honorifics: of_role("honorific").into_iter().collect(),
            after_names: of_role("after").into_iter().collect(),
            of_peoples: of_role("of_people").into_iter().collect(),
            named_after: of_role("named_after").into_iter().collect(),
            named_for: of_role("named_for").into_iter().collect(),
            wary: of_role("wary").into_iter().collect(),
            clubs: of_role("club").into_iter().collect(),
            match_verbs: of_role("match_verb").into_iter().collect(),
            drinks: of_role("drink").into_iter().collect(),
            plurals: of_role("plural").into_iter().collect(),
            ands: of_role("and").into_iter().collect(),
            prepositions: of_role("preposition").into_iter().collect(),
            surname_endings: of_role("surname"),
            short_surname_endings: of_role("short_surname"),
            locatives: locatives.map(|[language, ending, _]| (tag(language), ending)).collect(),
            demonyms: demonyms.map(|[language, word, _]| (tag(language), word)).collect(),
        }
    }

    /// The endings of a language that end in this letter.
    pub(crate) fn endings_in(&self, language: Language, last: char) -> &[Ending] {
        self.endings.get(&(language, last)).map_or(&[], Vec::as_slice)
    }

    /// Bytes of the longest ending of a language and of the letter before it, which may have to be read anew.
    pub(crate) fn longest_ending(&self, language: Language) -> usize {
        self.longest.get(&language).map_or(0, |bytes| bytes + 4)
    }

    /// Whether the folded word is an ending by itself, as behind a hyphen.
    pub(crate) fn is_ending(&self, language: Language, key: &str) -> bool {
        let last = key.chars().next_back();
        last.is_some_and(|last| self.endings_in(language, last).iter().any(|row| row.ending == key))
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
    fn every_row_is_read() {
        for (table, columns) in [
            (include_str!("../data/endings.tsv"), 4),
            (include_str!("../data/generics.tsv"), 5),
            (include_str!("../data/name_cues.tsv"), 3),
            (include_str!("../data/demonyms.tsv"), 3),
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
