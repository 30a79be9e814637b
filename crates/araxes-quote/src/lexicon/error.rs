/// Why rows cannot be added to a lexicon. Rows count from 1, without the header of CSV.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// Text that is no table.
    #[error("CSV: {message}")]
    Csv {
        /// What the reader says, with the line.
        message: String,
    },
    /// Text that is no list of objects.
    #[error("JSON: {message}")]
    Json {
        /// What the reader says, with the line.
        message: String,
    },
    /// A field that is missing, unknown or of another type.
    #[error("row {row}: {message}")]
    Row {
        /// Its number.
        row: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A form that can be none.
    #[error("row {row}: {form:?} is not {expected}")]
    Form {
        /// The number of the row.
        row: usize,
        /// The form as it stands.
        form: String,
        /// What a form of this kind is.
        expected: &'static str,
    },
    /// A class of roles that there is none of.
    #[error("row {row}: unknown class of roles {class:?}: expected one of {known}")]
    RoleClass {
        /// The number of the row.
        row: usize,
        /// The class as it stands.
        class: String,
        /// Those that there are.
        known: String,
    },
    /// A name that two speakers have.
    #[error("row {row}: {alias:?} is a name of {other:?} already")]
    Alias {
        /// The number of the row.
        row: usize,
        /// The name.
        alias: String,
        /// Whose it is.
        other: String,
    },
}
