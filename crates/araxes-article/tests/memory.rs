//! The memory that a source takes at its peak. Alone in its process, whose peak the system tells.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use araxes_article::{Kind, parse};

/// A line of the system's account of this process, in bytes.
fn told(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.split_whitespace()
        .find_map(|word| word.parse::<usize>().ok())
        .unwrap()
        << 10
}

#[test]
fn ten_times_the_source_and_twenty_megabytes() {
    const BYTES: usize = 1_000_000;
    // The tables are read once for all.
    for kind in [Kind::Html, Kind::Text] {
        parse(
            b"<h1>Well</h1><p>By Anna Bell, 12 May 2024</p><p>A well was opened.",
            kind,
            None,
        )
        .unwrap();
    }
    let before = told("VmRSS");
    for (kind, piece) in [
        (Kind::Html, "<p>x"),
        (Kind::Html, "<td>x"),
        (Kind::Html, "<p class=a>By Anna Bell"),
        (Kind::Html, "<li>12 May 2024"),
        (Kind::Text, "x\n"),
        (Kind::Text, "x "),
    ] {
        let source = piece.repeat(BYTES / piece.len());
        let _ = parse(source.as_bytes(), kind, None);
        let most = told("VmHWM") - before;
        assert!(
            most <= 11 * BYTES + 20_000_000,
            "{most} bytes for {piece:?}, its own among them"
        );
    }
}
