use serde::{Deserialize, Serialize};

use crate::Span;

/// How a stretch of an article stands to the running text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// Running text: a quote may go on from one such segment into the next.
    Text,
    /// A title or heading: stands alone, in headline style.
    Heading,
    /// A caption, teaser, table or link set into the running text: stands alone, and a quote that is open
    /// before it goes on behind it.
    Interruption,
}

/// One block of an article as plain text sees it. Segments of a text are in order and do not overlap; what lies
/// in none of them (a byline, a date) is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Segment {
    /// Where the block stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: SegmentKind,
}

/// The paragraphs of a plain text, split at blank lines, all of kind [`SegmentKind::Text`].
///
/// ```
/// let text = "One.\n\nTwo,\nstill two.";
/// let found: Vec<_> = araxes_text::paragraphs(text).iter().map(|s| s.span.of(text)).collect();
/// assert_eq!(found, ["One.", "Two,\nstill two."]);
/// ```
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            found.extend(open.take());
        } else {
            let start = open.map_or(span.start, |paragraph| paragraph.start);
            open = Some(Span::new(start, span.end));
        }
    }
    found.extend(open);
    found
        .into_iter()
        .map(|span| Segment {
            span,
            kind: SegmentKind::Text,
        })
        .collect()
}
