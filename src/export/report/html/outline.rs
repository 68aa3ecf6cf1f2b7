//! The outline of a page as SVG: slots to scale, the copy in them, jumps, and findings in colour.
//!
//! Sizes of letters and rules count in `u`, the 780th part of the page's width, so that a tabloid
//! and a broadsheet page read alike.

use std::fmt::Write;

use super::findings::class;
use super::{Esc, View};
use crate::export::report::{BBox, FindingEntry, PageEntry, PartEntry, SlotEntry};

/// Parts of the page's width that make one unit of drawing.
const UNITS: f64 = 780.0;

/// A rectangle in the picture's coordinates, y down, with the unit of drawing.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

/// Writes the picture of `page`.
pub(super) fn write(view: &View, page: &PageEntry, out: &mut String) {
    let [width, height] = page.trim_pt.0.map(|side| side.to_f64());
    let draw = Draw { view, page, height, u: width / UNITS };
    let _ = writeln!(
        out,
        "<svg viewBox=\"-2 -2 {} {}\" role=\"group\" aria-label=\"{}\">\n{}\
         <rect class=\"trim\" width=\"{width}\" height=\"{height}\"/>",
        width + 4.0,
        height + 4.0,
        view.words.page(page.number),
        draw.pattern(),
    );
    let mut slots: Vec<_> = page.slots.iter().collect();
    slots.sort_by(|a, b| draw.flip(b.bbox_pt).area().total_cmp(&draw.flip(a.bbox_pt).area()));
    for slot in &slots {
        draw.room(slot, out);
    }
    draw.runs(out);
    for slot in &slots {
        draw.words(slot, out);
    }
    draw.findings(out);
    out.push_str("</svg>\n");
}

/// What every stroke needs to know.
struct Draw<'a> {
    view: &'a View<'a>,
    page: &'a PageEntry,
    height: f64,
    u: f64,
}

impl<'a> Draw<'a> {
    /// Returns the texture that stands for lines of copy.
    fn pattern(&self) -> String {
        let (number, u) = (self.page.number, self.u);
        format!(
            "<defs><pattern id=\"copy-{number}\" width=\"{w}\" height=\"{h}\" \
             patternUnits=\"userSpaceOnUse\"><rect class=\"wash\" width=\"{w}\" height=\"{h}\"/>\
             <path class=\"line\" d=\"M0 {mid}h{w}\" stroke-width=\"{thick}\"/></pattern></defs>\n",
            w = 10.0 * u,
            h = 6.5 * u,
            mid = 3.25 * u,
            thick = 2.2 * u,
        )
    }

    /// Draws the box of a slot; pictures are crossed out as on a dummy.
    fn room(&self, slot: &SlotEntry, out: &mut String) {
        let room = self.flip(slot.bbox_pt);
        let class = match slot.kind {
            "photo" => "picture",
            "masthead" | "index" | "folio" | "furniture" => "fixed",
            _ => "story",
        };
        let Place { x, y, w, h } = room;
        let _ = write!(
            out,
            "<g class=\"{class}\"><title>{} · {}</title>\
             <rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" height=\"{h:.2}\"/>",
            Esc(&slot.slot),
            self.view.words.kind(slot.kind),
        );
        if class == "picture" {
            let _ = write!(
                out,
                "<path d=\"M{x:.2} {y:.2}l{w:.2} {h:.2}m0 {:.2}l{:.2} {h:.2}\"/>",
                -h, -w
            );
        }
        out.push_str("</g>\n");
    }

    /// Draws the runs of body lines of every story on the page.
    fn runs(&self, out: &mut String) {
        for run in self.parts().flat_map(|part| &part.columns) {
            // The texture stays clear of the rules round it.
            let Place { x, y, w, h } = self.flip(run.bbox_pt).inset(1.5 * self.u);
            let _ = writeln!(
                out,
                "<rect fill=\"url(#copy-{})\" x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" \
                 height=\"{h:.2}\"/>",
                self.page.number
            );
        }
    }

    /// Writes a slot's name, headlines, lines and jumps into its box.
    fn words(&self, slot: &SlotEntry, out: &mut String) {
        let (room, u) = (self.flip(slot.bbox_pt), self.u);
        if room.h < 14.0 * u {
            return;
        }
        let (left, small) = (room.x + 5.0 * u, 13.0 * u);
        let name_at = room.y + small + 2.0 * u;
        self.text("slot", left, name_at, small, &Esc(&slot.slot).to_string(), out);
        if let Some(lines) = slot.lines.filter(|_| room.w > 70.0 * u) {
            let right = room.x + room.w - 5.0 * u;
            let count = format!("{}/{}", lines.used, lines.capacity);
            self.text("slot end", right, name_at, small, &count, out);
        }
        let floor = room.y + room.h - 6.0 * u;
        let notes = self.notes(slot);
        let mut foot = floor;
        for (class, note) in notes.iter().rev() {
            if foot - small < name_at {
                break;
            }
            self.text(class, left, foot, 14.5 * u, note, out);
            foot -= 17.0 * u;
        }
        self.headlines(slot, room, [name_at, foot], out);
    }

    /// Writes the headlines of a slot between two heights, the last one cut short where needed.
    fn headlines(
        &self,
        slot: &SlotEntry,
        room: Place,
        [top, foot]: [f64; 2],
        out: &mut String,
    ) {
        let u = self.u;
        let size = (room.w / 12.0).clamp(13.0 * u, 24.0 * u);
        let step = size * 1.25;
        let mut at = top + 3.0 * u;
        for story in self.view.stories_in(self.page.number, slot) {
            let free = ((foot - at) / step).floor().max(0.0) as usize;
            for line in wrap(&story.headline, (room.w - 10.0 * u) / size, free.min(3)) {
                at += step;
                let line = Esc(&line).to_string();
                self.text("headline", room.x + 5.0 * u, at - step * 0.2, size, &line, out);
            }
            at += 5.0 * u;
        }
    }

    /// Returns the notes at the foot of a slot: jumps, free lines, overset.
    fn notes(&self, slot: &SlotEntry) -> Vec<(&'static str, String)> {
        let words = self.view.words;
        let mut notes = Vec::new();
        for part in self.view.parts_in(self.page.number, slot) {
            if let Some(page) = part.continued_from {
                notes.push(("jump", format!("← {} {}", words.jump_from, words.page(page))));
            }
            if let Some(page) = part.continues_to {
                notes.push(("jump", format!("→ {} {}", words.jump_to, words.page(page))));
            }
        }
        let (free, noted) = self.view.free_in(self.page.number, slot);
        if free > 0 {
            let class = if noted { "doubt" } else { "soft" };
            notes.push((class, format!("{} {free} {}", words.gap, words.lines)));
        }
        let over = self.view.overset_in(self.page.number, slot);
        if over > 0 {
            notes.push(("bad", format!("{} {over}", words.overset)));
        }
        notes
    }

    /// Draws the place of each finding with its number, which leads to its words.
    fn findings(&self, out: &mut String) {
        let u = self.u;
        let mut badges: Vec<(f64, f64)> = Vec::new();
        for (at, finding) in self.view.report.findings.iter().enumerate() {
            if finding.page != Some(self.page.number) {
                continue;
            }
            let place = self.place(finding);
            let Place { x, y, w, h } = place;
            let width = UNITS * u;
            let mut badge = (x.clamp(10.0 * u, width - 10.0 * u), y.max(10.0 * u));
            while badges.contains(&badge) {
                badge.0 += 21.0 * u;
            }
            badges.push(badge);
            let _ = writeln!(
                out,
                "<a href=\"#f{n}\" class=\"finding {class}\"><rect x=\"{x:.2}\" y=\"{y:.2}\" \
                 width=\"{w:.2}\" height=\"{h:.2}\" stroke-width=\"{:.2}\"/><circle cx=\"{:.2}\" \
                 cy=\"{:.2}\" r=\"{:.2}\"/><text x=\"{:.2}\" y=\"{:.2}\" font-size=\"{:.2}\">{n}\
                 </text></a>",
                2.0 * u,
                badge.0,
                badge.1,
                10.0 * u,
                badge.0,
                badge.1 + 4.3 * u,
                12.0 * u,
                n = at + 1,
                class = class(finding.severity),
            );
        }
    }

    /// Returns where a finding stands: its own box, else its slot's, else the page's.
    fn place(&self, finding: &FindingEntry) -> Place {
        let slot = || {
            let named = |slot: &&SlotEntry| Some(&slot.slot) == finding.slot.as_ref();
            self.page.slots.iter().find(named).map(|slot| slot.bbox_pt)
        };
        match finding.bbox_pt.or_else(slot) {
            Some(place) => self.flip(place),
            None => Place { x: 0.0, y: 0.0, w: UNITS * self.u, h: self.height },
        }
    }

    /// Returns the parts of stories that stand on this page.
    fn parts(&self) -> impl Iterator<Item = &'a PartEntry> {
        let number = self.page.number;
        let parts = self.view.report.stories.iter().flat_map(|story| &story.parts);
        parts.filter(move |part| part.page == number)
    }

    /// Turns a box of the report over, for a picture whose y runs down.
    fn flip(&self, BBox(sides): BBox) -> Place {
        let [x0, y0, x1, y1] = sides.map(|side| side.to_f64());
        Place { x: x0, y: self.height - y1, w: x1 - x0, h: y1 - y0 }
    }

    /// Writes one line of text; `text` is escaped already.
    fn text(&self, class: &str, x: f64, y: f64, size: f64, text: &str, out: &mut String) {
        let _ = writeln!(
            out,
            "<text class=\"{class}\" x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size:.2}\" \
             stroke-width=\"{:.2}\">{text}</text>",
            3.0 * self.u
        );
    }
}

impl Place {
    /// Returns the place made smaller on each side, as far as it goes.
    fn inset(self, by: f64) -> Place {
        let by = by.min(self.w / 2.0).min(self.h / 2.0);
        Place { x: self.x + by, y: self.y + by, w: self.w - 2.0 * by, h: self.h - 2.0 * by }
    }

    fn area(self) -> f64 {
        self.w * self.h
    }
}

/// Breaks `text` into at most `most` lines of `measure` em; what is left over ends in an ellipsis.
fn wrap(text: &str, measure: f64, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for c in text.chars() {
        let advance = if c.is_ascii() { 0.56 } else { 1.0 };
        if used + advance > measure && used > 0.0 {
            lines.push(String::new());
            used = 0.0;
        }
        used += advance;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn headlines_break_at_the_measure_and_end_in_an_ellipsis() {
        assert_eq!(wrap("一池春水活实体", 4.0, 3), ["一池春水", "活实体"]);
        assert_eq!(wrap("一池春水活实体", 3.0, 2), ["一池春", "水活…"]);
        assert!(wrap("一池春水", 3.0, 0).is_empty());
    }
}
