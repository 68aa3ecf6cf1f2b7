//! Vertical forms: which glyph of a face stands for a mark down the page, and where in its cell.
//!
//! A face tells by `vert` (GB/T 15834 5.2, clreq 3.1.2). Where it has no form, a bracket or a
//! stroke is turned and a point is moved to the upper right of its cell, by the ink of its
//! glyph.

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

use super::class::{Class, classify};
use super::faces::{FaceTable, OVERLAP, Way};
use crate::font::Face;
use crate::geom::{Em, em_box};

/// White between a point and the corner of its cell.
const CORNER: Em = Em::from_units(80_000);

/// Marks that have a form of their own down the page, or are centred there.
const MARKS: &str =
    "，。、．；：？！「」『』（）《》〈〉【】〔〕［］｛｝〖〗〘〙〚〛…—–～〜－·‧•・/";

/// How a glyph stands down the page, in a cell of one em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) id: u16,
    /// Whether it is turned a quarter clockwise.
    pub(super) turned: bool,
    /// From the cell's upper edge down to the glyph's origin.
    pub(super) along: Em,
    /// From the middle of the column right to the glyph's origin.
    pub(super) aside: Em,
}

/// The vertical forms of one face.
pub(super) struct Forms {
    /// Sorted by character.
    marks: Vec<(char, Form)>,
    /// The strokes of a dash two em long, from its upper end.
    dash: Vec<Form>,
    /// Origin of an ideograph: down from its cell's upper edge.
    ascent: Em,
    /// Whether the face says where its glyphs stand down the page.
    vertical: bool,
}

/// The ink of a glyph: its sides, and its lower and upper edge above the baseline.
#[derive(Clone, Copy)]
struct Ink {
    x: (Em, Em),
    y: (Em, Em),
}

impl Ink {
    fn middle(self) -> (Em, Em) {
        ((self.x.0 + self.x.1) / 2, (self.y.0 + self.y.1) / 2)
    }
}

impl Forms {
    /// Reads the forms of a face.
    pub(super) fn new(face: &Face, table: &FaceTable) -> Forms {
        let font = face.font();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let ink = |glyph: u16| {
            let ink = metrics.bounds(u32::from(glyph).into())?;
            let round = |side: f32| Em::from_font(side.round() as i64, face.per_em());
            Some(Ink {
                x: (round(ink.x_min), round(ink.x_max)),
                y: (round(ink.y_min), round(ink.y_max)),
            })
        };
        let table_of = |tag: &[u8; 4]| font.table_data(skrifa::Tag::new(tag)).is_some();
        let vertical = table_of(b"vmtx");
        let ascent = match table.shape(&['一'], Way::Vertical)[..] {
            [one] if vertical && one.id != 0 => -one.y,
            _ => em_box::ASCENT,
        };
        let mut forms = Forms { marks: Vec::new(), dash: Vec::new(), ascent, vertical };
        for c in MARKS.chars() {
            if let Some(across) = table.glyph(c)
                && let Some(ink) = ink(across)
            {
                let form = forms.shaped(table, c).filter(|form| form.id != across);
                let form =
                    form.unwrap_or_else(|| unshaped(c, across, ink, table.advance(across)));
                forms.marks.push((c, form));
            }
        }
        forms.marks.sort_unstable_by_key(|mark| mark.0);
        forms.dash = forms.make_dash(table, ink);
        forms
    }

    /// Returns the form of a mark.
    pub(super) fn mark(&self, c: char) -> Option<Form> {
        let at = self.marks.binary_search_by_key(&c, |mark| mark.0).ok()?;
        Some(self.marks[at].1)
    }

    /// Returns the strokes of a dash two em long.
    pub(super) fn dash(&self) -> &[Form] {
        &self.dash
    }

    /// Returns how an ideograph stands.
    pub(super) fn ideograph(&self, id: u16, advance: Em) -> Form {
        Form { id, turned: false, along: self.ascent, aside: -advance / 2 }
    }

    /// Returns how any other character stands upright, `vert` applied.
    pub(super) fn shaped(&self, table: &FaceTable, c: char) -> Option<Form> {
        let shaped = table.shape(&[c], Way::Vertical);
        let one = shaped.first().filter(|one| one.id != 0 && shaped.len() == 1)?;
        let form = Form { id: one.id, turned: false, along: -one.y, aside: one.x };
        // Without vertical metrics the em box is that of the typographic ones.
        Some(if self.vertical { form } else { self.ideograph(one.id, table.advance(one.id)) })
    }

    /// Makes one stroke of two U+2014 (GB/T 15834 5.2.2): the face's own, else the one across,
    /// turned.
    fn make_dash(&self, table: &FaceTable, ink: impl Fn(u16) -> Option<Ink>) -> Vec<Form> {
        let ids = |way| table.shape(&['—', '—'], way).iter().map(|one| one.id).collect();
        let (across, down): (Vec<u16>, Vec<u16>) = (ids(Way::Hani), ids(Way::Vertical));
        if across == down {
            let strokes = table.dash().iter().map(|&(id, along)| {
                let aside = ink(id).map_or(-em_box::MIDDLE, |ink| -ink.middle().1);
                Form { id, turned: true, along, aside }
            });
            return strokes.collect();
        }
        let shaped = table.shape(&['—', '—'], Way::Vertical);
        let Some(first) = shaped.first().filter(|one| one.id != 0) else {
            return Vec::new();
        };
        let form = Form { id: first.id, turned: false, along: -first.y, aside: first.x };
        let Some(ink) = ink(first.id).filter(|_| shaped.len() > 1) else {
            return vec![form];
        };
        // Two strokes are moved until they overlap in the middle.
        let (upper, lower) = (Em::ONE + OVERLAP / 2, Em::ONE - OVERLAP / 2);
        vec![Form { along: upper + ink.y.0, ..form }, Form { along: lower + ink.y.1, ..form }]
    }
}

/// Returns how a mark stands for which the face has no form.
fn unshaped(c: char, id: u16, ink: Ink, advance: Em) -> Form {
    let (x, y) = ink.middle();
    let half = Em::HALF;
    let upright = |along, aside| Form { id, turned: false, along, aside };
    let turned = |along, aside| Form { id, turned: true, along, aside };
    let narrow = ink.x.1 - ink.x.0 <= half;
    match classify(c) {
        _ if matches!(c, '，' | '。' | '、' | '．') => {
            upright(CORNER + ink.y.1, half - CORNER - ink.x.1)
        }
        Class::Comma | Class::Stop | Class::Mid => upright(half + y, -x),
        // The ink of a bracket lies in the half cell beside what it encloses, wherever in its
        // body the face draws it.
        Class::Open => {
            let outside = narrow && ink.x.0 < half;
            let along = if outside { Em::ONE - CORNER / 2 - ink.x.1 } else { Em::ZERO };
            turned(along, -em_box::MIDDLE)
        }
        Class::Close => {
            let outside = narrow && ink.x.1 > half;
            let along = if outside { CORNER / 2 - ink.x.0 } else { Em::ZERO };
            turned(along, -em_box::MIDDLE)
        }
        _ if matches!(c, '·' | '‧' | '•') => upright(half + y, -x),
        _ => turned((Em::ONE - advance) / 2, -y),
    }
}
