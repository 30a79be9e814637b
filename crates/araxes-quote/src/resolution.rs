//! Who the sources are: names, roles, pronouns and unsaid speakers become entries of one list.

use std::collections::HashMap;

use araxes_text::{SegmentKind, Span};

use crate::lexicon::Kinds;
use crate::report::{Origin, Report, Rule};
use crate::roles;
use crate::roster::{Roster, Source};
use crate::subject::{Pronoun, Subject, Who};
use crate::{Speaker, SpeakerKind, SpeakerRef};

/// Names looked at before a pronoun.
const MOST_NAMES: usize = 24;
/// Segments over which an unsaid speaker goes on.
const REACH: usize = 4;

/// A speaker before the list is written out.
#[derive(Clone, Debug)]
struct Entry {
    name: Option<String>,
    kind: SpeakerKind,
    entity: Option<usize>,
    roles: Vec<String>,
    mentions: Vec<Span>,
}

/// Whom a report was given to, and why.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) speaker: Option<SpeakerRef>,
    pub(crate) certainty: f32,
    pub(crate) reason: &'static str,
}

/// Reads reports in order and remembers who has spoken.
pub(crate) struct Resolver<'s> {
    source: &'s Source<'s>,
    roster: &'s mut Roster,
    /// For each token, whether it stands in marks or in a reported clause.
    quoted: &'s [bool],
    entries: Vec<Entry>,
    by_entity: HashMap<usize, usize>,
    by_phrase: HashMap<String, usize>,
    /// Who spoke last, and in which segment and sentence.
    last: Option<(usize, usize, usize)>,
    /// The source of the report before, whoever it was.
    previous: Option<(SpeakerRef, usize)>,
    /// Roles that no name before them fits: the report, and the role.
    open: Vec<(usize, Subject)>,
}

impl<'s> Resolver<'s> {
    pub(crate) fn new(source: &'s Source<'s>, roster: &'s mut Roster, quoted: &'s [bool]) -> Self {
        Self {
            source,
            roster,
            quoted,
            entries: Vec::new(),
            by_entity: HashMap::new(),
            by_phrase: HashMap::new(),
            last: None,
            previous: None,
            open: Vec::new(),
        }
    }

    /// The sources of the reports, which are in order, and the list of speakers.
    pub(crate) fn run(mut self, reports: &[Report], parents: &[Option<usize>]) -> (Vec<Resolved>, Vec<Speaker>) {
        let mut found = Vec::with_capacity(reports.len());
        for (index, report) in reports.iter().enumerate() {
            let resolved = self.resolve(index, report);
            if let Some(speaker) = resolved.speaker {
                self.previous = Some((speaker, report.sentence));
                let person = self.entries.get(speaker.id).is_some_and(|entry| entry.entity.is_some());
                let nested = parents.get(index).copied().flatten().is_some();
                if person && !nested && report.rule != Rule::Headline {
                    self.last = Some((speaker.id, report.segment, report.sentence));
                }
            }
            found.push(resolved);
        }
        self.look_ahead(&mut found);
        let speakers = self.write_out(&mut found);
        (found, speakers)
    }

    fn resolve(&mut self, index: usize, report: &Report) -> Resolved {
        match &report.origin {
            Origin::None => Resolved {
                speaker: None,
                certainty: 0.9,
                reason: "the text names no source",
            },
            Origin::Subject(subject) => self.subject(index, report, &subject.clone()),
            Origin::Same => match self
                .previous
                .filter(|(_, sentence)| report.sentence.abs_diff(*sentence) <= 1)
            {
                Some((speaker, _)) => Resolved {
                    speaker: Some(speaker),
                    certainty: 0.85,
                    reason: "source of the report before",
                },
                None => self.unsaid(report),
            },
            Origin::Unsaid => self.unsaid(report),
        }
    }

    fn unsaid(&mut self, report: &Report) -> Resolved {
        let near = self
            .last
            .filter(|(_, segment, _)| report.segment.saturating_sub(*segment) <= REACH);
        match near {
            Some((id, segment, _)) => Resolved {
                // In the paragraph of the last report its words name the source of this one too.
                speaker: Some(SpeakerRef {
                    id,
                    mention: self
                        .previous
                        .filter(|(p, _)| p.id == id && segment == report.segment)
                        .and_then(|(p, _)| p.mention),
                }),
                certainty: 0.75,
                reason: "nobody is named: the last speaker goes on",
            },
            None => Resolved {
                speaker: None,
                certainty: 0.5,
                reason: "nobody is named",
            },
        }
    }

    fn subject(&mut self, index: usize, report: &Report, subject: &Subject) -> Resolved {
        let mention = Some(subject.mention);
        let (id, certainty, reason) = match &subject.who {
            Who::Entity(entity) => (self.entry(*entity), 0.97, "named at the cue"),
            Who::Pronoun(Pronoun::Other) => (
                self.unnamed(subject, SpeakerKind::Role),
                0.7,
                "first person or impersonal",
            ),
            Who::Pronoun(pronoun) => match self.pronoun(*pronoun, subject, report) {
                Some(id) => (id, 0.88, "pronoun for the last one who fits"),
                None => (
                    self.unnamed(subject, SpeakerKind::Role),
                    0.5,
                    "pronoun without a name before it",
                ),
            },
            Who::Role { class, indefinite, .. } => match self.role(class, *indefinite, subject) {
                Some(id) => (id, 0.85, "role of someone named elsewhere"),
                None => {
                    self.open.push((index, subject.clone()));
                    (self.unnamed(subject, SpeakerKind::Role), 0.85, "role without a name")
                }
            },
            Who::Organisation { head } => self.organisation(*head, subject),
            Who::Group => (self.unnamed(subject, SpeakerKind::Group), 0.9, "group at the cue"),
            Who::Unnamed => (
                self.unnamed(subject, SpeakerKind::Unnamed),
                0.9,
                "source that the text does not name",
            ),
            Who::Phrase => (self.unnamed(subject, SpeakerKind::Role), 0.8, "words at the cue"),
        };
        if !matches!(subject.who, Who::Entity(_))
            && let Some(entry) = self.entries.get_mut(id)
        {
            entry.mentions.push(subject.mention);
        }
        Resolved {
            speaker: Some(SpeakerRef { id, mention }),
            certainty,
            reason,
        }
    }

    fn entry(&mut self, entity: usize) -> usize {
        if let Some(id) = self.by_entity.get(&entity) {
            return *id;
        }
        let id = self.entries.len();
        let known = self.roster.entities.get(entity);
        self.entries.push(Entry {
            name: known.map(|known| known.name.clone()),
            kind: known.map_or(SpeakerKind::Unnamed, |known| known.kind),
            entity: Some(entity),
            roles: Vec::new(),
            mentions: Vec::new(),
        });
        self.by_entity.insert(entity, id);
        id
    }

    fn unnamed(&mut self, subject: &Subject, kind: SpeakerKind) -> usize {
        let phrase = subject.mention.of(self.source.text).to_lowercase();
        if let Some(id) = self.by_phrase.get(&phrase) {
            return *id;
        }
        let id = self.entries.len();
        let roles = match &subject.who {
            Who::Role { tokens, .. } => vec![roles::phrase(self.source, tokens)],
            _ => Vec::new(),
        };
        self.entries.push(Entry {
            name: None,
            kind,
            entity: None,
            roles,
            mentions: Vec::new(),
        });
        self.by_phrase.insert(phrase, id);
        id
    }

    /// The last speaker, or who was named since as what a sentence is about, as far as the pronoun allows.
    fn pronoun(&mut self, pronoun: Pronoun, subject: &Subject, report: &Report) -> Option<usize> {
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

    fn is_newer(&self, id: usize, start: usize) -> bool {
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

    fn fits(&self, id: usize, pronoun: Pronoun) -> bool {
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
    fn named_before(&self, subject: &Subject, pronoun: Pronoun) -> Option<(usize, usize)> {
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
    fn role(&mut self, class: &str, indefinite: bool, subject: &Subject) -> Option<usize> {
        if indefinite {
            return None;
        }
        let bearer = |entity: usize| {
            self.roster
                .entities
                .get(entity)
                .is_some_and(|entity| entity.classes.contains(&class))
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
        let named = before
            .iter()
            .rev()
            .take(400)
            .chain(behind.iter().take(400))
            .map(|mention| mention.entity)
            .find(|id| bearer(*id));
        if let Some(entity) = named {
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
        if !entity.classes.is_empty() {
            return None;
        }
        if let Who::Role { tokens, class, .. } = &subject.who {
            entity.roles.push(roles::phrase(self.source, tokens));
            entity.classes.push(class);
        }
        Some(id)
    }

    fn organisation(&mut self, head: usize, subject: &Subject) -> (usize, f32, &'static str) {
        let lexicon = self.source.lexicon;
        let Some(word) = self.source.tokens.get(head).map(|token| token.lower.clone()) else {
            return (
                self.unnamed(subject, SpeakerKind::Organisation),
                0.7,
                "organisation at the cue",
            );
        };
        let named = |entity: &crate::roster::Entity| {
            entity.kind == SpeakerKind::Organisation && entity.words().any(|own| lexicon.same_name(own, &word))
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
    fn look_ahead(&mut self, found: &mut [Resolved]) {
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

    fn words(&self, tokens: &std::ops::Range<usize>) -> Vec<&str> {
        let own = self.source.tokens.get(tokens.clone()).unwrap_or(&[]);
        own.iter()
            .filter(|token| token.is_word())
            .map(|token| token.lower.as_str())
            .collect()
    }

    /// The list of those who are quoted, in the order of their first report, renumbered without gaps.
    fn write_out(self, found: &mut [Resolved]) -> Vec<Speaker> {
        let mut number: HashMap<usize, usize> = HashMap::new();
        let mut speakers = Vec::new();
        for resolved in found {
            let Some(speaker) = &mut resolved.speaker else { continue };
            speaker.id = *number.entry(speaker.id).or_insert_with(|| {
                if let Some(entry) = self.entries.get(speaker.id) {
                    speakers.push(self.speaker(entry));
                }
                speakers.len().saturating_sub(1)
            });
        }
        speakers
    }

    fn speaker(&self, entry: &Entry) -> Speaker {
        let entity = entry.entity.and_then(|id| self.roster.entities.get(id));
        let mut mentions = entry.mentions.clone();
        if let Some(entity) = entity {
            mentions.extend(
                entity
                    .mentions
                    .iter()
                    .filter_map(|id| self.roster.mentions.get(*id))
                    .map(|mention| mention.span),
            );
        }
        mentions.sort_unstable();
        mentions.dedup();
        Speaker {
            name: entry.name.clone(),
            kind: entry.kind,
            roles: entity.map_or_else(|| entry.roles.clone(), |entity| entity.roles.clone()),
            mentions,
        }
    }
}
