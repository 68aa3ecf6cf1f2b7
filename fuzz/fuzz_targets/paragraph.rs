//! Any copy at any measure under any rules. `cargo +nightly fuzz run paragraph`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code, reason = "every target has one body")]
mod bodies;
#[path = "../common.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::paragraph(data));
