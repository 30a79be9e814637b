//! Dates in numbers alone: ISO 8601, and day, month and year in the orders that are in use.

use std::sync::LazyLock;

use araxes_text::Span;
use jiff::civil::Date;
use regex::Regex;

use super::clock::with_time;
use super::{Dated, number, pattern, valid};

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

pub(super) fn iso_date(text: &str) -> Option<Dated> {
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

pub(super) fn year_first(text: &str) -> Option<(Date, Span)> {
    let captures = YEAR_FIRST.as_ref()?.captures(text)?;
    let date = valid(number(&captures, 1)?, number(&captures, 2)?, number(&captures, 3)?)?;
    Some((date, captures.get(0)?.range().into()))
}

pub(super) fn year_last(text: &str) -> Option<(Date, Span)> {
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
pub(super) fn short_year(text: &str) -> Option<(Date, Span)> {
    let captures = SHORT_YEAR.as_ref()?.captures(text)?;
    let year: i16 = number(&captures, 3)?;
    let year = if year <= 69 { 2000 + year } else { 1900 + year };
    let date = valid(year, number(&captures, 2)?, number(&captures, 1)?)?;
    Some((date, Span::new(captures.get(1)?.start(), captures.get(3)?.end())))
}

/// `17 12 2020`, the day first: a date only where it ends its line and no other number stands there.
pub(super) fn spaced(line: &str) -> Option<Dated> {
    let captures = SPACED.as_ref()?.captures(line.trim_end())?;
    let date = valid(number(&captures, 3)?, number(&captures, 2)?, number(&captures, 1)?)?;
    Some(Dated {
        iso: date.to_string(),
        span: Span::new(captures.get(1)?.start(), captures.get(3)?.end()),
    })
}
