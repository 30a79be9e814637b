//! Looking up one name: the places that it may mean, best first.

use std::collections::HashSet;
use std::sync::Arc;

use araxes_text::{Language, Script, fold, fold_letter, words};

use crate::context::Context;
use crate::decide::decide;
use crate::pack::Prefix;
use crate::scan::scan;
use crate::tokens::Words;
use crate::{Gazetteer, Place, fuzzy};

/// Longer names are not looked for by near misses, so that one look-up stays cheap.
const MAX_NEAR_LETTERS: usize = 64;

/// Near misses that a look-up returns.
const MAX_NEAR: usize = 10;

/// See [`Gazetteer::lookup`].
pub(crate) fn lookup<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<&'g Arc<Place>> {
    let name = name.trim();
    let mut found = of_key(gazetteer, name);
    if is_slug(name)
        && let Some(place) = gazetteer.get(name)
    {
        found.retain(|other| other.id != place.id);
        found.insert(0, place);
    }
    if found.is_empty() {
        found = as_in_text(gazetteer, name);
    }
    if found.is_empty() {
        found = near(gazetteer, name);
    }
    found
}

fn is_slug(name: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.bytes().all(part)
}

/// The places that have the name but for case, diacritics and spelling, in whatever language.
fn of_key<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<&'g Arc<Place>> {
    let pack = gazetteer.pack();
    let Some(first) = pack.lead(key_of(name)).and_then(|lead| lead.posting) else {
        return Vec::new();
    };
    let plain = name.is_ascii();
    let entries = || pack.postings(first).filter(|entry| !(entry.marked && plain));
    let mut places = entries().map(|entry| pack.place_of(entry.name));
    let only = places.next();
    if places.all(|place| Some(place) == only) {
        return only.and_then(|place| gazetteer.place(place)).into_iter().collect();
    }
    let language = languages_of(name).first();
    let mut ranked: Vec<(u32, f32)> = Vec::new();
    for entry in entries() {
        let row = pack.name_row(entry.name);
        let exact = if pack.text(row.text) == name { 0.5 } else { 0.0 };
        let own = if Some(&row.language) == language { 0.6 } else { 0.0 };
        let romanized = if entry.romanized { 0.8 } else { 0.0 };
        let weight = row.weight + exact + own - romanized;
        match ranked.iter_mut().find(|(place, _)| *place == row.place) {
            Some((_, best)) => *best = best.max(weight),
            None => ranked.push((row.place, weight)),
        }
    }
    ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    ranked.iter().filter_map(|&(place, _)| gazetteer.place(place)).collect()
}

/// The key that a name is entered under: its folded words, joined by spaces.
fn key_of(name: &str) -> Prefix {
    let mut key = Prefix::EMPTY;
    for (index, span) in words(name).enumerate() {
        if index > 0 {
            key = key.then(' ');
        }
        let word = span.of(name);
        let letters = word
            .chars()
            .try_fold(key, |key, letter| Some(key.then(fold_letter(letter)?)));
        key = letters.unwrap_or_else(|| key.spell(&fold(word)));
    }
    key
}

/// The places that the whole name is found to mean in a text, endings and all, in any of its languages.
fn as_in_text<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<&'g Arc<Place>> {
    let mut found = Vec::new();
    for &language in languages_of(name) {
        let text = Words::new(name, language);
        let hits = scan(&text, gazetteer.pack());
        if let [hit] = &hits[..]
            && hit.span.len() == name.len()
            && let Some(mention) = decide(&text, hit, gazetteer, &Context::default(), None)
        {
            found.push(mention.place);
            found.extend(mention.alternatives.iter().map(|other| other.place));
        }
    }
    let mut seen = HashSet::new();
    found.retain(|place| seen.insert(&place.id));
    found
}

/// The languages whose endings a single name may bear, by its script.
fn languages_of(name: &str) -> &'static [Language] {
    match Script::first_in(name) {
        Some(Script::Armn) => &[Language::Hy],
        Some(Script::Geor) => &[Language::Ka],
        Some(Script::Arab) => &[Language::Fa],
        Some(Script::Cyrl) => &[Language::Ru, Language::Az],
        _ => &[Language::En, Language::Az, Language::Tr],
    }
}

/// The places with a name few letters off.
fn near<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<&'g Arc<Place>> {
    let key = fold(name);
    let letters = key.chars().count();
    if letters > MAX_NEAR_LETTERS {
        return Vec::new();
    }
    let limit = fuzzy::limit(letters).max(usize::from(letters > 2));
    let mut near = fuzzy::near(gazetteer.pack(), &key, limit);
    near.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| a.place.cmp(&b.place)));
    near.dedup_by_key(|near| near.place);
    near.into_iter()
        .take(MAX_NEAR)
        .filter_map(|near| gazetteer.place(near.place))
        .collect()
}
