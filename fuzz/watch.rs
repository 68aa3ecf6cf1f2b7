//! The watch: an execution that takes too long or too much is told while it is under way.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::told::Told;

/// Seconds of a core after which an execution hangs.
const HANG: f64 = 10.0;
/// Seconds after which one hangs that takes no time of a core: it waits for what does not come.
const STILL: u64 = 120;
/// Bytes that no execution may take.
const MEMORY: u64 = 1 << 30;
/// How often the watch looks.
const LOOK: Duration = Duration::from_millis(100);

/// A worker, as the watch sees it.
#[derive(Default)]
pub(crate) struct Watched(Mutex<State>);

#[derive(Default)]
struct State {
    /// Where the system tells how much of a core its thread took.
    counts: Option<String>,
    under_way: Option<UnderWay>,
}

#[derive(Clone)]
struct UnderWay {
    body: &'static str,
    number: u64,
    data: Vec<u8>,
    began: Instant,
    taken: f64,
}

impl Watched {
    /// Takes down in which thread the worker runs.
    pub(crate) fn begin(&self) {
        let thread = std::fs::read_link("/proc/thread-self").ok();
        let counts = thread.map(|thread| format!("/proc/{}/schedstat", thread.display()));
        self.state().counts = counts;
    }

    /// Begins an execution.
    pub(crate) fn enter(&self, body: &'static str, number: u64, data: &[u8]) {
        let mut state = self.state();
        let began = Instant::now();
        let taken = f64::NAN;
        state.under_way = Some(UnderWay { body, number, data: data.to_vec(), began, taken });
    }

    /// Ends it.
    pub(crate) fn leave(&self) {
        self.state().under_way = None;
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns what is under way for too long.
    fn hangs(&self) -> Option<UnderWay> {
        let mut state = self.state();
        let taken = state.counts.as_deref().and_then(seconds);
        let now = state.under_way.as_mut()?;
        let waited = now.began.elapsed();
        let Some(taken) = taken else {
            return (waited.as_secs_f64() > HANG).then(|| now.clone());
        };
        // Counted from when it was first seen: a little after it began.
        if now.taken.is_nan() {
            now.taken = taken;
        }
        let hangs = taken - now.taken > HANG || waited > Duration::from_secs(STILL);
        hangs.then(|| now.clone())
    }
}

/// Returns how many seconds of a core a thread took.
fn seconds(counts: &str) -> Option<f64> {
    let counts = std::fs::read_to_string(counts).ok()?;
    let nanoseconds: f64 = counts.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// Looks until all is done. A worker that hangs cannot be stopped: the program ends with what it has.
pub(crate) fn keep(watched: &[Watched], told: &Told, done: &AtomicBool) {
    let mut told_of_memory = false;
    while !done.load(Ordering::Relaxed) {
        std::thread::sleep(LOOK);
        if let Some(hangs) = watched.iter().find_map(Watched::hangs) {
            told.tell(hangs.body, hangs.number, &hangs.data, "hang: over 10 s: ends nowhere: ");
            told.sum_up();
            std::process::exit(1);
        }
        let memory = memory("VmRSS:");
        if memory > MEMORY && !told_of_memory {
            told_of_memory = true;
            for watched in watched {
                let now = watched.state().under_way.clone();
                if let Some(now) = now {
                    told.tell(now.body, now.number, &now.data, "memory: over 1 GB: together: ");
                }
            }
        }
        if memory > 3 * MEMORY {
            told.sum_up();
            std::process::exit(1);
        }
    }
}

/// Returns the most memory that the program had.
pub(crate) fn most_memory() -> u64 {
    memory("VmHWM:")
}

fn memory(key: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0_u64) << 10
}
