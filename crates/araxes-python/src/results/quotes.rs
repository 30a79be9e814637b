use araxes::json;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::{Excerpt, pairs, result_type, word};

result_type! {
    /// A quote. Offsets are code points of the text.
    Quote(json::Quote), "quote" {
        /// How much of it stands in quote marks: `direct` all, `mixed` some, `indirect` nothing.
        #[getter]
        fn kind(&self) -> PyResult<String> {
            word(&self.inner.kind)
        }

        /// `speech` or `belief`.
        #[getter]
        fn act(&self) -> PyResult<String> {
            word(&self.inner.act)
        }

        /// The content, as `(start, end)` pairs: no marks, no reporting clause, no caption or aside inside.
        #[getter]
        fn spans<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            pairs(py, &self.inner.spans)
        }

        /// Those parts of it that stand in quote marks.
        #[getter]
        fn quoted<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            pairs(py, &self.inner.quoted)
        }

        /// The words of `spans`, one line each.
        #[getter]
        fn text(&self) -> &str {
            &self.inner.text
        }

        /// The words that report it, such as "said".
        #[getter]
        fn cue(&self) -> Option<Excerpt> {
            self.inner.cue.clone().map(Excerpt::from)
        }

        /// Who is quoted; `None` where that cannot be told.
        #[getter]
        fn speaker(&self) -> Option<QuoteSpeaker> {
            self.inner.speaker.clone().map(QuoteSpeaker::from)
        }

        /// Index of the quote that this one is reported in.
        #[getter]
        fn parent(&self) -> Option<usize> {
            self.inner.parent
        }

        /// How likely the quote and its speaker are right, from 0 to 1.
        #[getter]
        fn confidence(&self) -> f64 {
            self.inner.confidence
        }

        /// Why this speaker was chosen.
        #[getter]
        fn reason(&self) -> &str {
            &self.inner.reason
        }

        fn __repr__(&self) -> PyResult<String> {
            let speaker = self.inner.speaker.as_ref();
            let name = speaker.and_then(|speaker| {
                let mention = speaker.mention.as_ref().map(|mention| mention.text.as_str());
                speaker.name.as_deref().or(mention)
            });
            let words: String = self.inner.text.chars().take(50).collect();
            Ok(format!("<Quote {} by {}: {words:?}>", self.kind()?, name.unwrap_or("nobody named")))
        }
    }
}

result_type! {
    /// Who is quoted, at one quote.
    QuoteSpeaker(json::QuoteSpeaker), "quote speaker" {
        /// Index into the document's speakers.
        #[getter]
        fn id(&self) -> usize {
            self.inner.id
        }

        /// The full name found anywhere in the article; an unnamed source is never given one.
        #[getter]
        fn name(&self) -> Option<&str> {
            self.inner.name.as_deref()
        }

        /// The words at the quote that name the speaker.
        #[getter]
        fn mention(&self) -> Option<Excerpt> {
            self.inner.mention.clone().map(Excerpt::from)
        }

        fn __repr__(&self) -> String {
            format!("<QuoteSpeaker {} {:?}>", self.inner.id, self.inner.name.as_deref().unwrap_or("unnamed"))
        }
    }
}

result_type! {
    /// Someone who is quoted in the article.
    Speaker(json::Speaker), "speaker" {
        /// Index in the document's speakers.
        #[getter]
        fn id(&self) -> usize {
            self.inner.id
        }

        /// The full name; `None` where the article gives none.
        #[getter]
        fn name(&self) -> Option<&str> {
            self.inner.name.as_deref()
        }

        /// `person`, `organisation`, `role`, `group` or `unnamed`.
        #[getter]
        fn kind(&self) -> PyResult<String> {
            word(&self.inner.kind)
        }

        /// Titles and roles found with the name.
        #[getter]
        fn roles<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.inner.roles)
        }

        /// Where the text names it, as `(start, end)` pairs of code points.
        #[getter]
        fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            pairs(py, &self.inner.mentions)
        }

        fn __repr__(&self) -> PyResult<String> {
            let name = self.inner.name.as_deref().unwrap_or("unnamed");
            Ok(format!("<Speaker {} {name:?}, {}>", self.inner.id, self.kind()?))
        }
    }
}
