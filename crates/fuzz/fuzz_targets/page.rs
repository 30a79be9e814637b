//! Any page: each block stands in the page where it is said to.

#![no_main]

#[path = "../../araxes-article/tests/targets/mod.rs"]
#[allow(dead_code, reason = "each fuzz target runs one")]
mod targets;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &str| targets::page(page));
