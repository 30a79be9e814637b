use araxes::json;
use araxes::toponym::{Name as PlaceName, Tradition};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::errors::raise_option;

use super::{result_type, tuple, word};

result_type! {
    /// A place named in a text. Offsets are code points of it.
    Toponym(json::Toponym), "toponym" {
        /// Its first code point.
        #[getter]
        fn start(&self) -> usize {
            self.inner.start
        }

        /// The code point after its last.
        #[getter]
        fn end(&self) -> usize {
            self.inner.end
        }

        /// The name as it stands, ending included.
        #[getter]
        fn text(&self) -> &str {
            &self.inner.text
        }

        /// Whose name it is: `az`, `hy`, `ru`, `soviet`, `ka`, `tr`, `fa` or `neutral`.
        #[getter]
        fn tradition(&self) -> PyResult<String> {
            word(&self.inner.tradition)
        }

        /// How the words met the name: `exact`, `folded`, `inflected`, `romanized` or `fuzzy`.
        #[getter]
        fn r#match(&self) -> PyResult<String> {
            word(&self.inner.matched)
        }

        /// How likely `place` is right, from 0 to 1.
        #[getter]
        fn confidence(&self) -> f64 {
            self.inner.confidence
        }

        /// The place, with all its names.
        #[getter]
        fn place(&self) -> Place {
            json::NamedPlace::from(&self.inner.place).into()
        }

        /// The other places it may be, best first.
        #[getter]
        fn alternatives<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            tuple::<_, Alternative>(py, &self.inner.alternatives)
        }

        fn __repr__(&self) -> PyResult<String> {
            let json::Toponym { text, start, end, place, .. } = &self.inner;
            Ok(format!("<Toponym {text:?} {start}:{end} {} ({})>", place.id, self.tradition()?))
        }
    }
}

result_type! {
    /// A place with all its names.
    Place(json::NamedPlace), "place" {
        /// A stable slug.
        #[getter]
        fn id(&self) -> &str {
            &self.inner.id
        }

        /// The neutral name: where two traditions are in use both, in alphabetical order.
        #[getter]
        fn name(&self) -> &str {
            &self.inner.name
        }

        /// `country`, `region`, `district`, `city`, `town`, `village`, `lake`, `corridor`, ….
        #[getter]
        fn kind(&self) -> &str {
            &self.inner.kind
        }

        /// ISO 3166-1 alpha-2 code; `None` for what lies in several countries.
        #[getter]
        fn country(&self) -> Option<&str> {
            self.inner.country.as_deref()
        }

        /// Degrees north.
        #[getter]
        fn latitude(&self) -> Option<f64> {
            self.inner.latitude
        }

        /// Degrees east.
        #[getter]
        fn longitude(&self) -> Option<f64> {
            self.inner.longitude
        }

        /// GeoNames id.
        #[getter]
        fn geonames(&self) -> Option<u32> {
            self.inner.geonames
        }

        /// Wikidata id.
        #[getter]
        fn wikidata(&self) -> Option<&str> {
            self.inner.wikidata.as_deref()
        }

        /// Who's On First id.
        #[getter]
        fn wof(&self) -> Option<u64> {
            self.inner.wof
        }

        /// Its names, ordered by language.
        #[getter]
        fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            tuple::<_, Name>(py, &self.inner.names)
        }

        /// A name in `language`, of `tradition` where one is asked for: an official one before others, one in use
        /// before one that is not; `None` where there is none. Raises `OptionError` for an unknown tag.
        #[pyo3(signature = (language, tradition = None))]
        fn name_in(&self, language: &str, tradition: Option<&str>) -> PyResult<Option<&str>> {
            let language = language.parse().map_err(|error| raise_option(&error))?;
            let tradition = match tradition {
                Some(word) => Some(tradition_of(word)?),
                None => None,
            };
            let best = PlaceName::best_of(&self.inner.names, language, tradition);
            Ok(best.map(|name| name.text.as_str()))
        }

        fn __repr__(&self) -> String {
            let place = &self.inner;
            format!("<Place {} {:?}, {}, {} names>", place.id, place.name, place.kind, place.names.len())
        }
    }
}

fn tradition_of(word: &str) -> PyResult<Tradition> {
    serde_json::from_value(word.into()).map_err(|error| raise_option(&error))
}

result_type! {
    /// Another place that a toponym may be.
    Alternative(json::Alternative), "alternative" {
        /// The place, with all its names.
        #[getter]
        fn place(&self) -> Place {
            json::NamedPlace::from(&self.inner.place).into()
        }

        /// How likely it is, from 0 to 1.
        #[getter]
        fn probability(&self) -> f64 {
            self.inner.probability
        }

        fn __repr__(&self) -> String {
            format!("<Alternative {} {}>", self.inner.place.id, self.inner.probability)
        }
    }
}

result_type! {
    /// One name of a place. None is marked right or wrong.
    Name(PlaceName), "name" {
        /// The name as it is written.
        #[getter]
        fn text(&self) -> &str {
            &self.inner.text
        }

        /// BCP 47 tag of the language it is written in.
        #[getter]
        fn language(&self) -> &'static str {
            self.inner.language.tag()
        }

        /// ISO 15924 code of the script it is written in.
        #[getter]
        fn script(&self) -> &'static str {
            self.inner.script.code()
        }

        /// Whose name it is.
        #[getter]
        fn tradition(&self) -> PyResult<String> {
            word(&self.inner.tradition)
        }

        /// First year of use, where known (`from` in the dictionary).
        #[getter]
        fn first_year(&self) -> Option<i32> {
            self.inner.from
        }

        /// Last year of use, where it is out of use (`to` in the dictionary).
        #[getter]
        fn last_year(&self) -> Option<i32> {
            self.inner.to
        }

        /// `official`, `exonym`, `historical` or `colloquial`.
        #[getter]
        fn status(&self) -> PyResult<String> {
            word(&self.inner.status)
        }

        /// Where the name was taken from.
        #[getter]
        fn source(&self) -> &str {
            &self.inner.source
        }

        fn __repr__(&self) -> PyResult<String> {
            Ok(format!("<Name {:?} {} ({})>", self.inner.text, self.inner.language, self.tradition()?))
        }
    }
}
