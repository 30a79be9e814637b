//! Dates with a month's name, in any language of the months table, day and year in any order.

use araxes_text::{Span, fold};
use jiff::civil::Date;

use super::{DATE_WORDS, MONTHS, YEARS, valid};

/// A word or number of a text, for reading dates with a month's name.
#[derive(Clone, Copy)]
struct Token {
    span: Span,
    number: Option<i16>,
    month: Option<i8>,
}

pub(super) fn named(text: &str) -> Option<(Date, Span)> {
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
