//! How fast pages and texts are read, in bytes per second: `cargo bench -p araxes-article`.
//!
//! The pages are invented; `benches/rivals.py` measures on data of your own, beside other libraries.

#![allow(clippy::unwrap_used, reason = "a benchmark that fails may panic")]

use araxes_article::{Kind, parse, parse_located};
use divan::{Bencher, counter::BytesCount};

const PAGES: [(&str, &str); 4] = [
    ("az", include_str!("../../../python/araxes/samples/az-carpets.html")),
    (
        "en",
        include_str!("../../../python/araxes/samples/en-weather-station.html"),
    ),
    (
        "hy",
        include_str!("../../../python/araxes/samples/hy-radio-forecast.html"),
    ),
    ("ru", include_str!("../../../python/araxes/samples/ru-rail.html")),
];

fn main() {
    divan::main();
}

fn page(name: &str) -> &'static str {
    PAGES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, page)| page)
}

#[divan::bench(args = ["az", "en", "hy", "ru"])]
fn html(bencher: Bencher<'_, '_>, name: &str) {
    let page = page(name);
    bencher
        .counter(BytesCount::of_str(page))
        .bench(|| parse(page.as_bytes(), Kind::Html, None).unwrap());
}

#[divan::bench(args = ["az", "en", "hy", "ru"])]
fn html_with_places(bencher: Bencher<'_, '_>, name: &str) {
    let page = page(name);
    bencher
        .counter(BytesCount::of_str(page))
        .bench(|| parse_located(page, None).unwrap());
}

/// A long page: the same text read at sixteen times its length takes sixteen times as long, not more.
#[divan::bench(args = [1, 16])]
fn text(bencher: Bencher<'_, '_>, times: usize) {
    let one = parse(page("ru").as_bytes(), Kind::Html, None).unwrap().text;
    let text = vec![one; times].join("\n\n");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| parse(text.as_bytes(), Kind::Text, None).unwrap());
}
