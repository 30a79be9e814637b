//! Reports at verbs: marks and clauses before, behind and around them.

use crate::Act;
use crate::attribution::report::{Origin, Rule};
use crate::attribution::{Place, Reports, is_weak};
use crate::clauses::Complement;
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::subject::{Subject, Who};
use crate::units::Unit;

/// A role that a sentence begins with ends within so many words.
const LONGEST_ROLE: usize = 5;
/// Words from "as" to its verb.
const LONGEST_AS: usize = 8;

impl Reports<'_> {
    pub(crate) fn verb(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        cues: &[Hit<'_>],
        floor: usize,
        limit: usize,
        reported: bool,
    ) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        // "was also described as"
        let adverbs = (hit.start.saturating_sub(2)..hit.start)
            .rev()
            .take_while(|&at| finder.is_adverb_at(units, at));
        let verb = adverbs.last().unwrap_or(hit.start);
        let before = verb.checked_sub(1).and_then(|before| units.get(before));
        let passive = finder.kinds(before).any(Kinds::PASSIVE);
        let infinitive = finder.kinds(before).any(Kinds::INFINITIVE);
        let titled = finder.titled_before(units, hit.start, hit.cue);
        let left = titled.or_else(|| finder.left(units, hit.start, floor.min(hit.start)));
        let vague = |subject: &Subject| is_weak(subject) || finder.is_oblique_role(subject);
        let cue = self.cue_span(place, hit);
        // Marks right before the cue, or before the subject that stands before it.
        let tail_left = left.as_ref().and_then(|(_, start)| self.quote_before(units, *start));
        let is_titled = matches!(&left, Some((subject, _)) if matches!(subject.who, Who::Titled(_)));
        let tail_right = self
            .quote_before(units, hit.start)
            .filter(|_| !is_titled)
            .filter(|(at, quote)| !self.names_before(units, *at, *quote));
        // "X, who calls it “a shame,” said he does not care": a clause follows, no subject.
        let clause = finder.source.lexicon.bare_clause && finder.is_pronoun_clause(units, hit.end);
        let tail_right = tail_right.filter(|_| !clause);
        let apposed = self.quote_before(units, hit.start).is_some() && tail_right.is_none();
        let comma_before = hit.start > 0 && !apposed && finder.is_mark(units, hit.start - 1, &[',', '–', '—', '-']);
        let weak_left = left.as_ref().is_none_or(|(subject, _)| vague(subject));
        // Where a clause needs a complementiser, a subject may stand behind its verb anywhere: "как отметил X".
        let free = weak_left && !finder.source.lexicon.bare_clause;
        // "“…”, – at the meeting said X": a role or an office before the verb gives way to a person behind it.
        let person_left = left.as_ref().is_some_and(|(subject, _)| finder.means_person(subject));
        let behind_marks = tail_left.is_some() && !person_left && !finder.source.lexicon.bare_clause;
        // "Said X: “…”"
        let first = hit.start == 0 && finder.source.lexicon.bare_clause;
        let inverted = tail_right.is_some() || (comma_before && weak_left) || free || behind_marks || first;
        let titled = finder.titled_behind(units, hit.end, hit.cue).filter(|_| !is_titled);
        let right = match titled {
            None if inverted => finder.right(units, hit.end),
            titled => titled,
        };
        let right = right.filter(|(subject, _)| tail_right.is_some() || comma_before || !is_weak(subject));
        let subject = match (left.clone(), right) {
            (left, Some((right, behind)))
                if tail_right.is_some()
                    || left.as_ref().is_none_or(|(l, _)| vague(l))
                    || behind_marks && finder.means_person(&right) =>
            {
                Some((right, behind))
            }
            (Some((left, _)), _) => Some((left, hit.end)),
            (None, right) => right,
        };
        let subject = subject.map(|(subject, behind)| (finder.without_name(units, subject), behind));
        // "“Velvet season”, as they call it here": nobody is quoted.
        if hit.cue.object && self.opener(units, hit, floor).is_some() {
            return None;
        }
        // "X Y-i “…” adlandırıb": what it is called stands before the verb.
        if hit.cue.object
            && let Some((at, quote)) = self
                .quote_before(units, hit.start)
                .filter(|(at, _)| at + 1 == hit.start)
            && !finder.source.lexicon.bare_clause
            && let Some((subject, _)) = finder
                .left(units, at, floor.min(at))
                .filter(|(subject, _)| !is_weak(subject))
        {
            let origin = Origin::Subject(subject);
            self.direct(place, quote, hit.cue.act, cue, origin.clone(), Rule::Object);
            return Some(origin);
        }
        if hit.cue.written && !subject.as_ref().is_some_and(|(subject, _)| finder.is_document(subject)) {
            return None;
        }
        let quote = tail_right
            .or(tail_left)
            .or_else(|| self.before_dash(units, floor, hit))
            .filter(|(at, quote)| self.is_set_off(units, *at, *quote, floor, hit.start));
        let origin = match &subject {
            _ if passive => self.agent(units, hit).map_or(Origin::None, Origin::Subject),
            Some((subject, _)) => Origin::Subject(subject.clone()),
            // "Asked whether …, he": who asked is kept back.
            None if hit.cue.asks && finder.is_fronted_report(units, 0) && self.opens_sentence(units, hit.start) => {
                Origin::None
            }
            // "Հարցին՝ …՝ արձագանքեց": nobody is named behind the pause.
            None if finder.is_mark(units, hit.start.wrapping_sub(1), &['՝']) => Origin::Unsaid,
            None => self.same(place, hit, reported),
        };
        if let Some((at, quote)) = quote.filter(|_| !passive && !infinitive) {
            self.tail(place, at, quote, hit, floor, &origin);
            let behind = subject.as_ref().map_or(hit.end, |(_, behind)| *behind).max(hit.end);
            self.resumed(place, behind, hit.cue.act, cue, &origin);
            return Some(origin);
        }
        if let Some(origin) = self.embraced(place, hit, floor, tail_right) {
            return Some(origin);
        }
        if let Some(origin) = self.as_said(place, hit, cues, floor) {
            return Some(origin);
        }
        if let Some(origin) = self.pointed_back(place, hit, floor) {
            return Some(origin);
        }
        let narrator = matches!(&subject, Some((subject, _)) if subject.who == crate::subject::Who::Pronoun(crate::subject::Pronoun::Other));
        if narrator && hit.cue.act == Act::Belief {
            return None;
        }
        if (infinitive || passive) && !finder.is_reported(units, hit, limit, passive) {
            return None;
        }
        if self.fronted_as(place, hit, cues, &origin) {
            return Some(origin);
        }
        if let Some(origin) = self.set_between(place, hit, floor, left.as_ref()) {
            return Some(origin);
        }
        // "…-dığını belirten X, “…” dedi": what a participle reports stands before it.
        let describes = finder
            .word(units, hit.end - 1)
            .is_some_and(|word| finder.source.lexicon.is_adnominal(word));
        if describes && self.nominal(place, hit, &origin, floor) {
            return Some(self.last_origin(origin));
        }
        let colon = self.opens_next(place);
        if colon && left.is_some() && self.nominal(place, hit, &origin, floor) {
            return Some(self.last_origin(origin));
        }
        if self.right_content(place, hit, cues, limit, &origin) {
            return Some(origin);
        }
        if left.is_some() && self.nominal(place, hit, &origin, floor) {
            return Some(self.last_origin(origin));
        }
        let (subject, behind) = subject?;
        if colon && !is_weak(&subject) {
            return Some(origin);
        }
        let edge = left
            .filter(|(l, _)| l == &subject)
            .map_or(hit.start, |(_, start)| start);
        self.left_content(place, edge, behind, hit, floor, &subject)
    }

    /// The source of the report that was found last.
    fn last_origin(&self, otherwise: Origin) -> Origin {
        self.found.last().map_or(otherwise, |report| report.origin.clone())
    }

    /// "As X reported, …": what is reported is the rest of the sentence.
    fn fronted_as(&mut self, place: Place<'_>, hit: Hit<'_>, cues: &[Hit<'_>], origin: &Origin) -> bool {
        let finder = self.finder;
        let units = place.units;
        // "…, and as X noted, …"
        let joint = (1..hit.start)
            .rev()
            .take(LONGEST_AS)
            .find(|&at| finder.kinds(units.get(at)).any(Kinds::PREDICATIVE));
        let joined = joint.is_some_and(|at| finder.kinds(units.get(at - 1)).any(Kinds::COORDINATOR));
        let fronted =
            (finder.kinds(units.first()).any(Kinds::PREDICATIVE) || joined) && matches!(origin, Origin::Subject(_));
        let comma = (hit.end..units.len().min(hit.end + LONGEST_ROLE)).find(|&at| finder.is_mark(units, at, &[',']));
        let bare = |comma: &usize| (hit.end..*comma).all(|at| finder.is_circumstance(units, at));
        let Some(comma) = comma.filter(bare).filter(|_| fronted) else {
            return false;
        };
        let end = finder.clause_end(units, comma + 1, cues, None);
        let cue = self.cue_span(place, hit);
        self.content(place, comma + 1, end, hit.cue.act, cue, origin, Rule::According);
        true
    }

    /// Whether nothing but conjunctions stands before a unit.
    fn opens_sentence(&self, units: &[Unit], at: usize) -> bool {
        let opens = Kinds::OPENER.with(Kinds::SUBORDINATOR);
        (0..at).all(|at| self.finder.kinds(units.get(at)).any(opens))
    }

    /// Whether the sentence ends with a colon, or with a stop that does what a colon does before marks.
    fn opens_next(&self, place: Place<'_>) -> bool {
        let last = place.units.len().wrapping_sub(1);
        let next = self.sentences.get(place.sentence + 1);
        let marks = next.is_some_and(|next| {
            next.segment == place.segment && matches!(next.units.first(), Some(Unit::Quote(_, 0)))
        });
        self.finder.is_mark(place.units, last, &[':'])
            || marks
                && self
                    .finder
                    .is_mark(place.units, last, &self.finder.source.lexicon.colons)
    }

    /// "by X" behind a passive.
    pub(crate) fn agent(&self, units: &[Unit], hit: Hit<'_>) -> Option<Subject> {
        let by =
            (hit.end..units.len().min(hit.end + 8)).find(|&at| self.finder.kinds(units.get(at)).any(Kinds::AGENT))?;
        self.finder.right(units, by + 1).map(|(subject, _)| subject)
    }

    /// Content behind a cue; whether there was any.
    pub(crate) fn right_content(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        cues: &[Hit<'_>],
        limit: usize,
        origin: &Origin,
    ) -> bool {
        let units = place.units;
        let cue = self.cue_span(place, hit);
        let act = hit.cue.act;
        match self.finder.complement(units, hit, limit) {
            Complement::Quote {
                at,
                clause: Some(start),
                ..
            } if start < at => {
                self.clause(place, start, cues, hit, origin, Rule::Head);
            }
            // "that “Blue line” is late"
            Complement::Quote { at, .. }
                if (self.finder.source.lexicon.bare_clause
                    || self
                        .finder
                        .kinds(units.get(at.wrapping_sub(1)))
                        .any(Kinds::COMPLEMENTISER))
                    && self.begins_with_name(units.get(at..).unwrap_or(&[])) =>
            {
                self.clause(place, at, cues, hit, origin, Rule::Complement);
            }
            Complement::Quote { at, colon, .. } => {
                let rule = if colon { Rule::Colon } else { Rule::Head };
                self.enumerated(place, at, act, cue, origin, rule);
            }
            Complement::Clause(start) => self.clause(place, start, cues, hit, origin, Rule::Complement),
            Complement::Bare(start) => self.clause(place, start, cues, hit, origin, Rule::Bare),
            Complement::Infinitive(start) => self.clause(place, start, cues, hit, origin, Rule::Infinitive),
            Complement::Object(_)
                if hit.cue.class == CueClass::Verb && !hit.cue.asks && !matches!(origin, Origin::Subject(_)) =>
            {
                return false;
            }
            Complement::Object(start) => {
                let end = self.finder.object_end(units, start, cues);
                self.content(place, start, end, act, cue, origin, Rule::Object);
            }
            Complement::Colon => {}
            Complement::None => return false,
        }
        true
    }
}
