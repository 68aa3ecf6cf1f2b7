//! The sizes of titles on a page, before any story is fitted: short ones grow, and neighbouring levels stay
//! apart.
//!
//! What a title comes to is first known when its words are fitted to its width: a long one is smaller than
//! its style says, and may end up hardly larger than the one under it; a short one leaves most of its width
//! white. From the top of the page down, each row of heads gets the largest size that its words want, that
//! no head above is smaller than, and that is a level apart from those that touch it.

use super::Desk;
use super::across;
use super::copyfit::decision;
use super::reins::has_head;
use crate::edition::{Content, Edition, HeadAlign, HeadPlace, PartStyle, seen};
use crate::geom::{Abs, Em};
use crate::ids::{PageId, SlotId, StoryId};
use crate::layout::{self, Effort, Title};
use crate::plan::judge::{STEP, are_flat, stands_across, touch};
use crate::plan::{Decision, Deed, Move, PagePlan, Plan, Reason, TitleFit};
use crate::terms::SlotKind;

/// Share of its width that a title should use, in hundredths.
const USED: i64 = 62;
/// White after each character, at most, in thousandths of an em.
const WIDEST: i64 = 120;
/// White that nobody would see, in thousandths of an em.
const UNSEEN: i64 = 10;
/// Share of the size at which its words fit under which no title falls for the sake of levels, in
/// hundredths.
const LEAST: i64 = 78;
/// Sizes are whole tenths of a point.
const STEPS: Abs = Abs::from_units(100_000);

/// A head on a page.
#[derive(Clone, Copy)]
struct Head<'a> {
    slot: SlotId,
    part: &'a PartStyle,
    /// Its story, and the title as it fits; a tail may have none yet.
    story: Option<(StoryId, Title)>,
}

/// A size that was settled, and why.
#[derive(Clone)]
struct Settled {
    slot: SlotId,
    style: Abs,
    size: Abs,
}

/// Gives the heads of an edition their places, sizes and strips before any story is fitted; returns what was decided.
pub(super) fn size_heads(desk: &Desk, edition: &Edition, given: &mut Plan) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for page in (0..given.pages.len()).map(PageId) {
        decisions.extend(across::of_page(desk, edition, given, page));
    }
    decisions.extend(size_titles(desk, edition, [&mut *given]));
    for (change, decision) in strips(desk, edition, given) {
        given.apply(&change);
        decisions.push(decision);
    }
    decisions
}

/// Gives the titles of an edition their sizes, in all these plans of it; returns what was decided.
pub(super) fn size_titles<const N: usize>(
    desk: &Desk,
    edition: &Edition,
    plans: [&mut Plan; N],
) -> Vec<Decision> {
    let moves = plans.first().map(|plan| decide(desk, edition, plan)).unwrap_or_default();
    for plan in plans {
        moves.iter().for_each(|(change, _)| {
            plan.apply(change);
        });
    }
    moves.into_iter().filter_map(|(_, decision)| decision).collect()
}

/// Returns the moves that give the titles of an edition their sizes, each with the decision that tells it;
/// of those that are known already none is changed.
fn decide(desk: &Desk, edition: &Edition, plan: &Plan) -> Vec<(Move, Option<Decision>)> {
    let pages = (0..plan.pages.len()).map(PageId);
    pages.flat_map(|page| of_page(desk, edition, plan, page)).collect()
}

fn of_page(
    desk: &Desk,
    edition: &Edition,
    plan: &Plan,
    id: PageId,
) -> Vec<(Move, Option<Decision>)> {
    let page = plan.page(id);
    let mut rows = rows(desk, edition, plan, id);
    rows.sort_by_key(|row| {
        let rect = page.rect(page.area(row[0].slot));
        (rect.y0, std::cmp::Reverse(row[0].part.style.seen()), rect.x0)
    });
    let mut settled: Vec<Settled> = Vec::new();
    let mut moves = Vec::new();
    for row in rows {
        let style = row[0].part.style.seen();
        let known = row.iter().filter_map(|head| Some((head.slot, head.known(page)?)));
        let known: Vec<(SlotId, Abs)> = known.collect();
        if known.len() == row.len() {
            settled.extend(known.into_iter().map(|(slot, size)| Settled { slot, style, size }));
            continue;
        }
        let wanted = row.iter().map(Head::wanted).min().unwrap_or(style);
        let above = settled.iter().map(|head| head.size.ratio(1000, STEP).max(style)).min();
        // None grows nearer to a head above it than a level.
        let wanted = above.map_or(wanted, |above| wanted.min(above));
        let (size, than) = apart(page, &row, wanted, &settled);
        for head in &row {
            let (change, told) = head.at(size, wanted, than.or(row.first().map(|it| it.slot)));
            let own = head.slot;
            if page.area(own).head_fit.title.is_none() || told.is_some() {
                moves.push((Move::Title(own, change), told));
            }
            settled.push(Settled { slot: own, style, size: change.seen });
        }
    }
    moves
}

/// Returns the heads of a page by the rows in which they stand: side by side and of one style.
fn rows<'a>(desk: &Desk, edition: &Edition, plan: &'a Plan, id: PageId) -> Vec<Vec<Head<'a>>> {
    let page = plan.page(id);
    let mut rows: Vec<Vec<Head>> = Vec::new();
    for (slot, area) in page.named() {
        let part = area.look.head.parts.iter().find(|part| part.is_title());
        let Some(part) =
            part.filter(|_| has_head(page, slot, area) && stands_across(page, slot))
        else {
            continue;
        };
        let story = story_in(plan, slot);
        let title = story.and_then(|story| {
            Some((story, layout::title(&desk.compositor, (edition, plan), story, slot)?))
        });
        if title.is_none() && story.is_some() {
            continue;
        }
        let head = Head { slot, part, story: title };
        let alike = |row: &&mut Vec<Head>| {
            let other = page.area(row[0].slot);
            area.cells.lines.0 == other.cells.lines.0
                && area.look.kind == other.look.kind
                && area.look.head == other.look.head
        };
        match rows.iter_mut().find(alike) {
            Some(row) => row.push(head),
            None => rows.push(vec![head]),
        }
    }
    rows
}

/// Returns the story whose head stands at the top of a slot.
fn story_in(plan: &Plan, slot: SlotId) -> Option<StoryId> {
    match *plan.area(slot).holds {
        Content::Story(story) => Some(story),
        _ => {
            let legs = plan.legs.iter().flat_map(|(story, legs)| {
                legs.iter().filter(|leg| leg.slot == slot).map(move |leg| (leg.lines, *story))
            });
            legs.min().map(|(_, story)| story)
        }
    }
}

impl Head<'_> {
    /// Returns the size in which its title was found to stand; what goes on in a tail is known later.
    fn known(&self, page: &PagePlan) -> Option<Abs> {
        let tail = page.kind(self.slot) == SlotKind::Tail && self.story.is_some();
        page.area(self.slot).head_fit.title.filter(|_| !tail).map(|title| title.seen)
    }

    /// Returns the size of its style, as it is seen.
    fn style(&self) -> Abs {
        self.part.style.seen()
    }

    /// Returns the size that its words want: larger than that of its style where they use too little of
    /// their width.
    fn wanted(&self) -> Abs {
        let style = self.style();
        let Some((_, title)) = self.story else { return style };
        // What its length made smaller does not keep its neighbours from growing.
        let Some(most) = self.part.max_size.filter(|_| self.fits() == style) else {
            return style;
        };
        let used = title.room.ratio(USED, 100);
        let grown = style.ratio(used.units(), title.width.units().max(1));
        grown.min(seen(most, self.part.style.width)).max(style)
    }

    /// Returns the size at which its words fit, as it is seen.
    fn fits(&self) -> Abs {
        self.story.map_or(self.style(), |(_, title)| title.style.seen())
    }

    /// Returns how its title stands when no title of its row is larger than `size`, and the decision that
    /// tells it where that is another size than its words take by themselves.
    fn at(&self, size: Abs, wanted: Abs, than: Option<SlotId>) -> (TitleFit, Option<Decision>) {
        let (style, fits) = (self.style(), self.fits());
        let grows = size > style && fits == style;
        let (size, told) = match (grows, fits <= size) {
            (true, _) => (self.set(size), true),
            (false, true) => {
                (self.story.map_or(self.part.style.size, |it| it.1.style.size), false)
            }
            (false, false) => (self.set(size), true),
        };
        let tracking = if fits == style { self.tracking(size) } else { Em::ZERO };
        let set = (told || tracking > Em::ZERO).then_some((size, tracking));
        let seen = if told { seen(size, self.part.style.width) } else { fits };
        let reason = match than.filter(|than| *than != self.slot) {
            Some(than) if told && seen < wanted => Reason::Level(than),
            Some(than) if told && !grows => Reason::Row(than),
            _ => Reason::ShortWords,
        };
        let fit = TitleFit { size, seen, set };
        (fit, self.told(fit, reason))
    }

    /// Returns the size in which type of this style is seen as so large, down to a tenth of a point.
    fn set(&self, seen: Abs) -> Abs {
        let style = self.part.style;
        let size = style.size.ratio(seen.units(), style.seen().units().max(1));
        STEPS * size.div_floor(STEPS)
    }

    fn told(&self, title: TitleFit, reason: Reason) -> Option<Decision> {
        let (story, _) = self.story?;
        title.set?;
        let percent = title.size.units() * 100 / self.part.style.size.units().max(1);
        let change = Move::Title(self.slot, title);
        let deed = Deed::Moved { change, by: i32::try_from(percent).unwrap_or(100) };
        Some(decision(story, self.slot, deed, reason))
    }

    /// Returns the white after each character in this size, so that the words use enough of their width.
    fn tracking(&self, size: Abs) -> Em {
        let Some((_, title)) = self.story.filter(|_| self.part.max_size.is_some()) else {
            return Em::ZERO;
        };
        let width = title.width.ratio(size.units(), title.style.size.units().max(1));
        let gaps = title.chars.saturating_sub(1).max(1) as i64;
        let free = title.room.ratio(USED, 100) - width;
        let white = free.units() * 1000 / gaps / size.units().max(1);
        match white.min(WIDEST) {
            white if white < UNSEEN => Em::ZERO,
            white => Em::from_units(white * 1000),
        }
    }
}

/// Returns the largest size up to `wanted` in which a row is a level apart from all settled heads that touch
/// it, and the slot of the one that decided it; `wanted` where there is none.
fn apart(
    page: &PagePlan,
    row: &[Head],
    wanted: Abs,
    settled: &[Settled],
) -> (Abs, Option<SlotId>) {
    let touching: Vec<&Settled> = settled
        .iter()
        .filter(|other| row.iter().any(|head| touch(page, head.slot, other.slot)))
        .collect();
    // A head that its own length has made smaller is what it is.
    let stands = |head: &Head, size: Abs| match head.fits() < head.style() {
        true => head.fits().min(size),
        false => size,
    };
    let holds = |size: Abs| {
        let mut own = row.iter().map(|head| stands(head, size));
        own.all(|own| touching.iter().all(|other| !are_flat(own, other.size)))
    };
    let style = row[0].style();
    let least = row.iter().map(Head::fits).min().unwrap_or(style).ratio(LEAST, 100);
    let below = |other: &&&Settled| (other.size.ratio(1000, STEP), other.slot);
    let level = |other: &&&Settled| (other.size, other.slot);
    let mut steps: Vec<(Abs, SlotId)> = touching.iter().map(|other| below(&other)).collect();
    let same = |other: &&&Settled| other.style == style;
    steps.extend(touching.iter().filter(same).map(|other| level(&other)));
    let largest = |steps: Vec<(Abs, SlotId)>| {
        let within = steps.into_iter().filter(|(size, _)| least <= *size && *size <= wanted);
        within.filter(|(size, _)| holds(*size)).max()
    };
    if holds(wanted) {
        return (wanted, None);
    }
    let found = largest(steps)
        .or_else(|| largest(touching.iter().map(|other| level(&other)).collect()));
    found.map_or((wanted, None), |(size, than)| (size, Some(than)))
}

/// Returns the moves that give heads of several rows at the side of their slots a wider strip, where their
/// story has the room: an em of body at the sides of the rows, taken from the columns in whole characters.
fn strips(desk: &Desk, edition: &Edition, plan: &Plan) -> Vec<(Move, Decision)> {
    let mut found = Vec::new();
    for (slot, area) in plan.areas() {
        let (HeadPlace::Left(width) | HeadPlace::Right(width)) = area.look.head_place else {
            continue;
        };
        let Content::Story(story) = *area.holds else { continue };
        let Some(rows) = layout::rows(&desk.compositor, (edition, plan), story, slot) else {
            continue;
        };
        let grid = &plan.page(slot.page).given.grid;
        let sides = match area.look.head.align {
            HeadAlign::Left => 1,
            HeadAlign::Center => 2,
        };
        let more = rows + grid.em * sides - area.head_area(grid).width();
        if more <= Abs::ZERO {
            continue;
        }
        let change = Move::Strip(slot, width + more, grid.em);
        let over = |plan: &Plan| {
            desk.fit((edition, plan), story, plan.legs(story), Effort::Sound).over()
        };
        let mut wider = plan.clone();
        wider.apply(&change);
        if over(&wider) > over(plan) {
            continue;
        }
        let percent = (width + more).units() * 100 / width.units().max(1);
        let by = i32::try_from(percent).unwrap_or(100);
        let deed = Deed::Moved { change: change.clone(), by };
        found.push((change, decision(story, slot, deed, Reason::Rows)));
    }
    found
}
