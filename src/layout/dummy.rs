//! What stands on the page for copy that is not there: grey bars for lines, an outline for an advertisement;
//! and the findings that keep both from the press.

use super::findings::in_slot;
use super::thread::Input;
use super::typesetter::{HAIRLINE, Typesetter};
use crate::color::Ink;
use crate::diag::counted;
use crate::edition::{Content, Edition, Flow, Reserved, Words};
use crate::frame::{Datum, Finding, FrameItem, Group, Shape, Tag};
use crate::geom::{Abs, Point, Rect, em_box};
use crate::ids::StoryId;
use crate::plan::{Area, PagePlan};
use crate::rules::Code;
use crate::text;

/// Ink of the bars: seen as a grey page of the weight of text, and read by no one.
const GREY: Ink = Ink::percent(0, 0, 0, 20);

/// Returns the bar that stands for a line of text in `place`, the em box of the line.
pub(super) fn bar(place: Rect, flow: Flow, em: Abs) -> FrameItem {
    let white = em / 4;
    let rect = match flow {
        Flow::Horizontal => Rect { y0: place.y0 + white, y1: place.y1 - white, ..place },
        Flow::Vertical => Rect { x0: place.x0 + white, x1: place.x1 - white, ..place },
    };
    FrameItem::Shape(Shape { rect, ink: GREY, outline: None })
}

/// Sets the outline of an advertisement that is not there, with its name in the middle.
pub(super) fn reserved(
    typesetter: &Typesetter,
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    booked: &Reserved,
) -> Vec<FrameItem> {
    let area =
        page.given.grid.rect(slot.cells.columns, slot.cells.lines).inset(slot.look.inset);
    let outline = Shape { rect: area, ink: Ink::BLACK, outline: Some(HAIRLINE) };
    let label =
        slot.look.label.as_ref().map(|label| format!("{}　", label.text)).unwrap_or_default();
    let words = typesetter.words(&format!("{label}{}", booked.title), edition.styles.caption);
    let size = edition.styles.caption.size;
    let x = area.x0 + (area.width() - words.prepared.natural_width()).max(Abs::ZERO) / 2;
    let y = area.y0 + area.height() / 2 + em_box::MIDDLE.at(size);
    let mut items = vec![FrameItem::Shape(outline)];
    if words.prepared.natural_width() <= area.width() {
        items.extend(words.on_one_line(Point::new(x, y), Some(&booked.span)));
    }
    Group::of(Tag::Booked, area.corner(), items).into_iter().collect()
}

/// Returns the findings of copy and advertisements that are not there, and of stories that are held back.
pub(super) fn findings(input: Input) -> Vec<Finding> {
    let Input { edition, plan } = input;
    let dummies = plan.stories(edition).filter(|id| edition.story(*id).dummy);
    let mut findings: Vec<Finding> = dummies.map(|id| dummy(input, id)).collect();
    for page in &plan.pages {
        findings.extend(page.areas.iter().filter_map(|slot| match &*slot.holds {
            Content::Reserved(booked) => Some(not_there(page, slot, booked)),
            _ => None,
        }));
    }
    let gone = edition.held_ids().chain(plan.out.iter().copied());
    findings.extend(gone.map(|id| held(input, id)));
    findings
}

fn dummy(Input { edition, plan }: Input, id: StoryId) -> Finding {
    let story = edition.story(id);
    let page = plan.page(story.slot.page);
    let slot = plan.area(story.slot);
    let (title, chars) = (story.head.plain_title(), story.chars());
    let of_chars = counted(chars, "character");
    Finding {
        story: Some(id),
        source: story.head.place(Words::Title),
        hints: vec![text!(
            "稿件到了，写 file = \"….md\" 代替 title 和 length",
            "when the copy is there, write file = \"….md\" in place of title and length"
        )],
        data: vec![(Datum::Chars, f64::from(chars))],
        ..in_slot(
            page,
            slot,
            Code::Dummy,
            text!(
                "《{title}》的稿件未到，以灰条占位 {chars} 字",
                "the copy of `{title}` is not there yet: grey bars keep the room of {of_chars}"
            ),
        )
    }
}

fn not_there(page: &PagePlan, slot: &Area, booked: &Reserved) -> Finding {
    let title = &booked.title;
    Finding {
        source: Some(booked.span.clone()),
        hints: vec![text!(
            "广告到了，改成 [[page.photo]]，或给稿件写 file",
            "when it is there, make it a [[page.photo]], or write the file of its story"
        )],
        ..in_slot(
            page,
            slot,
            Code::Dummy,
            text!(
                "广告“{title}”未到，只占了版位",
                "the advertisement `{title}` is not there yet: an outline keeps its room"
            ),
        )
    }
}

fn held(Input { edition, plan }: Input, id: StoryId) -> Finding {
    let story = edition.story(id);
    let page = plan.page(story.slot.page);
    let slot = plan.area(story.slot);
    let (title, chars, name) = (story.head.plain_title(), story.chars(), &slot.look.name);
    let number = &page.given.called;
    let of_chars = counted(chars, "character");
    let lines = slot.cells.lines.1 - slot.cells.lines.0 + 1;
    let (code, message, hint) = match *slot.holds {
        // Make-up left it out.
        Content::Empty => (
            Code::LeftOut,
            text!(
                "《{title}》（{chars} 字）标明可不用，已撤下，{number:#} {name} 让给外面的稿件",
                "`{title}` ({of_chars}) is optional and left out: slot {name} of page {number} went to the story round it"
            ),
            text!(
                "要排入就缩短外面的稿件，或删去 optional = true",
                "to set it, shorten the story round it, or take optional = true out"
            ),
        ),
        _ => (
            Code::Held,
            text!(
                "《{title}》（{chars} 字）暂缓，{number:#} {name} 留白",
                "`{title}` ({of_chars}) is held back: slot {name} of page {number} stays white"
            ),
            text!(
                "删去 hold = true 就排入；不用了就换一篇",
                "take hold = true out to set it, or place another story"
            ),
        ),
    };
    Finding {
        story: Some(id),
        source: story.head.place(Words::Title),
        hints: vec![hint],
        data: vec![(Datum::Chars, f64::from(chars)), (Datum::Lines, f64::from(lines))],
        ..in_slot(page, slot, code, message)
    }
}
