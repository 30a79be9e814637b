//! Dates as news texts write them.

mod clock;
mod named;
mod numbers;

use std::collections::HashMap;
use std::sync::LazyLock;

use araxes_text::{Span, fold};
use jiff::civil::Date;
use regex::Regex;

use crate::tables::rows;
use clock::with_time;
use named::named;
use numbers::{iso_date, short_year, spaced, year_first, year_last};

/// Years that a news text can have been published in; a number outside them is no year.
const YEARS: std::ops::RangeInclusive<i16> = 1700..=2199;
/// Bytes of a text in which a date is looked for.
const REACH: usize = 1 << 10;

/// A date as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    /// ISO 8601, with time and offset only where the text gives them.
    pub(crate) iso: String,
    /// Where the date and its time stand.
    pub(crate) span: Span,
}

/// Which date a date line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Published,
    Modified,
}

static MONTHS: LazyLock<HashMap<String, i8>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for [month, _, forms, _] in rows(include_str!("../tables/months.tsv")) {
        let Ok(month) = month.parse() else { continue };
        months.extend(forms.split(' ').map(|form| (fold(form), month)));
    }
    months
});

static DATE_WORDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for [kind, _, list, _] in rows(include_str!("../tables/date_words.tsv")) {
        words.extend(list.split(' ').map(|word| (fold(word), kind)));
    }
    words
});

fn pattern(source: &str) -> Option<Regex> {
    Regex::new(source).ok()
}

/// The first date in `text`: ISO 8601, numbers, or a month's name in any language of the months table, with day and
/// year in any order. Two numbers that may each be the month (`05/06/2023`) are no date: nothing is guessed, except
/// with full stops, which only ever stand in day-month-year.
pub(crate) fn find_date(text: &str) -> Option<Dated> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let text = head(text);
    iso_date(text).or_else(|| {
        let (date, span) = [year_first(text), year_last(text), short_year(text), named(text)]
            .into_iter()
            .flatten()
            .min_by_key(|(_, span)| span.start)?;
        Some(with_time(text, date, span))
    })
}

/// The part of a text in which a date is looked for.
fn head(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// The date that the whole of `line` gives, with which date it is; `None` where other words stand in the line.
pub(crate) fn date_line(line: &str) -> Option<(Dated, Which)> {
    if line.len() > 200 {
        return None;
    }
    let found = find_date(line).or_else(|| spaced(line))?;
    let mut which = Which::Published;
    let (before, after) = (line.get(..found.span.start)?, line.get(found.span.end..)?);
    // "Published 1 May 2024, updated 2 May 2024": the first date counts, so must its word.
    let mut published = false;
    let after_too = [before, after];
    for (position, part) in after_too.iter().enumerate() {
        for word in araxes_text::words(part) {
            let word = word.of(part);
            if word.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let folded = fold(word);
            match DATE_WORDS.get(&folded).copied() {
                Some("modified") if !published && position == 0 => which = Which::Modified,
                Some("published") => published = true,
                Some(_) => {}
                None if MONTHS.contains_key(&folded) => {}
                None => return None,
            }
        }
    }
    Some((found, which))
}

/// The date in a short line of a page's header beside other words, such as a name; with which date it is.
pub(crate) fn date_in_label(line: &str) -> Option<(Dated, Which)> {
    let found = find_date(line)?;
    let which = which_of(line.get(..found.span.start)?).unwrap_or(Which::Published);
    Some((found, which))
}

/// Which date the words of a label promise, where they say so.
pub(crate) fn which_of(label: &str) -> Option<Which> {
    let is = |wanted: &str| {
        araxes_text::words(label).any(|span| DATE_WORDS.get(&fold(span.of(label))).copied() == Some(wanted))
    };
    if is("published") {
        Some(Which::Published)
    } else {
        is("modified").then_some(Which::Modified)
    }
}

/// Whether a word is a month's name or stands beside dates, such as a weekday.
pub(crate) fn is_date_word(word: &str) -> bool {
    let word = fold(word);
    MONTHS.contains_key(&word) || DATE_WORDS.contains_key(&word)
}

/// Whether a word is a month's name.
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.contains_key(&fold(word))
}

fn valid(year: i16, month: i8, day: i8) -> Option<Date> {
    YEARS
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())
        .flatten()
}

fn number<T: std::str::FromStr>(captures: &regex::Captures<'_>, group: usize) -> Option<T> {
    captures.get(group)?.as_str().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        find_date(text).map(|found| found.iso)
    }

    #[test]
    fn reads_dates_in_every_language_of_the_table() {
        for (text, expected) in [
            ("Sept 12 2023", "2023-09-12"),
            ("March 3rd, 2024 at 4:05 pm", "2024-03-03T16:05"),
            ("3 марта 2024 года, 14:30", "2024-03-03T14:30"),
            ("12 sentyabr 2023-cü il", "2023-09-12"),
            ("2023-cü il 12 sentyabr", "2023-09-12"),
            ("26 İyul 2022", "2022-07-26"),
            ("2023 թ. սեպտեմբերի 12", "2023-09-12"),
            ("15 ՆՈՅԵՄԲԵՐԻ, 2022", "2022-11-15"),
            ("12 სექტემბერი, 2023", "2023-09-12"),
            ("5 Ağustos 2021 Perşembe 09:15", "2021-08-05T09:15"),
            ("14:30, 12.09.2023", "2023-09-12T14:30"),
            ("25/12/2023", "2023-12-25"),
            ("31.07.19, 14:05", "2019-07-31T14:05"),
            ("(07.11.98)", "1998-11-07"),
            ("2023/9/2", "2023-09-02"),
            ("2023-09-12T10:20:30.123+0400", "2023-09-12T10:20:30+04:00"),
            ("Tue, 19 Nov 2019 10:00:00 GMT", "2019-11-19T10:00:00Z"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn guesses_nothing() {
        for text in [
            "05/06/2023",
            "31 June 2023",
            "© 2023",
            "May 5",
            "12:30",
            "99.99.2023",
            "version 10.12.15.3",
            "31.31.19",
            "17 12 2020",
            "in May",
            "",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_line_holds_nothing_else() {
        assert!(date_line("Published: Tuesday, 12 September 2023, 14:30").is_some());
        assert_eq!(
            date_line("Обновлено 3 мая 2024 г.").map(|found| found.1),
            Some(Which::Modified)
        );
        for line in ["17 12 2020", "Дата: 17 12 2020", "17.12.20"] {
            assert_eq!(
                date_line(line).map(|found| found.0.iso).as_deref(),
                Some("2020-12-17"),
                "{line}"
            );
        }
        assert!(date_line("5 17 12 2020").is_none());
        assert!(date_line("The bridge was opened on 12 September 2023").is_none());
    }
}
