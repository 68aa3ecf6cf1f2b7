//! One writer a folder: an advisory lock of the system on `.lock`, gone with the process that holds it.

#![expect(clippy::disallowed_methods, reason = "locks belong to the system")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use banmian::delivery::{Lock, LockError};

/// How long a run waits for another one.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// How often it looks.
const PAUSE: Duration = Duration::from_millis(50);

/// Longest name of a holder that is read.
const NAME: u64 = 200;

/// Takes a folder. While another run has it, waits as long as `patience` lasts and calls `wait` once with
/// the name of that run, as far as it is known.
pub(super) fn take(
    folder: &Path,
    patience: Duration,
    wait: &dyn Fn(Option<&str>),
) -> Result<Lock, LockError> {
    let path = folder.join(".lock");
    let begun = Instant::now();
    let mut waits = false;
    loop {
        let mut file = open(&path).map_err(LockError::Disk)?;
        match file.try_lock() {
            // The one before took the file away when it was done: what we have is nobody's any more.
            Ok(()) if !is_at(&file, &path) => {}
            Ok(()) => {
                // Only names who has it: where that cannot be written, the lock holds all the same.
                let _ = file.set_len(0).and_then(|()| file.write_all(own_name().as_bytes()));
                return Ok(Lock::Held(Box::new(Held { file, path })));
            }
            Err(TryLockError::WouldBlock) => {
                let by = holder(&mut file);
                if !waits {
                    wait(by.as_deref());
                    waits = true;
                }
                if begun.elapsed() >= patience {
                    return Err(LockError::Held { by });
                }
                std::thread::sleep(PAUSE);
            }
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(_)) => {
                let _ = fs::remove_file(&path);
                return Ok(Lock::Unknown);
            }
        }
    }
}

/// A lock that is held.
struct Held {
    file: File,
    path: PathBuf,
}

impl Drop for Held {
    /// Takes the file away while nobody else can have it, then lets go. Where a file cannot be told from
    /// another, it stays: a run that waits for it must not lock what is no longer there.
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// Opens the file; who may not write it may lock it all the same.
fn open(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() => return Err(io::ErrorKind::AlreadyExists.into()),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            OpenOptions::new().read(true).open(path).map_err(|_| error)
        }
        opened => opened,
    }
}

/// Returns whether a file is the one that stands at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = file.metadata().map(|about| (about.dev(), about.ino()));
    let there = fs::symlink_metadata(path).map(|about| (about.dev(), about.ino()));
    matches!((own, there), (Ok(own), Ok(there)) if own == there)
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Returns who this run is.
fn own_name() -> String {
    let host = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let host = host.or_else(|| std::env::var("HOSTNAME").ok());
    let host = host.or_else(|| std::env::var("COMPUTERNAME").ok()).unwrap_or_default();
    format!("pid {} {}", std::process::id(), host.trim()).trim_end().to_owned()
}

/// Returns who has the lock, as they wrote it.
fn holder(file: &mut File) -> Option<String> {
    let mut name = String::new();
    file.rewind().ok()?;
    file.take(NAME).read_to_string(&mut name).ok()?;
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    (!name.trim().is_empty()).then(|| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn the_second_waits_with_a_word_then_names_the_first() {
        let place = tempfile::tempdir().expect("a folder");
        let first = take(place.path(), Duration::ZERO, &|_| panic!("nobody has it"));
        let words = AtomicUsize::new(0);
        let count = |by: Option<&str>| {
            assert!(by.is_some_and(|by| by.starts_with("pid ")), "{by:?}");
            words.fetch_add(1, Ordering::Relaxed);
        };
        let second = take(place.path(), PAUSE * 2, &count);
        let own = own_name();
        assert!(matches!(second, Err(LockError::Held { by: Some(by) }) if by == own));
        assert_eq!(words.load(Ordering::Relaxed), 1);
        drop(first);
        assert!(take(place.path(), Duration::ZERO, &|_| ()).is_ok());
        assert_eq!(fs::read_dir(place.path()).map(Iterator::count).ok(), Some(0));
    }

    #[test]
    fn one_at_a_time_has_it() {
        let place = tempfile::tempdir().expect("a folder");
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let lock = take(place.path(), PATIENCE, &|_| ()).expect("it is let go");
                        most.fetch_max(
                            inside.fetch_add(1, Ordering::SeqCst) + 1,
                            Ordering::SeqCst,
                        );
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
    }

    /// What stands there may be anything.
    #[test]
    fn what_is_no_plain_file_is_not_opened() {
        let place = tempfile::tempdir().expect("a folder");
        fs::create_dir(place.path().join(".lock")).expect("made");
        assert!(take(place.path(), Duration::ZERO, &|_| ()).is_err());
    }
}
