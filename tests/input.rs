//! Every fault of the input: which it is, and where it is shown.

mod common;

use common::small;

#[test]
fn the_small_edition_is_right() {
    let loaded = small::load(&small::world());
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing was said");
    assert_eq!(issue.stories.len(), 5);
    assert_eq!(issue.stories[0].id, "lead");
    assert_eq!(issue.date.to_string(), "2021-02-24");
}

/// The project's own sample edition and layouts.
#[test]
fn the_sample_edition_is_right() {
    let loaded = small::load_from_disk("issues/2021-02-24.toml");
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing was said");
    assert_eq!(issue.stories.len(), 18);
}
