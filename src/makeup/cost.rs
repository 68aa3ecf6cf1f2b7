//! What a way of jumping comes to for one story, and which rules of jumps it breaks.

use crate::demerits::jump::Cost;
use crate::edition::{Edition, MakeupRules};
use crate::frame::Datum;
use crate::layout::{Fit, JumpBreak};

impl Cost {
    /// Returns the counts with what they count, heaviest first.
    pub(super) fn figures(&self) -> Vec<(Datum, f64)> {
        [
            (Datum::OversetLines, self.overset),
            (Datum::RulesBroken, self.broken),
            (Datum::ReceivingPages, self.pages),
            (Datum::Jumps, self.jumps),
            (Datum::Slots, self.legs),
            (Datum::FreeLines, self.free),
            (Datum::EmptySlots, self.empty),
            (Datum::Backward, self.backward),
            (Datum::PagesTurned, self.distance),
        ]
        .map(|(datum, count)| (datum, f64::from(count)))
        .to_vec()
    }
}

/// What a story costs in the slots that it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) overset: u32,
    pub(super) broken: u32,
    pub(super) jumps: u32,
    pub(super) free: u32,
    /// Those of them in slots that it leaves.
    pub(super) before: u32,
    pub(super) backward: u32,
    pub(super) distance: u32,
    /// Whether a rule is broken that no jump may break: too few lines before it or after it.
    pub(super) forbidden: bool,
    /// How its jumps part it.
    pub(super) breaks: Vec<JumpBreak>,
    /// Slots that it stands in.
    pub(super) regions: usize,
}

impl Sum {
    /// Sums up a story that is set.
    pub(super) fn of(edition: &Edition, fit: &Fit) -> Sum {
        let rules = &edition.makeup;
        let mut sum = Sum {
            overset: fit.overset_lines,
            free: fit.told_gap(edition.limits.gap_lines),
            before: fit.gap_before_jumps(edition.limits.gap_lines),
            jumps: fit.breaks.len() as u32,
            breaks: fit.breaks.clone(),
            regions: fit.parts.len(),
            ..Sum::default()
        };
        for parted in &fit.breaks {
            sum.broken += broken(rules, parted);
            sum.forbidden |= is_short(rules, parted);
        }
        for pair in fit.parts.windows(2) {
            let (from, to) = (pair[0].slot.page, pair[1].slot.page);
            sum.backward += u32::from(to < from);
            sum.distance += from.0.abs_diff(to.0) as u32;
        }
        sum
    }
}

/// Returns whether too few lines stand before a jump, or after it.
pub(super) fn is_short(rules: &MakeupRules, parted: &JumpBreak) -> bool {
    parted.before < rules.before || parted.after < rules.after
}

/// Returns how many rules a jump breaks.
pub(super) fn broken(rules: &MakeupRules, parted: &JumpBreak) -> u32 {
    u32::from(parted.before < rules.before)
        + u32::from(parted.after < rules.after)
        + u32::from(!parted.inside)
        + u32::from(parted.inside && parted.carried < rules.carry)
}
