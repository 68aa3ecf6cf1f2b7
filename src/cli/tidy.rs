//! `tidy`: mends of pasted copy as a diff, written when that is asked for.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use banmian::diag::{self, Severity, Sink, Sources, Text, counted, visible};
use banmian::export::report::pretty;
use banmian::issue::{self, CopyRules, Form};
use banmian::limits::KIND;
use banmian::pasted::Kind;
use banmian::text;
use banmian::tidy::{self, Rule, Tidied};
use banmian::world::World as _;
use serde_json::{Value, json};

use super::args::TidyArgs;
use super::disk::{self, unwritable};
use super::failure::{Exit, Failure};
use super::settings::Settings;
use super::system;
use super::terminal::Terminal;

/// A file with its mends.
struct Mended {
    path: PathBuf,
    tidied: Tidied,
}

/// Runs the verb.
pub(super) fn run(
    args: &TidyArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let (files, faults) = read(args, settings, terminal);
    let changed: Vec<&Mended> = files.iter().filter(|file| file.tidied.is_changed()).collect();
    // Whatever cannot be read is told, and nothing written.
    let writes = args.write && faults.is_none();
    if writes {
        for file in &changed {
            write(file, settings)?;
        }
    }
    match settings.json {
        true => super::print(&json(&files, writes))?,
        false => {
            let diffs: Vec<String> = changed.iter().map(|file| diff(file)).collect();
            let diffs = diffs.concat();
            // What acts on a terminal is for files and pipes.
            match io::stdout().is_terminal() {
                true => super::print(&visible(&diffs))?,
                false => super::print(&diffs)?,
            }
        }
    }
    for file in &files {
        tell(file, writes, terminal);
    }
    match faults {
        Some(told) => Err(Failure::faults(told)),
        None if changed.is_empty() || writes => Ok(Exit::Good),
        None => Ok(Exit::Findings),
    }
}

/// Reads every file, and returns what cannot be read.
fn read(
    args: &TidyArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> (Vec<Mended>, Option<String>) {
    let (mut files, mut faults) = (Vec::new(), String::new());
    let rules = rules(settings);
    for path in &args.files {
        let path = system::relative(path);
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let as_story = (Form::Story, &rules);
        let copy = issue::load_copy(&settings.world, &path, as_story, &mut sources, &mut sink);
        // What is wrong with the copy is here to be mended, but no head that cannot be read.
        let body = copy.as_ref().map_or(usize::MAX, |copy| copy.body);
        sink.retain(|fault| {
            let of_copy = fault.span.as_ref().is_some_and(|span| span.range.start >= body);
            fault.severity == Severity::Error && !of_copy
        });
        match copy.filter(|_| !sink.has_errors()) {
            Some(copy) => {
                let tidied = tidy::tidy(&copy, sources.text(copy.source), &rules);
                files.push(Mended { path, tidied });
            }
            None => {
                faults += &diag::render(&sink, &sources, settings.lang, terminal.color());
            }
        }
    }
    (files, Some(faults).filter(|faults| !faults.is_empty()))
}

/// Returns how the house reads copy, where there is one: copy can be mended before there is a paper.
fn rules(settings: &Settings) -> CopyRules {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let house = settings
        .root()
        .ok()
        .and_then(|root| issue::load_house(&settings.world, root, &mut sources, &mut sink));
    house.map(|house| house.copy_rules()).unwrap_or_default()
}

/// Returns the diff of a file.
fn diff(file: &Mended) -> String {
    file.tidied.diff(&visible(&file.path.display().to_string()))
}

/// Puts the mended copy in the place of the file; a link stays one.
fn write(file: &Mended, settings: &Settings) -> Result<(), Failure> {
    let real = settings.world.real(&file.path).map_err(|error| {
        let Text { zh, en } = error.message();
        let path = file.path.display();
        Failure::system(text!("无法写入 `{path}`：{zh}", "cannot write to `{path}`: {en}"))
    })?;
    disk::replace(&real, file.tidied.text().as_bytes())
        .map_err(|error| unwritable(&file.path, &error))
}

/// Tells what became of a file, and what is left in it for the desk.
fn tell(file: &Mended, written: bool, terminal: &Terminal) {
    let path = file.path.display();
    let count = file.tidied.mends.len();
    let mends = counted(count, "mend");
    let words = match (count, written) {
        (0, _) => None,
        (_, true) => Some(text!("{path}：改了 {count} 处", "{path}: {mends} written")),
        (_, false) => Some(text!(
            "{path}：可改 {count} 处，加 --write 写入",
            "{path}: {mends}, --write writes them"
        )),
    };
    if let Some(words) = words {
        terminal.doubt(&shown(&words));
    }
    let left = &file.tidied.left;
    for (was, found) in left.iter().take(KIND.count()) {
        let line = if written { found.line } else { *was };
        let (what, hint) = found.kind.told();
        let Text { zh, en } = what;
        let words = &found.written;
        let mut words = text!(
            "{path}:{line}：{zh}：{words}，要自己改",
            "{path}:{line}: {en}, for the desk: {words}"
        );
        if found.kind != Kind::Western {
            words.zh = format!("{}；{}", words.zh, hint.zh);
            words.en = format!("{}; {}", words.en, hint.en);
        }
        terminal.doubt(&shown(&words));
    }
    if let Some(more) = left.len().checked_sub(KIND.count()).filter(|more| *more > 0) {
        terminal.doubt(&shown(&text!("{path}：另有 {more} 处", "{path}: {more} more")));
    }
}

fn shown(words: &Text) -> Text {
    Text { zh: visible(&words.zh).into_owned(), en: visible(&words.en).into_owned() }
}

/// Returns the mends for machines: one object, or an array where there are several files.
fn json(files: &[Mended], written: bool) -> String {
    let all: Vec<Value> = files.iter().map(|file| value(file, written)).collect();
    match <[Value; 1]>::try_from(all) {
        Ok([one]) => pretty(&one),
        Err(all) => pretty(&Value::from(all)),
    }
}

fn value(file: &Mended, written: bool) -> Value {
    let mends = file.tidied.mends.iter().map(|mend| {
        json!({ "line": mend.line, "from": mend.from, "to": mend.to, "rule": rule(mend.rule) })
    });
    let left = file.tidied.left.iter().map(|(line, found)| {
        json!({
            "line": line,
            "text": found.written,
            "rule": rule(Rule::Left(found.kind)),
        })
    });
    json!({
        "schema": "banmian/tidy/1",
        "file": file.path.display().to_string(),
        "written": written && file.tidied.is_changed(),
        "mends": mends.collect::<Vec<_>>(),
        "left": left.collect::<Vec<_>>(),
    })
}

/// Returns the word of a rule.
fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Blanks => "blank",
        Rule::Paragraph => "paragraph",
        Rule::Left(kind) => match kind {
            Kind::Heading => "heading",
            Kind::Rule => "rule",
            Kind::Emphasis => "emphasis",
            Kind::Struck => "struck",
            Kind::Marked => "marked",
            Kind::Table => "table",
            Kind::Link => "link",
            Kind::Image => "image",
            Kind::Tag => "tag",
            Kind::Entity => "entity",
            Kind::Code => "code",
            Kind::Backslash => "backslash",
            Kind::Footnote => "footnote",
            Kind::Bullet => "bullet",
            Kind::Field => "field",
            Kind::Mail => "mail",
            Kind::Invisible => "invisible",
            Kind::PrivateUse => "private-use",
            Kind::Garbled => "garbled",
            Kind::Western => "western-mark",
        },
    }
}
