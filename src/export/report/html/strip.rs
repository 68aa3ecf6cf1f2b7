//! The strip of all pages, small, with every jump drawn from page to page.

use std::fmt::Write;

use super::chips::Place;
use super::number::N;
use super::picture::{ends, flip, kind};
use super::{Esc, Jump, OPEN, View};
use crate::diag::Severity;
use crate::export::report::{BBox, PageEntry, PartEntry};

/// Width of a small page, the unit of the strip.
const PAGE: f64 = 100.0;
/// White between two pages in a row.
const GAP: f64 = 26.0;
/// White above the first row.
const TOP: f64 = 6.0;
/// Room under a page for its name.
const NAME: f64 = 28.0;

/// Writes the strip, and what the colours of all pictures mean.
pub(super) fn write(view: &View, out: &mut String) {
    out.push_str(
        "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\
         <marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"5\" \
         markerHeight=\"5\" orient=\"auto\"><path d=\"M0 0.5L10 5L0 9.5z\"/></marker></defs></svg>\n",
    );
    let pages = &view.report.pages;
    if pages.is_empty() {
        return;
    }
    let strip = Strip::new(view);
    let _ = write!(
        out,
        "<section class=\"strip\">\n<h2>{}</h2>\n<svg viewBox=\"0 0 {} {}\" role=\"group\" \
         aria-label=\"{}\" style=\"max-width:{}rem\">\n",
        view.words.overview,
        N(strip.width()),
        N(strip.height()),
        view.words.overview,
        strip.columns * 15,
    );
    for (at, page) in pages.iter().enumerate() {
        strip.page(at, page, out);
    }
    for jump in &view.jumps {
        strip.jump(jump, out);
    }
    out.push_str("</svg>\n");
    legend(view, out);
    out.push_str("</section>\n");
}

/// Writes what the colours mean.
fn legend(view: &View, out: &mut String) {
    out.push_str("<p class=\"legend\">");
    let classes = ["story", "picture", "fixed", "jump", "bad", "doubt"];
    for (class, word) in classes.iter().zip(view.words.legend) {
        let _ = write!(out, "<span><i class=\"{class}\"></i>{word}</span>");
    }
    out.push_str("</p>\n");
}

/// The strip in its own coordinates.
struct Strip<'a> {
    view: &'a View<'a>,
    columns: usize,
    /// Height of the tallest small page.
    tall: f64,
}

impl<'a> Strip<'a> {
    fn new(view: &'a View<'a>) -> Strip<'a> {
        let pages = &view.report.pages;
        let tall = pages.iter().map(|page| PAGE * trim(page)[1] / trim(page)[0]);
        let columns = if pages.len() > OPEN { 8 } else { pages.len().min(4) };
        Strip { view, columns, tall: tall.fold(0.0, f64::max) }
    }

    fn width(&self) -> f64 {
        self.columns as f64 * (PAGE + GAP) + GAP
    }

    fn height(&self) -> f64 {
        self.view.report.pages.len().div_ceil(self.columns) as f64 * self.row() + TOP
    }

    fn row(&self) -> f64 {
        self.tall + NAME
    }

    /// Returns the upper left corner of a small page.
    fn corner(&self, at: usize) -> [f64; 2] {
        let (row, column) = (at / self.columns, at % self.columns);
        [GAP + column as f64 * (PAGE + GAP), TOP + row as f64 * self.row()]
    }

    /// Draws a page with its slots, its name and how many findings it has. In a short edition the
    /// slots lie over the page's own picture, made small.
    fn page(&self, at: usize, page: &PageEntry, out: &mut String) {
        let ([x, y], [width, height]) = (self.corner(at), trim(page));
        let scale = PAGE / width;
        let number = page.number;
        let _ = write!(
            out,
            "<a href=\"#p{number}\" class=\"small\"><title>{} {}</title>\
             <g transform=\"translate({} {}) scale({scale:.5})\">",
            self.view.page(number),
            Esc(&page.name),
            N(x),
            N(y),
        );
        let short = self.view.report.pages.len() <= OPEN;
        let _ = match short {
            true => write!(out, "<use href=\"#matter-{number}\"/>"),
            false => write!(
                out,
                "<rect class=\"trim\" width=\"{}\" height=\"{}\"/>",
                N(width),
                N(height)
            ),
        };
        for slot in page.slots.iter().filter(|_| !short) {
            let _ =
                write!(out, "<rect class=\"{}\" {}/>", kind(slot), flip(slot.bbox_pt, height));
        }
        for (_, finding) in self.view.findings_on(number) {
            if let Some(place) = finding.bbox_pt.map(|place| flip(place, height)) {
                let class = super::findings::class(finding.severity);
                let _ = write!(out, "<rect class=\"{class}\" {place}/>");
            }
        }
        let _ = write!(
            out,
            "</g><text x=\"{}\" y=\"{}\" font-size=\"9\">{} <tspan class=\"soft\">{}</tspan></text>",
            N(x),
            N(y + PAGE * height / width + 13.0),
            self.view.page(number),
            Esc(&page.name),
        );
        self.counts(number, [x + PAGE, y + PAGE * height / width + 13.0], out);
        out.push_str("</a>\n");
    }

    /// Writes how many errors and warnings a page has, right of its name.
    fn counts(&self, number: u32, [x, y]: [f64; 2], out: &mut String) {
        let mut right = x;
        for severity in [Severity::Warning, Severity::Error] {
            let here = self.view.findings_on(number);
            let count = here.filter(|(_, finding)| finding.severity == severity).count();
            if count == 0 {
                continue;
            }
            let wide = 6.0 + 5.0 * count.to_string().len() as f64;
            let _ = write!(
                out,
                "<g class=\"count {}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"11\" rx=\"5.5\"/>\
                 <text x=\"{}\" y=\"{}\" font-size=\"8\">{count}</text></g>",
                super::findings::class(severity),
                N(right - wide),
                N(y - 8.6),
                N(wide),
                N(right - wide / 2.0),
                N(y - 0.2),
            );
            right -= wide + 2.0;
        }
    }

    /// Draws a jump from its jump line to its tail, or to the page that should hold it.
    fn jump(&self, jump: &Jump, out: &mut String) {
        let from = self.end(jump.from, |[last, _]| last).map(|it| [it.x + it.w, it.y + it.h]);
        let to = match jump.to {
            Some(part) => self.end(part, |[_, first]| first).map(|it| [it.x, it.y]),
            None => self.index(jump.page).map(|at| self.corner(at)),
        };
        let (Some([x0, y0]), Some([x1, y1])) = (from, to) else { return };
        // A curve that leaves to the right and comes in from the left, bent more the further it goes.
        let bend = ((x1 - x0).abs() * 0.4).max(24.0);
        let _ = writeln!(
            out,
            "<a href=\"#jump-{n}\" class=\"jump\" id=\"thread-{n}\"><title>{} {} → {}</title>\
             <path class=\"halo\" d=\"{d}\"/><path d=\"{d}\" marker-end=\"url(#arrow)\"/>\
             <circle cx=\"{}\" cy=\"{}\" r=\"2.2\"/></a>",
            Esc(&jump.story.headline),
            self.view.page(jump.from.page),
            self.view.page(jump.page),
            N(x0),
            N(y0),
            n = jump.number,
            d = format_args!(
                "M{} {}C{} {} {} {} {} {}",
                N(x0),
                N(y0),
                N(x0 + bend),
                N(y0),
                N(x1 - bend),
                N(y1),
                N(x1),
                N(y1)
            ),
        );
    }

    /// Returns the place of one end of a part in the strip.
    fn end(&self, part: &PartEntry, which: impl Fn([BBox; 2]) -> BBox) -> Option<Place> {
        let at = self.index(part.page)?;
        let page = &self.view.report.pages[at];
        let [width, height] = trim(page);
        let place = flip(which(ends(part, page)?), height);
        let ([x, y], scale) = (self.corner(at), PAGE / width);
        let [left, top, w, h] = [place.x, place.y, place.w, place.h].map(|side| side * scale);
        Some(Place { x: x + left, y: y + top, w, h })
    }

    fn index(&self, number: u32) -> Option<usize> {
        self.view.report.pages.iter().position(|page| page.number == number)
    }
}

/// Returns width and height of a page.
fn trim(page: &PageEntry) -> [f64; 2] {
    page.trim_pt.0.map(|side| side.to_f64())
}
