//! Areas that bend: empty slots give their room away, edges move with all that stands at them, panels end with
//! their copy, and what is booked stays where it was sold.

use banmian::frame::{Composition, FrameItem, Step, Tag};
use banmian::geom::Rect;
use banmian::makeup::{self, MadeUp};
use banmian::terms::SlotKind;

use crate::common::{Paper, daily};

/// Copy of so many paragraphs, three lines each in a column of thirteen characters.
fn copy(paragraphs: usize) -> String {
    let one = "园区各家企业开足马力赶制新年订单，春节长假刚过已是一派繁忙景象。";
    vec![one; paragraphs].join("\n\n")
}

/// A page of three columns of thirteen characters and forty lines.
fn page() -> Paper {
    Paper::new([3, 13, 40])
}

/// Returns first and last line and the first and last column of a slot, as the report has them; `None` where it
/// has none.
fn cells(made: &MadeUp, name: &str) -> Option<[u32; 4]> {
    let found = made.plan.areas().find(|(_, area)| area.look.name == name);
    let (id, area) = found.expect("the layout has the slot");
    let page = &made.composition.pages[id.page.0];
    let told = page.slots.iter().find(|slot| slot.slot == id)?;
    let ((first, last), (left, right)) = (area.cells.lines, area.cells.columns);
    let bands = page.slots.iter().filter(|slot| slot.slot == id).count();
    // A photograph keeps clear of the head over it, short stories say where each of them stands.
    if bands == 1 && !matches!(area.look.kind, SlotKind::Briefs | SlotKind::Photo) {
        assert_eq!(told.rect, made.plan.page(id.page).rect(area), "{name}: the report's box");
    }
    Some([first, last, left, right])
}

/// Returns the rules between slots on page 1.
fn rules(made: &Composition) -> Vec<Rect> {
    fn walk(items: &[FrameItem], inside: bool, found: &mut Vec<Rect>) {
        for item in items {
            match item {
                FrameItem::Group(group) => {
                    walk(&group.frame.items, inside || group.tag == Some(Tag::Rule), found);
                }
                FrameItem::Shape(shape) if inside => found.push(shape.rect),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&made.pages[0].frame.items, false, &mut found);
    found
}

fn steps(made: &MadeUp) -> Vec<Step> {
    made.decisions.iter().map(banmian::plan::Decision::step).collect()
}

/// A photograph over a story, both over the whole page; who takes whose room is said.
fn photo_over_story() -> Paper {
    page()
        .slot("photo", "photo", [1, 3], [1, 18])
        .with("absorb = \"story\"\nrules = [\"below\"]")
        .slot("story", "story", [1, 3], [20, 40])
        .with("absorb = \"photo\"")
}

#[test]
fn an_empty_slot_gives_its_room_and_the_white_beside_it_to_its_neighbour() {
    let both = photo_over_story().photo("photo").story("story", &copy(17)).made_up();
    assert_eq!(cells(&both, "photo"), Some([1, 18, 1, 3]));
    assert_eq!(cells(&both, "story"), Some([20, 40, 1, 3]));
    assert_eq!(rules(&both.composition).len(), 1);
    let story = photo_over_story().story("story", &copy(30)).made_up();
    assert_eq!(cells(&story, "photo"), None);
    assert_eq!(cells(&story, "story"), Some([1, 40, 1, 3]));
    assert!(steps(&story).contains(&Step::Absorb));
    assert_eq!(rules(&story.composition), []);
    assert!(story.composition.findings.iter().all(|found| found.code.word() != "empty-slot"));
    let photo = photo_over_story().photo("photo").made_up();
    assert_eq!(cells(&photo, "photo"), Some([1, 40, 1, 3]));
    assert_eq!(rules(&photo.composition), []);
    let neither = photo_over_story().made_up();
    assert_eq!(cells(&neither, "photo"), Some([1, 18, 1, 3]));
    assert_eq!(cells(&neither, "story"), Some([20, 40, 1, 3]));
}

#[test]
fn held_and_booked_slots_and_dummies_keep_their_room_and_take_none() {
    let held = photo_over_story().photo("photo").story("story", &copy(3)).with("hold = true");
    assert_eq!(cells(&held.made_up(), "photo"), Some([1, 18, 1, 3]));
    let dummy = photo_over_story().dummy("story", 300).made_up();
    assert_eq!(cells(&dummy, "story"), Some([20, 40, 1, 3]));
    assert_eq!(cells(&dummy, "photo"), Some([1, 18, 1, 3]));
    let booked = page()
        .slot("ad", "ad", [1, 3], [1, 18])
        .with("absorb = \"story\"")
        .slot("story", "story", [1, 3], [20, 40])
        .booked("ad", "新年音乐会")
        .story("story", &copy(17));
    assert_eq!(cells(&booked.made_up(), "ad"), Some([1, 18, 1, 3]));
}

#[test]
fn rules_stand_between_filled_slots_only() {
    let page = page()
        .slot("lead", "story", [1, 3], [1, 20])
        .with("rules = [\"below\"]")
        .slot("left", "story", [1, 1], [22, 40])
        .with("rules = [\"right\"]")
        .slot("right", "photo", [2, 3], [22, 40])
        .story("lead", &copy(15));
    assert_eq!(rules(&page.made()), []);
    let left = rules(&page.clone().story("left", &copy(5)).made());
    assert_eq!(left.len(), 1);
    let whole = rules(&page.story("left", &copy(5)).photo("right").made());
    assert_eq!(whole.len(), 2);
    let width = |rules: &[Rect]| rules.iter().map(|rule| rule.width()).max();
    assert!(width(&left) < width(&whole), "a rule ends where the empty slot begins");
}

#[test]
fn a_tail_that_no_story_takes_gives_its_room() {
    let page = |paragraphs| {
        page()
            .slot("lead", "story", [1, 3], [1, 20])
            .slot("foot", "story", [1, 3], [22, 40])
            .story("lead", &copy(paragraphs))
            .with("jump = 2")
            .story("foot", &copy(15))
            .page(2)
            .slot("second", "story", [1, 2], [1, 20])
            .slot("side", "story", [3, 3], [1, 20])
            .slot("tail", "tail", [1, 3], [22, 40])
            .with("absorb = [\"second\", \"side\"]")
            .story("second", &copy(11))
            .story("side", &copy(5))
            .made_up()
    };
    let jumps = page(30);
    assert_eq!(cells(&jumps, "tail"), Some([22, 40, 1, 3]));
    assert_eq!(cells(&jumps, "second"), Some([1, 20, 1, 2]));
    let stays = page(15);
    assert_eq!(cells(&stays, "tail"), None);
    assert_eq!(cells(&stays, "second"), Some([1, 40, 1, 2]));
    assert_eq!(cells(&stays, "side"), Some([1, 40, 3, 3]));
}

/// A lead over two stories side by side and an advertisement at the foot; the stories have so many paragraphs.
fn bending([lead, left, right]: [usize; 3]) -> Paper {
    page()
        .slot("lead", "story", [1, 3], [1, 14])
        .bends(8, 24)
        .with("rules = [\"below\"]")
        .slot("left", "story", [1, 1], [16, 29])
        .bends(4, 22)
        .slot("right", "story", [2, 3], [16, 29])
        .bends(4, 22)
        .with("box = { frame = 0.3 }")
        .slot("ad", "ad", [1, 3], [31, 40])
        .slot("words", "photo", [3, 3], [31, 40])
        .with("within = \"ad\"")
        .story("lead", &copy(lead))
        .story("left", &copy(left))
        .story("right", &copy(right))
        .story("ad", &copy(2))
        .photo("words")
}

#[test]
fn an_edge_moves_with_all_that_stands_at_it() {
    // The lead lacks three lines a column that the stories under it have too many.
    let made = bending([9, 4, 8]).made_up();
    let [lead, left, right] =
        ["lead", "left", "right"].map(|name| cells(&made, name).expect("it stands"));
    assert!(lead[1] < 14, "the lead ends higher: {lead:?}");
    assert_eq!((lead[1] + 2, lead[1] + 2), (left[0], right[0]));
    assert_eq!((left[1], right[1]), (29, 29));
    // The rule lies in the white under the lead, counted from its corner.
    let rule = rules(&made.composition)[0];
    let under = made.plan.pages[0].given.grid.pitch * i64::from(lead[1]);
    assert!(
        rule.y0 > under && rule.y1 < under + made.plan.pages[0].given.grid.pitch,
        "{rule:?}"
    );
    let told = made.decisions.iter().find(|it| it.step() == Step::Edge).expect("it is told");
    assert_eq!(told.data()[0].1, f64::from(lead[1]) - 14.0);
}

#[test]
fn an_edge_stays_where_one_of_its_slots_does_not_bend() {
    let made = page()
        .slot("lead", "story", [1, 3], [1, 14])
        .bends(8, 24)
        .slot("left", "story", [1, 1], [16, 40])
        .bends(4, 32)
        .slot("right", "story", [2, 3], [16, 40])
        .story("lead", &copy(9))
        .story("left", &copy(8))
        .story("right", &copy(16))
        .made_up();
    assert_eq!(cells(&made, "lead"), Some([1, 14, 1, 3]));
    assert_eq!(cells(&made, "left"), Some([16, 40, 1, 1]));
    assert!(!steps(&made).contains(&Step::Edge));
}

#[test]
fn an_advertisement_never_moves() {
    let random = &mut crate::common::Random::new(14);
    for _ in 0..40 {
        let many = [(); 3].map(|()| random.within(1, 16) as usize);
        let made = bending(many).made_up();
        assert_eq!(cells(&made, "ad"), Some([31, 40, 1, 3]), "{many:?}");
        assert_eq!(cells(&made, "words"), Some([31, 40, 3, 3]), "{many:?}");
        let [left, right] =
            ["left", "right"].map(|name| cells(&made, name).expect("it stands"));
        assert_eq!((left[0], left[1]), (right[0], 29), "{many:?}");
    }
}

#[test]
fn a_panel_ends_with_its_copy_and_gives_its_lines_to_what_stands_round_it() {
    let panel = |keys: &str| {
        page()
            .slot("story", "story", [1, 3], [1, 40])
            .slot("panel", "story", [1, 1], [21, 40])
            .with("within = \"story\"")
            .with(keys)
            .story("story", &copy(24))
            .story("panel", &copy(2))
            .made_up()
    };
    assert_eq!(cells(&panel(""), "panel"), Some([21, 40, 1, 1]));
    let shrunk = cells(&panel("shrink = true"), "panel").expect("it stands");
    assert!(shrunk[0] > 24 && shrunk[1] == 40, "{shrunk:?}");
}

#[test]
fn what_hangs_on_an_edge_moves_with_it() {
    let page = |paragraphs: usize| {
        page()
            .slot("lead", "story", [1, 3], [1, 20])
            .bends(10, 30)
            .slot("high", "photo", [2, 3], [5, 20])
            .with("within = \"lead\"\nalign = \"text\"")
            .slot("foot", "story", [1, 3], [22, 40])
            .bends(10, 30)
            .slot("low", "photo", [3, 3], [26, 31])
            .with("within = \"foot\"")
            .story("lead", &copy(3))
            .photo("high")
            .story("foot", &copy(paragraphs))
            .photo("low")
            .made_up()
    };
    let made = page(17);
    let [lead, foot] = ["lead", "foot"].map(|name| cells(&made, name).expect("it stands"));
    assert!(lead[1] < 20, "{lead:?}");
    assert_eq!(foot[0], lead[1] + 2);
    let high = cells(&made, "high").expect("it stands");
    assert!(high[1] <= lead[1], "{high:?}");
    let low = cells(&made, "low").expect("it stands");
    assert!(foot[0] < low[0] && low[1] <= 40, "{low:?}");
}

/// A daily with all that make-up may do: layouts are taken, edges move, leads jump, and no character is lost.
#[test]
fn a_daily_whose_slots_bend_loses_nothing() {
    let edition = daily::bending_paper(4, 1).edition();
    let (edition, choices) = makeup::take_templates(edition, &makeup::Kept::default());
    assert_eq!(choices.len(), 4);
    let made = makeup::make_up(&edition);
    assert!(steps(&made).contains(&Step::Edge) && steps(&made).contains(&Step::Jump));
    for story in &made.composition.stories {
        assert_eq!(story.placed + story.overset(), story.total);
    }
}
