//! The index (导读): a label, then a line an entry; a title that is too long for one takes two, parted by its
//! sense, while the slot has lines for it.

use super::head_sense::{Sense, is_endless};
use super::headline_lines::{Parting, Reach, Widths};
use super::typesetter::Typesetter;
use crate::edition::{Edition, IndexEntry, TextStyle, Wording};
use crate::frame::{FrameItem, Group, Tag};
use crate::geom::{Abs, Point};
use crate::head_marks::Marked;
use crate::plan::{Area, PagePlan};

/// Thousandths of its width to which a title is condensed.
const CONDENSED: i64 = 900;
/// Thousandths of its size to which a title is made smaller before it takes a second line.
const SMALLER: i64 = 850;

/// Sets the index in its slot.
pub(crate) fn set(
    typesetter: &Typesetter,
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    entries: &[&IndexEntry],
) -> Vec<FrameItem> {
    let (styles, numerals) = (&edition.styles, &edition.numerals);
    let grid = &page.given.grid;
    let area = grid.rect(slot.cells.columns, slot.cells.lines);
    let mut items = Vec::new();
    let mut line = slot.cells.lines.0;
    if let Some(label) = &slot.look.label {
        let words = typesetter.words(&label.text, styles.index_label);
        let at = Point::new(area.x0, grid.baseline(line));
        items.extend(Group::of(Tag::Label, at, words.on_one_line(at, Some(&label.span))));
        line += 1;
    }
    let sections = entries
        .iter()
        .map(|entry| typesetter.width(&entry.section.text, styles.index_section))
        .max();
    let title_x = sections.unwrap_or(Abs::ZERO) + styles.index_section.size;
    let lines = (slot.cells.lines.1 + 1 - line) as usize;
    let mut spare = lines.saturating_sub(entries.len());
    for entry in entries.iter().take(lines) {
        let at = Point::new(area.x0, grid.baseline(line));
        let page = edition.story(entry.story).slot.page;
        let marker = &numerals.index;
        let words = edition.page(page).called.fill(&marker.text, numerals.numeral);
        let words = typesetter.words(&words, styles.index_marker);
        let marker_x = area.x1 - words.prepared.natural_width();
        let section = typesetter.words(&entry.section.text, styles.index_section);
        let mut set = section.on_one_line(at, Some(&entry.section.span));
        let room = marker_x - styles.index_title.size - area.x0 - title_x;
        let title = Title { typesetter, style: styles.index_title, room };
        let titles = title.lines(&entry.title, spare > 0);
        for (words, style) in &titles {
            let at = Point::new(area.x0 + title_x, grid.baseline(line));
            let words = typesetter.words(words, *style);
            set.extend(words.on_one_line(at, Some(&entry.title.span)));
            line += 1;
        }
        spare -= titles.len() - 1;
        set.extend(words.on_one_line(Point::new(marker_x, at.y), Some(&marker.span)));
        items.extend(Group::of(Tag::Entry { story: entry.story, page }, at, set));
    }
    items
}

/// The room of a title.
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
