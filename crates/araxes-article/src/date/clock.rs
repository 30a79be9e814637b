//! The clock time beside a date.

use std::sync::LazyLock;

use araxes_text::Span;
use jiff::civil::Date;
use regex::Regex;

use super::{Dated, is_date_word, number, pattern};

/// Bytes around a date in which its time may stand.
const TIME_REACH: usize = 24;

static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\s?([ap])\.?m\b\.?)?(?:\s?(Z|UTC|GMT)\b|\s?([+-]\d{2}):?(\d{2})\b)?",
    )
});

/// The date with the clock time that stands right before or behind it.
pub(super) fn with_time(text: &str, date: Date, span: Span) -> Dated {
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
