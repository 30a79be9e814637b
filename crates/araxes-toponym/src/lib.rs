//! Places of the South Caucasus in running text, with every name of each and the tradition it belongs to.
//!
//! One place has many names here: Xankəndi, Stepanakert, Ханкенди and Ստեփանակերտ are one town. This crate finds
//! them in text, endings and all, says which place is meant and whose name was used, and marks none as right or wrong.
//!
//! ```
//! use araxes_text::Language;
//! use araxes_toponym::{Gazetteer, Match, Tradition};
//!
//! let gazetteer = Gazetteer::bundled();
//! let text = "Նա Ստեփանակերտից է։";
//! let found = gazetteer.find(text, Language::Hy);
//! assert_eq!(found[0].span.of(text), "Ստեփանակերտից");
//! assert_eq!(found[0].place.name, "Khankendi / Stepanakert");
//! assert_eq!((found[0].tradition, found[0].matched), (Tradition::Hy, Match::Inflected));
//!
//! let place = gazetteer.lookup("Xankəndi")[0];
//! assert_eq!(place.name_in(Language::Az, Some(Tradition::Az)).unwrap().text, "Xankəndi");
//! ```
//!
//! Offsets are bytes. A demonym ("Armenian"), a person or a brand is no place; a generic word belongs to a mention only
//! where it makes it another place ("Lachin corridor").

mod decide;
mod error;
mod fuzzy;
mod index;
mod load;
mod model;
mod persons;
mod romanize;
mod scan;
mod tables;

use std::collections::HashSet;
use std::sync::LazyLock;

use araxes_text::{Language, Script, detect, fold, words};

pub use error::GazetteerError;
pub use model::{Alternative, Match, Mention, Name, Place, Status, Tradition};

use decide::{Context, decide};
use fuzzy::NearNames;
use index::Index;
use scan::{Words, scan};

/// The places and their names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    index: Index,
    near: NearNames,
}

impl Gazetteer {
    /// The gazetteer that comes with the crate, read at first use.
    #[must_use]
    pub fn bundled() -> &'static Self {
        // The tables are part of the crate, and a test reads them: the empty gazetteer is never used.
        static BUNDLED: LazyLock<Gazetteer> = LazyLock::new(|| {
            let (places, names) = (include_str!("../data/places.tsv"), include_str!("../data/names.tsv"));
            Gazetteer::from_tsv(places, names).unwrap_or_default()
        });
        &BUNDLED
    }

    /// A gazetteer from two tables of tab-separated text, each with a header line.
    ///
    /// `places`: id, name, kind, country, latitude, longitude, geonames, wikidata, wof, part_of, capital_of,
    /// successor_of. `names`: place, text, language, script, tradition, from, to, status, source. Empty cells are
    /// unknown values; an empty script is told from the letters.
    ///
    /// # Errors
    /// [`GazetteerError`] with the table and line of the first row that does not fit.
    pub fn from_tsv(places: &str, names: &str) -> Result<Self, GazetteerError> {
        let places = load::read_tables(places, names)?;
        Ok(Self {
            index: Index::new(&places),
            near: NearNames::new(&places),
            places,
        })
    }

    /// Every place, ordered by id.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Place> {
        let index = self.places.binary_search_by(|place| place.id.as_str().cmp(id)).ok()?;
        self.places.get(index)
    }

    /// The places that a name or an id may mean, each once, best first: by id, by the whole name as found in text
    /// (exact, folded, romanised, inflected in any of the languages), then by a near miss.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<&Place> {
        let name = name.trim();
        let mut found: Vec<&Place> = self.get(name).into_iter().collect();
        for &language in languages_of(name) {
            let text = Words::new(name, language);
            let hits = scan(&text, &self.index, &self.places);
            if let [hit] = &hits[..]
                && hit.span.len() == name.len()
                && let Some(mention) = decide(&text, hit, &self.places, &Context::default())
            {
                found.push(mention.place);
                found.extend(mention.alternatives.iter().map(|other| other.place));
            }
        }
        if found.is_empty() {
            found = self.near_lookup(name);
        }
        let mut seen = HashSet::new();
        found.retain(|place| seen.insert(&place.id));
        found
    }

    fn near_lookup(&self, name: &str) -> Vec<&Place> {
        let key = fold(name);
        let letters = key.chars().count();
        if letters > MAX_NEAR_LETTERS {
            return Vec::new();
        }
        // Lower case is no hindrance to a look-up: "baku" is 0 edits from a name.
        let mut near = self
            .near
            .near(&key, fuzzy::limit(letters).max(usize::from(letters > 2)), &self.places);
        near.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.id.cmp(&b.0.id)));
        near.into_iter().take(MAX_NEAR).map(|(place, _, _)| place).collect()
    }

    /// The places that `text` mentions, in order and without overlap. `language` is the language of the text, `Und`
    /// to have it found out.
    #[must_use]
    pub fn find(&self, text: &str, language: Language) -> Vec<Mention<'_>> {
        let language = if language.is_known() { language } else { detect(text) };
        let text = Words::new(text, language);
        let mut hits = scan(&text, &self.index, &self.places);
        hits.retain(|hit| !persons::is_no_place(&text, &self.places, hit));
        let context = Context::new(&hits, &self.places);
        let mut found: Vec<Mention<'_>> = hits
            .iter()
            .filter_map(|hit| decide(&text, hit, &self.places, &context))
            .collect();
        found.extend(fuzzy::near_misses(&text, &hits, &self.near, &self.places, &context));
        found.sort_by_key(|mention| mention.span.start);
        found
    }
}

/// Longer names are not looked for by near misses, so that one look-up stays cheap.
const MAX_NEAR_LETTERS: usize = 64;

/// Near misses that a look-up returns.
const MAX_NEAR: usize = 10;

/// The languages whose endings a single name may bear, by its script.
fn languages_of(name: &str) -> &'static [Language] {
    match words(name).find_map(|span| Script::first_in(span.of(name))) {
        Some(Script::Armn) => &[Language::Hy],
        Some(Script::Geor) => &[Language::Ka],
        Some(Script::Arab) => &[Language::Fa],
        Some(Script::Cyrl) => &[Language::Ru, Language::Az],
        _ => &[Language::En, Language::Az, Language::Tr],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_tables_are_read() {
        let read = Gazetteer::from_tsv(include_str!("../data/places.tsv"), include_str!("../data/names.tsv"));
        assert_eq!(
            read.map(|gazetteer| gazetteer.places.len()),
            Ok(Gazetteer::bundled().places().len())
        );
        assert!(Gazetteer::bundled().places().len() > 250);
    }
}

/// Runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
