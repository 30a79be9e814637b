//! Places in results: shared with the gazetteer, written field by field.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use araxes_toponym::{Gazetteer, Name, Place as Known};
use serde::{Deserialize, Serialize, Serializer};

/// A place, written without its names: it shares what the gazetteer knows of it.
///
/// Two are equal where they are written alike. Read back from JSON, a place of the bundled gazetteer has its names again;
/// any other has none.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Fields<'static>")]
pub struct Place(Arc<Known>);

/// A place, written with all its names, as a look-up returns it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "NamedFields<'static>")]
pub struct NamedPlace(Arc<Known>);

/// What is written of a place.
#[derive(PartialEq, Serialize, Deserialize)]
struct Fields<'p> {
    id: Cow<'p, str>,
    name: Cow<'p, str>,
    kind: Cow<'p, str>,
    country: Option<Cow<'p, str>>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    geonames: Option<u32>,
    wikidata: Option<Cow<'p, str>>,
    wof: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct NamedFields<'p> {
    #[serde(flatten)]
    place: Fields<'p>,
    names: Cow<'p, [Name]>,
}

impl<'p> Fields<'p> {
    fn of(place: &'p Known) -> Self {
        Self {
            id: Cow::from(&place.id),
            name: Cow::from(&place.name),
            kind: Cow::from(&place.kind),
            country: place.country.as_deref().map(Cow::from),
            latitude: place.latitude,
            longitude: place.longitude,
            geonames: place.geonames,
            wikidata: place.wikidata.as_deref().map(Cow::from),
            wof: place.wof,
        }
    }

    /// A place of which no more is known, with these names.
    fn alone(self, names: Vec<Name>) -> Arc<Known> {
        Arc::new(Known {
            id: self.id.into_owned(),
            name: self.name.into_owned(),
            kind: self.kind.into_owned(),
            country: self.country.map(Cow::into_owned),
            latitude: self.latitude,
            longitude: self.longitude,
            geonames: self.geonames,
            wikidata: self.wikidata.map(Cow::into_owned),
            wof: self.wof,
            part_of: None,
            capital_of: None,
            successor_of: None,
            population: None,
            minor: false,
            names,
        })
    }

    /// The place of the bundled gazetteer that is written so.
    fn known(&self) -> Option<Arc<Known>> {
        let known = Gazetteer::bundled().get(&self.id)?;
        (Self::of(known) == *self).then(|| Arc::clone(known))
    }
}

impl From<Fields<'_>> for Place {
    fn from(fields: Fields<'_>) -> Self {
        Self(fields.known().unwrap_or_else(|| fields.alone(Vec::new())))
    }
}

impl From<NamedFields<'_>> for NamedPlace {
    fn from(fields: NamedFields<'_>) -> Self {
        let known = fields.place.known().filter(|known| *known.names == *fields.names);
        Self(known.unwrap_or_else(|| fields.place.alone(fields.names.into_owned())))
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Fields::of(self).serialize(serializer)
    }
}

impl Serialize for NamedPlace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = NamedFields {
            place: Fields::of(self),
            names: Cow::from(&self.names),
        };
        fields.serialize(serializer)
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || Fields::of(self) == Fields::of(other)
    }
}

impl From<&Arc<Known>> for Place {
    fn from(place: &Arc<Known>) -> Self {
        Self(Arc::clone(place))
    }
}

impl From<&Arc<Known>> for NamedPlace {
    fn from(place: &Arc<Known>) -> Self {
        Self(Arc::clone(place))
    }
}

impl From<&Place> for NamedPlace {
    fn from(place: &Place) -> Self {
        Self(Arc::clone(&place.0))
    }
}

impl Deref for Place {
    type Target = Known;

    fn deref(&self) -> &Known {
        &self.0
    }
}

impl Deref for NamedPlace {
    type Target = Known;

    fn deref(&self) -> &Known {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{read, write};

    #[test]
    fn a_place_read_back_has_its_names_where_the_gazetteer_knows_it() {
        let known = Gazetteer::bundled().get("baku").unwrap();
        let place = Place::from(known);
        let back: Place = read("place", &write("place", &place).unwrap()).unwrap();
        assert_eq!(back, place);
        assert_eq!(back.names, known.names);

        let own = write("place", &place).unwrap().replace("587084", "1");
        let own: Place = read("place", &own).unwrap();
        assert_ne!(own, place);
        assert_eq!((own.geonames, own.names.len()), (Some(1), 0));
    }

    #[test]
    fn a_place_with_names_keeps_them() {
        let known = Gazetteer::bundled().get("shusha").unwrap();
        let mut place = Known::clone(known);
        place.names.truncate(1);
        for place in [known, &Arc::new(place)] {
            let named = NamedPlace::from(place);
            let back: NamedPlace = read("place", &write("place", &named).unwrap()).unwrap();
            assert_eq!(back.names, place.names);
            assert_eq!(write("place", &back).unwrap(), write("place", &named).unwrap());
        }
    }
}
