//! Any page: each block stands in the page where it is said to.

#![no_main]

use araxes_article::parse_located;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &str| {
    let Ok((article, places)) = parse_located(page, None) else {
        return;
    };
    assert_eq!(article.blocks.len(), places.len());
    for place in places.into_iter().flatten() {
        assert!(page.get(place.range()).is_some_and(|words| !words.is_empty()));
    }
});
