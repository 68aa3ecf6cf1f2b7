//! Short stories one under the other in one slot.

use super::headline::{self, Flaw, HeadWords};
use super::manuscript::Compositor;
use super::places::{CopyArea, LinePlace, line_places};
use super::thread::{self, Input, Stops, Thread};
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
    /// A label that does not fit.
    pub(crate) flaws: Vec<Flaw>,
}

/// Sets the stories of a briefs slot. What the column has left over goes, a line each, between the
/// stories from the top.
pub(crate) fn compose(
    compositor: &Compositor,
    input: Input,
    id: SlotId,
    stories: &[StoryId],
    stops: &Stops,
) -> Briefs {
    let page = input.plan.page(id.page);
    let (label, flaws, places) = label(&compositor.typesetter, page, id);
    let tight = stack(compositor, input, (page, stops), stories, &places, 0);
    let gaps = stories.len().saturating_sub(1) as u32;
    let fits = tight.threads.iter().all(|thread| thread.overset_lines == 0);
    let spare = if fits { tight.free.min(gaps) } else { 0 };
    let mut briefs = match spare {
        0 => tight,
        spare => stack(compositor, input, (page, stops), stories, &places, spare),
    };
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

/// Sets the stories with one empty line between them, `spare` of them with two.
fn stack(
    compositor: &Compositor,
    input: Input,
    (page, stops): (&PagePlan, &Stops),
    stories: &[StoryId],
    places: &[LinePlace],
    spare: u32,
) -> Briefs {
    let mut items = Vec::new();
    let mut threads = Vec::new();
    let mut at = 0;
    let pitch = page.given.grid.pitch;
    let labelled = stories.first().is_some_and(|story| {
        let look = &input.plan.area(input.edition.story(*story).slot).look;
        look.label.is_some() && look.label_head.is_some()
    });
    for (number, story) in stories.iter().enumerate() {
        // A head may use the half of a white line that lies under the hairline.
        let white = if number > 0 || labelled { pitch / 2 } else { Abs::ZERO };
        let mut ruled = None;
        if number > 0 {
            let gap = 1 + usize::from(number as u32 <= spare);
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
        let stop = stops.get(story).copied();
        let brief = thread::compose_brief(compositor, input, *story, left, stop, white);
        let ruled = ruled.map(|rect| rect.moved(Point::new(Abs::ZERO, -brief.rise / 2)));
        items.extend(ruled.and_then(|rect| hairline_above(page, rect)));
        at += brief.taken;
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
    Briefs { items, threads, free, flaws: Vec::new() }
}
