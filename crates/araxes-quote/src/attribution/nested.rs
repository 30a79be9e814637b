//! Reports inside quotes: “He told me, ‘Wait,’” she said.

use araxes_text::Span;

use crate::QuoteKind;
use crate::attribution::headlines::is_short;
use crate::attribution::report::Report;
use crate::attribution::{Place, Reports};
use crate::marks::{Marked, Marks, inside};
use crate::roster::Source;
use crate::units::{Sentence, within};

/// Quotes inside of one that are looked at.
const MOST_INSIDE: usize = 16;
/// A place in the list of sentences that has no neighbours.
const APART: usize = usize::MAX / 2;

/// The sentences of one quote, with the quotes inside it as units.
#[derive(Debug)]
pub(crate) struct Inside {
    sentences: Vec<Sentence>,
    /// The sentence that the quote begins in.
    home: usize,
}

/// What stands in marks inside of marks, added to the list, and the sentences of each quote that holds some.
pub(crate) fn read(
    text: &str,
    source: &Source<'_>,
    marks: &Marks,
    homes: &[Option<usize>],
    marked: &mut Vec<Marked>,
) -> Vec<Inside> {
    let mut found = Vec::new();
    for quote in 0..marked.len() {
        let (Some(home), Some(outer)) = (homes.get(quote).copied().flatten(), marked.get(quote)) else {
            continue;
        };
        let spans: Vec<(Span, usize)> = outer
            .inner
            .iter()
            .copied()
            .zip(outer.segments.iter().copied())
            .collect();
        let mut sentences = Vec::new();
        let mut any = false;
        for (span, segment) in spans {
            let own: Vec<Marked> = inside(text, span, segment, marks)
                .into_iter()
                .take(MOST_INSIDE)
                .collect();
            any |= !own.is_empty();
            let first = marked.len();
            within(text, span, segment, source.tokens, &own, first, &mut sentences);
            marked.extend(own);
        }
        if any {
            found.push(Inside { sentences, home });
        }
    }
    found
}

impl Reports<'_> {
    /// Finds the reports inside of quotes that hold marks.
    pub(crate) fn read_inside(&mut self, quotes: &[Inside]) {
        for quote in quotes {
            for sentence in &quote.sentences {
                let before = self.found.len();
                self.sentence(Place {
                    units: &sentence.units,
                    sentence: APART,
                    segment: sentence.segment,
                    from: 0,
                    relayed: false,
                });
                // "They call it ‘the wall’": a few words in marks are a name there.
                let text = self.finder.source.text;
                let named = |report: &Report| report.kind == QuoteKind::Direct && is_short(text, &report.spans);
                let found = self.found.split_off(before);
                let found = found.into_iter().filter(|report| !named(report));
                self.found.extend(found.map(|report| Report {
                    sentence: quote.home,
                    ..report
                }));
            }
        }
    }
}
