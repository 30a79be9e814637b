//! Near misses: a capitalised word that a generic word calls a place, one or two letters off a name.

use crate::beside::{called, same_kind};
use crate::context::Context;
use crate::decide::{NearName, near_miss};
use crate::pack::{Pack, Prefix};
use crate::persons::is_demonym;
use crate::scan::Match;
use crate::tokens::Words;
use crate::{Gazetteer, Mention};

/// Near misses that are looked up in one text; each costs a comparison with the names of one first letter.
const MAX_TRIES: usize = 64;

/// Names at most `limit` edits from the folded `key`.
pub(crate) fn near(pack: &Pack, key: &str, limit: usize) -> Vec<NearName> {
    let mut found = Vec::new();
    // Most words are too short to be near another, and no name.
    if limit == 0 && pack.lead(Prefix::of(key)).is_none_or(|lead| lead.posting.is_none()) {
        return found;
    }
    for near in pack.near(key, limit) {
        if is_farther(near.key, key, limit) {
            continue;
        }
        let likeness = strsim::jaro_winkler(near.key, key) as f32;
        let names = pack.postings(near.posting).filter(|entry| !entry.romanized);
        found.extend(names.map(|entry| NearName {
            place: pack.name_row(entry.name).place,
            name: entry.name,
            likeness,
        }));
    }
    found
}

/// Whether two keys are more than `limit` edits apart. What both begin and end with alike adds none, and would take most
/// of the time.
fn is_farther(a: &str, b: &str, limit: usize) -> bool {
    let alike = |(a, b): &(char, char)| a == b;
    let front: usize = a
        .chars()
        .zip(b.chars())
        .take_while(alike)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.chars().rev().zip(b.chars().rev()).take_while(alike);
    let back: usize = back.map(|(a, _)| a.len_utf8()).sum();
    strsim::osa_distance(&a[..a.len() - back], &b[..b.len() - back]) > limit
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
    gazetteer: &'g Gazetteer,
    context: &Context,
) -> Vec<Mention<'g>> {
    let mut found = Vec::new();
    let mut tries = 0;
    let mut next = 0;
    for index in words.capitalised() {
        if tries >= MAX_TRIES {
            break;
        }
        while hits.get(next).is_some_and(|hit| hit.end <= index) {
            next += 1;
        }
        let covered = hits.get(next).is_some_and(|hit| hit.first <= index);
        // "Atlantic City" and "Jewish Town" have names of their own.
        if covered || words.is_capitalised(index + 1) {
            continue;
        }
        let Some(kind) = called(words, index, index + 1) else {
            continue;
        };
        if is_demonym(words, index) {
            continue;
        }
        tries += 1;
        found.extend(near_miss_at(words, index, kind, gazetteer, context));
    }
    found
}

fn near_miss_at<'g>(
    words: &Words<'_>,
    index: usize,
    kind: &str,
    gazetteer: &'g Gazetteer,
    context: &Context,
) -> Option<Mention<'g>> {
    let key = words.key(index);
    let pack = gazetteer.pack();
    let mut near = near(pack, &key, limit(key.chars().count()));
    near.retain(|near| {
        let place = pack.place_row(near.place);
        same_kind(kind, pack.text(place.kind)) && (!place.minor || context.names_country(&place, &[]))
    });
    near_miss(words.span(index)?, &near, words.language, gazetteer, context)
}
