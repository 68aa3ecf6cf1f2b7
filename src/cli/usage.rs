//! A command line that cannot be understood, told as every other failure.

use std::error::Error as _;

use banmian::diag::Text;
use banmian::text;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;

/// Returns what is wrong with a command line; `None` where it asks for help.
pub(super) fn fault(error: &clap::Error) -> Option<Failure> {
    let message = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        kind => message(kind, error),
    };
    let mut failure = Failure::input(message);
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    if let Some((zh, en)) = known.iter().find_map(|kind| all(error, *kind)) {
        failure = failure.hint(text!("可用的有：{zh}", "one of: {en}"));
    }
    let alike = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ];
    if let Some((zh, en)) = alike.iter().find_map(|kind| all(error, *kind)) {
        failure = failure.hint(text!("是不是 {zh}？", "did you mean {en}?"));
    }
    Some(failure.hint(text!(
        "`banmian --help` 和 `banmian 命令 --help` 列出全部用法",
        "`banmian --help` and `banmian VERB --help` tell all"
    )))
}

/// Returns the one fact that is wrong.
fn message(kind: ErrorKind, error: &clap::Error) -> Text {
    let named = |kind| all(error, kind).unwrap_or_default();
    let (argument, argument_en) = named(ContextKind::InvalidArg);
    let (value, _) = named(ContextKind::InvalidValue);
    match kind {
        ErrorKind::UnknownArgument => {
            text!("不认识的参数 `{argument}`", "unknown argument `{argument}`")
        }
        ErrorKind::InvalidSubcommand => {
            let (verb, _) = named(ContextKind::InvalidSubcommand);
            text!("没有命令 `{verb}`", "there is no verb `{verb}`")
        }
        ErrorKind::MissingSubcommand => text!("缺少命令", "a verb is missing"),
        ErrorKind::MissingRequiredArgument => {
            text!("缺少参数 {argument}", "missing: {argument_en}")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            text!("`{argument}` 后面要有值", "`{argument}` wants a value")
        }
        ErrorKind::ArgumentConflict => {
            let (other, _) = named(ContextKind::PriorArg);
            text!(
                "`{argument}` 不能与 `{other}` 一起用，也不能写两次",
                "`{argument}` cannot stand beside `{other}`, nor be written twice"
            )
        }
        ErrorKind::InvalidUtf8 => {
            text!("命令行里有不是 UTF-8 的文字", "the command line is not UTF-8")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            refused(&argument, &value, error)
        }
        other => text!("命令行有误", "{other}"),
    }
}

/// Returns what is told of a value that an argument does not take.
fn refused(argument: &str, value: &str, error: &clap::Error) -> Text {
    let Some(why) = error.source().map(ToString::to_string) else {
        return text!("`{argument}` 的值 `{value}` 不能用", "`{argument}` cannot be `{value}`");
    };
    // A range needs no words; a sentence would be an English one.
    let range = match why.contains(char::is_alphabetic) {
        true => String::new(),
        false => format!("：{why}"),
    };
    text!(
        "`{argument}` 的值 `{value}` 不能用{range}",
        "`{argument}` cannot be `{value}`: {why}"
    )
}

/// Returns what clap names of a kind, as it is listed in Chinese and in English.
fn all(error: &clap::Error, kind: ContextKind) -> Option<(String, String)> {
    match error.get(kind)? {
        ContextValue::String(one) => Some((one.clone(), one.clone())),
        ContextValue::Strings(all) if !all.is_empty() => Some((all.join("、"), all.join(", "))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::chinese;

    fn told(line: &str) -> Failure {
        let error = chinese::command().try_get_matches_from(line.split(' '));
        fault(&error.expect_err("it is no command line")).expect("it asks for no help")
    }

    #[test]
    fn what_is_wrong_is_told_in_both_languages() {
        for (line, zh, en) in [
            ("banmian render", "缺少参数 <ISSUE.toml>...", "missing: <ISSUE.toml>..."),
            ("banmian rendr", "没有命令 `rendr`", "there is no verb `rendr`"),
            (
                "banmian check a.toml --mark",
                "不认识的参数 `--mark`",
                "unknown argument `--mark`",
            ),
            (
                "banmian measure a.md --chars 1",
                "`--chars <N>` 的值 `1` 不能用：2 … 1000",
                "`--chars <N>` cannot be `1`: 2 … 1000",
            ),
        ] {
            let message = told(line).faults.remove(0).message;
            assert_eq!((message.zh.as_str(), message.en.as_str()), (zh, en));
        }
        let hints = told("banmian render a.toml --profile x3").faults.remove(0).hints;
        assert!(hints.iter().any(|hint| hint.zh.contains("x4、x1a")), "{hints:?}");
        let message = told("banmian check a.toml --jobs 0").faults.remove(0).message;
        assert_eq!(message.zh, "`--jobs <N>` 的值 `0` 不能用：1 … 255");
        let message = told("banmian check a.toml --jobs 99999").faults.remove(0).message;
        assert_eq!(message.en, "`--jobs <N>` cannot be `99999`: 1 … 255");
    }
}
