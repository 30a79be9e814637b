//! Reading words by the keys of a pack: where a word of a text leads, as it stands or without an ending.

use araxes_text::Language;

use crate::endings::Ending;
use crate::pack::{Lead, Pack, Prefix};
use crate::tables::Tables;

/// Where a word leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// What has been read, without the ending.
    pub(crate) at: Prefix,
    lead: Lead,
    /// Whether an ending was taken off.
    pub(crate) inflected: bool,
    /// The row of the ending in the table.
    row: u32,
}

impl Reading {
    /// The first posting of the names that end here.
    pub(crate) fn names(&self) -> Option<u32> {
        self.lead.posting
    }

    /// Where the next word of a longer name begins.
    pub(crate) fn next_word(&self) -> Option<Prefix> {
        self.lead.longer.then(|| self.at.then(' '))
    }
}

/// Reads words by the keys of a pack; keeps its room between words.
pub(crate) struct Reader<'p> {
    pack: &'p Pack,
    /// What was read before and behind each letter of one word.
    trail: Vec<Prefix>,
}

impl<'p> Reader<'p> {
    pub(crate) fn new(pack: &'p Pack) -> Self {
        let trail = Vec::with_capacity(64);
        Self { pack, trail }
    }

    /// Adds where the folded word leads from `from`, as it is and without an ending of `language`; what has been read.
    pub(crate) fn read(
        &mut self,
        from: Prefix,
        word: &[char],
        language: Language,
        inflected: bool,
        found: &mut Vec<Reading>,
    ) -> Prefix {
        self.trail.clear();
        self.trail.push(from);
        let mut whole = from;
        self.trail.extend(word.iter().map(|&letter| {
            whole = whole.then(letter);
            whole
        }));
        self.add(whole, inflected, 0, found);
        let first = found.len();
        Tables::get().endings(language).of(word, |letters, ending| {
            if let Some(stem) = word.len().checked_sub(letters)
                && stem >= 2
                && let Some(basic) = self.basic_form(word, stem, ending)
            {
                self.add(basic, true, ending.row, found);
            }
        });
        if let Some(inflections) = found.get_mut(first..) {
            inflections.sort_by_key(|reading| reading.row);
        }
        whole
    }

    fn add(&self, at: Prefix, inflected: bool, row: u32, found: &mut Vec<Reading>) {
        if let Some(lead) = self.pack.lead(at)
            && !found.iter().any(|reading| reading.at == at)
        {
            found.push(Reading {
                at,
                lead,
                inflected,
                row,
            });
        }
    }

    /// What is read with the basic form of the first `stem` letters of a word.
    fn basic_form(&self, word: &[char], stem: usize, ending: &Ending) -> Option<Prefix> {
        let Some(vowel) = ending.fallen else {
            return Some(self.trail.get(stem)?.spell(ending.replacement));
        };
        let last = *word.get(stem - 1)?;
        Some(
            self.trail
                .get(stem - 1)?
                .then(vowel)
                .then(last)
                .spell(ending.replacement),
        )
    }
}
