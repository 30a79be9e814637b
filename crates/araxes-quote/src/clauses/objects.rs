//! Reports whose content is an object: "called him a hero", "accused her of lying", "denied any fault".

use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// An object has at most so many units.
const LONGEST: usize = 32;
/// Units of a bracket that a name may carry.
const LONGEST_BRACKET: usize = 6;
/// Words from an asking verb to what is asked about.
const LONGEST_ADDRESSEE: usize = 8;

impl Finder<'_> {
    /// Where the object of a verb whose object is what it says begins.
    pub(crate) fn object(&self, units: &[Unit], hit: Hit<'_>) -> Option<usize> {
        if hit.cue.asks {
            return if hit.cue.weak { self.topic(units, hit) } else { None };
        }
        if hit.cue.doing
            && self
                .word(units, hit.end)
                .is_some_and(|word| self.source.lexicon.is_participle(word))
        {
            return Some(hit.end);
        }
        if !hit.cue.stated {
            return None;
        }
        let mut at = hit.end;
        while self.is_circumstance(units, at) {
            at += 1;
        }
        let first = self.kinds(units.get(at));
        let none = Kinds::FINITE
            .with(Kinds::CONJUNCTION)
            .with(Kinds::PREPOSITION)
            .with(Kinds::RELATIVE)
            .with(Kinds::AGENT);
        if self.is_mark(units, at, &['$', '€', '£']) {
            return Some(at);
        }
        let word = self.word(units, at)?;
        if first.any(none) && !first.any(Kinds::PRONOUN) || self.source.lexicon.is_adverb(word) {
            return None;
        }
        // A noun without an article is more often part of the verb: "call attention to".
        let doing = self.source.lexicon.is_participle(word);
        (hit.cue.words.len() > 1 || doing || self.is_definite(units, at)).then_some(at)
    }

    /// What someone is asked about: "asked the mayor on Monday about the bridge".
    fn topic(&self, units: &[Unit], hit: Hit<'_>) -> Option<usize> {
        let last = units.len().min(hit.end + LONGEST_ADDRESSEE);
        let words = (hit.end..last).take_while(|&at| self.word(units, at).is_some());
        let joint = words
            .into_iter()
            .find(|&at| self.kinds(units.get(at)).any(Kinds::TOPIC))?;
        self.word(units, joint + 1).map(|_| joint + 1)
    }

    /// Whether a noun with its article, a pronoun or a name stands at a unit.
    pub(crate) fn is_definite(&self, units: &[Unit], at: usize) -> bool {
        let kinds = self.kinds(units.get(at));
        kinds.any(
            Kinds::ARTICLE
                .with(Kinds::PRONOUN)
                .with(Kinds::PERSON_PRONOUN)
                .with(Kinds::GROUP),
        ) || self
            .token(units.get(at))
            .is_some_and(|token| token.capital || token.possessive)
    }

    /// Adverbs and days between a verb and its object: "called on Monday for".
    pub(crate) fn is_circumstance(&self, units: &[Unit], at: usize) -> bool {
        let calendar = |at: usize| self.kinds(units.get(at)).any(Kinds::CALENDAR);
        let adverb = self
            .word(units, at)
            .is_some_and(|word| self.source.lexicon.is_adverb(word));
        let day = self.kinds(units.get(at)).any(Kinds::PREPOSITION) && calendar(at + 1);
        adverb || day || calendar(at) && !self.kinds(units.get(at)).any(Kinds::ARTICLE)
    }

    /// Where an object that begins at `start` ends: before a clause of time, or what the subject did next.
    pub(crate) fn object_end(&self, units: &[Unit], start: usize, cues: &[Hit<'_>]) -> usize {
        let last = units.len().min(start + LONGEST);
        (start + 1..last)
            .find(|&at| self.ends_object(units, at, cues))
            .unwrap_or(last)
    }

    fn ends_object(&self, units: &[Unit], at: usize, cues: &[Hit<'_>]) -> bool {
        let Some(token) = self.token(units.get(at)) else {
            return false;
        };
        // "$513,000": a comma within a number.
        let number = |at: usize| {
            self.word(units, at)
                .is_some_and(|word| word.starts_with(char::is_numeric))
        };
        let within = !token.spaced && self.token(units.get(at + 1)).is_some_and(|next| !next.spaced);
        if token.is(',') && (self.is_list(units, at) || within && number(at - 1) && number(at + 1)) {
            return false;
        }
        // "Governor X (R) to resign"
        let bracket = |at: usize| (at + 1..at + LONGEST_BRACKET).any(|at| self.is_mark(units, at, &[')']));
        if token.is(')') || token.is('(') && bracket(at) {
            return false;
        }
        if !token.is_word() {
            return !matches!(token.first, '-' | '‑' | '\'' | '’' | '$' | '%' | '.' | '&' | '/' | '#')
                || token.is('.') && at + 1 >= units.len();
        }
        let kinds = self.kinds(units.get(at));
        let next = self.kinds(units.get(at + 1));
        // "After" may stand before a noun, "when" begins a clause.
        let clause = kinds.any(Kinds::SUBORDINATOR) && !kinds.any(Kinds::PREDICATIVE.with(Kinds::PREPOSITION));
        let cue = |from: usize| {
            cues.iter()
                .any(|hit| hit.start == from && hit.cue.class != CueClass::Noun)
        };
        let past = self
            .word(units, at + 1)
            .is_some_and(|word| self.source.lexicon.is_past(word));
        let subject = next.any(Kinds::FINITE.with(Kinds::PRONOUN)) && !next.any(Kinds::ARTICLE);
        let next_verb = kinds.any(Kinds::COORDINATOR) && (cue(at + 1) || cue(at + 2) || past || subject);
        let saying = cues
            .iter()
            .any(|hit| hit.start == at && hit.cue.class == CueClass::Gerund && hit.cue.core);
        clause || next_verb || saying && !self.kinds(units.get(at - 1)).any(Kinds::PREPOSITION)
    }

    /// Whether a comma parts the items of a list: "a quack, fake and charlatan".
    fn is_list(&self, units: &[Unit], comma: usize) -> bool {
        let item = |at: &usize| {
            self.token(units.get(*at))
                .is_some_and(|token| token.is_word() && !token.capital)
        };
        let words = (comma + 1..units.len().min(comma + 5)).take_while(item);
        let joined = words
            .clone()
            .skip(1)
            .any(|at| self.kinds(units.get(at)).any(Kinds::COORDINATOR));
        let first = self.kinds(units.get(comma + 1));
        let clause = Kinds::RELATIVE
            .with(Kinds::CONJUNCTION)
            .with(Kinds::PRONOUN)
            .with(Kinds::FINITE);
        let participle = self
            .word(units, comma + 1)
            .is_some_and(|word| self.source.lexicon.is_participle(word));
        joined && !participle && !first.any(clause)
    }
}
