//! How fast `find` is on texts of your own, and what the gazetteer takes: for `benches/rivals.py`.
//!
//! ```sh
//! cargo run --release -p araxes-toponym --example throughput TEXTS.jsonl
//! ```
//!
//! Each line of the file is an object with `text` and, where known, `language`. Prints one JSON object: the milliseconds
//! of the first look-up, in which all is loaded, the megabytes of memory that it took and that all places take once each
//! was named, and the CPU seconds of the fastest of three rounds with the languages given and with them detected. Reads
//! `/proc`, so that it runs on Linux only.

#![allow(clippy::print_stdout, reason = "the result of the program")]

use std::fs;
use std::time::Instant;

use araxes_text::Language;
use araxes_toponym::Gazetteer;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let before = resident();
    let started = Instant::now();
    let mut found = Gazetteer::bundled().find("Bakı", Language::Und).len();
    let load = started.elapsed().as_secs_f64() * 1e3;
    let loaded = resident() - before;
    found += Gazetteer::bundled().places().len();
    for place in Gazetteer::bundled().places() {
        found += place.names.len();
    }
    let unpacked = resident() - before;

    let path = std::env::args().nth(1).ok_or("a file of texts is wanted")?;
    let texts = read(&fs::read_to_string(path)?)?;
    let mut seconds = [f64::INFINITY; 2];
    for _ in 0..3 {
        for (fastest, detect) in seconds.iter_mut().zip([false, true]) {
            let started = cpu_seconds();
            for (language, text) in &texts {
                let language = if detect { Language::Und } else { *language };
                found += Gazetteer::bundled().find(text, language).len();
            }
            *fastest = fastest.min(cpu_seconds() - started);
        }
    }
    let told = serde_json::json!({
        "load_ms": load, "loaded_mb": loaded, "unpacked_mb": unpacked,
        "given": seconds[0], "detected": seconds[1], "found": found,
    });
    println!("{told}");
    Ok(())
}

fn read(lines: &str) -> Result<Vec<(Language, String)>, Box<dyn std::error::Error>> {
    let mut texts = Vec::new();
    for line in lines.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let language = row["language"].as_str().and_then(|tag| tag.parse().ok());
        texts.push((
            language.unwrap_or_default(),
            row["text"].as_str().unwrap_or_default().to_owned(),
        ));
    }
    Ok(texts)
}

/// Megabytes of memory that the process holds.
fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1e3
}

/// Seconds that the main thread has run, to the nanosecond.
fn cpu_seconds() -> f64 {
    let schedule = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let run = schedule
        .split_whitespace()
        .next()
        .and_then(|run| run.parse::<f64>().ok());
    run.unwrap_or(0.0) / 1e9
}
