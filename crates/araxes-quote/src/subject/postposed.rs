//! Subjects behind their verbs, and roles with the place or office that they belong to.

use std::ops::Range;

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::roster::roles::{self, Role};
use crate::subject::{Finder, Pronoun, Subject, Who, tokens_of};
use crate::units::Unit;

/// Circumstances between a verb and its subject have at most so many units.
pub(crate) const LONGEST_CIRCUMSTANCES: usize = 24;
/// Words that may stand before a role which heads a phrase: "бывший", "новый".
const MODIFIERS: usize = 2;

impl Finder<'_> {
    /// Where a subject behind a verb may begin: over adverbs, whom it is said to, and the name of an outlet in marks.
    pub(crate) fn opening(&self, units: &[Unit], from: usize) -> usize {
        let mut start = from;
        let mut fillers = 0;
        while fillers < 3 {
            // «рассказал „Новому времени“ X»
            let told = matches!(units.get(start), Some(Unit::Quote(quote, _)) if self.is_short(*quote))
                && start == from
                && !self.source.lexicon.bare_clause
                && self.begins_name(units, start + 1);
            if told {
                start += 1;
                break;
            }
            let titled = matches!(units.get(start), Some(Unit::Quote(..)))
                && start > from
                && self.kinds(units.get(start - 1)).any(Kinds::ADDRESSEE);
            if !titled && !self.is_filler(units.get(start)) {
                break;
            }
            fillers += usize::from(!titled);
            start += 1;
        }
        // "говорит и агроном X"
        let joined = start == from && self.kinds(units.get(start)).any(Kinds::COORDINATOR);
        let named = joined && !self.source.lexicon.bare_clause && self.begins_name(units, start + 1);
        start + usize::from(named)
    }

    /// Where a subject begins behind words that point back: "Bu barədə X deyib".
    pub(crate) fn points_back(&self, units: &[Unit], start: usize) -> Option<usize> {
        let word = |nth: usize| self.word(units, start + nth);
        let first = word(0)?;
        if self.source.lexicon.phrase(Kinds::ANAPHOR, first, word) {
            return Some(start + 2);
        }
        self.kinds(units.get(start)).any(Kinds::ANAPHOR).then_some(start + 1)
    }

    /// The start of a subject without the words that point back at what was said.
    pub(crate) fn behind_anaphor(&self, units: &[Unit], start: usize, end: usize) -> usize {
        if self.source.lexicon.bare_clause {
            return start;
        }
        self.points_back(units, start)
            .filter(|behind| *behind < end)
            .unwrap_or(start)
    }

    /// Where a subject ends that the name of an outlet in marks stands behind, with whatever circumstances are between
    /// it and the verb: "X “Araz”a müsahibəsində …", «X в интервью газете „Аракс“ …».
    pub(crate) fn before_outlet(&self, units: &[Unit], end: usize, floor: usize) -> usize {
        let start = self.start_of(units, end, floor);
        let Some(outlet) = start.checked_sub(1).filter(|outlet| *outlet > floor) else {
            return end;
        };
        let short = matches!(units.get(outlet), Some(Unit::Quote(quote, _)) if self.is_short(*quote));
        if !short || self.source.lexicon.bare_clause {
            return end;
        }
        // "“Araz”a müsahibəsində X deyib": the subject stands behind the outlet.
        let person = |at: usize| {
            let entity = match units.get(at) {
                Some(Unit::Token(token)) => self.roster.entity_at(*token),
                _ => None,
            };
            let entity = entity.and_then(|id| self.roster.entities.get(id));
            entity.is_some_and(|entity| entity.kind == SpeakerKind::Person)
        };
        // «в газете „Волна“ она сказала»
        let pronoun = end > start && self.kinds(units.get(end - 1)).any(Kinds::PRONOUN);
        if pronoun || (start..end).any(person) {
            return end;
        }
        let glued = self.is_glued(units, start);
        let outlets = Kinds::ADDRESSEE.with(Kinds::ORGANISATION);
        let named = start < end && self.kinds(units.get(start)).any(outlets);
        let lead = (floor.max(outlet.saturating_sub(3))..outlet)
            .find(|&at| self.kinds(units.get(at)).any(Kinds::PREPOSITION.with(Kinds::ADDRESSEE)));
        match (glued || named, lead) {
            (_, Some(lead)) => lead.max(floor + 1),
            (true, _) => outlet,
            _ => end,
        }
    }

    /// Whether a unit is a word right behind what stands before it, as a case ending behind a mark is.
    pub(crate) fn is_glued(&self, units: &[Unit], at: usize) -> bool {
        self.token(units.get(at))
            .is_some_and(|next| next.is_word() && !next.spaced)
    }

    /// Whether a name, or a role with one, stands at a unit.
    fn begins_name(&self, units: &[Unit], at: usize) -> bool {
        let Some(Unit::Token(token)) = units.get(at) else {
            return false;
        };
        let behind = roles::at(self.source, *token).map_or(*token, |role| role.tokens.end);
        self.roster.entity_at(behind).is_some()
    }

    /// The subject behind phrases that begin with a preposition: "сказал на встрече с фермерами министр X". It is the
    /// first person in the nominative, or the first role in it.
    pub(crate) fn behind_circumstances(&self, units: &[Unit], from: usize) -> Option<(Subject, usize)> {
        if self.source.lexicon.bare_clause {
            return None;
        }
        let end = (from..units.len().min(from + LONGEST_CIRCUMSTANCES)).find(|&at| {
            self.is_mark(units, at, &[',', ':', ';', '–', '—', '.', '։'])
                || self
                    .kinds(units.get(at))
                    .any(Kinds::COMPLEMENTISER.with(Kinds::RELATIVE))
        });
        let end = end.unwrap_or(units.len().min(from + LONGEST_CIRCUMSTANCES));
        let start = (from + 1..end).find(|&at| self.is_nominative(units, at) && !self.is_governed(units, at))?;
        let stop = (start..end)
            .find(|&at| matches!(units.get(at), Some(Unit::Quote(..))))
            .unwrap_or(end);
        let subject = self.pick(tokens_of(units, start..stop)?, false)?;
        Some((subject, stop))
    }

    /// Whether a role or a person stands at a unit in the form that a subject has.
    fn is_nominative(&self, units: &[Unit], at: usize) -> bool {
        let Some(Unit::Token(token)) = units.get(at) else {
            return false;
        };
        if let Some(mention) = self
            .roster
            .mention_at(*token)
            .and_then(|id| self.roster.mentions.get(id))
        {
            let entity = self.roster.entities.get(mention.entity);
            let last = mention
                .tokens
                .end
                .checked_sub(1)
                .and_then(|last| self.source.tokens.get(last));
            return mention.tokens.start == *token
                && entity.is_some_and(|entity| {
                    entity.kind == SpeakerKind::Person
                        && entity.words().last() == last.map(|last| last.lower.as_str())
                });
        }
        self.word(units, at)
            .is_some_and(|word| self.source.lexicon.is_role_form(word))
    }

    /// Whether a subject is a person with a name, or a pronoun for one.
    pub(crate) fn means_person(&self, subject: &Subject) -> bool {
        match subject.who {
            Who::Pronoun(who) => who != Pronoun::Other,
            Who::Entity(id) => self
                .roster
                .entities
                .get(id)
                .is_some_and(|entity| entity.kind == SpeakerKind::Person),
            _ => false,
        }
    }

    /// Whether a subject is the name of an outlet: an address, a name in letters of another script or of several
    /// capitals, or one word that neither an office nor a person is called by.
    pub(crate) fn is_outlet(&self, subject: &Subject) -> bool {
        let id = match subject.who {
            Who::Entity(id) => id,
            Who::Titled(_) => return true,
            _ => return false,
        };
        let Some(known) = self.roster.entities.get(id) else {
            return false;
        };
        let lexicon = self.source.lexicon;
        let office = |word: &str| {
            lexicon
                .kinds(word)
                .any(Kinds::ORGANISATION.with(Kinds::COUNTRY).with(Kinds::OFFICIAL))
        };
        if known.words().any(office) || !known.roles.is_empty() {
            return false;
        }
        let one = known.words().count() == 1;
        let latin = known.name.starts_with(|first: char| first.is_ascii_alphabetic()) && !self.source.text.is_ascii();
        let foreign = latin && self.source.lexicon.has_other_script();
        let person = known
            .words()
            .any(|word| lexicon.is_family(word) || lexicon.is_surname(word));
        known.kind == SpeakerKind::Organisation && one || foreign || one && !person && known.told.is_none()
    }

    /// Whether a subject can be something written: no person, nor a pronoun for one.
    pub(crate) fn is_document(&self, subject: &Subject) -> bool {
        let token = self.source.tokens.get(subject.token);
        let it = token.is_some_and(|token| token.kinds.any(Kinds::ANAPHOR));
        match subject.who {
            Who::Pronoun(_) => it,
            Who::Role { .. } | Who::Group | Who::Unnamed => false,
            _ => !self.means_person(subject),
        }
    }

    /// Whether a subject is a role in a case that no subject has: «լրագրողների հետ զրույցում ասաց նախարարը».
    pub(crate) fn is_oblique_role(&self, subject: &Subject) -> bool {
        let Who::Role { tokens, .. } = &subject.who else {
            return false;
        };
        let last = tokens.end.checked_sub(1).and_then(|last| self.source.tokens.get(last));
        last.is_some_and(|last| {
            self.source.lexicon.is_oblique(&last.lower) && !self.source.lexicon.is_role_form(&last.lower)
        })
    }

    /// Whether a preposition stands right before a unit.
    fn is_governed(&self, units: &[Unit], at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.kinds(units.get(before)).any(Kinds::PREPOSITION))
    }

    /// Whether the verb before a unit can be one without a subject: "сообщили", "заявили".
    pub(crate) fn is_impersonal(&self, units: &[Unit], from: usize) -> bool {
        let verb = from.checked_sub(1).and_then(|verb| self.word(units, verb));
        verb.is_none_or(|verb| self.source.lexicon.is_impersonal(verb))
    }

    /// Whether a place or an office only tells whose role it is: "глава МИД", «Մեղրու … փորձագետը».
    pub(crate) fn is_of_role(&self, range: &Range<usize>, name: &Range<usize>) -> bool {
        let last = (name.end..range.end).rev().take(3);
        let behind = last
            .filter_map(|at| roles::at(self.source, at))
            .any(|role| role.tokens.end == range.end);
        // "в пресс-службе правительства Армении": a place tells whose office it is.
        let office = |at: usize| {
            self.source
                .tokens
                .get(at)
                .is_some_and(|token| !token.capital && token.kinds.any(Kinds::ORGANISATION))
        };
        if !self.source.lexicon.bare_clause && (range.start..name.start.min(range.end)).any(office) {
            return true;
        }
        let leading = self.leading_role(range);
        behind || leading.is_some_and(|role| role.tokens.start < name.start)
    }

    /// Whether a word goes with the given name before it: «Ալվարդ տատիկը», "Fatma nənə".
    pub(crate) fn is_honorific(&self, token: usize) -> bool {
        let lexicon = self.source.lexicon;
        let word = self.source.tokens.get(token).map(|token| token.lower.as_str());
        word.is_some_and(|word| {
            lexicon.kinds(word).any(Kinds::HONORIFIC)
                || lexicon
                    .stems(word)
                    .any(|stem| lexicon.kinds(stem).any(Kinds::HONORIFIC))
        })
    }

    /// The role that a phrase begins with.
    pub(crate) fn leading_role(&self, range: &Range<usize>) -> Option<Role> {
        if self.source.lexicon.bare_clause {
            return None;
        }
        (range.start..range.end.min(range.start + MODIFIERS + 1))
            .find_map(|at| roles::at(self.source, at))
            .filter(|role| role.tokens.end <= range.end)
    }
}
