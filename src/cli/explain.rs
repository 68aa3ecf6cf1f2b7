//! `explain`: what a finding means, why it matters and how it is mended, from the register of rules.

use std::fmt::Write as _;

use banmian::diag::{Lang, Text};
use banmian::export::report::pretty;
use banmian::rules::{Code, Rule, Severity, Stage};
use banmian::text;
use serde_json::{Value, json};

use super::allow;
use super::args::ExplainArgs;
use super::failure::{Exit, Failure};
use super::settings::Settings;

/// Runs the verb.
pub(super) fn run(args: &ExplainArgs, settings: &Settings) -> Result<Exit, Failure> {
    let rule = allow::named(&args.code, "explain", |_| true)?.rule();
    let told = match settings.json {
        true => pretty(&value(rule)),
        false => told(rule, settings.lang),
    };
    super::print(&told)?;
    Ok(Exit::Good)
}

/// Returns what is done about a finding.
pub(super) fn mend(code: Code) -> Text {
    Text::from(code.rule().mend)
}

/// Returns the rule for people.
fn told(rule: &Rule, lang: Lang) -> String {
    let say = |words: &Text| words.get(lang).to_owned();
    let line = |name: Text, words: Text| format!("  {}{}\n", say(&name), say(&words));
    let mut out = format!("{}\n", rule.code);
    let _ = writeln!(out, "  {}", say(&Text::from(rule.about)));
    out.push_str(&line(text!("怎样改：", "to mend it: "), Text::from(rule.mend)));
    out.push_str(&line(text!("轻重：", "weight: "), weight(rule)));
    out.push_str(&line(text!("何时判断：", "judged: "), stage(rule.stage)));
    out.push_str(&line(text!("依据：", "source: "), Text::from(rule.source)));
    out
}

fn weight(rule: &Rule) -> Text {
    let (zh, en) = match rule.weight {
        Severity::Error => ("错误，不能付印", "an error: it keeps the edition from the press"),
        Severity::Warning => ("提示，可以付印", "a warning: the edition may go to press"),
    };
    match (rule.house_weighs, rule.code.may_be_allowed()) {
        (true, _) => text!(
            "{zh}；报社可在 [lint.rules] 里另定",
            "{en}; the house may weigh it otherwise under [lint.rules]"
        ),
        (false, true) if rule.weight == Severity::Error => {
            text!("{zh}；可用 --allow {} 放行", "{en}; --allow {} lets it pass", rule.code)
        }
        _ => text!("{zh}", "{en}"),
    }
}

fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Files => text!("读文件时", "when the files are read"),
        Stage::Plan => text!("按版面的划分", "by what stands where on the page"),
        Stage::Page => text!("按排好的版面", "on the set page"),
        Stage::Press => text!("付印之前", "before press"),
    }
}

/// Returns the rule for machines.
fn value(rule: &Rule) -> Value {
    json!({
        "schema": "banmian/rule/1",
        "code": rule.code.word(),
        "stage": rule.stage,
        "severity": rule.weight,
        "house": rule.house_weighs,
        "allow": rule.code.may_be_allowed(),
        "about": { "zh": rule.about.zh, "en": rule.about.en },
        "mend": { "zh": rule.mend.zh, "en": rule.mend.en },
        "source": { "zh": rule.source.zh, "en": rule.source.en },
    })
}
