//! Copyfit: the ladder by which a story comes to end with the last line of its room.
//!
//! The steps of `ladder` are taken in its order, each only when it brings the story nearer to its last line, or
//! its jump to a better place.

use super::Desk;
use super::cost::{broken, is_short};
use super::ladder::{LADDER, Step, Try, Want, optionals, photos};
use crate::edition::Edition;
use crate::frame::Decision;
use crate::ids::{SlotId, StoryId};
use crate::layout::thread::Thread;
use crate::text;

/// A story, fitted.
pub(super) struct Fitted {
    /// The variant.
    edition: Edition,
    /// The slots that are others in it.
    changed: Vec<SlotId>,
    /// The story, set in it.
    pub(super) thread: Thread,
    /// What was done.
    pub(super) decisions: Vec<Decision>,
}

impl Fitted {
    /// Changes an edition as it takes to fit the story.
    pub(super) fn put_into(&self, edition: &mut Edition) {
        for id in &self.changed {
            *edition = edition.with_slot(*id, |slot| *slot = self.edition.slot(*id).clone());
        }
    }
}

/// Brings a story as near to its last line as the ladder reaches.
pub(super) fn fit(desk: &Desk, edition: &Edition, id: StoryId) -> Fitted {
    let mut fitted = Fitted {
        edition: edition.clone(),
        changed: Vec::new(),
        thread: desk.set(edition, id),
        decisions: Vec::new(),
    };
    if !edition.slot(edition.story(id).slot).loose {
        // The second time mends what a step of the first overdid.
        for tries in LADDER.into_iter().chain(LADDER) {
            if is_good(&fitted) || out_of_reach(&fitted.edition, &fitted.thread) {
                break;
            }
            step(desk, edition, id, &mut fitted, tries);
        }
    }
    let paragraphs = paragraphs(&fitted.edition, &fitted.thread);
    fitted.decisions.splice(0..0, paragraphs);
    fitted
}

/// Returns what layout did with the paragraphs of a story.
fn paragraphs(edition: &Edition, thread: &Thread) -> Option<Decision> {
    let lines = thread.shift;
    let message = match lines {
        0 => return None,
        1.. => text!("段落排长 {lines} 行，栏底排满", "paragraphs set {lines} lines longer"),
        _ => text!(
            "段落排短 {less} 行，全文排下",
            "paragraphs set {less} lines shorter",
            less = -lines
        ),
    };
    let last = thread.regions.last()?;
    let data = vec![("lines", f64::from(lines))];
    Some(decision(edition, thread.story, last.slot, "paragraphs", message, data))
}

/// Returns a decision about a story in a slot.
pub(super) fn decision(
    edition: &Edition,
    story: StoryId,
    slot: SlotId,
    step: &'static str,
    message: crate::diag::Text,
    data: Vec<(&'static str, f64)>,
) -> Decision {
    Decision {
        story: edition.story(story).id.clone(),
        page: edition.page(slot.page).number,
        slot: edition.slot(slot).name.clone(),
        step,
        message,
        data,
        weighed: Vec::new(),
    }
}

/// Tries of a step that are set in full.
const SET: usize = 3;

/// Takes the try that serves the story best, if one does. All are sounded; the most promising are set.
fn step(desk: &Desk, given: &Edition, id: StoryId, fitted: &mut Fitted, tries: Step) {
    let heads = heads(&fitted.thread);
    let wants = wants(&fitted.thread);
    let tries =
        wants.iter().flat_map(|want| tries(given, &fitted.edition, &fitted.thread, *want));
    let sounded = tries.filter_map(|attempt| {
        let thread = desk.sound(&attempt.edition, id);
        let off = (thread.over().max(thread.free()), thread.over() > 0);
        // A head keeps its lines: another line is another head.
        (self::heads(&thread) == heads).then_some((off, attempt))
    });
    let mut sounded: Vec<((u32, bool), Try)> = sounded.collect();
    // The order of equal ones stays: the smallest change comes first.
    sounded.sort_by_key(|(off, _)| *off);
    sounded.dedup_by_key(|(off, _)| *off);
    // Beyond the reach of paragraphs nothing comes out full; the nearest may be a step on the way.
    let reach = fitted.edition.makeup.reach(fitted.thread.places());
    let near = sounded.iter().filter(|((off, _), _)| *off <= reach).count();
    let most = if fitted.thread.breaks.is_empty() { SET } else { SET * 3 };
    sounded.truncate(near.clamp(1, most));
    let now = faults(&fitted.edition, &fitted.thread);
    let set = sounded.into_iter().filter_map(|(_, attempt)| {
        let thread = desk.set(&attempt.edition, id);
        let faults = faults(&attempt.edition, &thread);
        // What fills a tail may not spoil the jump that leads to it.
        (faults.short <= now.short).then_some((faults, attempt, thread))
    });
    let best = set.min_by_key(|(faults, ..)| faults.order());
    let Some((after, Try { edition, slot, step, mut data }, thread)) = best else { return };
    if after.order() >= now.order() {
        return;
    }
    data.push(("lines_left", f64::from(thread.free())));
    data.push(("lines_over", f64::from(thread.over())));
    let message = message(step, &data);
    let taken = decision(&edition, id, slot, step, message, data);
    let other = |known: &Decision| {
        (known.step, known.page, &known.slot) != (taken.step, taken.page, &taken.slot)
    };
    fitted.decisions.retain(other);
    // What came back to what was given is no decision.
    let given_again = matches!(step, "picture" | "head-white" | "spacing")
        && taken.data.first().is_some_and(|(_, figure)| *figure == 0.0);
    if !given_again {
        fitted.decisions.push(taken);
    }
    fitted.changed.push(slot);
    (fitted.edition, fitted.thread) = (edition, thread);
}

/// What is wrong with a story that is set.
struct Faults {
    /// Jumps with too few lines before or after them.
    short: usize,
    /// Lines without a place.
    over: u32,
    /// Rules of jumps that are broken.
    broken: u32,
    /// Places without a line.
    free: u32,
}

impl Faults {
    /// Returns them for comparison, the heaviest first: that all fits, the rules of jumps, then how much.
    fn order(&self) -> (bool, u32, u32, u32) {
        (self.over > 0, self.broken, self.over, self.free)
    }
}

fn faults(edition: &Edition, thread: &Thread) -> Faults {
    let rules = &edition.makeup;
    let parted = thread.breaks.iter();
    Faults {
        short: parted.clone().filter(|parted| is_short(rules, parted)).count(),
        over: thread.over(),
        broken: parted.map(|parted| broken(rules, parted)).sum(),
        free: thread.free(),
    }
}

/// Returns whether a story needs more room or less; where only its jump stands in a bad place, either may
/// move it.
fn wants(thread: &Thread) -> &'static [Want] {
    match (thread.over(), thread.free()) {
        (1.., _) => &[Want::More],
        (0, 1..) => &[Want::Less],
        (0, 0) => &[Want::Less, Want::More],
    }
}

fn message(step: &str, data: &[(&str, f64)]) -> crate::diag::Text {
    let figure = data.first().map_or(0.0, |(_, figure)| *figure);
    match step {
        "headline" => text!("标题排成 {figure}%", "headline set at {figure} %"),
        "picture" => text!("图片高度改 {figure} 行", "photograph changed by {figure} lines"),
        "head-white" => {
            text!("标题多占 {figure} 行", "lines of white round the headline: {figure}")
        }
        "spacing" => {
            text!("小标题占行改 {figure} 行", "white round subheads changed by {figure} lines")
        }
        "quotation" => text!("大字引语改排成引文", "pull quotes set as quotations"),
        _ => text!("撤下标明可不用的内容", "left out, as it is marked optional"),
    }
}

/// Returns of each head of a story how many lines it has and how many of its parts are too long.
fn heads(thread: &Thread) -> Vec<(usize, usize)> {
    thread.regions.iter().map(|region| (region.head_lines, region.too_long.len())).collect()
}

/// Returns whether a story ends with its last line, and its jumps keep their rules.
fn is_good(fitted: &Fitted) -> bool {
    faults(&fitted.edition, &fitted.thread).order() == (false, 0, 0, 0)
}

/// Returns whether all the steps together could not make up for what is wrong.
fn out_of_reach(edition: &Edition, thread: &Thread) -> bool {
    let rules = &edition.makeup;
    let columns = |slot: SlotId| {
        let slot = edition.slot(slot);
        slot.inside.map_or(slot.columns.1 + 1 - slot.columns.0, |inside| inside.columns)
    };
    let widest = thread.regions.iter().map(|region| columns(region.slot)).max().unwrap_or(1);
    let photos = thread.regions.iter().flat_map(|region| photos(edition, region.slot)).count();
    let optional = thread.regions.iter().flat_map(|region| optionals(edition, region.slot));
    let optional: u32 = optional
        .map(|id| edition.slot(id))
        .map(|slot| (slot.lines.1 + 3 - slot.lines.0) * (slot.columns.1 + 1 - slot.columns.0))
        .sum();
    let reach = rules.reach(thread.places())
        + widest * (3 + rules.picture * photos as u32)
        + thread.subheads
        + optional;
    thread.over().max(thread.free()) > reach
}
