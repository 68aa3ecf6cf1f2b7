//! The faces of an edition and what each can show.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use super::judge;
use crate::diag::Text;
use crate::geom::Em;

/// Names one face of a [`Book`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// All faces of an edition, by role.
#[derive(Clone, Debug, Default)]
pub struct Book {
    faces: Vec<Face>,
}

/// One typeface.
#[derive(Clone)]
pub struct Face {
    role: String,
    file: String,
    data: Arc<[u8]>,
    /// Its number in the file.
    index: u32,
    per_em: u16,
    glyphs: u16,
    rare: bool,
    fallback: Vec<FaceId>,
    western: Option<Western>,
}

/// The face of Western letters and figures that stand in the text of another face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Western {
    /// The face.
    pub face: FaceId,
    /// Its size beside the text, in thousandths.
    pub size: u16,
}

/// Says why a file is no usable face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceError(pub Text);

impl Book {
    /// Takes a face in under the role that styles name (`song`, `hei-bold` …). Of a file that holds
    /// several, `index` says which.
    pub fn add(
        &mut self,
        role: &str,
        file: &str,
        data: Arc<[u8]>,
        index: Option<u32>,
    ) -> Result<FaceId, FaceError> {
        let index = judge::index(&data, index)?;
        let font = FontRef::from_index(&data, index).map_err(judge::unreadable)?;
        judge::judge(&font)?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let (per_em, glyphs) = (metrics.units_per_em, metrics.glyph_count as u16);
        let id = FaceId(self.faces.len() as u16);
        let (role, file) = (role.to_owned(), file.to_owned());
        self.faces.push(Face {
            role,
            file,
            data,
            index,
            per_em,
            glyphs,
            rare: false,
            fallback: Vec::new(),
            western: None,
        });
        Ok(id)
    }

    /// Says of a face that it holds rare characters only: what is taken from it for want of another is
    /// told.
    pub fn set_rare(&mut self, face: FaceId) {
        self.faces[usize::from(face.0)].rare = true;
    }

    /// Sets the faces to try, in order, for characters that `face` lacks.
    pub fn set_fallback(&mut self, face: FaceId, chain: Vec<FaceId>) {
        self.faces[usize::from(face.0)].fallback = chain;
    }

    /// Returns the faces to try, in order, for characters that `face` lacks.
    pub fn fallback(&self, face: FaceId) -> &[FaceId] {
        &self.face(face).fallback
    }

    /// Sets the face of Western letters and figures in text that is set in `face`.
    pub fn set_western(&mut self, face: FaceId, western: Western) {
        self.faces[usize::from(face.0)].western = Some(western);
    }

    /// Returns the face of Western letters and figures in text that is set in `face`, where it
    /// is not the face itself.
    pub fn western(&self, face: FaceId) -> Option<Western> {
        self.face(face).western
    }

    /// Returns a face.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// Returns the face of a role.
    pub fn by_role(&self, role: &str) -> Option<FaceId> {
        self.faces.iter().position(|face| face.role == role).map(|at| FaceId(at as u16))
    }

    /// Returns all faces with their ids, in the order in which they were taken in.
    pub fn iter(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces.iter().enumerate().map(|(at, face)| (FaceId(at as u16), face))
    }

    /// Returns the first of `face` and its fallbacks that has `c`, with the glyph.
    pub fn find(&self, face: FaceId, c: char) -> Option<(FaceId, u16)> {
        std::iter::once(face)
            .chain(self.face(face).fallback.iter().copied())
            .find_map(|id| self.face(id).glyph(c).map(|glyph| (id, glyph)))
    }
}

impl Face {
    /// Returns the role that styles name.
    pub fn role(&self) -> &str {
        &self.role
    }

    /// Returns the file's name, for messages.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns whether it holds rare characters only.
    pub fn is_rare(&self) -> bool {
        self.rare
    }

    /// Returns its number in the file, of which many hold one face only.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Returns whether the outline of a glyph can be drawn: only damage keeps it from that.
    pub fn draws(&self, glyph: u16) -> bool {
        judge::draws(&self.font(), glyph.into())
    }

    /// Returns the bytes of the file.
    pub fn data(&self) -> &Arc<[u8]> {
        &self.data
    }

    /// Returns the parsed file; parsing is a look at the table directory only.
    #[expect(clippy::expect_used, reason = "the same bytes parsed when the face was added")]
    pub fn font(&self) -> FontRef<'_> {
        FontRef::from_index(&self.data, self.index).expect("a face in the book parses")
    }

    /// Returns whether a subset of the face may stand in a file that goes out (OpenType OS/2
    /// fsType, bits 1, 8 and 9): not where its maker forbids embedding or subsetting, or allows
    /// bitmaps only. Bit 1 counts only alone: of several usage bits the mildest holds.
    pub fn may_be_embedded(&self) -> bool {
        let bits = self.font().os2().map_or(0, |os2| os2.fs_type());
        let restricted = bits & 0x000E == 0x0002;
        !restricted && bits & 0x0300 == 0
    }

    /// Returns the design units in an em.
    pub fn per_em(&self) -> u16 {
        self.per_em
    }

    /// Returns the glyph of a character; `None` where the face lacks it.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let glyph = self.font().charmap().map(c)?.to_u32();
        u16::try_from(glyph).ok().filter(|glyph| (1..self.glyphs).contains(glyph))
    }

    /// Returns the horizontal advance of a glyph.
    pub fn advance(&self, glyph: u16) -> Em {
        let font = self.font();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = metrics.advance_width(glyph.into()).unwrap_or(0.0);
        Em::from_font(units.round() as i64, self.per_em)
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Face({}, {})", self.role, self.file)
    }
}

impl fmt::Display for FaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Error for FaceError {}
