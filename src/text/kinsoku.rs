//! Second phase: what a break before each cell would be (避头尾, clreq 3.1.4, UAX #14).

use super::class::{Class, not_at_end, not_at_start};
use super::prepared::{Cell, Seam, Unit};
use super::rules::{Level, Rules};
use super::spacing::is_stackable;
use super::units;

/// Characters that measure what the number before them counts (number + 万 and the like).
const COUNTERS: &str = "万亿千百多余来几元年月日天周时分秒号个人次家名位岁吨米倍点项条户亩只件台辆座届级层\
    艘架枚支部册场局轮页期公平立厘毫英美欧港克小折成间所";

/// Unit symbols that copy sets after a number with a space between (GB 3101 3.3).
const UNIT_SYMBOLS: &[&str] = &[
    "GWh", "MWh", "kWh", "TW", "GW", "MW", "kW", "W", "kV", "V", "A", "mAh", "Ah", "Hz", "kHz",
    "MHz", "GHz", "TB", "GB", "MB", "KB", "kB", "km", "m", "cm", "mm", "nm", "kg", "g", "mg",
    "t", "L", "mL", "h", "min", "s", "K", "Pa", "kPa", "MPa", "hPa", "dB", "ha", "km/h", "m/s",
    "m²", "m³", "km²",
];

/// Settles all seams; returns the units that stay whole.
pub(super) fn mark(cells: &mut [Cell], rules: &Rules) -> Vec<Unit> {
    let mut walk = Walk {
        rules,
        before: None,
        clause: false,
        pair: false,
        closing: 0,
        quotes: Quotes::default(),
    };
    for at in 0..cells.len() {
        let seam = walk.seam(cells, at);
        cells[at].seam = seam;
        walk.step(cells, at);
    }
    units::mark(cells, rules)
}

/// The walk along the cells, with what it remembers of the last one that counts.
struct Walk<'r> {
    rules: &'r Rules,
    /// The last cell of this line that is not looked through.
    before: Option<usize>,
    /// Whether a sentence or clause has just ended, closing marks included.
    clause: bool,
    /// Whether the cell before is the first half of a dash or an ellipsis.
    pair: bool,
    /// Closing marks in a row before this cell.
    closing: u32,
    /// The straight quotes before this cell.
    quotes: Quotes,
}

impl Walk<'_> {
    fn seam(&mut self, cells: &[Cell], at: usize) -> Seam {
        let cell = &cells[at];
        let Some(previous) = at.checked_sub(1).map(|previous| &cells[previous]) else {
            return Seam::Inside;
        };
        if previous.class == Class::Newline && !(previous.c == '\r' && cell.c == '\n') {
            return Seam::Forced;
        }
        let attached = cell.class.is_void()
            || matches!(cell.class, Class::Space | Class::IdSpace)
            || previous.c == '\u{200D}';
        let Some(before) = self.before.filter(|_| !attached) else {
            return Seam::Inside;
        };
        let left = &cells[before];
        if self.pair && left.c == cell.c && before + 1 == at {
            return Seam::Joint;
        }
        if self.bound(cells, before, at) {
            // ？！！ is one sign, however many marks it has (GB/T 15834 5.1.2).
            let stacked = is_stackable(left) && is_stackable(cell);
            let cluster = self.closing >= 2 && is_closing(cell.class) && !stacked;
            return if cluster { Seam::Rescue } else { Seam::Kinsoku };
        }
        match previous.class {
            Class::SoftHyphen => Seam::Hyphen,
            Class::Space if before + 2 == at && left.class == Class::Digit => {
                if begins_unit(&cells[at..]) { Seam::Spaced } else { Seam::Free }
            }
            _ if self.clause => Seam::Clause,
            _ if left.class == Class::Digit && COUNTERS.contains(cell.c) => {
                if self.rules.keep_counters { Seam::Unit } else { Seam::Counter }
            }
            _ => Seam::Free,
        }
    }

    /// Returns whether a rule binds the two neighbours together.
    fn bound(&self, cells: &[Cell], before: usize, at: usize) -> bool {
        let (left, right) = (&cells[before], &cells[at]);
        let quoted = self.rules.level != Level::None
            && (self.quotes.closes(cells, at) || self.quotes.opened_at(left.c, before));
        not_at_start(right.class, right.c, self.rules.level)
            || not_at_end(left.class, left.c, self.rules.level)
            || quoted
            || left.class == Class::Glue
            || right.class == Class::Glue
            || (before + 1 == at && is_note_mark(cells, before, at))
    }

    fn step(&mut self, cells: &[Cell], at: usize) {
        let cell = &cells[at];
        self.quotes.step(cells, at);
        match cell.class {
            Class::Newline => {
                self.before = None;
                self.clause = false;
                self.pair = false;
                self.closing = 0;
            }
            class if class.is_void() => {}
            Class::Space | Class::IdSpace => {
                self.pair = false;
                self.closing = 0;
            }
            class => {
                self.closing = if is_closing(class) { self.closing + 1 } else { 0 };
                let opens = matches!(class, Class::Dash | Class::Ellipsis) && cell.c != '⸺';
                self.pair = opens && cell.seam != Seam::Joint;
                self.clause = matches!(class, Class::Comma | Class::Stop)
                    || (class == Class::Close && self.clause);
                self.before = Some(at);
            }
        }
    }
}

/// The straight quotes of a line, `"` and `'`, which are one sign for both ends: paired in turn.
#[derive(Debug, Default)]
struct Quotes {
    /// Where the `"` and the `'` that wait for another stand.
    open: [Option<usize>; 2],
}

impl Quotes {
    fn kind(c: char) -> Option<usize> {
        ['"', '\''].iter().position(|quote| *quote == c)
    }

    /// Returns whether the cell is a quote that closes, an apostrophe, or the sign of inches.
    fn closes(&self, cells: &[Cell], at: usize) -> bool {
        Quotes::kind(cells[at].c).is_some_and(|kind| {
            self.open[kind].is_some() || Quotes::belongs_to_word(cells, at, kind)
        })
    }

    /// Returns whether a quote that stands there has opened and waits for its other half.
    fn opened_at(&self, c: char, at: usize) -> bool {
        Quotes::kind(c).is_some_and(|kind| self.open[kind] == Some(at))
    }

    /// Returns whether the sign at `at` quotes nothing: `don't`, `27"`.
    fn belongs_to_word(cells: &[Cell], at: usize, kind: usize) -> bool {
        let before = at.checked_sub(1).map(|before| cells[before].class);
        let later = || {
            let mut line =
                cells[at + 1..].iter().take_while(|cell| cell.class != Class::Newline);
            line.any(|cell| cell.c == cells[at].c)
        };
        match before {
            Some(Class::Latin) => kind == 1,
            Some(Class::Digit) => kind == 1 || !later(),
            _ => false,
        }
    }

    fn step(&mut self, cells: &[Cell], at: usize) {
        if cells[at].class == Class::Newline {
            *self = Quotes::default();
        }
        let Some(kind) = Quotes::kind(cells[at].c) else { return };
        let next = cells.get(at + 1).map(|cell| cell.class);
        let belongs = Quotes::belongs_to_word(cells, at, kind);
        self.open[kind] = match self.open[kind] {
            // Inside a word the sign is no quote, whether or not one is open.
            open if kind == 1 && belongs && next == Some(Class::Latin) => open,
            None if !belongs => Some(at),
            _ => None,
        };
    }
}

/// Returns whether the cells begin with a unit symbol and nothing Western behind it.
fn begins_unit(cells: &[Cell]) -> bool {
    let western = cells.iter().take_while(|cell| cell.class.is_western() || cell.c == '/');
    let word: String = western.take(5).map(|cell| cell.c).collect();
    UNIT_SYMBOLS.contains(&word.trim_end_matches([',', '.', ';', ')']))
}

/// Returns whether the class closes: a bracket, a quote, a clause or a sentence.
fn is_closing(class: Class) -> bool {
    matches!(class, Class::Close | Class::Comma | Class::Stop)
}

/// A note mark stays with the character that it follows: ①, * and [1] (clreq 3.1.5).
fn is_note_mark(cells: &[Cell], before: usize, at: usize) -> bool {
    let left = &cells[before];
    if !(matches!(left.class, Class::Han | Class::Close) || left.class.is_western()) {
        return false;
    }
    match cells[at].c {
        '\u{2460}'..='\u{2473}' | '*' => true,
        '[' => {
            let inside = cells[at + 1..].iter().take(4);
            let digits = inside.take_while(|cell| cell.class == Class::Digit).count();
            digits > 0 && cells.get(at + 1 + digits).is_some_and(|cell| cell.c == ']')
        }
        _ => false,
    }
}
