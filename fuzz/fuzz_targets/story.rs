//! Any bytes for a story file. `cargo +nightly fuzz run story`.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::story(data));
