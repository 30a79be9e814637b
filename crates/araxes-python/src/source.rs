use std::io;
use std::path::{Path, PathBuf};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::errors::SourceError;
use crate::pipe::Failure;
use crate::warc::WarcRecord;

/// What Python hands over as a source, read into memory.
pub(crate) struct Source {
    bytes: Vec<u8>,
    /// Where it comes from, if it says so itself.
    pub(crate) url: Option<String>,
}

impl AsRef<[u8]> for Source {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl From<Vec<u8>> for Source {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, url: None }
    }
}

impl Source {
    /// A `str` or `bytes` is the content itself; a path is read; a record of an archive brings its address. A
    /// `Failure` to read an archive stays one.
    pub(crate) fn read(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(text.to_str()?.as_bytes().to_vec().into());
        }
        if let Ok(bytes) = value.cast::<PyBytes>() {
            return Ok(bytes.as_bytes().to_vec().into());
        }
        if let Ok(record) = value.cast::<WarcRecord>() {
            let record = record.get();
            return Ok(Self {
                bytes: record.html.clone(),
                url: record.url.clone(),
            });
        }
        if let Ok(failure) = value.cast::<Failure>() {
            return Err(SourceError::new_err(failure.get().message.clone()));
        }
        match path_of(value)? {
            Some(path) => read_file(value.py(), &path).map(Self::from),
            None => {
                let given = value.get_type().name()?;
                Err(PyTypeError::new_err(format!(
                    "source must be str, bytes or os.PathLike, not {given}"
                )))
            }
        }
    }
}

/// A few words that tell one source of many from the others: its path or address, or its type.
pub(crate) fn describe(value: &Bound<'_, PyAny>) -> String {
    if let Ok(failure) = value.cast::<Failure>() {
        return failure.get().source.clone();
    }
    if let Some(url) = value
        .cast::<WarcRecord>()
        .ok()
        .and_then(|record| record.get().url.clone())
    {
        return url;
    }
    match path_of(value) {
        Ok(Some(path)) => path.display().to_string(),
        _ => value
            .get_type()
            .name()
            .map_or_else(|_| "?".to_owned(), |name| name.to_string()),
    }
}

fn path_of(value: &Bound<'_, PyAny>) -> PyResult<Option<PathBuf>> {
    if value.hasattr("__fspath__")? {
        value.extract().map(Some)
    } else {
        Ok(None)
    }
}

fn read_file(py: Python<'_>, path: &Path) -> PyResult<Vec<u8>> {
    let read = py.detach(|| std::fs::read(path));
    read.map_err(|error| os_error(py, &error, path))
}

/// Python's own exception for a file that cannot be read, with number and name: `FileNotFoundError`, ….
pub(crate) fn os_error(py: Python<'_>, error: &io::Error, path: &Path) -> PyErr {
    let made = py.import("builtins").and_then(|builtins| match error.raw_os_error() {
        Some(number) => {
            let words = py.import("os")?.call_method1("strerror", (number,))?;
            builtins.getattr("OSError")?.call1((number, words, path.as_os_str()))
        }
        None => builtins.getattr("OSError")?.call1((error.to_string(),)),
    });
    made.map_or_else(|failure| failure, PyErr::from_value)
}
