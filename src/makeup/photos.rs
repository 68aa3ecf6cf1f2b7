//! Photographs as the buffer of a page: what shapes one may take, and what each is worth.
//!
//! Copy is longer or shorter on any day than the template's, and pictures have any shape. A photograph
//! inside a story takes lines from it or gives it lines before anything else is changed: no reader sees
//! whether it is a line higher. It stands in fewer of its slot's columns where it keeps more of itself
//! so, at the outer side of its story; the text takes what it leaves.
//!
//! Photographs of a row move as one, so that their edges and captions stay on common lines. None becomes a
//! strip or a pole. The ladder takes the shapes by which a story comes out full; where edges of slots
//! bend, they are searched together with these.

use std::collections::BTreeMap;

use crate::demerits::photo::{LEAST, Stands, WIDEST};
use crate::diag::SourceId;
use crate::edition::{Edition, HeadPlace, Photo, PhotoAlign, PhotoFit};
use crate::geom::{Abs, Cells, Rect, Size};
use crate::ids::{PageId, SlotId};
use crate::layout::{self, Compositor};
use crate::plan::{Area, PagePlan, Plan, hangs};

/// Photographs that move as one, from the left.
pub(super) type Row = Vec<SlotId>;

/// Cells that the photographs of a row may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The photographs with their cells.
    pub(super) cells: Vec<(SlotId, Cells)>,
    /// What all of them cost so.
    pub(super) demerits: u32,
    /// Lines of text that they displace, in all columns.
    pub(super) taken: u32,
}

/// How many lines the words under each photograph take in each width that it may have.
#[derive(Debug, Default)]
pub(super) struct Captions(BTreeMap<Words, u32>);

/// The words of a photograph, by their place in the files, in a width.
type Words = (SourceId, usize, Abs);

/// The photographs of an edition and what they may become, counted from the plan that was given.
#[derive(Clone, Copy)]
pub(super) struct Photos<'a> {
    edition: &'a Edition,
    given: &'a Plan,
    captions: &'a Captions,
}

/// Shortest stretch of text that may stand over or under a photograph: fewer lines are read as a caption.
const STRETCH: u32 = 4;

/// Lines by which the room of a head may grow with a photograph tied to it.
const HEAD_WHITE: u32 = 3;

/// Lowest picture, in lines, whatever its width.
const LOWEST: u32 = 3;

impl Captions {
    /// Reckons the captions of an edition in every width that its photographs may take.
    pub(super) fn of(compositor: &Compositor, edition: &Edition, plan: &Plan) -> Captions {
        let mut lines = BTreeMap::new();
        for page in &plan.pages {
            let areas = || page.areas.iter().filter(|area| area.photo().is_some());
            for photo in areas().filter_map(Area::photo) {
                for area in areas() {
                    let (first, last) = area.cells.columns;
                    for column in first..=last {
                        let cells = Cells { columns: (first, column), ..area.cells };
                        let narrow = Area { cells, ..area.clone() };
                        let key = key(photo, page, &narrow);
                        let typesetter = &compositor.typesetter;
                        lines.entry(key).or_insert_with(|| {
                            layout::caption_lines(
                                typesetter,
                                edition,
                                &page.given.grid,
                                &narrow,
                                photo,
                            )
                        });
                    }
                }
            }
        }
        Captions(lines)
    }

    fn lines(&self, photo: &Photo, page: &PagePlan, area: &Area) -> u32 {
        self.0.get(&key(photo, page, area)).copied().unwrap_or(u32::from(area.look.caption))
    }
}

/// Names the words of a photograph in the width of an area; a slot without a caption has no width for them.
fn key(photo: &Photo, page: &PagePlan, area: &Area) -> Words {
    let width = page.rect(area).inset(area.look.inset).width();
    let width = if area.look.caption { width } else { Abs::ZERO };
    (photo.span.source, photo.span.range.start, width)
}

impl<'a> Photos<'a> {
    /// Returns the photographs of an edition; what they may become counts from `given`.
    pub(super) fn new(
        edition: &'a Edition,
        given: &'a Plan,
        captions: &'a Captions,
    ) -> Photos<'a> {
        Photos { edition, given, captions }
    }

    /// Returns the rows of photographs on a page by a plan, those of advertisements not among them.
    pub(super) fn rows(&self, now: &Plan, page: PageId) -> Vec<Row> {
        let stands = |at: &usize| now.page(page).areas[*at].photo().is_some();
        let named = |row: Vec<usize>| {
            row.into_iter().filter(stands).map(|slot| SlotId { page, slot }).collect::<Row>()
        };
        let rows = self.given.page(page).photo_rows().into_iter().map(named);
        rows.filter(|row| !row.is_empty()).collect()
    }

    /// Returns the rows of photographs inside an area.
    pub(super) fn within(&self, now: &Plan, outer: SlotId) -> Vec<Row> {
        let mut rows = self.rows(now, outer.page);
        rows.retain(|row| now.outer(row[0]) == Some(outer));
        rows
    }

    /// Returns where the photographs of a row stand that nothing but the edges of their story has moved.
    pub(super) fn home(&self, now: &Plan, row: &[SlotId]) -> Vec<(SlotId, Cells)> {
        row.iter().map(|slot| (*slot, self.home_of(now, *slot))).collect()
    }

    /// Returns where a photograph stands that nothing but the edges of its story has moved.
    fn home_of(&self, now: &Plan, slot: SlotId) -> Cells {
        let own = self.given.area(slot).cells;
        let Some(outer) = self.given.outer(slot) else { return now.area(slot).cells };
        let (was, is) = (self.given.area(outer), now.area(outer).cells.lines);
        let by = |now: u32, then: u32| i64::from(now) - i64::from(then);
        let moved = (by(is.0, was.cells.lines.0), by(is.1, was.cells.lines.1));
        let (top, foot) = hangs(was, self.given.area(slot), moved);
        let line = |line: u32, by: i64| u32::try_from(i64::from(line) + by).unwrap_or(1).max(1);
        let lines = (line(own.lines.0, top), line(own.lines.1, foot));
        Cells { lines, ..own }
    }
}

impl Photos<'_> {
    /// Returns the shapes that the photographs of a row may take inside their story, the best first; `text`
    /// is the first line of its text, where that is known. A photograph that stands in no story keeps its own.
    pub(super) fn shapes(&self, now: &Plan, row: &[SlotId], text: Option<u32>) -> Vec<Shape> {
        let home = self.home(now, row);
        if row.first().is_none_or(|slot| now.outer(*slot).is_none()) {
            return Vec::new();
        }
        let mut shapes: Vec<Shape> = Vec::new();
        for columns in self.columns(row) {
            let narrow: Vec<(SlotId, Cells)> = home
                .iter()
                .zip(columns)
                .map(|((slot, cells), columns)| (*slot, Cells { columns, ..*cells }))
                .collect();
            for cells in self.places(now, &narrow, text) {
                if self.may_stand(now, &home, &cells, text) {
                    let (demerits, taken) =
                        (self.cost(now, &cells, text), self.taken(now, &cells, text));
                    shapes.push(Shape { cells, demerits, taken });
                }
            }
        }
        let change = |shape: &Shape| -> u32 {
            let off = |(a, b): (&(SlotId, Cells), &(SlotId, Cells))| {
                let ((_, a), (_, b)) = (a, b);
                a.lines.0.abs_diff(b.lines.0) + a.lines.1.abs_diff(b.lines.1)
            };
            shape.cells.iter().zip(&home).map(off).sum()
        };
        // Fewer columns are for the sake of the picture, never of the copy.
        let own = |(slot, cells): &(SlotId, Cells)| {
            self.given.area(*slot).cells.columns == cells.columns
        };
        let wide = |shape: &Shape| shape.cells.iter().all(own);
        let least = shapes.iter().filter(|shape| wide(shape)).map(|shape| shape.demerits).min();
        shapes.retain(|shape| wide(shape) || least.is_none_or(|least| shape.demerits < least));
        shapes.sort_by_key(|shape| (shape.demerits, change(shape)));
        shapes.dedup_by(|a, b| a.cells == b.cells);
        shapes
    }

    /// Returns the shape that the photographs of a row have by a plan, with what it costs.
    pub(super) fn shape(&self, now: &Plan, row: &[SlotId], text: Option<u32>) -> Shape {
        let cells = row.iter().map(|slot| {
            let mut cells = now.area(*slot).cells;
            if let Some(text) =
                text.filter(|text| self.is_aligned(*slot) && *text < cells.lines.1)
            {
                cells.lines.0 = text;
            }
            (*slot, cells)
        });
        let cells: Vec<(SlotId, Cells)> = cells.collect();
        let (demerits, taken) = (self.cost(now, &cells, text), self.taken(now, &cells, text));
        Shape { cells, demerits, taken }
    }

    /// Returns the cells of a row that is so many lines higher or, below zero, lower than it is: the edge moves
    /// that lies inside the story. `None` where it could not stand so.
    pub(super) fn changed(
        &self,
        now: &Plan,
        row: &[SlotId],
        by: i64,
    ) -> Option<Vec<(SlotId, Cells)>> {
        let own: Vec<(SlotId, Cells)> =
            row.iter().map(|slot| (*slot, now.area(*slot).cells)).collect();
        let outer = now.area(now.outer(row[0])?).cells;
        let keeps_top = self.is_aligned(row[0]) || self.hangs(row[0]);
        let at_foot = !keeps_top && own[0].1.lines.1 == outer.lines.1;
        let moved = |line: u32, by: i64| u32::try_from(i64::from(line) + by).ok();
        let cells = own.iter().map(|(slot, cells)| {
            let (first, last) = cells.lines;
            let lines = match at_foot {
                true => (moved(first, -by)?, last),
                false => (first, moved(last, by)?),
            };
            (lines.0 < lines.1).then_some((*slot, Cells { lines, ..*cells }))
        });
        let cells = cells.collect::<Option<Vec<_>>>()?;
        self.may_stand(now, &own, &cells, None).then_some(cells)
    }

    fn is_aligned(&self, slot: SlotId) -> bool {
        self.given.area(slot).look.align == Some(PhotoAlign::Text)
    }

    /// Returns whether a photograph hangs from the top of its story, beside the head: text stands under it and
    /// never over it.
    fn hangs(&self, slot: SlotId) -> bool {
        let given = self.given;
        let top = |slot: SlotId| given.area(slot).cells.lines.0;
        given.outer(slot).is_some_and(|outer| top(outer) == top(slot))
    }

    /// Returns the columns that the photographs of a row may take: all of theirs, or fewer, at the outer side of
    /// their story.
    fn columns(&self, row: &[SlotId]) -> Vec<Vec<(u32, u32)>> {
        let own = |slot: &SlotId| self.given.area(*slot).cells.columns;
        let all: Vec<(u32, u32)> = row.iter().map(own).collect();
        let outer = self.given.outer(row[0]).map_or(all[0], |outer| own(&outer));
        let (first, last) = (0, all.len() - 1);
        let (left, right) = (all[first].0 == outer.0, all[last].1 == outer.1);
        let mut options = vec![all.clone()];
        // What gave way beside a head would leave white there.
        if self.hangs(row[0]) {
            return options;
        }
        // What keeps to the right gives way at the left.
        if right || !left {
            options.extend((all[first].0 + 1..=all[first].1).map(|from| {
                let mut narrow = all.clone();
                narrow[first].0 = from;
                narrow
            }));
        }
        if left && (!right || all.len() > 1) {
            options.extend((all[last].0..all[last].1).map(|to| {
                let mut narrow = all.clone();
                narrow[last].1 = to;
                narrow
            }));
        }
        options
    }

    /// Returns how many thousandths of a photograph its place by a plan keeps; of one that stands whole, how well
    /// it fills that.
    pub(super) fn kept(&self, now: &Plan, slot: SlotId) -> Option<u32> {
        let placed = (slot, now.area(slot).cells);
        self.stands(now, placed, self.words(now, &[placed])).map(|stands| stands.kept)
    }

    /// Returns how high a row may be in these columns: as it is, by the reach of the house lower or higher or as
    /// its slots bend, as high as keeps its pictures from being strips, and as they are whole; in fewer
    /// columns all up to that.
    fn heights(&self, now: &Plan, row: &[(SlotId, Cells)]) -> Vec<u32> {
        let own = |slot: &SlotId| self.given.area(*slot).cells;
        let given = row.iter().map(|(slot, _)| own(slot).height()).min().unwrap_or(1);
        let given = self.template(row, given);
        let reach = self.edition.makeup.picture.lines(given);
        if reach == 0 {
            return Vec::new();
        }
        let lines = |shape: Option<(i64, i64)>| -> Vec<u32> {
            row.iter().map(|(slot, cells)| self.lines(now, *slot, *cells, shape)).collect()
        };
        let (whole, widest) = (lines(None), lines(Some(WIDEST)));
        let narrower = row.iter().any(|(slot, cells)| own(slot).width() > cells.width());
        let bends = row.iter().map(|(slot, _)| self.bends(*slot)).reduce(|a, b| {
            let ((least, most), (other_least, other_most)) = (a?, b?);
            Some((least.max(other_least), most.min(other_most)))
        });
        let (least, most) =
            bends.flatten().unwrap_or((given.saturating_sub(reach).max(1), given + reach));
        let most = [most].into_iter().chain(widest);
        let most = most.chain(whole.iter().copied().filter(|_| narrower)).max();
        let mut heights: Vec<u32> = (least..=most.unwrap_or(given)).collect();
        let stands_whole = |(slot, _): &(SlotId, Cells)| {
            let area = now.area(*slot);
            area.photo().is_some_and(|photo| photo.fit_in(&area.look) == PhotoFit::Whole)
        };
        heights.extend(
            whole.iter().zip(row).filter(|(_, it)| stands_whole(it)).map(|(high, _)| *high),
        );
        heights.sort_unstable();
        heights.dedup();
        // White under a head that has more room than it takes is a hole in the page.
        if row.iter().any(|(slot, _)| now.area(*slot).look.tie.is_some()) {
            heights.retain(|high| *high <= given + HEAD_WHITE);
        }
        heights
    }

    /// Returns how high a photograph may be at least and at most by its own slot.
    fn bends(&self, slot: SlotId) -> Option<(u32, u32)> {
        self.given.page(slot.page).given.template[slot.slot].bends
    }

    /// Returns how high the template has a row that is so high by the plan from which it counts: as high, where
    /// only edges of its story could have made it other than the house lets it become.
    fn template(&self, row: &[(SlotId, Cells)], given: u32) -> u32 {
        let height = |(slot, _): &(SlotId, Cells)| {
            self.given.page(slot.page).given.template[slot.slot].cells.height()
        };
        let template = row.iter().map(height).min().unwrap_or(given);
        let near = template.abs_diff(given) <= self.edition.makeup.picture.lines(template);
        if near { template } else { given }
    }

    /// Returns the cells that the photographs of a row may take in these columns: the edge moves that lies inside
    /// the story, either where both do.
    fn places(
        &self,
        now: &Plan,
        row: &[(SlotId, Cells)],
        text: Option<u32>,
    ) -> Vec<Vec<(SlotId, Cells)>> {
        let Some((slot, home)) = row.first().copied() else { return Vec::new() };
        let own = |slot: SlotId| self.given.area(slot).cells.height();
        let given = row.iter().map(|(slot, _)| own(*slot)).min().unwrap_or(1);
        let outer = now.outer(slot).map_or(home, |outer| now.area(outer).cells);
        let aligned = self.is_aligned(slot);
        let at_foot = !self.hangs(slot) && home.lines.1 == outer.lines.1;
        let top = |cells: &Cells| text.filter(|_| aligned).unwrap_or(cells.lines.0);
        let mut all: Vec<Vec<(SlotId, Cells)>> = Vec::new();
        for high in self.heights(now, row) {
            let height = |slot: SlotId| (own(slot) + high).checked_sub(given + 1);
            let from_top = row.iter().map(|(slot, cells)| {
                let lines = (top(cells), top(cells) + height(*slot)?);
                Some((*slot, Cells { lines, ..*cells }))
            });
            let from_foot = row.iter().map(|(slot, cells)| {
                let lines = (cells.lines.1.checked_sub(height(*slot)?)?, cells.lines.1);
                Some((*slot, Cells { lines, ..*cells }))
            });
            if aligned || !at_foot {
                all.extend(from_top.collect::<Option<Vec<_>>>());
            }
            if !aligned && !self.hangs(slot) {
                all.extend(from_foot.collect::<Option<Vec<_>>>());
            }
        }
        // From the head to its own foot, as high as the edges of the story leave it.
        if aligned {
            let full = row.iter().map(|(slot, cells)| {
                (*slot, Cells { lines: (top(cells), cells.lines.1), ..*cells })
            });
            all.push(full.collect());
        }
        let is_place =
            |(_, cells): &(SlotId, Cells)| 0 < cells.lines.0 && cells.lines.0 < cells.lines.1;
        all.retain(|row| row.iter().all(is_place));
        all
    }

    /// Returns how many lines a photograph takes in these columns, with its words, in proportions of width and height;
    /// its own when left out.
    fn lines(&self, now: &Plan, slot: SlotId, cells: Cells, shape: Option<(i64, i64)>) -> u32 {
        let page = now.page(slot.page);
        let area = Area { cells, ..now.area(slot).clone() };
        let Some(photo) = area.photo() else { return cells.height() };
        let room = self.room(now, slot, cells, None);
        let (w, h) = shape.unwrap_or(photo.shape);
        let high = room.width().ratio(h, w);
        let grid = &page.given.grid;
        // What insets and the optical white take of the lines.
        let lost = grid.pitch * i64::from(cells.height())
            - grid.pitch * i64::from(self.captions.lines(photo, page, &area))
            - room.height();
        let lines = (high + lost).div_ceil(grid.pitch).max(1) as u32;
        lines + self.captions.lines(photo, page, &area)
    }

    /// Returns the room of a picture on these cells, over the words of its row.
    fn room(&self, now: &Plan, slot: SlotId, cells: Cells, words: Option<u32>) -> Rect {
        let page = now.page(slot.page);
        let area = Area { cells, ..now.area(slot).clone() };
        let own = area.photo().map_or(0, |photo| self.captions.lines(photo, page, &area));
        layout::picture_room(&page.given.grid, &area, words.unwrap_or(own))
    }

    /// Returns how many lines are kept for the words under the photographs of a row.
    fn words(&self, now: &Plan, row: &[(SlotId, Cells)]) -> u32 {
        let lines = row.iter().filter_map(|(slot, cells)| {
            let area = Area { cells: *cells, ..now.area(*slot).clone() };
            Some(self.captions.lines(area.photo()?, now.page(slot.page), &area))
        });
        lines.max().unwrap_or(0)
    }

    /// Returns how a photograph stands on cells.
    fn stands(&self, now: &Plan, (slot, cells): (SlotId, Cells), words: u32) -> Option<Stands> {
        let area = now.area(slot);
        let photo = area.photo()?;
        let room = self.room(now, slot, cells, Some(words));
        let size = Size::new(room.width(), room.height());
        let kept = photo.kept(size, PhotoFit::Cover) * 1000.0;
        let given = self.given.area(slot).cells;
        let (was, is) = (given.width() * given.height(), cells.width() * cells.height());
        let whole = photo.fit_in(&area.look) == PhotoFit::Whole;
        let white = || cells.height().saturating_sub(self.lines(now, slot, cells, None));
        Some(Stands {
            kept: kept.round() as u32,
            whole,
            white: if whole { white() } else { 0 },
            place: (size.w.units(), size.h.units()),
            own: photo.shape,
            columns: given.width().saturating_sub(cells.width()),
            area: was.abs_diff(is) * 1000 / was.max(is).max(1),
            slivers: 0,
        })
    }

    /// Returns what the photographs of a row cost on these cells.
    fn cost(&self, now: &Plan, row: &[(SlotId, Cells)], text: Option<u32>) -> u32 {
        let words = self.words(now, row);
        let costs = row.iter().enumerate().filter_map(|(at, placed)| {
            let slivers = if at == 0 { self.slivers(now, row, text) } else { 0 };
            Some(Stands { slivers, ..self.stands(now, *placed, words)? }.demerits())
        });
        costs.sum()
    }

    /// Returns whether the photographs of a row may stand on cells: inside their story and clear of what
    /// else does, with room for their words, and neither strips nor cropped harder than where they stand
    /// on a page made for them.
    fn may_stand(
        &self,
        now: &Plan,
        home: &[(SlotId, Cells)],
        row: &[(SlotId, Cells)],
        text: Option<u32>,
    ) -> bool {
        let (words, before) = (self.words(now, row), self.words(now, home));
        let sliver = self.slivers(now, row, text) > self.slivers(now, home, text);
        let free = row.iter().all(|placed| self.is_clear(now, row, *placed, text));
        let fair = home.iter().zip(row).all(|(home, placed)| {
            let (Some(was), Some(is)) =
                (self.stands(now, *home, before), self.stands(now, *placed, words))
            else {
                return true;
            };
            let no_worse = !is.is_strip() || was.is_strip() && is.kept >= was.kept;
            let kept = is.kept >= LEAST || is.kept >= was.kept;
            no_worse && kept && placed.1.height() >= words + LOWEST
        });
        free && fair && !sliver
    }

    /// Returns whether a photograph on these cells lies inside its story, under its head, and clear of
    /// what else stands there.
    fn is_clear(
        &self,
        now: &Plan,
        row: &[(SlotId, Cells)],
        (slot, cells): (SlotId, Cells),
        text: Option<u32>,
    ) -> bool {
        let page = now.page(slot.page);
        let Some(outer) = now.outer(slot) else { return false };
        let outer_area = now.area(outer);
        let (outer, given) = (outer_area.cells, self.home_of(now, slot));
        let top = text.unwrap_or(outer.lines.0 + 1).min(given.lines.0);
        let inside = top <= cells.lines.0 && cells.lines.1 <= outer.lines.1;
        let apart = |(id, other): (SlotId, &Area)| {
            let moved = row.iter().any(|(slot, _)| *slot == id);
            moved
                || other.within != page.area(slot).within
                || other.holds.is_nothing()
                || cells.lines.1 + other.look.standoff < other.cells.lines.0
                || other.cells.lines.1 + other.look.standoff < cells.lines.0
                || cells.columns.1 < other.cells.columns.0
                || other.cells.columns.1 < cells.columns.0
        };
        let HeadPlace::Cells(columns, head) = outer_area.look.head_place else {
            return inside && (page.named().all(apart) || within(cells, given));
        };
        // The foot of a tied head moves with the photograph.
        let tied = page.area(slot).look.tie.is_some();
        let under = columns.1 < cells.columns.0
            || cells.columns.1 < columns.0
            || head.1 + outer_area.look.standoff < cells.lines.0
            || cells.lines.1 < head.0;
        inside && (tied || under) && (page.named().all(apart) || within(cells, given))
    }

    /// Returns how many of the stretches of text over and under a row are so short that they read as captions.
    fn slivers(&self, now: &Plan, row: &[(SlotId, Cells)], text: Option<u32>) -> u32 {
        let (mut over, mut under) = (false, false);
        for (slot, cells) in row {
            let standoff = now.area(*slot).look.standoff;
            for column in cells.columns.0..=cells.columns.1 {
                let Some((first, last)) = self.stretch(now, row, *slot, column, text) else {
                    continue;
                };
                let short = |lines: u32| lines > 0 && lines < STRETCH;
                over |= first.is_some_and(|first| {
                    short(cells.lines.0.saturating_sub(standoff).saturating_sub(first))
                });
                under |= short(last.saturating_sub(cells.lines.1 + standoff));
            }
        }
        u32::from(over) + u32::from(under)
    }

    /// Returns the first and the last line that text could take in a column round a photograph: between the head,
    /// the foot, and what else stands in its story. The first is not known where the head ends nobody knows where.
    fn stretch(
        &self,
        now: &Plan,
        row: &[(SlotId, Cells)],
        slot: SlotId,
        column: u32,
        text: Option<u32>,
    ) -> Option<(Option<u32>, u32)> {
        let page = now.page(slot.page);
        let outer = page.area(now.outer(slot)?);
        let grid = &page.given.grid;
        let content = page.rect(outer).inset(outer.look.inset);
        let (mut first, mut last) = (text, grid.last_line_until(content.y1));
        let own = row.iter().find(|(id, _)| *id == slot).map(|(_, cells)| *cells)?;
        let mut others: Vec<(Cells, u32)> = page
            .named()
            .filter(|(id, other)| {
                other.within == page.area(slot).within
                    && !other.holds.is_nothing()
                    && row.iter().all(|(slot, _)| slot != id)
            })
            .map(|(_, other)| (other.cells, other.look.standoff))
            .collect();
        if let HeadPlace::Cells(columns, lines) = outer.look.head_place {
            others.push((Cells { columns, lines }, outer.look.standoff));
        }
        for (cells, standoff) in others {
            if column < cells.columns.0 || cells.columns.1 < column {
                continue;
            }
            if cells.lines.1 < own.lines.0 {
                first = Some((cells.lines.1 + standoff + 1).max(first.unwrap_or(0)));
            } else if own.lines.1 < cells.lines.0 {
                last = last.min((cells.lines.0 - 1).saturating_sub(standoff));
            }
        }
        Some((first, last))
    }

    /// Returns how many lines of text the photographs of a row displace on these cells.
    fn taken(&self, now: &Plan, row: &[(SlotId, Cells)], text: Option<u32>) -> u32 {
        let lines = row.iter().map(|(slot, cells)| {
            let standoff = now.area(*slot).look.standoff;
            let columns = cells.columns.0..=cells.columns.1;
            let lines = columns.map(|column| {
                let bounds = self.stretch(now, row, *slot, column, text);
                let (first, last) = bounds.unwrap_or((None, cells.lines.1));
                let first = first.unwrap_or(cells.lines.0);
                let from = cells.lines.0.saturating_sub(standoff).max(first.min(cells.lines.0));
                let to = (cells.lines.1 + standoff).min(last.max(cells.lines.1));
                to + 1 - from
            });
            lines.sum::<u32>() + self.tied(now, *slot, *cells)
        });
        lines.sum()
    }

    /// Returns how many lines of text the head displaces to which a photograph is tied.
    fn tied(&self, now: &Plan, slot: SlotId, cells: Cells) -> u32 {
        let Some(head) = now.page(slot.page).tied_head(slot.slot, cells) else { return 0 };
        let (columns, lines) = head;
        (columns.1 + 1 - columns.0) * (lines.1 + 1 - lines.0)
    }
}

/// Returns whether cells lie inside others.
fn within(cells: Cells, other: Cells) -> bool {
    other.lines.0 <= cells.lines.0
        && cells.lines.1 <= other.lines.1
        && other.columns.0 <= cells.columns.0
        && cells.columns.1 <= other.columns.1
}
