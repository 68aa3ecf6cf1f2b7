//! Any copy at any measure under any rules. `cargo +nightly fuzz run paragraph`.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::paragraph(data));
