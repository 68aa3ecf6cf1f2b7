//! Where what is dear to make is kept from run to run: a folder of the user's, bounded, shared by all runs.
//!
//! A file appears whole or not at all, so that runs side by side do each other no harm, and holds its own
//! name: under another one it is nothing. Whatever fails here only makes a run slower, which is said once.

#![expect(clippy::disallowed_methods, reason = "the cache lies on the disk")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};
use std::time::SystemTime;

use banmian::diag::Text;
use banmian::limits::{CACHE, CACHE_FILE};
use banmian::text;
use banmian::world::Store;

use super::failure::refusal;

/// How a file of the cache begins; its name comes behind it, then what was kept under it.
const HEAD: &[u8] = b"banmian cache 1 ";

/// How the names of files that are being written begin.
const PASSING: &str = ".new-";

/// The folder; `None` where the user has none or wants none.
#[derive(Debug)]
pub(super) struct Cache {
    folder: Option<PathBuf>,
    tidied: Once,
    troubles: Mutex<Troubles>,
}

/// What went wrong, each kind once.
#[derive(Debug, Default)]
struct Troubles {
    unwritable: Option<Text>,
    foreign: usize,
}

impl Cache {
    /// Returns the cache of the user: `BANMIAN_CACHE` names its folder, empty for none; else it is the
    /// folder `banmian` where the system keeps caches.
    pub(super) fn open() -> Cache {
        let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let own = variable("BANMIAN_CACHE");
        let caches = || {
            let home = || variable("HOME").filter(|home| home.is_absolute());
            let given = ["XDG_CACHE_HOME", "LOCALAPPDATA"].into_iter().filter_map(variable);
            let mut given = given.filter(|folder| folder.is_absolute());
            given.next().or_else(|| match cfg!(target_os = "macos") {
                true => Some(home()?.join("Library/Caches")),
                false => Some(home()?.join(".cache")),
            })
        };
        let folder = own.or_else(|| Some(caches()?.join("banmian")));
        Cache::at(folder.filter(|folder| !folder.as_os_str().is_empty()))
    }

    /// Returns a cache that keeps nothing.
    #[cfg(test)]
    pub(super) fn none() -> Cache {
        Cache::at(None)
    }

    fn at(folder: Option<PathBuf>) -> Cache {
        Cache { folder, tidied: Once::new(), troubles: Mutex::default() }
    }

    /// Returns what went wrong, to be told once.
    pub(super) fn troubles(&self) -> Vec<Text> {
        let troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.folder.as_deref().unwrap_or(Path::new("")).display();
        let foreign = (troubles.foreign > 0).then(|| {
            let count = troubles.foreign;
            text!(
                "缓存 `{folder}` 中有 {count} 个文件名不符实，已重新制作",
                "cache `{folder}`: {count} entries were not what their names say, and were made anew"
            )
        });
        foreign.into_iter().chain(troubles.unwritable.clone()).collect()
    }

    /// Notes that nothing can be kept.
    fn fails(&self, folder: &Path, error: &io::Error) {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        troubles.unwritable.get_or_insert_with(|| {
            let (folder, Text { zh, en }) = (folder.display(), refusal(error));
            text!(
                "缓存 `{folder}` 不能写，不用缓存继续：{zh}",
                "cache `{folder}` cannot be written, going on without it: {en}"
            )
        });
    }

    /// Returns whether enough was tried: a disk that is full stays full.
    fn is_given_up(&self) -> bool {
        let troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        troubles.unwritable.is_some()
    }

    /// Writes a file beside its place and moves it there.
    fn keep(&self, folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        self.tidied.call_once(|| tidy(folder, CACHE.value));
        let mut file = tempfile::Builder::new().prefix(PASSING).tempfile_in(folder)?;
        // Gone with the process: a file that nobody has locked was left by one that was killed.
        let _ = file.as_file().try_lock();
        for part in [HEAD, name.as_bytes(), b"\n", bytes] {
            file.write_all(part)?;
        }
        file.persist(folder.join(name)).map(drop).map_err(|error| error.error)
    }
}

impl Store for Cache {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.as_ref()?.join(name);
        let mut file = open(&path)?;
        let head = [HEAD, name.as_bytes(), b"\n"].concat();
        let mut own = vec![0; head.len()];
        file.read_exact(&mut own).ok()?;
        if own != head {
            // What an older version has kept, or a disk has damaged, is made anew without a word.
            let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
            troubles.foreign += usize::from(own.starts_with(HEAD));
            return None;
        }
        let mut kept = Vec::new();
        file.take(CACHE_FILE.value).read_to_end(&mut kept).ok()?;
        // What is used stays longest.
        if let Ok(file) = File::options().append(true).open(&path) {
            let _ = file.set_modified(SystemTime::now());
        }
        Some(kept)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let is_kept = bytes.len() as u64 <= CACHE_FILE.value && !self.is_given_up();
        let folder = self.folder.as_ref().filter(|_| is_kept);
        if let Some(folder) = folder
            && let Err(error) = self.keep(folder, name, bytes)
            // Who tidied up may have been too eager.
            && error.kind() != io::ErrorKind::NotFound
        {
            self.fails(folder, &error);
        }
    }
}

/// Opens a plain file of the cache, none longer than all of it may be.
fn open(path: &Path) -> Option<File> {
    let about = fs::symlink_metadata(path).ok()?;
    let is_it = about.is_file() && about.len() <= CACHE_FILE.value;
    is_it.then(|| File::open(path).ok()).flatten()
}

/// Removes what killed runs left, and what there is too much of.
fn tidy(folder: &Path, most: u64) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_passing = entry.file_name().to_str().is_some_and(|it| it.starts_with(PASSING));
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_passing
            && is_file
            && let Ok(file) = File::open(entry.path())
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
    prune(folder, most);
}

/// Removes what was not used for longest until three quarters of `most` bytes are left, if there are more
/// than `most`.
fn prune(folder: &Path, most: u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let data = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((data.modified().ok()?, entry.path(), data.len()))
        })
        .collect();
    let mut total: u64 = files.iter().map(|(.., length)| length).sum();
    if total <= most {
        return;
    }
    files.sort();
    for (_, path, length) in files {
        if total <= most / 4 * 3 {
            return;
        }
        if fs::remove_file(path).is_ok() {
            total -= length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_oldest_goes_first() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("banmian");
        let cache = Cache::at(Some(folder.clone()));
        assert_eq!(cache.get("a"), None);
        for name in ["a", "b", "c", "d"] {
            cache.put(name, &[7; 100]);
        }
        let old = File::options().append(true).open(folder.join("b")).expect("it is there");
        old.set_modified(SystemTime::UNIX_EPOCH).expect("set");
        let most = 4 * (HEAD.len() + 2 + 100) as u64;
        prune(&folder, most);
        assert_eq!(cache.get("b"), Some(vec![7; 100]));
        old.set_modified(SystemTime::UNIX_EPOCH).expect("set");
        prune(&folder, most - 1);
        assert_eq!(cache.get("b"), None);
        assert!(
            ["a", "c", "d"].into_iter().filter(|name| cache.get(name).is_some()).count() >= 2
        );
    }

    /// What was exchanged, renamed or written by others is made anew, and that is said.
    #[test]
    fn an_entry_is_bound_to_its_name() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().to_owned();
        let cache = Cache::at(Some(folder.clone()));
        cache.put("a", b"of a");
        cache.put("b", b"of b");
        assert!(cache.troubles().is_empty());
        fs::rename(folder.join("a"), folder.join("c")).expect("renamed");
        fs::rename(folder.join("b"), folder.join("a")).expect("renamed");
        fs::rename(folder.join("c"), folder.join("b")).expect("renamed");
        assert_eq!((cache.get("a"), cache.get("b")), (None, None));
        let told = cache.troubles();
        assert_eq!(told.len(), 1);
        assert!(told[0].en.contains("2 entries"), "{}", told[0].en);
        cache.put("a", b"of a");
        assert_eq!(cache.get("a"), Some(b"of a".to_vec()));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told_once() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("file");
        fs::write(&file, "").expect("written");
        let cache = Cache::at(Some(file));
        for name in ["a", "b", "c"] {
            cache.put(name, b"x");
        }
        assert_eq!(cache.troubles().len(), 1);
    }

    #[test]
    fn what_a_killed_run_left_goes_and_what_is_being_written_stays() {
        let place = tempfile::tempdir().expect("a folder");
        let [left, busy] = [".new-left", ".new-busy"].map(|name| place.path().join(name));
        fs::write(&left, "half").expect("written");
        let file = File::create(&busy).expect("made");
        file.try_lock().expect("nobody has it");
        Cache::at(Some(place.path().to_owned())).put("a", b"x");
        assert!(!left.exists() && busy.exists());
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let cache = Cache::none();
        cache.put("a", b"x");
        assert_eq!(cache.get("a"), None);
    }
}
