use araxes::json;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;

use super::{Article, Quote, Speaker, Toponym, from_json, hash, reduce, result_type, to_dict, to_json, tuple};

/// An article with its places, quotes and speakers. Offsets are code points of `article.text`.
#[pyclass(module = "araxes", frozen)]
pub(crate) struct Document {
    inner: json::Document,
    /// The parts as Python objects, made when first asked for.
    article: PyOnceLock<Py<Article>>,
    toponyms: PyOnceLock<Py<PyTuple>>,
    quotes: PyOnceLock<Py<PyTuple>>,
    speakers: PyOnceLock<Py<PyTuple>>,
}

impl From<json::Document> for Document {
    fn from(inner: json::Document) -> Self {
        Self {
            inner,
            article: PyOnceLock::new(),
            toponyms: PyOnceLock::new(),
            quotes: PyOnceLock::new(),
            speakers: PyOnceLock::new(),
        }
    }
}

impl Document {
    pub(crate) fn inner(&self) -> &json::Document {
        &self.inner
    }
}

#[pymethods]
impl Document {
    /// The article's parts.
    #[getter]
    fn article(&self, py: Python<'_>) -> PyResult<Py<Article>> {
        let article = self
            .article
            .get_or_try_init(py, || Py::new(py, Article::from(self.inner.article.clone())))?;
        Ok(article.clone_ref(py))
    }

    /// Every place named, in order, without overlap.
    #[getter]
    fn toponyms(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let made = || tuple::<_, Toponym>(py, &self.inner.toponyms).map(Bound::unbind);
        Ok(self.toponyms.get_or_try_init(py, made)?.clone_ref(py))
    }

    /// Every quote, in the order of its first words.
    #[getter]
    fn quotes(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let made = || tuple::<_, Quote>(py, &self.inner.quotes).map(Bound::unbind);
        Ok(self.quotes.get_or_try_init(py, made)?.clone_ref(py))
    }

    /// Everyone quoted; the `id` of a quote's speaker is an index into this.
    #[getter]
    fn speakers(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let made = || tuple::<_, Speaker>(py, &self.inner.speakers).map(Bound::unbind);
        Ok(self.speakers.get_or_try_init(py, made)?.clone_ref(py))
    }

    /// The document as plain dictionaries, lists, strings and numbers.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_dict(py, "document", &self.inner)
    }

    /// The document as JSON.
    fn to_json(&self) -> PyResult<String> {
        to_json("document", &self.inner)
    }

    /// The document back from its JSON; `FormatError` where the text is no such JSON.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        from_json::<json::Document>("document", text).map(Self::from)
    }

    /// The text with its places and quotes marked, for notebooks; everything in it is escaped.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        super::repr_html(slf.as_any())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> PyResult<u64> {
        self.to_json().map(|text| hash(&text))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        reduce(slf.as_any(), slf.get().to_json()?)
    }

    fn __repr__(&self) -> String {
        let json::Document {
            article,
            toponyms,
            quotes,
            speakers,
            ..
        } = &self.inner;
        let title = article.title.as_deref().unwrap_or("untitled");
        let counts = (toponyms.len(), quotes.len(), speakers.len());
        format!(
            "<Document {title:?}, {} toponyms, {} quotes, {} speakers>",
            counts.0, counts.1, counts.2
        )
    }
}

result_type! {
    /// Some words of the text: `text[excerpt.start:excerpt.end]`.
    Excerpt(json::Excerpt), "excerpt" {
        /// Their first code point.
        #[getter]
        fn start(&self) -> usize {
            self.inner.start
        }

        /// The code point after their last.
        #[getter]
        fn end(&self) -> usize {
            self.inner.end
        }

        /// The words.
        #[getter]
        fn text(&self) -> &str {
            &self.inner.text
        }

        fn __repr__(&self) -> String {
            format!("<Excerpt {:?} {}:{}>", self.inner.text, self.inner.start, self.inner.end)
        }
    }
}
