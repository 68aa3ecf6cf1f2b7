//! How a story comes out in the areas that it takes, without its ink: all that make-up asks of layout.

use super::balance::Feet;
use super::briefs;
use super::flow::Care;
use super::headline::{self, Title};
use super::manuscript::Compositor;
use super::thread::{self, Input, JumpBreak, Region, Stops, Thread};
use crate::edition::{Edition, Words};
use crate::geom::Abs;
use crate::ids::{SlotId, StoryId};
use crate::plan::{Leg, Plan};

/// How a story comes out.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    /// The story.
    pub(crate) story: StoryId,
    /// Characters placed.
    pub(crate) placed: u32,
    /// Lines of copy without a place.
    pub(crate) overset_lines: u32,
    /// Whether the credit belongs at the end of the copy and has no place there.
    lost_credit: bool,
    /// Line places of its areas.
    pub(crate) places: usize,
    /// Line places that its last area has left; whether they are too many says [`Fit::gap`].
    pub(crate) free: u32,
    /// Lines that its paragraphs took beyond what is best (or, below zero, gave), to end with the last line.
    pub(crate) shift: i32,
    /// Its jumps, in reading order.
    pub(crate) breaks: Vec<JumpBreak>,
    /// Subheads in its copy.
    pub(crate) subheads: u32,
    /// Line places that its pull quotes take.
    pub(crate) pulls: u32,
    /// The areas that it takes, in reading order.
    pub(crate) parts: Vec<FitPart>,
}

/// What a story takes of one area.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FitPart {
    /// The area.
    pub(crate) slot: SlotId,
    /// Line places that it has left.
    pub(crate) free: u32,
    /// How its columns end.
    pub(crate) feet: Feet,
    /// Its head.
    pub(crate) head: HeadLines,
    /// The size of the title in it, as it is seen.
    pub(crate) title: Abs,
    /// Measure of its last line place.
    pub(crate) measure: Abs,
    /// The grid line on which its text begins, under its head.
    pub(crate) first: u32,
    /// Lines that a head with a room of its own leaves free of it.
    pub(crate) head_free: u32,
}

/// How many lines a head has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HeadLines {
    /// Baselines.
    pub(crate) lines: usize,
    /// Parts that have more lines than their style allows.
    pub(crate) flaws: usize,
}

/// How much trouble is taken over a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// Only to learn how much room the story takes when every paragraph is as long as is best: many times
    /// faster.
    Sound,
    /// As the story would be printed.
    Set,
}

/// Fits a story into its slot and these legs.
pub(crate) fn fit(
    compositor: &Compositor,
    (edition, plan): (&Edition, &Plan),
    id: StoryId,
    legs: &[Leg],
    effort: Effort,
) -> Fit {
    let input = Input { edition, plan };
    Fit::of(thread::compose(compositor, input, id, legs, effort.care(), None))
}

/// How short stories come out in the area in which they stand one under the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StackFit {
    /// Lines without a place.
    pub(crate) over: u32,
    /// Line places under the last story; one column, so that it is full without any.
    pub(crate) free: u32,
    /// Lines that paragraphs gave, below zero.
    pub(crate) shift: i32,
    /// The lines of each head.
    pub(crate) heads: Vec<usize>,
}

/// Fits short stories into their area.
pub(crate) fn fit_stack(
    compositor: &Compositor,
    (edition, plan): (&Edition, &Plan),
    slot: SlotId,
    stories: &[StoryId],
    effort: Effort,
) -> StackFit {
    let (input, stops) = (Input { edition, plan }, Stops::new());
    let briefs = briefs::compose(compositor, input, slot, stories, &stops, effort.care());
    let (over, heads) = (briefs.over(), briefs.heads());
    StackFit { over, free: briefs.free, shift: briefs.shift, heads }
}

impl Effort {
    fn care(self) -> Care {
        match self {
            Effort::Sound => Care::Quick,
            Effort::Set => Care::Lines,
        }
    }
}

/// Returns the title of a story in a slot before anything is set; `None` where no title stands across it.
pub(crate) fn title(
    compositor: &Compositor,
    (edition, plan): (&Edition, &Plan),
    id: StoryId,
    slot: SlotId,
) -> Option<Title> {
    let area = plan.area(slot);
    let words = |part: Words| match part {
        Words::Label => area.look.label.as_ref().map(|label| label.text.clone()),
        part => edition.story(id).head.words(part),
    };
    let width = area.head_area(&plan.page(slot.page).given.grid).width();
    headline::title(&compositor.typesetter, &headline::style_of(area), &words, width)
}

/// Returns whether the strip at the side of a slot holds the head of a story at its least size.
pub(crate) fn holds(
    compositor: &Compositor,
    (edition, plan): (&Edition, &Plan),
    id: StoryId,
    slot: SlotId,
) -> bool {
    let area = plan.area(slot);
    let words = |part: Words| edition.story(id).head.words(part);
    let room = area.head_area(&plan.page(slot.page).given.grid);
    let place = [room.width(), room.height()];
    headline::holds(&compositor.typesetter, &headline::style_of(area), &words, place)
}

/// Returns how wide the rows of a head at the side of a slot are, where there are several.
pub(crate) fn rows(
    compositor: &Compositor,
    (edition, plan): (&Edition, &Plan),
    id: StoryId,
    slot: SlotId,
) -> Option<Abs> {
    let area = plan.area(slot);
    let words = |part: Words| edition.story(id).head.words(part);
    let room = area.head_area(&plan.page(slot.page).given.grid);
    let place = [room.width(), room.height()];
    headline::rows(&compositor.typesetter, &headline::style_of(area), &words, place)
}

impl Fit {
    fn of(thread: Thread) -> Fit {
        Fit {
            story: thread.story,
            placed: thread.placed,
            overset_lines: thread.overset_lines,
            lost_credit: thread.lost_credit,
            places: thread.regions.iter().map(|it| it.lines.capacity as usize).sum(),
            free: thread
                .regions
                .last()
                .map_or(0, |it| it.lines.capacity.saturating_sub(it.lines.used)),
            shift: thread.shift,
            subheads: thread.subheads,
            pulls: thread.regions.iter().map(|region| region.pulls).sum(),
            parts: thread.regions.iter().map(FitPart::of).collect(),
            breaks: thread.breaks,
        }
    }

    /// Returns by how many lines it misses of being full, where all of it has a place: in its last area
    /// the free ones that would let all columns end a line higher, before a jump those left free for
    /// it, and wherever columns end further apart than a line.
    pub(crate) fn gap(&self) -> u32 {
        self.ends().map(|(feet, free)| feet.gap(free)).sum()
    }

    /// Returns what of the gap is told where a house tolerates so many free lines in one column.
    pub(crate) fn told_gap(&self, tolerated: u32) -> u32 {
        self.ends().map(|(feet, free)| feet.told(free, tolerated)).sum()
    }

    /// Returns what of the gap is told in the areas that it leaves for others.
    pub(crate) fn gap_before_jumps(&self, tolerated: u32) -> u32 {
        let left = self.parts.len().saturating_sub(1);
        self.ends().take(left).map(|(feet, free)| feet.told(free, tolerated)).sum()
    }

    /// Returns how the columns of each of its areas end, with the lines that are free there.
    fn ends(&self) -> impl Iterator<Item = (Feet, u32)> {
        self.parts.iter().map(|part| (part.feet, part.free))
    }

    /// Returns whether all of it has a place and its columns are full: they end within one line of each
    /// other, the lowest at the foot. This is the one place that says so.
    pub(crate) fn is_full(&self) -> bool {
        self.over() == 0 && self.gap() == 0
    }

    /// Returns how many lines have no place, that of its credit among them.
    pub(crate) fn over(&self) -> u32 {
        self.overset_lines + u32::from(self.lost_credit)
    }
}

impl FitPart {
    fn of(region: &Region) -> FitPart {
        FitPart {
            slot: region.slot,
            free: region.lines.capacity.saturating_sub(region.lines.used),
            feet: region.feet,
            head: HeadLines { lines: region.head_lines, flaws: region.flaws.len() },
            title: region.title,
            measure: region.last_line.width(),
            first: region.first,
            head_free: region.head_free,
        }
    }
}
