//! How fast quotes are attributed: `cargo bench -p araxes-quote`.
//!
//! The texts are invented.

#![allow(clippy::unwrap_used, reason = "a benchmark that fails may panic")]

use araxes_quote::{Lexicon, LexiconRow, attribute};
use araxes_text::Language;
use divan::{Bencher, counter::BytesCount};

const TEXTS: [(&str, &str); 5] = [
    ("az", include_str!("../../../python/araxes/samples/az-reading-room.txt")),
    ("en", include_str!("../../../python/araxes/samples/en-water-survey.txt")),
    ("hy", include_str!("../../../python/araxes/samples/hy-festival.txt")),
    ("ka", include_str!("../../../python/araxes/samples/ka-rail.txt")),
    ("ru", include_str!("../../../python/araxes/samples/ru-bridge.txt")),
];

fn main() {
    // The tables are read at first use, before the first measurement.
    let _ = attribute(TEXTS[0].1, Language::Und);
    divan::main();
}

fn text(tag: &str) -> &'static str {
    let mut texts = TEXTS.iter();
    texts.find(|(known, _)| *known == tag).map_or("", |(_, text)| text)
}

#[divan::bench(args = ["az", "en", "hy", "ka", "ru"])]
fn attribute_quotes(bencher: Bencher<'_, '_>, tag: &str) {
    let (text, language) = (text(tag), tag.parse().unwrap());
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| attribute(text, language));
}

/// With so many speakers whom the user told of: what they cost a text that names none of them.
#[divan::bench(args = [0, 100, 10_000])]
fn known_speakers(bencher: Bencher<'_, '_>, speakers: usize) {
    let rows = (0..speakers).map(|number| LexiconRow::Person {
        name: format!("Anna{number} Melikyan"),
        aliases: Vec::new(),
        gender: None,
        source: String::new(),
    });
    let (lexicon, text) = (Lexicon::bundled().extend(rows).unwrap(), text("en"));
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| lexicon.attribute(text, Language::En));
}

/// A long text: sixteen times the length takes sixteen times as long, not more.
#[divan::bench(args = [1, 16])]
fn attribute_long(bencher: Bencher<'_, '_>, times: usize) {
    let long = text("en").repeat(times);
    bencher
        .counter(BytesCount::of_str(&long))
        .bench(|| attribute(&long, Language::En));
}

/// Marks that nothing closes.
#[divan::bench(args = [1_000, 16_000])]
fn unclosed_marks(bencher: Bencher<'_, '_>, marks: usize) {
    let text = "“It is late, ".repeat(marks);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| attribute(&text, Language::En));
}
