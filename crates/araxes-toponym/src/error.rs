/// Why a table of places or names could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GazetteerError {
    /// A row with too few columns.
    #[error("{table}, line {line}: {found} columns, {expected} expected")]
    Columns {
        /// `places` or `names`.
        table: &'static str,
        /// Counted from 1, the header included.
        line: usize,
        /// Columns of the row.
        found: usize,
        /// Columns that it should have.
        expected: usize,
    },
    /// A value that its column does not take.
    #[error("{table}, line {line}: unknown {column} {value:?}")]
    Value {
        /// `places` or `names`.
        table: &'static str,
        /// Counted from 1, the header included.
        line: usize,
        /// The column.
        column: &'static str,
        /// The value as it stands.
        value: String,
    },
    /// An id that two places have.
    #[error("places, line {line}: id {id:?} stands twice")]
    Twice {
        /// Counted from 1, the header included.
        line: usize,
        /// The id.
        id: String,
    },
    /// Text that is no table of places.
    #[error("CSV: {message}")]
    Csv {
        /// What the reader says, with the line.
        message: String,
    },
    /// Text that is no FeatureCollection of Linked Places.
    #[error("Linked Places: {message}")]
    Json {
        /// What is missing or wrong.
        message: String,
    },
    /// A row without an id, or whose text has no letter of a script that araxes reads.
    #[error("a row with id {id:?} and name {text:?}: both are needed")]
    Row {
        /// The id.
        id: String,
        /// The name.
        text: String,
    },
}
