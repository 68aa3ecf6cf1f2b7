//! Whether a slot leaves room for what stands in it: its insets, the strip of its head and its own
//! columns are reckoned on the grid, so that what could only print outside the slot is told here and not
//! found on the page.

use std::ops::Range;

use super::super::grid::PageGrid;
use super::super::raw::{HeadPlace, House, Inset, PageSize, Slot};
use super::grid::Cells;
use super::is_vertical;
use crate::diag::{Spanned, Text};
use crate::geom::{Abs, Length, Rect, Sides, Size};
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// The sheet on which a slot lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a> {
    grid: PageGrid,
    trim: Size,
    bleed: Abs,
    house: &'a House,
}

/// Something that leaves no room, with the key of the layout that says it.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// What it is.
    pub(super) code: Code,
    /// Where the layout says it.
    pub(super) range: Range<usize>,
    /// One fact.
    pub(super) message: Text,
    /// What to do.
    pub(super) hint: Text,
}

impl<'a> Sheet<'a> {
    /// Returns the sheet of a layout with this grid; `None` where the grid itself is at fault.
    pub(super) fn new(grid: PageGrid, house: &'a House) -> Option<Sheet<'a>> {
        let PageGrid { units, gutter, .. } = grid;
        if units.em <= Abs::ZERO || units.pitch <= Abs::ZERO || gutter < Abs::ZERO {
            return None;
        }
        let PageSize { width, height, bleed } = &house.page;
        let trim = Size::new(grid.units.abs(width.value), grid.units.abs(height.value));
        let bleed = grid.units.opt(bleed.as_ref()).unwrap_or(Abs::ZERO);
        Some(Sheet { grid, trim, bleed, house })
    }

    /// Returns what leaves a slot on these cells without room.
    pub(super) fn faults(&self, slot: &Slot, cells: Cells) -> Vec<Fault> {
        let whole = self.grid.rect(cells.columns, cells.lines, self.trim);
        let inset = slot.inset.as_ref();
        let mut faults = inset.map_or(Vec::new(), |inset| self.beyond(slot, inset, whole));
        let Sides { left, top, right, bottom } = self.inset(inset);
        let content = Size::new(whole.width() - left - right, whole.height() - top - bottom);
        let em = self.size(slot);
        if content.w < em || content.h < em {
            let inset = inset.and_then(longest);
            faults.push(no_room(inset, &slot.name, text!("inset", "with its insets")));
            return faults;
        }
        let strip = self.strip(slot.head_place.as_ref(), (left, right));
        let text = content.w - strip.unwrap_or(Abs::ZERO);
        if let Some(width) = slot.head_place.as_ref().and_then(|head| head.width.as_ref())
            && strip.is_some_and(|strip| text < em || strip < em)
        {
            faults.push(no_room(Some(width), &slot.name, text!("标题", "beside its head")));
            return faults;
        }
        faults.extend(self.inner_columns(slot, text, content.h, em));
        faults
    }

    /// Returns the insets by which matter leaves its slot, but for those at the trim that reach into the
    /// bleed.
    fn beyond(&self, slot: &Slot, inset: &Inset, whole: Rect) -> Vec<Fault> {
        let Size { w, h } = self.trim;
        let outer = slot.within.is_none();
        let sides = [
            (&inset.left, outer && whole.x0 <= Abs::ZERO),
            (&inset.top, outer && whole.y0 <= Abs::ZERO),
            (&inset.right, outer && whole.x1 >= w),
            (&inset.bottom, outer && whole.y1 >= h),
        ];
        let fault = |(length, on_trim): (&Option<Spanned<Length>>, bool)| {
            let length = length.as_ref()?;
            let least = if on_trim { -self.bleed } else { Abs::ZERO };
            let points = self.grid.units.abs(length.value);
            (points < least).then(|| outside(length, points, least))
        };
        sides.into_iter().filter_map(fault).collect()
    }

    fn inset(&self, inset: Option<&Inset>) -> Sides<Abs> {
        let side = |side: fn(&Inset) -> &Option<Spanned<Length>>| {
            let length = inset.and_then(|inset| side(inset).as_ref());
            self.grid.units.opt(length).unwrap_or(Abs::ZERO)
        };
        Sides {
            left: side(|inset| &inset.left),
            top: side(|inset| &inset.top),
            right: side(|inset| &inset.right),
            bottom: side(|inset| &inset.bottom),
        }
    }

    /// Returns what a head at the side takes of the width between the insets; it counts from the slot's
    /// own side.
    fn strip(&self, head: Option<&HeadPlace>, (left, right): (Abs, Abs)) -> Option<Abs> {
        use super::super::raw::HeadSide::{Left, Right};
        let head = head.filter(|head| head.columns.is_none() || head.lines.is_none())?;
        let width = self.grid.units.opt(head.width.as_ref());
        let width = width.unwrap_or(PageGrid::STRIP.at(self.grid.units.em));
        Some(match head.side? {
            Left => width - left,
            Right => width - right,
        })
    }

    /// Returns the fault of inner columns (or, in copy down the page, tiers) that are not as wide as a
    /// character.
    fn inner_columns(&self, slot: &Slot, width: Abs, height: Abs, em: Abs) -> Option<Fault> {
        let inside = slot.inside.as_ref()?;
        let count = i64::from(inside.columns.value);
        let gutter = self.grid.units.opt(inside.gutter.as_ref());
        let gutter = gutter.unwrap_or(if count > 1 { self.grid.gutter } else { Abs::ZERO });
        let vertical = is_vertical(self.house, slot);
        let there = if vertical { height } else { width };
        let wanted = em * count + gutter * (count - 1);
        (wanted > there).then(|| {
            let (wanted, there) = (wanted.to_pt(), there.to_pt());
            Fault {
                code: Code::NoRoomInSlot,
                range: inside.columns.range.clone(),
                message: text!(
                    "版位 `{name}` 放不下 {count} 栏：每栏一个字也要 {wanted:.1} 点，只有 {there:.1} 点",
                    "the slot `{name}` has no room for {count} columns: with a character each they \
                     take {wanted:.1} pt of {there:.1} pt",
                    name = slot.name.value
                ),
                hint: text!(
                    "减少 inside 的栏数，或改小栏距、inset 和标题的宽度",
                    "take fewer columns inside, or a smaller gutter, insets or head strip"
                ),
            }
        })
    }

    /// Returns the size of the copy of a slot.
    fn size(&self, slot: &Slot) -> Abs {
        let em = self.grid.units.em;
        if slot.kind.value == SlotKind::Photo {
            return em;
        }
        let named = slot.copy.as_ref().map(|copy| copy.value.as_str());
        let copy = named.or(self.house.default_copy());
        let copy = copy.and_then(|name| self.house.copy.get(name));
        let style = copy.and_then(|copy| self.house.styles.get(&copy.body.value));
        style.map_or(em, |style| self.grid.units.abs(style.size.value))
    }
}

/// Returns the widest inset, as far as one is written.
fn longest(inset: &Inset) -> Option<&Spanned<Length>> {
    let sides = [&inset.left, &inset.top, &inset.right, &inset.bottom];
    let written = sides.into_iter().filter_map(Option::as_ref);
    written.max_by(|a, b| a.value.value.total_cmp(&b.value.value))
}

fn no_room(key: Option<&Spanned<Length>>, name: &Spanned<String>, what: Text) -> Fault {
    let (word, Text { zh, en }) = (&name.value, what);
    Fault {
        code: Code::NoRoomInSlot,
        range: key.map_or(name.range.clone(), |key| key.range.clone()),
        message: text!(
            "{zh}之外，版位 `{word}` 里放不下一个字",
            "{en} the slot `{word}` has no room for a character"
        ),
        hint: text!("写小一些，或放大版位", "make it smaller, or the slot larger"),
    }
}

fn outside(length: &Spanned<Length>, points: Abs, least: Abs) -> Fault {
    let points = points.to_pt();
    let hint = match least < Abs::ZERO {
        true => {
            let most = least.to_pt();
            text!(
                "这一边在裁切线上，最多伸到出血：{most:.1}",
                "this side lies on the trim: down to {most:.1}, the bleed"
            )
        }
        false => text!(
            "写零或正的长度；伸进出血的一边须在裁切线上",
            "write zero or more; only a side that lies on the trim may reach into the bleed"
        ),
    };
    Fault {
        code: Code::InsetOutside,
        range: length.range.clone(),
        message: text!(
            "inset 是 {points:.1} 点，会印到版位之外",
            "an inset of {points:.1} pt prints outside the slot"
        ),
        hint,
    }
}
