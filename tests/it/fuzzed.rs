//! The bodies of `fuzz` on a few inputs of fixed seeds, and on what they were found to break on.

#[path = "../../fuzz/bodies/mod.rs"]
mod bodies;

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::common::{Paper, Random};

/// Runs a body on so many inputs that it makes itself.
fn a_few(name: &str, count: u64) {
    let body =
        bodies::BODIES.iter().find(|body| body.name == name).expect("the body is listed");
    for seed in 0..count {
        (body.run)(&(body.make)(&mut Random::new(seed)));
    }
}

#[test]
fn changed_files_are_told_or_set() {
    for (name, count) in [("story", 60), ("house", 60), ("layout", 60), ("issue", 60)] {
        a_few(name, count);
    }
}

#[test]
fn changed_pictures_are_refused_or_whole() {
    a_few("picture", 300);
}

#[test]
fn damaged_faces_are_refused_or_set() {
    a_few("face", 6);
}

#[test]
fn what_is_kept_changes_nothing() {
    a_few("kept", 6);
}

#[test]
fn random_editions_keep_their_sums_and_their_places() {
    a_few("edition", 6);
}

/// Rows of photographs were followed for ever where one had no width: it followed itself.
#[test]
fn a_photograph_without_width_follows_not_itself() {
    for inset in ["left = 130", "left = 300", "top = 400"] {
        let paper = Paper::new([5, 13, 40]).slot("photo", "photo", [2, 2], [3, 20]);
        let world = paper.with(&format!("inset = {{ {inset} }}")).photo("photo").world();
        let _ = banmian::make(
            &world,
            Path::new(""),
            Path::new("issue.toml"),
            &banmian::Options::default(),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        rng_seed: RngSeed::Fixed(20_210_224),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_set(data in vec(any::<u8>(), 0..400)) {
        bodies::run("paragraph", &data);
    }

    #[test]
    fn any_unicode_is_set(knobs in any::<[u8; 6]>(), copy in "\\PC{0,120}|[\\u{0}-\\u{10FFFF}]{0,60}") {
        bodies::run("paragraph", &[&knobs, copy.as_bytes()].concat());
    }

    #[test]
    fn any_file_is_read(data in vec(any::<u8>(), 0..300)) {
        for name in ["story", "house", "layout", "issue", "picture"] {
            bodies::run(name, &data);
        }
    }
}

#[test]
fn real_copy_with_changes_is_set() {
    a_few("paragraph", 300);
}
