//! Reports inside quotes: “He told me, ‘Wait,’” she said.

use araxes_text::Span;

use crate::QuoteKind;
use crate::attribution::report::{Report, Rule};
use crate::attribution::titles::is_short;
use crate::attribution::{Place, Reports};
use crate::lexicon::CueClass;
use crate::marks::{Marked, Marks, inside};
use crate::roster::Source;
use crate::units::{Sentence, within};

/// Quotes inside of one that are looked at.
const MOST_INSIDE: usize = 16;

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

impl<'s> Reports<'s> {
    /// Finds the reports inside of quotes that hold marks.
    pub(crate) fn read_inside(&mut self, quotes: &'s [Inside]) {
        let outside = self.sentences;
        for quote in quotes {
            self.sentences = &quote.sentences;
            for (index, sentence) in quote.sentences.iter().enumerate() {
                let before = self.found.len();
                self.sentence(Place {
                    units: &sentence.units,
                    sentence: index,
                    segment: sentence.segment,
                    from: 0,
                    relayed: false,
                });
                let found = self.found.split_off(before);
                let found: Vec<Report> = found
                    .into_iter()
                    .filter(|report| !self.is_name_inside(report))
                    .collect();
                self.found.extend(found.into_iter().map(|report| Report {
                    sentence: quote.home,
                    ..report
                }));
            }
        }
        self.sentences = outside;
    }

    /// Whether a report inside of a quote is but a name: "They call it ‘the wall’". A few words in marks are one there,
    /// unless a colon or, where clauses need a complementiser, a verb of speech stands at them: «Он сказал: „Жди“».
    fn is_name_inside(&self, report: &Report) -> bool {
        let Source { text, lexicon, .. } = self.finder.source;
        let cue = report.cue.map_or("", |cue| cue.of(text)).to_lowercase();
        let words: Vec<&str> = cue.split_whitespace().collect();
        let cue = words
            .first()
            .and_then(|first| lexicon.cue(first, |nth| words.get(nth).copied()));
        let said = cue.is_some_and(|cue| {
            report.rule == Rule::Colon || !lexicon.bare_clause && cue.class == CueClass::Verb && !cue.object
        });
        report.kind == QuoteKind::Direct && is_short(text, &report.spans) && !said
    }
}
