//! What is fuzzed: each body takes bytes and panics when something holds no longer that always must.
//!
//! `fuzz/main.rs` runs them on the stable toolchain with inputs that they make themselves,
//! `fuzz/fuzz_targets` under cargo-fuzz with bytes that libFuzzer finds, `tests/it/fuzzed.rs` in `cargo test`
//! with a few seeds and with what was found.

mod changed;
mod choices;
mod face;
mod files;
mod inside;
mod kept;
mod picture;
mod plan;
mod sums;
mod text;

use crate::common::Random;

/// Something that is fuzzed.
pub(crate) struct Body {
    /// Its name.
    pub(crate) name: &'static str,
    /// Makes an input.
    pub(crate) make: fn(&mut Random) -> Vec<u8>,
    /// Runs one, and panics when something does not hold; returns whether it was taken and not refused.
    pub(crate) run: fn(&[u8]) -> bool,
}

/// All that is fuzzed.
pub(crate) const BODIES: &[Body] = &[
    Body { name: "paragraph", make: text::make_paragraph, run: text::paragraph },
    Body { name: "story", make: text::make_story, run: text::story },
    Body { name: "house", make: files::make_house, run: files::house },
    Body { name: "layout", make: files::make_layout, run: files::layout },
    Body { name: "issue", make: files::make_issue, run: files::issue },
    Body { name: "picture", make: picture::make, run: picture::run },
    Body { name: "face", make: face::make, run: face::run },
    Body { name: "kept", make: kept::make, run: kept::run },
    Body { name: "edition", make: plan::make, run: plan::run },
];

/// Runs a body by its name.
#[allow(dead_code, reason = "cargo-fuzz calls it")]
pub(crate) fn run(name: &str, data: &[u8]) {
    for body in BODIES.iter().filter(|body| body.name == name) {
        (body.run)(data);
    }
}

/// Makes up the edition of a world, and holds what must hold.
#[allow(dead_code, reason = "the runner does it with folders")]
pub(crate) fn hold_edition(world: &crate::common::MemoryWorld) {
    files::loaded(world, "issue.toml");
}

/// Returns the files of an edition.
#[allow(dead_code, reason = "the runner writes them out")]
pub(crate) fn edition(data: &[u8]) -> crate::common::MemoryWorld {
    plan::world(&mut choices::Choices::new(data))
}
