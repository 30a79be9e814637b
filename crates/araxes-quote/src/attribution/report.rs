//! One report: content, cue and source, before it is known who the source is.

use araxes_text::Span;

use crate::subject::Subject;
use crate::{Act, QuoteKind};

/// By which rule a report was found, with the share of such reports that hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Marks with a cue behind or between them.
    Tail,
    /// Marks behind a cue.
    Head,
    /// Marks behind a colon.
    Colon,
    /// A clause behind a complementiser.
    Complement,
    /// A clause right behind its cue.
    Bare,
    /// A clause before its cue, or around it.
    Before,
    /// According to someone.
    According,
    /// A clause made a noun.
    Nominal,
    /// An infinitive.
    Infinitive,
    /// The object of a verb: "called it a shame".
    Object,
    /// A clause behind a noun: "the claim that".
    Noun,
    /// Marks in a headline with a name.
    Headline,
    /// Marks whose report stands in a sentence of its own: "Bu sözləri … deyib".
    Announced,
    /// Marks without a cue.
    Floating,
    /// A few words in marks within a sentence.
    Fragment,
    /// A turn of a dialogue or an interview.
    Turn,
}

impl Rule {
    /// How often such a report holds, before its source is looked at: classes set by hand, no weights fitted to data.
    pub(crate) fn confidence(self) -> f32 {
        match self {
            Self::Tail => 0.97,
            Self::Head | Self::Colon => 0.95,
            Self::Floating => 0.92,
            Self::Headline | Self::Nominal => 0.9,
            Self::According => 0.88,
            Self::Announced | Self::Turn => 0.85,
            Self::Complement => 0.8,
            Self::Before | Self::Bare => 0.75,
            Self::Fragment => 0.65,
            Self::Object => 0.6,
            Self::Infinitive => 0.55,
            Self::Noun => 0.35,
        }
    }

    /// What a report of this act and kind is worth beside others of its rule: whether words report a belief is less
    /// sure, and marks within a clause speak for it.
    pub(crate) fn weight(self, act: Act, kind: QuoteKind) -> f32 {
        match (act, kind) {
            (Act::Belief, QuoteKind::Indirect) => 0.75,
            (_, QuoteKind::Mixed) if self.confidence() < 0.85 => 1.1,
            _ => 1.0,
        }
    }

    /// The rule in words.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Tail => "marks with a reporting clause at them",
            Self::Head => "marks behind a reporting word",
            Self::Colon => "marks behind a colon",
            Self::Complement => "clause behind a complementiser",
            Self::Bare => "clause behind a reporting word",
            Self::Before => "clause before a reporting word",
            Self::According => "clause with an according-to phrase",
            Self::Nominal => "clause made a noun",
            Self::Object => "object of a reporting word",
            Self::Noun => "clause behind a noun that reports",
            Self::Infinitive => "infinitive behind a reporting word",
            Self::Headline => "marks beside a name in a headline",
            Self::Announced => "marks reported in the next sentence",
            Self::Floating => "marks without a reporting clause",
            Self::Fragment => "words in marks within a sentence",
            Self::Turn => "turn of a dialogue or an interview",
        }
    }
}

/// Where a report's source is to be looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Origin {
    /// These words name it.
    Subject(Subject),
    /// The source of the report before it.
    Same,
    /// Nothing names it: whoever is speaking.
    Unsaid,
    /// Whoever is speaking, or else the entity that the interview is with.
    Asked(usize),
    /// The text keeps it back: "was described as".
    None,
}

/// A report before its source is resolved.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub(crate) spans: Vec<Span>,
    pub(crate) quoted: Vec<Span>,
    pub(crate) kind: QuoteKind,
    pub(crate) act: Act,
    pub(crate) cue: Option<Span>,
    pub(crate) origin: Origin,
    pub(crate) rule: Rule,
    pub(crate) segment: usize,
    /// The sentence of its cue, or of its first word.
    pub(crate) sentence: usize,
}

impl Report {
    /// Its first byte.
    pub(crate) fn start(&self) -> usize {
        self.spans.first().map_or(0, |span| span.start)
    }

    /// From its first byte to its last.
    pub(crate) fn extent(&self) -> Span {
        Span::new(self.start(), self.spans.last().map_or(0, |span| span.end))
    }
}
