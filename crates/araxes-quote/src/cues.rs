//! The words of a sentence that report.

mod parts;

use crate::clauses::Complement;
use crate::lexicon::{Cue, CueClass, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// Words from "to" to the complementiser behind whom something is said to.
const LONGEST_ADDRESSEE: usize = 7;
/// Marks before a cue are looked for over so many units.
const LONGEST_SENTENCE: usize = 200;
/// Units of a headline that are looked at for capitals.
const LONGEST_HEADLINE: usize = 40;

/// A cue in a sentence: the units of its first and behind its last word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) cue: &'l Cue,
}

impl Finder<'_> {
    /// All cues of a sentence, in order, longest first.
    pub(crate) fn cues(&self, units: &[Unit]) -> Vec<Hit<'_>> {
        let mut found: Vec<Hit<'_>> = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let hit = self.cue_at(units, at);
            at = hit.map_or(at + 1, |hit| hit.end);
            found.extend(hit);
        }
        found
    }

    /// Where a sentence begins behind the words that its writer opens it with: "Qeyd edək ki, …", "Öz növbəsində, …".
    pub(crate) fn behind_lead_in(&self, units: &[Unit]) -> usize {
        let begins = |at: usize| {
            let word = |nth: usize| self.word(units, at + nth);
            word(0).and_then(|first| self.source.lexicon.phrase_length(Kinds::LEAD_IN, first, word))
        };
        let Some(words) = begins(0) else { return 0 };
        words + usize::from(self.is_mark(units, words, &[',']))
    }

    /// Whether marks at a unit are what somebody was asked: "“…?” sualına".
    pub(crate) fn is_asked(&self, units: &[Unit], at: usize) -> bool {
        matches!(units.get(at), Some(Unit::Quote(..))) && self.kinds(units.get(at + 1)).any(Kinds::ASKED)
    }

    pub(crate) fn cue_at(&self, units: &[Unit], at: usize) -> Option<Hit<'_>> {
        self.reporting(units, at).or_else(|| self.noun(units, at))
    }

    pub(crate) fn reporting(&self, units: &[Unit], at: usize) -> Option<Hit<'_>> {
        let word = |nth: usize| self.word(units, at + nth);
        let cue = self.source.lexicon.cue(word(0)?, word)?;
        let end = at + cue.words.len();
        let before = at.checked_sub(1).and_then(|before| units.get(before));
        let kinds = self.kinds(before);
        let token = self.token(before);
        if cue.class == CueClass::According {
            let false_friend = self.kinds(units.get(end)).any(Kinds::FALSE_ACCORDING);
            return (!false_friend).then_some(Hit { start: at, end, cue });
        }
        // "In the mayor's view" reports, "the view" does not.
        if cue.class == CueClass::Genitive && self.source.lexicon.bare_clause && self.in_view(units, at).is_none() {
            return None;
        }
        if cue.class == CueClass::Verb {
            let noun = !self.is_verb(units, at, cue);
            let title = self.token(units.get(at)).is_some_and(|token| token.capital)
                && before.is_some()
                && token.is_some_and(|token| token.capital)
                && !self.is_title_case(units);
            // «…»,-ասաց նա: a dash typed without spaces behind a mark joins no words.
            let word_before = at
                .checked_sub(2)
                .is_none_or(|before| self.word(units, before).is_some());
            let hyphen = token.is_some_and(|token| token.is('-'))
                && self.token(units.get(at)).is_some_and(|t| !t.spaced)
                && (word_before || self.source.lexicon.bare_clause);
            // "believed to be" reports nothing that could be marked off; "did not say" reports nothing.
            // “…,” she said to cheers.
            let marks = || {
                let before = units.get(at.saturating_sub(LONGEST_SENTENCE)..at).unwrap_or(&[]);
                before.iter().any(|unit| matches!(unit, Unit::Quote(..)))
            };
            let passive = kinds.any(Kinds::PASSIVE);
            let to = !cue.infinitive
                && self.is_infinitive(units, end)
                && self.kinds(units.get(end)).any(Kinds::INFINITIVE);
            let to = to && (passive || !marks() && !self.is_said_to(units, end));
            if noun || title || hyphen || to || kinds.any(Kinds::NEGATION) {
                return None;
            }
        }
        Some(Hit { start: at, end, cue })
    }

    /// Whether "to" at a unit leads to whom something is said: "alleged to reporters that".
    fn is_said_to(&self, units: &[Unit], to: usize) -> bool {
        let words =
            (to + 1..units.len().min(to + LONGEST_ADDRESSEE)).take_while(|&at| self.word(units, at).is_some());
        let mut words = words.skip(1);
        words.any(|at| self.kinds(units.get(at)).any(Kinds::COMPLEMENTISER))
    }

    pub(crate) fn word(&self, units: &[Unit], at: usize) -> Option<&str> {
        self.token(units.get(at))
            .filter(|token| token.is_word())
            .map(|token| token.lower.as_str())
    }

    pub(crate) fn is_mark(&self, units: &[Unit], at: usize, marks: &[char]) -> bool {
        self.token(units.get(at))
            .is_some_and(|token| !token.is_word() && marks.contains(&token.first))
    }

    /// Whether a cue in the infinitive or the passive still reports: marks, a clause behind a complementiser, or a
    /// question that someone was asked.
    pub(crate) fn is_reported(&self, units: &[Unit], hit: Hit<'_>, limit: usize, passive: bool) -> bool {
        match self.complement(units, hit, limit) {
            Complement::Quote { .. } => true,
            Complement::Clause(start) => {
                let that = start
                    .checked_sub(1)
                    .is_some_and(|at| self.kinds(units.get(at)).any(Kinds::COMPLEMENTISER));
                hit.cue.asks || that && !passive
            }
            Complement::Object(_) => hit.cue.asks,
            Complement::Bare(start) => !passive && (hit.cue.core || self.is_plain_clause(units, start)),
            _ => false,
        }
    }

    /// Whether nearly all words have capitals, as in English headlines.
    pub(crate) fn is_title_case(&self, units: &[Unit]) -> bool {
        let words = || {
            units
                .iter()
                .take(LONGEST_HEADLINE)
                .filter_map(|unit| self.token(Some(unit)))
                .filter(|token| token.lower.chars().count() > 3)
        };
        let capitals = words().filter(|token| token.capital).count();
        capitals > 3 && capitals * 10 >= words().count() * 9
    }
}
