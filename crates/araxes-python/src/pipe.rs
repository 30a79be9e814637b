use std::collections::VecDeque;

use araxes::{Options, json};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator};
use rayon::prelude::*;

use crate::errors::{OptionError, raise};
use crate::results::Document;
use crate::source::{Source, describe};

/// Sources read ahead for each thread: enough to keep it busy, few enough to keep memory flat.
const AHEAD: usize = 16;

/// The most threads that a caller may ask for.
const MAX_THREADS: usize = 1024;

/// A source that could not be read, in its place among the results of `pipe`.
///
/// `index` is its number in the input, from 0; `source` its path, or its type where it has none; `error` the class
/// of the exception; `message` its words.
#[pyclass(module = "araxes", frozen, eq, hash, get_all)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Failure {
    index: usize,
    pub(crate) source: String,
    error: String,
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

/// The iterator that `pipe` returns.
#[pyclass(module = "araxes")]
pub(crate) struct Pipe {
    sources: Py<PyIterator>,
    pool: rayon::ThreadPool,
    raises: bool,
    taken: usize,
    exhausted: bool,
    ready: VecDeque<PyResult<Py<PyAny>>>,
}

impl Pipe {
    pub(crate) fn new(sources: &Bound<'_, PyAny>, threads: Option<usize>, on_error: &str) -> PyResult<Self> {
        let raises = match on_error {
            "yield" => false,
            "raise" => true,
            other => {
                let words = format!("unknown on_error {other:?}: expected yield or raise");
                return Err(OptionError::new_err(words));
            }
        };
        if threads.is_some_and(|count| count == 0 || count > MAX_THREADS) {
            return Err(OptionError::new_err(format!("threads must be from 1 to {MAX_THREADS}")));
        }
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads.unwrap_or(0))
            .build();
        let pool = pool.map_err(|error| PyOSError::new_err(error.to_string()))?;
        Ok(Self {
            sources: sources.try_iter()?.unbind(),
            pool,
            raises,
            taken: 0,
            exhausted: false,
            ready: VecDeque::new(),
        })
    }

    /// Takes the next sources from the iterable and analyses them with the interpreter released.
    fn fill(&mut self, py: Python<'_>) {
        let mut names = Vec::new();
        let mut sources = Vec::new();
        let mut iterator = self.sources.bind(py).clone();
        let mut broken = None;
        let wanted = self.pool.current_num_threads() * AHEAD;
        while sources.len() < wanted && !self.exhausted {
            match iterator.next() {
                Some(Ok(item)) => {
                    names.push(describe(&item));
                    sources.push(Source::read(&item));
                }
                // The iterable itself failed: what it gave before still counts, then its error is raised.
                Some(Err(error)) => {
                    self.exhausted = true;
                    broken = Some(error);
                }
                None => self.exhausted = true,
            }
        }
        let results: Vec<_> = py.detach(|| {
            let analyze = |source: PyResult<Source>| {
                let mut source = source?;
                let options = Options {
                    url: source.url.take(),
                    ..Options::default()
                };
                let found = araxes::analyze(source.as_ref(), &options);
                found
                    .map(|document| json::Document::from(&document))
                    .map_err(|error| raise(&error))
            };
            self.pool.install(|| sources.into_par_iter().map(analyze).collect())
        });
        for (name, result) in names.into_iter().zip(results) {
            let item = self.item(py, name, result);
            self.ready.push_back(item);
            self.taken += 1;
        }
        self.ready.extend(broken.map(Err));
    }

    fn item(&self, py: Python<'_>, source: String, result: PyResult<json::Document>) -> PyResult<Py<PyAny>> {
        match result {
            Ok(document) => Ok(Py::new(py, Document::from(document))?.into_any()),
            Err(error) if self.raises => Err(error),
            Err(error) => {
                let failure = Failure {
                    index: self.taken,
                    source,
                    error: error.get_type(py).name()?.to_string(),
                    message: error.value(py).to_string(),
                };
                Ok(Py::new(py, failure)?.into_any())
            }
        }
    }
}

#[pymethods]
impl Pipe {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        if self.ready.is_empty() && !self.exhausted {
            self.fill(py);
        }
        self.ready.pop_front().transpose()
    }
}
