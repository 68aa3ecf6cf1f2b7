#![no_main]

#[path = "../bodies/mod.rs"]
mod bodies;
#[path = "../common.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::run("house", data));
