//! What survives a run, for a program that makes one edition again and again.
//!
//! Everything is kept by content, so that nothing can go stale: a file under the state in which it was
//! read, faces under the files that they came from, a picture's facts under its file, a prepared story
//! under its blocks and its style, with the ways in which it was set. A run in which nothing changed gives
//! what the one before gave; any other takes from the kept what is still the same, and comes out as a cold
//! run would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::make::{read_with, set_with};
use super::{Faults, Made, Options};
use crate::edition;
use crate::makeup;
use crate::world::{ReadError, Stamp, Store, World};

/// Makes editions and keeps what a later run may use.
#[derive(Debug, Default)]
pub struct Keeper {
    files: Mutex<Files>,
    given: edition::Kept,
    set: makeup::Kept,
    last: Option<Last>,
}

/// What the run before was asked and what it gave.
#[derive(Debug)]
struct Last {
    root: PathBuf,
    issue: PathBuf,
    options: Options,
    made: Arc<Made>,
}

/// What a run learnt of files, by path.
#[derive(Debug, Default)]
struct Files {
    read: BTreeMap<PathBuf, KeptFile>,
    there: BTreeMap<PathBuf, bool>,
    listed: BTreeMap<PathBuf, Vec<String>>,
}

/// A file as it was read.
#[derive(Clone, Debug)]
struct KeptFile {
    stamp: Option<Stamp>,
    bytes: Result<Arc<[u8]>, ReadError>,
    /// Whether the last run asked for it.
    used: bool,
}

/// A world that remembers what it was asked.
struct Remembering<'a> {
    world: &'a dyn World,
    files: &'a Mutex<Files>,
}

impl Keeper {
    /// Makes up, sets and judges the edition of an issue file, as [`make`](super::make()) does.
    pub fn make(
        &mut self,
        world: &dyn World,
        root: &Path,
        issue: &Path,
        options: &Options,
    ) -> Result<Arc<Made>, Faults> {
        let same =
            |last: &&Last| last.root == root && last.issue == issue && last.options == *options;
        if let Some(last) = self.last.as_ref().filter(same)
            && self.is_unchanged(world)
        {
            return Ok(last.made.clone());
        }
        self.last = None;
        self.begin();
        let remembering = Remembering { world, files: &self.files };
        let given = read_with(&remembering, root, issue, &self.given)?;
        self.forget_unused();
        let made = Arc::new(set_with(given, options, &self.set));
        self.last = Some(Last {
            root: root.to_owned(),
            issue: issue.to_owned(),
            options: options.clone(),
            made: made.clone(),
        });
        Ok(made)
    }

    /// Returns whether all that the run before asked would be answered alike.
    fn is_unchanged(&self, world: &dyn World) -> bool {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.there.iter().all(|(path, there)| world.exists(path) == *there)
            && files.listed.iter().all(|(path, names)| world.list(path) == *names)
            && files.read.iter().all(|(path, file)| file.is_current(world, path))
    }

    /// Forgets what was asked, but not what was read.
    fn begin(&mut self) {
        let files = self.files.get_mut().unwrap_or_else(PoisonError::into_inner);
        files.there.clear();
        files.listed.clear();
        files.read.values_mut().for_each(|file| file.used = false);
    }

    /// Forgets the files that a run no longer asked for.
    fn forget_unused(&mut self) {
        let files = self.files.get_mut().unwrap_or_else(PoisonError::into_inner);
        files.read.retain(|_, file| file.used);
    }
}

impl KeptFile {
    fn is_current(&self, world: &dyn World, path: &Path) -> bool {
        match (self.stamp, world.stamp(path)) {
            (Some(then), Some(now)) => then == now,
            // Nothing but its bytes can tell.
            _ => world.read(path) == self.bytes,
        }
    }
}

impl World for Remembering<'_> {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        let lock = || self.files.lock().unwrap_or_else(PoisonError::into_inner);
        // The state before the reading: what is written meanwhile shows the next time.
        let stamp = self.world.stamp(path);
        let known = lock().read.get(path).cloned();
        if let Some(known) = &known
            && stamp.is_some()
            && known.stamp == stamp
        {
            if let Some(kept) = lock().read.get_mut(path) {
                kept.used = true;
            }
            return known.bytes.clone();
        }
        let mut bytes = self.world.read(path);
        // The same bytes are the same thing, so that what hangs on them is found again.
        if let Some(KeptFile { bytes: kept, .. }) = known
            && kept == bytes
        {
            bytes = kept;
        }
        let file = KeptFile { stamp, bytes: bytes.clone(), used: true };
        lock().read.insert(path.to_owned(), file);
        bytes
    }

    fn exists(&self, path: &Path) -> bool {
        let there = self.world.exists(path);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.there.insert(path.to_owned(), there);
        there
    }

    fn list(&self, path: &Path) -> Vec<String> {
        let names = self.world.list(path);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.listed.insert(path.to_owned(), names.clone());
        names
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        self.world.stamp(path)
    }

    fn is_lasting(&self) -> bool {
        self.world.is_lasting()
    }

    fn store(&self) -> &dyn Store {
        self.world.store()
    }
}
