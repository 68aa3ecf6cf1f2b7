//! Pages as they were: what stands where on the pages of the sample and of small editions, kept as text in
//! `tests/ref` and compared line by line. Where a change is meant, `UPDATE=1 cargo test --test it references::`
//! writes them anew, and the commit shows what has moved.

mod cases;
mod diff;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use banmian::frame::{Composition, PageComposition, dump};
use rayon::prelude::*;

use crate::common::press::sample;

/// Returns each reference with its text as it is today.
fn today() -> Vec<(String, String)> {
    let cases = cases::all().into_par_iter();
    let mut all: Vec<(String, String)> =
        cases.map(|(name, paper)| (name.to_owned(), told(&paper.made()))).collect();
    for page in &sample().composition.pages {
        all.push((format!("sample-{}", page.number), told_page(page)));
    }
    all
}

/// Returns the pages of a small edition as text, and what is found on them.
fn told(made: &Composition) -> String {
    let mut text: String = made.pages.iter().map(told_page).collect();
    for finding in &made.findings {
        let (page, slot) = (
            finding.page.map(|page| made.names.page(page)),
            finding.slot.map_or("-", |slot| made.names.slot(slot)),
        );
        let _ = writeln!(text, "finding {} {} {slot}", finding.code.word(), page.unwrap_or(0));
    }
    text
}

fn told_page(page: &PageComposition) -> String {
    format!("page {} {}\n{}", page.number, page.name, dump(&page.frame))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ref")
}

#[test]
fn pages_are_as_they_were() {
    let today = today();
    let names: BTreeSet<String> = today.iter().map(|(name, _)| format!("{name}.txt")).collect();
    assert_eq!(names.len(), today.len(), "every reference has a name of its own");
    let files = fs::read_dir(folder()).expect("the folder of references");
    let files = files.map(|file| file.expect("it can be listed").file_name());
    let kept: BTreeSet<String> =
        files.map(|name| name.to_string_lossy().into_owned()).collect();
    if std::env::var_os("UPDATE").is_some() {
        for (name, text) in &today {
            fs::write(folder().join(format!("{name}.txt")), text).expect("it can be written");
        }
        for stale in kept.difference(&names) {
            fs::remove_file(folder().join(stale)).expect("it can be removed");
        }
        return;
    }
    let mut wrong = String::new();
    for stale in kept.difference(&names) {
        let _ = writeln!(wrong, "tests/ref/{stale} belongs to no case");
    }
    for (name, text) in &today {
        let path = folder().join(format!("{name}.txt"));
        match fs::read_to_string(path) {
            Err(_) => drop(writeln!(wrong, "tests/ref/{name}.txt is missing")),
            Ok(before) if before != *text => {
                let lines = diff::lines(&before, text);
                let _ = writeln!(wrong, "tests/ref/{name}.txt, {lines}");
            }
            Ok(_) => {}
        }
    }
    assert!(wrong.is_empty(), "pages have changed:\n{wrong}UPDATE=1 writes them anew");
}
