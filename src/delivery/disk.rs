//! The writing side of the world.

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::digest::Digest;

/// A disk that files can be put on. It sees links as links and follows none at the end of a path.
pub trait Disk: Sync {
    /// Returns what stands at a path.
    fn look(&self, path: &Path) -> Entry;

    /// Returns the bytes of a plain file; fails with [`io::ErrorKind::FileTooLarge`] where they are more
    /// than `most`, without reading them.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// Returns the digest of a plain file, however long.
    fn digest(&self, path: &Path) -> io::Result<Digest>;

    /// Makes a folder in one that is there.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a file where nothing stands yet, down to the metal.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Moves a file to another name in one step, in place of whatever file stands there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder in which nothing is.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Brings the names in a folder down to the metal.
    fn sync(&self, folder: &Path) -> io::Result<()>;

    /// Takes a folder for this run alone, and waits for another run that has it.
    fn lock(&self, folder: &Path) -> Result<Lock, LockError>;
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nothing.
    Nothing,
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A link, a pipe, a device.
    Other,
}

/// Says whether a folder is taken.
pub enum Lock {
    /// Until this is dropped, no other run writes there.
    Held(Box<dyn Any + Send + Sync>),
    /// The file system knows no locks.
    Unknown,
}

/// Why a folder cannot be taken.
#[derive(Debug)]
pub enum LockError {
    /// Another run has it and does not let go.
    Held {
        /// Who, as far as that is known.
        by: Option<String>,
    },
    /// The system fails.
    Disk(io::Error),
}

/// Why files cannot be delivered.
#[derive(Debug)]
pub enum DeliveryError {
    /// The system fails.
    Disk {
        /// Over which path.
        path: PathBuf,
        /// How.
        error: io::Error,
    },
    /// Something stands where a file or a folder of the set has to be.
    InTheWay {
        /// At which path.
        path: PathBuf,
        /// What.
        entry: Entry,
    },
    /// Another run writes there and does not let go.
    Taken {
        /// The folder.
        folder: PathBuf,
        /// Who, as far as that is known.
        by: Option<String>,
    },
    /// Another run wrote there at the same time, on a file system without locks.
    Overwritten {
        /// The file that is not as it was written.
        path: PathBuf,
    },
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lock::Held(_) => "Held",
            Lock::Unknown => "Unknown",
        })
    }
}

impl fmt::Display for DeliveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DeliveryError::Disk { path, error } => write!(f, "{}: {error}", path.display()),
            DeliveryError::InTheWay { path, .. } => {
                write!(f, "{}: something else stands there", path.display())
            }
            DeliveryError::Taken { folder, .. } => {
                write!(f, "{}: another run writes there", folder.display())
            }
            DeliveryError::Overwritten { path } => {
                write!(f, "{}: another run wrote it meanwhile", path.display())
            }
        }
    }
}

impl Error for DeliveryError {}
