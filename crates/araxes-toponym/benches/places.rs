//! How fast places are found and names are looked up: `cargo bench -p araxes-toponym`.
//!
//! The texts are invented.

#![allow(clippy::unwrap_used, reason = "a benchmark that fails may panic")]

use araxes_text::Language;
use araxes_toponym::Gazetteer;
use divan::{Bencher, black_box, counter::BytesCount};

const TEXTS: [(&str, &str); 5] = [
    ("az", include_str!("../../../python/araxes/samples/az-reading-room.txt")),
    ("en", include_str!("../../../python/araxes/samples/en-water-survey.txt")),
    ("hy", include_str!("../../../python/araxes/samples/hy-festival.txt")),
    ("ka", include_str!("../../../python/araxes/samples/ka-rail.txt")),
    ("ru", include_str!("../../../python/araxes/samples/ru-bridge.txt")),
];

fn main() {
    // What is read at first use is read before the first measurement.
    let _ = Gazetteer::bundled().find(TEXTS[0].1, Language::Und);
    divan::main();
}

fn text(tag: &str) -> &'static str {
    TEXTS
        .iter()
        .find(|(known, _)| *known == tag)
        .map_or("", |(_, text)| text)
}

#[divan::bench(args = ["az", "en", "hy", "ka", "ru"])]
fn find(bencher: Bencher<'_, '_>, tag: &str) {
    let (text, language) = (text(tag), tag.parse().unwrap());
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| Gazetteer::bundled().find(text, language));
}

#[divan::bench(args = ["az", "en", "hy", "ka", "ru"])]
fn find_and_detect(bencher: Bencher<'_, '_>, tag: &str) {
    let text = text(tag);
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| Gazetteer::bundled().find(text, Language::Und));
}

/// A long text: sixteen times the length takes sixteen times as long, not more.
#[divan::bench(args = [1, 16])]
fn find_in_long(bencher: Bencher<'_, '_>, times: usize) {
    let text = vec![text("ru"); times].join("\n\n");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| Gazetteer::bundled().find(&text, Language::Ru));
}

/// As written, without diacritics, with an ending, in another alphabet, by id.
#[divan::bench(args = ["Xankəndi", "Susa", "Ստեփանակերտում", "Гянджа", "Stepʻanakert", "lake-sevan"])]
fn lookup(name: &str) -> usize {
    Gazetteer::bundled().lookup(black_box(name)).len()
}

#[divan::bench(args = ["Xankendj", "Степонакерт", "Nagorno Karabakhh", "zzzzzzzz"])]
fn lookup_near(name: &str) -> usize {
    Gazetteer::bundled().lookup(black_box(name)).len()
}
