//! `araxes._core`: the Python face of the araxes crates. Conversions and nothing else.

mod batches;
mod errors;
mod failure;
mod functions;
mod gazetteer;
mod lexicon;
mod pipe;
mod results;
mod source;
mod tables;
mod warc;

use pyo3::prelude::*;

/// News from the South Caucasus as data.
#[pymodule]
mod _core {
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
    #[pymodule_export]
    use super::batches::{ArrowBatch, BatchAnalyzer};
    #[pymodule_export]
    use super::errors::{AraxesError, FormatError, OptionError, SourceError};
    #[pymodule_export]
    use super::failure::Failure;
    #[pymodule_export]
    use super::functions::{
        analyze, attribute_quotes, find_toponyms, lookup, outlet, parse_article, pipe, read_warc, split_articles,
    };
    #[pymodule_export]
    use super::gazetteer::Gazetteer;
    #[pymodule_export]
    use super::lexicon::Lexicon;
    #[pymodule_export]
    use super::pipe::Pipe;
    #[pymodule_export]
    use super::results::{
        Alternative, Article, Block, Document, Excerpt, Name, Outlet, Place, Quote, QuoteSpeaker, Speaker, Toponym,
    };
    #[pymodule_export]
    use super::source::Source;
    #[pymodule_export]
    use super::tables::{ArrowTable, SpeakerCollector, Speakers, Tables};
    #[pymodule_export]
    use super::warc::{WarcReader, WarcRecord};
}
