//! Any bytes, of any kind: an article whose blocks hold, or an error.

#![no_main]

use araxes_article::{Kind, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    for kind in [Kind::Auto, Kind::Html, Kind::Text] {
        let Ok(article) = parse(source, kind, None) else {
            continue;
        };
        let mut end = 0;
        for block in &article.blocks {
            assert!(block.span.start >= end && !block.span.is_empty());
            assert!(article.text.get(block.span.range()).is_some());
            end = block.span.end;
        }
    }
});
