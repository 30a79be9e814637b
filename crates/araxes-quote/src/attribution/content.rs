//! What is reported: units of a sentence as the spans of one report.

use araxes_text::Span;

use crate::attribution::report::{Origin, Report, Rule};
use crate::attribution::{Place, Reports, SHORTEST_CLAUSE};
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::units::Unit;
use crate::{Act, QuoteKind};

/// Units from "what" to the marks: "what the mayor called “…”".
const LONGEST_NAMING: usize = 6;

impl<'s> Reports<'s> {
    /// Marks at `at`, and those that stand behind them in a list: “…” and “…”.
    pub(crate) fn enumerated(
        &mut self,
        place: Place<'_>,
        at: usize,
        act: Act,
        cue: Option<Span>,
        origin: &Origin,
        rule: Rule,
    ) {
        let mut at = at;
        while let Some(Unit::Quote(quote, 0)) = place.units.get(at) {
            self.direct(place, *quote, act, cue, origin.clone(), rule);
            at += 1;
            while self.finder.is_mark(place.units, at, &[',', ';'])
                || self.finder.kinds(place.units.get(at)).any(Kinds::COORDINATOR)
            {
                at += 1;
            }
        }
    }

    pub(crate) fn clause_start(&self, units: &[Unit], end: usize) -> usize {
        self.clause_start_from(units, 0, end)
    }

    /// Over a leading coordinator and comma: they belong to the sentence, not to the content.
    pub(crate) fn clause_start_from(&self, units: &[Unit], floor: usize, end: usize) -> usize {
        let mut start = floor;
        while start < end
            && (self
                .finder
                .is_mark(units, start, &[',', ':', '-', '–', '—', '•', ';', ')', '*'])
                || self.finder.kinds(units.get(start)).any(Kinds::COORDINATOR))
        {
            start += 1;
        }
        start
    }

    pub(crate) fn clause(
        &mut self,
        place: Place<'_>,
        start: usize,
        cues: &[Hit<'_>],
        own: Hit<'_>,
        origin: &Origin,
        rule: Rule,
    ) {
        let fronted = (own.cue.class != CueClass::According).then_some(own);
        let end = self.finder.clause_end(place.units, start, cues, fronted);
        // "Asked whether they threatened to leave, X said": what is fronted ends for all that is reported in it.
        let first = cues.first().filter(|first| first.start < own.start);
        let first = first.and_then(|first| self.finder.fronted_end(place.units, first.end, *first, cues));
        let end = first.filter(|comma| *comma > start).map_or(end, |comma| end.min(comma));
        let (act, cue) = (own.cue.act, self.cue_span(place, own));
        let colon = (start..end).find(|&at| {
            self.finder.is_mark(place.units, at, &[':'])
                && matches!(place.units.get(at + 1), Some(Unit::Quote(quote, 0)) if !self.finder.is_short(*quote) || at + 3 >= place.units.len())
        });
        let free = |colon: &usize| !cues.iter().any(|hit| (start..*colon).contains(&hit.start));
        let Some(colon) = colon.filter(|colon| *colon > start + 1 && free(colon)) else {
            return self.content(place, start, end, act, cue, origin, rule);
        };
        // "He said that …: “…”": the marks are a quote of their own.
        self.content(place, start, colon, act, cue, origin, rule);
        if let Some(Unit::Quote(quote, 0)) = place.units.get(colon + 1) {
            self.direct(place, *quote, act, cue, origin.clone(), Rule::Colon);
        }
    }

    /// Whether a clause begins with a name in marks: «“Blue line” is late»; the marks alone are no quote.
    pub(crate) fn begins_with_name(&self, units: &[Unit]) -> bool {
        let (Some(Unit::Quote(quote, _)), Some(next)) = (units.first(), units.get(1)) else {
            return false;
        };
        let word = self.finder.token(Some(next)).is_some_and(|token| token.is_word());
        let kinds = self.finder.kinds(Some(next));
        let goes_on = if self.finder.source.lexicon.bare_clause {
            // "predicts “lakexit” will fade"
            kinds.any(Kinds::AUXILIARY.with(Kinds::FINITE))
        } else {
            !kinds.any(Kinds::COORDINATOR)
        };
        word && goes_on && self.finder.is_short(*quote)
    }

    /// A report of the units from `start` to `end`: direct where they are marks and nothing else, mixed where they
    /// hold marks, indirect otherwise.
    #[expect(clippy::too_many_arguments, reason = "the parts that one report is made of")]
    pub(crate) fn content(
        &mut self,
        place: Place<'_>,
        start: usize,
        end: usize,
        act: Act,
        cue: Option<Span>,
        origin: &Origin,
        rule: Rule,
    ) {
        let units = place.units;
        let Some(own) = units.get(start..end.max(start)) else {
            return;
        };
        if matches!(own.first(), Some(Unit::Quote(..))) && !self.begins_with_name(own) {
            return self.enumerated(
                place,
                start,
                act,
                cue,
                origin,
                if rule == Rule::Before { Rule::Tail } else { Rule::Head },
            );
        }
        if let Some((cut, quote, hit)) = self.called(units, start, end) {
            // "he was lost in what he called “…”": the marks are a quote of their own.
            self.content(place, start, cut, act, cue, origin, rule);
            let cue = self.cue_span(place, hit);
            return self.direct(place, quote, hit.cue.act, cue, origin.clone(), Rule::Head);
        }
        let Some(span) = self.span_of(units, start, end) else {
            return;
        };
        let mut quoted = Vec::new();
        for unit in own {
            if let Unit::Quote(quote, part) = unit {
                if self.finder.is_thing(*quote) {
                    continue;
                }
                quoted.extend(
                    self.marked
                        .get(*quote)
                        .and_then(|marked| marked.inner.get(*part))
                        .copied(),
                );
                if let Some(used) = self.used.get_mut(*quote) {
                    *used = true;
                }
            }
        }
        let kind = if quoted.is_empty() {
            QuoteKind::Indirect
        } else {
            QuoteKind::Mixed
        };
        self.found.push(Report {
            spans: vec![span],
            quoted,
            kind,
            act,
            cue,
            origin: origin.clone(),
            rule,
            segment: place.segment,
            sentence: place.sentence,
        });
    }

    /// Where what somebody calls something begins in a clause that ends with it, the marks, and the reporting word.
    fn called(&self, units: &[Unit], start: usize, end: usize) -> Option<(usize, usize, Hit<'s>)> {
        let finder = self.finder;
        let last = end.checked_sub(1).filter(|last| *last > start + SHORTEST_CLAUSE)?;
        let Some(Unit::Quote(quote, 0)) = units.get(last) else {
            return None;
        };
        let hit = finder.reporting(units, last - 1).filter(|hit| hit.cue.stated)?;
        let lowest = (start + SHORTEST_CLAUSE).max(last.saturating_sub(LONGEST_NAMING));
        let what = (lowest..last)
            .rev()
            .find(|&at| finder.kinds(units.get(at)).any(Kinds::QUESTION))?;
        let governed = finder.kinds(units.get(what - 1)).any(Kinds::PREPOSITION);
        Some((what - usize::from(governed), *quote, hit))
    }

    /// The bytes of the units from `start` to `end`.
    pub(crate) fn span_of(&self, units: &[Unit], start: usize, end: usize) -> Option<Span> {
        let own = units.get(start..end.max(start))?;
        let edge = |unit: &Unit| match unit {
            Unit::Token(token) => self.finder.source.tokens.get(*token).map(|token| token.span),
            Unit::Quote(quote, part) => self
                .marked
                .get(*quote)
                .and_then(|marked| marked.outer.get(*part))
                .copied(),
        };
        let span = Span::new(edge(own.first()?)?.start, edge(own.last()?)?.end).trim(self.finder.source.text);
        (!span.is_empty()).then_some(span)
    }

    /// A whole marked stretch as a direct quote, if no report has it yet.
    pub(crate) fn direct(
        &mut self,
        place: Place<'_>,
        quote: usize,
        act: Act,
        cue: Option<Span>,
        origin: Origin,
        rule: Rule,
    ) {
        let (Some(marked), Some(used)) = (self.marked.get(quote), self.used.get_mut(quote)) else {
            return;
        };
        *used = true;
        if self.finder.is_thing(quote) {
            return;
        }
        // Marks inside a reported clause may be a quote of their own, but no quote is two.
        if self.own.get_mut(quote).is_none_or(|own| std::mem::replace(own, true)) {
            return;
        }
        let mut spans: Vec<Span> = marked.inner.iter().copied().filter(|span| !span.is_empty()).collect();
        if let Some(last) = spans.last_mut() {
            *last = without_comma(self.finder.source.text, *last);
        }
        let segment = place.segment;
        self.found.push(Report {
            quoted: spans.clone(),
            spans,
            kind: QuoteKind::Direct,
            act,
            cue,
            origin,
            rule,
            segment,
            sentence: place.sentence,
        });
    }

    pub(crate) fn cue_span(&self, place: Place<'_>, hit: Hit<'_>) -> Option<Span> {
        self.span_of(place.units, hit.start, hit.end)
    }

    /// Reports a marked stretch without a cue of its own.
    pub(crate) fn without_cue(&mut self, sentence: usize, segment: usize, quote: usize, origin: Origin, rule: Rule) {
        let place = Place {
            units: &[],
            sentence,
            segment,
            from: 0,
            relayed: false,
        };
        self.direct(place, quote, Act::Speech, None, origin, rule);
    }
}

/// A span without the comma before its closing mark: it belongs to the reporting clause.
pub(crate) fn without_comma(text: &str, span: Span) -> Span {
    let kept = span.of(text).trim_end_matches([',', ' ']);
    if kept.is_empty() {
        span
    } else {
        Span::new(span.start, span.start + kept.len())
    }
}
