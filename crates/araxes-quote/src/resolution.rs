//! Who the sources are: names, roles, pronouns and unsaid speakers become entries of one list.

mod antecedents;
mod bearers;
mod candidates;
mod documents;
pub(crate) mod feature;
mod headings;

use std::borrow::Cow;
use std::collections::HashMap;

use araxes_text::Span;

use crate::attribution::report::{Origin, Report, Rule};
use crate::lexicon::Kinds;
use crate::resolution::feature::Meant;
use crate::roster::roles;
use crate::roster::{Roster, Source};
use crate::subject::{Pronoun, Subject, Who};
use crate::{QuoteKind, Speaker, SpeakerKind, SpeakerRef};

/// Segments over which an unsaid speaker goes on.
const REACH: usize = 4;

/// A speaker before the list is written out.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: Option<String>,
    pub(crate) kind: SpeakerKind,
    pub(crate) entity: Option<usize>,
    pub(crate) roles: Vec<String>,
    pub(crate) mentions: Vec<Span>,
}

/// Whom a report was given to, and why.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) speaker: Option<SpeakerRef>,
    pub(crate) certainty: f32,
    pub(crate) reason: Cow<'static, str>,
}

/// Reads reports in order and remembers who has spoken.
pub(crate) struct Resolver<'s> {
    pub(crate) source: &'s Source<'s>,
    pub(crate) roster: &'s mut Roster,
    /// For each token, whether it stands in marks or in a reported clause.
    pub(crate) quoted: &'s [bool],
    pub(crate) entries: Vec<Entry>,
    pub(crate) by_entity: HashMap<usize, usize>,
    pub(crate) by_phrase: HashMap<String, usize>,
    /// Who spoke last, and in which segment and sentence.
    pub(crate) last: Option<(usize, usize, usize)>,
    /// The source of the report before, whoever it was.
    pub(crate) previous: Option<(SpeakerRef, usize)>,
    /// The segment of that report.
    pub(crate) previous_segment: usize,
    /// Who is named in the headline.
    pub(crate) headline: Option<usize>,
    /// Who says the quote that the report stands in: "I" there, and never "he".
    pub(crate) outer: Option<usize>,
    /// Whether the report stands in a quote.
    pub(crate) in_quote: bool,
    /// Persons whom a report names as its source, with the byte that it names them at, in order.
    pub(crate) speaking: Vec<(usize, usize)>,
    /// Roles that no name before them fits: the report, and the role.
    pub(crate) open: Vec<(usize, Subject)>,
    /// Pronouns that nobody before them fits: the report, the pronoun and its words.
    pub(crate) open_pronouns: Vec<(usize, Pronoun, Subject)>,
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
            previous_segment: 0,
            headline: None,
            outer: None,
            in_quote: false,
            speaking: Vec::new(),
            open: Vec::new(),
            open_pronouns: Vec::new(),
        }
    }

    /// The sources of the reports, which are in order, and the list of speakers.
    pub(crate) fn run(mut self, reports: &[Report], parents: &[Option<usize>]) -> (Vec<Resolved>, Vec<Speaker>) {
        let mut found = Vec::with_capacity(reports.len());
        self.speaking = reports.iter().filter_map(|report| self.person_at(report)).collect();
        self.speaking.sort_unstable();
        for (index, report) in reports.iter().enumerate() {
            let parent = parents.get(index).copied().flatten();
            let in_quote = parent.is_some_and(|parent| {
                reports
                    .get(parent)
                    .is_some_and(|parent| parent.kind == QuoteKind::Direct)
            });
            self.outer = parent.filter(|_| in_quote).and_then(|parent| {
                let resolved: Option<&Resolved> = found.get(parent);
                resolved.and_then(|resolved| resolved.speaker).map(|speaker| speaker.id)
            });
            self.in_quote = in_quote;
            let resolved = self.resolve(index, report);
            // Whom somebody quotes is not who goes on.
            // Nor is the one who tells the story: "I asked him how many there were, and he counted. “…”"
            let teller = matches!(&report.origin, Origin::Subject(subject) if subject.who == Who::Pronoun(Pronoun::Other))
                && report.kind == QuoteKind::Indirect;
            if let Some(speaker) = resolved.speaker.filter(|_| parent.is_none() && !teller) {
                self.previous = Some((speaker, report.sentence));
                self.previous_segment = report.segment;
                let person = self.entries.get(speaker.id).is_some_and(|entry| entry.entity.is_some());
                if person && report.rule == Rule::Headline && self.last.is_none() {
                    self.headline = self.headline.or(Some(speaker.id));
                }
                if person && report.rule != Rule::Headline {
                    self.last = Some((speaker.id, report.segment, report.sentence));
                }
            }
            found.push(resolved);
        }
        self.look_ahead(&mut found);
        self.name_open_pronouns(&mut found);
        self.name_headings(reports, &mut found);
        let speakers = self.write_out(&mut found);
        (found, speakers)
    }

    /// The person whom a report names as its source, with the byte.
    fn person_at(&self, report: &Report) -> Option<(usize, usize)> {
        let Origin::Subject(Subject {
            who: Who::Entity(entity),
            mention,
            ..
        }) = &report.origin
        else {
            return None;
        };
        let known = self.roster.entities.get(*entity)?;
        (known.kind == SpeakerKind::Person).then_some((mention.start, *entity))
    }

    fn resolve(&mut self, index: usize, report: &Report) -> Resolved {
        match &report.origin {
            Origin::None => Resolved {
                speaker: None,
                certainty: 0.9,
                reason: "the text names no source".into(),
            },
            Origin::Subject(subject) => self.subject(index, report, &subject.clone()),
            Origin::Same => match self
                .previous
                .filter(|(_, sentence)| report.sentence.abs_diff(*sentence) <= 1)
            {
                Some((speaker, _)) => Resolved {
                    speaker: Some(speaker),
                    certainty: 0.85,
                    reason: "source of the report before".into(),
                },
                None => self.unsaid(report),
            },
            Origin::Unsaid => self.unsaid(report),
            Origin::Asked(entity) => match self.unsaid(report) {
                Resolved { speaker: None, .. } => Resolved {
                    speaker: Some(SpeakerRef {
                        id: self.entry(*entity),
                        mention: None,
                    }),
                    certainty: 0.75,
                    reason: "the one whom the interview is with".into(),
                },
                said => said,
            },
        }
    }

    fn unsaid(&mut self, report: &Report) -> Resolved {
        let Some(choice) = self.goes_on(report) else {
            if let Some(entity) = self.spoken_of(report) {
                return Resolved {
                    speaker: Some(SpeakerRef {
                        id: self.entry(entity),
                        mention: None,
                    }),
                    certainty: 0.6,
                    reason: "nobody has spoken: whom the text is about".into(),
                };
            }
            return Resolved {
                speaker: None,
                certainty: 0.5,
                reason: "nobody is named".into(),
            };
        };
        let id = match choice.who {
            Meant::Entry(id) => id,
            Meant::Entity(entity) => self.entry(entity),
        };
        // In the paragraph of the last report its words name the source of this one too.
        let previous = self
            .previous
            .filter(|(previous, _)| previous.id == id && self.previous_segment == report.segment);
        Resolved {
            speaker: Some(SpeakerRef {
                id,
                mention: previous.and_then(|(previous, _)| previous.mention),
            }),
            certainty: choice.certainty,
            reason: choice.reason.into(),
        }
    }

    fn subject(&mut self, index: usize, report: &Report, subject: &Subject) -> Resolved {
        let (id, certainty, reason) = self.whom(index, report, subject);
        if !matches!(subject.who, Who::Entity(_))
            && let Some(entry) = self.entries.get_mut(id)
        {
            entry.mentions.push(subject.mention);
        }
        Resolved {
            speaker: Some(SpeakerRef {
                id,
                mention: Some(subject.mention),
            }),
            certainty,
            reason,
        }
    }

    /// Whom the words at a cue mean, how sure that is, and why.
    fn whom(&mut self, index: usize, report: &Report, subject: &Subject) -> (usize, f32, Cow<'static, str>) {
        let (id, certainty, reason) = match &subject.who {
            Who::Entity(entity) => {
                let id = self.entry(*entity);
                self.name_place(id, subject);
                (id, 0.97, "named at the cue")
            }
            Who::Pronoun(Pronoun::Other) if self.is_first_person(subject) => {
                (self.outer.unwrap_or_default(), 0.85, "first person in a quote")
            }
            Who::Pronoun(Pronoun::Other) => {
                let id = self.unnamed(subject, SpeakerKind::Role);
                (id, 0.7, "first person or impersonal")
            }
            Who::Pronoun(pronoun) => {
                if let Some((id, certainty, why)) = self.pronoun(*pronoun, subject, report) {
                    return (id, certainty, why.into());
                }
                self.open_pronouns.push((index, *pronoun, subject.clone()));
                let id = self.unnamed(subject, SpeakerKind::Role);
                (id, 0.5, "pronoun without a name before it")
            }
            // "Sakin: …": the turn of somebody with a role, who need not have been named.
            Who::Role { class, tokens, .. } if report.rule == Rule::Turn => match self.labelled(class, tokens) {
                Some(entity) => (self.entry(entity), 0.85, "role of someone named elsewhere"),
                None => (self.unnamed(subject, SpeakerKind::Role), 0.85, "role without a name"),
            },
            Who::Role { class, indefinite, .. } => {
                if let Some((id, why)) = self.role(class, *indefinite, subject) {
                    return (id, 0.85, why);
                }
                self.open.push((index, subject.clone()));
                let id = self.unnamed(subject, SpeakerKind::Role);
                (id, 0.85, "role without a name")
            }
            Who::Organisation { head } => self.organisation(*head, subject, report),
            Who::Titled(name) => {
                let name = name.of(self.source.text).to_owned();
                let id = self.described(&name, subject);
                if let Some(entry) = self.entries.get_mut(id) {
                    entry.name = Some(name);
                }
                (id, 0.9, "named in marks at the cue")
            }
            Who::Group => (self.unnamed(subject, SpeakerKind::Group), 0.9, "group at the cue"),
            Who::Unnamed => {
                let id = self.unnamed(subject, SpeakerKind::Unnamed);
                (id, 0.9, "source that the text does not name")
            }
            Who::Phrase => (self.unnamed(subject, SpeakerKind::Role), 0.8, "words at the cue"),
        };
        (id, certainty, reason.into())
    }

    /// Calls a place that speaks for its government as the subject of its first report does, which no case ending shows.
    fn name_place(&mut self, id: usize, subject: &Subject) {
        let places = self.source.places;
        let at = places.partition_point(|place| place.end <= subject.mention.start);
        let place = places.get(at).is_some_and(|place| place.contains(subject.mention));
        let lexicon = self.source.lexicon;
        let own = subject.mention.of(self.source.text);
        let governed = subject
            .token
            .checked_sub(1)
            .and_then(|before| self.source.tokens.get(before));
        let governed = governed.is_some_and(|before| before.kinds.any(Kinds::PREPOSITION));
        let oblique = governed || lexicon.is_oblique(&own.to_lowercase());
        if let Some(entry) = self
            .entries
            .get_mut(id)
            .filter(|entry| place && entry.kind == SpeakerKind::Organisation && !lexicon.bare_clause)
            && !oblique
        {
            entry.name = Some(lexicon.nominative(own));
        }
    }

    /// Whether a subject is the first person inside of somebody's quote.
    fn is_first_person(&self, subject: &Subject) -> bool {
        let token = self.source.tokens.get(subject.token);
        let first = token.is_some_and(|token| token.kinds.any(Kinds::FIRST_PERSON));
        self.outer.is_some() && first
    }

    pub(crate) fn entry(&mut self, entity: usize) -> usize {
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

    pub(crate) fn unnamed(&mut self, subject: &Subject, kind: SpeakerKind) -> usize {
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
