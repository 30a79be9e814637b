//! Where each article of a text begins: files and mail digests often hold several.

use araxes_text::Span;

use super::lines::{self, Line};
use super::shape::{goes_on, is_caption, is_closed};
use super::wire::wire_opening;
use crate::cues::{Cue, after_cue, word_count};
use crate::date::{Which, date_line};

/// The most code points of a headline.
const TITLE_WIDTH: usize = 220;
/// Lines below a headline in which its date must stand.
const DATE_REACH: usize = 2;
/// The fewest words of running text below a numbered headline.
const TOLD: usize = 6;
/// Signs that a line between articles is drawn of.
const DRAWN: &str = "*-=_#~+·•—–";

/// The articles in a plain text, in order, each as the span of its text; lines drawn between them belong to none. A
/// text that holds one article, or of which nothing tells where the next begins, is one span.
///
/// An article begins behind a drawn line or form feed where a headline follows, at the header of a mail, where a
/// headline with a date or a wire header below it stands behind finished running text, and at each headline of a digest
/// that numbers them from the first on, no running text before it; the digest's own name belongs to none.
///
/// ```
/// let text = "Dam opened\n\n5 May 2024\n\nIt holds.\n\n* * *\n\nRoad closed\n\n6 May 2024\n\nIt is wet.";
/// let articles: Vec<&str> = araxes_article::split_articles(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(articles[1], "Road closed\n\n6 May 2024\n\nIt is wet.");
/// ```
#[must_use]
pub fn split_articles(text: &str) -> Vec<Span> {
    let lines = lines::split(text);
    let mut found: Vec<Span> = Vec::new();
    let (mut told, mut last) = (false, 0);
    let mut numbered = numbered_titles(text, &lines).into_iter().peekable();
    for (at, line) in lines.iter().enumerate() {
        let drawn = is_drawn(line.span.of(text));
        let parted = drawn_before(text, &lines, at);
        let counted = numbered.next_if_eq(&at).is_some();
        let begins = match (drawn, found.is_empty()) {
            (true, _) => false,
            _ if counted => true,
            (false, true) => true,
            _ if parted => is_mail(text, &lines, at) || is_title(text, line) || is_dated(text, &lines, at),
            _ => told && begins_unparted(text, &lines, at),
        };
        if counted && !told {
            // The name of the digest is of no article.
            found.clear();
        }
        if begins {
            found.push(line.span);
            told = false;
        } else if !drawn && let Some(article) = found.last_mut() {
            article.end = line.span.end;
        }
        // Running text: a finished sentence of some length.
        told |= is_closed(line.words.of(text)) && word_count(line.words.of(text)) >= 3;
        last = line.span.end;
    }
    if found.is_empty() && last > 0 {
        found.push(Span::new(0, last));
    }
    found
}

/// The lines of a digest that are headlines with numbers, "1) …", "2) …", each with running text below it. None where
/// running text stands before the first: then it is one article that counts its points.
fn numbered_titles(text: &str, lines: &[Line]) -> Vec<usize> {
    let told = |line: &Line| {
        let words = line.words.of(text);
        !line.bullet && is_closed(words) && word_count(words) >= TOLD
    };
    let number = |line: &Line| {
        let digits: String = line
            .span
            .of(text)
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse::<usize>().ok().filter(|_| line.bullet)
    };
    let mut found: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let title = number(line) == Some(found.len() + 1) && is_headline(text, line);
        if title
            && lines
                .get(at + 1..)
                .and_then(|rest| rest.iter().take(DATE_REACH + 1).find(|line| told(line)))
                .is_some()
        {
            found.push(at);
        } else if found.is_empty() && told(line) {
            break;
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// Whether an article begins at a line before which nothing is drawn.
fn begins_unparted(text: &str, lines: &[Line], at: usize) -> bool {
    let inside_mail = at.checked_sub(1).is_some_and(|before| is_field(text, lines, before));
    if inside_mail {
        return false;
    }
    let Some(line) = lines.get(at) else { return false };
    let below = || lines.iter().skip(at + 1).take(DATE_REACH);
    let dated = || below().any(|line| is_date(text, line));
    let filed = || {
        below()
            .next()
            .is_some_and(|line| wire_opening(line.words.of(text)).is_some())
    };
    is_mail(text, lines, at) || (is_title(text, line) && (dated() || filed())) || is_dated(text, lines, at)
}

/// Whether a date of publication stands alone with a headline below it.
fn is_dated(text: &str, lines: &[Line], at: usize) -> bool {
    let title_below = || {
        lines
            .get(at + 1)
            .is_some_and(|line| is_title(text, line) && !is_date(text, line))
    };
    lines.get(at).is_some_and(|line| is_date(text, line)) && title_below()
}

fn is_date(text: &str, line: &Line) -> bool {
    date_line(line.words.of(text)).is_some_and(|(_, which)| which == Which::Published)
}

/// Whether two lines or more from here on are fields of a mail's header.
fn is_mail(text: &str, lines: &[Line], at: usize) -> bool {
    is_field(text, lines, at) && is_field(text, lines, at + 1)
}

/// "From: …", "Subject: …": a field of the header of a mail.
fn is_field(text: &str, lines: &[Line], at: usize) -> bool {
    let words = lines.get(at).map(|line| line.words.of(text));
    words.is_some_and(|words| after_cue(words, Cue::Mail).is_some() || after_cue(words, Cue::Subject).is_some())
}

fn is_title(text: &str, line: &Line) -> bool {
    !line.bullet && is_headline(text, line)
}

/// Whether the words of a line, bulleted or not, may be a headline.
fn is_headline(text: &str, line: &Line) -> bool {
    let words = line.words.of(text);
    let stop = is_closed(words) && !words.ends_with(['?', '!', '»', '”', '"']);
    word_count(words) >= 2
        && words.chars().nth(TITLE_WIDTH).is_none()
        && !stop
        && !goes_on(words)
        && !is_caption(words)
        && [Cue::Related, Cue::Byline, Cue::Promo]
            .iter()
            .all(|&cue| after_cue(words, cue).is_none())
}

/// Whether a line or form feed parts line `at` from the text before it.
fn drawn_before(text: &str, lines: &[Line], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) else {
        return false;
    };
    let gap = lines
        .get(at)
        .and_then(|line| text.get(before.span.end..line.span.start));
    is_drawn(before.span.of(text)) || gap.is_some_and(|gap| gap.contains('\u{c}'))
}

/// A line of signs such as `* * *` or `------`, a few words between them or not.
pub(super) fn is_drawn(line: &str) -> bool {
    let is_sign = |char: char| DRAWN.contains(char) || char.is_whitespace();
    let line = line.trim();
    let words = line.trim_matches(is_sign);
    let signs = line.chars().filter(|char| DRAWN.contains(*char)).count();
    match words.is_empty() {
        true => signs >= 3,
        false => signs >= 6 && line.starts_with(is_sign) && line.ends_with(is_sign) && word_count(words) <= 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<&str> {
        split_articles(text)
            .iter()
            .map(|span| span.of(text).lines().next().unwrap_or(""))
            .collect()
    }

    #[test]
    fn articles_behind_drawn_lines() {
        let text = "Dam opened\n\nIt holds, the mayor said.\n\n======\n\nRoad closed\n\nIt is wet, the mayor said.\n\u{c}\nBus late\n\nIt snows.";
        assert_eq!(titles(text), ["Dam opened", "Road closed", "Bus late"]);
    }

    #[test]
    fn headlines_with_dates_and_wire_headers_need_no_line() {
        let text = "Yeni körpü açılıb\n\n5 may 2024\n\nKörpü açıqdır, bələdiyyə bildirib.\n\n\
            Կամուրջը բացվել է\n\n6 մայիսի, 2024\n\nԿամուրջը բաց է, հայտնել են գյուղից։\n\n\
            Мост открыт\n\nГЮМРИ, 7 мая — АРАЗ. Мост открыт, сообщили в селе.\n\n12 May 2024\n\nBridge opened\n\nIt is open.";
        assert_eq!(
            titles(text),
            ["Yeni körpü açılıb", "Կամուրջը բացվել է", "Мост открыт", "12 May 2024"]
        );
    }

    #[test]
    fn a_digest_of_mails() {
        let text = "Message: 1\nDate: Sun, 5 May 2024\nSubject: Dam opened\n\n> It holds, the mayor said.\n\n\
            Message: 2\nDate: Mon, 6 May 2024\nSubject: Road closed\n\n> It is wet, the mayor said.";
        assert_eq!(titles(text), ["Message: 1", "Message: 2"]);
    }

    #[test]
    fn a_digest_that_numbers_its_headlines() {
        let text = "Morning digest\n\n1) Dam opened\n\nIt holds more water than last year, the mayor said.\n\n\
            2) Road closed\n\n5 May 2024\n\nIt is wet, and nobody may drive there until June.\n\nIt snows.";
        assert_eq!(titles(text), ["1) Dam opened", "2) Road closed"]);
        let points = "What changes in May\n\nThe council of the village decided on Monday what changes.\n\n\
            1. The dam\n\nIt holds more water than last year, the mayor said.\n\n2. The road\n\nIt is wet, and nobody may drive there.";
        assert_eq!(split_articles(points).len(), 1);
    }

    #[test]
    fn one_article_stays_one() {
        for text in [
            "Dam opened\n\n5 May 2024\n\nIt holds.\n\nA new heading\n\nIt is wide.\n\n* * *\n\nThe mayor said so, and left.",
            "Dam opened\n\nUpdated: 6 May 2024\n\nIt holds.\n\nRead also: Road closed",
            "Dam opened",
        ] {
            assert_eq!(split_articles(text).len(), 1, "{text}");
        }
        assert!(split_articles(" \n ").is_empty());
    }
}
