//! What make-up decides about an edition: the plan beside it.
//!
//! An [`Edition`] is what was given. A [`Plan`] says what becomes of it: the areas of each page, where they
//! lie on the grid and what each holds; where stories go on; how each story is fitted; what is left out. The
//! plan of a fixed template ([`Plan::of`]) is the one with which make-up begins; a [`Move`] changes one
//! thing in it, and its [`Undo`] changes that back, so that a try costs no copy of the plan.

mod across;
mod choice;
mod decision;
mod edges;
pub mod judge;
mod moves;
mod photos;

pub use choice::{TemplateChoice, Verdict, WeighedTemplate};
pub use decision::{Decision, Deed, Reason, Weighed};
pub use edges::Edge;
pub(crate) use edges::hangs;
pub use moves::{Move, Undo};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::edition::{Content, CopyStyle, Edition, Grid, HeadPlace, Look, Page, Slot};
use crate::geom::{Abs, Cells, Em, Rect, Sides};
use crate::ids::{PageId, SlotId, StoryId};
use crate::terms::SlotKind;

/// What becomes of an edition.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The pages in order.
    pub pages: Vec<Arc<PagePlan>>,
    /// Where stories go on that do not fit.
    pub legs: BTreeMap<StoryId, Vec<Leg>>,
    /// How the copy of stories is fitted, where it is not set as its style says.
    pub fits: BTreeMap<StoryId, CopyFit>,
    /// Stories that are left out for the sake of others.
    pub out: BTreeSet<StoryId>,
}

/// One page with its areas.
#[derive(Clone, Debug, PartialEq)]
pub struct PagePlan {
    /// The page itself: its number, its grid.
    pub given: Arc<Page>,
    /// Its areas in reading order, by the slot of their [`SlotId`].
    pub areas: Vec<Area>,
}

/// A part of a page that holds one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// How it looks: as its slot does.
    pub look: Arc<Look>,
    /// Its place on the grid.
    pub cells: Cells,
    /// The area inside which it stands.
    pub within: Option<usize>,
    /// What it holds.
    pub holds: Arc<Content>,
    /// How the headline in it is fitted.
    pub head_fit: HeadFit,
}

/// How a headline is fitted to its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeadFit {
    /// Its size, in thousandths of what its style says.
    pub permille: u32,
    /// Lines that it takes beyond those it needs: white above it.
    pub white: u32,
    /// How its title stands, where make-up has measured it.
    pub title: Option<TitleFit>,
    /// How wide its strip at the side is, and the white that its rows have at their sides, where these are
    /// not its layout's and its style's.
    pub strip: Option<(Abs, Abs)>,
}

/// How the title of a head stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TitleFit {
    /// The size in which it stands while the head has the size of its style.
    pub size: Abs,
    /// The size that the eye takes it for.
    pub seen: Abs,
    /// Its size at most and the white after each of its characters, where they are not its style's.
    pub set: Option<(Abs, Em)>,
}

/// How the copy of a story is fitted.
///
/// Its looseness is not among it: how many lines its paragraphs give or take follows from all that
/// is, since the setting uses every place that the plan leaves it, and another looseness by the same
/// plan would only be a worse setting. What it came to is told by a decision
/// ([`Deed::Paragraphs`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CopyFit {
    /// Lines that each subhead takes more than its style says, or less.
    pub subheads: i32,
    /// How many of its pull quotes stand, the first ones; all where it is `None`.
    pub pulls: Option<usize>,
    /// Whether its type is a step larger: little copy in a panel, in the middle of which it stands.
    pub larger: bool,
}

/// Percent of its size that the type of a panel with little copy has.
const LARGER: i64 = 115;

/// One area in which a story goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leg {
    /// The tail slot.
    pub slot: SlotId,
    /// First and last grid line, where the story has not all of the slot.
    pub lines: Option<(u32, u32)>,
    /// Lines that the slot before leaves free, so that enough of the story stands here.
    pub push: u32,
}

impl Plan {
    /// Returns the plan with which make-up begins: every slot where the template has it, nothing jumps.
    pub fn of(edition: &Edition) -> Plan {
        Plan {
            pages: edition.pages.iter().map(|page| Arc::new(PagePlan::of(page))).collect(),
            legs: BTreeMap::new(),
            fits: BTreeMap::new(),
            out: BTreeSet::new(),
        }
    }

    /// Returns a page.
    pub fn page(&self, id: PageId) -> &PagePlan {
        &self.pages[id.0]
    }

    /// Returns an area.
    pub fn area(&self, id: SlotId) -> &Area {
        self.page(id.page).area(id)
    }

    /// Returns the area inside which one stands.
    pub fn outer(&self, id: SlotId) -> Option<SlotId> {
        self.page(id.page).outer(id)
    }

    /// Returns all areas with their names, page by page in reading order.
    pub fn areas(&self) -> impl Iterator<Item = (SlotId, &Area)> {
        self.pages.iter().flat_map(|page| page.named())
    }

    /// Returns where a story goes on.
    pub fn legs(&self, story: StoryId) -> &[Leg] {
        self.legs.get(&story).map_or(&[], Vec::as_slice)
    }

    /// Returns how the copy of a story is fitted.
    pub fn fit(&self, story: StoryId) -> CopyFit {
        self.fits.get(&story).copied().unwrap_or_default()
    }

    /// Returns the copy style of a story as it is fitted.
    pub fn copy(&self, story: StoryId, style: &Arc<CopyStyle>) -> Arc<CopyStyle> {
        self.fit(story).applied(style)
    }

    /// Returns the stories that are not left out.
    pub fn stories(&self, edition: &Edition) -> impl Iterator<Item = StoryId> {
        (0..edition.stories.len()).map(StoryId).filter(|id| !self.out.contains(id))
    }

    /// Lets an area hold a story, beside the short ones that are there.
    pub(crate) fn add(&mut self, id: SlotId, story: StoryId) {
        match Arc::make_mut(&mut self.area_mut(id).holds) {
            Content::Briefs(stories) => stories.push(story),
            holds => *holds = Content::Story(story),
        }
    }

    /// Takes in the slots that pages of a variant of the edition have gained; areas that are
    /// `gone` held nothing, and their room is that of these.
    pub(crate) fn take_in(&mut self, edition: &Edition, gone: &[SlotId]) {
        for (page, given) in self.pages.iter_mut().zip(&edition.pages) {
            if Arc::ptr_eq(&page.given, given) {
                continue;
            }
            let page = Arc::make_mut(page);
            page.given = given.clone();
            // Stories that are held back may have other ids in it.
            for (area, slot) in page.areas.iter_mut().zip(&given.template) {
                if matches!(*area.holds, Content::Held(_)) {
                    area.holds = slot.content.clone();
                }
            }
            page.areas.extend(given.template.iter().skip(page.areas.len()).map(Area::of));
        }
        for gone in gone {
            self.area_mut(*gone).holds = Arc::new(Content::Absorbed);
        }
    }

    /// Returns the plan with other areas on a page.
    pub(crate) fn with_areas(&self, page: PageId, areas: Vec<(usize, Area)>) -> Plan {
        let mut plan = self.clone();
        for (slot, area) in areas {
            *plan.area_mut(SlotId { page, slot }) = area;
        }
        plan
    }

    fn area_mut(&mut self, id: SlotId) -> &mut Area {
        &mut Arc::make_mut(&mut self.pages[id.page.0]).areas[id.slot]
    }
}

impl PagePlan {
    /// Returns the page as its template has it.
    pub fn of(page: &Arc<Page>) -> PagePlan {
        let areas = page.template.iter().map(Area::of);
        let mut plan = PagePlan { given: page.clone(), areas: areas.collect() };
        plan.spread_copy();
        plan
    }

    /// Lets the copy of an advertisement have the room beside it that its pictures do not take today.
    fn spread_copy(&mut self) {
        let widened =
            (0..self.areas.len()).filter_map(|at| Some((at, self.without_picture(at)?)));
        let widened: Vec<(usize, Sides<Abs>)> = widened.collect();
        for (at, inset) in widened {
            let look = Look::clone(&self.areas[at].look);
            self.areas[at].look = Arc::new(Look { inset, ..look });
        }
    }

    /// Returns the insets of an advertisement of which pictures beside its copy are not there; `None` where
    /// they stay as they are.
    fn without_picture(&self, at: usize) -> Option<Sides<Abs>> {
        let area = &self.areas[at];
        let outer = self.rect(area);
        let content = outer.inset(area.look.inset);
        let inner = || self.areas.iter().filter(|inner| inner.within == Some(at));
        let is_empty = |inner: &Area| {
            inner.look.kind == SlotKind::Photo && matches!(*inner.holds, Content::Empty)
        };
        if area.look.kind != SlotKind::Ad || !inner().any(is_empty) || !inner().all(is_empty) {
            return None;
        }
        let mut inset = area.look.inset;
        for inner in inner() {
            let rect = self.rect(inner).inset(inner.look.inset);
            if rect.x1 <= content.x0 {
                inset.left = inset.left.min(rect.x0 - outer.x0);
            } else if content.x1 <= rect.x0 {
                inset.right = inset.right.min(outer.x1 - rect.x1);
            } else if rect.y1 <= content.y0 {
                inset.top = inset.top.min(rect.y0 - outer.y0);
            } else if content.y1 <= rect.y0 {
                inset.bottom = inset.bottom.min(outer.y1 - rect.y1);
            }
        }
        (inset != area.look.inset).then_some(inset)
    }

    /// Returns the place of an area.
    pub fn rect(&self, area: &Area) -> Rect {
        self.given.grid.rect(area.cells.columns, area.cells.lines)
    }

    /// Returns an area of the page.
    pub fn area(&self, id: SlotId) -> &Area {
        &self.areas[id.slot]
    }

    /// Returns the areas with their names, in reading order.
    pub fn named(&self) -> impl Iterator<Item = (SlotId, &Area)> {
        let page = self.given.id;
        self.areas.iter().enumerate().map(move |(slot, area)| (SlotId { page, slot }, area))
    }

    /// Returns the kind of an area; what stands inside an advertisement is part of it.
    pub fn kind(&self, slot: SlotId) -> SlotKind {
        let kind = |slot: SlotId| self.area(slot).look.kind;
        match self.around(slot).any(|outer| kind(outer) == SlotKind::Ad) {
            true => SlotKind::Ad,
            false => kind(slot),
        }
    }

    /// Returns the area inside which one stands.
    pub fn outer(&self, slot: SlotId) -> Option<SlotId> {
        self.area(slot).within.map(|outer| SlotId { slot: outer, ..slot })
    }

    /// Returns an area and those in which it stands, from the inside out.
    pub fn around(&self, slot: SlotId) -> impl Iterator<Item = SlotId> {
        // Areas lie in one another a few deep; a ring would be a fault of the layout.
        std::iter::successors(Some(slot), |inner| self.outer(*inner)).take(self.areas.len())
    }
}

impl Area {
    /// Returns a slot as its page has it.
    fn of(slot: &Slot) -> Area {
        Area {
            look: slot.look.clone(),
            cells: slot.cells,
            within: slot.within,
            holds: slot.content.clone(),
            head_fit: HeadFit::default(),
        }
    }

    /// Returns where its head may stand, as high as the area.
    pub fn head_area(&self, grid: &Grid) -> Rect {
        let whole = grid.rect(self.cells.columns, self.cells.lines);
        let content = whole.inset(self.look.inset);
        match self.look.head_place {
            HeadPlace::Top => match self.look.head_columns {
                Some(columns) => {
                    let own = grid.rect(columns, self.cells.lines);
                    Rect { x0: content.x0.max(own.x0), x1: content.x1.min(own.x1), ..content }
                }
                None => content,
            },
            // The strip counts from the area's own side: its inset is part of it.
            HeadPlace::Left(width) => {
                let width = self.head_fit.strip.map_or(width, |(width, _)| width);
                Rect { x1: (whole.x0 + width).min(content.x1), ..content }
            }
            HeadPlace::Right(width) => {
                let width = self.head_fit.strip.map_or(width, |(width, _)| width);
                Rect { x0: (whole.x1 - width).max(content.x0), ..content }
            }
            HeadPlace::Cells(columns, lines) => grid.rect(columns, lines),
        }
    }
}

impl Default for HeadFit {
    fn default() -> HeadFit {
        HeadFit { permille: 1000, white: 0, title: None, strip: None }
    }
}

impl CopyFit {
    /// Returns a copy style as it is fitted.
    fn applied(self, style: &Arc<CopyStyle>) -> Arc<CopyStyle> {
        if self == CopyFit::default() {
            return style.clone();
        }
        let mut fitted = CopyStyle::clone(style);
        fitted.subhead.lines = fitted.subhead.lines.saturating_add_signed(self.subheads);
        if let Some((pull, pulls)) = fitted.pull.as_mut().zip(self.pulls) {
            pull.most = pulls;
        }
        if self.larger {
            fitted = fitted.scaled(LARGER);
        }
        Arc::new(fitted)
    }
}

impl Leg {
    /// Returns the whole of a slot.
    pub fn whole(slot: SlotId) -> Leg {
        Leg { slot, lines: None, push: 0 }
    }
}
