//! The columns of the tables as Arrow fields.

use std::collections::HashMap;
use std::sync::Arc;

use araxes::corpus::{Column, ColumnKind};
use arrow_schema::{DataType, Field, FieldRef};

/// Key of a column's meaning in the metadata of its Arrow field.
pub(super) const MEANING: &str = "description";

/// The Arrow type of a kind of column. There are no unsigned integers, which some engines lack.
fn arrow(kind: ColumnKind) -> DataType {
    let list = |item| DataType::List(Arc::new(Field::new("item", item, false)));
    match kind {
        ColumnKind::Text => DataType::Utf8,
        ColumnKind::Integer => DataType::Int64,
        ColumnKind::Number => DataType::Float64,
        ColumnKind::Date => DataType::Date32,
        ColumnKind::Texts => list(DataType::Utf8),
        ColumnKind::Integers => list(DataType::Int64),
        ColumnKind::Spans => list(list(DataType::Int64)),
    }
}

/// The Arrow fields of the columns.
pub(super) fn fields(columns: &[Column]) -> Vec<FieldRef> {
    let field = |column: &Column| {
        let meaning = HashMap::from([(MEANING.to_owned(), column.meaning.to_owned())]);
        Arc::new(Field::new(column.name, arrow(column.kind), column.nullable).with_metadata(meaning))
    };
    columns.iter().map(field).collect()
}

/// A short name of a type that the tables use.
pub(super) fn type_name(kind: &DataType) -> String {
    match kind {
        DataType::Utf8 => "string".to_owned(),
        DataType::Int64 => "int64".to_owned(),
        DataType::Float64 => "double".to_owned(),
        DataType::Date32 => "date32".to_owned(),
        DataType::List(item) => format!("list<{}>", type_name(item.data_type())),
        other => other.to_string(),
    }
}
