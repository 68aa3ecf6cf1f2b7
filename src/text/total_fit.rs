//! Breaks a paragraph as a whole: the breaks whose demerits add up to the least.
//!
//! Dynamic programming. A state is a place at which a line may end, and the number of the line
//! that begins there; what is known of it is the cheapest way to come to it. From each state
//! all ends of its line are tried, and each either is a new state or makes a known one cheaper.
//! The numbers of lines matter only as long as the rooms of lines differ (beside a picture,
//! from column to column): from the line on from which all rooms are alike, one state a place
//! is enough.
//!
//! **Worked example.** 34 characters without punctuation, in lines of 11 em. Line by line it is
//! 11, 11, 11 and a last line of 1. The state (place 33, line 3) costs three plain breaks, 90;
//! its last line is a runt, 750,000. But (place 32, line 3) can be reached too, by one line of
//! ten characters: its nine places open by 1/9 em, 111² + 200 = 12,521, and 35,563 because that
//! is seen, and the breaks. Its last line of two is no runt. Of the two ways to the end, 750,090
//! and 48,174, the second is taken,
//! though it was the worse one three lines long.

use std::ops::Range;

use super::cost::{self, Fill};
use super::prepared::{Prepared, Room};
use crate::demerits::line::{EMERGENCY, GAP_LIMIT};

/// No node.
const NONE: u32 = u32::MAX;
/// Hyphens in consecutive lines, at most.
const HYPHENS: u8 = 2;
/// States kept at one place, where the rooms of lines differ: the cheapest. A place can be
/// reached with as many numbers of lines as the copy before it gives or takes, one for some
/// thirty lines; eight are more than a paragraph has, and more than the five (best, two fewer,
/// two more) that [`breakings`] is asked for. In a longer one the dearest number of lines is
/// forgotten, so that the search stays linear, and what it then finds is the best of what it
/// kept.
const KEPT: usize = 8;

/// A way to end a line at a place.
#[derive(Clone, Copy, Debug)]
struct Node {
    cell: u32,
    /// Number of the line that begins here.
    line: u32,
    cost: i64,
    /// The node at which the line that ends here begins.
    previous: u32,
    /// The next node at the same place.
    next: u32,
    /// Lines in a row that end in a hyphen.
    hyphens: u8,
}

/// The search with all it has found.
struct Search<'p> {
    p: &'p Prepared,
    start: usize,
    end: usize,
    rooms: Vec<Room>,
    /// From this line on all rooms are alike.
    alike: u32,
    nodes: Vec<Node>,
    /// First node at each place.
    heads: Vec<u32>,
}

/// A segment broken: what it costs, and where its lines end.
#[derive(Clone, Debug)]
pub(super) struct Breaking {
    pub(super) cost: i64,
    pub(super) ends: Vec<usize>,
}

/// Returns the ends of the lines of one forced segment.
pub(super) fn ends(
    p: &Prepared,
    segment: Range<usize>,
    rooms: &dyn Fn(usize) -> Room,
) -> Vec<usize> {
    let mut search = Search::new(p, segment, rooms);
    search.run(rooms);
    let best = search.arrivals().min_by_key(|(_, node)| node.cost);
    best.map_or_else(Vec::new, |(index, _)| search.ends(index))
}

/// Returns the best breaking of a segment into each number of lines that was found.
pub(super) fn breakings(
    p: &Prepared,
    segment: Range<usize>,
    rooms: &dyn Fn(usize) -> Room,
) -> Vec<Breaking> {
    let mut search = Search::new(p, segment, rooms);
    search.alike = NONE;
    search.run(rooms);
    let breaking =
        |(index, node): (u32, Node)| Breaking { cost: node.cost, ends: search.ends(index) };
    search.arrivals().map(breaking).collect()
}

impl<'p> Search<'p> {
    fn new(
        p: &'p Prepared,
        segment: Range<usize>,
        rooms: &dyn Fn(usize) -> Room,
    ) -> Search<'p> {
        let (start, end) = (segment.start, segment.end);
        let mut search = Search {
            p,
            start,
            end,
            rooms: Vec::new(),
            alike: 0,
            nodes: Vec::with_capacity(segment.len() + 1),
            heads: vec![NONE; segment.len() + 1],
        };
        search.survey(rooms);
        search.heads[0] = 0;
        search.nodes.push(Node {
            cell: start as u32,
            line: 0,
            cost: 0,
            previous: NONE,
            next: NONE,
            hyphens: 0,
        });
        search
    }

    /// Tries all ends of all lines, place by place.
    fn run(&mut self, rooms: &dyn Fn(usize) -> Room) {
        for place in self.start..self.end {
            let mut node = self.heads[place - self.start];
            while node != NONE {
                self.extend(node, rooms);
                node = self.nodes[node as usize].next;
            }
        }
    }

    /// Asks for as many rooms as the segment can need, and finds from where on they are alike.
    fn survey(&mut self, rooms: &dyn Fn(usize) -> Room) {
        let width = self.p.sums[self.end].width - self.p.sums[self.start].width;
        // Stretched lines take more room than the copy: half as much again, and two lines.
        let mut wanted = width + width / 2;
        let most = self.end - self.start + 2;
        let mut spare = 2;
        while self.rooms.len() < most && (wanted > 0 || spare > 0) {
            let room = rooms(self.rooms.len());
            spare -= i64::from(wanted <= 0);
            wanted -= room.width().units().max(0);
            self.rooms.push(room);
        }
        let last = self.rooms.last().copied();
        let same = self.rooms.iter().rev().take_while(|room| Some(**room) == last).count();
        self.alike = (self.rooms.len() - same) as u32;
    }

    fn room(&mut self, line: u32, rooms: &dyn Fn(usize) -> Room) -> Room {
        while self.rooms.len() <= line as usize {
            self.rooms.push(rooms(self.rooms.len()));
        }
        self.rooms[line as usize]
    }

    /// Tries all ends of the line that begins at a node.
    fn extend(&mut self, from: u32, rooms: &dyn Fn(usize) -> Room) {
        let node = self.nodes[from as usize];
        let room = self.room(node.line, rooms);
        let (p, start, width) = (self.p, node.cell as usize, room.width());
        let mut found = false;
        for end in (start + 1..=p.reach(start, self.end, width, true)).rev() {
            let last = end == self.end;
            let penalty = if last { Some(0) } else { cost::penalty(p, end, room) };
            let Some(penalty) = penalty else { continue };
            let hyphen = !last && p.cells[end].seam.shows_hyphen();
            if hyphen && node.hyphens >= HYPHENS {
                continue;
            }
            let span = p.span(start, end, hyphen);
            let Some(fitness) = cost::weigh(p, &span, width, !last) else {
                continue;
            };
            let mut cost = node.cost + penalty + fitness.cost;
            if last && start > self.start {
                cost += cost::ending(p, &span, node.hyphens > 0);
            }
            self.relax(from, end, cost, hyphen);
            found = true;
            // A line opened too wide is only there in case nothing better is.
            if fitness.gap > GAP_LIMIT || fitness.fill == Fill::Short {
                break;
            }
        }
        if !found {
            let end = p.emergency(start, self.end, width, true);
            self.relax(from, end, node.cost + EMERGENCY, false);
        }
    }

    /// Enters a way to end a line, if it is better than the one known.
    fn relax(&mut self, from: u32, end: usize, cost: i64, hyphen: bool) {
        let parent = self.nodes[from as usize];
        let mut node = Node {
            cell: end as u32,
            line: parent.line + 1,
            cost,
            previous: from,
            next: NONE,
            hyphens: if hyphen { parent.hyphens + 1 } else { 0 },
        };
        let key = node.line.min(self.alike);
        let place = end - self.start;
        let mut at = self.heads[place];
        let (mut tail, mut worst) = (NONE, NONE);
        let mut count = 0;
        while at != NONE {
            let known = &mut self.nodes[at as usize];
            if known.line.min(self.alike) == key {
                if cost < known.cost {
                    node.next = known.next;
                    *known = node;
                }
                return;
            }
            let next = known.next;
            let dearer = |other: &Node| other.cost < self.nodes[at as usize].cost;
            worst = match self.nodes.get(worst as usize) {
                Some(other) if !dearer(other) => worst,
                _ => at,
            };
            (tail, at, count) = (at, next, count + 1);
        }
        if count >= KEPT {
            // No line begins at the node yet: its place is still ahead of the search.
            let worst = &mut self.nodes[worst as usize];
            if cost < worst.cost {
                node.next = worst.next;
                *worst = node;
            }
            return;
        }
        let index = self.nodes.len() as u32;
        match self.nodes.get_mut(tail as usize) {
            Some(tail) => tail.next = index,
            None => self.heads[place] = index,
        }
        self.nodes.push(node);
    }

    /// Returns the nodes at the segment's end.
    fn arrivals(&self) -> impl Iterator<Item = (u32, Node)> {
        let mut at = self.heads[self.end - self.start];
        std::iter::from_fn(move || {
            let (index, node) = (at, *self.nodes.get(at as usize)?);
            at = node.next;
            Some((index, node))
        })
    }

    /// Returns the line ends on the way to a node.
    fn ends(&self, mut node: u32) -> Vec<usize> {
        let mut ends = Vec::new();
        while let Some(Node { cell, previous, .. }) = self.nodes.get(node as usize) {
            if *previous == NONE {
                break;
            }
            ends.push(*cell as usize);
            node = *previous;
        }
        ends.reverse();
        ends
    }
}
