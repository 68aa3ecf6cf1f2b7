//! `measure` as its users meet it: text, JSON, several files, faults and exit codes.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with files to measure.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("it can be written");
        path
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_banmian"))
            .arg("measure")
            .args(args)
            .args(["--root", env!("CARGO_MANIFEST_DIR"), "--lang", "en"])
            .current_dir(self.0.path())
            .output()
            .expect("it runs")
    }

    /// Measures raw text; the JSON must be right.
    fn plain(&self, text: &str, args: &[&str]) -> Value {
        self.file("copy.txt", text);
        let output = self.run(&[&["copy.txt", "--plain", "--json"], args].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        json(&output)
    }
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("stdout is JSON")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Returns the lines of all paragraphs.
fn lines(value: &Value) -> Vec<&Value> {
    let paragraphs = value["paragraphs"].as_array().expect("paragraphs");
    paragraphs
        .iter()
        .flat_map(|paragraph| paragraph["lines"].as_array().expect("lines"))
        .collect()
}

fn texts(value: &Value) -> Vec<&str> {
    lines(value).iter().map(|line| line["text"].as_str().expect("text")).collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("an array")
        .iter()
        .map(|it| it.as_f64().expect("a number"))
        .collect()
}

#[test]
fn a_line_tells_the_cell_of_every_character() {
    let desk = Desk::new();
    let args = ["--chars", "6", "--indent", "0", "--justify", "off"];
    let value = desk.plain("“春风”吹，绿了江南岸。", &args);
    assert_eq!(value["schema"], "banmian/measure/1");
    assert_eq!(value["file"], "copy.txt");
    assert_eq!(value["measure_em"], 6.0);
    assert_eq!((&value["lines"], &value["chars"]), (&2.into(), &12.into()));
    assert_eq!(texts(&value), ["“春风”吹，", "绿了江南岸。"]);
    let first = lines(&value)[0];
    // Trimmed at the line's start, whole inside, half at the line's end.
    assert_eq!(numbers(&first["x_em"]), [0.0, 0.5, 1.5, 2.5, 3.5, 4.5]);
    assert_eq!(numbers(&first["advance_em"]), [0.5, 1.0, 1.0, 1.0, 1.0, 0.5]);
    assert_eq!(first["right_em"], 5.0);
    assert_eq!(
        (&first["from"], &first["to"], &first["hyphen"]),
        (&0.into(), &6.into(), &false.into())
    );
    let second = lines(&value)[1];
    assert_eq!((&second["from"], &second["to"]), (&6.into(), &12.into()));
}

#[test]
fn filled_lines_are_flush_and_the_white_is_not_in_the_cells() {
    let desk = Desk::new();
    let value =
        desk.plain("春江潮水连海平，海上明月共潮生。", &["--chars", "7", "--indent", "0"]);
    let first = lines(&value)[0];
    assert_eq!(first["right_em"], 7.0);
    assert_eq!(first["text"], "春江潮水连海");
    assert_eq!(numbers(&first["advance_em"]), [1.0; 6]);
    assert_eq!(numbers(&first["x_em"])[1], 1.2);
}

#[test]
fn a_paragraph_is_a_line_of_raw_text_and_its_lines_join_to_it() {
    let desk = Desk::new();
    let source = "\u{3000}\u{3000}第一段 **不是** 标记。\r\n\r\n# 第二段，supercalifragilistic 。 \n末段";
    let value = desk.plain(source, &["--chars", "5"]);
    let paragraphs = value["paragraphs"].as_array().expect("paragraphs");
    let joined: Vec<String> = paragraphs
        .iter()
        .map(|paragraph| {
            let lines = paragraph["lines"].as_array().expect("lines").iter();
            lines.map(|line| line["text"].as_str().expect("text")).collect()
        })
        .collect();
    assert_eq!(
        joined,
        [
            "\u{3000}\u{3000}第一段 **不是** 标记。",
            "# 第二段，supercalifragilistic 。 ",
            "末段"
        ]
    );
    for line in lines(&value) {
        let chars = line["text"].as_str().expect("text").chars().count();
        assert_eq!(numbers(&line["x_em"]).len(), chars);
        assert_eq!(numbers(&line["advance_em"]).len(), chars);
        let (from, to) = (line["from"].as_u64(), line["to"].as_u64());
        assert_eq!(to.unwrap_or(0) - from.unwrap_or(0), chars as u64);
        assert!(line["right_em"].as_f64() <= Some(5.0));
    }
    // Typed blanks at the start are dropped and still told.
    let first = lines(&value)[0];
    assert_eq!(numbers(&first["advance_em"])[..2], [0.0, 0.0]);
}

#[test]
fn the_indent_is_the_styles_unless_it_is_given() {
    let desk = Desk::new();
    let first = |args: &[&str]| {
        let value = desk.plain("春江潮水连海平，海上明月共潮生。", args);
        numbers(&lines(&value)[0]["x_em"])[0]
    };
    assert_eq!(first(&["--chars", "13"]), 2.0);
    assert_eq!(first(&["--chars", "13", "--indent", "1.5"]), 1.5);
    assert_eq!(first(&["--chars", "9", "--indent", "2"]), 2.0);
    // clreq 3.4.1: one em in very short measures.
    assert_eq!(first(&["--chars", "9"]), 1.0);
}

#[test]
fn a_story_is_measured_without_its_head_and_signs() {
    let desk = Desk::new();
    let story =
        "+++\ntitle = \"春汛\"\n+++\n\n本报讯　河水**上涨**。\n\n## 水位\n\n- 甲站\n- 乙站\n";
    desk.file("story.md", story);
    let output = desk.run(&["story.md", "--chars", "13", "--json"]);
    let value = json(&output);
    assert_eq!(texts(&value), ["本报讯　河水上涨。", "水位", "甲站", "乙站"]);
    assert_eq!(value["chars"], 9 + 2 + 2 + 2);
    // Copy without a head is copy all the same.
    desk.file("bare.md", "河水上涨。\n");
    let bare = json(&desk.run(&["bare.md", "--chars", "13", "--json"]));
    assert_eq!(texts(&bare), ["河水上涨。"]);
}

/// As on the page: a line end between Western words is a space, between ideographs nothing.
#[test]
fn a_line_end_between_western_words_is_their_space() {
    let desk = Desk::new();
    desk.file("words.md", "Hello\nworld，春\n江\n");
    let value = json(&desk.run(&["words.md", "--chars", "13", "--indent", "0", "--json"]));
    assert_eq!(texts(&value), ["Hello world，春江"]);
    let line = lines(&value)[0];
    assert_eq!(numbers(&line["x_em"]).len(), 14);
    // The file has no space: it is told and counts in nothing.
    assert_eq!((&value["chars"], &line["to"]), (&13.into(), &13.into()));
    let typed = desk.plain("Hello world，春江", &["--chars", "13", "--indent", "0"]);
    assert_eq!(numbers(&lines(&typed)[0]["x_em"]), numbers(&line["x_em"]));
}

/// White with which an author moves a paragraph in is the style's indent, whatever it is made of.
#[test]
fn typed_indents_take_no_room() {
    let desk = Desk::new();
    for white in ["", "　　", "    ", "\t", "\u{a0}\u{a0}\u{a0}\u{a0}", "\u{2003}\u{2003}"] {
        desk.file("indent.md", format!("{white}春江潮水\n"));
        let value = json(&desk.run(&["indent.md", "--chars", "13", "--json"]));
        let line = lines(&value)[0];
        let text = line["text"].as_str().unwrap_or_default();
        let first = text.chars().position(|c| c == '春').expect("it is there");
        assert_eq!(numbers(&line["x_em"])[first], 2.0, "{white:?}");
    }
}

/// One em, whatever opens the story: typed, from the head, bold; none before a bracket or a mark.
#[test]
fn one_em_parts_the_lead_in_from_the_copy() {
    let desk = Desk::new();
    let second = |copy: &str, at: usize| {
        desk.file("lead.md", copy);
        let value = json(&desk.run(&["lead.md", "--chars", "13", "--indent", "0", "--json"]));
        let typed = copy.chars().filter(|c| !c.is_control() && *c != '*').count();
        assert_eq!(value["chars"], typed, "{copy}");
        numbers(&lines(&value)[0]["x_em"])[at]
    };
    assert_eq!(second("本报讯春江\n", 3), 4.0);
    assert_eq!(second("**本报讯**春江\n", 3), 4.0);
    assert_eq!(second("新华社讯“五一”\n", 4), 5.0);
    assert_eq!(second("本报讯2021年\n", 3), 4.0);
    assert_eq!(second("本报讯　春江\n", 4), 4.0);
    assert_eq!(second("本报讯（春）\n", 3), 3.0);
    assert_eq!(second("本报讯，春江\n", 3), 3.0);
    assert_eq!(second("本报春江\n", 3), 3.0);
}

/// The mark stands at the margin in whole cells; every line of an item begins where its words do.
#[test]
fn items_of_lists_hang() {
    let desk = Desk::new();
    let items = "- 春江潮水连海平\n- 海上明月\n\n1. 春江潮水连海平\n2. 海上明月\n\n12. 滟滟随波千万里\n";
    for indent in ["0", "2"] {
        desk.file("list.md", items);
        let args = ["list.md", "--chars", "6", "--indent", indent, "--json"];
        let value = json(&desk.run(&args));
        let starts: Vec<(f64, &str)> = lines(&value)
            .into_iter()
            .map(|line| (numbers(&line["x_em"])[0], line["text"].as_str().unwrap_or_default()))
            .collect();
        let expected = [
            (1.0, "春江潮水连"),
            (1.0, "海平"),
            (1.0, "海上明月"),
            (0.0, "1. 春江潮水连"),
            (1.0, "海平"),
            (0.0, "2. 海上明月"),
            (0.0, "12. 滟滟随波"),
            (2.0, "千万里"),
        ];
        assert_eq!(starts, expected, "indent {indent}");
        let numbered = lines(&value)[6];
        assert_eq!(numbers(&numbered["x_em"])[4..], [2.0, 3.0, 4.0, 5.0]);
        assert_eq!(value["chars"], 7 + 4 + 10 + 7 + 11);
    }
    // Numbers of paragraphs run in the copy, unless the style lets them hang.
    desk.file("run.md", "①春江潮水连海平\n");
    let value = json(&desk.run(&["run.md", "--chars", "6", "--indent", "2", "--json"]));
    assert_eq!(numbers(&lines(&value)[1]["x_em"])[0], 0.0);
}

/// Names stand in columns of whole cells, those of two characters with white inside; what is typed
/// between them is told and takes no room of its own.
#[test]
fn names_stand_in_whole_cells() {
    let desk = Desk::new();
    desk.file("names.md", "王甲　李甲乙 张　丙  刘丁\n陈己庚　赵辛\n");
    let value = json(&desk.run(&["names.md", "--chars", "11", "--json"]));
    assert_eq!(texts(&value), ["王甲　李甲乙 张　丙  ", "刘丁　陈己庚　赵辛"]);
    let inked = |line: &Value| -> Vec<f64> {
        let chars = line["text"].as_str().unwrap_or_default().chars();
        let all = chars.zip(numbers(&line["x_em"])).filter(|(c, _)| !c.is_whitespace());
        all.map(|(_, x)| x).collect()
    };
    assert_eq!(inked(lines(&value)[0]), [0.0, 2.0, 4.0, 5.0, 6.0, 8.0, 10.0]);
    assert_eq!(inked(lines(&value)[1]), [0.0, 2.0, 4.0, 5.0, 6.0, 8.0, 10.0]);
    assert_eq!(value["chars"], 14 + 6);
}

/// The house says how paragraphs are parted; where it leaves that open, what was assumed is told.
#[test]
fn line_ends_are_paragraphs_as_the_house_says() {
    let desk = Desk::new();
    desk.file("word.md", "春江潮水。\r\n海上明月。\r\n滟滟随波。\r\n");
    let output = desk.run(&["word.md", "--chars", "13", "--json"]);
    assert_eq!(texts(&json(&output)), ["春江潮水。", "海上明月。", "滟滟随波。"]);
    let told = stderr(&output);
    assert!(told.contains("guessed-paragraphs") && told.contains("word.md:1:5"), "{told}");
}

#[test]
fn variation_selectors_are_no_characters_and_pull_quotes_no_copy() {
    let desk = Desk::new();
    let value = desk.plain("葛\u{E0100}洲坝", &["--chars", "13", "--indent", "0"]);
    assert_eq!(texts(&value), ["葛\u{E0100}洲坝"]);
    assert_eq!((&value["chars"], &lines(&value)[0]["to"]), (&3.into(), &3.into()));
    desk.file("pull.md", "春江。\n\n>> 春江花月夜\n\n> 潮水。\n");
    for style in ["body", "feature"] {
        let value = json(&desk.run(&["pull.md", "--chars", "13", "--style", style, "--json"]));
        assert_eq!(texts(&value), ["春江。", "潮水。"], "{style}");
        assert_eq!((&value["chars"], &value["pull_quotes"]), (&6.into(), &1.into()));
    }
}

#[test]
fn verse_counts_no_line_ends() {
    let desk = Desk::new();
    desk.file("verse.md", "白日依山尽，\\\n黄河入海流。\n");
    let value = json(&desk.run(&["verse.md", "--chars", "13", "--json"]));
    assert_eq!(texts(&value), ["白日依山尽，", "黄河入海流。"]);
    assert_eq!(value["chars"], 12);
    assert_eq!(lines(&value)[1]["from"], 6);
}

#[test]
fn several_files_are_an_array_and_text_names_them() {
    let desk = Desk::new();
    desk.file("a.txt", "春江潮水。");
    desk.file("b.txt", "海上明月。");
    let args = ["a.txt", "b.txt", "--plain", "--chars", "13"];
    let both = json(&desk.run(&[&args[..], &["--json"]].concat()));
    let files: Vec<&str> = both
        .as_array()
        .expect("an array")
        .iter()
        .filter_map(|it| it["file"].as_str())
        .collect();
    assert_eq!(files, ["a.txt", "b.txt"]);
    let output = desk.run(&args);
    assert_eq!(stdout(&output), "== a.txt\n春江潮水。\n== b.txt\n海上明月。\n");
    assert!(stderr(&output).contains("b.txt: 1 line of 13 characters"), "{}", stderr(&output));
}

#[test]
fn characters_without_a_face_are_named_and_no_fault() {
    let desk = Desk::new();
    let value =
        desk.plain("春\u{10FFFF}江\u{10FFFF}水\u{1D11E}", &["--chars", "13", "--indent", "0"]);
    assert_eq!(value["missing"], serde_json::json!(["\u{10FFFF}", "\u{1D11E}"]));
    assert_eq!(numbers(&lines(&value)[0]["advance_em"]), [1.0; 6]);
}

#[test]
fn any_text_goes_through() {
    let desk = Desk::new();
    let odd = "\u{0}\u{7}\t\u{2028}\u{2029}\u{85}\r中\u{202E}שלום\u{301}👨\u{200D}👩\u{200D}👧🇨🇳e\u{301}\u{FFFD}";
    for chars in ["2", "2.5", "7", "40"] {
        let value = desk.plain(odd, &["--chars", chars]);
        assert_eq!(texts(&value).concat(), odd);
    }
    let long = "春".repeat(100_000);
    let value = desk.plain(&long, &["--chars", "13", "--indent", "0"]);
    assert_eq!(value["lines"], 7693);
}

#[test]
fn styles_are_text_styles_and_ways_of_setting_copy() {
    let desk = Desk::new();
    desk.file("a.txt", "春江潮水。");
    for style in ["body", "comment", "sidebar", "verse", "small"] {
        let output = desk.run(&["a.txt", "--plain", "--chars", "13", "--style", style]);
        assert_eq!(output.status.code(), Some(0), "{style}: {}", stderr(&output));
    }
    let output = desk.run(&["a.txt", "--plain", "--chars", "13", "--style", "bodi"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`bodi`") && stderr(&output).contains("body"));
}

#[test]
fn what_cannot_be_measured_exits_2_with_nothing_on_stdout() {
    let desk = Desk::new();
    desk.file("a.txt", "春江潮水。");
    desk.file("latin1.txt", b"\xB4\xBA");
    desk.file("open.md", "+++\ntitle = \"春\"\n");
    for args in [
        &["a.txt", "--plain"][..],
        &["a.txt", "--plain", "--chars", "1.5"],
        &["a.txt", "--plain", "--chars", "many"],
        &["a.txt", "--plain", "--chars", "NaN"],
        &["a.txt", "--plain", "--chars", "13", "--indent", "-1"],
        &["a.txt", "--plain", "--chars", "13", "--justify", "maybe"],
        &["none.txt", "--plain", "--chars", "13"],
        &["latin1.txt", "--plain", "--chars", "13"],
        &["open.md", "--chars", "13"],
    ] {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    // The faults of all files are told in one run.
    let output = desk.run(&["none.txt", "latin1.txt", "--plain", "--chars", "13"]);
    let told = stderr(&output);
    assert!(told.contains("none.txt") && told.contains("latin1.txt:1:1"), "{told}");
}
