//! Whether placed ink lies where it belongs, reckoned from the glyphs' own outlines and from nothing that
//! layout says of itself but the slot of each piece: inside its slot and the page, and not over other ink.
//! What lies elsewhere must have been told by an error.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use banmian::Made;
use banmian::diag::Severity;
use banmian::font::Book;
use banmian::frame::{FrameItem, Glyph, GlyphRun, Piece, Tag};
use banmian::geom::{Orientation, Rect};
use banmian::ids::{PageId, SlotId};
use banmian::rules::Code;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

/// How far the ink of a glyph may reach out of its cell, in em: brush strokes, accents, slanted letters.
const REACH: f64 = 0.2;
/// How far the em boxes of two lines may meet, in em of each.
const MEET: f64 = 0.06;

/// Left, upper, right and lower side in points.
#[derive(Clone, Copy, Debug)]
struct Place([f64; 4]);

/// A piece of ink.
struct Ink<'a> {
    piece: Piece<'a>,
    what: What,
    place: Place,
    /// Type size, of pictures nothing.
    size: f64,
    /// Where its line lies, so that runs of one line are known.
    line: Option<f64>,
}

/// What must keep its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Copy,
    Head,
    Label,
    Caption,
    Picture,
    Entry,
    Fixed,
}

/// Ink where it does not belong.
pub(crate) struct Breach {
    page: PageId,
    slots: Vec<SlotId>,
    kind: String,
    detail: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Breach { page, kind, detail, .. } = self;
        write!(f, "{kind}: page {}, {detail}", page.0 + 1)
    }
}

/// Holds that whatever lies where it does not belong is told.
pub(super) fn hold(made: &Made) {
    for breach in breaches(made) {
        let told = made.composition.findings.iter().any(|finding| {
            let of_slot = finding.slot.is_none_or(|slot| breach.slots.contains(&slot));
            finding.severity == Severity::Error
                && [Code::OutOfPlace, Code::InkOverlaps].contains(&finding.code)
                && finding.page == Some(breach.page)
                && of_slot
        });
        assert!(told, "{breach}");
    }
}

/// Returns all ink that lies where it does not belong.
pub(crate) fn breaches(made: &Made) -> Vec<Breach> {
    let mut found = Vec::new();
    for page in &made.composition.pages {
        let inks: Vec<Ink> = page
            .frame
            .pieces()
            .filter_map(|piece| Ink::of(piece, &made.edition.book))
            .collect();
        let trim = Place([0.0, 0.0, page.trim.w.to_pt(), page.trim.h.to_pt()]);
        let bleed = made.edition.press.bleed.to_pt();
        for ink in &inks {
            let told = |kind: &str, outer: Place| Breach {
                page: page.id,
                slots: ink.piece.area.into_iter().collect(),
                kind: format!("{:?} {kind}", ink.what),
                detail: format!("{} at {} and not in {outer}", ink.named(made), ink.place),
            };
            let sheet = if ink.what == What::Picture { trim.grown(bleed) } else { trim };
            if !ink.is_within(sheet) {
                found.push(told("off the page", sheet));
            }
            let Some(slot) = ink.piece.area.filter(|_| ink.what != What::Fixed) else {
                continue;
            };
            let plan = made.plan.page(page.id);
            let area = plan.rect(&plan.areas[slot.slot]);
            // What stands at the trim may be let into the bleed.
            let room = Place::of(area).reaching(trim, bleed);
            if !ink.is_within(room) {
                found.push(told("out of its slot", room));
            }
        }
        found.extend(covered(made, page.id, &inks));
    }
    found
}

/// Returns where ink lies over other ink.
fn covered(made: &Made, page: PageId, inks: &[Ink]) -> Vec<Breach> {
    let mut order: Vec<&Ink> = inks.iter().collect();
    order.sort_by(|a, b| a.place.0[0].total_cmp(&b.place.0[0]));
    let mut found = Vec::new();
    for (at, ink) in order.iter().enumerate() {
        let right = ink.place.0[2];
        let beside = order[at + 1..].iter().take_while(|other| other.place.0[0] < right);
        for other in beside.filter(|other| ink.covers(other)) {
            let (a, b) =
                if ink.what as u8 <= other.what as u8 { (ink, other) } else { (other, ink) };
            let same = a.piece.area == b.piece.area;
            found.push(Breach {
                page,
                slots: [a, b].iter().filter_map(|ink| ink.piece.area).collect(),
                kind: format!(
                    "{:?} over {:?} of {} slot",
                    a.what,
                    b.what,
                    if same { "one" } else { "another" }
                ),
                detail: format!(
                    "{} at {} and {} at {}",
                    a.named(made),
                    a.place,
                    b.named(made),
                    b.place
                ),
            });
        }
    }
    found
}

impl<'a> Ink<'a> {
    /// Returns a piece as ink, if it is of what must keep its place.
    fn of(piece: Piece<'a>, book: &Book) -> Option<Ink<'a>> {
        let what = match piece.tag? {
            Tag::Block(_) | Tag::Credit(_) | Tag::JumpTo { .. } => What::Copy,
            Tag::Head { .. } | Tag::JumpFrom { .. } => What::Head,
            Tag::Label => What::Label,
            Tag::Entry { .. } => What::Entry,
            Tag::Picture(_) => What::Picture,
            Tag::Caption(_) | Tag::PhotoCredit(_) => What::Caption,
            Tag::Furniture => What::Fixed,
            Tag::Area(_) | Tag::Booked | Tag::Boxed | Tag::Rule => return None,
        };
        let (place, size, line) = match piece.item {
            FrameItem::Text(run) => {
                let across = run.orientation == Orientation::Across;
                let at =
                    if across { run.origin.y + piece.at.y } else { run.origin.x + piece.at.x };
                (of_run(run, book)?.moved(piece), run.size.to_pt(), Some(at.to_pt()))
            }
            FrameItem::Image(image) => (Place::of(image.rect).moved(piece), 0.0, None),
            FrameItem::Shape(_) | FrameItem::Group(_) => return None,
        };
        let place = match piece.clip {
            Some(clip) => place.common(Place::of(clip))?,
            None => place,
        };
        Some(Ink { piece, what, place, size, line })
    }

    /// Returns whether it lies in a place, but for what reaches out of a cell.
    fn is_within(&self, outer: Place) -> bool {
        let [x0, y0, x1, y1] = self.place.0;
        let [left, top, right, bottom] = outer.grown(self.size * REACH + 0.51).0;
        x0 >= left && y0 >= top && x1 <= right && y1 <= bottom
    }

    /// Returns whether it and other ink lie over each other, more than glyphs do that stand close.
    fn covers(&self, other: &Ink) -> bool {
        let beside =
            self.line.is_some() && self.line == other.line && self.piece.tag == other.piece.tag;
        // The keys of fixed matter name its places, one by one.
        let fixed = self.what == What::Fixed
            && other.what == What::Fixed
            && self.piece.area == other.piece.area;
        let sizes = [self.size, other.size].into_iter().filter(|size| *size > 0.0);
        let least = sizes.reduce(f64::min).unwrap_or(0.0);
        // Small type under large may stand in the white of the larger em box.
        let leeway = (least * REACH).max((self.size + other.size) * MEET) + 0.51;
        let common = self.place.common(other.place);
        !beside
            && !fixed
            && common
                .is_some_and(|Place([x0, y0, x1, y1])| x1 - x0 > leeway && y1 - y0 > leeway)
    }

    fn text(&self) -> &str {
        self.piece.run().map_or("", |run| &run.text)
    }

    fn named(&self, made: &Made) -> String {
        let slot = self.piece.area.map(|slot| made.plan.area(slot).look.name.clone());
        format!("{:?} {:?} of {}", self.what, self.text(), slot.unwrap_or_default())
    }
}

/// Returns where the outlines of a run lie; nothing of a run of blanks. Marks at its ends may hang, or stand
/// in cells of which half is cut off: they are not counted.
fn of_run(run: &GlyphRun, book: &Book) -> Option<Place> {
    let size = run.size.to_pt();
    let narrow = size * f64::from(run.width) / 1000.0;
    let is_solid = |glyph: &&Glyph| {
        let shown = run.text.get(glyph.text.start as usize..glyph.text.end as usize);
        shown.is_none_or(|text| text.is_empty() || text.contains(char::is_alphanumeric))
    };
    let first = run.glyphs.iter().position(|glyph| is_solid(&glyph))?;
    let last = run.glyphs.iter().rposition(|glyph| is_solid(&glyph))?;
    let glyphs = run.glyphs[first..=last].iter().filter_map(|glyph| {
        let [left, low, right, high] = outline(book, run, glyph.id)?;
        let (x, y) = ((run.origin.x + glyph.x).to_pt(), (run.origin.y + glyph.y).to_pt());
        Some(match run.orientation {
            Orientation::Across => {
                Place([x + left * narrow, y - high * size, x + right * narrow, y - low * size])
            }
            Orientation::Upright => {
                Place([x + left * size, y - high * narrow, x + right * size, y - low * narrow])
            }
            Orientation::Turned => {
                Place([x + low * size, y + left * narrow, x + high * size, y + right * narrow])
            }
        })
    });
    glyphs.reduce(Place::union)
}

/// Returns the box of a glyph's outline in em: left, low, right, high.
fn outline(book: &Book, run: &GlyphRun, glyph: u16) -> Option<[f64; 4]> {
    type Known = BTreeMap<(String, u16), Option<[f64; 4]>>;
    thread_local! {
        static KNOWN: RefCell<Known> = RefCell::default();
    }
    let face = book.face(run.face);
    KNOWN.with_borrow_mut(|known| {
        *known.entry((face.file().to_owned(), glyph)).or_insert_with(|| {
            let metrics = face.font().glyph_metrics(Size::unscaled(), LocationRef::default());
            let bounds = metrics.bounds(glyph.into())?;
            let em = f64::from(face.per_em());
            let sides = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
            let [left, low, right, high] = sides.map(|side| f64::from(side) / em);
            // What Western letters and bars have below the em box of Chinese type stands in the lead.
            (left < right).then(|| [left, low.max(-0.12), right, high.min(0.88)])
        })
    })
}

impl Place {
    fn of(rect: Rect) -> Place {
        Place([rect.x0, rect.y0, rect.x1, rect.y1].map(|side| side.to_pt()))
    }

    fn moved(self, piece: Piece) -> Place {
        let (x, y) = (piece.at.x.to_pt(), piece.at.y.to_pt());
        let [x0, y0, x1, y1] = self.0;
        Place([x0 + x, y0 + y, x1 + x, y1 + y])
    }

    fn grown(self, by: f64) -> Place {
        let [x0, y0, x1, y1] = self.0;
        Place([x0 - by, y0 - by, x1 + by, y1 + by])
    }

    /// Returns it grown into the bleed at the sides at which it lies on the trim.
    fn reaching(self, trim: Place, bleed: f64) -> Place {
        let out = trim.grown(bleed);
        let mut sides = self.0;
        for (at, side) in sides.iter_mut().enumerate() {
            if (*side - trim.0[at]).abs() < 0.01 {
                *side = out.0[at];
            }
        }
        Place(sides)
    }

    fn union(self, other: Place) -> Place {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Place([a.min(e), b.min(f), c.max(g), d.max(h)])
    }

    fn common(self, other: Place) -> Option<Place> {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        let [x0, y0, x1, y1] = [a.max(e), b.max(f), c.min(g), d.min(h)];
        (x0 < x1 && y0 < y1).then_some(Place([x0, y0, x1, y1]))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [x0, y0, x1, y1] = self.0;
        write!(f, "[{x0:.1} {y0:.1} {x1:.1} {y1:.1}]")
    }
}
