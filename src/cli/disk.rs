//! The disk as a [`Disk`]: where the files of a run are put.

#![expect(clippy::disallowed_methods, reason = "this is where files are written")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use banmian::delivery::{DeliveryError, Disk, Entry, Lock, LockError};
use banmian::diag::Text;
use banmian::digest::{Digest, Hashing};
use banmian::text;

use super::failure::{Failure, refusal};
use super::lock;
use super::system::here;
use super::terminal::Terminal;

/// Bytes that are hashed at once.
const PIECE: usize = 1 << 16;

/// The file system, with somebody to tell when a run has to wait.
pub(super) struct SystemDisk<'a> {
    /// Where it is told.
    pub(super) terminal: &'a Terminal,
}

impl Disk for SystemDisk<'_> {
    fn look(&self, path: &Path) -> Entry {
        match fs::symlink_metadata(here(path)) {
            Ok(about) if about.is_file() => Entry::File,
            Ok(about) if about.is_dir() => Entry::Folder,
            Ok(_) => Entry::Other,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Entry::Nothing,
            // It is there, or something before it is no folder.
            Err(_) => Entry::Other,
        }
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        match fs::symlink_metadata(path)?.len() > most {
            true => Err(io::ErrorKind::FileTooLarge.into()),
            false => fs::read(path),
        }
    }

    fn digest(&self, path: &Path) -> io::Result<Digest> {
        let mut file = File::open(path)?;
        let (mut hash, mut piece) = (Hashing::default(), vec![0; PIECE]);
        loop {
            match file.read(&mut piece)? {
                0 => return Ok(hash.digest()),
                length => hash.add(&piece[..length]),
            }
        }
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if written.is_err() {
            let _ = fs::remove_file(path);
        }
        written
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        // Elsewhere a folder is no file that could be opened.
        match cfg!(unix) {
            true => match File::open(here(folder))?.sync_all() {
                // Some network file systems cannot say when names are safe.
                Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
                synced => synced,
            },
            false => Ok(()),
        }
    }

    fn lock(&self, folder: &Path) -> Result<Lock, LockError> {
        let wait = |by: Option<&str>| self.terminal.waits(folder, by);
        lock::take(here(folder), lock::PATIENCE, &wait)
    }
}

/// Writes a file anew: beside its place, then renamed, with the rights that it had.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let done = file
        .write_all(bytes)
        .and_then(|()| file.set_permissions(fs::metadata(path)?.permissions()))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

/// Returns the failure of files that cannot be delivered, with what to do.
pub(super) fn undelivered(error: &DeliveryError) -> Failure {
    match error {
        DeliveryError::Disk { path, error } => unwritable(path, error),
        DeliveryError::InTheWay { path, entry } => {
            let path = path.display();
            Failure::system(match entry {
                Entry::Folder => text!(
                    "`{path}` 是文件夹，无法写成文件",
                    "`{path}` is a folder where a file has to stand"
                ),
                Entry::Nothing | Entry::File | Entry::Other => text!(
                    "`{path}` 不是文件夹，无法把各版文件写在里面",
                    "`{path}` is no folder that page files could be put into"
                ),
            })
            .hint(text!(
                "把它移开，或用 --out 另选一个文件夹；不会顺着链接写文件",
                "move it away, or choose another folder with --out; nothing is written through a link"
            ))
        }
        DeliveryError::Taken { folder, by } => {
            let folder = here(folder).display();
            let (zh, en) = match by {
                Some(by) => (by.as_str(), by.as_str()),
                None => ("另一个 banmian", "another run"),
            };
            Failure::system(text!(
                "`{folder}` 正由 {zh} 写入，等了 30 秒",
                "`{folder}` is being written by {en}, and 30 seconds did not end it"
            ))
            .hint(text!(
                "等它结束后重来，或用 --out 另选一个文件夹",
                "run again when it has ended, or choose another folder with --out"
            ))
        }
        DeliveryError::Overwritten { path } => {
            let path = path.display();
            Failure::system(text!(
                "`{path}` 在写的时候被另一个程序改了",
                "`{path}` was changed by another run while the set was written"
            ))
            .hint(text!(
                "这个文件系统不支持加锁：一次只运行一个，再来一遍",
                "this file system knows no locks: run one at a time, and once more now"
            ))
        }
    }
}

/// Returns the failure of writing at `path`, with what to do.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let path = here(path).display();
    let Text { zh, en } = refusal(error);
    Failure::system(text!("无法写入 `{path}`：{zh}", "cannot write to `{path}`: {en}"))
    .hint(text!(
        "检查文件夹的权限和磁盘空间，或用 --out 另选一个文件夹",
        "see to its permissions and the space on the disk, or choose another folder with --out"
    ))
}
