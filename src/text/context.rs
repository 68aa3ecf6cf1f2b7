//! Decides which marks that Chinese and Western text share are Chinese (clreq 3.2.1).
//!
//! A mark is Chinese when a neighbour on either side is; other marks and spaces are looked through.
//! The two quotes of a pair go together: “CEO” before a Chinese character is Chinese on both ends.

use super::class::Class;
use super::prepared::Cell;

/// Gives every shared cell its class.
pub(super) fn resolve(cells: &mut [Cell]) {
    let shared: Vec<usize> =
        (0..cells.len()).filter(|&at| cells[at].class == Class::Shared).collect();
    if !shared.is_empty() {
        let mut chinese = sides(cells, &shared);
        pair_quotes(cells, &shared, &mut chinese);
        settle(cells, &shared, &chinese);
    }
    join_dashes(cells);
}

/// What the neighbours say of a shared mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Chinese,
    Western,
    /// The paragraph's edge, or nothing but marks up to it.
    Unknown,
}

/// Returns for each shared cell what its surroundings say.
fn sides(cells: &[Cell], shared: &[usize]) -> Vec<Side> {
    let mut left = vec![Side::Unknown; shared.len()];
    let mut right = left.clone();
    sweep(cells.iter().enumerate(), shared.iter().copied().zip(&mut left));
    let backwards = shared.iter().copied().zip(&mut right).rev();
    sweep(cells.iter().enumerate().rev(), backwards);
    let decide = |(left, right): (&Side, &Side)| match (left, right) {
        (Side::Chinese, _) | (_, Side::Chinese) => Side::Chinese,
        (Side::Western, _) | (_, Side::Western) => Side::Western,
        (Side::Unknown, Side::Unknown) => Side::Unknown,
    };
    left.iter().zip(&right).map(decide).collect()
}

/// Walks the cells once and tells each shared one what stood last before it.
fn sweep<'c, 's>(
    cells: impl Iterator<Item = (usize, &'c Cell)>,
    shared: impl Iterator<Item = (usize, &'s mut Side)>,
) {
    let mut shared = shared.peekable();
    let mut last = Side::Unknown;
    for (at, cell) in cells {
        if let Some((_, side)) = shared.next_if(|(index, _)| *index == at) {
            *side = last;
            continue;
        }
        last = match cell.class {
            Class::Latin | Class::Digit => Side::Western,
            Class::Newline => Side::Unknown,
            Class::Symbol | Class::Space | Class::Stripped | Class::Glue => last,
            class if class.is_void() => last,
            _ => Side::Chinese,
        };
    }
}

/// Makes both quotes of a pair Chinese when one of them is.
fn pair_quotes(cells: &[Cell], shared: &[usize], chinese: &mut [Side]) {
    let letter = |at: Option<usize>| {
        at.and_then(|at| cells.get(at)).is_some_and(|cell| cell.class == Class::Latin)
    };
    let mut open: Vec<(char, usize)> = Vec::new();
    for (index, &at) in shared.iter().enumerate() {
        let wanted = match cells[at].c {
            c @ ('“' | '‘') => {
                open.push((c, index));
                continue;
            }
            '”' => '“',
            // An apostrophe closes nothing.
            '’' if letter(at.checked_sub(1)) && letter(at.checked_add(1)) => continue,
            '’' => '‘',
            _ => continue,
        };
        let Some(depth) = open.iter().rposition(|(c, _)| *c == wanted) else {
            continue;
        };
        let partner = open[depth].1;
        open.truncate(depth);
        if chinese[index] == Side::Chinese || chinese[partner] == Side::Chinese {
            chinese[index] = Side::Chinese;
            chinese[partner] = Side::Chinese;
        }
    }
}

fn settle(cells: &mut [Cell], shared: &[usize], sides: &[Side]) {
    for (&at, side) in shared.iter().zip(sides) {
        let digit = |at: Option<usize>| {
            at.and_then(|at| cells.get(at)).is_some_and(|cell| cell.class == Class::Digit)
        };
        let between_digits = digit(at.checked_sub(1)) && digit(at.checked_add(1));
        let c = cells[at].c;
        cells[at].class = match (c, side) {
            ('—', _) if between_digits => Class::Connector,
            (_, Side::Western) => Class::Symbol,
            ('‘' | '“', _) => Class::Open,
            ('’' | '”', _) => Class::Close,
            ('…', _) => Class::Ellipsis,
            ('—' | '–', _) => Class::Connector,
            ('/', _) => Class::Solidus,
            _ => Class::Mid,
        };
    }
}

/// Two U+2014 or U+2026 in a row are one object whatever stands beside them (GB/T 15834 5.1.4,
/// 5.1.5).
fn join_dashes(cells: &mut [Cell]) {
    let mut at = 0;
    while at + 1 < cells.len() {
        let class = match (cells[at].c, cells[at + 1].c) {
            ('—', '—') => Class::Dash,
            ('…', '…') => Class::Ellipsis,
            _ => {
                at += 1;
                continue;
            }
        };
        cells[at].class = class;
        cells[at + 1].class = class;
        at += 2;
    }
}
