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
        // Unicode block ranges without the marks and empty places in them; asking the standard library about each
        // letter takes longer than the rest of reading it.
        match letter {
            'A'..='Z' | 'a'..='z' => Some(Self::Latn),
            '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}' => {
                Some(Self::Latn)
            }
            '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => Some(Self::Cyrl),
            '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' | '\u{FB13}'..='\u{FB17}' => Some(Self::Armn),
            '\u{10D0}'..='\u{10FA}' | '\u{10FC}'..='\u{10FF}' => Some(Self::Geor),
            '\u{10A0}'..='\u{10C5}' | '\u{10C7}' | '\u{10CD}' | '\u{1C90}'..='\u{1CBA}' | '\u{1CBD}'..='\u{1CBF}' => {
                Some(Self::Geor)
            }
            '\u{2D00}'..='\u{2D25}' | '\u{2D27}' | '\u{2D2D}' => Some(Self::Geor),
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

    #[test]
    fn only_letters_have_a_script() {
        let blocks = [
            ('\u{41}', '\u{7A}'),
            ('\u{C0}', '\u{2AF}'),
            ('\u{400}', '\u{52F}'),
            ('\u{10A0}', '\u{10FF}'),
            ('\u{1C90}', '\u{1CBF}'),
            ('\u{1E00}', '\u{1EFF}'),
            ('\u{2D00}', '\u{2D2F}'),
        ];
        for (first, last) in blocks {
            for letter in first..=last {
                assert_eq!(Script::of(letter).is_some(), letter.is_alphabetic(), "{letter:?}");
            }
        }
    }
}
