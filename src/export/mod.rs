//! From a composition to files. Nothing here sets type or knows a TOML file.

pub mod pdf;
