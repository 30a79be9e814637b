use std::fs::File;
use std::path::PathBuf;
use std::sync::Mutex;

use araxes::article::warc::{Page, Reader, WarcError, WarcFault};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::errors::os_error;
use crate::failure::Failure;

/// A page out of a web archive: where and when it was fetched, and its bytes.
///
/// `url` and `date` are `None` where the archive does not say; `date` is that of the capture, not of the article.
/// `analyze`, `parse_article` and `pipe` take one as a source, its `url` with it.
#[pyclass(module = "araxes", frozen, eq, hash)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct WarcRecord {
    #[pyo3(get)]
    pub(crate) url: Option<String>,
    #[pyo3(get)]
    date: Option<String>,
    pub(crate) html: Vec<u8>,
}

#[pymethods]
impl WarcRecord {
    #[new]
    fn new(url: Option<String>, date: Option<String>, html: Vec<u8>) -> Self {
        Self { url, date, html }
    }

    #[getter]
    fn html<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.html)
    }

    fn __repr__(&self) -> String {
        let or_none = |text: &Option<String>| {
            text.as_ref()
                .map_or_else(|| "None".to_owned(), |text| format!("{text:?}"))
        };
        format!(
            "WarcRecord(url={}, date={}, html=<{} bytes>)",
            or_none(&self.url),
            or_none(&self.date),
            self.html.len()
        )
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> (Option<&str>, Option<&str>, Bound<'py, PyBytes>) {
        (self.url.as_deref(), self.date.as_deref(), self.html(py))
    }
}

impl From<Page> for WarcRecord {
    fn from(page: Page) -> Self {
        Self {
            url: page.url,
            date: page.date,
            html: page.html,
        }
    }
}

/// The iterator that `read_warc` returns.
#[pyclass(module = "araxes")]
pub(crate) struct WarcReader {
    reader: Mutex<Reader<File>>,
    path: PathBuf,
    taken: usize,
}

impl WarcReader {
    pub(crate) fn open(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let opened = py.detach(|| Reader::open(&path));
        Ok(Self {
            reader: Mutex::new(opened.map_err(|error| os_error(py, &error, &path))?),
            path,
            taken: 0,
        })
    }

    fn item<'py>(&self, py: Python<'py>, found: Result<Page, WarcError>) -> PyResult<Bound<'py, PyAny>> {
        let error = match found {
            Ok(page) => return Ok(Bound::new(py, WarcRecord::from(page))?.into_any()),
            Err(error) => error,
        };
        if let WarcFault::Io(error) = &error.fault {
            return Err(os_error(py, error, &self.path));
        }
        let source = self.path.display().to_string();
        let failure = Failure::new(self.taken, source, "SourceError".to_owned(), error.to_string());
        Ok(Bound::new(py, failure)?.into_any())
    }
}

#[pymethods]
impl WarcReader {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let reader = self.reader.get_mut();
        let reader = reader.map_err(|_| PyRuntimeError::new_err("the archive reader was left broken"))?;
        let Some(found) = py.detach(|| reader.next()) else {
            return Ok(None);
        };
        let item = self.item(py, found)?;
        self.taken += 1;
        Ok(Some(item))
    }
}
