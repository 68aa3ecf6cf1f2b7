//! The index (导读): a label, then a line an entry; a title that is too long for one takes two, parted by its
//! sense, while the slot has lines for it.
//!
//! A paper has one to six entries, and the slot is as high on every day. One or two stand large, a summary
//! under each; one more than there are lines under the label puts this at their side; more still stand
//! closer, in smaller type.

use super::head_sense::{Sense, is_endless};
use super::headline_lines::{Parting, Reach, Widths};
use super::typesetter::{Typesetter, Words};
use crate::edition::{Edition, IndexEntry, TextStyle, Wording};
use crate::frame::{FrameItem, Group, Tag};
use crate::geom::{Abs, Point, Rect, em_box};
use crate::head_marks::Marked;
use crate::plan::{Area, PagePlan};

/// Thousandths of its width to which a title is condensed.
const CONDENSED: i64 = 900;
/// Thousandths of its size to which a title is made smaller before it takes a second line.
const SMALLER: i64 = 850;
/// Thousandths of its size in which the title of one of few entries stands.
const LARGE: i64 = 1200;
/// So many entries stand large, with a summary.
const FEW: usize = 2;
/// Thousandths of its size to which type is made smaller so that all entries have a line.
const CLOSE: i64 = 750;
/// Thousandths of their size from one line of these to the next.
const LEADING: i64 = 1090;
/// Thousandths of the size of titles that stand close for what stands beside them, at most.
const BESIDE: i64 = 900;
/// After these a summary that is too long may end.
const ENDS: [char; 7] = ['。', '；', '！', '？', '，', '：', '　'];

/// How the entries of an index stand in the lines of their slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    /// Whether the label stands at the side of the entries, not over them.
    beside: bool,
    /// Whether titles are large, with a summary under each.
    large: bool,
    /// Lines for entries.
    lines: usize,
    /// The size of all type at most, where lines stand closer than those of the grid.
    close: Option<Abs>,
}

/// Returns how so many entries stand in their slot.
fn form(edition: &Edition, page: &PagePlan, slot: &Area, entries: usize) -> Form {
    let lines = slot.cells.height() as usize;
    let labelled = slot.look.label.is_some();
    let under = lines.saturating_sub(usize::from(labelled));
    let over = Form { beside: false, large: false, lines: under, close: None };
    let beside = Form { beside: labelled, lines, ..over };
    let large = |form: &&Form| entries <= FEW && 2 * entries <= form.lines;
    if let Some(form) = [over, beside].iter().find(large) {
        return Form { large: true, ..*form };
    }
    if let Some(form) = [over, beside].iter().find(|form| entries <= form.lines) {
        return *form;
    }
    let (height, least) = (page.rect(slot).height(), edition.styles.index_title.size);
    let size = |lines: usize| height.ratio(1000, 1000 + LEADING * (lines as i64 - 1));
    let mut closer = (lines + 1..=entries).rev();
    let closer = closer.find(|lines| size(*lines) >= least.ratio(CLOSE, 1000));
    closer.map_or(beside, |lines| Form { lines, close: Some(size(lines)), ..beside })
}

/// Returns how many of so many entries have room in their slot.
pub(super) fn room(edition: &Edition, page: &PagePlan, slot: &Area, entries: usize) -> usize {
    form(edition, page, slot, entries).lines
}

/// Returns whether so many entries stand large, with a summary under each.
pub(super) fn is_large(
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    entries: usize,
) -> bool {
    form(edition, page, slot, entries).large
}

/// Sets the index in its slot.
pub(crate) fn set(
    typesetter: &Typesetter,
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    entries: &[&IndexEntry],
) -> Vec<FrameItem> {
    let form = form(edition, page, slot, entries.len());
    let (grid, styles, mut area) = (&page.given.grid, &edition.styles, page.rect(slot));
    let mut items = Vec::new();
    if let Some(label) = &slot.look.label {
        let words = typesetter.words(&label.text, styles.index_label);
        let at = Point::new(area.x0, grid.baseline(slot.cells.lines.0));
        let width = words.prepared.natural_width();
        items.extend(Group::of(Tag::Label, at, words.on_one_line(at, Some(&label.span))));
        match form.beside {
            true => area.x0 += width + styles.index_label.size,
            false => area.y0 += grid.pitch,
        }
    }
    let stand = &entries[..entries.len().min(form.lines)];
    let list = List { typesetter, edition, page, form, area };
    items.extend(list.set(stand));
    items
}

/// The entries, one under the other.
struct List<'a, 'b> {
    typesetter: &'a Typesetter<'b>,
    edition: &'a Edition,
    page: &'a PagePlan,
    form: Form,
    /// Where they stand.
    area: Rect,
}

impl List<'_, '_> {
    fn set(&self, entries: &[&IndexEntry]) -> Vec<FrameItem> {
        let lines = self.form.lines;
        let section = self.small(self.edition.styles.index_section);
        let widths =
            entries.iter().map(|entry| self.typesetter.width(&entry.section.text, section));
        let titles_x = self.area.x0 + widths.max().unwrap_or(Abs::ZERO) + section.size;
        let mut spare = lines.saturating_sub(entries.len());
        let (mut items, mut line) = (Vec::new(), 0);
        let large = self.form.large && entries.iter().all(|it| self.is_large(it, titles_x));
        let style = self.title_style(large);
        for entry in entries {
            let room = match self.form.large {
                true => lines / entries.len(),
                false => 1 + spare.min(1),
            };
            let (set, taken) = self.entry(entry, line, (titles_x, style), room);
            items.extend(set);
            spare = spare.saturating_sub(taken.saturating_sub(1));
            line += taken;
        }
        items
    }

    /// Returns the style of titles, large or plain: no larger than lines that stand close allow.
    fn title_style(&self, large: bool) -> TextStyle {
        let plain = self.edition.styles.index_title;
        let size = plain.size.ratio(if large { LARGE } else { 1000 }, 1000);
        let size = self.form.close.map_or(size, |most| size.min(most));
        TextStyle { size, ..plain }
    }

    /// Returns a style of what stands beside titles; it is smaller than these.
    fn small(&self, style: TextStyle) -> TextStyle {
        let most = self.form.close.map_or(style.size, |most| most.ratio(BESIDE, 1000));
        TextStyle { size: style.size.min(most), ..style }
    }

    /// Returns the words that send the reader on, and where they begin.
    fn marker(&self, entry: &IndexEntry) -> (Words, Abs) {
        let numerals = &self.edition.numerals;
        let target = self.edition.story(entry.story).slot.page;
        let called = &self.edition.page(target).called;
        let words = called.fill(&numerals.index.text, numerals.numeral);
        let style = self.small(self.edition.styles.index_marker);
        let words = self.typesetter.words(&words, style);
        let x = self.area.x1 - words.prepared.natural_width();
        (words, x)
    }

    /// Returns whether the title of an entry has room on one line in large type.
    fn is_large(&self, entry: &IndexEntry, titles_x: Abs) -> bool {
        let style = self.title_style(true);
        let room = self.marker(entry).1 - style.size - titles_x;
        let title = Title { typesetter: self.typesetter, style, room };
        title.shrunk(&entry.title.text).size == style.size
    }

    /// Sets an entry from a line on, and returns how many lines it takes of its room.
    fn entry(
        &self,
        entry: &IndexEntry,
        line: usize,
        (titles_x, style): (Abs, TextStyle),
        room: usize,
    ) -> (Option<FrameItem>, usize) {
        let (styles, numerals) = (&self.edition.styles, &self.edition.numerals);
        let target = self.edition.story(entry.story).slot.page;
        let (marker, marker_x) = self.marker(entry);
        let width = marker_x - style.size - titles_x;
        let title = Title { typesetter: self.typesetter, style, room: width };
        let mut lines: Vec<(String, TextStyle, &Wording)> = Vec::new();
        for (words, style) in title.lines(&entry.title, room > 1) {
            lines.push((words, style, &entry.title));
        }
        if let Some(summary) = entry.summary.as_ref().filter(|_| self.form.large) {
            let under =
                Title { style: styles.index_summary, room: self.area.x1 - titles_x, ..title };
            let own = under.summary(&summary.text, room.saturating_sub(lines.len()));
            lines.extend(own.into_iter().map(|(words, style)| (words, style, summary)));
        }
        let taken = if self.form.large { room } else { lines.len() };
        let y = |at: usize| self.baseline(line, at, (lines.len(), taken), lines[at].1.size);
        let at = Point::new(self.area.x0, y(0));
        let section = self.small(styles.index_section);
        let section = self.typesetter.words(&entry.section.text, section);
        let mut set = section.on_one_line(at, Some(&entry.section.span));
        for (number, (words, style, wording)) in lines.iter().enumerate() {
            let at = Point::new(titles_x, y(number));
            let words = self.typesetter.words(words, *style);
            set.extend(words.on_one_line(at, Some(&wording.span)));
        }
        let span = Some(&numerals.index.span);
        set.extend(marker.on_one_line(Point::new(marker_x, at.y), span));
        let tag = Tag::Entry { story: entry.story, page: target };
        (Group::of(tag, at, set), taken)
    }

    /// Returns the baseline of one of so many lines of an entry, whose type has this size; what they leave of
    /// its room is shared between them.
    fn baseline(
        &self,
        line: usize,
        at: usize,
        (lines, room): (usize, usize),
        size: Abs,
    ) -> Abs {
        let grid = &self.page.given.grid;
        if let Some(size) = self.form.close {
            let step = (self.area.height() - size) / (self.form.lines as i64 - 1).max(1);
            return self.area.y0 + em_box::ASCENT.at(size) + step * (line + at) as i64;
        }
        let spare = grid.pitch * room.saturating_sub(lines) as i64;
        let share = spare * (at as i64 + 1) / (lines as i64 + 1);
        // Large type begins at the top of its line all the same.
        let lower = em_box::ASCENT.at((size - grid.em).max(Abs::ZERO));
        let first = self.area.y0 + em_box::ASCENT.at(grid.em);
        first + grid.pitch * (line + at) as i64 + share + lower
    }
}

/// The room of a title, or of a summary.
#[derive(Clone, Copy)]
struct Title<'a, 'b> {
    typesetter: &'a Typesetter<'b>,
    style: TextStyle,
    room: Abs,
}

impl Title<'_, '_> {
    /// Returns the lines of a title, each in its style.
    fn lines(&self, title: &Wording, may_take_two: bool) -> Vec<(String, TextStyle)> {
        let words = title.text.as_str();
        let least = self.room.ratio(1000, CONDENSED).ratio(1000, SMALLER);
        if may_take_two
            && self.typesetter.width(words, self.style) > least
            && let Some([above, below]) = self.parted(words)
        {
            let widest = [&above, &below].into_iter();
            let widest = widest.max_by_key(|line| self.typesetter.width(line, self.style));
            let style = self.shrunk(widest.map_or("", String::as_str));
            return vec![(above, style), (below, style)];
        }
        vec![(words.to_owned(), self.shrunk(words))]
    }

    /// Returns the lines of a summary, so many at most: cut at the end of a clause where it is too long.
    fn summary(&self, words: &str, most: usize) -> Vec<(String, TextStyle)> {
        let width = |words: &str| self.typesetter.width(words, self.style);
        let least = self.room.ratio(1000, CONDENSED);
        let one = |words: &str| vec![(words.to_owned(), self.shrunk(words))];
        match most {
            0 => return Vec::new(),
            _ if width(words) <= least => return one(words),
            1 => {}
            _ => {
                let parted =
                    self.parted(words).filter(|it| it.iter().all(|it| width(it) <= least));
                if let Some(lines) = parted {
                    return lines
                        .into_iter()
                        .map(|it| (it.clone(), self.shrunk(&it)))
                        .collect();
                }
            }
        }
        let ends = words.char_indices().rev().filter(|(_, char)| ENDS.contains(char));
        for (at, end) in ends {
            let cut = match end {
                '。' | '！' | '？' => words[..at + end.len_utf8()].to_owned(),
                _ => format!("{}……", &words[..at]),
            };
            if !words[..at].is_empty() && width(&cut) <= least {
                return one(&cut);
            }
        }
        Vec::new()
    }

    /// Returns words in two lines by their sense.
    fn parted(&self, words: &str) -> Option<[String; 2]> {
        let prepared = self.typesetter.words(words, self.style).prepared;
        let marked = Marked { text: words.to_owned(), ..Marked::default() };
        if is_endless(&marked, &prepared) {
            return None;
        }
        let sense = Sense::of(&marked, &prepared, self.typesetter.lexicon());
        let widths = Widths { full: &prepared, least: None };
        let em = self.style.size;
        let parting = Parting::new(&sense, sense.places(false), widths, em, false);
        let condensed = self.room.ratio(1000, CONDENSED);
        let reach = Reach { full: self.room, condensed, least: condensed.ratio(1000, SMALLER) };
        let parted = parting.best(2..=2, 2, reach)?;
        let lines: Vec<String> = parting.lines(&parted);
        lines.try_into().ok()
    }

    /// Returns the style condensed, then made smaller, until the words fit.
    fn shrunk(&self, words: &str) -> TextStyle {
        let (style, width) = (self.style, self.typesetter.width(words, self.style));
        if width <= self.room || self.room <= Abs::ZERO {
            return style;
        }
        let needed = 1000 * self.room.units() / width.units().max(1);
        if needed >= CONDENSED {
            return TextStyle { width: needed as u16, ..style };
        }
        let size = style.size.ratio(needed, CONDENSED).max(style.size / 2);
        TextStyle { size, width: CONDENSED as u16, ..style }
    }
}
