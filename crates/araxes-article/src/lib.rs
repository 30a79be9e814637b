//! News pages, as HTML or plain text, taken apart into metadata and blocks with roles.
//!
//! For whoever has the bytes of a news story, in whatever state, and wants to know what is headline, date, writer,
//! running text, caption, teaser or a list of other stories. HTML is read by a tokenizer and flat tree of this crate's
//! own, made to take time linear in the length of the page whatever it holds; plain text is kept to the character and
//! its blocks point into it. No rule names a site: months, cues such as "Read also" or "Müəllif:", and the class names
//! by which pages call their parts stand in the tables under `tables/`.
//!
//! ```
//! use araxes_article::{Kind, Role, parse};
//!
//! let text = "Verin bridge to reopen in spring\n\n12 May 2024\n\nBy Anna Petrosyan\n\n\
//!             The bridge over the Verin will reopen in spring, the council said.\n\n\
//!             Read also: Ten new wells for the villages of Qarasu\n\n\
//!             Work began last year.";
//! let article = parse(text.as_bytes(), Kind::Text, None)?;
//! assert_eq!(article.title.as_deref(), Some("Verin bridge to reopen in spring"));
//! assert_eq!(article.published.as_deref(), Some("2024-05-12"));
//! assert_eq!(article.bylines, ["Anna Petrosyan"]);
//! let roles: Vec<Role> = article.blocks.iter().map(|block| block.role).collect();
//! assert_eq!(roles, [Role::Title, Role::Date, Role::Byline, Role::Paragraph, Role::Aside, Role::Paragraph]);
//! assert_eq!(article.blocks[3].span.of(&article.text), "The bridge over the Verin will reopen in spring, the council said.");
//! # Ok::<(), araxes_article::ArticleError>(())
//! ```
//!
//! A page works the same; its text is that of its blocks, one blank line apart:
//!
//! ```
//! use araxes_article::{Kind, parse};
//!
//! let page = "<title>New well in Qarasu | Araz Wire</title><nav><a href=/>Home</a></nav>\
//!             <article><h1>New well in Qarasu</h1><p>A new well was opened in Qarasu on Monday, the village head said.</p></article>";
//! let article = parse(page.as_bytes(), Kind::Auto, None)?;
//! assert_eq!(article.body(), "A new well was opened in Qarasu on Monday, the village head said.");
//! # Ok::<(), araxes_article::ArticleError>(())
//! ```

#[cfg(feature = "oracle")]
#[doc(hidden)]
pub mod oracle {
    pub use crate::html::oracle::{Compared, compare, page_of};
}

mod charset;
mod cues;
mod date;
mod decode;
mod error;
mod html;
mod mixed;
mod model;
mod outlet;
mod plain;
mod tables;
#[cfg(feature = "warc")]
pub mod warc;

use araxes_text::Span;
pub use error::ArticleError;
pub use model::{Article, Block, Kind, Origin, Origins, Role, UnknownKind};
pub use outlet::{Outlet, OutletKind};
pub use plain::split_articles;

/// The longest source that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// The most pieces that a source of so many bytes is read into: elements and runs of text of a page, lines of a text.
/// Pages have a piece for every 30 to 60 bytes and seldom ten thousand in all, so that only what is made to fill memory
/// has more.
pub(crate) const fn most_pieces(bytes: usize) -> usize {
    80_000 + bytes / 40
}

/// Reads one article from `source`.
///
/// The encoding is told by a byte order mark, by being valid UTF-8, by what the page declares where its words look sound
/// in it, or by a detector. A page of UTF-8 that was read as ISO-8859-1 or windows-1252 and kept so is mended.
/// Where the page names no outlet and its address is that of an [`Outlet`], that is taken.
/// `url` is the address of the page where it is known; nothing is fetched.
///
/// Time and memory are linear in the length of the source; memory at its peak is at most ten times that length and
/// 20 MB. For that a source of very many tiny pieces is read in part: of a page the first 80,000 elements and runs of
/// text and one more for each 40 bytes, of a plain text so many lines, with the rest of it as one block.
///
/// # Errors
/// [`ArticleError::Empty`] where there is nothing to read, [`ArticleError::Binary`] where the bytes are no text,
/// [`ArticleError::NoText`] for a page without text, [`ArticleError::TooLarge`] beyond [`MAX_BYTES`].
pub fn parse(source: &[u8], kind: Kind, url: Option<&str>) -> Result<Article, ArticleError> {
    let decoded = decode::decode(source, kind)?;
    let article = if decoded.html {
        html::parse(&decoded.text, url)?
    } else {
        plain::parse(decoded.text, url)
    };
    Ok(complete(article))
}

/// What pages and plain text have in common: the outlet by the address where the source names none, and the languages
/// of blocks that differ from the article's.
fn complete(mut article: Article) -> Article {
    if article.outlet.is_none()
        && let Some(outlet) = article.url.as_deref().and_then(Outlet::by_url)
    {
        article.outlet = Some(outlet.name().to_owned());
        article.origins.outlet = Some(Origin::Address);
    }
    mixed::read(&mut article);
    article
}

/// Reads one article from the text of an HTML page, and tells where in `page` each block was read.
///
/// The second list is as long as the article's blocks: spans in bytes of `page`, from the first word of a block to its
/// last, markup inside it included; `None` for what was told by metadata, such as a title.
///
/// ```
/// let page = "<h1>Road opens</h1><p>It is wide, dry and <b>new</b>, and it leads home.</p>";
/// let (article, places) = araxes_article::parse_located(page, None)?;
/// assert_eq!(article.blocks.len(), places.len());
/// assert_eq!(places[1].unwrap().of(page), "It is wide, dry and <b>new</b>, and it leads home.");
/// # Ok::<(), araxes_article::ArticleError>(())
/// ```
///
/// # Errors
/// As [`parse`].
pub fn parse_located(page: &str, url: Option<&str>) -> Result<(Article, Vec<Option<Span>>), ArticleError> {
    if page.len() > MAX_BYTES {
        return Err(ArticleError::TooLarge {
            bytes: page.len(),
            limit: MAX_BYTES,
        });
    }
    let (article, places) = html::located(page, url)?;
    Ok((complete(article), places))
}

/// Where the header of a wire story ends in its first paragraph, in bytes from the beginning of `paragraph`: behind
/// the place, date and agency and the stop or dash that sets them off. `None` where it opens with none.
///
/// ```
/// let paragraph = "GYUMRI, MAY 5, ARAZPRESS. The dam was opened.";
/// assert_eq!(araxes_article::wire_header(paragraph), Some(26));
/// ```
#[must_use]
pub fn wire_header(paragraph: &str) -> Option<usize> {
    let end = plain::wire_opening(paragraph)?.end;
    let rest = paragraph.get(end..)?;
    let words = rest.trim_start_matches(|char: char| char.is_whitespace() || ".։,:)–—-".contains(char));
    (!words.is_empty()).then_some(paragraph.len() - words.len())
}
