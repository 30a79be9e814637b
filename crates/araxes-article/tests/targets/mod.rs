//! What holds of anything that this crate reads: for the tests and for the fuzz targets in `crates/fuzz`.

use araxes_article::{Article, Kind, parse, parse_located};

/// Blocks stand in order, none empty or beyond the text, with no space at their ends.
pub(crate) fn holds(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        assert!(
            block.span.start >= end && !block.span.is_empty(),
            "{:?}",
            article.blocks
        );
        let words = article.text.get(block.span.range());
        assert!(words.is_some_and(|words| words.trim_end() == words), "{block:?}");
        end = block.span.end;
    }
}

/// Any bytes, of any kind: an article whose blocks hold, or an error.
pub(crate) fn bytes(source: &[u8]) {
    for kind in [Kind::Auto, Kind::Html, Kind::Text] {
        if let Ok(article) = parse(source, kind, None) {
            holds(&article);
        }
    }
}

/// Any page: each block stands in the page where it is said to.
pub(crate) fn page(page: &str) {
    let Ok((article, places)) = parse_located(page, None) else {
        return;
    };
    assert_eq!(article.blocks.len(), places.len());
    for place in places.into_iter().flatten() {
        assert!(page.get(place.range()).is_some_and(|words| !words.is_empty()));
    }
}
