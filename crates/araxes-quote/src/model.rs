use araxes_text::Span;
use serde::{Deserialize, Serialize};

/// How much of a quote stands in quote marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// A reported clause with marks inside.
    Mixed,
    /// Nothing: a reported clause.
    Indirect,
}

/// What the source is said to have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Said, wrote, asked.
    Speech,
    /// Thought, believed, expected.
    Belief,
}

/// Who is quoted, at one quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SpeakerRef {
    /// Index into [`Attribution::speakers`].
    pub id: usize,
    /// The words that name the speaker at the quote, in bytes; `None` where there are none.
    pub mention: Option<Span>,
}

/// One quote. Offsets are bytes of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// How much of it stands in quote marks.
    pub kind: QuoteKind,
    /// Speech or belief.
    pub act: Act,
    /// The content: no quote marks, no complementiser, no reporting clause, no caption or aside inside.
    pub spans: Vec<Span>,
    /// Those parts of it that stand in quote marks.
    pub quoted: Vec<Span>,
    /// The words that report it: "said", "according to".
    pub cue: Option<Span>,
    /// Who is quoted; `None` where that cannot be told.
    pub speaker: Option<SpeakerRef>,
    /// Index of the quote that this one is reported in.
    pub parent: Option<usize>,
    /// How likely the quote and its speaker are right, from 0 to 1.
    pub confidence: f32,
    /// Why the speaker was chosen, in plain English.
    pub reason: String,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// An organisation, a ministry, an outlet, a government.
    Organisation,
    /// A role without a name: "the governor".
    Role,
    /// Several people: "residents".
    Group,
    /// A source that the article does not name: "an official who asked not to be named".
    Unnamed,
}

/// Someone who is quoted in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The full name found anywhere in the text; `None` where it gives none.
    pub name: Option<String>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Titles and roles found with the name.
    pub roles: Vec<String>,
    /// Where the text names it, in bytes, in order.
    pub mentions: Vec<Span>,
}

/// The quotes of a text and those who are quoted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// In order of their first byte; a report inside a report follows the one it stands in.
    pub quotes: Vec<Quote>,
    /// Everyone who is quoted.
    pub speakers: Vec<Speaker>,
}
