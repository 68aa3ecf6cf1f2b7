//! Glyph runs as text operators: lines across the page, lines down it, and what is turned in them.
//!
//! Upright glyphs of a line down the page are shown in vertical writing mode (ISO 32000-1,
//! 9.7.4.3), so that readers see one line in reading order and not a character a line; what is
//! turned is shown across with a turned matrix. A line that holds both, or characters side by
//! side, is marked with its own characters as a whole: readers order such parts by their
//! baselines, which differ.

use pdf_writer::{Content, Name, Str, TextStr};

use super::fonts::{Font, Mapped};
use super::write::{number, tenths};
use crate::frame::{FrameItem, Glyph, GlyphRun};
use crate::geom::{Abs, Orientation, Point};

/// From the pen down to the origin of a glyph in vertical writing mode, in thousandths: the default
/// of DW2 (ISO 32000-1, 9.7.4.3), which holds whatever the em box of the faces is.
const DROP: i64 = 880;
/// Pens that stand nearer than this stand on one line: a thousandth of a point.
const SAME: Abs = Abs::from_units(1_000);

/// Returns the characters of the line down the page that begins with `run` and goes on in the items
/// after it, where a reader would not find them by the places of the glyphs.
pub(super) fn actual_text(run: &GlyphRun, following: &[FrameItem]) -> Option<String> {
    if run.orientation == Orientation::Across {
        return None;
    }
    let more = following.iter().map_while(|item| match item {
        FrameItem::Text(run) if run.continues => Some(run),
        _ => None,
    });
    let runs: Vec<&GlyphRun> = std::iter::once(run).chain(more).collect();
    let plain = run.orientation == Orientation::Turned
        || (0..run.glyphs.len()).all(|at| cell(&run.glyphs[at..]) == 1);
    if runs.len() == 1 && plain {
        return None;
    }
    let glyphs = runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| text(run, glyph)));
    Some(glyphs.collect())
}

/// Shows the glyphs of a run whose baseline begins at `origin` of the page; the font is set.
/// `height` is the trim's, from which y is counted up; `marked` says that the characters are
/// told already.
pub(super) fn show(
    content: &mut Content,
    run: &GlyphRun,
    origin: Point,
    font: &Font,
    height: Abs,
    marked: bool,
) {
    let mut writer = TextWriter { content, run, origin, font, height, marked };
    match run.orientation {
        Orientation::Across | Orientation::Turned => writer.baselines(),
        Orientation::Upright => writer.column(),
    }
}

struct TextWriter<'c, 'a> {
    content: &'c mut Content,
    run: &'a GlyphRun,
    origin: Point,
    font: &'a Font,
    height: Abs,
    marked: bool,
}

impl TextWriter<'_, '_> {
    /// Shows glyphs that stand on baselines of their own, across the page or down it.
    fn baselines(&mut self) {
        let run = self.run;
        let glyphs = &run.glyphs;
        let beside = |glyph: &Glyph| on_line(run, glyph).1;
        let mut at = 0;
        while at < glyphs.len() {
            let same = |glyph: &&Glyph| beside(glyph) == beside(&glyphs[at]);
            let end = at + glyphs[at..].iter().take_while(same).count();
            self.baseline(&glyphs[at..end]);
            at = end;
        }
    }

    /// Shows glyphs that stand on one baseline.
    fn baseline(&mut self, glyphs: &[Glyph]) {
        let Some(first) = glyphs.first() else { return };
        let run = self.run;
        let at = Point::new(self.origin.x + first.x, self.origin.y + first.y);
        let scale = f32::from(run.width) / 1000.0;
        self.matrix(
            match run.orientation {
                Orientation::Turned => [0.0, -scale, 1.0, 0.0],
                Orientation::Across | Orientation::Upright => [scale, 0.0, 0.0, 1.0],
            },
            at,
        );
        let mut pen = Pen { at: on_line(run, first).0, unit: unit(run) };
        let mut from = 0;
        while from < glyphs.len() {
            let (count, actual) = stretch(run, self.font, &glyphs[from..]);
            let end = from + count;
            self.marked(actual, |writer| {
                let along: Vec<Abs> =
                    glyphs[from..end].iter().map(|glyph| on_line(run, glyph).0).collect();
                writer.glyphs(&glyphs[from..end], &along, &mut pen, Pen::advance);
            });
            from = end;
        }
    }

    /// Shows the upright glyphs of a line down the page.
    fn column(&mut self) {
        let run = self.run;
        let glyphs = &run.glyphs;
        let mut at = 0;
        while at < glyphs.len() {
            let x = self.pen(&glyphs[at]).x;
            let joins = |at: &usize| {
                cell(&glyphs[*at..]) == 1
                    && self.is_known(&glyphs[*at])
                    && (self.pen(&glyphs[*at]).x - x).abs() <= SAME
            };
            let count = (at..glyphs.len()).take_while(joins).count();
            let end = at + if count > 0 { count } else { cell(&glyphs[at..]) };
            let column = &glyphs[at..end];
            if count > 0 {
                self.upright(column);
            } else {
                // Several glyphs in one cell are read as one.
                let actual = column.iter().map(|glyph| text(self.run, glyph)).collect();
                self.marked(Some(actual), |writer| {
                    column.chunks(1).for_each(|glyph| writer.upright(glyph));
                });
            }
            at = end;
        }
    }

    /// Shows glyphs one under the other, from one place.
    fn upright(&mut self, glyphs: &[Glyph]) {
        let Some(first) = glyphs.first() else { return };
        let scale = f32::from(self.run.width) / 1000.0;
        self.matrix([scale, 0.0, 0.0, 1.0], self.pen(first));
        // In vertical writing mode the pen moves against the page's y, a whole em a glyph.
        let mut pen = Pen { at: -first.y, unit: tenths(self.run.size) * 100 };
        let along: Vec<Abs> = glyphs.iter().map(|glyph| -glyph.y).collect();
        self.glyphs(glyphs, &along, &mut pen, |pen, _| pen.at -= Abs::from_units(pen.unit));
    }

    /// Returns where the pen stands that shows a glyph in vertical writing mode: over the
    /// middle of it.
    fn pen(&self, glyph: &Glyph) -> Point {
        let run = self.run;
        let width = self.font.glyphs.get(&glyph.id).map_or(0.0, |mapped| mapped.width);
        let half = run.size.ratio((f64::from(width) * 500.0).round() as i64, 1_000_000);
        let half = half.ratio(i64::from(run.width), 1000);
        let x = self.origin.x + glyph.x + half;
        Point::new(x, self.origin.y + glyph.y - run.size.ratio(DROP, 1000))
    }

    /// Returns whether ToUnicode gives the glyph's own characters, where it has some.
    fn is_known(&self, glyph: &Glyph) -> bool {
        let known = self.font.glyphs.get(&glyph.id).filter(|_| !self.run.text.is_empty());
        known.is_some_and(|known| known.text == text(self.run, glyph))
    }

    fn matrix(&mut self, [a, b, c, d]: [f32; 4], at: Point) {
        let (x, y) = (number(at.x), number(self.height - at.y));
        self.content.set_text_matrix([a, b, c, d, x, y]);
    }

    /// Shows what `show` does as the characters `actual`, where they are given.
    fn marked(&mut self, actual: Option<String>, show: impl FnOnce(&mut Self)) {
        let actual = actual.filter(|_| !self.marked);
        if let Some(text) = &actual {
            let mut mark = self.content.begin_marked_content_with_properties(Name(b"Span"));
            mark.properties().actual_text(TextStr(text));
        }
        show(self);
        if actual.is_some() {
            self.content.end_marked_content();
        }
    }

    /// Shows glyphs at their places along the pen's way; `advance` moves it as a reader would.
    fn glyphs(
        &mut self,
        glyphs: &[Glyph],
        along: &[Abs],
        pen: &mut Pen,
        advance: impl Fn(&mut Pen, &Mapped),
    ) {
        let mut operator = self.content.show_positioned();
        let mut items = operator.items();
        let mut codes: Vec<u8> = Vec::new();
        for (glyph, along) in glyphs.iter().zip(along) {
            let Some(mapped) = self.font.glyphs.get(&glyph.id) else { continue };
            let adjust = pen.adjust(*along);
            if adjust != 0.0 {
                if !codes.is_empty() {
                    items.show(Str(&codes));
                    codes.clear();
                }
                items.adjust(adjust);
            }
            codes.extend(mapped.code.to_be_bytes());
            advance(pen, mapped);
        }
        if !codes.is_empty() {
            items.show(Str(&codes));
        }
    }
}

/// Where a reader's pen stands, in units of the page, after what was shown.
struct Pen {
    at: Abs,
    /// A thousandth of the scaled em, in micropoints times 1000 to keep it exact.
    unit: i64,
}

impl Pen {
    /// Returns the TJ number that brings the pen to `x`, in hundredths exactly, and moves it there.
    fn adjust(&mut self, x: Abs) -> f32 {
        let hundredths = ((self.at - x).units() * 100_000 + self.unit.signum() * self.unit / 2)
            .div_euclid(self.unit.max(1));
        if hundredths == 0 {
            return 0.0;
        }
        self.at -= Abs::from_units(hundredths * self.unit / 100_000);
        hundredths as f32 / 100.0
    }

    fn advance(&mut self, glyph: &Mapped) {
        let thousandths = (f64::from(glyph.width) * 1000.0).round() as i64;
        self.at += Abs::from_units((thousandths * self.unit) / 1_000_000);
    }
}

/// Returns a thousandth of a run's em with its scale, times 1000, in micropoints. The em is
/// that of the size as [`number`] writes it: over a long line the digits that it drops would
/// add up.
fn unit(run: &GlyphRun) -> i64 {
    Abs::from_units(tenths(run.size) * 100).ratio(i64::from(run.width), 1000).units()
}

/// Returns how many glyphs can be shown in one go, and their text where ToUnicode tells it wrongly:
/// a cluster of several glyphs, or a glyph that means other characters elsewhere.
fn stretch(run: &GlyphRun, font: &Font, glyphs: &[Glyph]) -> (usize, Option<String>) {
    // Signs that stand for no character are told as none: readers would else find one for each.
    if run.text.is_empty() {
        return (glyphs.len(), Some(String::new()));
    }
    let marks = |from: usize| {
        glyphs[from + 1..].iter().take_while(|glyph| glyph.text.is_empty()).count()
    };
    let plain = |at: usize| {
        let known = font.glyphs.get(&glyphs[at].id);
        marks(at) == 0 && known.is_some_and(|known| known.text == text(run, &glyphs[at]))
    };
    let count = (0..glyphs.len()).take_while(|at| plain(*at)).count();
    match count {
        0 => (1 + marks(0), Some(text(run, &glyphs[0]).to_owned())),
        count => (count, None),
    }
}

/// Returns how far along its line and how far beside it a glyph stands.
fn on_line(run: &GlyphRun, glyph: &Glyph) -> (Abs, Abs) {
    match run.orientation {
        Orientation::Turned => (glyph.y, glyph.x),
        Orientation::Across | Orientation::Upright => (glyph.x, glyph.y),
    }
}

/// Returns the characters that a glyph shows.
fn text<'r>(run: &'r GlyphRun, glyph: &Glyph) -> &'r str {
    run.text.get(glyph.text.start as usize..glyph.text.end as usize).unwrap_or_default()
}

/// Returns how many glyphs stand in the first cell of a column: side by side, or on one another.
fn cell(glyphs: &[Glyph]) -> usize {
    let joins = |pair: &&[Glyph]| pair[0].y == pair[1].y || pair[1].text.is_empty();
    1 + glyphs.windows(2).take_while(joins).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::color::Ink;
    use crate::font::FaceId;
    use crate::geom::Em;

    /// Shows glyphs as [`TextWriter::glyphs`] does and returns how far from its place a reader
    /// that knows only the written numbers draws the worst of them, in points.
    fn worst_place(run: &GlyphRun, glyphs: &[(Abs, f32)]) -> f64 {
        let mut pen = Pen { at: Abs::ZERO, unit: unit(run) };
        let thousandth =
            f64::from(number(run.size)) * f64::from(f32::from(run.width) / 1000.0) / 1000.0;
        let (mut reader, mut worst) = (0.0, 0.0f64);
        for (x, width) in glyphs {
            reader -= f64::from(pen.adjust(*x)) * thousandth;
            worst = worst.max((reader - x.to_pt()).abs());
            pen.advance(&Mapped { code: 1, text: String::new(), width: *width });
            reader += f64::from(*width) * thousandth;
        }
        worst
    }

    fn run(size: Abs, width: u16) -> GlyphRun {
        GlyphRun {
            face: FaceId(0),
            size,
            width,
            orientation: Orientation::Across,
            continues: false,
            ink: Ink::BLACK,
            origin: Point::default(),
            glyphs: Vec::new(),
            text: String::new(),
            span: None,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn a_line_of_55_em_stays_in_place(
            size in 5_000_000i64..96_000_000,
            scale in 800u16..=1000,
            widths in prop::collection::vec((200_000i64..1_300_000, -60_000i64..60_000), 60),
        ) {
            let run = run(Abs::from_units(size), scale);
            let mut x = Abs::ZERO;
            let glyphs: Vec<(Abs, f32)> = widths
                .into_iter()
                .map(|(width, white)| {
                    let at = x;
                    let em = run.size.ratio(i64::from(scale), 1000);
                    x += Em::from_units(width + white).at(em);
                    (at, (width as f64 / 1000.0) as f32)
                })
                .collect();
            let worst = worst_place(&run, &glyphs);
            prop_assert!(worst < 0.002, "{worst} pt");
        }
    }

    /// The digits that the size loses in the file must not add up: 60 full cells, nothing
    /// between them.
    #[test]
    fn a_size_of_many_digits_does_not_drift() {
        let run = run(Abs::from_units(14_173_249), 1000);
        let glyphs: Vec<_> = (0..60).map(|cell| (run.size * cell, 1000.0)).collect();
        assert!(worst_place(&run, &glyphs) < 0.000_5);
    }
}
