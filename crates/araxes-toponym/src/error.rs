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
}
