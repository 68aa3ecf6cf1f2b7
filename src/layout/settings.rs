//! The settings of a passage: in as many lines as is best, in some fewer, in some more.
//!
//! Make-up asks for the lines of the same passage again and again, nearly always in the same
//! rooms. What was found last is kept with the rooms that were looked at: in rooms that begin alike
//! the lines are the same.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use crate::text::{self, Break, End, Prepared, Room};

/// How many lines a paragraph is to take beyond what is best; below zero, how many fewer. The
/// word is TeX's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Looseness(i8);

impl Looseness {
    /// As many lines as is best.
    pub(crate) const BEST: Looseness = Looseness(0);

    /// Returns the looseness of a line more.
    pub(crate) fn looser(self) -> Looseness {
        Looseness(self.0.saturating_add(1))
    }

    /// Returns the looseness of a line fewer.
    pub(crate) fn tighter(self) -> Looseness {
        Looseness(self.0.saturating_sub(1))
    }
}

/// Answers for the room of any line.
type Rooms<'a> = dyn Fn(usize) -> Room + 'a;

/// A passage in lines.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    /// The lines.
    pub(crate) lines: Vec<Break>,
    /// The room of each line.
    pub(crate) rooms: Vec<Room>,
    /// What it costs beyond the best setting.
    pub(crate) cost: i64,
}

/// The settings found last.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    best: Mutex<Vec<Known<Arc<Setting>>>>,
    others: Mutex<Vec<Known<Arc<Others>>>>,
}

/// What was found in rooms that begin with these.
#[derive(Debug)]
struct Known<T> {
    rooms: Vec<Room>,
    found: T,
}

/// The settings that are not the best, as far as the paragraph allows them.
type Others = Vec<(Looseness, Arc<Setting>)>;

impl Settings {
    /// Returns the passage in as many lines as is best, as they are known or `anew`.
    pub(crate) fn best(
        &self,
        rooms: &Rooms,
        anew: &dyn Fn(&Rooms) -> Vec<Break>,
    ) -> Arc<Setting> {
        find(&self.best, rooms, &|rooms| Arc::new(Setting::of(anew(rooms), 0, rooms)))
    }

    /// Returns a justified passage in fewer or more lines than is best; `None` where it has no
    /// such setting.
    pub(crate) fn other(
        &self,
        prepared: &Prepared,
        looseness: Looseness,
        rooms: &Rooms,
    ) -> Option<Arc<Setting>> {
        let others = find(&self.others, rooms, &|rooms| {
            let settings = text::settings(prepared, rooms);
            let best = settings
                .iter()
                .find(|setting| setting.cost == 0)
                .map(|setting| setting.lines.len());
            let looseness = |setting: &text::Setting| {
                let beyond = setting.lines.len() as i64 - best.unwrap_or(0) as i64;
                Looseness(beyond as i8)
            };
            let setting = |setting: text::Setting| {
                (looseness(&setting), Arc::new(Setting::of(setting.lines, setting.cost, rooms)))
            };
            Arc::new(settings.into_iter().map(setting).collect())
        });
        let setting = others.iter().find(|(known, _)| *known == looseness)?;
        Some(setting.1.clone())
    }
}

/// Settings of a passage that are kept, each in other rooms: a passage is asked for where its story begins,
/// in the tails that it may take, and once more for each line by which it may move.
const KEPT: usize = 16;

/// Returns what is known for these rooms, or finds it.
fn find<T: Clone>(
    known: &Mutex<Vec<Known<T>>>,
    rooms: &Rooms,
    anew: &dyn Fn(&Rooms) -> T,
) -> T {
    // Whatever a thread that panicked has entered was entered whole.
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let alike = |known: &Known<T>| {
        known.rooms.iter().enumerate().all(|(line, room)| rooms(line) == *room)
    };
    if let Some(at) = known.iter().position(alike) {
        // What is used goes to the end, so that what nobody uses any more leaves first.
        known[at..].rotate_left(1);
        return known[known.len() - 1].found.clone();
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
    if known.len() >= KEPT {
        known.remove(0);
    }
    known.push(Known { rooms: asked.into_inner(), found: found.clone() });
    found
}

impl Setting {
    /// Returns lines in their rooms.
    pub(crate) fn of(lines: Vec<Break>, cost: i64, rooms: &Rooms) -> Setting {
        let turned = |line: usize| line > 0 && lines[line - 1].end == End::Soft;
        let room = |line: usize| match turned(line) {
            true => rooms(line).turned_over(),
            false => rooms(line),
        };
        let rooms = (0..lines.len()).map(room).collect();
        Setting { lines, rooms, cost }
    }
}
