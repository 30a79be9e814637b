//! Which stretches of a text stand in quote marks, over paragraphs and around what interrupts them.

use std::sync::LazyLock;

use araxes_text::{Script, Segment, SegmentKind, Span};

use crate::cell::Cell;

const TABLE: &str = include_str!("../data/marks.tsv");
/// A quote runs on over at most so many paragraphs without a mark; more is a lost closing mark.
const MOST_PARAGRAPHS: usize = 40;
/// A passage this long in marks of its own, in bytes, shows that the text around it is no quote.
const OWN_QUOTE: usize = 160;

/// A stretch in marks that stands in no other.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    /// What stands between the marks, one span per segment.
    pub(crate) inner: Vec<Span>,
    /// The same with its marks.
    pub(crate) outer: Vec<Span>,
    /// The segment of each span.
    pub(crate) segments: Vec<usize>,
    /// Whether it stands in single marks, which may be apostrophes.
    pub(crate) single: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
    Angle,
    Backtick,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    family: Family,
    side: Side,
}

static MARKS: LazyLock<Vec<(char, Family, Side)>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.flat_map(|line| {
        let mut cells = line.split('\t');
        let family = match cells.next() {
            Some("guillemet") => Family::Guillemet,
            Some("single") => Family::Single,
            Some("angle") => Family::Angle,
            Some("backtick") => Family::Backtick,
            _ => Family::Double,
        };
        let side = match cells.next() {
            Some("open") => Side::Open,
            Some("close") => Side::Close,
            _ => Side::Either,
        };
        let marks = cells.next().unwrap_or("").chars().filter(|mark| *mark != ' ');
        marks.map(move |mark| (mark, family, side)).collect::<Vec<_>>()
    })
    .collect()
});

/// A pair of marks, as spans of the marks themselves.
#[derive(Clone, Copy, Debug)]
struct Pair {
    open: Mark,
    close: Span,
}

/// What the marks of one segment come to when it is read alone.
#[derive(Debug, Default)]
struct Reading {
    /// Pairs in no other pair, in order.
    pairs: Vec<Pair>,
    /// The first opening mark that nothing closes.
    open: Option<Mark>,
    /// The first closing mark that nothing opens.
    close: Option<Mark>,
    /// The mark that the segment begins with, if it opens.
    leading: Option<Mark>,
}

/// All marked stretches of the text that stand in no other, in order.
pub(crate) fn scan(text: &str, segments: &[Segment]) -> Vec<Marked> {
    let cell = Cell::read(text);
    let readings: Vec<_> = segments.iter().map(|segment| read(text, segment.span, cell)).collect();
    let mut found = Vec::new();
    // Where the last quote ended: what lies before it is spoken for.
    let mut done = 0;
    for (index, segment) in segments.iter().enumerate() {
        let Some(reading) = readings.get(index) else { break };
        // An interruption stands inside a quote and is no part of it.
        let from = if segment.kind == SegmentKind::Text { done } else { 0 };
        let mut pairs = reading
            .pairs
            .iter()
            .copied()
            .filter(|pair| pair.open.span.start >= from)
            .peekable();
        let open = reading.open.filter(|mark| mark.span.start >= from);
        while let Some(pair) = pairs.peek().copied() {
            if open.is_some_and(|mark| mark.span.start < pair.open.span.start) {
                break;
            }
            found.push(one(text, index, pair.open, pair.close.start, pair.close.end));
            done = done.max(pair.close.end);
            pairs.next();
        }
        let Some(mark) = open else { continue };
        let quote = match run_on(segments, &readings, index, mark) {
            Some((last, end)) => over(text, segments, mark, index, last, end),
            None => {
                let end = pairs.peek().map_or(segment.span.end, |pair| pair.open.span.start);
                one(text, index, mark, end, end)
            }
        };
        let end = quote.outer.last().map_or(done, |span| span.end);
        found.push(quote);
        for pair in pairs.filter(|pair| pair.open.span.start >= end) {
            found.push(one(text, index, pair.open, pair.close.start, pair.close.end));
            done = done.max(pair.close.end);
        }
        done = done.max(end);
    }
    found.sort_by_key(|quote| quote.outer.first().map_or(0, |span| span.start));
    // A text that quotes in double marks keeps single ones for headlines, words within words and feet.
    let doubles = found.iter().any(|quote| !quote.single);
    found.retain(|quote| !(quote.single && doubles));
    found.retain(|quote| quote.inner.iter().any(|span| !span.is_empty()));
    found
}

fn one(text: &str, segment: usize, open: Mark, end: usize, outer: usize) -> Marked {
    Marked {
        inner: vec![Span::new(open.span.end, end).trim(text)],
        outer: vec![Span::new(open.span.start, outer)],
        segments: vec![segment],
        single: open.family == Family::Single,
    }
}

/// A quote from `open` in the segment `first` to `end`, the mark that closes it, in the segment `last`.
fn over(text: &str, segments: &[Segment], open: Mark, first: usize, last: usize, end: Span) -> Marked {
    let mut quote = Marked {
        inner: vec![],
        outer: vec![],
        segments: vec![],
        single: false,
    };
    for index in first..=last {
        let Some(segment) = segments.get(index).filter(|segment| segment.kind == SegmentKind::Text) else {
            continue;
        };
        let start = if index == first {
            open.span.start
        } else {
            segment.span.start
        };
        let outer = Span::new(start, if index == last { end.end } else { segment.span.end });
        let inner = Span::new(start, if index == last { end.start } else { segment.span.end });
        let lead = leading_mark(text, inner).map_or(inner.start, |mark| mark.span.end);
        quote.inner.push(Span::new(lead, inner.end).trim(text));
        quote.outer.push(outer);
        quote.segments.push(index);
    }
    quote
}

/// Where a quote that is open at the end of the segment `first` closes: the segment and the mark, or an empty span
/// at the end of a paragraph that opened it again and never closed it. `None` where it ends with its own paragraph.
fn run_on(segments: &[Segment], readings: &[Reading], first: usize, open: Mark) -> Option<(usize, Span)> {
    if segments.get(first)?.kind != SegmentKind::Text {
        return None;
    }
    let mut best = None;
    let mut reopened = true;
    let last = segments.len().min(first + 1 + MOST_PARAGRAPHS);
    for index in first + 1..last {
        let (Some(segment), Some(reading)) = (segments.get(index), readings.get(index)) else {
            break;
        };
        match segment.kind {
            SegmentKind::Interruption | SegmentKind::Heading => continue,
            SegmentKind::Text => {}
        }
        let ours = |mark: &Mark| mark.family == open.family;
        if let Some(mark) = reading.leading.filter(ours) {
            // Opened again, as the custom is, in the paragraph right behind one that it was left open in.
            if !reopened {
                return best;
            }
            match reading.pairs.first().filter(|pair| pair.open.span == mark.span) {
                Some(pair) => return Some((index, pair.close)),
                None => best = Some((index, Span::new(segment.span.end, segment.span.end))),
            }
        } else {
            reopened = false;
            let clear = |mark: &Mark| reading.open.is_none_or(|open| open.span.start > mark.span.start);
            if let Some(mark) = reading.close.filter(|mark| ours(mark) && clear(mark)) {
                return Some((index, mark.span));
            }
            let narrated = |pair: &Pair| ours(&pair.open) && pair.close.start - pair.open.span.end > OWN_QUOTE;
            if reading.open.is_some_and(|mark| ours(&mark)) || reading.pairs.iter().any(narrated) {
                return best;
            }
        }
    }
    best
}

fn leading_mark(text: &str, within: Span) -> Option<Mark> {
    let body = within.trim(text);
    let first = body.of(text).chars().next()?;
    let (_, family, side) = MARKS.iter().find(|(mark, ..)| *mark == first).copied()?;
    let opens = side != Side::Close && matches!(family, Family::Double | Family::Guillemet);
    let span = Span::new(body.start, body.start + first.len_utf8());
    opens.then_some(Mark {
        span,
        family,
        side: Side::Open,
    })
}

/// The marks of one segment, matched with a stack: each mark is pushed and popped once.
fn read(text: &str, within: Span, cell: Option<Cell>) -> Reading {
    let mut reading = Reading {
        leading: leading_mark(text, within).filter(|_| cell.is_none()),
        ..Reading::default()
    };
    let mut stack: Vec<Mark> = Vec::new();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut open_of = [0usize; 5];
    let slot = |family: Family| family as usize;
    for mark in marks(text, within, cell) {
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
            continue; // an apostrophe
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
    reading.pairs = pairs;
    reading
}

/// The quote marks of a stretch, each with the side that its place allows.
fn marks(text: &str, within: Span, cell: Option<Cell>) -> Vec<Mark> {
    let body = within.of(text);
    let mut found: Vec<Mark> = Vec::new();
    let mut before = ' ';
    let mut chars = body.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        let span = Span::new(within.start + at, within.start + at + char.len_utf8());
        let doubled = after == char && matches!(char, '`' | '\'' | '’');
        if let (Some(cell), Cell::MARK) = (cell, char) {
            if !cell.is_edge(span) {
                chars.next();
                let behind = chars.peek().map_or(' ', |(_, next)| *next);
                found.extend(mark_of(char, Span::new(span.start, span.end + 1), before, behind));
            }
        } else if doubled {
            // `` and '' are the double marks of typewriters.
            chars.next();
            let side = if char == '`' { Side::Open } else { Side::Close };
            found.push(Mark {
                span: Span::new(span.start, span.end + char.len_utf8()),
                family: Family::Double,
                side,
            });
        } else if let Some(mark) = mark_of(char, span, before, after) {
            found.push(mark);
        }
        before = char;
    }
    found
}

fn mark_of(char: char, span: Span, before: char, after: char) -> Option<Mark> {
    if Script::of(char).is_some() || char.is_whitespace() {
        return None;
    }
    let (_, family, side) = MARKS.iter().find(|(mark, ..)| *mark == char).copied()?;
    let free_before = before.is_whitespace() || matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '¿' | '¡');
    let behind_mark = MARKS.iter().any(|(mark, ..)| *mark == before);
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

#[cfg(test)]
mod tests {
    use super::*;
    use araxes_text::paragraphs;

    fn inner(text: &str) -> Vec<Vec<&str>> {
        let found = scan(text, &paragraphs(text));
        found
            .iter()
            .map(|quote| quote.inner.iter().map(|span| span.of(text)).collect())
            .collect()
    }

    #[test]
    fn pairs_of_every_kind() {
        for text in [
            "A “b c” d",
            "A \"b c\" d",
            "A «b c» d",
            "A „b c“ d",
            "A „b c” d",
            "A ``b c'' d",
            "A `b c` d",
            "A 'b c' d",
            "A ‘b c’ d",
        ] {
            assert_eq!(inner(text), [["b c"]], "{text}");
        }
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert!(inner("It’s the workers’ day, and a 6' 2\" man won't go.").is_empty());
        assert_eq!(inner("He’s ‘won’t go’ and ‘it’s late’"), [["won’t go"], ["it’s late"]]);
        assert_eq!(inner("“Won’t go” and ‘it’s late’"), [["Won’t go"]]);
    }

    #[test]
    fn a_quote_runs_on_without_marks_until_one_closes_it() {
        let text = "“One.\n\nTwo “inner” two.\n\nThree,” he said.\n\nNone.";
        assert_eq!(inner(text), [["One.", "Two “inner” two.", "Three,"]]);
    }

    #[test]
    fn a_quote_opened_again_goes_on() {
        assert_eq!(inner("“One.\n\n“Two.”\n\nNo."), [["One.", "Two."]]);
        assert_eq!(inner("«Раз.\n\n«Два».\n\nНет."), [["Раз.", "Два"]]);
    }

    #[test]
    fn a_lost_closing_mark_ends_with_its_paragraph() {
        assert_eq!(
            inner("He says “one\n\nTwo.\n\n“Three,” he said."),
            [["one"], ["Three,"]]
        );
        assert_eq!(inner("\"One, he said. \"Two.\""), [["One, he said."], ["Two."]]);
    }

    #[test]
    fn doubled_marks_in_a_cell_of_a_table_are_marks() {
        let text = "\"\"\"A \"\"b\"\" c\"\", - he said: \"\"D.\"\"\"";
        assert_eq!(inner(text), [["A \"\"b\"\" c"], ["D."]]);
    }

    #[test]
    fn an_interruption_is_left_out() {
        let text = "“One.\n\nA picture “here”\n\nTwo.”";
        let mut blocks = paragraphs(text);
        blocks[1].kind = SegmentKind::Interruption;
        let found = scan(text, &blocks);
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[0].inner.iter().map(|span| span.of(text)).collect::<Vec<_>>(),
            ["One.", "Two."]
        );
    }

    #[test]
    fn hundreds_of_thousands_of_marks_take_linear_time() {
        for mark in ["“", "\"", "«", "„", "'", "”", "» “"] {
            let text = mark.repeat(200_000);
            scan(&text, &paragraphs(&text));
            let text = format!("{mark}a\n\n").repeat(50_000);
            scan(&text, &paragraphs(&text));
        }
    }
}
