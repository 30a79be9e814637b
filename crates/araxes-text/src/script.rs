use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The scripts of the region's news, by their ISO 15924 codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Script {
    /// Latin.
    Latn,
    /// Cyrillic.
    Cyrl,
    /// Armenian.
    Armn,
    /// Georgian.
    Geor,
    /// Arabic.
    Arab,
}

impl Script {
    /// The script of one letter; `None` for digits, marks, punctuation and other scripts.
    #[must_use]
    pub fn of(letter: char) -> Option<Self> {
        if letter.is_ascii() {
            return letter.is_ascii_alphabetic().then_some(Self::Latn);
        }
        TABLE
            .get(letter as usize)
            .copied()
            .unwrap_or_else(|| Self::by_block(letter))
    }

    /// By Unicode block ranges, narrowed to letters where the block holds punctuation too.
    fn by_block(letter: char) -> Option<Self> {
        match letter {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{250}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}'
                if letter.is_alphabetic() =>
            {
                Some(Self::Latn)
            }
            '\u{400}'..='\u{52F}' if letter.is_alphabetic() => Some(Self::Cyrl),
            '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' | '\u{FB13}'..='\u{FB17}' => Some(Self::Armn),
            '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' | '\u{2D00}'..='\u{2D2F}' if letter.is_alphabetic() => {
                Some(Self::Geor)
            }
            '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
                if letter.is_alphabetic() =>
            {
                Some(Self::Arab)
            }
            _ => None,
        }
    }

    /// The script of the first letter that has one.
    #[must_use]
    pub fn first_in(text: &str) -> Option<Self> {
        text.chars().find_map(Self::of)
    }

    /// The ISO 15924 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Latn => "Latn",
            Self::Cyrl => "Cyrl",
            Self::Armn => "Armn",
            Self::Geor => "Geor",
            Self::Arab => "Arab",
        }
    }
}

/// Whether a letter is a small one of a script that has capitals.
///
/// Georgian letters are lower case to Unicode, but running text begins no word with a capital (Unicode 11, chapter 7.7),
/// so that they are not small here.
///
/// ```
/// use araxes_text::is_small;
///
/// assert!(is_small('ş') && !is_small('Ş'));
/// assert!(!is_small('ხ') && !is_small('.'));
/// ```
#[must_use]
pub fn is_small(letter: char) -> bool {
    letter.is_lowercase() && !matches!(letter, 'ა'..='ჿ')
}

/// The script of each code point up to the end of Georgian: asking the standard library whether each is a letter takes
/// longer than the rest of a scan.
static TABLE: LazyLock<Vec<Option<Script>>> = LazyLock::new(|| ('\0'..'\u{1100}').map(Script::by_block).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_script_of_a_word() {
        for (word, script) in [
            ("Şuşa", Script::Latn),
            ("Ханкәнди", Script::Cyrl),
            ("«Շուշի»", Script::Armn),
            ("თბილისი", Script::Geor),
            ("تبریز", Script::Arab),
        ] {
            assert_eq!(Script::first_in(word), Some(script), "{word}");
        }
        assert_eq!(Script::first_in("12 – 14"), None);
    }
}
