use std::path::PathBuf;

use araxes::json;
use araxes::text::{CharIndex, Language};
use pyo3::prelude::*;

use crate::errors::raise_option;
use crate::lexicon::{Lexicon, words};
use crate::pipe::Pipe;
use crate::results::{Article, Document, Outlet, Place, Quote, Toponym};
use crate::source::{Source, options};
use crate::warc::WarcReader;

pub(crate) fn parse_language(language: Option<&str>) -> PyResult<Option<Language>> {
    language
        .map(|tag| tag.parse().map_err(|error| raise_option(&error)))
        .transpose()
}

/// Read one article whole: its parts, the places it names, its quotes and speakers.
///
/// `source` is the content as `str` or `bytes`, an `os.PathLike` to read, or a `WarcRecord`. `kind` is `auto`, `html` or `text`;
/// `language` a BCP 47 tag to use instead of the detected one; `url` where it comes from; `lexicon` has cues, roles and
/// speakers of your own. Offsets in the result are code points of `article.text`.
///
/// Raises `SourceError` for an empty, binary or too large source, `OptionError` for an unknown kind or language,
/// `OSError` for a file that cannot be read.
#[pyfunction]
#[pyo3(signature = (source, *, kind = "auto", language = None, url = None, lexicon = None))]
pub(crate) fn analyze(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    kind: &str,
    language: Option<&str>,
    url: Option<String>,
    lexicon: Option<&Lexicon>,
) -> PyResult<Document> {
    let source = Source::of(source, options(kind, language, url, lexicon)?)?;
    let document = py.detach(|| source.analyze());
    document.map(Document::from).map_err(|trouble| trouble.raise(py))
}

/// Take one article apart into metadata and blocks with roles, without looking for places or quotes.
///
/// Arguments and errors as for `analyze`.
#[pyfunction]
#[pyo3(signature = (source, *, kind = "auto", url = None))]
pub(crate) fn parse_article(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    kind: &str,
    url: Option<String>,
) -> PyResult<Article> {
    let source = Source::of(source, options(kind, None, url, None)?)?;
    let article = py.detach(|| source.parse());
    article.map(Article::from).map_err(|trouble| trouble.raise(py))
}

/// The places that `text` names, in order, without overlap. Offsets are code points of `text`.
///
/// `language` is the BCP 47 tag of the text; detected unless given. Raises `OptionError` for an unknown one.
#[pyfunction]
#[pyo3(signature = (text, language = None))]
pub(crate) fn find_toponyms(py: Python<'_>, text: &str, language: Option<&str>) -> PyResult<Vec<Toponym>> {
    let language = parse_language(language)?.unwrap_or_default();
    let found = py.detach(|| {
        let gazetteer = araxes::toponym::Gazetteer::bundled();
        json::toponyms(text, &gazetteer.find(text, language))
    });
    Ok(found.into_iter().map(Toponym::from).collect())
}

/// The quotes in `text` with their speakers, in order. Paragraphs are set apart by blank lines. Offsets are code
/// points of `text`.
///
/// `language` is the BCP 47 tag of the text; detected unless given. Raises `OptionError` for an unknown one. `lexicon`
/// has cues, roles and speakers of your own.
#[pyfunction]
#[pyo3(signature = (text, language = None, *, lexicon = None))]
pub(crate) fn attribute_quotes(
    py: Python<'_>,
    text: &str,
    language: Option<&str>,
    lexicon: Option<&Lexicon>,
) -> PyResult<Vec<Quote>> {
    let language = parse_language(language)?.unwrap_or_default();
    let lexicon = words(lexicon);
    let found = py.detach(|| json::quotes(text, &araxes::attribute_quotes(text, language, &lexicon)));
    Ok(found.into_iter().map(Quote::from).collect())
}

/// The places that a name or a place id may mean, each with all its names, best first: exact, then without
/// diacritics, without endings, and near misses. An unknown name gives an empty list.
#[pyfunction]
pub(crate) fn lookup(py: Python<'_>, name_or_id: &str) -> Vec<Place> {
    let found = py.detach(|| {
        let places = araxes::toponym::Gazetteer::bundled().lookup(name_or_id);
        places.into_iter().map(json::NamedPlace::from).collect::<Vec<_>>()
    });
    found.into_iter().map(Place::from).collect()
}

/// Read many sources, on several threads, in input order: an iterator of `Document`, with a `Failure` in the place
/// of each source that could not be read.
///
/// A source is what `analyze` takes, or a `Source` with what is known of it; a `Document` or `Failure` among them is
/// passed on in its place.
///
/// `threads` defaults to one per core. With `on_error="raise"` the first failure is raised instead; any other value
/// than that and `"yield"` raises `OptionError`. No more than a few dozen sources
/// are read ahead. What `read_warc` yields may be piped as it is: its failures stay failures. `lexicon` has cues, roles
/// and speakers of your own.
#[pyfunction]
#[pyo3(signature = (sources, *, threads = None, on_error = "yield", lexicon = None))]
pub(crate) fn pipe(
    sources: &Bound<'_, PyAny>,
    threads: Option<usize>,
    on_error: &str,
    lexicon: Option<&Lexicon>,
) -> PyResult<Pipe> {
    Pipe::new(sources, threads, on_error, words(lexicon))
}

/// Read the pages of a web archive, `.warc`, `.warc.gz` or `.warc.zst`, one at a time: an iterator of `WarcRecord`,
/// with a `Failure` in the place of each record that is damaged. Requests, redirections, pictures and the rest are
/// passed over. Holds one record in memory.
///
/// Raises `OSError` where the file cannot be opened or read on.
#[pyfunction]
pub(crate) fn read_warc(py: Python<'_>, path: PathBuf) -> PyResult<WarcReader> {
    WarcReader::open(py, path)
}

/// The outlet that publishes at an address or host, or that has a name: who owns it, where it is, what else it is
/// called. `None` for one that the table of outlets does not have.
#[pyfunction]
pub(crate) fn outlet(name_or_url: &str) -> Option<Outlet> {
    araxes::article::Outlet::find(name_or_url).cloned().map(Outlet::from)
}

/// The articles in a plain text that holds several, such as a mail digest, in order, each as its first code point and
/// the one after its last: `text[start:end]` is an article. A text in which nothing tells where a second one begins
/// gives one.
#[pyfunction]
pub(crate) fn split_articles(py: Python<'_>, text: &str) -> Vec<(usize, usize)> {
    py.detach(|| {
        let index = CharIndex::new(text);
        let spans = araxes::article::split_articles(text)
            .into_iter()
            .map(|span| index.to_chars(span));
        spans.map(|span| (span.start, span.end)).collect()
    })
}
