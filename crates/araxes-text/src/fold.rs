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
    if !fold_simple(word, &mut key) {
        key.clear();
        fold_any(word, &mut key);
    }
    key
}

/// Folds a word of letters that fold one by one; `false` at the first one that does not.
fn fold_simple(word: &str, key: &mut String) -> bool {
    let table = &*TABLE;
    for char in word.chars() {
        match table.get(char as usize) {
            Some(&Folded::To('վ')) if key.ends_with('ե') => key.push('ւ'),
            Some(&Folded::To(folded)) => key.push(folded),
            Some(Folded::Dropped) => {}
            Some(Folded::Otherwise) | None => return false,
        }
    }
    true
}

/// What becomes of a letter that stands alone.
#[derive(Clone, Copy)]
enum Folded {
    To(char),
    Dropped,
    /// Marks and what folds to several letters.
    Otherwise,
}

/// Past Georgian: what the scripts of the region need.
const TABLE_END: u32 = 0x1100;

static TABLE: LazyLock<Vec<Folded>> = LazyLock::new(|| (0..TABLE_END).map(folded_alone).collect());

fn folded_alone(code: u32) -> Folded {
    let Some(char) = char::from_u32(code).filter(|char| !is_combining_mark(*char)) else {
        return Folded::Otherwise;
    };
    let mut key = String::new();
    fold_any(char.encode_utf8(&mut [0; 4]), &mut key);
    let mut letters = key.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Folded::Dropped,
        (Some(folded), None) => Folded::To(folded),
        _ => Folded::Otherwise,
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
