//! Any bytes for a story file. `cargo +nightly fuzz run story`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code, reason = "every target has one body")]
mod bodies;
#[path = "../common.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::story(data));
