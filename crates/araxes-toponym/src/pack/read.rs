//! Bytes to places, one at a time and only when asked for.

use std::borrow::Cow;

use araxes_text::{Language, Script};

use super::keys::{self, Lead, Prefix, id_key};
use super::shape::Shape;
use super::write::{SCRIPTS, STATUSES, TRADITIONS};
use super::{
    FLAGS, LAST, MARKED, NAME_COLUMNS, NEAR_COLUMNS, PLACE_COLUMNS, ROMANIZED, SECTIONS, Section, UNKNOWN,
    UNKNOWN_YEAR, letters_mask, number,
};
use crate::{Name, Place, Status, Tradition};

type Bytes = Cow<'static, [u8]>;

/// One name that a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Number of the name.
    pub(crate) name: u32,
    /// Whether the key has the name in another alphabet than its own.
    pub(crate) romanized: bool,
    /// Whether the key lacks marks that its letters have, as č and ṙ do.
    pub(crate) marked: bool,
}

/// What deciding needs to know of a place. Words are string numbers; 0 stands for none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceRow {
    pub(crate) id: u32,
    pub(crate) kind: u32,
    pub(crate) country: u32,
    pub(crate) part_of: u32,
    pub(crate) capital_of: u32,
    /// Whether a bare name needs support to be read as this place.
    pub(crate) minor: bool,
    /// The position on a sphere of radius 1; zeros where it is unknown.
    pub(crate) at: [f32; 3],
}

/// What deciding needs to know of a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameRow {
    pub(crate) text: u32,
    pub(crate) place: u32,
    pub(crate) language: Language,
    pub(crate) script: Script,
    pub(crate) tradition: Tradition,
    pub(crate) status: Status,
    pub(crate) shape: Shape,
    /// How likely it means the place, before anything is known of the text.
    pub(crate) weight: f32,
}

/// A key near a word: its first posting and the key.
pub(crate) struct Near<'p> {
    pub(crate) posting: u32,
    pub(crate) key: &'p str,
}

/// A gazetteer in bytes; by default one without places.
#[derive(Default)]
pub(crate) struct Pack {
    text: Cow<'static, str>,
    ends: Bytes,
    places: Bytes,
    names: Bytes,
    filter: Bytes,
    keys: Bytes,
    postings: Bytes,
    near: Bytes,
}

impl Pack {
    /// `None` where the bytes are no pack. What a broken pack holds is read as empty strings and zeros.
    pub(crate) fn new(text: Cow<'static, str>, bytes: Bytes) -> Option<Self> {
        let section = |section: Section| {
            let index = section as usize;
            let start = match index.checked_sub(1) {
                Some(before) => number(&bytes, before)? as usize,
                None => SECTIONS * 4,
            };
            let range = start..number(&bytes, index)? as usize;
            Some(match &bytes {
                Cow::Borrowed(all) => Cow::Borrowed(all.get(range)?),
                Cow::Owned(all) => Cow::Owned(all.get(range)?.to_vec()),
            })
        };
        Some(Self {
            text,
            ends: section(Section::Ends)?,
            places: section(Section::Places)?,
            names: section(Section::Names)?,
            filter: section(Section::Filter)?,
            keys: section(Section::Keys)?,
            postings: section(Section::Postings)?,
            near: section(Section::Near)?,
        })
    }

    /// What a key, or the first words of one, lead to.
    #[inline]
    pub(crate) fn lead(&self, prefix: Prefix) -> Option<Lead> {
        keys::read([&self.filter, &self.keys], prefix)
    }

    /// Number of places.
    pub(crate) fn len(&self) -> usize {
        self.places.len() / (PLACE_COLUMNS * 4)
    }

    /// String of a number.
    #[inline]
    pub(crate) fn text(&self, index: u32) -> &str {
        self.text.get(self.text_range(index)).unwrap_or_default()
    }

    /// String of a number, without a copy where the gazetteer came with the program.
    fn kept_text(&self, index: u32) -> Cow<'static, str> {
        let range = self.text_range(index);
        match &self.text {
            Cow::Borrowed(all) => Cow::Borrowed(all.get(range).unwrap_or_default()),
            Cow::Owned(all) => Cow::Owned(all.get(range).unwrap_or_default().to_owned()),
        }
    }

    #[inline]
    fn text_range(&self, index: u32) -> std::ops::Range<usize> {
        let index = index as usize;
        let start = index.checked_sub(1).and_then(|before| number(&self.ends, before));
        start.unwrap_or(0) as usize..number(&self.ends, index).unwrap_or(0) as usize
    }

    /// The names of a key, by its first posting.
    pub(crate) fn postings(&self, first: u32) -> impl Iterator<Item = Entry> {
        let mut index = first as usize;
        let mut more = true;
        std::iter::from_fn(move || {
            let posting = number(&self.postings, index).filter(|_| more)?;
            index += 1;
            more = posting & LAST == 0;
            Some(Entry {
                name: posting & !FLAGS,
                romanized: posting & ROMANIZED != 0,
                marked: posting & MARKED != 0,
            })
        })
    }

    #[inline]
    pub(crate) fn place_row(&self, place: u32) -> PlaceRow {
        let row = PlaceColumns::new(&self.places, place);
        PlaceRow {
            id: row.get(0),
            kind: row.get(2),
            country: row.get(3),
            part_of: row.get(10),
            capital_of: row.get(11),
            minor: row.get(14) != 0,
            at: [16, 17, 18].map(|column| f32::from_bits(row.get(column))),
        }
    }

    /// The place that a name belongs to.
    #[inline]
    pub(crate) fn place_of(&self, name: u32) -> u32 {
        NameColumns::new(&self.names, name).get(1)
    }

    #[inline]
    pub(crate) fn name_row(&self, name: u32) -> NameRow {
        let row = NameColumns::new(&self.names, name);
        let [language, script, tradition, status] = row.get(2).to_le_bytes();
        NameRow {
            text: row.get(0),
            place: row.get(1),
            language: value(&Language::ALL, language).unwrap_or_default(),
            script: value(&SCRIPTS, script).unwrap_or(Script::Latn),
            tradition: value(&TRADITIONS, tradition).unwrap_or(Tradition::Neutral),
            status: value(&STATUSES, status).unwrap_or(Status::Colloquial),
            shape: Shape::from_bits(row.get(5)),
            weight: f32::from_bits(row.get(6)),
        }
    }

    /// The place of this id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        let place = self.lead(id_key(id))?.posting?;
        let row = PlaceColumns::new(&self.places, place);
        (self.text(row.get(0)) == id).then_some(place)
    }

    /// The whole place.
    pub(crate) fn place(&self, place: u32) -> Place {
        let row = PlaceColumns::new(&self.places, place);
        let text = |column| self.text(row.get(column)).to_owned();
        let optional = |column| Some(text(column)).filter(|text| !text.is_empty());
        let degrees = |column| Some(row.get(column) as i32).filter(|&value| value != i32::MIN);
        let wof = u64::from(row.get(8)) | u64::from(row.get(9)) << 32;
        let after = PlaceColumns::find(&self.places, place + 1).map(|after| after.get(15));
        let names = row.get(15)..after.unwrap_or((self.names.len() / (NAME_COLUMNS * 4)) as u32);
        Place {
            id: text(0),
            name: text(1),
            kind: text(2),
            country: optional(3),
            latitude: degrees(4).map(|value| f64::from(value) / 1e7),
            longitude: degrees(5).map(|value| f64::from(value) / 1e7),
            geonames: Some(row.get(6)).filter(|&id| id != 0),
            wikidata: optional(7),
            wof: Some(wof).filter(|&id| id != 0),
            part_of: optional(10),
            capital_of: optional(11),
            successor_of: optional(12),
            population: Some(row.get(13)).filter(|&number| number != UNKNOWN),
            minor: row.get(14) != 0,
            names: names.map(|name| self.name(name)).collect(),
        }
    }

    fn name(&self, name: u32) -> Name {
        let row = NameColumns::new(&self.names, name);
        let known = self.name_row(name);
        let year = |year: u32| {
            Some(year as u16 as i16)
                .filter(|&year| year != UNKNOWN_YEAR)
                .map(i32::from)
        };
        Name {
            text: self.text(known.text).to_owned(),
            language: known.language,
            script: known.script,
            tradition: known.tradition,
            from: year(row.get(3)),
            to: year(row.get(3) >> 16),
            status: known.status,
            source: self.kept_text(row.get(4)),
        }
    }

    /// The keys with the first letter of `key` that may be at most `limit` edits from it, by length and letters.
    pub(crate) fn near<'p>(&'p self, key: &str, limit: usize) -> impl Iterator<Item = Near<'p>> {
        let letter = key.chars().next().map_or(0, u32::from);
        let length = key.chars().count() as u32;
        let mask = letters_mask(key);
        // Each edit can add one letter and take one away.
        let edits = limit as u32;
        let may_be_near =
            move |other: u32| (other & !mask).count_ones() <= edits && (mask & !other).count_ones() <= edits;
        let first = self.first_near(letter, length.saturating_sub(edits));
        let last = (letter, length + edits);
        (first..)
            .map_while(|index| NearColumns::find(&self.near, index))
            .take_while(move |row| (row.get(0), row.get(1)) <= last)
            .filter(move |row| may_be_near(row.get(2)))
            .map(|row| Near {
                posting: row.get(4),
                key: self.text(row.get(3)),
            })
    }

    /// The first row of this letter and at least this length.
    fn first_near(&self, letter: u32, length: u32) -> u32 {
        let (mut low, mut high) = (0, (self.near.len() / (NEAR_COLUMNS * 4)) as u32);
        while low < high {
            let middle = low.midpoint(high);
            let row = NearColumns::new(&self.near, middle);
            if (row.get(0), row.get(1)) < (letter, length) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pack")
            .field("places", &self.len())
            .finish_non_exhaustive()
    }
}

/// One row of a section.
struct Row<'b, const COLUMNS: usize>(&'b [[u8; 4]; COLUMNS]);

impl<'b, const COLUMNS: usize> Row<'b, COLUMNS> {
    /// The row of a number; zeros where there is none.
    #[inline]
    fn new(section: &'b [u8], index: u32) -> Self {
        Self::find(section, index).unwrap_or(Self(&[[0; 4]; COLUMNS]))
    }

    #[inline]
    fn find(section: &'b [u8], index: u32) -> Option<Self> {
        let start = index as usize * COLUMNS * 4;
        let (columns, _) = section.get(start..)?.as_chunks();
        columns.first_chunk().map(Self)
    }

    /// The number in a column, of which there are `COLUMNS`.
    #[inline]
    fn get(&self, column: usize) -> u32 {
        u32::from_le_bytes(self.0[column])
    }
}

type PlaceColumns<'b> = Row<'b, PLACE_COLUMNS>;
type NameColumns<'b> = Row<'b, NAME_COLUMNS>;
type NearColumns<'b> = Row<'b, NEAR_COLUMNS>;

#[inline]
fn value<T: Copy>(all: &[T], index: u8) -> Option<T> {
    all.get(usize::from(index)).copied()
}
