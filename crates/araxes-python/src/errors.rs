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
