//! The register of rules: every code under which a run tells what is wrong.
//!
//! A leaf. Rooms say a [`Code`]; words are made of it in `export` and `cli`.

mod code;

pub use code::Code;
