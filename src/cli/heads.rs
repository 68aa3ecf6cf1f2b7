//! `heads`: how heads part at some widths, before any page exists.

use banmian::diag::{self, Sink, Sources, visible};
use banmian::edition::{self, Chars, HeadStyle, HeadStyles, Words};
use banmian::export::heads::Heads;
use banmian::export::report::pretty;
use banmian::geom::Em;
use banmian::issue;
use banmian::layout;
use banmian::text;

use super::args::HeadsArgs;
use super::failure::{Exit, Failure};
use super::settings::Settings;
use super::system;
use super::terminal::Terminal;

/// Runs the verb.
pub(super) fn run(
    args: &HeadsArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let root = settings.root()?;
    let house = issue::load_house(&settings.world, root, &mut sources, &mut sink);
    let path = system::relative(&args.file);
    let file = issue::load_heads(&settings.world, &path, &mut sources, &mut sink);
    let mut said = Chars::default();
    let written = file.iter().flat_map(|file| &file.heads);
    written.for_each(|head| said.add(&head.words));
    let styles =
        house.and_then(|house| edition::head_styles(&house, &said, &settings.world, &mut sink));
    let told = || diag::render(&sink, &sources, settings.lang, terminal.color());
    let Some((styles, file)) = styles.zip(file).filter(|_| !sink.has_errors()) else {
        return Err(Failure::faults(told()));
    };
    terminal.warn(&told());
    let (name, style) = style(&styles, args.head_style.as_deref())?;
    let heads: Vec<(Words, &str)> =
        file.heads.iter().map(|head| (head.part, head.words.as_str())).collect();
    let widths: Vec<Em> = args.widths.iter().map(|chars| Em::new(*chars)).collect();
    let measured = layout::measure_heads(&styles, style, &heads, &widths);
    let measured = heads.iter().zip(&measured).map(|((_, words), at)| (*words, at.as_slice()));
    let heads = Heads::new(&path.display().to_string(), name, measured);
    let out = match settings.json {
        true => pretty(&serde_json::to_value(&heads).map_err(|error| {
            Failure::system(text!("无法写出 JSON：{error}", "cannot write JSON: {error}"))
        })?),
        false => visible(&heads.text()).into_owned(),
    };
    super::print(&out)?;
    Ok(Exit::Good)
}

/// Returns the headline style that `--style` names, or that of the lowest rung.
fn style<'s>(
    styles: &'s HeadStyles,
    name: Option<&'s str>,
) -> Result<(&'s str, &'s HeadStyle), Failure> {
    let name = name.or(styles.first.as_deref()).unwrap_or_default();
    let found = styles.styles.get(name).map(|style| (name, &**style));
    found.ok_or_else(|| {
        let names: Vec<&str> = styles.styles.keys().map(String::as_str).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        Failure::input(text!(
            "--style：没有标题样式 `{name}`",
            "--style: there is no headline style `{name}`"
        ))
        .hint(text!("可用的有：{zh}", "the house has: {en}"))
    })
}
