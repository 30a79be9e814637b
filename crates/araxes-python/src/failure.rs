use pyo3::prelude::*;
use pyo3::types::PyDict;

/// A source that could not be read, in its place among the results of `pipe`.
///
/// `index` is its number in the input, from 0; `source` its path, or its type where it has none; `error` the class
/// of the exception; `message` its words.
#[pyclass(module = "araxes", frozen, eq, hash, get_all)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Failure {
    pub(crate) index: usize,
    pub(crate) source: String,
    pub(crate) error: String,
    pub(crate) message: String,
}

#[pymethods]
impl Failure {
    #[new]
    pub(crate) fn new(index: usize, source: String, error: String, message: String) -> Self {
        Self {
            index,
            source,
            error,
            message,
        }
    }

    fn __repr__(&self) -> String {
        format!(
            "Failure(index={}, source={:?}, error={:?}, message={:?})",
            self.index, self.source, self.error, self.message
        )
    }

    fn __getnewargs__(&self) -> (usize, &str, &str, &str) {
        (self.index, &self.source, &self.error, &self.message)
    }

    /// The failure as a plain dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("index", self.index)?;
        dict.set_item("source", &self.source)?;
        dict.set_item("error", &self.error)?;
        dict.set_item("message", &self.message)?;
        Ok(dict)
    }
}
