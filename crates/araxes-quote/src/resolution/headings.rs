//! Headings that quote what the article quotes again: their source is found there.

use araxes_text::SegmentKind;

use crate::attribution::report::Report;
use crate::resolution::{Resolved, Resolver};

/// Headings looked at.
const MOST_HEADINGS: usize = 8;
/// Reports that a heading is compared with.
const MOST_REPORTS: usize = 400;
/// Fewer words may stand twice by chance.
const FEWEST_WORDS: usize = 3;

impl Resolver<'_> {
    /// Gives headings whose source has no name the source of a later report that holds their words: “…” – a beekeeper.
    pub(super) fn name_headings(&self, reports: &[Report], found: &mut [Resolved]) {
        let text = self.source.text;
        let heading = |report: &Report| {
            let segment = self.source.segments.get(report.segment);
            segment.is_some_and(|segment| segment.kind == SegmentKind::Heading)
        };
        let named = |resolved: &Resolved| {
            let entry = resolved.speaker.and_then(|speaker| self.entries.get(speaker.id));
            entry.is_some_and(|entry| entry.name.is_some())
        };
        let open = reports.iter().enumerate().filter(|(_, report)| heading(report));
        for (index, report) in open.take(MOST_HEADINGS) {
            let [words] = &report.spans[..] else { continue };
            let words = words.of(text).trim_end_matches(['.', ',', '…', '!', '?', '։', ' ']);
            let few = words.split_whitespace().nth(FEWEST_WORDS - 1).is_none();
            if few || found.get(index).is_none_or(named) {
                continue;
            }
            let mut later = reports.iter().zip(found.iter()).skip(index + 1).take(MOST_REPORTS);
            let again = later.find(|(other, resolved)| {
                named(resolved) && other.spans.iter().any(|span| span.of(text).contains(words))
            });
            let source = again.and_then(|(_, resolved)| resolved.speaker);
            if let (Some(mut speaker), Some(resolved)) = (source, found.get_mut(index)) {
                speaker.mention = resolved.speaker.and_then(|own| own.mention);
                resolved.speaker = Some(speaker);
                resolved.certainty = 0.85;
                resolved.reason = "says the same words further on".into();
            }
        }
    }
}
