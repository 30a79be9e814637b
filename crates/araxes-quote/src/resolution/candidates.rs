//! Whom a pronoun stands for, and who goes on where nobody is named: whoever is named or has spoken before is a
//! candidate, scored by a list of features.

use araxes_text::SegmentKind;

use crate::SpeakerKind;
use crate::attribution::report::{Report, Rule};
use crate::lexicon::Kinds;
use crate::resolution::feature::{Candidate, Choice, Feature, Meant, choose};
use crate::resolution::{Entry, REACH as PARAGRAPHS, Resolver};
use crate::roster::Mention;
use crate::subject::{Pronoun, Subject};
use crate::tokens::is_abbreviated;

/// Names looked at before a pronoun.
const MOST_NAMES: usize = 24;
/// Tokens looked back over for the start of a sentence.
const REACH: usize = 160;
/// Words between a preposition and the name that it governs.
const LONGEST_PHRASE: usize = 6;

impl Resolver<'_> {
    /// Whom a pronoun stands for, among the last speaker and those named before it.
    pub(crate) fn antecedent(&self, pronoun: Pronoun, subject: &Subject, report: &Report) -> Option<Choice> {
        choose(self.candidates(pronoun, subject, report), "pronoun for a candidate")
    }

    /// Who goes on where nobody is named: the source of the report right before, the last speaker, or whom the sentence
    /// before is about.
    pub(crate) fn goes_on(&self, report: &Report) -> Option<Choice> {
        let near = |segment: usize| report.segment.saturating_sub(segment) <= PARAGRAPHS;
        let mut all = Vec::new();
        if let Some((speaker, sentence)) = self.previous
            && report.segment == self.previous_segment
            && report.sentence.saturating_sub(sentence) <= 1
            && let Some(entry) = self.entries.get(speaker.id)
        {
            let who = entry.entity.map_or(Meant::Entry(speaker.id), Meant::Entity);
            let start = speaker
                .mention
                .or(entry.mentions.last().copied())
                .map_or(0, |span| span.start);
            let features = [
                Feature::Continues,
                Feature::PreviousSpeaker,
                Feature::SentenceBefore,
                Feature::SameParagraph,
            ];
            all.push(
                features
                    .into_iter()
                    .fold(Candidate::new(who, start), |own, feature| own.with(feature, true)),
            );
        }
        all.extend(
            self.last_speaker(report)
                .filter(|_| self.last.is_some_and(|(_, segment, _)| near(segment))),
        );
        let token = self
            .source
            .tokens
            .partition_point(|token| token.span.start < report.start());
        let own = self.sentence_start(token.saturating_sub(1));
        let before = self.sentence_start(own.saturating_sub(1));
        let mentions = &self.roster.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < report.start());
        let told = mentions.get(end.saturating_sub(MOST_NAMES)..end).unwrap_or(&[]).iter();
        let told = told.filter(|mention| {
            let segment = self.source.tokens.get(mention.tokens.start).map(|token| token.segment);
            mention.tokens.start >= before
                && segment == Some(report.segment)
                && self.may_be_meant(mention, Pronoun::Any)
        });
        all.extend(told.map(|mention| self.named(mention, Pronoun::Any, report, (own, before))));
        let continues = all.iter().any(|candidate| candidate.has(Feature::Continues));
        let choice = choose(all, "nobody is named")?;
        // Who spoke some paragraphs before goes on less often than who has just spoken.
        let certainty = if continues { 0.95 } else { 0.8 };
        Some(Choice { certainty, ..choice })
    }

    /// The person whom the blocks before an unclaimed quote are about, where nobody has spoken yet.
    pub(crate) fn spoken_of(&self, report: &Report) -> Option<usize> {
        if self.last.is_some() || self.source.lexicon.bare_clause || report.rule != Rule::Floating {
            return None;
        }
        let mentions = &self.roster.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < report.start());
        let near = mentions.get(end.saturating_sub(MOST_NAMES)..end)?.iter().rev();
        let close = |mention: &&Mention| {
            let segment = self.source.tokens.get(mention.tokens.start).map(|token| token.segment);
            segment.is_some_and(|segment| report.segment.saturating_sub(segment) <= PARAGRAPHS)
        };
        let mut fitting = near
            .filter(close)
            .filter(|mention| self.may_be_meant(mention, Pronoun::Any));
        let first = fitting.next()?.entity;
        fitting.all(|mention| mention.entity == first).then_some(first)
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
        if let Some(last) = self.last_speaker(report)
            && self.last.is_some_and(|(id, ..)| self.fits(id, pronoun))
            && let Meant::Entity(entity) = last.who
        {
            let own = all
                .iter()
                .filter(|named| named.who == last.who)
                .map(|named| named.start);
            let start = own.max().unwrap_or(0).max(last.start);
            let last = Candidate { start, ..last };
            all.push(last.with(Feature::Gender, self.agrees(entity, pronoun)));
        }
        all.extend(self.unnamed_before(pronoun, report));
        let outer = self
            .outer
            .and_then(|id| self.entries.get(id)?.entity)
            .map(Meant::Entity);
        all.retain(|candidate| Some(candidate.who) != outer);
        all
    }

    /// The last speaker with a name, where it was named or meant last.
    fn last_speaker(&self, report: &Report) -> Option<Candidate> {
        let (id, segment, sentence) = self.last?;
        let entry = self.entries.get(id)?;
        let meant = entry.mentions.last().map_or(0, |span| span.start);
        let before = report.sentence.saturating_sub(sentence) <= 1;
        Some(
            Candidate::new(Meant::Entity(entry.entity?), meant)
                .with(Feature::PreviousSpeaker, !self.since(sentence))
                .with(Feature::Subject, true)
                .with(Feature::SentenceBefore, before)
                .with(Feature::SameParagraph, segment == report.segment),
        )
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
    pub(super) fn is_behind_preposition(&self, token: usize) -> bool {
        let before = (token.saturating_sub(LONGEST_PHRASE)..token)
            .rev()
            .map_while(|at| self.source.tokens.get(at).filter(|token| token.is_word()));
        before.into_iter().any(|token| token.kinds.any(Kinds::PREPOSITION))
    }

    /// The token that the sentence of a token begins at.
    pub(super) fn sentence_start(&self, token: usize) -> usize {
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

#[cfg(test)]
mod tests {
    use crate::attribute;
    use araxes_text::Language;

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
