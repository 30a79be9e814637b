//! Marks with a verb beside them that no table has: “…,” beamed X; “…,” X shrugged.

use crate::attribution::Reports;
use crate::attribution::headlines::Home;
use crate::lexicon::Kinds;
use crate::subject::{Pronoun, Subject, Who, tokens_of};
use crate::units::Unit;

/// A subject has at most so many words.
const LONGEST_SUBJECT: usize = 9;

impl Reports<'_> {
    /// Marks with a name or pronoun and at most one word beside them: “…,” beamed X; «…», – возмутился X.
    pub(crate) fn with_unknown_verb(&self, (sentence, at): Home, quote: usize) -> Option<Subject> {
        let own = self.sentences.get(sentence)?;
        let units = &own.units;
        let finder = self.finder;
        let inner = self.marked.get(quote)?.inner.last()?.of(finder.source.text);
        let mut from = at + 1;
        if from == units.len() && inner.ends_with(['?', '!']) {
            // “…?” X pressed.
            let next = self
                .sentences
                .get(sentence + 1)
                .filter(|next| next.segment == own.segment)?;
            return self.before_unknown_verb(&next.units, 0, quote);
        }
        // «Արմենպրես»-ի: a case ending.
        let glued = finder
            .token(units.get(from))
            .is_some_and(|token| token.is('-') && !token.spaced)
            && finder.is_glued(units, from + 1);
        if glued {
            return None;
        }
        while finder.is_mark(units, from, &[',', '-', '–', '—']) {
            from += 1;
        }
        if !(inner.ends_with([',', '!', '?', '…']) || from > at + 1) {
            return None;
        }
        if let Some(subject) = self.before_unknown_verb(units, from, quote) {
            return Some(subject);
        }
        let verb = finder
            .token(units.get(from))
            .filter(|token| token.is_word() && !token.capital)?;
        if verb.kinds.any(Kinds::FUNCTION) {
            return None;
        }
        let (subject, behind) = finder.right(units, from + 1)?;
        let ends = behind >= units.len()
            || !finder.token(units.get(behind)).is_some_and(|token| token.is_word())
            || finder
                .kinds(units.get(behind))
                .any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION));
        let pronoun = matches!(subject.who, Who::Pronoun(who) if who != Pronoun::Other);
        ((pronoun || matches!(subject.who, Who::Entity(_))) && ends).then_some(subject)
    }

    /// A name or pronoun behind marks with a verb in the past behind it and nothing else but circumstances: “…,” X
    /// shrugged.
    fn before_unknown_verb(&self, units: &[Unit], from: usize, quote: usize) -> Option<Subject> {
        let finder = self.finder;
        if !finder.source.lexicon.bare_clause || finder.is_short(quote) {
            return None;
        }
        let last = units.len().min(from + LONGEST_SUBJECT);
        let past = |at: &usize| {
            finder
                .word(units, *at)
                .is_some_and(|word| finder.source.lexicon.is_past(word))
        };
        let verb = (from + 1..last).find(past)?;
        let next = finder.kinds(units.get(verb + 1));
        let ends = finder.word(units, verb + 1).is_none() || next.any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION));
        let subject = finder.pick(tokens_of(units, from..verb)?, true)?;
        let whole = units.get(from) == Some(&Unit::Token(subject.token));
        (ends && whole && finder.means_person(&subject)).then_some(subject)
    }
}
