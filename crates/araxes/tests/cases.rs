//! The shared cases of `tests/cases`, read from Rust. Python reads the same files through its own API.
//!
//! Shares are asserted, not single cases. A share is raised when the crates get better, never lowered.

use std::fs;
use std::path::{Path, PathBuf};

use araxes::article::Kind;
use araxes::text::{CharIndex, CharSpan, Language, Span};
use araxes::toponym::Gazetteer;
use araxes::{Options, analyze, json};
use serde_json::Value;

const BLOCKS: f64 = 0.9;
const TOPONYMS: f64 = 0.95;
const FALSE_TOPONYMS: f64 = 0.05;
const QUOTES: f64 = 0.8;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases")
}

/// Fails with what was wrong where less than `least` of the results are right.
fn check(results: &[(bool, String)], least: f64) {
    let wrong: Vec<&String> = results
        .iter()
        .filter(|(right, _)| !right)
        .map(|(_, what)| what)
        .collect();
    let share = 1.0 - wrong.len() as f64 / results.len() as f64;
    assert!(share >= least, "{share:.3} of {}, wrong: {wrong:#?}", results.len());
}

fn span(value: &Value, start: &str, end: &str) -> CharSpan {
    let at = |key| value[key].as_u64().map_or(usize::MAX, |offset| offset as usize);
    CharSpan::new(at(start), at(end))
}

#[test]
fn blocks_of_plain_articles() {
    let mut results = Vec::new();
    for entry in fs::read_dir(cases().join("articles")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let options = Options {
            kind: Kind::Text,
            ..Options::default()
        };
        let document = json::Document::from(&analyze(&fs::read(&path).unwrap(), &options).unwrap());
        let gold: Value = serde_json::from_slice(&fs::read(path.with_extension("gold.json")).unwrap()).unwrap();
        for block in gold["blocks"].as_array().unwrap() {
            let wanted = span(block, "start", "end");
            let same_role = |found: &&json::Block| serde_json::to_value(found.role).unwrap() == block["role"];
            let covers = |found: &json::Block| {
                let shared = found.end.min(wanted.end).saturating_sub(found.start.max(wanted.start));
                shared * 5 >= wanted.len() * 4
            };
            let right = document.article.blocks.iter().filter(same_role).any(covers);
            results.push((right, format!("{} {block}", path.display())));
        }
    }
    check(&results, BLOCKS);
}

#[test]
fn toponyms_of_sentences() {
    let table = fs::read_to_string(cases().join("toponyms.tsv")).unwrap();
    let (mut places, mut traps) = (Vec::new(), Vec::new());
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, _, language, context, start, end, kind, expected, ..] = cells[..] else {
            panic!("{row}")
        };
        let wanted = CharIndex::new(context).to_bytes(CharSpan::new(start.parse().unwrap(), end.parse().unwrap()));
        let language: Language = language.parse().unwrap();
        let found = Gazetteer::bundled().find(context, language);
        if kind == "place" {
            let right = found
                .iter()
                .any(|mention| mention.span == wanted && mention.place.id == expected);
            places.push((right, format!("{id} {context}")));
        } else {
            traps.push((
                !found.iter().any(|mention| mention.span.overlaps(wanted)),
                format!("{id} {context}"),
            ));
        }
    }
    check(&places, TOPONYMS);
    check(&traps, 1.0 - FALSE_TOPONYMS);
}

#[test]
fn quotes_of_short_texts() {
    let files = fs::read_dir(cases().join("quotes")).unwrap();
    let lines: String = files
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let mut results = Vec::new();
    for case in lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let text = case["text"].as_str().unwrap();
        let language: Language = case["lang"].as_str().unwrap().parse().unwrap();
        let options = Options {
            kind: Kind::Text,
            language: Some(language),
            ..Options::default()
        };
        let document = analyze(text.as_bytes(), &options).unwrap();
        let index = CharIndex::new(text);
        let spans: Vec<Span> = document.quotes.iter().flat_map(|quote| quote.spans.clone()).collect();
        for quote in case["quotes"].as_array().unwrap() {
            for part in quote["parts"].as_array().unwrap() {
                let wanted = index.to_bytes(serde_json::from_value(part.clone()).unwrap());
                let right = spans.iter().any(|&found| alike(found, wanted) >= 0.8);
                results.push((right, format!("{} {}", case["id"], wanted.of(text))));
            }
        }
    }
    check(&results, QUOTES);
}

/// Intersection over union.
fn alike(a: Span, b: Span) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared as f64 / (a.end.max(b.end) - a.start.min(b.start)).max(1) as f64
}
