//! Reports that are said to be so: "как отметил X, …", «ինչպես նշեց X-ը, …», „როგორც X-მა აღნიშნა, …“.

use crate::attribution::{Place, Reports, is_weak};
use crate::clauses::Hit;
use crate::lexicon::Kinds;
use crate::report::{Origin, Rule};
use crate::units::Unit;

/// Words between the conjunction and its verb.
const LONGEST: usize = 12;

impl Reports<'_> {
    /// Marks between their source and its verb, where verbs stand last: "X isə “…” deyib".
    pub(crate) fn embraced(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        floor: usize,
        marks: Option<(usize, usize)>,
    ) -> Option<Origin> {
        let finder = self.finder;
        let (at, quote) = marks.filter(|(at, quote)| at + 1 == hit.start && !finder.is_short(*quote))?;
        if finder.source.lexicon.bare_clause || at <= floor {
            return None;
        }
        let (subject, _) = finder.left(place.units, at, floor)?;
        if is_weak(&subject) {
            return None;
        }
        let origin = Origin::Subject(subject);
        let cue = self.cue_span(place, hit);
        self.direct(place, quote, hit.cue.act, cue, origin.clone(), Rule::Tail);
        Some(origin)
    }

    /// The conjunction before a verb with nothing but words between.
    pub(crate) fn opener(&self, units: &[Unit], hit: Hit<'_>, floor: usize) -> Option<usize> {
        let lowest = floor.max(hit.start.saturating_sub(LONGEST));
        let mut words = (lowest..hit.start)
            .rev()
            .take_while(|&at| self.finder.word(units, at).is_some());
        words.find(|&at| self.finder.kinds(units.get(at)).any(Kinds::AS))
    }

    /// The clause beside or around "as X said".
    pub(crate) fn as_said(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        cues: &[Hit<'_>],
        floor: usize,
    ) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        let opener = self.opener(units, hit, floor)?;
        let left = finder
            .left(units, hit.start, opener + 1)
            .map(|(subject, _)| (subject, hit.end));
        let (subject, behind) = finder.right(units, hit.end).or(left)?;
        let comma = (behind..units.len().min(behind + LONGEST))
            .find(|&at| finder.is_mark(units, at, &[',', '՝', ':', '–', '—']));
        let origin = Origin::Subject(subject);
        let (act, cue) = (hit.cue.act, self.cue_span(place, hit));
        let end = (floor..opener)
            .rev()
            .take_while(|&at| finder.is_mark(units, at, &[',', '–', '—']))
            .last();
        let before = end.unwrap_or(opener);
        let start = self.clause_start_from(units, floor, before);
        if start < before {
            self.content(place, start, before, act, cue, &origin, Rule::According);
            if let Some(comma) = comma {
                self.goes_on(units, comma + 1);
            }
        } else {
            self.clause(place, comma? + 1, cues, hit, &origin, Rule::According);
        }
        Some(origin)
    }
}
