//! The JSON form of every result: the same objects, with offsets in **code points** and the words beside them.
//!
//! [`Document`] is what `Document::to_json` writes; [`read`] takes it back. A field that is unknown is `null`.

mod convert;
mod place;

use araxes_article::Role;
use araxes_quote::{Act, QuoteKind, SpeakerKind};
use araxes_text::{CharSpan, Language};
use araxes_toponym::{Match, Tradition};
pub use serde::de::DeserializeOwned;
pub use serde::{Deserialize, Serialize};

pub use convert::{quotes, toponyms};
pub use place::{NamedPlace, Place};

use crate::Error;

/// The name and version of the form, in the field `schema`.
pub const SCHEMA: &str = "araxes.document/1";

/// A whole document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Always [`SCHEMA`].
    pub schema: Schema,
    /// The article's parts.
    pub article: Article,
    /// Every place named.
    pub toponyms: Vec<Toponym>,
    /// Every quote.
    pub quotes: Vec<Quote>,
    /// Everyone quoted.
    pub speakers: Vec<Speaker>,
}

/// The value of the field `schema`: reads nothing but [`SCHEMA`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Schema {
    /// Version 1.
    #[default]
    #[serde(rename = "araxes.document/1")]
    V1,
}

/// The parts of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The headline.
    pub title: Option<String>,
    /// The line under it.
    pub subtitle: Option<String>,
    /// Those who wrote it.
    pub bylines: Vec<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The place it was written at.
    pub dateline: Option<String>,
    /// ISO 8601.
    pub published: Option<String>,
    /// ISO 8601.
    pub modified: Option<String>,
    /// BCP 47 tag.
    pub language: Language,
    /// Its address.
    pub url: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// The whole text, which all offsets point into.
    pub text: String,
    /// Paragraphs, headings, list items and blockquotes, one blank line apart.
    pub body: String,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// One block of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// Its language where that is another one than the article's; left out otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// A place named in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Toponym {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The name as it stands, ending included.
    pub text: String,
    /// Whose name it is.
    pub tradition: Tradition,
    /// How the words met the name.
    #[serde(rename = "match")]
    pub matched: Match,
    /// How likely `place` is right, to three decimals.
    pub confidence: f64,
    /// The place.
    pub place: Place,
    /// The other places it may be, best first.
    pub alternatives: Vec<Alternative>,
}

/// Another place that a toponym may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The place.
    #[serde(flatten)]
    pub place: Place,
    /// How likely it is, to three decimals.
    pub probability: f64,
}

/// Some words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// How much of it stands in marks.
    pub kind: QuoteKind,
    /// Speech or belief.
    pub act: Act,
    /// The content.
    pub spans: Vec<CharSpan>,
    /// The parts of it in marks.
    pub quoted: Vec<CharSpan>,
    /// The words of `spans`, one line each.
    pub text: String,
    /// The words that report it.
    pub cue: Option<Excerpt>,
    /// Who is quoted.
    pub speaker: Option<QuoteSpeaker>,
    /// Index of the quote that this one is reported in.
    pub parent: Option<usize>,
    /// How likely it is right, to three decimals.
    pub confidence: f64,
    /// Why this speaker.
    pub reason: String,
}

/// Who is quoted, at one quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteSpeaker {
    /// Index into the document's speakers.
    pub id: usize,
    /// The full name found anywhere in the article.
    pub name: Option<String>,
    /// The words at the quote.
    pub mention: Option<Excerpt>,
}

/// Someone who is quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Index in the document's speakers.
    pub id: usize,
    /// The full name.
    pub name: Option<String>,
    /// Person, organisation, role, group or unnamed.
    pub kind: SpeakerKind,
    /// Titles and roles.
    pub roles: Vec<String>,
    /// Where the text names it.
    pub mentions: Vec<CharSpan>,
}

/// Writes a result as JSON. `what` names it in the error.
///
/// # Errors
/// [`Error::Json`] where a value has no JSON form, which none of the types here has.
pub fn write<T: Serialize>(what: &'static str, value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Json {
        what,
        reason: error.to_string(),
    })
}

/// Reads a result back from its JSON. `what` names it in the error.
///
/// ```
/// use araxes::json;
///
/// let error = json::read::<json::Document>("document", "{}").unwrap_err();
/// assert!(error.to_string().starts_with("not an araxes document: missing field `schema`"));
/// ```
///
/// # Errors
/// [`Error::Json`] where `text` is no such JSON, with what is wrong and the line and column.
pub fn read<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Json {
        what,
        reason: error.to_string(),
    })
}
