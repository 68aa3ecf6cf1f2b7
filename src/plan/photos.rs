//! Photographs of a page that stand in rows.

use super::{Area, PagePlan};
use crate::edition::{Content, Photo};
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

impl PagePlan {
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
