//! From cues and marks to reports: the rules, sentence by sentence.

mod announced;
mod as_said;
mod before;
mod content;
pub(crate) mod dialogue;
mod floating;
pub(crate) mod headlines;
mod interrupted;
pub(crate) mod nested;
mod nominal;
mod nouns;
pub(crate) mod report;
pub(crate) mod titles;
mod unknown;
mod verbs;

use std::collections::{HashMap, HashSet};

use araxes_text::SegmentKind;

use crate::clauses::Complement;
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::marks::Marked;
use crate::subject::{Finder, Subject, Who, tokens_of};
use crate::units::{Sentence, Unit};
use crate::{Act, QuoteKind};
use dialogue::Turn;
use report::{Origin, Report, Rule};

/// A reported clause has at least so many words.
pub(crate) const SHORTEST_CLAUSE: usize = 3;
/// Words of a subject between a cue and the full stop that serves as a colon.
const LONGEST_SUBJECT: usize = 5;
/// Sentences looked through for the end of a quote.
const MOST_SENTENCES: usize = 40;
/// Cues read per sentence: a bound for sentences made of nothing else.
const MOST_CUES: usize = 48;

/// The reports of a text as they are found.
pub(crate) struct Reports<'s> {
    pub(crate) finder: &'s Finder<'s>,
    pub(crate) marked: &'s [Marked],
    pub(crate) sentences: &'s [Sentence],
    /// The turns among the marked stretches, by their index.
    pub(crate) turns: &'s HashMap<usize, Turn>,
    /// The entity that answers in an interview.
    pub(crate) asked: Option<usize>,
    pub(crate) found: Vec<Report>,
    /// For each marked stretch, whether a report has it.
    pub(crate) used: Vec<bool>,
    /// For each marked stretch, whether it is a quote of its own.
    pub(crate) own: Vec<bool>,
    /// The sentences that reports have been found in, before the marks are read that nobody reports.
    reported: HashSet<usize>,
    /// How many stretches have been looked up in the whole text.
    looked_up: usize,
}

/// The place of a report in the text.
#[derive(Clone, Copy)]
pub(crate) struct Place<'u> {
    pub(crate) units: &'u [Unit],
    pub(crate) sentence: usize,
    pub(crate) segment: usize,
    /// The unit that its own content may begin at: behind a report of what stands before the sentence.
    pub(crate) from: usize,
    /// Whether an outlet that hands on what others said has been read off its start.
    pub(crate) relayed: bool,
}

impl<'s> Reports<'s> {
    pub(crate) fn new(
        finder: &'s Finder<'s>,
        marked: &'s [Marked],
        turns: &'s HashMap<usize, Turn>,
        sentences: &'s [Sentence],
    ) -> Self {
        Self {
            finder,
            marked,
            turns,
            asked: None,
            sentences,
            found: Vec::new(),
            used: vec![false; marked.len()],
            own: vec![false; marked.len()],
            reported: HashSet::new(),
            looked_up: 0,
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
                from: 0,
                relayed: false,
            };
            self.sentence(place);
        }
    }

    pub(crate) fn sentence(&mut self, mut place: Place<'_>) {
        let finder = self.finder;
        let opened = finder.behind_lead_in(place.units);
        place.units = place.units.get(opened..).unwrap_or(&[]);
        self.asked(place);
        let mut cues = finder.cues(place.units);
        cues.truncate(MOST_CUES);
        if self.relayed(place, &cues) {
            return;
        }
        let mut origin = None;
        let mut floor = 0;
        if let Some(hit) = cues.iter().find(|hit| self.points_at(place.units, **hit)) {
            self.announced(place, *hit);
        }
        let before = self.found.len();
        if let Some((attached, behind)) = self.attached(place, &cues) {
            origin = Some(attached);
            floor = behind;
        }
        let attached = floor;
        place.from = floor;
        for (nth, hit) in cues.iter().enumerate().filter(|(_, hit)| hit.start >= attached) {
            let limit = cues.get(nth + 1).map_or(place.units.len(), |next| next.start);
            let said = match hit.cue.class {
                CueClass::According => self.according(place, *hit, &cues),
                CueClass::Genitive => self.genitive(place, *hit, &cues, floor),
                CueClass::Verb => self.verb(place, *hit, &cues, floor, limit, origin.is_some()),
                CueClass::Noun => self.noun(place, *hit, &cues),
                CueClass::Gerund => self.gerund(place, *hit, &cues, floor, limit, origin.is_some()),
            };
            if let Some(said) = said {
                floor = floor.max(hit.end);
                // "According to her, talks of a visit added to the tension: “…”": words alone are no better source.
                let words = matches!(&said, Origin::Subject(subject) if matches!(subject.who, Who::Phrase));
                if !words || origin.is_none() {
                    origin = Some(said);
                }
            }
        }
        if self.found.len() == before {
            self.headline_clause(place);
        }
        let last = place.units.len().wrapping_sub(1);
        let ends_open = finder.is_mark(place.units, last, &[':', '՝', '․'])
            // "… ասաց. «…»": where a full stop does what a colon does elsewhere, a cue must stand before it.
            || finder.is_mark(place.units, last, &finder.source.lexicon.colons)
                && cues.last().is_some_and(|hit| hit.end + LONGEST_SUBJECT >= last)
                && self.found.len() == before;
        if ends_open {
            // "Հարցին՝ …՝ արձագանքեց. «…»": nobody is named behind the pause.
            let paused = cues
                .last()
                .is_some_and(|hit| finder.is_mark(place.units, hit.start.wrapping_sub(1), &['՝']));
            let origin = origin.or_else(|| {
                Some(match paused {
                    true => Origin::Unsaid,
                    false => self.leading(place.units, place.units.len().saturating_sub(1)),
                })
            });
            if let Some(hit) = cues.first().filter(|hit| self.points_back(place.units, **hit)) {
                self.announced(place, *hit);
            }
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
            // The turn of a dialogue says whose it is.
            let labelled = |turn: &Turn| matches!(turn.voice, dialogue::Voice::Label(_));
            if self.turns.get(quote).is_some_and(labelled) {
                return;
            }
            // In Armenian a colon may be typed for the full stop.
            let lexicon = self.finder.source.lexicon;
            let apart = (next.segment != place.segment || !lexicon.colons.is_empty()) && !lexicon.bare_clause;
            if apart && self.has_own_report(*quote, place.sentence + 1) {
                return;
            }
            let hit = cues.last();
            let act = hit.map_or(Act::Speech, |hit| hit.cue.act);
            let cue = hit.and_then(|hit| self.cue_span(place, *hit));
            self.direct(place, *quote, act, cue, origin.unwrap_or(Origin::Unsaid), Rule::Colon);
        }
    }

    /// Whether a dash and a reporting word stand behind the end of a quote, which begins in a sentence or behind it.
    fn has_own_report(&self, quote: usize, from: usize) -> bool {
        let finder = self.finder;
        let last = self
            .marked
            .get(quote)
            .map_or(0, |marked| marked.outer.len().saturating_sub(1));
        let near = self.sentences.iter().skip(from).take(MOST_SENTENCES);
        let found = near.into_iter().find_map(|sentence| {
            let at = sentence
                .units
                .iter()
                .position(|unit| *unit == Unit::Quote(quote, last))?;
            Some((&sentence.units, at))
        });
        let Some((units, at)) = found else { return false };
        let mut behind = at + 1;
        while finder.is_mark(units, behind, &[',', '-', '–', '—']) {
            behind += 1;
        }
        let quotative = finder.kinds(units.get(behind)).any(Kinds::QUOTATIVE);
        let cue = |hit: &Hit<'_>| hit.cue.class == CueClass::Verb && hit.start >= behind;
        (behind > at + 1 || quotative) && finder.cues(units).iter().any(cue)
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
        // "…?” X told reporters in May.
        let told = Some(hit.end).filter(|_| hit.cue.addressee || hit.cue.asks);
        let told = told
            .and_then(|at| finder.behind_addressee(place.units, at))
            .unwrap_or(hit.end);
        let behind = (told..place.units.len().min(told + 2)).find(|&at| {
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
        // "…, передаёт X со ссылкой на Y": the tail of what an outlet hands on.
        let relayed =
            |cue: &Hit<'_>| cue.cue.hands_on && cue.end <= hit.start && hit.start - cue.end <= LONGEST_SUBJECT;
        if cues.iter().any(relayed) && !finder.source.lexicon.bare_clause {
            return None;
        }
        let origin = Origin::Subject(finder.without_name(units, subject));
        let cue = self.cue_span(place, hit);
        let initial = (0..hit.start).all(|at| {
            finder.kinds(units.get(at)).any(Kinds::CONJUNCTION.with(Kinds::ADVERB))
                || finder.is_mark(units, at, &[','])
        });
        let comma =
            (behind..units.len().min(behind + 24)).find(|&at| finder.is_mark(units, at, &[',', '՝', '`', ':']));
        if initial {
            let mut comma = comma?;
            // "According to X, a farmer, …": the apposition goes with its name.
            let apposed = finder
                .kinds(units.get(comma + 1))
                .any(Kinds::INDEFINITE.with(Kinds::RELATIVE))
                || finder
                    .word(units, comma + 1)
                    .is_some_and(|word| finder.source.lexicon.is_participle(word));
            let second = (comma + 2..units.len().min(comma + 14)).find(|&at| finder.is_mark(units, at, &[',']));
            let finite = |end: usize| (comma + 2..end).any(|at| finder.kinds(units.get(at)).any(Kinds::AUXILIARY));
            if let Some(second) = second.filter(|second| apposed && !finite(*second)) {
                comma = second;
            }
            self.clause(place, comma + 1, cues, hit, &origin, Rule::According);
            return Some(origin);
        }
        let mut end = hit.start;
        while end > 0 && finder.is_mark(units, end - 1, &[',', '–', '—', '-']) {
            end -= 1;
        }
        let start = self.clause_start(units, end);
        self.content(place, start, end, hit.cue.act, cue, &origin, Rule::According);
        let inserted = end < hit.start && finder.is_mark(units, behind, &[',', '–', '—', '-']);
        // "The truth, according to X, is …": a clause without its verb goes on.
        let verb = finder.kinds(units.get(behind + 1)).any(Kinds::FINITE);
        if inserted && (!finder.source.lexicon.bare_clause || verb) {
            self.goes_on(units, behind + 1);
        }
        Some(origin)
    }

    /// A clause that goes on behind its report, from the unit `from` on: "P, according to X, P".
    pub(crate) fn goes_on(&mut self, units: &[Unit], from: usize) {
        let end = self.finder.clause_end(units, from, &[], None);
        let span = self.span_of(units, from, end);
        if let (Some(report), Some(span)) = (self.found.last_mut(), span)
            && report.kind != QuoteKind::Direct
        {
            report.spans.push(span);
        }
    }

    fn gerund(
        &mut self,
        place: Place<'_>,
        hit: Hit<'_>,
        cues: &[Hit<'_>],
        floor: usize,
        limit: usize,
        reported: bool,
    ) -> Option<Origin> {
        let own = self.subject_of_gerund(place.units, hit);
        let origin = own.map_or_else(|| self.same(place, hit, reported), Origin::Subject);
        // "“…” diyerek güldü": what is said stands before its word.
        let before = self
            .finder
            .source
            .lexicon
            .verb_final()
            .then(|| self.quote_before(place.units, hit.start));
        if let Some((_, quote)) = before.flatten() {
            let cue = self.cue_span(place, hit);
            self.direct(place, quote, hit.cue.act, cue, origin.clone(), Rule::Tail);
            return Some(origin);
        }
        // "X …-dığını belirterek, …"
        if self.finder.source.lexicon.verb_final() && self.nominal(place, hit, &origin, floor) {
            return self.found.last().map(|report| report.origin.clone());
        }
        self.right_content(place, hit, cues, limit, &origin).then_some(origin)
    }

    /// The subject that stands right before a gerund: "with the mayor calling it a shame", "has X saying that".
    fn subject_of_gerund(&self, units: &[Unit], hit: Hit<'_>) -> Option<Subject> {
        let finder = self.finder;
        if !finder.source.lexicon.bare_clause {
            return None;
        }
        let before = hit.start.checked_sub(1)?;
        let Some(Unit::Token(token)) = units.get(before) else {
            return None;
        };
        let mention = finder
            .roster
            .mention_at(*token)
            .and_then(|id| finder.roster.mentions.get(id))?;
        let possessive = finder.token(units.get(before)).is_some_and(|token| token.possessive);
        let subject = Subject {
            mention: mention.span,
            who: Who::Entity(mention.entity),
            token: mention.tokens.start,
        };
        (!possessive && mention.tokens.end == token + 1 && finder.means_person(&subject)).then_some(subject)
    }

    /// The source of a cue without a subject: that of the report before it in the sentence, or what the sentence is
    /// about.
    pub(crate) fn same(&self, place: Place<'_>, hit: Hit<'_>, reported: bool) -> Origin {
        if reported {
            return Origin::Same;
        }
        match self.leading(place.units, hit.start) {
            Origin::Unsaid => Origin::Same,
            origin => origin,
        }
    }
}

/// Whether a subject is too vague to be preferred over another.
pub(crate) fn is_weak(subject: &Subject) -> bool {
    matches!(subject.who, Who::Phrase)
}
