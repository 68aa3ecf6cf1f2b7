//! Third phase: natural widths of Chinese cells, the trimming of neighbours (标点挤压), the gaps
//! between Chinese and Western (中西间距), and where a line may be opened.
//!
//! Trimming comes before any line is sought and looks at the original classes, pair by pair
//! (clreq 3.1.6). Style spans do not count: a quote in bold is still a neighbour.

use super::class::Class;
use super::prepared::{Cell, Open, Pose, Seam, Style, Unit};
use super::rules::{Direction, Rules, WidthStyle};
use crate::geom::{Abs, Em};

/// Sets widths, blanks, gaps and openings. Western cells get their widths from the shaper later.
pub(super) fn space(cells: &mut [Cell], styles: &[Style], units: &[Unit], rules: &Rules) {
    for cell in cells.iter_mut() {
        let em = styles[usize::from(cell.style)].em;
        (cell.advance, cell.blank) = natural(cell, em, rules);
    }
    let across = rules.direction == Direction::Across;
    if across && rules.width_style != WidthStyle::Plain {
        stack_stops(cells, styles);
    }
    let mut before: Option<usize> = None;
    for at in 0..cells.len() {
        let class = cells[at].class;
        if class == Class::Newline {
            before = None;
        }
        if class.is_void() {
            continue;
        }
        if let Some(before) = before {
            join(cells, before, at, styles, rules);
        }
        before = Some(at);
    }
    fix_labels(cells);
    // A number, a word, an address is one thing, whatever signs are in it.
    for unit in units {
        let inside = unit.cells.start as usize + 1..unit.cells.end as usize;
        cells[inside].iter_mut().for_each(|cell| cell.open = Open::Never);
    }
}

/// Cells of a label that opens a line, at most.
const LABEL: usize = 12;

/// Keeps labels that open a paragraph or a forced line (【招租】) as wide in one line as in the next: nothing
/// in them opens, and the white behind them is half a cell.
fn fix_labels(cells: &mut [Cell]) {
    let mut opens = true;
    for at in 0..cells.len() {
        let class = cells[at].class;
        if class == Class::Newline {
            opens = true;
        } else if !class.is_void() {
            if opens && cells[at].c == '【' {
                fix_label(&mut cells[at..]);
            }
            opens = false;
        }
    }
}

/// Keeps the label with which these cells begin as wide as it is.
fn fix_label(cells: &mut [Cell]) {
    let label = cells.iter().take(LABEL).take_while(|cell| cell.class != Class::Newline);
    let Some(close) = label.into_iter().position(|cell| cell.c == '】') else { return };
    let after = cells[close + 1..].iter().position(|cell| !cell.class.is_void());
    let end = after.map_or(close + 1, |after| close + 2 + after);
    cells[1..end].iter_mut().for_each(|cell| cell.open = Open::Never);
    cells[close].blank = Abs::ZERO;
}

/// Returns the natural width of a cell and what an edge or a squeeze may take from it.
fn natural(cell: &Cell, em: Abs, rules: &Rules) -> (Abs, Abs) {
    let half = em / 2;
    let halved = match rules.width_style {
        WidthStyle::Banjiao => true,
        WidthStyle::Kaiming => cell.class != Class::Stop,
        _ => false,
    };
    // Down the page ：；！？ are rigid (clreq 3.1.6).
    let down = rules.direction == Direction::Down;
    let rigid = down && matches!(cell.c, '：' | '；' | '！' | '？');
    match cell.class {
        _ if cell.pose == Pose::Beside => (Abs::ZERO, Abs::ZERO),
        Class::Comma | Class::Stop if rigid => (em, Abs::ZERO),
        Class::Han | Class::Wide | Class::Ellipsis => (em, Abs::ZERO),
        Class::Stop if is_stacked_sign(cell.c) => (em, Abs::ZERO),
        Class::Open | Class::Close | Class::Comma | Class::Stop if halved => {
            (em - half, Abs::ZERO)
        }
        Class::Open | Class::Close | Class::Comma | Class::Stop => (em, half),
        Class::Mid if cell.c == '・' => (em, half),
        Class::Mid | Class::Solidus => (half, Abs::ZERO),
        Class::Connector if cell.c == '–' => (half, Abs::ZERO),
        Class::Dash if cell.c == '⸺' => (em * 2, Abs::ZERO),
        Class::Connector | Class::Dash => (em, Abs::ZERO),
        Class::IdSpace if cell.c == '\u{2002}' => (half, Abs::ZERO),
        Class::IdSpace => (rules.ideographic_space.at(em), Abs::ZERO),
        _ => (Abs::ZERO, Abs::ZERO),
    }
}

fn is_stacked_sign(c: char) -> bool {
    matches!(c, '‼' | '⁇' | '⁈' | '⁉')
}

/// Returns whether the cell may share its room with another of its kind.
pub(super) fn is_stackable(cell: &Cell) -> bool {
    matches!(cell.c, '？' | '！')
}

/// Puts ？ and ！ in a row two to a cell; of an odd number the last keeps its own cell
/// (GB/T 15834 5.1.2).
fn stack_stops(cells: &mut [Cell], styles: &[Style]) {
    let mut at = 0;
    while at < cells.len() {
        let count = cells[at..].iter().take_while(|cell| is_stackable(cell)).count();
        for cell in &mut cells[at..at + count - count % 2] {
            let em = styles[usize::from(cell.style)].em;
            (cell.advance, cell.blank) = (em - em / 2, Abs::ZERO);
        }
        at += count.max(1);
    }
}

/// Settles what lies between two neighbours.
fn join(cells: &mut [Cell], before: usize, at: usize, styles: &[Style], rules: &Rules) {
    if rules.trims_neighbours() {
        match loser(&cells[before], &cells[at]) {
            Some(Loser::Left) => halve(&mut cells[before]),
            Some(Loser::Right) => halve(&mut cells[at]),
            None => {}
        }
    }
    let (left, right) = (&cells[before], &cells[at]);
    let mixed = is_mixed(left, right) || opens_number(cells, before, at);
    let han = if left.class == Class::Han { left } else { right };
    let mut gap = Abs::ZERO;
    if mixed {
        gap += rules.cjk_latin_gap.at(styles[usize::from(han.style)].em);
    }
    // Down the page white stands between cells; what is turned keeps its own spacing.
    let turned = |cell: &Cell| cell.pose == Pose::Turned && cell.class.is_western();
    let one = right.seam == Seam::Joint || turned(left) && turned(right);
    if rules.tracking != Em::ZERO && !one {
        gap += rules.tracking.at(styles[usize::from(left.style)].em);
    }
    let open = opening(left, right, mixed && rules.cjk_latin_gap > Em::ZERO);
    cells[at].gap = gap;
    cells[at].open = open;
}

/// Which of two neighbours loses half a cell.
enum Loser {
    Left,
    Right,
}

/// Says who gives way where two marks meet (clreq 3.1.6, both marks 1.5 em together).
fn loser(left: &Cell, right: &Cell) -> Option<Loser> {
    use Class::{Close, Comma, IdSpace, Mid, Open, Stop, Symbol};
    match (left.class, right.class) {
        (Open | Close | Comma | Stop | Mid | IdSpace, Open) => Some(Loser::Right),
        (Close | Comma | Stop, Close | Comma | Stop | Mid | IdSpace) => Some(Loser::Left),
        (Close, Symbol) if right.c == ')' => Some(Loser::Left),
        (Symbol, Open) if left.c == '(' => Some(Loser::Right),
        _ => None,
    }
}

/// Takes the blank from a mark that still has one.
fn halve(cell: &mut Cell) {
    if cell.class != Class::Mid {
        cell.advance -= cell.blank;
        cell.blank = Abs::ZERO;
    }
}

/// Returns whether an ideograph meets a Western word or number (clreq 3.2.2).
fn is_mixed(left: &Cell, right: &Cell) -> bool {
    let western = |cell: &Cell| match cell.class {
        Class::Latin | Class::Digit => true,
        Class::Symbol => matches!(
            cell.c,
            '%' | '‰' | '°' | '′' | '″' | '$' | '€' | '£' | '¥' | '¹' | '²' | '³' | '⁰'
                | '⁴'..='⁹' | 'ⁿ' | '₀'..='₉' | '+' | '#' | '@' | '&'
        ),
        _ => false,
    };
    (left.class == Class::Han && western(right)) || (western(left) && right.class == Class::Han)
}

/// Returns whether an ideograph meets a number with its sign.
fn opens_number(cells: &[Cell], before: usize, at: usize) -> bool {
    let digit = cells.get(at + 1).is_some_and(|cell| cell.class == Class::Digit);
    digit
        && cells[before].class == Class::Han
        && cells[at].class == Class::Symbol
        && matches!(cells[at].c, '-' | '−' | '±' | '.')
}

/// Pads Western phrases to whole cells, alike on both sides, so that the ideographs after them
/// stand on the grid (clreq 3.2.5).
pub(super) fn pad_to_grid(cells: &mut [Cell], styles: &[Style]) {
    let western = |cell: &Cell| match cell.class {
        Class::Newline => false,
        Class::Space | Class::Glue => true,
        class => class.is_western() || class.is_void(),
    };
    let mut start = 0;
    while start < cells.len() {
        let end = start + cells[start..].iter().take_while(|cell| western(cell)).count();
        if end == start || !cells[start..end].iter().any(|cell| cell.class.is_western()) {
            start = end.max(start + 1);
            continue;
        }
        let em = styles[usize::from(cells[start].style)].em.max(Abs::from_units(1));
        let gaps: Abs = cells[start + 1..end].iter().map(|cell| cell.gap).sum();
        let width = gaps + cells[start..end].iter().map(|cell| cell.advance).sum();
        let pad = em * width.div_ceil(em) - width;
        let open = |cell: &Cell| if cell.open == Open::Gap { Open::Even } else { cell.open };
        for (at, room) in [(start, pad / 2), (end, pad - pad / 2)] {
            if let Some(cell) = cells.get_mut(at).filter(|_| at > 0) {
                (cell.gap, cell.open) = (room, open(cell));
            }
        }
        start = end;
    }
}

/// Says how the room between two neighbours may open (clreq 3.5.4).
fn opening(left: &Cell, right: &Cell, elastic: bool) -> Open {
    use Class::{
        Close, Comma, Connector, Ellipsis, Glue, IdSpace, Mid, Solidus, Space, Stop, Symbol,
    };
    if left.class == Space && right.class != Space {
        return Open::Word;
    }
    let closed = matches!(right.class, Space | IdSpace | Glue) || left.class == Glue;
    // A seam that lies inside a unit stays shut; so do the halves of a stacked cell.
    let unit = matches!(
        right.seam,
        Seam::Joint | Seam::Unit | Seam::Letters | Seam::Separator | Seam::Range | Seam::Hyphen
    );
    let stacked = is_stackable(left) && is_stackable(right);
    let word = left.class.is_western() && right.class.is_western();
    if closed || unit || stacked || word {
        return Open::Never;
    }
    let clings = matches!(left.class, Class::Open | Mid | Solidus)
        || matches!(right.class, Close | Comma | Stop | Mid | Solidus | Ellipsis)
        || (matches!(left.class, Symbol) || matches!(right.class, Symbol))
            && right.seam == Seam::Kinsoku;
    let side = left.class == Connector || right.class == Connector;
    match (clings, elastic) {
        (true, _) => Open::Last,
        _ if side => Open::Side,
        (false, true) => Open::Gap,
        (false, false) => Open::Even,
    }
}
