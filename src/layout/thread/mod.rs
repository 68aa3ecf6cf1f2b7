//! One story from its first slot to its last.
//!
//! A `skeleton` is a region before its text is set; `jump` adds those of further slots and the lines
//! that lead there; the copy is distributed over all of them; `commit` makes `region`s of what came
//! of it, with the `ink` of the copy and the `endings` behind it.

mod commit;
mod endings;
mod ink;
mod jump;
mod larger;
mod region;
mod skeleton;
mod spread;
mod verse;

pub(super) use region::{BadLine, Region, WrongLine};

use std::collections::BTreeMap;
use std::sync::Arc;

use super::balance::{self, Even};
use super::flow::{self, Care, Cut};
use super::manuscript::Compositor;
use super::passage::{self, Passage};
use super::places::LinePlace;
use super::typesetter::{Typesetter, Words};
use super::vertical_copy;
use crate::edition::{CopyStyle, Edition, Flow, HeadPlace, Story};
use crate::geom::{Abs, Point, Rect};
use crate::ids::{PageId, SlotId, StoryId};
use crate::plan::{Leg, PagePlan, Plan};
use crate::terms::{Fill, SlotKind};
use crate::text::Odd;
use skeleton::Skeleton;

/// A story, set: what stands in each of its slots.
#[derive(Debug)]
pub(super) struct Thread {
    /// The story.
    pub(super) story: StoryId,
    /// The regions, in reading order.
    pub(super) regions: Vec<Region>,
    /// Characters placed.
    pub(super) placed: u32,
    /// Lines without a place.
    pub(super) overset_lines: u32,
    /// Lines that its paragraphs took beyond what is best (or, below zero, gave), to end with the last line.
    pub(super) shift: i32,
    /// Its jumps, in reading order.
    pub(super) breaks: Vec<JumpBreak>,
    /// Subheads in its copy.
    pub(super) subheads: u32,
    /// Its pull quotes that stand nowhere, by their blocks.
    pub(super) left_out: Vec<usize>,
    /// Whether the credit stands at the end of the copy.
    pub(super) credited: bool,
    /// Whether the credit belongs there and has no place.
    pub(super) lost_credit: bool,
    /// Characters that no face has and those of rare faces, each with its block, of which its byte is.
    pub(super) odd: Vec<(usize, Odd)>,
}

/// How a story is parted by a jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JumpBreak {
    /// Lines that stand before it in its slot.
    pub(crate) before: u32,
    /// Lines that stand after it in the next slot.
    pub(crate) after: u32,
    /// Lines of the parted paragraph that the jump carries.
    pub(crate) carried: u32,
    /// Whether it parts a paragraph.
    pub(crate) inside: bool,
    /// Lines beside it that are seen to be lighter than others: the last one before it, the first two
    /// after it, which stand under a head.
    pub(crate) loose: u32,
}

/// The lines that send the reader on and tell where the tail comes from.
#[derive(Clone)]
struct JumpLine {
    words: Words,
    text: String,
    back: String,
    /// The page that the reader leaves, and that to which he goes.
    left: PageId,
    to: PageId,
    width: Abs,
    /// The place kept free for the jump line, when it stands alone.
    spare: Option<LinePlace>,
    /// The measure that is left for text on the last line, when both stand on it.
    cut: Option<Abs>,
}

/// Where stories have to end, because what follows would not stand in its place.
pub(super) type Stops = BTreeMap<StoryId, Stop>;

/// The place in the copy of a story before which it has to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stop {
    /// The block of its body.
    pub(super) block: usize,
    /// The byte of its file: the line that holds it is the first without a place.
    pub(super) byte: usize,
}

/// What a composition is made from: what was given, and what was decided about it.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) edition: &'a Edition,
    pub(super) plan: &'a Plan,
}

/// Composes the story that begins in its slot and goes on in these legs where it does not fit; from `stop`
/// on it is overset.
pub(super) fn compose(
    compositor: &Compositor,
    input: Input,
    id: StoryId,
    legs: &[Leg],
    care: Care,
    stop: Option<Stop>,
) -> Thread {
    let (Input { edition, plan }, typesetter) = (input, &compositor.typesetter);
    let story = edition.story(id);
    let copy = plan.copy(id, &plan.area(story.slot).look.copy);
    let mut manuscript = compositor.manuscript(id, story, &copy);
    let composer =
        |passages| Composer { typesetter, input, story, copy: &copy, passages, id, care, stop };
    let mut first = composer(&[]).first_skeleton();
    if !passage::has_room(&manuscript.passages, &first.places) {
        let plain = CopyStyle { drop_initial: None, ..(*copy).clone() };
        manuscript = compositor.manuscript(id, story, &Arc::new(plain));
    }
    if let Some(thread) = verse::compose(compositor, &composer(&[]), &first) {
        return thread;
    }
    let passages = &manuscript.passages;
    let composer = composer(passages);
    if plan.fit(id).larger {
        return larger::compose(&composer, first);
    }
    let mut rules = composer.rules();
    if rules.keep_whole {
        let booked = plan.page(story.slot.page).kind(story.slot) == SlotKind::Ad;
        first.places = balance::stanzas(passages, &first.places, rules, !booked);
    }
    let mut even = composer.spread(story.slot, &first.places, &[], rules);
    if rules.keep_whole && even.flow.overset_lines > 0 {
        // What does not fit whole uses every line that there is.
        rules.keep_whole = false;
        even = composer.spread(story.slot, &first.places, &[], rules);
    }
    let flow = even.flow;
    let slot = plan.area(story.slot);
    if copy.flow == Flow::Vertical
        && slot.look.fill == Fill::Loose
        && slot.look.head_place == HeadPlace::Top
    {
        let lines = composer.vertical(composer.page(story.slot));
        vertical_copy::centre(&mut first.places, lines, flow.end);
    }
    if legs.is_empty() || flow.overset_lines == 0 {
        first.take(even.last);
        spread::advertisement(&composer, &mut first, &flow);
        return composer.commit(vec![first], flow, &[]);
    }
    composer.jump(&first, legs)
}

/// A short story, set.
pub(super) struct Brief {
    /// The story.
    pub(super) thread: Thread,
    /// The places that it takes.
    pub(super) taken: usize,
    /// How far its head reaches into the white above.
    pub(super) rise: Abs,
    /// Lines that its paragraphs gave, below zero.
    pub(super) shift: i32,
}

/// How a short story is set.
#[derive(Clone, Copy)]
pub(super) struct Tight {
    /// How far its head may reach into the white above.
    pub(super) white: Abs,
    /// Whether its paragraphs give a line, where they can.
    pub(super) shorter: bool,
    /// How much care is taken.
    pub(super) care: Care,
}

/// Composes a short story on the line places that a briefs slot has left.
pub(super) fn compose_brief(
    compositor: &Compositor,
    input: Input,
    id: StoryId,
    places: &[LinePlace],
    stop: Option<Stop>,
    Tight { white, shorter, care }: Tight,
) -> Brief {
    let story = input.edition.story(id);
    let slot = input.plan.area(story.slot);
    // A short story has no lines to spare for an initial or a pull quote, and no end to be told.
    let style = CopyStyle::clone(&slot.look.copy);
    let copy = Arc::new(CopyStyle { drop_initial: None, pull: None, end: None, ..style });
    let typesetter = &compositor.typesetter;
    let manuscript = compositor.manuscript(id, story, &copy);
    let passages = &manuscript.passages;
    let composer = Composer { typesetter, input, story, copy: &copy, passages, id, care, stop };
    let page = input.plan.page(story.slot.page);
    let width = places.first().map_or(page.given.grid.column, |place| place.measure);
    let head = composer.head(slot, width, Abs::HUGE, story.slot, None);
    let pitch = page.given.grid.pitch;
    let lines = (head.height - white).div_ceil(pitch).max(0) as usize;
    let lines = if head.height > Abs::ZERO { lines.max(1) } else { 0 };
    // Where it needs no whole line the rest is white above it.
    let lower = pitch * lines as i64 - head.height;
    // A head may not stand alone at the foot of a column: two lines of text follow it.
    let start = run_with_room(places, lines + 2).unwrap_or(places.len());
    let own = &places[(start + lines).min(places.len())..];
    // Short stories take what they need; the white between them takes up what is left.
    let rules = flow::Rules { fill: None, ..composer.rules() };
    let mut flow = flow::distribute(passages, own, &[], rules);
    if shorter {
        let less = own.len().min(flow.end.saturating_sub(usize::from(flow.over() == 0)));
        let rules = flow::Rules { fill: composer.rules().fill, care: Care::Lines, ..rules };
        let other = flow::distribute(passages, &own[..less], &[], rules);
        if other.over() < flow.over().max(1) {
            flow = other;
        }
    }
    let (taken, shift) = (start + lines + flow.end, flow.shift);
    let items = match places.get(start) {
        Some(place) => head
            .items
            .into_iter()
            .map(|item| item.moved(Point::new(place.x, place.top + lower)))
            .collect(),
        None => Vec::new(),
    };
    let (own, flaws, title) = (own.to_vec(), head.flaws, head.title);
    let skeleton = Skeleton {
        slot: story.slot,
        rect: page.given.grid.rect(slot.cells.columns, slot.cells.lines),
        head: items,
        flaws,
        title,
        places: own,
        white: Vec::new(),
        head_foot: Abs::ZERO,
        head_area: Rect::default(),
        first: 0,
        head_free: 0,
        room: Rect::default(),
    };
    let thread = composer.commit(vec![skeleton], flow, &[]);
    let rise = (-lower).max(Abs::ZERO);
    Brief { thread, taken: taken.min(places.len()), rise, shift }
}

/// Returns the first place from which `count` places lie in one run.
fn run_with_room(places: &[LinePlace], count: usize) -> Option<usize> {
    (0..places.len()).find(|at| {
        let opens = *at == 0 || places[at - 1].run != places[*at].run;
        let run = places[*at].run;
        opens && places[*at..].iter().take_while(|place| place.run == run).count() >= count
    })
}

/// One story at work: what each step of its way needs to know.
struct Composer<'a, 'b> {
    typesetter: &'a Typesetter<'b>,
    input: Input<'a>,
    story: &'a Story,
    copy: &'a CopyStyle,
    passages: &'a [Arc<Passage>],
    id: StoryId,
    care: Care,
    stop: Option<Stop>,
}

impl Composer<'_, '_> {
    fn rules(&self) -> flow::Rules {
        let grid = &self.page(self.story.slot).given.grid;
        let loose = self.fill(self.story.slot) == Fill::Loose;
        flow::Rules {
            care: self.care,
            after_subhead: self.input.edition.limits.lines_after_subhead,
            keep_whole: loose,
            pitch: grid.pitch,
            // White is part of the design of a loose slot.
            fill: (!loose).then_some(self.input.edition.makeup),
            spare: 0,
            carry: self.input.edition.makeup.carry,
            credit: self.credit_width(),
            fallback: grid.column,
        }
    }

    /// Distributes the copy over places, the last of them in this slot.
    fn spread(
        &self,
        slot: SlotId,
        places: &[LinePlace],
        cuts: &[Cut],
        rules: flow::Rules,
    ) -> Even {
        let even = self.fill(slot) == Fill::Balanced;
        balance::distribute(self.passages, places, cuts, rules, even)
    }

    /// Returns how copy fills the columns of a slot.
    fn fill(&self, slot: SlotId) -> Fill {
        self.input.plan.area(slot).look.fill
    }

    fn page(&self, slot: SlotId) -> &PagePlan {
        self.input.plan.page(slot.page)
    }

    /// Returns how the lines of vertical copy stand beside each other.
    fn vertical(&self, page: &PagePlan) -> vertical_copy::Lines {
        vertical_copy::Lines::of(page, self.copy)
    }
}
