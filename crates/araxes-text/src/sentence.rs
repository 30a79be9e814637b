use crate::{Span, ends_address, is_small};

/// Words after which a full stop ends no sentence, in lower case. General knowledge of each language's spelling.
const ABBREVIATIONS: &[&str] = &[
    // English
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "gen",
    "col",
    "lt",
    "sgt",
    "capt",
    "gov",
    "sen",
    "rep",
    "maj",
    "adm",
    "brig",
    "cmdr",
    "supt",
    "insp",
    "det",
    "cst",
    "const",
    "rev",
    "hon",
    "st",
    "jr",
    "sr",
    "vs",
    "no",
    "inc",
    "ltd",
    "co",
    "corp",
    "dept",
    "u.s",
    "u.k",
    "u.n",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "fig",
    "e.g",
    "i.e",
    "a.m",
    "p.m", // Russian
    "г",
    "гг",
    "тыс",
    "млн",
    "млрд",
    "руб",
    "им",
    "ул",
    "т.е",
    "т.д",
    "т.п",
    "т.к",
    "с",
    "стр",
    "см",
    "кв",
    "проф",
    // Azerbaijani and Turkish
    "və s",
    "məs",
    "prof",
    "dos",
    "akad",
    "ak",
    "min",
    "mln",
    "mlrd",
    "man", // Armenian in Latin full stops
    "թ",
    "պ",
    "ք",
    "մլն",
    "մլրդ",
    "հզ", // Georgian
    "წწ",
    "ე.წ",
    "ე.ი",
    "ა.შ",
    "მაგ",
    "ათ",
    "მლნ",
    "მლრდ",
];

/// The sentences of the stretch `within` of `text`, in order, trimmed of white space, closing quote marks kept with
/// the sentence that they end.
///
/// A full stop ends a sentence where white space and a capital (or a caseless letter, a digit or an opening quote
/// mark) follow and no abbreviation or single initial stands before it. The Armenian full stop ։ always does, and
/// so do ! and ? before a capital.
///
/// ```
/// use araxes_text::{Span, sentences};
///
/// let text = "Mr. A. Petrosyan left. “Who knows?” Nobody.";
/// let found: Vec<_> = sentences(text, Span::new(0, text.len())).iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["Mr. A. Petrosyan left.", "“Who knows?”", "Nobody."]);
/// ```
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let body = within.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((offset, char)) = chars.next() {
        if !is_stop(char) {
            continue;
        }
        let mut end = offset + char.len_utf8();
        while let Some(&(next, closer)) = chars.peek() {
            if !is_stop(closer) && !is_closer(closer) {
                break;
            }
            end = next + closer.len_utf8();
            chars.next();
        }
        if ends_sentence(&body[start..offset], char, &body[end..]) {
            found.push(Span::new(within.start + start, within.start + end).trim(text));
            start = end;
        }
    }
    found.push(Span::new(within.start + start, within.start + body.len()).trim(text));
    found.retain(|span| !span.is_empty());
    found
}

fn is_stop(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | '…' | '։' | '؟' | '۔')
}

fn is_closer(char: char) -> bool {
    matches!(char, '"' | '“' | '”' | '»' | '’' | ')' | ']' | '\'')
}

fn ends_sentence(before: &str, stop: char, after: &str) -> bool {
    let Some(next) = after.trim_start().chars().next() else {
        return true;
    };
    if stop == '։' {
        return true;
    }
    if stop == '.' && is_glued(before, after) {
        return true;
    }
    if !after.starts_with(char::is_whitespace) || is_small(next) {
        return false;
    }
    if stop != '.' {
        return true;
    }
    let word = before
        .rsplit(|char: char| char.is_whitespace() || "(«“\"".contains(char))
        .next()
        .unwrap_or("");
    // A. Petrosyan, U.S., N.S.: single capitals, each with its stop.
    let initials = word
        .split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(|char| char.is_alphabetic() && !is_small(char)));
    !initials && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a full stop without a space behind it ends a sentence all the same: a word of small letters before it and a
/// capital or an opening mark behind it, "республики.Ранее", "ölkə.«Bu»", but no address or abbreviation.
fn is_glued(before: &str, after: &str) -> bool {
    const SHORTEST: usize = 3;
    let word = before.rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or("");
    // A name in Latin letters may be the first part of an address: "Day.Az".
    let letters = word.chars().skip(usize::from(!word.is_ascii()));
    let small = letters.into_iter().all(|char| is_small(char) && !char.is_uppercase());
    let long = word.chars().nth(SHORTEST - 1).is_some();
    if !small || !long || ABBREVIATIONS.contains(&word.to_lowercase().as_str()) {
        return false;
    }
    let next = after.trim_start_matches(['«', '„']);
    let name = next.split(|char: char| !char.is_alphabetic()).next().unwrap_or("");
    name.starts_with(char::is_uppercase) && !ends_address(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn armenian_stop_and_russian_initials() {
        let text = "Ջուրը սահման չի ճանաչում։ Այդպես է։";
        assert_eq!(sentences(text, Span::new(0, text.len())).len(), 2);
        let text = "ხიდი გაიხსნა. გ. ლომიძემ ის ნახა.";
        assert_eq!(sentences(text, Span::new(0, text.len())).len(), 2);
        let text = "Мост открыли в мае.Ранее он стоял.«Долго»";
        assert_eq!(sentences(text, Span::new(0, text.len())).len(), 3);
        let text = "Körpü açılıb.Bunu haqqin.Az yazıb.Sakinlər sevinir";
        assert_eq!(sentences(text, Span::new(0, text.len())).len(), 3);
        let text = "В 2020 г. премьер А. Симонян уехал. Потом вернулся.";
        assert_eq!(sentences(text, Span::new(0, text.len())).len(), 2);
    }

    proptest! {
        #[test]
        fn sentences_are_in_order(text in "[A-Za-zԱա .!?։”\"]{0,120}") {
            let mut end = 0;
            for span in sentences(&text, Span::new(0, text.len())) {
                prop_assert!(span.start >= end && text.get(span.range()).is_some());
                end = span.end;
            }
        }
    }
}
