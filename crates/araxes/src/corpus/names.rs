//! Which names of speakers are one.

use std::collections::{BTreeSet, HashMap};

use araxes_quote::SpeakerKind;
use araxes_text::{Language, fold};

use super::spellings::Spellings;

/// What names are compared by: their folded words.
pub(super) type Key = Vec<String>;

/// The folded words of a name; initials as single letters.
pub(super) fn words(name: &str) -> Key {
    parts(name).map(fold).filter(|word| !word.is_empty()).collect()
}

/// The words of a name as they are written.
pub(super) fn parts(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|char: char| char.is_whitespace() || char == '.')
}

/// Whether a person's name is a surname alone or with initials.
pub(super) fn is_short(words: &[String]) -> bool {
    words.len() < 2 || words.iter().rev().skip(1).all(|word| word.chars().count() == 1)
}

/// First and last word of a full name, in order of the alphabet, so that the surname may stand on either side.
fn full_key(words: &[String]) -> Key {
    let mut key: Key = words.first().into_iter().chain(words.last()).cloned().collect();
    key.sort();
    key
}

/// The full names of the corpus.
pub(super) struct Keys {
    /// Last word of a full name, and the first words that stand before it.
    surnames: HashMap<String, BTreeSet<String>>,
    /// The key of a full name, and the one that stands for the same name in every language.
    spellings: HashMap<Key, Key>,
}

impl Keys {
    /// From the names of all persons, each with the language of its article.
    pub(super) fn of<'n>(names: impl Iterator<Item = (&'n str, Language)>) -> Self {
        let mut surnames: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut spellings = Spellings::default();
        for (name, language) in names {
            let words = words(name);
            if let (false, [first, .., last]) = (is_short(&words), words.as_slice()) {
                surnames.entry(last.clone()).or_default().insert(first.clone());
                spellings.add(full_key(&words), name, language);
            }
        }
        Self {
            surnames,
            spellings: spellings.joined(),
        }
    }

    /// What the name is compared by.
    pub(super) fn get(&self, kind: SpeakerKind, name: &str) -> Key {
        let words = words(name);
        if kind != SpeakerKind::Person {
            return words;
        }
        let key = if is_short(&words) {
            self.only_full(&words)
        } else {
            full_key(&words)
        };
        self.spellings.get(&key).cloned().unwrap_or(key)
    }

    /// The key of the one full name that a short form fits, its own words where there is none or several.
    fn only_full(&self, words: &[String]) -> Key {
        let Some(last) = words.last() else { return Key::new() };
        let initial = words.first().filter(|_| words.len() > 1);
        let names = self.surnames.get(last).into_iter().flatten();
        let mut fitting = names.filter(|first| initial.is_none_or(|initial| first.starts_with(initial.as_str())));
        match (fitting.next(), fitting.next()) {
            (Some(first), None) => full_key(&[first.clone(), last.clone()]),
            _ => words.to_vec(),
        }
    }
}
