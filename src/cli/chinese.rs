//! `--help` in Chinese: the command of [`args`](super::args) with other words.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;

/// How help is laid out: clap's own headings are English.
const LAYOUT: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n";

/// What the program is.
const ABOUT: &str = "报纸版面排印";

/// More of it.
const MORE: &str = "报纸版面排印

期次文件（TOML）写明当日各版的版式、稿件和图片；banmian 据此排版，写出印刷用 PDF 和溢出报告。
稿件一个字也不会无声丢失：排不下的都写在报告里，按字数、行数和面积计。";

/// What help shows at its end.
const EXAMPLES: &str = "\
例：
  banmian render issues/2021-02-24.toml             写出 press.pdf（或 proof.pdf）和报告
  banmian render issues/2021-02-24.toml --page 2    只出第2版
  banmian check issues/2021-02-24.toml              只出报告：何处溢出，何处空缺
  banmian check issues/*.toml --json | jq '.[].status'
  banmian measure story.md --chars 13               稿件在栏里排多少行
  banmian tidy story.md                             贴来的稿件要改哪些，打印成 diff
  banmian heads heads.txt --chars 7,11              标题怎样分行
  banmian explain overset                           一种问题是什么意思，怎样改
  banmian schema issue > issue.schema.json          给编写期次文件的编辑器用

退出码：
  0  无错误，或只有提示
  1  有溢出、缺字等错误：只出校样，不出印刷文件
  2  输入文件或命令有误
  3  程序或磁盘故障";

/// Each verb: its name, what it does, more of it.
const VERBS: &[(&str, &str, &str)] = &[
    (
        "render",
        "排版，写出印刷文件和报告",
        "写出 press.pdf、report.json 和 report.html。有错误时不写 press.pdf，改写 proof.pdf，\
         用红色在版面上标出问题，并删去旧的 press.pdf。",
    ),
    (
        "check",
        "排版，只写报告",
        "与 render 相同，但不生成 PDF：只写 report.json 和 report.html。",
    ),
    (
        "measure",
        "量稿：稿件在栏里排多少行",
        "不必有版面，像在版上一样排出稿件，打印各行；加 --json 给出每个字的位置。",
    ),
    (
        "tidy",
        "整理贴来的稿件：标点、记号、空格",
        "把改法打印成 diff；不改一个字，不加 --write 不写文件。没有把握的只报告，要自己改。\
         有改法而没有写入时退出码为 1。加 --json 给出各处改动：行、原文、改成、规则。",
    ),
    (
        "heads",
        "看标题怎样分行",
        "文件里一行一个标题，或是一篇稿件。打印每个标题在各种宽度里的各行、字号、字宽和在各处分行的缘由；\
         加 --json 还给出拆开了什么。",
    ),
    (
        "explain",
        "说明一个代号：什么意思，怎样改",
        "代号是问题前面方括号里的词：overset、unknown-key。写 limits 列出全部限度和缘由。\
         加 --json 时供机器读取，两种语言都有。",
    ),
    (
        "schema",
        "打印各种文件的 JSON Schema",
        "不写名称时把全部放在一个对象里。加 --out 时每种写成一个文件：名称.schema.json。",
    ),
];

/// Each argument: its name, what it says. An argument of one name says the same in every verb.
const ARGUMENTS: &[(&str, &str)] = &[
    ("out", "输出文件夹（几个期次文件时写到 DIR/日期）[默认：根文件夹的 out/日期]"),
    ("json", "把 JSON 报告写到标准输出"),
    ("lang", "信息和报告的语言：zh 或 en [默认：依系统语言，否则 zh]"),
    ("quiet", "只报告故障"),
    ("jobs", "用 N 个线程；线程多少不影响结果 [默认：全部核心]"),
    ("root", "layouts/ 和 fonts/ 所在的根文件夹 [默认：最近的含 layouts/ 的上级文件夹]"),
    ("issues", "当日期次文件"),
    ("page", "只把这些版写进印刷文件或校样：1,4"),
    ("profile", "印刷文件标准：x4 为 PDF/X-4；x1a 为 PDF/X-1a:2003，供旧 RIP 使用 [默认：x4]"),
    ("split", "每版另写一个文件：press/名称.pdf"),
    ("marks", "加裁切线、套准线、色标和说明行"),
    ("allow", "放行这些代码的错误，只作提示：overset,gap"),
    ("explain", "说明排版时的取舍"),
    ("files", "稿件"),
    ("chars", "每行字数，可带小数：13、12.5"),
    ("plain", "纯文本：没有稿件头，没有 Markdown，一行一段"),
    ("indent", "首行缩进，以字计 [默认：依样式]"),
    ("style", "版式总则里的样式：字体字号和排法 [默认：body]"),
    ("justify", "两端对齐：on 或 off [默认：依样式，一般为 on]"),
    ("write", "把改好的稿件写回文件"),
    ("file", "标题，一行一个，可有标题里的记号；或一篇稿件"),
    ("widths", "宽度，以样式原大的字数计：7,11,12.5"),
    ("head_style", "版式总则里的标题样式 [默认：标题阶梯最低一级的]"),
    ("code", "问题的代号，或 limits"),
    (
        "name",
        "哪种文件：issue 当日版面，house 版式总则，layout 版式，story 稿件头，report 报告，measure 量稿结果，heads 标题分行结果",
    ),
];

/// Returns the command with all its help in Chinese.
pub(super) fn command() -> Command {
    let mut command = Args::command()
        .about(ABOUT)
        .long_about(MORE)
        .after_help(EXAMPLES)
        .override_usage("banmian [选项] <命令>")
        .subcommand_help_heading("命令")
        .disable_version_flag(true)
        .arg(flag("version", 'V', "显示版本", ArgAction::Version));
    let verbs: Vec<String> =
        command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    for name in verbs {
        command = command.mut_subcommand(name, verb);
    }
    told(command, "通用选项")
}

/// Returns a verb with its help in Chinese.
fn verb(verb: Command) -> Command {
    let name = verb.get_name().to_owned();
    let mut usage = format!("banmian {name} [选项]");
    for argument in verb.get_positionals() {
        usage = format!("{usage} {argument}");
    }
    let verb = match VERBS.iter().find(|(known, ..)| *known == name) {
        Some((_, about, more)) => verb.about(*about).long_about(format!("{about}\n\n{more}")),
        None => verb,
    };
    told(verb.override_usage(usage), "选项")
}

/// Returns a command with its arguments, and the layout of its help, in Chinese.
fn told(command: Command, options: &'static str) -> Command {
    let command = command.mut_args(|argument| {
        let heading = if argument.is_positional() { "参数" } else { options };
        let id = argument.get_id().to_string();
        let words = ARGUMENTS.iter().find(|(known, _)| *known == id);
        let argument = match words {
            Some((_, words)) => argument.help(*words).long_help(*words),
            None => argument,
        };
        let takes_values = argument.get_action().takes_values();
        // What is the default and what is possible stands in the words.
        let argument = argument.help_heading(heading).hide_default_value(takes_values);
        argument.hide_possible_values(takes_values)
    });
    let help = flag("help", 'h', "显示帮助", ArgAction::Help).help_heading(options);
    command.help_template(LAYOUT).disable_help_flag(true).arg(help)
}

fn flag(name: &'static str, short: char, words: &'static str, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).help(words).action(action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_and_every_argument_is_told_in_chinese() {
        let all = Args::command();
        let told = |id: &str| ARGUMENTS.iter().any(|(known, _)| *known == id);
        for verb in all.get_subcommands().chain([&all]) {
            for argument in verb.get_arguments() {
                assert!(told(argument.get_id().as_str()), "{}", argument.get_id());
            }
        }
        for verb in all.get_subcommands() {
            let name = verb.get_name();
            assert!(VERBS.iter().any(|(known, ..)| *known == name), "{name}");
        }
        command().debug_assert();
    }

    #[test]
    fn help_has_no_english_heading_left() {
        let mut all = command();
        all.build();
        let mut verbs: Vec<Command> = all.get_subcommands().cloned().collect();
        verbs.push(all);
        for mut verb in verbs {
            let help = verb.render_long_help().to_string();
            for word in
                ["Usage", "Options", "Arguments", "Commands", "default", "values", "Print"]
            {
                assert!(!help.contains(word), "{word} in:\n{help}");
            }
            assert!(help.contains("用法：banmian"), "{help}");
        }
    }
}
