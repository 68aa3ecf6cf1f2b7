//! `measure`: how long copy runs in a column, before any page exists.

use std::fmt::Write as _;

use banmian::diag::{self, Sink, Sources, visible};
use banmian::edition::{self, Chars, CopyStyle, CopyStyles};
use banmian::export::measure::Measurement;
use banmian::export::report::pretty;
use banmian::geom::Em;
use banmian::issue::{self, CopyFile, CopyRules, Form, HouseFile};
use banmian::layout::{self, Column};
use banmian::text;
use rayon::prelude::*;

use super::args::{MeasureArgs, Switch};
use super::failure::{Exit, Failure};
use super::settings::Settings;
use super::system;
use super::terminal::Terminal;

/// Runs the verb.
pub(super) fn run(
    args: &MeasureArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let column = Column {
        chars: Em::new(args.chars),
        indent: args.indent.map(Em::new),
        justify: args.justify.map(|switch| switch == Switch::On),
    };
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let root = settings.root()?;
    let house = issue::load_house(&settings.world, root, &mut sources, &mut sink);
    let rules = house.as_ref().map(HouseFile::copy_rules).unwrap_or_default();
    let files = files(args, settings, &rules, (&mut sources, &mut sink));
    let mut said = Chars::default();
    let blocks = files.iter().flat_map(|(_, file)| &file.blocks);
    blocks.for_each(|block| said.add(&block.text));
    let styles =
        house.and_then(|house| edition::copy_styles(&house, &said, &settings.world, &mut sink));
    let told = || diag::render(&sink, &sources, settings.lang, terminal.color());
    let Some(styles) = styles.filter(|_| !sink.has_errors()) else {
        return Err(Failure::faults(told()));
    };
    terminal.warn(&told());
    let style = style(&styles, &args.style)?;
    let all: Vec<Measurement> = files
        .par_iter()
        .map(|(name, file)| {
            Measurement::new(name, &layout::measure(&styles, style, &file.blocks, column))
        })
        .collect();
    if settings.json {
        super::print(&json(&all)?)?;
        return Ok(Exit::Good);
    }
    for measurement in &all {
        super::print(&visible(&plain(measurement, all.len() > 1)))?;
        terminal.measured(measurement);
    }
    Ok(Exit::Good)
}

/// Reads the copy of every file, so that the faults of all are told in one run.
fn files(
    args: &MeasureArgs,
    settings: &Settings,
    rules: &CopyRules,
    (sources, sink): (&mut Sources, &mut Sink),
) -> Vec<(String, CopyFile)> {
    let form = if args.plain { Form::Plain } else { Form::Story };
    let mut files = Vec::new();
    for path in &args.files {
        let path = system::relative(path);
        let copy = issue::load_copy(&settings.world, &path, (form, rules), sources, sink);
        files.extend(copy.map(|copy| (path.display().to_string(), copy)));
    }
    files
}

/// Returns the way of setting copy that `--style` names.
fn style<'s>(styles: &'s CopyStyles, name: &str) -> Result<&'s CopyStyle, Failure> {
    let found = styles.styles.get(name).map(|style| &**style);
    found.ok_or_else(|| {
        let names: Vec<&str> = styles.styles.keys().map(String::as_str).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        Failure::input(text!(
            "--style：没有样式 `{name}`",
            "--style: there is no style `{name}`"
        ))
        .hint(text!("可用的有：{zh}", "the house has: {en}"))
    })
}

/// Returns one object, or an array where there are several files.
fn json(all: &[Measurement]) -> Result<String, Failure> {
    let value = match all {
        [one] => serde_json::to_value(one),
        all => serde_json::to_value(all),
    };
    let value = value.map_err(|error| {
        Failure::system(text!("无法写出 JSON：{error}", "cannot write JSON: {error}"))
    })?;
    Ok(pretty(&value))
}

/// Returns the lines as text, with the file's name before them where there are several files.
fn plain(measurement: &Measurement, named: bool) -> String {
    let mut out = String::new();
    if named {
        let _ = writeln!(out, "== {}", measurement.file);
    }
    for paragraph in &measurement.paragraphs {
        for line in &paragraph.lines {
            let hyphen = if line.hyphen { "-" } else { "" };
            let _ = writeln!(out, "{}{hyphen}", line.text);
        }
    }
    out
}
