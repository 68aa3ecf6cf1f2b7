//! Exact lengths and shapes on the page.
//!
//! [`Abs`] is a whole number of micropoints, so that sums of columns, gutters and baselines compare
//! exactly and come out alike on every machine. Exporters turn it into floats last. The page's
//! coordinates run right and **down** from the upper left corner of the trim.

mod abs;
mod cells;
pub mod em_box;
mod length;
mod shape;

pub use abs::{Abs, Em};
pub use cells::Cells;
pub use length::{Length, LengthError, LengthUnit};
pub use shape::{Orientation, Point, Rect, Sides, Size};
