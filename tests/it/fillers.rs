//! Fillers: what the issue names for white that is left stands there, once, and nowhere else.

use banmian::edition::{Edition, FillerMatter};
use banmian::frame::{SlotReport, Step};
use banmian::geom::{Cells, Rect};
use banmian::lint;
use banmian::makeup::{self, MadeUp};
use banmian::terms::SlotKind;

use crate::common::{Paper, png};

const BRIEF: &str = "+++\ntitle = \"春灌开闸放水\"\n+++\n\n";

/// Copy of so many paragraphs, three lines each in a column of thirteen characters.
fn copy(paragraphs: usize) -> String {
    let one = "园区各家企业开足马力赶制新年订单，春节长假刚过已是一派繁忙景象。";
    vec![one; paragraphs].join("\n\n")
}

/// A page of three columns of thirteen characters and forty lines, a story over all of it.
fn page(paragraphs: usize, fillers: &str) -> Paper {
    let brief = format!("{BRIEF}{}\n", copy(3));
    Paper::new([3, 13, 40])
        .edit("[ladder]", "[heads.brief]\nparts = [{ words = \"title\", face = \"hei\", size = 11 }]\n[ladder]")
        .edition_keys(fillers)
        .file("brief.md", brief)
        .file("photo.png", png(1200, 800))
        .file("low.png", png(1210, 900))
        .file("high.png", png(1220, 1600))
        .slot("lead", "story", [1, 3], [1, 40])
        .story("lead", &copy(paragraphs))
}

/// The edition with what came of it.
fn made(paper: &Paper) -> (Edition, MadeUp) {
    let given = paper.edition();
    let mut made = makeup::make_up(&given);
    (made.edition.take().unwrap_or(given), made)
}

/// Where fillers stand, each with the report of its slot.
fn stand(made: &MadeUp) -> Vec<(String, Cells, SlotReport)> {
    let fillers = made.plan.areas().filter(|(_, area)| area.look.name.starts_with("filler-"));
    let told = fillers.map(|(id, area)| {
        let page = &made.composition.pages[id.page.0];
        let report = page.slots.iter().find(|slot| slot.slot == id).expect("it is told");
        assert_eq!(report.rect, made.plan.page(id.page).rect(area), "the report's box");
        assert_eq!(made.composition.names.slot(id), area.look.name);
        (area.look.name.clone(), area.cells, report.clone())
    });
    told.collect()
}

/// Names and lines of what stands.
fn names(paper: &Paper) -> Vec<String> {
    stand(&made(paper).1).into_iter().map(|(name, ..)| name).collect()
}

/// Codes of what is wrong with the pages, free room among them.
fn codes(paper: &Paper) -> Vec<&'static str> {
    let (edition, made) = made(paper);
    let mut findings = made.composition.findings.clone();
    findings.extend(lint::check(&edition, &made.plan, &made.composition).findings);
    lint::one_a_place(&mut findings);
    let free = ["gap", "white-area", "empty-slot", "out-of-place", "ink-overlaps", "overset"];
    findings.iter().map(|it| it.code.word()).filter(|code| free.contains(code)).collect()
}

const FILE: &str = "[[filler]]\nfile = \"brief.md\"\ncolumns = [1, 1]";
const PHOTO: &str =
    "[[filler]]\nphoto = \"photo.png\"\ncaption = \"河口的鹭群。\"\ncredit = \"甲摄\"";
const AD: &str = "[[filler]]\nad = [{ file = \"low.png\", lines = 10 }, { file = \"high.png\", lines = 18 }]";

#[test]
fn a_brief_stands_at_the_foot_of_short_copy_and_the_copy_beside_it() {
    let short = page(32, "");
    assert!(codes(&short).contains(&"gap") || codes(&short).contains(&"white-area"));
    let paper = page(32, FILE);
    let (edition, made) = made(&paper);
    let stands = stand(&made);
    let [(name, cells, report)] = &stands[..] else { panic!("one stands: {stands:?}") };
    assert_eq!((name.as_str(), report.kind), ("filler-1", SlotKind::Briefs));
    assert_eq!((cells.columns, cells.lines.1), ((3, 3), 40));
    // It ends with its copy, and says so.
    let lines = report.lines.expect("copy stands there");
    assert_eq!(lines.capacity, lines.used);
    let story = report.story.expect("a story");
    assert_eq!(edition.story(story).head.title, "春灌开闸放水");
    assert!(made.composition.stories.iter().any(|told| told.story == story));
    let told: Vec<Step> = made.decisions.iter().map(|decision| decision.step()).collect();
    assert!(told.contains(&Step::Filler), "{told:?}");
    assert_eq!(codes(&paper), [""; 0]);
}

#[test]
fn nothing_stands_where_copy_is_full_or_white_is_meant() {
    assert_eq!(names(&page(38, &format!("{FILE}\n{PHOTO}"))), [""; 0]);
    // Verse, booked, held and dummy slots, and boxes.
    let other = |kind: &str, keys: &str| {
        Paper::new([3, 13, 40])
            .edition_keys(PHOTO)
            .file("photo.png", png(1200, 800))
            .slot("lead", kind, [1, 3], [1, 40])
            .with(keys)
    };
    assert_eq!(names(&other("story", "fill = \"loose\"").story("lead", &copy(20))), [""; 0]);
    assert_eq!(
        names(&other("story", "box = { frame = 0.5 }").story("lead", &copy(20))),
        [""; 0]
    );
    assert_eq!(
        names(&other("story", "").story("lead", &copy(20)).with("hold = true")),
        [""; 0]
    );
    assert_eq!(names(&other("story", "").dummy("lead", 200)), [""; 0]);
    assert_eq!(names(&other("ad", "").booked("lead", "音乐会")), [""; 0]);
    // The same copy in a plain slot takes it.
    assert_eq!(names(&other("story", "").story("lead", &copy(20))), ["filler-1"]);
}

#[test]
fn what_leaves_least_stands_and_each_but_once() {
    // A dozen lines are free, then a score: a size of the same advertisement for either.
    for (paragraphs, lines) in [(32, 10), (30, 18)] {
        let paper = page(paragraphs, AD);
        let stands = stand(&made(&paper).1);
        let [(_, cells, report)] = &stands[..] else { panic!("once: {stands:?}") };
        assert_eq!((cells.height(), report.kind), (lines, SlotKind::Ad), "{paragraphs}");
    }
    // Of two that leave as much the first of the file is taken.
    let twice = format!("{AD}\n{}", AD.replace("low", "photo"));
    assert_eq!(names(&page(32, &twice)), ["filler-1"]);
    // More white takes more of them, the same none a second time.
    let all = format!("{FILE}\n{PHOTO}\n{AD}");
    let mut found = names(&page(10, &all));
    found.sort();
    assert_eq!(found, ["filler-1", "filler-2", "filler-3"]);
}

#[test]
fn a_brief_that_does_not_fit_whole_stays_out() {
    let long = format!("{BRIEF}{}\n", copy(20));
    assert_eq!(names(&page(32, FILE).file("brief.md", long)), [""; 0]);
}

#[test]
fn a_filler_stands_on_the_pages_that_it_names() {
    let two = |pages: &str| {
        page(38, &format!("{FILE}\npages = [{pages}]"))
            .page(2)
            .slot("other", "story", [1, 3], [1, 40])
            .story("other", &copy(32))
    };
    assert_eq!(names(&two("2")), ["filler-1"]);
    assert_eq!(names(&two("1")), [""; 0]);
}

#[test]
fn a_picture_stands_in_an_empty_slot_and_takes_its_place() {
    let paper = |fillers: &str| {
        Paper::new([3, 13, 40])
            .edition_keys(fillers)
            .file("photo.png", png(1200, 800))
            .slot("lead", "story", [1, 3], [1, 24])
            .slot("rest", "story", [1, 2], [26, 40])
            .story("lead", &copy(20))
    };
    assert!(codes(&paper("")).iter().any(|code| ["empty-slot", "white-area"].contains(code)));
    let filled = paper(PHOTO);
    let stands = stand(&made(&filled).1);
    let [(_, cells, report)] = &stands[..] else { panic!("one stands: {stands:?}") };
    assert_eq!((cells.columns, cells.lines.0), ((1, 2), 26));
    let picture = report.picture.as_ref().expect("a picture");
    assert!(picture.kept >= 800 && report.kind == SlotKind::Photo, "{picture:?}");
    assert!(!codes(&filled).contains(&"empty-slot"));
    let lies_in = |inner: Rect, outer: Rect| outer.contains(inner);
    assert!(lies_in(picture.rect, report.rect));
}

#[test]
fn a_filler_keeps_clear_of_what_stands_at_the_foot() {
    let paper = |fillers: &str| {
        page(16, fillers)
            .slot("photo", "photo", [1, 2], [27, 40])
            .with("within = \"lead\"")
            .picture("photo", "big.png", png(1500, 1000))
            .with("caption = \"图\"")
    };
    let found = made(&paper(&format!("{PHOTO}\n{AD}\n{FILE}"))).1;
    let feet: Vec<_> =
        stand(&found).iter().map(|(_, cells, _)| (cells.columns.0, cells.lines.1)).collect();
    let clear =
        |(column, foot): &(u32, u32)| if *column <= 2 { *foot < 27 } else { *foot <= 40 };
    assert!(!feet.is_empty() && feet.iter().all(clear), "{feet:?}");
    let codes = codes(&paper(&format!("{PHOTO}\n{AD}\n{FILE}")));
    for bad in ["out-of-place", "ink-overlaps", "overset"] {
        assert!(!codes.contains(&bad), "{codes:?}");
    }
}

#[test]
fn held_stories_keep_their_place_beside_fillers() {
    let paper = page(32, FILE)
        .page(2)
        .slot("held", "story", [1, 3], [1, 40])
        .story("held", &copy(30))
        .with("hold = true");
    let (edition, made) = made(&paper);
    assert_eq!(stand(&made).len(), 1);
    let held: Vec<_> = edition.held_ids().collect();
    assert_eq!(edition.story(held[0]).file, "held-2.md");
    let page = &made.composition.pages[1];
    assert!(page.slots.iter().any(|slot| slot.held), "{:?}", page.slots);
}

#[test]
fn an_edition_without_white_is_the_one_that_was_given() {
    let made = makeup::make_up(&page(38, FILE).edition());
    assert!(made.edition.is_none());
    let given = page(38, &format!("{FILE}\n{AD}")).edition();
    assert!(matches!(given.fillers.given[0].matter, FillerMatter::Brief(_)));
    assert!(
        matches!(&given.fillers.given[1].matter, FillerMatter::Ad(sizes) if sizes.len() == 2)
    );
}
