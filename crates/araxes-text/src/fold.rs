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
    if !fold_simple(word, |letter| key.push(letter)) {
        key.clear();
        fold_any(word, &mut key);
    }
    key
}

/// The letters of [`fold()`] at the end of a list that the caller keeps, for many words in a row.
///
/// ```
/// let mut letters = Vec::new();
/// araxes_text::fold_letters("Şuşa", &mut letters);
/// assert_eq!(letters, ['s', 'u', 's', 'a']);
/// ```
#[inline]
pub fn fold_letters(word: &str, letters: &mut Vec<char>) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        letters.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    let start = letters.len();
    if !fold_simple(word, |letter| letters.push(letter)) {
        letters.truncate(start);
        letters.extend(fold(word).chars());
    }
}

/// What the letters of [`fold()`] make of a value, one after the other, without a copy of them.
///
/// ```
/// let hash = |word| araxes_text::fold_each(word, 0, |hash: u32, letter| hash.wrapping_mul(31) + u32::from(letter));
/// assert_eq!(hash("Şuşa"), hash("SUSA"));
/// ```
#[inline]
pub fn fold_each<T: Copy>(word: &str, start: T, each: impl Fn(T, char) -> T) -> T {
    let mut value = start;
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        for byte in word.bytes() {
            value = each(value, char::from(byte.to_ascii_lowercase()));
        }
    } else if !fold_simple(word, |letter| value = each(value, letter)) {
        value = fold(word).chars().fold(start, each);
    }
    value
}

/// What a letter folds to wherever it stands; `None` where that depends on its neighbours or is not one letter.
///
/// ```
/// use araxes_text::fold_letter;
///
/// assert_eq!(fold_letter('Ş'), Some('s'));
/// assert_eq!(fold_letter('և'), None);
/// ```
#[inline]
#[must_use]
pub fn fold_letter(letter: char) -> Option<char> {
    TABLE
        .get(letter as usize)
        .copied()
        .filter(|folded| !is_special(*folded))
}

/// Folds a word of letters that fold one by one; `false` at the first one that does not.
#[inline]
fn fold_simple(word: &str, mut push: impl FnMut(char)) -> bool {
    let table = TABLE.as_slice();
    let mut before = '\0';
    for letter in word.chars() {
        let mut folded = table.get(letter as usize).copied().unwrap_or(OTHERWISE);
        if is_special(folded) {
            folded = match folded {
                DROPPED => continue,
                VEW if before == 'ե' => 'ւ',
                VEW => 'վ',
                YEV => {
                    push('ե');
                    'ւ'
                }
                _ => return false,
            };
        }
        push(folded);
        before = folded;
    }
    true
}

/// Private-use code points that stand in the table for what is special: a letter of which nothing is left, one that
/// depends on the letter before it, the ligature և, and a mark or what else folds to several letters.
const DROPPED: char = '\u{100000}';
const VEW: char = '\u{100001}';
const YEV: char = '\u{100002}';
const OTHERWISE: char = '\u{100003}';

#[inline]
fn is_special(folded: char) -> bool {
    folded >= DROPPED
}

/// What becomes of a letter that stands alone, up to the end of Georgian: what the scripts of the region need.
static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| ('\0'..'\u{1100}').map(folded_alone).collect());

fn folded_alone(letter: char) -> char {
    if is_combining_mark(letter) {
        return OTHERWISE;
    }
    let mut key = String::new();
    fold_any(letter.encode_utf8(&mut [0; 4]), &mut key);
    let mut letters = key.chars();
    match (letters.next(), letters.next()) {
        (None, _) => DROPPED,
        (Some('վ'), None) => VEW,
        _ if letter == 'և' => YEV,
        (Some(folded), None) => folded,
        _ => OTHERWISE,
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
