//! Fixed-point lengths: absolute ([`Abs`]) and relative to a type size ([`Em`]).

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// An absolute length, a whole number of micropoints (1 pt = 1/72 in = 1,000,000 units).
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Abs(i64);

/// A length relative to the type size, a whole number of millionths of an em.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Em(i64);

/// Units of [`Abs`] in a point and of [`Em`] in an em.
const UNIT: i64 = 1_000_000;

impl Abs {
    /// No length at all.
    pub const ZERO: Abs = Abs(0);
    /// A length beyond every page, used as "no limit".
    pub const HUGE: Abs = Abs(1_000_000 * UNIT);

    /// Returns the length of `units` micropoints.
    pub const fn from_units(units: i64) -> Abs {
        Abs(units)
    }

    /// Returns the length in micropoints.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Returns a length in points, rounded to the nearest micropoint.
    pub fn pt(points: f64) -> Abs {
        Abs((points * UNIT as f64).round() as i64)
    }

    /// Returns a length in millimetres, rounded to the nearest micropoint.
    pub fn mm(mm: f64) -> Abs {
        Abs::pt(mm * 72.0 / 25.4)
    }

    /// Returns the length in points, for exporters and reports.
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    /// Returns the length multiplied by `num / den`, rounded half away from zero.
    pub fn ratio(self, num: i64, den: i64) -> Abs {
        Abs(mul_div(self.0, num, den))
    }

    /// Returns how many times `other` goes into this length, rounded down.
    pub fn div_floor(self, other: Abs) -> i64 {
        self.0.div_euclid(other.0)
    }

    /// Returns how many times `other` goes into this length, rounded up.
    pub fn div_ceil(self, other: Abs) -> i64 {
        -(-self.0).div_euclid(other.0)
    }

    /// Returns the length without its sign.
    pub fn abs(self) -> Abs {
        Abs(self.0.abs())
    }

    /// Returns the length as a fraction of `size`.
    pub fn in_em(self, size: Abs) -> Em {
        Em(mul_div(self.0, UNIT, size.0))
    }
}

impl Em {
    /// No length at all.
    pub const ZERO: Em = Em(0);
    /// The size of the type itself: a full-width cell.
    pub const ONE: Em = Em(UNIT);
    /// Half a full-width cell.
    pub const HALF: Em = Em(UNIT / 2);

    /// Returns the length of `units` millionths of an em.
    pub const fn from_units(units: i64) -> Em {
        Em(units)
    }

    /// Returns the length in millionths of an em.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Returns a length in em, rounded to the nearest millionth.
    pub fn new(em: f64) -> Em {
        Em((em * UNIT as f64).round() as i64)
    }

    /// Returns the length of `units` font design units.
    pub fn from_font(units: i64, per_em: u16) -> Em {
        Em(mul_div(units, UNIT, i64::from(per_em)))
    }

    /// Returns the length in em, for reports.
    pub fn to_em(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    /// Returns the absolute length at type size `size`.
    pub fn at(self, size: Abs) -> Abs {
        Abs(mul_div(self.0, size.0, UNIT))
    }

    /// Returns the length multiplied by `num / den`, rounded half away from zero.
    pub fn ratio(self, num: i64, den: i64) -> Em {
        Em(mul_div(self.0, num, den))
    }
}

/// Multiplies before dividing, in 128 bits, and rounds half away from zero.
fn mul_div(a: i64, num: i64, den: i64) -> i64 {
    if let Some(product) = a.checked_mul(num)
        && product.checked_add(den).is_some()
        && product.checked_sub(den).is_some()
    {
        let half = den.abs() / 2;
        let nudged = if product < 0 { product - half } else { product + half };
        return nudged / den;
    }
    let product = i128::from(a) * i128::from(num);
    let half = i128::from(den.abs()) / 2;
    let nudged = if product < 0 { product - half } else { product + half };
    i64::try_from(nudged / i128::from(den)).unwrap_or(if (product < 0) == (den < 0) {
        i64::MAX
    } else {
        i64::MIN
    })
}

macro_rules! arithmetic {
    ($type:ident, $name:literal) => {
        impl Add for $type {
            type Output = $type;
            fn add(self, other: $type) -> $type {
                $type(self.0 + other.0)
            }
        }
        impl Sub for $type {
            type Output = $type;
            fn sub(self, other: $type) -> $type {
                $type(self.0 - other.0)
            }
        }
        impl Neg for $type {
            type Output = $type;
            fn neg(self) -> $type {
                $type(-self.0)
            }
        }
        impl Mul<i64> for $type {
            type Output = $type;
            fn mul(self, times: i64) -> $type {
                $type(self.0 * times)
            }
        }
        impl Div<i64> for $type {
            type Output = $type;
            fn div(self, parts: i64) -> $type {
                $type(self.0 / parts)
            }
        }
        impl AddAssign for $type {
            fn add_assign(&mut self, other: $type) {
                self.0 += other.0;
            }
        }
        impl SubAssign for $type {
            fn sub_assign(&mut self, other: $type) {
                self.0 -= other.0;
            }
        }
        impl Sum for $type {
            fn sum<I: Iterator<Item = $type>>(all: I) -> $type {
                all.fold($type::ZERO, Add::add)
            }
        }
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", self.0 as f64 / UNIT as f64, $name)
            }
        }
    };
}

arithmetic!(Abs, "pt");
arithmetic!(Em, "em");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_gutters_add_up_exactly() {
        let column = Em::ONE.at(Abs::pt(10.0)) * 13;
        assert_eq!(column * 5 + Abs::pt(10.0) * 4, Abs::pt(690.0));
    }

    #[test]
    fn rounds_half_away_from_zero_on_both_sides() {
        assert_eq!(Abs::from_units(3).ratio(1, 2), Abs::from_units(2));
        assert_eq!(Abs::from_units(-3).ratio(1, 2), Abs::from_units(-2));
    }

    #[test]
    fn large_products_do_not_overflow() {
        let large = Abs::HUGE;
        assert_eq!(large.ratio(1_000_000_000, 1_000_000_000), large);
    }

    #[test]
    fn division_rounds_towards_the_side_asked_for() {
        assert_eq!(Abs::pt(27.0).div_floor(Abs::pt(13.0)), 2);
        assert_eq!(Abs::pt(27.0).div_ceil(Abs::pt(13.0)), 3);
        assert_eq!(Abs::pt(26.0).div_ceil(Abs::pt(13.0)), 2);
    }
}
