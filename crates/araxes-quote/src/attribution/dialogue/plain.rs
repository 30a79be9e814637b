//! Interviews whose questions and answers are paragraphs with nothing before them.

use std::collections::HashSet;
use std::ops::Range;

use araxes_text::{Segment, SegmentKind, Span};

use crate::attribution::dialogue::{LONGEST_LABEL, Turn, Voice};
use crate::lexicon::Kinds;
use crate::marks::Marked;
use crate::tokens::Token;

/// A text with fewer questions is no interview.
const FEWEST_QUESTIONS: usize = 3;
/// A question has at most so many tokens.
const LONGEST_QUESTION: usize = 80;

/// A paragraph of an interview.
struct Paragraph {
    segment: usize,
    content: Span,
    asks: bool,
    /// Whether it begins with a label, as no paragraph of such an interview does: "A:", "MAYOR:".
    labelled: bool,
    tokens: Range<usize>,
}

/// The turns of an interview in plain paragraphs: at least three of them ask, none of these stands in marks, and most
/// of those between them speak of "I", "we" or "you". Behind the last question only such paragraphs are answers.
pub(super) fn turns(text: &str, segments: &[Segment], tokens: &[Token], marked: &[Marked]) -> Vec<Turn> {
    let quoted: HashSet<usize> = marked.iter().flat_map(|quote| quote.segments.iter().copied()).collect();
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for (index, segment) in segments.iter().enumerate() {
        let start = at;
        while tokens.get(at).is_some_and(|token| token.segment == index) {
            at += 1;
        }
        let asks = segment.span.of(text).trim_end().ends_with(['?', '՞', '؟']) && at - start <= LONGEST_QUESTION;
        // A question may be set as a heading within the text.
        if segment.kind == SegmentKind::Text || asks && segment.kind == SegmentKind::Heading {
            paragraphs.push(Paragraph {
                segment: index,
                content: segment.span.trim(text),
                asks: asks && !quoted.contains(&index),
                labelled: is_labelled(tokens.get(start..at).unwrap_or(&[])),
                tokens: start..at,
            });
        }
    }
    let personal = |paragraph: &&Paragraph| is_personal(tokens, paragraph.tokens.clone(), marked);
    if paragraphs.iter().filter(|paragraph| paragraph.asks).count() < FEWEST_QUESTIONS {
        return Vec::new();
    }
    let first = paragraphs.iter().position(|paragraph| paragraph.asks);
    let last = paragraphs.iter().rposition(|paragraph| paragraph.asks);
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let rest = paragraphs.iter().skip(last + 1).take_while(personal).count();
    let own = paragraphs
        .get(first..last + 1 + rest.max(1))
        .or(paragraphs.get(first..))
        .unwrap_or(&[]);
    let questions = own.iter().filter(|paragraph| paragraph.asks).count();
    let answers = own.iter().filter(|paragraph| !paragraph.asks);
    let speak = answers.clone().filter(personal).count();
    let in_marks = answers
        .clone()
        .filter(|answer| begins_with_marks(answer, marked))
        .count();
    if questions < FEWEST_QUESTIONS
        || own.iter().any(|paragraph| paragraph.labelled)
        || answers.clone().count() < questions
        || speak * 2 <= answers.count()
        || in_marks > 0
    {
        return Vec::new();
    }
    let turn = |paragraph: &Paragraph| Turn {
        segment: paragraph.segment,
        voice: if paragraph.asks { Voice::Question } else { Voice::Answer },
        content: paragraph.content,
        asks: paragraph.asks,
        reports: false,
    };
    own.iter().map(turn).collect()
}

fn is_labelled(own: &[Token]) -> bool {
    let colon = own.iter().take(LONGEST_LABEL + 1).position(|token| token.is(':'));
    colon.is_some_and(|colon| own.iter().take(colon).all(|token| token.capital || !token.is_word()))
}

/// Whether a paragraph speaks of "I", "we" or "you" outside of marks.
fn is_personal(tokens: &[Token], own: Range<usize>, marked: &[Marked]) -> bool {
    let first = tokens.get(own.start).map_or(0, |token| token.span.start);
    let from = marked.partition_point(|quote| quote.outer.last().is_none_or(|span| span.end <= first));
    let mut near = marked
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .flat_map(|quote| &quote.outer)
        .peekable();
    tokens.get(own).unwrap_or(&[]).iter().any(|token| {
        while near.next_if(|span| span.end <= token.span.start).is_some() {}
        let within = near.peek().is_some_and(|span| span.start <= token.span.start);
        let kinds = token.kinds;
        let personal = kinds.any(Kinds::FIRST_PERSON.with(Kinds::PERSON_PRONOUN)) && !kinds.any(Kinds::ANAPHOR);
        !within && personal
    })
}

fn begins_with_marks(paragraph: &Paragraph, marked: &[Marked]) -> bool {
    let at = marked.partition_point(|quote| {
        quote
            .outer
            .first()
            .is_none_or(|span| span.start < paragraph.content.start)
    });
    let begins = |quote: &Marked| quote.outer.iter().any(|span| span.start == paragraph.content.start);
    marked.get(at).is_some_and(begins) || at.checked_sub(1).and_then(|at| marked.get(at)).is_some_and(begins)
}
