//! The packed gazetteer: one block of bytes that is read in place, so that loading costs nothing.
//!
//! `build.rs` writes it from the tables at compile time, [`write()`] at run time for places of one's own: a text, which is
//! all strings one after the other, the first one empty, and a block of bytes. All numbers of the block are little-endian
//! `u32`, but for the hashes. Its header is one offset for the end of each section, then come the sections:
//!
//! | section | row |
//! |---|---|
//! | ends | end of each string in the text |
//! | places | [`PLACE_COLUMNS`] numbers each, ordered by id |
//! | names | [`NAME_COLUMNS`] numbers each, ordered by place |
//! | filter, keys | the table from a folded name, its words joined by spaces, to its first posting; see [`keys`] |
//! | postings | a name's number, with flags |
//! | near | [`NEAR_COLUMNS`] numbers for each key, ordered by first letter and length |

mod keys;
mod read;
mod shape;
mod spellings;
mod weight;
mod write;

pub(crate) use keys::{Lead, Prefix};
pub(crate) use read::{Entry, NameRow, Pack, PlaceRow};
pub(crate) use shape::is_abbreviation;
pub(crate) use weight::{MINOR, weight_of_kind};
pub(crate) use write::write;

/// Sections of a pack, in their order.
#[derive(Clone, Copy)]
pub(crate) enum Section {
    Ends,
    Places,
    Names,
    Filter,
    Keys,
    Postings,
    Near,
}

const SECTIONS: usize = 7;

/// id, name, kind, country, latitude and longitude in ten-millionths of a degree, GeoNames id, Wikidata id, both
/// halves of the WOF id, `part_of`, `capital_of`, `successor_of`, inhabitants, whether minor, first name, and the unit
/// vector of the position as three `f32`. Words are string numbers.
const PLACE_COLUMNS: usize = 19;

/// text, place, language + script + tradition + status in one byte each, first and last year in two bytes each, source,
/// the [`shape`], and the [`weight`] as `f32`.
const NAME_COLUMNS: usize = 7;

/// first letter, number of letters, mask of the letters, string number of the key, first posting.
const NEAR_COLUMNS: usize = 5;

/// An unknown number, where 0 is a value.
const UNKNOWN: u32 = u32::MAX;
const UNKNOWN_YEAR: i16 = i16::MIN;

/// Flags of a posting.
const ROMANIZED: u32 = 1 << 31;
const LAST: u32 = 1 << 30;
/// The key has lost marks of its letters, as č and ṙ have them.
const MARKED: u32 = 1 << 29;
const FLAGS: u32 = ROMANIZED | LAST | MARKED;

#[inline]
fn number(bytes: &[u8], index: usize) -> Option<u32> {
    let four = bytes.get(index * 4..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}

/// One bit for each letter that a key holds, for a first look at whether two keys can be near.
pub(crate) fn letters_mask(key: &str) -> u32 {
    key.chars().fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 32))
}
