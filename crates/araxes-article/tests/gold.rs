//! The forty pages of tests/cases/pages: roles and metadata against their gold.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use araxes_article::{Article, Kind, parse};
use serde_json::Value;

/// The share of blocks and of each field that must be right, as in tests/python/test_pages.py.
const LEAST: f64 = 0.95;

fn pages() -> Vec<(String, Value, Article)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/pages");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    paths.sort();
    let read = |path: PathBuf| {
        let gold = serde_json::from_slice(&std::fs::read(path.with_extension("gold.json")).unwrap()).unwrap();
        let article = parse(&std::fs::read(&path).unwrap(), Kind::Auto, None).unwrap();
        (path.file_stem().unwrap().to_string_lossy().into_owned(), gold, article)
    };
    paths.into_iter().map(read).collect()
}

type Counts = HashMap<(String, String), i32>;

fn wanted(gold: &Value) -> Counts {
    let text: Vec<char> = gold["text"].as_str().unwrap().chars().collect();
    let mut counts = Counts::new();
    for block in gold["blocks"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(block[key].as_u64().unwrap()).unwrap();
        let words = text[at("start")..at("end")].iter().collect();
        *counts
            .entry((block["role"].as_str().unwrap().to_owned(), words))
            .or_default() += 1;
    }
    counts
}

fn found(article: &Article) -> Counts {
    let mut counts = Counts::new();
    for block in &article.blocks {
        let role = serde_json::to_value(block.role).unwrap().as_str().unwrap().to_owned();
        *counts
            .entry((role, block.span.of(&article.text).to_owned()))
            .or_default() += 1;
    }
    counts
}

#[test]
fn blocks_have_their_roles() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for (name, gold, article) in pages() {
        let (want, have) = (wanted(&gold), found(&article));
        all += want.values().sum::<i32>() + have.values().sum::<i32>();
        right += want
            .iter()
            .map(|(key, count)| have.get(key).unwrap_or(&0).min(count))
            .sum::<i32>();
        wrong.extend(
            want.keys()
                .filter(|key| !have.contains_key(*key))
                .map(|key| (name.clone(), key.clone())),
        );
    }
    let f1 = f64::from(2 * right) / f64::from(all);
    assert!(f1 >= LEAST, "{f1}: {wrong:?}");
}

/// The fields of an article as in the gold.
fn fields(article: &Article) -> Vec<(&'static str, Value)> {
    vec![
        ("title", Value::from(article.title.clone())),
        ("subtitle", Value::from(article.subtitle.clone())),
        ("bylines", Value::from(article.bylines.clone())),
        ("outlet", Value::from(article.outlet.clone())),
        ("dateline", Value::from(article.dateline.clone())),
        ("published", Value::from(article.published.clone())),
        ("modified", Value::from(article.modified.clone())),
        ("language", Value::from(article.language.tag())),
        ("url", Value::from(article.url.clone())),
        ("tags", Value::from(article.tags.clone())),
    ]
}

#[test]
fn metadata_are_right_and_none_invented() {
    let mut wrong: HashMap<&str, Vec<(String, Value)>> = HashMap::new();
    let pages = pages();
    assert_eq!(pages.len(), 40);
    for (name, gold, article) in &pages {
        for (field, value) in fields(article) {
            let nothing = gold[field].is_null() || gold[field] == Value::Array(Vec::new());
            assert!(!nothing || value == gold[field], "{name}: {field} is invented: {value}");
            if value != gold[field] {
                wrong.entry(field).or_default().push((name.clone(), value));
            }
        }
    }
    for (field, pages_wrong) in &wrong {
        let share = 1.0 - pages_wrong.len() as f64 / pages.len() as f64;
        assert!(share >= LEAST, "{field} {share}: {pages_wrong:?}");
    }
}
