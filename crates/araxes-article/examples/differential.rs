//! Reads pages both from this crate's tree and from html5ever's, and counts how often text and blocks are the same.
//!
//! `cargo run --release -p araxes-article --features oracle --example differential -- PAGES.jsonl`, where each line is
//! an object whose `html` is a page and whose `id` is named where the readings differ.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example speaks to its user")]

use std::io::{BufRead, BufReader};

use araxes_article::oracle::compare;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("give a file of pages, one JSON object with `html` a line")?;
    let (mut pages, mut texts, mut blocks) = (0, 0, 0);
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let page: serde_json::Value = serde_json::from_str(&line?)?;
        let compared = compare(page["html"].as_str().unwrap_or_default());
        pages += 1;
        texts += usize::from(compared.same_text);
        blocks += usize::from(compared.same_blocks);
        if !compared.same_text || !compared.same_blocks {
            eprintln!("{}: {:?}", page["id"], compared.difference);
        }
    }
    println!("{pages} pages, the same text runs in {texts}, the same blocks in {blocks}");
    Ok(())
}
