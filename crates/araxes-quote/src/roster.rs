//! Everyone the text names: persons, organisations and places, under all forms of their names, with their roles.

mod forms;
pub(crate) mod gender;
pub(crate) mod roles;
mod source;

use std::collections::HashMap;
use std::ops::Range;

use araxes_text::Span;

use crate::SpeakerKind;
use crate::lexicon::{Kinds, Tables};
use crate::names::{Sequence, sequences};
pub(crate) use source::Source;

/// Names compared per name: a bound for texts made of names alone.
const MOST_COMPARED: usize = 16;

/// Someone or something with a name.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// Its fullest name.
    pub(crate) name: String,
    /// The words of that name, in lower case.
    words: Vec<String>,
    pub(crate) kind: SpeakerKind,
    /// Roles in the words of the text.
    pub(crate) roles: Vec<String>,
    /// The classes of those roles.
    pub(crate) classes: Vec<&'static str>,
    /// Where it is named, as indices into the mentions.
    pub(crate) mentions: Vec<usize>,
    /// Shown by pronouns or titles.
    pub(crate) female: Option<bool>,
    /// The number of the speaker whom the user told of.
    pub(crate) told: Option<usize>,
}

impl Entity {
    /// The words of its name, in lower case.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

/// One place where an entity is named.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) entity: usize,
}

/// All entities and where they are named.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<Mention>,
    /// For each token, the mention that it belongs to.
    at: Vec<Option<usize>>,
}

impl Roster {
    /// The mention that a token belongs to.
    pub(crate) fn mention_at(&self, token: usize) -> Option<usize> {
        self.at.get(token).copied().flatten()
    }

    /// The entity that a token names.
    pub(crate) fn entity_at(&self, token: usize) -> Option<usize> {
        self.mention_at(token)
            .and_then(|mention| self.mentions.get(mention))
            .map(|mention| mention.entity)
    }

    /// Reads the whole text: full names first, then what they are called for short.
    pub(crate) fn read(source: &Source<'_>) -> Self {
        let mut roster = Self {
            at: vec![None; source.tokens.len()],
            ..Self::default()
        };
        let found = sequences(source);
        let mut index = Index::default();
        let mut resolved: Vec<Option<usize>> = vec![None; found.len()];
        // A headline that capitalises every word is read by the names of the text behind it.
        for (full, weak) in [(true, false), (true, true), (false, false), (false, true)] {
            for (slot, sequence) in resolved.iter_mut().zip(&found) {
                if (sequence.words.len() > 1) == full && sequence.weak == weak {
                    *slot = roster.enter(source, &mut index, sequence, full);
                }
            }
        }
        for (entity, sequence) in resolved.iter().zip(&found) {
            let Some(entity) = *entity else { continue };
            let mention = roster.mentions.len();
            roster
                .at
                .get_mut(sequence.tokens.clone())
                .into_iter()
                .flatten()
                .for_each(|slot| *slot = Some(mention));
            roster.mentions.push(Mention {
                tokens: sequence.tokens.clone(),
                span: sequence.span,
                entity,
            });
            if let Some(entity) = roster.entities.get_mut(entity) {
                entity.mentions.push(mention);
            }
        }
        forms::settle(source, &mut roster);
        crate::roster::roles::read(source, &mut roster);
        roster
    }

    fn enter(&mut self, source: &Source<'_>, index: &mut Index, found: &Sequence, full: bool) -> Option<usize> {
        let known = index.find(&self.entities, found, source.lexicon);
        if let Some(known) = known {
            let by_father = |word: &String| full && source.lexicon.is_patronymic(word);
            // "Марина Левоновна" is no fuller name than "Марина Гукасова".
            if found.words.len() > 2 || !found.words.last().is_some_and(by_father) {
                self.improve(source, known, found);
            }
            self.tell(source, index, known, found);
            if full {
                index.add(known, found);
            }
            return Some(known);
        }
        if found.weak {
            return None;
        }
        let entity = self.entities.len();
        self.entities.push(Entity {
            name: found.name.clone(),
            words: found.words.clone(),
            kind: found.kind,
            roles: Vec::new(),
            classes: Vec::new(),
            mentions: Vec::new(),
            female: None,
            told: None,
        });
        self.tell(source, index, entity, found);
        index.add(entity, found);
        Some(entity)
    }

    /// Makes an entity the speaker that the user told of, where its name is one of that speaker's. A word alone says
    /// nothing of an entity with a full name.
    fn tell(&mut self, source: &Source<'_>, index: &mut Index, entity: usize, found: &Sequence) {
        let Some((told, speaker)) = found.told.and_then(|told| Some((told, source.known.get(told)?))) else {
            return;
        };
        let Some(known) = self.entities.get_mut(entity).filter(|entity| entity.told.is_none()) else {
            return;
        };
        if found.words.len() < known.words.len() {
            return;
        }
        known.name.clone_from(&speaker.name);
        known.kind = speaker.kind;
        known.female = speaker.female;
        known.told = Some(told);
        index.told.insert(told, entity);
    }

    /// Takes over a fuller name, or the same one in a shorter form: endings make names longer.
    fn improve(&mut self, source: &Source<'_>, entity: usize, found: &Sequence) {
        let Some(entity) = self.entities.get_mut(entity) else {
            return;
        };
        // "Ивана Петрова … Петров"
        if let ([given, family], [alone]) = (&entity.words[..], &found.words[..])
            && let Some(own) = source.lexicon.man_named(given, family, alone)
            && let Some((first, _)) = entity.name.split_once(' ')
            && let Some(first) = source.lexicon.man_named(first, family, alone)
            && entity.told.is_none()
        {
            entity.name = format!("{first} {}", found.name);
            entity.words = vec![own, alone.clone()];
            return;
        }
        let initials = |words: &[String]| words.iter().filter(|word| word.chars().count() == 1).count();
        let fuller = (found.words.len(), initials(&entity.words)) > (entity.words.len(), initials(&found.words));
        let same_words = found.words.len() == entity.words.len() && initials(&entity.words) == initials(&found.words);
        let spelled_out = found.words.len() >= entity.words.len() && initials(&found.words) < initials(&entity.words);
        let fuller = fuller && initials(&found.words) <= initials(&entity.words);
        if fuller || spelled_out || (same_words && found.name.len() < entity.name.len()) {
            entity.words.clone_from(&found.words);
            if entity.told.is_none() {
                entity.name.clone_from(&found.name);
            }
        }
    }
}

/// Entities by the first letters of each word of their names.
#[derive(Debug, Default)]
struct Index {
    by_word: HashMap<String, Vec<usize>>,
    /// By the number of the speaker whom the user told of.
    told: HashMap<usize, usize>,
}

impl Index {
    fn key(word: &str) -> String {
        word.chars().take(3).collect()
    }

    fn add(&mut self, entity: usize, found: &Sequence) {
        for word in &found.words {
            let bucket = self.by_word.entry(Self::key(word)).or_default();
            if bucket.last() != Some(&entity) {
                bucket.push(entity);
            }
        }
    }

    /// The entity that a sequence of words names: by a full name the speaker whom the user told of, by a word alone
    /// whoever has a full name with it first.
    fn find(&self, entities: &[Entity], found: &Sequence, lexicon: &Tables) -> Option<usize> {
        let told = || self.told.get(&found.told?).copied();
        let full = found.words.len() > 1;
        let by_words = |other: &usize| {
            let own = entities.get(*other).and_then(|entity| entity.told);
            found.told.is_none() || own.is_none() || own == found.told
        };
        let named = || self.find_named(entities, found, lexicon).filter(by_words);
        if full {
            told().or_else(named)
        } else {
            named().or_else(told)
        }
    }

    /// The entity whose name a sequence of words can be, the one entered last first.
    fn find_named(&self, entities: &[Entity], found: &Sequence, lexicon: &Tables) -> Option<usize> {
        let bucket = |word: &String| self.by_word.get(&Self::key(word)).map_or(&[][..], Vec::as_slice);
        let own = bucket(found.words.last()?);
        let near = || own.iter().rev().take(MOST_COMPARED).copied();
        // "Минобороны Армении", "Армения": a place alone is not the body that is named by it.
        let of_place = |entity: &Entity| {
            let office = |word: &String| lexicon.kinds(word).any(Kinds::ORGANISATION);
            let alone =
                matches!(&found.words[..], [word] if !office(word)) && found.kind == SpeakerKind::Organisation;
            alone && !lexicon.bare_clause && entity.words.len() > 1 && entity.words.iter().any(office)
        };
        let test = |fits: fn(&[String], &[String], &Tables) -> bool| {
            near().find(|&id| {
                entities
                    .get(id)
                    .is_some_and(|entity| fits(&entity.words, &found.words, lexicon) && !of_place(entity))
            })
        };
        let office = || {
            let same = |id: &usize| {
                entities.get(*id).is_some_and(|entity| {
                    let both = entity.kind == SpeakerKind::Organisation && found.kind == entity.kind;
                    both && same_office(&entity.words, &found.words, lexicon)
                })
            };
            near().find(same)
        };
        test(same_words)
            .or_else(|| test(same_person))
            .or_else(office)
            .or_else(|| {
                // A given name alone or with that of the father, where one person only bears it.
                let given = match &found.words[..] {
                    [given] => given,
                    [given, father] if lexicon.is_patronymic(father) => given,
                    _ => return None,
                };
                let mut bearers = bucket(given).iter().rev().take(MOST_COMPARED).copied().filter(|&id| {
                    entities.get(id).is_some_and(|entity| {
                        entity.kind == SpeakerKind::Person
                            && entity
                                .words
                                .first()
                                .is_some_and(|first| lexicon.same_name(first, given))
                            && (found.words.len() == 1
                                || entity.words.get(1).is_some_and(|own| !lexicon.is_patronymic(own)))
                    })
                });
                let bearer = bearers.next()?;
                bearers.all(|other| other == bearer).then_some(bearer)
            })
    }
}

fn same_words(known: &[String], found: &[String], lexicon: &Tables) -> bool {
    known.len() == found.len()
        && known
            .iter()
            .zip(found)
            .all(|(known, found)| lexicon.same_name(known, found))
}

/// Whether one of two names for an office is the other with the words before it that say whose it is: "Armenian Foreign
/// Ministry" and "Foreign Ministry".
fn same_office(known: &[String], found: &[String], lexicon: &Tables) -> bool {
    let shorter = known.len().min(found.len());
    let pairs = known.iter().rev().zip(found.iter().rev());
    shorter > 1
        && pairs
            .take(shorter)
            .all(|(known, found)| lexicon.same_name(known, found))
}

/// Whether two names can be those of one person: one surname, and no given name or initial that speaks against it.
fn same_person(known: &[String], found: &[String], lexicon: &Tables) -> bool {
    let (Some(surname), Some(other)) = (known.last(), found.last()) else {
        return false;
    };
    if !lexicon.same_name(surname, other) {
        return false;
    }
    let (Some(given), Some(first)) = (known.first(), found.first()) else {
        return false;
    };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    found.len() == 1
        || known.len() == 1
        || lexicon.same_name(given, first)
        || initial(first, given)
        || initial(given, first)
}
