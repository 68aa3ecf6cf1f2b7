//! Where reproduced pictures are kept from run to run: a folder of the user's, bounded, shared by all runs.
//!
//! A file appears whole or not at all, and its reader checks what it holds, so that runs side by side do
//! each other no harm. Whatever fails here only makes a run slower.

#![expect(clippy::disallowed_methods, reason = "the cache lies on the disk")]

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::SystemTime;

use banmian::world::Store;

/// Most bytes that the folder holds; beyond, what was not used for longest goes.
const MOST: u64 = 512 << 20;

/// The folder; `None` where the user has none or wants none.
#[derive(Debug)]
pub(super) struct Cache {
    folder: Option<PathBuf>,
    pruned: Once,
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
        Cache { folder, pruned: Once::new() }
    }

    /// Writes a file beside its place and moves it there.
    fn keep(&self, folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        self.pruned.call_once(|| prune(folder, MOST));
        let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.persist(folder.join(name)).map(drop).map_err(|error| error.error)
    }
}

impl Store for Cache {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.as_ref()?.join(name);
        let bytes = fs::read(&path).ok()?;
        // What is used stays longest.
        if let Ok(file) = File::options().append(true).open(&path) {
            let _ = file.set_modified(SystemTime::now());
        }
        Some(bytes)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        if let Some(folder) = &self.folder {
            let _ = self.keep(folder, name, bytes);
        }
    }
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
        prune(&folder, 400);
        assert_eq!(cache.get("b"), Some(vec![7; 100]));
        old.set_modified(SystemTime::UNIX_EPOCH).expect("set");
        prune(&folder, 399);
        assert_eq!(cache.get("b"), None);
        assert!(
            ["a", "c", "d"].into_iter().filter(|name| cache.get(name).is_some()).count() >= 2
        );
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let cache = Cache::none();
        cache.put("a", b"x");
        assert_eq!(cache.get("a"), None);
    }
}
