use std::sync::LazyLock;

use crate::Span;

/// The words of `text`, in order: runs of letters, digits and marks, with apostrophes and Armenian stress marks
/// inside a word kept and hyphens splitting it.
///
/// ```
/// let text = "Stepʻanakert, Ağdam–Xankəndi yolu; Ո՞վ";
/// let found: Vec<_> = araxes_text::words(text).map(|span| span.of(text)).collect();
/// assert_eq!(found, ["Stepʻanakert", "Ağdam", "Xankəndi", "yolu", "Ո՞վ"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words {
        text,
        at: 0,
        letters: &WORD_CHARS,
    }
}

/// Iterator over the words of a text, made by [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    letters: &'static CharSet,
}

impl Iterator for Words<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let mut at = self.at;
        loop {
            match self.letters.at(self.text, at)? {
                (true, _) => break,
                (false, size) => at += size,
            }
        }
        let start = at;
        loop {
            at = self.letters.skip_plain(self.text.as_bytes(), at);
            match self.letters.at(self.text, at) {
                Some((inside, size)) if inside || joins(self.text, at) => at += size,
                _ => break,
            }
        }
        self.at = at;
        Some(Span::new(start, at))
    }
}

/// Whether an apostrophe at this byte stands before a letter.
#[inline]
fn joins(text: &str, at: usize) -> bool {
    // The first bytes of what `is_joiner` knows.
    matches!(text.as_bytes().get(at), Some(b'\'' | b'`' | 0xE2 | 0xD5)) && joins_letter(text, at)
}

fn joins_letter(text: &str, at: usize) -> bool {
    let mut chars = text.get(at..).unwrap_or("").chars();
    chars.next().is_some_and(is_joiner) && chars.next().is_some_and(char::is_alphabetic)
}

/// A set of characters: many times as fast as the tables of the standard library, which are made for size.
#[derive(Debug)]
struct CharSet {
    /// By the first byte of a character: its bytes where every such character is in the set, or [`NONE`] or [`SOME`].
    first: [u8; 256],
    /// One bit for each code point before [`ROWS_END`]. The last six bits of a code point are in the last byte of its
    /// UTF-8, so that a row has one beginning.
    rows: Box<[u64; ROWS_END / 64]>,
}

/// Before the scripts of East Asia.
const ROWS_END: usize = 0x3000;

/// In [`CharSet::first`]: one byte, not in the set.
const NONE: u8 = 0;
/// In [`CharSet::first`]: of several bytes, some in the set and some not.
const SOME: u8 = u8::MAX;

impl CharSet {
    fn new(contains: fn(char) -> bool) -> Self {
        let mut rows = Box::new([0; ROWS_END / 64]);
        for char in (0..ROWS_END as u32)
            .filter_map(char::from_u32)
            .filter(|&char| contains(char))
        {
            rows[char as usize / 64] |= 1 << (char as usize % 64);
        }
        let mut first = [SOME; 256];
        for byte in 0..=u8::MAX {
            let row = rows[usize::from(byte & 0x1F)];
            first[usize::from(byte)] = match byte {
                ..0x80 => u8::from(contains(byte.into())),
                0xC2..0xE0 if row == u64::MAX => 2,
                _ => SOME,
            };
        }
        Self { first, rows }
    }

    /// The first byte from `at` on whose character takes a second look.
    #[inline]
    fn skip_plain(&self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(&byte) = bytes.get(at)
            && let size @ 1..=2 = self.first[usize::from(byte)]
        {
            at += usize::from(size);
        }
        at
    }

    /// Whether the character at a byte is in the set, and its bytes; `None` at the end of the text.
    #[inline(always)]
    fn at(&self, text: &str, at: usize) -> Option<(bool, usize)> {
        let byte = *text.as_bytes().get(at)?;
        Some(match self.first[usize::from(byte)] {
            NONE => (false, 1),
            SOME => self.look_up(text, at),
            size => (true, size.into()),
        })
    }

    #[inline(always)]
    fn look_up(&self, text: &str, at: usize) -> (bool, usize) {
        let (row, last, size) = match *text.as_bytes().get(at..).unwrap_or_default() {
            [a @ 0xC0..0xE0, b, ..] => (usize::from(a & 0x1F), b, 2),
            [a @ 0xE0..0xF0, b, c, ..] => (usize::from(a & 0x0F) << 6 | usize::from(b & 0x3F), c, 3),
            _ => return Self::look_up_far(text, at),
        };
        match self.rows.get(row) {
            Some(row) => (row >> (last & 0x3F) & 1 == 1, size),
            None => Self::look_up_far(text, at),
        }
    }

    #[cold]
    fn look_up_far(text: &str, at: usize) -> (bool, usize) {
        let char = text.get(at..).and_then(|rest| rest.chars().next());
        char.map_or((false, 1), |char| (is_word_char(char), char.len_utf8()))
    }
}

static WORD_CHARS: LazyLock<CharSet> = LazyLock::new(|| CharSet::new(is_word_char));

/// Letters, digits, and what only ever stands inside or at the end of a word: combining marks, Armenian stress,
/// question and exclamation marks, and the zero-width (non-)joiner of Persian.
fn is_word_char(char: char) -> bool {
    match char {
        '\u{300}'..='\u{36F}'
        | '\u{55B}'..='\u{55C}'
        | '\u{55E}'
        | '\u{64B}'..='\u{65F}'
        | '\u{200C}'..='\u{200D}' => true,
        // Romanisation signs: half rings and prime, as in Stepʻanakert and Arzniʹ.
        '\u{2B9}'..='\u{2BF}' => true,
        _ => char.is_alphanumeric(),
    }
}

fn is_joiner(char: char) -> bool {
    matches!(char, '\'' | '’' | '‘' | '`' | '՚')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn apostrophes_stay_inside_and_quotes_outside() {
        assert_eq!(split("'Baku's' d’Artsakh o'"), ["Baku's", "d’Artsakh", "o"]);
    }

    #[test]
    fn persian_joiner_stays_inside() {
        assert_eq!(split("قره\u{200C}باغ کوهستانی"), ["قره\u{200C}باغ", "کوهستانی"]);
    }

    proptest! {
        #[test]
        fn words_are_in_order_and_fit(text in ".{0,120}") {
            let mut end = 0;
            for span in words(&text) {
                prop_assert!(span.start >= end && !span.is_empty());
                prop_assert!(text.get(span.range()).is_some());
                end = span.end;
            }
        }
    }
}
