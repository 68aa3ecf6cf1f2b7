//! The program as a user meets it: help, exit codes, what lands on stdout and in the folder.
//!
//! The issues here are the sample edition, copied and spoilt in one place each.

mod desk;
mod tidy;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use banmian::diag::acts;
use banmian::digest::Digest;
use banmian::limits;
use serde_json::Value;

use desk::{Desk, banmian, command, stderr, stdout};

const DAY: &str = "2021-02-24";

#[test]
fn help_shows_verbs_examples_and_exit_codes() {
    for (lang, ends) in [("en", ["Examples", "Exit codes"]), ("zh", ["例：", "退出码："])]
    {
        let output = banmian(&["--help", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0));
        let help = stdout(&output);
        for words in ["render", "check", "schema", "--out", "--jobs"].iter().chain(&ends) {
            assert!(help.contains(words), "{words}");
        }
    }
    let help = stdout(&banmian(&["render", "--help", "--lang=zh"]));
    assert!(help.contains("用法：banmian render [选项] <ISSUE.toml>..."), "{help}");
    assert!(!help.contains("Usage") && !help.contains("[default"), "{help}");
    for verb in ["render", "check", "measure", "heads", "tidy", "explain", "schema"] {
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
fn a_wrong_command_line_is_told_in_the_language_that_it_names() {
    let told = |args: &[&str]| stderr(&banmian(args));
    let zh = told(&["render", "a.toml", "--profle", "x1a", "--lang", "zh"]);
    assert!(zh.contains("错误：不认识的参数 `--profle`"), "{zh}");
    assert!(zh.contains("是不是 --profile"), "{zh}");
    let en = told(&["--lang", "en", "chek"]);
    assert!(en.contains("there is no verb `chek`") && en.contains("check?"), "{en}");
}

/// Escapes of the command line and of files are shown, never sent.
#[test]
fn nothing_that_is_typed_acts_on_the_terminal() {
    let evil = "\x1b]0;x\x07\u{9b}2J\u{202e}";
    let desk = Desk::new();
    let code = format!("gap,{evil}");
    for args in [
        &["check", evil][..],
        &["check", "issue.toml", "--allow", &code],
        &["check", "issue.toml", "--root", evil],
        &["explain", evil],
        &["render", "issue.toml", "--profile", evil],
        &[evil],
        &["measure", "--chars", evil, "a.md"],
        &["measure", "--chars", "13", "--style", evil, "2021-02-24/poem-before-thunder.md"],
    ] {
        for lang in ["zh", "en"] {
            let output = desk.run(&[args, &["--lang", lang]].concat());
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
            assert!(!told.contains(|c| acts(c) && c != '\n'), "{args:?}: {told:?}");
            assert!(
                told.contains("\\u{9b}") || told.contains('\u{fffd}'),
                "{args:?}: {told:?}"
            );
        }
    }
    // A name that turns the order of characters round it, all the way to the summary.
    desk.edit("issues/issue.toml", "name = \"专题新闻\"", "name = \"专题\u{202e}新闻\"");
    let output = desk.run(&["check", "issue.toml", "--explain", "--json"]);
    for told in [stderr(&output), stdout(&output)] {
        assert!(!told.contains(|c| acts(c) && c != '\n'), "{told:?}");
    }
}

#[test]
fn limits_are_told_with_their_reasons() {
    for lang in ["zh", "en"] {
        let told = stdout(&banmian(&["explain", "limits", "--lang", lang]));
        for limit in limits::ALL {
            let why = if lang == "zh" { limit.why.zh } else { limit.why.en };
            assert!(told.contains(limit.name) && told.contains(why), "{}", limit.name);
        }
    }
    let told = stdout(&banmian(&["explain", "limits", "--json"]));
    let told: Value = serde_json::from_str(&told).expect("it is JSON");
    assert_eq!(told["schema"], "banmian/limits/1");
    let pages = told["limits"].as_array().expect("limits").iter();
    let pages = pages.filter(|limit| limit["name"] == "pages").collect::<Vec<_>>();
    assert_eq!(
        (pages[0]["value"].as_u64(), &pages[0]["side"]),
        (Some(limits::PAGES.value), &"most".into())
    );
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
fn a_code_is_explained_in_both_languages_and_a_slip_is_told() {
    let english = banmian(&["explain", "overset", "--lang", "en"]);
    assert_eq!(english.status.code(), Some(0), "{}", stderr(&english));
    assert!(stdout(&english).starts_with("overset\n"), "{}", stdout(&english));
    assert!(stdout(&english).contains("Copy finds no place"), "{}", stdout(&english));
    let chinese = banmian(&["explain", "overset", "--lang", "zh"]);
    assert!(stdout(&chinese).contains("没有地方排"), "{}", stdout(&chinese));
    let json = banmian(&["explain", "unknown-key", "--json"]);
    let rule: Value = serde_json::from_slice(&json.stdout).expect("it is JSON");
    assert_eq!((&rule["code"], &rule["stage"]), (&"unknown-key".into(), &"files".into()));
    assert_eq!(rule["allow"], false);
    let slip = banmian(&["explain", "oversat", "--lang", "en"]);
    assert_eq!(slip.status.code(), Some(2));
    assert!(slip.stdout.is_empty());
    assert!(stderr(&slip).contains("did you mean `overset`?"), "{}", stderr(&slip));
}

#[test]
fn only_codes_that_there_are_and_that_may_pass_are_allowed() {
    let told = |allow: &str| {
        let output = banmian(&["render", "no.toml", "--allow", allow, "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2), "{allow}");
        stderr(&output)
    };
    assert!(told("gap,overst").contains("did you mean `overset`?"), "{}", told("gap,overst"));
    assert!(told("unknown-key").contains("cannot be let pass"), "{}", told("unknown-key"));
    assert!(!told("gap,overset").contains("--allow"), "{}", told("gap,overset"));
}

/// Heads one a line, or those of a story; marks as in titles; faults of the command line.
#[test]
fn heads_are_parted_before_any_page_exists() {
    let desk = Desk::new();
    let heads = "产量稳中有升　各地抢抓农时\n\n春耕|备耕\n";
    fs::write(desk.folder().join("heads.txt"), heads).expect("it can be written");
    let output = desk.run(&["heads", "heads.txt", "--chars", "7,30"]);
    let told = stdout(&output);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 6, "{told}");
    assert!(lines[1].contains("产量稳中有升 / 各地抢抓农时"), "{told}");
    assert!(lines[2].contains("产量稳中有升　各地抢抓农时"), "{told}");
    assert!(lines[5].contains("春耕 / 备耕"), "{told}");
    let output = desk.run(&["heads", "heads.txt", "--chars", "7", "--json"]);
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(told["heads"][0]["at"][0]["lines"].as_array().map(Vec::len), Some(2));
    assert_eq!(told["heads"][0]["at"][0]["ends"][0]["why"], "clause");
    let story = desk.run(&["heads", "2021-02-24/power-battery.md", "--chars", "9", "--json"]);
    let told: Value = serde_json::from_slice(&story.stdout).expect("it is JSON");
    assert!(told["heads"].as_array().is_some_and(|heads| heads.len() >= 3), "{told}");
    for args in [
        &["heads", "heads.txt"][..],
        &["heads", "heads.txt", "--chars", "0"],
        &["heads", "heads.txt", "--chars", "7", "--style", "no-such"],
        &["heads", "no-such.txt", "--chars", "7"],
    ] {
        assert_eq!(desk.run(args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn schemas_are_json_with_titles() {
    for name in ["issue", "house", "layout", "story", "report", "measure", "heads"] {
        let output = banmian(&["schema", name]);
        let schema: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert!(schema["title"].is_string(), "{name}");
        assert!(schema["properties"].is_object(), "{name}");
    }
    let all: Value = serde_json::from_slice(&banmian(&["schema"]).stdout).expect("it is JSON");
    assert_eq!(all.as_object().map(serde_json::Map::len), Some(7));
}

#[test]
fn schemas_can_be_files() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("schemas");
    let output = command(&["schema", "--out"]).arg(&folder).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    assert_eq!(fs::read_dir(folder).map(Iterator::count).ok(), Some(7));
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
    fs::write(desk.out().join("proof.pdf"), "signed").expect("written");
    let output = desk.run(&["render", "issue.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    // No report has named this proof: it is somebody else's.
    assert_eq!(desk.files(), ["press.pdf", "proof.pdf", "report.html", "report.json"]);
    let press = fs::read(desk.out().join("press.pdf")).expect("it is there");
    assert!(press.starts_with(b"%PDF-1."));
}

#[test]
fn the_report_knows_the_bytes_of_the_press_files_and_the_way_to_the_sources() {
    let desk = Desk::new();
    let output = desk.run(&["render", "issue.toml", "--split", "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let press = &report["press"];
    let split = press["split"].as_array().expect("files of pages");
    assert_eq!((split.len(), &press["pages"]), (4, &4.into()));
    assert_eq!(press["standard"], "PDF/X-4");
    for entry in split.iter().chain([press]) {
        let file = desk.out().join(entry["file"].as_str().expect("a name"));
        let bytes = fs::read(file).expect("it is there");
        assert_eq!(entry["sha256"], Digest::of(&bytes).to_string());
        assert_eq!(entry["bytes"], bytes.len());
    }
    desk.overfill();
    let output = desk.run(&["render", "issue.toml", "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert!(report.get("press").is_none());
    let page = fs::read_to_string(desk.out().join("report.html")).expect("it is there");
    let links = page.split("href=\"./").skip(1).filter_map(|rest| rest.split('#').next());
    let links: Vec<_> = links.collect();
    assert!(!links.is_empty());
    for link in links {
        assert!(desk.out().join(link).is_file(), "{link}");
    }
}

#[test]
fn an_overset_issue_writes_a_proof_and_removes_the_press_file() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["render", "issue.toml", "--split"]).status.code(), Some(0));
    let plant = desk.out().join("press/plant.pdf");
    fs::write(&plant, "of the plant").expect("written");
    let story = desk.folder().join(DAY).join("comment-service.md");
    let copy = fs::read(&story).expect("it is there");
    desk.overfill();
    let output = desk.run(&["render", "issue.toml", "--json"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(desk.files(), ["press", "proof.pdf", "report.html", "report.json"]);
    assert_eq!(desk.names(&desk.out().join("press")), ["plant.pdf"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON alone");
    assert_eq!(report["status"], "errors");
    let findings = report["findings"].as_array().expect("findings").iter();
    let of_comment = |finding: &&Value| finding["story"] == "comment-service";
    let codes: Vec<_> = findings.filter(of_comment).map(|finding| &finding["code"]).collect();
    assert_eq!(codes.iter().filter(|code| **code == "overset").count(), 1, "{codes:?}");
    let file = fs::read(desk.out().join("report.json")).expect("it is there");
    assert_eq!(file, output.stdout);
    let proof = fs::read(desk.out().join("proof.pdf")).expect("it is there");
    assert_eq!(report["proof"]["sha256"], Digest::of(&proof).to_string());
    // Once the copy fits again, the proof goes.
    fs::write(story, copy).expect("written");
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(0));
    assert_eq!(desk.files(), ["press", "press.pdf", "report.html", "report.json"]);
    assert_eq!(fs::read(plant).expect("it is there"), b"of the plant");
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
fn check_writes_reports_only_and_says_whether_the_press_file_is_of_this_state() {
    let desk = Desk::new();
    let render = desk.run(&["render", "issue.toml", "--json"]);
    assert_eq!(render.status.code(), Some(0));
    let rendered: Value = serde_json::from_slice(&render.stdout).expect("it is JSON");
    let press = || {
        let report = fs::read(desk.out().join("report.json")).expect("it is there");
        let report: Value = serde_json::from_slice(&report).expect("it is JSON");
        report["press"].clone()
    };
    assert_eq!(desk.run(&["check", "issue.toml", "--jobs", "1"]).status.code(), Some(0));
    assert_eq!(press(), rendered["press"]);
    desk.overfill();
    let told = stderr(&desk.run(&["check", "issue.toml", "--lang", "zh"]));
    assert!(told.contains("不是最新版面：press.pdf"), "{told}");
    let output = desk.run(&["check", "issue.toml", "--quiet"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
    assert_eq!(desk.files(), ["press.pdf", "report.html", "report.json"]);
    assert_eq!(
        (&press()["sha256"], &press()["stale"]),
        (&rendered["press"]["sha256"], &true.into())
    );
}

/// One run at a time writes into a folder: the second says that it waits, and goes on when it may.
#[test]
fn a_run_waits_for_another_that_writes_into_its_folder() {
    let desk = Desk::new();
    fs::create_dir_all(desk.out()).expect("made");
    let path = desk.out().join(".lock");
    let lock = fs::File::create(&path).expect("made");
    fs::write(&path, "pid 7 desk-2").expect("written");
    lock.try_lock().expect("nobody has it");
    let args = ["check", "issue.toml", "--lang", "en"];
    let mut child = command(&args);
    child.current_dir(desk.folder()).stderr(Stdio::piped());
    let mut child = child.spawn().expect("it runs");
    let mut told = BufReader::new(child.stderr.take().expect("it is piped")).lines();
    let first = told.next().expect("a line").expect("it is UTF-8");
    assert!(first.contains("pid 7 desk-2 is writing to"), "{first}");
    fs::remove_file(&path).expect("removed");
    drop(lock);
    let rest: Vec<String> = told.map_while(Result::ok).collect();
    assert!(rest.iter().all(|line| !line.contains("waiting")), "{rest:?}");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(desk.files(), ["report.html", "report.json"]);
}

/// The comment of the sample before its copy is there.
#[test]
fn a_dummy_never_goes_to_press_unless_it_is_allowed_and_check_tells_what_is_missing() {
    let desk = Desk::new();
    let clean = desk.run(&["check", "issue.toml", "--lang", "en"]);
    assert_eq!(clean.status.code(), Some(0), "{}", stderr(&clean));
    assert!(stderr(&clean).contains("copy wanted for 2021-02-24"), "{}", stderr(&clean));
    let file = format!("file = \"{DAY}/comment-service.md\"");
    let dummy = "title = \"让创新在好服务里扎根\"\n  length = 300";
    desk.edit("issues/issue.toml", &file, dummy);
    let output = desk.run(&["check", "issue.toml", "--lang", "en", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told = stderr(&output);
    let line =
        told.lines().find(|line| line.contains("p1-comment") && line.contains("missing"));
    assert!(line.is_some_and(|line| line.contains("dummy")), "{told}");
    let report: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON alone");
    let room = report["room"].as_array().expect("a list");
    let comment = room.iter().find(|room| room["story"] == "p1-comment").expect("it is told");
    assert_eq!((&comment["state"], &comment["chars"]), (&"dummy".into(), &300.into()));
    assert!(comment["missing"].as_i64().is_some_and(|missing| missing > 100), "{comment}");
    let allowed = desk.run(&["check", "issue.toml", "--allow", "dummy", "--json"]);
    assert_eq!(allowed.status.code(), Some(0), "{}", stderr(&allowed));
    let report: Value = serde_json::from_slice(&allowed.stdout).expect("stdout is JSON alone");
    assert_eq!(
        (&report["status"], &report["findings"][0]["allowed"]),
        (&"warnings".into(), &true.into())
    );
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(1));
    assert_eq!(desk.files(), ["proof.pdf", "report.html", "report.json"]);
    let allowed = desk.run(&["render", "issue.toml", "--allow", "dummy"]);
    assert_eq!(allowed.status.code(), Some(0), "{}", stderr(&allowed));
    assert_eq!(desk.files(), ["press.pdf", "report.html", "report.json"]);
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
fn pages_of_their_own_are_named_as_the_plant_asks() {
    let desk = Desk::new();
    desk.edit(
        "layouts/house.toml",
        "file_name = \"{yyyymmdd}-{page2}\"",
        "file_name = \"JT{yyyymmdd}A{page2}_{section}\"",
    );
    let output = desk.run(&["render", "issue.toml", "--split"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let names = ["A01_要闻", "A02_综合新闻", "A03_专题新闻", "A04_副刊·广告"];
    let expected: Vec<_> = names.iter().map(|name| format!("JT20210224{name}.pdf")).collect();
    let pages = || desk.names(&desk.out().join("press"));
    assert_eq!(pages(), expected);
    for name in pages() {
        let page = fs::read(desk.out().join("press").join(&name)).expect("it is there");
        let pdf = hayro_syntax::Pdf::new(page).expect("a PDF");
        assert_eq!(pdf.pages().len(), 1, "{name}");
    }
    // Pages of an earlier run do not lie beside a newer press file.
    let output = desk.run(&["render", "issue.toml", "--split", "--page", "2,3"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(pages(), expected[1..3]);
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(0));
    assert!(!desk.out().join("press").exists());
}

#[test]
fn older_rips_get_pdf_1_4_and_marks_stand_round_the_page() {
    let desk = Desk::new();
    let output = desk.run(&["render", "issue.toml", "--profile", "x1a", "--marks"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let press = fs::read(desk.out().join("press.pdf")).expect("it is there");
    assert!(press.starts_with(b"%PDF-1.4\n"));
    let said = |words: &[u8]| press.windows(words.len()).any(|window| window == words);
    assert!(said(b"PDF/X-1a:2003") && said(b"/Separation/All") || said(b"/Separation /All"));
    let output = desk.run(&["render", "issue.toml", "--profile", "x3"]);
    assert_eq!(output.status.code(), Some(2));
}

/// Without a profile of version 2 there is no PDF/X-1a; the message names the file and the key.
#[test]
fn x1a_wants_a_profile_of_version_2() {
    let desk = Desk::new();
    desk.edit("layouts/house.toml", "profile = \"icc/newsprint-snap2007.icc\"\n", "");
    let output = desk.run(&["render", "issue.toml", "--profile", "x1a", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("ICC profile") && told.contains("house.toml"), "{told}");
    let output = desk.run(&["render", "issue.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_profile_that_is_no_press_is_refused_with_its_place() {
    let desk = Desk::new();
    let path = desk.root().join("layouts/icc/newsprint-snap2007.icc");
    let whole = fs::read(&path).expect("it is there");
    let with = |at: usize, bytes: &[u8]| {
        let mut profile = whole.clone();
        profile[at..at + bytes.len()].copy_from_slice(bytes);
        profile
    };
    let spoilt = [
        (with(12, b"mntr"), "mntr"),
        (with(16, b"RGB "), "RGB"),
        (with(8, &[5]), "version 5"),
        (whole[..5000].to_vec(), "not a whole"),
        (b"no profile".to_vec(), "not a whole"),
    ];
    for (profile, words) in spoilt {
        fs::write(&path, profile).expect("written");
        let output = desk.run(&["check", "issue.toml", "--lang", "en"]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{words}: {told}");
        assert!(told.contains("wrong-profile") && told.contains("house.toml:"), "{told}");
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// The maker of the masthead's face forbids embedding: no press file, a proof without the face, and with
/// the maker's leave the press file all the same.
#[test]
fn a_face_that_forbids_embedding_stops_the_press() {
    let desk = Desk::new();
    desk.forbid_embedding("MaShanZheng-Regular.ttf");
    let output = desk.run(&["render", "issue.toml", "--json"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let findings = report["findings"].as_array().expect("findings");
    let codes: Vec<_> = findings.iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["face-embedding"]);
    assert_eq!(desk.files(), ["proof.pdf", "report.html", "report.json"]);
    let named = |file: &str| {
        let pdf = fs::read(desk.out().join(file)).expect("it is there");
        pdf.windows(11).any(|window| window == b"MaShanZheng")
    };
    assert!(!named("proof.pdf"));
    let output = desk.run(&["render", "issue.toml", "--allow", "face-embedding"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(named("press.pdf"));
}

/// Converted pictures are kept in the user's cache; a second run takes them from there, and a cache that
/// is damaged, or cannot be written, changes no byte.
#[test]
fn pictures_are_kept_from_run_to_run() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(0));
    let first = desk.bytes();
    let kept = desk.names(&desk.cache());
    let pictures = kept.iter().filter(|name| name.starts_with("repro-")).count();
    assert!(pictures >= 8, "{kept:?}");
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(0));
    assert!(desk.bytes() == first);
    assert_eq!(desk.names(&desk.cache()), kept);
    for name in &kept {
        fs::write(desk.cache().join(name), "damaged").expect("written");
    }
    assert_eq!(desk.run(&["render", "issue.toml"]).status.code(), Some(0));
    assert!(desk.bytes() == first);
    // Every file under the name of another.
    let pictures: Vec<_> = kept.iter().filter(|name| name.starts_with("repro-")).collect();
    for pair in pictures.windows(2) {
        let [one, other] = [pair[0], pair[1]].map(|name| desk.cache().join(name));
        let passing = desk.cache().join("passing");
        fs::rename(&one, &passing).expect("renamed");
        fs::rename(&other, &one).expect("renamed");
        fs::rename(&passing, &other).expect("renamed");
    }
    let output = desk.run(&["render", "issue.toml", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("个文件名不符实，已重新制作"), "{}", stderr(&output));
    assert!(desk.bytes() == first);
    fs::remove_dir_all(desk.cache()).expect("removed");
    fs::write(desk.cache(), "no folder").expect("written");
    let output = desk.run(&["render", "issue.toml", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output).matches("不用缓存继续").count(), 1, "{}", stderr(&output));
    assert!(desk.bytes() == first);
}

#[test]
fn what_was_weighed_is_told_on_request() {
    let desk = Desk::new();
    desk.edit("issues/issue.toml", "jump = { page = 2, slot = \"tail-1\" }", "jump = \"auto\"");
    let weighed = |args: &[&str]| {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        let decisions = report["decisions"].as_array().expect("decisions").clone();
        let jump = decisions.into_iter().find(|it| it["step"] == "jump").expect("a jump");
        (jump, stderr(&output))
    };
    let (plain, _) = weighed(&["check", "issue.toml", "--json"]);
    assert!(plain.get("weighed").is_none());
    let (told, words) = weighed(&["check", "issue.toml", "--json", "--explain"]);
    let ways = told["weighed"].as_array().expect("ways");
    assert!(ways.len() >= 3, "{ways:?}");
    assert_eq!(ways.iter().filter(|way| way["chosen"] == true).count(), 1);
    for word in ["第2版 tail-1", "转版", "溢出行数"] {
        assert!(words.contains(word), "{word}: {words}");
    }
    for word in ["2/tail-1", "overset_lines", "  jump  ", "tail-1的"] {
        assert!(!words.contains(word), "{word}: {words}");
    }
    let (_, words) = weighed(&["check", "issue.toml", "--json", "--explain", "--lang", "en"]);
    for word in ["page 2 tail-1", "  jump  ", "overset lines", "photograph changed by 2 lines"]
    {
        assert!(words.contains(word), "{word}: {words}");
    }
}

#[test]
fn messages_follow_the_language() {
    let desk = Desk::new();
    let told = |lang| stderr(&desk.run(&["check", "issue.toml", "--lang", lang]));
    assert!(told("zh").contains("可以付印"), "{}", told("zh"));
    assert!(told("en").contains("ready for press"), "{}", told("en"));
}

#[test]
fn an_issue_that_fails_by_its_form_goes_to_no_press() {
    let desk = Desk::new();
    let facts = [
        ("price = \"每份0.00元（示例）\"", "price = \"\""),
        ("publisher = \"金坛时报社（示例）\"", "publisher = \"\""),
        ("printer = \"示例印务（示例地址）\"", "printer = \"\""),
        ("address = \"江苏省常州市金坛区（示例地址）\"", "address = \"\""),
    ];
    for (from, to) in &facts[..3] {
        desk.edit("layouts/house.toml", from, to);
    }
    let check = || {
        let output = desk.run(&["check", "issue.toml", "--json"]);
        let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
        (output.status.code(), report)
    };
    let (code, report) = check();
    assert_eq!((code, &report["status"]), (Some(0), &"warnings".into()));
    assert_eq!(report["form"]["errors"], 3);
    assert_eq!(report["form"]["pass"], true);
    desk.edit("layouts/house.toml", facts[3].0, facts[3].1);
    let (code, report) = check();
    assert_eq!((code, &report["form"]["pass"]), (Some(0), &false.into()));
    desk.edit("layouts/house.toml", "[press]\n", "[lint.form]\nfails = true\n[press]\n");
    let (code, report) = check();
    assert_eq!((code, &report["status"]), (Some(1), &"errors".into()));
    let what: Vec<_> = report["form"]["missing"].as_array().into_iter().flatten().collect();
    let what: Vec<_> = what.iter().filter_map(|missing| missing["what"].as_str()).collect();
    assert_eq!(what, ["publisher", "address", "printer", "price"]);
}
