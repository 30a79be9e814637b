//! What the shape of a line says: how it ends, how long it is, what it opens with.

use araxes_text::words;

use crate::cues::{Cue, after_cue, holds_credit, is_all_capitals, is_capitalised, is_outlet_like, word_count};

/// The most words of a heading; with more, an unpunctuated line between paragraphs is a teaser.
const HEADING_WORDS: usize = 12;
/// The most code points of a heading.
const HEADING_WIDTH: usize = 90;

const CLOSERS: [char; 12] = ['"', '”', '»', '’', ')', ']', '\'', '“', '›', '*', '_', '\u{200B}'];

/// The last character that is no closing quote mark or bracket.
fn last_sign(line: &str) -> Option<char> {
    line.trim_end().trim_end_matches(CLOSERS).trim_end().chars().last()
}

/// Whether a line ends as a sentence does.
pub(super) fn is_closed(line: &str) -> bool {
    last_sign(line).is_some_and(|sign| matches!(sign, '.' | '!' | '?' | '…' | '։' | '․' | '؟' | '۔' | '。'))
}

/// Whether a line ends in a sign after which the sentence goes on: a colon, comma, semicolon or dash.
pub(super) fn goes_on(line: &str) -> bool {
    last_sign(line).is_some_and(|sign| matches!(sign, ':' | ',' | ';' | '՝' | '–' | '—' | '-' | '،' | '՛'))
}

/// Whether a line is no sentence and not the beginning of one.
pub(super) fn is_unpunctuated(line: &str) -> bool {
    !is_closed(line) && !goes_on(line)
}

/// Whether words are a name rather than a headline: few, capitalised, unpunctuated.
pub(super) fn is_label(words: &str) -> bool {
    word_count(words) <= 4
        && !is_closed(words)
        && !goes_on(words)
        && words.split_whitespace().next().is_some_and(is_capitalised)
        && words
            .split_whitespace()
            .all(|word| is_capitalised(word) || word.chars().count() <= 3)
}

/// Whether an unpunctuated line is short enough for a heading.
pub(super) fn is_short(line: &str) -> bool {
    word_count(line) <= HEADING_WORDS && line.chars().nth(HEADING_WIDTH).is_none()
}

/// Whether a line opens a quotation that it does not close, so that it goes on in the next paragraph.
pub(super) fn opens_quote(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    let Some(open) = chars.next() else { return false };
    let rest = chars.as_str();
    match open {
        '“' => !rest.contains('”'),
        '„' => !rest.contains(['“', '”']),
        '«' => !rest.contains('»'),
        '"' => rest.matches('"').count().is_multiple_of(2),
        _ => false,
    }
}

/// Whether a line is the words at a picture: a cue such as "Photo:" opens it or stands in its last words, or it
/// ends in a credit in brackets or in the running time of a video.
pub(crate) fn is_caption(line: &str) -> bool {
    if line.len() > 1200 || line.starts_with(['"', '“', '«', '„']) {
        return false;
    }
    after_cue(line, Cue::Caption).is_some_and(|rest| word_count(rest) <= 40)
        || ends_in_cue(line)
        || ends_in_credit(line)
        || ends_in_duration(line)
}

/// "… at the junction. Photo: Araz Wire": a caption's cue with a few words behind it.
fn ends_in_cue(line: &str) -> bool {
    let sentence_ends = line
        .char_indices()
        .filter(|(_, char)| matches!(char, '.' | '!' | '?' | '։' | '…' | '|' | '/'));
    sentence_ends.last_two().into_iter().flatten().any(|(at, char)| {
        let tail = line.get(at + char.len_utf8()..).unwrap_or("").trim_start();
        after_cue(tail, Cue::Caption).is_some_and(|rest| (1..=6).contains(&word_count(rest)))
    })
}

trait LastTwo: Iterator + Sized {
    /// The last two items, the last one first.
    fn last_two(self) -> [Option<Self::Item>; 2] {
        self.fold([None, None], |[last, _], item| [Some(item), last])
    }
}

impl<I: Iterator> LastTwo for I {}

/// "… on Saturday. (Name Surname/Agency)": names and agencies in brackets behind a finished sentence.
fn ends_in_credit(line: &str) -> bool {
    let Some(inner) = line.trim_end().strip_suffix(')') else {
        return false;
    };
    let Some(open) = inner.rfind('(') else { return false };
    let (before, credit) = (
        inner.get(..open).unwrap_or("").trim_end(),
        inner.get(open + 1..).unwrap_or(""),
    );
    let by_name = credit.split_whitespace().any(|word| {
        word.starts_with(char::is_uppercase) || (word.chars().all(char::is_alphabetic) && is_capitalised(word))
    });
    let plain = credit
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    let maker = holds_credit(credit);
    let named = by_name && (plain == 0 || (maker && plain <= 3));
    let agency = maker
        || credit.contains('/')
        || is_outlet_like(credit)
        || words(credit).any(|span| is_all_capitals(span.of(credit)));
    is_closed(before) && named && agency && word_count(credit) <= 8
}

/// "… the streak. 1:56": the running time of a video.
fn ends_in_duration(line: &str) -> bool {
    let Some((before, last)) = line.trim_end().rsplit_once(' ') else {
        return false;
    };
    let Some((minutes, seconds)) = last.split_once(':') else {
        return false;
    };
    let digits =
        |part: &str, least: usize| (least..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    digits(minutes, 1) && digits(seconds, 2) && is_closed(before)
}

/// Whether a line is a notice of rights, an address to write to, or an invitation to subscribe and the like standing alone.
pub(super) fn is_chrome(line: &str) -> bool {
    let rights = line.starts_with(['©', 'Ⓒ']) || line.to_lowercase().starts_with("copyright ");
    let address = line
        .split_whitespace()
        .any(|word| word.contains('@') && word.trim_end_matches('.').contains('.'));
    let short = word_count(line) <= 12 && !is_closed(line);
    rights
        || (short && address)
        || (word_count(line) <= 10 && !is_closed(line) && after_cue(line, Cue::Promo).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_how_a_line_ends() {
        for closed in ["He left.", "“Who?”", "«Գնաց։»", "(She came.)", "It went on…"] {
            assert!(is_closed(closed), "{closed}");
        }
        for open in [
            "Ten new wells near the border",
            "“A gift for show”",
            "the rail link – Petrosyan",
        ] {
            assert!(is_unpunctuated(open), "{open}");
        }
        assert!(goes_on("The mayor said:") && goes_on("Նա ասաց՝"));
    }

    #[test]
    fn captions_by_cue_credit_and_duration() {
        for caption in [
            "Photo: Araz Wire",
            "Workers at the dam near Aragats. Photo: Araz Wire",
            "The dam in spring. (Elvin Quliyev/Araz Wire)",
            "The dam holds. (CBC)",
            "A look at the dam. 1:56",
        ] {
            assert!(is_caption(caption), "{caption}");
        }
        for prose in [
            "He came at 10:30",
            "The dam (see map) holds.",
            "It is the second this year (and the last).",
        ] {
            assert!(!is_caption(prose), "{prose}");
        }
    }
}
