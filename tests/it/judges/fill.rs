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
    /// Opens only when nothing else can.
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
    if (line.full || squeezed) && (line.right - proof.measure).abs() > 0.005 && opened.len() > 1
    {
        tell(format!("ends at {} of {}", line.right, proof.measure));
    }
    if stretched && !line.full {
        tell("a last line is stretched".to_owned());
    }
    squeeze_order(proof, edges, &cut, tell);
    stretch_order(proof, line, &opened, tell)
}

/// The step in which a cell is squeezed, and what it can give.
fn capacity(proof: &Proof, at: usize, edges: (usize, usize)) -> (u8, f64) {
    let width = proof.width_in(at, edges);
    match proof.signs[at] {
        Sign::Space => (2, (width - 0.25).max(0.0)),
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
    tell: &mut dyn FnMut(String),
) {
    let mut open_step = None;
    for step in [2, 4, 5, 7] {
        let cells: Vec<(f64, f64)> = (edges.0..=edges.1)
            .filter_map(|at| {
                let (of, give) = capacity(proof, at, edges);
                (of == step && give > NEAR).then(|| (give, cut(at)))
            })
            .collect();
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
        Close, Comma, Connector, DashEnd, EllipsisEnd, FullSpace, Open, Other, Solidus, Space,
        Stacked, Stop,
    };
    let (a, b) = (proof.signs[left], proof.signs[right]);
    if a == Space {
        return Place::Word;
    }
    if b == Space || (a.is_western() && b.is_western()) || matches!(b, DashEnd | EllipsisEnd) {
        return Place::Shut;
    }
    if a == Other || b == Other || a == FullSpace || b == FullSpace {
        return Place::Any;
    }
    if (a == Stacked && b == Stacked) || is_number_joint(proof, left, right) {
        return Place::Shut;
    }
    if matches!(a, Open | Connector | Solidus)
        || matches!(b, Close | Comma | Stop | Stacked | Connector | Solidus)
    {
        return Place::Last;
    }
    if proof.gaps[right] > 0.0 { Place::Gap } else { Place::Even }
}

/// Returns whether a sign stands between two numbers, or belongs to one.
fn is_number_joint(proof: &Proof, left: usize, right: usize) -> bool {
    let figure = |at: usize| proof.signs.get(at) == Some(&Sign::Figure);
    let joins = |at: usize| bounds::JOINS.contains(proof.text[at]);
    let joined = |at: usize| joins(at) && figure(at - 1) && figure(at + 1);
    (left > 0 && joined(left))
        || joined(right)
        || (figure(left) && "℃㎡".contains(proof.text[right]))
}

fn stretch_order(
    proof: &Proof,
    line: &Set,
    opened: &[(usize, Place, f64)],
    tell: &mut dyn FnMut(String),
) -> f64 {
    let of = |kind: Place| opened.iter().filter(move |(_, place, _)| *place == kind);
    let most = |kind: Place| of(kind).map(|(_, _, opening)| *opening).fold(0.0, f64::max);
    let least = |kind: Place| of(kind).map(|(_, _, opening)| *opening).fold(f64::MAX, f64::min);
    let even = most(Place::Even);
    if of(Place::Even).any(|(_, _, opening)| (opening - even).abs() > NEAR) {
        tell("ideographs do not open alike".to_owned());
    }
    let any = even.max(most(Place::Gap)).max(most(Place::Last)).max(most(Place::Shut));
    let past_e3 = even > HARD - NEAR || of(Place::Even).chain(of(Place::Gap)).next().is_none();
    if !past_e3 && most(Place::Last).max(most(Place::Shut)) > NEAR {
        let (at, _, _) = opened
            .iter()
            .find(|(_, place, opening)| {
                matches!(place, Place::Last | Place::Shut) && *opening > NEAR
            })
            .expect("one is open");
        tell(format!("opens before {} (E3 keeps it shut)", proof.text[*at]));
    }
    let word = |(at, _, opening): &(usize, Place, f64)| {
        let space = line.advance[at - 1 - line.from];
        space + opening
    };
    let words_full = of(Place::Word).all(|place| word(place) > 0.5 - NEAR);
    if any > NEAR && !words_full {
        tell("opens elsewhere before its word spaces are half an em (E1)".to_owned());
    }
    let gaps_full = 1.0 / 3.0 - 0.125;
    if even > NEAR && least(Place::Gap) < gaps_full - NEAR {
        tell("opens elsewhere before Chinese–Western gaps are a third (E2)".to_owned());
    }
    even.max(most(Place::Gap) - gaps_full)
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
    let room = proof.room(from);
    let Some((first, last)) = proof.ink(from, to) else { return f64::MAX };
    let places = |kinds: [Place; 2]| {
        (first + 1..=last).filter(|&at| kinds.contains(&place(proof, at - 1, at))).count()
    };
    let given = places([Place::Gap; 2]) as f64 * (1.0 / 3.0 - 0.125);
    let need = room - proof.natural(from, to) - given;
    need / places([Place::Even, Place::Gap]).max(1) as f64
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
