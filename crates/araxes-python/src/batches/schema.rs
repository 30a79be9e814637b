//! The schema of the documents that come out: the JSON form, field by field, and an error.

use std::sync::Arc;

use arrow_schema::{DataType, Field, FieldRef};

fn text(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Utf8, false))
}

fn maybe_text(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Utf8, true))
}

fn integer(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Int64, false))
}

fn maybe_integer(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Int64, true))
}

fn number(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Float64, false))
}

fn maybe_number(name: &str) -> FieldRef {
    Arc::new(Field::new(name, DataType::Float64, true))
}

fn structure(fields: Vec<FieldRef>) -> DataType {
    DataType::Struct(fields.into())
}

fn list(item: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("item", item, false)))
}

fn always(name: &str, kind: DataType) -> FieldRef {
    Arc::new(Field::new(name, kind, false))
}

fn maybe(name: &str, kind: DataType) -> FieldRef {
    Arc::new(Field::new(name, kind, true))
}

/// Pairs of start and end.
fn spans(name: &str) -> FieldRef {
    always(name, list(list(DataType::Int64)))
}

/// The columns: those of a document, all null in a row with an `error`.
pub(super) fn fields() -> Vec<FieldRef> {
    vec![
        maybe_text("schema"),
        maybe("article", article()),
        maybe("toponyms", list(toponym())),
        maybe("quotes", list(quote())),
        maybe("speakers", list(speaker())),
        maybe_text("error"),
    ]
}

fn article() -> DataType {
    structure(vec![
        maybe_text("title"),
        maybe_text("subtitle"),
        always("bylines", list(DataType::Utf8)),
        maybe_text("outlet"),
        maybe_text("dateline"),
        maybe_text("published"),
        maybe_text("modified"),
        text("language"),
        maybe_text("url"),
        always("tags", list(DataType::Utf8)),
        text("text"),
        text("body"),
        always(
            "blocks",
            list(structure(vec![text("role"), integer("start"), integer("end")])),
        ),
    ])
}

fn place() -> Vec<FieldRef> {
    vec![
        text("id"),
        text("name"),
        text("kind"),
        maybe_text("country"),
        maybe_number("latitude"),
        maybe_number("longitude"),
        maybe_integer("geonames"),
        maybe_text("wikidata"),
        maybe_integer("wof"),
    ]
}

fn toponym() -> DataType {
    let mut alternative = place();
    alternative.push(number("probability"));
    structure(vec![
        integer("start"),
        integer("end"),
        text("text"),
        text("tradition"),
        text("match"),
        number("confidence"),
        always("place", structure(place())),
        always("alternatives", list(structure(alternative))),
    ])
}

fn excerpt() -> DataType {
    structure(vec![integer("start"), integer("end"), text("text")])
}

fn quote() -> DataType {
    let speaker = structure(vec![integer("id"), maybe_text("name"), maybe("mention", excerpt())]);
    structure(vec![
        text("kind"),
        text("act"),
        spans("spans"),
        spans("quoted"),
        text("text"),
        maybe("cue", excerpt()),
        maybe("speaker", speaker),
        maybe_integer("parent"),
        number("confidence"),
        text("reason"),
    ])
}

fn speaker() -> DataType {
    structure(vec![
        integer("id"),
        maybe_text("name"),
        text("kind"),
        always("roles", list(DataType::Utf8)),
        spans("mentions"),
    ])
}
