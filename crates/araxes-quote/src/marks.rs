//! Which stretches of a text stand in quote marks, over paragraphs and around what interrupts them.

mod cell;
mod pairing;
mod table;

use araxes_text::{Segment, SegmentKind, Span, is_small};

use cell::Cell;
use pairing::{Mark, Pair, Reading, leading_mark, read};
use table::Family;
pub(crate) use table::Marks;

/// A quote runs on over at most so many paragraphs without a mark; more is a lost closing mark.
const MOST_PARAGRAPHS: usize = 40;
/// A passage this long in marks of its own, in bytes, shows that the text around it is no quote.
const OWN_QUOTE: usize = 160;
/// A quote whose opening mark is lost has more words than that.
const SHORTEST_UNOPENED: usize = 4;

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

/// All marked stretches of the text that stand in no other, in order.
pub(crate) fn scan(text: &str, segments: &[Segment], marks: &Marks) -> Vec<Marked> {
    let cell = Cell::read(text);
    let readings: Vec<_> = segments
        .iter()
        .map(|segment| read(text, segment.span, cell, marks))
        .collect();
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
        if let Some(quote) = unopened(text, index, segment, reading, from).filter(|_| open.is_none()) {
            done = done.max(quote.outer.last().map_or(done, |span| span.end));
            found.push(quote);
        }
        let Some(mark) = open else { continue };
        let reported = reported_end(text, Span::new(mark.span.end, segment.span.end));
        let further = reported.map_or_else(|| run_on(segments, &readings, index, mark), |_| None);
        let quote = match further {
            None if let Some(close) = reported => one(text, index, mark, close.start, close.end),
            Some((last, end)) => over(text, segments, marks, (mark, index), (end, last)),
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
    let doubles = found.iter().any(|quote| !quote.single) || types_twice(text);
    found.retain(|quote| !(quote.single && doubles));
    found.retain(|quote| quote.inner.iter().any(|span| !span.is_empty()));
    found
}

/// Whether a text has words between apostrophes typed twice, ''…'', which are its double marks whether or not its
/// language reads them as such.
fn types_twice(text: &str) -> bool {
    let opens = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + 2..).and_then(|behind| behind.chars().next());
        before.is_none_or(char::is_whitespace) && behind.is_some_and(char::is_alphanumeric)
    };
    text.match_indices("''").any(|(at, _)| opens(at))
}

/// A paragraph whose first mark closes, with its report behind it: the mark that opens was lost where it begins.
fn unopened(text: &str, index: usize, segment: &Segment, reading: &Reading, from: usize) -> Option<Marked> {
    // Two apostrophes may have been typed on both sides.
    let typed = |mark: &Mark| mark.span.of(text).starts_with(['\'', '’']);
    let close = reading
        .close
        .filter(|mark| mark.family != Family::Single && !typed(mark))?;
    let start = segment.span.start;
    let first = reading.pairs.iter().all(|pair| pair.open.span.start > close.span.start);
    let said = Span::new(start, close.span.start);
    let long = said.of(text).split_whitespace().nth(SHORTEST_UNOPENED).is_some();
    // “…”, the statement reads: a comma or a dash, and words behind it.
    let behind = text.get(close.span.end..segment.span.end)?.trim_start();
    let report = behind.starts_with([',', '-', '–', '—']) || said.of(text).trim_end().ends_with([',', '!', '?']);
    let words = behind.chars().any(char::is_alphabetic);
    let whole = segment.kind == SegmentKind::Text && start >= from;
    (whole && first && long && report && words).then(|| Marked {
        inner: vec![said.trim(text)],
        outer: vec![Span::new(start, close.span.end)],
        segments: vec![index],
        single: false,
    })
}

fn one(text: &str, segment: usize, open: Mark, end: usize, outer: usize) -> Marked {
    Marked {
        inner: vec![Span::new(open.span.end, end).trim(text)],
        outer: vec![Span::new(open.span.start, outer)],
        segments: vec![segment],
        single: open.family == Family::Single,
    }
}

/// What stands in marks inside of what stands in marks, in order.
pub(crate) fn inside(text: &str, span: Span, segment: usize, marks: &Marks) -> Vec<Marked> {
    let reading = read(text, span, None, marks);
    let whole = |pair: &Pair| pair.close.end - pair.open.span.start < span.len();
    let pairs = reading.pairs.into_iter().filter(whole);
    // «…: "Ждите» where one mark closes two quotes.
    let open = reading
        .open
        .filter(|open| open.family != Family::Single && open.span.start > span.start);
    let open = open.map(|open| one(text, segment, open, span.end, span.end));
    pairs
        .map(|pair| one(text, segment, pair.open, pair.close.start, pair.close.end))
        .chain(open)
        .filter(|quote| quote.inner.iter().any(|span| !span.is_empty()))
        .collect()
}

/// A quote from `open` in the segment `first` to `end`, the mark that closes it, in the segment `last`.
fn over(
    text: &str,
    segments: &[Segment],
    marks: &Marks,
    (open, first): (Mark, usize),
    (end, last): (Span, usize),
) -> Marked {
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
        let lead = leading_mark(text, inner, marks).map_or(inner.start, |mark| mark.span.end);
        quote.inner.push(Span::new(lead, inner.end).trim(text));
        quote.outer.push(outer);
        quote.segments.push(index);
    }
    quote
}

/// The mark within a stretch that closes what its report stands behind, with a dash between: «…: "Ждите", – сказал он».
/// It closes two quotes at once.
fn reported_end(text: &str, span: Span) -> Option<Span> {
    let rest = span.of(text);
    rest.match_indices(['-', '–', '—']).find_map(|(at, dash)| {
        let before = rest.get(..at)?;
        let small = rest
            .get(at + dash.len()..)?
            .trim_start()
            .chars()
            .next()
            .is_some_and(is_small);
        let closed = before.trim_end_matches([' ', '\u{a0}']).trim_end_matches(',');
        let mark = closed
            .chars()
            .next_back()
            .filter(|mark| matches!(mark, '"' | '”' | '»' | '“'))?;
        let end = span.start + closed.len();
        (small && closed.len() < before.len()).then(|| Span::new(end - mark.len_utf8(), end))
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use araxes_text::{Language, paragraphs};

    fn inner(text: &str) -> Vec<Vec<&str>> {
        let found = scan(text, &paragraphs(text), Marks::of(Language::En));
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
    fn marks_typed_twice() {
        let read = |language, text| {
            let found = scan(text, &paragraphs(text), Marks::of(language));
            found
                .iter()
                .map(|quote| quote.inner[0].of(text).to_owned())
                .collect::<Vec<_>>()
        };
        for language in [Language::Az, Language::Tr, Language::Ru, Language::Hy, Language::Ka] {
            for text in ["''b c'', d", ",,b c'', d", ",,b c“, d", "<<b c>>, d", "d: ’’b c’’"] {
                assert_eq!(read(language, text), ["b c"], "{language} {text}");
            }
        }
        assert_eq!(read(Language::Fa, "''b c'' d"), ["b c"]);
        assert_eq!(
            read(Language::Az, "''Sən'in ki, '' dedi, ''Ə'mələ'' gəlir."),
            ["Sən'in ki,", "Ə'mələ"]
        );
        // An English pen that types ``…'' has no '' to open with.
        assert_eq!(read(Language::En, "A ``b c'' and ''d e''"), ["b c"]);
        assert!(read(Language::En, "A ,, b").is_empty());
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
    fn a_lost_opening_mark_begins_with_its_paragraph() {
        assert_eq!(
            inner("We will mend the road by May”, the notice reads.\n\nNone."),
            [["We will mend the road by May"]]
        );
        assert!(inner("He bought a pipe of 6” and left.").is_empty());
        assert!(inner("They came to see a “wall” of 12”, he thought.").len() == 1);
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
        let found = scan(text, &blocks, Marks::of(Language::En));
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
            scan(&text, &paragraphs(&text), Marks::of(Language::Az));
            let text = format!("{mark}a\n\n").repeat(50_000);
            scan(&text, &paragraphs(&text), Marks::of(Language::Az));
        }
    }
}
