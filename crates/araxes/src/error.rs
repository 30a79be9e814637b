use araxes_article::ArticleError;

/// Why araxes could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The source is no article: empty, binary, too large.
    #[error(transparent)]
    Source(#[from] ArticleError),
    /// A text that is not the JSON form of a document or a part of one.
    #[error("not an araxes {what}: {reason}")]
    Json {
        /// What was expected, as `document`.
        what: &'static str,
        /// What is wrong with it, and where.
        reason: String,
    },
}
