//! Which of the places that bear a name is meant: by its size, the words beside it and the other places of the text.

use std::collections::{BTreeMap, HashMap};

use araxes_text::Language;

use crate::scan::{Found, Match as Hit, Words, name_of};
use crate::tables::Tables;
use crate::{Alternative, Match, Mention, Name, Place, Status, Tradition};

/// Alternatives that are reported, the best place not counted.
const MAX_ALTERNATIVES: usize = 4;

/// Certain mentions whose distance to an uncertain one is looked at.
const MAX_ANCHORS: usize = 64;

/// Kilometres within which two places are neighbours: about two districts of the region.
const NEAR: f64 = 80.0;

/// How much likelier a kind of place is in news than another, as a logarithm; from general experience, not trained.
fn weight_of_kind(kind: &str) -> f32 {
    match kind {
        "country" => 4.0,
        "city" => 3.2,
        "town" => 2.6,
        "region" | "sea" | "continent" => 2.4,
        "lake" | "river" | "mountain" | "corridor" => 2.0,
        "district" => 1.6,
        "village" => 1.0,
        _ => 1.2,
    }
}

/// What the certain mentions of the text say about the others.
#[derive(Default)]
pub(crate) struct Context<'g> {
    countries: HashMap<&'g str, f32>,
    ids: HashMap<&'g str, u32>,
    traditions: HashMap<Tradition, f32>,
    anchors: Vec<&'g Place>,
    total: f32,
}

impl<'g> Context<'g> {
    pub(crate) fn new(hits: &[Hit], places: &'g [Place]) -> Self {
        let mut context = Self::default();
        for hit in hits {
            let mut named: Vec<u32> = hit.found.iter().map(|found| found.entry.place).collect();
            named.sort_unstable();
            named.dedup();
            let [only] = named[..] else { continue };
            let Some(place) = places.get(only as usize) else {
                continue;
            };
            context.add(place);
            if let Some(name) = hit.found.first().and_then(|found| name_of(places, found.entry)) {
                *context.traditions.entry(name.tradition).or_default() += 1.0;
            }
        }
        context
    }

    fn add(&mut self, place: &'g Place) {
        self.total += 1.0;
        *self.ids.entry(&place.id).or_default() += 1;
        for part in [&place.part_of, &place.capital_of].into_iter().flatten() {
            *self.ids.entry(part).or_default() += 1;
        }
        if let Some(country) = &place.country {
            *self.countries.entry(country).or_default() += 1.0;
        }
        if self.anchors.len() < MAX_ANCHORS && place.kind != "country" && place.latitude.is_some() {
            self.anchors.push(place);
        }
    }

    fn score(&self, place: &Place) -> f32 {
        let mut score = 0.0;
        if let Some(country) = &place.country
            && self.total > 0.0
        {
            score += 1.5 * self.countries.get(country.as_str()).copied().unwrap_or(0.0) / self.total;
        }
        let related = [Some(&place.id), place.part_of.as_ref(), place.capital_of.as_ref()];
        if related
            .into_iter()
            .flatten()
            .any(|id| self.ids.contains_key(id.as_str()))
        {
            score += 1.0;
        }
        if self
            .anchors
            .iter()
            .any(|anchor| anchor.id != place.id && distance(anchor, place) < NEAR)
        {
            score += 1.0;
        }
        score
    }

    fn share_of(&self, tradition: Tradition) -> f32 {
        let sum: f32 = self.traditions.values().sum();
        if sum > 0.0 {
            self.traditions.get(&tradition).copied().unwrap_or(0.0) / sum
        } else {
            0.0
        }
    }
}

/// Kilometres between two places on a sphere of the earth's mean radius; infinite where a position is unknown.
fn distance(a: &Place, b: &Place) -> f64 {
    let (Some(lat1), Some(lon1), Some(lat2), Some(lon2)) = (a.latitude, a.longitude, b.latitude, b.longitude) else {
        return f64::INFINITY;
    };
    let (p, q) = (lat1.to_radians(), lat2.to_radians());
    let half = ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((lon2 - lon1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0 * half.sqrt().min(1.0).asin()
}

/// One place that a match may be, with the name by which it is.
struct Candidate<'g> {
    place: &'g Place,
    name: &'g Name,
    found: Found,
    score: f32,
}

/// The mention for a match: the likeliest place, the others with their probabilities.
pub(crate) fn decide<'g>(
    words: &Words<'_>,
    hit: &Hit,
    places: &'g [Place],
    context: &Context<'g>,
) -> Option<Mention<'g>> {
    let surface = hit.span.of(words.text);
    let mut best: BTreeMap<u32, Vec<Candidate<'g>>> = BTreeMap::new();
    for &found in &hit.found {
        let place = places.get(found.entry.place as usize)?;
        let name = name_of(places, found.entry)?;
        let score = score(words, hit, found, place, name, surface) + 0.6 * context.share_of(name.tradition);
        best.entry(found.entry.place).or_default().push(Candidate {
            place,
            name,
            found,
            score,
        });
    }
    let mut ranked: Vec<(Candidate<'g>, Tradition)> = best
        .into_values()
        .filter_map(|names| best_name(names, words.language))
        .collect();
    for (candidate, _) in &mut ranked {
        candidate.score += context.score(candidate.place) + beside(words, hit, &candidate.place.kind);
    }
    ranked.sort_by(|(a, _), (b, _)| b.score.total_cmp(&a.score));
    let probabilities = softmax(&ranked);
    let (first, tradition) = ranked.first()?;
    let matched = kind_of_match(first, surface);
    let alternatives = ranked.iter().zip(&probabilities).skip(1).take(MAX_ALTERNATIVES);
    Some(Mention {
        span: hit.span,
        place: first.place,
        tradition: *tradition,
        matched,
        confidence: probabilities.first()? * certainty(matched),
        alternatives: alternatives
            .map(|((other, _), &probability)| Alternative {
                place: other.place,
                probability,
            })
            .collect(),
    })
}

/// Of several names of one place that are spelt alike, the likeliest; where it is the name of both an Azerbaijani and
/// an Armenian tradition with nothing to choose, the name is neutral.
fn best_name(mut names: Vec<Candidate<'_>>, language: Language) -> Option<(Candidate<'_>, Tradition)> {
    let own = |candidate: &Candidate<'_>| candidate.score + weight_of_row(candidate.name, language);
    names.sort_by(|a, b| own(b).total_cmp(&own(a)));
    let mut names = names.into_iter();
    let best = names.next()?;
    let sides = [Tradition::Az, Tradition::Hy];
    let other = names.find(|name| own(name) > own(&best) - 0.05 && name.name.tradition != best.name.tradition);
    let both =
        other.is_some_and(|other| sides.contains(&other.name.tradition)) && sides.contains(&best.name.tradition);
    let tradition = if both { Tradition::Neutral } else { best.name.tradition };
    Some((best, tradition))
}

/// What speaks for one row among the names of a place that are spelt alike: the language of the text before all; that
/// a name is out of use weighs against its place, not against the other rows.
fn weight_of_row(name: &Name, language: Language) -> f32 {
    let historical = if name.status == Status::Historical { 0.8 } else { 0.0 };
    let own = if name.language == language { 1.0 } else { 0.0 };
    historical + own
}

fn score(words: &Words<'_>, hit: &Hit, found: Found, place: &Place, name: &Name, surface: &str) -> f32 {
    let mut score = weight_of_kind(&place.kind);
    if place.capital_of.is_some() {
        score += 0.3;
    }
    if name.language == words.language {
        score += 0.6;
    }
    if found.inflected {
        score -= 0.8;
    } else if name.text == surface {
        score += 0.5;
    }
    if found.entry.romanized {
        score -= 0.8;
    }
    score += match name.status {
        Status::Official | Status::Exonym => 0.0,
        Status::Colloquial => -0.3,
        Status::Historical => -0.8,
    };
    // A name of several words is rarely anything else.
    if hit.end - hit.first > 1 {
        score += 0.5;
    }
    score
}

/// What the words beside the match say: "city of …", "… rayonu".
fn beside(words: &Words<'_>, hit: &Hit, kind: &str) -> f32 {
    let tables = Tables::get();
    let after = tables
        .generics(words.key(hit.end))
        .iter()
        .filter(|generic| !generic.before);
    let near = |back: usize| {
        let before = hit
            .first
            .checked_sub(back)
            .map_or(&[][..], |index| tables.generics(words.key(index)));
        before.iter().filter(|generic| generic.before)
    };
    let mut generics = after.chain(near(1)).chain(near(2)).peekable();
    if generics.peek().is_none() {
        return 0.0;
    }
    if generics.any(|generic| same_kind(generic.kind, kind)) {
        2.0
    } else {
        0.0
    }
}

/// Whether a generic word of one kind may stand for a place of another: towns are called cities and villages towns.
pub(crate) fn same_kind(generic: &str, kind: &str) -> bool {
    let settlement = |kind| matches!(kind, "city" | "town");
    generic == kind || settlement(generic) && settlement(kind) || generic == "village" && kind == "town"
}

fn softmax(ranked: &[(Candidate<'_>, Tradition)]) -> Vec<f32> {
    let top = ranked.first().map_or(0.0, |(candidate, _)| candidate.score);
    let powers: Vec<f32> = ranked
        .iter()
        .map(|(candidate, _)| (candidate.score - top).exp())
        .collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

fn kind_of_match(candidate: &Candidate<'_>, surface: &str) -> Match {
    if candidate.found.inflected {
        return Match::Inflected;
    }
    if candidate.found.entry.romanized || araxes_text::Script::first_in(surface) != Some(candidate.name.script) {
        return Match::Romanized;
    }
    let same = candidate.name.text == surface || candidate.name.text.to_uppercase() == surface.to_uppercase();
    if same { Match::Exact } else { Match::Folded }
}

/// How often a match of this kind is a place at all; rough, not calibrated.
fn certainty(matched: Match) -> f32 {
    match matched {
        Match::Exact => 0.97,
        Match::Folded | Match::Inflected => 0.93,
        Match::Romanized => 0.85,
        Match::Fuzzy => 0.6,
    }
}

/// A mention by a near miss.
pub(crate) fn near_miss<'g>(
    span: araxes_text::Span,
    ranked: &[(&'g Place, &'g Name, f32)],
    language: Language,
    context: &Context<'g>,
) -> Option<Mention<'g>> {
    let value = |&(place, name, likeness): &(&'g Place, &'g Name, f32)| {
        let own = if name.language == language { 0.3 } else { 0.0 };
        6.0 * likeness + own + context.score(place) + 0.2 * weight_of_kind(&place.kind)
    };
    let &(place, name, likeness) = ranked.iter().max_by(|a, b| value(a).total_cmp(&value(b)))?;
    Some(Mention {
        span,
        place,
        tradition: name.tradition,
        matched: Match::Fuzzy,
        confidence: certainty(Match::Fuzzy) * likeness,
        alternatives: Vec::new(),
    })
}
