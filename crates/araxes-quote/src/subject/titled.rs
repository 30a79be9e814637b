//! Outlets and bodies named in marks that are the subject of a report: «Հրապարակ»-ը գրել է, «сообщает „Интерфакс“».

use araxes_text::Span;

use crate::lexicon::{Cue, Kinds};
use crate::subject::{Finder, Subject, Who};
use crate::units::Unit;

/// Units behind a verb up to which its complementiser is looked for.
const REACH: usize = 3;

impl Finder<'_> {
    /// The name in marks that ends right before a verb, and the unit that it begins at.
    pub(crate) fn titled_before(&self, units: &[Unit], verb: usize, cue: &Cue) -> Option<(Subject, usize)> {
        let end = self.behind_marks(units, verb)?;
        let quote = end.checked_sub(1)?;
        // «„Интерфакс“ пишет, что»: nothing but the verb shows that it is no quote.
        let bare = end == verb;
        let clause = || {
            let behind = verb + cue.words.len();
            (behind..behind + REACH).any(|at| self.kinds(units.get(at)).any(Kinds::COMPLEMENTISER))
        };
        if bare && !(cue.hands_on && clause()) {
            return None;
        }
        let start = quote - usize::from(quote > 0 && self.is_outlet_noun(units, quote - 1));
        Some((self.titled(units, quote, start, end)?, start))
    }

    /// The name in marks right behind a verb, and the unit behind it.
    pub(crate) fn titled_behind(&self, units: &[Unit], from: usize, cue: &Cue) -> Option<(Subject, usize)> {
        let noun = self.is_outlet_noun(units, from);
        let quote = from + usize::from(noun);
        let glued = self.is_ending(units, quote + 1);
        let end = quote + 1 + if glued { 2 } else { 0 };
        let behind = self.is_outlet_noun(units, end);
        let end = end + usize::from(behind);
        let stops = end >= units.len() || self.token(units.get(end)).is_some_and(|token| !token.is_word());
        if self.source.lexicon.bare_clause || !(noun || glued || behind || cue.hands_on) || !stops {
            return None;
        }
        // "пишет: «…»": what it says.
        let colon = self.is_mark(units, end, &[':', '․']) && end + 1 < units.len();
        Some((self.titled(units, quote, from, end)?, end)).filter(|_| !colon)
    }

    /// Where a name in marks ends whose own words, an ending or a noun, end at a unit.
    fn behind_marks(&self, units: &[Unit], end: usize) -> Option<usize> {
        if self.source.lexicon.bare_clause {
            return None;
        }
        let mut at = end;
        while at > 0 && self.is_filler(units.get(at - 1)) && !self.is_outlet_noun(units, at - 1) {
            at -= 1;
        }
        if at > 0 && self.is_outlet_noun(units, at - 1) {
            at -= 1;
        }
        if at > 1 && self.is_ending(units, at - 2) {
            at -= 2;
        }
        let marks = matches!(units.get(at.checked_sub(1)?), Some(Unit::Quote(..)));
        (marks && (at < end || end > 0)).then_some(at)
    }

    /// Whether a hyphen and the ending of a subject stand at a unit, both without a space: «Հրապարակ»-ը.
    fn is_ending(&self, units: &[Unit], at: usize) -> bool {
        let hyphen = self.is_mark(units, at, &['-']) && self.token(units.get(at)).is_some_and(|mark| !mark.spaced);
        let word = self.word(units, at + 1);
        hyphen && self.is_glued(units, at + 1) && word.is_some_and(|word| self.source.lexicon.is_article(word))
    }

    /// Whether a noun for an outlet stands at a unit: "qəzeti", «агентство».
    fn is_outlet_noun(&self, units: &[Unit], at: usize) -> bool {
        self.kinds(units.get(at)).any(Kinds::OUTLET)
    }

    /// The subject that a name in marks is, with the words that go with it.
    fn titled(&self, units: &[Unit], quote: usize, start: usize, end: usize) -> Option<Subject> {
        let Some(Unit::Quote(id, 0)) = units.get(quote) else {
            return None;
        };
        let marked = self.marked.get(*id).filter(|_| self.is_short(*id))?;
        let (inner, outer) = (marked.inner.first()?, marked.outer.first()?);
        let name = inner.of(self.source.text);
        if !name.starts_with(|first: char| first.is_uppercase() || first.is_numeric()) {
            return None;
        }
        let edge = |at: usize| self.token(units.get(at)).map_or(*outer, |token| token.span);
        Some(Subject {
            mention: Span::new(edge(start).start.min(outer.start), edge(end - 1).end.max(outer.end)),
            who: Who::Titled(*inner),
            token: self
                .source
                .tokens
                .partition_point(|token| token.span.start < outer.start),
        })
    }

    /// A subject with the name of its bearer behind a name in marks: «начальник таможни „Красный мост“ X».
    pub(crate) fn with_bearer(&self, units: &[Unit], mut subject: Subject, end: usize) -> (Subject, usize) {
        let marks = matches!(units.get(end), Some(Unit::Quote(quote, _)) if self.is_short(*quote));
        let vague = matches!(subject.who, Who::Role { .. } | Who::Phrase | Who::Organisation { .. });
        let named = units.get(end + 1).and_then(|unit| self.entity(unit));
        let mention = self.mention_at(units, end + 1);
        if let (Some((entity, true)), Some(mention)) = (named, mention)
            && marks
            && vague
            && !self.source.lexicon.bare_clause
        {
            subject.who = Who::Entity(entity);
            subject.mention = Span::new(subject.mention.start, mention.end);
            let own = |at: &usize| self.mention_at(units, *at) == Some(mention);
            let words = (end + 1..units.len()).take_while(own).count();
            return (subject, end + 1 + words);
        }
        (subject, end)
    }

    /// The span of the name that a unit belongs to.
    fn mention_at(&self, units: &[Unit], at: usize) -> Option<Span> {
        let Some(Unit::Token(token)) = units.get(at) else {
            return None;
        };
        let id = self.roster.mention_at(*token)?;
        self.roster.mentions.get(id).map(|mention| mention.span)
    }
}
