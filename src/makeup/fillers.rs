//! Fillers: what the issue names for white that is left when a page is made up.
//!
//! White is left behind copy that is too short for its slot, whatever edges and photographs could do about
//! it, and where a slot stays empty and no neighbour takes its room. The largest is filled first, by what
//! leaves least of it; of what leaves as little the first of the issue file. In a slot with copy a filler
//! stands at the foot, over as many of its columns as it spans, and the copy runs down beside it. Nothing
//! that stands moves: no edge, no head, no advertisement.
//!
//! Verse and what has a box keep their white, and so do booked, held and dummy slots.

mod offers;

use std::cmp::Reverse;

use super::{Desk, absorb};
use crate::edition::{Content, Edition, FillerMatter, Flow, Stand};
use crate::geom::{Abs, Cells, Sides};
use crate::ids::{SlotId, StoryId};
use crate::layout::Effort;
use crate::plan::{Decision, Deed, Plan, Reason};
use crate::terms::{Fill, SlotKind};

use offers::Offer;

/// White of fewer lines of a column is none that a filler could take.
const LEAST: u32 = 8;

/// Lines of white that may stay under a filler in an empty slot.
const SPARE: u32 = 2;

/// Lines of copy that stand over a filler at least.
const STRETCH: u32 = 4;

/// What came of the fillers of an edition.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The edition with the slots of those that stand; `None` where none does.
    pub(super) edition: Option<Edition>,
    /// Where they stand.
    pub(super) decisions: Vec<Decision>,
}

/// White that is left.
#[derive(Clone, Debug)]
struct Hole {
    /// The slot in which it is.
    slot: SlotId,
    /// Its lines, in all columns.
    free: u32,
    room: Room,
}

/// What white it is.
#[derive(Clone, Debug)]
enum Room {
    /// It lies behind copy, which needs its lines down to this one.
    Behind(Owner, u32),
    /// Nothing stands in these cells. The slot itself, and what would stand in it, is gone as soon as
    /// something does.
    Empty(Cells, Vec<SlotId>),
}

/// Whose copy it is.
#[derive(Clone, Copy, Debug)]
enum Owner {
    Story(StoryId),
    Stack,
}

/// An edition and its plan with the fillers that stand so far.
#[derive(Clone)]
struct Filling<'a> {
    desk: &'a Desk<'a>,
    edition: Edition,
    plan: Plan,
}

/// A filler in its place.
struct Placed<'a> {
    filling: Filling<'a>,
    slot: SlotId,
    stand: Stand,
    /// White that is left beside it.
    holes: Vec<Hole>,
}

/// Lets fillers stand in the white that a plan leaves.
pub(super) fn place(desk: &Desk, edition: &Edition, plan: &mut Plan) -> Filled {
    let mut left: Vec<usize> = (0..edition.fillers.given.len()).collect();
    if left.is_empty() {
        return Filled::default();
    }
    let mut filling = Filling { desk, edition: edition.clone(), plan: plan.clone() };
    let (mut holes, mut decisions) = (filling.holes(), Vec::new());
    while !left.is_empty() {
        holes.sort_by_key(|hole| (hole.free, Reverse(hole.slot)));
        let Some(hole) = holes.pop() else { break };
        let Some(placed) = filling.fill(&hole, &left) else { continue };
        left.retain(|filler| *filler != placed.stand.filler);
        holes.extend(placed.holes);
        filling = placed.filling;
        decisions.push(filling.decision(&hole, placed.slot, &placed.stand));
    }
    if decisions.is_empty() {
        return Filled::default();
    }
    *plan = filling.plan;
    Filled { edition: Some(filling.edition), decisions }
}

impl<'a> Filling<'a> {
    /// Returns the white that is left.
    fn holes(&self) -> Vec<Hole> {
        let stories = self.plan.stories(&self.edition).filter_map(|id| {
            let home = self.edition.story(id).slot;
            let own = matches!(*self.plan.area(home).holds, Content::Story(_));
            let last = self.plan.legs(id).last();
            let whole = last.is_none_or(|leg| leg.lines.is_none());
            let slot = last.map_or(home, |leg| leg.slot);
            (own && whole).then_some((slot, Owner::Story(id)))
        });
        let stacks = self.plan.areas().filter_map(|(id, area)| match &*area.holds {
            Content::Briefs(stories) if !stories.is_empty() => Some((id, Owner::Stack)),
            _ => None,
        });
        let behind = stories.chain(stacks).filter_map(|(slot, owner)| self.behind(slot, owner));
        let empty = self.plan.areas().filter_map(|(id, _)| self.empty(id));
        behind.chain(empty).collect()
    }

    /// Returns the white behind copy that ends in a slot.
    fn behind(&self, slot: SlotId, owner: Owner) -> Option<Hole> {
        if !self.is_plain(slot) || absorb::is_dummy(&self.edition, &self.plan, slot) {
            return None;
        }
        let area = self.plan.area(slot);
        let (free, upto) = match owner {
            Owner::Story(id) => {
                let dummy = self.edition.story(id).dummy;
                let input = (&self.edition, &self.plan);
                let fit = self.desk.fit(input, id, self.plan.legs(id), Effort::Set);
                let part = *fit.parts.last().filter(|part| part.slot == slot && !dummy)?;
                let told = part.feet.told(part.free, self.edition.limits.gap_lines);
                (fit.over() == 0 && told > 0)
                    .then_some((part.free, part.first + STRETCH - 1))?
            }
            // What stands one under the other ends where its column is free.
            Owner::Stack if area.cells.width() == 1 => {
                let Content::Briefs(stories) = &*area.holds else { return None };
                let input = (&self.edition, &self.plan);
                let fit = self.desk.fit_stack(input, slot, stories, Effort::Set);
                (fit.over == 0)
                    .then_some((fit.free, area.cells.lines.1.checked_sub(fit.free)?))?
            }
            Owner::Stack => return None,
        };
        (free >= LEAST).then_some(Hole { slot, free, room: Room::Behind(owner, upto) })
    }

    /// Returns the white of a slot in which nothing stands.
    fn empty(&self, slot: SlotId) -> Option<Hole> {
        let (page, area) = (self.plan.page(slot.page), self.plan.area(slot));
        let mut legs = self.plan.legs.values().flatten();
        let used = |tail: SlotId| legs.any(|leg| leg.slot == tail);
        let kinds = !matches!(area.look.kind, SlotKind::Index) && !area.look.kind.is_fixed();
        let empty = kinds && area.within.is_none() && is_empty(&self.plan, slot, used);
        let inner =
            page.named().filter(|(other, _)| page.around(*other).skip(1).any(|it| it == slot));
        let inner: Vec<(SlotId, bool)> =
            inner.map(|(id, area)| (id, area.holds.is_nothing())).collect();
        let cells = area.cells;
        if !empty || cells.height() < LEAST || inner.iter().any(|(_, nothing)| !nothing) {
            return None;
        }
        let gone = [slot].into_iter().chain(inner.into_iter().map(|(id, _)| id)).collect();
        let free = cells.width() * cells.height();
        Some(Hole { slot, free, room: Room::Empty(cells, gone) })
    }

    /// Returns whether copy stands in the columns of the grid in a slot, across, and fills them where it can.
    fn is_plain(&self, slot: SlotId) -> bool {
        let area = self.plan.area(slot);
        let look = &area.look;
        area.within.is_none()
            && self.plan.page(slot.page).kind(slot) != SlotKind::Ad
            && look.boxed.is_none()
            && look.inside.is_none()
            && look.inset == Sides::all(Abs::ZERO)
            && look.fill != Fill::Loose
            && look.copy.justify
            && look.copy.flow == Flow::Horizontal
    }

    /// Returns the best of these fillers in its place in a hole; `None` where none fits.
    fn fill(&self, hole: &Hole, left: &[usize]) -> Option<Placed<'a>> {
        let mut offers: Vec<Offer> =
            left.iter().flat_map(|at| self.offers(hole, *at)).collect();
        offers.sort_by_key(Offer::rank);
        offers.iter().find_map(|offer| match &hole.room {
            Room::Behind(owner, _) => self.try_behind(hole, *owner, offer.stand),
            Room::Empty(cells, gone) => Some(self.put_into(hole, *cells, gone, offer.stand)),
        })
    }

    /// Lets a filler stand at the foot of a slot with copy, where this ends nearer to the last line for it.
    fn try_behind(&self, hole: &Hole, owner: Owner, stand: Stand) -> Option<Placed<'a>> {
        let (filling, slot) = self.with(&stand, &[]);
        let after = match owner {
            Owner::Story(id) => {
                let input = (&filling.edition, &filling.plan);
                let fit = filling.desk.fit(input, id, filling.plan.legs(id), Effort::Set);
                let part = fit.parts.last().filter(|part| part.slot == hole.slot)?;
                (fit.over() == 0).then_some(part.free)?
            }
            Owner::Stack => {
                let area = filling.plan.area(hole.slot);
                let Content::Briefs(stories) = &*area.holds else { return None };
                let input = (&filling.edition, &filling.plan);
                let fit = filling.desk.fit_stack(input, hole.slot, stories, Effort::Set);
                (fit.over == 0).then_some(fit.free)?
            }
        };
        let holes = filling.behind(hole.slot, owner).into_iter().collect();
        (after < hole.free).then_some(Placed { filling, slot, stand, holes })
    }

    /// Lets a filler stand at the top of a slot in which nothing does.
    fn put_into(&self, hole: &Hole, cells: Cells, gone: &[SlotId], stand: Stand) -> Placed<'a> {
        let (filling, slot) = self.with(&stand, gone);
        let own = stand.cells;
        let right = Cells { columns: (own.columns.1 + 1, cells.columns.1), ..cells };
        let under = Cells { columns: own.columns, lines: (own.lines.1 + 2, cells.lines.1) };
        let is_room = |cells: &Cells| {
            cells.columns.0 <= cells.columns.1 && cells.lines.0 + LEAST <= cells.lines.1 + 1
        };
        let hole = |cells: Cells| Hole {
            slot: hole.slot,
            free: cells.width() * cells.height(),
            room: Room::Empty(cells, Vec::new()),
        };
        let holes = [right, under].into_iter().filter(is_room).map(hole).collect();
        Placed { filling, slot, stand, holes }
    }

    /// Returns the edition and the plan with a filler in a slot of its own.
    fn with(&self, stand: &Stand, gone: &[SlotId]) -> (Filling<'a>, SlotId) {
        let (edition, slot) = self.edition.with_filler(stand);
        let mut plan = self.plan.clone();
        plan.take_in(&edition, gone);
        (Filling { desk: self.desk, edition, plan }, slot)
    }

    fn decision(&self, hole: &Hole, slot: SlotId, stand: &Stand) -> Decision {
        let matter = &self.edition.fillers.given[stand.filler].matter;
        let is_brief = matches!(matter, FillerMatter::Brief(_));
        let (columns, lines) = (stand.cells.width(), stand.cells.height());
        Decision {
            story: is_brief.then(|| StoryId(self.edition.stories.len() - 1)),
            slot,
            deed: Deed::Fills { host: hole.slot, columns, lines },
            reason: Reason::Fuller,
            weighed: Vec::new(),
        }
    }
}

/// Returns whether nothing stands in an area, nor is kept room for.
fn is_empty(plan: &Plan, slot: SlotId, mut used: impl FnMut(SlotId) -> bool) -> bool {
    match &*plan.area(slot).holds {
        Content::Tail => !used(slot),
        Content::Briefs(stories) => stories.is_empty(),
        holds => matches!(holds, Content::Empty),
    }
}
