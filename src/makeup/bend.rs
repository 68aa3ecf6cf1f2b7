//! Elastic edges: the edges that slots share move until each comes out full.
//!
//! Each page is bent by itself, all of them side by side. First its panels end with their copy. Then its
//! edges are searched: each area costs what its height leaves it free or over, with the shapes of the
//! photographs in it that serve it best; an edge costs the lines by which it moves. One edge after
//! the other takes the place that is cheapest, then each two of them together, until nothing gets
//! better. A story that may go on elsewhere has no need at home but for the lines before the jump. Heights are
//! learnt by sounding the story in its area, each once.
//!
//! **Worked example.** A lead and the two stories under it share an edge at line 26, the stories end at 49
//! over a tail. The lead is two lines short in each of its columns, the stories are two over: the edge moves
//! to 24, both are full, and nothing else of the page changes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::absorb::is_dummy;
use super::cost::is_short;
use super::jumps::tail_slots;
use super::photos::Shape;
use super::{Desk, least};
use crate::edition::{Content, Edition, HeadPlace, Jump};
use crate::ids::{PageId, SlotId, StoryId};
use crate::layout::{Effort, Fit};
use crate::plan::{Decision, Deed, Edge, Leg, Move, Plan, Reason};
use crate::terms::{Fill, SlotKind};

/// Lines by which an edge moves at most.
const FARTHEST: i32 = 14;
/// Lines in each column that a page can be bent to leave to a tail, or to take from it.
const LENIENT: u32 = 2;
/// Times that the edges of a page are gone through.
const ROUNDS: usize = 4;
/// Fewest lines of a panel.
const LOWEST: u32 = 4;
/// What a line costs by which an edge moves, in hundredths of what only a typographer finds.
const MOVED: u32 = 4;
/// What a line of white in a column costs where nothing stands.
const WHITE: u32 = 15;
/// What a line costs that stays free where white is part of the design.
const LOOSE: u32 = 40;
/// Tenths of a line by which columns end too high in a hole that sends the page back.
const HOLE: u32 = 50;
/// What a line costs that is without a place and that copyfit will take in.
const GAINED: u32 = 80;
/// What it costs that a story does not go on that is to.
const NO_JUMP: u32 = 2_000;
/// What it costs that a head has no room.
const NO_HEAD: u32 = 5_000;

/// Bends the pages before it is known which stories go on: first those with tails, as if these had some lines
/// more or less than they will, so that the others are bent to leave them; returns what was done.
pub(super) fn homes(desk: &Desk, edition: &Edition, plan: &mut Plan) -> Vec<Decision> {
    let tails: BTreeSet<PageId> = tail_slots(plan).into_iter().map(|tail| tail.page).collect();
    let (tails, pages): (Vec<PageId>, Vec<PageId>) =
        edition.page_ids().partition(|page| tails.contains(page));
    let given = guessed(desk, edition, plan.clone());
    let lenient =
        |page| Sheet { lenient: LENIENT, ..Sheet::new(desk, edition, &given, page, false) };
    let mut decisions = bend(plan, &tails, lenient);
    let given = Plan { legs: given.legs.clone(), ..plan.clone() };
    decisions.extend(bend(plan, &pages, |page| Sheet::new(desk, edition, &given, page, false)));
    decisions
}

/// Returns a plan in which stories go on where the issue file says so, as long as they are over at home.
fn guessed(desk: &Desk, edition: &Edition, plan: Plan) -> Plan {
    let mut guessed = plan.clone();
    let ways = plan.stories(edition).filter_map(|id| match edition.story(id).jump {
        Jump::To(tail) => Some((id, tail)),
        Jump::Choose(_) | Jump::Never => None,
    });
    for (story, tail) in ways {
        let taken = guessed.legs.values().flatten().any(|leg| leg.slot == tail);
        let over = || desk.fit((edition, &plan), story, &[], Effort::Sound).over() > 0;
        if !taken && matches!(*plan.area(tail).holds, Content::Tail) && over() {
            guessed.legs.insert(story, vec![Leg::whole(tail)]);
        }
    }
    guessed
}

/// Tells each edge that moved more than once as one that moved in all.
pub(super) fn told_once(decisions: &mut Vec<Decision>) {
    let mut known: BTreeMap<SlotId, i32> = BTreeMap::new();
    let moved = |decision: &Decision| match &decision.deed {
        Deed::Moved { change: Move::Edge(slot, _), by } => Some((*slot, *by)),
        _ => None,
    };
    for (slot, by) in decisions.iter().filter_map(moved) {
        *known.entry(slot).or_default() += by;
    }
    decisions.retain_mut(|decision| {
        let Some((slot, _)) = moved(decision) else { return true };
        let by = known.remove(&slot).unwrap_or_default();
        decision.deed = Deed::Moved { change: Move::Edge(slot, by), by };
        by != 0
    });
}

/// Bends pages whose tails are known; returns what was done.
pub(super) fn pages(
    desk: &Desk,
    edition: &Edition,
    plan: &mut Plan,
    pages: &[PageId],
) -> Vec<Decision> {
    let known = plan.clone();
    bend(plan, pages, |page| Sheet::new(desk, edition, &known, page, true))
}

fn bend<'a>(
    plan: &mut Plan,
    pages: &[PageId],
    sheet: impl Fn(PageId) -> Sheet<'a> + Sync,
) -> Vec<Decision> {
    let moves: Vec<Vec<Move>> = pages.par_iter().map(|page| sheet(*page).moves()).collect();
    let moves = moves.into_iter().flatten();
    let decided = moves.filter_map(|change| {
        let Move::Edge(slot, by) = change else { return None };
        plan.apply(&change);
        let deed = Deed::Moved { change, by };
        Some(Decision { story: None, slot, deed, reason: Reason::Fuller, weighed: Vec::new() })
    });
    decided.collect()
}

/// A page that is bent.
struct Sheet<'a> {
    desk: &'a Desk<'a>,
    edition: &'a Edition,
    plan: Plan,
    page: PageId,
    /// Whether it is known which stories go on, and where.
    settled: bool,
    /// Lines in each column by which a tail may be over or short, since the page on which its story begins is
    /// bent after this one.
    lenient: u32,
    edges: Vec<Edge>,
    rooms: Vec<Room>,
}

/// An area at one or two edges that may move.
struct Room {
    area: usize,
    /// The edges at its top and at its foot.
    top: Option<usize>,
    foot: Option<usize>,
    /// Lines that it is high, at least and at most.
    bounds: (u32, u32),
    /// What its heights cost.
    known: RefCell<BTreeMap<u32, u32>>,
    /// Shapes of the photographs in it: lines that they take, and what that costs.
    shapes: BTreeMap<u32, u32>,
}

impl<'a> Sheet<'a> {
    fn new(
        desk: &'a Desk,
        edition: &'a Edition,
        plan: &Plan,
        page: PageId,
        settled: bool,
    ) -> Sheet<'a> {
        let (plan, edges, rooms) = (plan.clone(), Vec::new(), Vec::new());
        Sheet { desk, edition, plan, page, settled, lenient: 0, edges, rooms }
    }

    /// Returns the moves by which the page comes out fullest.
    fn moves(mut self) -> Vec<Move> {
        let mut moves = self.panels();
        self.join();
        if self.edges.is_empty() {
            return moves;
        }
        let mut shifts = self.search();
        for _ in 0..ROUNDS {
            if !self.learn(&shifts) {
                break;
            }
            shifts = self.search();
        }
        moves.extend(self.moved(&shifts));
        moves
    }

    fn slot(&self, slot: usize) -> SlotId {
        SlotId { page: self.page, slot }
    }

    /// Ends the panels that stand inside a story with their copy.
    fn panels(&mut self) -> Vec<Move> {
        let page = self.plan.page(self.page);
        let inner = page.named().filter(|(id, area)| {
            area.within.is_some()
                && page.given.template[id.slot].shrinks
                && page.kind(*id) != SlotKind::Ad
        });
        let panels: Vec<(SlotId, StoryId)> = inner
            .filter_map(|(id, area)| match *area.holds {
                Content::Story(story) if !is_dummy(self.edition, &self.plan, id) => {
                    Some((id, story))
                }
                _ => None,
            })
            .collect();
        let mut moves = Vec::new();
        for (id, story) in panels {
            let Some(by) = self.panel(id, story).filter(|by| *by > 0) else { continue };
            let change = Move::Edge(id, by as i32);
            self.plan.apply(&change);
            moves.push(change);
        }
        moves
    }

    /// Returns by how many lines the top of a panel may come down.
    fn panel(&self, id: SlotId, story: StoryId) -> Option<u32> {
        let now = self.sound(&self.plan, story);
        let height = self.plan.area(id).cells.height();
        if now.over() > 0 {
            return None;
        }
        let fits = |high: u32| {
            let mut plan = self.plan.clone();
            plan.apply(&Move::Edge(id, (height - high) as i32));
            let fit = self.sound(&plan, story);
            plan.area(id).cells.height() == high
                && fit.over() == 0
                && flaws(&fit) <= flaws(&now)
        };
        least::least(LOWEST..=height, &fits).map(|high| height - high)
    }

    /// Finds the edges that may move, and the areas at them.
    fn join(&mut self) {
        let page = self.plan.page(self.page);
        let bends = |area: &usize| self.bounds(*area).is_some();
        let edges = page.edges().into_iter();
        let edges = edges.filter(|edge| edge.above.iter().chain(&edge.below).all(bends));
        self.edges = edges.collect();
        let at = |side: fn(&Edge) -> &Vec<usize>, area: usize| {
            self.edges.iter().position(|edge| side(edge).contains(&area))
        };
        let areas = 0..page.areas.len();
        let rooms = areas.filter_map(|area| {
            let (top, foot) = (at(|edge| &edge.below, area), at(|edge| &edge.above, area));
            let bounds = self.bounds(area).filter(|_| top.is_some() || foot.is_some())?;
            let shapes = self.shapes(area);
            Some(Room { area, top, foot, bounds, known: RefCell::default(), shapes })
        });
        self.rooms = rooms.collect();
    }

    /// Returns how high an area may be where it bends: what is booked, held or not there yet keeps its room,
    /// and so do tails in bands and stories that go on elsewhere already.
    fn bounds(&self, area: usize) -> Option<(u32, u32)> {
        let id = self.slot(area);
        let (now, slot) = (self.plan.area(id), &self.plan.page(self.page).given.template[area]);
        let kept = match &*now.holds {
            Content::Reserved(_) | Content::Held(_) => true,
            Content::Story(story) => {
                self.settled && !self.plan.legs(*story).is_empty()
                    || self.edition.held_ids().any(|held| self.edition.story(held).slot == id)
            }
            Content::Tail => self.through(id).any(|(whole, _)| !whole),
            _ => false,
        };
        if kept || now.look.kind.keeps_place() || is_dummy(self.edition, &self.plan, id) {
            return None;
        }
        let (own, high) = (slot.cells.height(), now.cells.height());
        let (min, max) = slot.bends.or(slot.shrinks.then_some((LOWEST.min(own), own)))?;
        // What it took from a neighbour it may keep; a panel gives lines though it gets none.
        let min = if slot.shrinks { min.min(LOWEST) } else { min };
        Some((min.min(high), max.max(own) + high.saturating_sub(own)))
    }

    /// Returns the stories that go on in a tail, and whether each has all of it and ends there.
    fn through(&self, tail: SlotId) -> impl Iterator<Item = (bool, StoryId)> {
        self.plan.legs.iter().filter_map(move |(story, legs)| {
            let at = legs.iter().position(|leg| leg.slot == tail)?;
            let whole = legs[at].lines.is_none() && at + 1 == legs.len() && legs[at].push == 0;
            Some((whole, *story))
        })
    }

    /// Returns what the photographs of the story in an area may take of its lines, and what each costs: of shapes
    /// that take as many the best. A tail ends with those at the beginning of its story.
    fn shapes(&self, area: usize) -> BTreeMap<u32, u32> {
        let id = self.slot(area);
        let photographed = match *self.plan.area(id).holds {
            Content::Story(story) => Some((story, id)),
            Content::Tail => self.begins(id).filter(|(_, home)| home.page != self.page),
            _ => None,
        };
        let Some((story, slot)) = photographed else { return BTreeMap::new() };
        let photos = self.desk.photos(self.edition);
        let rows = photos.within(&self.plan, slot);
        if rows.is_empty() {
            return BTreeMap::new();
        }
        let text = first(&self.sound(&self.plan, story), slot);
        let mut ways = BTreeMap::from([(0, 0)]);
        for row in rows {
            let mut shapes = photos.shapes(&self.plan, &row, text);
            shapes.push(photos.shape(&self.plan, &row, text));
            ways = combined(&ways, &shapes);
        }
        ways
    }

    /// Returns the one story that ends in a tail, and where it begins.
    fn begins(&self, tail: SlotId) -> Option<(StoryId, SlotId)> {
        let mut through = self.through(tail).map(|(_, story)| story);
        let only = through.next().filter(|_| through.next().is_none())?;
        Some((only, self.edition.story(only).slot))
    }

    /// Returns the least that `cost` says of copy that is so many lines over, when the photographs in a slot, shaped
    /// in one of these ways, give it lines or take some.
    fn buffered(
        &self,
        (plan, slot, fit): (&Plan, SlotId, &Fit),
        ways: &BTreeMap<u32, u32>,
        cost: impl Fn(i64) -> u32,
    ) -> u32 {
        let short = i64::from(fit.over()) - i64::from(fit.free);
        if ways.is_empty() {
            return cost(short);
        }
        let photos = self.desk.photos(self.edition);
        let text = first(fit, slot);
        let rows = photos.within(plan, slot);
        let taken: i64 =
            rows.iter().map(|row| i64::from(photos.shape(plan, row, text).taken)).sum();
        let costs = ways.iter().map(|(take, demerits)| {
            cost(short + i64::from(*take) - taken).saturating_add(*demerits)
        });
        costs.min().unwrap_or_default()
    }

    fn sound(&self, plan: &Plan, story: StoryId) -> Fit {
        self.desk.fit((self.edition, plan), story, plan.legs(story), Effort::Sound)
    }

    /// Returns how high a room is with its edges moved so.
    fn height(&self, room: &Room, shifts: &[i32]) -> i64 {
        let by = |edge: Option<usize>| edge.map_or(0, |edge| i64::from(shifts[edge]));
        let high = self.plan.area(self.slot(room.area)).cells.height();
        i64::from(high) + by(room.foot) - by(room.top)
    }

    /// Returns what the page costs with its edges moved so; `None` where it cannot be, or costs no less than
    /// `bound`: then not all of it is weighed.
    fn cost(&self, shifts: &[i32], bound: u32) -> Option<u32> {
        let moved: u32 = shifts.iter().map(|by| by.unsigned_abs() * MOVED).sum();
        let fits = |room: &Room| {
            let high = u32::try_from(self.height(room, shifts)).ok()?;
            (room.bounds.0 <= high && high <= room.bounds.1).then_some(high)
        };
        let heights = self.rooms.iter().map(fits).collect::<Option<Vec<u32>>>()?;
        self.rooms.iter().zip(heights).try_fold(moved, |sum, (room, high)| {
            let sum =
                if sum < bound { sum.saturating_add(self.cost_of(room, high)) } else { sum };
            (sum < bound).then_some(sum)
        })
    }

    /// Returns what it costs that a room is so high.
    fn cost_of(&self, room: &Room, high: u32) -> u32 {
        if let Some(known) = room.known.borrow().get(&high) {
            return *known;
        }
        let cost = self.weigh(room, high).unwrap_or(u32::MAX / 64);
        room.known.borrow_mut().insert(high, cost);
        cost
    }

    fn weigh(&self, room: &Room, high: u32) -> Option<u32> {
        let id = self.slot(room.area);
        let by = i64::from(high) - i64::from(self.plan.area(id).cells.height());
        let plan =
            self.plan.with_areas(self.page, self.plan.page(self.page).alone(room.area, by)?);
        let area = plan.area(id);
        let columns =
            area.look.inside.map_or(area.cells.width(), |inside| inside.columns).max(1);
        let white = area.cells.height() * area.cells.width() * WHITE;
        Some(match &*area.holds {
            Content::Story(story) => {
                let fit = self.sound(&plan, *story);
                let no_head = flaws(&fit) as u32 + crushed(&plan, id, &fit);
                let no_head = no_head.saturating_mul(NO_HEAD);
                no_head.saturating_add(self.story(&plan, (id, room, columns), *story, &fit))
            }
            Content::Tail => {
                self.tail(&plan, (id, room, columns)).unwrap_or(match plan.legs.is_empty() {
                    true => 0,
                    false => white,
                })
            }
            Content::Briefs(stories) if stories.is_empty() => white,
            Content::Briefs(stories) => {
                let input = (self.edition, &plan);
                let fit = self.desk.fit_stack(input, id, stories, Effort::Sound);
                off(
                    i64::from(fit.over) - i64::from(fit.free),
                    columns,
                    stories.len() as u32 - 1,
                )
            }
            Content::Photo(_) => {
                self.desk.photos(self.edition).shape(&plan, &[id], None).demerits
            }
            holds if holds.is_nothing() => white,
            _ => 0,
        })
    }

    /// Returns what a tail costs; `None` where no story goes on in it.
    fn tail(&self, plan: &Plan, (id, room, columns): (SlotId, &Room, u32)) -> Option<u32> {
        let begins = self.begins(id);
        let costs = self.through(id).map(|(_, story)| {
            let fit = self.sound(plan, story);
            let home = begins.map_or(id, |(_, home)| home);
            let lenient = i64::from(self.lenient * columns);
            let off = self.buffered((plan, home, &fit), &room.shapes, |short| {
                off(short - short.clamp(-lenient, lenient), columns, 0)
            });
            off + self.broken(&fit) + flaws(&fit) as u32 * NO_HEAD
        });
        costs.reduce(|a, b| a.saturating_add(b))
    }

    /// Returns what it costs that jumps have too few lines before or behind them.
    fn broken(&self, fit: &Fit) -> u32 {
        let rules = &self.edition.makeup;
        let broken = fit.breaks.iter().filter(|parted| is_short(rules, parted)).count();
        broken as u32 * NO_JUMP
    }

    /// Returns what a story costs in its room, with the photographs in it shaped as serves it best.
    fn story(
        &self,
        plan: &Plan,
        (id, room, columns): (SlotId, &Room, u32),
        story: StoryId,
        fit: &Fit,
    ) -> u32 {
        if self.goes_on(story) {
            return self.jumping(plan, (id, room, columns), fit);
        }
        // So many lines the ladder takes in.
        let gain = (fit.places / 33) as i64;
        let off = |short: i64| match plan.area(id).look.fill == Fill::Loose && short < 0 {
            _ if 0 < short && short <= gain => short as u32 * GAINED,
            true => short.unsigned_abs() as u32 * LOOSE,
            false => off(short, columns, 0),
        };
        self.buffered((plan, id, fit), &room.shapes, off)
    }

    /// Returns whether a story will go on elsewhere, where that is not settled yet.
    fn goes_on(&self, story: StoryId) -> bool {
        let over = || self.sound(&self.plan, story).over() >= self.edition.makeup.after;
        let may = !self.settled && self.edition.story(story).jump != Jump::Never;
        may && (!self.plan.legs(story).is_empty() || over())
    }

    /// Returns what a story costs at home, over `own` columns, that is to go on elsewhere: how full its tail is can
    /// still be mended there.
    fn jumping(&self, plan: &Plan, (id, room, own): (SlotId, &Room, u32), fit: &Fit) -> u32 {
        let rules = &self.edition.makeup;
        match fit.parts.last().filter(|_| fit.parts.len() > 1) {
            Some(tail) => {
                let columns = plan.area(tail.slot).cells.width();
                let half = |short| off(short, columns, 0) / 2;
                self.buffered((plan, id, fit), &room.shapes, half) + self.broken(fit)
            }
            None if fit.over() >= rules.after && fit.places as u32 >= rules.before => 0,
            None => NO_JUMP + off(i64::from(fit.over()) - i64::from(fit.free), own, 0),
        }
    }

    /// Returns the cheapest places of the edges that are found, by how far they move.
    fn search(&self) -> Vec<i32> {
        let mut best = vec![0; self.edges.len()];
        let Some(mut least) = self.cost(&best, u32::MAX) else { return best };
        for _ in 0..ROUNDS {
            let before = least;
            for edge in 0..best.len() {
                self.improve(&[edge], &mut best, &mut least);
            }
            for one in 0..best.len() {
                for other in one + 1..best.len() {
                    if self.meet(one, other) {
                        self.improve(&[one, other], &mut best, &mut least);
                    }
                }
            }
            if least == before {
                break;
            }
        }
        best
    }

    /// Sets what stands in the rooms as it would be printed, and returns whether something then has lines without
    /// a place that sounding did not see: so high a room costs more from then on.
    fn learn(&self, shifts: &[i32]) -> bool {
        let learnt = self.rooms.iter().filter_map(|room| {
            let high = u32::try_from(self.height(room, shifts)).ok()?;
            let by = i64::from(high)
                - i64::from(self.plan.area(self.slot(room.area)).cells.height());
            let areas = self.plan.page(self.page).alone(room.area, by)?;
            let plan = self.plan.with_areas(self.page, areas);
            let cost = off(self.unseen(&plan, room, by)?, 1, 0);
            let mut known = room.known.borrow_mut();
            let known = known.get_mut(&high).filter(|known| **known < cost)?;
            *known = cost;
            Some(())
        });
        learnt.count() > 0
    }

    /// Returns how many lines have no place in a room that is `by` lines higher, where sounding sees none of them.
    fn unseen(&self, plan: &Plan, room: &Room, by: i64) -> Option<i64> {
        let id = self.slot(room.area);
        let over = match &*plan.area(id).holds {
            Content::Briefs(stories) if !stories.is_empty() => {
                let over = |effort| {
                    self.desk.fit_stack((self.edition, plan), id, stories, effort).over
                };
                (over(Effort::Sound) == 0).then(|| over(Effort::Set))?
            }
            // What its photographs give is not known here: as high as it was it may still be mended.
            Content::Story(story) if by < 0 || room.shapes.is_empty() => {
                if self.goes_on(*story) || self.plan.legs.contains_key(story) {
                    return None;
                }
                let fit = |effort| self.desk.fit((self.edition, plan), *story, &[], effort);
                (fit(Effort::Sound).over() == 0).then(|| fit(Effort::Set).over())?
            }
            _ => return None,
        };
        (over > 0).then_some(i64::from(over))
    }

    /// Returns whether an area lies between two edges.
    fn meet(&self, one: usize, other: usize) -> bool {
        let pair = [Some(one), Some(other)];
        self.rooms
            .iter()
            .any(|room| pair == [room.top, room.foot] || pair == [room.foot, room.top])
    }

    /// Moves one edge, or two together, to where the page costs least.
    fn improve(&self, edges: &[usize], best: &mut Vec<i32>, least: &mut u32) {
        let mut tries = vec![best.clone()];
        for edge in edges {
            let moved = |from: &Vec<i32>| {
                let from = from.clone();
                (-FARTHEST..=FARTHEST).map(move |by| {
                    let mut to = from.clone();
                    to[*edge] = by;
                    to
                })
            };
            tries = tries.iter().flat_map(moved).collect();
        }
        // Of those that cost the same the one that moves least.
        tries.sort_by_key(|shifts| shifts.iter().map(|by| by.unsigned_abs()).sum::<u32>());
        for shifts in tries {
            if let Some(cost) = self.cost(&shifts, *least) {
                (*best, *least) = (shifts, cost);
            }
        }
    }

    /// Returns the moves that bring the edges to their places; none where one could not be made.
    fn moved(&mut self, shifts: &[i32]) -> Vec<Move> {
        let line = |edge: &usize| {
            let below = self.edges[*edge].below[0];
            self.plan.area(self.slot(below)).cells.lines.0
        };
        let (mut down, mut up): (Vec<usize>, Vec<usize>) = (0..shifts.len())
            .filter(|edge| shifts[*edge] != 0)
            .partition(|edge| shifts[*edge] > 0);
        // What makes room goes first.
        down.sort_by_key(|edge| std::cmp::Reverse(line(edge)));
        up.sort_by_key(line);
        let order = down.into_iter().chain(up);
        let moves =
            order.map(|edge| Move::Edge(self.slot(self.edges[edge].below[0]), shifts[edge]));
        let moves: Vec<Move> = moves.collect();
        let mut plan = self.plan.clone();
        for change in &moves {
            plan.apply(change);
        }
        let as_meant = |room: &Room| {
            let high = plan.area(self.slot(room.area)).cells.height();
            i64::from(high) == self.height(room, shifts)
        };
        if self.rooms.iter().all(as_meant) { moves } else { Vec::new() }
    }
}

/// Returns the first line of the text of a story in an area.
fn first(fit: &Fit, id: SlotId) -> Option<u32> {
    fit.parts.iter().find(|part| part.slot == id).map(|part| part.first)
}

/// Returns how many photographs of a story its head leaves less than a few lines.
fn crushed(plan: &Plan, id: SlotId, fit: &Fit) -> u32 {
    let Some(text) = first(fit, id) else { return 0 };
    if plan.area(id).look.head_place != HeadPlace::Top {
        return 0;
    }
    let inside = plan.page(id.page).areas.iter().filter(|area| area.within == Some(id.slot));
    let crushed = inside.filter(|area| {
        let (top, foot) = area.cells.lines;
        area.photo().is_some() && foot + 1 < text.max(top) + LOWEST.min(area.cells.height())
    });
    crushed.count() as u32
}

/// Returns how many parts of the heads of a story have no room.
fn flaws(fit: &Fit) -> usize {
    fit.parts.iter().map(|part| part.head.flaws).sum()
}

/// Returns what it costs that copy is so many lines over or, below zero, short in its columns, on the scale of
/// photographs: a line without a place weighs more than any picture; lines that stay free weigh by the
/// depth of the hole. `spare` of them do no harm beside those of even columns.
fn off(short: i64, columns: u32, spare: u32) -> u32 {
    let lines = u32::try_from(short.unsigned_abs()).unwrap_or(u32::MAX / 1_000);
    if short > 0 {
        return 400_u32.saturating_add(lines.saturating_mul(150));
    }
    let beyond = (lines + 1).saturating_sub(columns + spare);
    let tenths = beyond.saturating_mul(10) / columns;
    // Beyond a hole that every reader sees each line is as bad as the one before.
    let deep = tenths.saturating_sub(HOLE);
    tenths.min(HOLE).pow(2).saturating_add(deep.saturating_mul(30)).saturating_add(beyond * 4)
}

/// Returns ways in which photographs can be shaped, each together with each shape of a row.
fn combined(ways: &BTreeMap<u32, u32>, shapes: &[Shape]) -> BTreeMap<u32, u32> {
    let mut all: BTreeMap<u32, u32> = BTreeMap::new();
    for (taken, demerits) in ways {
        for shape in shapes {
            let cost = demerits + shape.demerits;
            let known = all.entry(taken + shape.taken).or_insert(cost);
            *known = cost.min(*known);
        }
    }
    all
}
