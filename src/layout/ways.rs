//! The ways to set a passage: in as many lines as is best, in one fewer, in one more.
//!
//! Make-up asks for the lines of the same passage again and again, nearly always in the same rooms. What
//! was found is kept with the rooms that were looked at: in rooms that begin alike the lines are the same.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use crate::text::{self, Break, End, Fit, Prepared, Room, Variant};

/// How many lines a paragraph is to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wish {
    /// One fewer than is best.
    Shorter,
    /// As many as is best.
    #[default]
    Best,
    /// One more than is best.
    Longer,
}

/// A passage in lines.
#[derive(Debug, Default)]
pub(crate) struct Set {
    /// The lines.
    pub(crate) lines: Vec<Break>,
    /// The room of each line.
    pub(crate) rooms: Vec<Room>,
    /// What it costs beyond the best way.
    pub(crate) cost: i64,
}

/// The ways found so far.
#[derive(Debug, Default)]
pub(crate) struct Ways {
    best: Mutex<Vec<Known<Arc<Set>>>>,
    others: Mutex<Vec<Known<Others>>>,
}

/// What was found in rooms that begin with these.
#[derive(Debug)]
struct Known<T> {
    rooms: Vec<Room>,
    found: T,
}

/// A line fewer and a line more, where the paragraph allows it.
#[derive(Clone, Debug, Default)]
struct Others {
    shorter: Option<Arc<Set>>,
    longer: Option<Arc<Set>>,
}

impl Ways {
    /// Returns the passage in as many lines as is best.
    pub(crate) fn best(
        &self,
        prepared: &Prepared,
        justify: bool,
        rooms: &dyn Fn(usize) -> Room,
    ) -> Arc<Set> {
        find(&self.best, rooms, &|rooms| {
            let lines = text::break_lines(prepared, rooms, Fit::Total, justify);
            Arc::new(Set::of(lines, 0, rooms))
        })
    }

    /// Returns a justified passage in a line fewer or more than is best; `None` where it has no such way.
    pub(crate) fn other(
        &self,
        prepared: &Prepared,
        wish: Wish,
        rooms: &dyn Fn(usize) -> Room,
    ) -> Option<Arc<Set>> {
        let others = find(&self.others, rooms, &|rooms| {
            let variants = text::variants(prepared, rooms);
            let best = variants.iter().find(|way| way.cost == 0).map(|way| way.lines.len());
            let with = |count: usize| {
                let way = variants.iter().find(|way| way.lines.len() == count)?;
                let Variant { lines, cost } = way.clone();
                Some(Arc::new(Set::of(lines, cost, rooms)))
            };
            Others {
                shorter: best.and_then(|best| with(best.checked_sub(1)?)),
                longer: best.and_then(|best| with(best + 1)),
            }
        });
        if wish == Wish::Shorter { others.shorter } else { others.longer }
    }
}

/// Returns what is known for these rooms, or finds it.
fn find<T: Clone>(
    known: &Mutex<Vec<Known<T>>>,
    rooms: &dyn Fn(usize) -> Room,
    anew: &dyn Fn(&dyn Fn(usize) -> Room) -> T,
) -> T {
    // Whatever a thread that panicked has entered was entered whole.
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let alike = |known: &&Known<T>| {
        known.rooms.iter().enumerate().all(|(line, room)| rooms(line) == *room)
    };
    if let Some(known) = known.iter().find(alike) {
        return known.found.clone();
    }
    let asked: RefCell<Vec<Room>> = RefCell::default();
    let found = anew(&|line| {
        let mut asked = asked.borrow_mut();
        while asked.len() <= line {
            let next = rooms(asked.len());
            asked.push(next);
        }
        asked[line]
    });
    known.push(Known { rooms: asked.into_inner(), found: found.clone() });
    found
}

impl Set {
    fn of(lines: Vec<Break>, cost: i64, rooms: &dyn Fn(usize) -> Room) -> Set {
        let turned = |line: usize| line > 0 && lines[line - 1].end == End::Soft;
        let room = |line: usize| match turned(line) {
            true => rooms(line).turned_over(),
            false => rooms(line),
        };
        let rooms = (0..lines.len()).map(room).collect();
        Set { lines, rooms, cost }
    }
}
