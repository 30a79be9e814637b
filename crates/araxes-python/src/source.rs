use std::path::PathBuf;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// What Python hands over as a source, read into memory.
pub(crate) struct Source(Vec<u8>);

impl AsRef<[u8]> for Source {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Source {
    /// A `str` or `bytes` is the content itself; a path is read.
    pub(crate) fn read(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self(text.to_str()?.as_bytes().to_vec()));
        }
        if let Ok(bytes) = value.cast::<PyBytes>() {
            return Ok(Self(bytes.as_bytes().to_vec()));
        }
        match path_of(value)? {
            Some(path) => read_file(value.py(), &path).map(Self),
            None => {
                let given = value.get_type().name()?;
                Err(PyTypeError::new_err(format!(
                    "source must be str, bytes or os.PathLike, not {given}"
                )))
            }
        }
    }
}

/// A few words that tell one source of many from the others: its path, or its type.
pub(crate) fn describe(value: &Bound<'_, PyAny>) -> String {
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

/// Python's own exception for a file that cannot be read, with number and name: `FileNotFoundError`, ….
fn read_file(py: Python<'_>, path: &PathBuf) -> PyResult<Vec<u8>> {
    let read = py.detach(|| std::fs::read(path));
    read.map_err(|error| {
        let made = py.import("builtins").and_then(|builtins| match error.raw_os_error() {
            Some(number) => {
                let words = py.import("os")?.call_method1("strerror", (number,))?;
                builtins.getattr("OSError")?.call1((number, words, path.as_os_str()))
            }
            None => builtins.getattr("OSError")?.call1((error.to_string(),)),
        });
        made.map_or_else(|failure| failure, PyErr::from_value)
    })
}
