use araxes::json;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::{result_type, tuple, word};

result_type! {
    /// The parts of an article. Offsets are code points of `text`.
    Article(json::Article), "article" {
        /// The headline, without the outlet's name.
        #[getter]
        fn title(&self) -> Option<&str> {
            self.inner.title.as_deref()
        }

        /// The line under the headline that sums the article up.
        #[getter]
        fn subtitle(&self) -> Option<&str> {
            self.inner.subtitle.as_deref()
        }

        /// Those who wrote it, one name each.
        #[getter]
        fn bylines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.inner.bylines)
        }

        /// The outlet's name.
        #[getter]
        fn outlet(&self) -> Option<&str> {
            self.inner.outlet.as_deref()
        }

        /// The place that the article says it was written at.
        #[getter]
        fn dateline(&self) -> Option<&str> {
            self.inner.dateline.as_deref()
        }

        /// When it was published: ISO 8601, with time and offset only where the source gives them.
        #[getter]
        fn published(&self) -> Option<&str> {
            self.inner.published.as_deref()
        }

        /// When it was last changed, in the same form.
        #[getter]
        fn modified(&self) -> Option<&str> {
            self.inner.modified.as_deref()
        }

        /// BCP 47 tag of the language of most of the text; `und` where unknown.
        #[getter]
        fn language(&self) -> &'static str {
            self.inner.language.tag()
        }

        /// The address that was given or that the page names as its own.
        #[getter]
        fn url(&self) -> Option<&str> {
            self.inner.url.as_deref()
        }

        /// Keywords that the page gives.
        #[getter]
        fn tags<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.inner.tags)
        }

        /// The whole text: plain-text input to the character, the blocks of HTML one blank line apart.
        #[getter]
        fn text(&self) -> &str {
            &self.inner.text
        }

        /// Paragraphs, headings, list items and blockquotes, one blank line apart.
        #[getter]
        fn body(&self) -> &str {
            &self.inner.body
        }

        /// The blocks, in order, without overlap.
        #[getter]
        fn blocks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            tuple::<_, Block>(py, &self.inner.blocks)
        }

        fn __repr__(&self) -> String {
            let title = self.inner.title.as_deref().unwrap_or("untitled");
            format!("<Article {title:?}, {}, {} blocks>", self.inner.language, self.inner.blocks.len())
        }
    }
}

result_type! {
    /// One block of an article: `article.text[block.start:block.end]`.
    Block(json::Block), "block" {
        /// What it is: `title`, `paragraph`, `aside`, ….
        #[getter]
        fn role(&self) -> PyResult<String> {
            word(&self.inner.role)
        }

        /// Its first code point.
        #[getter]
        fn start(&self) -> usize {
            self.inner.start
        }

        /// The code point after its last.
        #[getter]
        fn end(&self) -> usize {
            self.inner.end
        }

        /// Its language as a BCP 47 tag where that is another one than the article's, else `None`.
        #[getter]
        fn language(&self) -> Option<&'static str> {
            self.inner.language.map(|language| language.tag())
        }

        fn __repr__(&self) -> PyResult<String> {
            Ok(format!("<Block {} {}:{}>", self.role()?, self.inner.start, self.inner.end))
        }
    }
}
