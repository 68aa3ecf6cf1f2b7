//! What is wrong with a composed edition, as layout itself can tell.

use super::briefs::Briefs;
use super::headline::{Flaw, Wrong};
use super::heads::PartedUnit;
use super::places::CopyArea;
use super::thread::{BadLine, Input, Region, Thread, WrongLine};
use super::vertical_copy::Lines;
use crate::diag::{Span, Text, counted};
use crate::edition::{Edition, Flow, Words};
use crate::frame::{Datum, Finding, LineCount, PartedKind};
use crate::geom::{Em, Rect};
use crate::ids::StoryId;
use crate::limits::HEAD_PLACES;
use crate::plan::{Area, PagePlan};
use crate::rules::{Code, Severity};
use crate::terms::Fill;
use crate::text;

/// Returns a finding in this slot, with nothing to do about it yet.
pub(crate) fn in_slot(page: &PagePlan, slot: &Area, code: Code, message: Text) -> Finding {
    Finding {
        page: Some(page.given.id),
        slot: Some(slot.look.id),
        rect: Some(page.rect(slot)),
        ..Finding::new(code, message)
    }
}

/// Returns the line count of a region for the report, and what is wrong with them.
pub(crate) fn of_region(
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    thread: &Thread,
    region: &Region,
) -> (LineCount, Vec<Finding>) {
    let lines = lines_for_copy(slot, thread, region);
    let mut findings = Vec::new();
    let overset = thread.overset_lines > 0;
    let id = thread.story;
    let free = lines.capacity.saturating_sub(lines.used);
    let tolerated = edition.limits.gap_lines;
    if !overset && region.feet.told(free, tolerated) > 0 {
        let even = region.feet.told(0, tolerated) == 0 || free > region.feet.apart;
        findings.push(match even {
            true => gap(page, slot, Some(id), free, region.last_line),
            false => apart(page, slot, id, region.feet.apart, region.last_line),
        });
    }
    findings.extend(region.flaws.iter().map(|flaw| flawed(page, slot, Some(id), flaw)));
    findings.extend(narrow(page, slot));
    findings.extend(region.bad.iter().map(|line| bad(edition, page, slot, id, line)));
    (lines, findings)
}

/// Returns the lines of one part of a story, as the report counts them.
pub(super) fn lines_for_copy(slot: &Area, thread: &Thread, region: &Region) -> LineCount {
    let mut lines = region.lines;
    if slot.look.fill == Fill::Loose && thread.overset_lines == 0 {
        // White is part of the design here: it belongs to the spacing, not to the lines for copy.
        lines.capacity = lines.capacity.min(lines.used);
    }
    lines
}

/// Returns what is wrong with a slot of short stories.
pub(crate) fn of_briefs(
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    briefs: &Briefs,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let area = page.rect(slot);
    if briefs.free > edition.limits.gap_lines && slot.look.fill != Fill::Loose {
        findings.push(gap(page, slot, None, briefs.free, area));
    }
    findings.extend(briefs.flaws.iter().map(|flaw| flawed(page, slot, None, flaw)));
    for thread in &briefs.threads {
        let id = thread.story;
        let flaws = thread.regions.iter().flat_map(|region| &region.flaws);
        findings.extend(flaws.map(|flaw| flawed(page, slot, Some(id), flaw)));
        let lines = thread.regions.iter().flat_map(|region| &region.bad);
        findings.extend(lines.map(|line| bad(edition, page, slot, id, line)));
    }
    findings
}

/// Returns the finding of a slot that nothing fills; photographs inside a story give their place back to
/// the text and are no gap.
pub(crate) fn empty(page: &PagePlan, slot: &Area) -> Option<Finding> {
    if slot.look.kind.is_fixed() || slot.within.is_some() {
        return None;
    }
    let (name, number) = (&slot.look.name, &page.given.called);
    let lines = slot.cells.lines.1 - slot.cells.lines.0 + 1;
    let of_lines = counted(lines, "line");
    Some(Finding {
        hints: vec![text!(
            "放一篇稿件或一张图片，或者换一个版式",
            "place a story or a photograph, or take another layout"
        )],
        data: vec![(Datum::Lines, f64::from(lines))],
        ..in_slot(
            page,
            slot,
            Code::EmptySlot,
            text!(
                "{number:#}的 {name} 空着（{lines} 行）",
                "slot {name} of page {number} is empty ({of_lines})"
            ),
        )
    })
}

/// Returns the finding of an index with more entries than its slot has lines.
pub(crate) fn of_index(
    page: &PagePlan,
    slot: &Area,
    entries: usize,
    room: usize,
) -> Option<Finding> {
    let (name, number) = (&slot.look.name, &page.given.called);
    let of_entries = counted(entries, "entry");
    (entries > room).then(|| Finding {
        hints: vec![text!("减少导读条目", "take entries out of the index")],
        data: vec![(Datum::Entries, entries as f64), (Datum::Lines, room as f64)],
        ..in_slot(
            page,
            slot,
            Code::IndexTooLong,
            text!(
                "{number:#}的导读有 {entries} 条，{name} 只放得下 {room} 条",
                "the index of page {number} has {of_entries}, slot {name} holds {room}"
            ),
        )
    })
}

/// Columns under this many characters are set, but no one can read them.
const NARROWEST: i64 = 4;

/// Returns the finding of a slot whose columns are narrower than its layout asks, or than copy can be
/// read in.
fn narrow(page: &PagePlan, slot: &Area) -> Option<Finding> {
    let em = slot.look.copy.body.size;
    if slot.look.copy.flow == Flow::Vertical {
        return None;
    }
    let got = CopyArea::of(&page.given.grid, slot, em).columns.first()?.measure.div_floor(em);
    // A strip that make-up widened takes its characters from the columns.
    let inside = slot.look.inside.filter(|_| slot.head_fit.strip.is_none());
    let asked = inside.and_then(|inside| inside.chars).map_or(NARROWEST, i64::from);
    if got >= asked.max(NARROWEST) {
        return None;
    }
    let (name, number) = (&slot.look.name, &page.given.called);
    let of_chars = counted(got, "character");
    Some(Finding {
        hints: vec![text!(
            "在版式里减少 inside 的栏数或字数，或收小 inset 和标题的宽度",
            "in the layout take fewer columns or characters inside, or smaller insets and head strips"
        )],
        data: vec![(Datum::Chars, got as f64), (Datum::Asked, asked as f64)],
        ..in_slot(
            page,
            slot,
            Code::NarrowColumns,
            text!(
                "{number:#} {name} 的栏宽只有 {got} 字，应有 {asked} 字",
                "the columns of slot {name} on page {number} hold {of_chars} instead of {asked}"
            ),
        )
    })
}

fn bad(
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    id: StoryId,
    line: &BadLine,
) -> Finding {
    let story = edition.story(id);
    let (name, number) = (&slot.look.name, &page.given.called);
    let (block, byte) = line.at;
    let at = story.blocks[block].file_byte(byte);
    let hundredths = |em: Em| (em.to_em() * 100.0).round() / 100.0;
    let (code, message) = match line.wrong {
        WrongLine::Loose(gap) => {
            let gap = hundredths(gap);
            (
                Code::LooseLine,
                text!(
                    "{number:#} {name} 有一行字距拉开到 {gap} 字",
                    "a line in slot {name} of page {number} is opened by {gap} em between characters"
                ),
            )
        }
        WrongLine::Short(white) => {
            let white = hundredths(white);
            (
                Code::ShortLine,
                text!(
                    "{number:#} {name} 有一行没有排满，行末空 {white} 字",
                    "a line in slot {name} of page {number} ends {white} em short"
                ),
            )
        }
        WrongLine::Parted => (
            Code::PartedUnit,
            text!(
                "{number:#} {name} 有一行末尾拆开了数字、英文或连用的标点",
                "a line in slot {name} of page {number} ends inside a number, a word or a row of marks"
            ),
        ),
    };
    Finding {
        story: Some(id),
        rect: Some(line.rect),
        source: Some(story.source.span(at..at)),
        hints: vec![text!(
            "改动这一行前后几个字，让长的数字或英文换个位置",
            "change a few characters near it, so that the long number or word falls elsewhere"
        )],
        data: match line.wrong {
            WrongLine::Loose(gap) => vec![(Datum::GapEm, hundredths(gap))],
            WrongLine::Short(white) => vec![(Datum::WhiteEm, hundredths(white))],
            WrongLine::Parted => Vec::new(),
        },
        ..in_slot(page, slot, code, message)
    }
}

fn gap(page: &PagePlan, slot: &Area, story: Option<StoryId>, free: u32, rect: Rect) -> Finding {
    let (name, number) = (&slot.look.name, &page.given.called);
    let of_lines = counted(free, "line");
    Finding {
        story,
        rect: Some(rect),
        hints: vec![text!(
            "补写约 {free} 行，或把图片放高 {free} 行",
            "write about {of_lines} more, or make a picture {of_lines} taller"
        )],
        data: vec![(Datum::Lines, f64::from(free))],
        ..in_slot(
            page,
            slot,
            Code::Gap,
            text!(
                "{number:#}的 {name} 还空 {free} 行",
                "slot {name} of page {number} has {of_lines} free"
            ),
        )
    }
}

/// Returns the finding of columns that end further apart than a line.
fn apart(page: &PagePlan, slot: &Area, story: StoryId, lines: u32, rect: Rect) -> Finding {
    let (name, number) = (&slot.look.name, &page.given.called);
    let of_lines = counted(lines, "line");
    Finding {
        story: Some(story),
        rect: Some(rect),
        hints: vec![text!(
            "增删几个字，让小标题离开栏底",
            "change some words, so that a subhead leaves the foot of its column"
        )],
        data: vec![(Datum::Lines, f64::from(lines))],
        ..in_slot(
            page,
            slot,
            Code::Gap,
            text!(
                "{number:#}的 {name} 各栏末尾相差 {lines} 行",
                "the columns of slot {name} of page {number} end {of_lines} apart"
            ),
        )
    }
}

/// Returns the finding of a head with something wrong.
fn flawed(page: &PagePlan, slot: &Area, story: Option<StoryId>, flaw: &Flaw) -> Finding {
    let found = match &flaw.wrong {
        Wrong::Parted(unit) => parted(page, slot, &flaw.words, unit),
        Wrong::Lines => too_long(page, slot, Code::HeadlineTooLong, &flaw.words),
        Wrong::Sense => too_long(page, slot, Code::LongHead, &flaw.words),
    };
    Finding { story, source: flaw.source.clone(), ..found }
}

fn too_long(page: &PagePlan, slot: &Area, code: Code, words: &str) -> Finding {
    let (name, number, places) = (&slot.look.name, &page.given.called, HEAD_PLACES.value);
    let message = match code {
        Code::LongHead => text!(
            "{number:#} {name} 的标题“{words}”可断的地方超过 {places} 处，只按行宽折行",
            "headline `{words}` in slot {name} of page {number} could end a line at more than {places} places, and is wrapped like copy"
        ),
        _ => text!(
            "{number:#} {name} 的标题“{words}”放不下标题样式的行数",
            "headline `{words}` in slot {name} of page {number} takes more lines than its style has"
        ),
    };
    Finding {
        hints: vec![text!(
            "缩短标题，或换一个标题样式",
            "shorten it, or take another headline style"
        )],
        ..in_slot(page, slot, code, message)
    }
}

/// Returns the finding of words that a head's line end parts: an error where a name, a number or a
/// quotation is parted that a line could hold.
fn parted(page: &PagePlan, slot: &Area, head: &str, unit: &PartedUnit) -> Finding {
    let (name, number, words) = (&slot.look.name, &page.given.called, &unit.words);
    let (zh, en) = match unit.kind {
        PartedKind::Word => ("词", "the word"),
        PartedKind::Name => ("名字", "the name"),
        PartedKind::Term => ("固定用语", "the term"),
        PartedKind::Unknown => ("像是人名的字", "what is likely a name,"),
        PartedKind::Number => ("数字", "the number"),
        PartedKind::Quotation => ("引语", "the quotation"),
    };
    let whole =
        matches!(unit.kind, PartedKind::Name | PartedKind::Number | PartedKind::Quotation);
    let message = text!(
        "{number:#} {name} 的标题“{head}”把{zh}“{words}”拆到两行",
        "headline `{head}` in slot {name} of page {number} parts {en} `{words}` at a line end"
    );
    let found = in_slot(page, slot, Code::PartedWordInHead, message);
    Finding {
        severity: if whole && unit.fits { Severity::Error } else { found.severity },
        hints: vec![text!(
            "改短标题或换一个标题样式；要连在一起的字用 {{…}} 括住，要在别处分行就用 | 标明",
            "shorten it or take another headline style; put {{…}} round what stays together, or | where \
             a line may end"
        )],
        parted: Some((unit.kind, words.clone())),
        ..found
    }
}

/// Returns what is wrong with a story as a whole: overset lines, words of its head without a place.
pub(super) fn of_thread(input: Input, thread: &Thread) -> Vec<Finding> {
    let mut findings: Vec<Finding> = overset(input, thread).into_iter().collect();
    findings.extend(of_head(input, thread));
    findings
}

/// Returns what is wrong with the words of a story's heads: characters that no face has, words that the
/// headline style has no place for.
fn of_head(input: Input, thread: &Thread) -> Vec<Finding> {
    let Input { edition, plan } = input;
    let story = edition.story(thread.story);
    let mut findings = Vec::new();
    let page = plan.page(story.slot.page);
    let slot = &page.areas[story.slot.slot];
    for words in [Words::Kicker, Words::Deck, Words::Byline, Words::Credit] {
        let at_end = words == Words::Credit && thread.credited;
        let shown = at_end || slot.look.head.parts.iter().any(|part| part.words == words);
        if let Some(text) = story.head.words(words).filter(|_| !shown) {
            let ends = words == Words::Credit && slot.look.copy.credit.is_some();
            let place = story.head.place(words);
            findings.push(not_shown(page, slot, thread.story, place, &text, ends));
        }
    }
    findings
}

fn not_shown(
    page: &PagePlan,
    slot: &Area,
    story: StoryId,
    source: Option<Span>,
    words: &str,
    ends_copy: bool,
) -> Finding {
    let (name, number) = (&slot.look.name, &page.given.called);
    let (message, hint) = match ends_copy {
        true => (
            text!(
                "“{words}”没有印出来：{number:#} {name} 的正文之后没有它的位置",
                "`{words}` is not printed: no room is left for it behind the copy in slot {name} on page {number}"
            ),
            text!("正文删去一行", "cut a line of the copy"),
        ),
        false => (
            text!(
                "“{words}”没有印出来：{number:#} {name} 的标题样式里没有它的位置",
                "`{words}` is not printed: the headline style of slot {name} on page {number} has no place for it"
            ),
            text!(
                "换一个标题样式，或从稿件头里删去",
                "take another headline style, or take the words out of the story's head"
            ),
        ),
    };
    Finding {
        story: Some(story),
        source,
        hints: vec![hint],
        ..in_slot(page, slot, Code::WordsNotShown, message)
    }
}

fn overset(input: Input, thread: &Thread) -> Option<Finding> {
    let Input { edition, plan } = input;
    let story = edition.story(thread.story);
    let chars = story.chars() - thread.placed;
    if chars == 0 && thread.overset_lines == 0 {
        return None;
    }
    let region = thread.regions.last()?;
    let page = plan.page(region.slot.page);
    let slot = &page.areas[region.slot.slot];
    let lines = thread.overset_lines;
    let rect = region.last_line;
    let copy = &plan.area(story.slot).look.copy;
    let line_pt = match copy.flow {
        Flow::Horizontal => rect.width().to_pt() * page.given.grid.pitch.to_pt(),
        Flow::Vertical => rect.height().to_pt() * Lines::of(page, copy).leading.to_pt(),
    };
    let area_pt = line_pt * f64::from(lines);
    let area_cm2 = (area_pt / (72.0 / 2.54_f64).powi(2) * 10.0).round() / 10.0;
    let (title, number, name) = (story.head.plain_title(), &page.given.called, &slot.look.name);
    let (of_chars, of_lines) = (counted(chars, "character"), counted(lines, "line"));
    Some(Finding {
        story: Some(thread.story),
        rect: Some(rect),
        source: first_overset_place(edition, thread),
        hints: vec![text!("删去约 {chars} 字", "cut about {of_chars}")],
        data: vec![
            (Datum::Chars, f64::from(chars)),
            (Datum::Lines, f64::from(lines)),
            (Datum::AreaCm2, area_cm2),
        ],
        ..in_slot(
            page,
            slot,
            Code::Overset,
            text!(
                "《{title}》在{number:+#} {name} 溢出 {chars} 字（{lines} 行）",
                "`{title}` oversets slot {name} of page {number} by {of_chars} ({of_lines})"
            ),
        )
    })
}

/// Returns the place of the first overset character in the story's file.
fn first_overset_place(edition: &Edition, thread: &Thread) -> Option<Span> {
    let story = edition.story(thread.story);
    let mut left = thread.placed;
    for block in &story.blocks {
        let chars = block.chars();
        if left < chars {
            let byte = block.byte_of_char(left);
            let at = block.file_byte(byte);
            return Some(story.source.span(at..at));
        }
        left -= chars;
    }
    None
}
