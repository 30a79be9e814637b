//! Who said what, about which place, under which of its names.
//!
//! araxes reads news from the South Caucasus and returns data: the parts of an article, the places that it names
//! with every name of each, and its quotes with their speakers. [`analyze`] does all of it; the three steps are
//! crates of their own, re-exported here as [`article`], [`toponym`] and [`quote`].
//!
//! ```
//! use araxes::{Options, analyze};
//!
//! let page = "Ferry returns to the lake\n\nMay 4, 2024\n\n\
//!     Boats will cross Lake Sevan again from June, harbour master Anna Melikyan said.\n\n\
//!     “We counted every plank,” she said.";
//! let document = analyze(page.as_bytes(), &Options::default())?;
//!
//! assert_eq!(document.article.published.as_deref(), Some("2024-05-04"));
//! assert_eq!(document.toponyms[0].place.id, "lake-sevan");
//! let quote = document.quotes.last().unwrap();
//! assert_eq!(quote.spans[0].of(&document.article.text), "We counted every plank");
//! assert_eq!(document.speaker_of(quote).unwrap().name.as_deref(), Some("Anna Melikyan"));
//! # Ok::<(), araxes::Error>(())
//! ```
//!
//! Offsets are bytes of `article.text` here, and code points in the [`json`] form.

mod analyze;
pub mod corpus;
mod document;
mod error;
pub mod json;

pub use analyze::{Options, analyze, analyze_all, attribute_quotes};
pub use document::Document;
pub use error::Error;

pub use araxes_article as article;
pub use araxes_quote as quote;
pub use araxes_text as text;
pub use araxes_toponym as toponym;

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
