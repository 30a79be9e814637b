use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form of a name by which spellings of it are compared: lower case, no diacritics, no apostrophes or stress
/// marks, one kind of hyphen and space.
///
/// Two words with one key are spellings of one name; the key itself is not for display, and offsets into it say
/// nothing about the word.
///
/// ```
/// use araxes_text::fold;
///
/// assert_eq!(fold("Şuşa Şəhəri"), fold("SUSA SEHERI"));
/// assert_eq!(fold("İsmayıllı"), "ismayilli");
/// assert_eq!(fold("Stepʻanakert"), "stepanakert");
/// assert_eq!(fold("Արևիկ"), fold("Արեւիկ"));
/// assert_eq!(fold("Երևան"), fold("ԵՐԵՎԱՆ"));
/// assert_eq!(fold("Королёв"), fold("КОРОЛЕВ"));
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    fold_into(word, &mut key);
    key
}

/// [`fold()`] at the end of a string that the caller keeps, for many words in a row.
///
/// ```
/// let mut key = String::new();
/// araxes_text::fold_into("Şuşa", &mut key);
/// assert_eq!(key, "susa");
/// ```
pub fn fold_into(word: &str, key: &mut String) {
    let start = key.len();
    if !fold_simple(word, key) {
        key.truncate(start);
        let mut folded = String::with_capacity(word.len());
        fold_any(word, &mut folded);
        key.push_str(&folded);
    }
}

/// Folds a word of letters that fold one by one; `false` at the first one that does not.
fn fold_simple(word: &str, key: &mut String) -> bool {
    let table = TABLE.as_slice();
    let mut before = '\0';
    for char in word.chars() {
        let folded = match table
            .get(char as usize)
            .copied()
            .and_then(|code| char::from_u32(code.into()))
        {
            Some(DROPPED) => continue,
            Some(OTHERWISE) | None => return false,
            Some('վ') if before == 'ե' => 'ւ',
            Some(folded) => folded,
        };
        key.push(folded);
        before = folded;
    }
    true
}

/// Past Georgian: what the scripts of the region need.
const TABLE_END: u32 = 0x1100;

/// In the table: a letter of which nothing is left, and a mark or what folds to several letters.
const DROPPED: char = '\0';
const OTHERWISE: char = '\u{FFFF}';

/// What becomes of a letter that stands alone; 16 bits each, to be small.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| (0..TABLE_END).map(folded_alone).collect());

fn folded_alone(code: u32) -> u16 {
    let otherwise = OTHERWISE as u16;
    let Some(char) = char::from_u32(code).filter(|char| !is_combining_mark(*char)) else {
        return otherwise;
    };
    let mut key = String::new();
    fold_any(char.encode_utf8(&mut [0; 4]), &mut key);
    let mut letters = key.chars();
    match (letters.next(), letters.next()) {
        (None, _) => DROPPED as u16,
        (Some(folded), None) if folded != DROPPED => u16::try_from(u32::from(folded)).unwrap_or(otherwise),
        _ => otherwise,
    }
}

fn fold_any(word: &str, key: &mut String) {
    for char in word.nfkd() {
        if is_combining_mark(char) && !is_cyrillic_breve(key, char) {
            continue;
        }
        for lower in char.to_lowercase() {
            push_folded(key, lower);
        }
    }
}

/// й decomposes to и and a breve, but is a letter of its own, unlike ё.
fn is_cyrillic_breve(key: &str, mark: char) -> bool {
    mark == '\u{306}' && key.ends_with('и')
}

fn push_folded(key: &mut String, lower: char) {
    match lower {
        '\u{306}' => {
            // Only й comes here, see above: put it together again.
            key.pop();
            key.push('й');
        }
        'ə' | 'ǝ' => key.push('e'),
        'ı' => key.push('i'),
        'ø' => key.push('o'),
        'ł' => key.push('l'),
        // The ligature of classical and the digraph of reformed Armenian spelling.
        'և' => key.push_str("եւ"),
        // In capitals the digraph is ԵՎ in reformed spelling and ԵՒ in the classical one.
        'վ' if key.ends_with('ե') => key.push('ւ'),
        // Arabic, Persian and Azerbaijani code points of the same letters.
        'ي' | 'ى' => key.push('ی'),
        'ك' => key.push('ک'),
        'ە' | 'ة' => key.push('ه'),
        // Apostrophes, half rings, primes, soft hyphen, joiners, tatweel, Armenian stress marks.
        '\''
        | '’'
        | '‘'
        | '`'
        | '´'
        | 'ʼ'
        | 'ʻ'
        | 'ʽ'
        | 'ʾ'
        | 'ʿ'
        | 'ʹ'
        | '′'
        | '՚'
        | '՛'
        | '՜'
        | '՞'
        | '\u{AD}'
        | '\u{200B}'..='\u{200D}'
        | 'ـ' => {}
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '֊' => key.push('-'),
        space if space.is_whitespace() => key.push(' '),
        other => key.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_of_their_own_stay() {
        assert_eq!(fold("Май"), "май");
        assert_ne!(fold("Ганза"), fold("Гянджа"));
    }

    #[test]
    fn arabic_variants_agree() {
        assert_eq!(fold("قره\u{200C}باغ"), fold("قرهباغ"));
        assert_eq!(fold("كليبر"), fold("کلیبر"));
    }

    proptest! {
        #[test]
        fn the_table_changes_nothing(word in "([A-Za-zÀ-ɏЀ-ԯԱ-և؀-ۿა-ჿᲐ-Ჿ'’ʻ\u{300}-\u{320}]|ե[վւ]|и\u{306}){0,12}") {
            let mut key = String::new();
            fold_any(&word, &mut key);
            prop_assert_eq!(fold(&word), key);
        }
    }

    #[test]
    fn dashes_and_spaces_agree() {
        assert_eq!(fold("Нагорно–Карабах"), fold("нагорно-карабах"));
        assert_eq!(fold("Lake\u{A0}Sevan"), "lake sevan");
    }
}
