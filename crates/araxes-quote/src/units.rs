//! Segments as sentences of words, marks of punctuation and quotes, a quote counting as one unit.

use araxes_text::{Segment, Span, sentences};

use crate::marks::Marked;
use crate::tokens::Token;

/// One unit of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A word or mark, by its index among the tokens.
    Token(usize),
    /// The part of a marked stretch that lies in this segment: index of the stretch, and of the part.
    Quote(usize, usize),
}

/// A sentence outside of quotes; quotes in it are single units.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) segment: usize,
    pub(crate) units: Vec<Unit>,
    /// Whether it is the first of its segment.
    pub(crate) first: bool,
}

/// For each of so many marked stretches, the sentence that it begins in.
pub(crate) fn homes(sentences: &[Sentence], marked: usize) -> Vec<Option<usize>> {
    let mut homes = vec![None; marked];
    for (index, sentence) in sentences.iter().enumerate() {
        for unit in &sentence.units {
            if let Unit::Quote(quote, 0) = unit
                && let Some(home) = homes.get_mut(*quote)
            {
                *home = Some(index);
            }
        }
    }
    homes
}

/// All sentences of the text, in order.
pub(crate) fn split(text: &str, segments: &[Segment], tokens: &[Token], marked: &[Marked]) -> Vec<Sentence> {
    let pieces = pieces(segments.len(), marked);
    let mut found = Vec::new();
    let mut token = 0;
    for (index, segment) in segments.iter().enumerate() {
        let own = pieces.get(index).map_or(&[][..], Vec::as_slice);
        let start = token;
        while tokens.get(token).is_some_and(|token| token.segment == index) {
            token += 1;
        }
        let ends: Vec<usize> = sentences(text, segment.span)
            .iter()
            .map(|sentence| sentence.end)
            .collect();
        split_segment(tokens, start..token, own, &ends, index, &mut found);
    }
    found
}

/// Adds the sentences of a stretch of one segment in which the marked stretches count as units, numbered from `first`.
pub(crate) fn within(
    text: &str,
    span: Span,
    segment: usize,
    tokens: &[Token],
    marked: &[Marked],
    first: usize,
    found: &mut Vec<Sentence>,
) {
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    let pieces = marked.iter().enumerate().flat_map(|(nth, quote)| {
        let parts = quote.outer.iter().enumerate();
        parts.map(move |(part, span)| (*span, first + nth, part))
    });
    let pieces: Vec<Piece> = pieces.collect();
    let ends: Vec<usize> = sentences(text, span).iter().map(|sentence| sentence.end).collect();
    split_segment(tokens, start..end, &pieces, &ends, segment, found);
}

type Piece = (Span, usize, usize);

/// The parts of marked stretches, by segment and in order.
fn pieces(segments: usize, marked: &[Marked]) -> Vec<Vec<Piece>> {
    let mut pieces: Vec<Vec<Piece>> = vec![Vec::new(); segments];
    for (quote, stretch) in marked.iter().enumerate() {
        for (part, (span, segment)) in stretch.outer.iter().zip(&stretch.segments).enumerate() {
            if let Some(own) = pieces.get_mut(*segment) {
                own.push((*span, quote, part));
            }
        }
    }
    for own in &mut pieces {
        own.sort_by_key(|(span, ..)| span.start);
    }
    pieces
}

fn split_segment(
    tokens: &[Token],
    range: std::ops::Range<usize>,
    pieces: &[Piece],
    ends: &[usize],
    segment: usize,
    found: &mut Vec<Sentence>,
) {
    let mut pieces = pieces.iter().peekable();
    let mut ends_at = ends.iter().copied().peekable();
    let mut units = Vec::new();
    let mut first = true;
    let mut inside_until = 0;
    for index in range {
        let Some(token) = tokens.get(index) else { break };
        if token.span.start < inside_until {
            continue;
        }
        let marks = pieces.peek().filter(|(span, ..)| span.start <= token.span.start);
        let ends = |mark: usize| {
            is_full_stop(tokens, mark) || marks.is_some_and(|(span, ..)| is_stop_before(tokens, mark, *span))
        };
        if matches!(units.last(), Some(Unit::Token(mark)) if mark + 1 == index && ends(*mark)) {
            flush(&mut units, segment, &mut first, found);
        }
        while ends_at.next_if(|end| *end < inside_until).is_some() {}
        while ends_at.next_if(|end| *end <= token.span.start).is_some() {
            flush(&mut units, segment, &mut first, found);
        }
        match pieces.next_if(|(span, ..)| span.start <= token.span.start) {
            Some((span, quote, part)) => {
                units.push(Unit::Quote(*quote, *part));
                inside_until = span.end;
            }
            // Marks typed as two apostrophes that no pair was made of say nothing of where a clause ends.
            None if is_typed_mark(tokens, index) => {}
            None => units.push(Unit::Token(index)),
        }
    }
    flush(&mut units, segment, &mut first, found);
}

/// Whether a token is one of two apostrophes that stand together: ''.
fn is_typed_mark(tokens: &[Token], at: usize) -> bool {
    let apostrophe = |at: usize| tokens.get(at).filter(|token| token.is('\''));
    let joined = |first: usize| match (apostrophe(first), apostrophe(first + 1)) {
        (Some(first), Some(next)) => first.span.end == next.span.start,
        _ => false,
    };
    joined(at) || at.checked_sub(1).is_some_and(joined)
}

/// Whether a colon between Armenian words is typed for the full stop, ։, which looks alike: Armenian marks what follows
/// with ՝ or ․.
fn is_full_stop(tokens: &[Token], mark: usize) -> bool {
    let armenian = |token: &Token| matches!(token.first, '\u{531}'..='\u{587}');
    let before = mark.checked_sub(1).and_then(|before| tokens.get(before));
    let next = tokens.get(mark + 1);
    tokens.get(mark).is_some_and(|token| token.is(':'))
        && before.is_some_and(|before| before.is_word() && armenian(before))
        && next.is_some_and(|next| next.spaced && next.capital && armenian(next))
}

/// Whether such a colon stands before marks that have their own report behind them: … հարցին: «…»,- ասաց X.
fn is_stop_before(tokens: &[Token], mark: usize, marks: Span) -> bool {
    let armenian = |token: &Token| matches!(token.first, '\u{531}'..='\u{587}');
    let before = mark.checked_sub(1).and_then(|before| tokens.get(before));
    let behind = tokens.partition_point(|token| token.span.start < marks.end);
    tokens.get(mark).is_some_and(|token| token.is(':'))
        && before.is_some_and(|before| before.is_word() && armenian(before))
        && tokens
            .get(behind)
            .is_some_and(|token| matches!(token.first, ',' | '-' | '–' | '—'))
}

fn flush(units: &mut Vec<Unit>, segment: usize, first: &mut bool, found: &mut Vec<Sentence>) {
    if !units.is_empty() {
        found.push(Sentence {
            segment,
            units: std::mem::take(units),
            first: *first,
        });
        *first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{marks, tokens};
    use araxes_text::paragraphs;

    #[test]
    fn a_quote_is_one_unit_and_holds_no_sentence_end() {
        let text = "“One. Two,” she said. Then “three.” Four.";
        let segments = paragraphs(text);
        let tokens = tokens::tokenize(text, &segments);
        let marked = marks::scan(text, &segments, marks::Marks::of(araxes_text::Language::En));
        let found = split(text, &segments, &tokens, &marked);
        let sizes: Vec<_> = found.iter().map(|sentence| sentence.units.len()).collect();
        assert_eq!(sizes, [4, 2, 2]);
        assert!(found[0].first && !found[1].first);
        assert!(matches!(found[0].units[0], Unit::Quote(0, 0)));
    }
}
