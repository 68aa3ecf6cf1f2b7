//! Copyfit: the ladder by which a story comes to end with the last line of its room.
//!
//! The steps of `ladder` are taken in its order, each only when it brings the story nearer to
//! its last line, or its jump to a better place.

mod pictures;

use std::collections::BTreeSet;

use super::Desk;
use super::cost::{broken, is_short};
use super::ladder::{LADDER, Rung, Step, Try, Want, optionals, pulls_standing, without_pulls};
use super::reins::Sizes;
use crate::edition::Edition;
use crate::frame::Step as Did;
use crate::ids::{SlotId, StoryId};
use crate::layout::{Effort, Fit, HeadLines};
use crate::plan::{Decision, Deed, Move, Plan, Reason};
use crate::terms::{Fill, SlotKind};

/// A story, fitted.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    /// What changes in the plan, in this order.
    pub(super) moves: Vec<Move>,
    /// How the story comes out then.
    pub(super) fit: Fit,
    /// What was done.
    pub(super) decisions: Vec<Decision>,
}

/// A story on the ladder.
struct Climb<'a> {
    desk: &'a Desk<'a>,
    edition: &'a Edition,
    /// The plan as it was given.
    given: &'a Plan,
    /// The plan as the steps have made it.
    plan: Plan,
    id: StoryId,
    /// Heads that have their size already.
    sizes: &'a Sizes,
    fitted: Fitted,
}

/// Brings a story as near to its last line as the ladder reaches; the heads of `sizes` have theirs.
pub(super) fn fit(
    desk: &Desk,
    edition: &Edition,
    given: &Plan,
    id: StoryId,
    sizes: &Sizes,
) -> Fitted {
    let fit = desk.fit((edition, given), id, given.legs(id), Effort::Set);
    let fitted = Fitted { moves: Vec::new(), fit, decisions: Vec::new() };
    let mut climb = Climb { desk, edition, given, plan: given.clone(), id, sizes, fitted };
    climb.hold_heads();
    let slot = edition.story(id).slot;
    // What is booked keeps its type and its pictures, whatever its copy.
    let booked = given.page(slot.page).kind(slot) == SlotKind::Ad;
    if given.area(slot).look.fill != Fill::Loose && !booked {
        climb.pictures();
        // The second time mends what a step of the first overdid.
        for step in LADDER.into_iter().chain(LADDER) {
            if climb.is_good() || climb.is_out_of_reach() {
                break;
            }
            climb.step(step);
        }
        if !climb.is_good() {
            climb.pictures();
        }
    }
    climb.leave_pulls();
    let mut fitted = climb.fitted;
    let paragraphs = paragraphs(&fitted.fit);
    fitted.decisions.splice(0..0, paragraphs);
    fitted
}

/// Returns what layout did with the paragraphs of a story.
fn paragraphs(fit: &Fit) -> Option<Decision> {
    let last = fit.parts.last().filter(|_| fit.shift != 0)?;
    let reason = Reason::Ends { left: fit.free, over: fit.over() };
    Some(decision(fit.story, last.slot, Deed::Paragraphs(fit.shift), reason))
}

/// Returns a decision about a story in a slot.
pub(super) fn decision(story: StoryId, slot: SlotId, deed: Deed, reason: Reason) -> Decision {
    Decision { story: Some(story), slot, deed, reason, weighed: Vec::new() }
}

/// Demerits that the photographs of a story may gain by a step that is not about them.
const CROPPED: u32 = 60;

/// Tries of a step that are set in full.
const SET: usize = 3;

impl Climb<'_> {
    /// Takes the try that serves the story best, if one does. All are sounded; the most
    /// promising are set.
    fn step(&mut self, step: Step) {
        let now = self.faults(&self.fitted.fit);
        let mut best: Option<(Faults, Try, Fit)> = None;
        for attempt in self.promising(step) {
            let fit = self.attempt(&attempt.change, Effort::Set);
            let faults = self.faults(&fit);
            // What fills a tail may not spoil the jump that leads to it.
            let serves = faults.short <= now.short;
            let best_yet = best.as_ref().is_none_or(|(it, ..)| faults.order() < it.order());
            if serves && best_yet {
                best = Some((faults, attempt, fit));
            }
        }
        if let Some((after, taken, fit)) = best
            && after.order() < now.order()
        {
            self.take(taken, fit);
        }
    }

    /// Takes the pull quotes out of a story that is over all the same: what repeats copy may not
    /// stand where copy has no place.
    fn leave_pulls(&mut self) {
        let standing = pulls_standing(self.edition, &self.plan, self.id);
        if self.fitted.fit.over() == 0 || standing == 0 {
            return;
        }
        let (edition, given, want) = (self.edition, self.given, Want::More);
        let (now, fit, sizes) = (&self.plan, &self.fitted.fit, self.sizes);
        let rung = Rung { edition, given, now, fit, sizes, want };
        let taken = without_pulls(rung, standing, 0);
        let fit = self.attempt(&taken.change, Effort::Set);
        self.take(taken, fit);
    }

    /// Returns the tries of a step that come nearest when they are sounded.
    fn promising(&mut self, step: Step) -> Vec<Try> {
        let heads = heads(&self.fitted.fit);
        let (edition, given, now, fit, sizes) =
            (self.edition, self.given, &self.plan, &self.fitted.fit, self.sizes);
        let wants = wants(fit).iter();
        let tries: Vec<Try> = wants
            .flat_map(|want| {
                (step.tries)(Rung { edition, given, now, fit, sizes, want: *want })
            })
            .collect();
        let mut sounded: Vec<((u32, u32, u32), Try)> = Vec::new();
        let pictured = self.pictured(&self.fitted.fit);
        for attempt in tries {
            let fit = self.attempt(&attempt.change, Effort::Sound);
            // A photograph that begins with the text is not cropped for the sake of the white over it.
            let kept = are_kept(&heads, &self::heads(&fit), step.fewer_lines);
            if kept && self.pictured(&fit) <= pictured + CROPPED {
                let off = fit.over().max(fit.gap());
                sounded.push(((off, fit.over(), fit.free), attempt));
            }
        }
        // The order of equal ones stays: the smallest change comes first.
        sounded.sort_by_key(|((off, over, _), _)| (*off, *over));
        let mut known = BTreeSet::new();
        sounded.retain(|(off, _)| known.insert(*off));
        // Beyond the reach of paragraphs nothing comes out full; the nearest may be a step on
        // the way.
        let reach = self.edition.makeup.reach(self.fitted.fit.places);
        let near = sounded.iter().filter(|((off, ..), _)| *off <= reach).count();
        let most = if self.fitted.fit.breaks.is_empty() { SET } else { SET * 3 };
        sounded.truncate(near.clamp(1, most));
        sounded.into_iter().map(|(_, attempt)| attempt).collect()
    }

    /// Gives the heads that have their size already that size.
    fn hold_heads(&mut self) {
        let slots: Vec<SlotId> = self.fitted.fit.parts.iter().map(|part| part.slot).collect();
        for slot in slots {
            let Some(permille) = self.sizes.get(&slot).filter(|size| **size != 1000) else {
                continue;
            };
            let change = Move::ScaleHead(slot, *permille);
            let fit = self.attempt(&change, Effort::Set);
            self.take(Try { change, slot, by: (permille / 10) as i32 }, fit);
        }
    }

    /// Fits the story as it would be after a change; the plan stays as it is.
    fn attempt(&mut self, change: &Move, effort: Effort) -> Fit {
        let undo = self.plan.apply(change);
        let legs = self.plan.legs(self.id);
        let fit = self.desk.fit((self.edition, &self.plan), self.id, legs, effort);
        self.plan.undo(undo);
        fit
    }

    fn take(&mut self, taken: Try, fit: Fit) {
        let Try { change, slot, by } = taken;
        let reason = Reason::Ends { left: fit.free, over: fit.over() };
        let deed = Deed::Moved { change: change.clone(), by };
        let taken = decision(self.id, slot, deed, reason);
        let other = |known: &Decision| (known.step(), known.slot) != (taken.step(), taken.slot);
        self.fitted.decisions.retain(other);
        // What came back to what was given is no decision.
        let counted = matches!(taken.step(), Did::Picture | Did::HeadWhite | Did::Spacing);
        if !counted || by != 0 {
            self.fitted.decisions.push(taken);
        }
        self.plan.apply(&change);
        self.fitted.moves.push(change);
        self.fitted.fit = fit;
    }

    fn faults(&self, fit: &Fit) -> Faults {
        let rules = &self.edition.makeup;
        let parted = fit.breaks.iter();
        Faults {
            short: parted.clone().filter(|parted| is_short(rules, parted)).count(),
            over: fit.over(),
            broken: parted.map(|parted| broken(rules, parted)).sum(),
            gap: fit.gap(),
        }
    }

    /// Returns whether the story fills its columns, and its jumps keep their rules.
    fn is_good(&self) -> bool {
        let fit = &self.fitted.fit;
        fit.is_full() && self.faults(fit).broken == 0
    }

    /// Returns in how many columns the copy of an area runs.
    fn columns(&self, slot: SlotId) -> u32 {
        let area = self.plan.area(slot);
        area.look.inside.map_or(area.cells.width(), |inside| inside.columns).max(1)
    }

    /// Returns whether all the steps together could not make up for what is wrong.
    fn is_out_of_reach(&self) -> bool {
        let (plan, fit, rules) = (&self.plan, &self.fitted.fit, &self.edition.makeup);
        let slots = || fit.parts.iter().map(|part| part.slot);
        let widest = slots().map(|slot| self.columns(slot)).max().unwrap_or(1);
        let optional: u32 = slots()
            .flat_map(|slot| optionals(self.edition, plan, slot))
            .map(|id| plan.area(id).cells)
            .map(|cells| (cells.height() + 2) * cells.width())
            .sum();
        let reach = rules.reach(fit.places) + widest * 3 + fit.subheads + fit.pulls + optional;
        fit.over().max(fit.gap()) > reach
    }
}

impl Fitted {
    /// Returns the size of the head in a slot, in thousandths of what its style says.
    pub(super) fn size(&self, slot: SlotId) -> u32 {
        let scaled = self.moves.iter().rev().find_map(|change| match change {
            Move::ScaleHead(other, permille) if *other == slot => Some(*permille),
            _ => None,
        });
        scaled.unwrap_or(1000)
    }

    /// Returns what is wrong with it, the heaviest first: lines without a place, broken rules of jumps,
    /// lines by which its columns miss of being full.
    pub(super) fn off(&self, edition: &Edition) -> (u32, u32, u32) {
        let broken = |parted| broken(&edition.makeup, parted);
        (self.fit.over(), self.fit.breaks.iter().map(broken).sum(), self.fit.gap())
    }
}

/// What is wrong with a story that is set.
struct Faults {
    /// Jumps with too few lines before or after them.
    short: usize,
    /// Lines without a place.
    over: u32,
    /// Rules of jumps that are broken.
    broken: u32,
    /// Lines by which its columns miss of being full.
    gap: u32,
}

impl Faults {
    /// Returns them for comparison, the heaviest first: that all fits, the rules of jumps, then
    /// how much.
    fn order(&self) -> (bool, u32, u32, u32) {
        (self.over > 0, self.broken, self.over, self.gap)
    }
}

/// Returns whether a story needs more room or less; where only its jump stands in a bad place,
/// either may move it.
fn wants(fit: &Fit) -> &'static [Want] {
    match (fit.over(), fit.gap()) {
        (1.., _) => &[Want::More],
        (0, 1..) => &[Want::Less],
        (0, 0) => &[Want::Less, Want::More],
    }
}

/// Returns whether heads keep their lines: another line is another head. Where copy has no room they may
/// have fewer, but none that had to be wrapped or cut.
fn are_kept(before: &[HeadLines], after: &[HeadLines], fewer: bool) -> bool {
    let kept = |(before, after): (&HeadLines, &HeadLines)| match fewer {
        true => after.lines <= before.lines && after.flaws <= before.flaws,
        false => before == after,
    };
    before.len() == after.len() && before.iter().zip(after).all(kept)
}

/// Returns the lines of each head of a story.
fn heads(fit: &Fit) -> Vec<HeadLines> {
    fit.parts.iter().map(|part| part.head).collect()
}
