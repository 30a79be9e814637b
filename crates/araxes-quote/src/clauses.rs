//! Where the reported clause at a cue begins and ends.

use crate::lexicon::{Cue, CueClass, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// Words between a cue and its complementiser or marks: "said in a statement on Monday that".
const LONGEST_FILLER: usize = 16;
/// Words between a verb and the marks in its object: "called the plan of the council “…”".
const LONGEST_OBJECT: usize = 8;

/// A cue in a sentence: the units of its first and behind its last word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) cue: &'l Cue,
}

/// What follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Complement {
    /// Marks at this unit; whether a colon or comma stands right before them, and where a clause that holds them
    /// would begin.
    Quote {
        at: usize,
        set_off: bool,
        colon: bool,
        clause: Option<usize>,
    },
    /// A clause from this unit on, behind a complementiser or a question word.
    Clause(usize),
    /// A clause from this unit on that nothing introduces.
    Bare(usize),
    /// An infinitive from this unit on.
    Infinitive(usize),
    /// A colon at the end of the sentence.
    Colon,
    /// Nothing.
    None,
}

impl Finder<'_> {
    /// All cues of a sentence, in order, longest first.
    pub(crate) fn cues(&self, units: &[Unit]) -> Vec<Hit<'_>> {
        let mut found: Vec<Hit<'_>> = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let hit = self.cue_at(units, at);
            at = hit.map_or(at + 1, |hit| hit.end);
            found.extend(hit);
        }
        found
    }

    fn cue_at(&self, units: &[Unit], at: usize) -> Option<Hit<'_>> {
        let word = |nth: usize| self.word(units, at + nth);
        let cue = self.source.lexicon.cue(word(0)?, word)?;
        let end = at + cue.words.len();
        let before = at.checked_sub(1).and_then(|before| units.get(before));
        let kinds = self.kinds(before);
        let token = self.token(before);
        if cue.class == CueClass::According {
            let false_friend = self.kinds(units.get(end)).any(Kinds::FALSE_ACCORDING);
            return (!false_friend).then_some(Hit { start: at, end, cue });
        }
        if cue.class == CueClass::Verb {
            let possessed = token.is_some_and(|token| token.possessive);
            let governed = kinds.any(Kinds::ARTICLE.with(Kinds::PREPOSITION)) && !kinds.any(Kinds::PRONOUN);
            let noun = cue.noun && (possessed || governed || kinds.any(Kinds::DEFINITE.with(Kinds::INDEFINITE)));
            let title = self.token(units.get(at)).is_some_and(|token| token.capital)
                && before.is_some()
                && token.is_some_and(|token| token.capital);
            let hyphen =
                token.is_some_and(|token| token.is('-')) && self.token(units.get(at)).is_some_and(|t| !t.spaced);
            // "believed to be" reports nothing that could be marked off; "did not say" reports nothing.
            let to = !cue.infinitive && self.kinds(units.get(end)).any(Kinds::INFINITIVE);
            if noun || title || hyphen || to || kinds.any(Kinds::NEGATION) {
                return None;
            }
        }
        Some(Hit { start: at, end, cue })
    }

    /// Whether an infinitive, or the word that marks one, stands at a unit.
    fn is_infinitive(&self, units: &[Unit], at: usize) -> bool {
        let word = self.word(units, at);
        word.is_some_and(|word| self.source.lexicon.is_infinitive(word))
    }

    pub(crate) fn word(&self, units: &[Unit], at: usize) -> Option<&str> {
        self.token(units.get(at))
            .filter(|token| token.is_word())
            .map(|token| token.lower.as_str())
    }

    pub(crate) fn is_mark(&self, units: &[Unit], at: usize, marks: &[char]) -> bool {
        self.token(units.get(at))
            .is_some_and(|token| !token.is_word() && marks.contains(&token.first))
    }

    /// What follows a cue that ends before `from`; `limit` is the unit of the next cue.
    pub(crate) fn complement(&self, units: &[Unit], hit: Hit<'_>, limit: usize) -> Complement {
        let from = hit.end;
        let last = units.len().min(from + LONGEST_FILLER);
        let mut at = from;
        if hit.cue.infinitive && self.is_infinitive(units, from) {
            return Complement::Infinitive(from);
        }
        while at < last.min(limit.max(from)) {
            match units.get(at) {
                Some(Unit::Quote(quote, _)) => {
                    if let Some(found) = self.marks_at(units, hit, at, *quote) {
                        return found;
                    }
                }
                Some(Unit::Token(_)) if self.is_mark(units, at, &[':', '՝', '․']) => {
                    return self.behind_colon(units, hit, at);
                }
                Some(Unit::Token(_)) if self.is_mark(units, at, &[',', '-', '–', '—']) => {
                    let next = self.kinds(units.get(at + 1));
                    let quote = matches!(units.get(at + 1), Some(Unit::Quote(..)));
                    if !next.any(Kinds::COMPLEMENTISER) && !quote {
                        break;
                    }
                }
                Some(Unit::Token(_)) => {
                    let kinds = self.kinds(units.get(at));
                    let direct = at == from || !kinds.any(Kinds::DEFINITE) || self.is_clause(units, at + 1);
                    let joined = at > from && self.kinds(units.get(at - 1)).any(Kinds::COORDINATOR);
                    if kinds.any(Kinds::COMPLEMENTISER) && direct && !joined {
                        return self.behind_complementiser(units, at);
                    }
                    if kinds.any(Kinds::QUESTION) && at <= from + 2 && !kinds.any(Kinds::CONJUNCTION) {
                        return Complement::Clause(at);
                    }
                    let time = kinds.any(Kinds::PREPOSITION.with(Kinds::COMPLEMENTISER));
                    if kinds.any(Kinds::CONJUNCTION) && !time && self.source.lexicon.bare_clause {
                        break;
                    }
                }
                None => break,
            }
            at += 1;
        }
        if from < units.len()
            && hit.cue.infinitive
            && let Some(at) = (from..last.min(from + 5)).find(|&at| self.is_infinitive(units, at))
        {
            return Complement::Infinitive(at);
        }
        match self.bare(units, hit) {
            Some(at) => Complement::Bare(at),
            None => Complement::None,
        }
    }

    fn behind_complementiser(&self, units: &[Unit], at: usize) -> Complement {
        let mut next = at + 1;
        while self.is_mark(units, next, &[',', ':', '-', '–']) {
            next += 1;
        }
        match units.get(next) {
            Some(Unit::Quote(..)) => Complement::Quote {
                at: next,
                set_off: true,
                colon: false,
                clause: None,
            },
            Some(Unit::Token(_)) => Complement::Clause(next),
            None => Complement::Colon,
        }
    }

    fn behind_colon(&self, units: &[Unit], hit: Hit<'_>, at: usize) -> Complement {
        match units.get(at + 1) {
            Some(Unit::Quote(..)) => Complement::Quote {
                at: at + 1,
                set_off: true,
                colon: true,
                clause: None,
            },
            Some(Unit::Token(_)) if at < hit.end + 4 && !hit.cue.weak && hit.cue.class == CueClass::Verb => {
                Complement::Clause(at + 1)
            }
            Some(Unit::Token(_)) => Complement::None,
            None => Complement::Colon,
        }
    }

    /// Marks behind a cue, where they can be what it reports: set off from it, or the object of a verb that takes one.
    fn marks_at(&self, units: &[Unit], hit: Hit<'_>, at: usize, quote: usize) -> Option<Complement> {
        let colon = self.is_mark(units, at.wrapping_sub(1), &[':']);
        let set_off = at == hit.end || self.is_mark(units, at.wrapping_sub(1), &[',', ':', '–', '—', '-']);
        let object = hit.cue.object && at <= hit.end + LONGEST_OBJECT && !self.is_named(quote);
        if set_off || object {
            return Some(Complement::Quote {
                at,
                set_off,
                colon,
                clause: None,
            });
        }
        let clause = if hit.cue.weak {
            None
        } else {
            self.bare(units, hit).filter(|&start| start < at)
        }?;
        Some(Complement::Quote {
            at,
            set_off,
            colon,
            clause: Some(clause),
        })
    }

    /// Whether the words from a unit on look like a clause: a subject of some kind stands first.
    fn is_clause(&self, units: &[Unit], at: usize) -> bool {
        match self.token(units.get(at)) {
            Some(token) => {
                let kinds = self.kinds(units.get(at));
                token.is_word()
                    && (token.capital
                        || kinds.any(Kinds::CLAUSE_START.with(Kinds::GROUP).with(Kinds::ARTICLE))
                        || token.lower.ends_with('s'))
            }
            None => units.get(at).is_some(),
        }
    }

    /// Where a clause without a complementiser begins behind a cue, in languages that have such clauses.
    fn bare(&self, units: &[Unit], hit: Hit<'_>) -> Option<usize> {
        if !self.source.lexicon.bare_clause
            || hit.cue.weak
            || hit.cue.object
            || hit.cue.noun && !hit.cue.words.first()?.ends_with(['d', 's'])
        {
            return None;
        }
        let mut at = hit.end;
        if hit.cue.addressee {
            at = self.behind_addressee(units, at)?;
        }
        let start = at;
        while at < units.len() && at < start + 9 {
            let kinds = self.kinds(units.get(at));
            if self.is_mark(units, at, &[',']) && at > start && hit.cue.core {
                // "says in this case, there is": the phrase belongs to the clause.
                at = start;
                break;
            }
            let comma = self.is_mark(units, at, &[',', '.', ';', '-', '–', '—', '(', ')']);
            if comma || kinds.any(Kinds::CONJUNCTION) && !(hit.cue.core && kinds.any(Kinds::CLAUSE_START)) {
                return None;
            }
            if kinds.any(Kinds::PREPOSITION) {
                // In a statement, on Monday: over the noun to what follows it.
                at = self.behind_phrase(units, at)?;
                continue;
            }
            let adverb = self
                .word(units, at)
                .is_some_and(|word| self.source.lexicon.is_adverb(word));
            if !adverb && !kinds.any(Kinds::CALENDAR) {
                break;
            }
            at += 1;
        }
        let rest = units.get(at..units.len().min(at + 24))?;
        let words = rest
            .iter()
            .filter(|unit| self.token(Some(unit)).is_none_or(|token| token.is_word()))
            .count();
        let marked = rest.iter().any(|unit| matches!(unit, Unit::Quote(..)));
        let first = self.kinds(units.get(at));
        let subject = first.any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN));
        let finite = subject
            || rest
                .iter()
                .skip(1)
                .take(12)
                .any(|unit| self.kinds(Some(unit)).any(Kinds::AUXILIARY));
        let clause = (hit.cue.core || finite) && !first.any(Kinds::INFINITIVE);
        (clause && (words > 2 || (marked && words > 1))).then_some(at)
    }

    fn behind_addressee(&self, units: &[Unit], at: usize) -> Option<usize> {
        let word = self.token(units.get(at)).filter(|token| token.is_word())?;
        if let Some(Unit::Token(token)) = units.get(at)
            && let Some(mention) = self
                .roster
                .mention_at(*token)
                .and_then(|id| self.roster.mentions.get(id))
        {
            return Some(at + mention.tokens.end.saturating_sub(*token).max(1));
        }
        let pronoun = self
            .source
            .lexicon
            .kinds(&word.lower)
            .any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN));
        if pronoun
            || self
                .source
                .lexicon
                .kinds(&word.lower)
                .any(Kinds::GROUP.with(Kinds::ORGANISATION))
        {
            return Some(at + 1);
        }
        (at + 1..units.len().min(at + 7)).find(|&next| self.kinds(units.get(next)).any(Kinds::CLAUSE_START))
    }

    fn behind_phrase(&self, units: &[Unit], preposition: usize) -> Option<usize> {
        let noun = preposition + 1 + usize::from(self.kinds(units.get(preposition + 1)).any(Kinds::ARTICLE));
        (noun + 1..units.len().min(noun + 6)).find(|&at| {
            let kinds = self.kinds(units.get(at));
            let name = self
                .token(units.get(at))
                .is_some_and(|token| token.capital && token.is_word());
            let after_name = self.token(units.get(at - 1)).is_some_and(|token| token.capital)
                && !self.kinds(units.get(at - 1)).any(Kinds::CALENDAR);
            kinds.any(Kinds::CLAUSE_START.with(Kinds::PREPOSITION))
                || (name && !after_name && !kinds.any(Kinds::CALENDAR))
        })
    }

    /// Where a clause that begins at `start` ends: at the next report that is not part of it, or with the sentence.
    pub(crate) fn clause_end(&self, units: &[Unit], start: usize, cues: &[Hit<'_>]) -> usize {
        let mut end = units.len();
        for hit in cues.iter().filter(|hit| hit.start > start) {
            let before = |at: usize| at.checked_sub(1).filter(|&before| before > start);
            let subject = self.left(units, hit.start, start).map_or(hit.start, |(_, unit)| unit);
            let Some(join) = before(subject) else { continue };
            let coordinated = self.kinds(units.get(join)).any(Kinds::COORDINATOR);
            let comma = before(join).is_some_and(|comma| self.is_mark(units, comma, &[',', ';', '–', '—']));
            let behind_comma = self.is_mark(units, join, &[',', ';']);
            let cut = match hit.cue.class {
                CueClass::Verb if coordinated && comma => Some(join - 1),
                CueClass::Verb if coordinated && subject == hit.start => Some(join),
                CueClass::Verb if self.is_mark(units, join, &[';']) => Some(join),
                // The clause is itself followed by its report: "…, officials said."
                CueClass::Verb if behind_comma && self.is_final(units, *hit) => Some(join),
                CueClass::Gerund if !hit.cue.object && self.is_mark(units, hit.start - 1, &[',']) => {
                    Some(hit.start - 1)
                }
                CueClass::Gerund if matches!(units.get(hit.start - 1), Some(Unit::Quote(..))) => Some(hit.start),
                CueClass::According if self.is_mark(units, hit.start - 1, &[',']) => Some(hit.start - 1),
                _ => None,
            };
            if let Some(cut) = cut {
                end = end.min(cut);
                break;
            }
        }
        while end > start && self.is_mark(units, end - 1, &['.', ',', ':', ';', '։', '–', '—', '-', '․']) {
            end -= 1;
        }
        end
    }

    /// Whether nothing but its circumstances follows a cue.
    pub(crate) fn is_final(&self, units: &[Unit], hit: Hit<'_>) -> bool {
        let kinds = self.kinds(units.get(hit.end));
        let stop = self.is_mark(units, hit.end, &['.', '։', '!', '?', ',']) || hit.end >= units.len();
        stop || kinds.any(Kinds::CALENDAR.with(Kinds::PREPOSITION))
            || (kinds.any(Kinds::CONJUNCTION) && !kinds.any(Kinds::COMPLEMENTISER))
    }
}
