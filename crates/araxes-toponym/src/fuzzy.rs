//! Near misses: a capitalised word that a generic word calls a place, one or two letters off a name.

use std::collections::HashMap;

use araxes_text::{Language, fold};

use crate::decide::{Context, near_miss, same_kind};
use crate::scan::{Match, Words};
use crate::tables::Tables;
use crate::{Mention, Name, Place};

/// Near misses that are looked up in one text; each costs a comparison with all names of one first letter.
const MAX_TRIES: usize = 64;

/// A folded name with its place and the index among the place's names.
type Row = (Box<str>, u32, u32);

/// Folded names of one word, by first letter.
#[derive(Debug, Default)]
pub(crate) struct NearNames {
    by_letter: HashMap<char, Vec<Row>>,
}

impl NearNames {
    pub(crate) fn new(places: &[Place]) -> Self {
        let mut by_letter: HashMap<char, Vec<Row>> = HashMap::new();
        for (place, record) in (0u32..).zip(places) {
            for (name, row) in (0u32..).zip(&record.names) {
                let key = fold(&row.text);
                if let Some(letter) = key.chars().next() {
                    by_letter.entry(letter).or_default().push((key.into(), place, name));
                }
            }
        }
        Self { by_letter }
    }

    /// The names at most `limit` edits from `key`, each with its likeness from 0 to 1.
    pub(crate) fn near<'g>(&self, key: &str, limit: usize, places: &'g [Place]) -> Vec<(&'g Place, &'g Name, f32)> {
        let rows = key.chars().next().and_then(|letter| self.by_letter.get(&letter));
        let length = key.chars().count();
        let near = |row: &Row| {
            let lengths = row.0.chars().count().abs_diff(length) <= limit;
            lengths && strsim::osa_distance(&row.0, key) <= limit
        };
        let found = |row: &Row| {
            let place = places.get(row.1 as usize)?;
            Some((
                place,
                place.names.get(row.2 as usize)?,
                strsim::jaro_winkler(&row.0, key) as f32,
            ))
        };
        rows.into_iter()
            .flatten()
            .filter(|row| near(row))
            .filter_map(found)
            .collect()
    }
}

/// Edits that a near miss of this many letters may be off.
pub(crate) fn limit(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The near misses among the words that no match covers.
pub(crate) fn near_misses<'g>(
    words: &Words<'_>,
    hits: &[Match],
    names: &NearNames,
    places: &'g [Place],
    context: &Context<'g>,
) -> Vec<Mention<'g>> {
    let mut found = Vec::new();
    let mut tries = 0;
    let mut next = 0;
    for index in 0..words.len() {
        while hits.get(next).is_some_and(|hit| hit.end <= index) {
            next += 1;
        }
        let covered = hits.get(next).is_some_and(|hit| hit.first <= index);
        if covered || !words.is_capitalised(index) || tries >= MAX_TRIES {
            continue;
        }
        let Some(kind) = called(words, index) else { continue };
        tries += 1;
        found.extend(near_miss_at(words, index, kind, names, places, context));
    }
    found
}

fn near_miss_at<'g>(
    words: &Words<'_>,
    index: usize,
    kind: &str,
    names: &NearNames,
    places: &'g [Place],
    context: &Context<'g>,
) -> Option<Mention<'g>> {
    let key = words.key(index);
    let mut near = names.near(key, limit(key.chars().count()), places);
    near.retain(|(place, _, _)| same_kind(kind, &place.kind));
    near_miss(words.span(index)?, &near, words.language, context)
}

/// The kind of place that the words beside say this is: "the city of …", "… şəhərində". A generic word alone before
/// the name counts only where nothing but a space or "of" stands between.
fn called(words: &Words<'_>, index: usize) -> Option<&'static str> {
    let tables = Tables::get();
    let kind = |index: usize, before: bool| {
        tables
            .generics(words.key(index))
            .iter()
            .find(|generic| generic.before == before)
            .map(|generic| generic.kind)
    };
    let spaced = |index: usize| words.gap(index) == " ";
    let of = index >= 2 && words.key(index - 1) == "of" && spaced(index - 1) && spaced(index - 2);
    if of && let Some(kind) = kind(index - 2, true) {
        return Some(kind);
    }
    // In English only "city of X" and "X district" name a place; "city X" does not.
    let english = words.language == Language::En;
    if !english
        && index >= 1
        && spaced(index - 1)
        && let Some(kind) = kind(index - 1, true)
    {
        return Some(kind);
    }
    if spaced(index) { kind(index + 1, false) } else { None }
}
