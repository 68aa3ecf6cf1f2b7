//! The picture of a page: its matter, and over it the slots, what is wrong, and the jumps.
//!
//! Sizes of labels and rules count in `u`, the 780th part of the page's width, so that a
//! tabloid and a broadsheet page read alike.

use std::fmt::Write;

use super::chips::{Chip, Chips, HEIGHT, Place};
use super::findings::class;
use super::number::N;
use super::{Esc, View, matter};
use crate::export::report::{BBox, FindingEntry, PageEntry, PartEntry, SlotEntry};
use crate::rules::Code;
use crate::terms::SlotKind;

/// Parts of the page's width that make one unit of drawing.
const UNITS: f64 = 780.0;

/// Room at the sides of a page, in units, for the labels of jumps: the white beside the type area.
const SIDE: f64 = 44.0;

/// Writes the picture of `page`.
pub(super) fn write(view: &View, page: &PageEntry, out: &mut String) {
    let [width, height] = page.trim_pt.0.map(|side| side.to_f64());
    let u = width / UNITS;
    let chips = Chips::new(width, height, u);
    let mut draw = Draw { view, page, width, height, u, chips };
    let number = page.number;
    let _ = writeln!(
        out,
        "<svg viewBox=\"{m} {m} {} {}\" role=\"group\" aria-label=\"{}\">",
        N(width + 6.0 * u),
        N(height + 6.0 * u),
        view.page(number),
        m = N(-3.0 * u),
    );
    let _ = writeln!(
        out,
        "<g id=\"matter-{number}\"><rect class=\"trim\" width=\"{}\" height=\"{}\"/>",
        N(width),
        N(height)
    );
    let mut pages = view.matter.composition.pages.iter();
    if let Some(set) = pages.find(|set| set.number == number) {
        let _ = write!(out, "<g class=\"matter\">");
        matter::write(view.matter, number, &set.frame, out);
        out.push_str("</g>");
    }
    out.push_str("</g>\n");
    draw.slots(out);
    draw.places(out);
    draw.jumps(out);
    draw.labels(out);
    draw.badges(out);
    out.push_str("</svg>\n");
}

/// Returns the class that gives a kind of slot its colour.
pub(super) fn kind(slot: &SlotEntry) -> &'static str {
    match slot.kind {
        SlotKind::Photo => "picture",
        SlotKind::Ad => "ad",
        kind if kind.is_fixed() => "fixed",
        _ => "story",
    }
}

/// Turns a box of the report over, for a picture of height `height` whose y runs down.
pub(super) fn flip(BBox(sides): BBox, height: f64) -> Place {
    let [x0, y0, x1, y1] = sides.map(|side| side.to_f64());
    Place { x: x0, y: height - y1, w: x1 - x0, h: y1 - y0 }
}

/// Returns where a part of a story stops, and where it begins: the last and the first run of
/// its lines, else its slot.
pub(super) fn ends(part: &PartEntry, page: &PageEntry) -> Option<[BBox; 2]> {
    let slot = page.slots.iter().find(|slot| slot.slot == part.slot).map(|slot| slot.bbox_pt);
    let runs = [part.columns.last(), part.columns.first()];
    let [last, first] = runs.map(|run| run.map(|run| run.bbox_pt).or(slot));
    Some([last?, first?])
}

/// What every stroke needs to know.
struct Draw<'a> {
    view: &'a View<'a>,
    page: &'a PageEntry,
    width: f64,
    height: f64,
    u: f64,
    chips: Chips,
}

impl Draw<'_> {
    /// Draws the outlines of the slots.
    fn slots(&self, out: &mut String) {
        out.push_str("<g class=\"slots\">");
        for slot in &self.page.slots {
            let place = flip(slot.bbox_pt, self.height);
            let _ = write!(
                out,
                "<rect class=\"{}\" {place}><title>{} · {}</title></rect>",
                kind(slot),
                Esc(&slot.slot),
                self.view.words.kind(slot.kind),
            );
        }
        out.push_str("</g>\n");
    }

    /// Colours the places of the findings; each leads to its words.
    fn places(&self, out: &mut String) {
        for (number, finding) in self.view.findings_on(self.page.number) {
            let Some(place) = self.place(finding) else { continue };
            // Room that is free, or that is not enough, is filled: it is the room that is wrong.
            let fill = match finding.code {
                Code::Gap | Code::Overset => " free",
                _ => "",
            };
            let _ = writeln!(
                out,
                "<a href=\"#f{number}\" class=\"finding {}{fill}\"><title>{number} {}</title>\
                 <rect {place}/>",
                class(finding.severity),
                Esc(&finding.message),
            );
            if finding.code == Code::Gap {
                for free in self.free(finding) {
                    let _ = write!(out, "<rect {free}/>");
                }
            }
            out.push_str("</a>\n");
        }
    }

    /// Returns the room behind the last line of a gap's slot: down to the foot of the slot, and the
    /// columns to the right; neither where another thing stands in it.
    fn free(&self, finding: &FindingEntry) -> Vec<Place> {
        let number = self.page.number;
        let slot =
            self.page.slots.iter().find(|slot| Some(&slot.slot) == finding.slot.as_ref());
        let parts = self.view.report.stories.iter().flat_map(|story| &story.parts);
        let here = parts.filter(|part| part.page == number);
        let runs = |part: &PartEntry| -> Vec<Place> {
            part.columns.iter().map(|run| flip(run.bbox_pt, self.height)).collect()
        };
        let slot_of = |part: &&PartEntry| Some(&part.slot) == finding.slot.as_ref();
        let last = here.clone().rfind(slot_of).and_then(|part| runs(part).pop());
        let (Some(slot), Some(last)) = (slot, last) else { return Vec::new() };
        let area = flip(slot.bbox_pt, self.height);
        let [right, foot] = [area.x + area.w, area.y + area.h];
        let end = last.y + last.h;
        let below = Place { x: last.x, y: end, w: last.w, h: foot - end };
        let aside = last.x + last.w + 8.0 * self.u;
        let beside = Place { x: aside, y: last.y, w: right - aside, h: foot - last.y };
        let taken: Vec<_> = here.flat_map(runs).collect();
        let others = self.page.slots.iter().filter(|other| other.slot != slot.slot);
        let inside: Vec<_> = others
            .map(|other| flip(other.bbox_pt, self.height))
            .filter(|other| other.area() < area.area())
            .collect();
        [below, beside]
            .into_iter()
            .filter(|free| free.w > 8.0 * self.u && free.h > 8.0 * self.u)
            .filter(|free| !taken.iter().chain(&inside).any(|it| it.overlaps(*free)))
            .collect()
    }

    /// Draws the jumps: from the jump line to the side of the page, and from there to the tail.
    fn jumps(&mut self, out: &mut String) {
        let (view, number) = (self.view, self.page.number);
        for jump in &view.jumps {
            let story = &jump.story.headline;
            if jump.from.page == number {
                let side = [self.width - SIDE * self.u, self.width - self.u];
                let to = jump.to.map_or_else(
                    || format!("#p{}", jump.page),
                    |_| format!("#tail-{}", jump.number),
                );
                let chip = Chip {
                    class: "jump",
                    id: Some(format!("jump-{}", jump.number)),
                    href: Some(to),
                    title: story,
                    size: 11.0,
                    right: false,
                    words: vec![("", format!("→ {}", view.page_short(jump.page)))],
                };
                self.thread(jump.from, Way::Out, &chip, side, out);
            }
            if let Some(to) = jump.to.filter(|to| to.page == number) {
                let side = [self.u, SIDE * self.u];
                let chip = Chip {
                    class: "jump",
                    id: Some(format!("tail-{}", jump.number)),
                    href: Some(format!("#jump-{}", jump.number)),
                    title: story,
                    size: 11.0,
                    right: false,
                    words: vec![("", format!("← {}", view.page_short(jump.from.page)))],
                };
                self.thread(to, Way::In, &chip, side, out);
            }
        }
    }

    /// Draws one end of a jump, with its label at the side of the page.
    fn thread(
        &mut self,
        part: &PartEntry,
        way: Way,
        chip: &Chip,
        side: [f64; 2],
        out: &mut String,
    ) {
        let Some([last, first]) = ends(part, self.page) else { return };
        let u = self.u;
        let (at, end) = match way {
            Way::Out => {
                let run = flip(last, self.height);
                ([run.x + run.w, run.y + run.h - 4.0 * u], side[0] - 2.0 * u)
            }
            Way::In => {
                let run = flip(first, self.height);
                ([run.x, run.y + 6.0 * u], side[1].min(run.x - 4.0 * u))
            }
        };
        let half = 11.0 * HEIGHT / 2.0 * u;
        let label_at = at[1] - half;
        let margin = [end, label_at + half];
        let (from, to) = match way {
            Way::Out => (at, margin),
            Way::In => (margin, at),
        };
        let reach = (to[0] - from[0]) * 0.5;
        let curve = format!(
            "M{} {}C{} {} {} {} {} {}",
            N(from[0]),
            N(from[1]),
            N(from[0] + reach),
            N(from[1]),
            N(to[0] - reach),
            N(to[1]),
            N(to[0]),
            N(to[1])
        );
        let _ = writeln!(
            out,
            "<g class=\"thread\"><path class=\"halo\" d=\"{curve}\" stroke-width=\"{}\"/>\
             <path d=\"{curve}\" stroke-width=\"{}\" marker-end=\"url(#arrow)\"/>\
             <circle cx=\"{}\" cy=\"{}\" r=\"{}\"/></g>",
            N(3.6 * u),
            N(1.8 * u),
            N(from[0]),
            N(from[1]),
            N(2.6 * u),
        );
        self.chips.write(chip, [side[0], label_at], side[1] - side[0], out);
    }

    /// Writes the labels of the slots: name, lines, what stands over, story. They stand on the
    /// upper edge of their slot, where the page is white; pictures have room inside.
    fn labels(&mut self, out: &mut String) {
        let (view, u) = (self.view, self.u);
        let mut slots: Vec<_> = self.page.slots.iter().collect();
        slots.sort_by(|a, b| {
            let area = |slot: &SlotEntry| flip(slot.bbox_pt, self.height).area();
            area(b).total_cmp(&area(a))
        });
        for slot in slots {
            let place = flip(slot.bbox_pt, self.height);
            let words = self.words(slot);
            let title = view.words.kind(slot.kind);
            let class = kind(slot);
            // Right above a brief stands its head: its label goes to its foot.
            let right = slot.kind == SlotKind::Briefs;
            let [x, y] = match right {
                true => [place.x + place.w, place.y + place.h + 11.0 * HEIGHT * u],
                false => [place.x, place.y],
            };
            let (size, above) = match class {
                "picture" => (11.0, 0.0),
                "fixed" => (9.0, 9.0 * HEIGHT),
                _ => (11.0, 11.0 * HEIGHT),
            };
            let chip = Chip { class, id: None, href: None, title, size, right, words };
            self.chips.write(&chip, [x, y - above * u], place.w, out);
        }
    }

    /// Returns what the label of a slot says, what matters most first among what may be left out.
    fn words(&self, slot: &SlotEntry) -> Vec<(&'static str, String)> {
        let (view, number) = (self.view, self.page.number);
        let mut words = vec![("", slot.slot.clone())];
        let over = view.overset_in(number, slot);
        if let Some(lines) = slot.lines {
            let (free, noted) = view.free_in(number, slot);
            let class = if over > 0 {
                "bad"
            } else if free > 0 && noted {
                "doubt"
            } else {
                "count"
            };
            words.push((class, format!(" {}/{}", lines.used, lines.capacity)));
        }
        if over > 0 {
            words.push(("bad", format!(" +{over} {}", view.words.chars_short)));
        }
        let story = slot.story.as_ref().filter(|story| **story != slot.slot);
        words.extend(story.map(|story| ("soft", format!(" {story}"))));
        words
    }

    /// Draws the number of each finding at its place; it leads to its words, and they lead here.
    fn badges(&mut self, out: &mut String) {
        let u = self.u;
        for (number, finding) in self.view.findings_on(self.page.number) {
            let corner = self
                .place(finding)
                .map_or([6.0 * u, 6.0 * u], |place| [place.x - 9.0 * u, place.y - 9.0 * u]);
            let width = if number > 99 { 26.0 } else { 18.0 };
            let room = self.chips.take(corner[0], corner[1], [width * u, 18.0 * u]);
            let _ = writeln!(
                out,
                "<a id=\"m{number}\" href=\"#f{number}\" class=\"badge {}\"><title>{}</title>\
                 <rect {room} rx=\"{}\"/><text x=\"{}\" y=\"{}\" font-size=\"{}\">{number}</text></a>",
                class(finding.severity),
                Esc(&finding.message),
                N(9.0 * u),
                N(room.x + room.w / 2.0),
                N(room.y + 13.2 * u),
                N(12.0 * u),
            );
        }
    }

    /// Returns where a finding stands: its own box, else its slot's.
    fn place(&self, finding: &FindingEntry) -> Option<Place> {
        let slot = || {
            let named = |slot: &&SlotEntry| Some(&slot.slot) == finding.slot.as_ref();
            self.page.slots.iter().find(named).map(|slot| slot.bbox_pt)
        };
        let own = finding.bbox_pt.filter(|_| finding.page.is_some());
        own.or_else(slot).map(|place| flip(place, self.height))
    }
}

/// Which end of a jump.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// Where the story leaves the page.
    Out,
    /// Where it comes from another page.
    In,
}
