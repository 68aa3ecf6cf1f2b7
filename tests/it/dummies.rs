//! Pages made up before copy arrives: dummies keep their room, the shopping list tells what is missing and is
//! right, and what is not there never goes to press.

use banmian::copy::filler;
use banmian::diag::{Severity, Sources};
use banmian::edition::Edition;
use banmian::export::report::{Meta, report};
use banmian::frame::Datum;
use banmian::frame::{Composition, CopyState, CopyWanted, FrameItem};
use banmian::ids::SlotId;
use banmian::makeup::MadeUp;
use banmian::{layout, makeup, preflight};

use crate::common::{Paper, press};

/// Two pages of four columns of 13 characters: a story and an advertisement beside each other, a comment and
/// short stories at the foot; a tail, and a story under it.
fn day() -> Paper {
    Paper::new([4, 13, 40])
        .slot("lead", "story", [1, 3], [1, 20])
        .slot("ad", "ad", [4, 4], [1, 20])
        .with("label = \"广告\"")
        .slot("comment", "comment", [1, 2], [22, 40])
        .slot("briefs", "briefs", [3, 3], [22, 40])
        .slot("ad-2", "ad", [4, 4], [22, 40])
        .page(2)
        .slot("tail", "tail", [1, 4], [1, 20])
        .slot("second", "story", [1, 4], [22, 40])
        .page(1)
}

/// The same with a story of so many characters in the lead.
fn with_lead(chars: usize) -> Paper {
    day().story("lead", &copy(chars))
}

/// Returns what is made of a day, and its shopping list.
fn made(paper: &Paper) -> (Edition, Composition, Vec<CopyWanted>) {
    let edition = paper.edition();
    let MadeUp { plan, composition, .. } = makeup::make_up(&edition);
    let wanted = layout::copy_wanted(&edition, &plan, &composition);
    (edition, composition, wanted)
}

/// Copy of so many characters in sentences and paragraphs, with marks and figures.
fn copy(chars: usize) -> String {
    let sentence = "春节长假刚过，园区已是一派繁忙：今年1月，产值同比增长“两成”。";
    let all: Vec<char> = sentence.chars().cycle().take(chars).collect();
    let paragraphs: Vec<String> = all.chunks(97).map(|chars| chars.iter().collect()).collect();
    paragraphs.join("\n\n")
}

/// Returns the name of a slot: every day here has the same template.
fn name(slot: SlotId) -> String {
    day().edition().names().slot(slot).to_owned()
}

fn of_slot<'a>(wanted: &'a [CopyWanted], slot: &str) -> &'a CopyWanted {
    wanted.iter().find(|wanted| name(wanted.slot) == slot).expect("the slot has room")
}

/// Returns capacity and used lines of a slot of page 1.
fn lines(composition: &Composition, page: usize, slot: &str) -> (u32, u32) {
    let slots = &composition.pages[page].slots;
    let lines = slots
        .iter()
        .rfind(|it| composition.names.slot(it.slot) == slot)
        .and_then(|it| it.lines);
    lines.map(|lines| (lines.capacity, lines.used)).expect("copy runs in it")
}

fn codes(composition: &Composition) -> Vec<&'static str> {
    composition.findings.iter().map(|finding| finding.code.word()).collect()
}

#[test]
fn a_dummy_keeps_its_room_and_no_character_of_it_prints() {
    let (edition, composition, _) = made(&day().dummy("lead", 400));
    let report = &composition.stories[0];
    assert_eq!(
        (composition.names.story(report.story), report.file.as_str()),
        ("p1-lead", "issue.toml")
    );
    assert_eq!((report.total, report.placed), (400, 400));
    let (capacity, used) = lines(&composition, 0, "lead");
    assert!(used > 30 && used < capacity);
    let items = press::items(&composition.pages[0].frame);
    let bars = items.iter().filter(|item| matches!(item, FrameItem::Shape(_))).count();
    assert_eq!(bars, used as usize);
    for run in press::runs(&composition.pages[0].frame) {
        assert!(!run.text.contains('文'), "{}", run.text);
    }
    let found =
        composition.findings.iter().find(|it| it.code.word() == "dummy").expect("it is told");
    assert_eq!(found.severity, Severity::Error);
    assert_eq!(found.story.map(|story| composition.names.story(story)), Some("p1-lead"));
    assert_eq!(found.data, [(Datum::Chars, 400.0)]);
    let meta = Meta::default();
    let told = report_value(&composition, &meta);
    assert_eq!(told["stories"][0]["dummy"], true);
    assert_eq!(told["pages"][0]["slots"][0]["dummy"], true);
    assert!(edition.stories[0].dummy);
}

fn report_value(composition: &Composition, meta: &Meta) -> serde_json::Value {
    // The spans of these findings lead into files that are not read here.
    let mut composition = composition.clone();
    composition.findings.iter_mut().for_each(|finding| finding.source = None);
    report(&composition, meta, &Sources::default()).to_value()
}

#[test]
fn copy_that_is_there_is_no_dummy() {
    let (_, composition, _) = made(&with_lead(400));
    assert!(!codes(&composition).contains(&"dummy"));
    let told = report_value(&composition, &Meta::default());
    assert!(told["stories"][0].get("dummy").is_none());
}

#[test]
fn a_dummy_jumps() {
    let jumping = |chars: u32| {
        let keys = "jump = { page = 2, slot = \"tail\" }";
        made(&day().dummy("lead", chars).with(keys))
    };
    let (_, composition, wanted) = jumping(1350);
    let report = &composition.stories[0];
    assert_eq!(report.parts.len(), 2);
    assert_eq!(report.parts[0].marker.as_deref(), Some("（下转第二版）"));
    assert_eq!(report.placed + report.overset(), 1350);
    assert_eq!(report.overset(), 0);
    assert_eq!(of_slot(&wanted, "lead").missing, 0);
    let tail = of_slot(&wanted, "tail");
    assert!(tail.missing >= 0 && tail.state == CopyState::Dummy);
    // Longer copy may leave its first part at another line; the tail comes out full all the same.
    let (_, composition, _) = jumping(1350 + tail.missing as u32);
    let (capacity, used) = lines(&composition, 1, "tail");
    assert_eq!(composition.stories[0].overset(), 0);
    assert!(capacity - used < 4, "its four columns end within a line of each other");
}

/// What an empty slot is said to take fills it to the last line, and a line more does not fit.
#[test]
fn an_empty_slot_takes_just_what_is_said() {
    let (_, _, wanted) = made(&day());
    for (page, slot) in [(0, "lead"), (0, "comment"), (0, "ad"), (0, "briefs"), (1, "second")] {
        let told = of_slot(&wanted, slot);
        assert_eq!((told.state, told.chars), (CopyState::Empty, 0));
        assert_eq!(told.missing, i64::from(told.holds));
        assert!(told.head.is_some_and(|head| (20.0..=26.0).contains(&head.to_pt())));
        let with = |chars: u32| made(&day().page(page + 1).dummy(slot, chars).titled("题")).1;
        let full = with(told.holds);
        let (capacity, used) = lines(&full, page, slot);
        assert_eq!((used, full.stories[0].overset()), (capacity, 0), "{slot}");
        assert_eq!(told.lines, capacity, "{slot}");
        assert!(with(told.holds + 14).stories[0].overset() > 0, "{slot}");
    }
}

/// Lengths of copy from nearly nothing to nearly full: what is missing, added in new paragraphs, fills the slot.
#[test]
fn what_is_missing_fills_the_slot() {
    let mut tried = 0;
    for chars in [40, 97, 150, 233, 301, 377, 420, 466, 482, 500, 540] {
        let (_, composition, wanted) = made(&with_lead(chars));
        let told = of_slot(&wanted, "lead");
        let (capacity, used) = lines(&composition, 0, "lead");
        assert_eq!(i64::from(told.chars) + told.missing, i64::from(told.holds));
        if capacity == used {
            continue;
        }
        tried += 1;
        let more = filler(told.missing as u32, 0..0);
        let more: Vec<&str> = more.iter().map(|block| block.text.as_str()).collect();
        let longer = |body: String| made(&day().story("lead", &body));
        let (_, composition, wanted) =
            longer(format!("{}\n\n{}", copy(chars), more.join("\n\n")));
        let (capacity, used) = lines(&composition, 0, "lead");
        assert_eq!((used, composition.stories[0].overset()), (capacity, 0), "{chars}");
        assert_eq!(of_slot(&wanted, "lead").missing, 0);
        // Joined to the last paragraph, it ends within a line of it for each paragraph.
        let (_, composition, _) = longer(format!("{}{}", copy(chars), more.concat()));
        let (capacity, used) = lines(&composition, 0, "lead");
        assert_eq!(composition.stories[0].overset(), 0);
        assert!(capacity - used <= more.len() as u32, "{chars}: {used} of {capacity}");
    }
    assert!(tried >= 6, "only {tried} stories with free lines");
}

#[test]
fn what_is_too_much_is_told_below_zero_and_cut_fits() {
    let (_, composition, wanted) = made(&with_lead(900));
    let told = of_slot(&wanted, "lead");
    assert_eq!(told.missing, -i64::from(composition.stories[0].overset()));
    assert!(told.missing < -100);
    assert_eq!(told.chars, 900);
    let cut = (900 + told.missing) as usize;
    assert_eq!(made(&with_lead(cut)).1.stories[0].overset(), 0);
}

#[test]
fn a_full_slot_lacks_nothing_and_a_photograph_is_no_copy() {
    let (_, _, wanted) = made(&day().photo("ad"));
    let empty = of_slot(&wanted, "lead").holds;
    assert!(wanted.iter().all(|wanted| name(wanted.slot) != "ad"));
    let (_, _, wanted) = made(&day().dummy("lead", empty).titled("题"));
    let told = of_slot(&wanted, "lead");
    assert_eq!((told.missing, told.holds, told.chars), (0, empty, empty));
}

#[test]
fn advertisements_come_first() {
    let (edition, composition, wanted) = made(&day().booked("ad-2", "新年音乐会"));
    let order: Vec<_> =
        wanted.iter().map(|wanted| (wanted.slot.page.0 + 1, name(wanted.slot))).collect();
    let order: Vec<(usize, &str)> =
        order.iter().map(|(page, slot)| (*page, slot.as_str())).collect();
    assert_eq!(
        order,
        [
            (1, "ad"),
            (1, "ad-2"),
            (1, "lead"),
            (1, "comment"),
            (1, "briefs"),
            (2, "tail"),
            (2, "second")
        ]
    );
    assert_eq!(wanted[1].state, CopyState::Reserved);
    let found =
        composition.findings.iter().find(|it| it.code.word() == "dummy").expect("it is told");
    assert_eq!(
        (found.slot.map(|slot| composition.names.slot(slot)), found.severity),
        (Some("ad-2"), Severity::Error)
    );
    assert!(composition.stories.is_empty() && edition.stories.is_empty());
    let outlines = press::items(&composition.pages[0].frame);
    let outlines = outlines
        .iter()
        .filter(|item| matches!(item, FrameItem::Shape(shape) if shape.outline.is_some()));
    assert_eq!(outlines.count(), 1);
    let words: String =
        press::runs(&composition.pages[0].frame).iter().map(|run| run.text.as_str()).collect();
    assert!(words.contains("新年音乐会"), "{words}");
}

/// Advertisements of any part of a page, a story, a photograph and a booking on one page.
#[test]
fn several_advertisements_stand_on_a_page() {
    let (_, composition, _) = made(&day().story("ad", &copy(150)).photo("ad-2"));
    let slots = &composition.pages[0].slots;
    let ad = |name: &str| {
        slots
            .iter()
            .find(|slot| composition.names.slot(slot.slot) == name)
            .expect("it is there")
    };
    assert!(ad("ad").lines.is_some() && ad("ad-2").lines.is_none());
    assert_eq!(press::images(&composition.pages[0].frame).len(), 1);
    assert!(!codes(&composition).contains(&"dummy"));
}

#[test]
fn a_story_that_is_held_leaves_white() {
    let (edition, composition, wanted) = made(&with_lead(400).with("hold = true"));
    assert!(composition.stories.is_empty());
    assert_eq!(edition.held.len(), 1);
    assert!(composition.pages[0].frame.items.is_empty());
    let held: Vec<_> =
        composition.findings.iter().filter(|it| it.code.word() == "held").collect();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].severity, Severity::Warning);
    assert_eq!(held[0].data[0], (Datum::Chars, 400.0));
    // The slot is not told as empty beside that.
    let empty = composition.findings.iter().filter(|it| it.code.word() == "empty-slot");
    assert!(
        empty
            .filter(|it| it.slot.map(|slot| composition.names.slot(slot)) == Some("lead"))
            .count()
            == 0
    );
    let told = of_slot(&wanted, "lead");
    assert_eq!((told.state, told.chars), (CopyState::Held, 400));
    assert!(told.holds > 400 && told.missing == i64::from(told.holds) - 400);
    let value = report_value(&composition, &Meta { wanted, ..Meta::default() });
    assert_eq!(value["pages"][0]["slots"][0]["held"], true);
    assert!(value["room"].as_array().is_some_and(|wanted| !wanted.is_empty()));
    let (_, composition, _) = made(&with_lead(400).with("hold = false"));
    assert!(!codes(&composition).contains(&"held"));
    assert_eq!(composition.stories[0].placed, 400);
}

#[test]
fn a_short_story_that_is_held_leaves_its_room_to_the_others() {
    let short = day().story("briefs", &copy(60)).story("briefs", &copy(70));
    let (_, composition, wanted) = made(&short.with("hold = true"));
    assert_eq!(composition.stories.len(), 1);
    let held =
        wanted.iter().find(|wanted| wanted.state == CopyState::Held).expect("it is told");
    assert_eq!(
        (held.story.map(|story| composition.names.story(story)), held.chars),
        (Some("briefs-1-2"), 70)
    );
}

#[test]
fn an_empty_slot_is_told_with_what_it_takes() {
    let (_, mut composition, wanted) = made(&day());
    layout::tell(&mut composition.findings, &wanted);
    let found = composition
        .findings
        .iter()
        .find(|it| it.slot.map(|slot| composition.names.slot(slot)) == Some("lead"));
    let found = found.expect("it is told");
    let chars = f64::from(of_slot(&wanted, "lead").holds);
    assert!(
        found.data.contains(&(Datum::Chars, chars))
            && found.data.contains(&(Datum::HeadPt, 26.0))
    );
}

#[test]
fn sheets_have_four_pages_and_an_extra_may_be_a_leaf() {
    let found = preflight::check_sheets(&day().edition()).expect("two pages are no sheet");
    assert_eq!((found.code.word(), found.severity), ("page-count", Severity::Warning));
    let extra = day().edition_keys("kind = \"extra\"").edition();
    assert_eq!(preflight::check_sheets(&extra), None);
}
