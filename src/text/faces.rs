//! What composition needs of a face, read once: glyphs by character, advances, and the shaper.

use std::sync::{Arc, OnceLock};

use harfrust::font::Font;
use harfrust::{Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, Tag};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

use super::forms::Forms;
use crate::font::{Book, Face, FaceId, Western};
use crate::geom::Em;

/// Marks whose glyph is asked of the shaper, because `locl` may change it.
const MARKS: &str = "，。、；：？！“”‘’…—～·（）《》〈〉【】〔〕「」『』｛｝［］〖〗";

/// Marks that Western text shares.
const SHARED: &str = "‘’“”…";

/// How far the two strokes of a dash overlap, so that no hairline shows between them.
pub(super) const OVERLAP: Em = Em::from_units(20_000);

/// Ligatures off: a line may break anywhere between two letters, and heads are letterspaced.
const NO_LIGATURES: [Feature; 2] = [feature(b"liga", 0), feature(b"clig", 0)];

const fn feature(tag: &[u8; 4], value: u32) -> Feature {
    let (start, end) = (Feature::GLOBAL_START, Feature::GLOBAL_END);
    Feature { tag: Tag::new(tag), value, start, end }
}

/// The faces of a book, each read when it is first asked for.
pub(super) struct Faces<'a> {
    book: &'a Book,
    tables: Vec<OnceLock<FaceTable>>,
}

/// One face, laid out for quick questions.
pub(super) struct FaceTable {
    per_em: u16,
    /// Glyphs of the basic plane by code point; 0 where there is none.
    plane: Vec<u16>,
    /// The other characters, sorted.
    beyond: Vec<(char, u16)>,
    /// Advances in design units, by glyph.
    advances: Vec<u16>,
    /// Half-width figures, where all ten are exactly half an em.
    half_digits: Option<[u16; 10]>,
    /// Proportional forms of marks that are a full cell wide by default.
    western: Vec<(char, u16)>,
    /// Glyphs of a dash two em long, each with its distance from the dash's start.
    dash: Vec<(u16, Em)>,
    /// Forms down the page, read when a vertical line first asks for them.
    forms: OnceLock<Forms>,
    shaper: Option<Shaper>,
}

/// A face as the shaper sees it.
struct Shaper {
    font: Font,
    latin: ShapePlan,
    hani: ShapePlan,
    vertical: ShapePlan,
}

/// One shaped glyph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shaped {
    pub(super) id: u16,
    /// Index of the character, as pushed, that begins the cluster.
    pub(super) cluster: u32,
    pub(super) advance: Em,
    pub(super) x: Em,
    pub(super) y: Em,
}

/// The way a run is shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Western words: no ligatures, since a line may break anywhere between two letters.
    Latin,
    /// Chinese marks across.
    Hani,
    /// Chinese text down the page.
    Vertical,
}

impl<'a> Faces<'a> {
    pub(super) fn new(book: &'a Book) -> Faces<'a> {
        Faces { book, tables: book.iter().map(|_| OnceLock::new()).collect() }
    }

    /// Returns the face of Western letters and figures in text of another face.
    pub(super) fn western(&self, face: FaceId) -> Option<Western> {
        self.book.western(face)
    }

    /// Returns whether a face holds rare characters only.
    pub(super) fn is_rare(&self, id: FaceId) -> bool {
        self.book.face(id).is_rare()
    }

    /// Returns a face's table.
    pub(super) fn table(&self, id: FaceId) -> &FaceTable {
        self.tables[usize::from(id.0)].get_or_init(|| FaceTable::new(self.book.face(id)))
    }

    /// Returns the forms of a face down the page.
    pub(super) fn forms(&self, id: FaceId) -> &Forms {
        let table = self.table(id);
        table.forms.get_or_init(|| Forms::new(self.book.face(id), table))
    }

    /// Returns whether a face has another glyph for the character down the page.
    pub(super) fn has_vertical(&self, id: FaceId, c: char) -> bool {
        let table = self.table(id);
        let form = self.forms(id).shaped(table, c);
        form.is_some_and(|form| Some(form.id) != table.glyph(c))
    }

    /// Returns the face and glyph for a character, fallbacks included.
    pub(super) fn find(&self, face: FaceId, c: char) -> Option<(FaceId, u16)> {
        self.find_where(face, c, |_, _| true)
    }

    /// Returns the first face, fallbacks included, that draws the character on a full cell.
    pub(super) fn find_full(&self, face: FaceId, c: char) -> Option<(FaceId, u16)> {
        self.find_where(face, c, |table, glyph| table.advance(glyph) == Em::ONE)
    }

    fn find_where(
        &self,
        face: FaceId,
        c: char,
        fits: impl Fn(&FaceTable, u16) -> bool,
    ) -> Option<(FaceId, u16)> {
        let faces = std::iter::once(&face).chain(self.book.fallback(face));
        let mut tables = faces.map(|id| (*id, self.table(*id)));
        tables.find_map(|(id, table)| {
            table.glyph(c).filter(|glyph| fits(table, *glyph)).map(|glyph| (id, glyph))
        })
    }
}

impl FaceTable {
    fn new(face: &Face) -> FaceTable {
        let font = face.font();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let count = metrics.glyph_count().min(u32::from(u16::MAX));
        let advances = (0..count)
            .map(|glyph| metrics.advance_width(glyph.into()).unwrap_or(0.0).round() as u16)
            .collect();
        let mut plane = vec![0; 0x1_0000];
        let mut beyond = Vec::new();
        for (code, glyph) in font.charmap().mappings() {
            if glyph.to_u32() >= count {
                continue;
            }
            let Ok(glyph) = u16::try_from(glyph.to_u32()) else {
                continue;
            };
            match plane.get_mut(code as usize) {
                Some(place) => *place = glyph,
                None => beyond.extend(char::from_u32(code).map(|c| (c, glyph))),
            }
        }
        beyond.sort_unstable();
        let mut table = FaceTable {
            per_em: face.per_em(),
            plane,
            beyond,
            advances,
            half_digits: None,
            western: Vec::new(),
            dash: Vec::new(),
            forms: OnceLock::new(),
            shaper: Shaper::new(face),
        };
        table.localize();
        table.half_digits = table.find_half_digits();
        table.western = table.find_western();
        let sides = |glyph: u16| {
            let ink = metrics.bounds(u32::from(glyph).into())?;
            let round = |side: f32| Em::from_font(side.round() as i64, face.per_em());
            Some((round(ink.x_min), round(ink.x_max)))
        };
        table.dash = table.make_dash(sides);
        table
    }

    /// Returns the glyph of a character.
    pub(super) fn glyph(&self, c: char) -> Option<u16> {
        let glyph = match self.plane.get(c as usize) {
            Some(glyph) => *glyph,
            None => {
                let at = self.beyond.binary_search_by_key(&c, |pair| pair.0).ok()?;
                self.beyond[at].1
            }
        };
        (glyph != 0).then_some(glyph)
    }

    /// Returns the horizontal advance of a glyph.
    pub(super) fn advance(&self, glyph: u16) -> Em {
        let units = self.advances.get(usize::from(glyph)).copied().unwrap_or(0);
        self.em(i32::from(units))
    }

    /// Returns the half-width form of a Western figure.
    pub(super) fn half_digit(&self, digit: char) -> Option<u16> {
        let at = digit.to_digit(10)?;
        self.half_digits.map(|digits| digits[at as usize])
    }

    /// Returns the form of a shared mark inside Western text: `’` as in O’Neil.
    pub(super) fn western(&self, mark: char) -> Option<u16> {
        let found = self.western.iter().find(|(c, _)| *c == mark)?;
        Some(found.1)
    }

    /// Returns the glyphs of a dash two em long, each with its distance from the dash's start.
    pub(super) fn dash(&self) -> &[(u16, Em)] {
        &self.dash
    }

    /// Shapes characters; each pushes its own index as cluster.
    pub(super) fn shape(&self, chars: &[char], way: Way) -> Vec<Shaped> {
        let Some(shaper) = &self.shaper else {
            return Vec::new();
        };
        let to_em = |units| self.em(units);
        shaper.shape(chars, way, &[], to_em)
    }

    fn em(&self, units: i32) -> Em {
        if self.per_em == 1000 {
            return Em::from_units(i64::from(units) * 1000);
        }
        Em::from_font(i64::from(units), self.per_em)
    }

    /// Puts the mainland forms of the marks in place of the face's default ones.
    fn localize(&mut self) {
        for c in MARKS.chars() {
            if self.glyph(c).is_none() {
                continue;
            }
            if let [one] = self.shape(&[c], Way::Hani)[..]
                && one.id != 0
            {
                self.plane[c as usize] = one.id;
            }
        }
    }

    /// GB/T 15835 sets figures two to a cell; faces have them under `hwid`.
    fn find_half_digits(&self) -> Option<[u16; 10]> {
        let shaper = self.shaper.as_ref()?;
        let digits: Vec<char> = ('0'..='9').collect();
        let shaped =
            shaper.shape(&digits, Way::Latin, &[feature(b"hwid", 1)], |units| self.em(units));
        let mut forms = [0; 10];
        if shaped.len() != forms.len() {
            return None;
        }
        for (form, one) in forms.iter_mut().zip(&shaped) {
            if self.advance(one.id) != Em::HALF || one.id == 0 {
                return None;
            }
            *form = one.id;
        }
        Some(forms)
    }

    /// Chinese faces draw quotes on a full cell and keep the Western forms under `pwid`.
    fn find_western(&self) -> Vec<(char, u16)> {
        let Some(shaper) = &self.shaper else {
            return Vec::new();
        };
        let form = |c: char| {
            let features = [feature(b"pwid", 1)];
            match shaper.shape(&[c], Way::Latin, &features, |units| self.em(units))[..] {
                [one] if one.id != 0 => Some((c, one.id)),
                _ => None,
            }
        };
        SHARED.chars().filter_map(form).collect()
    }

    /// Makes one unbroken stroke two em long out of two U+2014 (GB/T 15834 5.1.4).
    fn make_dash(&self, ink: impl Fn(u16) -> Option<(Em, Em)>) -> Vec<(u16, Em)> {
        let Some(glyph) = self.glyph('—') else {
            return Vec::new();
        };
        if let [joined] = self.shape(&['—', '—'], Way::Hani)[..]
            && joined.id != 0
            && joined.id != glyph
        {
            return vec![(joined.id, (Em::ONE * 2 - joined.advance) / 2)];
        }
        // No joined form: the two strokes are moved until they overlap in the middle.
        let (left, right) = ink(glyph).unwrap_or((Em::ZERO, Em::ONE));
        let middle = OVERLAP / 2;
        vec![(glyph, Em::ONE - right + middle), (glyph, Em::ONE - left - middle)]
    }
}

impl Shaper {
    fn new(face: &Face) -> Option<Shaper> {
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(face.data().clone());
        let font = Font::new(data, face.index())?;
        let chinese = Language::new("zh-Hans");
        let han = Script::from_iso15924_tag(Tag::new(b"Hani"));
        let latin = Script::from_iso15924_tag(Tag::new(b"Latn"));
        let across = Direction::LeftToRight;
        let down = Direction::TopToBottom;
        let plan = |direction, script, features: &[Feature]| {
            ShapePlan::new(&font, direction, script, chinese.as_ref(), features)
        };
        let (latin, hani) =
            (plan(across, latin, Way::Latin.features()), plan(across, han, &[]));
        let vertical = plan(down, han, &[]);
        Some(Shaper { font, latin, hani, vertical })
    }

    fn shape(
        &self,
        chars: &[char],
        way: Way,
        extra: &[Feature],
        to_em: impl Fn(i32) -> Em,
    ) -> Vec<Shaped> {
        let mut buffer = Buffer::new();
        for (at, c) in chars.iter().enumerate() {
            buffer.push(u32::from(*c), at as u32);
        }
        let plan = match way {
            Way::Latin => &self.latin,
            Way::Hani => &self.hani,
            Way::Vertical => &self.vertical,
        };
        buffer.set_direction(plan.direction());
        buffer.set_script(plan.script());
        buffer.set_language(plan.language().cloned());
        let font = harfrust::ShaperFont::new(&self.font);
        // A plan is compiled for its features; other ones ask for a plan of their own.
        let options = if extra.is_empty() {
            ShapeOptions::new().plan(Some(plan)).features(way.features())
        } else {
            ShapeOptions::new().features(extra)
        };
        if harfrust::shape(&font, &mut buffer, options).is_err() {
            return Vec::new();
        }
        let shaped = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        shaped
            .map(|(info, position)| Shaped {
                id: info.glyph_id as u16,
                cluster: info.cluster,
                advance: to_em(position.x_advance),
                x: to_em(position.x_offset),
                y: to_em(position.y_offset),
            })
            .collect()
    }
}

impl Way {
    fn features(self) -> &'static [Feature] {
        match self {
            Way::Latin => &NO_LIGATURES,
            Way::Hani | Way::Vertical => &[],
        }
    }
}

/// Returns the one character that a letter and a combining mark make, if there is one.
pub(super) fn compose(letter: char, mark: char) -> Option<char> {
    harfrust::unicode::compose(letter.into(), mark.into()).and_then(char::from_u32)
}
