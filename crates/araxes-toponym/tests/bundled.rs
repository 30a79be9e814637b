//! The bundled gazetteer: every record is whole, and both traditions are found alike.

use std::collections::HashSet;

use araxes_text::{Language, Script};
use araxes_toponym::{Gazetteer, Name, Place, Tradition};

fn every_name() -> impl Iterator<Item = (&'static Place, &'static Name)> {
    Gazetteer::bundled()
        .places()
        .flat_map(|place| place.names.iter().map(move |name| (place, name)))
}

#[test]
fn ids_are_unique_and_lead_to_their_place() {
    let gazetteer = Gazetteer::bundled();
    let ids: HashSet<&str> = gazetteer.places().map(|place| place.id.as_str()).collect();
    assert_eq!(ids.len(), gazetteer.places().len());
    for place in gazetteer.places() {
        assert_eq!(gazetteer.get(&place.id).map(|found| &**found), Some(place));
        assert_eq!(gazetteer.lookup(&place.id)[0].id, place.id);
        for other in [&place.part_of, &place.capital_of, &place.successor_of]
            .into_iter()
            .flatten()
        {
            assert!(ids.contains(other.as_str()), "{}: {other}", place.id);
        }
    }
    let geonames: Vec<u32> = gazetteer.places().filter_map(|place| place.geonames).collect();
    assert_eq!(geonames.iter().collect::<HashSet<_>>().len(), geonames.len());
}

/// Whether names of the place were entered by hand; of the others only the names of the sources are known.
fn is_curated(place: &Place) -> bool {
    place.names.iter().any(|name| name.source.starts_with("curated:"))
}

#[test]
fn every_place_lies_somewhere_and_has_names() {
    for place in Gazetteer::bundled().places() {
        let (latitude, longitude) = (place.latitude.unwrap(), place.longitude.unwrap());
        assert!(
            (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude),
            "{}",
            place.id
        );
        if matches!(place.country.as_deref(), Some("AZ" | "AM")) {
            assert!(
                (38.2..=42.0).contains(&latitude) && (43.3..=51.6).contains(&longitude),
                "{}",
                place.id
            );
        }
        for language in [Language::En, Language::Az, Language::Hy, Language::Ru] {
            assert!(
                !is_curated(place) || place.name_in(language, None).is_some(),
                "{} has no name in {language}",
                place.id
            );
        }
    }
}

#[test]
fn every_name_has_a_source_and_its_script() {
    for (place, name) in every_name() {
        assert!(!name.source.is_empty(), "{}: {}", place.id, name.text);
        assert_eq!(
            Script::first_in(&name.text),
            Some(name.script),
            "{}: {}",
            place.id,
            name.text
        );
        assert!(
            name.from.is_none_or(|from| name.to.is_none_or(|to| from <= to)),
            "{}: {}",
            place.id,
            name.text
        );
    }
}

/// A name in a sentence, with an ending where the language has one; `None` where the simple ending does not fit.
fn sentence(name: &str, language: Language) -> Option<String> {
    match language {
        Language::En => Some(format!("The exhibition in {name} opens on Friday.")),
        Language::Hy => {
            (!name.ends_with(['ի', 'ա', 'ւ', 'ք', 'ո'])).then(|| format!("Ցուցահանդեսը {name}ում բացվեց։"))
        }
        Language::Ru => name
            .ends_with(['н', 'т', 'р', 'д', 'к', 'м', 'л', 'с', 'з', 'б', 'г', 'в'])
            .then(|| format!("Выставка открылась в {name}е.")),
        _ => None,
    }
}

/// The share of one-word names of settlements that are found in their sentence.
fn share_found(language: Language, tradition: Tradition) -> f64 {
    let (mut all, mut right) = (0, 0);
    for (place, name) in every_name() {
        let town = matches!(place.kind.as_str(), "town" | "city" | "village");
        let plain = name.text.split_whitespace().count() == 1;
        if !town || !plain || place.minor || name.language != language || name.tradition != tradition {
            continue;
        }
        let Some(text) = sentence(&name.text, language) else {
            continue;
        };
        let found = Gazetteer::bundled().find(&text, language);
        let hit = |mention: &araxes_toponym::Mention<'_>| {
            mention.place.id == place.id || mention.alternatives.iter().any(|other| other.place.id == place.id)
        };
        all += 1;
        right += usize::from(found.iter().any(hit));
    }
    assert!(all > 100, "{language} {tradition:?}: only {all} names");
    f64::from(right as u32) / f64::from(all)
}

#[test]
fn both_traditions_are_found_alike() {
    for language in [Language::En, Language::Hy, Language::Ru] {
        let (az, hy) = (
            share_found(language, Tradition::Az),
            share_found(language, Tradition::Hy),
        );
        assert!(az > 0.95 && hy > 0.95, "{language}: az {az:.3}, hy {hy:.3}");
        assert!((az - hy).abs() < 0.03, "{language}: az {az:.3}, hy {hy:.3}");
    }
}
