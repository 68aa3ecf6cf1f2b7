//! Everything outside the program, behind one trait, so that tests can swap the system.

use std::error::Error;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::diag::Text;
use crate::text;

/// Gives the bytes of files. The command line reads the disk, tests read memory.
pub trait World: Sync {
    /// Returns the bytes of the file at `path`.
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError>;

    /// Returns whether there is a file at `path`, without reading it.
    fn exists(&self, path: &Path) -> bool;

    /// Returns the names of the files in the folder `path`, sorted; empty when there is none.
    fn list(&self, path: &Path) -> Vec<String>;

    /// Returns where a path leads, links followed; an error where there is nothing. A world
    /// without links takes paths as they are written.
    fn real(&self, path: &Path) -> Result<PathBuf, ReadError> {
        Ok(plain(path))
    }

    /// Returns how many bytes a file has, without reading it where the system knows; an error
    /// where it is no file that can be read.
    fn length(&self, path: &Path) -> Result<u64, ReadError> {
        match self.stamp(path) {
            Some(stamp) => Ok(stamp.length),
            None => self.read(path).map(|bytes| bytes.len() as u64),
        }
    }

    /// Returns what tells the present state of a file from an earlier one without reading it;
    /// `None` where nothing does, and only reading it again can tell.
    fn stamp(&self, _path: &Path) -> Option<Stamp> {
        None
    }

    /// Returns whether files stay as they are, so that what is large need not be held: it is
    /// read again when it is wanted.
    fn is_lasting(&self) -> bool {
        false
    }

    /// Returns where what was dear to make is kept from run to run.
    fn store(&self) -> &dyn Store {
        &NoStore
    }
}

impl dyn World + '_ {
    /// Returns the bytes of the file at `path`, if there are no more than `most`; a longer one
    /// is not read.
    pub fn read_at_most(&self, path: &Path, most: u64) -> Result<Arc<[u8]>, ReadError> {
        if self.length(path)? > most {
            return Err(ReadError::TooLarge(most));
        }
        // It may have grown meanwhile.
        let bytes = self.read(path)?;
        if bytes.len() as u64 > most { Err(ReadError::TooLarge(most)) } else { Ok(bytes) }
    }
}

/// The state of a file, as the system knows it: two states that differ in nothing but their
/// bytes, and came about within one tick of the file system's clock, cannot be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its length in bytes.
    pub length: u64,
    /// When it was last written, in nanoseconds of the system's count.
    pub written: u128,
}

/// Keeps what is dear to make again, under a name that says all that it was made from. It may
/// forget anything at any time; what it gives back may be damaged.
pub trait Store: Sync {
    /// Returns what was kept under a name.
    fn get(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps bytes under a name, if it can.
    fn put(&self, name: &str, bytes: &[u8]);
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoStore;

impl Store for NoStore {
    fn get(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }

    fn put(&self, _name: &str, _bytes: &[u8]) {}
}

/// A world without files, where what is used is at hand.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

impl World for Nowhere {
    fn read(&self, _path: &Path) -> Result<Arc<[u8]>, ReadError> {
        Err(ReadError::NotFound)
    }

    fn exists(&self, _path: &Path) -> bool {
        false
    }

    fn list(&self, _path: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// Returns a path without `.` and `..`, as it is written.
pub fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                let inside = matches!(out.components().next_back(), Some(Component::Normal(_)));
                let at_root = out.has_root();
                if inside {
                    out.pop();
                } else if !at_root {
                    out.push("..");
                }
            }
            component => out.push(component),
        }
    }
    out
}

/// Says why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    NotFound,
    /// It is a folder.
    IsFolder,
    /// It is neither a file nor a folder: a device, a pipe, a socket.
    NotAFile,
    /// It has more bytes than any such file may have.
    TooLarge(u64),
    /// The system does not let it be read.
    Denied,
    /// The system fails, in its own words.
    Other(String),
}

impl ReadError {
    /// Returns why; the words of the system are English.
    pub fn message(&self) -> Text {
        match self {
            ReadError::NotFound => text!("没有这个文件", "no such file"),
            ReadError::IsFolder => text!("是文件夹，不是文件", "it is a folder, not a file"),
            ReadError::NotAFile => {
                text!("是设备或管道，不是文件", "it is a device or a pipe, not a file")
            }
            ReadError::TooLarge(most) => {
                let most = most >> 20;
                text!("太大，超过 {most} MiB", "it is larger than {most} MiB")
            }
            ReadError::Denied => text!("没有读取权限", "permission denied"),
            ReadError::Other(words) => text!("系统读取失败", "{words}"),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(), f)
    }
}

impl Error for ReadError {}
