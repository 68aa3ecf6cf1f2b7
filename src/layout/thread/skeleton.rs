//! A region before its text is set: its head and its line places.

use std::borrow::Cow;

use super::{Composer, JumpLine};
use crate::edition::{Content, Flow, HeadPlace, Words};
use crate::frame::{FrameItem, Tag};
use crate::geom::{Abs, Point, Rect};
use crate::ids::SlotId;
use crate::layout::balance::Raised;
use crate::layout::headline::{self, Flaw, HeadWords, SetHead};
use crate::layout::places::{CopyArea, LinePlace, line_places};
use crate::layout::vertical_copy;
use crate::plan::{Area, Leg, PagePlan};

/// A region before text is set, as printers call the furniture of a forme without its type: its
/// head and its line places.
#[derive(Clone)]
pub(super) struct Skeleton {
    pub(super) slot: SlotId,
    /// The slot, or the band of it.
    pub(super) rect: Rect,
    pub(super) head: Vec<FrameItem>,
    pub(super) flaws: Vec<Flaw>,
    /// The size of its title.
    pub(super) title: Abs,
    pub(super) places: Vec<LinePlace>,
    /// Places that stay white at the feet of its columns.
    pub(super) white: Vec<LinePlace>,
    /// Where the head ends, the white under it left out.
    pub(super) head_foot: Abs,
    /// What a head across the top of the slot takes; empty for a head at the side.
    pub(super) head_area: Rect,
    /// The grid line on which its text begins, under its head.
    pub(super) first: u32,
    /// Lines that a head with a room of its own leaves free of it.
    pub(super) head_free: u32,
    /// Where its text may stand, under or beside its head.
    pub(super) room: Rect,
}

impl Skeleton {
    /// Moves the head, and what it takes of the top of the slot.
    pub(super) fn lower_head(&mut self, by: Point) {
        self.head = moved(std::mem::take(&mut self.head), by);
        if self.head_area != Rect::default() {
            self.head_area.y1 += by.y;
        }
    }

    /// Takes the places that a foot which has risen leaves.
    pub(super) fn take(&mut self, raised: Raised) {
        self.places = raised.places;
        self.white.extend(raised.white);
    }

    /// Returns all places, those that stay white among them, run by run.
    pub(super) fn all_places(&self) -> Vec<LinePlace> {
        let mut all = [self.places.as_slice(), &self.white].concat();
        all.sort_by_key(|place| (place.run, place.line));
        all
    }
}

impl Composer<'_, '_> {
    pub(super) fn first_skeleton(&self) -> Skeleton {
        let slot = self.story.slot;
        self.leg_skeleton(Leg::whole(slot), 0, None, true)
    }

    /// Sets the head of a region, where it has one, and lists its line places.
    pub(super) fn leg_skeleton(
        &self,
        leg: Leg,
        region: usize,
        from: Option<&JumpLine>,
        with_head: bool,
    ) -> Skeleton {
        let id = leg.slot;
        let page = self.page(id);
        let slot = &page.areas[id.slot];
        let slot = match leg.lines {
            None => Cow::Borrowed(slot),
            // Of a slot that several stories share each has a band.
            Some(lines) => {
                let mut band = slot.clone();
                band.cells.lines = lines;
                Cow::Owned(band)
            }
        };
        let slot = slot.as_ref();
        let mut copy_area = CopyArea::of(&page.given.grid, slot, self.copy.body.size);
        let area = copy_area.head;
        let height = match slot.look.head_place {
            HeadPlace::Top => head_height(page, id.slot, area),
            _ => area.height(),
        };
        let mut head = match with_head {
            true => self.head(slot, area.width(), height, id, from),
            false => SetHead::default(),
        };
        let top = seat(page, slot, &mut copy_area, &mut head);
        let places = match self.copy.flow {
            Flow::Horizontal => line_places(page, id.slot, &copy_area, top, region),
            Flow::Vertical => {
                vertical_copy::line_places(page, id.slot, &copy_area, top, region, self.copy)
            }
        };
        // A head at the right keeps to the right of its strip, as one at the left does to the left: what
        // the strip has too much parts it from the text.
        let aside = match slot.look.head_place {
            HeadPlace::Right(_) => head.slack,
            _ => Abs::ZERO,
        };
        let items = moved(
            std::mem::take(&mut head.items),
            area.corner() + Point::new(aside, Abs::ZERO),
        );
        let head_area = match slot.look.head_place {
            HeadPlace::Top => Rect { y1: top, ..area },
            _ => Rect::default(),
        };
        let rect = page.given.grid.rect(slot.cells.columns, slot.cells.lines);
        let first = page.given.grid.first_line_from(top);
        let head_free = match slot.look.head_place {
            HeadPlace::Cells(..) => {
                (area.height() - head.height).div_floor(page.given.grid.pitch).max(0) as u32
            }
            _ => 0,
        };
        let head_foot = match items.is_empty() {
            true => area.y0,
            false => area.y0 + head.height - head.foot,
        };
        let SetHead { flaws, title, .. } = head;
        let (head, white) = (items, Vec::new());
        let room = Rect { y0: top, y1: copy_area.text.y1.max(top), ..copy_area.text };
        Skeleton {
            slot: id,
            rect,
            head,
            flaws,
            title,
            places,
            white,
            head_foot,
            head_area,
            first,
            head_free,
            room,
        }
    }

    pub(super) fn head(
        &self,
        area: &Area,
        width: Abs,
        height: Abs,
        slot: SlotId,
        from: Option<&JumpLine>,
    ) -> SetHead {
        let label = self.page(slot).areas[slot.slot].look.label.as_ref();
        let words = |part: Words| match part {
            Words::Label => label.map(|label| label.text.clone()),
            Words::Marker => from.map(|jump| jump.back.clone()),
            part => self.story.head.words(part),
        };
        let origin = |part: Words| match (part, from) {
            (Words::Marker, Some(jump)) => {
                let span = self.input.edition.numerals.from.span.clone();
                (Tag::JumpFrom { story: self.id, page: jump.left }, Some(span))
            }
            _ => {
                let span = match part {
                    Words::Label => label.map(|label| label.span.clone()),
                    part => self.story.head.place(part),
                };
                (Tag::Head { story: self.id, part }, span)
            }
        };
        let head = HeadWords { words: &words, origin: &origin };
        headline::set(self.typesetter, &headline::style_of(area), &head, width, height)
    }
}

/// Lines that a head leaves free in a room of its own before the text takes them back.
const FREE_LINES: i64 = 4;

/// Puts a head into its place over the text, and returns where the text begins. White stands above a
/// head, never under it: its foot parts it from the text, what is left to whole lines lies above.
fn seat(page: &PagePlan, slot: &Area, copy_area: &mut CopyArea, head: &mut SetHead) -> Abs {
    let area = copy_area.head;
    if slot.look.head_place != HeadPlace::Top {
        if let Some((_, last)) = &mut copy_area.head_lines {
            let grid = &page.given.grid;
            let text = grid.line_top(*last + 1 + slot.look.standoff);
            let free = (text - area.y0 - head.height).max(Abs::ZERO);
            let lines = free.div_floor(grid.pitch);
            let back = if lines < FREE_LINES { 0 } else { lines };
            *last = last.saturating_sub(u32::try_from(back).unwrap_or(0));
            // Its first line stays level with what is beside it: what is left goes between its parts, and above one
            // that has no others; down the page a head begins where the text beside it does.
            if slot.look.head.flow == Flow::Horizontal {
                let left = free - grid.pitch * back;
                let apart = spread(head, left);
                lower(head, left - apart);
            }
        }
        beside_text(page, slot, copy_area, head);
        return copy_area.content.y0;
    }
    let more = match head.height > Abs::ZERO {
        true => page.given.grid.pitch * i64::from(slot.head_fit.white),
        false => Abs::ZERO,
    };
    let end = area.y0 + head.height + more;
    let first = page.given.grid.first_line_from(end);
    let text = page.given.grid.line_top(first);
    lower(head, text - area.y0 - head.height);
    text
}

/// Lowers a head at the side of its slot so that it begins with the text beside it, where the room allows.
fn beside_text(page: &PagePlan, slot: &Area, copy_area: &CopyArea, head: &mut SetHead) {
    let side = matches!(slot.look.head_place, HeadPlace::Left(_) | HeadPlace::Right(_));
    if !side || slot.look.head.flow == Flow::Vertical {
        return;
    }
    let (grid, top) = (&page.given.grid, copy_area.content.y0);
    let by = grid.line_top(grid.first_line_from(top)) - top;
    if head.height - head.foot + by <= copy_area.head.height() {
        lower(head, by);
    }
}

/// Spreads white evenly over the parts of a head that stand under another; returns how much.
fn spread(head: &mut SetHead, white: Abs) -> Abs {
    let gaps = head.parts.len() as i64;
    if gaps == 0 || white <= Abs::ZERO {
        return Abs::ZERO;
    }
    for (at, item) in head.items.iter_mut().enumerate() {
        let above = head.parts.iter().filter(|first| **first <= at).count() as i64;
        let by = Point::new(Abs::ZERO, white * above / gaps);
        *item = item.clone().moved(by);
    }
    head.height += white;
    white
}

/// Lowers a head, where there is one.
fn lower(head: &mut SetHead, by: Abs) {
    if head.height > Abs::ZERO {
        head.items = moved(std::mem::take(&mut head.items), Point::new(Abs::ZERO, by));
    }
}

/// Returns how high a head may be that stands over what lies inside its slot: a photograph gives up to
/// half of its height, anything else nothing.
fn head_height(page: &PagePlan, slot: usize, area: Rect) -> Abs {
    let over = |inner: &Area| {
        let rect = page.rect(inner).inset(inner.look.inset);
        rect.x0 < area.x1 && area.x0 < rect.x1
    };
    let inner = page.areas.iter().filter(|inner| inner.within == Some(slot) && over(inner));
    let limits = inner.filter_map(|inner| match *inner.holds {
        Content::Empty | Content::Absorbed => None,
        Content::Photo(_) => {
            Some(inner.cells.lines.0 + (inner.cells.lines.1 - inner.cells.lines.0) / 2)
        }
        _ => Some(inner.cells.lines.0),
    });
    let line = limits.min().map(|line| page.given.grid.line_top(line) - area.y0);
    line.map_or(area.height(), |height| height.min(area.height()))
}

fn moved(items: Vec<FrameItem>, by: Point) -> Vec<FrameItem> {
    items.into_iter().map(|item| item.moved(by)).collect()
}
