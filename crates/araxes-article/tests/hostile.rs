//! Input made to break a reader: what holds of the blocks of anything. Work that is not linear would show as a suite
//! that does not end.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails may panic")]

#[allow(dead_code, reason = "the fuzz targets themselves run in `mutations`")]
mod targets;

use araxes_article::{ArticleError, Kind, parse};
use proptest::prelude::*;
use targets::holds;

fn survives(page: &str) {
    for kind in [Kind::Html, Kind::Text] {
        if let Ok(article) = parse(page.as_bytes(), kind, None) {
            holds(&article);
        }
    }
}

#[test]
fn deep_nesting() {
    for tag in [
        "div",
        "p",
        "a href=x",
        "b",
        "table",
        "ul",
        "li",
        "blockquote",
        "svg",
        "x-y",
        "td",
        "h1",
    ] {
        survives(&format!(
            "{}text that stands very deep.",
            format!("<{tag}>").repeat(100_000)
        ));
        let name = tag.split(' ').next().unwrap();
        survives(&format!(
            "{}deep.{}",
            format!("<{tag}>").repeat(10_000),
            format!("</{name}>").repeat(10_000)
        ));
    }
}

/// So many copies of a piece, each with a number of its own before its comma.
fn numbered(piece: &str, count: usize) -> String {
    (0..count)
        .map(|number| piece.replace(',', &format!("{number},")))
        .collect()
}

#[test]
fn repeated_pieces() {
    for piece in [
        "<",
        "&",
        "<!--",
        "</",
        "<a ",
        "\"'=",
        "<p>A sentence of a story. ",
        "\n• A headline of another story",
        "<br>",
        "A line without a stop\n\n",
        "<script>",
        "<h1>Head</h1>",
        "Read also\n",
        "<p class=\"a b c d\">",
        "x ",
        "\u{AD}",
        "<time datetime=x>",
        "<meta name=a content=b>",
        "“",
        "12 May 2024\n",
        "1:23 ",
        "By Anna B\n",
        "<li>",
    ] {
        survives(&piece.repeat(80_000 / piece.len()));
    }
    survives(&format!("<a {}>text", "x=1 ".repeat(40_000)));
    survives(&format!(
        "<meta name=author content=\"{}\"><p>text",
        numbered("Ann B, ", 10_000)
    ));
    survives(&format!(
        "<meta property=og:site_name content=x><title>{}</title>",
        "x | ".repeat(20_000)
    ));
    survives(&format!("{}{}", "<time>".repeat(250), "<i>x ".repeat(20_000)));
    survives(&format!(
        "<p>A sentence.<div>{}</div>",
        "<h2><a href=x>y</a></h2>".repeat(20_000)
    ));
    survives(&format!("<p class=\"{}\">text", "share-post ".repeat(100_000)));
    survives(&format!(
        "<script type=application/ld+json>{}</script><p>text",
        "[".repeat(60_000)
    ));
}

#[test]
fn a_source_of_very_many_pieces_is_read_in_part() {
    let page = "<p>x".repeat(100_000);
    let article = parse(page.as_bytes(), Kind::Html, None).unwrap();
    let nodes = 80_000 + page.len() / 40;
    assert_eq!(article.blocks.len(), (nodes - 1) / 2, "one of the nodes is the root");
    let text = "x\n".repeat(100_000);
    let article = parse(text.as_bytes(), Kind::Text, None).unwrap();
    assert!(article.blocks.len() <= 80_000 + text.len() / 40);
    assert_eq!(article.text, text);
    assert_eq!(article.blocks.last().unwrap().span.end, text.trim_end().len());
}

#[test]
fn every_beginning_of_a_page() {
    let page = "<!DOCTYPE html><html lang='az'><title>Bənd</title><meta name=a content='é'><p class=x>Şəhərin &amp; bəndi \
        <a href=\"/y\">dayanır</a>.<!-- c --><script>1</script><table><tr><td>3</table>";
    for end in 0..page.len() {
        for kind in [Kind::Auto, Kind::Html, Kind::Text] {
            if let Ok(article) = parse(&page.as_bytes()[..end], kind, None) {
                holds(&article);
            }
        }
    }
}

/// The bundled pages, cut at a hundred places each and with a hundred bytes changed.
#[test]
fn damaged_pages() {
    let pages = [
        include_bytes!("../../../python/araxes/samples/az-carpets.html").as_slice(),
        include_bytes!("../../../python/araxes/samples/hy-radio-forecast.html"),
        include_bytes!("../../../python/araxes/samples/ru-rail.html"),
        include_bytes!("../../../tests/cases/articles/ru-saved.html"),
    ];
    let mut state: usize = 7;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for page in pages {
        let mut flipped = page.to_vec();
        for _ in 0..100 {
            let cut = &page[..random(page.len())];
            let at = random(page.len());
            flipped[at] = random(256) as u8;
            for source in [cut, &flipped] {
                if let Ok(article) = parse(source, Kind::Html, None) {
                    holds(&article);
                }
            }
        }
    }
}

#[test]
fn errors_say_what_and_where() {
    assert_eq!(parse(b"", Kind::Auto, None), Err(ArticleError::Empty));
    assert_eq!(
        parse(b"\x1F\x8B\x08\0\0\0", Kind::Auto, None),
        Err(ArticleError::Binary { offset: 0 })
    );
    assert_eq!(
        parse(b"The dam\0stands.", Kind::Text, None),
        Err(ArticleError::Binary { offset: 7 })
    );
}

proptest! {
    #[test]
    fn any_bytes(source in prop::collection::vec(any::<u8>(), 0..400)) {
        for kind in [Kind::Auto, Kind::Html, Kind::Text] {
            if let Ok(article) = parse(&source, kind, None) {
                holds(&article);
            }
        }
    }

    #[test]
    fn any_text_is_kept(text in "[ \\n\\r\u{FEFF}•AaəԱ.։:,“”«»(0-9/|—–©-]{0,120}") {
        if let Ok(article) = parse(text.as_bytes(), Kind::Text, None) {
            prop_assert_eq!(&article.text, &text);
            holds(&article);
        }
    }

    #[test]
    fn any_markup(parts in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<div class=share>", "</div>", "<a href=x>", "</a>", "<li>", "<ul>", "</ul>", "<table>", "<td>", "<h1>",
        "</h1>", "<br>", "&amp;", "&#x", "<!--", "-->", "<script>", "</script>", "A story of a dam. ", "Şuşa", "Ջուր։ ",
        "12 May 2024", "By Anna Petrosyan", "<title>", "</title>", "<", "\"", "<meta property=og:title content='T'>",
    ]), 0..60)) {
        if let Ok(article) = parse(parts.concat().as_bytes(), Kind::Html, None) {
            holds(&article);
        }
    }
}
