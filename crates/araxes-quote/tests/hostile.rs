//! Any text at all: no panic, spans that fit, linear time.

use araxes_quote::{Attribution, Input, attribute, attribute_input};
use araxes_text::{Language, SegmentKind, Span, paragraphs};
use proptest::prelude::*;

fn check(text: &str, found: &Attribution) {
    let fits = |span: &Span| text.get(span.range()).is_some();
    for (index, quote) in found.quotes.iter().enumerate() {
        assert!(!quote.spans.is_empty());
        assert!(quote.spans.iter().chain(&quote.quoted).all(fits), "{quote:?}");
        assert!(
            quote.spans.windows(2).all(|pair| pair[0].end <= pair[1].start),
            "{quote:?}"
        );
        assert!(quote.cue.iter().all(fits));
        assert!(quote.parent.is_none_or(|parent| parent < index));
        assert!((0.0..=1.0).contains(&quote.confidence));
        if let Some(speaker) = quote.speaker {
            assert!(speaker.id < found.speakers.len());
            assert!(speaker.mention.iter().all(fits));
        }
    }
    assert!(
        found
            .quotes
            .windows(2)
            .all(|pair| pair[0].spans[0].start <= pair[1].spans[0].start)
    );
    for speaker in &found.speakers {
        assert!(speaker.mentions.iter().all(fits));
    }
}

const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "«",
    "»",
    "„",
    "'",
    "’",
    "`",
    "``",
    "''",
    " ",
    " ",
    " ",
    "\n\n",
    ". ",
    ", ",
    ": ",
    " – ",
    "- ",
    "? ",
    "…",
    "\n\n– ",
    "\n\nQ: ",
    "\n\nA: ",
    "\n\nAnna Petrosyan: ",
    "said",
    "He said",
    "she told",
    "that",
    "according to",
    "According to",
    "Anna Galstyan",
    "Elçin",
    "E.Quliyev",
    "Mr.",
    "the ministry",
    "analyst",
    "adding",
    "сказал",
    "По словам",
    "что",
    "bildirib",
    "ki",
    "sözlərinə görə",
    "deyə",
    "ասաց",
    "որ",
    "խոսքով՝",
    "თქვა",
    "რომ",
    "թ",
    "İ",
    "\u{301}",
    "\u{200D}",
    "word",
    "Baku",
    "who",
    "and",
    "(",
    ")",
    "•",
    "١",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_text(text in "\\PC{0,200}") {
        check(&text, &attribute(&text, Language::Und));
    }

    #[test]
    fn text_made_of_what_the_rules_look_for(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..120),
        language in prop::sample::select(&Language::ALL[..]),
        kinds in prop::collection::vec(0..3u8, 40),
        place in 0..200usize,
    ) {
        let text: String = pieces.iter().flat_map(|piece| [*piece, " "]).collect();
        let mut segments = paragraphs(&text);
        for (segment, kind) in segments.iter_mut().zip(&kinds) {
            segment.kind = [SegmentKind::Text, SegmentKind::Heading, SegmentKind::Interruption][usize::from(*kind)];
        }
        let places = [Span::new(place, place + 4)];
        let found = attribute_input(&Input { text: &text, language, segments: &segments, places: &places });
        check(&text, &found);
    }
}

/// Each would take minutes if anything were quadratic.
#[test]
fn hundreds_of_thousands_of_marks_cues_and_names() {
    for piece in [
        "“",
        "\"",
        "« ",
        "said ",
        "said that ",
        "X said, ",
        "“a” ",
        "“a,” said ",
        "Anna ",
        "A.",
        "according to ",
        ", ",
        "he said “",
        "- ",
        "Anna Li said. ",
        "“a”\n\n",
        "“a\n\n",
        "He said that.\n\n",
        "the analyst said that he said.\n\n",
        "Anna Li:\n\n",
        "Said ",
        "Anna Li Says ",
        "the claim that ",
        "he called the ",
        "when asked whether x, ",
        "who said x, ",
        "and she said x; ",
        "''a,'' he said. ",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        check(&text, &attribute(&text, Language::En));
    }
    let text: String = (0..20_000)
        .map(|nth| format!("Ab{nth} Cd{nth} said that it rains. "))
        .collect();
    check(&text, &attribute(&text, Language::En));
}
