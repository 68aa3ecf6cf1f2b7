//! The arguments as typed. The comments here are the help that `--help` prints in English; what it
//! prints in Chinese stands in [`chinese`](super::chinese).

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

use banmian::diag::Lang;
use banmian::export::pdf::Standard;
use banmian::limits::MEASURE;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::chinese;

/// What `--help` shows at its end.
const EXAMPLES: &str = "\
Examples:
  banmian render issues/2021-02-24.toml             press.pdf (or proof.pdf) and the report
  banmian render issues/2021-02-24.toml --page 2    page 2 alone
  banmian check issues/2021-02-24.toml              the report alone: what is over, what is free
  banmian check issues/*.toml --json | jq '.[].status'
  banmian measure story.md --chars 13               how long a story runs in the column
  banmian tidy story.md                             what pasted copy needs, as a diff
  banmian heads heads.txt --chars 7,11              how heads part into lines
  banmian explain overset                           what a finding means, how it is mended
  banmian schema issue > issue.schema.json          for the editor in which issues are written

Exit codes:
  0  clean, or warnings only
  1  a finding is an error: proof, no press file
  2  the input or the command line cannot be used
  3  the program or the disk failed";

/// Make up the pages of a Chinese newspaper
///
/// An issue file (TOML) names pages, layouts, stories and photographs; banmian sets them and
/// writes a press PDF and an overflow report. No copy is ever dropped in silence: what does not
/// fit is in the report, in characters, lines and square centimetres.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, arg_required_else_help = true, max_term_width = 100)]
#[command(disable_help_subcommand = true)]
pub(super) struct Args {
    /// Options that every verb takes.
    #[command(flatten)]
    pub(super) common: Common,
    /// What to do.
    #[command(subcommand)]
    pub(super) verb: Verb,
}

impl Args {
    /// Reads the arguments of the process; help and errors are told in `lang`.
    pub(super) fn read(arguments: Vec<OsString>, lang: Lang) -> Result<Args, clap::Error> {
        let command = match lang {
            Lang::Zh => chinese::command(),
            Lang::En => Args::command(),
        };
        Args::from_arg_matches(&command.try_get_matches_from(arguments)?)
    }
}

/// Returns the language that the arguments name, before anything else is understood of them: what
/// is wrong with the rest has to be told in it.
pub(super) fn lang(arguments: &[OsString]) -> Option<Lang> {
    let typed = arguments.iter().enumerate().find_map(|(at, argument)| {
        match argument.to_str()?.strip_prefix("--lang")? {
            "" => arguments.get(at + 1)?.to_str(),
            rest => rest.strip_prefix('='),
        }
    });
    let typed = typed?;
    LANGS.iter().find(|(word, ..)| *word == typed).map(|(.., lang)| *lang)
}

/// Options that every verb takes.
#[derive(Debug, Group)]
#[command(next_help_heading = "Options everywhere")]
pub(super) struct Common {
    /// Write the files into DIR (several issues: into DIR/DATE) [default: out/DATE of the root]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) out: Option<PathBuf>,
    /// Print the report as JSON on stdout
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Language of messages and reports [default: from the locale, else zh]
    #[arg(long, value_name = "LANG", global = true, value_parser = one_of(&LANGS))]
    pub(super) lang: Option<Lang>,
    /// Say nothing but failures
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Work on N threads; the files are the same for every N [default: all cores]
    #[arg(long, value_name = "N", global = true, value_parser = jobs)]
    pub(super) jobs: Option<NonZero<u8>>,
    /// Take layouts/ and fonts/ from DIR [default: the nearest folder upwards with layouts/]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) root: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Set editions and write press file and report
    ///
    /// Writes press.pdf, report.json and report.html. While a finding is an error, proof.pdf is
    /// written instead of press.pdf, with the findings marked on the pages in red, and an older
    /// press.pdf is removed.
    Render(RenderArgs),
    /// Set editions and write the report only
    ///
    /// The same as render without the PDF: report.json and report.html.
    Check(CheckArgs),
    /// Tell how long copy runs in a column
    ///
    /// Sets the copy as a page would, before any page exists, and prints its lines; with --json,
    /// the place of every character.
    Measure(MeasureArgs),
    /// Set pasted copy right: marks, signs, blanks
    ///
    /// Prints the mends as a diff; no word is changed, and nothing is written without --write. What
    /// cannot be mended for certain is told. Exit code 1 where there are mends that are not written.
    /// With --json, the mends: line, from, to, rule.
    Tidy(TidyArgs),
    /// Tell how heads part into lines
    ///
    /// FILE has a head a line, or is a story file. Prints the lines of each head at each width, with its
    /// size, its width, and why each line ends where it does; with --json, what had to be parted.
    Heads(HeadsArgs),
    /// Tell what a finding means and how it is mended
    ///
    /// CODE is the word in brackets before a finding: overset, unknown-key. `limits` lists every
    /// bound on what is taken, with its reason. With --json, for machines, in both languages.
    Explain(ExplainArgs),
    /// Print the JSON Schema of the files
    ///
    /// Without a NAME, all of them in one object. With --out, one file each: NAME.schema.json.
    Schema(SchemaArgs),
}

/// Arguments of `render`.
#[derive(Debug, Group)]
pub(super) struct RenderArgs {
    /// Issue files
    #[arg(value_name = "ISSUE.toml", required = true)]
    pub(super) issues: Vec<PathBuf>,
    /// Put only these pages into the press or proof file: 1,4
    #[arg(long, value_name = "N,…", value_delimiter = ',')]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) page: Vec<u32>,
    /// Standard of the press file
    #[arg(long, value_name = "x4|x1a", default_value = "x4")]
    #[arg(value_parser = one_of(&STANDARDS))]
    pub(super) profile: Standard,
    /// Write each page as a file of its own too: press/NAME.pdf
    #[arg(long)]
    pub(super) split: bool,
    /// Draw crop and registration marks, a colour bar and a slug line
    #[arg(long)]
    pub(super) marks: bool,
    /// Let errors of these codes pass to press, as warnings: overset,gap
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub(super) allow: Vec<String>,
    /// Tell what make-up decided, and what else it weighed
    #[arg(long)]
    pub(super) explain: bool,
}

/// Arguments of `check`.
#[derive(Debug, Group)]
pub(super) struct CheckArgs {
    /// Issue files
    #[arg(value_name = "ISSUE.toml", required = true)]
    pub(super) issues: Vec<PathBuf>,
    /// Count errors of these codes as warnings, as `render` does: overset,gap
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub(super) allow: Vec<String>,
    /// Tell what make-up decided, and what else it weighed
    #[arg(long)]
    pub(super) explain: bool,
}

/// Arguments of `measure`.
#[derive(Debug, Group)]
pub(super) struct MeasureArgs {
    /// Story files
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Characters a line, decimals allowed: 13, 12.5
    #[arg(long, value_name = "N", value_parser = chars)]
    pub(super) chars: f64,
    /// The file is raw text: no head, no Markdown, a paragraph a line
    #[arg(long)]
    pub(super) plain: bool,
    /// First-line indent in em [default: the style's]
    #[arg(long, value_name = "EM", value_parser = indent)]
    pub(super) indent: Option<f64>,
    /// A style of the house: its text styles and ways of setting copy
    #[arg(long, value_name = "NAME", default_value = "body")]
    pub(super) style: String,
    /// Whether lines are filled [default: the style's, on]
    #[arg(long, value_name = "on|off")]
    pub(super) justify: Option<Switch>,
}

/// Arguments of `tidy`.
#[derive(Debug, Group)]
pub(super) struct TidyArgs {
    /// Story files
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Write the mended copy into the files
    #[arg(long)]
    pub(super) write: bool,
}

/// Arguments of `heads`.
#[derive(Debug, Group)]
pub(super) struct HeadsArgs {
    /// Heads, one a line, with marks as in titles; or a story file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Widths in characters of the full size: 7,11,12.5
    #[arg(long = "chars", value_name = "N,…", value_delimiter = ',', value_parser = chars)]
    #[arg(required = true)]
    pub(super) widths: Vec<f64>,
    /// A headline style of the house [default: that of the ladder's lowest rung]
    #[arg(long = "style", value_name = "NAME")]
    pub(super) head_style: Option<String>,
}

/// On or off, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Switch {
    /// Yes
    On,
    /// No
    Off,
}

/// Reads how many threads may work.
fn jobs(typed: &str) -> Result<NonZero<u8>, String> {
    typed.parse().map_err(|_| format!("1 … {}", u8::MAX))
}

/// Reads a measure: from two characters, the least that a line can hold, to far more than a page.
fn chars(typed: &str) -> Result<f64, String> {
    number(typed, 2.0, MEASURE.value as f64)
}

/// Reads an indent.
fn indent(typed: &str) -> Result<f64, String> {
    number(typed, 0.0, 100.0)
}

fn number(typed: &str, least: f64, most: f64) -> Result<f64, String> {
    let number = typed.parse::<f64>().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("{least} … {most}"))
}

/// Arguments of `explain`.
#[derive(Debug, Group)]
pub(super) struct ExplainArgs {
    /// The code of a finding, or `limits`
    #[arg(value_name = "CODE|limits")]
    pub(super) code: String,
}

/// Arguments of `schema`.
#[derive(Debug, Group)]
pub(super) struct SchemaArgs {
    /// Which file
    pub(super) name: Option<SchemaName>,
}

/// A file with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaName {
    /// An issue file
    Issue,
    /// layouts/house.toml
    House,
    /// Any other file of layouts/
    Layout,
    /// The head of a story file, between its +++ lines
    Story,
    /// report.json
    Report,
    /// What `measure --json` prints
    Measure,
    /// What `heads --json` prints
    Heads,
}

/// The languages, as typed.
const LANGS: [(&str, &str, Lang); 2] =
    [("zh", "Chinese", Lang::Zh), ("en", "English", Lang::En)];

/// The standards of press files, as typed.
const STANDARDS: [(&str, &str, Standard); 2] =
    [("x4", "PDF/X-4", Standard::X4), ("x1a", "PDF/X-1a:2003, for older RIPs", Standard::X1a)];

/// Returns the parser of an argument that is one of these words.
fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: &'static [(&'static str, &'static str, T); N],
) -> impl TypedValueParser<Value = T> {
    let words = all.iter().map(|(word, help, _)| PossibleValue::new(*word).help(*help));
    PossibleValuesParser::new(words).try_map(|typed| {
        let found = all.iter().find(|(word, ..)| *word == typed);
        found.map(|(.., one)| *one).ok_or("no such word")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn options_stand_before_or_behind_the_verb() {
        let line =
            "banmian --json render a.toml --page 1,3 --allow overset,gap --out o --jobs 2";
        let args = Args::try_parse_from(line.split(' ')).expect("it parses");
        assert!(args.common.json);
        assert_eq!(args.common.out, Some("o".into()));
        let Verb::Render(render) = args.verb else { panic!("no render") };
        assert_eq!(render.page, [1, 3]);
        assert_eq!(render.allow, ["overset", "gap"]);
    }

    #[test]
    fn the_language_is_found_in_a_line_that_is_wrong() {
        let found = |line: &str| {
            let line: Vec<_> = line.split(' ').map(OsString::from).collect();
            lang(&line)
        };
        assert_eq!(found("banmian rendr --lang en --page x"), Some(Lang::En));
        assert_eq!(found("banmian --lang=zh --help"), Some(Lang::Zh));
        assert_eq!(found("banmian render --lang"), None);
        assert_eq!(found("banmian render --lang fr"), None);
    }
}
