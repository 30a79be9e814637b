//! Reports at nouns: "his claim that …", "a promise to …", "questions about whether …".

use crate::attribution::report::{Origin, Rule};
use crate::attribution::{Place, Reports, SHORTEST_CLAUSE};
use crate::cues::Hit;
use crate::lexicon::Kinds;
use crate::subject::{Finder, Subject, tokens_of};
use crate::units::Unit;

/// Words between the noun and what it says: "his claim in November that".
const LONGEST_FILLER: usize = 5;
/// Words of a possessor: "the former mayor's claim".
const LONGEST_OWNER: usize = 6;

impl Finder<'_> {
    /// Whose view it is, and the unit of the preposition, where one stands before: "in the mayor's", "in her".
    pub(crate) fn in_view(&self, units: &[Unit], noun: usize) -> Option<(Subject, usize)> {
        let last = noun.checked_sub(1)?;
        let words = (noun.saturating_sub(LONGEST_OWNER)..last)
            .rev()
            .take_while(|&at| self.word(units, at).is_some());
        let preposition = words
            .into_iter()
            .find(|&at| self.kinds(units.get(at)).any(Kinds::PREPOSITION))?;
        let opens = preposition == 0 || self.is_mark(units, preposition - 1, &[',', '–', '—']);
        let possessive = self.token(units.get(last)).is_some_and(|token| token.possessive);
        let pronoun = self.kinds(units.get(last)).any(Kinds::PRONOUN) && preposition + 1 == last;
        let subject = match (possessive, pronoun) {
            (true, _) => self.possessor(units, last)?,
            (_, true) => self.pick(tokens_of(units, last..noun)?, true)?,
            _ => return None,
        };
        opens.then_some((subject, preposition))
    }

    /// The noun at a unit as a cue, where what it says follows.
    pub(crate) fn noun(&self, units: &[Unit], at: usize) -> Option<Hit<'_>> {
        let cue = self.source.lexicon.noun(self.word(units, at)?)?;
        let hit = Hit {
            start: at,
            end: at + 1,
            cue,
        };
        self.said_by_noun(units, hit).map(|_| hit)
    }

    /// Where what a noun says begins.
    fn said_by_noun(&self, units: &[Unit], hit: Hit<'_>) -> Option<usize> {
        let kinds = |at: usize| self.kinds(units.get(at));
        let mut at = hit.end;
        if hit.cue.infinitive && self.is_infinitive(units, at) {
            return Some(at);
        }
        if kinds(at).any(Kinds::PREPOSITION) && kinds(at + 1).any(Kinds::QUESTION) {
            return Some(at + 1);
        }
        // "The claim is that", "his claim in November that"
        if kinds(at).any(Kinds::FINITE) {
            at += 1;
        } else if kinds(at).any(Kinds::PREPOSITION) {
            let last = units.len().min(at + LONGEST_FILLER);
            at = (at + 1..last).find(|&at| kinds(at).any(Kinds::COMPLEMENTISER) || self.word(units, at).is_none())?;
        }
        if !kinds(at).any(Kinds::COMPLEMENTISER) {
            return None;
        }
        // "Claims that were made": there "that" stands for the claims.
        let next = self.word(units, at + 1)?;
        let relative = kinds(at + 1).any(Kinds::FINITE.with(Kinds::AUXILIARY)) || self.source.lexicon.is_past(next);
        (!relative).then_some(at + 1)
    }
}

impl Reports<'_> {
    /// "X-ın sözlərinə görə", "in X's view": the source stands before its word.
    pub(crate) fn genitive(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        cues: &[Hit<'_>],
        floor: usize,
    ) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        let (subject, start) = match finder.source.lexicon.bare_clause {
            true => finder.in_view(units, hit.start)?,
            false => finder.left(units, hit.start, floor)?,
        };
        // "X-ը հանդես է եկել հայտարարությամբ": a noun that is not its source's.
        let near = (floor..hit.start)
            .rev()
            .find(|&at| finder.word(units, at).is_some() && !finder.is_filler(units.get(at)));
        let near = near.and_then(|at| finder.token(units.get(at)));
        let owned =
            near.is_none_or(|near| near.span.start < subject.mention.end || near.span.end < subject.mention.end);
        if !owned && !finder.source.lexicon.bare_clause && !finder.source.lexicon.verb_final() {
            return None;
        }
        let origin = Origin::Subject(subject);
        let cue = self.cue_span(place, hit);
        let mut from = hit.end;
        while finder.is_mark(units, from, &[',', '՝', '`', ':', '-', '–']) {
            from += 1;
        }
        let before = start.saturating_sub(floor);
        if units.len().saturating_sub(from) > SHORTEST_CLAUSE.min(before) || before < SHORTEST_CLAUSE {
            self.clause(place, from, cues, hit, &origin, Rule::According);
        } else {
            self.content(place, floor, start, hit.cue.act, cue, &origin, Rule::According);
        }
        Some(origin)
    }

    pub(crate) fn noun(&mut self, place: Place<'_>, hit: Hit<'_>, cues: &[Hit<'_>]) -> Option<Origin> {
        let start = self.finder.said_by_noun(place.units, hit)?;
        let origin = self.owner(place.units, hit);
        self.clause(place, start, cues, hit, &origin, Rule::Noun);
        None
    }

    /// Whose claim it is: "his claim", "the mayor's claim"; nobody's where it stands alone.
    fn owner(&self, units: &[Unit], hit: Hit<'_>) -> Origin {
        let finder = self.finder;
        let lowest = hit.start.saturating_sub(LONGEST_OWNER);
        let owns = |&at: &usize| {
            finder.kinds(units.get(at)).any(Kinds::PRONOUN)
                || finder.token(units.get(at)).is_some_and(|token| token.possessive)
        };
        let words = (lowest..hit.start)
            .rev()
            .take_while(|&at| finder.word(units, at).is_some());
        let Some(last) = words.take(3).find(owns) else {
            return Origin::None;
        };
        if finder.kinds(units.get(last)).any(Kinds::PRONOUN) {
            let subject = tokens_of(units, last..last + 1).and_then(|range| finder.pick(range, true));
            return subject.map_or(Origin::None, Origin::Subject);
        }
        finder.possessor(units, last).map_or(Origin::None, Origin::Subject)
    }
}
