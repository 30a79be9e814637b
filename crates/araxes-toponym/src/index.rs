//! Walking the map of keys word by word: where a word of a text leads, as it stands or without an ending.

use araxes_text::Language;
use fst::raw::{CompiledAddr, Fst};

use crate::pack::{Bytes, Pack};
use crate::tables::{Ending, Tables};

/// A point in the map of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    node: CompiledAddr,
    value: u64,
}

/// Where a word leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) at: Point,
    /// Whether an ending was taken off.
    pub(crate) inflected: bool,
}

/// Reads words by the keys of a pack; keeps its room between words.
pub(crate) struct Reader<'p> {
    keys: &'p Fst<Bytes>,
    /// The points passed in one word, one behind each byte, the first before it.
    trail: Vec<Point>,
}

impl<'p> Reader<'p> {
    /// `None` where the pack is empty.
    pub(crate) fn new(pack: &'p Pack) -> Option<Self> {
        let trail = Vec::with_capacity(64);
        Some(Self {
            keys: pack.keys()?,
            trail,
        })
    }

    /// Where every name begins.
    pub(crate) fn start(&self) -> Point {
        Point {
            node: self.keys.root().addr(),
            value: 0,
        }
    }

    /// The first posting of the names that end here.
    pub(crate) fn names(&self, at: Point) -> Option<u64> {
        let node = self.keys.node(at.node);
        node.is_final().then(|| at.value + node.final_output().value())
    }

    /// Where the next word of a longer name begins.
    pub(crate) fn next_word(&self, at: Point) -> Option<Point> {
        step(self.keys, at, b' ')
    }

    /// Adds the points that the folded word `key` leads to from `from`: as it is, and without an ending of `language`.
    pub(crate) fn read(
        &mut self,
        from: Point,
        key: &str,
        language: Language,
        inflected: bool,
        found: &mut Vec<Reading>,
    ) {
        let whole = self.follow(from, key);
        let mut push = |at, inflected| {
            if !found.iter().any(|reading| reading.at == at) {
                found.push(Reading { at, inflected });
            }
        };
        if let Some(at) = whole {
            push(at, inflected);
        }
        let read = self.trail.len() - 1;
        let tables = Tables::get();
        if key.len() - read > tables.longest_ending(language) {
            return;
        }
        let Some(last) = key.chars().next_back() else { return };
        for ending in tables.endings_in(language, last) {
            if let Some(stem) = key.strip_suffix(ending.ending)
                && stem.chars().nth(1).is_some()
                && let Some(at) = self.basic_form(stem, ending)
            {
                push(at, true);
            }
        }
    }

    /// Follows the letters as far as they lead and notes the way; the point behind the last one, where there is one.
    fn follow(&mut self, from: Point, key: &str) -> Option<Point> {
        self.trail.clear();
        self.trail.push(from);
        let mut at = from;
        for byte in key.bytes() {
            at = step(self.keys, at, byte)?;
            self.trail.push(at);
        }
        Some(at)
    }

    /// The point behind the basic form of a stem. Of a replacement that begins with `*` the first letter goes before
    /// the last letter of the stem, where it fell out, and the rest behind the stem.
    fn basic_form(&self, stem: &str, ending: &Ending) -> Option<Point> {
        let passed = |bytes: usize| self.trail.get(bytes).copied();
        let mut letters = ending.replacement.chars();
        if letters.next() != Some('*') {
            return walk(self.keys, passed(stem.len())?, ending.replacement);
        }
        let (vowel, (last, _)) = (letters.next()?, stem.char_indices().next_back()?);
        let (before, after) = stem.split_at(last);
        let mut buffer = [0; 4];
        let at = walk(self.keys, passed(before.len())?, vowel.encode_utf8(&mut buffer))?;
        let at = walk(self.keys, at, after)?;
        walk(self.keys, at, letters.as_str())
    }
}

fn walk(keys: &Fst<Bytes>, from: Point, letters: &str) -> Option<Point> {
    letters.bytes().try_fold(from, |at, byte| step(keys, at, byte))
}

fn step(keys: &Fst<Bytes>, at: Point, byte: u8) -> Option<Point> {
    let node = keys.node(at.node);
    let transition = node.transition(node.find_input(byte)?);
    Some(Point {
        node: transition.addr,
        value: at.value + transition.out.value(),
    })
}
