//! How fast whole documents are read, written and put into tables: `cargo bench -p araxes`.
//!
//! The articles are invented.

#![allow(clippy::unwrap_used, reason = "a benchmark that fails may panic")]

use araxes::corpus::{Corpus, Entry};
use araxes::{Document, Options, analyze, json};
use divan::{Bencher, counter::BytesCount, counter::ItemsCount};

const PAGES: [(&str, &str); 6] = [
    ("az", include_str!("../../../python/araxes/samples/az-reading-room.txt")),
    ("en", include_str!("../../../python/araxes/samples/en-water-survey.txt")),
    (
        "html",
        include_str!("../../../python/araxes/samples/en-weather-station.html"),
    ),
    ("hy", include_str!("../../../python/araxes/samples/hy-festival.txt")),
    ("ka", include_str!("../../../python/araxes/samples/ka-rail.txt")),
    ("ru", include_str!("../../../python/araxes/samples/ru-bridge.txt")),
];

fn main() {
    // The tables and the gazetteer are read at first use, before the first measurement.
    let _ = documents(PAGES.len());
    divan::main();
}

fn read(page: &str) -> Document {
    analyze(page.as_bytes(), &Options::default()).unwrap()
}

/// So many documents, in the form that tables are made of.
fn documents(count: usize) -> Vec<json::Document> {
    let pages = PAGES.iter().cycle().take(count);
    pages.map(|(_, page)| json::Document::from(&read(page))).collect()
}

#[divan::bench(args = PAGES.iter().map(|(name, _)| *name))]
fn analyze_page(bencher: Bencher<'_, '_>, name: &str) {
    let page = PAGES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, page)| page);
    bencher.counter(BytesCount::of_str(page)).bench(|| read(page));
}

#[divan::bench]
fn to_json(bencher: Bencher<'_, '_>) {
    let document = read(PAGES[1].1);
    bencher.bench(|| document.to_json());
}

#[divan::bench(args = [60, 600])]
fn merge_speakers(bencher: Bencher<'_, '_>, count: usize) {
    let documents = documents(count);
    let entries: Vec<Entry<'_>> = documents
        .iter()
        .map(|document| Entry { source: None, document })
        .collect();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| entries.clone())
        .bench_values(|entries| Corpus::new(entries).speakers().len());
}

#[divan::bench(args = [60, 600])]
fn same_quotes(bencher: Bencher<'_, '_>, count: usize) {
    let documents = documents(count);
    let entries = documents.iter().map(|document| Entry { source: None, document });
    let corpus = Corpus::new(entries.collect());
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| corpus.same_quotes().len());
}
