//! What speaks against a template before anything is set: the shapes of photographs, empty slots, heads that do
//! not suit their room, the rules of the page, and what the last edition had.

use super::super::photos::Photos;
use crate::demerits::template::{self, Cost};
use crate::edition::{Content, Edition, Flow, PartStyle, Words};
use crate::geom::Abs;
use crate::ids::{PageId, SlotId};
use crate::layout;
use crate::plan::judge::{self, Facts};
use crate::plan::{Area, PagePlan, Plan};
use crate::terms::{LeadShape, SlotKind};

/// Returns the demerits of a page that are known before it is set.
pub(super) fn cost((edition, plan): (&Edition, &Plan), id: PageId, photos: &Photos) -> Cost {
    let page = plan.page(id);
    let facts = Facts::planned(edition, plan, id);
    let broken = judge::check(edition, page, &facts).len() as u32;
    Cost {
        copy: 0,
        empty: page.areas.iter().map(empty).sum(),
        pictures: photos.rows(plan, id).iter().map(|own| row(photos, plan, own)).sum(),
        heads: page.areas.iter().map(|area| head(edition, page, area)).sum(),
        rules: broken * template::RULE,
        repeated: if id == PageId(0) { repeated(edition, page) } else { 0 },
    }
}

/// Returns the demerits of a slot that nothing fills; inside a story its room is the story's.
fn empty(area: &Area) -> u32 {
    use SlotKind::{Ad, Briefs, Comment, Notice, Photo, Story};
    let waits = matches!(area.look.kind, Ad | Briefs | Comment | Notice | Photo | Story);
    let nothing = match &*area.holds {
        Content::Empty => true,
        Content::Briefs(stories) => stories.is_empty(),
        _ => false,
    };
    if !waits || !nothing || area.within.is_some() {
        return 0;
    }
    let ((first, last), (left, right)) = (area.cells.lines, area.cells.columns);
    let cells = (last + 1 - first) * (right + 1 - left);
    template::HOLE + cells / template::HOLE_LINES * template::EMPTY
}

/// Returns the demerits of the photographs of a row in the best of their shapes.
fn row(photos: &Photos, plan: &Plan, row: &[SlotId]) -> u32 {
    let own = || photos.shape(plan, row, None).demerits;
    photos.shapes(plan, row, None).first().map_or_else(own, |best| best.demerits)
}

/// Returns the demerits of a headline whose words are too few for its width, too many for its lines, or not
/// printed in its style.
fn head(edition: &Edition, page: &PagePlan, area: &Area) -> u32 {
    let Content::Story(id) = *area.holds else { return 0 };
    let (style, head) = (&area.look.head, &edition.story(id).head);
    let prints = |words: Words| style.parts.iter().any(|part| part.words == words);
    let others = [Words::Kicker, Words::Deck];
    let lost =
        others.into_iter().filter(|words| head.words(*words).is_some() && !prints(*words));
    let lost = lost.count() as u32 * template::LOST_WORDS;
    let titles = style.parts.iter().filter(|part| part.words == Words::Title);
    let Some(part) = titles.max_by_key(|part| part.style.size) else { return lost };
    let chars = head.plain_title().chars().count() as i64;
    let room = area.head_area(&page.given.grid);
    let (length, rows) = match style.flow {
        Flow::Horizontal => (room.width(), i64::from(part.lines)),
        // Rows of a head down the page stand side by side, a fifth of their size apart.
        Flow::Vertical => (room.height(), (room.width() * 5).div_floor(part.min_size * 6)),
    };
    let (first, last) = area.cells.columns;
    let suits = if least(part) * chars > length * rows.max(1) {
        template::LONG_HEAD
    } else if last - first >= 3 && part.style.size * chars * 20 < length * 9 {
        template::NARROW_HEAD
    } else {
        0
    };
    lost + suits
}

/// Returns the least width of a character.
fn least(part: &PartStyle) -> Abs {
    part.min_size.ratio(i64::from(part.min_width), 1000)
}

/// Returns the demerits of a front that the last edition had.
fn repeated(edition: &Edition, page: &PagePlan) -> u32 {
    let Some(previous) = &edition.previous else { return 0 };
    let layout = previous.layout.as_ref() == Some(&page.given.layout);
    let lead = previous.lead.is_some_and(|shape| shape == lead(page));
    u32::from(layout) * template::SAME_FRONT + u32::from(lead) * template::SAME_LEAD
}

/// Returns the shape of the photograph of a page's lead: the story with the largest title.
fn lead(page: &PagePlan) -> LeadShape {
    let title = |area: &Area| {
        let titles = area.look.head.parts.iter().filter(|part| part.words == Words::Title);
        titles.map(|part| part.style.size).max().unwrap_or(Abs::ZERO)
    };
    let stories = page.areas.iter().enumerate();
    let stories = stories.filter(|(_, area)| matches!(*area.holds, Content::Story(_)));
    // The first of the largest.
    let lead = stories.rev().max_by_key(|(_, area)| title(area)).map(|(at, _)| at);
    let frames = page.areas.iter().filter(|area| area.within.is_some() && area.within == lead);
    let frames = frames.filter(|area| area.photo().is_some());
    let frames = frames
        .map(|area| layout::picture_room(&page.given.grid, area, u32::from(area.look.caption)));
    let largest =
        frames.max_by_key(|frame| frame.width().to_pt() as u64 * frame.height().to_pt() as u64);
    largest.map_or(LeadShape::None, |frame| {
        LeadShape::of(frame.width().to_pt(), frame.height().to_pt())
    })
}
