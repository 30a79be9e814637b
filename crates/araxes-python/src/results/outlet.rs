use araxes::article;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::{result_type, word};

result_type! {
    /// An outlet that reports on the South Caucasus.
    Outlet(article::Outlet), "outlet" {
        /// The hosts it publishes at, the main one first.
        #[getter]
        fn domains<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.inner.domains)
        }

        /// Its names in the scripts that it uses, the one for display first.
        #[getter]
        fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.inner.names)
        }

        /// The name for display.
        #[getter]
        fn name(&self) -> &str {
            self.inner.name()
        }

        /// Where its newsroom is: ISO 3166-1 alpha-2.
        #[getter]
        fn country(&self) -> &str {
            &self.inner.country
        }

        /// The languages that it publishes in, as BCP 47 tags.
        #[getter]
        fn languages<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, self.inner.languages.iter().map(|language| language.tag()).collect::<Vec<_>>())
        }

        /// Who owns it: `state`, `public`, `agency`, `independent`, `private`, `exile`, `diaspora` or `international`.
        #[getter]
        fn kind(&self) -> PyResult<String> {
            word(&self.inner.kind)
        }

        /// The address that describes it, or `own site`.
        #[getter]
        fn source(&self) -> &str {
            &self.inner.source
        }

        fn __repr__(&self) -> PyResult<String> {
            Ok(format!("<Outlet {} ({}, {})>", self.inner.name(), self.kind()?, self.inner.country))
        }
    }
}
