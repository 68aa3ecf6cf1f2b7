//! The index: a line an entry, and a second one for a title that is too long, parted by its sense.

use banmian::frame::Tag;

use crate::common::Paper;

/// The words of each line of the first entry, from the top, and its least type size in points.
fn entry(title: &str, lines: u32) -> (Vec<String>, f64) {
    let made = Paper::new([4, 10, 40])
        .slot("i", "index", [1, 2], [1, lines])
        .slot("s-1", "story", [1, 4], [10, 40])
        .page(1)
        .with(&format!(
            "index = [{{ story = \"s-1-1\", section = \"综合\", title = \"{title}\" }}]"
        ))
        .story("s-1", &"文".repeat(400))
        .made();
    let mut found: Vec<(banmian::geom::Abs, String)> = Vec::new();
    let mut least = f64::MAX;
    for piece in made.pages[0].frame.pieces() {
        let (Some(run), Some(Tag::Entry { .. })) = (piece.run(), piece.tag) else { continue };
        let y = piece.at.y + run.origin.y;
        match found.iter_mut().find(|(line, _)| *line == y) {
            Some((_, words)) => words.push_str(&run.text),
            None => found.push((y, run.text.clone())),
        }
        least = least.min(run.size.to_pt());
    }
    found.sort();
    (found.into_iter().map(|(_, words)| words).collect(), least)
}

#[test]
fn a_title_that_is_too_long_takes_a_spare_line() {
    let title = "全区村和社区换届选举全部完成　各地认真部署下一步工作";
    let (lines, size) = entry(title, 4);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("各地") && lines.concat().contains("全部完成"), "{lines:?}");
    let (one, small) = entry(title, 1);
    assert_eq!(one.len(), 1, "{one:?}");
    assert!(small < size, "{small} {size}");
    // A short one needs none.
    assert_eq!(entry("换届选举完成", 4).0.len(), 1);
}
