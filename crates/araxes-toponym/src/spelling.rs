//! Whether the letters of a text may be a spelling of a name whose key they have.

use araxes_text::{Language, Script, fold, fold_letter};

use crate::pack::{NameRow, Pack, PlaceRow};
use crate::tokens::Words;

/// In Azerbaijani and Turkish a mark makes another letter: "Karşı" is not Kars, and "Karın" not Karin. Text may leave
/// marks out, but has none that the name has not.
pub(crate) fn marks_agree(words: &Words<'_>, name: &NameRow, pack: &Pack, index: usize) -> bool {
    let word = words.word(index);
    let turkic = matches!(words.language, Language::Az | Language::Tr);
    if !turkic || word.is_ascii() || Script::first_in(word) != Some(Script::Latn) {
        return true;
    }
    // No romanisation of Armenian has the letters of these alphabets.
    if name.script != Script::Latn {
        return !word.contains(['ı', 'ş', 'ğ', 'ə', 'ö', 'ü', 'ç']);
    }
    word.chars().zip(pack.text(name.text).chars()).all(|(here, own)| {
        // Behind the first letter that is another one stands an ending.
        here.is_ascii() || lower(here) == lower(own) || !same_letter(here, own)
    })
}

fn lower(letter: char) -> char {
    match letter {
        'I' | 'İ' => 'i',
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

fn same_letter(a: char, b: char) -> bool {
    match (fold_letter(a), fold_letter(b)) {
        (Some(a), Some(b)) => a == b,
        _ => {
            let folded = |letter: char| fold(letter.encode_utf8(&mut [0; 4]));
            folded(a) == folded(b)
        }
    }
}

/// Letters from which a word in Latin letters may be a name in an Armenian case.
const LONG: usize = 7;

/// English has no cases; Armenian in Latin letters has them, and names known places of the region: Yerevanum.
pub(crate) fn takes_cases(words: &Words<'_>, place: &PlaceRow, pack: &Pack, index: usize) -> bool {
    let regional = |country: &str| matches!(country, "AM" | "AZ" | "GE" | "TR" | "IR" | "");
    let english = words.language_of(index) == Language::En;
    !english || !place.minor && words.word(index).len() >= LONG && regional(pack.text(place.country))
}
