//! The least number that is enough, found by halving.

use std::ops::RangeInclusive;

/// Returns the least number of a range that is enough; all greater ones are too.
pub(super) fn least(range: RangeInclusive<u32>, enough: &dyn Fn(u32) -> bool) -> Option<u32> {
    let (mut low, mut high) = range.into_inner();
    if low > high || !enough(high) {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        match enough(middle) {
            true => high = middle,
            false => low = middle + 1,
        }
    }
    Some(high)
}
