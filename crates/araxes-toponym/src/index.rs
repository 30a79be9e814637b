//! A trie over folded words, from which the names of all places are read off.

use std::collections::HashMap;

use araxes_text::{Language, Script, fold, words};

use crate::Place;
use crate::romanize;
use crate::tables::Tables;

/// One name of one place, as the trie holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Index of the place.
    pub(crate) place: u32,
    /// Index among the place's names.
    pub(crate) name: u32,
    /// Whether the name stands here in another alphabet than its own.
    pub(crate) romanized: bool,
}

/// A way to read a word: as it is, or with an ending taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) word: u32,
    pub(crate) inflected: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Every folded word that stands in a name.
    words: HashMap<Box<str>, u32>,
    /// From a node by a word to the next node; node 0 is the root.
    edges: HashMap<(u32, u32), u32>,
    /// The names that end at each node.
    nodes: Vec<Vec<Entry>>,
}

impl Index {
    pub(crate) fn new(places: &[Place]) -> Self {
        let mut index = Self {
            nodes: vec![Vec::new()],
            ..Self::default()
        };
        for (place, record) in (0u32..).zip(places) {
            for (name, row) in (0u32..).zip(&record.names) {
                index.insert(
                    &row.text,
                    Entry {
                        place,
                        name,
                        romanized: false,
                    },
                );
                if row.language == Language::Hy && row.script == Script::Armn {
                    for latin in romanize::armenian(&row.text) {
                        index.insert(
                            &latin,
                            Entry {
                                place,
                                name,
                                romanized: true,
                            },
                        );
                    }
                }
            }
        }
        index
    }

    fn insert(&mut self, name: &str, entry: Entry) {
        let mut node = 0;
        for span in words(name) {
            let next_word = self.words.len() as u32;
            let word = *self.words.entry(fold(span.of(name)).into()).or_insert(next_word);
            let next_node = self.nodes.len() as u32;
            node = *self.edges.entry((node, word)).or_insert(next_node);
            if node == next_node {
                self.nodes.push(Vec::new());
            }
        }
        if let Some(entries) = self.nodes.get_mut(node as usize)
            && node != 0
            && !entries.contains(&entry)
        {
            entries.push(entry);
        }
    }

    /// Where `word` leads from `node`.
    pub(crate) fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// The names that end at `node`.
    pub(crate) fn entries(&self, node: u32) -> &[Entry] {
        self.nodes.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// How the folded word `key` can be read: as a word of some name, or as one with an ending of `language`.
    pub(crate) fn readings(&self, key: &str, language: Language) -> Vec<Reading> {
        let mut found: Vec<Reading> = Vec::new();
        let mut push = |form: &str, inflected| {
            if let Some(&word) = self.words.get(form)
                && !found.iter().any(|reading| reading.word == word)
            {
                found.push(Reading { word, inflected });
            }
        };
        push(key, false);
        let Some(last) = key.chars().next_back() else {
            return found;
        };
        for ending in Tables::get().endings_in(language, last) {
            let Some(stem) = key.strip_suffix(ending.ending) else {
                continue;
            };
            if stem.chars().nth(1).is_none() {
                continue;
            }
            match ending.replacement {
                "" => push(stem, true),
                replacement => push(&restore(stem, replacement), true),
            }
        }
        found
    }
}

/// The basic form from a stem and what the ending's row puts in its place. Of a replacement that begins with `*` the
/// first letter goes before the last letter of the stem, where it fell out, and the rest behind the stem.
fn restore(stem: &str, replacement: &str) -> String {
    let mut letters = replacement.chars();
    let (Some('*'), Some(vowel), Some((last, _))) = (letters.next(), letters.next(), stem.char_indices().next_back())
    else {
        return [stem, replacement].concat();
    };
    let (before, after) = stem.split_at(last);
    let mut form = String::with_capacity(stem.len() + replacement.len());
    form.push_str(before);
    form.push(vowel);
    form.push_str(after);
    form.push_str(letters.as_str());
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vowel_is_put_back_before_the_last_letter() {
        assert_eq!(restore("էջմիածն", "*ի"), "էջմիածին");
        assert_eq!(restore("бард", "а"), "барда");
        assert_eq!(restore("ერევნ", "*აი"), "ერევანი");
        assert_eq!(restore("", "*ի"), "*ի");
    }
}
