use std::borrow::Cow;
use std::sync::Arc;

use araxes_text::{Language, Script, Span};
use serde::{Deserialize, Serialize};

/// Whose name for a place a name is. None is marked right or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tradition {
    /// Azerbaijani.
    Az,
    /// Armenian.
    Hy,
    /// Georgian.
    Ka,
    /// Russian, imperial names included.
    Ru,
    /// Given in Soviet times.
    Soviet,
    /// Turkish.
    Tr,
    /// Persian.
    Fa,
    /// Used by all sides alike.
    Neutral,
}

/// What a name is to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// In official use by the tradition that the name belongs to.
    Official,
    /// The name in another language than the tradition's own.
    Exonym,
    /// No longer in official use.
    Historical,
    /// In use, but not officially: short forms, abbreviations, spellings.
    Colloquial,
    /// The name in the letters of the English alphabet, as databases write it.
    Ascii,
}

/// How the words of a text met the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// Letter for letter, or in capitals.
    Exact,
    /// But for diacritics, apostrophes, hyphens or spelling variants.
    Folded,
    /// With an ending of the language, taken off by rule.
    Inflected,
    /// In a romanisation.
    Romanized,
    /// A near miss: one letter off, with supporting context.
    Fuzzy,
}

/// One name of a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    /// The name as it is written.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// The script it is written in.
    pub script: Script,
    /// Whose name it is.
    pub tradition: Tradition,
    /// First year of use, where known; negative before our era.
    pub from: Option<i32>,
    /// Last year of use, where it is out of use.
    pub to: Option<i32>,
    /// What it is to the place.
    pub status: Status,
    /// Where the name was taken from.
    pub source: Cow<'static, str>,
}

impl Name {
    /// Of the names of one place the best in `language`, of `tradition` where one is asked for: an official one before
    /// others, one in use before one that is not.
    #[must_use]
    pub fn best_of(names: &[Self], language: Language, tradition: Option<Tradition>) -> Option<&Self> {
        let wanted = |name: &&Self| name.language == language && tradition.is_none_or(|side| side == name.tradition);
        let names = names.iter().filter(wanted);
        names.min_by_key(|name| (name.to.is_some(), name.status))
    }
}

/// A place with all its names.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// A stable slug.
    pub id: String,
    /// The neutral name: where two traditions are in use both, in alphabetical order.
    pub name: String,
    /// `country`, `region`, `district`, `city`, `town`, `village`, `lake`, `river`, `mountain`, `corridor`, …
    pub kind: String,
    /// ISO 3166-1 alpha-2 code of the country it is internationally recognised in; `None` for what lies in several.
    pub country: Option<String>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Wikidata id, `Q` included.
    pub wikidata: Option<String>,
    /// Who's On First id.
    pub wof: Option<u64>,
    /// Id of the place that it lies in.
    pub part_of: Option<String>,
    /// Id of the place that it is the capital or centre of.
    pub capital_of: Option<String>,
    /// Id of the place that it took the place of.
    pub successor_of: Option<String>,
    /// Inhabitants, where a source tells.
    pub population: Option<u32>,
    /// Whether a bare name in a text needs support to be read as this place: it is a settlement of which few outside
    /// have heard, and its name may be a person's or a common word.
    pub minor: bool,
    /// Its names, ordered by language.
    pub names: Vec<Name>,
}

impl Place {
    /// A name in `language`, of `tradition` where one is asked for: an official one before others, one in use before
    /// one that is not.
    #[must_use]
    pub fn name_in(&self, language: Language, tradition: Option<Tradition>) -> Option<&Name> {
        Name::best_of(&self.names, language, tradition)
    }
}

/// Another place that a mention may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alternative<'g> {
    /// The place, shared so that it can be kept without a copy.
    pub place: &'g Arc<Place>,
    /// How likely it is, from 0 to 1.
    pub probability: f32,
}

/// A place named in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention<'g> {
    /// The name as it stands, ending included, in bytes.
    pub span: Span,
    /// The place that it most likely means, shared so that it can be kept without a copy.
    pub place: &'g Arc<Place>,
    /// Whose name it is.
    pub tradition: Tradition,
    /// How the words met the name.
    pub matched: Match,
    /// How likely `place` is right, from 0 to 1.
    pub confidence: f32,
    /// The other places that it may mean, best first.
    pub alternatives: Vec<Alternative<'g>>,
}
