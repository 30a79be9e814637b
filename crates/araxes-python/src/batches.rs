//! Record batches of sources in, record batches of documents out: the kernel of every engine that speaks Arrow.

mod schema;

use std::sync::{Arc, Mutex, PoisonError};

use araxes::Options;
use araxes::json;
use arrow_array::cast::AsArray;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyIterator, PyTuple};
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_stream_pycapsule};
use pyo3_arrow::{PyRecordBatch, PyRecordBatchReader};
use rayon::prelude::*;
use serde::Serialize;

use crate::errors::OptionError;
use crate::lexicon::Lexicon;
use crate::pipe::pool;
use crate::source::{NO_SOURCE, Trouble, guarded, options};

/// Rows that are analysed and held at a time.
const ROWS: usize = 256;

/// Columns that hold the source where none is named, the first that there is.
const SOURCE_COLUMNS: [&str; 4] = ["html", "text", "content", "body"];

/// One row that comes out: a document, or why there is none.
#[derive(Serialize)]
struct Row<'d> {
    schema: Option<json::Schema>,
    article: Option<&'d json::Article>,
    toponyms: Option<&'d [json::Toponym]>,
    quotes: Option<&'d [json::Quote]>,
    speakers: Option<&'d [json::Speaker]>,
    error: Option<&'d str>,
}

impl<'d> From<&'d Result<json::Document, String>> for Row<'d> {
    fn from(result: &'d Result<json::Document, String>) -> Self {
        let document = result.as_ref().ok();
        Self {
            schema: document.map(|found| found.schema),
            article: document.map(|found| &found.article),
            toponyms: document.map(|found| found.toponyms.as_slice()),
            quotes: document.map(|found| found.quotes.as_slice()),
            speakers: document.map(|found| found.speakers.as_slice()),
            error: result.as_ref().err().map(String::as_str),
        }
    }
}

/// A record batch, for whatever takes the Arrow PyCapsule protocol.
#[pyclass(module = "araxes._core", frozen)]
pub(crate) struct ArrowBatch {
    batch: RecordBatch,
}

#[pymethods]
impl ArrowBatch {
    /// The Arrow C schema and the Arrow C array of the rows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let array = StructArray::from(self.batch.clone());
        Ok(to_array_pycapsules(
            py,
            row_field(self.batch.schema_ref()),
            &array,
            requested_schema,
        )?)
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }
}

/// Where the batches come from.
enum Input {
    Iterator(Py<PyIterator>),
    Stream(Mutex<Box<dyn RecordBatchReader + Send>>),
}

/// Analyses batches as they come: an iterator of `ArrowBatch`.
#[pyclass(module = "araxes._core")]
pub(crate) struct BatchAnalyzer {
    input: Input,
    column: Option<String>,
    url: Option<String>,
    keep: Vec<String>,
    options: Options,
    pool: rayon::ThreadPool,
    /// The batch being worked on, and the row to go on with.
    current: Option<(RecordBatch, usize)>,
    /// A batch that was made to see its schema.
    peeked: Option<RecordBatch>,
}

impl BatchAnalyzer {
    fn next_input(&mut self, py: Python<'_>) -> PyResult<Option<RecordBatch>> {
        match &mut self.input {
            Input::Iterator(batches) => {
                let Some(batch) = batches.bind(py).clone().next() else {
                    return Ok(None);
                };
                Ok(Some(batch?.extract::<PyRecordBatch>()?.into_inner()))
            }
            Input::Stream(reader) => {
                let reader = reader.get_mut().unwrap_or_else(PoisonError::into_inner);
                let batch = py.detach(|| reader.next()).transpose();
                batch.map_err(|error| arrow_error(&error))
            }
        }
    }

    /// The next rows that come out; of an empty batch none, with their schema.
    fn next_output(&mut self, py: Python<'_>) -> PyResult<Option<RecordBatch>> {
        if let Some(batch) = self.peeked.take() {
            return Ok(Some(batch));
        }
        let (batch, start) = match self.current.take() {
            Some(current) => current,
            None => match self.next_input(py)? {
                Some(batch) => (batch, 0),
                None => return Ok(None),
            },
        };
        let rows = ROWS.min(batch.num_rows() - start);
        let part = batch.slice(start, rows);
        if start + rows < batch.num_rows() {
            self.current = Some((batch, start + rows));
        }
        py.detach(|| self.analyze(&part)).map(Some)
    }

    /// The schema of what comes out, for which the first batch must be made.
    fn schema(&mut self, py: Python<'_>) -> PyResult<SchemaRef> {
        self.peeked = self.next_output(py)?;
        let found = self.peeked.as_ref().map(RecordBatch::schema);
        Ok(found.unwrap_or_else(|| Arc::new(Schema::new(schema::fields()))))
    }

    fn analyze(&self, batch: &RecordBatch) -> PyResult<RecordBatch> {
        let sources = bytes_of(batch, &self.source_column(batch)?)?;
        let urls = match &self.url {
            Some(column) => bytes_of(batch, column)?,
            None => vec![None; sources.len()],
        };
        let analyze = |(source, url): (&Option<&[u8]>, &Option<&[u8]>)| {
            let source = source.ok_or_else(|| NO_SOURCE.to_owned())?;
            let mut options = self.options.clone();
            options.url = url.and_then(|url| std::str::from_utf8(url).ok()).map(str::to_owned);
            let found = guarded(|| {
                let document = araxes::analyze(source, &options).map_err(Trouble::Source)?;
                Ok(json::Document::from(&document))
            });
            found.map_err(|trouble| trouble.message())
        };
        let results: Vec<Result<json::Document, String>> = self
            .pool
            .install(|| sources.par_iter().zip(&urls).map(analyze).collect());
        let rows: Vec<Row<'_>> = results.iter().map(Row::from).collect();
        let found = serde_arrow::to_record_batch(&schema::fields(), &rows);
        let found = found.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        let mut fields: Vec<FieldRef> = Vec::new();
        let mut columns: Vec<ArrayRef> = Vec::new();
        for name in &self.keep {
            let index = column_index(batch, name)?;
            fields.push(Arc::clone(&batch.schema_ref().fields()[index]));
            columns.push(Arc::clone(batch.column(index)));
        }
        fields.extend(found.schema_ref().fields().iter().cloned());
        columns.extend(found.columns().iter().cloned());
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(|error| arrow_error(&error))
    }

    fn source_column(&self, batch: &RecordBatch) -> PyResult<String> {
        if let Some(column) = &self.column {
            return Ok(column.clone());
        }
        let named = SOURCE_COLUMNS
            .into_iter()
            .find(|name| batch.schema_ref().index_of(name).is_ok());
        named.map(str::to_owned).ok_or_else(|| {
            let words = format!(
                "name the column of the sources: none of {} is there",
                SOURCE_COLUMNS.join(", ")
            );
            OptionError::new_err(words)
        })
    }
}

#[pymethods]
impl BatchAnalyzer {
    #[new]
    #[pyo3(signature = (batches, column, *, url = None, keep = Vec::new(), kind = "auto", language = None, threads = None, lexicon = None))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of a Python class")]
    fn new(
        batches: &Bound<'_, PyAny>,
        column: Option<String>,
        url: Option<String>,
        keep: Vec<String>,
        kind: &str,
        language: Option<&str>,
        threads: Option<usize>,
        lexicon: Option<&Lexicon>,
    ) -> PyResult<Self> {
        let taken = schema::fields();
        if let Some(name) = keep.iter().find(|name| taken.iter().any(|field| field.name() == *name)) {
            let words = format!("the result has a column {name} of its own: rename it before keeping it");
            return Err(OptionError::new_err(words));
        }
        let input = if batches.hasattr("__arrow_c_stream__")? {
            Input::Stream(Mutex::new(batches.extract::<PyRecordBatchReader>()?.into_reader()?))
        } else {
            Input::Iterator(batches.try_iter()?.unbind())
        };
        Ok(Self {
            input,
            column,
            url,
            keep,
            options: options(kind, language, None, lexicon)?,
            pool: pool(threads)?,
            current: None,
            peeked: None,
        })
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<ArrowBatch>> {
        let batch = self.next_output(py)?;
        Ok(batch.map(|batch| ArrowBatch { batch }))
    }

    /// The Arrow C stream of the rows that are still to come, made as it is read.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        slf: Bound<'py, Self>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let py = slf.py();
        let schema = slf.borrow_mut().schema(py)?;
        let field = row_field(&schema);
        let analyzer = slf.unbind();
        let next = move || {
            Python::attach(|py| {
                let mut analyzer = analyzer.try_borrow_mut(py)?;
                analyzer.next_output(py)
            })
            .map(|batch| batch.map(|batch| Arc::new(StructArray::from(batch)) as ArrayRef))
            .map_err(|error: PyErr| ArrowError::ExternalError(Box::new(error)))
            .transpose()
        };
        let reader = Box::new(ArrayIterator::new(std::iter::from_fn(next), field));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }
}

/// The rows of a table or batch as Arrow hands them over: structs.
pub(crate) fn row_field(schema: &Schema) -> FieldRef {
    Field::new_struct("", schema.fields().clone(), false).into()
}

fn arrow_error(error: &ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

fn column_index(batch: &RecordBatch, name: &str) -> PyResult<usize> {
    let schema = batch.schema_ref();
    schema.index_of(name).map_err(|_| {
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        OptionError::new_err(format!("no column {name}: there are {}", names.join(", ")))
    })
}

/// The values of a column of text or bytes.
fn bytes_of<'b>(batch: &'b RecordBatch, name: &str) -> PyResult<Vec<Option<&'b [u8]>>> {
    let column = batch.column(column_index(batch, name)?);
    let bytes = |text: Option<&'b str>| text.map(str::as_bytes);
    Ok(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().iter().map(bytes).collect(),
        DataType::LargeUtf8 => column.as_string::<i64>().iter().map(bytes).collect(),
        DataType::Utf8View => column.as_string_view().iter().map(bytes).collect(),
        DataType::Binary => column.as_binary::<i32>().iter().collect(),
        DataType::LargeBinary => column.as_binary::<i64>().iter().collect(),
        DataType::BinaryView => column.as_binary_view().iter().collect(),
        DataType::Null => vec![None; column.len()],
        other => {
            let words = format!("column {name} holds {other}, not text or bytes");
            return Err(OptionError::new_err(words));
        }
    })
}
