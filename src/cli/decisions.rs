//! What make-up decided, for `--explain`: a line a decision, and the ways that it weighed.

use std::fmt::Write as _;

use banmian::export::report::{Report, WeighedEntry};
use banmian::text;

use super::terminal::{Style, Terminal};

impl Terminal {
    /// Tells what make-up decided and why.
    pub(super) fn explain(&self, report: &Report) {
        if self.is_quiet() {
            return;
        }
        let title = text!("取舍", "decisions");
        let mut out = format!("{}\n", self.style(Style::Bold, self.say(&title)));
        for decision in &report.decisions {
            let (slot, story) = (&decision.slot, &decision.story);
            let page = report.called(decision.page);
            let label = page.label();
            let place = text!("{label} {slot}", "page {page} {slot}");
            let step = self.style(Style::Dim, decision.step);
            let place = self.say(&place);
            let _ = writeln!(out, "  {place}  {story}  {step}  {}", decision.message);
            for way in &decision.weighed {
                self.way(way, &mut out);
            }
        }
        self.tell(&out);
    }

    fn way(&self, way: &WeighedEntry, out: &mut String) {
        let legs = match way.legs.is_empty() {
            true => self.say(&text!("不转", "no jump")).to_owned(),
            false => way.legs.join(" → "),
        };
        let sign = if way.chosen { '*' } else { ' ' };
        let cost = match &way.cost {
            None => self.say(&text!("排不成", "cannot be set")).to_owned(),
            // What counts nothing says nothing.
            Some(cost) => {
                let counts = cost.iter().filter(|(_, count)| count.as_f64() != Some(0.0));
                let told = counts.map(|(name, count)| format!("{name} {count}"));
                told.collect::<Vec<_>>().join(", ")
            }
        };
        let _ = writeln!(out, "    {sign} {legs}: {cost}");
    }
}
