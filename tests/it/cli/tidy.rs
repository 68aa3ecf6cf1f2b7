//! `tidy`: what it prints, what it writes, how it ends.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use super::desk::{command, stderr, stdout};

const PASTED: &str = "+++\ntitle = \"新区:三年\"\npriority = 2   # 先,后\n+++\n\n##小标题\n他说,明天(周一)到.\n\n他说\"好\n";
const MENDED: &str = "+++\ntitle = \"新区：三年\"\npriority = 2   # 先,后\n+++\n\n## 小标题\n\n他说，明天（周一）到。\n\n他说\"好\n";

/// A folder with a file, which no root is over.
fn folder(text: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.md"), text).expect("written");
    folder
}

fn tidy(folder: &TempDir, args: &[&str]) -> Output {
    let mut command = command(&[&["tidy"], args].concat());
    command.current_dir(folder.path()).output().expect("it runs")
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("it is there")
}

#[test]
fn mends_are_a_diff_and_are_written_on_request() {
    let folder = folder(PASTED.as_bytes());
    let output = tidy(&folder, &["a.md"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let diff = stdout(&output);
    assert!(diff.starts_with("--- a.md\n+++ a.md\n@@ -1,9 +1,10 @@\n"), "{diff}");
    assert!(diff.contains("\n-title = \"新区:三年\"\n+title = \"新区：三年\"\n"), "{diff}");
    assert!(stderr(&output).contains("a.md:9："), "what has no mend is told");
    assert_eq!(read(&folder, "a.md"), PASTED);
    let written = tidy(&folder, &["a.md", "--write"]);
    assert_eq!((written.status.code(), stdout(&written)), (Some(0), diff));
    assert_eq!(read(&folder, "a.md"), MENDED);
    let again = tidy(&folder, &["a.md"]);
    assert_eq!((again.status.code(), stdout(&again).as_str()), (Some(0), ""));
    let names = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 1, "nothing is left beside it");
}

#[test]
fn mends_for_machines_have_their_lines() {
    let folder = folder(PASTED.as_bytes());
    let output = tidy(&folder, &["a.md", "--json", "--quiet"]);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0));
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["written"], false);
    let mends: Vec<_> = told["mends"].as_array().into_iter().flatten().collect();
    let first =
        serde_json::json!({ "line": 2, "from": ":", "to": "：", "rule": "western-mark" });
    assert_eq!(mends[0], &first);
    assert!(mends.iter().any(|mend| mend["rule"] == "heading" && mend["line"] == 6));
    assert_eq!(told["left"][0]["line"], 9);
    let two = tidy(&folder, &["a.md", "a.md", "--json"]);
    let told: Value = serde_json::from_slice(&two.stdout).expect("JSON");
    assert_eq!(told.as_array().map(Vec::len), Some(2));
}

#[test]
fn a_file_that_cannot_be_read_stops_all_writing() {
    let folder = folder(PASTED.as_bytes());
    // 江城 in GB18030.
    fs::write(folder.path().join("b.md"), b"\xbd\xad\xb3\xc7,").expect("written");
    fs::write(folder.path().join("c.md"), "+++\ntitle = \n+++\n文,文").expect("written");
    for bad in ["b.md", "c.md", "none.md"] {
        let output = tidy(&folder, &["a.md", bad, "--write"]);
        assert_eq!(output.status.code(), Some(2), "{bad}");
        assert!(stderr(&output).contains(bad), "{bad}");
        assert_eq!(read(&folder, "a.md"), PASTED);
    }
}

#[cfg(unix)]
#[test]
fn links_and_rights_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(PASTED.as_bytes());
    let (file, link) = (folder.path().join("a.md"), folder.path().join("l.md"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
    symlink(Path::new("a.md"), &link).expect("linked");
    assert_eq!(tidy(&folder, &["l.md", "--write"]).status.code(), Some(0));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o640);
    assert_eq!(read(&folder, "a.md"), MENDED);
}
