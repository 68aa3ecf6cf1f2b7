//! Headlines: parts of a story's head sized from the house style and fitted to their room.

use std::borrow::Cow;

use super::head_fit::Fitter;
use super::heads::{Fitting, HeadSize, PartedUnit, Run, Wanted};
use super::typesetter::{HAIRLINE, Stretch, Typesetter, rule_across};
use super::vertical;
use crate::color::Ink;
use crate::diag::Span;
use crate::edition::{Flow, HeadAlign, HeadStyle, PartPlace, PartStyle, TextStyle, Words};
use crate::frame::{FrameItem, Group, Shape, Tag};
use crate::geom::{Abs, Point, Rect, em_box};
use crate::head_marks::shown;
use crate::plan::Area;
use crate::text::{self, Fit, Room};

/// A head, set; its items lie from (0, 0) down.
#[derive(Debug, Default)]
pub(crate) struct SetHead {
    /// The ink.
    pub(crate) items: Vec<FrameItem>,
    /// Height with the white at its foot.
    pub(crate) height: Abs,
    /// That white.
    pub(crate) foot: Abs,
    /// The items with which its parts under the first begin.
    pub(crate) parts: Vec<usize>,
    /// The size of its title, as it is seen.
    pub(crate) title: Abs,
    /// How wide several rows down the page are.
    pub(crate) rows: Option<Abs>,
    /// White at the right of a head down the page that keeps to the left of its strip.
    pub(crate) slack: Abs,
    /// What is wrong with its parts.
    pub(crate) flaws: Vec<Flaw>,
}

/// What is wrong with a part of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Its words.
    pub(crate) words: String,
    /// Where they are written.
    pub(crate) source: Option<Span>,
    /// What it is.
    pub(crate) wrong: Wrong,
}

/// What may be wrong with the words of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// They are too long for the lines that their style allows, or for their room.
    Lines,
    /// They are too long to be parted by their sense: they are wrapped like copy.
    Sense,
    /// A line end parts what belongs together.
    Parted(PartedUnit),
}

/// The words of a head: what each part shows, empty parts left out.
pub(crate) struct HeadWords<'a> {
    /// Returns the words of a part.
    pub(crate) words: &'a dyn Fn(Words) -> Option<String>,
    /// Returns what a part stands for, and where its words are written.
    pub(crate) origin: &'a dyn Fn(Words) -> (Tag, Option<Span>),
}

/// Sets a head across `width`, or down a strip of that width and `height`. A head that is higher than
/// its room is made smaller as a whole, beyond what its style allows, and told as too long: it may
/// never stand over other matter.
pub(crate) fn set(
    typesetter: &Typesetter,
    style: &HeadStyle,
    head: &HeadWords,
    width: Abs,
    height: Abs,
) -> SetHead {
    let all = worded(style, head);
    let all: Vec<&str> = all.iter().map(|(_, words)| words.as_str()).collect();
    let words = all.join("\n");
    let place = [width, height];
    let set_at = |permille: i64| {
        let scaled = match permille {
            1000 => Cow::Borrowed(style),
            permille => Cow::Owned(scaled(style, permille)),
        };
        let parts = worded(&scaled, head);
        match style.flow {
            Flow::Horizontal => across(typesetter, &scaled, &parts, head, width),
            Flow::Vertical => vertical::set(typesetter, &scaled, &parts, place, head, &words),
        }
    };
    // The white at its foot may fall into the line below.
    let fits = |permille: &i64| {
        let set = set_at(*permille);
        set.height - set.foot <= height
    };
    let anew = || {
        let permille = (0..19).map(|step| 1000 - step * 50).find(fits);
        let too_long = permille != Some(1000);
        HeadSize { permille: permille.unwrap_or(1000), lines: (0, false), too_long }
    };
    let size = match style.flow {
        Flow::Horizontal => typesetter.heads().size(&words, style, place, anew),
        // How a head down the page is fitted at one of these sizes is kept there.
        Flow::Vertical => anew(),
    };
    let mut set = set_at(size.permille);
    let is_told = set.flaws.iter().any(|flaw| !matches!(flaw.wrong, Wrong::Parted(_)));
    if size.too_long && !is_told {
        let title = (head.words)(Words::Title).map(|title| shown(&title));
        let (_, source) = (head.origin)(Words::Title);
        set.flaws.extend(title.map(|words| Flaw { words, source, wrong: Wrong::Lines }));
    }
    set
}

/// Returns the parts of a head that have words.
fn worded<'s>(style: &'s HeadStyle, head: &HeadWords) -> Vec<(&'s PartStyle, String)> {
    let parts = style.parts.iter().filter_map(|part| Some((part, (head.words)(part.words)?)));
    parts.filter(|(_, words)| !words.is_empty()).collect()
}

fn across(
    typesetter: &Typesetter,
    style: &HeadStyle,
    parts: &[(&PartStyle, String)],
    head: &HeadWords,
    width: Abs,
) -> SetHead {
    let setter = HeadSetter {
        typesetter,
        style,
        width,
        head,
        span: None,
        out: SetHead::default(),
        baseline: None,
        row_end: Abs::ZERO,
        row_free: width,
    };
    setter.across(parts)
}

/// Returns the headline style of an area as it is fitted.
pub(super) fn style_of(area: &Area) -> Cow<'_, HeadStyle> {
    let (own, fit) = (&*area.look.head, area.head_fit);
    let set = fit.title.and_then(|title| title.set);
    let titled = set.map(|(size, tracking)| own.titled(size, tracking));
    let style = titled.map_or(Cow::Borrowed(own), Cow::Owned);
    let style = match fit.strip {
        Some((_, aside)) => Cow::Owned(style.with_aside(aside)),
        None => style,
    };
    match fit.permille {
        1000 => style,
        permille => Cow::Owned(scaled(&style, permille.into())),
    }
}

/// Returns a headline style with every size and distance at this share, in thousandths.
pub(crate) fn scaled(style: &HeadStyle, permille: i64) -> HeadStyle {
    let [of, to] = [1000, permille].map(Abs::from_units);
    let parts = style.parts.iter().map(|part| part.scaled(of, to)).collect();
    HeadStyle { parts, ..style.clone() }
}

/// One headline line, fitted.
struct FittedLine {
    items: Vec<FrameItem>,
    width: Abs,
}

struct HeadSetter<'a, 'b> {
    typesetter: &'a Typesetter<'b>,
    style: &'a HeadStyle,
    width: Abs,
    head: &'a HeadWords<'a>,
    /// Where the words of the part under way are written.
    span: Option<Span>,
    out: SetHead,
    /// Baseline of the part before; `None` at the top.
    baseline: Option<Abs>,
    /// Right end of the words on that baseline.
    row_end: Abs,
    /// Left end of what stands flush right on it.
    row_free: Abs,
}

impl HeadSetter<'_, '_> {
    fn across(mut self, parts: &[(&PartStyle, String)]) -> SetHead {
        if let Some((weight, ink)) = self.style.top_rule {
            let rule = rule_across(Abs::ZERO, self.width, weight / 2, weight, ink);
            self.out.items.extend(Group::of(Tag::Rule, Point::default(), vec![rule]));
        }
        for (at, (part, words)) in parts.iter().enumerate() {
            let (tag, span) = (self.head.origin)(part.words);
            self.span = span;
            let before = std::mem::take(&mut self.out.items);
            let above = self.baseline;
            match part.place {
                PartPlace::Line => {
                    let beside = beside(self.typesetter, &parts[at + 1..]);
                    self.line_part(part, words, beside);
                }
                PartPlace::After | PartPlace::Right | PartPlace::End
                    if self.baseline.is_none() =>
                {
                    self.line_part(part, words, Abs::ZERO);
                }
                PartPlace::After => self.after_part(part, words),
                PartPlace::Right => self.right_part(part, words),
                PartPlace::End => self.end_part(part, words),
            }
            let own = std::mem::replace(&mut self.out.items, before);
            if above.is_some() && above != self.baseline {
                self.out.parts.push(self.out.items.len());
            }
            self.out.items.extend(Group::of(tag, Point::default(), own));
        }
        if let Some(baseline) = self.baseline {
            self.out.height = baseline + self.out.foot;
        }
        self.out
    }

    /// Sets a part on lines of its own.
    fn line_part(&mut self, part: &PartStyle, words: &str, beside: Abs) {
        let room = room_beside(self.width, beside);
        let (lines, style) = match part.paragraph {
            true => (self.paragraph(part, words), part.style),
            false => self.fit(part, words, room),
        };
        let size = style.size;
        // What is set smaller stands nearer to what is above it, as its lines do to one another.
        let by = |length: Abs| length.ratio(size.units(), part.style.size.units().max(1));
        let mut baseline = match self.baseline {
            Some(above) => above + by(part.drop),
            None => by(part.first),
        };
        let count = lines.len();
        let leading = part.baselines(count, size);
        if part.is_title() {
            self.out.title = style.seen();
        }
        for (at, line) in lines.into_iter().enumerate() {
            let x = match self.style.align {
                _ if part.paragraph => Abs::ZERO,
                HeadAlign::Left => Abs::ZERO,
                HeadAlign::Center => (self.width - line.width).max(Abs::ZERO) / 2,
            };
            if at > 0 {
                baseline += leading;
            }
            self.panel(part, Rect::new(x, baseline, x + line.width, baseline));
            let by = Point::new(x, baseline);
            self.out.items.extend(line.items.into_iter().map(|item| item.moved(by)));
            if at + 1 == count {
                self.row_end = x + line.width;
            }
        }
        self.row_free = self.width;
        (self.baseline, self.out.foot) = (Some(baseline), part.foot(size));
        self.rule(part, baseline);
    }

    /// Sets a part on the baseline of the part before, after it; on a line of its own where it does not
    /// fit there.
    fn after_part(&mut self, part: &PartStyle, words: &str) {
        let words = &shown(words);
        let width = self.typesetter.width(words, part.style);
        let x = self.row_end + part.gap;
        let Some(baseline) = self.baseline.filter(|_| x + width <= self.row_free) else {
            return self.line_part(part, words, Abs::ZERO);
        };
        self.put(part, words, x, baseline);
        self.row_end = x + width;
    }

    /// Sets a part flush right on the baseline of the part before; on a line of its own where it does
    /// not fit there.
    fn right_part(&mut self, part: &PartStyle, words: &str) {
        let words = &shown(words);
        let width = self.typesetter.width(words, part.style);
        let x = self.row_free - width - pad(part);
        let Some(baseline) = self.baseline.filter(|_| self.row_end + part.gap / 2 <= x) else {
            return self.line_part(part, words, Abs::ZERO);
        };
        self.put(part, words, x, baseline);
        self.row_free = x - part.gap;
    }

    /// Sets a part flush right: on the baseline of the part before where its words leave an em before this,
    /// else on a line of its own.
    fn end_part(&mut self, part: &PartStyle, words: &str) {
        let words = &shown(words);
        let width = self.typesetter.width(words, part.style) + pad(part);
        if width > self.width {
            return self.line_part(part, words, Abs::ZERO);
        }
        let beside = self.row_free - width;
        let row = self.baseline.filter(|_| self.row_end + part.style.size <= beside);
        let (x, baseline) = match row {
            Some(baseline) => (beside, baseline),
            None => (self.width - width, self.baseline.unwrap_or(Abs::ZERO) + part.drop),
        };
        self.put(part, words, x, baseline);
        if row.is_none() {
            (self.baseline, self.out.foot) = (Some(baseline), part.foot(part.style.size));
            self.row_end = Abs::ZERO;
        }
        self.row_free = x - part.gap;
    }

    fn put(&mut self, part: &PartStyle, words: &str, x: Abs, baseline: Abs) {
        let set = self.typesetter.words(words, part.style);
        let width = set.prepared.natural_width();
        self.panel(part, Rect::new(x, baseline, x + width, baseline));
        self.out.items.extend(set.on_one_line(Point::new(x, baseline), self.span.as_ref()));
    }

    /// Paints the panel or the frame of a part whose words stand on this baseline.
    fn panel(&mut self, part: &PartStyle, words: Rect) {
        let size = part.style.size;
        let rect = Rect::new(
            words.x0 - pad(part),
            words.y0 - em_box::ASCENT.at(size) - size.ratio(22, 100),
            words.x1 + pad(part),
            words.y1 + em_box::DESCENT.at(size) + size.ratio(22, 100),
        );
        if let Some(ink) = part.panel {
            self.out.items.push(FrameItem::Shape(Shape { rect, ink, outline: None }));
        }
        if part.framed {
            let outline = Some(HAIRLINE);
            self.out.items.push(FrameItem::Shape(Shape { rect, ink: Ink::BLACK, outline }));
        }
    }

    fn rule(&mut self, part: &PartStyle, baseline: Abs) {
        if let Some(rule) = part.rule {
            let length = rule.length.unwrap_or(self.width).min(self.width);
            let x = match self.style.align {
                HeadAlign::Left => Abs::ZERO,
                HeadAlign::Center => (self.width - length) / 2,
            };
            let y = baseline + rule.below;
            self.out.items.push(rule_across(x, x + length, y, HAIRLINE, rule.ink));
        }
    }

    /// Sets a part as a justified paragraph.
    fn paragraph(&mut self, part: &PartStyle, words: &str) -> Vec<FittedLine> {
        let words = shown(words);
        let stretch = Stretch::plain(&words, part.style);
        let set = self.typesetter.prepare(&[stretch], self.typesetter.rules());
        let room = Room::new(self.width, Abs::ZERO);
        let breaks = text::break_lines(&set.prepared, &|_| room, Fit::Total, true);
        breaks
            .iter()
            .map(|line_break| {
                let line = text::set_line(&set.prepared, line_break, room, true);
                let width = line.right;
                let items = set.items(line.runs, Point::default(), &|_| self.span.clone());
                FittedLine { items, width }
            })
            .collect()
    }

    /// Fits words into their room and sets them; tells what is wrong with them. Returns their lines and
    /// the style in which they fit.
    fn fit(
        &mut self,
        part: &PartStyle,
        words: &str,
        room: Abs,
    ) -> (Vec<FittedLine>, TextStyle) {
        let centred = self.style.align == HeadAlign::Center;
        let wanted = Wanted::of(part, Run::Across(room, centred));
        let fitter = Fitter { typesetter: self.typesetter, part, room, centred };
        let fitting = self.typesetter.heads().fitting(words, wanted, || fitter.fit(words));
        self.out.flaws.extend(flaws(&fitting, words, self.span.as_ref()));
        let lines = fitting.lines.iter().map(|line| self.fitted(line, fitting.style));
        (lines.collect(), fitting.style)
    }

    fn fitted(&self, line: &str, style: TextStyle) -> FittedLine {
        let words = self.typesetter.words(line, style);
        let width = words.prepared.natural_width();
        FittedLine { items: words.on_one_line(Point::default(), self.span.as_ref()), width }
    }
}

/// Returns the width that the parts flush right beside a line take from it.
fn beside(typesetter: &Typesetter, following: &[(&PartStyle, String)]) -> Abs {
    let beside = following.iter().take_while(|(part, _)| part.place != PartPlace::Line);
    beside
        .filter(|(part, _)| part.place == PartPlace::Right)
        .map(|(part, words)| typesetter.width(words, part.style) + part.gap + pad(part) * 2)
        .sum()
}

/// Returns how long a line may be that has this much beside it.
fn room_beside(width: Abs, beside: Abs) -> Abs {
    (width - beside).max(width / 3)
}

/// The title of a head before the head is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Title {
    /// The style in which it fits.
    pub(crate) style: TextStyle,
    /// How long its longest line is.
    pub(crate) width: Abs,
    /// The characters of that line.
    pub(crate) chars: usize,
    /// How long it could be.
    pub(crate) room: Abs,
}

/// Returns the title of a head across a width; `None` where it has none.
pub(super) fn title(
    typesetter: &Typesetter,
    style: &HeadStyle,
    words: &dyn Fn(Words) -> Option<String>,
    width: Abs,
) -> Option<Title> {
    let origin = |_: Words| (Tag::Label, None);
    let parts = worded(style, &HeadWords { words, origin: &origin });
    let at = parts.iter().position(|(part, _)| part.is_title())?;
    let (part, words) = &parts[at];
    if style.flow == Flow::Vertical || part.place != PartPlace::Line || part.paragraph {
        return None;
    }
    let room = room_beside(width, beside(typesetter, &parts[at + 1..]));
    let centred = style.align == HeadAlign::Center;
    let wanted = Wanted::of(part, Run::Across(room, centred));
    let fitter = Fitter { typesetter, part, room, centred };
    let fitting = typesetter.heads().fitting(words, wanted, || fitter.fit(words));
    let lines = fitting.lines.iter();
    let measured = lines.map(|line| (typesetter.width(line, fitting.style), line));
    let (width, longest) = measured.max_by_key(|(width, _)| *width)?;
    let chars = longest.chars().count();
    Some(Title { style: fitting.style, width, chars, room })
}

/// Returns how wide the rows of a head down a strip of this width and height are, where there are several.
pub(super) fn rows(
    typesetter: &Typesetter,
    style: &HeadStyle,
    words: &dyn Fn(Words) -> Option<String>,
    [width, height]: [Abs; 2],
) -> Option<Abs> {
    if style.flow == Flow::Horizontal {
        return None;
    }
    let origin = |_: Words| (Tag::Label, None);
    let head = HeadWords { words, origin: &origin };
    set(typesetter, style, &head, width, height).rows
}

/// Returns whether a strip of this width and height holds a head at its least size.
pub(super) fn holds(
    typesetter: &Typesetter,
    style: &HeadStyle,
    words: &dyn Fn(Words) -> Option<String>,
    [width, height]: [Abs; 2],
) -> bool {
    let origin = |_: Words| (Tag::Label, None);
    let head = HeadWords { words, origin: &origin };
    set(typesetter, style, &head, width, height).flaws.is_empty()
}

/// Returns what is wrong with the words of a part as they are fitted.
pub(super) fn flaws(fitting: &Fitting, words: &str, source: Option<&Span>) -> Vec<Flaw> {
    let limits = [(fitting.too_long, Wrong::Lines), (fitting.endless, Wrong::Sense)];
    let limits = limits.into_iter().filter(|(breaks, _)| *breaks).map(|(_, wrong)| wrong);
    let parted = fitting.parted.iter().map(|unit| Wrong::Parted(unit.clone()));
    let flaw = |wrong| Flaw { words: shown(words), source: source.cloned(), wrong };
    limits.chain(parted).map(flaw).collect()
}

/// Returns the white round the words of a part with a panel or frame.
fn pad(part: &PartStyle) -> Abs {
    match part.panel.is_some() || part.framed {
        true => part.style.size.ratio(45, 100),
        false => Abs::ZERO,
    }
}
