//! Whom a pronoun stands for: whoever is named or has spoken before it is a candidate, scored by a list of features.

use araxes_text::SegmentKind;

use crate::SpeakerKind;
use crate::attribution::report::Report;
use crate::lexicon::Kinds;
use crate::resolution::{Entry, Resolver};
use crate::roster::Mention;
use crate::subject::{Pronoun, Subject};
use crate::tokens::is_abbreviated;

/// Names looked at before a pronoun.
const MOST_NAMES: usize = 24;
/// Tokens looked back over for the start of a sentence.
const REACH: usize = 160;
/// Words between a preposition and the name that it governs.
const LONGEST_PHRASE: usize = 6;

/// What speaks for or against a candidate for the one a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Feature {
    /// The source of the last report (*previous speaker*).
    PreviousSpeaker,
    /// Named or meant last before the pronoun (*order*).
    Nearest,
    /// In the sentence of the pronoun or the one before it (*distance*).
    SentenceBefore,
    /// What the sentence of the pronoun itself is about.
    SameSentence,
    /// In the paragraph of the pronoun.
    SameParagraph,
    /// The first name of its sentence, with nothing that governs it (*kind of mention*).
    Subject,
    /// Known to be a man or a woman, as the pronoun says.
    Gender,
    /// Behind a preposition, or in a case that no subject has (*case ending*).
    Governed,
    /// Only says whose something is: "the mayor's".
    Possessor,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::PreviousSpeaker,
        Self::Nearest,
        Self::SentenceBefore,
        Self::SameSentence,
        Self::SameParagraph,
        Self::Subject,
        Self::Gender,
        Self::Governed,
        Self::Possessor,
    ];

    /// What it adds to the score of a candidate. Set by hand so that the order of the rules below comes out: who has just
    /// spoken goes on, unless the sentence before is about somebody else.
    #[must_use]
    pub fn weight(self) -> f32 {
        match self {
            Self::PreviousSpeaker => 2.0,
            Self::Subject => 1.75,
            Self::Nearest => 1.5,
            Self::SentenceBefore | Self::SameSentence => 1.0,
            Self::SameParagraph | Self::Gender => 0.5,
            Self::Governed | Self::Possessor => -1.5,
        }
    }

    /// In words, as [`Quote::reason`](crate::Quote::reason) has it.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::PreviousSpeaker => "spoke last",
            Self::Nearest => "named last",
            Self::SentenceBefore => "in the sentence before",
            Self::SameSentence => "in the same sentence",
            Self::SameParagraph => "in the same paragraph",
            Self::Subject => "what its sentence is about",
            Self::Gender => "gender agrees",
            Self::Governed => "behind a preposition",
            Self::Possessor => "a possessor",
        }
    }
}

/// Who a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// An entity of the roster.
    Entity(usize),
    /// A speaker without a name, by its entry.
    Entry(usize),
}

/// Someone that a pronoun may stand for.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    who: Meant,
    /// The byte that it is named or meant at.
    start: usize,
    features: u16,
}

impl Candidate {
    fn new(who: Meant, start: usize) -> Self {
        Self {
            who,
            start,
            features: 0,
        }
    }

    fn with(mut self, feature: Feature, holds: bool) -> Self {
        self.features |= u16::from(holds) << feature as u16;
        self
    }

    fn has(self, feature: Feature) -> bool {
        self.features & (1 << feature as u16) != 0
    }

    fn score(self) -> f32 {
        let own = Feature::ALL.into_iter().filter(|feature| self.has(*feature));
        own.map(Feature::weight).sum()
    }

    /// The features that speak for it, in words.
    fn reason(self) -> String {
        let own = Feature::ALL
            .into_iter()
            .filter(|feature| self.has(*feature) && feature.weight() > 0.0);
        own.map(Feature::description).collect::<Vec<_>>().join(", ")
    }
}

/// The best candidate, how sure it is, and why.
pub(crate) struct Choice {
    pub(crate) who: Meant,
    pub(crate) certainty: f32,
    pub(crate) reason: String,
}

impl Resolver<'_> {
    /// Whom a pronoun stands for, among the last speaker and those named before it.
    pub(crate) fn antecedent(&self, pronoun: Pronoun, subject: &Subject, report: &Report) -> Option<Choice> {
        let mut all = self.candidates(pronoun, subject, report);
        let nearest = all.iter().map(|candidate| candidate.start).max()?;
        for candidate in &mut all {
            *candidate = candidate.with(Feature::Nearest, candidate.start == nearest);
        }
        let order = |a: &&Candidate, b: &&Candidate| a.score().total_cmp(&b.score()).then(a.start.cmp(&b.start));
        let best = all.iter().max_by(order).copied()?;
        let others = all.iter().filter(|other| other.who != best.who);
        let second = others.map(|other| other.score()).fold(f32::NEG_INFINITY, f32::max);
        Some(Choice {
            who: best.who,
            certainty: certainty(best.score() - second),
            reason: format!("pronoun for a candidate: {}", best.reason()),
        })
    }

    fn candidates(&self, pronoun: Pronoun, subject: &Subject, report: &Report) -> Vec<Candidate> {
        let mentions = &self.roster.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < subject.mention.start);
        let near = mentions.get(end.saturating_sub(MOST_NAMES)..end).unwrap_or(&[]);
        let own = self.sentence_start(subject.token);
        let recent = (own, self.sentence_start(own.saturating_sub(1)));
        let fitting = near.iter().filter(|mention| self.may_be_meant(mention, pronoun));
        let mut all: Vec<_> = fitting
            .map(|mention| self.named(mention, pronoun, report, recent))
            .collect();
        if let Some((id, segment, sentence)) = self.last.filter(|(id, ..)| self.fits(*id, pronoun))
            && let Some(entry) = self.entries.get(id)
            && let Some(entity) = entry.entity
        {
            let meant = entry.mentions.last().map_or(0, |span| span.start);
            let own = Meant::Entity(entity);
            let named = all
                .iter()
                .filter(|named| named.who == own)
                .map(|named| named.start)
                .max();
            let before = report.sentence.saturating_sub(sentence) <= 1;
            all.push(
                Candidate::new(own, named.unwrap_or(0).max(meant))
                    .with(Feature::PreviousSpeaker, !self.since(sentence))
                    .with(Feature::Subject, true)
                    .with(Feature::SentenceBefore, before)
                    .with(Feature::SameParagraph, segment == report.segment)
                    .with(Feature::Gender, self.agrees(entity, pronoun)),
            );
        }
        all.extend(self.unnamed_before(pronoun, report));
        let outer = self
            .outer
            .and_then(|id| self.entries.get(id)?.entity)
            .map(Meant::Entity);
        all.retain(|candidate| Some(candidate.who) != outer);
        all
    }

    /// A speaker without a name who spoke in this sentence or the one before: "A miller said … He added".
    fn unnamed_before(&self, pronoun: Pronoun, report: &Report) -> Option<Candidate> {
        let (speaker, sentence) = self.previous?;
        let entry = self.entries.get(speaker.id)?;
        let one = is_one_person(entry) && pronoun != Pronoun::They;
        let near = report.sentence.saturating_sub(sentence) <= 1;
        if entry.entity.is_some() || !one || !near {
            return None;
        }
        let start = entry.mentions.last().map_or(0, |span| span.start);
        let candidate = Candidate::new(Meant::Entry(speaker.id), start);
        Some(
            candidate
                .with(Feature::PreviousSpeaker, true)
                .with(Feature::Subject, true)
                .with(Feature::SentenceBefore, true),
        )
    }

    /// Whether a speaker without a name has spoken since a sentence.
    fn since(&self, sentence: usize) -> bool {
        let unnamed = |id: usize| {
            let entry = self.entries.get(id);
            entry.is_some_and(|entry| entry.entity.is_none() && is_one_person(entry))
        };
        self.previous
            .is_some_and(|(speaker, since)| since > sentence && unnamed(speaker.id))
    }

    /// The features of a candidate at one place where it is named.
    fn named(
        &self,
        mention: &Mention,
        pronoun: Pronoun,
        report: &Report,
        (this, recent): (usize, usize),
    ) -> Candidate {
        let tokens = self.source.tokens;
        let first = mention.tokens.start;
        let possessor = tokens
            .get(mention.tokens.end.saturating_sub(1))
            .is_some_and(|token| token.possessive);
        let own = self.sentence_start(first);
        let governed = self.is_behind_preposition(first);
        let person = |at: usize| {
            let entity = self.roster.entity_at(at).and_then(|id| self.roster.entities.get(id));
            entity.is_some_and(|entity| entity.kind == SpeakerKind::Person)
        };
        // "Armenian Foreign Minister X": a country that only says whose minister it is does not lead.
        let leads = !(own..first).any(person);
        let last = self.last.filter(|(.., sentence)| !self.since(*sentence));
        let last = last
            .and_then(|(id, ..)| self.entries.get(id))
            .and_then(|entry| entry.entity);
        Candidate::new(Meant::Entity(mention.entity), mention.span.start)
            .with(Feature::PreviousSpeaker, last == Some(mention.entity))
            .with(Feature::SentenceBefore, first >= recent)
            .with(Feature::SameSentence, first >= this && leads && !governed && !possessor)
            .with(
                Feature::SameParagraph,
                tokens.get(first).is_some_and(|token| token.segment == report.segment),
            )
            .with(Feature::Subject, leads && !governed && !possessor)
            .with(Feature::Gender, self.agrees(mention.entity, pronoun))
            .with(Feature::Governed, governed)
            .with(Feature::Possessor, possessor)
    }

    /// Whether a name in running text, outside of what is quoted, can be that of whom a pronoun stands for.
    fn may_be_meant(&self, mention: &Mention, pronoun: Pronoun) -> bool {
        let wrong = wrong(pronoun);
        let person = self.roster.entities.get(mention.entity).is_some_and(|entity| {
            let full = entity.words().count() > 1 || entity.female.is_some();
            entity.kind == SpeakerKind::Person && full && (wrong.is_none() || entity.female != wrong)
        });
        person && self.is_running(mention) && !self.quoted.get(mention.tokens.start).copied().unwrap_or(true)
    }

    /// Whether a name stands in running text.
    fn is_running(&self, mention: &Mention) -> bool {
        let token = self.source.tokens.get(mention.tokens.start);
        let segment = token.and_then(|token| self.source.segments.get(token.segment));
        segment.is_some_and(|segment| segment.kind == SegmentKind::Text)
    }

    /// The last person named before a subject, where nobody has spoken yet.
    pub(crate) fn named_before(&self, subject: &Subject) -> Option<usize> {
        let mentions = &self.roster.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < subject.mention.start);
        let near = mentions.get(end.saturating_sub(MOST_NAMES)..end)?;
        let mut fitting = near
            .iter()
            .rev()
            .filter(|mention| self.may_be_meant(mention, Pronoun::Any))
            .peekable();
        let nearest = fitting.peek().copied();
        let chosen = fitting.find(|mention| !self.is_behind_preposition(mention.tokens.start));
        chosen.or(nearest).map(|mention| mention.entity)
    }

    /// The first person named behind a subject that may be meant by a pronoun and that nothing governs.
    pub(crate) fn first_named_behind(&self, pronoun: Pronoun, subject: &Subject) -> Option<usize> {
        if pronoun == Pronoun::They {
            return None;
        }
        let mentions = &self.roster.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < subject.mention.start);
        // Whoever is named before it, were it by a given name alone, may be meant instead.
        let person = |mention: &Mention| {
            let entity = self.roster.entities.get(mention.entity);
            entity.is_some_and(|entity| entity.kind == SpeakerKind::Person) && self.is_running(mention)
        };
        if mentions.get(..end)?.iter().rev().take(MOST_NAMES).any(person) {
            return None;
        }
        let near = mentions.get(end..)?.iter().take(MOST_NAMES);
        let mut fitting = near.filter(|mention| self.may_be_meant(mention, pronoun));
        let first = fitting.find(|mention| !self.is_behind_preposition(mention.tokens.start));
        first.map(|mention| mention.entity)
    }

    fn agrees(&self, entity: usize, pronoun: Pronoun) -> bool {
        let female = self.roster.entities.get(entity).and_then(|entity| entity.female);
        wrong(pronoun).is_some_and(|wrong| female == Some(!wrong))
    }

    /// Whether a preposition stands before a token, with at most a few words between.
    fn is_behind_preposition(&self, token: usize) -> bool {
        let before = (token.saturating_sub(LONGEST_PHRASE)..token)
            .rev()
            .map_while(|at| self.source.tokens.get(at).filter(|token| token.is_word()));
        before
            .into_iter()
            .any(|token| self.source.lexicon.kinds(&token.lower).any(Kinds::PREPOSITION))
    }

    /// The token that the sentence of a token begins at.
    fn sentence_start(&self, token: usize) -> usize {
        let tokens = self.source.tokens;
        let segment = tokens.get(token).map(|token| token.segment);
        let ends = |at: &usize| {
            let Some(mark) = tokens.get(*at) else { return true };
            let stop = !mark.is_word() && matches!(mark.first, '.' | '!' | '?' | '։' | '…');
            let initial = at.checked_sub(1).is_some_and(|before| is_abbreviated(tokens, before));
            let spaced = tokens.get(at + 1).is_none_or(|next| next.spaced);
            stop && spaced && !initial || Some(mark.segment) != segment
        };
        let lowest = token.saturating_sub(REACH);
        (lowest..token).rev().find(ends).map_or(lowest, |end| end + 1)
    }
}

/// Whether a speaker without a name is one person, by the role or the wish to stay unnamed.
fn is_one_person(entry: &Entry) -> bool {
    entry.kind == SpeakerKind::Unnamed || entry.kind == SpeakerKind::Role && !entry.roles.is_empty()
}

/// The sex that a pronoun rules out: whether it is the female one.
fn wrong(pronoun: Pronoun) -> Option<bool> {
    match pronoun {
        Pronoun::He => Some(true),
        Pronoun::She => Some(false),
        _ => None,
    }
}

/// How sure a choice is that leads by so much.
fn certainty(lead: f32) -> f32 {
    match lead {
        lead if lead >= 2.0 => 0.92,
        lead if lead >= 1.0 => 0.86,
        _ => 0.72,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute;
    use araxes_text::Language;

    #[test]
    fn every_feature_has_a_weight_and_a_name_of_its_own() {
        let names: std::collections::HashSet<_> = Feature::ALL.iter().map(|feature| feature.description()).collect();
        assert_eq!(names.len(), Feature::ALL.len());
        assert!(Feature::ALL.iter().all(|feature| feature.weight() != 0.0));
    }

    #[test]
    fn the_last_speaker_goes_on_unless_the_sentence_before_is_about_another() {
        let who = |text: &str| {
            let found = attribute(text, Language::En);
            let speaker = found.quotes.last().and_then(|quote| quote.speaker).unwrap();
            (
                found.speakers[speaker.id].name.clone().unwrap_or_default(),
                found.quotes.last().unwrap().reason.clone(),
            )
        };
        let (name, reason) = who("Miller Aram Vardanyan said that the wheel was new. He said that the axle hums.");
        assert_eq!(name, "Aram Vardanyan");
        assert!(reason.contains("spoke last"), "{reason}");
        let (name, reason) = who(
            "Miller Aram Vardanyan said that the wheel was new. Baker Elnur Aliyev shook his head. He said that the axle creaks.",
        );
        assert_eq!(name, "Elnur Aliyev");
        assert!(reason.contains("in the sentence before"), "{reason}");
    }
}
