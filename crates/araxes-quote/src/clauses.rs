//! Where the reported clause at a cue begins and ends.

use crate::Act;
use crate::lexicon::{Cue, CueClass, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// Words between a cue and its complementiser or marks: "said in a statement on Monday that".
const LONGEST_FILLER: usize = 16;
/// Units of a headline that are looked at for capitals.
const LONGEST_HEADLINE: usize = 40;
/// Words of an addressee.
const LONGEST_ADDRESSEE: usize = 5;
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
    /// An object from this unit on.
    Object(usize),
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
        self.reporting(units, at).or_else(|| self.noun(units, at))
    }

    fn reporting(&self, units: &[Unit], at: usize) -> Option<Hit<'_>> {
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
            let noun = !self.is_verb(units, at, cue);
            let title = self.token(units.get(at)).is_some_and(|token| token.capital)
                && before.is_some()
                && token.is_some_and(|token| token.capital)
                && !self.is_title_case(units);
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

    pub(crate) fn word(&self, units: &[Unit], at: usize) -> Option<&str> {
        self.token(units.get(at))
            .filter(|token| token.is_word())
            .map(|token| token.lower.as_str())
    }

    pub(crate) fn is_mark(&self, units: &[Unit], at: usize, marks: &[char]) -> bool {
        self.token(units.get(at))
            .is_some_and(|token| !token.is_word() && marks.contains(&token.first))
    }

    /// Whether a cue in the infinitive or the passive still reports: marks, a clause behind a complementiser, or a
    /// question that someone was asked.
    pub(crate) fn is_reported(&self, units: &[Unit], hit: Hit<'_>, limit: usize, passive: bool) -> bool {
        match self.complement(units, hit, limit) {
            Complement::Quote { .. } => true,
            Complement::Clause(start) => {
                let that = start
                    .checked_sub(1)
                    .is_some_and(|at| self.kinds(units.get(at)).any(Kinds::COMPLEMENTISER));
                hit.cue.asks || that && !passive
            }
            Complement::Object(_) => hit.cue.asks,
            Complement::Bare(_) => !passive && hit.cue.core,
            _ => false,
        }
    }

    /// Whether nearly all words have capitals, as in English headlines.
    fn is_title_case(&self, units: &[Unit]) -> bool {
        let words = || {
            units
                .iter()
                .take(LONGEST_HEADLINE)
                .filter_map(|unit| self.token(Some(unit)))
                .filter(|token| token.lower.chars().count() > 3)
        };
        let capitals = words().filter(|token| token.capital).count();
        capitals > 3 && capitals * 10 >= words().count() * 9
    }

    /// What follows a cue that ends before `from`; `limit` is the unit of the next cue.
    pub(crate) fn complement(&self, units: &[Unit], hit: Hit<'_>, limit: usize) -> Complement {
        let from = hit.end;
        let last = units.len().min(from + LONGEST_FILLER);
        let mut at = from;
        // "Asked to leave", "asked not to be named": nobody is told to.
        if hit.cue.infinitive && !hit.cue.asks && self.is_infinitive(units, from) {
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
                    let asks = next.any(Kinds::QUESTION) && !self.source.lexicon.bare_clause;
                    if !next.any(Kinds::COMPLEMENTISER) && !asks && !quote {
                        match self.behind_insertion(units, at) {
                            Some(next) => return self.behind_complementiser(units, next),
                            None => break,
                        }
                    }
                }
                Some(Unit::Token(_)) => {
                    let kinds = self.kinds(units.get(at));
                    let direct = at == from || !kinds.any(Kinds::DEFINITE) || self.is_clause(units, at + 1);
                    let joined = at > from && self.kinds(units.get(at - 1)).any(Kinds::COORDINATOR);
                    let couples = self.joins(units, at);
                    let far = hit.cue.object && at > from && self.source.lexicon.bare_clause;
                    if kinds.any(Kinds::COMPLEMENTISER) && direct && !joined && !far {
                        return self.behind_complementiser(units, at);
                    }
                    let reach = if hit.cue.addressee || hit.cue.asks { 8 } else { 2 };
                    let who = kinds.any(Kinds::RELATIVE) && at > from && !self.is_pronoun(units, at - 1);
                    // Whoever knows why does not say what.
                    let says = hit.cue.act == Act::Speech || !self.source.lexicon.bare_clause;
                    let question =
                        says && kinds.any(Kinds::QUESTION) && (hit.cue.asks || !kinds.any(Kinds::CONJUNCTION));
                    if question && at <= from + reach && !who {
                        return Complement::Clause(at);
                    }
                    let time = kinds.any(Kinds::PREPOSITION.with(Kinds::COMPLEMENTISER));
                    if kinds.any(Kinds::CONJUNCTION) && !time && !couples && self.source.lexicon.bare_clause {
                        break;
                    }
                }
                None => break,
            }
            at += 1;
        }
        if from < units.len()
            && hit.cue.infinitive
            && let Some(at) = self.told_to(units, hit)
        {
            return Complement::Infinitive(at);
        }
        match self.bare(units, hit) {
            Some(at) => Complement::Bare(at),
            None => self.object(units, hit).map_or(Complement::None, Complement::Object),
        }
    }

    /// The infinitive behind an addressee: "urged the council to".
    fn told_to(&self, units: &[Unit], hit: Hit<'_>) -> Option<usize> {
        let last = units.len().min(hit.end + LONGEST_ADDRESSEE);
        let stops = |&at: &usize| self.kinds(units.get(at)).any(Kinds::NEGATION) || self.is_infinitive(units, at);
        let at = (hit.end..last).find(stops)?;
        (self.is_infinitive(units, at) && !(hit.cue.asks && at == hit.end)).then_some(at)
    }

    /// The complementiser behind words in commas: "said, in the end, that"; "told us, however, that".
    fn behind_insertion(&self, units: &[Unit], comma: usize) -> Option<usize> {
        let second =
            (comma + 1..units.len().min(comma + LONGEST_OBJECT)).find(|&at| self.is_mark(units, at, &[',']))?;
        self.kinds(units.get(second + 1))
            .any(Kinds::COMPLEMENTISER)
            .then_some(second + 1)
    }

    /// Whether a unit is a pronoun, which no relative clause follows.
    fn is_pronoun(&self, units: &[Unit], at: usize) -> bool {
        self.kinds(units.get(at))
            .any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN))
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
        // «прокомментировал „Вестям“ итоги», "сказал газете „Вести“, что": whom it is said to.
        let behind = self.token(units.get(at + 1)).is_some_and(|next| next.is_word());
        let spoken_to = self.kinds(units.get(at.wrapping_sub(1))).any(Kinds::ADDRESSEE);
        let outlet = self.is_short(quote) && !hit.cue.object && (spoken_to || at == hit.end && behind);
        if outlet && !self.source.lexicon.bare_clause {
            return None;
        }
        let set_off = at == hit.end || self.is_mark(units, at.wrapping_sub(1), &[',', ':', '–', '—', '-']);
        let object = hit.cue.object && at <= hit.end + LONGEST_OBJECT && !self.is_named(quote);
        // "Called “Name”", "told the paper's “Name” show"
        let before = self.token(units.get(at.wrapping_sub(1)));
        let name = hit.cue.object && self.is_named(quote) && at == hit.end;
        if name || before.is_some_and(|token| token.possessive) && !hit.cue.object {
            return None;
        }
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
            let day = kinds.any(Kinds::CALENDAR) && !self.token(units.get(at)).is_some_and(|token| token.possessive);
            if !adverb && !day {
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
        let finite = self.is_finite_clause(units, at);
        let open = hit.cue.open && self.is_definite(units, at);
        let clause = (hit.cue.core || open || finite) && !first.any(Kinds::INFINITIVE);
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
}
