//! How a filler could stand in white: in which of its sizes, over how many columns and lines, and what of the
//! white it would leave.

use std::cmp::Reverse;
use std::sync::Arc;

use super::{Filling, Hole, LEAST, Room, SPARE};
use crate::demerits::photo::{NARROWEST, WIDEST};
use crate::edition::{Content, FillerMatter, HeadPlace, Photo, PhotoFit, Stand};
use crate::geom::{Abs, Cells, Size};
use crate::ids::{PageId, StoryId};
use crate::layout::{self, Effort};
use crate::plan::{Area, HeadFit};
use crate::terms::SlotKind;

/// Lowest filler, in lines.
const LOWEST: u32 = 4;
/// Highest brief, in lines.
const HIGHEST: u32 = 60;
/// Thousandths of a picture that are shown at least.
const SHOWN: u32 = 800;
/// The same of the room of one that stands whole.
const WHOLE: u32 = 900;

/// A filler as it could stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    pub(super) stand: Stand,
    /// Lines of white that it leaves, in all columns; none where that is none to speak of.
    rest: u32,
    /// What is cut off its picture, in thousandths.
    cut: u32,
}

/// A filler over some columns.
#[derive(Clone, Copy, Debug)]
struct Sized {
    size: usize,
    lines: u32,
    cut: u32,
}

impl Offer {
    /// Returns by what offers are ordered: what leaves least, the first of the issue file, what is cropped
    /// least, the narrowest.
    pub(super) fn rank(&self) -> (u32, usize, u32, u32, Reverse<u32>) {
        let Stand { filler, cells, .. } = self.stand;
        (self.rest, filler, self.cut, cells.width(), Reverse(cells.columns.0))
    }
}

impl Filling<'_> {
    /// Returns how a filler could stand in a hole.
    pub(super) fn offers(&self, hole: &Hole, filler: usize) -> Vec<Offer> {
        let given = &self.edition.fillers.given[filler];
        let page = hole.slot.page;
        let vacant = self.plan.area(hole.slot).look.kind == SlotKind::Ad;
        if !given.may_stand_on(page) || vacant && !matches!(given.matter, FillerMatter::Ad(_)) {
            return Vec::new();
        }
        let offers = |wide: u32| match &hole.room {
            Room::Behind(_, upto) => self.at_foot(hole, *upto, filler, wide),
            Room::Empty(cells, _) => self.in_empty(*cells, page, filler, wide),
        };
        (1..=self.width(hole)).flat_map(offers).collect()
    }

    fn width(&self, hole: &Hole) -> u32 {
        match &hole.room {
            Room::Behind(..) => self.plan.area(hole.slot).cells.width(),
            Room::Empty(cells, _) => cells.width(),
        }
    }

    /// Returns how a filler could stand over so many columns at the foot of a slot with copy, which needs its
    /// lines down to `upto`: as far to the right as nothing else is in the way.
    fn at_foot(&self, hole: &Hole, upto: u32, filler: usize, wide: u32) -> Vec<Offer> {
        let area = self.plan.area(hole.slot);
        let columns = area.cells.columns;
        let (mut offers, mut feet) = (Vec::new(), Vec::new());
        for first in (columns.0..=columns.1 + 1 - wide).rev() {
            let columns = (first, first + wide - 1);
            let foot = self.foot(hole, columns);
            if feet.contains(&foot) {
                continue;
            }
            // A line of white parts it from the copy above.
            let most = (hole.free / wide).min(foot.saturating_sub(upto)).saturating_sub(1);
            for sized in self.sized(filler, hole.slot.page, wide, most) {
                let cells = Cells { columns, lines: (foot + 1 - sized.lines, foot) };
                if !self.is_clear(hole, cells) {
                    continue;
                }
                feet.push(foot);
                let rest = hole.free - wide * (sized.lines + 1);
                // Columns that all end a line higher are full.
                let rest = if rest < area.cells.width() { 0 } else { rest };
                let within = Some(hole.slot.slot);
                let (size, page) = (sized.size, hole.slot.page);
                let stand = Stand { filler, size, page, cells, within };
                offers.push(Offer { stand, rest, cut: sized.cut });
            }
        }
        offers
    }

    /// Returns the last line of columns of a slot over what stands at its foot.
    fn foot(&self, hole: &Hole, columns: (u32, u32)) -> u32 {
        let page = self.plan.page(hole.slot.page);
        let mut foot = page.area(hole.slot).cells.lines.1;
        let inner = page.areas.iter().filter(|it| it.within == Some(hole.slot.slot));
        let inner: Vec<&Area> = inner.filter(|it| !it.holds.is_nothing()).collect();
        let at_foot = |it: &&&Area, foot: u32| {
            let Cells { columns: own, lines } = it.cells;
            let over = own.0 <= columns.1 && columns.0 <= own.1;
            over && lines.0 <= foot && foot <= lines.1 + it.look.standoff
        };
        while let Some(it) = inner.iter().find(|it| at_foot(it, foot)) {
            let above = it.cells.lines.0.saturating_sub(1 + it.look.standoff.max(1));
            foot = above.min(foot.saturating_sub(1));
        }
        foot
    }

    /// Returns how a filler could stand over so many columns in cells in which nothing stands: across all of
    /// them, or as high as they are.
    fn in_empty(&self, room: Cells, page: PageId, filler: usize, wide: u32) -> Vec<Offer> {
        let (width, height) = (room.width(), room.height());
        let sized = self.sized(filler, page, wide, height).into_iter();
        let sized = sized.filter(|sized| wide == width || height - sized.lines <= SPARE);
        let offers = sized.map(|sized| {
            let (first, top) = (room.columns.0, room.lines.0);
            let cells = Cells {
                columns: (first, first + wide - 1),
                lines: (top, top + sized.lines - 1),
            };
            let under = height - sized.lines;
            let under = if under <= SPARE { 0 } else { under };
            let rest = wide * under + (width - wide) * height;
            let stand = Stand { filler, size: sized.size, page, cells, within: None };
            Offer { stand, rest, cut: sized.cut }
        });
        offers.collect()
    }

    /// Returns whether nothing stands in the way of a filler in cells of a slot: neither what is inside the
    /// slot nor its head.
    fn is_clear(&self, hole: &Hole, cells: Cells) -> bool {
        let page = self.plan.page(hole.slot.page);
        let area = page.area(hole.slot);
        let grid = &page.given.grid;
        // With the line above that parts it from the copy.
        let over =
            Cells { lines: (cells.lines.0.saturating_sub(1).max(1), cells.lines.1), ..cells };
        let rect = grid.rect(over.columns, over.lines);
        let inner = page.areas.iter().filter(|it| it.within == Some(hole.slot.slot));
        let mut inner = inner.filter(|it| !it.holds.is_nothing());
        let meets = |it: &Area| {
            let lines = (it.cells.lines.0, it.cells.lines.1 + it.look.standoff);
            grid.rect(it.cells.columns, lines).overlaps(rect)
        };
        let beside = area.look.head_place != HeadPlace::Top;
        let aside = beside && area.head_area(grid).overlaps(rect);
        !aside && !inner.any(meets)
    }

    /// Returns the sizes in which a filler could stand over so many columns in so many lines at most.
    fn sized(&self, filler: usize, page: PageId, wide: u32, most: u32) -> Vec<Sized> {
        let given = &self.edition.fillers.given[filler];
        let spans = given.columns.0 <= wide && wide <= given.columns.1;
        match &given.matter {
            FillerMatter::Ad(sizes) => {
                let fits = sizes.iter().enumerate().filter(|(_, ad)| {
                    ad.columns == wide && (LOWEST..=most).contains(&ad.lines)
                });
                fits.map(|(size, ad)| Sized { size, lines: ad.lines, cut: 0 }).collect()
            }
            _ if !spans || most < LOWEST => Vec::new(),
            FillerMatter::Picture(photo) => {
                let mut heights = (LOWEST..=most).rev();
                let sized = heights.find_map(|lines| self.picture(photo, page, wide, lines));
                sized.into_iter().collect()
            }
            FillerMatter::Brief(_) => {
                let lines = self.brief(filler, page, wide, most.min(HIGHEST));
                lines.map(|lines| Sized { size: 0, lines, cut: 0 }).into_iter().collect()
            }
        }
    }

    /// Returns a picture over so many columns and lines, where it has the shape of one there, and is sharp
    /// enough.
    fn picture(&self, photo: &Photo, page: PageId, wide: u32, lines: u32) -> Option<Sized> {
        let grid = &self.plan.page(page).given.grid;
        let look = self.edition.fillers.picture.clone();
        let area = Area {
            cells: Cells { columns: (1, wide), lines: (1, lines) },
            within: None,
            holds: Arc::new(Content::Empty),
            head_fit: HeadFit::default(),
            look,
        };
        let typesetter = &self.desk.compositor.typesetter;
        let caption = layout::caption_lines(typesetter, &self.edition, grid, &area, photo);
        let room = layout::picture_room(grid, &area, caption);
        let fit = photo.fit_in(&area.look);
        let size = Size::new(room.width(), room.height());
        let shown = (photo.kept(size, PhotoFit::Cover) * 1000.0) as u32;
        let (w, h) = (size.w.units(), size.h.units());
        let wider = |(wide, high): (i64, i64)| w * high > h * wide;
        let good = match fit {
            PhotoFit::Whole => shown >= WHOLE,
            PhotoFit::Cover => shown >= SHOWN && !wider(WIDEST) && wider(NARROWEST),
        };
        let pixels = f64::from(self.edition.pictures.get(photo.image.0 as usize)?.width);
        let full = photo.placed(room, fit).full.width();
        let ppi = pixels * 72.0 / full.max(Abs::from_units(1)).to_pt();
        let sharp = ppi >= f64::from(self.edition.limits.picture_warning_ppi);
        (good && sharp).then_some(Sized { size: 0, lines, cut: 1000 - shown.min(1000) })
    }

    /// Returns how many lines high a brief stands over so many columns, its last line at the foot.
    fn brief(&self, filler: usize, page: PageId, wide: u32, most: u32) -> Option<u32> {
        let fit = |lines: u32| {
            let cells = Cells { columns: (1, wide), lines: (1, lines) };
            let stand = Stand { filler, size: 0, page, cells, within: None };
            let (filling, _) = self.with(&stand, &[]);
            let id = StoryId(filling.edition.stories.len() - 1);
            let fit = self.desk.fit((&filling.edition, &filling.plan), id, &[], Effort::Set);
            (fit.over() == 0).then_some(fit)
        };
        let loose = fit(most)?;
        let least = most.saturating_sub(loose.free / wide);
        let full = |lines: &u32| {
            let fits = fit(*lines).filter(|fit| fit.gap() == 0);
            fits.is_some_and(|fit| fit.parts.iter().all(|part| part.head.flaws == 0))
        };
        (least.saturating_sub(1).max(LOWEST)..=(least + 1).min(most)).find(full)
    }
}

const _: () = assert!(LOWEST < LEAST);
