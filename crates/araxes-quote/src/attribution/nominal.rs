//! Clauses made nouns: "X …-dığını bildirib".

use crate::attribution::report::{Origin, Rule};
use crate::attribution::{Place, Reports, is_weak};
use crate::cues::Hit;
use crate::lexicon::Kinds;
use crate::subject::{Subject, tokens_of};
use crate::units::Unit;

/// Words between a clause and its verb.
const LONGEST_BEHIND: usize = 8;
/// Words from a participle to the person whom it describes.
const LONGEST_DESCRIBED: usize = 12;
/// Words between a clause and its verb where none of them is a subject.
const CLOSE: usize = 3;

impl Reports<'_> {
    /// "X …-dığını bildirib": the clause stands between its subject and the verb.
    pub(crate) fn nominal(&mut self, place: Place<'_>, hit: Hit<'_>, origin: &Origin, floor: usize) -> bool {
        let finder = self.finder;
        let units = place.units;
        let lexicon = finder.source.lexicon;
        let said = finder.word(units, hit.end - 1).unwrap_or_default();
        let nominalised = |at: &usize| {
            let word = finder.word(units, *at);
            word.is_some_and(|word| lexicon.is_nominalised(word) || lexicon.is_nominalised_subject(word, said))
        };
        let verb = (floor..hit.start).rev().take(LONGEST_BEHIND).find(nominalised);
        let Some(verb) = verb else { return false };
        let cue = self.cue_span(place, hit);
        let found = self.behind_clause(units, verb, hit);
        if found.is_none() && hit.start - verb > CLOSE {
            return false;
        }
        let (origin, start) = match found {
            Some(subject) => (Origin::Subject(subject), self.clause_start_from(units, floor, verb)),
            None => match finder.clausal_subject(units, floor, verb) {
                Some((subject, end)) => (Origin::Subject(subject), finder.behind_subject(units, end, verb)),
                // "Nazirliyin məlumatında …-dığı vurğulanır"
                None if self.document_before(units, floor, verb).is_some() => {
                    let end = self.document_before(units, floor, verb).unwrap_or(floor);
                    let subject = tokens_of(units, floor..end).and_then(|range| finder.pick(range, true));
                    (subject.map_or(Origin::Unsaid, Origin::Subject), end)
                }
                // Nobody is named: whoever is speaking goes on.
                None if self.found.is_empty() => (origin.clone(), finder.behind_openers(units, floor, verb)),
                None => (Origin::Unsaid, finder.behind_openers(units, floor, verb)),
            },
        };
        let start = self.behind_coordinated(units, start, verb);
        self.content(
            place,
            start.min(verb),
            verb + 1,
            hit.cue.act,
            cue,
            &origin,
            Rule::Nominal,
        );
        true
    }

    /// Where the clause begins behind another verb of its subject: "X bunu təkzib edib və …-dığını bildirib".
    fn behind_coordinated(&self, units: &[Unit], start: usize, verb: usize) -> usize {
        let finder = self.finder;
        let joint = (start..verb).rev().find(|&at| {
            let verb = at.checked_sub(1).and_then(|before| finder.word(units, before));
            let lexicon = finder.source.lexicon;
            // "Iğdır ve …": no verb has a capital.
            let name = finder
                .token(units.get(at.wrapping_sub(1)))
                .is_some_and(|token| token.capital);
            let converb = !name && verb.is_some_and(|word| lexicon.is_converb(word) || lexicon.is_finite_form(word));
            at > start && converb && finder.kinds(units.get(at)).any(Kinds::COORDINATOR)
        });
        joint.map_or(start, |joint| joint + 1)
    }

    /// The unit behind the document that a clause stands in, which begins the sentence: "Hesabatda …".
    fn document_before(&self, units: &[Unit], floor: usize, verb: usize) -> Option<usize> {
        let finder = self.finder;
        let document = |at: &usize| {
            let word = finder.word(units, *at);
            finder.kinds(units.get(*at)).any(Kinds::DOCUMENT)
                && word.is_some_and(|word| finder.source.lexicon.is_adverbial(word))
        };
        let first = (floor..verb.min(floor + LONGEST_BEHIND)).find(document);
        first.map(|at| at + 1)
    }

    /// Who says a clause made a noun where that stands between it and its verb, or behind the verb that describes it:
    /// "…-dığını da o bildirir", "…-dığını vali X açıkladı", "…-dığını belirten X".
    fn behind_clause(&self, units: &[Unit], verb: usize, hit: Hit<'_>) -> Option<Subject> {
        let finder = self.finder;
        let cue = finder.word(units, hit.end - 1);
        if cue.is_some_and(|word| finder.source.lexicon.is_adnominal(word)) {
            let person = (hit.end..units.len().min(hit.end + LONGEST_DESCRIBED)).find_map(|at| {
                let range = tokens_of(units, at..at + 1)?;
                let mention = finder.roster.mentions.get(finder.roster.mention_at(range.start)?)?;
                let subject = finder.pick(mention.tokens.clone(), false)?;
                finder.means_person(&subject).then_some(subject)
            });
            let right = || finder.right(units, hit.end).map(|(subject, _)| subject);
            return person.or_else(right).filter(|subject| !is_weak(subject));
        }
        let start = (verb + 1..hit.start).find(|&at| !finder.is_filler(units.get(at)))?;
        let subject = finder.pick(tokens_of(units, start..hit.start)?, true)?;
        (!is_weak(&subject)).then_some(subject)
    }
}
