//! Author's words inside one pair of marks: «П, – говорит он, – п».

use araxes_text::Span;

use crate::attribution::content::without_comma;
use crate::attribution::report::{Origin, Report, Rule};
use crate::attribution::{Reports, is_weak};
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::marks::Marked;
use crate::subject::{Pronoun, Subject, Who, tokens_of};
use crate::tokens::Token;
use crate::units::Unit;
use crate::{Act, QuoteKind};

/// The words of the author within the marks are at most so many.
const LONGEST: usize = 14;
/// Tokens looked through in one quote.
const REACH: usize = 400;
/// Dashes in one quote that the author's words are looked for behind.
const MOST_DASHES: usize = 8;

impl<'s> Reports<'s> {
    /// Reports a marked stretch that holds its own reporting clause between dashes; whether it does.
    pub(crate) fn interrupted(&mut self, sentence: usize, segment: usize, quote: usize) -> bool {
        let Some(found) = self.interruption(sentence, segment, quote) else {
            return false;
        };
        self.found.push(found);
        true
    }

    fn interruption(&self, sentence: usize, segment: usize, quote: usize) -> Option<Report> {
        let finder = self.finder;
        let tokens = finder.source.tokens;
        let inner = &self.marked.get(quote)?.inner;
        let whole = Span::new(inner.first()?.start, inner.last()?.end);
        let from = tokens.partition_point(|token| token.span.start < whole.start);
        let to = tokens
            .partition_point(|token| token.span.end <= whole.end)
            .min(from + REACH);
        let spaced = |at: usize| tokens.get(at).is_some_and(|token| token.spaced);
        let dash = |at: usize| {
            tokens.get(at).is_some_and(|token| {
                token.is('–') || token.is('—') || token.is('-') && (token.spaced || spaced(at + 1))
            })
        };
        let mark = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|token| matches!(token.first, ',' | '.' | '!' | '?' | '…' | '։'))
        };
        let is_dash = |at: usize| dash(at) && at > from && mark(at - 1);
        // In a turn without marks, and where the closing mark is lost, the author may have the last word:
        // "– Нет, – сказал он."
        let ends = self.turns.contains_key(&quote) || self.is_unclosed(quote);
        let found = (from..to)
            .filter(|&at| is_dash(at))
            .take(MOST_DASHES)
            .find_map(|first| {
                let second = (first + 2..to.min(first + 2 + LONGEST)).find(|&at| is_dash(at));
                let last = ends.then_some(to.min(first + 2 + LONGEST));
                let units: Vec<Unit> = (first + 1..second.map(|second| second - 1).or(last)?)
                    .map(Unit::Token)
                    .collect();
                let (cue, subject) = self.author(&units)?;
                Some((first, second, cue, subject))
            });
        let (first, second, hit, subject) = found?;
        let at = |token: usize| tokens.get(token).map(|token| token.span);
        let behind = second.map_or(Some(whole.end), |second| Some(at(second)?.end))?;
        let before = at(first)?.start;
        let mut spans = Vec::new();
        for part in inner {
            for span in [
                Span::new(part.start, part.end.min(before)),
                Span::new(part.start.max(behind), part.end),
            ] {
                let span = without_comma(finder.source.text, span.trim(finder.source.text));
                if !span.is_empty() {
                    spans.push(span);
                }
            }
        }
        let cue = hit.and_then(|hit| Some(Span::new(at(first + 1 + hit.start)?.start, at(first + hit.end)?.end)));
        Some(Report {
            quoted: spans.clone(),
            spans,
            kind: QuoteKind::Direct,
            act: hit.map_or(Act::Speech, |hit| hit.cue.act),
            cue,
            origin: subject.map_or(Origin::Unsaid, Origin::Subject),
            rule: Rule::Tail,
            segment,
            sentence,
        })
    }

    /// The cue of the author's words, and whom they name.
    fn author(&self, units: &[Unit]) -> Option<(Option<Hit<'s>>, Option<Subject>)> {
        let finder = self.finder;
        let hit = finder
            .cues(units)
            .into_iter()
            .find(|hit| hit.cue.class == CueClass::Verb);
        let subject = match hit {
            Some(hit) => {
                let right = finder.right(units, hit.end).map(|(subject, _)| subject);
                let found = right.or_else(|| finder.left(units, hit.start, 0).map(|(subject, _)| subject));
                // "…, – отмечается в пресс-релизе": nobody is named.
                if found.is_none() && hit.start > 0 {
                    return None;
                }
                found
            }
            // «П, – кивает X, – п»
            None => Some(self.behind_any_verb(units).or_else(|| self.behind_quotative(units))?),
        };
        Some((hit, subject))
    }

    /// Whether the mark that closes a stretch is missing.
    fn is_unclosed(&self, quote: usize) -> bool {
        let ends = |marked: &Marked| Some((marked.inner.last()?.end, marked.outer.last()?.end));
        let text = self.finder.source.text;
        let between = self.marked.get(quote).and_then(ends);
        between.is_some_and(|(inner, outer)| text.get(inner..outer).is_some_and(|rest| rest.trim().is_empty()))
    }

    /// Who stands before a verb of any kind at the end of the author's words: "– …, – deyə X gülümsəyir".
    fn behind_quotative(&self, units: &[Unit]) -> Option<Subject> {
        let finder = self.finder;
        let words = units
            .iter()
            .rposition(|unit| finder.token(Some(unit)).is_some_and(Token::is_word))?;
        let quotative = finder.kinds(units.first()).any(Kinds::QUOTATIVE);
        let subject = finder.pick(tokens_of(units, 1..words)?, true)?;
        (quotative && !is_weak(&subject)).then_some(subject)
    }

    /// The name or pronoun that is all of the author's words but for one verb before it.
    fn behind_any_verb(&self, units: &[Unit]) -> Option<Subject> {
        let finder = self.finder;
        let verb = finder
            .token(units.first())
            .filter(|token| token.is_word() && !token.capital)?;
        if verb.kinds.any(Kinds::FUNCTION) {
            return None;
        }
        let (subject, behind) = finder.right(units, 1)?;
        let named = match subject.who {
            Who::Entity(_) | Who::Role { .. } => true,
            Who::Pronoun(pronoun) => pronoun != Pronoun::Other,
            _ => false,
        };
        let ends = (behind..units.len()).all(|at| finder.word(units, at).is_none());
        (named && ends).then_some(subject)
    }
}
