//! Layouts: the grid cut into slots at random, with other slots inside them, white at their sides that may
//! be more than they hold, columns and heads of their own.

use std::fmt::Write;

use super::super::choices::Choices;
use super::house::House;

/// A layout, and what may be put into it.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) slots: Vec<Slot>,
}

/// A slot with its cells, the last ones included.
#[derive(Clone)]
pub(super) struct Slot {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) cells: Cells,
    pub(super) within: Option<usize>,
    /// Whether photographs of its story have a place in it.
    pub(super) frames: bool,
    /// Whether its copy runs down the page.
    pub(super) vertical: bool,
    /// Characters of body type that it holds, about.
    pub(super) room: usize,
}

/// First and last column, first and last line.
pub(super) type Cells = [u32; 4];

/// Kinds of slots, as often as they come.
const KINDS: &[&str] = &[
    "story",
    "story",
    "story",
    "story",
    "story",
    "tail",
    "tail",
    "briefs",
    "photo",
    "photo",
    "notice",
    "comment",
    "ad",
    "ad",
    "index",
    "furniture",
    "folio",
    "masthead",
];
const INNER: &[&str] = &[
    "photo",
    "photo",
    "photo",
    "photo",
    "story",
    "story",
    "comment",
    "ad",
    "furniture",
    "tail",
    "notice",
];

/// Kinds into which others may be set.
pub(super) fn takes_copy(kind: &str) -> bool {
    ["story", "tail", "briefs", "notice", "comment", "ad"].contains(&kind)
}

impl Page {
    /// Returns the layout to which choices lead.
    pub(super) fn new(number: usize, house: &House, choices: &mut Choices) -> Page {
        let mut page = Page { text: String::new(), slots: Vec::new() };
        let mut cells = Vec::new();
        cut([1, house.columns, 1, house.lines], 0, choices, &mut cells);
        for cells in cells {
            if choices.chance(8) {
                continue;
            }
            let kind = choices.pick(KINDS);
            page.add(number, kind, cells, None, house, choices);
            let outer = page.slots.len() - 1;
            if takes_copy(kind) {
                page.nest(number, outer, 0, house, choices);
            }
        }
        if page.slots.is_empty() {
            page.add(number, "story", [1, house.columns, 1, house.lines], None, house, choices);
        }
        page
    }

    /// Sets slots into a slot.
    fn nest(
        &mut self,
        number: usize,
        outer: usize,
        depth: u32,
        house: &House,
        choices: &mut Choices,
    ) {
        let [c0, c1, l0, l1] = self.slots[outer].cells;
        let count = if choices.chance(45) { choices.within(1, 4) } else { 0 };
        let mut taken: Vec<Cells> = Vec::new();
        for _ in 0..count {
            let span = |choices: &mut Choices, low: u32, high: u32| {
                let first = choices.within(low.into(), u64::from(high) + 1) as u32;
                [first, choices.within(first.into(), u64::from(high) + 1) as u32]
            };
            let ([a, b], [c, d]) = (span(choices, c0, c1), span(choices, l0, l1));
            let cells = [a, b, c, d];
            let meet = |other: &Cells| {
                a <= other[1] && other[0] <= b && c <= other[3] && other[2] <= d
            };
            if taken.iter().any(meet) && !choices.chance(1) {
                continue;
            }
            taken.push(cells);
            let kind = choices.pick(INNER);
            self.add(number, kind, cells, Some(outer), house, choices);
            if depth < 2 && takes_copy(kind) && choices.chance(40) {
                self.nest(number, self.slots.len() - 1, depth + 1, house, choices);
            }
        }
    }

    /// Returns a slot that ends right over these cells and may take them.
    fn over(&self, [c0, c1, l0, _]: Cells, within: Option<usize>) -> Option<String> {
        let takes = |slot: &&Slot| {
            slot.within == within
                && slot.cells[..2] == [c0, c1]
                && (slot.cells[3] + 1 == l0 || slot.cells[3] + 2 == l0)
                && !["ad", "masthead", "folio"].contains(&slot.kind)
        };
        self.slots.iter().find(takes).map(|slot| slot.name.clone())
    }

    fn add(
        &mut self,
        number: usize,
        kind: &'static str,
        cells: Cells,
        within: Option<usize>,
        house: &House,
        choices: &mut Choices,
    ) {
        let name = format!("p{number}s{}", self.slots.len());
        let [c0, c1, l0, l1] = cells;
        let lines = bending([l0, l1], house, choices);
        let taker = self.over(cells, within).filter(|_| choices.chance(30));
        let text = &mut self.text;
        let _ = write!(
            text,
            "[[slot]]\nname = \"{name}\"\nkind = \"{kind}\"\ncolumns = [{c0}, {c1}]\nlines = {lines}\n"
        );
        if let Some(taker) = taker {
            let _ = writeln!(text, "absorb = \"{taker}\"");
        }
        if ["story", "notice", "comment"].contains(&kind) && choices.chance(10) {
            *text += "shrink = true\n";
        }
        if let Some(outer) = within {
            let _ = writeln!(text, "within = \"{}\"", self.slots[outer].name);
        }
        inset(text, cells, choices);
        let vertical = takes_copy(kind) && copy_keys(text, kind, cells, house, choices);
        if ["furniture", "folio", "masthead"].contains(&kind) {
            let _ =
                writeln!(text, "furniture = \"{}\"", choices.pick(&["plate", "row", "code"]));
        }
        if kind == "photo" && choices.chance(20) {
            *text += "caption = \"none\"\n";
        }
        if choices.chance(15) {
            let standoff = choices.within(0, 4);
            let _ = writeln!(text, "standoff = {standoff}");
        }
        if choices.chance(20) {
            let rules = choices.pick(&["above", "below", "left", "right", "strong-above"]);
            let _ = writeln!(text, "rules = [\"{rules}\"]");
        }
        if choices.chance(15) {
            *text += choices.pick(&[
                "box = { frame = 0.3 }\n",
                "box = { tint = \"grey\", top = 1.2, lower_by = 5 }\n",
                "box = { tint = \"grey\" }\n",
            ]);
        }
        let room = ((c1 - c0 + 1) * house.chars * (l1 - l0 + 1)) as usize;
        self.slots.push(Slot { name, kind, cells, within, frames: false, vertical, room });
        if let Some(outer) = within.filter(|_| kind == "photo") {
            self.slots[outer].frames = true;
        }
    }
}

/// Returns lines of a slot, fixed or bending.
fn bending([first, last]: [u32; 2], house: &House, choices: &mut Choices) -> String {
    if !choices.chance(50) {
        return format!("[{first}, {last}]");
    }
    let high = u64::from(last - first + 1);
    let min = choices.within(1, high + 1);
    let max = choices.within(high, u64::from(house.lines) + 1);
    format!("{{ at = [{first}, {last}], min = {min}, max = {max} }}")
}

/// Cuts cells in two until they are small or it is enough.
fn cut(cells: Cells, depth: u32, choices: &mut Choices, out: &mut Vec<Cells>) {
    let [c0, c1, l0, l1] = cells;
    let (wide, high) = (c1 > c0, l1 > l0 + 6);
    if depth > 4 || (!wide && !high) || (depth > 0 && choices.chance(25)) {
        out.push(cells);
        return;
    }
    if wide && (!high || choices.chance(45)) {
        let at = choices.within(c0.into(), c1.into()) as u32;
        cut([c0, at, l0, l1], depth + 1, choices, out);
        cut([at + 1, c1, l0, l1], depth + 1, choices, out);
    } else {
        let at = choices.within(u64::from(l0) + 1, u64::from(l1) - 2) as u32;
        let gap = choices.pick(&[0, 1, 1, 2]).min(l1 - at - 1);
        cut([c0, c1, l0, at], depth + 1, choices, out);
        cut([c0, c1, at + 1 + gap, l1], depth + 1, choices, out);
    }
}

fn inset(text: &mut String, [.., l0, l1]: Cells, choices: &mut Choices) {
    if !choices.chance(35) {
        return;
    }
    // Most leave room: what the files refuse says nothing about pages.
    let wild = choices.chance(3);
    let most = (l1 - l0 + 1).min(6) as i32 * 2;
    let sides: Vec<String> = ["left", "top", "right", "bottom"]
        .into_iter()
        .filter_map(|side| {
            let length = match choices.within(0, 20) {
                0 if wild => format!("{:?}", choices.decimal(60, 300)),
                1 if wild => format!("{:?}", choices.decimal(-20, 0)),
                2 if l1 > l0 + 4 => "\"1行\"".to_owned(),
                3..=9 => format!("{:?}", choices.decimal(0, most)),
                _ => return None,
            };
            Some(format!("{side} = {length}"))
        })
        .collect();
    let _ = writeln!(text, "inset = {{ {} }}", sides.join(", "));
}

/// Writes how copy is set; returns whether it runs down the page.
fn copy_keys(
    text: &mut String,
    kind: &str,
    cells: Cells,
    house: &House,
    choices: &mut Choices,
) -> bool {
    let mut vertical = false;
    let [c0, c1, l0, l1] = cells;
    if choices.chance(70) {
        let at = choices.within(0, house.heads.len() as u64) as usize;
        let _ = writeln!(text, "head = \"{}\"", house.heads[at]);
    }
    if choices.chance(60) {
        let across = house.copies.iter().filter(|name| !name.starts_with('v')).count() as u64;
        let down = house.copies.len() as u64;
        let any = kind != "briefs" && kind != "tail" || choices.chance(2);
        let at = choices.within(0, if any { down } else { across }) as usize;
        vertical = house.copies[at].starts_with('v');
        let _ = writeln!(text, "copy = \"{}\"", house.copies[at]);
    }
    let wide = (c1 - c0 + 1) * house.chars;
    let headed = wide > 14 && choices.chance(20);
    if headed {
        let shares: &[f64] = if choices.chance(3) { &[1.0, 1.6] } else { &[0.2, 0.35, 0.6] };
        let strip = house.width(c1 - c0 + 1) * choices.pick(shares);
        let side = choices.pick(&["left", "right"]);
        text.push_str(&match choices.within(0, 4) {
            0 => {
                let (a, b) = (
                    choices.within(c0.into(), u64::from(c1) + 1),
                    choices.within(l0.into(), u64::from(l1) + 1),
                );
                let (c, d) = (
                    choices.within(a, u64::from(c1) + 1),
                    choices.within(b, u64::from(l1) + 1),
                );
                format!("head_place = {{ columns = [{a}, {c}], lines = [{b}, {d}] }}\n")
            }
            _ => format!("head_place = {{ side = \"{side}\", width = {strip:.2} }}\n"),
        });
    }
    if choices.chance(if headed { 5 } else { 30 }) {
        let most = wide / 6 + 1;
        let columns = match choices.chance(1) {
            true => choices.within(1, 13) as u32,
            false => choices.within(1, u64::from(most.clamp(2, 7))) as u32,
        };
        let _ = write!(text, "inside = {{ columns = {columns}");
        if choices.chance(35) {
            let chars = (c1 - c0 + 1) * house.chars / columns;
            let chars = if choices.chance(15) { chars + 4 } else { chars.saturating_sub(1) };
            let _ = write!(text, ", chars = {}", chars.clamp(4, 80));
        }
        if choices.chance(40) {
            let _ = write!(text, ", gutter = {:?}", choices.decimal(0, 12));
        }
        *text += if choices.chance(50) { ", rule = true }\n" } else { " }\n" };
    }
    if kind == "briefs" && choices.chance(60) || choices.chance(10) {
        *text += "label = \"简讯\"\n";
        if choices.chance(60) {
            *text += "label_head = \"plain\"\n";
        }
    }
    if choices.chance(15) {
        *text += "fill = \"loose\"\n";
    }
    vertical
}
