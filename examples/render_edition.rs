//! Makes up an edition and tells what came of it: pages, findings, what make-up decided.
//!
//! `cargo run --example render_edition -- issues/2021-02-24.toml`
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]
#![allow(unreachable_pub, reason = "what examples share is public among them")]

mod disk;

use std::error::Error;
use std::path::{Path, PathBuf};

use banmian::Options;
use banmian::diag::Lang;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::args_os().nth(1).map(PathBuf::from);
    let issue = named.unwrap_or_else(|| root.join("issues/2021-02-24.toml"));
    let options = Options { lang: Lang::En, explain: true, ..Options::default() };
    // Faults of the files come back all together, each with its line.
    let made = banmian::make(&disk::Disk, root, &issue, &options)?;
    for page in &made.report.pages {
        let lines = page.slots.iter().filter_map(|slot| slot.lines);
        let (used, capacity) = lines.fold((0, 0), |(used, capacity), lines| {
            (used + lines.used, capacity + lines.capacity)
        });
        println!("page {} {}: {used} of {capacity} lines", page.number, page.name);
    }
    for decision in &made.report.decisions {
        println!("decided: {} {}", decision.story.as_deref().unwrap_or("-"), decision.message);
    }
    for finding in &made.report.findings {
        println!("found: {} {}", finding.code, finding.message);
    }
    println!("{}", if made.may_go_to_press() { "ready for press" } else { "not for press" });
    Ok(())
}
