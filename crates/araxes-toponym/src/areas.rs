//! "Paris, Texas": a place and the area that it lies in, parted by a comma. Each says which the other is.

use foldhash::HashMap;

use crate::pack::{Pack, PlaceRow};
use crate::scan::Match;
use crate::tables::{Cue, Tables};
use crate::tokens::Words;

/// What speaks for the place in the area that is named behind it, and for the area of the place that is named before it.
const AREA: f32 = 2.5;

/// The country whose places are written with their state: a place elsewhere is not meant.
const WITH_STATES: &str = "US";

/// What the comma beside a match tells of it.
#[derive(Default)]
pub(crate) struct Beside {
    /// The areas that the name behind may mean; words are string numbers of the pack.
    areas: Vec<u32>,
    /// What the places before are parts of.
    wholes: Vec<u32>,
    /// Whether a state of the US stands behind.
    with_state: bool,
}

/// What stands beside the matches that have a comma, by their first words.
pub(crate) fn beside(words: &Words<'_>, hits: &[Match], pack: &Pack) -> HashMap<usize, Beside> {
    let mut beside: HashMap<usize, Beside> = HashMap::default();
    for (index, hit) in hits.iter().enumerate() {
        if words.gap(hit.end - 1) != ", " {
            continue;
        }
        if let Some(state) = abbreviated_state(words, hit.end).and_then(|id| pack.find(id)) {
            let own = beside.entry(hit.first).or_default();
            own.areas.push(pack.place_row(state).id);
            own.with_state = true;
        }
        let Some(next) = hits.get(index + 1).filter(|next| next.first == hit.end) else {
            continue;
        };
        let areas: Vec<PlaceRow> = places(next, pack).filter(|place| is_area(place, pack)).collect();
        let state = |area: &PlaceRow| pack.text(area.country) == WITH_STATES && pack.text(area.kind) == "region";
        let parts = places(hit, pack).filter(|place| !is_area(place, pack));
        let wholes: Vec<u32> = parts.map(|place| place.part_of).filter(|id| *id != 0).collect();
        let own = beside.entry(hit.first).or_default();
        own.areas.extend(areas.iter().map(|area| area.id));
        own.with_state |= !areas.is_empty() && areas.iter().all(state) && !goes_on(words, next.end);
        beside.entry(next.first).or_default().wholes = wholes;
    }
    beside
}

impl Beside {
    /// What the comma says for one of the places that the match may be.
    pub(crate) fn score(&self, place: &PlaceRow) -> f32 {
        let inside = place.part_of != 0 && self.areas.contains(&place.part_of);
        if inside || self.wholes.contains(&place.id) {
            AREA
        } else {
            0.0
        }
    }

    /// Whether the match can mean the place: before a state only one of its country, and of no other state.
    pub(crate) fn allows(&self, place: &PlaceRow, pack: &Pack) -> bool {
        if !self.with_state {
            return true;
        }
        let whole = place.part_of;
        let state = || pack.find(pack.text(whole)).map(|index| pack.place_row(index));
        let of_another = whole != 0
            && !self.areas.contains(&whole)
            && state().is_some_and(|state| pack.text(state.kind) == "region");
        pack.text(place.country) == WITH_STATES && !of_another
    }

    /// Whether the area behind the match is that of the place.
    pub(crate) fn supports(&self, place: &PlaceRow, pack: &Pack) -> bool {
        place.part_of != 0 && self.areas.contains(&place.part_of) || self.with_state && self.allows(place, pack)
    }
}

fn places(hit: &Match, pack: &Pack) -> impl Iterator<Item = PlaceRow> {
    hit.found.iter().map(|found| pack.place_row(found.place))
}

fn is_area(place: &PlaceRow, pack: &Pack) -> bool {
    matches!(pack.text(place.kind), "region" | "country")
}

/// The state that an abbreviation names: "Lebanon, Pa.", "Paris, TX", "Dover, N.H.", not "Paris, in May".
fn abbreviated_state(words: &Words<'_>, index: usize) -> Option<&'static str> {
    let word = words.word(index);
    let tables = Tables::get();
    if words.is_initial(index) && words.gap(index) == "." && words.is_initial(index + 1) {
        return tables.state(&format!("{word}{}", words.word(index + 1)));
    }
    let capitals = word.len() == 2 && word.bytes().all(|letter| letter.is_ascii_uppercase());
    let stopped = words.is_capitalised(index) && words.gap(index).starts_with('.');
    if capitals || stopped { tables.state(word) } else { None }
}

/// Whether another name follows, so that the comma is one of a list.
fn goes_on(words: &Words<'_>, end: usize) -> bool {
    let and = words.told(end).has(Cue::And) && words.is_capitalised(end + 1);
    and || words.gap(end - 1) == ", " && words.is_capitalised(end)
}
