//! A thousand editions nobody made by hand: random grids, slots, photographs and copy. Whatever they
//! hold, no character may be lost or doubled, every baseline lies on the grid, nothing overlaps, and every
//! jump keeps its rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use banmian::copy::filler;
use banmian::edition::{Edition, Grid, Story};
use banmian::frame::{ColumnRun, Composition, GlyphRun, PageComposition, Part, Tag};
use banmian::geom::{Abs, Orientation, Rect};
use banmian::plan::Plan;
use banmian::{layout, makeup};

use rayon::prelude::*;

use crate::common::{Paper, Random, png, press};

const EDITIONS: u64 = 1_000;

#[test]
fn random_editions_keep_the_invariants() {
    let reached: Vec<[usize; 4]> = (0..EDITIONS).into_par_iter().map(check_edition).collect();
    let sum = |at: usize| reached.iter().map(|counts| counts[at]).sum::<usize>();
    // The editions must reach the cases that the checks are about.
    let (jumps, overset, beside_pictures, apart) = (sum(0), sum(1), sum(2), sum(3));
    assert!(jumps > 200, "only {jumps} jumps");
    assert!(overset > 100, "only {overset} overset stories");
    assert!(beside_pictures > 1_000, "only {beside_pictures} parts with several runs");
    assert!(apart > 10_000, "only {apart} runs of heads, captions and jump lines");
}

/// Checks one edition; returns how many stories jump and are overset, how many parts have several runs, and
/// how many runs of type are no body.
fn check_edition(seed: u64) -> [usize; 4] {
    let edition = random_edition(seed);
    let composition = makeup::make_up(&edition).composition;
    if seed.is_multiple_of(10) {
        let again = makeup::make_up(&edition).composition;
        assert_eq!(composition, again, "seed {seed}: composed twice");
    }
    check_stories(&edition, &composition, seed);
    check_jumps(&edition, &composition, seed);
    let pages = composition.pages.iter();
    let apart = pages.map(|page| check_page(&edition, page, &composition, seed)).sum();
    let stories = &composition.stories;
    let parts = stories.iter().flat_map(|story| &story.parts);
    [
        stories.iter().filter(|story| story.parts.len() > 1).count(),
        stories.iter().filter(|story| story.overset() > 0).count(),
        parts.filter(|part| part.columns.len() > 1).count(),
        apart,
    ]
}

/// Ten lines stand before a jump and twelve after it; both name the page; a story jumps once.
fn check_jumps(edition: &Edition, composition: &Composition, seed: u64) {
    for story in &composition.stories {
        let id = composition.names.story(story.story);
        for pair in story.parts.windows(2) {
            let [before, after] = pair else { continue };
            let lines = |part: &Part| {
                let grid = edition.page(part.slot.page).grid;
                let of = |run: &ColumnRun| run.rect.height().div_floor(grid.pitch) + 1;
                part.columns.iter().map(of).sum::<i64>()
            };
            if before.slot.page == after.slot.page {
                continue;
            }
            assert!(lines(before) >= 10, "seed {seed} {id}: {} lines before", lines(before));
            assert!(lines(after) >= 12, "seed {seed} {id}: {} lines after", lines(after));
            assert_eq!(before.continues_to, Some(after.slot.page), "seed {seed} {id}");
            assert_eq!(after.continued_from, Some(before.slot.page), "seed {seed} {id}");
        }
        let pages =
            story.parts.windows(2).filter(|pair| pair[0].slot.page != pair[1].slot.page);
        assert!(pages.count() <= 1, "seed {seed} {id}: jumps twice");
    }
}

/// Parts and runs join without gap or overlap, and every character is placed or overset.
fn check_stories(edition: &Edition, composition: &Composition, seed: u64) {
    assert_eq!(composition.stories.len(), edition.stories.len(), "seed {seed}");
    for (story, report) in edition.stories.iter().zip(&composition.stories) {
        let id = composition.names.story(report.story);
        assert_eq!(report.total, story.chars(), "seed {seed} {id}");
        let mut at = 0;
        for part in &report.parts {
            assert_eq!(part.from, at, "seed {seed} {id}: parts join");
            for run in &part.columns {
                assert_eq!(run.from, at, "seed {seed} {id}: runs join");
                assert!(run.to >= run.from);
                at = run.to;
            }
            assert_eq!(part.to, at, "seed {seed} {id}: runs fill the part");
        }
        assert_eq!(report.placed, at, "seed {seed} {id}: what stands in parts is placed");
        assert_eq!(report.placed + report.overset(), report.total);
        let findings = composition.findings.iter();
        let told =
            findings.filter(|f| f.code.word() == "overset" && f.story == Some(report.story));
        assert_eq!(told.count(), usize::from(report.overset() > 0), "seed {seed} {id}");
    }
}

/// Baselines on the grid, lines within their column, no run over another, the characters of each run
/// just those that the report says; returns how many runs of type are no body.
fn check_page(
    edition: &Edition,
    page: &PageComposition,
    composition: &Composition,
    seed: u64,
) -> usize {
    let grid = edition.pages[page.number as usize - 1].grid;
    let place = format!("seed {seed} page {}", page.number);
    let runs = body_runs(edition, page, composition);
    for (at, (rect, _)) in runs.iter().enumerate() {
        let lines = rect.y0 - grid.top;
        assert_eq!(lines.units() % grid.pitch.units(), 0, "{place}: run begins on the grid");
        for (other, _) in &runs[at + 1..] {
            assert!(!rect.overlaps(*other), "{place}: {rect:?} over {other:?}");
        }
    }
    check_lines(&grid, page, &runs, &place);
    let glyph_runs = press::runs(&page.frame);
    for (rect, expected) in &runs {
        let mut inside_run: Vec<&GlyphRun> =
            glyph_runs.iter().filter(|run| inside(*rect, run)).collect();
        inside_run.sort_by_key(|run| (run.origin.y, run.origin.x));
        let set: String = inside_run.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(inked(&set), inked(expected), "{place}");
    }
    check_apart(page, &runs, &glyph_runs, &place)
}

/// Returns the runs of body lines of a page that the report names, with their characters.
fn body_runs(
    edition: &Edition,
    page: &PageComposition,
    composition: &Composition,
) -> Vec<(Rect, String)> {
    let mut runs: Vec<(Rect, String)> = Vec::new();
    for (story, report) in edition.stories.iter().zip(&composition.stories) {
        let body: Vec<char> = story
            .blocks
            .iter()
            .flat_map(|block| {
                let added = &block.added;
                let chars = block.text.chars().enumerate();
                chars.filter(|(at, _)| !added.contains(&(*at as u32))).map(|(_, c)| c)
            })
            .collect();
        for part in report.parts.iter().filter(|part| part.slot.page == page.id) {
            for run in &part.columns {
                let text: String = body[run.from as usize..run.to as usize].iter().collect();
                runs.push((run.rect, text));
            }
        }
    }
    runs
}

/// Baselines of copy on the grid, lines within their column.
fn check_lines(grid: &Grid, page: &PageComposition, runs: &[(Rect, String)], place: &str) {
    let copy = page.frame.pieces().filter(|piece| matches!(piece.tag, Some(Tag::Block(_))));
    let copy: Vec<GlyphRun> = press::runs_of(copy).filter(|run| run.size == grid.em).collect();
    for run in copy.iter().filter(|run| run.orientation == Orientation::Across) {
        let off = (run.origin.y - grid.baseline(1)).units() % grid.pitch.units();
        let home = runs.iter().find(|(rect, _)| inside(*rect, run));
        if let Some((rect, _)) = home {
            assert_eq!(off, 0, "{place}: baseline of `{}`", run.text);
            let last = run.glyphs.last().map_or(Abs::ZERO, |glyph| glyph.x);
            let right = run.origin.x + last;
            assert!(right < rect.x1, "{place}: `{}` beyond its column", run.text);
            assert!(run.origin.x >= rect.x0 - run.size, "{place}: `{}`", run.text);
        }
    }
}

/// No type under a picture, and what is no body over nothing else; returns how much of that there is.
fn check_apart(
    page: &PageComposition,
    runs: &[(Rect, String)],
    glyph_runs: &[GlyphRun],
    place: &str,
) -> usize {
    let pictures = press::images(&page.frame);
    let pictures: Vec<Rect> = pictures.iter().map(|image| image.rect).collect();
    for (run, picture) in
        glyph_runs.iter().flat_map(|run| pictures.iter().map(move |rect| (run, rect)))
    {
        let at = run.origin;
        let covered = picture.x0 <= at.x
            && at.x < picture.x1
            && picture.y0 < at.y
            && at.y - run.size / 2 < picture.y1;
        assert!(!covered, "{place}: `{}` under a picture", run.text);
    }
    let apart: Vec<(Rect, &str)> = glyph_runs
        .iter()
        .filter(|run| !runs.iter().any(|(rect, _)| inside(*rect, run)))
        .filter(|run| run.orientation == Orientation::Across)
        .map(|run| (inked_box(run), run.text.as_str()))
        .collect();
    let bodies = runs.iter().map(|(rect, text)| (*rect, text.as_str()));
    let things: Vec<(Rect, &str)> =
        bodies.chain(pictures.iter().map(|rect| (*rect, "a picture"))).collect();
    for (at, (own, text)) in apart.iter().enumerate() {
        for (other, thing) in things.iter().chain(&apart[at + 1..]) {
            assert!(!own.overlaps(*other), "{place}: `{text}` over `{thing}`");
        }
    }
    for (at, own) in pictures.iter().enumerate() {
        for other in pictures[at + 1..].iter().chain(runs.iter().map(|(rect, _)| rect)) {
            assert!(!own.overlaps(*other), "{place}: {own:?}");
        }
    }
    apart.len()
}

/// The characters that leave ink, in order.
fn inked(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn inside(rect: Rect, run: &GlyphRun) -> bool {
    // A trimmed mark at an edge stands half outside its cell: a quarter in is inside for all.
    let x = run.origin.x + run.size / 4;
    rect.x0 - run.size / 2 <= x
        && x < rect.x1
        && rect.y0 <= run.origin.y
        && run.origin.y <= rect.y1
}

/// Where the ink of a run of a head, caption or jump line is for certain: narrow signs leave less.
fn inked_box(run: &GlyphRun) -> Rect {
    let last = run.glyphs.last().map_or(Abs::ZERO, |glyph| glyph.x);
    let (x0, y1) = (run.origin.x, run.origin.y);
    Rect::new(x0, y1 - run.size.ratio(7, 10), x0 + last + run.size / 5, y1)
}

/// So many Han characters as are said to be missing, in new paragraphs, fill every slot to its last line.
#[test]
fn what_is_missing_fills_every_slot() {
    let (mut filled, mut at_foot) = (0, 0);
    for seed in (0..200).step_by(4) {
        let edition = random_edition(seed);
        let plan = Plan::of(&edition);
        let composition = layout::compose(&edition, &plan, &layout::Kept::default());
        let wanted = layout::copy_wanted(&edition, &plan, &composition);
        let missing: BTreeMap<&str, u32> = wanted
            .iter()
            .filter(|wanted| wanted.missing > 0)
            .filter_map(|wanted| {
                Some((composition.names.story(wanted.story?), wanted.missing as u32))
            })
            .collect();
        let longer = |beyond: u32| {
            let longer = edition.stories.iter().map(|story| {
                let mut story = Story::clone(story);
                let more = missing.get(story.id.as_str()).map_or(0, |more| more + beyond);
                story.blocks.extend(filler(more, 0..0));
                Arc::new(story)
            });
            let edition = Edition { stories: longer.collect(), ..edition.clone() };
            layout::compose(&edition, &plan, &layout::Kept::default())
        };
        // Three lines more do not fit, or the story jumps.
        let (full, beyond) = (longer(0), longer(48));
        for report in
            full.stories.iter().filter(|it| missing.contains_key(full.names.story(it.story)))
        {
            let id = full.names.story(report.story);
            assert_eq!(report.overset(), 0, "seed {seed} {id}");
            let last = report.parts.last().expect("it stands somewhere");
            let slots = &full.pages[last.slot.page.0].slots;
            let lines =
                slots.iter().find(|slot| slot.slot == last.slot).and_then(|it| it.lines);
            let lines = lines.expect("copy runs in it");
            let over =
                beyond.stories.iter().find(|it| it.story == report.story).expect("it is there");
            // One that jumps may choose another tail when it is longer.
            let jumps = over.parts.len() > 1;
            assert!(over.overset() > 0 || jumps, "seed {seed} {id}: {lines:?}");
            // Lines above a subhead that went to the next column are no room for copy.
            at_foot += u32::from(lines.capacity - lines.used > 1);
            filled += 1;
        }
    }
    assert!(filled > 90, "only {filled} slots had room");
    assert!(at_foot * 15 < filled, "{at_foot} of {filled} have free lines");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for seed in (0..EDITIONS).step_by(100) {
        let paper = random_paper(seed);
        assert!(paper.pressed().bytes == paper.pressed().bytes, "seed {seed}");
    }
}

fn random_edition(seed: u64) -> Edition {
    random_paper(seed).edition()
}

pub(crate) fn random_paper(seed: u64) -> Paper {
    let random = &mut Random::new(seed);
    let columns = random.within(2, 6) as u32;
    let lines = random.within(40, 80) as u32;
    let mut paper = house(random, columns, lines);
    let mut first = Tiling::of(random, columns, lines);
    let second = Tiling::of(random, columns, lines);
    first.jumps = second.slots.len().min(first.slots.len()) / 2;
    let picture = png(900, 600);
    for (number, tiling) in [&first, &second].into_iter().enumerate() {
        let tails = if number == 0 { 0 } else { first.jumps };
        paper = tiling.lay(paper.page(number + 1), tails);
        for (at, slot) in tiling.slots.iter().enumerate().skip(tails) {
            let jumps = number == 0 && at < first.jumps;
            let (title, body) = story(random, slot.cells);
            paper = paper.story(&format!("s{at}"), &body).titled(&title);
            paper = paper.with(if jumps { "jump = \"auto\"" } else { "" });
            if slot.photo {
                let photo = paper.picture(&format!("p{at}"), "photo.png", &picture);
                paper = photo.with("caption = \"图\"");
            }
        }
    }
    paper
}

const HOUSE: &str = r#"lead-in = { face = "hei", size = SIZE }
subhead = { face = "hei", size = 11.25 }
marker = { face = "kai", size = 8 }
[copy.news]
body = "body"
lead_in = "lead-in"
subhead = { style = "subhead", lines = 2 }
marker = "marker"
[heads.plain]
parts = [
  { words = "title", face = "hei", size = 16, min_size = 12, lines = 3, leading = 20 },
  { words = "marker", face = "kai", size = 8, place = "right" },
]
[ladder]
1 = "plain"
"#;

fn house(random: &mut Random, columns: u32, lines: u32) -> Paper {
    let chars = random.within(8, 16) as u32;
    let size = ["9", "9.5", "10", "10.5"][random.within(0, 4) as usize];
    let pitch = ["13", "13.5", "14.2"][random.within(0, 3) as usize];
    let house = HOUSE.replace("SIZE", size);
    Paper::of_house([columns, chars, lines], &house).type_size(size, pitch)
}

/// A page cut into slots that fill it.
struct Tiling {
    slots: Vec<Tile>,
    jumps: usize,
}

struct Tile {
    columns: [u32; 2],
    lines: [u32; 2],
    photo: bool,
    cells: u64,
}

impl Tiling {
    fn of(random: &mut Random, columns: u32, lines: u32) -> Tiling {
        let mut slots = Vec::new();
        let mut top = 1;
        while top + 8 <= lines {
            let mut height = random.within(12, 34) as u32;
            if top + height + 14 > lines {
                height = lines + 1 - top;
            }
            let mut left = 1;
            while left <= columns {
                let width = (random.within(1, 4) as u32).min(columns + 1 - left);
                let photo = height > 18 && random.within(0, 2) == 0;
                let tile = Tile {
                    columns: [left, left + width - 1],
                    lines: [top, top + height - 1],
                    photo,
                    cells: u64::from(width * height) * 11,
                };
                slots.push(tile);
                left += width;
            }
            top += height + 1;
        }
        Tiling { slots, jumps: 0 }
    }

    /// Puts the slots on a page; the first `tails` take tails.
    fn lay(&self, mut paper: Paper, tails: usize) -> Paper {
        for (at, tile) in self.slots.iter().enumerate() {
            let kind = if at < tails { "tail" } else { "story" };
            let Tile { columns, lines, .. } = *tile;
            paper = paper.slot(&format!("s{at}"), kind, columns, lines);
            // Every other page bends.
            let high = lines[1] + 1 - lines[0];
            paper = if self.slots.len().is_multiple_of(2) {
                paper.bends(6, high + 8)
            } else {
                paper
            };
            if tile.photo && at >= tails {
                let ([column, _], [first, last]) = (columns, lines);
                let inside = [first + 3, first + 3 + (last - first) / 2];
                paper = paper.slot(&format!("p{at}"), "photo", [column; 2], inside);
                paper = paper.with(&format!("within = \"s{at}\""));
            }
        }
        paper
    }
}

/// Returns title and body of a story of about the size of its slot, sometimes far too long, with everything in it that
/// copy can hold.
fn story(random: &mut Random, cells: u64) -> (String, String) {
    const PIECES: [&str; 22] = [
        "中国汽车动力电池产业",
        "本月",
        "，",
        "。",
        "“两个加快”",
        "同比增长273.9%",
        "——",
        "（示例）",
        "8.7GWh",
        "、",
        "《政风热线》",
        "10:00—11:00",
        "……",
        "新能源",
        "的",
        "：",
        "COVID-19",
        "wonderful newspaper",
        "**重点**",
        "？！",
        "5～7.5公斤",
        "社区书房里闹元宵",
    ];
    let want = cells * random.within(40, 190) / 100;
    let words = 1 + random.within(0, 4) as usize;
    let title =
        ["园区处处开工忙", "春在一芽间", "让创新在好服务里扎根"][..words.min(3)].concat();
    let mut out = "本报讯　".to_owned();
    let mut written = 0;
    while written < want.max(30) {
        let piece = PIECES[random.within(0, PIECES.len() as u64) as usize];
        out.push_str(piece);
        written += piece.chars().count() as u64;
        match random.within(0, 60) {
            0 => out.push_str("完。\n\n"),
            1 => out.push_str("完。\n\n## 打开“工具箱”\n\n"),
            2 => out.push_str("完。\n\n> 远水解不了近渴\n\n"),
            3 => out.push_str("完。\n\n- 一项\n\n"),
            _ => {}
        }
    }
    out.push_str("完。");
    (title, out)
}
