//! Clauses made nouns: "X …-dığını bildirib".

use crate::SpeakerKind;
use crate::attribution::report::{Origin, Rule};
use crate::attribution::{Place, Reports};
use crate::cues::Hit;
use crate::lexicon::Kinds;
use crate::roster::roles;
use crate::subject::tokens_of;
use crate::units::Unit;

/// A role that a sentence begins with ends within so many words.
const LONGEST_ROLE: usize = 5;

impl Reports<'_> {
    /// "X …-dığını bildirib": the clause stands between its subject and the verb.
    pub(crate) fn nominal(&mut self, place: Place<'_>, hit: Hit<'_>, origin: &Origin, floor: usize) -> bool {
        let finder = self.finder;
        let units = place.units;
        let verb = (floor..hit.start).rev().take(3).find(|&at| {
            finder
                .word(units, at)
                .is_some_and(|word| finder.source.lexicon.is_nominalised(word))
        });
        let Some(verb) = verb else { return false };
        // "…-dığını da o bildirir": a pronoun right before the verb.
        let behind = hit.start - 1;
        if behind > verb
            && finder.kinds(units.get(behind)).any(Kinds::PRONOUN)
            && let Some(subject) = tokens_of(units, behind..hit.start).and_then(|range| finder.pick(range, true))
        {
            let cue = self.cue_span(place, hit);
            self.content(
                place,
                floor,
                verb + 1,
                hit.cue.act,
                cue,
                &Origin::Subject(subject),
                Rule::Nominal,
            );
            return true;
        }
        // The source is what the sentence begins with: up to the first person, or its first noun. A place or
        // organisation further in belongs to the content.
        let named = (floor..verb).find_map(|at| match units.get(at) {
            Some(Unit::Token(token)) => {
                let mention = finder
                    .roster
                    .mention_at(*token)
                    .and_then(|id| finder.roster.mentions.get(id))?;
                let entity = finder.roster.entities.get(mention.entity)?;
                let first = at == floor && self.behind_role(units, floor, verb).is_none();
                let source = first || entity.kind == SpeakerKind::Person;
                source.then_some(at + mention.tokens.end.saturating_sub(*token))
            }
            _ => None,
        });
        let pronoun = finder.kinds(units.get(floor)).any(Kinds::PRONOUN).then_some(floor + 1);
        let end = pronoun
            .or(named.filter(|end| *end < floor + 10))
            .or_else(|| self.behind_role(units, floor, verb));
        let end = end.unwrap_or(floor + 1).min(verb);
        // "O, …", "X isə …": the comma and the particle are the writer's.
        let joins = |at: &usize| {
            finder.is_mark(units, *at, &[','])
                || finder
                    .kinds(units.get(*at))
                    .any(Kinds::AUXILIARY.with(Kinds::ADVERB).with(Kinds::SWITCH))
        };
        let start = (end..verb).take_while(joins).last().map_or(end, |last| last + 1);
        let first = tokens_of(units, floor..end).and_then(|range| finder.pick(range, true));
        let origin = first.map_or_else(|| origin.clone(), Origin::Subject);
        let cue = self.cue_span(place, hit);
        self.content(place, start, verb + 1, hit.cue.act, cue, &origin, Rule::Nominal);
        true
    }

    /// The unit behind the role that a sentence begins with: "Şəhər meri …", "Azərbaycanlı mühəndis …".
    pub(crate) fn behind_role(&self, units: &[Unit], floor: usize, verb: usize) -> Option<usize> {
        let finder = self.finder;
        (floor..verb.min(floor + LONGEST_ROLE)).find_map(|at| {
            let Some(Unit::Token(token)) = units.get(at) else {
                return None;
            };
            // "Rəsmi Bakı": a name that begins like a role.
            let mention = finder
                .roster
                .mention_at(*token)
                .and_then(|id| finder.roster.mentions.get(id));
            if mention.is_some_and(|mention| mention.tokens.start == *token) {
                return None;
            }
            let role = roles::at(finder.source, *token)?;
            let end = at + role.tokens.len();
            let oblique = finder
                .word(units, end - 1)
                .is_none_or(|word| finder.source.lexicon.is_oblique(word));
            (!oblique && end <= verb).then_some(end)
        })
    }
}
