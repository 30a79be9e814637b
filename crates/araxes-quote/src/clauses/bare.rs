//! Clauses that nothing introduces: "said the road was open".

use crate::Act;
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// Units of a clause that stands before the main one.
const LONGEST_FRONTED: usize = 24;
/// Units of a bracket behind an addressee.
const LONGEST_BRACKET: usize = 6;
/// Words of a subject with its verb, where nothing else shows a clause.
const LONGEST_PLAIN: usize = 7;

impl Finder<'_> {
    /// Whether the words from a unit on look like a clause: a subject of some kind stands first.
    pub(crate) fn is_clause(&self, units: &[Unit], at: usize) -> bool {
        match self.token(units.get(at)) {
            Some(token) => {
                let kinds = self.kinds(units.get(at));
                token.is_word()
                    && (token.capital
                        || kinds.any(Kinds::CLAUSE_START.with(Kinds::GROUP).with(Kinds::ARTICLE))
                        || token.lower.ends_with('s'))
            }
            None => units.get(at).is_some(),
        }
    }

    /// Where a clause without a complementiser begins behind a cue, in languages that have such clauses.
    pub(crate) fn bare(&self, units: &[Unit], hit: Hit<'_>) -> Option<usize> {
        let weak = hit.cue.weak && (hit.cue.asks || hit.cue.act == Act::Belief);
        if !self.source.lexicon.bare_clause || hit.cue.object || weak {
            return None;
        }
        // A word that is as good a noun takes a pronoun and its verb alone.
        let gerund = hit.cue.class == CueClass::Gerund;
        let set_off = hit.start > 0 && self.is_mark(units, hit.start - 1, &[',']);
        let nounish =
            hit.cue.noun && (gerund && !set_off || !gerund && !hit.cue.words.first()?.ends_with(['d', 's']));
        let mut at = hit.end;
        if hit.cue.addressee {
            at = self.behind_addressee(units, at)?;
        }
        let start = at;
        while at < units.len() && at < start + 9 {
            let kinds = self.kinds(units.get(at));
            if self.is_mark(units, at, &[',']) && at > start && hit.cue.core {
                // "says in this case, there is": the phrase belongs to the clause.
                at = start;
                break;
            }
            // "said as the troops came, people fled"
            if at == start && hit.cue.core && kinds.any(Kinds::SUBORDINATOR) && self.is_before_main(units, at) {
                break;
            }
            let comma = self.is_mark(units, at, &[',', '.', ';', '-', '–', '—', '(', ')']);
            if comma || kinds.any(Kinds::CONJUNCTION) && !(hit.cue.core && kinds.any(Kinds::CLAUSE_START)) {
                return None;
            }
            // "thought about the road", "told us about a plan"
            if kinds.any(Kinds::TOPIC) {
                return None;
            }
            if kinds.any(Kinds::PREPOSITION) {
                // In a statement, on Monday: over the noun to what follows it.
                at = self.behind_phrase(units, at)?;
                continue;
            }
            let adverb = self
                .word(units, at)
                .is_some_and(|word| self.source.lexicon.is_adverb(word));
            let day = kinds.any(Kinds::CALENDAR) && !self.token(units.get(at)).is_some_and(|token| token.possessive);
            if !adverb && !day {
                break;
            }
            at += 1;
        }
        let plain = !nounish || at == start && self.is_pronoun_clause(units, at);
        if !plain || hit.cue.weak && !self.is_plain_clause(units, at) {
            return None;
        }
        let rest = units.get(at..units.len().min(at + 24))?;
        let words = rest
            .iter()
            .filter(|unit| self.token(Some(unit)).is_none_or(|token| token.is_word()))
            .count();
        let marked = rest.iter().any(|unit| matches!(unit, Unit::Quote(..)));
        let first = self.kinds(units.get(at));
        let finite = self.is_finite_clause(units, at);
        let open = hit.cue.open && self.is_definite(units, at);
        let clause = (hit.cue.core || open || finite) && !first.any(Kinds::INFINITIVE);
        (clause && (words > 2 || (marked && words > 1))).then_some(at)
    }

    /// Whether a pronoun with its verb stands at a unit.
    pub(crate) fn is_pronoun_clause(&self, units: &[Unit], at: usize) -> bool {
        let kinds = self.kinds(units.get(at));
        let pronoun = kinds.any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN)) && !kinds.any(Kinds::ARTICLE);
        pronoun && self.kinds(units.get(at + 1)).any(Kinds::FINITE)
    }

    /// Whether a subject and its finite verb stand at a unit with nothing but words of the subject between.
    pub(crate) fn is_plain_clause(&self, units: &[Unit], start: usize) -> bool {
        let first = self.kinds(units.get(start));
        let pronoun = first.any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN)) && !first.any(Kinds::ARTICLE);
        let capital = self.token(units.get(start)).is_some_and(|token| token.capital);
        if !pronoun && !capital && !first.any(Kinds::ARTICLE.with(Kinds::GROUP)) {
            return false;
        }
        let stops = Kinds::RELATIVE
            .with(Kinds::CONJUNCTION)
            .with(Kinds::COMPLEMENTISER)
            .with(Kinds::PREPOSITION);
        let words = (start + 1..units.len().min(start + LONGEST_PLAIN))
            .take_while(|&at| self.word(units, at).is_some() && !self.kinds(units.get(at)).any(stops));
        words.into_iter().any(|at| {
            let verb = self.kinds(units.get(at)).any(Kinds::FINITE);
            let past = self
                .word(units, at)
                .is_some_and(|word| self.source.lexicon.is_past(word));
            verb || past && (pronoun || capital) && at == start + 1
        })
    }

    /// Whether a clause that begins at a unit ends with a comma that a main clause follows.
    fn is_before_main(&self, units: &[Unit], start: usize) -> bool {
        let comma = (start + 3..units.len().min(start + LONGEST_FRONTED)).find(|&at| self.is_mark(units, at, &[',']));
        comma.is_some_and(|comma| self.is_clause(units, comma + 1) && self.is_finite_clause(units, comma + 1))
    }

    pub(crate) fn behind_addressee(&self, units: &[Unit], at: usize) -> Option<usize> {
        let word = self.token(units.get(at)).filter(|token| token.is_word())?;
        if let Some(Unit::Token(token)) = units.get(at)
            && let Some(mention) = self
                .roster
                .mention_at(*token)
                .and_then(|id| self.roster.mentions.get(id))
        {
            let mut behind = at + mention.tokens.end.saturating_sub(*token).max(1);
            // "told Radio Kura's Armenian Service (Kura) on Monday"
            while self.token(units.get(behind - 1)).is_some_and(|last| last.possessive)
                || self.token(units.get(behind)).is_some_and(|next| next.capital)
                    && behind > at + mention.tokens.len()
            {
                behind += 1;
            }
            if self.is_mark(units, behind, &['(']) {
                let end =
                    (behind..units.len().min(behind + LONGEST_BRACKET)).find(|&at| self.is_mark(units, at, &[')']));
                behind = end.map_or(behind, |end| end + 1);
            }
            return Some(behind);
        }
        let pronoun = word.kinds.any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN));
        if pronoun || word.kinds.any(Kinds::GROUP.with(Kinds::ORGANISATION)) {
            return Some(at + 1);
        }
        // "told psychologists killers were …"
        let several = word.lower.ends_with('s') && !word.capital && self.is_finite_clause(units, at + 1);
        if several {
            return Some(at + 1);
        }
        (at + 1..units.len().min(at + 7)).find(|&next| self.kinds(units.get(next)).any(Kinds::CLAUSE_START))
    }

    pub(crate) fn behind_phrase(&self, units: &[Unit], preposition: usize) -> Option<usize> {
        let noun = preposition + 1 + usize::from(self.kinds(units.get(preposition + 1)).any(Kinds::ARTICLE));
        (noun + 1..units.len().min(noun + 6)).find(|&at| {
            let kinds = self.kinds(units.get(at));
            let name = self
                .token(units.get(at))
                .is_some_and(|token| token.capital && token.is_word());
            let after_name = self.token(units.get(at - 1)).is_some_and(|token| token.capital)
                && !self.kinds(units.get(at - 1)).any(Kinds::CALENDAR);
            kinds.any(Kinds::CLAUSE_START.with(Kinds::PREPOSITION))
                || (name && !after_name && !kinds.any(Kinds::CALENDAR))
        })
    }
}
