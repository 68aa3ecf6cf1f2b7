//! Every fault of the input: which it is, and where it is shown.

mod dummies;
mod files;
mod fillers;
mod fuzz;
mod keys;
mod names;
mod numbers;
mod pages;
mod paths;
mod slips;
mod styles;

use crate::common::small::faults;

const ISSUE: &str = "issues/issue.toml";
const HOUSE: &str = "layouts/house.toml";
const FRONT: &str = "layouts/front.toml";
const NEWS: &str = "layouts/news.toml";
const LEAD: &str = "issues/day/lead.md";

/// Asserts that each change of a file gives just this fault at this place.
fn each(file: &str, cases: &[(&str, &str, &str)]) {
    let name = file.rsplit('/').next().unwrap_or(file);
    let mut wrong = Vec::new();
    for (from, to, fault) in cases {
        let found = faults(file, from, to);
        if found != [format!("{name}:{fault}")] {
            wrong.push((from, to, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
