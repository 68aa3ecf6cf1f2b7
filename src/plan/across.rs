//! A head at the side of its area that goes across the top instead.

use std::sync::Arc;

use super::Area;
use crate::edition::{Grid, HeadPlace, Inside, Look};
use crate::geom::{Abs, Sides};

impl Area {
    /// Returns the area with the head that stands at its side across its top, in the style that its own one
    /// names for that; `None` where it names none. The text has the room of the strip, in whole characters.
    pub(super) fn across(&self, grid: &Grid) -> Option<Area> {
        let head = self.look.head.across.clone()?;
        // The strip counts from the side of the area: the text keeps as far from that as from the other.
        let inset = match self.look.head_place {
            HeadPlace::Left(_) => {
                let left = self.look.inset.left.max(self.look.inset.right);
                Sides { left, ..self.look.inset }
            }
            HeadPlace::Right(_) => {
                let right = self.look.inset.right.max(self.look.inset.left);
                Sides { right, ..self.look.inset }
            }
            HeadPlace::Top | HeadPlace::Cells(..) => return None,
        };
        let inside = self.look.inside.map(|inside| Inside { chars: None, ..inside });
        let rest = match inside {
            Some(Inside { columns: 1, .. }) => self.rest(grid, inset),
            _ => Abs::ZERO,
        };
        let (left, right) = (inset.left + rest / 2, inset.right + (rest - rest / 2));
        let look = Look {
            head,
            head_place: HeadPlace::Top,
            inset: Sides { left, right, ..inset },
            inside,
            ..Look::clone(&self.look)
        };
        Some(Area { look: Arc::new(look), ..self.clone() })
    }

    /// Returns what is left of the width between these insets beside whole characters of copy.
    fn rest(&self, grid: &Grid, inset: Sides<Abs>) -> Abs {
        let em = self.look.copy.body.size;
        let width = grid.rect(self.cells.columns, self.cells.lines).inset(inset).width();
        width - em * width.div_floor(em)
    }
}
