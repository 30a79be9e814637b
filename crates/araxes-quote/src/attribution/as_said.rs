//! Reports that are said to be so: "как отметил X, …", «ինչպես նշեց X-ը, …», „როგორც X-მა აღნიშნა, …“.

use crate::attribution::report::{Origin, Rule};
use crate::attribution::{Place, Reports, SHORTEST_CLAUSE, is_weak};
use crate::cues::Hit;
use crate::lexicon::Kinds;
use crate::subject::postposed::LONGEST_CIRCUMSTANCES;
use crate::subject::{Finder, Subject};
use crate::units::Unit;

/// Units from a source to the end of a clause about it.
const LONGEST_ASIDE: usize = 32;
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

    /// A clause without marks that words behind a dash point back at: "…, – deyə X bildirib", «…, – об этом сообщил X»,
    /// „…, - ამის შესახებ X-მა განაცხადა“.
    pub(crate) fn pointed_back(&mut self, place: Place<'_>, hit: Hit<'_>, floor: usize) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        let lowest = floor.max(hit.start.saturating_sub(LONGEST_CIRCUMSTANCES));
        let dash = (lowest..hit.start).rev().find(|&at| finder.is_dash(units, at))?;
        let quotative = finder.kinds(units.get(dash + 1)).any(Kinds::QUOTATIVE);
        if finder.source.lexicon.bare_clause || !quotative && finder.points_back(units, dash + 1).is_none() {
            return None;
        }
        let left = finder.left(units, hit.start, dash + 1);
        let named = |found: &(Subject, usize)| !is_weak(&found.0);
        let right = finder.right(units, hit.end).filter(named);
        let (subject, _) = left.clone().filter(named).or(right).or(left)?;
        let start = self.clause_start_from(units, floor, dash);
        if dash < start + SHORTEST_CLAUSE {
            return None;
        }
        let end = (start..dash)
            .rev()
            .take_while(|&at| finder.is_mark(units, at, &[',']))
            .last();
        let origin = Origin::Subject(subject);
        let cue = self.cue_span(place, hit);
        self.content(
            place,
            start,
            end.unwrap_or(dash),
            hit.cue.act,
            cue,
            &origin,
            Rule::Before,
        );
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
        let named = |found: &(Subject, usize)| !is_weak(&found.0);
        let right = finder.right(units, hit.end);
        let (subject, behind) = left.clone().filter(named).or(right).or(left)?;
        // "Как ранее писал Turan, …": what an outlet hands on.
        if hit.cue.hands_on && finder.is_outlet(&subject) {
            return Some(Origin::Unsaid);
        }
        let mut commas = (behind..units.len().min(behind + LONGEST_ASIDE))
            .filter(|&at| finder.is_mark(units, at, &[',', '՝', ':', '–', '—']));
        let first = commas.next().filter(|comma| *comma < behind + LONGEST);
        // "как отметил X, который живёт в Y, …": what is said of the source is no part of what it says.
        let of_source = first.is_some_and(|comma| finder.kinds(units.get(comma + 1)).any(Kinds::RELATIVE));
        let comma = if of_source { commas.next().or(first) } else { first };
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

impl Finder<'_> {
    /// Whether a dash stands at a unit that parts clauses: behind a comma or a space.
    fn is_dash(&self, units: &[Unit], at: usize) -> bool {
        let apart = self.token(units.get(at)).is_some_and(|token| token.spaced);
        let comma = at > 0 && self.is_mark(units, at - 1, &[',']);
        self.is_mark(units, at, &['-', '–', '—']) && (apart || comma)
    }
}
