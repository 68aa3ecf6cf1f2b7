//! The sample edition on a desk of its own, and the program run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::DAY;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The sample edition in a folder of its own, with a root beside the real one.
pub(super) struct Desk {
    place: TempDir,
}

impl Desk {
    pub(super) fn new() -> Desk {
        let desk = Desk { place: tempfile::tempdir().expect("a folder") };
        let sample = Path::new(ROOT).join("issues");
        copy(&sample.join(DAY), &desk.folder().join(DAY));
        fs::copy(sample.join(format!("{DAY}.toml")), desk.folder().join("issue.toml"))
            .expect("copied");
        copy(&Path::new(ROOT).join("layouts"), &desk.root().join("layouts"));
        link(&Path::new(ROOT).join("fonts"), &desk.root().join("fonts"));
        desk
    }

    pub(super) fn root(&self) -> PathBuf {
        self.place.path().to_owned()
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.root().join("issues")
    }

    pub(super) fn out(&self) -> PathBuf {
        self.root().join("out").join(DAY)
    }

    /// Runs the program in the folder of the issues; the root is found from there.
    pub(super) fn run(&self, args: &[&str]) -> Output {
        let mut command = command(args);
        command.env("BANMIAN_CACHE", self.cache());
        command.current_dir(self.folder()).output().expect("it runs")
    }

    pub(super) fn cache(&self) -> PathBuf {
        self.root().join("cache")
    }

    /// Replaces words of a file below the root.
    pub(super) fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.root().join(file);
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    }

    /// Takes the rights away from a face, in fonts of this desk's own.
    pub(super) fn forbid_embedding(&self, face: &str) {
        let fonts = self.root().join("fonts");
        fs::remove_file(&fonts).expect("a link");
        copy(&Path::new(ROOT).join("fonts"), &fonts);
        let mut font = fs::read(fonts.join(face)).expect("it is there");
        let os2 = font[12..].chunks(16).find(|record| &record[..4] == b"OS/2").expect("OS/2");
        let at = u32::from_be_bytes([os2[8], os2[9], os2[10], os2[11]]) as usize;
        font[at + 8..at + 10].copy_from_slice(&[0, 2]);
        fs::write(fonts.join(face), font).expect("written");
    }

    /// Returns the names of the files in a folder, sorted.
    pub(super) fn names(&self, folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Makes the comment three times as long as its slot, with other words at its beginning.
    pub(super) fn overfill(&self) {
        let path = self.folder().join(DAY).join("comment-service.md");
        let story = fs::read_to_string(&path).expect("it is there");
        let (head, body) = story.rsplit_once("+++").expect("it has a head");
        fs::write(path, format!("{head}+++\n\n先说一句。\n{body}\n{body}\n{body}"))
            .expect("written");
    }

    pub(super) fn files(&self) -> Vec<String> {
        self.bytes().into_iter().map(|(name, _)| name).collect()
    }

    pub(super) fn bytes(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.out()).expect("the folder is there");
        let read = |entry: fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap_or_default())
        };
        let mut files: Vec<_> = entries.map(|entry| read(entry.expect("an entry"))).collect();
        files.sort();
        files
    }
}

pub(super) fn banmian(args: &[&str]) -> Output {
    command(args).current_dir(ROOT).output().expect("it runs")
}

pub(super) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banmian"));
    command
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("BANMIAN_CACHE", "")
        .env("LANG", "zh_CN.UTF-8");
    command
}

pub(super) fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(super) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).expect("linked");
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) {
    copy(from, to);
}
