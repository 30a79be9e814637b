//! The columns of every table: name, type, whether a value may be missing, and what it means.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, FieldRef};

/// Key of a column's meaning in the metadata of its Arrow field.
pub(super) const MEANING: &str = "description";

/// What a column holds. There are no unsigned integers, which some engines lack.
#[derive(Clone, Copy)]
enum Type {
    Text,
    Integer,
    Number,
    Date,
    Texts,
    Integers,
    Spans,
}

use Type::{Date, Integer, Integers, Number, Spans, Text, Texts};

impl Type {
    fn arrow(self) -> DataType {
        let list = |item| DataType::List(Arc::new(Field::new("item", item, false)));
        match self {
            Text => DataType::Utf8,
            Integer => DataType::Int64,
            Number => DataType::Float64,
            Date => DataType::Date32,
            Texts => list(DataType::Utf8),
            Integers => list(DataType::Int64),
            Spans => list(list(DataType::Int64)),
        }
    }
}

/// A column of a table.
pub(super) struct Column {
    name: &'static str,
    kind: Type,
    nullable: bool,
    meaning: &'static str,
}

const fn always(name: &'static str, kind: Type, meaning: &'static str) -> Column {
    Column {
        name,
        kind,
        nullable: false,
        meaning,
    }
}

const fn maybe(name: &'static str, kind: Type, meaning: &'static str) -> Column {
    Column {
        name,
        kind,
        nullable: true,
        meaning,
    }
}

/// The Arrow fields of the columns.
pub(super) fn fields(columns: &[Column]) -> Vec<FieldRef> {
    let field = |column: &Column| {
        let meaning = HashMap::from([(MEANING.to_owned(), column.meaning.to_owned())]);
        Arc::new(Field::new(column.name, column.kind.arrow(), column.nullable).with_metadata(meaning))
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

const DOCUMENT: Column = always("document", Integer, "number of the document in the corpus, from 0");
const SOURCE: Column = maybe(
    "source",
    Text,
    "path or name of the source that the document was read from",
);
const OUTLET: Column = maybe("outlet", Text, "name of the outlet");
const DATE: Column = maybe("date", Date, "day of publication, as the source gives it");
const LANGUAGE: Column = always(
    "language",
    Text,
    "BCP 47 tag of the article's language; und where unknown",
);
const URL: Column = maybe("url", Text, "address of the article");
const SPEAKER: Column = maybe(
    "speaker",
    Text,
    "name of the speaker, in its fullest form in the corpus",
);
const SPEAKER_ID: Column = maybe("speaker_id", Integer, "id of the speaker in the table of speakers");
const CONFIDENCE: Column = always("confidence", Number, "probability that it is right, from 0 to 1");

pub(super) const ARTICLES: &[Column] = &[
    DOCUMENT,
    SOURCE,
    OUTLET,
    DATE,
    LANGUAGE,
    URL,
    maybe("title", Text, "headline"),
    maybe("subtitle", Text, "line under the headline"),
    always("bylines", Texts, "those who wrote it"),
    maybe("dateline", Text, "place that the article says it was written at"),
    maybe(
        "published",
        Text,
        "time of publication in ISO 8601, as exact as the source gives it",
    ),
    maybe("modified", Text, "time of the last change in ISO 8601"),
    always("tags", Texts, "keywords of the page"),
    always("quotes", Integer, "number of quotes"),
    always("toponyms", Integer, "number of mentions of places"),
    always("speakers", Integer, "number of those quoted"),
    always("text", Text, "whole text, which all offsets point into"),
    always("body", Text, "paragraphs, headings, list items and blockquotes"),
];

pub(super) const QUOTES: &[Column] = &[
    DOCUMENT,
    SOURCE,
    OUTLET,
    DATE,
    LANGUAGE,
    URL,
    always("quote", Integer, "number of the quote in the document, from 0"),
    maybe("parent", Integer, "number of the quote that this one is reported in"),
    always("kind", Text, "direct, mixed or indirect"),
    always("act", Text, "speech or belief"),
    always("text", Text, "words of the quote, one line for each span"),
    SPEAKER,
    SPEAKER_ID,
    maybe("speaker_kind", Text, "person, organisation, role, group or unnamed"),
    maybe("mention", Text, "words for the speaker at the quote"),
    maybe("mention_start", Integer, "first code point of the mention"),
    maybe("mention_end", Integer, "code point after the last of the mention"),
    maybe("cue", Text, "words that report the quote"),
    maybe("cue_start", Integer, "first code point of the cue"),
    maybe("cue_end", Integer, "code point after the last of the cue"),
    always("start", Integer, "first code point of the quote"),
    always("end", Integer, "code point after the last of the quote"),
    always("spans", Spans, "content of the quote: pairs of start and end"),
    always("quoted", Spans, "parts of it in quote marks: pairs of start and end"),
    CONFIDENCE,
    always("reason", Text, "why this speaker"),
];

pub(super) const TOPONYMS: &[Column] = &[
    DOCUMENT,
    SOURCE,
    OUTLET,
    DATE,
    LANGUAGE,
    URL,
    always("text", Text, "name as it stands, ending included"),
    always(
        "tradition",
        Text,
        "whose name it is: az, hy, ru, soviet, ka, tr, fa or neutral",
    ),
    always("place", Text, "id of the place"),
    always("name", Text, "neutral name of the place"),
    always("kind", Text, "country, region, district, city, town, village, lake, …"),
    maybe("country", Text, "ISO 3166-1 alpha-2 code"),
    maybe("latitude", Number, "degrees north"),
    maybe("longitude", Number, "degrees east"),
    always("match", Text, "exact, folded, inflected, romanized or fuzzy"),
    CONFIDENCE,
    maybe("quote", Integer, "number of the innermost quote that it stands in"),
    SPEAKER,
    SPEAKER_ID,
    always("start", Integer, "first code point of the name"),
    always("end", Integer, "code point after the last of the name"),
    maybe("geonames", Integer, "GeoNames id of the place"),
    maybe("wikidata", Text, "Wikidata id of the place"),
    maybe("wof", Integer, "Who's On First id of the place"),
];

pub(super) const SPEAKERS: &[Column] = &[
    always(
        "id",
        Integer,
        "number of the speaker, from 0: those with the most quotes first",
    ),
    maybe(
        "name",
        Text,
        "name in its fullest form in the corpus; null for a source that no article names",
    ),
    always("kind", Text, "person, organisation, role, group or unnamed"),
    always(
        "aliases",
        Texts,
        "other forms of the name, in every language and script",
    ),
    always("roles", Texts, "titles and roles"),
    maybe("mention", Text, "words for it at its first quote"),
    always("articles", Integer, "number of articles that quote it"),
    always("quotes", Integer, "number of its quotes"),
    always("outlets", Texts, "outlets that quote it"),
    always("languages", Texts, "languages that it is quoted in"),
    maybe("first_date", Date, "first day of publication"),
    maybe("last_date", Date, "last day of publication"),
    always("documents", Integers, "numbers of the documents"),
];

pub(super) const NAMING: &[Column] = &[
    maybe(
        "group",
        Text,
        "outlet, speaker or language; null where the article gives none",
    ),
    always("place", Text, "id of the place"),
    always("name", Text, "neutral name of the place"),
    always("tradition", Text, "whose names were used"),
    always("count", Integer, "number of mentions"),
    always(
        "share",
        Number,
        "part of all mentions of the place in the group, from 0 to 1",
    ),
    always("texts", Texts, "the forms that were used"),
];

pub(super) const TIMELINE: &[Column] = &[
    maybe("period", Text, "day, month or year; null for articles without a date"),
    maybe("date", Date, "first day of the period"),
    always("articles", Integer, "number of articles"),
    always("quotes", Integer, "number of quotes"),
    always("toponyms", Integer, "number of mentions of places"),
];

pub(super) const SAME_QUOTES: &[Column] = &[
    always("group", Integer, "number of the group of quotes with the same words"),
    always("articles", Integer, "number of articles in the group"),
    always(
        "similarity",
        Number,
        "words shared with the first quote of the group, from 0 to 1",
    ),
    DOCUMENT,
    SOURCE,
    OUTLET,
    DATE,
    LANGUAGE,
    always("quote", Integer, "number of the quote in the document"),
    SPEAKER,
    always("text", Text, "words of the quote"),
];
