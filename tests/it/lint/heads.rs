//! How the lines of a head stand, and how it stands over its text and beside others.

use banmian::layout;
use banmian::lint;
use banmian::plan::Plan;

use super::{Judged, NONE, but_for_white, day, filler, tell};
use crate::common::Paper;

/// A page of one story whose head has two lines.
fn two_lines(keys: &str) -> Paper {
    let style = format!(
        "[heads.own]\nparts = [{{ words = \"title\", face = \"hei\", size = 26, lines = 2{keys} }}]"
    );
    day()
        .house(&style)
        .slot("a", "story", [1, 4], [9, 40])
        .headed("own")
        .story("a", &filler(700))
        .titled("长湖水渐暖|园区开工忙")
}

#[test]
fn lines_of_a_head_that_fall_asunder_are_told() {
    assert_eq!(two_lines(", leading = 36").told(), ["head-airy 1 a"]);
    assert_eq!(two_lines(", leading = 32").told(), NONE);
    assert_eq!(two_lines("").told(), NONE);
    // What is made smaller is set closer alike.
    let long = "长湖水渐暖春节长假刚过园区已是一派|繁忙园区开工忙长湖水渐暖春节长假刚";
    assert_eq!(two_lines(", leading = 32, min_size = 10").titled(long).told(), NONE);
}

#[test]
fn a_head_that_stands_on_its_text_is_told() {
    let footed = |foot: &str| {
        let style = format!(
            "[heads.own]\n{foot}\nparts = [{{ words = \"title\", face = \"hei\", size = 26 }}]"
        );
        day()
            .house(&style)
            .slot("a", "story", [1, 4], [9, 40])
            .headed("own")
            .story("a", &filler(700))
            .told()
    };
    assert_eq!(footed("foot = 3"), ["head-glued 1 a"]);
    assert_eq!(footed("foot = 9"), NONE);
    assert_eq!(footed(""), NONE);
}

/// Two stories one over the other, the lower one with a head of this size and face.
fn levels(size: &str, face: &str) -> Paper {
    let style = format!(
        "[heads.own]\nparts = [{{ words = \"title\", face = \"{face}\", size = {size} }}]"
    );
    day()
        .house(&style)
        .slot("a", "story", [1, 4], [9, 22])
        .headed("plain")
        .slot("b", "story", [1, 4], [24, 40])
        .headed("own")
        .story("a", &filler(200))
        .story("b", &filler(300))
        .titled("长湖水渐暖")
}

/// Returns what is told of a page that is set as its template has it, without make-up.
fn as_given(paper: &Paper) -> Vec<String> {
    let edition = paper.edition();
    let plan = Plan::of(&edition);
    let composition = layout::compose(&edition, &plan, &layout::Kept::default());
    let findings = but_for_white(lint::check(&edition, &plan, &composition).findings);
    findings.iter().map(|finding| tell(finding, &edition.names())).collect()
}

#[test]
fn levels_that_are_hardly_apart_are_told() {
    assert_eq!(as_given(&levels("23", "hei")), ["ladder-flat 1 b"]);
    assert_eq!(as_given(&levels("23", "song")), NONE);
    assert_eq!(as_given(&levels("26", "hei")), NONE);
    assert_eq!(as_given(&levels("21", "hei")), NONE);
    // Make-up sets them apart.
    assert_eq!(levels("23", "hei").told(), NONE);
}
