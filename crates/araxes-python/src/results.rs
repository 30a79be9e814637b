//! The result types: each a frozen Python class around the JSON form of the same name.

mod article;
mod document;
mod outlet;
mod places;
mod quotes;

pub(crate) use article::{Article, Block};
pub(crate) use document::{Document, Excerpt};
pub(crate) use outlet::Outlet;
pub(crate) use places::{Alternative, Name, Place, Toponym};
pub(crate) use quotes::{Quote, QuoteSpeaker, Speaker};

use std::hash::{DefaultHasher, Hash, Hasher};

use araxes::json;
use araxes::text::CharSpan;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// Declares a frozen class around a JSON type, with what every result has (dictionary, JSON there and back,
/// equality, hash, pickling) and the getters given.
macro_rules! result_type {
    ($(#[$doc:meta])* $name:ident($inner:ty), $what:literal { $($getters:item)* }) => {
        $(#[$doc])*
        #[pyo3::pyclass(module = "araxes", frozen, eq)]
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name {
            inner: $inner,
        }

        impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self { inner }
            }
        }

        #[pyo3::pymethods]
        impl $name {
            $($getters)*

            /// The result as plain dictionaries, lists, strings and numbers.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                $crate::results::to_dict(py, $what, &self.inner)
            }

            /// The result as JSON.
            fn to_json(&self) -> PyResult<String> {
                $crate::results::to_json($what, &self.inner)
            }

            /// The result back from its JSON; `FormatError` where the text is no such JSON.
            #[staticmethod]
            fn from_json(text: &str) -> PyResult<Self> {
                $crate::results::from_json($what, text).map(|inner: $inner| Self { inner })
            }

            /// The result as a notebook shows it; everything in it is escaped.
            fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
                $crate::results::repr_html(slf.as_any())
            }

            fn __hash__(&self) -> PyResult<u64> {
                self.to_json().map(|text| $crate::results::hash(&text))
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
                $crate::results::reduce(slf.as_any(), slf.get().to_json()?)
            }
        }
    };
}
pub(crate) use result_type;

fn to_json<T: json::Serialize>(what: &'static str, value: &T) -> PyResult<String> {
    json::write(what, value).map_err(|error| crate::errors::raise(&error))
}

fn from_json<T: json::DeserializeOwned>(what: &'static str, text: &str) -> PyResult<T> {
    json::read(what, text).map_err(|error| crate::errors::raise(&error))
}

fn to_dict<'py, T: json::Serialize>(py: Python<'py>, what: &'static str, value: &T) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (to_json(what, value)?,))
}

/// What `araxes.display` makes of a result.
fn repr_html<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    value
        .py()
        .import("araxes.display")?
        .call_method1("result_html", (value,))
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What pickle and copy make the value again from: `type(value).from_json(text)`.
fn reduce<'py>(value: &Bound<'py, PyAny>, text: String) -> PyResult<Bound<'py, PyTuple>> {
    let py = value.py();
    let restore = py
        .import("operator")?
        .call_method1("methodcaller", ("from_json", text))?;
    PyTuple::new(py, [restore, PyTuple::new(py, [value.get_type()])?.into_any()])
}

/// The word of the JSON form for a value of an enumeration.
fn word<T: json::Serialize>(value: &T) -> PyResult<String> {
    to_json("word", value).map(|text| text.trim_matches('"').to_owned())
}

/// A tuple of result objects.
fn tuple<'py, T, U>(py: Python<'py>, values: &[T]) -> PyResult<Bound<'py, PyTuple>>
where
    T: Clone,
    U: From<T> + pyo3::PyClass + Into<pyo3::PyClassInitializer<U>>,
{
    let made: Vec<Bound<'py, U>> = values
        .iter()
        .cloned()
        .map(|value| Bound::new(py, U::from(value)))
        .collect::<PyResult<_>>()?;
    PyTuple::new(py, made)
}

/// A tuple of `(start, end)` pairs, in code points.
fn pairs<'py>(py: Python<'py>, spans: &[CharSpan]) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, spans.iter().map(|span| (span.start, span.end)))
}
