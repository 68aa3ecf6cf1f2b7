//! The shopping list for editors: what each slot takes and what is missing, advertisements first.

use std::fmt::Write as _;

use banmian::export::report::{Report, WantedEntry};
use banmian::frame::CopyState;
use banmian::number::grouped;
use banmian::text;

use super::terminal::{Style, Terminal, Told, pad, page_words, width};

impl Terminal {
    /// Tells how much copy each slot takes, and how much of it is missing or too much.
    pub(super) fn shopping(&self, report: &Report) {
        if self.is_quiet() || report.wanted.is_empty() {
            return;
        }
        let date = &report.edition.date;
        let title = text!("{date} 组稿单", "copy wanted for {date}");
        let mut out = self.told();
        out.styled(Style::Bold, self.say(&title));
        out.line();
        let slots = report.wanted.iter().map(|wanted| width(&wanted.slot)).max().unwrap_or(0);
        for wanted in &report.wanted {
            self.slot(report, wanted, slots, &mut out);
        }
        self.tell(out);
    }

    fn slot(&self, report: &Report, wanted: &WantedEntry, slots: usize, out: &mut Told) {
        let slot = pad(&wanted.slot, slots);
        let head =
            wanted.head_pt.map_or_else(String::new, |size| format!("{:.1}", size.to_f64()));
        let head = head.trim_end_matches(".0");
        let (holds, lines) = (grouped(wanted.holds), wanted.lines);
        let page = page_words(&report.called(wanted.page));
        let _ = write!(out, "  {}  {slot}", self.say(&page));
        if wanted.state != CopyState::Reserved {
            let words = text!(
                "  标题 {head:>4} 点  {lines:>3} 行  可容 {holds:>6} 字",
                "  head {head:>4} pt  {lines:>3} lines  {holds:>6} characters"
            );
            let _ = write!(out, "{}", self.say(&words));
        }
        let count = grouped(wanted.missing.unsigned_abs());
        let (style, words) = match (wanted.state, wanted.missing) {
            (CopyState::Reserved, _) => {
                (Style::Bad, text!("广告未到", "advertisement not there"))
            }
            (CopyState::Empty, _) => {
                (Style::Bad, text!("空，缺 {count}", "empty, {count} missing"))
            }
            (_, 0) => (Style::Dim, text!("满", "full")),
            (_, 1..) => (Style::Doubt, text!("缺 {count}", "{count} missing")),
            _ => (Style::Bad, text!("多 {count}", "{count} too many")),
        };
        out.spaced(style, self.say(&words));
        let state = match wanted.state {
            CopyState::Dummy => Some(text!("稿未到", "dummy")),
            CopyState::Held => Some(text!("暂缓", "held")),
            CopyState::Empty | CopyState::Reserved | CopyState::Filled => None,
        };
        if let Some(state) = state {
            out.spaced(Style::Doubt, self.say(&state));
        }
        if let Some(story) = &wanted.story {
            out.spaced(Style::Dim, story);
        }
        out.line();
    }
}
