//! The em box of Chinese type: 880 thousandths over the baseline, 120 under it.
//!
//! Chinese faces are drawn for this box, and what must agree whichever face is used is reckoned
//! from it: where the baseline of a grid line lies, where the middle of a line is, how high a
//! cell stands over its baseline. Only the font descriptor of a PDF tells a face's own
//! measures.

use super::Em;

/// From the baseline up to the upper side of the box.
pub const ASCENT: Em = Em::from_units(880_000);
/// From the baseline down to the lower side of the box.
pub const DESCENT: Em = Em::from_units(120_000);
/// How far the ink of an ideograph reaches over the baseline: the box is drawn a little full.
pub const INK_ASCENT: Em = Em::from_units(850_000);
/// How far its ink reaches under the baseline.
pub const INK_DESCENT: Em = Em::from_units(90_000);
/// From the baseline up to the middle of the box.
pub const MIDDLE: Em = Em::from_units((ASCENT.units() - DESCENT.units()) / 2);

// Over and under the baseline make one em, and its middle is as far from both sides.
const _: () = assert!(ASCENT.units() + DESCENT.units() == Em::ONE.units());
const _: () = assert!(MIDDLE.units() == 380_000);
