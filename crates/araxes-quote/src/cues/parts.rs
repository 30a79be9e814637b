//! Whether a word that can be a noun, an adjective or a verb is a verb where it stands.

use crate::lexicon::{Cue, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// Words looked back over for the article of a noun.
const REACH: usize = 5;
/// Units of a subject, up to its verb.
const LONGEST_SUBJECT: usize = 12;

impl Finder<'_> {
    /// Whether the cue at a unit can be a finite verb there: "he claims that", not "the claims" or "added security".
    pub(crate) fn is_verb(&self, units: &[Unit], at: usize, cue: &Cue) -> bool {
        let before = at.checked_sub(1);
        let kinds = self.kinds_at(units, before);
        if !self.source.lexicon.bare_clause {
            let governed = kinds.any(Kinds::ARTICLE.with(Kinds::PREPOSITION)) && !kinds.any(Kinds::PRONOUN);
            return !(cue.noun && (governed || kinds.any(Kinds::DEFINITE.with(Kinds::INDEFINITE))));
        }
        if kinds.any(Kinds::DETERMINER)
            || kinds.any(Kinds::PREPOSITION) && !kinds.any(Kinds::INFINITIVE.with(Kinds::PRONOUN))
        {
            return false;
        }
        !cue.noun || self.is_verb_of_noun(units, at, cue)
    }

    /// The same for a word that is as good a noun: it needs a subject that agrees with it.
    fn is_verb_of_noun(&self, units: &[Unit], at: usize, cue: &Cue) -> bool {
        let Some(form) = cue.words.first() else { return false };
        let past = form.ends_with('d');
        let mut before = at;
        while before > 0 && self.is_adverb_at(units, before - 1) {
            before -= 1;
        }
        let Some(last) = before.checked_sub(1) else {
            // Nothing stands before it: a headline, or a command.
            return past;
        };
        let Some(token) = self.token(units.get(last)) else {
            // “…,” states the report.
            return true;
        };
        if !token.is_word() {
            return past || token.is(',') || token.is(')') || token.is('–') || token.is('—') || token.is('-');
        }
        let kinds = self.kinds(units.get(last));
        // "has questions", "will comments": no verb behind an auxiliary ends so.
        if form.ends_with('s') && kinds.any(Kinds::FINITE) && !kinds.any(Kinds::PRONOUN) {
            return false;
        }
        if token.possessive || kinds.any(Kinds::DETERMINER.with(Kinds::PREPOSITION)) {
            return kinds.any(Kinds::INFINITIVE);
        }
        if kinds.any(
            Kinds::PRONOUN
                .with(Kinds::PERSON_PRONOUN)
                .with(Kinds::RELATIVE)
                .with(Kinds::AUXILIARY),
        ) {
            return true;
        }
        if past {
            return true;
        }
        let noun =
            token.capital || self.has_article(units, last) || kinds.any(Kinds::GROUP.with(Kinds::ORGANISATION));
        let plural = token.lower.ends_with('s') || kinds.any(Kinds::GROUP);
        if form.ends_with('s') {
            noun && (token.capital || !plural)
        } else {
            plural
        }
    }

    /// Whether an infinitive begins at a unit: "to build", not "to the town" or "to Baku"; or a word with the ending of
    /// one.
    pub(crate) fn is_infinitive(&self, units: &[Unit], at: usize) -> bool {
        if !self.kinds(units.get(at)).any(Kinds::INFINITIVE) {
            return self
                .word(units, at)
                .is_some_and(|word| self.source.lexicon.is_infinitive(word));
        }
        let noun = Kinds::ARTICLE
            .with(Kinds::PRONOUN)
            .with(Kinds::PERSON_PRONOUN)
            .with(Kinds::CALENDAR)
            .with(Kinds::QUANTIFIER)
            .with(Kinds::GROUP);
        let next = units.get(at + 1);
        self.token(next).is_some_and(|token| token.is_word() && !token.capital) && !self.kinds(next).any(noun)
    }

    /// Whether the words from a unit on show a finite verb of their own, over adverbs, nouns and what stands with them.
    pub(crate) fn is_finite_clause(&self, units: &[Unit], start: usize) -> bool {
        let first = self.kinds(units.get(start));
        let second = self.kinds(units.get(start + 1));
        if first.any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN)) && !first.any(Kinds::ARTICLE) {
            // "He is", not "told him": an object is followed by no verb.
            return self.word(units, start + 1).is_some() && !second.any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION));
        }
        for at in start..units.len().min(start + LONGEST_SUBJECT) {
            let kinds = self.kinds(units.get(at));
            if kinds.any(Kinds::FINITE) {
                return at > start || kinds.any(Kinds::CLAUSE_START);
            }
            let past = self
                .word(units, at)
                .is_some_and(|word| self.source.lexicon.is_past(word));
            // "three more unanswered goals": behind an article a participle is an adjective.
            let adjective = self.kinds_at(units, at.checked_sub(1));
            let adjective = adjective.any(Kinds::ARTICLE.with(Kinds::QUANTIFIER)) && !adjective.any(Kinds::PRONOUN);
            let governs = self.kinds(units.get(at + 1)).any(Kinds::PREPOSITION);
            let sure = self.kinds(units.get(at)).any(Kinds::PAST) && at > start;
            if past && at > start + 1 && !governs && !adjective || sure && !adjective {
                return true;
            }
            let stops = kinds.any(Kinds::RELATIVE.with(Kinds::CONJUNCTION).with(Kinds::COMPLEMENTISER));
            if at > start && stops || self.is_mark(units, at, &[',', ';', ':', '(', '–', '—']) {
                return false;
            }
        }
        false
    }

    pub(crate) fn is_adverb_at(&self, units: &[Unit], at: usize) -> bool {
        self.word(units, at)
            .is_some_and(|word| self.source.lexicon.is_adverb(word))
    }

    /// Whether an article stands before the noun at a unit, with at most a few words between.
    fn has_article(&self, units: &[Unit], noun: usize) -> bool {
        let words = (noun.saturating_sub(REACH)..noun)
            .rev()
            .take_while(|&at| self.word(units, at).is_some())
            .map(|at| self.kinds(units.get(at)));
        words
            .take_while(|kinds| !kinds.any(Kinds::PREPOSITION) || kinds.any(Kinds::ARTICLE))
            .any(|kinds| kinds.any(Kinds::ARTICLE))
    }

    fn kinds_at(&self, units: &[Unit], at: Option<usize>) -> Kinds {
        at.map_or_else(Kinds::default, |at| self.kinds(units.get(at)))
    }
}
