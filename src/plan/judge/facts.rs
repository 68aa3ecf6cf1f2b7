//! What the rules need to know of the heads and photographs of a page.

use crate::edition::{Content, Edition, Flow, HeadPlace, PartPlace, PartStyle, Words};
use crate::font::FaceId;
use crate::geom::{Abs, Rect, em_box};
use crate::head_marks::shown;
use crate::ids::{PageId, SlotId, StoryId};
use crate::plan::{PagePlan, Plan};
use crate::terms::SlotKind;

/// What is known of the heads and photographs of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The heads of stories.
    pub heads: Vec<HeadFacts>,
    /// The photographs; those of advertisements are the advertiser's and not among them.
    pub pictures: Vec<PictureFacts>,
}

/// What is known of the head of a story in one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadFacts {
    /// The story.
    pub story: StoryId,
    /// The slot.
    pub slot: SlotId,
    /// Where its largest words stand.
    pub title: Rect,
    /// The largest size.
    pub size: Abs,
    /// The size that the eye takes it for.
    pub seen: Abs,
    /// The face of its largest words.
    pub face: FaceId,
    /// How far the lines of its largest words are apart at most; nothing where it is one line, or runs
    /// down the page.
    pub leading: Option<Abs>,
    /// The white between its ink and that of its text, with the size that it is held against; nothing
    /// where no text follows.
    pub white: Option<(Abs, Abs)>,
}

/// What is known of a photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureFacts {
    /// The slot.
    pub slot: SlotId,
    /// Where it stands.
    pub rect: Rect,
}

impl Facts {
    /// Returns what a plan alone tells of a page: heads as large as their style says,
    /// photographs that fill their areas.
    pub fn planned(edition: &Edition, plan: &Plan, id: PageId) -> Facts {
        let page = plan.page(id);
        let pictures = page.named().filter(|(slot, area)| {
            matches!(*area.holds, Content::Photo(_)) && page.kind(*slot) != SlotKind::Ad
        });
        let pictures = pictures.map(|(slot, area)| {
            let rect = page.rect(area).inset(area.look.inset);
            PictureFacts { slot, rect }
        });
        Facts { heads: HeadFacts::planned(edition, plan, id), pictures: pictures.collect() }
    }
}

impl HeadFacts {
    /// Returns the heads of a page as its plan alone tells them: at the size of their style and
    /// their fit, from the upper edge of their room on, over its whole width. Short stories
    /// that stand one under the other have no known places before they are set, and no rule
    /// asks for them.
    pub fn planned(edition: &Edition, plan: &Plan, id: PageId) -> Vec<HeadFacts> {
        let page = plan.page(id);
        let begun = page.named().filter_map(|(slot, area)| match *area.holds {
            Content::Story(story) => planned(edition, page, (story, slot), area.cells.lines.0),
            _ => None,
        });
        let legs =
            plan.legs.iter().flat_map(|(story, legs)| legs.iter().map(|leg| (*story, leg)));
        let tails = legs.filter(|(_, leg)| leg.slot.page == id).filter_map(|(story, leg)| {
            let first = leg.lines.map_or(page.area(leg.slot).cells.lines.0, |lines| lines.0);
            planned(edition, page, (story, leg.slot), first)
        });
        begun.chain(tails).collect()
    }

    /// Returns the size that the slot's style gives the title; copy that needs it may make it
    /// smaller.
    pub(super) fn full_size(&self, page: &PagePlan) -> Abs {
        let parts = page.area(self.slot).look.head.parts.iter();
        let titles =
            parts.filter(|part| matches!(part.words, Words::Title | Words::ShortTitle));
        titles.map(|part| part.style.size).max().unwrap_or(self.size).max(self.size)
    }
}

/// A part of a head with the number of its characters.
type Counted<'a> = (&'a PartStyle, i64);

/// Returns the head of a story in a slot in which it stands from this line on.
fn planned(
    edition: &Edition,
    page: &PagePlan,
    (story, slot): (StoryId, SlotId),
    first: u32,
) -> Option<HeadFacts> {
    let area = page.area(slot);
    let head = &edition.story(story).head;
    let words = |part: &PartStyle| match part.words {
        Words::Label => area.look.label.as_ref().map(|label| label.text.clone()),
        words => head.words(words),
    };
    let parts = area.look.head.parts.iter().filter_map(|part| {
        let chars = shown(&words(part)?).chars().count() as i64;
        (chars > 0).then_some((part, chars))
    });
    let parts: Vec<Counted> = parts.collect();
    // The first of the largest.
    let at = (0..parts.len()).rev().max_by_key(|at| parts[*at].0.style.size)?;
    let style = parts[at].0.style;
    let room = area.head_area(&page.given.grid);
    let (lines, (y0, y1)) = match area.look.head.flow {
        Flow::Horizontal => across(&parts, at, room.width()),
        Flow::Vertical => (1, down(&parts, at, room.height())),
    };
    let fitted = |length: Abs| length.ratio(area.head_fit.permille.into(), 1000);
    let lower = page.given.grid.line_top(first) - page.given.grid.line_top(area.cells.lines.0);
    let top = room.y0 + lower + page.given.grid.pitch * i64::from(area.head_fit.white);
    let title = Rect { y0: top + fitted(y0), y1: top + fitted(y1), ..room };
    let known = area.head_fit.title.filter(|_| parts[at].0.is_title());
    let size = fitted(known.map_or(style.size, |title| title.size));
    let seen = fitted(known.map_or(style.seen(), |title| title.seen));
    let face = style.face;
    let leading = parts[at].0.baselines(lines, size);
    let leading = Some(leading).filter(|_| lines > 1);
    let over_text = area.look.head.flow == Flow::Horizontal
        && matches!(area.look.head_place, HeadPlace::Top | HeadPlace::Cells(..));
    let last = parts.iter().rev().find(|(part, _)| part.place == PartPlace::Line);
    let white = last.filter(|_| over_text).map(|(part, _)| {
        let own = if part.is_title() { size } else { fitted(part.style.size) };
        (part.foot(own) - em_box::INK_DESCENT.at(own), own)
    });
    Some(HeadFacts { story, slot, title, size, seen, face, leading, white })
}

/// Returns the lines of a part of a head across this width, and from where to where it stands, each part
/// before it on one line.
fn across(parts: &[Counted], at: usize, width: Abs) -> (usize, (Abs, Abs)) {
    let (part, chars) = parts[at];
    let first = parts.first().map_or(Abs::ZERO, |(part, _)| part.first);
    let below = parts.iter().take(at + 1).skip(1);
    let below = below.filter(|(part, _)| part.place == PartPlace::Line);
    let baseline = first + below.map(|(part, _)| part.drop).sum();
    let size = part.style.size;
    let lines = (size * chars).div_ceil(width).clamp(1, i64::from(part.lines.max(1)));
    let last = baseline + part.baselines(lines as usize, size) * (lines - 1);
    let place = (baseline - em_box::ASCENT.at(size), last + em_box::DESCENT.at(size));
    (lines as usize, place)
}

/// Returns from where to where a part of a head down a strip of this height stands; all of it
/// becomes shorter where it would be too long.
fn down(parts: &[Counted], at: usize, height: Abs) -> (Abs, Abs) {
    let (mut y, mut place) = (Abs::ZERO, (Abs::ZERO, Abs::ZERO));
    for (here, (part, chars)) in parts.iter().enumerate() {
        let abreast = i64::from(part.across.max(1));
        let rows = (chars + abreast - 1) / abreast;
        let top = y + if here == 0 { part.first } else { part.drop };
        y = top + part.pitch() * rows;
        if here == at {
            place = (top, y);
        }
    }
    let shorter = |length: Abs| match y > height {
        true => length.ratio(height.units(), y.units()),
        false => length,
    };
    (shorter(place.0), shorter(place.1))
}
