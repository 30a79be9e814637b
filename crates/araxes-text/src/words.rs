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
        block: Block::default(),
    }
}

/// Iterator over the words of a text, made by [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    /// Never more than the bytes of one character past the block.
    at: usize,
    block: Block,
}

impl Iterator for Words<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let start = self.enter()?;
        loop {
            let end = self.leave();
            match joiner(self.text, end) {
                Some(size) => self.at += size,
                None => return Some(Span::new(start, end)),
            }
        }
    }
}

impl Words<'_> {
    /// Goes to the next byte inside a word; `None` where there is none.
    #[inline]
    fn enter(&mut self) -> Option<usize> {
        loop {
            let inside = self.block.inside >> (self.at - self.block.start);
            if inside != 0 {
                self.at += inside.trailing_zeros() as usize;
                return Some(self.at);
            }
            self.at = self.block.end;
            if !self.read_on() {
                return None;
            }
        }
    }

    /// Goes to the next byte outside a word, or to the end of the text.
    #[inline]
    fn leave(&mut self) -> usize {
        loop {
            if self.at < self.block.end {
                // Behind its end a block has no bytes inside a word.
                let outside = !self.block.inside >> (self.at - self.block.start);
                self.at += outside.trailing_zeros() as usize;
            }
            if self.at < self.block.end || !self.read_on() {
                return self.at;
            }
        }
    }

    /// Goes to the next block; `false` at the end of the text.
    #[inline]
    fn read_on(&mut self) -> bool {
        let more = self.block.end < self.text.len();
        if more {
            self.block = Block::read(self.text, self.block.end);
        }
        more
    }
}

/// The bytes of an apostrophe at this byte before a letter.
#[inline]
fn joiner(text: &str, at: usize) -> Option<usize> {
    // The first bytes of what `is_joiner` knows.
    let may_join = matches!(text.as_bytes().get(at), Some(b'\'' | b'`' | 0xE2 | 0xD5));
    if may_join { joiner_before_letter(text, at) } else { None }
}

fn joiner_before_letter(text: &str, at: usize) -> Option<usize> {
    let mut chars = text.get(at..)?.chars();
    let joiner = chars.next().filter(|&char| is_joiner(char))?;
    chars.next()?.is_alphabetic().then_some(joiner.len_utf8())
}

/// Some bytes of a text, which are looked at in one go: many times as fast as one character after the other.
#[derive(Clone, Debug, Default)]
struct Block {
    start: usize,
    /// Between two characters.
    end: usize,
    /// One bit for each byte, the lowest for the first: whether its character is of a word.
    inside: u64,
}

impl Block {
    /// Bytes of a block: at most 64 less the bytes of a character, and a multiple of what a processor compares at once.
    const SIZE: usize = 48;

    fn read(text: &str, start: usize) -> Self {
        let mut end = text.len().min(start + Self::SIZE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let part = text.get(start..end).unwrap_or_default();
        // Two bytes before the first have none to stand for.
        let mut bytes = [0; Self::SIZE + 2];
        for (byte, &own) in bytes[2..].iter_mut().zip(part.as_bytes()) {
            *byte = own;
        }
        let mut inside = Self::bits(&bytes, |_, _, byte| byte >= 0x80 || byte.is_ascii_alphanumeric());
        if !part.is_ascii() {
            let mut doubtful = Self::bits(&bytes, is_doubtful);
            while doubtful != 0 {
                let mut at = doubtful.trailing_zeros() as usize;
                doubtful &= doubtful - 1;
                while !part.is_char_boundary(at) {
                    at -= 1;
                }
                if let Some(char) = part.get(at..).and_then(|rest| rest.chars().next())
                    && !WORD_CHARS.contains(char)
                {
                    inside &= !(((1 << char.len_utf8()) - 1) << at);
                }
            }
        }
        Self { start, end, inside }
    }

    /// The bits of the bytes for which something holds, by the two bytes before and the byte itself.
    #[inline]
    fn bits(bytes: &[u8; Self::SIZE + 2], holds: impl Fn(u8, u8, u8) -> bool) -> u64 {
        let mut flags = [0; Self::SIZE];
        for (flag, window) in flags.iter_mut().zip(bytes.windows(3)) {
            *flag = u8::from(holds(window[0], window[1], window[2]));
        }
        let mut bits = 0;
        for (index, eight) in flags.as_chunks().0.iter().enumerate() {
            // The factor brings the lowest bit of each byte into the highest byte.
            let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            bits |= gathered << (8 * index);
        }
        bits
    }
}

/// Whether a byte behind two others may belong to a character that is not of a word: in the alphabets of the region,
/// few do.
#[inline]
fn is_doubtful(before: u8, first: u8, byte: u8) -> bool {
    // No `&&` and no `||`, which would be branches: the compiler compares many bytes at once.
    let is = |low: u8, high: u8| (low..=high).contains(&byte);
    let sign = (first == 0xC3) & (is(0x97, 0x97) | is(0xB7, 0xB7))
        | (first == 0xD4) & is(0xB0, 0xB0)
        | (first == 0xD5) & is(0x97, 0x9F)
        | (first == 0xD6) & is(0x89, 0xBF)
        | (first == 0xD8) & is(0x80, 0x9F)
        | (first == 0xD9) & is(0xAA, 0xAD)
        | (first == 0xDB) & is(0x94, 0xBF);
    let georgian = (before == 0xE1) & (first == 0x83);
    let three = (first == 0xE1) & !is(0x83, 0x83) | georgian & !is(0x90, 0xBA);
    // First bytes whose characters are of words, or signs that the byte behind tells.
    let latin = is(0xC3, 0xCA) | is(0xCC, 0xCC);
    let eastern = is(0xD0, 0xD1) | is(0xD3, 0xD6) | is(0xD8, 0xDB) | is(0xE1, 0xE1);
    let plain = is(0, 0xBF);
    sign | three | !(plain | latin | eastern)
}

/// A set of characters: many times as fast as the tables of the standard library, which are made for size.
#[derive(Debug)]
struct CharSet {
    /// One bit for each code point before [`ROWS_END`].
    rows: Box<[u64; ROWS_END / 64]>,
}

/// Before the scripts of East Asia.
const ROWS_END: usize = 0x3000;

impl CharSet {
    fn new() -> Self {
        let mut rows = Box::new([0; ROWS_END / 64]);
        for char in (0..ROWS_END as u32)
            .filter_map(char::from_u32)
            .filter(|&char| is_word_char(char))
        {
            rows[char as usize / 64] |= 1 << (char as usize % 64);
        }
        Self { rows }
    }

    #[inline]
    fn contains(&self, char: char) -> bool {
        match self.rows.get(char as usize / 64) {
            Some(row) => row >> (char as usize % 64) & 1 == 1,
            None => is_word_char(char),
        }
    }
}

static WORD_CHARS: LazyLock<CharSet> = LazyLock::new(CharSet::new);

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

    #[test]
    fn each_character_is_inside_or_outside() {
        for char in '\0'..'\u{3400}' {
            let text = format!("a{char}b");
            let expected = if is_word_char(char) || is_joiner(char) { 1 } else { 2 };
            assert_eq!(words(&text).count(), expected, "{char:?}");
        }
    }

    proptest! {
        #[test]
        fn blocks_change_nothing(text in "([a-z0-9 '’`՚]|[əşĞ×ЖяҮԱաև՞։აჰ჻بـ؟«»–€𝔸ﬁ中\u{301}\u{200C}\u{A0}]){0,150}") {
            let mut expected = Vec::new();
            let mut start = None;
            for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
                let inside = is_word_char(char) || start.is_some() && joiner(&text, at).is_some();
                match start {
                    None if inside => start = Some(at),
                    Some(first) if !inside => {
                        expected.push(Span::new(first, at));
                        start = None;
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), expected);
        }

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
