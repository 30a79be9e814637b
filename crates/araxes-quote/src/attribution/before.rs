//! Reports whose content stands before the verb: marks, clauses, and both around it.

use araxes_text::{Span, is_small};

use crate::attribution::report::{Origin, Report, Rule};
use crate::attribution::{Place, Reports, SHORTEST_CLAUSE, is_weak};
use crate::clauses::Complement;
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::subject::{Subject, Who};
use crate::units::Unit;
use crate::{Act, QuoteKind};

impl Reports<'_> {
    /// Whether nothing but when and where follows a cue: "…, X said during a meeting with the mayor".
    fn is_placed(&self, place: Place<'_>, hit: Hit<'_>) -> bool {
        let finder = self.finder;
        let placed = finder.kinds(place.units.get(hit.end)).any(Kinds::PREPOSITION);
        let clause = match finder.complement(place.units, hit, place.units.len()) {
            Complement::Bare(start) => finder.is_plain_clause(place.units, start),
            Complement::None => false,
            _ => true,
        };
        placed && !clause
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
            && (comma(hit.end) || self.is_placed(place, hit))
            && !matches!(units.get(hit.end + 1), Some(Unit::Quote(..)))
            && (finder.source.lexicon.bare_clause || !finder.kinds(units.get(hit.end + 1)).any(Kinds::COMPLEMENTISER))
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
        let ends = finder.is_mark(units, behind, &['.', ',', '։', '!'])
            || finder.is_mark(units, behind, &[':']) && behind + 1 == units.len();
        // "…, says political scientist X in Y."
        let placed = finder.kinds(units.get(behind)).any(Kinds::PREPOSITION) && matches!(subject.who, Who::Entity(_));
        let ends = ends || placed && !has_subject && !finder.is_finite_clause(units, hit.end);
        if !ends || is_weak(&subject) {
            return None;
        }
        self.left_content(place, hit.start, behind, hit, floor, &subject)
    }

    /// Whether marks before a cue are more than a name within the subject: they begin the sentence, or a comma, dash
    /// or stop parts them from what stands around them.
    pub(crate) fn is_set_off(&self, units: &[Unit], at: usize, quote: usize, floor: usize, cue: usize) -> bool {
        let marks = [',', ':', '–', '—', '-', '.', ';', '․'];
        let inner = self.marked.get(quote).and_then(|marked| marked.inner.last());
        let ends = inner.is_some_and(|span| {
            span.of(self.finder.source.text)
                .ends_with([',', '.', '!', '?', '…', '։'])
        });
        // "X “…-dığını” söyledi": a clause made a noun.
        let said = inner.map_or("", |span| span.of(self.finder.source.text));
        let last = said.split_whitespace().next_back().map(str::to_lowercase);
        let lexicon = self.finder.source.lexicon;
        let clause = last.is_some_and(|last| lexicon.is_nominalised(&last));
        // "X “Üç kez gittik” yanıtını verdi": more than a name.
        let several = said.split_whitespace().nth(1).is_some() && !self.finder.is_named(quote);
        if at + 1 == cue && lexicon.verb_final() && (clause || several) {
            return true;
        }
        // «„Araz“ klubunun prezidenti X deyib»: a name in marks within the subject.
        let next = at + 1 < cue && self.finder.token(units.get(at + 1)).is_some_and(|next| next.is_word());
        if next && !ends && self.finder.is_short(quote) && !self.finder.source.lexicon.bare_clause {
            return false;
        }
        at <= floor
            || ends
            || self.finder.is_mark(units, at - 1, &marks)
            || self.finder.is_mark(units, at + 1, &marks)
    }

    /// Whether marks in commas name what stands before them: The report, “Roots and Returns”, says.
    pub(crate) fn names_before(&self, units: &[Unit], at: usize, quote: usize) -> bool {
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
                Some(Unit::Quote(..)) if finder.is_asked(units, at) => return None,
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

    /// Marks that a comma and a dash part from the first cue of their report, whatever stands between: «…»,- դիմելով
    /// X-ին՝ հարցրին լրագրողները.
    pub(crate) fn before_dash(&self, units: &[Unit], floor: usize, hit: Hit<'_>) -> Option<(usize, usize)> {
        let finder = self.finder;
        let at = (floor..hit.start)
            .rev()
            .find(|&at| matches!(units.get(at), Some(Unit::Quote(..))))?;
        let Some(Unit::Quote(quote, _)) = units.get(at) else {
            return None;
        };
        let mut behind = at + 1;
        while finder.is_mark(units, behind, &[',', '-', '–', '—']) {
            behind += 1;
        }
        let dash = behind > at + 1 && !finder.is_mark(units, behind - 1, &[',']);
        let first = !finder
            .cues(units.get(behind..hit.start)?)
            .iter()
            .any(|cue| cue.cue.class == CueClass::Verb);
        (dash && first && at == floor && !finder.source.lexicon.bare_clause).then_some((at, *quote))
    }

    /// Where words that point back at a quote begin, if they end before the unit `at`; `at` where there are none.
    pub(crate) fn before_anaphor(&self, units: &[Unit], at: usize) -> usize {
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
        // "…, «…»,- ասաց նա": a dash sets the marks off from the clause before them.
        let dash = !finder.source.lexicon.bare_clause
            && at > 0
            && finder.is_mark(place.units, at - 1, &[','])
            && (at + 1..at + 3).any(|at| finder.is_mark(place.units, at, &['-', '–', '—']));
        // "…, a “patchwork,” he calls it": the marks are what it is called.
        let calls = hit.cue.stated
            && finder.source.lexicon.bare_clause
            && finder
                .kinds(place.units.get(hit.end))
                .any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN));
        let set_off =
            at == 0 || comma || dash || calls || finder.is_mark(place.units, at - 1, &[':', '–', '—', '-', '․', '.']);
        // "Vali “…” dedi": what stands before the marks is their subject.
        let clausal = finder.source.lexicon.verb_final() && !set_off;
        let start = clausal
            .then(|| finder.clausal_subject(place.units, floor, at))
            .flatten();
        let start = start.map_or(floor, |(_, end)| finder.behind_subject(place.units, end, at));
        // "X buna “Üç kez gittik” yanıtını verdi": marks right before their verb are all of it, but for a clause made a
        // noun.
        let inner = self.marked.get(quote).and_then(|marked| marked.inner.last());
        let last = inner.and_then(|span| span.of(finder.source.text).split_whitespace().next_back());
        let nominalised = last.is_some_and(|last| finder.source.lexicon.is_nominalised(&last.to_lowercase()));
        let whole = clausal && at + 1 == hit.start && !nominalised;
        if words >= 2 && !set_off && start < at && !whole {
            self.content(place, start, at + 1, hit.cue.act, cue, origin, Rule::Before);
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
        let last = finder.is_mark(units, behind, &['.', '!', '?', '։']) || behind >= units.len();
        let floor = if last && finder.source.lexicon.bare_clause {
            place.from
        } else {
            floor
        };
        // "…: тогда, утверждает X, …": the clause begins behind the colon.
        let colon = (floor..joint).rev().find(|&at| finder.is_mark(units, at, &[':']));
        let floor = colon
            .filter(|_| !finder.source.lexicon.bare_clause)
            .map_or(floor, |colon| colon + 1);
        let start = self.clause_start_from(units, floor, joint);
        if finder.is_fronted_report(units, start) {
            return None;
        }
        // "X sədrinin müavini, şöbə müdiri Y …": where the verb stands last, a clause ends with one.
        let verbless = |word: &str| !finder.source.lexicon.is_finite_form(word);
        if finder.source.lexicon.verb_final()
            && joint
                .checked_sub(1)
                .and_then(|last| finder.word(units, last))
                .is_some_and(verbless)
        {
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
        let told = if hit.cue.addressee && behind == hit.end {
            finder.behind_addressee(units, behind).unwrap_or(behind)
        } else {
            behind
        };
        if !inserted && !finder.is_final(units, Hit { end: told, ..hit }) {
            return None;
        }
        // "…, сообщает Trend": an outlet is no source of what it hands on.
        if hit.cue.hands_on && finder.is_outlet(subject) {
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
            let kinds = finder.kinds(units.get(rest));
            let relative = kinds.any(Kinds::RELATIVE) || bare && kinds.any(Kinds::INDEFINITE);
            let adjunct = participle || apposition || relative;
            let clause = !adjunct && rest + SHORTEST_CLAUSE < units.len();
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
