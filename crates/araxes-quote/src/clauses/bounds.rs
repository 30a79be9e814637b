//! Where a reported clause ends.

use crate::cues::Hit;
use crate::lexicon::{CueClass, Kinds};
use crate::subject::Finder;
use crate::units::Unit;

/// A clause has at least so many units before anything is cut off it.
const SHORTEST: usize = 2;
/// Units of a clause before the main one.
const LONGEST_FRONTED: usize = 200;
/// Units from the comma before a main clause to its reporting word.
const LONGEST_SUBJECT: usize = 12;

impl Finder<'_> {
    /// Where a clause that begins at `start` ends: at the next report that is not part of it, or with the sentence.
    pub(crate) fn clause_end(&self, units: &[Unit], start: usize, cues: &[Hit<'_>], own: Option<Hit<'_>>) -> usize {
        let mut end = own
            .and_then(|own| {
                self.fronted_end(units, start, own, cues)
                    .or_else(|| self.relative_end(units, start, own))
            })
            .unwrap_or(units.len());
        end = self.before_next(units, start, end, cues);
        end = self.before_writer(units, start, end);
        while end > start && self.is_mark(units, end - 1, &['.', ',', ':', ';', '։', '–', '—', '-', '․']) {
            end -= 1;
        }
        end
    }

    /// Before the next report that is no part of the clause.
    fn before_next(&self, units: &[Unit], start: usize, end: usize, cues: &[Hit<'_>]) -> usize {
        if let Some(marks) = self.reported_marks(units, start, cues) {
            return end.min(marks);
        }
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
                CueClass::Gerund if self.is_mark(units, hit.start - 1, &[',']) => Some(hit.start - 1),
                CueClass::Gerund if matches!(units.get(hit.start - 1), Some(Unit::Quote(..))) => Some(hit.start),
                CueClass::Gerund
                    if !hit.cue.object && self.kinds(units.get(hit.start - 1)).any(Kinds::COORDINATOR) =>
                {
                    Some(hit.start - 1)
                }
                CueClass::According if self.is_mark(units, hit.start - 1, &[',']) => Some(hit.start - 1),
                _ => None,
            };
            if let Some(cut) = cut {
                return end.min(cut);
            }
        }
        end
    }

    /// Marks behind a comma that a dash and a cue of their own follow: "X-ը նշեց, որ …, «…»,- ասաց նա".
    fn reported_marks(&self, units: &[Unit], start: usize, cues: &[Hit<'_>]) -> Option<usize> {
        if self.source.lexicon.bare_clause {
            return None;
        }
        (start + 1..units.len()).find(|&at| {
            let quote = matches!(units.get(at + 1), Some(Unit::Quote(..)));
            let comma = quote && self.is_mark(units, at, &[',', '.', '․']);
            let dash = comma && (at + 2..at + 4).any(|at| self.is_mark(units, at, &['-', '–', '—']));
            dash && cues.iter().any(|hit| hit.start > at && hit.cue.class == CueClass::Verb)
        })
    }

    /// Before what the writer adds: "…, but he has not", "…; it was".
    fn before_writer(&self, units: &[Unit], start: usize, end: usize) -> usize {
        let list = |at: usize| self.kinds(units.get(at)).any(Kinds::COORDINATOR);
        let adds = |&at: &usize| {
            self.is_mark(units, at, &[';']) && !list(at + 1) || self.is_added(units, at) || self.is_gloss(units, at)
        };
        (start + SHORTEST..end).find(adds).unwrap_or(end)
    }

    /// Whether a coordinator or contrast at a unit, or behind the comma there, goes on in the writer's own words.
    fn is_added(&self, units: &[Unit], at: usize) -> bool {
        let comma = self.is_mark(units, at, &[',']);
        let joint = at + usize::from(comma);
        let kinds = self.kinds(units.get(joint));
        let contrast = kinds.any(Kinds::CONTRAST);
        if !(contrast || comma && kinds.any(Kinds::COORDINATOR)) {
            return false;
        }
        let next = self.kinds(units.get(joint + 1));
        let pronoun = next.any(Kinds::PRONOUN);
        let past = self
            .word(units, joint + 1)
            .is_some_and(|word| self.source.lexicon.is_past(word));
        // "…, but declined to say": what the source did besides.
        let cue = |word: &str| {
            self.source
                .lexicon
                .cue(word, |nth| (nth == 0).then_some(word))
                .is_some()
        };
        let says = comma && past && self.word(units, joint + 1).is_some_and(cue);
        pronoun || past && !contrast || says
    }

    /// Whether a dash parts what a word of the clause is, in the writer's own words: "… — a reference to the road".
    fn is_gloss(&self, units: &[Unit], at: usize) -> bool {
        let dash = |at: usize| self.is_mark(units, at, &['–', '—']);
        let indefinite = self.kinds(units.get(at + 1)).any(Kinds::INDEFINITE);
        dash(at) && indefinite && self.source.lexicon.bare_clause && !(at + 1..units.len()).any(dash)
    }

    /// The cue stands in a clause before the main one: "When asked whether …, he", "Although she said that …, she".
    pub(crate) fn fronted_end(&self, units: &[Unit], start: usize, own: Hit<'_>, cues: &[Hit<'_>]) -> Option<usize> {
        if !self.source.lexicon.bare_clause {
            return None;
        }
        let first = (0..own.start)
            .find(|&at| self.word(units, at).is_some() && !self.kinds(units.get(at)).any(Kinds::OPENER));
        let opens = match first {
            None => {
                own.cue.class == CueClass::Gerund
                    || own
                        .cue
                        .words
                        .first()
                        .is_some_and(|word| self.source.lexicon.is_past(word))
            }
            Some(first) => {
                self.kinds(units.get(first)).any(Kinds::SUBORDINATOR)
                    && !(first..own.start).any(|at| self.is_mark(units, at, &[',']))
            }
        };
        if !opens {
            return None;
        }
        let comma = |at: &usize| self.is_mark(units, *at, &[',']) || self.holds_comma(units, *at);
        let main = |at: &usize| {
            let next = units.get(at + 1);
            let kinds = self.kinds(next);
            kinds.any(
                Kinds::PRONOUN
                    .with(Kinds::PERSON_PRONOUN)
                    .with(Kinds::ARTICLE)
                    .with(Kinds::GROUP),
            ) || [next, units.get(at + 2)]
                .iter()
                .any(|unit| self.token(*unit).is_some_and(|token| token.capital))
        };
        // Best the comma whose next words are the subject of a report, else the first before any subject.
        let commas = || (start + 1..units.len().min(start + LONGEST_FRONTED)).filter(comma);
        let reports = |at: &usize| {
            cues.iter().any(|hit| {
                hit.start > *at
                    && hit.start < at + LONGEST_SUBJECT
                    && self
                        .left(units, hit.start, at + 1)
                        .is_some_and(|(_, from)| from <= at + 2)
            })
        };
        let found = commas().find(reports).or_else(|| commas().find(main))?;
        Some(found + usize::from(self.holds_comma(units, found)))
    }

    /// Whether a report stands before the main clause: "Asked whether …, he laughed", "When asked about it, she left".
    pub(crate) fn is_fronted_report(&self, units: &[Unit], start: usize) -> bool {
        let at = start + usize::from(self.kinds(units.get(start)).any(Kinds::SUBORDINATOR));
        self.source.lexicon.bare_clause
            && self.word(units, at).is_some_and(|word| {
                let cue = self.source.lexicon.cue(word, |nth| (nth == 0).then_some(word));
                cue.is_some_and(|cue| cue.class == CueClass::Gerund || self.source.lexicon.is_past(word))
            })
    }

    /// The end of a relative clause in commas that the cue stands in: "X, who said he was tired, left".
    fn relative_end(&self, units: &[Unit], start: usize, own: Hit<'_>) -> Option<usize> {
        let before = (own.start.saturating_sub(3)..own.start).rev();
        let relative = before
            .into_iter()
            .find(|&at| self.kinds(units.get(at)).any(Kinds::RELATIVE))?;
        if relative == 0 || !self.is_mark(units, relative - 1, &[',']) || !self.source.lexicon.bare_clause {
            return None;
        }
        let not = Kinds::CONJUNCTION
            .with(Kinds::RELATIVE)
            .with(Kinds::PREPOSITION)
            .with(Kinds::ARTICLE);
        let goes_on = |&at: &usize| {
            let word = self.word(units, at + 1);
            word.is_some_and(|word| !self.source.lexicon.is_participle(word))
                && !self.kinds(units.get(at + 1)).any(not)
        };
        let commas = (start + SHORTEST..units.len()).filter(|&at| self.is_mark(units, at, &[',']));
        commas.into_iter().find(goes_on)
    }

    /// Whether marks at a unit end with a comma that parts the clause from what follows: “…,” he.
    fn holds_comma(&self, units: &[Unit], at: usize) -> bool {
        let (Some(Unit::Quote(..)), Some(next)) = (units.get(at), self.token(units.get(at + 1))) else {
            return false;
        };
        let before = self.source.text.get(..next.span.start).unwrap_or("").trim_end();
        let mut last = before.chars().rev();
        last.next().is_some_and(|mark| !mark.is_alphanumeric()) && last.next() == Some(',')
    }

    /// Whether nothing but its circumstances follows a cue.
    pub(crate) fn is_final(&self, units: &[Unit], hit: Hit<'_>) -> bool {
        let kinds = self.kinds(units.get(hit.end));
        let stop = self.is_mark(units, hit.end, &['.', '։', '!', '?', ','])
            || self.is_mark(units, hit.end, &[':']) && hit.end + 1 == units.len()
            || hit.end >= units.len();
        stop || kinds.any(Kinds::CALENDAR.with(Kinds::PREPOSITION))
            || (kinds.any(Kinds::CONJUNCTION) && !kinds.any(Kinds::COMPLEMENTISER))
    }
}
