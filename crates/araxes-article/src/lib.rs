//! News pages, as HTML or plain text, taken apart into metadata and blocks with roles.

mod cues;
mod date;
mod decode;
mod error;
mod html;
mod model;
mod plain;
mod tables;

pub use error::ArticleError;
pub use model::{Article, Block, Kind, Role, UnknownKind};

/// The longest source that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads one article from `source`.
///
/// # Errors
/// See [`ArticleError`].
pub fn parse(source: &[u8], kind: Kind, url: Option<&str>) -> Result<Article, ArticleError> {
    let decoded = decode::decode(source, kind)?;
    if decoded.html { html::parse(&decoded.text, url) } else { Ok(plain::parse(decoded.text, url)) }
}
