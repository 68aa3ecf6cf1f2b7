//! What people read of the register is made of it: `docs/rules.md`, the table of the README, the schema of
//! the report, the keys of `[lint.rules]`; and `docs/limits.md` of the limits. `UPDATE=1` writes the documents anew.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use banmian::export::report;
use banmian::issue::{FileKind, schema};
use banmian::limits::{self, Side};
use banmian::rules::{Code, Rule, Severity, Stage, Words};

/// Where the table of the README begins and ends.
const MARKS: [&str; 2] = ["<!-- rules -->\n", "<!-- /rules -->"];

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Holds a document against what it must be, or writes it anew.
fn hold(name: &str, wanted: &str) {
    let there = fs::read_to_string(path(name)).unwrap_or_default();
    if there != wanted && env::var_os("UPDATE").is_some() {
        fs::write(path(name), wanted).expect("it can be written");
        return;
    }
    let differs = there.lines().zip(wanted.lines()).find(|(there, wanted)| there != wanted);
    assert!(there == wanted, "{name} is not in step (UPDATE=1 renews it): {differs:#?}");
}

fn of_stage(stage: Stage) -> impl Iterator<Item = &'static Rule> {
    Code::ALL.iter().map(|code| code.rule()).filter(move |rule| rule.stage == stage)
}

/// Returns words for a cell of a table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

#[test]
fn the_table_of_the_readme_is_in_step() {
    let mut table = String::from("| code | | what |\n| --- | --- | --- |\n");
    for rule in [Stage::Plan, Stage::Page, Stage::Press].into_iter().flat_map(of_stage) {
        let weight = match rule.weight {
            Severity::Error => "error",
            Severity::Warning => "",
        };
        let _ = writeln!(table, "| `{}` | {weight} | {} |", rule.code, cell(rule.about.en));
    }
    let there = fs::read_to_string(path("README.md")).expect("it is there");
    let (before, rest) = there.split_once(MARKS[0]).expect("the table has its marks");
    let (_, after) = rest.split_once(MARKS[1]).expect("the table has its marks");
    hold("README.md", &format!("{before}{}{table}{}{after}", MARKS[0], MARKS[1]));
}

#[test]
fn the_book_of_rules_is_in_step() {
    let mut book = String::from(
        "# Rules 规则\n\n\
         What a run may find wrong, from the register in `src/rules/`; `banmian explain CODE` tells the same. \
         Findings of the stages plan, page and press may be let pass with `--allow CODE`; \
         those marked † the house weighs under `[lint.rules]`.\n",
    );
    let heads = [
        (Stage::Files, "Files 文件", "Told when the files are read; they must be mended."),
        (Stage::Plan, "Plan 版面的划分", "Judged by what stands where, before any ink."),
        (Stage::Page, "Page 排好的版面", "Judged on the set page."),
        (Stage::Press, "Press 付印", "Judged on the ink, before it goes to press."),
    ];
    for (stage, head, words) in heads {
        let _ = write!(book, "\n## {head}\n\n{words}\n\n");
        book.push_str("| code | weight | what it means | how it is mended | source |\n");
        book.push_str("| --- | --- | --- | --- | --- |\n");
        for rule in of_stage(stage) {
            let house = if rule.house_weighs { " †" } else { "" };
            let both = |zh: &str, en: &str| format!("{}<br>{}", cell(en), cell(zh));
            let source = match rule.source.zh == rule.source.en {
                true => cell(rule.source.en),
                false => both(rule.source.zh, rule.source.en),
            };
            let _ = writeln!(
                book,
                "| `{}`{house} | {} | {} | {} | {source} |",
                rule.code,
                match rule.weight {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                both(rule.about.zh, rule.about.en),
                both(rule.mend.zh, rule.mend.en),
            );
        }
    }
    hold("docs/rules.md", &book);
}

#[test]
fn the_limits_are_written_down() {
    let mut book = String::from(
        "# Limits\n\nEvery bound on what `banmian` takes, and on what it tells. `banmian explain limits` \
         prints them; ranges of single keys stand in `banmian schema`.\n\n\
         | name | bounds | | told as | why |\n| --- | --- | --- | --- | --- |\n",
    );
    for limit in limits::ALL {
        let both = |words: Words| format!("{}<br>{}", cell(words.en), cell(words.zh));
        let side = match limit.side {
            Side::Most => "at most",
            Side::Least => "at least",
        };
        let code = limit.code.map_or_else(String::new, |code| format!("`{code}`"));
        let [_, amount] = limit.amount();
        let _ = writeln!(
            book,
            "| `{}` | {} | {side} {amount} | {code} | {} |",
            limit.name,
            both(limit.of),
            both(limit.why),
        );
    }
    hold("docs/limits.md", &book);
}

#[test]
fn the_schema_of_the_report_lists_the_codes_that_a_report_can_have() {
    let schema = report::schema().to_value();
    let codes = &schema["$defs"]["FindingEntry"]["properties"]["code"]["enum"];
    let codes: Vec<&str> =
        codes.as_array().expect("a list").iter().flat_map(|it| it.as_str()).collect();
    for code in Code::ALL {
        let rule = code.rule();
        let told = rule.stage != Stage::Files || rule.weight == Severity::Warning;
        assert_eq!(codes.contains(&code.word()), told, "{code}");
    }
}

#[test]
fn the_house_weighs_the_rules_of_the_register() {
    let schema = schema(FileKind::House);
    let keys = schema["$defs"]["LintRules"]["properties"].as_object().expect("keys");
    let mut keys: Vec<&str> = keys.keys().map(String::as_str).collect();
    let mut wanted: Vec<&str> = Code::weighed_by_house().map(Code::word).collect();
    wanted.sort_unstable();
    keys.sort_unstable();
    assert_eq!(keys, wanted);
}
