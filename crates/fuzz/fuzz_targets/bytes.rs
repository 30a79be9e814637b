//! Any bytes, of any kind: an article whose blocks hold, or an error.

#![no_main]

#[path = "../../araxes-article/tests/targets/mod.rs"]
#[allow(dead_code, reason = "each fuzz target runs one")]
mod targets;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| targets::bytes(source));
