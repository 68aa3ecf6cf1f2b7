//! Copy set vertically in its slot (竖排): lines run down, one beside the other from right to left.
//!
//! The places are [`LinePlace`]s like those of copy across, each as long as the copy area is high, so that the
//! flow fills them alike; a place's `x` is the left side of its line's em box. Columns inside the slot
//! are tiers, one under the other.

use std::ops::Range;

use super::dots;
use super::flow::Placed;
use super::passage::Passage;
use super::places::{self, CopyArea, LinePlace, SHORTEST};
use super::typesetter::Typesetter;
use crate::color::Ink;
use crate::diag::Span;
use crate::edition::CopyStyle;
use crate::frame::{FrameItem, Shape};
use crate::geom::{Abs, Point, Rect};
use crate::plan::{Area, PagePlan};
use crate::text;

/// How lines stand beside each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines {
    /// Width of a line: the size of the body.
    em: Abs,
    /// From the middle of a line to that of the next.
    pub(crate) leading: Abs,
}

impl Lines {
    /// Returns those of a copy style on a page.
    pub(crate) fn of(page: &PagePlan, copy: &CopyStyle) -> Lines {
        let em = copy.body.size;
        Lines { em, leading: copy.leading.unwrap_or(page.given.grid.pitch).max(em) }
    }

    /// Returns the room of a piece of copy on its places.
    pub(crate) fn rect(self, placed: &Placed, places: &[LinePlace]) -> Rect {
        let places = places[placed.place..placed.place + placed.count].iter();
        let rects = places.map(|place| self.place(place));
        rects.reduce(Rect::union).unwrap_or_default()
    }

    /// Returns the room of one line.
    pub(crate) fn place(self, place: &LinePlace) -> Rect {
        Rect::new(place.x, place.top, place.x + self.em, place.top + place.measure)
    }

    /// Returns the ink of a piece of copy.
    pub(crate) fn ink(
        self,
        typesetter: &Typesetter,
        passage: &Passage,
        dotted: &[Range<usize>],
        placed: &Placed,
        places: &[LinePlace],
        span: &dyn Fn(Range<usize>) -> Option<Span>,
    ) -> Vec<FrameItem> {
        let Passage { words, style, .. } = passage;
        let room = self.rect(placed, places);
        let justify = passage.justifies();
        let beyond = self.leading * (placed.lines().len() as i64 - 1);
        let mut middle = room.x0 + (room.width() + beyond) / 2;
        let mut items = Vec::new();
        if let Some(text) = passage.text().filter(|text| text.bullet)
            && placed.lines().first().is_some_and(|line| line.bytes.start == 0)
        {
            items.push(square(middle, room.y0, placed.room.indent, text.size));
        }
        for line_break in placed.lines() {
            let line = text::set_line(&words.prepared, line_break, placed.room, justify);
            if !dotted.is_empty() {
                let place = |along: Abs| Point::new(middle, room.y0 + along);
                let span = span(line_break.bytes.clone());
                let span = span.as_ref();
                items
                    .extend(dots::dots(typesetter, words, &line, dotted, *style, &place, span));
            }
            items.extend(passage.items(line.runs, Point::new(middle, room.y0), span));
            middle -= self.leading;
        }
        items
    }
}

/// Returns the places of the lines of region `region` under `top`, minus what stands inside the slot.
pub(crate) fn line_places(
    page: &PagePlan,
    slot: usize,
    copy_area: &CopyArea,
    top: Abs,
    region: usize,
    copy: &CopyStyle,
) -> Vec<LinePlace> {
    let Lines { em, leading } = Lines::of(page, copy);
    let own = &page.areas[slot];
    let text = page.given.grid.first_line_from(top);
    let obstacles = places::obstacles(page, slot, copy_area, text);
    let across = copy_area.text.width();
    let count = if across < em { 0 } else { (across - em).div_floor(leading) + 1 };
    let mut places: Vec<LinePlace> = Vec::new();
    let mut run = 0;
    for (top, measure) in tiers(page, own, (top, copy_area.content.y1), em) {
        let mut before = None;
        for line in 0..count {
            let x = copy_area.text.x1 - em - leading * line;
            let mut free = vec![(top, top + measure)];
            for (first, last) in blocked(page, &obstacles, x, x + em) {
                free = free.into_iter().flat_map(|part| cut(part, first, last)).collect();
            }
            for (top, foot) in free {
                let length = em * (foot - top).div_floor(em);
                if length < measure.min(em * SHORTEST) {
                    continue;
                }
                // Beyond a line that something inside the slot takes whole another run begins.
                run += u32::from(before != Some((line - 1, top, length)));
                before = Some((line, top, length));
                let line = line as u32 + 1;
                places.push(LinePlace {
                    region,
                    run,
                    line,
                    x,
                    measure: length,
                    top,
                    baseline: top,
                });
            }
        }
    }
    places
}

/// Returns the tiers of a slot, each a whole number of characters high: upper side and height.
fn tiers(page: &PagePlan, slot: &Area, (top, foot): (Abs, Abs), em: Abs) -> Vec<(Abs, Abs)> {
    let inside = slot.look.inside;
    let count = inside.map_or(1, |inside| i64::from(inside.columns)).max(1);
    let gutter = inside.and_then(|inside| inside.gutter).unwrap_or(page.given.grid.gutter);
    let height = (foot - top - gutter * (count - 1)) / count;
    let fitting = em * height.div_floor(em).max(0);
    let asked = inside.and_then(|inside| inside.chars).map(|chars| em * i64::from(chars));
    let measure = asked.map_or(fitting, |asked| asked.min(fitting));
    if measure <= Abs::ZERO {
        return Vec::new();
    }
    let pitch = (height + gutter).max(measure);
    (0..count).map(|tier| (top + pitch * tier, measure)).collect()
}

/// Returns what obstacles block of a line between these sides: upper and lower side of each.
fn blocked(
    page: &PagePlan,
    obstacles: &[places::Obstacle],
    x0: Abs,
    x1: Abs,
) -> Vec<(Abs, Abs)> {
    let gutter = page.given.grid.gutter;
    let near = obstacles.iter().filter(|o| x0 < o.x1 + gutter && o.x0 - gutter < x1);
    let height = |line: u32| page.given.grid.line_top(line.max(1));
    near.map(|o| (height(o.lines.0), height(o.lines.1) + page.given.grid.em)).collect()
}

/// Takes the stretch between `first` and `last` out of a part of a line.
fn cut((top, foot): (Abs, Abs), first: Abs, last: Abs) -> Vec<(Abs, Abs)> {
    if last <= top || foot <= first {
        return vec![(top, foot)];
    }
    [(top, first), (last, foot)].into_iter().filter(|(top, foot)| top < foot).collect()
}

/// Moves the places so that `used` lines of copy stand in the middle of a slot whose white is part of
/// the design.
pub(crate) fn centre(places: &mut [LinePlace], lines: Lines, used: usize) {
    let free = places.len().saturating_sub(used) as i64;
    let one_tier = places.windows(2).all(|pair| pair[0].run == pair[1].run);
    if used == 0 || !one_tier {
        return;
    }
    for place in places {
        place.x -= lines.leading * free / 2;
    }
}

/// Returns the square that stands over an item of a list.
fn square(middle: Abs, top: Abs, indent: Abs, size: Abs) -> FrameItem {
    let side = size.ratio(4, 10);
    let y = top + (indent - size).max(Abs::ZERO) + (size - side) / 2;
    let x = middle - side / 2;
    let rect = Rect::new(x, y, x + side, y + side);
    FrameItem::Shape(Shape { rect, ink: Ink::BLACK, outline: None })
}
