//! Words of one's own: rows, CSV and JSON.

use std::collections::BTreeMap;

use araxes_text::Language;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::{CueClass, LexiconError};
use crate::Act;

/// One row of words to be added to a [`Lexicon`](crate::Lexicon).
///
/// In JSON and CSV `kind` says which: `cue`, `role`, `title`, `person` or `organisation`; the other fields are those
/// below. A list may also be one text with its items apart by `|`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum LexiconRow {
    /// Words that report: a verb, or what is said to be according to someone.
    Cue {
        /// The language of the forms.
        language: Language,
        /// Every form that texts may have, of one word or several. A `*` at the end stands for any ending: `съязви*`;
        /// at least three letters stand before it.
        #[serde(deserialize_with = "list")]
        forms: Vec<String>,
        /// How the words stand to what they report.
        #[serde(default)]
        class: CueClass,
        /// What they report.
        #[serde(default = "speech")]
        act: Act,
        /// What may stand beside a verb.
        #[serde(default, deserialize_with = "list")]
        takes: Vec<Takes>,
        /// Where the row was taken from.
        #[serde(default)]
        source: String,
    },
    /// A role or calling that a speaker may be named by: "the harbour master".
    Role {
        /// The language of the forms.
        language: Language,
        /// Every form, without case endings.
        #[serde(deserialize_with = "list")]
        forms: Vec<String>,
        /// Two roles of one class may mean one person. Those of the class `worker`, which a role is in unless another
        /// is given, mean one person where they share a word. The others are the classes of `data/roles.tsv`.
        #[serde(default = "worker")]
        class: String,
        /// Where the row was taken from.
        #[serde(default)]
        source: String,
    },
    /// A word that stands before names and is no part of them: "Dr".
    Title {
        /// The language of the forms.
        language: Language,
        /// Every form, of one word each.
        #[serde(deserialize_with = "list")]
        forms: Vec<String>,
        /// Who bears it, where it shows that.
        #[serde(default)]
        gender: Option<Gender>,
        /// Where the row was taken from.
        #[serde(default)]
        source: String,
    },
    /// Someone who is quoted, by every name that texts may have.
    Person {
        /// The name that the speaker is given, whichever the text has.
        name: String,
        /// Other names, in any language and script, without case endings. A surname or another word alone is one only
        /// where it stands here, and yields to a full name of the text that it fits.
        #[serde(default, deserialize_with = "list")]
        aliases: Vec<String>,
        /// For the pronouns that stand for the name.
        #[serde(default)]
        gender: Option<Gender>,
        /// Where the row was taken from.
        #[serde(default)]
        source: String,
    },
    /// A body that is quoted, by every name that texts may have.
    Organisation {
        /// The name that the speaker is given, whichever the text has.
        name: String,
        /// Other names, in any language and script, without case endings.
        #[serde(default, deserialize_with = "list")]
        aliases: Vec<String>,
        /// Where the row was taken from.
        #[serde(default)]
        source: String,
    },
}

/// What may stand beside a verb that reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Takes {
    /// Someone who is told: "told reporters that".
    Addressee,
    /// A clause without a complementiser: "said it was late".
    Clause,
    /// An infinitive: "promised to come".
    Infinitive,
    /// An object that may hold marks: "called it “a shame”".
    Object,
}

impl Takes {
    /// The flag of `cues.tsv`.
    pub(super) fn flag(self) -> char {
        match self {
            Self::Addressee => 't',
            Self::Clause => 'b',
            Self::Infinitive => 'i',
            Self::Object => 'o',
        }
    }
}

/// Whether a speaker is a man or a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// A woman.
    Female,
    /// A man.
    Male,
}

fn speech() -> Act {
    Act::Speech
}

fn worker() -> String {
    "worker".to_owned()
}

/// A list, or one text with the items apart by `|`.
fn list<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let items = match Value::deserialize(deserializer)? {
        Value::String(text) => text.split('|').map(|item| Value::from(item.trim())).collect(),
        Value::Array(items) => items,
        other => return Err(D::Error::custom(format!("{other} is no list"))),
    };
    let read = |item| serde_json::from_value(item).map_err(D::Error::custom);
    items.into_iter().map(read).collect()
}

/// The rows of a JSON list of objects.
pub(super) fn from_json(json: &str) -> Result<Vec<LexiconRow>, LexiconError> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    let rows: Vec<Map<String, Value>> = serde_json::from_str(json).map_err(|error| LexiconError::Json {
        message: error.to_string(),
    })?;
    read(rows)
}

/// The rows of comma-separated text with a header line.
pub(super) fn from_csv(csv: &str) -> Result<Vec<LexiconRow>, LexiconError> {
    let csv = csv.strip_prefix('\u{FEFF}').unwrap_or(csv);
    let rows = csv::Reader::from_reader(csv.as_bytes()).into_deserialize::<BTreeMap<String, String>>();
    let as_json = |row: BTreeMap<String, String>| row.into_iter().map(|(name, cell)| (name, cell.into())).collect();
    let rows: Result<_, _> = rows.map(|row| row.map(as_json)).collect();
    read(rows.map_err(|error: csv::Error| LexiconError::Csv {
        message: error.to_string().trim_start_matches("CSV error: ").to_owned(),
    })?)
}

/// Rows from their fields, of which those without a value count as not given.
fn read(rows: Vec<Map<String, Value>>) -> Result<Vec<LexiconRow>, LexiconError> {
    let is_given = |value: &Value| !value.is_null() && value.as_str() != Some("");
    let rows = rows.into_iter().enumerate().map(|(index, mut row)| {
        row.retain(|_, value| is_given(value));
        serde_json::from_value(Value::Object(row)).map_err(|error| LexiconError::Row {
            row: index + 1,
            message: error.to_string(),
        })
    });
    rows.collect()
}
