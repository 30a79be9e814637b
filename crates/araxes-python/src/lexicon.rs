use std::path::PathBuf;

use araxes::quote;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use crate::errors::{FormatError, OptionError, os_error};

/// The cues, roles and speakers that are known: `Lexicon()` has the bundled ones, `extend` gives one with words of
/// your own.
#[pyclass(module = "araxes", frozen, eq)]
#[derive(Clone, PartialEq)]
pub(crate) struct Lexicon {
    words: quote::Lexicon,
}

#[pymethods]
impl Lexicon {
    #[new]
    fn new() -> Self {
        Self {
            words: quote::Lexicon::bundled(),
        }
    }

    /// A lexicon of these words and `source`: with `format="rows"` dicts, with `"json"` a text with a list of such,
    /// with `"csv"` a text with their fields as columns; or the path of a file, `.json` or CSV, as `os.PathLike`. A list
    /// may also be a text with its items apart by `|`; a `source` says where a row is from. The `kind` of a row tells
    /// its other fields:
    ///
    /// `cue`, a word that reports: `language`, `forms`, every one that texts may have, with `*` at the end for any
    /// ending; `class`, `verb` (unless given), `gerund`, `according` (stands before its source), `genitive` (stands
    /// behind it) or `noun`; `act`, `speech` (unless given) or `belief`; `takes`, what may stand beside it:
    /// `addressee`, `clause` (without a complementiser), `infinitive`, `object`.
    ///
    /// `role`, what a speaker may be named by: `language`, `forms`, and a `class` of roles that may mean one person.
    ///
    /// `title`, a word before names: `language`, `forms`, `gender`.
    ///
    /// `person` and `organisation`, a speaker: the `name` it is given whichever name a text has, `aliases` in any
    /// language and script; of a person the `gender`, `female` or `male`.
    ///
    /// Raises `FormatError` with the number of the row for what does not fit, `OptionError` for another format,
    /// `OSError` for a file that cannot be read.
    #[pyo3(signature = (source, *, format = "rows"))]
    fn extend(&self, py: Python<'_>, source: &Bound<'_, PyAny>, format: &str) -> PyResult<Self> {
        let (text, format) = text_of(source, format)?;
        let words = py.detach(|| match format.as_str() {
            "rows" | "json" => self.words.extend_json(&text).map_err(|error| unfit(&error)),
            "csv" => self.words.extend_csv(&text).map_err(|error| unfit(&error)),
            other => Err(OptionError::new_err(format!(
                "unknown format {other:?}: expected rows, csv or json"
            ))),
        })?;
        Ok(Self { words })
    }

    /// The rows that were added, in order, as `extend` takes them.
    #[getter]
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let json =
            serde_json::to_string(self.words.rows()).map_err(|error| FormatError::new_err(error.to_string()))?;
        py.import("json")?.call_method1("loads", (json,))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        if self.words.rows().is_empty() {
            return Ok((py.get_type::<Self>().into_any(), PyTuple::empty(py)));
        }
        let bundled = Bound::new(py, Self::new())?;
        Ok((bundled.getattr("extend")?, PyTuple::new(py, [self.rows(py)?])?))
    }

    fn __repr__(&self) -> String {
        match self.words.rows().len() {
            0 => "<Lexicon>".to_owned(),
            rows => format!("<Lexicon with {rows} rows added>"),
        }
    }
}

/// The text of rows and its format: that of a file by its suffix, of dicts JSON.
fn text_of(source: &Bound<'_, PyAny>, format: &str) -> PyResult<(String, String)> {
    let py = source.py();
    if source.hasattr("__fspath__")? {
        let path: PathBuf = source.extract()?;
        let bytes = std::fs::read(&path).map_err(|error| os_error(py, &error, &path))?;
        let text = String::from_utf8(bytes);
        let text = text.map_err(|error| FormatError::new_err(format!("{} is not UTF-8: {error}", path.display())))?;
        let json = path
            .extension()
            .is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"));
        return Ok((text, if json { "json" } else { "csv" }.to_owned()));
    }
    let text = match format {
        "rows" => {
            let rows = py.get_type::<PyList>().call1((source,))?;
            py.import("json")?.call_method1("dumps", (rows,))?.extract()?
        }
        _ => source.extract()?,
    };
    Ok((text, format.to_owned()))
}

/// The words to read by: the bundled ones unless given.
pub(crate) fn words(lexicon: Option<&Lexicon>) -> quote::Lexicon {
    lexicon.map(|lexicon| lexicon.words.clone()).unwrap_or_default()
}

fn unfit(error: &quote::LexiconError) -> PyErr {
    FormatError::new_err(error.to_string())
}
