//! Reads a JSON list of pages with each extractor, and prints for each one a JSON object: its name, the texts that it
//! found, and the CPU seconds of the fastest of three rounds.

use std::error::Error;

use cpu_time::ProcessTime;
use dom_smoothie::Readability;
use serde_json::json;

const ROUNDS: usize = 3;

type Extract = fn(&str) -> Option<String>;

const EXTRACTORS: [(&str, Extract); 2] = [("dom_smoothie", dom_smoothie), ("trafilatura (crate)", trafilatura)];

fn dom_smoothie(page: &str) -> Option<String> {
    let article = Readability::new(page, None, None).ok()?.parse().ok()?;
    Some(article.text_content.to_string())
}

fn trafilatura(page: &str) -> Option<String> {
    let found = trafilatura::extract(page, &trafilatura::Options::default()).ok()?;
    Some(found.content_text)
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("give a file that holds a JSON list of pages")?;
    let pages: Vec<String> = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    for (name, extract) in EXTRACTORS {
        let (mut texts, mut fastest) = (Vec::new(), f64::INFINITY);
        for _ in 0..ROUNDS {
            let started = ProcessTime::now();
            texts = pages.iter().map(|page| extract(page).unwrap_or_default()).collect();
            fastest = fastest.min(started.elapsed().as_secs_f64());
        }
        println!("{}", json!({"name": name, "texts": texts, "seconds": fastest}));
    }
    Ok(())
}
