//! Any bytes for the house style. `cargo +nightly fuzz run house`.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::house(data));
