use std::sync::Arc;

use araxes::json;
use araxes::toponym::{self, GazetteerError, Row};
use pyo3::prelude::*;

use crate::errors::{FormatError, OptionError};
use crate::functions::parse_language;
use crate::results::{Place, Toponym};

/// The places and their names: `Gazetteer()` is the bundled one, `extend` gives one with places of one's own.
#[pyclass(module = "araxes", frozen)]
pub(crate) struct Gazetteer {
    /// `None` for the bundled gazetteer.
    own: Option<toponym::Gazetteer>,
}

impl Gazetteer {
    fn get(&self) -> &toponym::Gazetteer {
        self.own.as_ref().unwrap_or_else(|| toponym::Gazetteer::bundled())
    }
}

#[pymethods]
impl Gazetteer {
    #[new]
    fn new() -> Self {
        Self { own: None }
    }

    /// A gazetteer of these places and `source`: with `format="rows"` dicts with `id`, `text` and, where known,
    /// `language`, `tradition`, `status`, `source`, `from`, `to`, `name`, `kind`, `country`, `latitude`, `longitude`,
    /// `geonames`, `wikidata`, `part_of`; with `"csv"` a text with these columns; with `"linked-places"` a Linked
    /// Places FeatureCollection. The `id` of a known place gives it another name.
    ///
    /// Takes a second or two: add all at once. Raises `FormatError` for what does not fit, `OptionError` for another
    /// format.
    #[pyo3(signature = (source, *, format = "rows"))]
    fn extend(&self, py: Python<'_>, source: &Bound<'_, PyAny>, format: &str) -> PyResult<Self> {
        let text: String = match format {
            "rows" => {
                let rows = py.get_type::<pyo3::types::PyList>().call1((source,))?;
                py.import("json")?.call_method1("dumps", (rows,))?.extract()?
            }
            _ => source.extract()?,
        };
        let gazetteer = self.get();
        let own = py.detach(|| match format {
            "rows" => match serde_json::from_str::<Vec<Row>>(&text) {
                Ok(rows) => gazetteer.extend(rows).map_err(|error| unfit(&error)),
                Err(error) => Err(FormatError::new_err(format!("not rows of a gazetteer: {error}"))),
            },
            "csv" => gazetteer.extend_csv(&text).map_err(|error| unfit(&error)),
            "linked-places" => gazetteer.extend_linked_places(&text).map_err(|error| unfit(&error)),
            other => Err(unknown_format(other)),
        })?;
        Ok(Self { own: Some(own) })
    }

    /// The places that `text` names, as `find_toponyms` does by the bundled gazetteer.
    #[pyo3(signature = (text, language = None))]
    fn find(&self, py: Python<'_>, text: &str, language: Option<&str>) -> PyResult<Vec<Toponym>> {
        let language = parse_language(language)?.unwrap_or_default();
        let found = py.detach(|| json::toponyms(text, &self.get().find(text, language)));
        Ok(found.into_iter().map(Toponym::from).collect())
    }

    /// The places that a name or a place id may mean, best first, as `lookup` does by the bundled gazetteer.
    fn lookup(&self, py: Python<'_>, name_or_id: &str) -> Vec<Place> {
        let found = py.detach(|| {
            let places = self.get().lookup(name_or_id);
            places.into_iter().map(json::NamedPlace::from).collect::<Vec<_>>()
        });
        found.into_iter().map(Place::from).collect()
    }

    /// All places, or those of these ids, as JSON: `"linked-places"` or `"geojson"`. An unknown id is left out. Raises
    /// `OptionError` for another format.
    #[pyo3(signature = (format = "linked-places", *, ids = None))]
    fn export(&self, py: Python<'_>, format: &str, ids: Option<Vec<String>>) -> PyResult<String> {
        let write = match format {
            "linked-places" => toponym::linked_places,
            "geojson" => toponym::geojson,
            other => return Err(unknown_format(other)),
        };
        Ok(py.detach(|| {
            let places: Vec<&toponym::Place> = match ids {
                Some(ids) => ids
                    .iter()
                    .filter_map(|id| self.get().get(id))
                    .map(Arc::as_ref)
                    .collect(),
                None => self.get().places().collect(),
            };
            write(places)
        }))
    }

    fn __len__(&self) -> usize {
        self.get().places().len()
    }

    fn __repr__(&self) -> String {
        format!("<Gazetteer of {} places>", self.__len__())
    }
}

fn unfit(error: &GazetteerError) -> PyErr {
    FormatError::new_err(error.to_string())
}

fn unknown_format(format: &str) -> PyErr {
    OptionError::new_err(format!("unknown format {format:?}"))
}
