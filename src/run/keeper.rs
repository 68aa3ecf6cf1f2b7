//! What survives a run, for a program that makes one edition again and again.
//!
//! Everything is kept by what it was made from: the checked house style by its text, faces by their files, a
//! picture's facts by its file, a prepared story by its blocks and its style, with the ways in which it was
//! set. A file is the same while the system gives it the same [`Stamp`]: what is written within one tick of
//! its clock, in the same length, goes unseen until it is written again. A run in which nothing changed
//! gives what the one before gave; any other takes from the kept what is still the same, and comes out as
//! a cold run would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::make::{read_with, set_with};
use super::{Faults, Kept, Made, Options};
use crate::makeup;
use crate::world::{ReadError, Stamp, Store, World};

/// Makes editions and keeps what a later run may use.
#[derive(Debug, Default)]
pub struct Keeper {
    files: Mutex<Files>,
    kept: Kept,
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
    /// States that were asked for, because what was made of the file may be kept.
    stamped: BTreeMap<PathBuf, Stamp>,
    there: BTreeMap<PathBuf, bool>,
    real: BTreeMap<PathBuf, Result<PathBuf, ReadError>>,
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
        let given = read_with(&remembering, root, issue, &self.kept)?;
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
            && files.real.iter().all(|(path, real)| world.real(path) == *real)
            && files.listed.iter().all(|(path, names)| world.list(path) == *names)
            && files.stamped.iter().all(|(path, stamp)| world.stamp(path) == Some(*stamp))
            && files.read.iter().all(|(path, file)| file.is_current(world, path))
    }

    /// Forgets what was asked, but not what was read.
    fn begin(&mut self) {
        let files = self.files.get_mut().unwrap_or_else(PoisonError::into_inner);
        files.there.clear();
        files.stamped.clear();
        files.real.clear();
        files.listed.clear();
        files.read.values_mut().for_each(|file| file.used = false);
    }

    /// Forgets the files that a run no longer asked for, and the bytes of pictures: their facts are kept.
    fn forget_unused(&mut self) {
        let files = self.files.get_mut().unwrap_or_else(PoisonError::into_inner);
        files.read.retain(|_, file| file.used);
        for path in self.kept.given.left() {
            if files.stamped.contains_key(&path) {
                files.read.remove(&path);
            }
        }
    }
}

impl KeptFile {
    /// Returns whether a file in this state holds what was read. What kept it from being read (who may
    /// read it, a share that is gone) changes without its state.
    fn is_in(&self, stamp: Option<Stamp>) -> bool {
        stamp.is_some() && self.stamp == stamp && self.bytes.is_ok()
    }

    fn is_current(&self, world: &dyn World, path: &Path) -> bool {
        // Where the state does not tell, nothing but the bytes can.
        self.is_in(world.stamp(path)) || world.read(path) == self.bytes
    }
}

impl World for Remembering<'_> {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        let lock = || self.files.lock().unwrap_or_else(PoisonError::into_inner);
        // The state before the reading: what is written meanwhile shows the next time.
        let stamp = self.world.stamp(path);
        let known = lock().read.get(path).cloned();
        if let Some(known) = known.as_ref().filter(|known| known.is_in(stamp)) {
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

    fn real(&self, path: &Path) -> Result<PathBuf, ReadError> {
        let real = self.world.real(path);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.real.insert(path.to_owned(), real.clone());
        real
    }

    fn length(&self, path: &Path) -> Result<u64, ReadError> {
        self.world.length(path)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let stamp = self.world.stamp(path);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stamp) = stamp {
            files.stamped.insert(path.to_owned(), stamp);
        }
        if let Some(kept) = files.read.get_mut(path).filter(|kept| kept.is_in(stamp)) {
            kept.used = true;
        }
        stamp
    }

    fn is_lasting(&self) -> bool {
        self.world.is_lasting()
    }

    fn store(&self) -> &dyn Store {
        self.world.store()
    }
}
