//! The search for the best partition of a head: sense before the number of lines, what is parted last, and
//! what is told of it.

use banmian::diag::Severity;
use banmian::frame::{Composition, PartedKind, Tag};
use banmian::geom::Abs;
use banmian::layout;
use banmian::plan::Plan;
use banmian::rules::Code;

use crate::common::Paper;

const HOUSE: &str = r#"[copy.news]
body = "body"
[lexicon]
words = ["长荡湖"]
[heads.one]
parts = [{ words = "title", face = "hei", size = 20, min_size = 16, min_width = 92, lines = LINES, leading = 24 }]
[ladder]
1 = "one"
"#;

/// Composes a page with this headline, as wide as so many of its characters, in at most so many lines.
fn composed(title: &str, chars: u32, lines: u32) -> Composition {
    let paper = Paper::of_house([1, chars, 24], &HOUSE.replace("LINES", &lines.to_string()))
        .sheet("700pt", "700pt")
        .type_size("20", "26")
        .slot("s", "story", [1, 1], [1, 24])
        .story("s", "正文。")
        .titled(title);
    let edition = paper.edition();
    layout::compose(&edition, &Plan::of(&edition), &layout::Kept::default())
}

/// Returns the lines of the headline from top to bottom, and its size.
fn lines(composed: &Composition) -> (Vec<String>, Abs) {
    let mut lines: Vec<(Abs, String)> = Vec::new();
    let mut size = Abs::ZERO;
    for piece in composed.pages[0].frame.pieces() {
        let (Some(run), Some(Tag::Head { .. })) = (piece.run(), piece.tag) else { continue };
        size = run.size;
        let y = piece.at.y + run.origin.y;
        match lines.last_mut().filter(|line| line.0 == y) {
            Some(line) => line.1.push_str(&run.text),
            None => lines.push((y, run.text.clone())),
        }
    }
    (lines.into_iter().map(|line| line.1).collect(), size)
}

fn gives(title: &str, chars: u32, most: u32) -> String {
    lines(&composed(title, chars, most)).0.join(" / ")
}

/// Returns what the findings say was parted, and how heavy that is.
fn parted(composed: &Composition) -> Vec<(PartedKind, String, Severity)> {
    let found = composed.findings.iter().filter(|found| found.code == Code::PartedWordInHead);
    let all = found.map(|found| {
        assert!(found.source.is_some() && found.rect.is_some());
        let (kind, words) = found.parted.clone().expect("it says what");
        (kind, words, found.severity)
    });
    all.collect()
}

/// A space between clauses is a line end as soon as one more allowed line permits it, and never stands
/// inside a line that ends within a clause where it need not.
#[test]
fn clauses_come_before_the_number_of_lines() {
    let title = "夏粮收购开局平稳　多地农户踊跃售粮";
    assert_eq!(gives(title, 18, 3), title);
    assert_eq!(gives(title, 9, 2), "夏粮收购开局平稳 / 多地农户踊跃售粮");
    let title = "春耕　新型农机具走进千家万户田间地头";
    let first = |chars, most| lines(&composed(title, chars, most)).0.swap_remove(0);
    assert_eq!(first(11, 3), "春耕");
    assert_ne!(first(11, 2), title);
}

/// Where the cheapest partition is too wide another one of as many lines may fit.
#[test]
fn the_best_partition_that_fits_is_taken() {
    for (most, count) in [(2, 2), (3, 2), (4, 2)] {
        let set = composed("国务院常务会议部署进一步扩大内需举措", 7, most);
        assert_eq!(lines(&set).0.len(), count, "{:?}", lines(&set).0);
        assert_eq!(parted(&set), []);
        let told = set.findings.iter().any(|found| found.code == Code::HeadlineTooLong);
        assert!(!told);
    }
}

/// The author's ends hold at ever smaller sizes; what he keeps is kept.
#[test]
fn the_author_s_marks_are_the_last_to_go() {
    let set = composed("春季农业生产现场推进会|今天召开", 6, 2);
    let (found, size) = lines(&set);
    assert_eq!(found, ["春季农业生产现场推进会", "今天召开"]);
    assert!(size < Abs::pt(16.0), "{size:?}");
    assert!(set.findings.iter().any(|found| found.code == Code::HeadlineTooLong));
    let set = composed("{春季农业生产现场推进会}今天在我区隆重召开", 6, 2);
    assert!(lines(&set).0.iter().any(|line| line.contains("春季农业生产现场推进会")));
}

/// Marks that no size can follow go, and the sense settles what is left.
#[test]
fn marks_that_no_size_can_follow_leave_it_to_the_sense() {
    let title = "城乡环境整治工作现场推进会|今天召开";
    let set = composed(title, 3, 4);
    let (found, size) = lines(&set);
    assert_eq!(found.concat(), title.replace('|', ""));
    assert!(found.len() > 2 && size == Abs::pt(16.0), "{found:?} {size:?}");
    // Wider than a line of the least size, it is parted between its words.
    assert!(found.iter().any(|line| line == "推进会"), "{found:?}");
}

/// A term that no line holds is parted between the words that it is made of.
#[test]
fn a_term_that_no_line_holds_is_parted_between_its_words() {
    let set = composed("学习贯彻新时代中国特色社会主义思想", 8, 3);
    let (found, _) = lines(&set);
    assert!(
        !found.iter().any(|line| line.ends_with('社') || line.ends_with('会')),
        "{found:?}"
    );
}

/// What no line holds is parted and told; what a line holds never is, but by the author himself.
#[test]
fn what_is_parted_is_told() {
    assert_eq!(parted(&composed("游客走进长荡湖湿地公园", 5, 4)), []);
    let own = parted(&composed("游客走进长荡|湖湿地公园", 12, 2));
    assert_eq!(own, [(PartedKind::Term, "长荡湖".to_owned(), Severity::Warning)]);
    let long = "二十三万四千五百六十七亿八千九百万元";
    let set = composed(&format!("总产值{long}"), 8, 2);
    assert!(parted(&set).iter().all(|(_, _, severity)| *severity == Severity::Warning));
}

/// A subhead that is longer than a line is parted by its sense, too.
#[test]
fn subheads_are_parted_by_their_sense() {
    let subhead = |words: &str| {
        let body = "春天的风从江上吹来。".repeat(8);
        let made = Paper::of_house([1, 11, 40], &HOUSE.replace("LINES", "1"))
            .slot("s", "story", [1, 1], [1, 40])
            .story("s", &format!("{body}\n\n## {words}\n\n{body}"))
            .pressed();
        let mut lines: Vec<(Abs, String)> = Vec::new();
        for piece in made.composition.pages[0].frame.pieces() {
            let (Some(run), Some(Tag::Block { .. })) = (piece.run(), piece.tag) else {
                continue;
            };
            if words.contains(run.text.as_str()) {
                let y = piece.at.y + run.origin.y;
                match lines.last_mut().filter(|line| line.0 == y) {
                    Some(line) => line.1.push_str(&run.text),
                    None => lines.push((y, run.text.clone())),
                }
            }
        }
        lines.into_iter().map(|line| line.1).collect::<Vec<_>>().join(" / ")
    };
    assert_eq!(subhead("一家龙头带动一条链"), "一家龙头带动一条链");
    assert_eq!(subhead("春耕备耕抢农时　农业机械进田间"), "春耕备耕抢农时　 / 农业机械进田间");
    assert!(subhead("志愿者来到长荡湖边清理滩涂").contains("长荡湖"));
}

/// Between two posts or two names a line does not end, and where it must the 、 is printed.
#[test]
fn the_mark_of_a_pair_is_printed_where_a_line_ends_at_it() {
    for chars in 4..16 {
        let set = lines(&composed("市委书记、市长调研春耕生产", chars, 4)).0;
        let joined = set.concat();
        assert_eq!(joined, "市委书记、市长调研春耕生产", "{set:?}");
        if chars >= 9 {
            assert!(set.iter().all(|line| !line.ends_with('、')), "{set:?}");
        }
    }
}
