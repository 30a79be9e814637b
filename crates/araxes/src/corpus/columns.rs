use araxes_quote::{Act, QuoteKind, SpeakerKind};
use araxes_text::CharSpan;
use araxes_toponym::{Match, Tradition};

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A whole number, never negative.
    Integer,
    /// A number.
    Number,
    /// A day, in ISO 8601.
    Date,
    /// Texts.
    Texts,
    /// Whole numbers.
    Integers,
    /// Pairs of start and end.
    Spans,
}

/// A column of a table: a field of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, that of the field when the row is serialised.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether a value may be missing.
    pub nullable: bool,
    /// What the values mean.
    pub meaning: &'static str,
}

/// A type of values.
pub(super) trait Cell {
    const KIND: ColumnKind;
    const NULLABLE: bool = false;
}

macro_rules! cells {
    ($($kind:ident: $($type:ty),*;)*) => {
        $($(impl Cell for $type {
            const KIND: ColumnKind = ColumnKind::$kind;
        })*)*
    };
}

cells! {
    Text: &str, String, Act, QuoteKind, SpeakerKind, Match, Tradition;
    Integer: usize, u32, u64;
    Number: f64;
    Texts: &[String], Vec<String>, Vec<&'static str>;
    Integers: Vec<usize>;
    Spans: &[CharSpan];
}

impl<T: Cell> Cell for Option<T> {
    const KIND: ColumnKind = T::KIND;
    const NULLABLE: bool = true;
}

/// Declares a row whose every field is a column: `name: type = "meaning";`, with `as Date` behind the type of a day and
/// the name of the column in brackets where it cannot be that of a field.
macro_rules! row {
    ($(#[$about:meta])* $row:ident $(<$life:lifetime>)? {
        $($field:ident: $type:ty $(as $kind:ident)? $([$name:literal])? = $meaning:literal;)*
    }) => {
        $(#[$about])*
        pub struct $row $(<$life>)? {
            $(
                #[doc = $meaning]
                $(#[serde(rename = $name)])?
                pub $field: $type,
            )*
        }

        impl $(<$life>)? $row $(<$life>)? {
            /// The columns of its table, in order.
            pub const COLUMNS: &'static [$crate::corpus::Column] = &[$($crate::corpus::Column {
                name: $crate::corpus::columns::row!(@name $field $($name)?),
                kind: $crate::corpus::columns::row!(@kind $type $(as $kind)?),
                nullable: <$type as $crate::corpus::columns::Cell>::NULLABLE,
                meaning: $meaning,
            }),*];
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@kind $type:ty) => { <$type as $crate::corpus::columns::Cell>::KIND };
    (@kind $type:ty as $kind:ident) => { $crate::corpus::ColumnKind::$kind };
}

pub(super) use row;
