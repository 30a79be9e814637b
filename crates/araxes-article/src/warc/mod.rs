//! Pages out of web archives, as a stream of constant memory.
//!
//! Reads WARC 0.17 to 1.1 (ISO 28500), plain, as `.warc.gz` of any number of gzip members, or as `.warc.zst` with or
//! without a dictionary; which one is told by the first bytes. Every captured page comes as a [`Page`] or, in its
//! place, as a [`WarcError`]; after a damaged stretch the next record is looked for, so that one never ends the file.
//!
//! ```
//! use araxes_article::warc::Reader;
//!
//! let page = "<h1>Road opens</h1><p>It leads home.</p>";
//! let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
//! let warc = format!(
//!     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://araz.example/road\r\n\
//!      WARC-Date: 2024-05-12T09:30:00Z\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
//!     http.len()
//! );
//! let pages: Vec<_> = Reader::new(warc.as_bytes()).collect::<Result<_, _>>()?;
//! assert_eq!(pages[0].url.as_deref(), Some("https://araz.example/road"));
//! assert_eq!(pages[0].html, page.as_bytes());
//! # Ok::<(), araxes_article::warc::WarcError>(())
//! ```

mod error;
mod fields;
mod http;
mod reader;
mod unpack;
mod window;

pub use error::{WarcError, WarcFault};
pub use reader::Reader;

/// A captured page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// The address it was fetched from (`WARC-Target-URI`).
    pub url: Option<String>,
    /// When it was fetched, as the archive has it: ISO 8601, UTC (`WARC-Date`). Not the date of the article.
    pub date: Option<String>,
    /// The page, free of transfer and content encodings; in UTF-8 where the server named another charset, else as it
    /// was sent.
    pub html: Vec<u8>,
}
