//! The disk and the environment, as a [`World`].

#![expect(clippy::disallowed_methods, reason = "this is the one place that touches the system")]

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use banmian::world::{ReadError, Stamp, Store, World};

use super::cache::Cache;
use super::disk::unwritable;
use super::failure::Failure;
use super::terminal::Terminal;

/// The file system.
#[derive(Debug)]
pub(super) struct SystemWorld {
    cache: Cache,
}

impl SystemWorld {
    /// Returns the file system with a cache beside it.
    pub(super) fn new(cache: Cache) -> SystemWorld {
        SystemWorld { cache }
    }
}

impl SystemWorld {
    /// Tells what went wrong with the cache.
    pub(super) fn tell_cache(&self, terminal: &Terminal) {
        for words in self.cache.troubles() {
            terminal.doubt(&words);
        }
    }
}

impl World for SystemWorld {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        self.length(path)?;
        read_shared(path)
    }

    fn exists(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn real(&self, path: &Path) -> Result<PathBuf, ReadError> {
        fs::canonicalize(here(path)).map_err(why)
    }

    fn length(&self, path: &Path) -> Result<u64, ReadError> {
        regular(&fs::metadata(path).map_err(why)?)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.path().is_file());
        let mut names: Vec<_> =
            files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Stamp { length: about.len(), written: changed(&about)? })
    }

    fn is_lasting(&self) -> bool {
        true
    }

    fn store(&self) -> &dyn Store {
        &self.cache
    }
}

/// Most bytes of a file that is read at all; what a kind of file may have is less.
const MOST_BYTES: u64 = 1 << 30;

/// Returns why the system does not do what it is asked.
fn why(error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::NotFound,
        io::ErrorKind::IsADirectory => ReadError::IsFolder,
        io::ErrorKind::PermissionDenied => ReadError::Denied,
        _ => ReadError::Other(error.to_string()),
    }
}

/// Returns how long a file is; devices and pipes, which have no end, are none.
fn regular(about: &fs::Metadata) -> Result<u64, ReadError> {
    if about.is_dir() {
        return Err(ReadError::IsFolder);
    }
    match about.is_file() {
        true => Ok(about.len()),
        false => Err(ReadError::NotAFile),
    }
}

/// Returns when a file was changed, in nanoseconds: on Unix also when it was given another name, other
/// rights or another time of writing.
#[cfg(unix)]
fn changed(about: &fs::Metadata) -> Option<u128> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u128::try_from(about.ctime()).ok()?;
    Some(seconds * 1_000_000_000 + u128::try_from(about.ctime_nsec()).ok()?)
}

#[cfg(not(unix))]
fn changed(about: &fs::Metadata) -> Option<u128> {
    let written = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(written.as_nanos())
}

/// Reads a file into the place where its bytes stay: faces are large, and a copy costs as much as
/// reading them. It is no device and no pipe, so that opening it does not wait.
fn read_shared(path: &Path) -> Result<Arc<[u8]>, ReadError> {
    let mut file = fs::File::open(path).map_err(why)?;
    let length = regular(&file.metadata().map_err(why)?)?;
    let length = match usize::try_from(length) {
        Ok(bytes) if length <= MOST_BYTES => bytes,
        _ => return Err(ReadError::TooLarge(MOST_BYTES)),
    };
    let mut bytes: Arc<[u8]> = std::iter::repeat_n(0, length).collect();
    if let Some(place) = Arc::get_mut(&mut bytes) {
        file.read_exact(place).map_err(why)?;
    }
    // What just grew has more bytes than the system said, and some files never say how many.
    let mut more = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut more).map_err(why)?;
    match more.is_empty() {
        true => Ok(bytes),
        false => Ok([&bytes[..], &more].concat().into()),
    }
}

/// Fails when no file could be written into `folder`, whether it is there yet or not.
pub(super) fn probe(folder: &Path) -> Result<(), Failure> {
    let existing = folder.ancestors().map(here).find(|folder| folder.exists());
    tempfile::tempfile_in(existing.unwrap_or(Path::new(".")))
        .map(drop)
        .map_err(|error| unwritable(folder, &error))
}

/// Returns the arguments of the process.
pub(super) fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// Returns the locale of messages, as the environment names it.
pub(super) fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|locale| !locale.is_empty())
}

/// Returns whether the environment asks for no colours.
pub(super) fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Returns whether there is a folder at `path`.
pub(super) fn is_folder(path: &Path) -> bool {
    here(path).is_dir()
}

/// Returns the nearest folder, from the current one upwards, that holds a folder `name`; as a
/// relative path, so that messages and reports read alike on every machine.
pub(super) fn find_upwards(name: &str) -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let depth = current.ancestors().position(|folder| folder.join(name).is_dir())?;
    Some(std::iter::repeat_n("..", depth).collect())
}

/// Returns `path` as seen from the current folder when it lies inside it.
pub(super) fn relative(path: &Path) -> PathBuf {
    let current = std::env::current_dir().ok();
    let inside = current.as_deref().and_then(|current| path.strip_prefix(current).ok());
    inside.unwrap_or(path).to_owned()
}

/// Returns the way from `folder` to the current folder as a link takes it: `../../`.
pub(super) fn way_back(folder: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let mut there = PathBuf::new();
    for component in current.join(folder).components() {
        match component {
            Component::ParentDir => drop(there.pop()),
            component => there.push(component),
        }
    }
    let common =
        there.components().zip(current.components()).take_while(|(a, b)| a == b).count();
    let mut way = String::from("./");
    way.push_str(&"../".repeat(there.components().count() - common));
    for component in current.components().skip(common) {
        way.push_str(&component.as_os_str().to_string_lossy());
        way.push('/');
    }
    way
}

/// Returns the path by which the system knows a folder; the empty one is the current folder.
pub(super) fn here(path: &Path) -> &Path {
    if path == Path::new("") { Path::new(".") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world() -> SystemWorld {
        SystemWorld::new(Cache::none())
    }

    #[test]
    fn files_are_read_whole() {
        let place = tempfile::tempdir().expect("a folder");
        for bytes in [&b""[..], b"copy", &[7; 70_000]] {
            fs::write(place.path().join("file"), bytes).expect("written");
            assert_eq!(*world().read(&place.path().join("file")).expect("read"), *bytes);
        }
        assert_eq!(world().read(place.path()), Err(ReadError::IsFolder));
        assert_eq!(world().read(&place.path().join("none")), Err(ReadError::NotFound));
    }

    #[test]
    fn a_folder_below_a_file_cannot_be_written() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("file");
        fs::write(&file, "").expect("written");
        assert!(probe(&file.join("out/2021-02-24")).is_err());
        assert!(probe(&place.path().join("out/2021-02-24")).is_ok());
        assert!(!place.path().join("out").exists());
    }
}
