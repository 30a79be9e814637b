//! Places as GeoJSON and as Linked Places, for maps and other gazetteers.

use serde_json::{Value, json};

use crate::{Name, Place};

/// A GeoJSON FeatureCollection (RFC 7946), one feature for each place; the geometry is `null` where the position is
/// unknown.
#[must_use]
pub fn geojson<'p>(places: impl IntoIterator<Item = &'p Place>) -> String {
    let feature = |place: &Place| {
        json!({
            "type": "Feature",
            "id": place.id,
            "geometry": geometry(place),
            "properties": {
                "name": place.name,
                "kind": place.kind,
                "country": place.country,
                "names": place.names,
            },
        })
    };
    collection(places.into_iter().map(feature).collect(), None)
}

/// A Linked Places FeatureCollection (format 1.2). Beyond the format, each name has `tradition` and `status`.
#[must_use]
pub fn linked_places<'p>(places: impl IntoIterator<Item = &'p Place>) -> String {
    let features = places.into_iter().map(linked_place).collect();
    collection(
        features,
        Some("https://linkedpasts.org/assets/linkedplaces-context-v1.1.jsonld"),
    )
}

fn collection(features: Vec<Value>, context: Option<&str>) -> String {
    let mut root = json!({"type": "FeatureCollection", "features": features});
    if let Some(context) = context {
        root["@context"] = Value::from(context);
    }
    root.to_string()
}

fn geometry(place: &Place) -> Value {
    match (place.latitude, place.longitude) {
        (Some(latitude), Some(longitude)) => json!({"type": "Point", "coordinates": [longitude, latitude]}),
        _ => Value::Null,
    }
}

fn linked_place(place: &Place) -> Value {
    let ids = [
        place.geonames.map(|id| format!("gn:{id}")),
        place.wikidata.as_ref().map(|id| format!("wd:{id}")),
        place.wof.map(|id| format!("wof:{id}")),
    ];
    let links: Vec<Value> = ids
        .into_iter()
        .flatten()
        .map(|id| json!({"type": "closeMatch", "identifier": id}))
        .collect();
    let relations = [
        ("gvp:broader_partitive", &place.part_of),
        ("capital_of", &place.capital_of),
        ("successor_of", &place.successor_of),
    ];
    let relations: Vec<Value> = relations
        .into_iter()
        .filter_map(|(kind, id)| id.as_ref().map(|id| json!({"relationType": kind, "relationTo": id})))
        .collect();
    json!({
        "@id": place.id,
        "type": "Feature",
        "properties": {"title": place.name, "ccodes": place.country.iter().collect::<Vec<_>>()},
        "geometry": geometry(place),
        "names": place.names.iter().map(linked_name).collect::<Vec<_>>(),
        "types": [{"label": place.kind}],
        "links": links,
        "relations": relations,
    })
}

fn linked_name(name: &Name) -> Value {
    let year = |year: Option<i32>| year.map(|year| json!({"in": year.to_string()}));
    let mut linked = json!({
        "toponym": name.text,
        "lang": name.language,
        "tradition": name.tradition,
        "status": name.status,
        "citations": [{"label": name.source}],
    });
    if name.from.is_some() || name.to.is_some() {
        linked["when"] = json!({"timespans": [{"start": year(name.from), "end": year(name.to)}]});
    }
    linked
}
