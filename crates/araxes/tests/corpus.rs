//! Corpora whose documents are hostile: rows stay right, and the work linear.

#![allow(clippy::unwrap_used, reason = "a document that cannot be made ends the test")]

use araxes::corpus::{By, Corpus, Entry, Every};
use araxes::json;
use araxes::text::Language;
use serde_json::{Value, json};

const WORDS: &str = "we counted every plank and then we counted all of them again";

fn quote(text: &str, start: usize, end: usize, speaker: Value) -> Value {
    json!({"kind": "direct", "act": "speech", "spans": [[start, end]], "quoted": [[start, end]], "text": text,
           "cue": null, "speaker": speaker, "parent": null, "confidence": 0.9, "reason": "marks"})
}

fn toponym(start: usize) -> Value {
    json!({"start": start, "end": start + 1, "text": "Goris", "tradition": "hy", "match": "exact", "confidence": 0.9,
           "place": {"id": "goris", "name": "Goris", "kind": "town", "country": "AM", "latitude": 39.5,
                     "longitude": 46.3, "geonames": 1, "wikidata": "Q1", "wof": 1}, "alternatives": []})
}

fn document(published: &str, quotes: &[Value], toponyms: &[Value], speakers: &[Value]) -> json::Document {
    let article = json!({"title": null, "subtitle": null, "bylines": [], "outlet": null, "dateline": null,
        "published": published, "modified": null, "language": "en", "url": null, "tags": [], "text": "", "body": "",
        "blocks": []});
    let whole = json!({"schema": "araxes.document/1", "article": article, "toponyms": toponyms, "quotes": quotes,
        "speakers": speakers});
    serde_json::from_value(whole).unwrap()
}

fn person(id: usize, name: &str) -> Value {
    json!({"id": id, "name": name, "kind": "person", "roles": [], "mentions": []})
}

fn corpus(documents: &[json::Document]) -> Corpus<'_> {
    let entries = documents.iter().map(|document| Entry { source: None, document });
    Corpus::new(entries.collect())
}

#[test]
fn a_mention_stands_in_the_innermost_quote() {
    let quotes: Vec<Value> = [(0, 100), (10, 60), (20, 30), (70, 80)]
        .iter()
        .map(|&(start, end)| quote("", start, end, Value::Null))
        .collect();
    let toponyms: Vec<Value> = [5, 15, 25, 29, 30, 75, 90, 100].into_iter().map(toponym).collect();
    let documents = [document("", &quotes, &toponyms, &[])];
    let around: Vec<Option<usize>> = corpus(&documents).toponyms().map(|row| row.quote).collect();
    assert_eq!(
        around,
        [Some(0), Some(1), Some(2), Some(2), Some(1), Some(3), Some(0), None]
    );
}

#[test]
fn quotes_nested_deep_and_many_mentions() {
    let size = 20_000;
    let quotes: Vec<Value> = (0..size).map(|at| quote("", at, 2 * size - at, Value::Null)).collect();
    let toponyms: Vec<Value> = (0..size).map(toponym).collect();
    let documents = [document("", &quotes, &toponyms, &[])];
    assert!(corpus(&documents).toponyms().all(|row| row.quote.is_some()));
}

#[test]
fn the_same_words_in_very_many_quotes() {
    let several: Vec<Value> = (0..400)
        .map(|number| {
            quote(
                &format!("{WORDS} in year {number} of the {number} bridge"),
                0,
                1,
                Value::Null,
            )
        })
        .collect();
    let documents: Vec<json::Document> = (0..20).map(|_| document("", &several, &[], &[])).collect();
    let corpus = corpus(&documents);
    let found = corpus.same_quotes();
    assert_eq!(found.len(), 8_000);
    assert!(found.iter().all(|row| row.articles == 20 && row.similarity >= 0.6));
}

#[test]
fn names_that_are_one_and_names_that_are_not() {
    let names = [
        "Anna Melikyan",
        "ANNA MELIKYAN",
        "Melikyan Anna",
        "Anna Arsenovna Melikyan",
        "A. Melikyan",
        "Melikyan",
        "Leyla Orucova",
        "Lala Orucova",
        "L. Orucova",
        "Orucova",
        ".",
        "",
    ];
    let speakers: Vec<Value> = names.iter().enumerate().map(|(id, name)| person(id, name)).collect();
    let documents = [document("", &[], &[], &speakers)];
    let corpus = corpus(&documents);
    let forms: Vec<usize> = corpus
        .speakers()
        .iter()
        .map(|speaker| speaker.aliases.len() + 1)
        .collect();
    // Orucova may be either of two, so her short forms join neither.
    assert_eq!(forms.iter().filter(|&&count| count == 6).count(), 1);
    let orucova = |name: &str| corpus.speakers().iter().find(|row| row.name.as_deref() == Some(name));
    for name in ["Leyla Orucova", "Lala Orucova", "L. Orucova", "Orucova"] {
        assert!(orucova(name).unwrap().aliases.is_empty(), "{name}");
    }
}

/// The number of names of each speaker, for one article in each language with these persons.
fn joined(articles: &[(Language, &[&str])]) -> Vec<usize> {
    let article = |&(language, names): &(Language, &[&str])| {
        let speakers: Vec<Value> = names.iter().enumerate().map(|(id, name)| person(id, name)).collect();
        let mut document = document("", &[], &[], &speakers);
        document.article.language = language;
        document
    };
    let documents: Vec<json::Document> = articles.iter().map(article).collect();
    let corpus = corpus(&documents);
    let mut forms: Vec<usize> = corpus.speakers().iter().map(|row| row.aliases.len() + 1).collect();
    forms.sort_unstable();
    forms
}

#[test]
fn one_name_in_several_languages() {
    let anna: [(Language, &[&str]); 5] = [
        (Language::En, &["Anna Hakobjanyan", "A. Hakobjanyan"]),
        (Language::Ru, &["Анна Акопджанян", "Акопджанян"]),
        (Language::Hy, &["Աննա Հակոբջանյան"]),
        (Language::Ka, &["ანა ჰაკობჯანიანი"]),
        (Language::Az, &["Anna Hakobcanyan"]),
    ];
    assert_eq!(joined(&anna), [7]);
    let elnur: [(Language, &[&str]); 4] = [
        (Language::Az, &["Elnur Həmidov"]),
        (Language::En, &["Elnur Hamidov"]),
        (Language::Ru, &["Эльнур Гамидов"]),
        (Language::Hy, &["Էլնուր Համիդով"]),
    ];
    assert_eq!(joined(&elnur), [4]);
}

#[test]
fn names_that_a_language_tells_apart_are_joined_with_none() {
    // Two in English, either of which the Russian one may be.
    let two: [(Language, &[&str]); 2] = [
        (Language::En, &["Anna Melikyan", "Ana Melikian"]),
        (Language::Ru, &["Анна Меликян"]),
    ];
    assert_eq!(joined(&two), [1, 1, 1]);
    // Əmin may be Amin or Emin; these are two.
    let over: [(Language, &[&str]); 3] = [
        (Language::En, &["Emin Hamidov"]),
        (Language::Ru, &["Амин Гамидов"]),
        (Language::Az, &["Əmin Həmidov"]),
    ];
    assert_eq!(joined(&over), [1, 1, 1]);
    let others: [(Language, &[&str]); 3] = [
        (Language::En, &["Elmar Hamidov", "Garik Petrosyan", "Melikyan"]),
        (Language::Ru, &["Эльмира Гамидова", "Арик Петросян", "Меликян"]),
        (Language::Hy, &["Էլմիր Համիդով", "Մելիքյան"]),
    ];
    assert_eq!(joined(&others), [1; 8]);
}

#[test]
fn dates_that_are_none_are_no_dates() {
    let documents: Vec<json::Document> = [
        "2024-02-30",
        "yesterday",
        "",
        "2024-02-29T10:00:00+04:00",
        "12024-01-01",
    ]
    .into_iter()
    .map(|published| document(published, &[], &[toponym(0)], &[]))
    .collect();
    let corpus = corpus(&documents);
    let dates: Vec<Option<&str>> = corpus.articles().map(|row| row.date).collect();
    assert_eq!(dates, [None, None, None, Some("2024-02-29"), None]);
    let periods: Vec<_> = corpus
        .timeline(Every::Month)
        .into_iter()
        .map(|row| (row.period, row.articles))
        .collect();
    assert_eq!(periods, [(Some("2024-02".to_owned()), 1), (None, 4)]);
    assert_eq!(corpus.naming(By::Outlet)[0].count, 5);
    assert!(corpus.naming(By::Speaker).is_empty());
}
