//! The words that name a source at a cue: before it, behind it, or in apposition.

mod clausal;
mod heads;
pub(crate) mod postposed;
mod titled;

use std::ops::Range;

use araxes_text::Span;

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::marks::Marked;
use crate::roster::{Roster, Source, roles};
use crate::tokens::{Token, is_abbreviated};
use crate::units::Unit;

/// A subject has at most so many words.
pub(crate) const LONGEST: usize = 18;
/// Units of an age, with its hyphens, and the word behind it.
const LONGEST_AGE: usize = 7;
/// Units of a sentence that are looked at for a wish to stay unnamed.
const LONGEST_SENTENCE: usize = 120;
/// A clause set between a subject and its verb has at most so many units.
const LONGEST_ASIDE: usize = 32;

/// Which people a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    He,
    She,
    They,
    Any,
    /// I, we, you, it.
    Other,
}

/// What kind of words a subject is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Who {
    /// A name of the roster.
    Entity(usize),
    Pronoun(Pronoun),
    /// A role without a name: its class, and whether it is new to the reader.
    Role {
        class: &'static str,
        tokens: Range<usize>,
        indefinite: bool,
    },
    /// An organisation by a common noun: "the ministry".
    Organisation {
        head: usize,
    },
    /// A name in marks: its words.
    Titled(Span),
    Group,
    Unnamed,
    /// Other words.
    Phrase,
}

/// The words that name a source.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Subject {
    pub(crate) mention: Span,
    pub(crate) who: Who,
    /// Index of its first token.
    pub(crate) token: usize,
}

/// What subjects are found with.
pub(crate) struct Finder<'s> {
    pub(crate) source: &'s Source<'s>,
    pub(crate) roster: &'s Roster,
    /// What stands in marks.
    pub(crate) marked: &'s [Marked],
    /// For each marked stretch, whether it can be a name or title.
    pub(crate) named: &'s [bool],
    /// For each marked stretch, whether it is too short to be more than a name.
    pub(crate) short: &'s [bool],
    /// For each marked stretch, whether the word beside it says that it is a title or a name.
    pub(crate) things: &'s [bool],
}

impl Finder<'_> {
    pub(crate) fn token(&self, unit: Option<&Unit>) -> Option<&Token> {
        match unit? {
            Unit::Token(token) => self.source.tokens.get(*token),
            Unit::Quote(..) => None,
        }
    }

    pub(crate) fn kinds(&self, unit: Option<&Unit>) -> Kinds {
        if let Some(Unit::Token(token)) = unit
            && is_abbreviated(self.source.tokens, *token)
        {
            return Kinds::default();
        }
        self.token(unit)
            .filter(|token| token.is_word())
            .map_or_else(Kinds::default, |token| token.kinds)
    }

    /// Whether a marked stretch can be the title of a work or a name.
    pub(crate) fn is_named(&self, quote: usize) -> bool {
        self.named.get(quote).copied().unwrap_or(false)
    }

    /// Whether the word beside a marked stretch says that it is a title or a name: the “Today” show, by the name “George”.
    pub(crate) fn is_thing(&self, quote: usize) -> bool {
        self.things.get(quote).copied().unwrap_or(false)
    }

    /// Whether a marked stretch is too short to be more than a name.
    pub(crate) fn is_short(&self, quote: usize) -> bool {
        self.short.get(quote).copied().unwrap_or(false)
    }

    pub(crate) fn is_filler(&self, unit: Option<&Unit>) -> bool {
        let kinds = self.kinds(unit);
        let adverb = self
            .token(unit)
            .is_some_and(|token| token.is_word() && self.source.lexicon.is_adverb(&token.lower));
        (adverb && !self.token(unit).is_some_and(|token| token.capital))
            || (kinds.any(Kinds::AUXILIARY.with(Kinds::CALENDAR).with(Kinds::ADDRESSEE))
                && !kinds.any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN)))
    }

    /// The subject that stands before the verb at `verb`, and the unit that it begins at.
    pub(crate) fn left(&self, units: &[Unit], verb: usize, floor: usize) -> Option<(Subject, usize)> {
        let found = self.right_before(units, verb, floor);
        let person = found.as_ref().is_some_and(|(subject, _)| self.means_person(subject));
        // "O, … təkzib edib": the pronoun that the sentence begins with, whatever stands before the verb.
        let pronoun = floor + 1 < verb
            && self.source.lexicon.verb_final()
            && self.kinds(units.get(floor)).any(Kinds::PRONOUN)
            && self.is_mark(units, floor + 1, &[',']);
        if !person && pronoun {
            return Some((self.pick(tokens_of(units, floor..floor + 1)?, true)?, floor));
        }
        // "X-ը՝ արձագանքելով …, նշեց": what the subject did besides stands behind a pause.
        let pause = (floor + 1..verb.min(floor + LONGEST)).find(|&at| self.is_mark(units, at, &['՝']));
        if let Some(pause) = pause.filter(|_| !person)
            && self
                .word(units, pause + 1)
                .is_some_and(|word| self.source.lexicon.is_participle(word))
            && let Some(subject) = self.pick(tokens_of(units, floor..pause)?, true)
            && self.means_person(&subject)
        {
            return Some((subject, floor));
        }
        let weak = found
            .as_ref()
            .is_none_or(|(subject, _)| matches!(subject.who, Who::Phrase));
        if weak && self.source.lexicon.verb_final() {
            // "X öz səhifəsində yazıb": the subject stands at the beginning, circumstances before the verb.
            let start = self.behind_anaphor(units, floor, verb);
            let first = self
                .clausal_subject(units, start, verb)
                .map(|(subject, _)| (subject, floor));
            return first.or(found);
        }
        found
    }

    /// The subject right before a verb, over adverbs and what stands in commas.
    fn right_before(&self, units: &[Unit], verb: usize, floor: usize) -> Option<(Subject, usize)> {
        let mut end = verb;
        while end > floor && self.is_filler(units.get(end - 1)) {
            end -= 1;
        }
        // "Հարցին՝ …՝ արձագանքեց": the pause parts the verb from what is no subject of it.
        if end > floor && self.is_mark(units, end - 1, &['՝']) {
            return None;
        }
        if end > floor && self.kinds(units.get(end - 1)).any(Kinds::RELATIVE) {
            end -= 1;
            if end > floor && self.token(units.get(end - 1)).is_some_and(|token| token.is(',')) {
                end -= 1;
            }
        } else if end > floor {
            end = self.before_aside(units, end, floor).unwrap_or(end);
        }
        let end = self.before_outlet(units, end, floor);
        let start = self.behind_anaphor(units, self.start_of(units, end, floor), end);
        let mut subject = self.pick(tokens_of(units, start..end)?, true)?;
        let paused = self.token(units.get(end)).is_some_and(|token| token.is('՝'));
        // "The conductor, X Y, said": the apposition is the name.
        if end < verb
            && (paused || !self.means_person(&subject))
            && let Some(entity) = self.apposed(units, end + 1)
        {
            subject.who = Who::Entity(entity);
        }
        let unit = (start..end)
            .find(|&unit| units.get(unit) == Some(&Unit::Token(subject.token)))
            .unwrap_or(start);
        Some((
            subject,
            if unit > start && self.is_lead_in(units, start..unit) {
                unit
            } else {
                start
            },
        ))
    }

    /// The person that an apposition names, behind an age or what else stands before the name: "23-year-old X Y".
    fn apposed(&self, units: &[Unit], start: usize) -> Option<usize> {
        let words = (start..units.len().min(start + LONGEST_AGE)).take_while(|&at| !self.is_mark(units, at, &[',']));
        let named = words
            .into_iter()
            .filter_map(|at| self.entity(units.get(at)?).map(|(id, person)| (at, id, person)))
            // «эколог из Мегри X»: a place tells where the role is held.
            .find(|(.., person)| *person || self.source.lexicon.bare_clause);
        let (at, entity, person) = named?;
        let age = (start..at).all(|at| !self.kinds(units.get(at)).any(Kinds::PREPOSITION.with(Kinds::PRONOUN)));
        // «Его оппонент, эколог из Мегри X, назвал …»
        let role =
            |at: usize| matches!(units.get(at), Some(Unit::Token(token)) if roles::at(self.source, *token).is_some());
        let apposed = match self.source.lexicon.bare_clause {
            true => age,
            false => role(start),
        };
        (person && (at == start || apposed)).then_some(entity)
    }

    /// Words such as "in an interview" are no part of the subject that they stand before.
    fn is_lead_in(&self, units: &[Unit], range: Range<usize>) -> bool {
        self.kinds(units.get(range.start))
            .any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION))
    }

    /// Where an apposition in commas or brackets that ends at `end` begins.
    fn before_aside(&self, units: &[Unit], end: usize, floor: usize) -> Option<usize> {
        // "մայրը՝ Սեդա Բադալյանը, ասաց": the Armenian mark of a pause opens an apposition.
        let opener = match self.token(units.get(end - 1))?.first {
            ',' => ',',
            ')' => '(',
            '–' => '–',
            '—' => '—',
            _ => return None,
        };
        let lowest = floor.max(end.saturating_sub(LONGEST_ASIDE));
        let found = (lowest..end - 1).rev().find(|&unit| {
            let token = self.token(units.get(unit));
            token.is_some_and(|token| token.is(opener) || opener == ',' && token.is('՝'))
        })?;
        (found > floor).then_some(found)
    }

    /// Where the words of a subject that ends at `end` begin.
    pub(crate) fn start_of(&self, units: &[Unit], end: usize, floor: usize) -> usize {
        let stops = Kinds::COMPLEMENTISER
            .with(Kinds::RELATIVE)
            .with(Kinds::QUOTATIVE)
            .with(Kinds::QUESTION);
        let mut start = end;
        while start > floor && end - start < LONGEST {
            let Some(token) = self.token(units.get(start - 1)) else {
                break;
            };
            let kinds = self.kinds(units.get(start - 1));
            if token.is_word() {
                let finite = self
                    .source
                    .lexicon
                    .cue(&token.lower, |nth| (nth == 0).then_some(token.lower.as_str()));
                let verb = finite.is_some_and(|cue| !cue.noun && !token.capital);
                if kinds.any(stops) || verb || (kinds.any(Kinds::CONJUNCTION) && !self.joins(units, start - 1)) {
                    break;
                }
            } else if !self.inside_name(units, start - 1) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether a coordinator stands between two names or nouns that are one subject.
    pub(crate) fn joins(&self, units: &[Unit], at: usize) -> bool {
        let capital = |unit: usize| self.token(units.get(unit)).is_some_and(|token| token.capital);
        self.kinds(units.get(at)).any(Kinds::COORDINATOR) && at > 0 && capital(at - 1) && capital(at + 1)
    }

    /// The token of a unit; one behind the last where it is none.
    fn index(&self, units: &[Unit], at: usize) -> usize {
        match units.get(at) {
            Some(Unit::Token(token)) => *token,
            _ => self.source.tokens.len(),
        }
    }

    fn inside_name(&self, units: &[Unit], at: usize) -> bool {
        let Some(token) = self.token(units.get(at)) else {
            return false;
        };
        let spaced_after = self.token(units.get(at + 1)).is_none_or(|next| next.spaced);
        match token.first {
            '-' | '‑' | '–' | '/' | '&' | '\'' | '’' => !token.spaced && !spaced_after || token.first == '&',
            '.' => {
                let before = at.checked_sub(1).and_then(|before| self.token(units.get(before)));
                let joined =
                    self.roster.mention_at(self.index(units, at)).is_some() && !spaced_after && !token.spaced;
                before.is_some_and(|before| {
                    // "Oxu.az"
                    joined || before.is_initial() || before.kinds.any(Kinds::TITLE)
                })
            }
            _ => false,
        }
    }

    /// The subject that stands behind the verb, from the unit `from` on, and the unit behind it.
    pub(crate) fn right(&self, units: &[Unit], from: usize) -> Option<(Subject, usize)> {
        let stops = Kinds::COMPLEMENTISER
            .with(Kinds::RELATIVE)
            .with(Kinds::QUESTION)
            .with(Kinds::CALENDAR);
        // "talks – and a visit – added to the tension": that is no subject.
        if self.source.lexicon.bare_clause && self.kinds(units.get(from)).any(Kinds::INFINITIVE) {
            return None;
        }
        let mut start = self.opening(units, from);
        // "сообщили в министерстве": where subjects stand behind their verbs, so do the places that speak.
        let within = !self.source.lexicon.bare_clause && self.kinds(units.get(start)).any(Kinds::PREPOSITION);
        if within && let Some(found) = self.behind_circumstances(units, start) {
            return Some(found);
        }
        start += usize::from(within);
        let mut end = start;
        while end < units.len() && end - start < LONGEST {
            let Some(token) = self.token(units.get(end)) else { break };
            let kinds = self.kinds(units.get(end));
            if token.is_word() {
                let preposition = kinds.any(Kinds::PREPOSITION) && (end == start || !kinds.any(Kinds::ORG_LINK));
                if kinds.any(stops) || preposition || (kinds.any(Kinds::CONJUNCTION) && !self.joins(units, end)) {
                    break;
                }
            } else if !self.inside_name(units, end) {
                break;
            }
            end += 1;
        }
        let mut subject = self.pick(tokens_of(units, start..end)?, false)?;
        if within && !(self.is_organisation(&subject) && self.is_impersonal(units, from)) {
            return None;
        }
        let role = matches!(subject.who, Who::Role { .. } | Who::Phrase);
        if role && self.token(units.get(end)).is_some_and(|token| token.is(',')) {
            // "said the mayor, Ivan Petrov,"
            let name = units
                .get(end + 1)
                .and_then(|unit| self.entity(unit))
                .filter(|(_, person)| *person);
            if let Some((entity, _)) = name {
                subject.who = Who::Entity(entity);
            }
        }
        Some(self.with_bearer(units, subject, end))
    }

    /// A source that the sentence says is not to be named: whoever has its role elsewhere is somebody else.
    pub(crate) fn without_name(&self, units: &[Unit], subject: Subject) -> Subject {
        let named = matches!(
            subject.who,
            Who::Entity(_) | Who::Pronoun(_) | Who::Organisation { .. } | Who::Titled(_) | Who::Group
        );
        let says = |at: usize| {
            let word = |nth: usize| self.word(units, at + nth);
            let lexicon = self.source.lexicon;
            word(0).is_some_and(|first| {
                lexicon.kinds(first).any(Kinds::NAMELESS) || lexicon.phrase(Kinds::NAMELESS, first, word)
            })
        };
        if named || !(0..units.len().min(LONGEST_SENTENCE)).any(says) {
            return subject;
        }
        Subject {
            who: Who::Unnamed,
            ..subject
        }
    }

    pub(crate) fn is_organisation(&self, subject: &Subject) -> bool {
        match subject.who {
            Who::Organisation { .. } | Who::Titled(_) => true,
            Who::Entity(id) => self
                .roster
                .entities
                .get(id)
                .is_some_and(|entity| entity.kind == SpeakerKind::Organisation),
            _ => false,
        }
    }

    /// Whom the possessive at a unit names: "the mayor's".
    pub(crate) fn possessor(&self, units: &[Unit], at: usize) -> Option<Subject> {
        let Some(Unit::Token(token)) = units.get(at) else {
            return None;
        };
        let mention = self
            .roster
            .mention_at(*token)
            .and_then(|id| self.roster.mentions.get(id));
        if let Some(mention) = mention {
            return Some(Subject {
                mention: mention.span,
                who: Who::Entity(mention.entity),
                token: mention.tokens.start,
            });
        }
        let start = self.start_of(units, at + 1, at.saturating_sub(LONGEST / 3));
        self.pick_noun(&tokens_of(units, start..at + 1)?)
    }

    fn entity(&self, unit: &Unit) -> Option<(usize, bool)> {
        let Unit::Token(token) = unit else { return None };
        let entity = self.roster.entity_at(*token)?;
        Some((entity, self.roster.entities.get(entity)?.kind == SpeakerKind::Person))
    }
}

/// The tokens of a stretch of units without quotes in it.
pub(crate) fn tokens_of(units: &[Unit], range: Range<usize>) -> Option<Range<usize>> {
    let own = units.get(range)?;
    let (Some(Unit::Token(first)), Some(Unit::Token(last))) = (own.first(), own.last()) else {
        return None;
    };
    Some(*first..last + 1)
}
