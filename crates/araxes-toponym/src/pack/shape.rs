//! Where a name has capitals.

use araxes_text::words;

/// The capitals of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// One bit for each of the first words, the lowest for the first: whether it begins with a capital.
    pub(crate) capitals: u8,
    /// Number of words, as far as there are bits.
    pub(crate) words: u8,
    pub(crate) is_abbreviation: bool,
}

impl Shape {
    pub(super) fn of(name: &str) -> Self {
        let mut shape = Self {
            capitals: 0,
            words: 0,
            is_abbreviation: is_abbreviation(name),
        };
        for word in words(name).take(8) {
            if word.of(name).starts_with(char::is_uppercase) {
                shape.capitals |= 1 << shape.words;
            }
            shape.words += 1;
        }
        shape
    }

    pub(super) fn to_bits(self) -> u32 {
        u32::from_le_bytes([self.capitals, self.words, u8::from(self.is_abbreviation), 0])
    }

    #[inline]
    pub(super) fn from_bits(bits: u32) -> Self {
        let [capitals, words, is_abbreviation, _] = bits.to_le_bytes();
        Self {
            capitals,
            words,
            is_abbreviation: is_abbreviation != 0,
        }
    }
}

/// Two to five capitals: USSR, НКАО, ԱՄՆ.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|char| char.is_alphabetic()).take(6);
    let (count, capitals) = letters.fold((0, 0), |(all, upper), char| {
        (all + 1, upper + u32::from(char.is_uppercase()))
    });
    (2..=5).contains(&count) && capitals == count
}
