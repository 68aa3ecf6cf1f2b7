//! What a run reads, and what it does not: links, pipes, devices, files without an end. Through the
//! program, because only it knows a disk.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::common::Paper;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SECRET: &str = "root:x:0:0:root:/root";

/// A small edition on the disk, in a folder beside others.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        let paper = Paper::new([3, 8, 24])
            .slot("lead", "story", [1, 3], [1, 20])
            .slot("side", "photo", [1, 1], [9, 16])
            .with("within = \"lead\"")
            .house("[press]\n")
            .story("lead", "园区处处开工忙，春节长假刚过。")
            .photo("side")
            .with("caption = \"车间。某某摄\"");
        let desk = Desk(tempfile::tempdir().expect("a folder"));
        fs::create_dir(desk.root()).expect("made");
        for (path, bytes) in
            paper.world().files().filter(|(path, _)| !path.starts_with("fonts"))
        {
            let path = desk.root().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        symlink(Path::new(ROOT).join("fonts"), desk.root().join("fonts")).expect("linked");
        fs::write(desk.0.path().join("secret"), SECRET).expect("written");
        desk
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("root")
    }

    /// Puts another thing in the place of a file of the root.
    fn replace(&self, file: &str, put: impl FnOnce(&Path)) {
        let path = self.root().join(file);
        if path.is_dir() && !path.is_symlink() {
            fs::remove_dir_all(&path).expect("removed");
        } else if path.exists() {
            fs::remove_file(&path).expect("removed");
        }
        put(&path);
    }

    /// Takes a file out of the root to a folder beside it and leaves a link.
    fn link_away(&self, file: &str) {
        let there = self.0.path().join("away").join(file.replace('/', "-"));
        fs::create_dir_all(there.parent().expect("a folder")).expect("made");
        fs::rename(self.root().join(file), &there).expect("moved");
        symlink(there, self.root().join(file)).expect("linked");
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.root().join(file);
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    }

    /// Runs the program, which must end.
    fn check(&self, args: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_banmian"));
        command
            .args(["check", "--lang", "en", "--out", "out"])
            .args(args)
            .env("BANMIAN_CACHE", self.0.path().join("cache"))
            .current_dir(self.root())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        let begun = Instant::now();
        while child.try_wait().expect("it can be waited for").is_none() {
            if begun.elapsed() > Duration::from_secs(120) {
                child.kill().expect("it is stopped");
                panic!("the program does not end");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let Output { status, stderr, .. } = child.wait_with_output().expect("it ended");
        (status.code(), String::from_utf8_lossy(&stderr).into_owned())
    }

    /// Runs the program, which must refuse a file in these words.
    fn refused(&self, words: &[&str]) {
        let out = self.root().join("out");
        if out.exists() {
            fs::remove_dir_all(&out).expect("removed");
        }
        let (code, told) = self.check(&["issue.toml"]);
        assert_eq!(code, Some(2), "{told}");
        assert!(words.iter().all(|words| told.contains(words)), "{words:?} in {told}");
        assert!(!told.contains("root:x"), "{told}");
        assert!(!out.exists());
    }
}

#[test]
fn folders_may_be_links_and_what_is_in_them_may_not_lead_out() {
    let desk = Desk::new();
    let (code, told) = desk.check(&["issue.toml"]);
    assert!(matches!(code, Some(0 | 1)), "{told}");
    // `layouts/`, and the issue file as the user names it.
    desk.link_away("layouts");
    let (linked, told) = desk.check(&["issue.toml"]);
    assert_eq!(linked, code, "{told}");
    for file in ["lead-1.md", "side-1.png", "layouts/l1.toml", "layouts/house.toml"] {
        let desk = Desk::new();
        desk.link_away(file);
        desk.refused(&["outside-folders"]);
    }
    for file in ["lead-1.md", "layouts/l1.toml", "layouts/house.toml", "side-1.png"] {
        let desk = Desk::new();
        desk.replace(file, |path| symlink("/etc/passwd", path).expect("linked"));
        desk.refused(&["outside-folders"]);
    }
}

#[test]
fn links_inside_are_as_good_as_files() {
    let desk = Desk::new();
    let (code, _) = desk.check(&["issue.toml"]);
    fs::create_dir(desk.root().join("day")).expect("made");
    for file in ["lead-1.md", "side-1.png"] {
        fs::rename(desk.root().join(file), desk.root().join("day").join(file)).expect("moved");
        symlink(Path::new("day").join(file), desk.root().join(file)).expect("linked");
    }
    let (linked, told) = desk.check(&["issue.toml"]);
    assert_eq!(linked, code, "{told}");
}

#[test]
fn a_share_is_read_where_the_house_names_it() {
    let desk = Desk::new();
    let (code, _) = desk.check(&["issue.toml"]);
    let share = desk.0.path().join("share");
    fs::create_dir(&share).expect("made");
    fs::rename(desk.root().join("side-1.png"), share.join("side.png")).expect("moved");
    let path = share.join("side.png");
    desk.edit("issue.toml", "side-1.png", &path.to_string_lossy());
    desk.refused(&["outside-folders", "[paths] read"]);
    desk.edit(
        "layouts/house.toml",
        "[press]\n",
        &format!("[press]\n[paths]\nread = [{:?}]\n", share),
    );
    let (there, told) = desk.check(&["issue.toml"]);
    assert_eq!(there, code, "{told}");
    // A link out of the share leads as far as one out of the folder.
    fs::remove_file(&path).expect("removed");
    symlink(desk.0.path().join("secret"), &path).expect("linked");
    desk.refused(&["outside-folders"]);
}

/// A socket is as little a file as a pipe or a device, and needs no more than std to make.
#[test]
fn what_is_no_file_is_told_and_not_waited_for() {
    let words = ["it is a device or a pipe"];
    for file in
        ["issue.toml", "lead-1.md", "side-1.png", "layouts/l1.toml", "layouts/house.toml"]
    {
        let desk = Desk::new();
        let mut socket = None;
        desk.replace(file, |path| socket = Some(UnixListener::bind(path).expect("a socket")));
        desk.refused(&words);
        let desk = Desk::new();
        desk.replace(file, |path| fs::create_dir(path).expect("made"));
        desk.refused(&["it is a folder"]);
    }
    let desk = Desk::new();
    for device in ["/dev/zero", "/dev/null"] {
        let (code, told) = desk.check(&[device]);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(words[0]), "{told}");
    }
    let profile = Desk::new();
    profile.edit("layouts/house.toml", "[press]\n", "[press]\nprofile = \"own.icc\"\n");
    let _socket = UnixListener::bind(profile.root().join("layouts/own.icc")).expect("a socket");
    profile.refused(&words);
}

#[test]
fn a_file_without_bytes_but_with_a_length_is_refused_by_its_length() {
    for file in
        ["issue.toml", "lead-1.md", "side-1.png", "layouts/l1.toml", "layouts/house.toml"]
    {
        let desk = Desk::new();
        desk.replace(file, |path| {
            fs::File::create(path).and_then(|file| file.set_len(3 << 30)).expect("made");
        });
        desk.refused(&["it is larger than"]);
    }
}

/// What the cache has is looked at before it is opened, too.
#[test]
fn a_cache_entry_that_is_no_file_is_none() {
    let desk = Desk::new();
    let (code, _) = desk.check(&["issue.toml"]);
    let cache = desk.0.path().join("cache");
    let mut sockets = Vec::new();
    for entry in fs::read_dir(&cache).into_iter().flatten().flatten() {
        fs::remove_file(entry.path()).expect("removed");
        // The names of sockets are short: those that are too long stay empty places.
        sockets.extend(UnixListener::bind(entry.path()));
    }
    let (again, told) = desk.check(&["issue.toml"]);
    assert_eq!(again, code, "{told}");
}
