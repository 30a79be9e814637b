//! Everyone the text names: persons, organisations and places, under all forms of their names, with their roles.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use araxes_text::{Segment, SegmentKind, Span};

use crate::SpeakerKind;
use crate::lexicon::{Kinds, Lexicon};
use crate::tokens::Token;

/// A name has at most so many words.
const LONGEST_NAME: usize = 10;
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

/// What the roster is made from.
pub(crate) struct Source<'s> {
    pub(crate) text: &'s str,
    pub(crate) segments: &'s [Segment],
    pub(crate) places: &'s [Span],
    pub(crate) tokens: &'s [Token],
    pub(crate) lexicon: &'s Lexicon,
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
        for full in [true, false] {
            for (slot, sequence) in resolved.iter_mut().zip(&found) {
                if (sequence.words.len() > 1) == full {
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
        crate::roles::read(source, &mut roster);
        roster
    }

    fn enter(&mut self, source: &Source<'_>, index: &mut Index, found: &Sequence, full: bool) -> Option<usize> {
        let known = index.find(&self.entities, found, source.lexicon);
        if let Some(known) = known {
            self.improve(known, found);
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
        });
        index.add(entity, found);
        Some(entity)
    }

    /// Takes over a fuller name, or the same one in a shorter form: endings make names longer.
    fn improve(&mut self, entity: usize, found: &Sequence) {
        let Some(entity) = self.entities.get_mut(entity) else {
            return;
        };
        let initials = |words: &[String]| words.iter().filter(|word| word.chars().count() == 1).count();
        let fuller = (found.words.len(), initials(&entity.words)) > (entity.words.len(), initials(&found.words));
        let same_words = found.words.len() == entity.words.len() && initials(&entity.words) == initials(&found.words);
        let spelled_out = found.words.len() >= entity.words.len() && initials(&found.words) < initials(&entity.words);
        let fuller = fuller && initials(&found.words) <= initials(&entity.words);
        if fuller || spelled_out || (same_words && found.name.len() < entity.name.len()) {
            entity.name.clone_from(&found.name);
            entity.words.clone_from(&found.words);
        }
    }
}

/// Entities by the first letters of each word of their names.
#[derive(Debug, Default)]
struct Index {
    by_word: HashMap<String, Vec<usize>>,
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

    /// The entity that a sequence of words names, the one entered last first.
    fn find(&self, entities: &[Entity], found: &Sequence, lexicon: &Lexicon) -> Option<usize> {
        let bucket = self.by_word.get(&Self::key(found.words.last()?))?;
        let near = || bucket.iter().rev().take(MOST_COMPARED).copied();
        let test = |fits: fn(&[String], &[String], &Lexicon) -> bool| {
            near().find(|&id| {
                entities
                    .get(id)
                    .is_some_and(|entity| fits(&entity.words, &found.words, lexicon))
            })
        };
        test(same_words).or_else(|| test(same_person)).or_else(|| {
            // A given name alone, where one person only bears it.
            let [given] = &found.words[..] else { return None };
            let mut bearers = near().filter(|&id| {
                entities.get(id).is_some_and(|entity| {
                    entity.kind == SpeakerKind::Person
                        && entity
                            .words
                            .first()
                            .is_some_and(|first| lexicon.same_name(first, given))
                })
            });
            let bearer = bearers.next()?;
            bearers.all(|other| other == bearer).then_some(bearer)
        })
    }
}

fn same_words(known: &[String], found: &[String], lexicon: &Lexicon) -> bool {
    known.len() == found.len()
        && known
            .iter()
            .zip(found)
            .all(|(known, found)| lexicon.same_name(known, found))
}

/// Whether two names can be those of one person: one surname, and no given name or initial that speaks against it.
fn same_person(known: &[String], found: &[String], lexicon: &Lexicon) -> bool {
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

/// Words that may be a name.
#[derive(Clone, Debug)]
struct Sequence {
    tokens: Range<usize>,
    span: Span,
    words: Vec<String>,
    name: String,
    kind: SpeakerKind,
    /// Counts only where the name is known from elsewhere: in headlines that capitalise every word.
    weak: bool,
}

fn sequences(source: &Source<'_>) -> Vec<Sequence> {
    let tokens = source.tokens;
    let common: HashSet<&str> = tokens
        .iter()
        .filter(|token| token.is_word() && !token.capital)
        .map(|token| token.lower.as_str())
        .collect();
    let title_case = title_case(source);
    let mut places = source.places.iter().peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(end) = name_end(source, &common, at) else {
            at += 1;
            continue;
        };
        let segment = tokens.get(at).map_or(0, |token| token.segment);
        if let Some(mut sequence) = sequence(source, at..end) {
            while places.next_if(|place| place.end <= sequence.span.start).is_some() {}
            if places.peek().is_some_and(|place| place.contains(sequence.span)) {
                sequence.kind = SpeakerKind::Organisation;
            }
            sequence.weak = title_case.contains(&segment);
            found.push(sequence);
        }
        at = end;
    }
    found
}

/// Headings in which most words have capitals, as in English headline style.
fn title_case(source: &Source<'_>) -> HashSet<usize> {
    let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
    for token in source.tokens.iter().filter(|token| token.is_word()) {
        if source
            .segments
            .get(token.segment)
            .is_some_and(|segment| segment.kind == SegmentKind::Heading)
        {
            let count = counts.entry(token.segment).or_default();
            count.0 += usize::from(token.capital);
            count.1 += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, (capitals, all))| *all > 4 && capitals * 10 > all * 6)
        .map(|(id, _)| id)
        .collect()
}

/// Where the name that begins at a token ends; `None` where none begins.
fn name_end(source: &Source<'_>, common: &HashSet<&str>, start: usize) -> Option<usize> {
    let Source { tokens, lexicon, .. } = source;
    let first = tokens.get(start)?;
    if lexicon.is_surname(&first.lower) {
        return Some(start + 1);
    }
    let next = tokens.get(start + 1);
    if first.is_word() && !first.capital {
        let surname = next.filter(|next| next.segment == first.segment && lexicon.is_surname(&next.lower));
        let given = surname.is_some() && !is_role(source, start) && !lexicon.kinds(&first.lower).any(Kinds::FUNCTION);
        return given.then_some(start + 2);
    }
    if !may_begin(source, common, start) {
        return None;
    }
    let mut end = start + 1;
    let mut organisation = lexicon.kinds(&first.lower).any(Kinds::ORGANISATION);
    while end < tokens.len() && end - start < LONGEST_NAME {
        let Some(step) = extension(source, start, end, organisation) else {
            break;
        };
        end += step;
        organisation |= tokens
            .get(end - 1)
            .is_some_and(|token| lexicon.kinds(&token.lower).any(Kinds::ORGANISATION));
    }
    Some(end)
}

fn is_role(source: &Source<'_>, at: usize) -> bool {
    let word = |nth: usize| source.tokens.get(at + nth).map(|token| token.lower.as_str());
    word(0).is_some_and(|first| source.lexicon.role(first, word).is_some())
}

fn may_begin(source: &Source<'_>, common: &HashSet<&str>, at: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let Some(token) = tokens.get(at).filter(|token| token.capital) else {
        return false;
    };
    let kinds = lexicon.kinds(&token.lower);
    if kinds.any(Kinds::FUNCTION.with(Kinds::TITLE)) || is_role(source, at) {
        let acronym = token.lower.len() > 1 && kinds.any(Kinds::ORGANISATION);
        return acronym;
    }
    let before = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .filter(|b| b.segment == token.segment);
    let starts = before.is_none_or(|before| !before.is_word() && !matches!(before.first, ',' | '-' | '(' | '&'));
    let segment = token.segment;
    let next_capital = tokens
        .get(at + 1)
        .is_some_and(|next| next.capital && next.segment == token.segment);
    let word = |nth: usize| tokens.get(at + nth).map(|token| token.lower.as_str());
    let cue = lexicon.cue(&token.lower, word).is_some();
    // "Stonecutter X Y": a word for someone's work that begins a sentence is no part of the name.
    let two_more = next_capital
        && tokens
            .get(at + 2)
            .is_some_and(|token| token.capital && token.segment == segment);
    if starts && (cue || two_more && lexicon.is_occupation(&token.lower)) {
        return false;
    }
    // A word that the text also has in lower case is a name only where another capital follows.
    !starts || next_capital || !common.contains(token.lower.as_str())
}

/// How many tokens from `end` on go on with the name that began at `start`.
fn extension(source: &Source<'_>, start: usize, end: usize, organisation: bool) -> Option<usize> {
    let Source { tokens, lexicon, .. } = source;
    let (last, next) = (tokens.get(end - 1)?, tokens.get(end)?);
    if next.segment != last.segment || last.possessive {
        return None;
    }
    let after = tokens.get(end + 1).filter(|token| token.segment == next.segment);
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.capital);
    if next.is('.') {
        // A. Petrosyan; E.Quliyev
        return (!next.spaced && last.is_initial() && capital(after)).then_some(2);
    }
    if next.is('-') || next.is('‑') || next.is('–') {
        return (!next.spaced && after.is_some_and(|after| after.is_word() && !after.spaced)).then_some(2);
    }
    if next.is('&') {
        return capital(after).then_some(2);
    }
    if !next.is_word() {
        return None;
    }
    let kinds = lexicon.kinds(&next.lower);
    if next.capital {
        let placed = |token: &Token| {
            source
                .places
                .binary_search_by_key(&token.span.end, |place| place.end)
                .is_ok()
        };
        let behind_place = lexicon.kinds(&last.lower).any(Kinds::COUNTRY) || placed(last);
        let stops = kinds.any(Kinds::CALENDAR)
            || (behind_place && !lexicon.kinds(&next.lower).any(Kinds::ORGANISATION))
            || (is_role(source, end) && !organisation);
        return (!stops && !kinds.any(Kinds::PRONOUN.with(Kinds::CONJUNCTION).with(Kinds::TITLE))).then_some(1);
    }
    if kinds.any(Kinds::PARTICLE) {
        // Patronymic particles end a name, the others stand before its last word.
        return (capital(after) || end - start > 1).then_some(1);
    }
    if organisation && kinds.any(Kinds::ORG_LINK) {
        let article = after.is_some_and(|after| lexicon.kinds(&after.lower).any(Kinds::DEFINITE));
        return match (capital(after), article && capital(tokens.get(end + 2))) {
            (true, _) => Some(2),
            (_, true) => Some(3),
            _ => None,
        };
    }
    if organisation && kinds.any(Kinds::COORDINATOR) {
        let linked = tokens
            .get(start..end)?
            .iter()
            .any(|token| lexicon.kinds(&token.lower).any(Kinds::ORG_LINK));
        return (linked && capital(after)).then_some(2);
    }
    None
}

fn sequence(source: &Source<'_>, range: Range<usize>) -> Option<Sequence> {
    let Source {
        text, tokens, lexicon, ..
    } = source;
    let own = tokens.get(range.clone())?;
    let (first, last) = (own.first()?, own.last()?);
    let span = Span::new(first.span.start, last.span.end);
    let mut words: Vec<String> = Vec::new();
    for token in own.iter().filter(|token| token.is_word()) {
        // What a hyphen joins is one word of the name.
        match words
            .last_mut()
            .filter(|_| !token.spaced && !own.iter().any(|mark| mark.is('.') && mark.span.end == token.span.start))
        {
            Some(word) => {
                word.push('-');
                word.push_str(&token.lower);
            }
            None => words.push(token.lower.clone()),
        }
    }
    let mut form = span.of(text);
    if last.possessive {
        form = form.trim_end_matches(['s', 'S']).trim_end_matches(['\'', '’']);
    }
    let acronym = words.len() == 1 && form.chars().count() > 1 && form.chars().all(char::is_uppercase);
    let organisation = acronym
        || own
            .iter()
            .any(|token| lexicon.kinds(&token.lower).any(Kinds::ORGANISATION));
    let country = words.len() == 1 && lexicon.kinds(&first.lower).any(Kinds::COUNTRY);
    let kind = if organisation || country {
        SpeakerKind::Organisation
    } else {
        SpeakerKind::Person
    };
    let name = if organisation {
        form.to_owned()
    } else {
        lexicon.nominative(form)
    };
    Some(Sequence {
        tokens: range,
        span,
        words,
        name,
        kind,
        weak: false,
    })
}
