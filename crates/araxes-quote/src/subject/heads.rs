//! What a stretch of words is about: its head.

use std::ops::Range;

use araxes_text::Span;

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::names::offices::title_before;
use crate::roster::Source;
use crate::roster::{Mention, roles};
use crate::subject::{Finder, LONGEST, Pronoun, Subject, Who};
use crate::tokens::{Token, is_abbreviated};

impl Finder<'_> {
    /// The head of a stretch of words: the pronoun, name, role or noun that it is about. `last`: the verb follows.
    pub(crate) fn pick(&self, range: Range<usize>, last: bool) -> Option<Subject> {
        let tokens = self.source.tokens.get(range.clone())?;
        let near = if last { tokens.last()? } else { tokens.first()? };
        let nearest = if last { range.end - 1 } else { range.start };
        // "said their speeches would …": a possessive with its noun is no pronoun.
        let owns = !last && near.kinds.any(Kinds::ARTICLE) && tokens.get(1).is_some_and(Token::is_word);
        if let Some(who) = self
            .pronoun(near)
            .filter(|_| !owns && !is_abbreviated(self.source.tokens, nearest))
        {
            return Some(Subject {
                mention: near.span,
                who: Who::Pronoun(who),
                token: nearest,
            });
        }
        // "O, fermerlərlə görüşdə deyib": what stands between a pronoun and its verb are circumstances.
        let first = tokens.first()?;
        if last
            && self.source.lexicon.verb_final()
            && self.source.lexicon.is_oblique(&near.lower)
            && !self.source.lexicon.is_cased_pronoun(&first.lower)
            && let Some(who) = self.pronoun(first)
        {
            return Some(Subject {
                mention: first.span,
                who: Who::Pronoun(who),
                token: range.start,
            });
        }
        if let Some(subject) = self.pick_name(&range, last) {
            return Some(subject);
        }
        self.pick_noun(&range)
    }

    pub(crate) fn pronoun(&self, token: &Token) -> Option<Pronoun> {
        let kinds = token.kinds;
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

    pub(crate) fn pick_name(&self, range: &Range<usize>, last: bool) -> Option<Subject> {
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
                // Where the verb stands last, a person away from it is its subject only in the nominative.
                let nominative = |mention: &&&Mention| {
                    person(mention.entity)
                        && (!last || !self.source.lexicon.verb_final() || self.is_subject_form(mention))
                };
                let first = heads.iter().find(nominative);
                if first.is_none() && last && self.source.lexicon.verb_final() {
                    heads.retain(|mention| !person(mention.entity));
                }
                let first = heads.iter().find(nominative);
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
        // A network hands on what others post.
        let platform = tokens
            .get(name.start)
            .is_some_and(|token| token.kinds.any(Kinds::PLATFORM));
        if self.is_spoken_to(name) || platform && !lexicon.bare_clause {
            return false;
        }
        // "head of the Ganja Museum X Y": what the role is for governs nothing.
        let mut before = title_before(self.source, name.start)
            .unwrap_or(name.start)
            .max(range.start);
        // Over the role and article that stand with the name, to what governs them.
        let last = before;
        while before > range.start && last - before < 6 {
            let Some(token) = tokens.get(before - 1).filter(|token| token.is_word()) else {
                break;
            };
            // "Ministry of Defence spokesman X": the office only says whose spokesman.
            let office = self
                .roster
                .mention_at(before - 1)
                .and_then(|id| self.roster.mentions.get(id));
            let office = office.filter(|office| before < last && !token.possessive && office.tokens.len() > 1);
            if let Some(office) = office.filter(|office| office.tokens.start >= range.start) {
                before = office.tokens.start;
                continue;
            }
            let kinds = token.kinds;
            // "агентству X": whom it is said to.
            // Where the verb stands last, what governs a noun stands behind it.
            let governs = kinds.any(Kinds::PREPOSITION.with(Kinds::ORG_LINK))
                && !kinds.any(Kinds::ARTICLE)
                && !lexicon.is_postposition(&token.lower)
                && !lexicon.verb_final();
            if governs || kinds.any(Kinds::ADDRESSEE) && !lexicon.bare_clause {
                return false;
            }
            let qualifies =
                kinds.any(Kinds::ARTICLE.with(Kinds::TITLE)) || roles::at(self.source, before - 1).is_some();
            // "из Баку Фарида X": the preposition governs the place.
            let place = self.source.ends_place(token);
            if !qualifies && !token.capital || place && !lexicon.bare_clause {
                break;
            }
            before -= 1;
        }
        // "the Hilton spokesperson": the name only tells which one.
        let noun = |at: usize| {
            let kinds = tokens.get(at).map_or_else(Kinds::default, |token| token.kinds);
            let unit = kinds.any(Kinds::GROUP.with(Kinds::ORGANISATION).with(Kinds::UNNAMED));
            unit && !kinds.any(Kinds::ARTICLE) || roles::at(self.source, at).is_some() && !self.is_honorific(at)
        };
        let word = |at: usize| {
            at < range.end
                && tokens
                    .get(at)
                    .is_some_and(|token| token.is_word() && !token.kinds.any(Kinds::FUNCTION))
        };
        if lexicon.verb_final() {
            if self.has_case_behind(name.end, range.end) {
                return false;
            }
            // "X ilə", "X prokurordan soruşub": behind the name of a person stand its postposition or the next noun.
            let behind = |at: usize| tokens.get(at).filter(|_| at < range.end).map(|token| &*token.lower);
            let post = behind(name.end).is_some_and(|word| lexicon.kinds(word).any(Kinds::PREPOSITION));
            let entity = self
                .roster
                .entity_at(name.start)
                .and_then(|id| self.roster.entities.get(id));
            let person = entity.is_some_and(|entity| entity.kind == SpeakerKind::Person);
            if post || person {
                // "Orman Bakanı X": a role behind a word with a capital only says which one.
                let role = self.role_of(name.end).filter(|_| name.end < range.end);
                return !post && role.is_none();
            }
        }
        !(word(name.end) && (noun(name.end) || word(name.end + 1) && noun(name.end + 1)))
    }

    pub(crate) fn pick_noun(&self, range: &Range<usize>) -> Option<Subject> {
        let Source { tokens, lexicon, .. } = self.source;
        // What the phrase is about stands before its first preposition.
        let words = || range.clone().filter(|&id| tokens.get(id).is_some_and(Token::is_word));
        let kinds = |id: usize| tokens.get(id).map_or_else(Kinds::default, |token| token.kinds);
        let cut = words()
            .skip(1)
            .find(|&id| kinds(id).any(Kinds::PREPOSITION))
            .unwrap_or(range.end);
        let start =
            words().find(|&id| !kinds(id).any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION).with(Kinds::ADVERB)))?;
        let whole = start..cut.max(start + 1);
        let span = Span::new(tokens.get(start)?.span.start, tokens.get(whole.end - 1)?.span.end);
        // "A farmer", "her grandfather": new to the reader.
        let indefinite = words().any(|id| kinds(id).any(Kinds::INDEFINITE))
            || lexicon.bare_clause && kinds(start).any(Kinds::PRONOUN);
        let head = |kind: Kinds| whole.clone().rev().find(|&id| kinds(id).any(kind));
        let role = roles::last_in(self.source, whole.clone());
        // "լրագրողները": several who have it.
        let several = |role: &roles::Role| (role.tokens.clone()).any(|id| kinds(id).any(Kinds::GROUP));
        // "The mayor's office": whose office it is.
        let owns = |role: &roles::Role| {
            let last = role.tokens.end.checked_sub(1).and_then(|last| tokens.get(last));
            last.is_some_and(|last| last.possessive)
        };
        let at_end = role.filter(|role| role.tokens.end + 1 >= whole.end && !several(role) && !owns(role));
        // "The young woman": whoever it is has been told of.
        let person = |id: usize| match kinds(id) {
            own if own.any(Kinds::MALE_NOUN) => Some(Pronoun::He),
            own if own.any(Kinds::FEMALE_NOUN) => Some(Pronoun::She),
            _ => None,
        };
        let told_of = kinds(start).any(Kinds::DEFINITE) && whole.end == range.end;
        let who = if head(Kinds::UNNAMED).is_some() {
            Who::Unnamed
        } else if let Some(pronoun) = whole.end.checked_sub(1).and_then(person).filter(|_| told_of) {
            Who::Pronoun(pronoun)
        } else if let Some(role) = at_end.or_else(|| self.leading_role(&whole).filter(|role| !several(role))) {
            Who::Role {
                class: role.class,
                tokens: role.tokens,
                indefinite,
            }
        } else if head(Kinds::GROUP).is_some() {
            Who::Group
        } else if let Some(head) = head(Kinds::ORGANISATION.with(Kinds::DOCUMENT)) {
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

    /// Whether a name stands in the case of somebody spoken to.
    fn is_spoken_to(&self, name: &Range<usize>) -> bool {
        let word = name.end.checked_sub(1).and_then(|last| self.source.tokens.get(last));
        let entity = self
            .roster
            .entity_at(name.start)
            .and_then(|id| self.roster.entities.get(id));
        let (Some(word), Some(entity)) = (word, entity) else {
            return false;
        };
        let own = entity.words().last();
        // "APA-ya": behind a hyphen.
        let joined = name.len() > 2 && !word.spaced && self.source.lexicon.is_dative_ending(&word.lower);
        joined
            || entity.kind == SpeakerKind::Person
                && own.is_some_and(|own| self.source.lexicon.is_dative_of(&word.lower, own))
    }
}
