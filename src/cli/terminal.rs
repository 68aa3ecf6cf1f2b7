//! What a person reads while the program runs, all of it on stderr.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use banmian::diag::{Lang, Severity, Text, counted, visible};
use banmian::export::measure::Measurement;
use banmian::export::report::{FindingEntry, PageEntry, Report, Status, summed};
use banmian::limits;
use banmian::page_name::{Numeral, PageName};
use banmian::text;
use indicatif::{ProgressBar, ProgressStyle};

use super::failure::Failure;
use super::system;

/// The terminal: its language, and whether it shows colours and progress.
pub(super) struct Terminal {
    lang: Lang,
    quiet: bool,
    color: bool,
    progress: ProgressBar,
}

/// What the program is at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Reading the files.
    Read,
    /// Setting the pages.
    Set,
    /// Writing the files.
    Write,
}

/// How a stretch of text shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style {
    Bold,
    Dim,
    Good,
    Doubt,
    Bad,
}

impl Terminal {
    /// Takes the terminal as the environment describes it.
    pub(super) fn new(lang: Lang, quiet: bool) -> Terminal {
        let is_terminal = io::stderr().is_terminal();
        let progress = if is_terminal && !quiet {
            let style = ProgressStyle::with_template("{spinner} {msg}");
            let progress = ProgressBar::new_spinner()
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            progress.enable_steady_tick(Duration::from_millis(120));
            progress
        } else {
            ProgressBar::hidden()
        };
        Terminal { lang, quiet, color: is_terminal && !system::no_color(), progress }
    }

    /// Returns the language of messages.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Returns whether messages may have colours.
    pub(super) fn color(&self) -> bool {
        self.color
    }

    /// Shows what the program is at, on a terminal only.
    pub(super) fn step(&self, step: Step, path: &Path) {
        let path = path.display();
        let words = match step {
            Step::Read => text!("读取 {path}", "reading {path}"),
            Step::Set => text!("排版 {path}", "setting {path}"),
            Step::Write => text!("写出 {path}", "writing {path}"),
        };
        self.progress.set_message(visible(words.get(self.lang)).into_owned());
    }

    /// Tells which files of an earlier run do not show the pages as they are now.
    pub(super) fn stale(&self, report: &Report) {
        let press =
            report.press.iter().flat_map(|press| press.split.iter().chain([&press.file]));
        let stale = press.chain(&report.proof).filter(|file| file.stale);
        let names: Vec<&str> = stale.map(|file| file.file.as_str()).collect();
        if !names.is_empty() {
            let names = names.join("  ");
            let words =
                text!("不是最新版面：{names}", "not of these pages as they are now: {names}");
            self.doubt(&words);
        }
    }

    /// Tells that another run has the folder.
    pub(super) fn waits(&self, folder: &Path, by: Option<&str>) {
        let folder = folder.display();
        let (zh, en) = (by.unwrap_or("另一个 banmian"), by.unwrap_or("another run"));
        let words = text!(
            "{zh} 正在写 `{folder}`，等它结束……",
            "{en} is writing to `{folder}`: waiting for it to end"
        );
        self.doubt(&words);
    }

    /// Tells one thing that is doubtful about the run.
    pub(super) fn doubt(&self, words: &Text) {
        if !self.quiet {
            let mut out = self.told();
            out.styled(Style::Doubt, self.say(words));
            out.line();
            self.tell(out);
        }
    }

    /// Takes the progress away.
    pub(super) fn done(&self) {
        self.progress.finish_and_clear();
    }

    /// Tells why the run stops; `--quiet` does not silence this.
    pub(super) fn fail(&self, failure: &Failure) {
        self.done();
        let mut out = self.told();
        out.rendered(&failure.told);
        for fault in &failure.faults {
            out.styled(Style::Bad, self.say(&text!("错误", "error")));
            let _ = writeln!(out, "{}{}", self.colon(), self.say(&fault.message));
            for hint in &fault.hints {
                let _ = writeln!(out, "  → {}", self.say(hint));
            }
        }
        self.tell(out);
    }

    /// Tells what is doubtful about the input, laid out already.
    pub(super) fn warn(&self, rendered: &str) {
        if !self.quiet {
            let mut out = self.told();
            out.rendered(rendered);
            self.tell(out);
        }
    }

    /// Tells how long copy runs.
    pub(super) fn measured(&self, measurement: &Measurement) {
        if self.quiet {
            return;
        }
        let Measurement { file, lines, chars, measure_em, missing, pull_quotes, .. } =
            measurement;
        let (of_lines, of_chars) = (counted(lines, "line"), counted(chars, "character"));
        let words = text!(
            "{file}：每行 {measure_em} 字，{lines} 行，{chars} 字",
            "{file}: {of_lines} of {measure_em} characters, {of_chars}"
        );
        let mut out = self.told();
        let _ = writeln!(out, "{}", self.say(&words));
        if *pull_quotes > 0 {
            let quotes = counted(pull_quotes, "pull quote");
            let words =
                text!("大字引语 {pull_quotes} 处，不算正文", "{quotes} not measured: no body");
            let _ = writeln!(out, "{}", self.say(&words));
        }
        if !missing.is_empty() {
            let chars = missing.join(" ");
            let words = text!("字体缺字：{chars}", "no face has: {chars}");
            out.styled(Style::Doubt, self.say(&text!("警告", "warning")));
            let _ = writeln!(out, "{}{}", self.colon(), self.say(&words));
        }
        self.tell(out);
    }

    /// Tells what was made of an edition: a line a page, the findings, the files.
    pub(super) fn summary(&self, report: &Report, folder: &Path, files: &[String]) {
        if self.quiet {
            return;
        }
        let mut out = self.told();
        let edition = &report.edition;
        let number = edition.number.map(|number| text!("  总第{number}期", "  no. {number}"));
        let number = number.as_ref().map_or("", |number| self.say(number));
        out.styled(Style::Bold, &edition.paper);
        let _ = writeln!(out, "  {}{number}", edition.date);
        let widths = [
            report.pages.iter().map(|page| width(&page.name)).max().unwrap_or(0),
            report.pages.iter().map(|page| width(&page.layout)).max().unwrap_or(0),
        ];
        for page in &report.pages {
            self.page(report, page, widths, &mut out);
        }
        let all = summed(report);
        let most = limits::MESSAGES.count();
        for group in all.iter().take(most) {
            self.finding(report, group.finding, &mut out);
            let count = group.more.len();
            if count > 0 {
                let words = text!(
                    "  此版位另有 {count} 处同类问题，见 report.html",
                    "  {count} more of this kind in this slot: see report.html"
                );
                out.styled(Style::Dim, self.say(&words));
                out.line();
            }
        }
        let untold = all.len().saturating_sub(most);
        if untold > 0 {
            let words = text!(
                "另有 {untold} 条没有列出，见 report.html",
                "{untold} more are not listed: see report.html"
            );
            let _ = writeln!(out, "{}", self.say(&words));
        }
        self.verdict(report, folder, files, &mut out);
        self.tell(out);
    }

    /// Writes the line of a page.
    fn page(&self, report: &Report, page: &PageEntry, widths: [usize; 2], out: &mut Told) {
        let here = |part: &banmian::export::report::PartEntry| part.page == page.number;
        let stories =
            report.stories.iter().filter(|story| story.parts.iter().any(here)).count();
        let lines = page.slots.iter().filter_map(|slot| slot.lines);
        let [used, capacity] =
            lines.fold([0, 0], |sum, lines| [sum[0] + lines.used, sum[1] + lines.capacity]);
        let words = [
            page_words(&report.called(page.number)),
            text!("{stories:>2} 稿", "{stories:>2} stories"),
            text!("{used:>4}/{capacity} 行", "{used:>4}/{capacity} lines"),
        ];
        let [number, stories, lines] = words.each_ref().map(|words| self.say(words));
        let (name, layout) = (pad(&page.name, widths[0]), pad(&page.layout, widths[1]));
        let _ = write!(out, "  {number}  {name}  ");
        out.styled(Style::Dim, &layout);
        let _ = write!(out, "  {stories}  {lines}");
        let found = |severity| {
            let on_page = |finding: &&FindingEntry| {
                finding.page == Some(page.number) && finding.severity == severity
            };
            report.findings.iter().filter(on_page).count()
        };
        let (errors, warnings) = (found(Severity::Error), found(Severity::Warning));
        if errors > 0 {
            let words = text!("{errors} 错误", "errors: {errors}");
            out.spaced(Style::Bad, self.say(&words));
        }
        if warnings > 0 {
            let words = text!("{warnings} 提示", "warnings: {warnings}");
            out.spaced(Style::Doubt, self.say(&words));
        }
        out.line();
    }

    /// Writes a finding: what and where on one line, then what to do.
    fn finding(&self, report: &Report, finding: &FindingEntry, out: &mut Told) {
        let (style, word) = match finding.severity {
            Severity::Error => (Style::Bad, text!("错误", "error")),
            Severity::Warning => (Style::Doubt, text!("提示", "warning")),
        };
        let word = format!("{}[{}]", self.say(&word), finding.code);
        out.styled(style, &word);
        let _ = write!(out, " {}", finding.message);
        let page = finding.page.map(|number| {
            let page = report.called(number);
            Text { zh: page.label(), en: format!("page {page}") }
        });
        let mut place: Vec<_> = page.iter().map(|page| self.say(page).to_owned()).collect();
        place.extend(finding.slot.clone());
        if let Some(file) = &finding.file {
            let line = finding.line.map_or_else(String::new, |line| format!(":{line}"));
            let column = finding.column.map_or_else(String::new, |column| format!(":{column}"));
            place.push(format!("{file}{line}{column}"));
        }
        if !place.is_empty() {
            out.line();
            out.spaced(Style::Dim, &place.join("  "));
        }
        for hint in &finding.hints {
            let _ = write!(out, "\n  → {hint}");
        }
        out.line();
    }

    /// Writes whether the edition may go to press, and which files lie where.
    fn verdict(&self, report: &Report, folder: &Path, files: &[String], out: &mut Told) {
        let (style, words) = match report.status {
            Status::Clean => (Style::Good, text!("可以付印", "ready for press")),
            Status::Warnings => {
                (Style::Doubt, text!("可以付印，有提示", "ready for press, with warnings"))
            }
            Status::Errors => (Style::Bad, text!("不能付印", "not for press")),
        };
        let (folder, files) = (folder.display(), files.join("  "));
        out.styled(style, self.say(&words));
        let _ = writeln!(out, "  {folder}/  {files}");
    }

    /// Returns whether nothing but failures is told.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Returns a page of words to be told.
    pub(super) fn told(&self) -> Told {
        Told { out: String::new(), color: self.color }
    }

    /// Writes to stderr; when nobody listens there, there is nobody to tell.
    pub(super) fn tell(&self, told: Told) {
        let _ = io::stderr().lock().write_all(told.out.as_bytes());
    }

    pub(super) fn say<'a>(&self, words: &'a Text) -> &'a str {
        words.get(self.lang)
    }

    /// Returns what stands between a word and what it is about.
    fn colon(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }
}

/// Words on their way to the terminal. It is the one door: whatever is written here has signs in the place
/// of characters that act on a terminal, and no escapes but those of its styles.
#[derive(Debug)]
pub(super) struct Told {
    out: String,
    color: bool,
}

impl Told {
    /// Adds words in a style.
    pub(super) fn styled(&mut self, style: Style, words: &str) {
        let words = visible(words);
        if !self.color {
            self.out.push_str(&words);
            return;
        }
        let code = match style {
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Good => "1;32",
            Style::Doubt => "1;33",
            Style::Bad => "1;31",
        };
        let _ = write!(self.out, "\x1b[{code}m{words}\x1b[0m");
    }

    /// Adds words in a style behind two spaces.
    pub(super) fn spaced(&mut self, style: Style, words: &str) {
        self.out.push_str("  ");
        self.styled(style, words);
    }

    /// Ends the line.
    pub(super) fn line(&mut self) {
        self.out.push('\n');
    }

    /// Adds faults as [`banmian::diag::render`] lays them out, which shows what acts as this does.
    pub(super) fn rendered(&mut self, rendered: &str) {
        self.out.push_str(rendered);
        if !rendered.is_empty() && !rendered.ends_with('\n') {
            self.line();
        }
    }
}

impl std::fmt::Write for Told {
    fn write_str(&mut self, words: &str) -> std::fmt::Result {
        self.out.push_str(&visible(words));
        Ok(())
    }
}

/// Returns what a page is called, figures as wide as those of a two-digit number.
pub(super) fn page_words(called: &PageName) -> Text {
    let bare = format!("{:>2}", called.bare(Numeral::Figures));
    let zh = called.fitting("第{page}版", "page").replace("{page}", &bare);
    Text { zh, en: format!("page {bare}") }
}

/// Returns how many cells of a terminal a text takes, han and full-width signs two.
pub(super) fn width(words: &str) -> usize {
    let cells = |c: char| match c {
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' => 2,
        '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    };
    words.chars().map(cells).sum()
}

/// Returns the text with spaces behind it up to `cells` cells.
pub(super) fn pad(words: &str, cells: usize) -> String {
    format!("{words}{}", " ".repeat(cells.saturating_sub(width(words))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_acts_on_the_terminal_by_its_styles_alone() {
        let evil = "要\x1b[31m闻\x07\u{9b}\u{202e}";
        let write = |color| {
            let mut told = Told { out: String::new(), color };
            let _ = writeln!(told, "{evil}");
            told.styled(Style::Bad, evil);
            told.spaced(Style::Dim, evil);
            told.line();
            told.out
        };
        let shown = "要␛[31m闻␇\\u{9b}\\u{202e}";
        assert_eq!(write(false), format!("{shown}\n{shown}  {shown}\n"));
        let colored = write(true);
        assert_eq!(
            colored,
            format!("{shown}\n\x1b[1;31m{shown}\x1b[0m  \x1b[2m{shown}\x1b[0m\n")
        );
    }

    #[test]
    fn han_take_two_cells() {
        assert_eq!(width("副刊·广告"), 9);
        assert_eq!(pad("要闻", 6), "要闻  ");
    }
}
