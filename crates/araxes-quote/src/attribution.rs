//! From cues and marks to reports: the rules, sentence by sentence.

use araxes_text::{SegmentKind, Span};

use crate::clauses::{Complement, Hit};
use crate::lexicon::{CueClass, Kinds};
use crate::marks::Marked;
use crate::report::{Origin, Report, Rule};
use crate::subject::{Finder, Subject, tokens_of};
use crate::units::{Sentence, Unit};
use crate::{Act, QuoteKind};

/// A reported clause has at least so many words.
const SHORTEST_CLAUSE: usize = 3;
/// Cues read per sentence: a bound for sentences made of nothing else.
const MOST_CUES: usize = 48;

/// The reports of a text as they are found.
pub(crate) struct Reports<'s> {
    pub(crate) finder: &'s Finder<'s>,
    pub(crate) marked: &'s [Marked],
    pub(crate) sentences: &'s [Sentence],
    pub(crate) found: Vec<Report>,
    /// For each marked stretch, whether a report has it.
    pub(crate) used: Vec<bool>,
    /// For each marked stretch, whether it is a quote of its own.
    own: Vec<bool>,
}

/// The place of a report in the text.
#[derive(Clone, Copy)]
struct Place<'u> {
    units: &'u [Unit],
    sentence: usize,
    segment: usize,
}

impl<'s> Reports<'s> {
    pub(crate) fn new(finder: &'s Finder<'s>, marked: &'s [Marked], sentences: &'s [Sentence]) -> Self {
        Self {
            finder,
            marked,
            sentences,
            found: Vec::new(),
            used: vec![false; marked.len()],
            own: vec![false; marked.len()],
        }
    }

    /// Reads every sentence in order.
    pub(crate) fn read(&mut self) {
        let sentences = self.sentences;
        for (index, sentence) in sentences.iter().enumerate() {
            let place = Place {
                units: &sentence.units,
                sentence: index,
                segment: sentence.segment,
            };
            self.sentence(place);
        }
    }

    fn sentence(&mut self, place: Place<'_>) {
        let finder = self.finder;
        let mut cues = finder.cues(place.units);
        cues.truncate(MOST_CUES);
        let mut origin = None;
        let mut floor = 0;
        let before = self.found.len();
        if let Some((attached, behind)) = self.attached(place, &cues) {
            origin = Some(attached);
            floor = behind;
        }
        let attached = floor;
        for (nth, hit) in cues.iter().enumerate().filter(|(_, hit)| hit.start >= attached) {
            let limit = cues.get(nth + 1).map_or(place.units.len(), |next| next.start);
            let said = match hit.cue.class {
                CueClass::According => self.according(place, *hit, &cues),
                CueClass::Genitive => self.genitive(place, *hit, &cues, floor),
                CueClass::Verb => self.verb(place, *hit, &cues, floor, limit, origin.is_some()),
                CueClass::Gerund => self.gerund(place, *hit, &cues, limit, origin.is_some()),
            };
            if let Some(said) = said {
                floor = floor.max(hit.end);
                origin = Some(said);
            }
        }
        let ends_open = finder.is_mark(place.units, place.units.len().wrapping_sub(1), &[':', '՝', '․']);
        if ends_open {
            let origin = origin.or_else(|| Some(self.leading(place.units, place.units.len().saturating_sub(1))));
            self.introduced(place, origin, &cues);
        } else if let Some(hit) = cues.last().filter(|_| self.found.len() == before) {
            self.announced(place, *hit);
        }
    }

    /// Marks that the next paragraph begins with belong to the colon at the end of this one.
    fn introduced(&mut self, place: Place<'_>, origin: Option<Origin>, cues: &[Hit<'_>]) {
        let next = self.sentences.iter().skip(place.sentence + 1);
        let is_text = |sentence: &&Sentence| {
            let segment = self.finder.source.segments.get(sentence.segment);
            sentence.segment == place.segment
                || segment.is_some_and(|segment| segment.kind != SegmentKind::Interruption)
        };
        let Some(next) = next.take(8).find(is_text) else { return };
        if let Some(Unit::Quote(quote, 0)) = next.units.first() {
            let hit = cues.last();
            let act = hit.map_or(Act::Speech, |hit| hit.cue.act);
            let cue = hit.and_then(|hit| self.cue_span(place, *hit));
            self.direct(place, *quote, act, cue, origin.unwrap_or(Origin::Unsaid), Rule::Colon);
        }
    }

    /// “…?” X said of it in May: the stop inside the marks has parted the quote from its report.
    fn attached(&mut self, place: Place<'_>, cues: &[Hit<'_>]) -> Option<(Origin, usize)> {
        let finder = self.finder;
        let hit = *cues.first().filter(|hit| hit.cue.class == CueClass::Verb)?;
        let previous = place
            .sentence
            .checked_sub(1)
            .and_then(|before| self.sentences.get(before))?;
        let Some(Unit::Quote(quote, _)) = previous.units.last().copied() else {
            return None;
        };
        if previous.segment != place.segment || self.used.get(quote).copied().unwrap_or(true) {
            return None;
        }
        let (subject, start) = finder.left(place.units, hit.start, 0)?;
        let behind = (hit.end..place.units.len().min(hit.end + 2)).find(|&at| {
            !finder
                .word(place.units, at)
                .is_some_and(|word| finder.source.lexicon.is_adverb(word))
        });
        let ends = finder.is_final(
            place.units,
            Hit {
                end: behind.unwrap_or(place.units.len()),
                ..hit
            },
        );
        if start > 0
            || !ends
            || finder.complement(place.units, hit, place.units.len()) != Complement::None
            || is_weak(&subject)
        {
            return None;
        }
        let cue = self.cue_span(place, hit);
        let origin = Origin::Subject(subject);
        self.direct(place, quote, hit.cue.act, cue, origin.clone(), Rule::Tail);
        Some((origin, hit.end))
    }

    /// A sentence that only says who said what stands before it: "Bu sözləri … deyib", "Об этом заявил …".
    fn announced(&mut self, place: Place<'_>, hit: Hit<'_>) {
        let finder = self.finder;
        let Some(previous) = place
            .sentence
            .checked_sub(1)
            .and_then(|before| self.sentences.get(before))
        else {
            return;
        };
        let lexicon = finder.source.lexicon;
        let anaphor = (0..hit.start).any(|at| {
            let word = |nth: usize| finder.word(place.units, at + nth);
            word(0).is_some_and(|first| {
                lexicon.phrase(Kinds::ANAPHOR, first, word)
                    || lexicon.kinds(first).any(Kinds::ANAPHOR) && !lexicon.bare_clause
            })
        });
        let same_segment = previous.segment == place.segment;
        let short = hit.end + 1 >= place.units.len() || finder.is_final(place.units, hit);
        if !(anaphor || (same_segment && short && place.units.len() < 14 && hit.start < 6)) {
            return;
        }
        let end = previous
            .units
            .iter()
            .rev()
            .find(|unit| !finder.is_mark(std::slice::from_ref(*unit), 0, &['.', ',', '…', '։']));
        let Some(Unit::Quote(quote, _)) = end.copied() else {
            return;
        };
        if self.used.get(quote).copied().unwrap_or(true) {
            return;
        }
        let subject = finder
            .left(place.units, hit.start, 0)
            .or_else(|| finder.right(place.units, hit.end));
        let right = finder.right(place.units, hit.end);
        let subject = match (subject, right) {
            (Some((left, _)), Some((right, _))) if is_weak(&left) && !is_weak(&right) => Some(right),
            (subject, _) => subject.map(|(subject, _)| subject),
        };
        let Some(subject) = subject else { return };
        let cue = self.cue_span(place, hit);
        self.direct(
            place,
            quote,
            hit.cue.act,
            cue,
            Origin::Subject(subject),
            Rule::Announced,
        );
    }

    fn according(&mut self, place: Place<'_>, hit: Hit<'_>, cues: &[Hit<'_>]) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        // "По его словам": the pronoun stands within the cue.
        let within = (hit.start..hit.end).find(|&at| finder.kinds(units.get(at)).any(Kinds::PRONOUN));
        let within = within.and_then(|at| finder.pick(tokens_of(units, at..at + 1)?, false));
        let (subject, behind) = match within {
            Some(subject) => (subject, hit.end),
            None => finder.right(units, hit.end)?,
        };
        let origin = Origin::Subject(subject);
        let cue = self.cue_span(place, hit);
        let initial = (0..hit.start).all(|at| {
            finder.kinds(units.get(at)).any(Kinds::CONJUNCTION.with(Kinds::ADVERB))
                || finder.is_mark(units, at, &[','])
        });
        let comma = (behind..units.len().min(behind + 24)).find(|&at| finder.is_mark(units, at, &[',', '՝', ':']));
        if initial {
            let mut comma = comma?;
            // "According to X, a farmer, …": the apposition goes with its name.
            let apposed = finder
                .kinds(units.get(comma + 1))
                .any(Kinds::INDEFINITE.with(Kinds::RELATIVE));
            let second = (comma + 2..units.len().min(comma + 14)).find(|&at| finder.is_mark(units, at, &[',']));
            let finite = |end: usize| (comma + 2..end).any(|at| finder.kinds(units.get(at)).any(Kinds::AUXILIARY));
            if let Some(second) = second.filter(|second| apposed && !finite(*second)) {
                comma = second;
            }
            self.clause(place, comma + 1, cues, hit.cue.act, cue, &origin, Rule::According);
            return Some(origin);
        }
        let mut end = hit.start;
        while end > 0 && finder.is_mark(units, end - 1, &[',', '–', '—', '-']) {
            end -= 1;
        }
        let start = self.clause_start(units, end);
        self.content(place, start, end, hit.cue.act, cue, &origin, Rule::According);
        Some(origin)
    }

    fn genitive(&mut self, place: Place<'_>, hit: Hit<'_>, cues: &[Hit<'_>], floor: usize) -> Option<Origin> {
        let finder = self.finder;
        let units = place.units;
        let (subject, start) = finder.left(units, hit.start, floor)?;
        let origin = Origin::Subject(subject);
        let cue = self.cue_span(place, hit);
        let mut from = hit.end;
        while finder.is_mark(units, from, &[',', '՝', ':', '-', '–']) {
            from += 1;
        }
        let before = start.saturating_sub(floor);
        if units.len().saturating_sub(from) > SHORTEST_CLAUSE.min(before) || before < SHORTEST_CLAUSE {
            self.clause(place, from, cues, hit.cue.act, cue, &origin, Rule::According);
        } else {
            self.content(place, floor, start, hit.cue.act, cue, &origin, Rule::According);
        }
        Some(origin)
    }

    fn gerund(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        cues: &[Hit<'_>],
        limit: usize,
        reported: bool,
    ) -> Option<Origin> {
        let origin = self.same(place, hit, reported);
        self.right_content(place, hit, cues, limit, &origin).then_some(origin)
    }

    /// The source of a cue without a subject: that of the report before it in the sentence, or what the sentence is
    /// about.
    fn same(&self, place: Place<'_>, hit: Hit<'_>, reported: bool) -> Origin {
        if reported {
            return Origin::Same;
        }
        match self.leading(place.units, hit.start) {
            Origin::Unsaid => Origin::Same,
            origin => origin,
        }
    }

    fn verb(
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
        let tail_right = self.quote_before(units, hit.start);
        let comma_before = hit.start > 0 && finder.is_mark(units, hit.start - 1, &[',', '–', '—', '-']);
        let weak_left = left.as_ref().is_none_or(|(subject, _)| is_weak(subject));
        // Where a clause needs a complementiser, a subject may stand behind its verb anywhere: "как отметил X".
        let free = weak_left && !finder.source.lexicon.bare_clause;
        let inverted = tail_right.is_some() || (comma_before && weak_left) || free;
        let right = if inverted { finder.right(units, hit.end) } else { None };
        let right = right.filter(|(subject, _)| tail_right.is_some() || comma_before || !is_weak(subject));
        let subject = match (left.clone(), right) {
            (left, Some((right, behind)))
                if tail_right.is_some() || left.as_ref().is_none_or(|(l, _)| is_weak(l)) =>
            {
                Some((right, behind))
            }
            (Some((left, _)), _) => Some((left, hit.end)),
            (None, right) => right,
        };
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
        let narrator = matches!(&subject, Some((subject, _)) if subject.who == crate::subject::Who::Pronoun(crate::subject::Pronoun::Other));
        if narrator && hit.cue.act == Act::Belief {
            return None;
        }
        if (infinitive || passive) && !matches!(finder.complement(units, hit, limit), Complement::Quote { .. }) {
            return None;
        }
        if let Some(origin) = self.set_between(place, hit, floor, left.as_ref()) {
            return Some(origin);
        }
        if self.right_content(place, hit, cues, limit, &origin) {
            return Some(origin);
        }
        if let Some((_, start)) = &left
            && self.nominal(place, *start, hit, &origin, floor)
        {
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

    /// "…, said X." and "…, X said, …": a clause before the cue that a clause behind it cannot be mistaken for.
    fn set_between(
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
        if hit.start <= floor || !comma(hit.start - 1) {
            return None;
        }
        let (subject, behind) = finder.right(units, hit.end)?;
        let ends = behind >= units.len() || finder.is_mark(units, behind, &['.', ',', '։', '!']);
        if !ends || is_weak(&subject) {
            return None;
        }
        self.left_content(place, hit.start, behind, hit, floor, &subject)
    }

    /// "by X" behind a passive.
    fn agent(&self, units: &[Unit], hit: Hit<'_>) -> Option<Subject> {
        let by =
            (hit.end..units.len().min(hit.end + 8)).find(|&at| self.finder.kinds(units.get(at)).any(Kinds::AGENT))?;
        self.finder.right(units, by + 1).map(|(subject, _)| subject)
    }

    /// Whether marks before a cue are more than a name within the subject: they begin the sentence, or a comma, dash
    /// or stop parts them from what stands around them.
    fn is_set_off(&self, units: &[Unit], at: usize, quote: usize, floor: usize) -> bool {
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

    /// The marks that stand right before a unit, over the comma, dash and quotative between.
    fn quote_before(&self, units: &[Unit], at: usize) -> Option<(usize, usize)> {
        let mut at = at;
        while at > 0 {
            at -= 1;
            match units.get(at) {
                Some(Unit::Quote(quote, _)) => return Some((at, *quote)),
                unit => {
                    let mark = self
                        .finder
                        .is_mark(units, at, &[',', '-', '–', '—', '.', '․', '…', '։', '!', '?']);
                    if !mark && !self.finder.kinds(unit).any(Kinds::QUOTATIVE.with(Kinds::ADDRESSEE)) {
                        return None;
                    }
                }
            }
        }
        None
    }

    /// Marks at `at` with their cue behind them; words before them in the sentence make the quote a mixed one.
    fn tail(&mut self, place: Place<'_>, at: usize, quote: usize, hit: Hit<'_>, floor: usize, origin: &Origin) {
        let finder = self.finder;
        let cue = self.cue_span(place, hit);
        let words = place.units.get(floor.min(at)..at).unwrap_or(&[]).iter();
        let words = words
            .filter(|unit| finder.token(Some(unit)).is_some_and(|token| token.is_word()))
            .count();
        let set_off = at == 0 || finder.is_mark(place.units, at - 1, &[':', '–', '—', '-', '․']);
        if words >= 2 && !set_off && floor < at {
            self.content(place, floor, at + 1, hit.cue.act, cue, origin, Rule::Before);
        } else {
            self.direct(place, quote, hit.cue.act, cue, origin.clone(), Rule::Tail);
        }
    }

    /// Marks that go on behind the reporting clause: “…,” she said, “…”
    fn resumed(&mut self, place: Place<'_>, behind: usize, act: Act, cue: Option<Span>, origin: &Origin) {
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
                first.is_some_and(char::is_lowercase)
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
    fn right_content(
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
                self.clause(place, start, cues, act, cue, origin, Rule::Head);
            }
            Complement::Quote { at, colon, .. } => {
                let rule = if colon { Rule::Colon } else { Rule::Head };
                self.enumerated(place, at, act, cue, origin, rule);
            }
            Complement::Clause(start) => self.clause(place, start, cues, act, cue, origin, Rule::Complement),
            Complement::Bare(start) => self.clause(place, start, cues, act, cue, origin, Rule::Bare),
            Complement::Infinitive(start) => self.clause(place, start, cues, act, cue, origin, Rule::Infinitive),
            Complement::Colon => {}
            Complement::None => return false,
        }
        true
    }

    /// Marks at `at`, and those that stand behind them in a list: “…” and “…”.
    fn enumerated(&mut self, place: Place<'_>, at: usize, act: Act, cue: Option<Span>, origin: &Origin, rule: Rule) {
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

    /// "X …-dığını bildirib": the clause stands between its subject and the verb.
    fn nominal(&mut self, place: Place<'_>, _start: usize, hit: Hit<'_>, origin: &Origin, floor: usize) -> bool {
        let finder = self.finder;
        let units = place.units;
        let verb = (floor..hit.start).rev().take(3).find(|&at| {
            finder
                .word(units, at)
                .is_some_and(|word| finder.source.lexicon.is_nominalised(word))
        });
        let Some(verb) = verb else { return false };
        // The source is what the sentence begins with: up to its first name, or its first noun.
        let named = (floor..verb).find_map(|at| match units.get(at) {
            Some(Unit::Token(token)) => {
                let mention = finder
                    .roster
                    .mention_at(*token)
                    .and_then(|id| finder.roster.mentions.get(id))?;
                Some(at + mention.tokens.end.saturating_sub(*token))
            }
            _ => None,
        });
        let end = named.filter(|end| *end < floor + 10).unwrap_or(floor + 1).min(verb);
        let first = tokens_of(units, floor..end).and_then(|range| finder.pick(range, true));
        let origin = first.map_or_else(|| origin.clone(), Origin::Subject);
        let cue = self.cue_span(place, hit);
        self.content(place, end, verb + 1, hit.cue.act, cue, &origin, Rule::Nominal);
        true
    }

    /// Content before a cue with its subject, or around both.
    fn left_content(
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
        if !finder.is_mark(units, joint, &[',', '–', '—', '-']) || hit.cue.weak && hit.cue.object {
            return None;
        }
        let start = self.clause_start_from(units, floor, joint);
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
            let clause = !participle
                && rest + SHORTEST_CLAUSE < units.len()
                && !finder
                    .kinds(units.get(rest))
                    .any(Kinds::RELATIVE.with(Kinds::INDEFINITE));
            if clause && !gerund {
                let end = finder.clause_end(units, rest, &[]);
                let span = self.span_of(units, rest, end);
                if let (Some(report), Some(span)) = (self.found.last_mut(), span) {
                    report.spans.push(span);
                }
            }
        }
        Some(origin)
    }

    fn clause_start(&self, units: &[Unit], end: usize) -> usize {
        self.clause_start_from(units, 0, end)
    }

    /// Over a leading coordinator and comma: they belong to the sentence, not to the content.
    fn clause_start_from(&self, units: &[Unit], floor: usize, end: usize) -> usize {
        let mut start = floor;
        while start < end
            && (self
                .finder
                .is_mark(units, start, &[',', '-', '–', '—', '•', ';', ')', '*'])
                || self.finder.kinds(units.get(start)).any(Kinds::COORDINATOR))
        {
            start += 1;
        }
        start
    }

    #[allow(clippy::too_many_arguments)]
    fn clause(
        &mut self,
        place: Place<'_>,
        start: usize,
        cues: &[Hit<'_>],
        act: Act,
        cue: Option<Span>,
        origin: &Origin,
        rule: Rule,
    ) {
        let end = self.finder.clause_end(place.units, start, cues);
        self.content(place, start, end, act, cue, origin, rule);
    }

    /// A report of the units from `start` to `end`: direct where they are marks and nothing else, mixed where they
    /// hold marks, indirect otherwise.
    #[allow(clippy::too_many_arguments)]
    fn content(
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
        if let Some(Unit::Quote(..)) = own.first() {
            return self.enumerated(
                place,
                start,
                act,
                cue,
                origin,
                if rule == Rule::Before { Rule::Tail } else { Rule::Head },
            );
        }
        let Some(span) = self.span_of(units, start, end) else {
            return;
        };
        let mut quoted = Vec::new();
        for unit in own {
            if let Unit::Quote(quote, part) = unit {
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

    /// The bytes of the units from `start` to `end`.
    fn span_of(&self, units: &[Unit], start: usize, end: usize) -> Option<Span> {
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
    fn direct(&mut self, place: Place<'_>, quote: usize, act: Act, cue: Option<Span>, origin: Origin, rule: Rule) {
        let (Some(marked), Some(used)) = (self.marked.get(quote), self.used.get_mut(quote)) else {
            return;
        };
        *used = true;
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

    fn cue_span(&self, place: Place<'_>, hit: Hit<'_>) -> Option<Span> {
        self.span_of(place.units, hit.start, hit.end)
    }

    /// Reports a marked stretch without a cue of its own.
    pub(crate) fn without_cue(&mut self, sentence: usize, segment: usize, quote: usize, origin: Origin, rule: Rule) {
        let place = Place {
            units: &[],
            sentence,
            segment,
        };
        self.direct(place, quote, Act::Speech, None, origin, rule);
    }
}

/// Whether a subject is too vague to be preferred over another.
fn is_weak(subject: &Subject) -> bool {
    matches!(subject.who, crate::subject::Who::Phrase)
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
