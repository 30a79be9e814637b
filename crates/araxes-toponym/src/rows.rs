//! Places of one's own: rows, CSV and Linked Places.

use std::collections::BTreeMap;

use araxes_text::{Language, Script};
use serde::Deserialize;
use serde_json::Value;

use crate::{GazetteerError, Name, Place, Status, Tradition};

/// One name of one place, as a row of a table. Several rows with one `id` are names of one place; what the place is
/// stands in the first of them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Row {
    /// The id of the place: a new one, or that of a place of the gazetteer, which then has one name more.
    pub id: String,
    /// The name as it is written.
    pub text: String,
    /// The language of the name; `Und` where none is given.
    pub language: Option<Language>,
    /// Whose name it is; neutral where none is given.
    pub tradition: Option<Tradition>,
    /// First year of use.
    pub from: Option<i32>,
    /// Last year of use.
    pub to: Option<i32>,
    /// What the name is to the place; official where nothing is given.
    pub status: Option<Status>,
    /// Where the name was taken from.
    pub source: Option<String>,
    /// The neutral name of the place; the text of the first row where none is given.
    pub name: Option<String>,
    /// The kind of place; `place` where none is given.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Wikidata id, `Q` included.
    pub wikidata: Option<String>,
    /// Id of the place that it lies in.
    pub part_of: Option<String>,
}

/// The rows of comma-separated text with a header line; the columns are the fields of [`Row`], in any order.
pub(crate) fn from_csv(text: &str) -> Result<Vec<Row>, GazetteerError> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.collect::<Result<_, _>>().map_err(|error| GazetteerError::Csv {
        message: error.to_string(),
    })
}

/// The rows of a Linked Places FeatureCollection: the `names` of each feature, its first type, country and point.
pub(crate) fn from_linked_places(json: &str) -> Result<Vec<Row>, GazetteerError> {
    let unfit = |message: &str| GazetteerError::Json {
        message: message.to_owned(),
    };
    let root: Value = serde_json::from_str(json).map_err(|error| unfit(&error.to_string()))?;
    let features = root["features"].as_array().ok_or_else(|| unfit("no features"))?;
    let mut rows = Vec::new();
    for feature in features {
        let id = feature["@id"].as_str().ok_or_else(|| unfit("a feature without @id"))?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let point = &feature["geometry"]["coordinates"];
        let row = Row {
            id: id.to_owned(),
            name: text(&feature["properties"]["title"]),
            kind: text(&feature["types"][0]["label"]),
            country: text(&feature["properties"]["ccodes"][0]),
            latitude: point[1].as_f64(),
            longitude: point[0].as_f64(),
            ..Row::default()
        };
        let names = feature["names"].as_array().map_or(&[][..], Vec::as_slice);
        for name in names {
            let toponym = text(&name["toponym"]).ok_or_else(|| unfit("a name without toponym"))?;
            let span = &name["when"]["timespans"][0];
            rows.push(Row {
                text: toponym,
                language: name["lang"].as_str().and_then(|tag| tag.parse().ok()),
                tradition: serde_json::from_value(name["tradition"].clone()).ok(),
                status: serde_json::from_value(name["status"].clone()).ok(),
                from: span["start"]["in"].as_str().and_then(|year| year.parse().ok()),
                to: span["end"]["in"].as_str().and_then(|year| year.parse().ok()),
                source: text(&name["citations"][0]["label"]),
                ..row.clone()
            });
        }
    }
    Ok(rows)
}

/// Adds the rows to places that are ordered by id, and keeps the order.
pub(crate) fn add(places: &mut Vec<Place>, rows: impl IntoIterator<Item = Row>) -> Result<(), GazetteerError> {
    let mut by_id: BTreeMap<String, Place> = std::mem::take(places)
        .into_iter()
        .map(|place| (place.id.clone(), place))
        .collect();
    for row in rows {
        let name = name_of(&row)?;
        let place = by_id.entry(row.id.clone()).or_insert_with(|| place_of(row));
        if !place.names.contains(&name) {
            place.names.push(name);
        }
    }
    places.extend(by_id.into_values());
    for place in places {
        place.names.sort_by_key(|name| name.language);
    }
    Ok(())
}

fn name_of(row: &Row) -> Result<Name, GazetteerError> {
    let script = Script::first_in(&row.text).filter(|_| !row.id.is_empty());
    let script = script.ok_or_else(|| GazetteerError::Row {
        id: row.id.clone(),
        text: row.text.clone(),
    })?;
    Ok(Name {
        text: row.text.clone(),
        language: row.language.unwrap_or_default(),
        script,
        tradition: row.tradition.unwrap_or(Tradition::Neutral),
        from: row.from,
        to: row.to,
        status: row.status.unwrap_or(Status::Official),
        source: row.source.clone().unwrap_or_default().into(),
    })
}

fn place_of(row: Row) -> Place {
    Place {
        id: row.id,
        name: row.name.unwrap_or(row.text),
        kind: row.kind.unwrap_or_else(|| "place".to_owned()),
        country: row.country,
        latitude: row.latitude,
        longitude: row.longitude,
        geonames: row.geonames,
        wikidata: row.wikidata,
        wof: None,
        part_of: row.part_of,
        capital_of: None,
        successor_of: None,
        population: None,
        minor: false,
        names: Vec::new(),
    }
}
