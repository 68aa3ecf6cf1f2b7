//! Paragraphs set a line shorter or longer than is best for them, for the good of the column:
//! the story ends with the last place of its room, and no column begins with a widow (clreq
//! 3.4.4).
//!
//! What is wrong at a place is a fault with its demerits ([`crate::demerits::column`]): a
//! widow, a club line, a jump that falls between paragraphs or carries too little of one, a
//! hole at the foot of a column because a subhead went to the next. The remedy is a paragraph a
//! line shorter or longer, at the place or before it; all lines behind it move.
//!
//! 1. `fill` sets as many paragraphs longer (or shorter) as the story has lines too few (too
//!    many), the cheapest first.
//! 2. `repair` takes the worst fault and tries its remedies: one paragraph; where a jump is at
//!    fault, several; and where a remedy would move the end of the story, a second paragraph
//!    that takes the line back. The best is kept if it makes the story cheaper as a whole, else
//!    the fault is given up. Then the next, twelve at most.
//! 3. Where filling forced something forbidden on the story, it is repaired without.
//!
//! **Worked example.** A story of 60 lines in columns of 20; its sixth paragraph ends with line
//! 41, of three characters, at the head of the third column: a short widow, 1,000,000. The
//! fourth paragraph can be a line shorter for 9,000. Then the widow moves to the foot of the
//! second column, and is none; but the story ends a line early, 80,000, since it was full.
//! 89,000 is better than 1,000,000, but a paragraph behind the place can be a line longer for
//! 12,000 and take the line back: 21,000 in all, and that is set.

use std::collections::BTreeSet;

use super::flow::{Draft, Job, Loosened, Stand};
use super::settings::Looseness;
use crate::demerits::column::{
    BETWEEN, CARRIED, CLUB, HOLE, MORE_OVERSET, OVERSET, SHIFT, SHIFT_OF_FULL, SHORT_WIDOW,
    WIDOW,
};

/// Paragraphs before the place that may give or take a line.
const NEAR: usize = 12;
/// Repairs of one story.
const REPAIRS: usize = 12;
/// Remedies for which a second paragraph is sought that takes the line back.
const PAIRS: usize = 4;
/// Paragraphs that are tried when one more is to give or take a line, the cheapest.
const CHEAPEST: usize = 8;
/// Paragraphs that give or take a line together, so that a jump falls in a better place.
const TOGETHER: usize = 6;

/// Distributes a job, mending what can be mended; returns with it how many lines paragraphs
/// took (or, below zero, gave).
pub(super) fn mend(job: &Job) -> (Draft, i32) {
    let best = job.place(&Loosened::new());
    let short = shortage(job, &best);
    let (loosened, filled) = fill(job, best.clone());
    let shift = if lack(job, &filled) == 0 { SHIFT_OF_FULL } else { SHIFT };
    let target = Target { end: filled.end, over: filled.over(), shift };
    let was_filled = !loosened.is_empty();
    let mut mended = repair(job, &target, loosened, filled);
    if was_filled && mended.cost >= SHORT_WIDOW {
        // Better a story that ends a line early than a column that begins with a short widow.
        let other = repair(job, &target, Loosened::new(), best);
        mended = if other.cost < mended.cost { other } else { mended };
    }
    let shift = short - shortage(job, &mended.draft);
    (mended.draft, shift)
}

/// Mends the worst fault, then the next, as long as it gets better.
fn repair(job: &Job, target: &Target, loosened: Loosened, draft: Draft) -> Tried {
    let mut now = Tried::with(job, target, loosened, draft);
    let mut given_up = BTreeSet::new();
    for _ in 0..REPAIRS {
        let open = faults(job, &now.draft).into_iter();
        let open = open.filter(|fault| !given_up.contains(&(fault.passage, fault.place)));
        let Some(fault) = open.max_by_key(Fault::weight) else { break };
        let all = remedies(job, &now, &fault).chain(together(job, &now, &fault));
        let all = all.filter(|loosened| apart(job, loosened));
        let mut tries: Vec<Tried> =
            all.map(|loosened| Tried::of(job, target, loosened)).collect();
        tries.sort_by_key(|tried| tried.cost);
        if tries.first().is_none_or(|best| best.cost >= now.cost) {
            let shifted =
                |tried: &&Tried| tried.draft.end != target.end && tried.balanced < now.cost;
            let promising: Vec<&Tried> = tries.iter().filter(shifted).take(PAIRS).collect();
            let pairs =
                promising.into_iter().flat_map(|tried| balanced(job, tried, &fault, target));
            tries = pairs.map(|loosened| Tried::of(job, target, loosened)).collect();
        }
        match tries.into_iter().min_by_key(|tried| tried.cost) {
            Some(better) if better.cost < now.cost => now = better,
            _ => {
                given_up.insert((fault.passage, fault.place));
            }
        }
    }
    now
}

/// Returns how many lines a draft is short of its room; below zero, how many it has too many.
fn shortage(job: &Job, draft: &Draft) -> i32 {
    job.places.len() as i32 - draft.end as i32 - draft.over() as i32
}

/// Returns how many lines a draft is short of full columns; below zero, how many it has too many.
fn lack(job: &Job, draft: &Draft) -> i32 {
    match shortage(job, draft) {
        free @ 0.. => (free - job.rules.spare as i32).max(0),
        over => over,
    }
}

/// Returns what a draft costs beyond the best settings of its paragraphs, with what is wrong at the heads
/// and feet of its columns.
pub(super) fn cost(job: &Job, draft: &Draft) -> i64 {
    draft.cost + faults(job, draft).iter().map(|fault| fault.cost).sum::<i64>()
}

/// A paragraph that can be a line longer or shorter than it stands.
struct Able {
    passage: usize,
    looseness: Looseness,
    /// What that costs.
    cost: i64,
}

/// Returns the paragraphs that can be a line longer, or shorter, the cheapest first; of two
/// that cost the same the later one, as its change moves fewer lines.
fn able(job: &Job, draft: &Draft, loosened: &Loosened, longer: bool) -> Vec<Able> {
    let able = draft.stands.iter().filter_map(|stand| {
        let now = loosened.get(&stand.passage).copied().unwrap_or_default();
        let looseness = if longer { now.looser() } else { now.tighter() };
        let cost = job.set(stand.passage, stand.place, looseness)?.cost - stand.setting.cost;
        Some(Able { passage: stand.passage, looseness, cost })
    });
    let mut able: Vec<Able> = able.collect();
    able.sort_by_key(|able| (able.cost, std::cmp::Reverse(able.passage)));
    able
}

/// Returns whether no two paragraphs that follow each other are both longer or shorter than is best:
/// a paragraph may be a little lighter than its neighbours, two would be a patch.
fn apart(job: &Job, loosened: &Loosened) -> bool {
    let changed = loosened.iter().filter(|(_, looseness)| **looseness != Looseness::BEST);
    let changed: Vec<usize> = changed.map(|(passage, _)| *passage).collect();
    changed.windows(2).all(|two| {
        let mut between = job.passages[two[0] + 1..two[1]].iter();
        between.any(|passage| passage.text().is_some())
    })
}

/// Sets paragraphs longer or shorter, each by one line, the cheapest first, until the story
/// ends with its last place. Nothing is done where the house lets paragraphs give or take too
/// little for that.
fn fill(job: &Job, best: Draft) -> (Loosened, Draft) {
    let wanted = lack(job, &best);
    let reach = job.rules.fill.map_or(0, |rules| rules.reach(job.places.len())) as i32;
    // A gap larger than paragraphs may take is made smaller if what stays is small; copy that
    // has more lines too many than they may give is overset all the same, and is left as it is
    // best.
    let left = (wanted - reach).max(0);
    if wanted == 0 || wanted < -reach || left > reach {
        return (Loosened::new(), best);
    }
    let (mut loosened, mut draft) = (Loosened::new(), best.clone());
    while lack(job, &draft) < 0 || lack(job, &draft) > left {
        let now = lack(job, &draft).unsigned_abs();
        let able = able(job, &draft, &loosened, wanted > 0).into_iter();
        let with = |Able { passage, looseness, .. }: Able| {
            let mut loosened = loosened.clone();
            loosened.insert(passage, looseness);
            loosened
        };
        let able = able.map(with).filter(|loosened| apart(job, loosened));
        let nearer = able.take(CHEAPEST).filter_map(|loosened| {
            let draft = job.place(&loosened);
            let left = lack(job, &draft).unsigned_abs();
            let cost = cost(job, &draft);
            (left < now).then_some((left, cost, loosened, draft))
        });
        let next = nearer.min_by_key(|(left, cost, ..)| (*left, *cost));
        let Some((_, _, longer, nearer)) = next else { break };
        (loosened, draft) = (longer, nearer);
    }
    match lack(job, &draft) {
        0.. => (loosened, draft),
        _ => (Loosened::new(), best),
    }
}

/// What the story is to take, repairs or not.
struct Target {
    end: usize,
    over: u32,
    /// What a line more or less costs.
    shift: i64,
}

impl Target {
    fn cost(&self, job: &Job, draft: &Draft) -> i64 {
        let shift = draft.end.abs_diff(self.end) as i64;
        let over = i64::from(draft.over().saturating_sub(self.over));
        let each = if self.over == 0 { OVERSET } else { MORE_OVERSET };
        cost(job, draft) + self.shift * shift + each * over
    }
}

/// A remedy, tried.
struct Tried {
    loosened: Loosened,
    draft: Draft,
    cost: i64,
    /// What it would cost if another paragraph took the lines back.
    balanced: i64,
}

impl Tried {
    fn of(job: &Job, target: &Target, loosened: Loosened) -> Tried {
        let draft = job.place(&loosened);
        Tried::with(job, target, loosened, draft)
    }

    fn with(job: &Job, target: &Target, loosened: Loosened, draft: Draft) -> Tried {
        let cost = target.cost(job, &draft);
        let balanced = cost - target.shift * draft.end.abs_diff(target.end) as i64;
        Tried { loosened, draft, cost, balanced }
    }
}

/// Returns a remedy together with another paragraph, behind the fault or before it, that takes
/// back the line that the remedy gave.
fn balanced(job: &Job, tried: &Tried, fault: &Fault, target: &Target) -> Vec<Loosened> {
    let back = match tried.draft.end > target.end {
        true => Looseness::BEST.tighter(),
        false => Looseness::BEST.looser(),
    };
    let near = |stand: &&Stand| stand.passage.abs_diff(fault.passage) <= NEAR;
    let free = |stand: &&Stand| {
        stand.passage != fault.passage && !tried.loosened.contains_key(&stand.passage)
    };
    let able = |stand: &&Stand| job.set(stand.passage, stand.place, back).is_some();
    let with = |stand: &Stand| {
        let mut loosened = tried.loosened.clone();
        loosened.insert(stand.passage, back);
        loosened
    };
    let stands = tried.draft.stands.iter().filter(near).filter(free).filter(able).map(with);
    stands.filter(|loosened| apart(job, loosened)).collect()
}

/// What is wrong at the head or foot of a column.
struct Fault {
    passage: usize,
    /// Place in the story: of several alike the first is mended first.
    place: usize,
    cost: i64,
}

impl Fault {
    fn weight(&self) -> (i64, std::cmp::Reverse<usize>) {
        (self.cost, std::cmp::Reverse(self.place))
    }
}

/// Returns the club and widow lines, the jumps in bad places and the holes.
fn faults(job: &Job, draft: &Draft) -> Vec<Fault> {
    let mut faults = Vec::new();
    for stand in &draft.stands {
        clubs_and_widows(job, stand, &mut faults);
    }
    for (before, after) in draft.placed().zip(draft.placed().skip(1)) {
        let (passage, end) = (before.passage, before.place + before.count);
        if job.jumps.contains(&after.place) {
            faults.push(Fault { passage, place: after.place, cost: BETWEEN });
        }
        let white = |place: &usize| !draft.white.contains(place);
        let hole = (end..after.place).filter(white).count() as i64;
        if hole > 0 {
            faults.push(Fault { passage, place: end, cost: HOLE * hole });
        }
    }
    faults
}

/// Tells of the club and widow lines of a paragraph, and of what a jump carries of it.
fn clubs_and_widows(job: &Job, stand: &Stand, faults: &mut Vec<Fault>) {
    let (passage, first) = (stand.passage, stand.place);
    if stand.count < 2 || !job.passages[passage].justifies() {
        return;
    }
    let last = first + stand.count - 1;
    if job.left_in_run(first) == 1 {
        faults.push(Fault { passage, place: first, cost: CLUB });
    }
    if !stand.is_whole() {
        return;
    }
    if job.opens_run(last) {
        let room = stand.setting.rooms.last().map_or(job.rules.fallback, |room| room.measure);
        let cost = if job.width(stand) * 2 < room { SHORT_WIDOW } else { WIDOW };
        faults.push(Fault { passage, place: last, cost });
    }
    // A paragraph that begins with the region is carried whole.
    let parts = !job.jumps.contains(&first);
    let jump = job.jumps.iter().find(|at| first < **at && **at <= last).filter(|_| parts);
    if let Some(jump) = jump.filter(|at| last + 1 - **at < job.rules.carry as usize) {
        faults.push(Fault { passage, place: *jump, cost: CARRIED });
    }
}

/// Returns what may mend a fault: the paragraph at it, or one near before it, a line shorter
/// or longer than it is now.
fn remedies<'a>(
    job: &'a Job,
    now: &'a Tried,
    fault: &'a Fault,
) -> impl Iterator<Item = Loosened> + 'a {
    let near = |stand: &&Stand| {
        stand.passage <= fault.passage && fault.passage - stand.passage <= NEAR
    };
    let Tried { loosened, draft, .. } = now;
    draft.stands.iter().rev().filter(near).flat_map(move |stand| {
        let at = stand.passage;
        let now = loosened.get(&at).copied().unwrap_or_default();
        let home = (now != Looseness::BEST).then_some(Looseness::BEST);
        let near = [now.tighter(), now.looser()].into_iter();
        let other =
            home.into_iter().chain(near.filter(|looseness| *looseness != Looseness::BEST));
        let able =
            other.filter(move |looseness| job.set(at, stand.place, *looseness).is_some());
        able.map(move |looseness| {
            let mut loosened = loosened.clone();
            loosened.insert(at, looseness);
            loosened
        })
    })
}

/// Returns what may move a jump to a better place: several paragraphs before it, the cheapest,
/// each a line longer or each a line shorter; and the same with as many behind it that take the
/// lines back.
fn together(job: &Job, now: &Tried, fault: &Fault) -> Vec<Loosened> {
    if !job.jumps.contains(&fault.place) {
        return Vec::new();
    }
    let before = |able: &Able| able.passage <= fault.passage;
    let mut all = Vec::new();
    for longer in [false, true] {
        let give = able(job, &now.draft, &now.loosened, longer).into_iter().filter(before);
        let back = able(job, &now.draft, &now.loosened, !longer);
        let mut back = back.into_iter().filter(|able| !before(able));
        let mut moved = now.loosened.clone();
        let mut balanced = Some(now.loosened.clone());
        for give in give.take(TOGETHER) {
            moved.insert(give.passage, give.looseness);
            all.push(moved.clone());
            balanced = balanced.zip(back.next()).map(|(mut loosened, back)| {
                loosened.insert(give.passage, give.looseness);
                loosened.insert(back.passage, back.looseness);
                loosened
            });
            all.extend(balanced.clone());
        }
    }
    all
}
