//! The ways to set a passage: in as many lines as is best, in some fewer, in some more.
//!
//! Make-up asks for the lines of the same passage again and again, nearly always in the same rooms. What
//! was found is kept with the rooms that were looked at: in rooms that begin alike the lines are the same.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use crate::text::{self, Break, End, Fit, Prepared, Room, Variant};

/// How many lines a paragraph is to take beyond what is best; below zero, how many fewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Wish(i8);

impl Wish {
    /// As many lines as is best.
    pub(crate) const BEST: Wish = Wish(0);

    /// Returns the wish for a line more.
    pub(crate) fn longer(self) -> Wish {
        Wish(self.0.saturating_add(1))
    }

    /// Returns the wish for a line fewer.
    pub(crate) fn shorter(self) -> Wish {
        Wish(self.0.saturating_sub(1))
    }
}

/// Answers for the room of any line.
type Rooms<'a> = dyn Fn(usize) -> Room + 'a;

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
    others: Mutex<Vec<Known<Arc<Others>>>>,
}

/// What was found in rooms that begin with these.
#[derive(Debug)]
struct Known<T> {
    rooms: Vec<Room>,
    found: T,
}

/// The ways that are not the best, as far as the paragraph allows them.
type Others = Vec<(Wish, Arc<Set>)>;

impl Ways {
    /// Returns the passage in as many lines as is best.
    pub(crate) fn best(&self, prepared: &Prepared, justify: bool, rooms: &Rooms) -> Arc<Set> {
        find(&self.best, rooms, &|rooms| {
            let lines = text::break_lines(prepared, rooms, Fit::Total, justify);
            Arc::new(Set::of(lines, 0, rooms))
        })
    }

    /// Returns a justified passage in fewer or more lines than is best; `None` where it has no such way.
    pub(crate) fn other(
        &self,
        prepared: &Prepared,
        wish: Wish,
        rooms: &Rooms,
    ) -> Option<Arc<Set>> {
        let others = find(&self.others, rooms, &|rooms| {
            let variants = text::variants(prepared, rooms);
            let best = variants.iter().find(|way| way.cost == 0).map(|way| way.lines.len());
            let wish = |way: &Variant| {
                let beyond = way.lines.len() as i64 - best.unwrap_or(0) as i64;
                Wish(beyond as i8)
            };
            let way =
                |way: Variant| (wish(&way), Arc::new(Set::of(way.lines, way.cost, rooms)));
            Arc::new(variants.into_iter().map(way).collect())
        });
        let way = others.iter().find(|(known, _)| *known == wish)?;
        Some(way.1.clone())
    }
}

/// Returns what is known for these rooms, or finds it.
fn find<T: Clone>(
    known: &Mutex<Vec<Known<T>>>,
    rooms: &Rooms,
    anew: &dyn Fn(&Rooms) -> T,
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
    fn of(lines: Vec<Break>, cost: i64, rooms: &Rooms) -> Set {
        let turned = |line: usize| line > 0 && lines[line - 1].end == End::Soft;
        let room = |line: usize| match turned(line) {
            true => rooms(line).turned_over(),
            false => rooms(line),
        };
        let rooms = (0..lines.len()).map(room).collect();
        Set { lines, rooms, cost }
    }
}
