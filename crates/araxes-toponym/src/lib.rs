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

mod areas;
mod beside;
mod context;
mod decide;
mod endings;
mod error;
mod export;
mod fuzzy;
mod goods;
mod index;
mod load;
mod lookup;
mod model;
mod pack;
mod persons;
mod romanize;
mod rows;
mod scan;
mod spelling;
mod support;
mod tables;
mod tokens;
mod tsv;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, OnceLock};

use araxes_text::{Language, detect};

pub use error::GazetteerError;
pub use export::{geojson, linked_places};
pub use model::{Alternative, Match, Mention, Name, Place, Status, Tradition};
pub use rows::Row;

use context::Context;
use decide::decide;
use pack::Pack;
use scan::scan;
use tokens::Words;

/// The places and their names.
#[derive(Debug)]
pub struct Gazetteer {
    pack: Pack,
    /// The places by number, each unpacked at first use.
    places: Box<[OnceLock<Arc<Place>>]>,
}

impl Gazetteer {
    /// The gazetteer that comes with the crate. It is read in place: loading it takes no time to speak of.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/gazetteer.txt"));
        static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
        static BUNDLED: LazyLock<Gazetteer> =
            LazyLock::new(|| Gazetteer::unpack(Cow::Borrowed(TEXT), Cow::Borrowed(PACKED)));
        &BUNDLED
    }

    /// A gazetteer from two tables of tab-separated text, each with a header line.
    ///
    /// `places`: id, name, kind, country, latitude, longitude, geonames, wikidata, wof, part_of, capital_of,
    /// successor_of, and optionally population, and `1` for a minor place. `names`: place, text, language, script,
    /// tradition, from, to, status, source. Empty cells are unknown values; an empty script is told from the letters.
    ///
    /// # Errors
    /// [`GazetteerError`] with the table and line of the first row that does not fit.
    pub fn from_tsv(places: &str, names: &str) -> Result<Self, GazetteerError> {
        Ok(Self::pack_up(&load::read_tables(places, names)?))
    }

    /// This gazetteer and the places and names of the rows. It is built anew, which for the bundled one takes a second
    /// or two: add all rows at once.
    ///
    /// # Errors
    /// [`GazetteerError::Row`] for the first row without an id or a name.
    pub fn extend(&self, rows: impl IntoIterator<Item = Row>) -> Result<Self, GazetteerError> {
        let mut places = (0..self.pack.len() as u32)
            .map(|index| self.pack.place(index))
            .collect();
        rows::add(&mut places, rows)?;
        Ok(Self::pack_up(&places))
    }

    /// [`extend`](Self::extend) by comma-separated text with a header line, whose columns are the fields of [`Row`].
    ///
    /// # Errors
    /// [`GazetteerError::Csv`] for text that is no such table, or as [`extend`](Self::extend).
    pub fn extend_csv(&self, csv: &str) -> Result<Self, GazetteerError> {
        self.extend(rows::from_csv(csv)?)
    }

    /// [`extend`](Self::extend) by a FeatureCollection in the Linked Places format.
    ///
    /// # Errors
    /// [`GazetteerError::Json`] for text that is none, or as [`extend`](Self::extend).
    pub fn extend_linked_places(&self, json: &str) -> Result<Self, GazetteerError> {
        self.extend(rows::from_linked_places(json)?)
    }

    /// A gazetteer of places that are ordered by id.
    fn pack_up(places: &[Place]) -> Self {
        let (text, bytes) = pack::write(places);
        Self::unpack(Cow::Owned(text), Cow::Owned(bytes))
    }

    fn unpack(text: Cow<'static, str>, bytes: Cow<'static, [u8]>) -> Self {
        // What `pack::write` has written can be read, as a test shows; an empty gazetteer stands in for anything else.
        let pack = Pack::new(text, bytes).unwrap_or_default();
        let places = (0..pack.len()).map(|_| OnceLock::new()).collect();
        Self { pack, places }
    }

    /// Every place, ordered by id.
    pub fn places(&self) -> impl ExactSizeIterator<Item = &Place> {
        self.places
            .iter()
            .enumerate()
            .map(|(index, slot)| &**self.unpacked(index as u32, slot))
    }

    fn unpacked<'g>(&'g self, index: u32, slot: &'g OnceLock<Arc<Place>>) -> &'g Arc<Place> {
        slot.get_or_init(|| Arc::new(self.pack.place(index)))
    }

    pub(crate) fn place(&self, index: u32) -> Option<&Arc<Place>> {
        let slot = self.places.get(index as usize)?;
        Some(self.unpacked(index, slot))
    }

    pub(crate) fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The place of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Place>> {
        self.place(self.pack.find(id)?)
    }

    /// The places that a name or an id may mean, each once, best first: by id and by the name but for case, diacritics
    /// and alphabet; where there are none, as the whole name is found in text, endings and all, in any of the languages;
    /// then by a near miss.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<&Arc<Place>> {
        lookup::lookup(self, name)
    }

    /// The places that `text` mentions, in order and without overlap. `language` is the language of the text, `Und`
    /// to have it found out.
    #[must_use]
    pub fn find(&self, text: &str, language: Language) -> Vec<Mention<'_>> {
        let language = if language.is_known() { language } else { detect(text) };
        let text = Words::new(text, language);
        let mut hits = scan(&text, &self.pack);
        persons::remove(&text, &self.pack, &mut hits);
        let context = Context::new(&hits, &self.pack);
        let beside = areas::beside(&text, &hits, &self.pack);
        hits.retain(|hit| {
            let area = beside.get(&hit.first);
            support::is_supported(&text, hit, &self.pack, &context) || support::has_area(hit, &self.pack, area)
        });
        let mut found: Vec<Mention<'_>> = hits
            .iter()
            .filter_map(|hit| decide(&text, hit, self, &context, beside.get(&hit.first)))
            .collect();
        found.extend(fuzzy::near_misses(&text, &hits, self, &context));
        found.sort_by_key(|mention| mention.span.start);
        found
    }
}

impl Default for Gazetteer {
    /// A gazetteer without places.
    fn default() -> Self {
        Self::pack_up(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Prefix;
    use araxes_text::{Script, fold, words};

    fn leads_to(pack: &Pack, name: &str, number: u32) -> bool {
        let folded: Vec<String> = words(name).map(|span| fold(span.of(name))).collect();
        let lead = pack.lead(Prefix::of(&folded.join(" ")));
        let first = lead.and_then(|lead| lead.posting);
        first.is_some_and(|first| pack.postings(first).any(|entry| entry.name == number))
    }

    #[test]
    fn every_spelling_leads_to_its_name() {
        let gazetteer = Gazetteer::bundled();
        let names = gazetteer.places().flat_map(|place| &place.names);
        for (number, name) in (0..).zip(names) {
            assert!(leads_to(&gazetteer.pack, &name.text, number), "{}", name.text);
            let armenian = name.script == Script::Armn && name.text.chars().any(char::is_lowercase);
            if armenian && (name.language, name.tradition) == (Language::Hy, Tradition::Hy) {
                for latin in romanize::armenian(&name.text) {
                    assert!(leads_to(&gazetteer.pack, &latin, number), "{latin}");
                }
            }
        }
    }

    #[test]
    fn packing_twice_gives_the_same_bytes() {
        let places =
            load::read_tables(include_str!("../data/places.tsv"), include_str!("../data/names.tsv")).unwrap();
        let text = include_str!(concat!(env!("OUT_DIR"), "/gazetteer.txt"));
        let bundled = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
        let (again, bytes) = pack::write(&places);
        assert!(again == text && bytes == bundled);
        assert!(Gazetteer::bundled().places().eq(&places));
    }
}

/// Runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
