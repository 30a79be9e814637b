//! Which of the places that bear a name is meant: by its size, the words beside it and the other places of the text.

use araxes_text::Language;

use crate::areas::Beside;
use crate::beside::{called_here, same_kind};
use crate::context::{Context, rivals};
use crate::pack::{MINOR, NameRow, Pack, weight_of_kind};
use crate::scan::{Found, Match as Hit};
use crate::tokens::Words;
use crate::{Alternative, Gazetteer, Match, Mention, Status, Tradition};

/// Alternatives that are reported, the best place not counted.
const MAX_ALTERNATIVES: usize = 4;

/// What a generic word that calls the place what it is counts.
const CALLED: f32 = 2.5;

/// What it counts for a municipality, which bears the name of its centre: nothing else speaks for it.
const CALLED_MUNICIPALITY: f32 = 6.0;

/// One place that a match may be, with the name by which it is.
struct Candidate {
    name: NameRow,
    found: Found,
    score: f32,
    tradition: Tradition,
}

/// The mention for a match: the likeliest place, the others with their probabilities.
pub(crate) fn decide<'g>(
    words: &Words<'_>,
    hit: &Hit,
    gazetteer: &'g Gazetteer,
    context: &Context,
    beside: Option<&Beside>,
) -> Option<Mention<'g>> {
    let pack = gazetteer.pack();
    let surface = hit.span.of(words.text);
    let mut ranked = candidates(words, hit, pack, context, surface);
    if let Some(beside) = beside {
        ranked.retain(|candidate| beside.allows(&pack.place_row(candidate.found.place), pack));
    }
    if ranked.len() > 1 {
        weigh_places(&mut ranked, words, hit, pack, context, beside);
    }
    let first = ranked.first()?;
    let top = first.score;
    let powers = || {
        ranked
            .iter()
            .map(|candidate| (SHARPNESS * (candidate.score - top)).exp())
    };
    let sum: f32 = powers().sum();
    let matched = kind_of_match(first, pack, surface);
    let alternatives = ranked.iter().zip(powers()).skip(1).take(MAX_ALTERNATIVES);
    Some(Mention {
        span: hit.span,
        place: gazetteer.place(first.found.place)?,
        tradition: first.tradition,
        matched,
        confidence: certainty(matched) / sum,
        alternatives: alternatives
            .filter_map(|(other, power)| {
                let place = gazetteer.place(other.found.place)?;
                let probability = power / sum;
                Some(Alternative { place, probability })
            })
            .collect(),
    })
}

/// Adds what the text says of each place, and puts the likeliest first.
fn weigh_places(
    candidates: &mut [Candidate],
    words: &Words<'_>,
    hit: &Hit,
    pack: &Pack,
    context: &Context,
    beside: Option<&Beside>,
) {
    let called = called_here(words, hit);
    let rivals = rivals(hit, pack);
    for candidate in &mut *candidates {
        let place = pack.place_row(candidate.found.place);
        candidate.score += context.score(&place, &rivals) + beside.map_or(0.0, |beside| beside.score(&place));
        let kind = pack.text(place.kind);
        if called.iter().any(|generic| same_kind(generic, kind)) {
            let municipality = kind == "municipality";
            candidate.score += if municipality { CALLED_MUNICIPALITY } else { CALLED };
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// The places that the match may be, each once, with the likeliest of its names.
fn candidates(words: &Words<'_>, hit: &Hit, pack: &Pack, context: &Context, surface: &str) -> Vec<Candidate> {
    let candidate = |&found: &Found| {
        let name = pack.name_row(found.entry.name);
        Candidate {
            found,
            score: score(words, hit, found, pack, &name, surface) + 0.6 * context.share_of(name.tradition),
            tradition: name.tradition,
            name,
        }
    };
    let mut all: Vec<Candidate> = hit.found.iter().map(candidate).collect();
    all.sort_by_key(|candidate| candidate.found.place);
    // The best name of each place to the front.
    let mut places = 0;
    let mut start = 0;
    while let Some(place) = all.get(start).map(|candidate| candidate.found.place) {
        let names = all[start..]
            .iter()
            .take_while(|other| other.found.place == place)
            .count();
        let end = start + names;
        put_best_first(&mut all[start..end], words.language);
        all.swap(places, start);
        places += 1;
        start = end;
    }
    all.truncate(places);
    all
}

/// Of several names of one place that are spelt alike, the likeliest; where it is the name of both an Azerbaijani and
/// an Armenian tradition with nothing to choose, the name is neutral.
fn put_best_first(names: &mut [Candidate], language: Language) {
    let own = |candidate: &Candidate| candidate.score + weight_of_row(&candidate.name, language);
    names.sort_by(|a, b| own(b).total_cmp(&own(a)));
    let Some((best, others)) = names.split_first_mut() else {
        return;
    };
    let sides = [Tradition::Az, Tradition::Hy];
    let other = others
        .iter()
        .find(|name| own(name) > own(best) - 0.05 && name.tradition != best.tradition);
    if other.is_some_and(|other| sides.contains(&other.tradition)) && sides.contains(&best.tradition) {
        best.tradition = Tradition::Neutral;
    }
}

/// What speaks for one row among the names of a place that are spelt alike: the language of the text before all; that
/// a name is out of use weighs against its place, not against the other rows.
fn weight_of_row(name: &NameRow, language: Language) -> f32 {
    let historical = if name.status == Status::Historical { 0.8 } else { 0.0 };
    let own = if name.language == language { 1.0 } else { 0.0 };
    historical + own
}

fn score(words: &Words<'_>, hit: &Hit, found: Found, pack: &Pack, name: &NameRow, surface: &str) -> f32 {
    let mut score = name.weight;
    if name.language == words.language {
        score += 0.6;
    }
    if found.inflected {
        score -= 0.8;
    } else if pack.text(name.text) == surface {
        score += 0.5;
    }
    if found.entry.romanized {
        score -= 0.8;
    }
    // A name of several words is rarely anything else.
    if hit.end - hit.first > 1 {
        score += 0.5;
    }
    score
}

/// How sharply scores tell places apart. At 1 the likeliest of several places was right about as often as at 0.95 where
/// it was given 0.4 to 0.8, on some 1,200 names in sentences of our own; at this value it is still given less than that.
const SHARPNESS: f32 = 1.5;

fn kind_of_match(candidate: &Candidate, pack: &Pack, surface: &str) -> Match {
    if candidate.found.inflected {
        return Match::Inflected;
    }
    if candidate.found.entry.romanized || araxes_text::Script::first_in(surface) != Some(candidate.name.script) {
        return Match::Romanized;
    }
    let text = pack.text(candidate.name.text);
    if text == surface || in_capitals(text).eq(in_capitals(surface)) {
        Match::Exact
    } else {
        Match::Folded
    }
}

fn in_capitals(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_uppercase)
}

/// How often a match of this kind is a place at all. On sentences of our own more are (exact .97, inflected .99,
/// romanised .94), but those hold no text by machines and few misspelt words.
fn certainty(matched: Match) -> f32 {
    match matched {
        Match::Exact => 0.97,
        Match::Folded | Match::Inflected => 0.95,
        Match::Romanized => 0.9,
        Match::Fuzzy => 0.6,
    }
}

/// A place near which the words are, by its name.
pub(crate) struct NearName {
    pub(crate) place: u32,
    pub(crate) name: u32,
    /// From 0 to 1.
    pub(crate) likeness: f32,
}

/// A mention by a near miss.
pub(crate) fn near_miss<'g>(
    span: araxes_text::Span,
    near: &[NearName],
    language: Language,
    gazetteer: &'g Gazetteer,
    context: &Context,
) -> Option<Mention<'g>> {
    let pack = gazetteer.pack();
    let value = |near: &NearName| {
        let place = pack.place_row(near.place);
        let own = if pack.name_row(near.name).language == language {
            0.3
        } else {
            0.0
        };
        let minor = if place.minor { MINOR } else { 0.0 };
        6.0 * near.likeness + own - minor + context.score(&place, &[]) + 0.2 * weight_of_kind(pack.text(place.kind))
    };
    let best = near.iter().max_by(|a, b| value(a).total_cmp(&value(b)))?;
    Some(Mention {
        span,
        place: gazetteer.place(best.place)?,
        tradition: pack.name_row(best.name).tradition,
        matched: Match::Fuzzy,
        confidence: certainty(Match::Fuzzy) * best.likeness,
        alternatives: Vec::new(),
    })
}
