//! Subjects of verbs that stand last: the first words of the sentence that are in the nominative.

use std::ops::Range;

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::roster::{Mention, roles};
use crate::subject::{Finder, Subject, tokens_of};
use crate::units::Unit;

/// A subject ends within so many units of where its clause begins.
const LONGEST_SUBJECT: usize = 24;
/// Words before the particle that sets them off from whoever was spoken of.
const LONGEST_TOPIC: usize = 6;
/// Words of the occasion that something is said at.
const LONGEST_STAGE: usize = 3;
/// Units of circumstances in commas between a subject and its clause.
const LONGEST_CIRCUMSTANCES: usize = 8;

impl Finder<'_> {
    /// The subject of a clause made a noun, and the unit behind it: the first person, body or role of the stretch that
    /// stands in the nominative and governs nothing. A possessor is none: "Kollegiyanın qərarı ilə bağlı …".
    pub(crate) fn clausal_subject(&self, units: &[Unit], floor: usize, verb: usize) -> Option<(Subject, usize)> {
        let start = self.behind_openers(units, floor, verb);
        let last = verb.min(start + LONGEST_SUBJECT);
        let mut at = start;
        while at < last {
            let Some(Unit::Token(token)) = units.get(at) else {
                at += 1;
                continue;
            };
            if let Some(mention) = self.mention_from(*token) {
                let end = at + mention.tokens.len();
                if end <= verb && self.is_clausal_name(units, mention, end) {
                    let subject = self.pick(tokens_of(units, start..end)?, true)?;
                    return Some((subject, end));
                }
                at = end.max(at + 1);
                continue;
            }
            let kinds = self.kinds(units.get(at));
            if at == start && kinds.any(Kinds::PRONOUN) && !self.is_cased_pronoun(units, at) {
                return Some((self.pick(tokens_of(units, at..at + 1)?, true)?, at + 1));
            }
            if let Some(end) = self.roles_from(units, at, verb) {
                if self.is_role_nominative(units, at..end) && !self.goes_on_to_name(units, end) {
                    return Some((self.pick_noun(&tokens_of(units, start..end)?)?, end));
                }
                at = end;
                continue;
            }
            let several = self
                .word(units, at)
                .is_some_and(|word| self.source.lexicon.is_several(word));
            let speaks = several || kinds.any(Kinds::GROUP.with(Kinds::ORGANISATION).with(Kinds::UNNAMED));
            let topic = self.kinds(units.get(at + 1)).any(Kinds::SWITCH) && at - start < LONGEST_TOPIC;
            if (speaks || topic) && self.is_nominative_at(units, at) && !self.goes_on_to_name(units, at + 1) {
                return Some((self.pick_noun(&tokens_of(units, start..at + 1)?)?, at + 1));
            }
            at += 1;
        }
        None
    }

    /// Where a clause begins behind what its writer opens it with: conjunctions, adverbs, and circumstances before a
    /// comma: "Tədbirdən sonra, X …".
    pub(crate) fn behind_openers(&self, units: &[Unit], floor: usize, verb: usize) -> usize {
        let opens = |at: usize| {
            let kinds = Kinds::COMPLEMENTISER.with(Kinds::CONJUNCTION).with(Kinds::ADVERB);
            self.kinds(units.get(at)).any(kinds) && !self.kinds(units.get(at)).any(Kinds::PRONOUN)
                || self.is_mark(units, at, &[',', ':', '-', '–', '—', '•'])
        };
        (floor..verb).find(|&at| !opens(at)).unwrap_or(floor)
    }

    /// The name that begins at a token.
    fn mention_from(&self, token: usize) -> Option<&Mention> {
        let mention = self.roster.mentions.get(self.roster.mention_at(token)?)?;
        (mention.tokens.start == token).then_some(mention)
    }

    /// Whether a name can be the subject of a clause: in the nominative, with no postposition behind it, and no place
    /// or body that only says whose or which.
    fn is_clausal_name(&self, units: &[Unit], mention: &Mention, end: usize) -> bool {
        let kind = self.roster.entities.get(mention.entity).map(|entity| entity.kind);
        let next = self.kinds(units.get(end));
        let set_off = next.any(Kinds::SWITCH) || self.is_mark(units, end, &[',']);
        let person = kind == Some(SpeakerKind::Person);
        let cased = self.has_case_behind(mention.tokens.end, usize::MAX);
        if cased || next.any(Kinds::PREPOSITION) || self.is_abbreviation_behind(units, end) {
            return false;
        }
        if person {
            if self.role_of(mention.tokens.end).filter(|_| end < units.len()).is_some() {
                return false;
            }
            // "Ulaştırma, Denizcilik ve Haberleşme Bakanı X Y": one word of a list is no person.
            let joined = self.is_mark(units, end, &[',']) || next.any(Kinds::COORDINATOR);
            let listed = mention.tokens.len() == 1 && joined;
            let full = listed.then(|| self.full_name_behind(units, end)).flatten().is_some();
            // "Kültür ve Kongre Merkezi": the first word of a body's name.
            let entity = self.roster.entities.get(mention.entity);
            let known = entity.is_some_and(|entity| {
                entity.words().count() > 1 || entity.words().any(|word| self.source.lexicon.is_family(word))
            });
            let linked = next.any(Kinds::COORDINATOR) && mention.tokens.len() == 1 && !known;
            return !full && !linked && (set_off || self.is_subject_form(mention));
        }
        let words = self.source.tokens.get(mention.tokens.clone()).unwrap_or(&[]);
        let office = |word: &str| self.source.lexicon.kinds(word).any(Kinds::ORGANISATION);
        let body = words.iter().any(|word| office(&word.lower)) || words.len() > 2 || set_off;
        let last = words
            .last()
            .is_some_and(|last| !self.source.lexicon.is_oblique(&last.lower));
        let role = self.roles_from(units, end, end + LONGEST_TOPIC).is_some();
        body && (last || set_off) && !role
    }

    /// The role in the form of a subject that begins at a token and is no title of honour.
    pub(crate) fn role_of(&self, token: usize) -> Option<roles::Role> {
        let role = roles::at(self.source, token)?;
        let own = self.source.tokens.get(role.tokens.clone())?;
        let last = own.last()?;
        let lexicon = self.source.lexicon;
        let apart = self.source.tokens.get(token)?.segment != self.source.tokens.get(token.checked_sub(1)?)?.segment;
        let nominative = lexicon.is_role_form(&last.lower) || !lexicon.is_oblique(&last.lower);
        let honour = own.iter().any(|token| token.kinds.any(Kinds::HONORIFIC));
        (!apart && nominative && !honour).then_some(role)
    }

    /// Whether a hyphen joins a case ending to what ends before a token: "Oxu.az-a"; but for the genitive of an owner
    /// that a phrase which ends at `last` is all of.
    pub(crate) fn has_case_behind(&self, token: usize, last: usize) -> bool {
        let Some([hyphen, ending]) = self.source.tokens.get(token..token + 2) else {
            return false;
        };
        let joined = hyphen.is('-') && !hyphen.spaced && !ending.spaced && !ending.capital;
        let owner = token + 2 >= last && !self.source.lexicon.is_dative_ending(&ending.lower);
        joined && self.source.lexicon.is_case_ending(&ending.lower) && !owner
    }

    /// Whether a name stands behind a stop that ends no sentence, as one behind an initial.
    fn is_abbreviation_behind(&self, units: &[Unit], end: usize) -> bool {
        self.is_mark(units, end, &['.']) && self.token(units.get(end + 1)).is_some_and(|next| !next.spaced)
    }

    /// A role with a full name behind it that stands behind a list: its last word is a role's, not a person's.
    fn full_name_behind(&self, units: &[Unit], from: usize) -> Option<usize> {
        let last = units.len().min(from + LONGEST_TOPIC + 2);
        (from + 1..last).find(|&at| {
            let Some(Unit::Token(token)) = units.get(at) else {
                return false;
            };
            let role = at.checked_sub(1).and_then(|before| match units.get(before) {
                Some(Unit::Token(before)) => roles::at(self.source, *before),
                _ => None,
            });
            role.is_some()
                && self
                    .mention_from(*token)
                    .is_some_and(|mention| mention.tokens.len() > 1)
        })
    }

    /// Whether a name stands in the form that a subject has.
    pub(crate) fn is_subject_form(&self, mention: &Mention) -> bool {
        let last = mention
            .tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.source.tokens.get(last));
        let (Some(last), Some(entity)) = (last, self.roster.entities.get(mention.entity)) else {
            return true;
        };
        let lexicon = self.source.lexicon;
        let own = entity.words().last().unwrap_or_default();
        if !lexicon.is_oblique(&last.lower) || lexicon.is_family_form(&last.lower) {
            return last.lower.len() <= own.len() || !own.is_empty() && !last.lower.starts_with(own);
        }
        // "Elvin": the ending is the name's own where the name has a further ending elsewhere.
        let longer = entity
            .mentions
            .iter()
            .filter_map(|id| self.roster.mentions.get(*id))
            .any(|other| {
                let word = other
                    .tokens
                    .end
                    .checked_sub(1)
                    .and_then(|at| self.source.tokens.get(at));
                word.is_some_and(|word| word.lower.len() > last.lower.len() && word.lower.starts_with(&last.lower))
            });
        longer || own.len() < last.lower.len() && !last.lower.starts_with(own)
    }

    /// Where the roles end that stand together from a unit on.
    fn roles_from(&self, units: &[Unit], at: usize, last: usize) -> Option<usize> {
        let mut end = at;
        while let Some(Unit::Token(token)) = units.get(end).filter(|_| end < last) {
            if self.roster.mention_at(*token).is_some() {
                break;
            }
            let Some(role) = roles::at(self.source, *token) else {
                break;
            };
            let from = end;
            end += role.tokens.len();
            if !self.is_role_nominative(units, from..end) {
                break;
            }
        }
        (end > at && end <= last).then_some(end)
    }

    /// Whether a role stands in the form of a subject, which a longer one has in the table: "sədr müavini".
    fn is_role_nominative(&self, units: &[Unit], role: Range<usize>) -> bool {
        let last = role.end.saturating_sub(1);
        let listed = (role.start..last).any(|start| {
            let words: Vec<&str> = (start..role.end).filter_map(|at| self.word(units, at)).collect();
            self.source.lexicon.is_listed_role(&words)
        });
        listed || self.is_nominative_at(units, last)
    }

    /// Whether a noun at a unit has no case ending that a subject cannot have.
    fn is_nominative_at(&self, units: &[Unit], at: usize) -> bool {
        self.word(units, at)
            .is_some_and(|word| self.source.lexicon.is_role_form(word) || !self.source.lexicon.is_oblique(word))
    }

    /// Whether the name of whoever has a role follows it.
    fn goes_on_to_name(&self, units: &[Unit], at: usize) -> bool {
        let behind = at + usize::from(self.is_mark(units, at, &[',']));
        let Some(Unit::Token(token)) = units.get(behind) else {
            return self.kinds(units.get(at)).any(Kinds::PREPOSITION);
        };
        let person = |mention: &Mention| {
            let entity = self.roster.entities.get(mention.entity);
            entity.is_some_and(|entity| entity.kind == SpeakerKind::Person)
        };
        // "Analitik Talıbovun …": whoever is named in the genitive alone is somebody else.
        let other = |mention: &Mention| mention.tokens.len() == 1 && !self.is_subject_form(mention);
        let apposed = self
            .mention_from(*token)
            .is_some_and(|mention| person(mention) && !other(mention));
        let role = behind == at && self.roles_from(units, at, at + LONGEST_TOPIC).is_some();
        apposed && behind == at || role || self.kinds(units.get(at)).any(Kinds::PREPOSITION)
    }

    /// Whether a pronoun at a unit stands in another case than that of a subject.
    fn is_cased_pronoun(&self, units: &[Unit], at: usize) -> bool {
        let word = self.word(units, at).unwrap_or_default();
        self.kinds(units.get(at)).any(Kinds::OBJECT_PRONOUN) || self.source.lexicon.is_cased_pronoun(word)
    }

    /// Where a clause begins behind its subject: over the particle and adverbs, and over circumstances in commas:
    /// "X, burada yaptığı konuşmada, …".
    pub(crate) fn behind_subject(&self, units: &[Unit], end: usize, verb: usize) -> usize {
        let comma = |at: usize| self.is_mark(units, at, &[',']);
        let joins = |at: &usize| {
            let kinds = Kinds::AUXILIARY
                .with(Kinds::ADVERB)
                .with(Kinds::SWITCH)
                .with(Kinds::ADDRESSEE);
            comma(*at) || self.is_mark(units, *at, &[':']) || self.kinds(units.get(*at)).any(kinds)
        };
        let mut start = (end..verb).take_while(joins).last().map_or(end, |last| last + 1);
        let second = (start..verb.min(start + LONGEST_CIRCUMSTANCES)).find(|&at| comma(at));
        let placed = |range: Range<usize>| {
            let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
            last.and_then(|last| self.word(units, last))
                .is_some_and(|word| self.source.lexicon.is_adverbial(word))
        };
        if let Some(second) = second.filter(|second| comma(end) && placed(start..*second)) {
            start = second + 1;
        }
        // "X iclasda …-dığını deyib", "X jurnalistlərlə söhbətində …": where it was said.
        let stage = |at: &usize| {
            let word = self.word(units, *at);
            word.is_some_and(|word| {
                self.source.lexicon.kinds(word).any(Kinds::STAGE) && self.source.lexicon.is_adverbial(word)
            })
        };
        let words = (start..verb.min(start + LONGEST_STAGE)).take_while(|&at| self.word(units, at).is_some());
        words
            .into_iter()
            .find(stage)
            .filter(|at| at + 1 < verb)
            .map_or(start, |at| at + 1)
    }
}
