use std::path::Path;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    araxes,
    AraxesError,
    PyValueError,
    "The base of every error that araxes raises."
);
create_exception!(
    araxes,
    SourceError,
    AraxesError,
    "The source is no article: empty, binary or too large."
);
create_exception!(
    araxes,
    OptionError,
    AraxesError,
    "An option has a value that araxes does not know."
);
create_exception!(
    araxes,
    FormatError,
    AraxesError,
    "A JSON that is not that of an araxes result, or rows that are not those of a gazetteer or lexicon."
);

/// The Python exception for an error of the Rust crates.
pub(crate) fn raise(error: &araxes::Error) -> PyErr {
    match error {
        araxes::Error::Json { .. } => FormatError::new_err(error.to_string()),
        _ => SourceError::new_err(error.to_string()),
    }
}

/// The Python exception for an option that does not parse.
pub(crate) fn raise_option(error: &impl std::error::Error) -> PyErr {
    OptionError::new_err(error.to_string())
}

/// Python's own exception for a file that cannot be read, with number and name: `FileNotFoundError`, ….
pub(crate) fn os_error(py: Python<'_>, error: &std::io::Error, path: &Path) -> PyErr {
    let made = py.import("builtins").and_then(|builtins| match error.raw_os_error() {
        Some(number) => {
            let words = py.import("os")?.call_method1("strerror", (number,))?;
            builtins.getattr("OSError")?.call1((number, words, path.as_os_str()))
        }
        None => builtins.getattr("OSError")?.call1((error.to_string(),)),
    });
    made.map_or_else(|failure| failure, PyErr::from_value)
}
