use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use araxes::{Options, json};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::errors::{OptionError, os_error, raise, raise_option};
use crate::lexicon::{Lexicon, words};
use crate::warc::WarcRecord;

/// A source and what is known of it beforehand, for `pipe` and `Corpus`.
///
/// `content` is the content as `str` or `bytes`, or an `os.PathLike` to read. `name` is what the source is called in a
/// `Failure` and in the tables of a corpus. `kind`, `language` and `url` are as for `analyze`; `title`, `outlet` and
/// `published` (ISO 8601) are used instead of what the article says.
///
/// Raises `TypeError` for another content, `OptionError` for an unknown kind or language and for a `published` that
/// does not start with a day.
#[pyclass(module = "araxes", frozen)]
#[derive(Clone)]
pub(crate) struct Source {
    content: Content,
    options: Options,
    name: Option<String>,
}

/// Bytes, or where they are.
#[derive(Clone)]
enum Content {
    Bytes(Vec<u8>),
    Path(PathBuf),
}

/// Why a source could not be read.
pub(crate) enum Trouble {
    /// The file at this path cannot be read.
    File(PathBuf, std::io::Error),
    /// It is no article.
    Source(araxes::Error),
    /// A fault of araxes, caught so that the other sources are still read.
    Fault,
}

#[pymethods]
impl Source {
    #[new]
    #[pyo3(signature = (content, *, name = None, kind = "auto", language = None, url = None, title = None, outlet = None, published = None))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of a Python class")]
    fn new(
        content: &Bound<'_, PyAny>,
        name: Option<String>,
        kind: &str,
        language: Option<&str>,
        url: Option<String>,
        title: Option<String>,
        outlet: Option<String>,
        published: Option<String>,
    ) -> PyResult<Self> {
        if let Some(time) = published.as_deref().filter(|time| !starts_with_day(time)) {
            return Err(OptionError::new_err(format!("published {time:?} is not ISO 8601")));
        }
        let options = Options {
            title,
            outlet,
            published,
            ..options(kind, language, url, None)?
        };
        let content = Content::of(content)?;
        Ok(Self { content, options, name })
    }

    /// What it is called: the name given, or its path; `None` for a content without a name.
    #[getter]
    pub(crate) fn name(&self) -> Option<String> {
        match (&self.name, &self.content) {
            (Some(name), _) => Some(name.clone()),
            (None, Content::Path(path)) => Some(path.display().to_string()),
            (None, Content::Bytes(_)) => None,
        }
    }

    /// The address it comes from.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.options.url.as_deref()
    }

    fn __repr__(&self) -> String {
        match &self.content {
            Content::Path(path) => format!("<Source {}>", path.display()),
            Content::Bytes(bytes) => format!(
                "<Source {:?}, {} bytes>",
                self.name.as_deref().unwrap_or(""),
                bytes.len()
            ),
        }
    }
}

impl Source {
    /// What Python hands over as a source: content, path, a `Source`, or a record of an archive with its address. Of
    /// the options a `Source` has its own, but for the words to read it by.
    pub(crate) fn of(value: &Bound<'_, PyAny>, options: Options) -> PyResult<Self> {
        if let Ok(source) = value.cast::<Self>() {
            let mut source = source.get().clone();
            source.options.lexicon = options.lexicon;
            return Ok(source);
        }
        if let Ok(record) = value.cast::<WarcRecord>() {
            let WarcRecord { url, html, .. } = record.get();
            let options = Options {
                url: options.url.or_else(|| url.clone()),
                ..options
            };
            return Ok(Self {
                content: Content::Bytes(html.clone()),
                options,
                name: url.clone(),
            });
        }
        let content = Content::of(value)?;
        let name = None;
        Ok(Self { content, options, name })
    }

    /// Reads the content and analyses it.
    pub(crate) fn analyze(&self) -> Result<json::Document, Trouble> {
        self.with_bytes(|bytes| araxes::analyze(bytes, &self.options).map(|document| json::Document::from(&document)))
    }

    /// Reads the content and takes it apart.
    pub(crate) fn parse(&self) -> Result<json::Article, Trouble> {
        let Options { kind, url, .. } = &self.options;
        self.with_bytes(|bytes| {
            let article = araxes::article::parse(bytes, *kind, url.as_deref())?;
            Ok(json::Article::from(&article))
        })
    }

    fn with_bytes<T>(&self, read: impl FnOnce(&[u8]) -> Result<T, araxes::Error>) -> Result<T, Trouble> {
        let result = match &self.content {
            Content::Bytes(bytes) => read(bytes),
            Content::Path(path) => {
                let bytes = std::fs::read(path);
                read(&bytes.map_err(|error| Trouble::File(path.clone(), error))?)
            }
        };
        result.map_err(Trouble::Source)
    }
}

impl Content {
    fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self::Bytes(text.to_str()?.as_bytes().to_vec()));
        }
        if let Ok(bytes) = value.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes.as_bytes().to_vec()));
        }
        if value.hasattr("__fspath__")? {
            return value.extract().map(Self::Path);
        }
        let given = value.get_type().name()?;
        let words = format!("source must be str, bytes or os.PathLike, not {given}");
        Err(PyTypeError::new_err(words))
    }
}

const FAULT: &str = "araxes failed on this source; please report it";

/// What a missing value is answered with.
pub(crate) const NO_SOURCE: &str = "source must be str, bytes or os.PathLike, not NoneType";

/// Does the work, and makes a fault of it a trouble of this source alone.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Trouble::Fault))
}

impl Trouble {
    /// Its words, those of the exception.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::File(_, error) => error.to_string(),
            Self::Source(error) => error.to_string(),
            Self::Fault => FAULT.to_owned(),
        }
    }

    /// The Python exception for it.
    pub(crate) fn raise(self, py: Python<'_>) -> PyErr {
        match self {
            Self::File(path, error) => os_error(py, &error, &path),
            Self::Source(error) => raise(&error),
            Self::Fault => PyRuntimeError::new_err(FAULT),
        }
    }
}

/// Options from Python's arguments.
pub(crate) fn options(
    kind: &str,
    language: Option<&str>,
    url: Option<String>,
    lexicon: Option<&Lexicon>,
) -> PyResult<Options> {
    let language = language.map(|tag| tag.parse().map_err(|error| raise_option(&error)));
    Ok(Options {
        kind: kind.parse().map_err(|error| raise_option(&error))?,
        language: language.transpose()?,
        url,
        lexicon: words(lexicon),
        ..Options::default()
    })
}

/// Whether a text starts as `2024-05-04`.
fn starts_with_day(time: &str) -> bool {
    let is_day = |(at, byte): (usize, u8)| {
        if at == 4 || at == 7 {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    };
    time.len() >= 10 && time.bytes().take(10).enumerate().all(is_day)
}
