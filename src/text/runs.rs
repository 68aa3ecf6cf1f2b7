//! Runs: the glyphs of a line gathered by face, size and tag, with the characters they show.

use std::ops::Range;

use super::class::Class;
use super::prepared::{CellGlyph, Pose, Prepared};
use super::rules::Direction;
use crate::font::FaceId;
use crate::geom::{Abs, Orientation};

/// Glyphs of one face, size and tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRun {
    /// The face; a fallback where the style's own lacks the characters.
    pub face: FaceId,
    /// Type size.
    pub size: Abs,
    /// Horizontal scale in thousandths.
    pub width: u16,
    /// How its glyphs stand.
    pub orientation: Orientation,
    /// The tag of the style.
    pub tag: u16,
    /// Where its characters begin in the paragraph.
    pub byte: usize,
    /// The glyphs in reading order.
    pub glyphs: Vec<LineGlyph>,
    /// The characters of the run.
    pub text: String,
}

/// One glyph of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineGlyph {
    /// Number of the glyph in its face.
    pub id: u16,
    /// Distance of its origin from the line's left edge; down the page, from the middle of the
    /// column.
    pub x: Abs,
    /// Distance of its origin from the baseline, down; down the page, from the column's top.
    pub y: Abs,
    /// Bytes of the run's text that it shows; empty when an earlier glyph shows them.
    pub text: Range<u32>,
}

/// Gathers the cells of one line into runs, in reading order.
pub(super) struct Gather<'p> {
    p: &'p Prepared,
    runs: Vec<LineRun>,
}

impl<'p> Gather<'p> {
    pub(super) fn new(p: &'p Prepared) -> Gather<'p> {
        Gather { p, runs: Vec::new() }
    }

    /// Takes in a cell with its glyphs, which stand at their places in the line already.
    ///
    /// A cell without glyphs still hands over its character: copied text stays whole.
    pub(super) fn add(
        &mut self,
        at: usize,
        face: FaceId,
        glyphs: impl IntoIterator<Item = CellGlyph>,
    ) {
        let p = self.p;
        let class = p.cells[at].class;
        if class == Class::Newline {
            return;
        }
        let mut glyphs = glyphs.into_iter().peekable();
        let bare = glyphs.peek().is_none();
        let run = self.run(at, face, bare);
        let start = run.text.len() as u32;
        run.text.push_str(&p.text[p.byte(at)..p.byte(at + 1)]);
        let end = run.text.len() as u32;
        // The glyph of a dash, or of a letter with its accent, shows this character too.
        if bare
            && matches!(class, Class::Mark | Class::Dash)
            && let Some(shown) = run.glyphs.iter_mut().rfind(|glyph| !glyph.text.is_empty())
            && shown.text.end == start
        {
            shown.text.end = end;
        }
        for (index, CellGlyph { id, x, y }) in glyphs.enumerate() {
            let text = if index == 0 { start..end } else { end..end };
            run.glyphs.push(LineGlyph { id, x, y, text });
        }
    }

    /// Takes in a glyph that shows no character of the text: an added hyphen.
    pub(super) fn add_sign(&mut self, after: usize, face: FaceId, glyph: CellGlyph) {
        let run = self.run(after, face, false);
        let end = run.text.len() as u32;
        let CellGlyph { id, x, y } = glyph;
        run.glyphs.push(LineGlyph { id, x, y, text: end..end });
    }

    /// Returns the runs.
    pub(super) fn finish(self) -> Vec<LineRun> {
        self.runs
    }

    /// Returns the run that a cell belongs to, a new one where it differs from the last.
    fn run(&mut self, at: usize, face: FaceId, bare: bool) -> &mut LineRun {
        let style = self.p.style(at);
        let orientation = self.p.orientation(at);
        // What is turned keeps its shape: the scale of a column narrows upright characters.
        let width = if orientation == Orientation::Turned { 1000 } else { style.width };
        let fits = self.runs.last().is_some_and(|run| {
            (run.size, run.tag) == (style.size, style.tag)
                && (bare
                    || (run.face, run.width, run.orientation) == (face, width, orientation))
        });
        if !fits {
            self.runs.push(LineRun {
                face,
                size: style.size,
                width,
                orientation,
                tag: style.tag,
                byte: self.p.byte(at),
                glyphs: Vec::new(),
                text: String::new(),
            });
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }
}

impl Prepared {
    fn orientation(&self, at: usize) -> Orientation {
        match (self.rules.direction, self.cells[at].pose) {
            (Direction::Across, _) => Orientation::Across,
            (Direction::Down, Pose::Turned) => Orientation::Turned,
            (Direction::Down, Pose::Upright | Pose::Beside) => Orientation::Upright,
        }
    }

    /// Returns the glyphs of a cell, placed from the cell's left edge.
    pub(super) fn glyphs_of(&self, at: usize) -> &[CellGlyph] {
        let end =
            self.cells.get(at + 1).map_or(self.glyphs.len(), |next| next.first_glyph as usize);
        self.glyphs.get(self.cells[at].first_glyph as usize..end).unwrap_or(&[])
    }
}
