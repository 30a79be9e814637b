use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};

use araxes::quote::Lexicon;
use araxes::{Options, json};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::errors::{OptionError, SourceError};
use crate::failure::Failure;
use crate::results::Document;
use crate::source::{Source, Trouble, guarded};

/// Sources read ahead for each thread: enough to keep it busy, few enough to keep memory flat.
const AHEAD: usize = 16;

/// The most threads that a caller may ask for.
const MAX_THREADS: usize = 1024;

/// The iterator that `pipe` returns.
#[pyclass(module = "araxes")]
pub(crate) struct Pipe {
    sources: Py<PyIterator>,
    pool: rayon::ThreadPool,
    options: Options,
    raises: bool,
    taken: usize,
    given: usize,
    exhausted: bool,
    coming: VecDeque<Coming>,
}

/// What comes out for one source.
enum Coming {
    /// Being worked on; with the name of the source.
    Work(String, Mutex<Receiver<Result<json::Document, Trouble>>>),
    /// Passed on as it is.
    Ready(Py<PyAny>),
    /// Passed on, with its number here.
    Failed(Failure),
    /// No source at all; with its name.
    Wrong(String, PyErr),
    /// The iterable of sources itself failed.
    Broken(PyErr),
}

impl Pipe {
    pub(crate) fn new(
        sources: &Bound<'_, PyAny>,
        threads: Option<usize>,
        on_error: &str,
        lexicon: Lexicon,
    ) -> PyResult<Self> {
        let raises = match on_error {
            "yield" => false,
            "raise" => true,
            other => {
                let words = format!("unknown on_error {other:?}: expected yield or raise");
                return Err(OptionError::new_err(words));
            }
        };
        Ok(Self {
            sources: sources.try_iter()?.unbind(),
            pool: pool(threads)?,
            options: Options {
                lexicon,
                ..Options::default()
            },
            raises,
            taken: 0,
            given: 0,
            exhausted: false,
            coming: VecDeque::new(),
        })
    }

    /// Takes the next source from the iterable and sets a thread to it.
    fn take(&mut self, py: Python<'_>) {
        let item = match self.sources.bind(py).clone().next() {
            Some(Ok(item)) => item,
            Some(Err(error)) => {
                self.exhausted = true;
                self.coming.push_back(Coming::Broken(error));
                return;
            }
            None => {
                self.exhausted = true;
                return;
            }
        };
        let coming = if item.is_instance_of::<Document>() {
            Coming::Ready(item.unbind())
        } else if let Ok(failure) = item.cast::<Failure>() {
            Coming::Failed(failure.get().clone())
        } else {
            match Source::of(&item, self.options.clone()) {
                Ok(source) => self.work(source.name().unwrap_or_else(|| type_name(&item)), source),
                Err(error) => Coming::Wrong(type_name(&item), error),
            }
        };
        self.taken += 1;
        self.coming.push_back(coming);
    }

    fn work(&self, name: String, source: Source) -> Coming {
        let (sender, receiver) = sync_channel(1);
        self.pool.spawn(move || {
            // Where nobody waits for it any more the result is not needed.
            drop(sender.send(guarded(|| source.analyze())));
        });
        Coming::Work(name, Mutex::new(receiver))
    }

    fn outcome(&self, py: Python<'_>, index: usize, coming: Coming) -> PyResult<Py<PyAny>> {
        let (source, error) = match coming {
            Coming::Ready(item) => return Ok(item),
            Coming::Failed(failure) if self.raises => return Err(SourceError::new_err(failure.message)),
            Coming::Failed(failure) => return Ok(Py::new(py, Failure { index, ..failure })?.into_any()),
            Coming::Broken(error) => return Err(error),
            Coming::Wrong(source, error) => (source, error),
            Coming::Work(source, receiver) => {
                let receiver = receiver.into_inner().unwrap_or_else(PoisonError::into_inner);
                match py.detach(move || receiver.recv()).unwrap_or(Err(Trouble::Fault)) {
                    Ok(document) => return Ok(Py::new(py, Document::from(document))?.into_any()),
                    Err(trouble) => (source, trouble.raise(py)),
                }
            }
        };
        if self.raises {
            return Err(error);
        }
        let failure = Failure {
            index,
            source,
            error: error.get_type(py).name()?.to_string(),
            message: error.value(py).to_string(),
        };
        Ok(Py::new(py, failure)?.into_any())
    }
}

#[pymethods]
impl Pipe {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let ahead = self.pool.current_num_threads() * AHEAD;
        while !self.exhausted && self.coming.len() < ahead {
            self.take(py);
        }
        let Some(coming) = self.coming.pop_front() else {
            return Ok(None);
        };
        let index = self.given;
        self.given += 1;
        self.outcome(py, index, coming).map(Some)
    }
}

/// A pool of so many threads, or of one per core.
pub(crate) fn pool(threads: Option<usize>) -> PyResult<rayon::ThreadPool> {
    if threads.is_some_and(|count| count == 0 || count > MAX_THREADS) {
        return Err(OptionError::new_err(format!("threads must be from 1 to {MAX_THREADS}")));
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .build();
    pool.map_err(|error| PyOSError::new_err(error.to_string()))
}

fn type_name(value: &Bound<'_, PyAny>) -> String {
    let name = value.get_type().name();
    name.map_or_else(|_| "?".to_owned(), |name| name.to_string())
}
