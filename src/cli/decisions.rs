//! What make-up decided, for `--explain`: a line a decision, and the ways that it weighed.

use std::fmt::Write as _;

use banmian::export::report::{LegEntry, Report, WeighedEntry, figure_word, step_word};
use banmian::frame::Step;
use banmian::text;

use super::terminal::{Style, Terminal, Told};

impl Terminal {
    /// Tells what make-up decided and why.
    pub(super) fn explain(&self, report: &Report) {
        if self.is_quiet() {
            return;
        }
        let title = text!("取舍", "decisions");
        let mut out = self.told();
        out.styled(Style::Bold, self.say(&title));
        out.line();
        for decision in &report.decisions {
            let slot = &decision.slot;
            let story = decision.story.as_deref().unwrap_or_default();
            let page = report.called(decision.page);
            let label = page.label();
            let place = text!("{label} {slot}", "page {page} {slot}");
            let place = self.say(&place);
            let _ = write!(out, "  {place}  {story}");
            out.spaced(Style::Dim, step_word(decision.step, self.lang()));
            let _ = writeln!(out, "  {}", decision.message);
            for way in &decision.weighed {
                self.way(report, way, &mut out);
            }
        }
        self.tell(out);
    }

    fn way(&self, report: &Report, way: &WeighedEntry, out: &mut Told) {
        let leg = |leg: &LegEntry| {
            let (page, slot) = (report.called(leg.page), &leg.slot);
            let label = page.label();
            self.say(&text!("{label} {slot}", "page {page} {slot}")).to_owned()
        };
        let legs = match way.legs.is_empty() {
            true => step_word(Step::NoJump, self.lang()).to_owned(),
            false => way.legs.iter().map(leg).collect::<Vec<_>>().join(" → "),
        };
        let sign = if way.chosen { '*' } else { ' ' };
        let cost = match &way.cost {
            None => self.say(&text!("排不成", "cannot be set")).to_owned(),
            // What counts nothing says nothing.
            Some(cost) => {
                let counts = cost.0.iter().filter(|(_, count)| count.to_f64() != 0.0);
                let word = |datum| figure_word(datum, self.lang());
                let told = counts.map(|(datum, count)| format!("{} {count}", word(*datum)));
                told.collect::<Vec<_>>().join(self.say(&text!("，", ", ")))
            }
        };
        let _ = writeln!(out, "    {sign} {legs}: {cost}");
    }
}
