//! A folder that a run writes into: opened, filled beside the old set, then changed in one go.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{DeliveryError, Disk, Entry, Lock, LockError};
use super::list::{List, PASSING, Passing};
use super::named::{Named, is_own};
use crate::export::report::FileEntry;

/// The report.
const REPORT: &str = "report.json";
/// The report of before, while the set is exchanged.
const BEFORE: &str = ".report.json";
/// The list of passing files.
const LIST: &str = ".banmian-staging";

/// Longest report that is read: that of 400 pages has some ten megabytes.
const LONGEST: u64 = 64 << 20;

/// How often a folder is made anew that another run, which ended in vain, took away.
const TRIES: u32 = 5;

/// Where a file of the set will stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name in the folder: `press.pdf`, `press/A01.pdf`.
    pub name: String,
    /// Its digest, where a report names it.
    pub sha256: Option<String>,
}

/// What becomes of the files that the last report names and the new set lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// They go: another set takes their place.
    Goes,
    /// They stay, and the new report names them.
    Stays,
}

impl Place {
    /// Returns the place of a file that no report names.
    pub fn unnamed(name: &str) -> Place {
        Place { name: name.to_owned(), sha256: None }
    }

    /// Returns the place of a file that a report names.
    pub fn of(entry: &FileEntry) -> Place {
        Place { name: entry.file.clone(), sha256: Some(entry.sha256.clone()) }
    }
}

/// A folder that is this run's alone. Dropped before [`Folder::exchange`], it is left
/// as it was, before [`Folder::conclude`], without a set.
pub struct Folder<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    lock: Lock,
    /// Folders that were not there before, the outermost first.
    made: Vec<PathBuf>,
    last: Named,
    list: List,
    state: State,
}

/// How far a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing is changed.
    Open,
    /// Files lie beside their places.
    Staged,
    /// The old set is no more.
    Changed,
    /// Others write there too.
    Left,
    /// The new set stands.
    Done,
}

impl<'a> Folder<'a> {
    /// Makes a folder where there is none, takes it, and clears away what a killed run left in it.
    pub fn open(disk: &'a dyn Disk, path: &Path) -> Result<Folder<'a>, DeliveryError> {
        let (last, list, lock) = (Named::default(), List::default(), Lock::Unknown);
        let (path, made) = (path.to_owned(), Vec::new());
        let mut folder = Folder { disk, path, lock, made, last, list, state: State::Open };
        folder.take()?;
        folder.clear()?;
        if let Some(report) = folder.read_file(REPORT)? {
            folder.last = Named::read(&report);
        }
        Ok(folder)
    }

    /// Returns which of the files that the last report names stand there as it says.
    pub fn standing(&self) -> Result<Named, DeliveryError> {
        let mut standing = BTreeSet::new();
        for FileEntry { file, sha256, .. } in self.last.files() {
            if is_own(file) && self.holds(file, sha256)? {
                standing.insert(file);
            }
        }
        Ok(self.last.clone().only(|entry| standing.contains(&entry.file)))
    }

    /// Names all files that are going to be [`put`](Folder::put).
    pub fn begin(&mut self, places: Vec<Place>) -> Result<(), DeliveryError> {
        // What stands under a passing name without a list that names it is somebody else's.
        let mut numbers = 1_u32..;
        let mut free = || {
            let mut names = numbers.by_ref().map(|number| format!("{PASSING}{number}"));
            names.find(|name| self.look(name) == Entry::Nothing).unwrap_or_default()
        };
        let passing = |Place { name: place, sha256 }| Passing { name: free(), place, sha256 };
        let files: Vec<Passing> = places.into_iter().map(passing).collect();
        let list = List { files };
        self.check_places(&list)?;
        if let Err(error) = self.disk.write(&self.at(LIST), &list.write()) {
            // A full disk may have taken half of it.
            if self.look(LIST) == Entry::File {
                let _ = self.disk.remove(&self.at(LIST));
            }
            return self.told(LIST, Err(error));
        }
        (self.list, self.state) = (list, State::Staged);
        Ok(())
    }

    /// Writes one of the files beside its place.
    pub fn put(&self, place: &str, bytes: &[u8]) -> Result<(), DeliveryError> {
        let passing = self.list.files.iter().find(|file| file.place == place);
        match passing {
            Some(file) => self.told(place, self.disk.write(&self.at(&file.name), bytes)),
            None => self.told(place, Err(io::ErrorKind::NotFound.into())),
        }
    }

    /// Exchanges the old set for the new one, all but the report: no report stands there from now on.
    pub fn exchange(&mut self, before: Before) -> Result<(), DeliveryError> {
        if self.has_report() {
            self.take_report_away()?;
        }
        self.state = State::Changed;
        self.remove_old(before)?;
        self.place_new()?;
        if matches!(self.lock, Lock::Unknown) {
            self.read_back()?;
        }
        Ok(())
    }

    /// Moves the report to its place: the set stands.
    pub fn conclude(mut self) -> Result<(), DeliveryError> {
        for Passing { name, place, .. } in &self.list.files {
            if place == REPORT {
                self.told(place, self.disk.rename(&self.at(name), &self.at(place)))?;
            }
        }
        self.state = State::Done;
        // What cannot be removed now, the next run removes.
        let _ = self.disk.remove(&self.at(LIST));
        if self.has_report() {
            let _ = self.disk.remove(&self.at(BEFORE));
        }
        Ok(())
    }

    fn has_report(&self) -> bool {
        self.list.files.iter().any(|file| file.place == REPORT)
    }

    /// Makes the folder and takes it.
    fn take(&mut self) -> Result<(), DeliveryError> {
        for _ in 0..TRIES {
            self.make()?;
            match self.disk.lock(&self.path) {
                Ok(lock) => {
                    self.lock = lock;
                    return Ok(());
                }
                Err(LockError::Disk(error)) if error.kind() == io::ErrorKind::NotFound => {}
                Err(LockError::Disk(error)) => return self.told("", Err(error)),
                Err(LockError::Held { by }) => {
                    let folder = self.path.clone();
                    return Err(DeliveryError::Taken { folder, by });
                }
            }
        }
        self.told("", Err(io::ErrorKind::NotFound.into()))
    }

    fn make(&mut self) -> Result<(), DeliveryError> {
        let is_missing = |path: &&Path| self.disk.look(path) == Entry::Nothing;
        let missing: Vec<PathBuf> =
            self.path.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        for folder in missing.into_iter().rev() {
            match self.disk.make_folder(&folder) {
                Ok(()) => self.made.push(folder),
                // Another run was faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return self.told("", Err(error)),
            }
        }
        Ok(())
    }

    /// Removes what a run left that did not come to its end.
    fn clear(&self) -> Result<(), DeliveryError> {
        let before = self.look(BEFORE);
        let list = self.read_file(LIST)?.map(|bytes| List::read(&bytes));
        // Where a report stands, the set beside it was whole before the last step of all.
        if before != Entry::Nothing && self.look(REPORT) == Entry::Nothing {
            self.clear_sets(list.as_ref())?;
        }
        if let Some(list) = list {
            for Passing { name, .. } in &list.files {
                self.remove_file(name)?;
            }
            self.told(LIST, self.disk.remove(&self.at(LIST)))?;
        }
        if before != Entry::Nothing {
            self.told(BEFORE, self.disk.remove(&self.at(BEFORE)))?;
        }
        Ok(())
    }

    /// Removes what is left of the old set and what is there of the new one.
    fn clear_sets(&self, list: Option<&List>) -> Result<(), DeliveryError> {
        let named = self.read_file(BEFORE)?.map(|report| Named::read(&report));
        let named = named.iter().flat_map(Named::files).map(|entry| entry.file.as_str());
        let mut folders = BTreeSet::new();
        for name in named.filter(|name| is_own(name)) {
            self.remove_file(name)?;
            folders.extend(folder_of(name));
        }
        for Passing { place, sha256, .. } in list.iter().flat_map(|list| &list.files) {
            let is_it = match sha256 {
                Some(sha256) => self.holds(place, sha256)?,
                None => true,
            };
            if is_it {
                self.remove_file(place)?;
            }
            folders.extend(folder_of(place));
        }
        folders.into_iter().try_for_each(|folder| self.remove_empty(folder))
    }

    /// Fails where something stands in the way of a file.
    fn check_places(&self, list: &List) -> Result<(), DeliveryError> {
        for Passing { place, .. } in &list.files {
            let folder = folder_of(place);
            let entry = folder.map_or(Entry::Folder, |folder| self.look(folder));
            if let (Some(folder), Entry::File | Entry::Other) = (folder, entry) {
                return Err(DeliveryError::InTheWay { path: self.at(folder), entry });
            }
            if self.look(place) == Entry::Folder {
                let (path, entry) = (self.at(place), Entry::Folder);
                return Err(DeliveryError::InTheWay { path, entry });
            }
        }
        Ok(())
    }

    /// Marks the folder as unfinished; where that fails, the old set stands as before.
    fn take_report_away(&self) -> Result<(), DeliveryError> {
        let (report, before) = (self.at(REPORT), self.at(BEFORE));
        let had_one = self.look(REPORT) != Entry::Nothing;
        let taken = match had_one {
            true => self.disk.rename(&report, &before),
            false => self.disk.write(&before, b""),
        };
        let taken = taken.and_then(|()| self.disk.sync(&self.path));
        if taken.is_err() {
            let _ = match had_one {
                true => self.disk.rename(&before, &report),
                false => self.disk.remove(&before),
            };
        }
        self.told(REPORT, taken)
    }

    /// Removes what the last report names and the new one does not.
    fn remove_old(&self, before: Before) -> Result<(), DeliveryError> {
        let mut left = BTreeSet::new();
        for FileEntry { file, .. } in self.last.files().filter(|_| before == Before::Goes) {
            let stays = self.list.files.iter().any(|passing| passing.place == *file);
            if !stays && is_own(file) {
                self.remove_file(file)?;
                left.extend(folder_of(file));
            }
        }
        left.into_iter().try_for_each(|folder| self.remove_empty(folder))
    }

    /// Moves the new files to their places, but for the report.
    fn place_new(&self) -> Result<(), DeliveryError> {
        let mut folders = BTreeSet::from([""]);
        for Passing { name, place, .. } in &self.list.files {
            if place == REPORT {
                continue;
            }
            let folder = folder_of(place).filter(|folder| folders.insert(folder));
            if let Some(folder) = folder.filter(|folder| self.look(folder) == Entry::Nothing) {
                self.told(folder, self.disk.make_folder(&self.at(folder)))?;
            }
            self.told(place, self.disk.rename(&self.at(name), &self.at(place)))?;
        }
        let sync = |folder: &str| self.told(folder, self.disk.sync(&self.at(folder)));
        folders.into_iter().try_for_each(sync)
    }

    /// Fails where a file is no longer as it was written. It is not ours to say then what is whose: the next
    /// run clears away all of it.
    fn read_back(&mut self) -> Result<(), DeliveryError> {
        for Passing { place, sha256, .. } in &self.list.files {
            if let Some(sha256) = sha256
                && !self.holds(place, sha256)?
            {
                let path = self.at(place);
                self.state = State::Left;
                return Err(DeliveryError::Overwritten { path });
            }
        }
        Ok(())
    }

    /// Removes a plain file that no link leads to.
    fn remove_file(&self, name: &str) -> Result<(), DeliveryError> {
        match self.is_file(name) {
            true => self.told(name, self.disk.remove(&self.at(name))),
            false => Ok(()),
        }
    }

    /// Removes a folder of page files in which nothing is left; where others lie there it stays.
    fn remove_empty(&self, name: &str) -> Result<(), DeliveryError> {
        if self.look(name) != Entry::Folder {
            return Ok(());
        }
        match self.disk.remove_folder(&self.at(name)) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            removed => self.told(name, removed),
        }
    }

    /// Returns whether a plain file of this digest stands under a name.
    fn holds(&self, name: &str, sha256: &str) -> Result<bool, DeliveryError> {
        if !self.is_file(name) {
            return Ok(false);
        }
        let digest = self.told(name, self.disk.digest(&self.at(name)))?;
        Ok(digest.to_string() == sha256)
    }

    /// Returns whether a plain file stands under a name, and no link leads there.
    fn is_file(&self, name: &str) -> bool {
        folder_of(name).is_none_or(|folder| self.look(folder) == Entry::Folder)
            && self.look(name) == Entry::File
    }

    /// Reads a report or a list; one that is longer than any is none.
    fn read_file(&self, name: &str) -> Result<Option<Vec<u8>>, DeliveryError> {
        if self.look(name) != Entry::File {
            return Ok(None);
        }
        match self.disk.read(&self.at(name), LONGEST) {
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Ok(None),
            read => self.told(name, read.map(Some)),
        }
    }

    fn look(&self, name: &str) -> Entry {
        self.disk.look(&self.at(name))
    }

    fn at(&self, name: &str) -> PathBuf {
        match name {
            "" => self.path.clone(),
            name => self.path.join(name),
        }
    }

    fn told<T>(&self, name: &str, result: io::Result<T>) -> Result<T, DeliveryError> {
        result.map_err(|error| self.failed(name, error))
    }

    fn failed(&self, name: &str, error: io::Error) -> DeliveryError {
        DeliveryError::Disk { path: self.at(name), error }
    }
}

/// Returns the folder of page files in which a file lies.
fn folder_of(name: &str) -> Option<&str> {
    name.split_once('/').map(|(folder, _)| folder)
}

impl Drop for Folder<'_> {
    /// Leaves no passing file, no half of a set and no empty folder behind, as far as the disk lets it.
    fn drop(&mut self) {
        match self.state {
            State::Open | State::Left => {}
            State::Staged => {
                for Passing { name, .. } in &self.list.files {
                    let _ = self.disk.remove(&self.at(name));
                }
                let _ = self.disk.remove(&self.at(LIST));
            }
            State::Changed => {
                let _ = self.clear();
            }
            State::Done => self.made.clear(),
        }
        self.lock = Lock::Unknown;
        for folder in self.made.iter().rev() {
            // What somebody else put there in the meantime keeps its folder.
            let _ = self.disk.remove_folder(folder);
        }
    }
}
