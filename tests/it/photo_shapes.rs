//! Photographs as the buffer of a page: rows that move as one, shapes by the picture, edges that meet, and
//! photographs that change places.

use banmian::edition::HeadPlace;
use banmian::frame::{ImageItem, Step};
use banmian::geom::{Abs, Cells, Rect};
use banmian::ids::{PageId, SlotId};
use banmian::makeup::MadeUp;
use banmian::plan::{Move, Plan};

use crate::common::{Paper, png, press};

const INSIDE: &str = "within = \"lead\"";
const ALIGNED: &str = "within = \"lead\"\nalign = \"text\"";
const WORDS: &str = "caption = \"一只鸟\"\ncredit = \"摄\"";

/// Copy of so many lines of thirteen characters, in paragraphs.
fn copy(lines: usize) -> String {
    let line = "春节长假刚过园区里一派繁忙";
    let all: String = line.chars().cycle().take(lines * 13 - 3).collect();
    let all: Vec<char> = all.chars().collect();
    let paragraphs: Vec<String> =
        all.chunks(128).map(|chunk| chunk.iter().collect::<String>() + "。").collect();
    paragraphs.join("\n\n")
}

/// A lead over three columns.
fn lead() -> Paper {
    Paper::new([3, 13, 40]).slot("lead", "story", [1, 3], [1, 30])
}

/// The same with a row of two photographs over all of its width.
fn row(lines: usize, keys: &str) -> Paper {
    lead()
        .slot("a", "photo", [1, 2], [4, 15])
        .with(keys)
        .slot("b", "photo", [3, 3], [4, 15])
        .with(keys)
        .story("lead", &copy(lines))
}

fn pictures(made: &MadeUp) -> Vec<ImageItem> {
    let mut images = press::images(&made.composition.pages[0].frame);
    images.sort_by_key(|image| image.rect.x0);
    images
}

/// Returns the shape of a picture's place: its width, where its height is one.
fn ratio(rect: Rect) -> f64 {
    rect.width().to_pt() / rect.height().to_pt()
}

fn told(made: &MadeUp, step: Step) -> usize {
    made.decisions.iter().filter(|decision| decision.step() == step).count()
}

/// Photographs side by side keep both edges alike, whatever copy wants, and captions of one and two lines
/// stand under pictures that end on one line.
#[test]
fn a_row_moves_as_one() {
    let long = "caption = \"枯枝上的一只鸟望着远处的湖面和湖上的船\"";
    let mut heights = Vec::new();
    for lines in (28..56).step_by(3) {
        let desk = row(lines, ALIGNED)
            .picture("a", "a.png", png(900, 600))
            .with(WORDS)
            .picture("b", "b.png", png(600, 700))
            .with(long);
        let made = desk.made_up();
        let [a, b] = &pictures(&made)[..] else { panic!("two pictures") };
        assert_eq!((a.rect.y0, a.rect.y1), (b.rect.y0, b.rect.y1), "{lines} lines");
        for rect in [a.rect, b.rect] {
            assert!(ratio(rect) < 2.21 && ratio(rect) > 0.62, "{lines} lines: {}", ratio(rect));
        }
        heights.push(a.rect.height());
    }
    heights.sort_unstable();
    heights.dedup();
    assert!(heights.len() > 1, "they never move: {heights:?}");
}

/// The house says how far: nothing moves where it says nothing may.
#[test]
fn the_house_bounds_how_far_photographs_move() {
    let height = |house: &str, lines: usize| {
        let desk = row(lines, ALIGNED).house(&format!("[copyfit]\n{house}\n"));
        let desk =
            desk.picture("a", "a.png", png(900, 600)).picture("b", "b.png", png(600, 700));
        let made = desk.made_up();
        let slots = made.composition.pages[0].slots.iter();
        let name = |slot: SlotId| made.composition.names.slot(slot) == "a";
        slots.filter(|slot| name(slot.slot)).map(|slot| slot.rect.height()).max()
    };
    for lines in [30, 40, 50] {
        let still = height("picture_percent = 0", lines);
        assert_eq!(still, height("picture = 0", lines));
        let (few, many) = (height("picture = 1", lines), height("picture_percent = 30", lines));
        let off = |height: Option<Abs>| (height.zip(still)).map(|(a, b)| (a - b).to_pt().abs());
        assert!(off(few) <= Some(13.1) && off(many) <= Some(3.0 * 13.0 + 0.1), "{lines} lines");
    }
}

/// A portrait in a slot of three columns stands in fewer, at the outer side, and most of it is kept.
#[test]
fn a_portrait_takes_fewer_columns() {
    let made = |pixels: (u32, u32)| {
        let desk = Paper::new([5, 13, 60])
            .slot("lead", "story", [1, 5], [1, 50])
            .slot("a", "photo", [3, 5], [36, 50])
            .with(INSIDE)
            .story("lead", &copy(190))
            .picture("a", "a.png", png(pixels.0, pixels.1))
            .with(WORDS);
        desk.made_up()
    };
    let kept = |rect: Rect, shape: f64| (ratio(rect) / shape).min(shape / ratio(rect));
    let portrait = made((670, 1000));
    let place = pictures(&portrait)[0].rect;
    assert!(kept(place, 0.67) >= 0.7, "{}", ratio(place));
    assert!(place.width() < Abs::pt(280.0), "{place:?}");
    assert_eq!(told(&portrait, Step::Picture), 1);
    let landscape = made((1500, 1000));
    assert!(pictures(&landscape)[0].rect.width() > Abs::pt(400.0));
    // It keeps to the right of its story, and to its foot.
    let other = pictures(&landscape)[0].rect;
    assert_eq!((place.x1, place.y1), (other.x1, other.y1));
}

/// A photograph begins with the text beside it, whatever its head takes, and its foot stays; without the key it
/// stays where the template has it.
#[test]
fn a_photograph_begins_with_the_text() {
    let tops = |keys: &str, title: &str| {
        let desk = lead().slot("a", "photo", [2, 3], [6, 18]).with(keys);
        let made = desk
            .house("[copyfit]\npicture_percent = 0\nwhite = 0\nheadline = 0\n")
            .story("lead", &copy(60))
            .titled(title)
            .picture("a", "a.png", png(900, 600))
            .made_up();
        let image = pictures(&made)[0].rect;
        let text = made.composition.stories[0].parts[0].columns[0].rect;
        (image.y0 - text.y0, image.y1)
    };
    let (one, two) =
        ("园区开工忙", "园区开工忙三十个重点项目集中开工现场一派繁忙景象各家企业开足马力");
    let [short, long] = [one, two].map(|title| tops(ALIGNED, title));
    for (off, _) in [short, long] {
        assert!(off.to_pt().abs() < 1.0, "{off:?}");
    }
    assert_eq!(short.1, long.1);
    assert!(tops(INSIDE, one).0.to_pt().abs() > 10.0);
}

/// The foot of a head moves with the photograph tied to it, and back.
#[test]
fn a_tied_head_ends_with_its_photograph() {
    let foot = |keys: &str| {
        let edition = Paper::new([5, 13, 60])
            .slot("lead", "story", [1, 5], [1, 50])
            .with("head_place = { columns = [1, 2], lines = [1, 20] }")
            .slot("a", "photo", [3, 5], [1, 20])
            .with(keys)
            .story("lead", &copy(150))
            .picture("a", "a.png", png(900, 600))
            .edition();
        let mut plan = Plan::of(&edition);
        let [lead, photo] = [0, 1].map(|slot| SlotId { page: PageId(0), slot });
        let foot = |plan: &Plan| match plan.area(lead).look.head_place {
            HeadPlace::Cells(_, lines) => lines.1,
            _ => 0,
        };
        let cells = plan.area(photo).cells;
        let lower = Cells { lines: (1, 16), ..cells };
        let undo = plan.apply(&Move::Cells(vec![(photo, lower)]));
        let moved = foot(&plan);
        plan.undo(undo);
        (moved, foot(&plan))
    };
    assert_eq!(foot("within = \"lead\"\ntie = \"head\""), (16, 20));
    assert_eq!(foot(INSIDE), (20, 20));
}

/// Photographs that are free to change places do where both keep more, and are told; one whose caption says where
/// it stands, or that the issue gives one slot, stays.
#[test]
fn photographs_change_places_only_where_both_are_free() {
    let made = |slots: [&str; 2], caption: &str| {
        let paper = row(40, ALIGNED).house("[copyfit]\npicture_percent = 0\n");
        let paper = paper.picture(slots[0], "portrait.png", png(600, 900)).with(caption);
        let paper = paper.picture(slots[1], "landscape.png", png(1500, 700)).with(WORDS);
        paper.made_up()
    };
    let widest = |made: &MadeUp| {
        let images = pictures(made);
        let first = &images[0];
        first.full.width() > first.full.height()
    };
    let (both, turned) = ("[\"a\", \"b\"]", "[\"b\", \"a\"]");
    let free = made([both, turned], WORDS);
    assert!(widest(&free));
    assert_eq!(told(&free, Step::Swap), 1);
    for (slots, caption) in [
        (["a", turned], WORDS),
        ([both, "b"], WORDS),
        ([both, turned], "caption = \"左图：一只鸟\""),
    ] {
        let stays = made(slots, caption);
        assert!(!widest(&stays), "{slots:?} {caption}");
        assert_eq!(told(&stays, Step::Swap), 0);
    }
    // Two that name the same slots in the same order take one each.
    assert_eq!(told(&made([both, both], WORDS), Step::Swap), 1);
}
