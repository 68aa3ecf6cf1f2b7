//! `explain`: what a finding means, why it matters and how it is mended, from the register of rules; and
//! the table of limits.

use std::fmt::Write as _;

use banmian::diag::{Lang, Text};
use banmian::export::report::pretty;
use banmian::limits::{self, Side};
use banmian::rules::{Code, Rule, Severity, Stage};
use banmian::text;
use serde_json::{Value, json};

use super::allow;
use super::args::ExplainArgs;
use super::failure::{Exit, Failure};
use super::settings::Settings;

/// Runs the verb.
pub(super) fn run(args: &ExplainArgs, settings: &Settings) -> Result<Exit, Failure> {
    let told = match (args.code.as_str(), settings.json) {
        (LIMITS, true) => pretty(&limits_value()),
        (LIMITS, false) => limits_told(settings.lang),
        (code, json) => {
            let rule = allow::named(code, "explain", |_| true)?.rule();
            if json { pretty(&value(rule)) } else { told(rule, settings.lang) }
        }
    };
    super::print(&told)?;
    Ok(Exit::Good)
}

/// The word that asks for the table of limits.
const LIMITS: &str = "limits";

/// Returns the limits for people.
fn limits_told(lang: Lang) -> String {
    let mut out = String::new();
    for limit in limits::ALL {
        let [zh, en] = limit.amount();
        let side = match limit.side {
            Side::Most => text!("至多 {zh}", "at most {en}"),
            Side::Least => text!("至少 {zh}", "at least {en}"),
        };
        let code = limit.code.map_or_else(String::new, |code| format!("  [{code}]"));
        let (of, why) = (Text::from(limit.of), Text::from(limit.why));
        let because = text!("缘由：", "because ");
        let _ = writeln!(out, "{}  {}{code}", limit.name, side.get(lang));
        let _ = writeln!(out, "  {}", of.get(lang));
        let _ = writeln!(out, "  {}{}", because.get(lang), why.get(lang));
    }
    out
}

/// Returns the limits for machines.
fn limits_value() -> Value {
    let all = limits::ALL.iter().map(|limit| {
        json!({
            "name": limit.name,
            "side": limit.side,
            "value": limit.value,
            "unit": limit.unit,
            "code": limit.code.map(Code::word),
            "of": { "zh": limit.of.zh, "en": limit.of.en },
            "why": { "zh": limit.why.zh, "en": limit.why.en },
        })
    });
    json!({ "schema": "banmian/limits/1", "limits": all.collect::<Vec<_>>() })
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
