//! Whether everything on a page stands where it may.
//!
//! Each line, head, caption, label and picture lies inside its slot and on the page, and none lies over
//! another. Boxes, tints and rules have the places that their keys name and are not asked. A layout that
//! leaves no such place is told when the files are read, as far as they tell it; what only composing
//! shows is told here, on every page of every composition. Nothing may let it pass.

mod extent;
mod findings;

pub(super) use findings::Told;

use super::thread::{Input, Stop, Stops};
use crate::edition::Edition;
use crate::frame::{FrameItem, PageComposition, Piece, Tag};
use crate::geom::{Abs, Rect};
use crate::ids::{SlotId, StoryId};
use crate::plan::PagePlan;

/// Something on a page that has to stand in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thing<'a> {
    piece: Piece<'a>,
    tag: Tag,
    slot: SlotId,
    /// Where it comes in reading order.
    order: usize,
    /// How far it reaches.
    reach: Rect,
    /// What of it nothing else may meet.
    core: Rect,
    /// Type size.
    em: Abs,
}

/// Something that does not stand in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Breach<'a> {
    thing: Thing<'a>,
    wrong: Wrong<'a>,
}

/// What is wrong with a place.
#[derive(Clone, Copy, Debug)]
enum Wrong<'a> {
    /// It lies outside this.
    Leaves(Rect),
    /// It lies over this, which comes before it.
    Covers(Thing<'a>),
}

/// Hundredths of an em by which the em boxes of two things may meet: faces do not fill them.
const MEET: i64 = 6;

/// The same by which one may leave its place: a subhead larger than the body that heads its column.
const LEAVE: i64 = 10;

/// Returns what does not stand in its place on a page.
pub(super) fn breaches<'a>(input: Input, set: &'a PageComposition) -> Vec<Breach<'a>> {
    let Input { edition, plan } = input;
    let page = plan.page(set.id);
    let pieces = set.frame.pieces().enumerate();
    let things = pieces.filter_map(|(order, piece)| Thing::of(edition, order, piece));
    let things: Vec<Thing> = things.collect();
    let leaves = things.iter().filter_map(|thing| {
        let bounds = bounds(edition, page, thing);
        let leaves = Breach { thing: *thing, wrong: Wrong::Leaves(bounds) };
        // What has no extent is nowhere, and so not in its place.
        let kernel = within(thing.reach, thing.em * LEAVE / 100);
        let stands =
            kernel.x0 <= kernel.x1 && kernel.y0 <= kernel.y1 && bounds.contains(kernel);
        (!stands).then_some(leaves)
    });
    let mut breaches: Vec<Breach> = leaves.collect();
    breaches.extend(covers(things));
    breaches
}

/// Returns what is left of a rectangle without so much white at each side.
fn within(rect: Rect, white: Abs) -> Rect {
    let side = |length: Abs| white.min((length / 2).max(Abs::ZERO));
    let (w, h) = (side(rect.width()), side(rect.height()));
    Rect::new(rect.x0 + w, rect.y0 + h, rect.x1 - w, rect.y1 - h)
}

impl<'a> Thing<'a> {
    /// Returns a piece that has to stand in its place.
    fn of(edition: &Edition, order: usize, piece: Piece<'a>) -> Option<Thing<'a>> {
        let (tag, slot) = (piece.tag?, piece.area?);
        let (reach, em) = match (piece.item, tag) {
            (_, Tag::Boxed | Tag::Rule) | (FrameItem::Group(_), _) => return None,
            (FrameItem::Text(run), _) => {
                (extent::of_run(run, &edition.book)?.moved(piece.at), run.size)
            }
            (FrameItem::Image(_), _) => (piece.rect(), Abs::ZERO),
            (FrameItem::Shape(_), Tag::Block(_) | Tag::Booked) => (piece.rect(), Abs::ZERO),
            // Rules and panels of heads and of fixed matter.
            (FrameItem::Shape(_), _) => return None,
        };
        let reach = piece.clip.map_or(reach, |clip| reach.intersection(clip));
        let core = within(reach, em * MEET / 100);
        Some(Thing { piece, tag, slot, order, reach, core, em })
    }

    /// Returns the place in the copy of its story at which a story has to end before it.
    fn stop(&self, edition: &Edition) -> Option<(StoryId, Stop)> {
        let Tag::Block(block) = self.tag else { return None };
        let span = self.piece.run().and_then(|run| run.span.as_ref());
        let whole = edition.story(block.story).blocks[block.block].range.start;
        let byte = span.map_or(whole, |span| span.range.start);
        Some((block.story, Stop { block: block.block, byte }))
    }
}

/// Returns where a thing may stand: in its slot and on the page. What is fixed begins where its keys
/// say, and its words may not run out of the slot at the right.
fn bounds(edition: &Edition, page: &PagePlan, thing: &Thing) -> Rect {
    let trim = Rect::new(Abs::ZERO, Abs::ZERO, page.given.trim.w, page.given.trim.h);
    let slot = &page.areas[thing.slot.slot];
    let mut own = page.rect(slot);
    // What begins with the text of its story stands anywhere between the head and its own foot.
    if let Some(outer) = slot.within.filter(|_| slot.look.align.is_some()) {
        own.y0 = own.y0.min(page.rect(&page.areas[outer]).y0);
    }
    if thing.tag == Tag::Furniture {
        return Rect { x1: own.x1.min(trim.x1), ..trim };
    }
    // An inset below nothing takes a picture into the bleed, where the slot lies on the trim; words would
    // be cut there.
    let bleeds = matches!(thing.tag, Tag::Picture(_) | Tag::Booked);
    let beyond = |inset: Abs, on_trim: bool| match bleeds && on_trim {
        true => (-inset).max(Abs::ZERO).min(edition.press.bleed),
        false => Abs::ZERO,
    };
    let (inset, on_page) = (slot.look.inset, own.intersection(trim));
    Rect::new(
        on_page.x0 - beyond(inset.left, on_page.x0 == trim.x0),
        on_page.y0 - beyond(inset.top, on_page.y0 == trim.y0),
        on_page.x1 + beyond(inset.right, on_page.x1 == trim.x1),
        on_page.y1 + beyond(inset.bottom, on_page.y1 == trim.y1),
    )
}

/// Most things under one that are told of it.
const MOST_UNDER: usize = 8;

/// Returns what lies over something else.
fn covers(mut things: Vec<Thing>) -> Vec<Breach> {
    things.sort_by_key(|thing| (thing.core.y0, thing.order));
    let mut breaches = Vec::new();
    // Those whose foot lies below the head of the one at hand.
    let mut open: Vec<Thing> = Vec::new();
    for thing in things {
        open.retain(|other| other.core.y1 > thing.core.y0);
        // How the parts of a masthead stand to each other is the house's design; the outline of a booked
        // advertisement stands round its words.
        let fixed = |other: &Thing| {
            let designed = matches!(thing.tag, Tag::Furniture | Tag::Booked);
            designed && other.tag == thing.tag && other.slot == thing.slot
        };
        let under =
            open.iter().filter(|other| other.core.overlaps(thing.core) && !fixed(other));
        breaches.extend(under.take(MOST_UNDER).map(|other| {
            let (first, last) = match other.order < thing.order {
                true => (*other, thing),
                false => (thing, *other),
            };
            Breach { thing: last, wrong: Wrong::Covers(first) }
        }));
        open.push(thing);
    }
    breaches
}

/// Most rounds in which a story is made to end earlier line by line; then nothing of it is placed.
const ROUNDS: usize = 8;

/// Lets stories end before the first of their lines that does not stand in its place; returns whether
/// any ends earlier for it.
pub(super) fn tighten<'a>(
    stops: &mut Stops,
    breaches: impl Iterator<Item = &'a Breach<'a>>,
    edition: &Edition,
    round: usize,
) -> bool {
    let mut tightened = false;
    for breach in breaches {
        let own = breach.thing.stop(edition);
        // Where copy lies under what comes behind it, it is the copy that gives way.
        let stop = own.or_else(|| match &breach.wrong {
            Wrong::Covers(other) => other.stop(edition),
            Wrong::Leaves(_) => None,
        });
        let Some((story, mut stop)) = stop else { continue };
        if round >= ROUNDS {
            stop = Stop::default();
        }
        let earlier = stops.get(&story).is_none_or(|known| stop < *known);
        if earlier {
            stops.insert(story, stop);
            tightened = true;
        }
    }
    tightened
}
