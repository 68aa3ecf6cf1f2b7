//! The program as a user meets it: help, exit codes, what lands on stdout and in the folder.
//!
//! The issues here are the sample edition, copied and spoilt in one place each.

#![expect(clippy::disallowed_methods, reason = "these tests run the program on real folders")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const DAY: &str = "2021-02-24";

#[test]
fn help_shows_verbs_examples_and_exit_codes() {
    let output = banmian(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let help = stdout(&output);
    for words in ["render", "check", "schema", "--out", "--jobs", "Examples", "Exit codes"] {
        assert!(help.contains(words), "{words}");
    }
    for verb in ["render", "check", "measure", "schema"] {
        let output = banmian(&[verb, "--help"]);
        assert_eq!(output.status.code(), Some(0), "{verb}");
    }
}

#[test]
fn a_command_line_that_says_nothing_useful_exits_2() {
    let desk = Desk::new();
    for args in [
        &[][..],
        &["frobnicate"],
        &["render"],
        &["check", "issue.toml", "--jobs", "0"],
        &["check", "issue.toml", "--page", "1"],
        &["render", "issue.toml", "--page", "0"],
        &["check", "no-such.toml"],
        &["check", "issue.toml", "--root", "no-such-folder"],
        &["schema", "poem"],
    ] {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
    assert!(!desk.out().exists());
}

#[test]
fn without_a_root_the_message_says_what_to_do() {
    let place = tempfile::tempdir().expect("a folder");
    let output = command(&["check", "issue.toml", "--lang", "en"])
        .current_dir(place.path())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--root"), "{}", stderr(&output));
}

#[test]
fn schemas_are_json_with_titles() {
    for name in ["issue", "house", "layout", "story", "report", "measure"] {
        let output = banmian(&["schema", name]);
        let schema: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert!(schema["title"].is_string(), "{name}");
        assert!(schema["properties"].is_object(), "{name}");
    }
    let all: Value = serde_json::from_slice(&banmian(&["schema"]).stdout).expect("it is JSON");
    assert_eq!(all.as_object().map(serde_json::Map::len), Some(6));
}

#[test]
fn schemas_can_be_files() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("schemas");
    let output = command(&["schema", "--out"]).arg(&folder).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    assert_eq!(fs::read_dir(folder).map(Iterator::count).ok(), Some(6));
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let mut child = command(&["schema"]).stdout(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_clean_issue_writes_press_file_and_report() {
    let desk = Desk::new();
    fs::create_dir_all(desk.out()).expect("made");
    fs::write(desk.out().join("proof.pdf"), "of yesterday").expect("written");
    let output = desk.run(&["render", "issue.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    assert_eq!(desk.files(), ["press.pdf", "report.html", "report.json"]);
    let press = fs::read(desk.out().join("press.pdf")).expect("it is there");
    assert!(press.starts_with(b"%PDF-1."));
}

#[test]
fn an_overset_issue_writes_a_proof_and_removes_the_press_file() {
    let desk = Desk::new();
    desk.overfill();
    fs::create_dir_all(desk.out().join("press")).expect("made");
    fs::write(desk.out().join("press.pdf"), "of yesterday").expect("written");
    fs::write(desk.out().join("press/A01.pdf"), "of yesterday").expect("written");
    let output = desk.run(&["render", "issue.toml", "--json"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(desk.files(), ["proof.pdf", "report.html", "report.json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON alone");
    assert_eq!(report["status"], "errors");
    let findings = report["findings"].as_array().expect("findings").iter();
    let of_comment = |finding: &&Value| finding["story"] == "comment-service";
    let codes: Vec<_> = findings.filter(of_comment).map(|finding| &finding["code"]).collect();
    assert_eq!(codes.iter().filter(|code| **code == "overset").count(), 1, "{codes:?}");
    let file = fs::read(desk.out().join("report.json")).expect("it is there");
    assert_eq!(file, output.stdout);
}

#[test]
fn an_allowed_error_goes_to_press() {
    let desk = Desk::new();
    desk.overfill();
    let output = desk.run(&["render", "issue.toml", "--allow", "overset", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(desk.files().contains(&"press.pdf".to_owned()));
    let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(report["status"], "warnings");
}

#[test]
fn check_writes_reports_only_and_takes_a_stale_press_file_away() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(0));
    desk.overfill();
    let output = desk.run(&["check", "issue.toml", "--quiet"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
    assert_eq!(desk.files(), ["report.html", "report.json"]);
}

#[test]
fn a_run_that_ends_in_2_or_3_touches_nothing() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(0));
    let before = desk.bytes();
    fs::write(desk.folder().join("bad.toml"), "[edition\ndate = 2021-02-25\n")
        .expect("written");
    let output = desk.run(&["render", "issue.toml", "bad.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("bad.toml"), "{}", stderr(&output));
    let output = desk.run(&["render", "issue.toml", "--page", "99"]);
    assert_eq!(output.status.code(), Some(2));
    let output = desk.run(&["render", "issue.toml", "--out", "issue.toml/below"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("issue.toml/below"), "{}", stderr(&output));
    assert_eq!(desk.bytes(), before);
    assert_eq!(fs::read_dir(desk.root().join("out")).map(Iterator::count).ok(), Some(1));
}

#[test]
fn a_missing_story_is_named_with_its_place() {
    let desk = Desk::new();
    fs::remove_file(desk.folder().join(DAY).join("comment-service.md")).expect("removed");
    let output = desk.run(&["check", "issue.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("comment-service.md") && told.contains("issue.toml:"), "{told}");
}

#[test]
fn several_issues_lie_in_folders_of_their_days() {
    let desk = Desk::new();
    let issue = fs::read_to_string(desk.folder().join("issue.toml")).expect("it is there");
    let next = issue.replacen("date = 2021-02-24", "date = 2021-02-25", 1);
    fs::write(desk.folder().join("next.toml"), next).expect("written");
    let output = desk.run(&["check", "issue.toml", "next.toml", "--json", "--out", "reports"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let reports: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(reports[0]["edition"]["date"], DAY);
    assert_eq!(reports[1]["edition"]["date"], "2021-02-25");
    for day in [DAY, "2021-02-25"] {
        assert!(desk.folder().join("reports").join(day).join("report.json").is_file(), "{day}");
    }
    let output = desk.run(&["check", "issue.toml", "issue.toml"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["render", "issue.toml", "--jobs", "1"]).status.code(), Some(0));
    let first = desk.bytes();
    assert_eq!(desk.run(&["render", "issue.toml", "--jobs", "2"]).status.code(), Some(0));
    assert!(first == desk.bytes(), "the files differ");
}

#[test]
fn messages_follow_the_language() {
    let desk = Desk::new();
    let told = |lang| stderr(&desk.run(&["check", "issue.toml", "--lang", lang]));
    assert!(told("zh").contains("可以付印"), "{}", told("zh"));
    assert!(told("en").contains("ready for press"), "{}", told("en"));
}

/// The sample edition in a folder of its own, with a root beside the real one.
struct Desk {
    place: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk { place: tempfile::tempdir().expect("a folder") };
        let sample = Path::new(ROOT).join("issues");
        copy(&sample.join(DAY), &desk.folder().join(DAY));
        fs::copy(sample.join(format!("{DAY}.toml")), desk.folder().join("issue.toml"))
            .expect("copied");
        copy(&Path::new(ROOT).join("layouts"), &desk.root().join("layouts"));
        link(&Path::new(ROOT).join("fonts"), &desk.root().join("fonts"));
        desk
    }

    fn root(&self) -> PathBuf {
        self.place.path().to_owned()
    }

    fn folder(&self) -> PathBuf {
        self.root().join("issues")
    }

    fn out(&self) -> PathBuf {
        self.root().join("out").join(DAY)
    }

    /// Runs the program in the folder of the issues; the root is found from there.
    fn run(&self, args: &[&str]) -> Output {
        command(args).current_dir(self.folder()).output().expect("it runs")
    }

    /// Makes the comment three times as long as its slot.
    fn overfill(&self) {
        let path = self.folder().join(DAY).join("comment-service.md");
        let story = fs::read_to_string(&path).expect("it is there");
        let (head, body) = story.rsplit_once("+++").expect("it has a head");
        fs::write(path, format!("{head}+++{body}\n{body}\n{body}")).expect("written");
    }

    fn files(&self) -> Vec<String> {
        self.bytes().into_iter().map(|(name, _)| name).collect()
    }

    fn bytes(&self) -> Vec<(String, Vec<u8>)> {
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

fn banmian(args: &[&str]) -> Output {
    command(args).current_dir(ROOT).output().expect("it runs")
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banmian"));
    command
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "zh_CN.UTF-8");
    command
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
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
