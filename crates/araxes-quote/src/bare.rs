//! Clauses that nothing introduces: "said the road was open".

use crate::cues::Hit;
use crate::lexicon::Kinds;
use crate::subject::Finder;
use crate::units::Unit;

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
        if !self.source.lexicon.bare_clause
            || hit.cue.weak
            || hit.cue.object
            || hit.cue.noun && !hit.cue.words.first()?.ends_with(['d', 's'])
        {
            return None;
        }
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
            let comma = self.is_mark(units, at, &[',', '.', ';', '-', '–', '—', '(', ')']);
            if comma || kinds.any(Kinds::CONJUNCTION) && !(hit.cue.core && kinds.any(Kinds::CLAUSE_START)) {
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

    pub(crate) fn behind_addressee(&self, units: &[Unit], at: usize) -> Option<usize> {
        let word = self.token(units.get(at)).filter(|token| token.is_word())?;
        if let Some(Unit::Token(token)) = units.get(at)
            && let Some(mention) = self
                .roster
                .mention_at(*token)
                .and_then(|id| self.roster.mentions.get(id))
        {
            return Some(at + mention.tokens.end.saturating_sub(*token).max(1));
        }
        let pronoun = self
            .source
            .lexicon
            .kinds(&word.lower)
            .any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN));
        if pronoun
            || self
                .source
                .lexicon
                .kinds(&word.lower)
                .any(Kinds::GROUP.with(Kinds::ORGANISATION))
        {
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
