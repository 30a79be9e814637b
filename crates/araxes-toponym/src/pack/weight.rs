//! How likely a name means a place, before anything is known of the text.

use crate::{Name, Place, Status};

/// How much likelier a kind of place is in news than another, as a logarithm; from general experience, not trained.
pub(crate) fn weight_of_kind(kind: &str) -> f32 {
    match kind {
        "country" => 4.0,
        "city" => 3.2,
        "town" => 2.6,
        "region" | "sea" | "continent" => 2.4,
        "lake" | "river" | "mountain" | "corridor" => 2.0,
        "district" => 1.6,
        "village" => 1.0,
        "municipality" => -0.5,
        _ => 1.2,
    }
}

/// How much less likely a place of which few have heard is.
pub(crate) const MINOR: f32 = 1.0;

/// How much less likely a town elsewhere is that bears the name of a better known place: London in Ohio.
const NAMESAKE: f32 = 1.7;

/// What ten times the inhabitants count, from those of a small town.
const SIZE: f32 = 0.3;
const TOWN: f32 = 10_000.0;

/// How much likelier a known place of the region is that this gazetteer is of than a namesake elsewhere: Armavir.
const REGION: f32 = 0.7;
const COUNTRIES: [&str; 3] = ["AM", "AZ", "GE"];

/// Those whose border regions it has.
const NEIGHBOURS: [&str; 2] = ["IR", "TR"];

/// The weight of one name of a place.
pub(super) fn weight(place: &Place, name: &Name) -> f32 {
    let mut weight = weight_of_kind(&place.kind);
    let of = |countries: &[&str]| {
        let country = place.country.as_deref();
        country.is_some_and(|country| countries.contains(&country))
    };
    if place.minor {
        weight -= if of(&COUNTRIES) || of(&NEIGHBOURS) {
            MINOR
        } else {
            NAMESAKE
        };
    } else if of(&COUNTRIES) {
        weight += REGION;
    }
    if let Some(population) = place.population {
        weight += SIZE * (population.max(1) as f32 / TOWN).log10();
    }
    if place.capital_of.is_some() {
        weight += 0.3;
    }
    weight
        + match name.status {
            Status::Official | Status::Exonym => 0.0,
            Status::Colloquial | Status::Ascii => -0.3,
            Status::Historical => -0.8,
        }
}
