//! What can be changed in a plan, one thing at a time.

use std::sync::Arc;

use super::{Area, CopyFit, Leg, Plan, TitleFit};
use crate::edition::Content;
use crate::geom::{Abs, Cells};
use crate::ids::{SlotId, StoryId};

/// One change of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The headline of an area gets another size, in thousandths of what its style says.
    ScaleHead(SlotId, u32),
    /// The title in an area stands in another size, or is known to stand in this one.
    Title(SlotId, TitleFit),
    /// The strip of a head at the side of an area gets another width, and its rows so much white beside
    /// them.
    Strip(SlotId, Abs, Abs),
    /// The head at the side of an area goes across its top.
    Across(SlotId),
    /// The headline of an area gets so many lines of white in all.
    White(SlotId, u32),
    /// Areas get other cells: a photograph, or those of a row, which move as one.
    Cells(Vec<(SlotId, Cells)>),
    /// The photographs of two areas change places.
    Swap(SlotId, SlotId),
    /// The subheads of a story get so many lines more, or less, than their style says.
    Subheads(StoryId, i32),
    /// So many of the pull quotes of a story stand, the first ones.
    Pulls(StoryId, usize),
    /// The type of a story in a panel is a step larger.
    Larger(StoryId),
    /// The upper edge of an area moves by so many lines, down where they are more than none, with all that
    /// stands at it and hangs on it.
    Edge(SlotId, i32),
    /// An empty area gives its room to the neighbours that its slot names.
    Give(SlotId),
    /// What an area holds is left out.
    Leave(SlotId),
    /// A story goes on in these slots.
    Jump(StoryId, Vec<Leg>),
}

/// What takes a [`Move`] back.
#[derive(Debug)]
pub struct Undo(Vec<Was>);

/// How one thing was before.
#[derive(Debug)]
enum Was {
    Area(SlotId, Area),
    Fit(StoryId, Option<CopyFit>),
    Legs(StoryId, Option<Vec<Leg>>),
    In(StoryId),
}

impl Plan {
    /// Changes the plan; what it returns changes it back.
    pub fn apply(&mut self, change: &Move) -> Undo {
        match change {
            Move::ScaleHead(id, permille) => {
                self.change(*id, |area| area.head_fit.permille = *permille)
            }
            Move::Title(id, title) => {
                self.change(*id, |area| area.head_fit.title = Some(*title))
            }
            Move::Strip(id, width, aside) => {
                self.change(*id, |area| area.head_fit.strip = Some((*width, *aside)))
            }
            Move::Across(id) => {
                let across = self.area(*id).across(&self.page(id.page).given.grid);
                self.replace(*id, across.map(|area| vec![(id.slot, area)]))
            }
            Move::White(id, lines) => self.change(*id, |area| area.head_fit.white = *lines),
            Move::Cells(areas) => self.place(areas),
            Move::Swap(a, b) => self.swap(*a, *b),
            Move::Subheads(story, lines) => self.refit(*story, |fit| fit.subheads = *lines),
            Move::Pulls(story, stand) => self.refit(*story, |fit| fit.pulls = Some(*stand)),
            Move::Larger(story) => self.refit(*story, |fit| fit.larger = true),
            Move::Edge(id, by) => self.replace(*id, self.page(id.page).moved(id.slot, *by)),
            Move::Give(id) => self.replace(*id, self.page(id.page).given_away(id.slot)),
            Move::Leave(id) => self.leave(*id),
            Move::Jump(story, legs) => {
                Undo(vec![Was::Legs(*story, self.legs.insert(*story, legs.clone()))])
            }
        }
    }

    /// Changes the plan back.
    pub fn undo(&mut self, undo: Undo) {
        for was in undo.0.into_iter().rev() {
            match was {
                Was::Area(id, area) => *self.area_mut(id) = area,
                Was::Fit(story, Some(fit)) => {
                    self.fits.insert(story, fit);
                }
                Was::Fit(story, None) => {
                    self.fits.remove(&story);
                }
                Was::Legs(story, Some(legs)) => {
                    self.legs.insert(story, legs);
                }
                Was::Legs(story, None) => {
                    self.legs.remove(&story);
                }
                Was::In(story) => {
                    self.out.remove(&story);
                }
            }
        }
    }

    fn change(&mut self, id: SlotId, change: impl FnOnce(&mut Area)) -> Undo {
        let area = self.area_mut(id);
        let was = area.clone();
        change(area);
        Undo(vec![Was::Area(id, was)])
    }

    fn swap(&mut self, a: SlotId, b: SlotId) -> Undo {
        let [in_a, in_b] = [a, b].map(|id| self.area(id).holds.clone());
        let mut undo = self.change(a, |area| area.holds = in_b);
        undo.0.extend(self.change(b, |area| area.holds = in_a).0);
        undo
    }

    /// Gives areas other cells; with a photograph tied to the head of its story moves the foot of that.
    fn place(&mut self, areas: &[(SlotId, Cells)]) -> Undo {
        let mut was = Vec::new();
        for (id, cells) in areas {
            let tied = self.page(id.page).with_tied_head(id.slot, *cells);
            if let Some((slot, story)) = tied {
                let id = SlotId { slot, ..*id };
                was.push(Was::Area(id, std::mem::replace(self.area_mut(id), story)));
            }
            was.extend(self.change(*id, |area| area.cells = *cells).0);
        }
        Undo(was)
    }

    /// Puts changed areas of the page of `id` in the place of what they were; where they cannot be, all stays.
    fn replace(&mut self, id: SlotId, changed: Option<Vec<(usize, Area)>>) -> Undo {
        let changed = changed.into_iter().flatten();
        Undo(
            changed
                .map(|(slot, area)| {
                    let id = SlotId { slot, ..id };
                    Was::Area(id, std::mem::replace(self.area_mut(id), area))
                })
                .collect(),
        )
    }

    fn refit(&mut self, story: StoryId, change: impl FnOnce(&mut CopyFit)) -> Undo {
        let was = self.fits.get(&story).copied();
        let mut fit = was.unwrap_or_default();
        change(&mut fit);
        match fit == CopyFit::default() {
            true => self.fits.remove(&story),
            false => self.fits.insert(story, fit),
        };
        Undo(vec![Was::Fit(story, was)])
    }

    /// Empties an area; with a story go the photographs inside its area.
    fn leave(&mut self, id: SlotId) -> Undo {
        let mut gone = vec![id];
        let mut was = Vec::new();
        if let Content::Story(story) = *self.area(id).holds {
            let areas = self.page(id.page).areas.iter().enumerate();
            let inside = areas.filter(|(_, area)| {
                area.within == Some(id.slot) && matches!(*area.holds, Content::Photo(_))
            });
            gone.extend(inside.map(|(slot, _)| SlotId { slot, ..id }));
            if self.out.insert(story) {
                was.push(Was::In(story));
            }
        }
        for id in gone {
            let area = self.area_mut(id);
            was.push(Was::Area(id, area.clone()));
            area.holds = Arc::new(Content::Empty);
        }
        Undo(was)
    }
}
