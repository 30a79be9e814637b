/// Why a source could not be read as an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ArticleError {
    /// Nothing, or nothing but white space.
    #[error("empty source: no text to read")]
    Empty,
    /// Bytes that are no text in any encoding, such as an image or an archive.
    #[error("binary source: byte {offset} belongs to no text")]
    Binary {
        /// The first such byte.
        offset: usize,
    },
    /// A page in which no text stands.
    #[error("no text on the page: {bytes} bytes of HTML hold no block of text")]
    NoText {
        /// Length of the page in bytes.
        bytes: usize,
    },
    /// More than [`MAX_BYTES`](crate::MAX_BYTES).
    #[error("source too large: {bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// Length of the source in bytes.
        bytes: usize,
        /// The most that is read, in bytes.
        limit: usize,
    },
}
