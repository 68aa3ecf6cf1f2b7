//! How the columns of a slot end: within one line of each other, whatever the copy.

use std::collections::BTreeMap;

use banmian::frame::{Composition, Part};
use banmian::geom::Abs;
use banmian::ids::PageId;

use crate::common::{Paper, Random};

const HOUSE: &str = r#"subhead = { face = "hei", size = 10.5 }
[copy.news]
body = "body"
subhead = { style = "subhead", lines = 2 }
[heads.one]
parts = [{ words = "title", face = "song", size = 15 }]
[heads.tail]
parts = [{ words = "short_title", face = "song", size = 15 }, { words = "marker", face = "song", size = 8 }]
[ladder]
1 = "one"
"#;

/// From the baseline of a line to that of the next.
const PITCH: f64 = 13.0;

/// Returns copy of about so many characters; subheads parted by four paragraphs where it has some.
fn copy(random: &mut Random, chars: usize, subheads: bool) -> String {
    let clauses = [
        "春耕时节",
        "田间地头一派繁忙",
        "农机手驾着插秧机来回穿梭",
        "种了800多亩水稻",
        "合作社统一育秧",
    ];
    let (mut body, mut count, mut paragraphs) = (String::new(), 0, 0);
    while count < chars {
        let words: Vec<&str> =
            (0..random.within(2, 9)).map(|_| clauses[random.within(0, 5) as usize]).collect();
        let room = (chars - count).max(2);
        let text: String = words.join("，").chars().take(room - 1).chain(['。']).collect();
        count += text.chars().count();
        body.push_str(&text);
        body.push_str("\n\n");
        paragraphs += 1;
        if subheads && paragraphs % 4 == 0 && count < chars {
            body.push_str("## 一家龙头带动一条链\n\n");
        }
    }
    body
}

/// Returns the foot of each column of a part, by its left side.
fn feet(part: &Part) -> BTreeMap<Abs, Abs> {
    let mut feet = BTreeMap::new();
    for run in &part.columns {
        let foot = feet.entry(run.rect.x0).or_insert(run.rect.y1);
        *foot = run.rect.y1.max(*foot);
    }
    feet
}

/// Returns by how many lines the columns of a part end apart; one of `columns` without copy counts
/// where another has more than a line.
fn apart(part: &Part, columns: usize) -> f64 {
    let feet = feet(part);
    let ends: Vec<f64> = feet.values().map(|foot| foot.to_pt()).collect();
    let most = ends.iter().copied().fold(f64::MIN, f64::max);
    let least = match ends.len() < columns {
        true => {
            part.columns.iter().map(|run| run.rect.y0.to_pt() - 3.0).fold(f64::MAX, f64::min)
        }
        false => ends.iter().copied().fold(f64::MAX, f64::min),
    };
    (most - least) / PITCH
}

fn lines(composed: &Composition, page: usize, slot: usize) -> (u32, u32) {
    let lines = composed.pages[page].slots[slot].lines.expect("copy runs in it");
    (lines.capacity, lines.used)
}

fn all_is_there(composed: &Composition) {
    for story in &composed.stories {
        let runs: Vec<_> = story.parts.iter().flat_map(|part| &part.columns).collect();
        assert!(runs.windows(2).all(|two| two[0].to == two[1].from), "the columns join");
        assert_eq!(story.placed + story.overset(), story.total);
    }
}

#[test]
fn columns_end_within_a_line_of_each_other() {
    let mut random = Random::new(3);
    let (mut tried, mut subheads_apart) = (0, 0);
    for round in 0..90 {
        let columns = random.within(2, 6) as u32;
        let height = random.within(10, 30) as u32;
        let room = u64::from(columns * (height - 3) * 13);
        let chars = random.within(room / 20, room) as usize;
        let subheads = round % 2 == 1;
        let slot = Paper::of_house([columns, 13, height], HOUSE).slot(
            "s",
            "story",
            [1, columns],
            [1, height],
        );
        let paper = slot.story("s", &copy(&mut random, chars, subheads)).titled("春耕");
        let composed = paper.made();
        all_is_there(&composed);
        if composed.stories[0].overset() > 0 {
            continue;
        }
        tried += 1;
        let part = &composed.stories[0].parts[0];
        let apart = apart(part, columns as usize);
        match subheads {
            true => subheads_apart += usize::from(apart > 1.01),
            false => assert!(apart < 1.01, "{columns} columns, {chars}: {apart} {part:?}"),
        }
        let (capacity, used) = lines(&composed, 0, 0);
        assert!(used <= capacity);
        let told = composed.findings.iter().any(|found| found.code.word() == "gap");
        assert_eq!(told, capacity - used >= columns || apart > 1.01, "{chars}: {apart}");
    }
    assert!(tried > 65, "{tried}");
    // Where a subhead falls to the foot of a column and nothing before it can give a line: measured 5 of 79.
    assert!(subheads_apart * 15 < tried, "{subheads_apart} of {tried}");
}

#[test]
fn the_earlier_columns_keep_the_line_that_remains() {
    let mut random = Random::new(5);
    let slot = Paper::of_house([3, 13, 20], HOUSE).slot("s", "story", [1, 3], [1, 20]);
    let composed = slot.story("s", &copy(&mut random, 400, false)).titled("春耕").made();
    let feet: Vec<Abs> = feet(&composed.stories[0].parts[0]).into_values().collect();
    assert!(feet[0] >= feet[1] && feet[1] >= feet[2], "{feet:?}");
}

#[test]
fn a_column_that_ends_over_a_picture_gives_a_line_after_the_others() {
    let (mut few, mut many, mut over_picture) = (0, 0, 0);
    for chars in (400..640).step_by(4) {
        let mut random = Random::new(9);
        let slot = Paper::of_house([3, 13, 24], HOUSE).slot("s", "story", [1, 3], [1, 24]);
        let slot = slot.slot("p", "photo", [1, 1], [15, 24]).with("within = \"s\"");
        let body = copy(&mut random, chars, false);
        let composed =
            slot.story("s", &body).titled("春耕").photo("p").with("caption = \"春耕\"").made();
        let (capacity, used) = lines(&composed, 0, 0);
        if composed.stories[0].overset() > 0 || used == capacity {
            continue;
        }
        let feet: Vec<f64> =
            feet(&composed.stories[0].parts[0]).into_values().map(Abs::to_pt).collect();
        assert!((feet[1] - feet[2]).abs() < PITCH + 0.1, "{feet:?}");
        let over = composed.stories[0].parts[0].columns[0].rect;
        let picture = composed.pages[0].slots[1].rect;
        // One line stays white over every picture.
        let white = (picture.y0 - over.y1).to_pt() / PITCH - 1.0;
        let foot = composed.pages[0].slots[0].rect.y1.to_pt();
        let most = (foot - feet[1].min(feet[2])) / PITCH;
        // Within a line of the others, and part of one that no grid line begins in.
        assert!(white < most + 1.5 && white > most - 1.5, "{white} {most}: {feet:?}");
        match capacity - used {
            1 | 2 => {
                few += 1;
                // A paragraph parted badly weighs more than where the white is.
                over_picture += usize::from(white > 0.5);
            }
            _ => many += 1,
        }
    }
    assert!(few > 3 && many > 5 && over_picture * 2 < few, "{over_picture} of {few}, {many}");
}

#[test]
fn columns_are_filled_one_after_the_other_where_a_layout_says_so() {
    let mut random = Random::new(5);
    let slot = Paper::of_house([3, 13, 20], HOUSE).slot("s", "story", [1, 3], [1, 20]);
    let slot = slot.with("fill = \"columns\"");
    let composed = slot.story("s", &copy(&mut random, 400, false)).titled("春耕").made();
    assert_eq!(feet(&composed.stories[0].parts[0]).len(), 2);
}

#[test]
fn a_story_fills_its_slot_before_it_jumps_and_its_tail_ends_evenly() {
    let mut random = Random::new(21);
    let mut jumped = 0;
    for round in 0..24 {
        let (height, tail) = (random.within(12, 20) as u32, random.within(20, 34) as u32);
        let room = u64::from(3 * (height - 3) * 13);
        let chars = random.within(room + 150, room * 2) as usize;
        let paper = Paper::of_house([3, 13, 36], HOUSE).slot("s", "story", [1, 3], [1, height]);
        let paper = paper.story("s", &copy(&mut random, chars, round % 2 == 1)).titled("春耕");
        let paper = paper.with("jump = 2").head("short_title = \"春耕\"").page(2).slot(
            "t",
            "tail",
            [1, 3],
            [1, tail],
        );
        let composed = paper.headed("tail").made_up().composition;
        all_is_there(&composed);
        let story = &composed.stories[0];
        let [home, rest] = story.parts.as_slice() else { continue };
        assert_eq!(home.continues_to, Some(PageId(1)));
        if story.overset() > 0 {
            continue;
        }
        jumped += 1;
        let (capacity, used) = lines(&composed, 0, 0);
        let full = capacity - used < 3 && apart(home, 3) < 1.01;
        let even = apart(rest, 3) < 1.01;
        let told = |page| {
            let gaps = composed.findings.iter().filter(|found| found.code.word() == "gap");
            gaps.filter(|found| found.page == Some(PageId(page))).count() > 0
        };
        assert!(full || told(0), "{used} of {capacity}, {}", apart(home, 3));
        assert!(even || told(1), "{}", apart(rest, 3));
    }
    assert!(jumped > 14, "{jumped}");
}
