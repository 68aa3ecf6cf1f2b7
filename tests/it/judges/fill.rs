//! How a line is filled: flush edges, squeeze and stretch in their order (clreq 3.5.3, 3.5.4), and
//! squeeze before push (clreq 3.5.2).

use std::collections::BTreeSet;

use super::bounds;
use super::proof::{Proof, Set};
use super::signs::Sign;

/// What is as good as equal, in em.
const NEAR: f64 = 0.002;
/// A gap past which a line is an error.
pub(crate) const HARD: f64 = 0.33;

/// A place between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Word,
    Gap,
    Even,
    /// Beside the white of a mark: it grows by a quarter before any other place opens.
    White,
    /// Beside a connector: opens once the ideographs have opened by a fifth of an em.
    Side,
    /// Opens only in a line that has nothing else.
    Last,
    Shut,
    /// Beside a Western sign the rules say nothing.
    Any,
}

/// Judges the cells of one line and returns the opening of step E3; `tell` hears what is wrong.
pub(crate) fn judge(proof: &Proof, line: &Set, tell: &mut dyn FnMut(String)) -> f64 {
    let Some(edges) = proof.ink(line.from, line.to) else {
        return 0.0;
    };
    let cut = |at: usize| proof.width_in(at, edges) - line.advance[at - line.from];
    let squeezed = (edges.0..=edges.1).any(|at| cut(at) > NEAR);
    let mut opened = Vec::new();
    let mut before = edges.0;
    for at in edges.0 + 1..=edges.1 {
        if proof.signs[at] == Sign::Stripped {
            if line.advance[at - line.from] > NEAR {
                tell("a space between Chinese and Western is not left out".to_owned());
            }
            continue;
        }
        let (x, left) = (line.x[at - line.from], before - line.from);
        let opening = x - line.x[left] - line.advance[left] - proof.gaps[at];
        opened.push((at, place(proof, before, at), opening));
        before = at;
    }
    let stretched = opened.iter().any(|(_, _, opening)| *opening > NEAR);
    if squeezed && stretched {
        tell("squeezed and stretched at once".to_owned());
    }
    for at in edges.0..=edges.1 {
        let sign = proof.signs[at];
        if cut(at) < -NEAR || (cut(at) > NEAR && !sign.has_blank() && sign != Sign::Space) {
            let is = line.advance[at - line.from];
            tell(format!("{} is {is}, not {}", proof.text[at], proof.width_in(at, edges)));
        }
    }
    let flush = (line.right - proof.measure).abs() <= 0.005;
    if (line.full || squeezed) && !line.short && !flush && opened.len() > 1 {
        tell(format!("ends at {} of {}", line.right, proof.measure));
    }
    if line.short {
        let need = proof.room(line.from) - proof.natural(line.from, line.to);
        let level = Level::of(proof, edges, need).even();
        if let Some(level) = level.filter(|level| *level < WIDEST - NEAR) {
            tell(format!("ends short, though {level} em would fill it"));
        }
        if stretched || line.right > proof.measure {
            tell("is opened, and short".to_owned());
        }
        return 0.0;
    }
    if stretched && !line.full {
        tell("a last line is stretched".to_owned());
    }
    squeeze_order(proof, edges, &cut, &opened, tell);
    stretch_order(proof, line, &opened, tell)
}

/// The step in which a cell is squeezed, and what it can give.
fn capacity(proof: &Proof, at: usize, edges: (usize, usize)) -> (u8, f64) {
    if proof.label == Some(at) {
        return (0, 0.0);
    }
    let width = proof.width_in(at, edges);
    match proof.signs[at] {
        Sign::Space if !bounds::groups_figures(&proof.text, at) => (2, (width - 0.25).max(0.0)),
        Sign::Open | Sign::Close => (4, width - 0.5),
        Sign::Comma => (5, width - 0.5),
        Sign::Stop => (7, width - 0.5),
        _ => (0, 0.0),
    }
}

/// Returns what the steps up to S6, and S7 alone, can take from a line.
fn give(proof: &Proof, from: usize, to: usize) -> (f64, f64) {
    let Some(edges) = proof.ink(from, to) else { return (0.0, 0.0) };
    let all = (edges.0..=edges.1).map(|at| capacity(proof, at, edges));
    all.fold((0.0, 0.0), |(soft, hard), (step, give)| match step {
        7 => (soft, hard + give),
        _ => (soft + give, hard),
    })
}

fn squeeze_order(
    proof: &Proof,
    edges: (usize, usize),
    cut: &dyn Fn(usize) -> f64,
    opened: &[(usize, Place, f64)],
    tell: &mut dyn FnMut(String),
) {
    let mut open_step = None;
    let gaps = |most: f64, before: f64| -> Vec<(f64, f64)> {
        let gaps = opened.iter().filter(|(_, place, _)| *place == Place::Gap);
        gaps.map(|(_, _, opening)| (most, (-opening - before).clamp(0.0, most))).collect()
    };
    for step in [2, 4, 5, 6, 7, 8] {
        let cells: Vec<(f64, f64)> = match step {
            6 => gaps(SLACK, 0.0),
            8 => gaps(0.125 - SLACK, SLACK),
            _ => (edges.0..=edges.1)
                .filter_map(|at| {
                    let (of, give) = capacity(proof, at, edges);
                    (of == step && give > NEAR).then(|| (give, cut(at)))
                })
                .collect(),
        };
        let Some(most) = cells.iter().map(|(_, cut)| *cut).reduce(f64::max) else { continue };
        if let Some(earlier) = open_step.filter(|_| most > NEAR) {
            tell(format!("step S{step} gives way while S{earlier} could"));
        }
        let alike =
            |(give, cut): &(f64, f64)| (cut - most).abs() < NEAR || (step == 2 && *give < most);
        if !cells.iter().all(alike) {
            tell(format!("the cells of step S{step} do not give way alike"));
        }
        if cells.iter().any(|(give, cut)| give - cut > NEAR) {
            open_step = open_step.or(Some(step));
        }
    }
}

fn place(proof: &Proof, left: usize, right: usize) -> Place {
    use Sign::{
        Close, Comma, Connector, DashEnd, Ellipsis, EllipsisEnd, FullSpace, Mid, Open, Other,
        Solidus, Space, Stacked, Stop,
    };
    let (a, b) = (proof.signs[left], proof.signs[right]);
    if proof.label.is_some_and(|close| left <= close) {
        return Place::Shut;
    }
    if a == Space && !bounds::groups_figures(&proof.text, left) {
        return Place::Word;
    }
    if a == Space
        || b == Space
        || (a.is_western() && b.is_western())
        || matches!(b, DashEnd | EllipsisEnd)
    {
        return Place::Shut;
    }
    if a == Other || b == Other || a == FullSpace || b == FullSpace {
        return Place::Any;
    }
    if (a == Stacked && b == Stacked) || is_number_joint(proof, left, right) {
        return Place::Shut;
    }
    if matches!(a, Open | Mid | Solidus)
        || matches!(b, Close | Comma | Stop | Stacked | Mid | Solidus | Ellipsis)
    {
        return Place::Last;
    }
    if a == Connector || b == Connector {
        return Place::Side;
    }
    let white = matches!(a, Close | Comma | Stop) && proof.widths[left] > 0.75
        || b == Open && proof.widths[right] > 0.75;
    match proof.gaps[right] > 0.0 {
        true => Place::Gap,
        false if white => Place::White,
        false => Place::Even,
    }
}

/// Returns whether a sign stands between two numbers, or belongs to one.
fn is_number_joint(proof: &Proof, left: usize, right: usize) -> bool {
    let figure = |at: usize| proof.signs.get(at) == Some(&Sign::Figure);
    let joins = |at: usize| bounds::JOINS.contains(proof.text[at]);
    let joined = |at: usize| joins(at) && figure(at - 1) && figure(at + 1);
    (left > 0 && joined(left))
        || joined(right)
        || (figure(left) && bounds::SUFFIX.contains(proof.text[right]))
        || (figure(right) && bounds::PREFIX.contains(proof.text[left]))
}

/// What a gap between Chinese and Western gives and takes (E2, S6).
const GROWTH: f64 = 0.25 - 0.125;
const SLACK: f64 = 0.125 - 0.1;
/// What the white of a mark takes.
const WHITE: f64 = 0.125;
/// How far ideographs open before all other places do.
const CAUGHT: f64 = 0.2;
/// The widest white of a line.
const WIDEST: f64 = 0.5;

fn stretch_order(
    proof: &Proof,
    line: &Set,
    opened: &[(usize, Place, f64)],
    tell: &mut dyn FnMut(String),
) -> f64 {
    let of = |kind: Place| opened.iter().filter(move |(_, place, _)| *place == kind);
    let most = |kind: Place| of(kind).map(|(_, _, opening)| *opening).fold(0.0, f64::max);
    let least = |kind: Place| of(kind).map(|(_, _, opening)| *opening).fold(f64::MAX, f64::min);
    let even = most(Place::Even).max(most(Place::White) - WHITE);
    if of(Place::Even).any(|(_, _, opening)| (opening - even).abs() > NEAR) {
        tell("ideographs do not open alike".to_owned());
    }
    let marks = most(Place::White);
    if of(Place::White).any(|(_, _, opening)| (opening - marks).abs() > NEAR) {
        tell("the white of marks does not open alike".to_owned());
    }
    if even > NEAR && least(Place::White) < even + WHITE - NEAR {
        tell("opens elsewhere before the white of marks has grown by a quarter".to_owned());
    }
    let bare = [Place::Word, Place::Gap, Place::Even, Place::White, Place::Side, Place::Any]
        .iter()
        .all(|kind| of(*kind).next().is_none());
    let shut = most(Place::Shut).max(if bare { 0.0 } else { most(Place::Last) });
    if shut > NEAR {
        let opens = |(_, place, opening): &&(usize, Place, f64)| {
            matches!(place, Place::Last | Place::Shut) && *opening > NEAR
        };
        let (at, _, _) = opened.iter().find(opens).expect("one is open");
        tell(format!("opens before {} (E3 keeps it shut)", proof.text[*at]));
    }
    let word = |(at, _, opening): &(usize, Place, f64)| {
        let space = line.advance[at - 1 - line.from];
        space + opening
    };
    let any = even.max(most(Place::Gap)).max(most(Place::Side)).max(marks);
    let words_full = of(Place::Word).all(|place| word(place) > WIDEST - NEAR);
    if any > NEAR && !words_full {
        tell("opens elsewhere before its word spaces are half an em (E1)".to_owned());
    }
    let white =
        even.max(most(Place::Side)).max(most(Place::Gap) + 0.125).max(most(Place::Last));
    if white > WIDEST + NEAR || of(Place::Word).any(|place| word(place) > WIDEST + NEAR) {
        tell(format!("white of {white} em"));
    }
    if even.max(marks) > NEAR && least(Place::Gap) < GROWTH - NEAR {
        tell("opens elsewhere before Chinese–Western gaps are a quarter (E2)".to_owned());
    }
    let beyond = most(Place::Gap) - GROWTH;
    let early = beyond.max(most(Place::Side)) > NEAR && even < CAUGHT - NEAR;
    if early && of(Place::Even).chain(of(Place::White)).next().is_some() {
        tell(
            "opens elsewhere before its ideographs are a fifth of an em apart (E3)".to_owned(),
        );
    }
    even.max(if beyond > NEAR { beyond + CAUGHT } else { 0.0 })
}

/// What a line would have to open by.
struct Level {
    /// What is left when word spaces and gaps have given what they can.
    need: f64,
    even: f64,
    mixed: f64,
    sides: f64,
    words: f64,
    last: f64,
}

impl Level {
    /// Returns the level of a line that lacks `need`.
    fn of(proof: &Proof, edges: (usize, usize), need: f64) -> Level {
        let mut level =
            Level { need, even: 0.0, mixed: 0.0, sides: 0.0, words: 0.0, last: 0.0 };
        let shown = |at: &usize| proof.signs[*at] != Sign::Stripped;
        let cells: Vec<usize> = (edges.0..=edges.1).filter(shown).collect();
        for two in cells.windows(2) {
            match place(proof, two[0], two[1]) {
                Place::Word => {
                    level.words += 1.0;
                    level.need -= (WIDEST - proof.widths[two[0]]).max(0.0);
                }
                Place::Gap => {
                    level.mixed += 1.0;
                    level.need -= GROWTH;
                }
                Place::Even => level.even += 1.0,
                Place::White => {
                    level.even += 1.0;
                    level.need -= WHITE;
                }
                Place::Side => level.sides += 1.0,
                Place::Last => level.last += 1.0,
                Place::Shut | Place::Any => {}
            }
        }
        level
    }

    /// Returns how far ideographs would stand apart; `None` where that is too far.
    fn even(&self) -> Option<f64> {
        let Level { mut need, even, mixed, sides, words, last } = *self;
        let whole = even + sides;
        let steps = match whole + mixed + words > 0.0 {
            true => vec![
                (0.0, CAUGHT, even),
                (0.0, CAUGHT, sides),
                (CAUGHT, CAUGHT + 0.25, whole + mixed),
                (CAUGHT + 0.25, WIDEST, whole),
            ],
            false => vec![(0.0, WIDEST, last)],
        };
        if need <= 0.0 {
            return Some(0.0);
        }
        for (from, to, places) in steps {
            if need <= places * (to - from) + 1e-6 {
                let level = from + need / f64::max(places, 1.0);
                // Beside connectors places open while the ideographs wait.
                return Some(if even > 0.0 && need < self.need {
                    level.max(CAUGHT)
                } else {
                    level
                });
            }
            need -= places * (to - from);
        }
        None
    }
}

/// Returns what is wrong when line `at` was opened although it could have been squeezed to take more
/// from the next one, and both would have been the better for it.
pub(crate) fn economy(proof: &Proof, at: usize, even: f64) -> Option<String> {
    let (line, next) = (&proof.lines[at], proof.lines.get(at + 1)?);
    if !line.full || even < 0.03 || line.emergency || next.emergency {
        return None;
    }
    let room = proof.room(line.from);
    let mut ends = line.to + 1..=next.to;
    let end = ends
        .find(|&end| end == proof.text.len() || bounds::fault(proof, end, false).is_none())?;
    let (soft, _) = give(proof, line.from, end);
    let fits = proof.natural(line.from, end) - soft <= room + 1e-6;
    if !fits || next.hyphen || end == next.to && next.full {
        return None;
    }
    // A number is better kept with what it counts.
    if end < next.to && proof.signs[end - 1] == Sign::Figure {
        return None;
    }
    if !next.full && end < next.to && !super::is_fair_ending(proof, end) {
        return None;
    }
    let squared = |opening: f64| opening.max(0.0).powi(2);
    let opens =
        |from: usize, to: usize, full: bool| if full { opening(proof, from, to) } else { 0.0 };
    let now = squared(even) + squared(opens(line.to, next.to, next.full));
    let then =
        squared(opening(proof, line.from, end)) + squared(opens(end, next.to, next.full));
    let pulled: String = proof.text[line.to..end].iter().collect();
    (then < now - 0.003)
        .then(|| format!("opened by {even:.3} em; it could have taken {pulled}"))
}

/// Returns how far a line would open, word spaces and Chinese–Western gaps left out.
fn opening(proof: &Proof, from: usize, to: usize) -> f64 {
    let Some(edges) = proof.ink(from, to) else { return f64::MAX };
    let need = proof.room(from) - proof.natural(from, to);
    Level::of(proof, edges, need).even().unwrap_or(f64::MAX)
}

/// Returns whether the paragraph can be broken so that no line opens past the hard limit and no
/// character is left alone.
pub(crate) fn can_be_set_well(proof: &Proof) -> bool {
    let count = proof.text.len();
    let mut starts = BTreeSet::from([0]);
    while let Some(from) = starts.pop_first() {
        if from == count {
            return true;
        }
        let near = |to: &usize| proof.natural(from, *to) <= 3.0 * proof.measure;
        starts
            .extend((from + 1..=count).take_while(near).filter(|&to| is_good(proof, from, to)));
    }
    false
}

/// Returns whether a line may end here, fits, does not gape, and leaves no character alone.
fn is_good(proof: &Proof, from: usize, to: usize) -> bool {
    let last = to == proof.text.len();
    let legal = last || bounds::fault(proof, to, false).is_none();
    let fair = !last || from == 0 || super::is_fair_ending(proof, from);
    let (soft, hard) = give(proof, from, to);
    let (natural, room) = (proof.natural(from, to), proof.room(from));
    let filled = natural >= room || last || opening(proof, from, to) <= HARD;
    legal && filled && fair && natural - soft - hard <= room + 1e-6
}
