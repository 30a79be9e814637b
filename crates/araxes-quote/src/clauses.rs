//! Where the reported clause at a cue begins and ends.

mod bare;
mod bounds;
mod objects;

use crate::Act;
use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// Words between a cue and its complementiser or marks: "said in a statement on Monday that".
const LONGEST_FILLER: usize = 16;
/// Words of an addressee.
const LONGEST_ADDRESSEE: usize = 8;
/// Words between a verb and the marks in its object: "called the plan of the council “…”".
const LONGEST_OBJECT: usize = 8;

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

/// A step over the units behind a cue.
enum Step {
    Found(Complement),
    On,
    Stop,
}

impl Finder<'_> {
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
            let step = match units.get(at) {
                Some(Unit::Quote(quote, _)) => self.marks_at(units, hit, at, *quote).map_or(Step::On, Step::Found),
                Some(Unit::Token(_)) if self.is_mark(units, at, &[':', '՝', '․']) => {
                    Step::Found(self.behind_colon(units, hit, at))
                }
                Some(Unit::Token(_)) if self.is_mark(units, at, &[',', '-', '–', '—']) => {
                    self.at_comma(units, hit, at, limit)
                }
                Some(Unit::Token(_)) => self.at_word(units, hit, at),
                None => Step::Stop,
            };
            match step {
                Step::Found(complement) => return complement,
                Step::On => at += 1,
                Step::Stop => break,
            }
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

    /// Whether a finite verb stands in a stretch, outside of relative clauses.
    fn has_begun(&self, units: &[Unit], from: usize, to: usize) -> bool {
        let mut words = (from + 1..to).map(|at| self.kinds(units.get(at)));
        let verb = words.find(|kinds| kinds.any(Kinds::FINITE.with(Kinds::RELATIVE).with(Kinds::QUESTION)));
        self.source.lexicon.bare_clause
            && verb.is_some_and(|kinds| kinds.any(Kinds::FINITE) && !kinds.any(Kinds::RELATIVE.with(Kinds::QUESTION)))
    }

    /// Whether a common noun stands at a unit with nothing but a stop behind it.
    fn is_noun_alone(&self, units: &[Unit], at: usize) -> bool {
        let token = self.token(units.get(at));
        let noun = token.is_some_and(|token| token.is_word() && !token.capital);
        noun && !self.kinds(units.get(at)).any(Kinds::FUNCTION) && self.is_mark(units, at + 1, &[',', '.'])
    }

    /// Whether a clause follows the comma behind a cue that its sentence begins with: "His aides say, the road is open".
    fn goes_on_behind_comma(&self, units: &[Unit], hit: Hit<'_>) -> bool {
        let before = (0..hit.start).any(|at| self.token(units.get(at)).is_none_or(|token| !token.is_word()));
        let bare = self.source.lexicon.bare_clause && self.is_mark(units, hit.end, &[',']);
        bare && hit.cue.core && !before && self.is_plain_clause(units, hit.end + 1)
    }

    /// What a comma or dash behind a cue says of what follows.
    fn at_comma(&self, units: &[Unit], hit: Hit<'_>, at: usize, limit: usize) -> Step {
        let from = hit.end;
        let next = self.kinds(units.get(at + 1));
        let quote = matches!(units.get(at + 1), Some(Unit::Quote(..)));
        let asks = next.any(Kinds::QUESTION) && !self.source.lexicon.bare_clause;
        if at == from && !quote && self.goes_on_behind_comma(units, hit) {
            return Step::Found(Complement::Bare(at + 1));
        }
        if !next.any(Kinds::COMPLEMENTISER) && !asks && !quote {
            match self.behind_insertion(units, at, limit) {
                Some(next) => return Step::Found(self.behind_complementiser(units, next)),
                None => return Step::Stop,
            }
        }
        Step::On
    }

    /// What a word behind a cue says of what follows.
    fn at_word(&self, units: &[Unit], hit: Hit<'_>, at: usize) -> Step {
        let from = hit.end;
        let kinds = self.kinds(units.get(at));
        // "was described as “…”"
        let quote = matches!(units.get(at + 1), Some(Unit::Quote(..)));
        if quote && kinds.any(Kinds::PREDICATIVE) && at == from && hit.cue.object {
            return Step::Found(Complement::Quote {
                at: at + 1,
                set_off: true,
                colon: false,
                clause: None,
            });
        }
        // "dismissed the claim as “…”", not "referred to rudely as “…”"
        let thing = !self.kinds(units.get(from)).any(Kinds::PREPOSITION) && !self.is_adverb_at(units, from);
        if quote && kinds.any(Kinds::PREDICATIVE) && hit.cue.object && thing && self.source.lexicon.bare_clause {
            return Step::On;
        }
        // "questioned that logic, …"
        let noun = kinds.any(Kinds::DEFINITE) && self.is_noun_alone(units, at + 1);
        let direct = (at == from || !kinds.any(Kinds::DEFINITE) || self.is_clause(units, at + 1)) && !noun;
        let joined = at > from && self.kinds(units.get(at - 1)).any(Kinds::COORDINATOR);
        let couples = self.joins(units, at);
        let far = hit.cue.object && at > from && self.source.lexicon.bare_clause;
        // "said the families were wrong in saying that": the clause has begun before.
        if kinds.any(Kinds::COMPLEMENTISER)
            && at > from
            && self.has_begun(units, from, at)
            && let Some(start) = self.bare(units, hit).filter(|start| *start < at)
        {
            return Step::Found(Complement::Bare(start));
        }
        if kinds.any(Kinds::COMPLEMENTISER) && direct && !joined && !far {
            return Step::Found(self.behind_complementiser(units, at));
        }
        let reach = if hit.cue.addressee || hit.cue.asks { 8 } else { 2 };
        let who = kinds.any(Kinds::RELATIVE) && at > from && !self.is_pronoun(units, at - 1);
        // Whoever knows why does not say what.
        let says = hit.cue.act == Act::Speech || !self.source.lexicon.bare_clause;
        let question = says && kinds.any(Kinds::QUESTION) && (hit.cue.asks || !kinds.any(Kinds::CONJUNCTION));
        if question && at <= from + reach && !who {
            return Step::Found(Complement::Clause(at));
        }
        let time = kinds.any(Kinds::PREPOSITION.with(Kinds::COMPLEMENTISER));
        if kinds.any(Kinds::CONJUNCTION) && !time && !couples && self.source.lexicon.bare_clause {
            return Step::Stop;
        }
        Step::On
    }

    /// The infinitive behind an addressee: "urged the council to".
    fn told_to(&self, units: &[Unit], hit: Hit<'_>) -> Option<usize> {
        let last = units.len().min(hit.end + LONGEST_ADDRESSEE);
        let stops = |&at: &usize| {
            let negated = self.kinds(units.get(at)).any(Kinds::NEGATION);
            negated || self.is_infinitive(units, at) || self.is_mark(units, at, &[',', ';', ':'])
        };
        let at = (hit.end..last).find(stops)?;
        // "warned the public not to …"
        if at > hit.end && self.kinds(units.get(at)).any(Kinds::NEGATION) && self.is_infinitive(units, at + 1) {
            return Some(at);
        }
        (self.is_infinitive(units, at) && !(hit.cue.asks && at == hit.end)).then_some(at)
    }

    /// The complementiser behind words in commas: "said, in the end, that"; "told us, however, that".
    fn behind_insertion(&self, units: &[Unit], comma: usize, limit: usize) -> Option<usize> {
        let second = (comma + 1..limit.min(comma + LONGEST_OBJECT)).find(|&at| self.is_mark(units, at, &[',']))?;
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
        // "ասաց X-ը՝ անդրադառնալով …": what the speaker did besides.
        let converb = self
            .word(units, at + 1)
            .is_some_and(|word| self.source.lexicon.is_participle(word));
        if converb && self.is_mark(units, at, &['՝']) {
            return Complement::None;
        }
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
        let behind = self.token(units.get(at + 1)).is_some_and(|next| next.is_word())
            || self.is_mark(units, at + 1, &[',']) && self.kinds(units.get(at + 2)).any(Kinds::COMPLEMENTISER);
        let spoken_to = self.kinds(units.get(at.wrapping_sub(1))).any(Kinds::ADDRESSEE);
        let titled = self
            .titled_behind(units, hit.end, hit.cue)
            .is_some_and(|(_, behind)| at < behind);
        if titled {
            return None;
        }
        let outlet = self.is_short(quote) && !hit.cue.object && (spoken_to || at == hit.end && behind);
        if outlet && !self.source.lexicon.bare_clause {
            return None;
        }
        // "so охарактеризовал родной “совок”: “…”": what is said stands behind the colon.
        if self.is_short(quote) && self.has_colon_behind(units, at) {
            return None;
        }
        let set_off = at == hit.end || self.is_mark(units, at.wrapping_sub(1), &[',', ':', '–', '—', '-']);
        // "refused to come due to “dust”": marks within what somebody does.
        let acts = !hit.cue.infinitive && self.is_infinitive(units, hit.end);
        let object = hit.cue.object && at <= hit.end + LONGEST_OBJECT && !self.is_named(quote) && !acts;
        // "Called “Name”", "told the paper's “Name” show"
        let before = self.token(units.get(at.wrapping_sub(1)));
        let name = hit.cue.object && self.is_named(quote) && at == hit.end;
        // "promoting “quack” cures": words in marks that qualify a noun.
        let next = self.token(units.get(at + 1));
        let noun = next.is_some_and(|next| next.is_word() && !next.capital)
            && !self
                .kinds(units.get(at + 1))
                .any(Kinds::FUNCTION.with(Kinds::PREDICATIVE))
            && !next.is_some_and(|next| self.source.lexicon.is_adverb(&next.lower));
        let qualifies =
            noun && hit.cue.object && at > hit.end && self.source.lexicon.bare_clause && self.is_short(quote);
        if qualifies || name || before.is_some_and(|token| token.possessive) && !hit.cue.object {
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

    /// Whether a colon and marks stand behind a unit with nothing but words between.
    fn has_colon_behind(&self, units: &[Unit], at: usize) -> bool {
        let last = units.len().min(at + LONGEST_OBJECT);
        let colon = (at + 1..last).find(|&at| self.word(units, at).is_none());
        colon.is_some_and(|colon| {
            self.is_mark(units, colon, &[':']) && matches!(units.get(colon + 1), Some(Unit::Quote(..)))
        })
    }
}
