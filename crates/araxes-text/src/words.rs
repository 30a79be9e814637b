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

    fn next(&mut self) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                break;
            }
            if byte < 128 {
                at += 1;
                continue;
            }
            match self.other(at) {
                (true, _) => break,
                (false, size) => at += size,
            }
        }
        let start = at;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let (inside, size) = if byte < 128 { (false, 1) } else { self.other(at) };
            if !inside && !joins(self.text, at) {
                break;
            }
            at += size;
        }
        self.at = at;
        (at > start).then(|| Span::new(start, at))
    }
}

impl Words<'_> {
    /// Whether the character at a byte, which is not ASCII, belongs to a word, and its bytes.
    #[inline]
    fn other(&self, at: usize) -> (bool, usize) {
        let low = |byte: u8| u32::from(byte & 0x3F);
        // The text is UTF-8: the first byte says how many follow.
        let (code, size) = match *self.text.as_bytes().get(at..).unwrap_or_default() {
            [a @ 0xC0..0xE0, b, ..] => (u32::from(a & 0x1F) << 6 | low(b), 2),
            [a @ 0xE0..0xF0, b, c, ..] => (u32::from(a & 0x0F) << 12 | low(b) << 6 | low(c), 3),
            [a, b, c, d, ..] => (u32::from(a & 0x07) << 18 | low(b) << 12 | low(c) << 6 | low(d), 4),
            _ => return (false, 1),
        };
        (self.letters.contains(code), size)
    }
}

/// Whether an apostrophe at this byte stands before a letter.
fn joins(text: &str, at: usize) -> bool {
    // The first bytes of what `is_joiner` knows.
    if !matches!(text.as_bytes().get(at), Some(b'\'' | b'`' | 0xE2 | 0xD5)) {
        return false;
    }
    let mut chars = text.get(at..).unwrap_or("").chars();
    chars.next().is_some_and(is_joiner) && chars.next().is_some_and(char::is_alphabetic)
}

/// One bit for each code point of the Basic Multilingual Plane: many times as fast as the tables of the standard
/// library, which are made for size.
#[derive(Debug)]
struct CharSet(Vec<u64>);

impl CharSet {
    fn new(contains: fn(char) -> bool) -> Self {
        let mut bits = vec![0; 0x1_0000 / 64];
        for char in (0..0x1_0000).filter_map(char::from_u32).filter(|&char| contains(char)) {
            if let Some(word) = bits.get_mut(char as usize / 64) {
                *word |= 1 << (char as usize % 64);
            }
        }
        Self(bits)
    }

    #[inline]
    fn contains(&self, code: u32) -> bool {
        match self.0.get(code as usize / 64) {
            Some(word) => word >> (code % 64) & 1 == 1,
            None => char::from_u32(code).is_some_and(char::is_alphanumeric),
        }
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
