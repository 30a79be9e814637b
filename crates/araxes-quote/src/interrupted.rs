//! Author's words inside one pair of marks: «П, – говорит он, – п».

use araxes_text::Span;

use crate::QuoteKind;
use crate::attribution::Reports;
use crate::content::without_comma;
use crate::lexicon::CueClass;
use crate::report::{Origin, Report, Rule};
use crate::units::Unit;

/// The words of the author within the marks are at most so many.
const LONGEST: usize = 14;
/// Tokens looked through in one quote.
const REACH: usize = 400;

impl Reports<'_> {
    /// Reports a marked stretch that holds its own reporting clause between dashes; whether it does.
    pub(crate) fn interrupted(&mut self, sentence: usize, segment: usize, quote: usize) -> bool {
        let Some(found) = self.interruption(sentence, segment, quote) else {
            return false;
        };
        self.found.push(found);
        true
    }

    fn interruption(&self, sentence: usize, segment: usize, quote: usize) -> Option<Report> {
        let finder = self.finder;
        let tokens = finder.source.tokens;
        let inner = &self.marked.get(quote)?.inner;
        let whole = Span::new(inner.first()?.start, inner.last()?.end);
        let from = tokens.partition_point(|token| token.span.start < whole.start);
        let to = tokens
            .partition_point(|token| token.span.end <= whole.end)
            .min(from + REACH);
        let spaced = |at: usize| tokens.get(at).is_some_and(|token| token.spaced);
        let dash = |at: usize| {
            tokens.get(at).is_some_and(|token| {
                token.is('–') || token.is('—') || token.is('-') && (token.spaced || spaced(at + 1))
            })
        };
        let mark = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|token| matches!(token.first, ',' | '.' | '!' | '?' | '…' | '։'))
        };
        let is_dash = |at: usize| dash(at) && at > from && mark(at - 1);
        let first = (from..to).find(|&at| is_dash(at))?;
        let second = (first + 2..to.min(first + 2 + LONGEST)).find(|&at| is_dash(at))?;
        let units: Vec<Unit> = (first + 1..second - 1).map(Unit::Token).collect();
        let hit = finder
            .cues(&units)
            .into_iter()
            .find(|hit| hit.cue.class == CueClass::Verb)?;
        let subject = finder.right(&units, hit.end).map(|(subject, _)| subject);
        let subject = subject.or_else(|| finder.left(&units, hit.start, 0).map(|(subject, _)| subject))?;
        let at = |token: usize| tokens.get(token).map(|token| token.span);
        let (before, behind) = (at(first)?.start, at(second)?.end);
        let mut spans = Vec::new();
        for part in inner {
            for span in [
                Span::new(part.start, part.end.min(before)),
                Span::new(part.start.max(behind), part.end),
            ] {
                let span = without_comma(finder.source.text, span.trim(finder.source.text));
                if !span.is_empty() {
                    spans.push(span);
                }
            }
        }
        let cue = Span::new(at(first + 1 + hit.start)?.start, at(first + hit.end)?.end);
        Some(Report {
            quoted: spans.clone(),
            spans,
            kind: QuoteKind::Direct,
            act: hit.cue.act,
            cue: Some(cue),
            origin: Origin::Subject(subject),
            rule: Rule::Tail,
            segment,
            sentence,
        })
    }
}
