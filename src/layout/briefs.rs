//! Short stories one under the other in one slot.

use std::collections::BTreeSet;

use super::flow::Care;
use super::headline::{self, Flaw, HeadWords};
use super::manuscript::Compositor;
use super::places::{CopyArea, LinePlace, line_places};
use super::thread::{self, Input, Stops, Thread, Tight};
use super::typesetter::{Typesetter, hairline_above};
use crate::edition::Words;
use crate::frame::{FrameItem, Tag};
use crate::geom::{Abs, Point, Rect, Size};
use crate::ids::{SlotId, StoryId};
use crate::plan::PagePlan;

/// The stories of a briefs slot, set.
pub(crate) struct Briefs {
    /// Label and hairlines between the stories.
    pub(crate) items: Vec<FrameItem>,
    /// The stories.
    pub(crate) threads: Vec<Thread>,
    /// Free lines under the last story.
    pub(crate) free: u32,
    /// Lines that paragraphs gave, so that all have a place; below zero.
    pub(crate) shift: i32,
    /// A label that does not fit.
    pub(crate) flaws: Vec<Flaw>,
}

impl Briefs {
    /// Returns how many lines have no place.
    pub(crate) fn over(&self) -> u32 {
        self.threads.iter().map(|thread| thread.overset_lines).sum()
    }

    /// Returns the lines of each head.
    pub(crate) fn heads(&self) -> Vec<usize> {
        let regions = self.threads.iter().flat_map(|thread| &thread.regions);
        regions.map(|region| region.head_lines).collect()
    }
}

/// How close stories stand one under the other.
#[derive(Clone, Debug, Default)]
struct Closeness {
    /// Gaps, from the first on, that have an empty line more.
    open: u32,
    /// Stories whose paragraphs give a line.
    shorter: BTreeSet<StoryId>,
    /// Whether heads leave of the white above them no more than a hairline needs.
    close: bool,
}

/// Sets the stories of a briefs slot. What the column has left over goes, a line each, between the
/// stories from the top; what it lacks paragraphs give, the cheapest first, then the white over
/// the heads.
pub(crate) fn compose(
    compositor: &Compositor,
    input: Input,
    id: SlotId,
    stories: &[StoryId],
    stops: &Stops,
    care: Care,
) -> Briefs {
    let page = input.plan.page(id.page);
    let (label, flaws, places) = label(&compositor.typesetter, page, id);
    let stack = Stack { compositor, input, page, stops, stories, places: &places, care };
    let mut briefs = stack.set(&Closeness::default());
    if briefs.over() == 0 {
        let open = briefs.free.min(stories.len().saturating_sub(1) as u32);
        if open > 0 {
            briefs = stack.set(&Closeness { open, ..Closeness::default() });
        }
    } else if care != Care::Quick {
        briefs = stack.tightened(briefs);
    }
    briefs.items.splice(0..0, label);
    briefs.flaws = flaws;
    briefs
}

/// Sets the standing word of the slot and lists the line places under it.
fn label(
    typesetter: &Typesetter,
    page: &PagePlan,
    id: SlotId,
) -> (Vec<FrameItem>, Vec<Flaw>, Vec<LinePlace>) {
    let slot = &page.areas[id.slot];
    let copy_area = CopyArea::of(&page.given.grid, slot, slot.look.copy.body.size);
    let (Some(style), Some(label)) = (&slot.look.label_head, &slot.look.label) else {
        let places = line_places(page, id.slot, &copy_area, copy_area.content.y0, 0);
        return (Vec::new(), Vec::new(), places);
    };
    let words = |part: Words| match part {
        Words::Label => Some(label.text.clone()),
        _ => None,
    };
    let origin = |_: Words| (Tag::Label, Some(label.span.clone()));
    let head = HeadWords { words: &words, origin: &origin };
    let area = copy_area.content;
    let set = headline::set(typesetter, style, &head, area.width(), area.height());
    let top = page.given.grid.line_top(page.given.grid.first_line_from(area.y0 + set.height));
    let items = set.items.into_iter().map(|item| item.moved(area.corner())).collect();
    (items, set.flaws, line_places(page, id.slot, &copy_area, top, 0))
}

/// Short stories, and where they are to stand.
struct Stack<'a> {
    compositor: &'a Compositor<'a>,
    input: Input<'a>,
    page: &'a PagePlan,
    stops: &'a Stops,
    stories: &'a [StoryId],
    places: &'a [LinePlace],
    care: Care,
}

impl Stack<'_> {
    /// Returns the stories with what paragraphs and the white over heads can give, where one line or some
    /// have no place; as they are where that is not enough for any.
    fn tightened(&self, briefs: Briefs) -> Briefs {
        let (mut best, mut best_by) = (briefs, Closeness::default());
        for close in [false, true] {
            let mut by = Closeness { close, ..best_by.clone() };
            if close {
                self.better(&mut best, &mut best_by, by.clone());
            }
            for story in self.stories {
                if best.over() == 0 {
                    return best;
                }
                by.shorter.clone_from(&best_by.shorter);
                by.shorter.insert(*story);
                self.better(&mut best, &mut best_by, by.clone());
            }
        }
        best
    }

    /// Sets the stories so; keeps it where more of them has a place.
    fn better(&self, best: &mut Briefs, best_by: &mut Closeness, by: Closeness) {
        let tried = self.set(&by);
        let ends = |briefs: &Briefs| (briefs.over(), std::cmp::Reverse(briefs.free));
        if ends(&tried) < ends(best) {
            (*best, *best_by) = (tried, by);
        }
    }

    /// Sets the stories with an empty line between them, or two.
    fn set(&self, by: &Closeness) -> Briefs {
        let Stack { input, page, places, .. } = *self;
        let (mut items, mut threads) = (Vec::new(), Vec::new());
        let (mut at, mut shift) = (0, 0);
        let pitch = page.given.grid.pitch;
        for (number, story) in self.stories.iter().enumerate() {
            // A head may use the half of a white line that lies under the hairline, or what the
            // hairline leaves.
            let white = match (number > 0 || self.is_labelled(), by.close) {
                (false, _) => Abs::ZERO,
                (true, false) => pitch / 2,
                (true, true) => pitch * 3 / 4,
            };
            let mut ruled = None;
            if number > 0 {
                let gap = 1 + usize::from(number as u32 <= by.open);
                let place = places
                    .get(at + gap)
                    .filter(|place| places.get(at).is_some_and(|above| above.run == place.run));
                if let Some(place) = place {
                    let half = pitch * (gap as i64 - 1) / 2;
                    let corner = Point::new(place.x, place.top - half);
                    ruled = Some(Rect::at(corner, Size::new(place.measure, Abs::ZERO)));
                }
                at += gap;
            }
            let left = &places[at.min(places.len())..];
            let stop = self.stops.get(story).copied();
            let tight = Tight { white, shorter: by.shorter.contains(story), care: self.care };
            let brief =
                thread::compose_brief(self.compositor, input, *story, left, stop, tight);
            let ruled = ruled.map(|rect| rect.moved(Point::new(Abs::ZERO, -brief.rise / 2)));
            items.extend(ruled.and_then(|rect| hairline_above(page, rect)));
            at += brief.taken;
            shift += brief.shift;
            threads.push(brief.thread);
        }
        // A story's capacity is what it takes: the rest of the column belongs to the slot.
        let free = places.len().saturating_sub(at) as u32;
        for thread in &mut threads {
            for region in &mut thread.regions {
                region.lines.capacity = region.lines.used;
            }
        }
        if let Some(region) = threads.last_mut().and_then(|thread| thread.regions.last_mut()) {
            region.lines.capacity += free;
        }
        Briefs { items, threads, free, shift, flaws: Vec::new() }
    }

    /// Returns whether a standing word stands over the stories.
    fn is_labelled(&self) -> bool {
        self.stories.first().is_some_and(|story| {
            let look = &self.input.plan.area(self.input.edition.story(*story).slot).look;
            look.label.is_some() && look.label_head.is_some()
        })
    }
}
