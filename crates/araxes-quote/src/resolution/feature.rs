//! What speaks for and against those who may be meant, and the choice among them.

/// What speaks for or against a candidate: for the one whom a pronoun stands for, who goes on where nobody is named, or
/// whose role is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Feature {
    /// The source of the last report (*previous speaker*).
    PreviousSpeaker,
    /// Named or meant last before (*order*).
    Nearest,
    /// In the same sentence or the one before it (*distance*).
    SentenceBefore,
    /// What the sentence of a pronoun itself is about.
    SameSentence,
    /// In the same paragraph.
    SameParagraph,
    /// The first name of its sentence, with nothing that governs it (*kind of mention*).
    Subject,
    /// Known to be a man or a woman, as the pronoun says.
    Gender,
    /// Behind a preposition, or in a case that no subject has (*case ending*).
    Governed,
    /// Only says whose something is: "the mayor's".
    Possessor,
    /// Quoted right before, with nothing but the end of a sentence between (*punctuation between*).
    Continues,
    /// Has most words of the role (*kind of mention*): of two ministers the one for foreign affairs.
    RoleWords,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::PreviousSpeaker,
        Self::Nearest,
        Self::SentenceBefore,
        Self::SameSentence,
        Self::SameParagraph,
        Self::Subject,
        Self::Gender,
        Self::Governed,
        Self::Possessor,
        Self::Continues,
        Self::RoleWords,
    ];

    /// What it adds to the score of a candidate. Set by hand so that the order of the rules below comes out: who has just
    /// spoken goes on, unless the sentence before is about somebody else; of several with a role, the one told of by most of
    /// its words.
    #[must_use]
    pub fn weight(self) -> f32 {
        match self {
            Self::Continues | Self::RoleWords => 4.0,
            Self::PreviousSpeaker => 2.0,
            Self::Subject => 1.75,
            Self::Nearest => 1.5,
            Self::SentenceBefore | Self::SameSentence => 1.0,
            Self::SameParagraph | Self::Gender => 0.5,
            Self::Governed | Self::Possessor => -1.5,
        }
    }

    /// In words, as [`Quote::reason`](crate::Quote::reason) has it.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::PreviousSpeaker => "spoke last",
            Self::Nearest => "named last",
            Self::SentenceBefore => "in the sentence before",
            Self::SameSentence => "in the same sentence",
            Self::SameParagraph => "in the same paragraph",
            Self::Subject => "what its sentence is about",
            Self::Gender => "gender agrees",
            Self::Governed => "behind a preposition",
            Self::Possessor => "a possessor",
            Self::Continues => "goes on right behind",
            Self::RoleWords => "most words of the role",
        }
    }
}

/// Who a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// An entity of the roster.
    Entity(usize),
    /// A speaker without a name, by its entry.
    Entry(usize),
}

/// Someone who may be meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) who: Meant,
    /// The byte that it is named or meant at.
    pub(super) start: usize,
    pub(super) features: u16,
}

impl Candidate {
    pub(super) fn new(who: Meant, start: usize) -> Self {
        Self {
            who,
            start,
            features: 0,
        }
    }

    pub(super) fn with(mut self, feature: Feature, holds: bool) -> Self {
        self.features |= u16::from(holds) << feature as u16;
        self
    }

    pub(super) fn has(self, feature: Feature) -> bool {
        self.features & (1 << feature as u16) != 0
    }

    fn score(self) -> f32 {
        let own = Feature::ALL.into_iter().filter(|feature| self.has(*feature));
        own.map(Feature::weight).sum()
    }

    /// The features that speak for it, in words.
    fn reason(self) -> String {
        let own = Feature::ALL
            .into_iter()
            .filter(|feature| self.has(*feature) && feature.weight() > 0.0);
        own.map(Feature::description).collect::<Vec<_>>().join(", ")
    }
}

/// The best candidate, how sure it is, and why.
pub(crate) struct Choice {
    pub(crate) who: Meant,
    pub(crate) certainty: f32,
    pub(crate) reason: String,
}

/// The best of several candidates; `why` says what they are candidates for.
pub(super) fn choose(mut all: Vec<Candidate>, why: &str) -> Option<Choice> {
    // Whom something else governs is only looked at where nobody else is named.
    let free = |own: &&Candidate| !own.has(Feature::Governed) && !own.has(Feature::Possessor);
    let nearest = all.iter().filter(free).map(|candidate| candidate.start).max();
    let nearest = nearest.or_else(|| all.iter().map(|candidate| candidate.start).max())?;
    for candidate in &mut all {
        *candidate = candidate.with(Feature::Nearest, candidate.start == nearest);
    }
    let order = |a: &&Candidate, b: &&Candidate| a.score().total_cmp(&b.score()).then(a.start.cmp(&b.start));
    let best = all.iter().max_by(order).copied()?;
    let others = all.iter().filter(|other| other.who != best.who);
    let second = others.map(|other| other.score()).fold(f32::NEG_INFINITY, f32::max);
    Some(Choice {
        who: best.who,
        certainty: certainty(best.score() - second),
        reason: format!("{why}: {}", best.reason()),
    })
}

/// How sure a choice is that leads by so much: classes set by hand.
fn certainty(lead: f32) -> f32 {
    match lead {
        lead if lead >= 2.0 => 0.92,
        lead if lead >= 1.0 => 0.86,
        _ => 0.72,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight_and_a_name_of_its_own() {
        let names: std::collections::HashSet<_> = Feature::ALL.iter().map(|feature| feature.description()).collect();
        assert_eq!(names.len(), Feature::ALL.len());
        assert!(Feature::ALL.iter().all(|feature| feature.weight() != 0.0));
    }
}
