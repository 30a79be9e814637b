//! Whom pronouns, roles and short forms stand for.

use araxes_text::{SegmentKind, Span};

use crate::lexicon::{Kinds, Tables};
use crate::report::Report;
use crate::resolution::{Resolved, Resolver};
use crate::roles;
use crate::roster::Mention;
use crate::subject::{Pronoun, Subject, Who};
use crate::{SpeakerKind, SpeakerRef};

/// Names looked at before a pronoun.
const MOST_NAMES: usize = 24;
/// Classes of many callings, of which only the same word means the same person.
const MANIFOLD: [&str; 2] = ["worker", "writer"];
/// The class of roles that fit whoever is speaking: "the interlocutor".
const ANYBODY: &str = "anybody";
/// The class of roles that fit whoever knows a trade.
const EXPERT: &str = "analyst";
/// The classes of those who do.
const TRADES: [&str; 7] = [
    "head",
    "analyst",
    "scientist",
    "occupation",
    "doctor",
    "lawyer",
    "writer",
];

/// Whether two words for an organisation differ in their endings alone: "nazirliyi" and "nazirlikdən".
fn is_same_office(lexicon: &Tables, own: &str, other: &str) -> bool {
    const STEM: usize = 6;
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let office = |word: &str| lexicon.kinds(word).any(Kinds::ORGANISATION);
    !lexicon.bare_clause
        && office(own)
        && office(other)
        && own.chars().nth(STEM - 1).is_some()
        && stem(own) == stem(other)
}

impl Resolver<'_> {
    /// The last speaker, or who was named since as what a sentence is about, as far as the pronoun allows.
    pub(crate) fn pronoun(&mut self, pronoun: Pronoun, subject: &Subject, report: &Report) -> Option<usize> {
        let last = self.last.filter(|(id, ..)| self.fits(*id, pronoun));
        let since = last.map_or(0, |(.., sentence)| sentence);
        let named = self.named_before(subject, pronoun);
        let id = match (last, named) {
            (Some((id, ..)), Some((entity, start))) => {
                let spoken = self.entries.get(id).and_then(|entry| entry.entity);
                let newer = report.sentence > since && self.is_newer(id, start);
                if spoken != Some(entity) && newer {
                    self.entry(entity)
                } else {
                    id
                }
            }
            (Some((id, ..)), None) => id,
            (None, Some((entity, _))) => self.entry(entity),
            (None, None) => return None,
        };
        if let Some(entity) = self
            .entries
            .get(id)
            .and_then(|entry| entry.entity)
            .and_then(|id| self.roster.entities.get_mut(id))
        {
            match pronoun {
                Pronoun::He => entity.female = entity.female.or(Some(false)),
                Pronoun::She => entity.female = entity.female.or(Some(true)),
                _ => {}
            }
        }
        Some(id)
    }

    pub(crate) fn is_newer(&self, id: usize, start: usize) -> bool {
        let entry = self.entries.get(id);
        let named = entry
            .and_then(|entry| entry.entity)
            .and_then(|id| self.roster.entities.get(id));
        let before = named
            .into_iter()
            .flat_map(|entity| &entity.mentions)
            .filter_map(|id| self.roster.mentions.get(*id));
        let last_named = before
            .map(|mention| mention.span.start)
            .take_while(|at| *at < start)
            .last()
            .unwrap_or(0);
        let last_meant = entry
            .and_then(|entry| entry.mentions.last())
            .map_or(0, |span| span.start);
        start > last_named.max(last_meant)
    }

    pub(crate) fn fits(&self, id: usize, pronoun: Pronoun) -> bool {
        let Some(entry) = self.entries.get(id) else {
            return false;
        };
        let female = entry
            .entity
            .and_then(|id| self.roster.entities.get(id))
            .and_then(|entity| entity.female);
        match pronoun {
            Pronoun::He => entry.kind == SpeakerKind::Person && female != Some(true),
            Pronoun::She => entry.kind == SpeakerKind::Person && female != Some(false),
            Pronoun::They | Pronoun::Any | Pronoun::Other => true,
        }
    }

    /// The person whom the text around the pronoun is about: named last before it as the first name of a sentence.
    pub(crate) fn named_before(&self, subject: &Subject, pronoun: Pronoun) -> Option<(usize, usize)> {
        let end = self
            .roster
            .mentions
            .partition_point(|mention| mention.span.start < subject.mention.start);
        let mentions = self.roster.mentions.get(end.saturating_sub(MOST_NAMES)..end)?;
        let fitting = mentions.iter().rev().filter(|mention| {
            let entity = self.roster.entities.get(mention.entity);
            let person = entity.is_some_and(|entity| {
                let wrong = match pronoun {
                    Pronoun::He => Some(true),
                    Pronoun::She => Some(false),
                    _ => None,
                };
                let full = entity.words().count() > 1 || entity.female.is_some();
                entity.kind == SpeakerKind::Person && full && (wrong.is_none() || entity.female != wrong)
            });
            let segment = self
                .source
                .tokens
                .get(mention.tokens.start)
                .and_then(|token| self.source.segments.get(token.segment));
            let running = segment.is_some_and(|segment| segment.kind == SegmentKind::Text);
            person && running && !self.quoted.get(mention.tokens.start).copied().unwrap_or(true)
        });
        let about = |start: usize| {
            let before = (start.saturating_sub(6)..start)
                .rev()
                .map_while(|at| self.source.tokens.get(at).filter(|token| token.is_word()));
            before
                .into_iter()
                .all(|token| !self.source.lexicon.kinds(&token.lower).any(Kinds::PREPOSITION))
        };
        // Where verbs show gender, or the user has told it, whoever is known to be meant comes before those who may be.
        let shown = self.source.lexicon.shows_gender();
        let known = |mention: &&Mention| {
            let entity = self.roster.entities.get(mention.entity);
            entity.is_some_and(|entity| entity.female.is_some() && (shown || entity.told.is_some()))
        };
        let gendered = matches!(pronoun, Pronoun::He | Pronoun::She);
        if let Some(mention) = fitting.clone().find(known).filter(|_| gendered) {
            return Some((mention.entity, mention.span.start));
        }
        let mut fitting = fitting.peekable();
        let nearest = fitting.peek().copied();
        let chosen = fitting.find(|mention| {
            let possessive = self
                .source
                .tokens
                .get(mention.tokens.end.saturating_sub(1))
                .is_some_and(|token| token.possessive);
            !possessive && about(mention.tokens.start)
        });
        chosen.or(nearest).map(|mention| (mention.entity, mention.span.start))
    }

    /// Who has a role of this class: the last speaker before, the last one named before, or the first one behind.
    pub(crate) fn role(&mut self, class: &str, indefinite: bool, subject: &Subject) -> Option<usize> {
        if let Some(id) = self.headline.filter(|id| self.last.is_none() && self.is_person(*id)) {
            return Some(id);
        }
        if indefinite {
            return None;
        }
        let lexicon = self.source.lexicon;
        let words: Vec<String> = match &subject.who {
            Who::Role { tokens, .. } if MANIFOLD.contains(&class) => {
                self.words(tokens).into_iter().map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let shares = |role: &String| {
            let role = role.to_lowercase();
            role.split([' ', '-'])
                .any(|own| words.iter().any(|word| lexicon.same_name(own, word)))
        };
        let bearer = |entity: usize| {
            self.roster.entities.get(entity).is_some_and(|entity| {
                entity.classes.contains(&class) && (words.is_empty() || entity.roles.iter().any(shares))
            })
        };
        if let Some((id, ..)) = self.last
            && self.entries.get(id).and_then(|entry| entry.entity).is_some_and(bearer)
        {
            return Some(id);
        }
        let end = self
            .roster
            .mentions
            .partition_point(|mention| mention.span.start < subject.mention.start);
        let (before, behind) = self.roster.mentions.split_at_checked(end)?;
        let named = |mentions: &mut dyn Iterator<Item = &Mention>| {
            mentions.take(400).map(|mention| mention.entity).find(|id| bearer(*id))
        };
        if let Some(entity) = named(&mut before.iter().rev()) {
            return Some(self.entry(entity));
        }
        let going_on = self.going_on(class);
        if let Some(id) = going_on.filter(|_| !self.source.lexicon.bare_clause) {
            return Some(id);
        }
        if let Some(entity) = named(&mut behind.iter()) {
            return Some(self.entry(entity));
        }
        // Nobody has the role yet: it is a new word for the last speaker, if that is a person without one.
        let id = match self.last {
            Some((id, ..)) => id,
            None => {
                let (entity, _) = self.named_before(subject, Pronoun::Any)?;
                self.entry(entity)
            }
        };
        let entity = self.entries.get(id).and_then(|entry| entry.entity)?;
        let entity = self
            .roster
            .entities
            .get_mut(entity)
            .filter(|entity| entity.kind == SpeakerKind::Person)?;
        if class == ANYBODY {
            return Some(id);
        }
        if !entity.classes.is_empty() {
            return None;
        }
        if let Who::Role { tokens, class, .. } = &subject.who {
            entity.roles.push(roles::phrase(self.source, tokens));
            entity.classes.push(class);
        }
        Some(id)
    }

    fn is_person(&self, id: usize) -> bool {
        self.entries
            .get(id)
            .is_some_and(|entry| entry.kind == SpeakerKind::Person)
    }

    /// The last speaker, where a role is said of anybody ("the interlocutor") or of anybody who knows a trade ("the
    /// expert").
    fn going_on(&self, class: &str) -> Option<usize> {
        let (id, ..) = self.last?;
        let entity = self.entries.get(id).and_then(|entry| entry.entity)?;
        let entity = self.roster.entities.get(entity)?;
        let trade = |own: &str| TRADES.contains(&own);
        let knows = class == EXPERT && !entity.classes.is_empty() && entity.classes.iter().all(|own| trade(own));
        (class == ANYBODY || knows).then_some(id)
    }

    pub(crate) fn organisation(&mut self, head: usize, subject: &Subject) -> (usize, f32, &'static str) {
        let lexicon = self.source.lexicon;
        let Some(word) = self.source.tokens.get(head).map(|token| token.lower.clone()) else {
            return (
                self.unnamed(subject, SpeakerKind::Organisation),
                0.7,
                "organisation at the cue",
            );
        };
        let named = |entity: &crate::roster::Entity| {
            entity.kind == SpeakerKind::Organisation
                && entity
                    .words()
                    .any(|own| lexicon.same_name(own, &word) || is_same_office(lexicon, own, &word))
        };
        let end = self
            .roster
            .mentions
            .partition_point(|mention| mention.span.start < subject.mention.start);
        let ids = self.roster.mentions.split_at_checked(end).and_then(|(before, behind)| {
            let near = before.iter().rev().take(200).chain(behind.iter().take(50));
            near.map(|mention| mention.entity)
                .find(|id| self.roster.entities.get(*id).is_some_and(named))
        });
        if let Some(entity) = ids {
            return (self.entry(entity), 0.88, "short form of an organisation's name");
        }
        let id = self.unnamed(subject, SpeakerKind::Organisation);
        // "The border monitoring group" is as good as a name, "the group" is none.
        let tokens = self.source.tokens.get(subject.token..head + 1).unwrap_or(&[]);
        let own: Vec<_> = tokens
            .iter()
            .skip_while(|token| lexicon.kinds(&token.lower).any(Kinds::ARTICLE))
            .collect();
        if let [first, .., last] = own[..]
            && tokens
                .first()
                .is_some_and(|token| lexicon.kinds(&token.lower).any(Kinds::DEFINITE))
        {
            let name = Span::new(first.span.start, last.span.end)
                .of(self.source.text)
                .to_owned();
            if let Some(entry) = self.entries.get_mut(id) {
                entry.name = Some(name);
            }
        }
        (id, 0.85, "organisation at the cue")
    }

    /// Roles that stand before the name they belong to: "An observer … Observer X".
    pub(crate) fn look_ahead(&mut self, found: &mut [Resolved]) {
        for (index, subject) in std::mem::take(&mut self.open) {
            let Who::Role { class, tokens, .. } = &subject.who else {
                continue;
            };
            let words: Vec<&str> = self.words(tokens);
            let alike = |role: &String| {
                let role = role.to_lowercase();
                let shared = words
                    .iter()
                    .filter(|word| role.split_whitespace().any(|own| own == **word))
                    .count();
                shared >= 2 || (shared == words.len() && shared == 1 && role.split_whitespace().count() == 1)
            };
            let end = self
                .roster
                .mentions
                .partition_point(|mention| mention.span.start < subject.mention.start);
            let later = self
                .roster
                .mentions
                .get(end..)
                .unwrap_or(&[])
                .iter()
                .take(400)
                .map(|mention| mention.entity);
            let named = later.into_iter().find(|id| {
                let entity = self.roster.entities.get(*id);
                entity.is_some_and(|entity| entity.classes.contains(class) && entity.roles.iter().any(alike))
            });
            let Some(entity) = named else { continue };
            let id = self.entry(entity);
            if let Some(entry) = self.entries.get_mut(id) {
                entry.mentions.push(subject.mention);
            }
            if let Some(resolved) = found.get_mut(index) {
                let speaker = SpeakerRef {
                    id,
                    mention: Some(subject.mention),
                };
                *resolved = Resolved {
                    speaker: Some(speaker),
                    certainty: 0.8,
                    reason: "role of someone named further on",
                };
            }
        }
    }

    pub(crate) fn words(&self, tokens: &std::ops::Range<usize>) -> Vec<&str> {
        let own = self.source.tokens.get(tokens.clone()).unwrap_or(&[]);
        own.iter()
            .filter(|token| token.is_word())
            .map(|token| token.lower.as_str())
            .collect()
    }
}
