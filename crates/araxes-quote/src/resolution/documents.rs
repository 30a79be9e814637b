//! Whose words a document's are, and those of a headline that an article repeats.

use araxes_text::{SegmentKind, Span};

use crate::attribution::report::{Report, Rule};
use crate::lexicon::Kinds;
use crate::resolution::{REACH, Resolved, Resolver};
use crate::subject::{Subject, Who};
use crate::tokens::Token;
use crate::{QuoteKind, SpeakerKind, SpeakerRef};

/// Tokens before a document in which it was issued.
const LONGEST_BACK: usize = 400;
/// Tokens from whoever issues a document to the word for it.
const LONGEST_ISSUE: usize = 32;
/// Headlines in marks that are looked up among what the article reports.
const MOST_HEADLINES: usize = 8;
/// Reports that one of them is compared with.
const MOST_REPORTS: usize = 400;
/// Fewer words may stand twice by chance.
const SHORTEST_REPEATED: usize = 3;

impl Resolver<'_> {
    /// The speaker of a document in a language that puts the owner before it: the office named with it, whoever the
    /// text says issued it, or whoever spoke right before.
    pub(super) fn of_document(
        &mut self,
        head: usize,
        subject: &Subject,
        report: &Report,
    ) -> Option<(usize, f32, &'static str)> {
        let lexicon = self.source.lexicon;
        let own = (subject.token..head)
            .rev()
            .filter_map(|at| Some((at, self.source.tokens.get(at)?)));
        let office = |at: usize| {
            let token = self.source.tokens.get(at);
            token.is_some_and(|token| {
                let kinds = token.kinds;
                kinds.any(Kinds::ORGANISATION) && !kinds.any(Kinds::DOCUMENT)
            })
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
        documents
            .into_iter()
            .take(MOST_HEADLINES)
            .find_map(|at| self.issuer_near(at))
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

    /// Gives the marks of headlines that nobody with a name says to whoever the article says spoke these words.
    pub(super) fn repeated(&self, reports: &[Report], found: &mut [Resolved]) {
        let text = self.source.text;
        let named = |resolved: &Resolved| {
            let entry = resolved.speaker.and_then(|speaker| self.entries.get(speaker.id));
            entry.is_some_and(|entry| entry.name.is_some())
        };
        let heading = |report: &Report| {
            let segment = self.source.segments.get(report.segment);
            let alone = matches!(report.rule, Rule::Headline | Rule::Floating | Rule::Colon);
            alone && segment.is_some_and(|segment| segment.kind == SegmentKind::Heading)
        };
        let unclaimed: Vec<usize> = (0..reports.len().min(found.len()))
            .filter(|&at| reports.get(at).is_some_and(heading) && !found.get(at).is_some_and(named))
            .take(MOST_HEADLINES)
            .collect();
        for at in unclaimed {
            let Some([span]) = reports.get(at).map(|report| &report.spans[..]) else {
                continue;
            };
            let words = span.of(text).trim_end_matches(['.', ',', '…', '!', '?']);
            if words.split_whitespace().nth(SHORTEST_REPEATED - 1).is_none() {
                continue;
            }
            let says = |report: &Report| {
                let marked = report.kind != QuoteKind::Indirect || report.rule == Rule::Announced;
                marked && report.spans.iter().any(|span| span.of(text).contains(words))
            };
            let later = reports.iter().zip(found.iter()).skip(at + 1).take(MOST_REPORTS);
            let speaker = later
                .into_iter()
                .find(|(report, resolved)| says(report) && named(resolved))
                .and_then(|(_, resolved)| resolved.speaker);
            if let (Some(speaker), Some(resolved)) = (speaker, found.get_mut(at)) {
                *resolved = Resolved {
                    speaker: Some(SpeakerRef {
                        id: speaker.id,
                        mention: resolved.speaker.and_then(|own| own.mention),
                    }),
                    certainty: 0.9,
                    reason: "the article says who spoke these words".into(),
                };
            }
        }
    }
}
