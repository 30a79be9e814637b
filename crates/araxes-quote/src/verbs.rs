//! Reports at verbs: marks and clauses before, behind and around them.

use araxes_text::{Span, is_small};

use crate::attribution::{Place, Reports, SHORTEST_CLAUSE, is_weak};
use crate::clauses::{Complement, Hit};
use crate::lexicon::{CueClass, Kinds};
use crate::report::{Origin, Report, Rule};
use crate::roles;
use crate::subject::{Subject, Who, tokens_of};
use crate::units::Unit;
use crate::{Act, QuoteKind, SpeakerKind};

/// A role that a sentence begins with ends within so many words.
const LONGEST_ROLE: usize = 5;

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
        let before = hit.start.checked_sub(1).and_then(|before| units.get(before));
        let passive = finder.kinds(before).any(Kinds::PASSIVE);
        let infinitive = finder.kinds(before).any(Kinds::INFINITIVE);
        let left = finder.left(units, hit.start, floor.min(hit.start));
        let cue = self.cue_span(place, hit);
        // Marks right before the cue, or before the subject that stands before it.
        let tail_left = left.as_ref().and_then(|(_, start)| self.quote_before(units, *start));
        let tail_right = self
            .quote_before(units, hit.start)
            .filter(|(at, quote)| !self.names_before(units, *at, *quote));
        let apposed = self.quote_before(units, hit.start).is_some() && tail_right.is_none();
        let comma_before = hit.start > 0 && !apposed && finder.is_mark(units, hit.start - 1, &[',', '–', '—', '-']);
        let weak_left = left.as_ref().is_none_or(|(subject, _)| is_weak(subject));
        // Where a clause needs a complementiser, a subject may stand behind its verb anywhere: "как отметил X".
        let free = weak_left && !finder.source.lexicon.bare_clause;
        // "“…”, – at the meeting said X": a role or an office before the verb gives way to a person behind it.
        let person_left = left.as_ref().is_some_and(|(subject, _)| finder.means_person(subject));
        let behind_marks = tail_left.is_some() && !person_left && !finder.source.lexicon.bare_clause;
        let inverted = tail_right.is_some() || (comma_before && weak_left) || free || behind_marks;
        let right = if inverted { finder.right(units, hit.end) } else { None };
        let right = right.filter(|(subject, _)| tail_right.is_some() || comma_before || !is_weak(subject));
        let subject = match (left.clone(), right) {
            (left, Some((right, behind)))
                if tail_right.is_some()
                    || left.as_ref().is_none_or(|(l, _)| is_weak(l))
                    || behind_marks && finder.means_person(&right) =>
            {
                Some((right, behind))
            }
            (Some((left, _)), _) => Some((left, hit.end)),
            (None, right) => right,
        };
        // "“Velvet season”, as they call it here": nobody is quoted.
        if hit.cue.object && self.opener(units, hit, floor).is_some() {
            return None;
        }
        let quote = tail_right
            .or(tail_left)
            .filter(|(at, quote)| self.is_set_off(units, *at, *quote, floor));
        let origin = match &subject {
            _ if passive => self.agent(units, hit).map_or(Origin::None, Origin::Subject),
            Some((subject, _)) => Origin::Subject(subject.clone()),
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
        if self.right_content(place, hit, cues, limit, &origin) {
            return Some(origin);
        }
        if left.is_some() && self.nominal(place, hit, &origin, floor) {
            return Some(origin);
        }
        let colon = finder.is_mark(units, units.len().wrapping_sub(1), &[':']);
        let (subject, behind) = subject?;
        if colon && !is_weak(&subject) {
            return Some(origin);
        }
        let edge = left
            .filter(|(l, _)| l == &subject)
            .map_or(hit.start, |(_, start)| start);
        self.left_content(place, edge, behind, hit, floor, &subject)
    }

    /// "As X reported, …": what is reported is the rest of the sentence.
    fn fronted_as(&mut self, place: Place<'_>, hit: Hit<'_>, cues: &[Hit<'_>], origin: &Origin) -> bool {
        let finder = self.finder;
        let units = place.units;
        let fronted = finder.kinds(units.first()).any(Kinds::PREDICATIVE) && matches!(origin, Origin::Subject(_));
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

    /// "…, said X." and "…, X said, …": a clause before the cue that a clause behind it cannot be mistaken for.
    pub(crate) fn set_between(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        floor: usize,
        left: Option<&(Subject, usize)>,
    ) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        let comma = |at: usize| finder.is_mark(units, at, &[',', '–', '—']);
        if let Some((subject, start)) = left
            && *start > floor
            && comma(start - 1)
            && comma(hit.end)
            && !matches!(units.get(hit.end + 1), Some(Unit::Quote(..)))
        {
            return self.left_content(place, *start, hit.end, hit, floor, subject);
        }
        // "The ministry, in a statement, promised": the comma ends what is set between a subject and its verb.
        let has_subject = finder.source.lexicon.bare_clause && left.is_some_and(|(subject, _)| !is_weak(subject));
        if hit.start <= floor || !comma(hit.start - 1) {
            return None;
        }
        let (subject, behind) = finder.right(units, hit.end)?;
        if has_subject && !matches!(subject.who, Who::Entity(_) | Who::Pronoun(_)) {
            return None;
        }
        let ends = behind >= units.len() || finder.is_mark(units, behind, &['.', ',', '։', '!']);
        if !ends || is_weak(&subject) {
            return None;
        }
        self.left_content(place, hit.start, behind, hit, floor, &subject)
    }

    /// "by X" behind a passive.
    pub(crate) fn agent(&self, units: &[Unit], hit: Hit<'_>) -> Option<Subject> {
        let by =
            (hit.end..units.len().min(hit.end + 8)).find(|&at| self.finder.kinds(units.get(at)).any(Kinds::AGENT))?;
        self.finder.right(units, by + 1).map(|(subject, _)| subject)
    }

    /// Whether marks before a cue are more than a name within the subject: they begin the sentence, or a comma, dash
    /// or stop parts them from what stands around them.
    pub(crate) fn is_set_off(&self, units: &[Unit], at: usize, quote: usize, floor: usize) -> bool {
        let marks = [',', ':', '–', '—', '-', '.', ';', '․'];
        let inner = self.marked.get(quote).and_then(|marked| marked.inner.last());
        let ends = inner.is_some_and(|span| {
            span.of(self.finder.source.text)
                .ends_with([',', '.', '!', '?', '…', '։'])
        });
        at <= floor
            || ends
            || self.finder.is_mark(units, at - 1, &marks)
            || self.finder.is_mark(units, at + 1, &marks)
    }

    /// Whether marks in commas name what stands before them: The report, “Roots and Returns”, says.
    fn names_before(&self, units: &[Unit], at: usize, quote: usize) -> bool {
        let comma = |at: usize| self.finder.is_mark(units, at, &[',']);
        at > 1 && comma(at - 1) && comma(at + 1) && self.finder.is_named(quote)
    }

    /// The marks that stand right before a unit, over the comma, dash and quotative between, over an outlet in marks
    /// that is spoken to, and over words that point back at them: "այս մասին", «об этом».
    pub(crate) fn quote_before(&self, units: &[Unit], at: usize) -> Option<(usize, usize)> {
        let finder = self.finder;
        let mut at = self.before_anaphor(units, at);
        let mut spoken_to = false;
        while at > 0 {
            at -= 1;
            match units.get(at) {
                Some(Unit::Quote(quote, _)) if spoken_to && finder.is_short(*quote) => spoken_to = false,
                // "“Araz”a", "“Araz”dan": a name with its case ending.
                Some(Unit::Quote(quote, _)) if finder.is_short(*quote) && finder.is_glued(units, at + 1) => {
                    return None;
                }
                Some(Unit::Quote(quote, _)) => return Some((at, *quote)),
                unit => {
                    let mark = finder.is_mark(units, at, &[',', '-', '–', '—', '.', '․', '…', '։', '!', '?']);
                    let kinds = finder.kinds(unit);
                    spoken_to = kinds.any(Kinds::ADDRESSEE);
                    if !mark && !kinds.any(Kinds::QUOTATIVE.with(Kinds::ADDRESSEE)) {
                        return None;
                    }
                }
            }
        }
        None
    }

    /// Where words that point back at a quote begin, if they end before the unit `at`; `at` where there are none.
    fn before_anaphor(&self, units: &[Unit], at: usize) -> usize {
        let finder = self.finder;
        let begins = |start: &usize| {
            let word = |nth: usize| finder.word(units, start + nth).filter(|_| start + nth < at);
            let all = (*start..at).all(|unit| finder.word(units, unit).is_some());
            all && word(0).is_some_and(|first| {
                let phrase = finder.source.lexicon.phrase(Kinds::ANAPHOR, first, word);
                phrase || at == start + 1 && finder.kinds(units.get(*start)).any(Kinds::ANAPHOR)
            })
        };
        (at.saturating_sub(2)..at).find(begins).unwrap_or(at)
    }

    /// Marks at `at` with their cue behind them; words before them in the sentence make the quote a mixed one.
    pub(crate) fn tail(
        &mut self,
        place: Place<'_>,
        at: usize,
        quote: usize,
        hit: Hit<'_>,
        floor: usize,
        origin: &Origin,
    ) {
        let finder = self.finder;
        let cue = self.cue_span(place, hit);
        let words = place.units.get(floor.min(at)..at).unwrap_or(&[]).iter();
        let words = words
            .filter(|unit| finder.token(Some(unit)).is_some_and(|token| token.is_word()))
            .count();
        // Where a clause ends with its verb, a comma parts the subject from the marks: "X, “…” dedi".
        let comma = finder.source.lexicon.verb_final() && at > 0 && finder.is_mark(place.units, at - 1, &[',']);
        let set_off = at == 0 || comma || finder.is_mark(place.units, at - 1, &[':', '–', '—', '-', '․', '.']);
        if words >= 2 && !set_off && floor < at {
            self.content(place, floor, at + 1, hit.cue.act, cue, origin, Rule::Before);
        } else {
            self.direct(place, quote, hit.cue.act, cue, origin.clone(), Rule::Tail);
        }
    }

    /// Marks that go on behind the reporting clause: “…,” she said, “…”
    pub(crate) fn resumed(&mut self, place: Place<'_>, behind: usize, act: Act, cue: Option<Span>, origin: &Origin) {
        let next = (behind..place.units.len().min(behind + 16))
            .find(|&at| matches!(place.units.get(at), Some(Unit::Quote(..))));
        let Some(at) = next else { return };
        if let Some(Unit::Quote(quote, 0)) = place.units.get(at)
            && self
                .finder
                .is_mark(place.units, at.wrapping_sub(1), &[',', ':', '–', '—', '-', ';'])
        {
            // A sentence that goes on behind its report is one quote: “…,” she said, “and …”
            let before = self.found.len();
            self.direct(place, *quote, act, cue, origin.clone(), Rule::Tail);
            let text = self.finder.source.text;
            let goes_on = |report: &Report| {
                let first = report.spans.first().and_then(|span| span.of(text).chars().next());
                first.is_some_and(is_small)
            };
            if self.found.len() > before && before > 0 && self.found.last().is_some_and(goes_on) {
                let Some(rest) = self.found.pop() else { return };
                match self.found.last_mut() {
                    Some(report) if report.kind == QuoteKind::Direct && report.cue == rest.cue => {
                        report.spans.extend(rest.spans);
                        report.quoted.extend(rest.quoted);
                    }
                    _ => self.found.push(rest),
                }
            }
        }
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
                if self
                    .finder
                    .kinds(units.get(at.wrapping_sub(1)))
                    .any(Kinds::COMPLEMENTISER)
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

    /// "X …-dığını bildirib": the clause stands between its subject and the verb.
    pub(crate) fn nominal(&mut self, place: Place<'_>, hit: Hit<'_>, origin: &Origin, floor: usize) -> bool {
        let finder = self.finder;
        let units = place.units;
        let verb = (floor..hit.start).rev().take(3).find(|&at| {
            finder
                .word(units, at)
                .is_some_and(|word| finder.source.lexicon.is_nominalised(word))
        });
        let Some(verb) = verb else { return false };
        // The source is what the sentence begins with: up to the first person, or its first noun. A place or
        // organisation further in belongs to the content.
        let named = (floor..verb).find_map(|at| match units.get(at) {
            Some(Unit::Token(token)) => {
                let mention = finder
                    .roster
                    .mention_at(*token)
                    .and_then(|id| finder.roster.mentions.get(id))?;
                let entity = finder.roster.entities.get(mention.entity)?;
                let first = at == floor && self.behind_role(units, floor, verb).is_none();
                let source = first || entity.kind == SpeakerKind::Person;
                source.then_some(at + mention.tokens.end.saturating_sub(*token))
            }
            _ => None,
        });
        let end = named
            .filter(|end| *end < floor + 10)
            .or_else(|| self.behind_role(units, floor, verb));
        let end = end.unwrap_or(floor + 1).min(verb);
        // "O, …", "X isə …": the comma and the particle are the writer's.
        let joins =
            |at: &usize| finder.is_mark(units, *at, &[',']) || finder.kinds(units.get(*at)).any(Kinds::AUXILIARY);
        let start = (end..verb).take_while(joins).last().map_or(end, |last| last + 1);
        let first = tokens_of(units, floor..end).and_then(|range| finder.pick(range, true));
        let origin = first.map_or_else(|| origin.clone(), Origin::Subject);
        let cue = self.cue_span(place, hit);
        self.content(place, start, verb + 1, hit.cue.act, cue, &origin, Rule::Nominal);
        true
    }

    /// The unit behind the role that a sentence begins with: "Şəhər meri …", "Azərbaycanlı mühəndis …".
    fn behind_role(&self, units: &[Unit], floor: usize, verb: usize) -> Option<usize> {
        let finder = self.finder;
        (floor..verb.min(floor + LONGEST_ROLE)).find_map(|at| {
            let Some(Unit::Token(token)) = units.get(at) else {
                return None;
            };
            let role = roles::at(finder.source, *token)?;
            let end = at + role.tokens.len();
            let oblique = finder
                .word(units, end - 1)
                .is_none_or(|word| finder.source.lexicon.is_oblique(word));
            (!oblique && end <= verb).then_some(end)
        })
    }

    /// Content before a cue with its subject, or around both.
    pub(crate) fn left_content(
        &mut self,
        place: Place<'_>,
        edge: usize,
        behind: usize,
        hit: Hit<'_>,
        floor: usize,
        subject: &Subject,
    ) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        let joint = edge.checked_sub(1)?;
        // "X, говоривший тихо, …" reports nothing.
        if finder
            .word(units, hit.start)
            .is_some_and(|word| finder.source.lexicon.is_participle(word))
        {
            return None;
        }
        if !finder.is_mark(units, joint, &[',', '–', '—', '-']) || hit.cue.weak && hit.cue.object {
            return None;
        }
        // What ends with its report is all of the sentence, whatever is reported within it.
        let last = finder.is_mark(units, behind, &['.', '!', '?']) || behind >= units.len();
        let floor = if last && finder.source.lexicon.bare_clause {
            place.from
        } else {
            floor
        };
        let start = self.clause_start_from(units, floor, joint);
        if finder.is_fronted_report(units, start) {
            return None;
        }
        let joint = (start..joint)
            .rev()
            .take_while(|&at| finder.is_mark(units, at, &[',']))
            .last()
            .unwrap_or(joint);
        let words = units
            .get(start..joint)?
            .iter()
            .filter(|unit| finder.token(Some(unit)).is_none_or(|token| token.is_word()))
            .take(SHORTEST_CLAUSE)
            .count();
        let origin = Origin::Subject(subject.clone());
        let cue = self.cue_span(place, hit);
        let mut rest = behind;
        let inserted = finder.is_mark(units, rest, &[',', '–', '—']);
        if words < SHORTEST_CLAUSE && !inserted || words == 0 {
            return None;
        }
        if !inserted && !finder.is_final(units, Hit { end: behind, ..hit }) {
            return None;
        }
        self.content(place, start, joint, hit.cue.act, cue, &origin, Rule::Before);
        if inserted {
            while finder.is_mark(units, rest, &[',', '–', '—']) {
                rest += 1;
            }
            let gerund = units.get(rest).is_some()
                && finder
                    .cues(units.get(rest..)?)
                    .first()
                    .is_some_and(|cue| cue.start == 0);
            let participle = finder
                .word(units, rest)
                .is_some_and(|word| finder.source.lexicon.is_participle(word));
            // "…, said X, a farmer": what stands with the name is no clause.
            let bare = finder.source.lexicon.bare_clause;
            let apposition = bare && behind > hit.end && !finder.is_finite_clause(units, rest);
            let clause = !(participle || apposition)
                && rest + SHORTEST_CLAUSE < units.len()
                && !finder
                    .kinds(units.get(rest))
                    .any(Kinds::RELATIVE.with(Kinds::INDEFINITE));
            if clause && !gerund {
                let end = finder.clause_end(units, rest, &[], None);
                let span = self.span_of(units, rest, end);
                if let (Some(report), Some(span)) = (self.found.last_mut(), span) {
                    report.spans.push(span);
                }
            }
        }
        Some(origin)
    }
}
