//! Whose words a document's are.

use araxes_text::Span;

use crate::SpeakerKind;
use crate::attribution::report::Report;
use crate::lexicon::Kinds;
use crate::resolution::{REACH, Resolver};
use crate::subject::{Subject, Who};
use crate::tokens::Token;

/// Tokens before a document in which it was issued.
const LONGEST_BACK: usize = 400;
/// Tokens from whoever issues a document to the word for it.
const LONGEST_ISSUE: usize = 32;
/// Earlier words for a document that are looked at.
const MOST_DOCUMENTS: usize = 8;

impl Resolver<'_> {
    /// The speaker of a document. `definite` where its words say which one: whether nothing but its noun is told of it.
    pub(super) fn document(
        &mut self,
        head: usize,
        subject: &Subject,
        report: &Report,
        definite: Option<bool>,
    ) -> (usize, f32, &'static str) {
        let found = if self.source.lexicon.verb_final() {
            self.of_document(head, subject, report)
        } else {
            // "The November 9 statement" is known by more than who issued it.
            let issuer = definite.and_then(|plain| self.issuer(subject, report, plain));
            issuer.map(|id| (id, 0.85, "document of the organisation named with it or last"))
        };
        found.unwrap_or_else(|| {
            let id = self.unnamed(subject, SpeakerKind::Organisation);
            (id, 0.85, "document at the cue")
        })
    }

    /// The speaker of a document in a language that puts the owner before it: the office named with it, whoever the
    /// text says issued it, or whoever spoke right before.
    fn of_document(&mut self, head: usize, subject: &Subject, report: &Report) -> Option<(usize, f32, &'static str)> {
        let lexicon = self.source.lexicon;
        let own = (subject.token..head)
            .rev()
            .filter_map(|at| Some((at, self.source.tokens.get(at)?)));
        let office = |at: usize| {
            let token = self.source.tokens.get(at);
            token.is_some_and(|token| token.kinds.any(Kinds::ORGANISATION) && !token.kinds.any(Kinds::DOCUMENT))
        };
        let owns = |at: usize, token: &Token| {
            let entity = self.roster.entity_at(at)?;
            let last = self.roster.entities.get(entity)?.words().last()?;
            (!lexicon.is_dative_of(&token.lower, last)).then_some(entity)
        };
        let named = own.clone().find_map(|(at, token)| owns(at, token));
        if let Some(entity) = named {
            return Some((self.entry(entity), 0.85, "document of whoever is named with it"));
        }
        let first = self.source.tokens.get(subject.token)?.span.start;
        let found = own.map(|(at, token)| (at, token.span)).find(|(at, _)| office(*at));
        if let Some((at, span)) = found {
            let owner = Subject {
                mention: Span::new(first, span.end),
                who: Who::Organisation { head: at },
                token: subject.token,
            };
            return Some(self.organisation(at, &owner, report));
        }
        if let Some(entity) = self.issued_before(head, subject.token) {
            return Some((self.entry(entity), 0.85, "document of whoever issued it"));
        }
        let (speaker, _) = self.previous?;
        let near = report.segment.saturating_sub(self.previous_segment) <= REACH;
        let spoke = self.entries.get(speaker.id)?;
        let body = spoke.kind == SpeakerKind::Organisation && spoke.name.is_some();
        (near && body).then_some((speaker.id, 0.7, "document of the body that spoke right before"))
    }

    /// Who is named before an earlier word for a document in its sentence: "X bəyanat yayıb. Bəyanatda deyilir …".
    fn issued_before(&self, head: usize, before: usize) -> Option<usize> {
        const ENDING: usize = 2;
        const LONGEST_STEM: usize = 6;
        let tokens = self.source.tokens;
        let word = &tokens.get(head)?.lower;
        let letters = word.chars().count().saturating_sub(ENDING).min(LONGEST_STEM);
        let stem: String = word.chars().take(letters).collect();
        let lowest = before.saturating_sub(LONGEST_BACK);
        let documents = (lowest..before).rev().filter(|&at| {
            let token = tokens.get(at);
            token.is_some_and(|token| token.is_word() && token.lower.starts_with(&stem))
        });
        documents.take(MOST_DOCUMENTS).find_map(|at| self.issuer_near(at))
    }

    /// The person, or else the body, named last before a token in its sentence.
    fn issuer_near(&self, at: usize) -> Option<usize> {
        let tokens = self.source.tokens;
        let own = tokens.get(at)?;
        let mut body = None;
        for before in (at.saturating_sub(LONGEST_ISSUE)..at).rev() {
            let token = tokens.get(before)?;
            let stop = token.is('.') && tokens.get(before + 1).is_some_and(|next| next.spaced);
            if token.segment != own.segment || stop {
                break;
            }
            let Some(entity) = self.roster.entity_at(before) else {
                continue;
            };
            match self.roster.entities.get(entity)?.kind {
                SpeakerKind::Person => return Some(entity),
                SpeakerKind::Organisation if body.is_none() => body = Some(entity),
                _ => {}
            }
        }
        let known = |entity: &usize| {
            self.roster
                .entities
                .get(*entity)
                .is_some_and(|own| own.words().count() > 1)
        };
        body.filter(known)
    }

    /// Whose statement it is: of the organisation named between it and its verb ("a note that X had on its site says"),
    /// or else of the one that spoke right before.
    fn issuer(&mut self, subject: &Subject, report: &Report, plain: bool) -> Option<usize> {
        let mentions = &self.roster.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < subject.mention.end);
        let cue = report.cue.map_or(0, |cue| cue.start);
        let organisation = |entity: usize| {
            let known = self.roster.entities.get(entity);
            known.is_some_and(|known| known.kind == SpeakerKind::Organisation && known.words().count() > 1)
        };
        let own = mentions
            .get(first..)?
            .iter()
            .take_while(|mention| mention.span.end <= cue);
        if let Some(entity) = own.map(|mention| mention.entity).find(|entity| organisation(*entity)) {
            return Some(self.entry(entity));
        }
        if let Some(entity) = self.issuer_before(subject).filter(|_| plain) {
            return Some(self.entry(entity));
        }
        let (speaker, _) = self.previous.filter(|_| plain)?;
        let near = report.segment.saturating_sub(self.previous_segment) <= REACH;
        let spoke = self.entries.get(speaker.id)?;
        (near && spoke.kind == SpeakerKind::Organisation && spoke.name.is_some()).then_some(speaker.id)
    }

    /// Whom the sentence is about in which the document was new to the reader: "X issued a statement".
    fn issuer_before(&self, subject: &Subject) -> Option<usize> {
        let tokens = self.source.tokens;
        let word = tokens
            .get(subject.token..)?
            .iter()
            .find(|token| token.kinds.any(Kinds::DOCUMENT))?;
        let is_new = |at: &usize| {
            let same = tokens.get(*at).is_some_and(|token| token.lower == word.lower);
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            same && before.is_some_and(|before| before.kinds.any(Kinds::INDEFINITE))
        };
        let found = (subject.token.saturating_sub(LONGEST_BACK)..subject.token)
            .rev()
            .find(is_new)?;
        let start = self.sentence_start(found);
        let mentions = &self.roster.mentions;
        let first = mentions.partition_point(|mention| mention.tokens.start < start);
        let mut own = mentions
            .get(first..)?
            .iter()
            .take_while(|mention| mention.tokens.start < found);
        let own = own.find(|mention| {
            let last = tokens.get(mention.tokens.end.saturating_sub(1));
            let known = self.roster.entities.get(mention.entity);
            let whole = known.is_some_and(|known| known.words().count() > 1);
            whole && last.is_some_and(|last| !last.possessive) && !self.is_behind_preposition(mention.tokens.start)
        })?;
        Some(own.entity)
    }
}
