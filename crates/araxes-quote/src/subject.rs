//! The words that name a source at a cue: before it, behind it, or in apposition.

use std::ops::Range;

use araxes_text::Span;

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::roles;
use crate::roster::{Roster, Source};
use crate::tokens::{Token, is_abbreviated};
use crate::units::Unit;

/// A subject has at most so many words.
const LONGEST: usize = 18;
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
    /// For each marked stretch, whether it can be a name or title.
    pub(crate) named: &'s [bool],
    /// For each marked stretch, whether it is too short to be more than a name.
    pub(crate) short: &'s [bool],
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
            .map_or_else(Kinds::default, |token| self.source.lexicon.kinds(&token.lower))
    }

    /// Whether a marked stretch can be the title of a work or a name.
    pub(crate) fn is_named(&self, quote: usize) -> bool {
        self.named.get(quote).copied().unwrap_or(false)
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
        let mut end = verb;
        while end > floor && self.is_filler(units.get(end - 1)) {
            end -= 1;
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
        // "The conductor, X Y, said": the apposition is the name.
        if end < verb
            && matches!(subject.who, Who::Role { .. } | Who::Phrase)
            && let Some((entity, true)) = units.get(end + 1).and_then(|unit| self.entity(unit))
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

    /// Words such as "in an interview" are no part of the subject that they stand before.
    fn is_lead_in(&self, units: &[Unit], range: Range<usize>) -> bool {
        self.kinds(units.get(range.start))
            .any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION))
    }

    /// Where an apposition in commas or brackets that ends at `end` begins.
    fn before_aside(&self, units: &[Unit], end: usize, floor: usize) -> Option<usize> {
        let opener = match self.token(units.get(end - 1))?.first {
            ',' => ',',
            ')' => '(',
            '–' => '–',
            '—' => '—',
            _ => return None,
        };
        let lowest = floor.max(end.saturating_sub(LONGEST_ASIDE));
        let found = (lowest..end - 1)
            .rev()
            .find(|&unit| self.token(units.get(unit)).is_some_and(|token| token.is(opener)))?;
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

    fn inside_name(&self, units: &[Unit], at: usize) -> bool {
        let Some(token) = self.token(units.get(at)) else {
            return false;
        };
        let spaced_after = self.token(units.get(at + 1)).is_none_or(|next| next.spaced);
        match token.first {
            '-' | '‑' | '–' | '/' | '&' | '\'' | '’' => !token.spaced && !spaced_after || token.first == '&',
            '.' => {
                let before = at.checked_sub(1).and_then(|before| self.token(units.get(before)));
                before.is_some_and(|before| {
                    before.is_initial() || self.source.lexicon.kinds(&before.lower).any(Kinds::TITLE)
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
        Some((subject, end))
    }

    pub(crate) fn is_organisation(&self, subject: &Subject) -> bool {
        match subject.who {
            Who::Organisation { .. } => true,
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

    /// The head of a stretch of words: the pronoun, name, role or noun that it is about. `last`: the verb follows.
    pub(crate) fn pick(&self, range: Range<usize>, last: bool) -> Option<Subject> {
        let tokens = self.source.tokens.get(range.clone())?;
        let near = if last { tokens.last()? } else { tokens.first()? };
        let nearest = if last { range.end - 1 } else { range.start };
        if let Some(who) = self
            .pronoun(near)
            .filter(|_| !is_abbreviated(self.source.tokens, nearest))
        {
            return Some(Subject {
                mention: near.span,
                who: Who::Pronoun(who),
                token: nearest,
            });
        }
        if let Some(subject) = self.pick_name(&range, last) {
            return Some(subject);
        }
        self.pick_noun(&range)
    }

    fn pronoun(&self, token: &Token) -> Option<Pronoun> {
        let kinds = self.source.lexicon.kinds(&token.lower);
        match () {
            () if kinds.any(Kinds::OBJECT_PRONOUN) => None,
            () if kinds.any(Kinds::MALE) => Some(Pronoun::He),
            () if kinds.any(Kinds::FEMALE) => Some(Pronoun::She),
            () if kinds.any(Kinds::PLURAL) => Some(Pronoun::They),
            () if kinds.any(Kinds::ANY_PRONOUN) => Some(Pronoun::Any),
            () if kinds.any(Kinds::PERSON_PRONOUN) => Some(Pronoun::Other),
            () => None,
        }
    }

    fn pick_name(&self, range: &Range<usize>, last: bool) -> Option<Subject> {
        let mut heads = Vec::new();
        let mut token = range.start;
        while token < range.end && heads.len() < LONGEST {
            let Some(mention) = self
                .roster
                .mention_at(token)
                .and_then(|id| self.roster.mentions.get(id))
            else {
                token += 1;
                continue;
            };
            if self.is_head(range, &mention.tokens) {
                heads.push(mention);
            }
            token = mention.tokens.end.max(token + 1);
        }
        let person = |id: usize| {
            self.roster
                .entities
                .get(id)
                .is_some_and(|entity| entity.kind == SpeakerKind::Person)
        };
        let adjacent = if last { heads.last() } else { heads.first() };
        let adjacent = adjacent.filter(|mention| !last || mention.tokens.end >= range.end);
        let chosen = match adjacent {
            Some(mention) if person(mention.entity) => mention,
            _ => {
                let first = heads.iter().find(|mention| person(mention.entity));
                let persons = first.filter(|_| !self.source.lexicon.bare_clause);
                persons.or(heads.first())?
            }
        };
        if !person(chosen.entity) && self.is_of_role(range, &chosen.tokens) {
            return None;
        }
        let before = chosen.tokens.start.min(range.end);
        let role = roles::last_in(self.source, range.start..before);
        let start = role
            .filter(|role| before - role.tokens.end < 4)
            .map_or(before, |role| role.tokens.start);
        let tokens = self.source.tokens.get(start..chosen.tokens.end)?;
        let mention = Span::new(tokens.first()?.span.start, tokens.last()?.span.end);
        Some(Subject {
            mention,
            who: Who::Entity(chosen.entity),
            token: start,
        })
    }

    /// Whether a name in a phrase is what the phrase is about: not its possessor, complement or modifier.
    pub(crate) fn is_head(&self, range: &Range<usize>, name: &Range<usize>) -> bool {
        let lexicon = self.source.lexicon;
        let tokens = self.source.tokens;
        if name.start < range.start
            || tokens
                .get(name.end.saturating_sub(1))
                .is_some_and(|token| token.possessive)
        {
            return false;
        }
        let mut before = name.start;
        // Over the role and article that stand with the name, to what governs them.
        while before > range.start && name.start - before < 6 {
            let Some(token) = tokens.get(before - 1).filter(|token| token.is_word()) else {
                break;
            };
            let kinds = lexicon.kinds(&token.lower);
            if kinds.any(Kinds::PREPOSITION.with(Kinds::ORG_LINK)) && !kinds.any(Kinds::ARTICLE) {
                return false;
            }
            let qualifies =
                kinds.any(Kinds::ARTICLE.with(Kinds::TITLE)) || roles::at(self.source, before - 1).is_some();
            if !qualifies && !token.capital {
                break;
            }
            before -= 1;
        }
        // "the Hilton spokesperson": the name only tells which one.
        let noun = |at: usize| {
            let kinds = tokens
                .get(at)
                .map_or_else(Kinds::default, |token| lexicon.kinds(&token.lower));
            let unit = kinds.any(Kinds::GROUP.with(Kinds::ORGANISATION).with(Kinds::UNNAMED));
            unit && !kinds.any(Kinds::ARTICLE) || roles::at(self.source, at).is_some() && !self.is_honorific(at)
        };
        let word = |at: usize| {
            at < range.end
                && tokens
                    .get(at)
                    .is_some_and(|token| token.is_word() && !lexicon.kinds(&token.lower).any(Kinds::FUNCTION))
        };
        !(word(name.end) && (noun(name.end) || word(name.end + 1) && noun(name.end + 1)))
    }

    fn pick_noun(&self, range: &Range<usize>) -> Option<Subject> {
        let Source { tokens, lexicon, .. } = self.source;
        // What the phrase is about stands before its first preposition.
        let words = || range.clone().filter(|&id| tokens.get(id).is_some_and(Token::is_word));
        let kinds = |id: usize| {
            tokens
                .get(id)
                .map_or_else(Kinds::default, |token| lexicon.kinds(&token.lower))
        };
        let cut = words()
            .skip(1)
            .find(|&id| kinds(id).any(Kinds::PREPOSITION))
            .unwrap_or(range.end);
        let start =
            words().find(|&id| !kinds(id).any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION).with(Kinds::ADVERB)))?;
        let whole = start..cut.max(start + 1);
        let span = Span::new(tokens.get(start)?.span.start, tokens.get(whole.end - 1)?.span.end);
        let indefinite = words().any(|id| kinds(id).any(Kinds::INDEFINITE));
        let head = |kind: Kinds| whole.clone().rev().find(|&id| kinds(id).any(kind));
        let role = roles::last_in(self.source, whole.clone());
        let at_end = role.filter(|role| role.tokens.end + 1 >= whole.end);
        let who = if head(Kinds::UNNAMED).is_some() {
            Who::Unnamed
        } else if let Some(role) = at_end.or_else(|| self.leading_role(&whole)) {
            Who::Role {
                class: role.class,
                tokens: role.tokens,
                indefinite,
            }
        } else if head(Kinds::GROUP).is_some() {
            Who::Group
        } else if let Some(head) = head(Kinds::ORGANISATION) {
            Who::Organisation { head }
        } else {
            Who::Phrase
        };
        let content =
            words().any(|id| !kinds(id).any(Kinds::FUNCTION) || kinds(id).any(Kinds::GROUP.with(Kinds::ARTICLE)));
        content.then_some(Subject {
            mention: span,
            who,
            token: start,
        })
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
