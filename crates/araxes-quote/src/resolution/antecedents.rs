//! Whom pronouns, roles and short forms stand for.

use std::collections::HashMap;

use araxes_text::Span;

use crate::SpeakerKind;
use crate::attribution::report::Report;
use crate::lexicon::{Kinds, Tables};
use crate::resolution::feature::Meant;
use crate::resolution::{Entry, Resolved, Resolver};
use crate::roster::Entity;
use crate::subject::{Pronoun, Subject};

/// Words of a document and whose it is.
const LONGEST_DOCUMENT: usize = 4;
/// Speakers looked at for one with the same word.
const MOST_ENTRIES: usize = 24;

/// Whether two words for an organisation differ in their endings alone: "nazirliyi" and "nazirlikdən".
fn is_same_office(lexicon: &Tables, own: &str, other: &str) -> bool {
    const STEM: usize = 6;
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let office = |word: &str| lexicon.kinds(word).any(Kinds::ORGANISATION);
    !lexicon.bare_clause
        && office(own)
        && office(other)
        && own.chars().nth(STEM - 1).is_some()
        && (stem(own) == stem(other) || own.contains(&stem(other)))
}

impl Resolver<'_> {
    /// Whom a pronoun stands for, with how sure that is and why; from then on its sex is known.
    pub(crate) fn pronoun(
        &mut self,
        pronoun: Pronoun,
        subject: &Subject,
        report: &Report,
    ) -> Option<(usize, f32, String)> {
        let choice = self.antecedent(pronoun, subject, report)?;
        let id = match choice.who {
            Meant::Entry(id) => id,
            Meant::Entity(entity) => {
                if let Some(known) = self.roster.entities.get_mut(entity) {
                    match pronoun {
                        Pronoun::He => known.female = known.female.or(Some(false)),
                        Pronoun::She => known.female = known.female.or(Some(true)),
                        _ => {}
                    }
                }
                self.entry(entity)
            }
        };
        Some((id, choice.certainty, choice.reason))
    }

    /// Gives pronouns that stand before any name to whoever is named first behind them, and what that one goes on to
    /// say as well.
    pub(crate) fn name_open_pronouns(&mut self, found: &mut [Resolved]) {
        let mut named: HashMap<usize, usize> = HashMap::new();
        for (index, pronoun, subject) in std::mem::take(&mut self.open_pronouns) {
            let speaker = found.get(index).and_then(|resolved| resolved.speaker);
            let Some(unnamed) = speaker.map(|speaker| speaker.id).filter(|id| !named.contains_key(id)) else {
                continue;
            };
            if let Some(entity) = self.first_named_behind(pronoun, &subject) {
                named.insert(unnamed, self.entry(entity));
            }
        }
        for (unnamed, id) in &named {
            let mentions = self
                .entries
                .get(*unnamed)
                .map_or(Vec::new(), |entry| entry.mentions.clone());
            if let Some(entry) = self.entries.get_mut(*id) {
                entry.mentions.extend(mentions);
            }
        }
        for resolved in found {
            if let Some(speaker) = &mut resolved.speaker
                && let Some(id) = named.get(&speaker.id)
            {
                speaker.id = *id;
                resolved.certainty = resolved.certainty.max(0.7);
                resolved.reason = "pronoun for the one named first behind it".into();
            }
        }
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
            Pronoun::Any => entry.kind != SpeakerKind::Organisation,
            Pronoun::They | Pronoun::Other => true,
        }
    }

    /// Which organisation a common noun stands for: one whose name has the word, or the last one, for a word that any
    /// organisation may be called by.
    pub(crate) fn organisation(
        &mut self,
        head: usize,
        subject: &Subject,
        report: &Report,
    ) -> (usize, f32, &'static str) {
        let lexicon = self.source.lexicon;
        let tokens = self.source.tokens.get(subject.token..head + 1).unwrap_or(&[]);
        let definite = tokens.first().is_some_and(|token| token.kinds.any(Kinds::DEFINITE));
        let mut own = tokens.iter().skip_while(|token| token.kinds.any(Kinds::ARTICLE));
        let Some(first) = own.next() else {
            let id = self.unnamed(subject, SpeakerKind::Organisation);
            return (id, 0.7, "organisation at the cue");
        };
        let last = own.last();
        let word = last.unwrap_or(first).lower.as_str();
        let is_document = |word: &str| lexicon.kinds(word).any(Kinds::DOCUMENT);
        // "распространённом ведомством заявлении": whose document it is.
        let whose = tokens
            .iter()
            .filter(|_| !(lexicon.bare_clause || lexicon.verb_final() && is_document(word)))
            .find(|token| token.kinds.any(Kinds::GENERIC));
        let word = whose.map_or(word, |token| token.lower.as_str());
        if is_document(word) {
            return self.document(head, subject, report, definite.then_some(last.is_none()));
        }
        let end = self
            .roster
            .mentions
            .partition_point(|mention| mention.span.start < subject.mention.start);
        if let Some(entity) = self.organisation_with(word, end) {
            return (self.entry(entity), 0.88, "short form of an organisation's name");
        }
        // "сообщении ведомства", "qurumun məlumatında": of a document only whose it is.
        let generic = lexicon.kinds(word).any(Kinds::GENERIC);
        let alone = last.is_none() || whose.is_some() && tokens.len() <= LONGEST_DOCUMENT;
        if alone {
            // "The border monitoring group … The group"
            if let Some(id) = self.described_with(word) {
                return (id, 0.88, "short form of an organisation's name");
            }
            if generic && let Some(id) = self.named_body() {
                return (id, 0.8, "general word for the organisation that spoke last");
            }
            if generic && let Some(entity) = self.last_organisation(end) {
                return (self.entry(entity), 0.8, "general word for the organisation named last");
            }
        }
        // "The border monitoring group" is as good as a name, "the group" is none.
        let named = last.filter(|_| (definite || !lexicon.bare_clause) && !generic);
        let name = named.and_then(|last| {
            let name = Span::new(first.span.start, last.span.end).of(self.source.text);
            lexicon.described_nominative(name)
        });
        let id = match &name {
            Some(name) if !lexicon.bare_clause => self.described(name, subject),
            _ => self.unnamed(subject, SpeakerKind::Organisation),
        };
        if let (Some(name), Some(entry)) = (name, self.entries.get_mut(id)) {
            entry.name.get_or_insert(name);
        }
        (id, 0.85, "organisation at the cue")
    }

    /// The body without an entity, but with a name, that spoke last: "Առողջապահության նախարարությունից".
    fn named_body(&self) -> Option<usize> {
        let (speaker, _) = self.previous?;
        let entry = self.entries.get(speaker.id)?;
        let body = entry.kind == SpeakerKind::Organisation && entry.entity.is_none() && entry.name.is_some();
        (body && !self.source.lexicon.bare_clause).then_some(speaker.id)
    }

    /// The organisation nearest to a mention whose name has a word, or the word of an office in another form.
    fn organisation_with(&self, word: &str, end: usize) -> Option<usize> {
        let lexicon = self.source.lexicon;
        let named = |entity: &Entity| {
            let has = |own: &str| lexicon.same_name(own, word) || is_same_office(lexicon, own, word);
            entity.kind == SpeakerKind::Organisation && entity.words().any(has)
        };
        let (before, behind) = self.roster.mentions.split_at_checked(end)?;
        let near = before.iter().rev().take(200).chain(behind.iter().take(50));
        near.map(|mention| mention.entity)
            .find(|id| self.roster.entities.get(*id).is_some_and(named))
    }

    /// The entry of a body by a description that names it, in whatever case.
    pub(crate) fn described(&mut self, name: &str, subject: &Subject) -> usize {
        let near = self.entries.len().saturating_sub(MOST_ENTRIES);
        let alike = |entry: &Entry| entry.name.as_deref() == Some(name);
        let known = self.entries.iter().skip(near).position(alike);
        known.map_or_else(|| self.unnamed(subject, SpeakerKind::Organisation), |at| near + at)
    }

    /// The speaker without an entity whose description has a word, the last one first.
    fn described_with(&self, word: &str) -> Option<usize> {
        let near = self.entries.len().saturating_sub(MOST_ENTRIES);
        let lexicon = self.source.lexicon;
        let same = |own: &str| own == word || !lexicon.bare_clause && is_same_office(lexicon, own, word);
        let has = |name: &String| name.to_lowercase().split_whitespace().any(same);
        let entries = self.entries.get(near..)?;
        let at = entries.iter().rposition(|entry| entry.name.as_ref().is_some_and(has))?;
        Some(near + at)
    }

    /// The organisation that spoke last, or else the one named last before a mention.
    fn last_organisation(&self, end: usize) -> Option<usize> {
        const MOST_NAMES: usize = 40;
        let is = |entity: &usize| {
            let known = self.roster.entities.get(*entity);
            // A place is no office.
            let office = |word: &str| self.source.lexicon.kinds(word).any(Kinds::ORGANISATION);
            known.is_some_and(|known| {
                let generic = |word: &str| self.source.lexicon.kinds(word).any(Kinds::GENERIC);
                let alone = known.words().count() == 1;
                let named = !(alone && (self.source.lexicon.bare_clause || known.words().any(generic)));
                let named = named && known.words().any(office);
                known.kind == SpeakerKind::Organisation && named
            })
        };
        let spoke = self.last.and_then(|(id, ..)| self.entries.get(id)?.entity).filter(is);
        let near = self
            .roster
            .mentions
            .get(end.saturating_sub(MOST_NAMES)..end)?
            .iter()
            .rev();
        spoke.or_else(|| near.map(|mention| mention.entity).find(is))
    }
}
