//! Any bytes for the house style. `cargo +nightly fuzz run house`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code, reason = "every target has one body")]
mod bodies;
#[path = "../common.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::house(data));
