//! What went wrong: told once for each place and kind, its inputs kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Inputs that are kept of what goes wrong at one place in one way.
const KEPT: u64 = 3;

thread_local! {
    static LAST: RefCell<String> = RefCell::default();
}

/// Takes down panics instead of printing them: decoders that break down are caught by the library.
pub(crate) fn listen() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let words = info.payload_as_str().unwrap_or("");
        LAST.set(format!("{place}: {words}"));
    }));
}

/// Returns the words of the last panic of this thread.
pub(crate) fn last() -> String {
    LAST.with_borrow(Clone::clone)
}

/// What went wrong so far, by place and kind.
pub(crate) struct Told {
    folder: PathBuf,
    counts: Mutex<BTreeMap<String, u64>>,
}

impl Told {
    pub(crate) fn new(folder: PathBuf) -> Told {
        Told { folder, counts: Mutex::default() }
    }

    /// Takes down a failure, and keeps its input when there are few of its kind.
    pub(crate) fn tell(&self, body: &str, number: u64, data: &[u8], words: &str) {
        // The place, and what stands before the particulars.
        let kind = words.splitn(5, ':').take(4).collect::<Vec<_>>().join(":");
        let kind: String = kind.lines().next().unwrap_or_default().chars().take(160).collect();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(format!("{body}: {kind}")).or_default();
        *count += 1;
        if *count > KEPT {
            return;
        }
        let path = self.folder.join(format!("{body}-{number}"));
        let kept =
            std::fs::create_dir_all(&self.folder).and_then(|()| std::fs::write(&path, data));
        let words: String = words.chars().take(400).collect();
        println!("FAILED {body} {number}: {words}");
        match kept {
            Ok(()) => println!("  again: fuzz {body} {}", path.display()),
            Err(error) => println!("  its input cannot be kept: {error}"),
        }
    }

    /// Prints how often what went wrong; returns whether nothing did.
    pub(crate) fn sum_up(&self) -> bool {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for (kind, count) in counts.iter() {
            println!("{count:>8} x {kind}");
        }
        println!("{}", if counts.is_empty() { "all held" } else { "not all held" });
        counts.is_empty()
    }
}
