//! What the certain mentions of a text say about the others.

use foldhash::HashMap;

use crate::Tradition;
use crate::pack::{Pack, PlaceRow};
use crate::scan::Match;

/// Certain mentions whose distance to an uncertain one is looked at.
const MAX_ANCHORS: usize = 64;

/// Kilometres within which two places are neighbours: about two districts of the region.
const NEAR: f32 = 80.0;

/// Kilometres of the earth's mean radius.
const RADIUS: f32 = 6371.0;

#[derive(Default)]
pub(crate) struct Context {
    /// Mentions by country; words are string numbers of the pack.
    countries: HashMap<u32, f32>,
    /// Places named, and what they are part or capital of.
    ids: HashMap<u32, u32>,
    /// The certain mentions by place, with its country.
    certain: HashMap<u32, (u32, f32)>,
    /// By tradition, as numbers.
    traditions: [f32; 8],
    anchors: Vec<PlaceRow>,
    total: f32,
}

impl Context {
    pub(crate) fn new(hits: &[Match], pack: &Pack) -> Self {
        let mut context = Self::default();
        for hit in hits {
            // A hamlet of the same name makes the mention of a known place no less certain, and is itself never certain.
            let mut known = hit.found.iter().map(|found| (found, pack.place_row(found.place)));
            let mut known = known.by_ref().filter(|(_, place)| !place.minor);
            let Some((found, place)) = known.next() else { continue };
            if known.any(|(_, other)| other.id != place.id) {
                continue;
            }
            context.add(place, pack);
            let tradition = pack.name_row(found.entry.name).tradition;
            context.traditions[tradition as usize] += 1.0;
        }
        context
    }

    fn add(&mut self, place: PlaceRow, pack: &Pack) {
        self.total += 1.0;
        for id in [place.id, place.part_of, place.capital_of] {
            if id != 0 {
                *self.ids.entry(id).or_default() += 1;
            }
        }
        self.certain.entry(place.id).or_insert((place.country, 0.0)).1 += 1.0;
        if place.country != 0 {
            *self.countries.entry(place.country).or_default() += 1.0;
        }
        let known = place.at != [0.0; 3];
        if self.anchors.len() < MAX_ANCHORS && known && pack.text(place.kind) != "country" {
            self.anchors.push(place);
        }
    }

    /// How much likelier a place is for what else the text names, as a logarithm. `rivals` are the places of the same
    /// mention: none of them speaks for another.
    pub(crate) fn score(&self, place: &PlaceRow, rivals: &[u32]) -> f32 {
        let mut score = 0.0;
        if self.total > 0.0 {
            score += 1.5 * self.countries.get(&place.country).copied().unwrap_or(0.0) / self.total;
        }
        if self.names_relative(place) {
            score += 1.0;
        }
        if self.names_neighbour(place, rivals) {
            score += 1.0;
        }
        score
    }

    /// Whether the text names a place of the same country, which is none of its rivals.
    pub(crate) fn names_country(&self, place: &PlaceRow, rivals: &[u32]) -> bool {
        let own = rivals.iter().filter_map(|id| self.certain.get(id));
        let own: f32 = own
            .filter(|(country, _)| *country == place.country)
            .map(|(_, count)| count)
            .sum();
        self.countries.get(&place.country).is_some_and(|all| *all > own)
    }

    /// Whether the text names the place, what it is part or the capital of, or another part of that.
    fn names_relative(&self, place: &PlaceRow) -> bool {
        [place.id, place.part_of, place.capital_of]
            .iter()
            .any(|id| *id != 0 && self.ids.contains_key(id))
    }

    /// Whether the text names another place not far from this one, which is none of its rivals.
    pub(crate) fn names_neighbour(&self, place: &PlaceRow, rivals: &[u32]) -> bool {
        let other = |anchor: &PlaceRow| anchor.id != place.id && !rivals.contains(&anchor.id);
        self.anchors
            .iter()
            .any(|anchor| other(anchor) && within(anchor, place, NEAR))
    }

    /// Whether the text names a neighbour of a place that the match may be.
    pub(crate) fn names_one_near(&self, hit: &Match, pack: &Pack) -> bool {
        let rivals = rivals(hit, pack);
        let mut places = hit.found.iter().map(|found| pack.place_row(found.place));
        places.any(|place| self.names_neighbour(&place, &rivals))
    }

    /// The share of the certain mentions that have a name of this tradition.
    pub(crate) fn share_of(&self, tradition: Tradition) -> f32 {
        let sum: f32 = self.traditions.iter().sum();
        if sum > 0.0 {
            self.traditions[tradition as usize] / sum
        } else {
            0.0
        }
    }
}

/// The places that a match may be: none of them speaks for another.
pub(crate) fn rivals(hit: &Match, pack: &Pack) -> Vec<u32> {
    hit.found.iter().map(|found| pack.place_row(found.place).id).collect()
}

/// Whether two places lie at most this many kilometres apart on the sphere; not where a position is unknown.
fn within(a: &PlaceRow, b: &PlaceRow, kilometres: f32) -> bool {
    let dot: f32 = a.at.iter().zip(b.at).map(|(a, b)| a * b).sum();
    // The cosine of a small angle, to the fourth order.
    let angle = kilometres / RADIUS;
    let square = angle * angle;
    dot >= 1.0 - square / 2.0 + square * square / 24.0
}
