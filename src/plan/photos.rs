//! Photographs of a page: the rows in which they stand, and the lines that they share with text and heads.

use std::sync::Arc;

use super::{Area, PagePlan};
use crate::edition::{Content, HeadPlace, Look, Photo, PhotoAlign, PhotoTie};
use crate::geom::Cells;
use crate::terms::SlotKind;

impl Area {
    /// Returns the photograph that stands in the area.
    pub fn photo(&self) -> Option<&Photo> {
        match &*self.holds {
            Content::Photo(photo) => Some(photo),
            _ => None,
        }
    }
}

/// Fewest lines that a photograph keeps whose first line is that of the text beside it.
const LEAST: u32 = 3;

impl PagePlan {
    /// Returns the cells of an area inside a story whose text begins on this line under its head: those of a
    /// photograph that begins with the text begin there, whatever the head takes; the foot stays.
    pub fn cells_beside(&self, at: usize, text: u32) -> Cells {
        let area = &self.areas[at];
        let cells = area.cells;
        if area.look.align != Some(PhotoAlign::Text) || area.photo().is_none() {
            return cells;
        }
        let under = self.head_over(at).map_or(text, |foot| text.max(foot + 1));
        match under + LEAST <= cells.lines.1 + 1 {
            true => Cells { lines: (under, cells.lines.1), ..cells },
            false => cells,
        }
    }

    /// Returns the last line that a head with a room of its own keeps clear over an area.
    fn head_over(&self, at: usize) -> Option<u32> {
        let own = self.areas[at].cells;
        let outer = &self.areas[self.areas[at].within?];
        match outer.look.head_place {
            HeadPlace::Cells(columns, lines) => {
                let over = columns.0 <= own.columns.1 && own.columns.0 <= columns.1;
                (over && lines.0 <= own.lines.0).then_some(lines.1 + outer.look.standoff)
            }
            _ => None,
        }
    }

    /// Returns the columns and lines of the head to which a photograph is tied, when that moves from the cells it
    /// has to others: the foot of the head moves as the edge does that meets it; `None` where nothing is tied.
    pub fn tied_head(&self, at: usize, cells: Cells) -> Option<((u32, u32), (u32, u32))> {
        let area = &self.areas[at];
        area.look.tie.filter(|tie| *tie == PhotoTie::Head)?;
        let story = &self.areas[area.within?];
        let HeadPlace::Cells(columns, (first, last)) = story.look.head_place else {
            return None;
        };
        let edge = |cells: Cells| match area.cells.lines.1 == last {
            true => i64::from(cells.lines.1),
            false => i64::from(cells.lines.0),
        };
        let foot = u32::try_from(i64::from(last) + edge(cells) - edge(area.cells)).ok()?;
        Some((columns, (first, foot.clamp(first, story.cells.lines.1))))
    }

    /// Returns the area of the story with its head as it is when a photograph tied to it moves to other cells.
    pub(super) fn with_tied_head(&self, at: usize, cells: Cells) -> Option<(usize, Area)> {
        let (columns, lines) = self.tied_head(at, cells)?;
        let outer = self.areas[at].within?;
        let story = &self.areas[outer];
        let head_place = HeadPlace::Cells(columns, lines);
        let look = Arc::new(Look { head_place, ..Look::clone(&story.look) });
        Some((outer, Area { look, ..story.clone() }))
    }

    /// Returns the photographs of the page by the rows in which they stand, each from the left; most stand
    /// alone. A row begins or ends on one line and belongs to one slot, or to none. Those of advertisements
    /// are the advertiser's and not among them.
    pub fn photo_rows(&self) -> Vec<Vec<usize>> {
        let mut rows: Vec<Vec<usize>> = Vec::new();
        let mut photos: Vec<usize> = self
            .named()
            .filter(|(id, area)| area.photo().is_some() && self.kind(*id) != SlotKind::Ad)
            .map(|(id, _)| id.slot)
            .collect();
        photos.sort_by_key(|at| (self.areas[*at].cells.columns, *at));
        for at in photos {
            let joins =
                |row: &&mut Vec<usize>| row.last().is_some_and(|it| self.beside(*it, at));
            match rows.iter_mut().find(joins) {
                Some(row) => row.push(at),
                None => rows.push(vec![at]),
            }
        }
        rows
    }

    /// Returns whether an area stands at the right of another, of the same slot, and begins or ends with it.
    fn beside(&self, left: usize, right: usize) -> bool {
        let (left, right) = (&self.areas[left], &self.areas[right]);
        let (a, b) = (left.cells, right.cells);
        left.within == right.within
            && a.columns.1 + 1 == b.columns.0
            && (a.lines.0 == b.lines.0 || a.lines.1 == b.lines.1)
    }
}
