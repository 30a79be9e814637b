//! Sentences that say who said what stands before them, and outlets that hand it on.

use araxes_text::{SegmentKind, Span};

use crate::attribution::report::{Origin, Report, Rule};
use crate::attribution::{Place, Reports, is_weak};
use crate::clauses::Complement;
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::subject::{Subject, Who, tokens_of};
use crate::units::Unit;
use crate::{Act, QuoteKind, SpeakerKind};

/// Sentences of a paragraph that one announcement can stand for, but for the last.
const MOST_SENTENCES: usize = 3;
/// A sentence that only says who said the paragraph before it has at most so many units.
const LONGEST_ANNOUNCEMENT: usize = 40;

/// Reports looked back at for one in a paragraph.
const MOST_REPORTS: usize = 24;

impl Reports<'_> {
    /// Marks that somebody was asked: "Jurnalistin “…?” sualına X …". They are the words of whoever stands before them.
    pub(crate) fn asked(&mut self, place: Place<'_>) {
        let finder = self.finder;
        for at in 0..place.units.len() {
            let Some(Unit::Quote(quote, 0)) = place.units.get(at).filter(|_| finder.is_asked(place.units, at)) else {
                continue;
            };
            let end = at - usize::from(finder.is_mark(place.units, at.wrapping_sub(1), &[':', ',']));
            let cased = finder
                .word(place.units, end.wrapping_sub(1))
                .is_some_and(|word| finder.source.lexicon.is_oblique(word));
            let start = finder.start_of(place.units, end, 0);
            let who = tokens_of(place.units, start..end).filter(|_| cased && start < end);
            let origin = who.and_then(|range| finder.pick(range, true));
            let origin = origin.map_or(Origin::None, Origin::Subject);
            self.direct(place, *quote, Act::Speech, None, origin, Rule::Fragment);
        }
    }

    /// An outlet that hands on what others said is no source of theirs: "X xəbər verir ki, bunu Y deyib", «Как передаёт X,
    /// об этом говорится в заявлении Y». Whether there is one, and what it hands on has been read.
    pub(crate) fn relayed(&mut self, place: Place<'_>, cues: &[Hit<'_>]) -> bool {
        let Some((start, back)) = self.behind_frame(place.units, cues).filter(|_| !place.relayed) else {
            return false;
        };
        let before = self.found.len();
        let rest = Place {
            units: place.units.get(start..).unwrap_or(&[]),
            relayed: true,
            ..place
        };
        self.sentence(rest);
        // "X xəbər verir ki, bu barədə Y …": the verb is none of the known ones.
        if let Some(frame) = cues.first().filter(|_| back && cues.len() == 1) {
            let last = (0..rest.units.len())
                .rev()
                .find(|&at| self.finder.word(rest.units, at).is_some());
            if let Some(last) = last.filter(|last| *last > 1) {
                let verb = Hit {
                    start: last,
                    end: last + 1,
                    cue: frame.cue,
                };
                self.announced(rest, verb);
            }
        }
        back || self.found.len() > before
    }

    /// Where what an outlet hands on begins, and whether it points back at what was said.
    fn behind_frame(&self, units: &[Unit], cues: &[Hit<'_>]) -> Option<(usize, bool)> {
        let (frame, next) = (cues.first()?, cues.get(1));
        let next = next.map_or(units.len(), |next| next.start);
        let finder = self.finder;
        let lexicon = finder.source.lexicon;
        if lexicon.bare_clause {
            return None;
        }
        // "Oxu.az-ın məlumatına görə, X …-dığını deyib"
        let outlet = || {
            finder
                .left(units, frame.start, 0)
                .is_some_and(|(subject, _)| finder.is_outlet(&subject))
        };
        if frame.cue.class == CueClass::Genitive && frame.cue.relays && cues.len() > 1 && outlet() {
            let comma = finder.is_mark(units, frame.end, &[',']);
            return Some((frame.end + usize::from(comma), false));
        }
        let start = match finder.complement(units, *frame, next) {
            Complement::Clause(start) => start,
            _ => {
                // «Как передаёт X, …»
                let first = finder.kinds(units.first()).any(Kinds::AS) && frame.cue.relays;
                let comma = (frame.end..next).find(|&at| finder.is_mark(units, at, &[',']));
                comma.filter(|_| first)? + 1
            }
        };
        let word = |nth: usize| finder.word(units, start + nth);
        let first = word(0).filter(|_| start <= next)?;
        let back = lexicon.kinds(first).any(Kinds::ANAPHOR) || lexicon.phrase(Kinds::ANAPHOR, first, word);
        // "Sədr bildirib ki, bununla bağlı qərar var": the words that point back are the speaker's own.
        let hands_on = frame.cue.relays || cues.len() > 1 || outlet();
        (back && hands_on || frame.cue.relays && cues.len() > 1).then_some((start, back))
    }

    /// A sentence that only says who said what stands before it: "Bu sözləri … deyib", "Об этом заявил …".
    pub(crate) fn announced(&mut self, place: Place<'_>, hit: Hit<'_>) {
        let finder = self.finder;
        let Some(previous) = place
            .sentence
            .checked_sub(1)
            .and_then(|before| self.sentences.get(before))
        else {
            return;
        };
        let anaphor = self.points_back(place.units, hit) || self.points_at(place.units, hit);
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
        // "… стоит у моста «Волна». Об этом сообщил X": a name in marks at the end of a clause.
        let named = |unit: &Unit| {
            let short = matches!(unit, Unit::Quote(quote, _) if finder.is_short(*quote));
            short && previous.units.len() > 2 && !finder.source.lexicon.bare_clause
        };
        let end = end.copied().filter(|unit| !named(unit));
        let Some(Unit::Quote(quote, _)) = end else {
            let segment = finder.source.segments.get(previous.segment);
            let text = segment.is_some_and(|segment| segment.kind == SegmentKind::Text);
            if anaphor && (same_segment || text && place.units.len() <= LONGEST_ANNOUNCEMENT) {
                self.announced_clause(place, hit);
            }
            return;
        };
        if self.used.get(quote).copied().unwrap_or(true) {
            return;
        }
        let Some(subject) = self.announcer(place, hit) else {
            return;
        };
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

    /// The source in a sentence that only says who said something.
    fn announcer(&self, place: Place<'_>, hit: Hit<'_>) -> Option<Subject> {
        let left = self.finder.left(place.units, hit.start, 0).map(|(subject, _)| subject);
        let right = self.finder.right(place.units, hit.end).map(|(subject, _)| subject);
        match (left, right) {
            (Some(left), Some(right)) if is_weak(&left) && !is_weak(&right) => Some(right),
            // "Այս մասին խորհրդարանում հայտարարել է X": a place before the verb gives way to a person behind it.
            (Some(left), Some(right))
                if self.finder.means_person(&right)
                    && !(self.finder.means_person(&left) && self.finder.source.lexicon.verb_final()) =>
            {
                Some(right)
            }
            (left, right) => left.or(right),
        }
    }

    /// "The road will open in May. Об этом сообщил X": the sentence before is what X said.
    fn announced_clause(&mut self, place: Place<'_>, hit: Hit<'_>) {
        let Some(previous) = place.sentence.checked_sub(1) else {
            return;
        };
        let Some(said) = self.sentences.get(previous) else {
            return;
        };
        // A paragraph of its own says more surely whose words stand before it than they themselves do.
        let apart = said.segment != place.segment && self.finder.source.lexicon.verb_final();
        if apart {
            self.withdraw(previous);
        }
        // "I dare say that …": the words of a report in the first person are the speaker's own.
        let own = |report: &Report| match &report.origin {
            Origin::Subject(subject) => is_weak(subject),
            Origin::Unsaid => true,
            _ => false,
        };
        let replaced = self
            .found
            .last()
            .is_some_and(|report| report.sentence == previous && own(report));
        if replaced
            && !self.finder.source.lexicon.bare_clause
            && self.announcer(place, hit).is_some_and(|who| !is_weak(&who))
        {
            self.found.pop();
        }
        let free = self.found.last().is_none_or(|report| report.sentence != previous);
        let Some(subject) = self.announcer(place, hit).filter(|subject| !is_weak(subject) && free) else {
            return;
        };
        let cue = self.cue_span(place, hit);
        let origin = Origin::Subject(subject);
        let start = self.clause_start(&said.units, said.units.len());
        let before = Place {
            units: &said.units,
            sentence: previous,
            segment: said.segment,
            from: 0,
            relayed: false,
        };
        let end = self.finder.clause_end(before.units, start, &[], None);
        let found = self.found.len();
        self.content(before, start, end, hit.cue.act, cue, &origin, Rule::Announced);
        if self.found.len() == found + 1 {
            self.back_to_first_sentence(place, previous);
        }
    }

    /// Takes back what was found in a sentence without marks and without the name of whoever says it.
    fn withdraw(&mut self, sentence: usize) {
        let roster = self.finder.roster;
        let vague = |report: &Report| {
            let named = match &report.origin {
                Origin::Subject(subject) => match subject.who {
                    Who::Entity(entity) => roster
                        .entities
                        .get(entity)
                        .is_some_and(|known| known.kind == SpeakerKind::Person),
                    _ => false,
                },
                _ => false,
            };
            report.sentence == sentence && report.kind == QuoteKind::Indirect && !named
        };
        while self.found.last().is_some_and(vague) {
            self.found.pop();
        }
    }

    /// What is announced at the end of a paragraph begins with the paragraph, if nobody else is quoted in it.
    fn back_to_first_sentence(&mut self, place: Place<'_>, previous: usize) {
        let floor = previous.saturating_sub(MOST_SENTENCES);
        let said = self.sentences.get(previous).map(|own| own.segment);
        // A paragraph of its own announces the whole paragraph before it.
        let apart = said != Some(place.segment) && self.finder.source.lexicon.verb_final();
        let last = self
            .sentences
            .get(place.sentence + 1)
            .is_none_or(|next| next.segment != place.segment);
        let last = last || apart;
        let of_segment = |at: &usize| {
            self.sentences.get(*at).map(|own| own.segment) == said && (apart || said == Some(place.segment))
        };
        let mut earlier = (floor..previous).filter(of_segment);
        let Some(first) = earlier.next().filter(|_| last) else {
            return;
        };
        let own = self.sentences.get(first);
        let quoted = self
            .found
            .iter()
            .rev()
            .skip(1)
            .take(MOST_REPORTS)
            .any(|report| report.sentence >= first && report.sentence < previous);
        let marked = (first..previous).any(|at| {
            let units = self.sentences.get(at).map_or(&[][..], |own| &own.units);
            units.iter().any(|unit| matches!(unit, Unit::Quote(..)))
        });
        let Some(own) = own.filter(|own| own.first && !quoted && !marked) else {
            return;
        };
        let start = self.span_of(&own.units, 0, own.units.len()).map(|span| span.start);
        if let (Some(start), Some(report)) = (start, self.found.last_mut())
            && let Some(span) = report.spans.first_mut()
        {
            *span = Span::new(start, span.end);
        }
    }

    /// Whether the object of a cue points back at what was said: "X stated this during a meeting".
    pub(crate) fn points_at(&self, units: &[Unit], hit: Hit<'_>) -> bool {
        let finder = self.finder;
        let kinds = finder.kinds(units.get(hit.end));
        let behind = finder.kinds(units.get(hit.end + 1));
        let ends = finder.word(units, hit.end + 1).is_none()
            || behind.any(Kinds::PREPOSITION.with(Kinds::CALENDAR).with(Kinds::CONJUNCTION));
        let verb = hit.cue.class == CueClass::Verb && hit.cue.act == Act::Speech && !hit.cue.asks;
        let this = kinds.any(Kinds::ANAPHOR) && kinds.any(Kinds::DEFINITE);
        verb && this && ends && finder.source.lexicon.bare_clause
    }

    /// Whether words that point back at what was said stand before a cue.
    pub(crate) fn points_back(&self, units: &[Unit], hit: Hit<'_>) -> bool {
        let lexicon = self.finder.source.lexicon;
        let marks = |unit: &Unit| matches!(unit, Unit::Quote(quote, _) if !self.finder.is_short(*quote));
        // «…»,- այս մասին ասաց X: what is said stands in the sentence itself.
        if units.iter().take(hit.start).any(marks) {
            return false;
        }
        (0..hit.start).any(|at| {
            let word = |nth: usize| self.finder.word(units, at + nth);
            word(0).is_some_and(|first| {
                lexicon.phrase(Kinds::ANAPHOR, first, word)
                    || lexicon.kinds(first).any(Kinds::ANAPHOR) && !lexicon.bare_clause
            })
        })
    }
}
