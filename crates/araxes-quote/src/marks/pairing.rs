//! The quote marks of one segment: which open, which close, and which belong together.

use araxes_text::Span;

use super::table::{Family, Marks, Side};
use crate::marks::cell::Cell;

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) family: Family,
    side: Side,
}

/// A pair of marks, as spans of the marks themselves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) open: Mark,
    pub(super) close: Span,
}

/// What the marks of one segment come to when it is read alone.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Pairs in no other pair, in order.
    pub(super) pairs: Vec<Pair>,
    /// The first opening mark that nothing closes.
    pub(super) open: Option<Mark>,
    /// The first closing mark that nothing opens.
    pub(super) close: Option<Mark>,
    /// The mark that the segment begins with, if it opens.
    pub(super) leading: Option<Mark>,
}

/// The mark that a stretch begins with, if it can open a quote.
pub(super) fn leading_mark(text: &str, within: Span, marks: &Marks) -> Option<Mark> {
    let body = within.trim(text);
    let first = body.of(text).chars().next()?;
    let double = body.of(text).chars().nth(1) == Some(first);
    let doubled = marks.doubled(first).filter(|_| double);
    let (family, side) = doubled.or_else(|| marks.single(first))?;
    let opens = side != Side::Close && matches!(family, Family::Double | Family::Guillemet);
    let length = first.len_utf8() * (1 + usize::from(doubled.is_some()));
    let span = Span::new(body.start, body.start + length);
    opens.then_some(Mark {
        span,
        family,
        side: Side::Open,
    })
}

/// The marks of one segment, matched with a stack: each mark is pushed and popped once.
pub(super) fn read(text: &str, within: Span, cell: Option<Cell>, marks: &Marks) -> Reading {
    let mut reading = Reading {
        leading: leading_mark(text, within, marks).filter(|_| cell.is_none()),
        ..Reading::default()
    };
    let mut stack: Vec<Mark> = Vec::new();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut mistyped = None;
    let mut open_of = [0usize; 5];
    let slot = |family: Family| family as usize;
    for mark in found(text, within, cell, marks) {
        let open = open_of.get(slot(mark.family)).copied().unwrap_or(0) > 0;
        let closes = match mark.side {
            Side::Open => false,
            Side::Close => true,
            Side::Either => open,
        };
        if !closes {
            stack.push(mark);
            if let Some(count) = open_of.get_mut(slot(mark.family)) {
                *count += 1;
            }
            continue;
        }
        if mark.family == Family::Single && stack.last().is_none_or(|top| top.family != Family::Single) {
            // An apostrophe; or else a mark mistyped.
            mistyped = mistyped.or_else(|| closes_other(text, &stack, mark));
            continue;
        }
        if !open {
            let inches = text
                .get(..mark.span.start)
                .is_some_and(|before| before.ends_with(|c: char| c.is_numeric()));
            if !inches {
                reading.close = reading.close.or(Some(mark));
            }
            continue;
        }
        while let Some(top) = stack.pop() {
            if let Some(count) = open_of.get_mut(slot(top.family)) {
                *count = count.saturating_sub(1);
            }
            if top.family == mark.family {
                while pairs.last().is_some_and(|pair| pair.open.span.start > top.span.start) {
                    pairs.pop();
                }
                pairs.push(Pair {
                    open: top,
                    close: mark.span,
                });
                break;
            }
        }
    }
    reading.open = stack
        .into_iter()
        .find(|mark| matches!(mark.family, Family::Double | Family::Guillemet));
    if let (Some(pair), Some(open)) = (mistyped, reading.open)
        && pair.open.span == open.span
    {
        reading.open = None;
        pairs.retain(|other| other.open.span.start > pair.close.end || other.close.end < pair.open.span.start);
        pairs.push(pair);
        pairs.sort_by_key(|pair| pair.open.span.start);
    }
    reading.pairs = pairs;
    reading
}

/// The double mark left open last and a single one behind a few words that closes it: “A few words’.
fn closes_other(text: &str, stack: &[Mark], close: Mark) -> Option<Pair> {
    const LONGEST: usize = 60;
    let open = *stack.last().filter(|top| top.family == Family::Double)?;
    let near = close.span.start - open.span.end <= LONGEST;
    let behind = text.get(close.span.end..)?.chars().next();
    let ends = behind.is_none_or(|behind| matches!(behind, ')' | ']' | ',' | '.' | ';'));
    (near && ends).then_some(Pair {
        open,
        close: close.span,
    })
}

/// The quote marks of a stretch, each with the side that its place allows.
fn found(text: &str, within: Span, cell: Option<Cell>, marks: &Marks) -> Vec<Mark> {
    let body = within.of(text);
    let mut found: Vec<Mark> = Vec::new();
    let mut before = ' ';
    let mut chars = body.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        // No table has letters or digits among its marks.
        if char.is_alphanumeric() {
            before = char;
            continue;
        }
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        let span = Span::new(within.start + at, within.start + at + char.len_utf8());
        let doubled = marks.doubled(char).filter(|_| after == char);
        if let (Some(cell), Cell::MARK) = (cell, char) {
            if !cell.is_edge(span) {
                chars.next();
                let behind = chars.peek().map_or(' ', |(_, next)| *next);
                let kind = marks.single(char);
                found.extend(kind.and_then(|kind| {
                    mark_of(char, kind, Span::new(span.start, span.end + 1), before, behind, marks)
                }));
            }
        } else if let Some(kind) = doubled {
            chars.next();
            let behind = chars.peek().map_or(' ', |(_, next)| *next);
            let span = Span::new(span.start, span.end + char.len_utf8());
            found.extend(typed_twice(kind, span, before, behind));
        } else if let Some(kind) = marks.single(char) {
            let mark = mark_of(char, kind, span, before, after, marks);
            // ” Words: typed for the mark that opens, as nothing can have been opened before it.
            let first = char == '”' && after == ' ' && body.get(..at).is_some_and(|before| before.trim().is_empty());
            found.extend(mark.map(|mark| Mark {
                side: if first { Side::Open } else { mark.side },
                ..mark
            }));
        }
        before = char;
    }
    found
}

/// Whether a mark may open behind this character.
fn is_free(before: char) -> bool {
    before.is_whitespace() || matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '¿' | '¡')
}

/// A mark typed as two characters: ``, '', ,,.
fn typed_twice((family, side): (Family, Side), span: Span, before: char, behind: char) -> Option<Mark> {
    let opens = is_free(before) && !behind.is_whitespace();
    let side = match side {
        // Of a comma and a comma before a space nobody is quoted.
        Side::Open if !opens && family == Family::Double => return None,
        Side::Either if opens => Side::Open,
        Side::Either => Side::Close,
        side => side,
    };
    Some(Mark { span, family, side })
}

/// A mark of one character with the side that its place allows.
fn mark_of(
    char: char,
    (family, side): (Family, Side),
    span: Span,
    before: char,
    after: char,
    marks: &Marks,
) -> Option<Mark> {
    let free_before = is_free(before);
    let behind_mark = marks.single(before).is_some();
    let at_start = free_before || behind_mark;
    let at_end = !after.is_alphanumeric();
    let side = match (family, side) {
        (Family::Double, Side::Either) => match char {
            '“' | '‟' if !before.is_whitespace() && !free_before && at_end => Side::Close,
            '“' | '‟' => Side::Open,
            '”' | '〞' if free_before && !at_end => Side::Open,
            '”' | '〞' => Side::Close,
            _ if free_before && !after.is_whitespace() => Side::Open,
            _ if behind_mark && !at_end => Side::Either,
            _ if !before.is_whitespace() && at_end => Side::Close,
            _ => Side::Either,
        },
        (Family::Single | Family::Backtick, Side::Either) => {
            if before.is_alphanumeric() && after.is_alphanumeric() {
                return None;
            }
            match char {
                '’' if at_start => return None,
                _ if at_start && !at_end && !after.is_numeric() => Side::Open,
                '‘' => return None,
                _ if !before.is_whitespace() && at_end => Side::Close,
                _ => return None,
            }
        }
        (_, side) => side,
    };
    Some(Mark { span, family, side })
}
