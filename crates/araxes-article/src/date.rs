use std::collections::HashMap;
use std::sync::LazyLock;

use araxes_text::{Span, fold};
use jiff::civil::Date;
use regex::Regex;

use crate::tables::rows;

/// Years that a news text can have been published in; a number outside them is no year.
const YEARS: std::ops::RangeInclusive<i16> = 1700..=2199;
/// Bytes around a date in which its time may stand.
const TIME_REACH: usize = 24;

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

static ISO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}\b)?)?",
    )
});
static YEAR_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\b(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b"));
static YEAR_LAST: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\b(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\b"));
static SHORT_YEAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|[^\d.])(\d{2})\.(\d{2})\.(\d{2})(?:$|\.?[^\d.])"));
static SPACED: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^\D*\b(\d{1,2}) (\d{1,2}) (\d{4})$"));
static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\s?([ap])\.?m\b\.?)?(?:\s?(Z|UTC|GMT)\b|\s?([+-]\d{2}):?(\d{2})\b)?",
    )
});

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
    let mut named = false;
    let after_too = [before, after];
    for (position, part) in after_too.iter().enumerate() {
        for word in araxes_text::words(part) {
            let word = word.of(part);
            if word.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let folded = fold(word);
            match DATE_WORDS.get(&folded).copied() {
                Some("modified") if !named && position == 0 => which = Which::Modified,
                Some("published") => named = true,
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

fn iso_date(text: &str) -> Option<Dated> {
    let captures = ISO.as_ref()?.captures(text)?;
    let date = valid(number(&captures, 1)?, number(&captures, 2)?, number(&captures, 3)?)?;
    let whole = captures.get(0)?;
    let mut iso = date.to_string();
    if let (Some(hour), Some(minute)) = (captures.get(4), captures.get(5)) {
        iso.push_str(&format!("T{}:{}", hour.as_str(), minute.as_str()));
        if let Some(second) = captures.get(6) {
            iso.push_str(&format!(":{}", second.as_str()));
        }
        iso.push_str(&offset(captures.get(7).map_or("", |zone| zone.as_str())));
    } else {
        let found = with_time(text, date, whole.range().into());
        return Some(found);
    }
    Some(Dated {
        iso,
        span: whole.range().into(),
    })
}

/// `+0400` and `+04` as `+04:00`; Z as it is.
fn offset(zone: &str) -> String {
    match (zone.get(..3), zone.get(3..)) {
        (Some(hours), Some("")) => format!("{hours}:00"),
        (Some(hours), Some(minutes)) if !minutes.starts_with(':') => format!("{hours}:{minutes}"),
        _ => zone.to_owned(),
    }
}

fn year_first(text: &str) -> Option<(Date, Span)> {
    let captures = YEAR_FIRST.as_ref()?.captures(text)?;
    let date = valid(number(&captures, 1)?, number(&captures, 2)?, number(&captures, 3)?)?;
    Some((date, captures.get(0)?.range().into()))
}

fn year_last(text: &str) -> Option<(Date, Span)> {
    let captures = YEAR_LAST.as_ref()?.captures(text)?;
    let (first, second): (i8, i8) = (number(&captures, 1)?, number(&captures, 3)?);
    let year = number(&captures, 4)?;
    let dotted = captures.get(2)?.as_str() == ".";
    let date = match (valid(year, second, first), valid(year, first, second)) {
        (Some(date), _) if dotted => date,
        (Some(date), None) | (None, Some(date)) => date,
        (Some(date), Some(other)) if date == other => date,
        _ => return None,
    };
    Some((date, captures.get(0)?.range().into()))
}

/// `31.07.19`: the day first, a year of two digits, which is of this century up to 69 (as in POSIX).
fn short_year(text: &str) -> Option<(Date, Span)> {
    let captures = SHORT_YEAR.as_ref()?.captures(text)?;
    let year: i16 = number(&captures, 3)?;
    let year = if year <= 69 { 2000 + year } else { 1900 + year };
    let date = valid(year, number(&captures, 2)?, number(&captures, 1)?)?;
    Some((date, Span::new(captures.get(1)?.start(), captures.get(3)?.end())))
}

/// `17 12 2020`, the day first: a date only where it ends its line and no other number stands there.
fn spaced(line: &str) -> Option<Dated> {
    let captures = SPACED.as_ref()?.captures(line.trim_end())?;
    let date = valid(number(&captures, 3)?, number(&captures, 2)?, number(&captures, 1)?)?;
    Some(Dated {
        iso: date.to_string(),
        span: Span::new(captures.get(1)?.start(), captures.get(3)?.end()),
    })
}

/// A word or number of a text, for reading dates with a month's name.
#[derive(Clone, Copy)]
struct Token {
    span: Span,
    number: Option<i16>,
    month: Option<i8>,
}

fn named(text: &str) -> Option<(Date, Span)> {
    let mut tokens: Vec<Token> = Vec::new();
    // Four tokens on either side of the month are looked at; fillers such as "th" or "года" take no place.
    for span in araxes_text::words(text) {
        for span in split_digits(text, span) {
            let word = span.of(text);
            let number = word.parse().ok();
            let folded = if number.is_none() { fold(word) } else { String::new() };
            let month = MONTHS.get(&folded).copied();
            if number.is_none() && month.is_none() && DATE_WORDS.contains_key(&folded) {
                continue;
            }
            tokens.push(Token { span, number, month });
        }
    }
    (0..tokens.len()).find_map(|at| around_month(text, &tokens, at))
}

/// `12th` and `12სექტემბერი` as a number and a word.
fn split_digits(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let word = span.of(text);
    let digits = word.len() - word.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let middle = span.start + digits;
    [Span::new(span.start, middle), Span::new(middle, span.end)]
        .into_iter()
        .filter(|part| !part.is_empty())
}

fn around_month(text: &str, tokens: &[Token], at: usize) -> Option<(Date, Span)> {
    let token = tokens.get(at)?;
    let month = token.month?;
    let near = |step: isize| {
        let other = tokens.get(at.checked_add_signed(step)?)?;
        // A clock time is no day, and what stands far off is of another sentence.
        let clock = text.get(other.span.end..).is_some_and(|rest| rest.starts_with(':'))
            || text
                .get(..other.span.start)
                .is_some_and(|rest| rest.ends_with(':') && step > 0 && near_digit(rest));
        let apart = other
            .span
            .start
            .abs_diff(token.span.end)
            .min(token.span.start.abs_diff(other.span.end));
        (!clock && apart <= 40).then_some((other.number?, other.span))
    };
    let day = |found: Option<(i16, Span)>| found.filter(|(number, _)| (1..=31).contains(number));
    let year = |found: Option<(i16, Span)>| found.filter(|(number, _)| YEARS.contains(number));
    let (before, after) = (near(-1), near(1));
    let pairs = [
        (day(before), year(after)),
        (day(after), year(near(2))),
        (day(after), year(before)),
        (day(before), year(near(-2))),
    ];
    pairs.into_iter().find_map(|(day, year)| {
        let ((day, day_span), (year, year_span)) = (day?, year?);
        let date = valid(year, month, i8::try_from(day).ok()?)?;
        let start = day_span.start.min(year_span.start).min(token.span.start);
        Some((
            date,
            Span::new(start, day_span.end.max(year_span.end).max(token.span.end)),
        ))
    })
}

fn near_digit(before_colon: &str) -> bool {
    before_colon
        .trim_end_matches(':')
        .ends_with(|char: char| char.is_ascii_digit())
}

/// The date with the clock time that stands right before or behind it.
fn with_time(text: &str, date: Date, span: Span) -> Dated {
    let found = time_near(text, span.end, true).or_else(|| time_near(text, span.start, false));
    match found {
        Some((time, at)) => Dated {
            iso: format!("{date}T{time}"),
            span: Span::new(span.start.min(at.start), span.end.max(at.end)),
        },
        None => Dated {
            iso: date.to_string(),
            span,
        },
    }
}

fn time_near(text: &str, edge: usize, behind: bool) -> Option<(String, Span)> {
    let (mut from, mut to) = if behind {
        (edge, edge + 2 * TIME_REACH)
    } else {
        (edge.saturating_sub(TIME_REACH), edge)
    };
    to = to.min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let window = text.get(from..to)?;
    let captures = TIME.as_ref()?.captures(window)?;
    let whole = captures.get(0)?;
    let gap = if behind {
        window.get(..whole.start())?
    } else {
        window.get(whole.end()..)?
    };
    // Only what belongs to a date may stand between, and no line break.
    let words_fit = araxes_text::words(gap).all(|word| is_date_word(word.of(gap)));
    if gap.contains('\n') || gap.len() > TIME_REACH || !words_fit {
        return None;
    }
    let mut hour: u8 = number(&captures, 1)?;
    if let Some(half) = captures.get(4) {
        let afternoon = half.as_str().eq_ignore_ascii_case("p");
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    let mut time = format!("{hour:02}:{}", captures.get(2)?.as_str());
    if let Some(second) = captures.get(3) {
        time.push_str(&format!(":{}", second.as_str()));
    }
    match (captures.get(5), captures.get(6), captures.get(7)) {
        (Some(_), _, _) => time.push('Z'),
        (_, Some(hours), Some(minutes)) => time.push_str(&format!("{}:{}", hours.as_str(), minutes.as_str())),
        _ => {}
    }
    Some((time, Span::new(from + whole.start(), from + whole.end())))
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
