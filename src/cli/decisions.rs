//! What make-up decided, for `--explain`: a line a decision, and the ways that it weighed.

use std::fmt::Write as _;

use banmian::export::report::{
    LayoutDemerits, LayoutEntry, LegEntry, Report, WeighedEntry, figure_word, step_word,
};
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
            let page = report.called(decision.page);
            let label = page.label();
            let place = match &decision.slot {
                Some(slot) => text!("{label} {slot}", "page {page} {slot}"),
                None => text!("{label}", "page {page}"),
            };
            let _ = write!(out, "  {}", self.say(&place));
            if let Some(story) = &decision.story {
                let _ = write!(out, "  {story}");
            }
            out.spaced(Style::Dim, step_word(decision.step, self.lang()));
            let _ = writeln!(out, "  {}", decision.message);
            for way in &decision.weighed {
                self.way(report, way, &mut out);
            }
            for layout in &decision.layouts {
                self.layout(layout, &mut out);
            }
        }
        self.tell(out);
    }

    fn layout(&self, layout: &LayoutEntry, out: &mut Told) {
        let sign = if layout.chosen { '*' } else { ' ' };
        let told = match &layout.demerits {
            None => {
                let lacks = layout.lacks.join(", ");
                text!("缺 {lacks}", "lacks {lacks}")
            }
            Some(LayoutDemerits { total, copy, empty, pictures, heads, rules, repeated }) => {
                let copy = copy.map_or_else(|| "?".to_owned(), |copy| copy.to_string());
                text!(
                    "扣 {total} 分（稿件 {copy}，空版位 {empty}，图片 {pictures}，标题 {heads}，版面规则 \
                     {rules}，与上期相同 {repeated}）",
                    "{total} demerits (copy {copy}, empty slots {empty}, pictures {pictures}, heads \
                     {heads}, rules {rules}, as last time {repeated})"
                )
            }
        };
        let _ = writeln!(out, "    {sign} {}: {}", layout.layout, self.say(&told));
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
