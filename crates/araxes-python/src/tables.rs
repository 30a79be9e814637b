//! Corpora as Arrow tables, handed to Python over the Arrow PyCapsule protocol.

mod schema;
mod value;

use std::sync::{Arc, OnceLock};

use araxes::corpus::{self, By, Corpus, Entry, Every};
use araxes::json::Serialize;
use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{Schema, SchemaRef};
use pyo3::exceptions::{PyKeyError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::batches::row_field;
use crate::errors::OptionError;
use crate::results::Document;
use schema::Column;

/// Rows in a batch: few enough that the text of a batch stays below the 2 GiB that its offsets can count.
const BATCH: usize = 2048;

/// Columns of one length, in batches.
#[pyclass(module = "araxes._core", frozen)]
pub(crate) struct ArrowTable {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl ArrowTable {
    fn new<T: Serialize>(columns: &[Column], rows: impl IntoIterator<Item = T>) -> PyResult<Self> {
        let fields = schema::fields(columns);
        let mut rows = rows.into_iter();
        let mut batches = Vec::new();
        loop {
            let some: Vec<T> = rows.by_ref().take(BATCH).collect();
            if some.is_empty() {
                break;
            }
            let batch = serde_arrow::to_record_batch(&fields, &some);
            batches.push(batch.map_err(|error| PyRuntimeError::new_err(error.to_string()))?);
        }
        let schema = Arc::new(Schema::new(fields));
        Ok(Self { schema, batches })
    }
}

#[pymethods]
impl ArrowTable {
    /// The Arrow C stream of the rows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batches = self.batches.clone().into_iter();
        let arrays = batches.map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        let reader = Box::new(ArrayIterator::new(arrays, row_field(&self.schema)));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }

    /// The Arrow C schema of the rows.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.schema.as_ref())?)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// For each column its name, its Arrow type, whether it may be null, and what it holds.
    #[getter]
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(
            py,
            self.schema.fields().iter().map(|field| {
                let meaning = field.metadata().get(schema::MEANING).cloned().unwrap_or_default();
                (
                    field.name().clone(),
                    schema::type_name(field.data_type()),
                    field.is_nullable(),
                    meaning,
                )
            }),
        )
    }

    /// The rows from `start` up to `stop` as dictionaries.
    fn rows<'py>(&self, py: Python<'py>, start: usize, stop: usize) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        let mut before = 0;
        for batch in &self.batches {
            let end = before + batch.num_rows();
            for row in start.max(before)..stop.min(end).max(start.max(before)) {
                let dict = PyDict::new(py);
                for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
                    dict.set_item(field.name(), value::to_python(py, column, row - before)?)?;
                }
                rows.append(dict)?;
            }
            before = end;
        }
        Ok(rows)
    }

    /// All values of a column; `KeyError` where there is no such column.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        let index = self.schema.index_of(name);
        let index = index.map_err(|_| PyKeyError::new_err(name.to_owned()))?;
        let values = PyList::empty(py);
        for batch in &self.batches {
            for row in 0..batch.num_rows() {
                values.append(value::to_python(py, batch.column(index), row)?)?;
            }
        }
        Ok(values)
    }
}

/// Collects the speakers of documents that are gone through one by one.
#[pyclass(module = "araxes._core")]
#[derive(Default)]
pub(crate) struct SpeakerCollector {
    collector: corpus::SpeakerCollector,
}

#[pymethods]
impl SpeakerCollector {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Notes the speakers of the next document.
    fn add(&mut self, document: &Document) {
        self.collector.add(document.inner());
    }

    /// The merged speakers of all documents so far; the collector is empty then.
    fn finish(&mut self, py: Python<'_>) -> Speakers {
        let collector = std::mem::take(&mut self.collector);
        Speakers(Arc::new(py.detach(|| collector.finish())))
    }
}

/// The speakers of a corpus, the same one in several documents as one.
#[pyclass(module = "araxes._core", frozen)]
#[derive(Clone)]
pub(crate) struct Speakers(Arc<corpus::Speakers>);

/// Makes the tables of a corpus, or those of some documents of a larger one. Each method goes through all documents.
#[pyclass(module = "araxes._core", frozen)]
pub(crate) struct Tables {
    documents: Vec<Py<Document>>,
    sources: Vec<Option<String>>,
    /// The number of the first document.
    first: usize,
    /// The merged speakers, made when first needed unless given.
    speakers: OnceLock<Speakers>,
}

impl Tables {
    /// Makes a table with the interpreter released.
    fn table<F>(&self, py: Python<'_>, make: F) -> PyResult<ArrowTable>
    where
        F: FnOnce(&Corpus<'_>) -> PyResult<ArrowTable> + Send,
    {
        py.detach(|| {
            let entries = self
                .documents
                .iter()
                .zip(&self.sources)
                .map(|(document, source)| Entry {
                    source: source.as_deref(),
                    document: document.get().inner(),
                });
            let Speakers(speakers) = self.speakers.get_or_init(|| self.collect());
            make(&Corpus::part(entries.collect(), self.first, speakers))
        })
    }

    fn collect(&self) -> Speakers {
        let mut collector = corpus::SpeakerCollector::default();
        for document in &self.documents {
            collector.add(document.get().inner());
        }
        Speakers(Arc::new(collector.finish()))
    }
}

#[pymethods]
impl Tables {
    /// `sources` has the name of each document's source. Of documents that are a part of a corpus `first` is the number
    /// of the first, `speakers` those of the whole corpus.
    #[new]
    #[pyo3(signature = (documents, sources, *, first = 0, speakers = None))]
    fn new(
        documents: Vec<Py<Document>>,
        sources: Vec<Option<String>>,
        first: usize,
        speakers: Option<&Speakers>,
    ) -> PyResult<Self> {
        if documents.len() != sources.len() {
            let words = format!("{} documents, but {} sources", documents.len(), sources.len());
            return Err(OptionError::new_err(words));
        }
        Ok(Self {
            documents,
            sources,
            first,
            speakers: speakers.cloned().map_or_else(OnceLock::new, OnceLock::from),
        })
    }

    /// A row for each article.
    fn articles(&self, py: Python<'_>) -> PyResult<ArrowTable> {
        self.table(py, |corpus| ArrowTable::new(schema::ARTICLES, corpus.articles()))
    }

    /// A row for each quote.
    fn quotes(&self, py: Python<'_>) -> PyResult<ArrowTable> {
        self.table(py, |corpus| ArrowTable::new(schema::QUOTES, corpus.quotes()))
    }

    /// A row for each mention of a place.
    fn toponyms(&self, py: Python<'_>) -> PyResult<ArrowTable> {
        self.table(py, |corpus| ArrowTable::new(schema::TOPONYMS, corpus.toponyms()))
    }

    /// A row for each speaker, the same one in several articles once.
    fn speakers(&self, py: Python<'_>) -> PyResult<ArrowTable> {
        self.table(py, |corpus| ArrowTable::new(schema::SPEAKERS, corpus.speakers()))
    }

    /// Group × place × tradition × count; `by` is `outlet`, `speaker` or `language`.
    fn naming(&self, py: Python<'_>, by: &str) -> PyResult<ArrowTable> {
        let by = match by {
            "outlet" => By::Outlet,
            "speaker" => By::Speaker,
            "language" => By::Language,
            other => {
                let words = format!("unknown by {other:?}: expected outlet, speaker or language");
                return Err(OptionError::new_err(words));
            }
        };
        self.table(py, |corpus| ArrowTable::new(schema::NAMING, corpus.naming(by)))
    }

    /// Counts for each period; `every` is `day`, `month` or `year`.
    fn timeline(&self, py: Python<'_>, every: &str) -> PyResult<ArrowTable> {
        let every = match every {
            "day" => Every::Day,
            "month" => Every::Month,
            "year" => Every::Year,
            other => {
                let words = format!("unknown every {other:?}: expected day, month or year");
                return Err(OptionError::new_err(words));
            }
        };
        self.table(py, |corpus| ArrowTable::new(schema::TIMELINE, corpus.timeline(every)))
    }

    /// The quotes that have the same words in several articles.
    fn same_quotes(&self, py: Python<'_>) -> PyResult<ArrowTable> {
        self.table(py, |corpus| ArrowTable::new(schema::SAME_QUOTES, corpus.same_quotes()))
    }
}
