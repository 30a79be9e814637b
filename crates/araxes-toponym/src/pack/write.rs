//! Places to bytes.

use std::collections::{BTreeMap, HashMap};

use araxes_text::{Language, Script, fold, words};

use super::keys::{self, Lead, Prefix, id_key};
use super::shape::Shape;
use super::spellings;
use super::weight::weight;
use super::{FLAGS, LAST, MARKED, ROMANIZED, UNKNOWN, UNKNOWN_YEAR, letters_mask};
use crate::romanize;
use crate::{Name, Place, Status, Tradition};

/// The packed form of places that are ordered by id: the text and the numbers. The same places give the same bytes.
pub(crate) fn write(places: &[Place]) -> (String, Vec<u8>) {
    let mut writer = Writer::default();
    writer.text("");
    for place in places {
        writer.place(place);
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    strings: HashMap<String, u32>,
    ends: Vec<u32>,
    text: String,
    places: Vec<u32>,
    names: Vec<u32>,
    /// The names that each key stands for, those in their own letters first.
    keys: BTreeMap<String, Vec<u32>>,
    name_count: u32,
    ids: Vec<String>,
}

impl Writer {
    /// The number of a string.
    fn text(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.strings.get(text) {
            return number;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.strings.insert(text.to_owned(), number);
        number
    }

    fn optional(&mut self, text: Option<&String>) -> u32 {
        self.text(text.map_or("", String::as_str))
    }

    fn place(&mut self, place: &Place) {
        let wof = place.wof.unwrap_or(0);
        let row = [
            self.text(&place.id),
            self.text(&place.name),
            self.text(&place.kind),
            self.optional(place.country.as_ref()),
            degrees(place.latitude),
            degrees(place.longitude),
            place.geonames.unwrap_or(0),
            self.optional(place.wikidata.as_ref()),
            wof as u32,
            (wof >> 32) as u32,
            self.optional(place.part_of.as_ref()),
            self.optional(place.capital_of.as_ref()),
            self.optional(place.successor_of.as_ref()),
            place.population.unwrap_or(UNKNOWN),
            u32::from(place.minor),
            self.name_count,
        ];
        self.places.extend(row);
        self.places.extend(unit_vector(place).map(f32::to_bits));
        for name in &place.names {
            self.name(place, name);
        }
        self.ids.push(place.id.clone());
    }

    fn name(&mut self, place: &Place, name: &Name) {
        let row = [
            self.text(&name.text),
            self.ids.len() as u32,
            u32::from_le_bytes([
                place_in(&Language::ALL, name.language),
                place_in(&SCRIPTS, name.script),
                place_in(&TRADITIONS, name.tradition),
                place_in(&STATUSES, name.status),
            ]),
            u32::from(year(name.from)) | u32::from(year(name.to)) << 16,
            self.text(&name.source),
            Shape::of(&name.text).to_bits(),
            weight(place, name).to_bits(),
        ];
        self.names.extend(row);
        self.key(&name.text, self.name_count);
        for spelling in spellings::others(&name.text, name.language, name.script, &place.kind) {
            self.key(&spelling, self.name_count);
        }
        // What others call a place is romanised from their own language; an abbreviation is not romanised.
        let own = name.language == Language::Hy && name.tradition == Tradition::Hy && name.script == Script::Armn;
        if own && name.text.chars().any(char::is_lowercase) {
            for latin in romanize::armenian(&name.text) {
                let marked = latin.chars().any(|letter| letter > 'z' && letter.is_alphabetic());
                let flags = if marked { ROMANIZED | MARKED } else { ROMANIZED };
                self.key(&latin, self.name_count | flags);
            }
        }
        self.name_count += 1;
    }

    fn key(&mut self, name: &str, posting: u32) {
        let folded: Vec<String> = words(name).map(|span| fold(span.of(name))).collect();
        if folded.iter().all(String::is_empty) {
            return;
        }
        let postings = self.keys.entry(folded.join(" ")).or_default();
        // The spelling that claims least stays.
        match postings.iter_mut().find(|other| **other & !FLAGS == posting & !FLAGS) {
            Some(other) => *other = posting.min(*other),
            None => postings.push(posting),
        }
    }

    fn finish(mut self) -> (String, Vec<u8>) {
        let keys = std::mem::take(&mut self.keys);
        let mut postings = Vec::new();
        // In the order of the keys, so that the same places give the same bytes.
        let mut leads = Leads::default();
        let mut near = Vec::new();
        for (key, mut names) in keys {
            names.sort_unstable();
            let first = postings.len() as u32;
            leads.add(&key, first);
            if names.first().is_some_and(|name| name & ROMANIZED == 0)
                && let Some(letter) = key.chars().next()
            {
                let length = key.chars().count() as u32;
                near.push([u32::from(letter), length, letters_mask(&key), self.text(&key), first]);
            }
            if let Some(last) = names.last_mut() {
                *last |= LAST;
            }
            postings.extend(names);
        }
        for (id, place) in self.ids.iter().zip(0..) {
            if let Some(lead) = leads.lead(id_key(id), id) {
                lead.posting = Some(place);
            }
        }
        near.sort_unstable();
        let near: Vec<u32> = near.into_iter().flatten().collect();
        let [filter, keys] = keys::write(leads.rows.into_iter());
        let sections = [
            bytes(&self.ends),
            bytes(&self.places),
            bytes(&self.names),
            filter,
            keys,
            bytes(&postings),
            bytes(&near),
        ];
        (self.text, join(&sections))
    }
}

/// The keys and the first words of each, with what they lead to, each once.
#[derive(Default)]
struct Leads {
    rows: Vec<(Prefix, Lead)>,
    /// The row of a hash and the letters that it stands for.
    known: HashMap<Prefix, (usize, String)>,
}

impl Leads {
    fn add(&mut self, key: &str, posting: u32) {
        let spaces = key.match_indices(' ').map(|(at, _)| at);
        for at in spaces {
            if let Some(lead) = self.lead(Prefix::of(&key[..at]), &key[..at]) {
                lead.longer = true;
            }
        }
        if let Some(lead) = self.lead(Prefix::of(key), key) {
            lead.posting = Some(posting);
        }
    }

    /// `None` where other letters have the same hash.
    fn lead(&mut self, prefix: Prefix, letters: &str) -> Option<&mut Lead> {
        let next = self.rows.len();
        let known = self.known.entry(prefix).or_insert_with(|| (next, letters.to_owned()));
        let row = (known.1 == letters).then_some(known.0)?;
        if row == next {
            self.rows.push((prefix, Lead::default()));
        }
        self.rows.get_mut(row).map(|(_, lead)| lead)
    }
}

fn join(sections: &[Vec<u8>]) -> Vec<u8> {
    let mut end = sections.len() * 4;
    let mut ends = Vec::new();
    for section in sections {
        end += section.len();
        ends.push(end as u32);
    }
    let mut packed = bytes(&ends);
    packed.extend(sections.iter().flatten());
    packed
}

pub(super) fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// Ten-millionths of a degree: fine enough for a centimetre, and small enough for 180 degrees in 32 bits.
fn degrees(value: Option<f64>) -> u32 {
    value.map_or(i32::MIN, |degrees| (degrees * 1e7).round() as i32) as u32
}

/// The position on a sphere of radius 1; zeros where it is unknown.
fn unit_vector(place: &Place) -> [f32; 3] {
    let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else {
        return [0.0; 3];
    };
    let (phi, lambda) = (latitude.to_radians(), longitude.to_radians());
    [phi.cos() * lambda.cos(), phi.cos() * lambda.sin(), phi.sin()].map(|part| part as f32)
}

fn year(year: Option<i32>) -> u16 {
    let year = year.and_then(|year| i16::try_from(year).ok()).unwrap_or(UNKNOWN_YEAR);
    year as u16
}

pub(super) const SCRIPTS: [Script; 5] = [Script::Latn, Script::Cyrl, Script::Armn, Script::Geor, Script::Arab];
pub(super) const TRADITIONS: [Tradition; 8] = [
    Tradition::Az,
    Tradition::Hy,
    Tradition::Ka,
    Tradition::Ru,
    Tradition::Soviet,
    Tradition::Tr,
    Tradition::Fa,
    Tradition::Neutral,
];
pub(super) const STATUSES: [Status; 5] = [
    Status::Official,
    Status::Exonym,
    Status::Historical,
    Status::Colloquial,
    Status::Ascii,
];

/// Where a value stands among all; one past the end where it does not (`Und` among the languages).
fn place_in<T: PartialEq>(all: &[T], value: T) -> u8 {
    all.iter().position(|other| *other == value).unwrap_or(all.len()) as u8
}
