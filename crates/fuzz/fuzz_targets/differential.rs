//! Pages of well-formed pieces: the same runs of text as from the tree that html5ever builds.
//!
//! Each byte of the input chooses a piece, so that the fuzzer writes pages rather than noise. Elements are closed in
//! order; how the two readings may differ on others stands in `araxes-article/src/html/oracle.rs`.

#![no_main]

use araxes_article::oracle::{compare, page_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|choices: &[u8]| {
    let page = page_of(choices);
    assert!(compare(&page).same_text, "{page}");
});
