//! What a night editor would send back: each finding on a page that shows it, and none on one that must not.

mod common;

#[test]
fn placeholder() {
    let edition = common::edition_of(
        &common::DiskWorld,
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")),
        "issues/2021-02-24.toml",
    );
    let composition = banmian::layout::compose(&edition);
    for finding in banmian::lint::check(&edition, &composition) {
        println!("{} {:?} {}", finding.code, finding.slot, finding.message.en);
    }
    println!("{:#?}", banmian::lint::form(&edition, &composition));
}
