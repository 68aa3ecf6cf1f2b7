//! The house style with its names replaced.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::color::{Ink, Process, Spot, SpotId};
use crate::diag::Spanned;
use crate::edition::{
    ASIDE, CopyStyle, DropInitial, EndMark, Flow, HeadRule, HeadStyle, NamedStyles, PartStyle,
    Pull, Subhead, TextStyle, VerseStep,
};
use crate::font::{Book, FaceId};
use crate::geom::{Abs, Em, em_box};
use crate::issue::{HouseFile, Units, raw};
use crate::terms::{ListStyle, SubheadForm};
use crate::text::{Direction, Rules};

/// All of an ink, in hundredths of a percent.
const SOLID: u16 = 10_000;

/// Every style of the house, resolved once.
pub(super) struct StyleSheet {
    /// What lengths count in.
    pub(super) units: Units,
    /// Rules of composition.
    pub(super) rules: Rules,
    inks: BTreeMap<String, Ink>,
    texts: BTreeMap<String, TextStyle>,
    copies: BTreeMap<String, Arc<CopyStyle>>,
    heads: BTreeMap<String, Arc<HeadStyle>>,
    body: TextStyle,
    news: Arc<CopyStyle>,
}

impl StyleSheet {
    /// Resolves the house style.
    pub(super) fn new(
        HouseFile { style: house, grid, own, .. }: &HouseFile,
        book: &Book,
        spots: &[Spot],
    ) -> StyleSheet {
        let units = grid.units;
        let inks = house.inks.iter().map(|(name, mix)| (name.clone(), ink(&mix.value, spots)));
        // Black needs no mix.
        let inks = std::iter::once(("black".to_owned(), Ink::BLACK)).chain(inks).collect();
        let rules = rules(&house.composition);
        let texts = house
            .styles
            .iter()
            .map(|(name, style)| (name.clone(), resolve_text(style, units, &inks, book)));
        let texts: BTreeMap<String, TextStyle> = texts.collect();
        let body = texts[&own.body];
        let mut sheet = StyleSheet {
            units,
            rules,
            inks,
            texts,
            copies: BTreeMap::new(),
            heads: BTreeMap::new(),
            body,
            news: Arc::new(plain_copy(body, rules)),
        };
        for (name, copy) in &house.copy {
            let copy = sheet.resolve_copy(copy, &house.paper.lead_ins);
            sheet.copies.insert(name.clone(), Arc::new(copy));
        }
        if let Some(name) = house.default_copy() {
            sheet.news = sheet.copies[name].clone();
        }
        for (name, head) in &house.heads {
            let head = sheet.resolve_head(head, book);
            sheet.heads.insert(name.clone(), Arc::new(head));
        }
        for (name, head) in &house.heads {
            let across = head.across.as_ref().map(|other| sheet.heads[&other.value].clone());
            if let Some(head) = sheet.heads.get_mut(name).filter(|_| across.is_some()) {
                Arc::make_mut(head).across = across;
            }
        }
        sheet
    }

    /// Returns the text style of a name in the files, which were checked.
    pub(super) fn text(&self, name: &Spanned<String>) -> TextStyle {
        self.texts[&name.value]
    }

    /// Returns the text style of running text.
    pub(super) fn body(&self) -> TextStyle {
        self.body
    }

    /// Returns the text styles that the program itself asks for.
    pub(super) fn own_styles(&self, house: &HouseFile) -> NamedStyles {
        let text = |name: &String| self.texts[name];
        let own = &house.own;
        NamedStyles {
            caption: text(&own.caption),
            credit: text(&own.credit),
            index_label: text(&own.index_label),
            index_section: text(&own.index_section),
            index_title: text(&own.index_title),
            index_marker: text(&own.index_marker),
            index_summary: text(&own.index_summary),
        }
    }

    /// Returns a way of setting copy; what a slot without copy names none for is news copy.
    pub(super) fn copy(&self, name: Option<&String>) -> Arc<CopyStyle> {
        name.map_or(&self.news, |name| &self.copies[name]).clone()
    }

    /// Returns every way of setting copy by name: those of `[copy]`, and news copy with each
    /// text style for its body.
    pub(super) fn copy_styles(&self) -> BTreeMap<String, Arc<CopyStyle>> {
        let news = &self.news;
        let with_body = |(name, body): (&String, &TextStyle)| {
            (name.clone(), Arc::new(CopyStyle { body: *body, ..CopyStyle::clone(news) }))
        };
        let mut styles: BTreeMap<_, _> = self.texts.iter().map(with_body).collect();
        styles.extend(self.copies.iter().map(|(name, copy)| (name.clone(), copy.clone())));
        styles
    }

    /// Returns every headline style by name.
    pub(super) fn head_styles(&self) -> &BTreeMap<String, Arc<HeadStyle>> {
        &self.heads
    }

    /// Returns a headline style; a slot that names none has no head.
    pub(super) fn head(&self, name: Option<&String>) -> Arc<HeadStyle> {
        name.map(|name| self.heads[name].clone()).unwrap_or_default()
    }

    /// Returns an ink; black where none is named.
    pub(super) fn ink(&self, name: Option<&Spanned<String>>) -> Ink {
        named_ink(&self.inks, name)
    }

    fn resolve_copy(&self, raw: &raw::CopyStyle, lead_ins: &[String]) -> CopyStyle {
        let body = self.text(&raw.body);
        let named =
            |name: &Option<Spanned<String>>| name.as_ref().map_or(body, |name| self.text(name));
        let plain = plain_copy(self.body, self.rules);
        let mut lead_ins = lead_ins.to_vec();
        lead_ins.sort_by_key(|words| std::cmp::Reverse(words.chars().count()));
        let indent = raw.indent.as_ref().map_or(plain.indent, |indent| Em::new(indent.value));
        CopyStyle {
            body,
            indent,
            narrow_indent: indent.min(plain.narrow_indent),
            justify: raw.justify.unwrap_or(true),
            lead_in: named(&raw.lead_in),
            lead_ins: if raw.lead_in.is_some() { lead_ins } else { Vec::new() },
            subhead: raw.subhead.as_ref().map_or(plain.subhead, |subhead| Subhead {
                style: self.text(&subhead.style),
                lines: subhead.lines.value,
                drop: self.units.opt(subhead.drop.as_ref()).unwrap_or(Abs::ZERO),
                form: match raw.flow {
                    Flow::Horizontal => subhead.form,
                    Flow::Vertical => SubheadForm::Left,
                },
                bar: self.ink(subhead.bar_ink.as_ref()),
            }),
            quote: named(&raw.quote),
            pull: raw.pull.as_ref().filter(|_| raw.flow == Flow::Horizontal).map(|pull| Pull {
                style: self.text(&pull.style),
                leading: self.units.abs(pull.leading.value),
                rule_above: self
                    .units
                    .opt(pull.rule_above.as_ref())
                    .map(|weight| (weight, self.ink(pull.rule_ink.as_ref()))),
                rule_below: self.units.opt(pull.rule_below.as_ref()),
                most: usize::MAX,
            }),
            verse: named(&raw.verse),
            marker: named(&raw.marker),
            drop_initial: raw.drop_initial.as_ref().map(|drop| DropInitial {
                style: self.text(&drop.style),
                lines: drop.lines.value,
                pitch: self.units.pitch,
            }),
            end: raw
                .end
                .as_ref()
                .map(|end| EndMark { mark: end.mark.value.clone(), style: named(&end.style) }),
            credit: raw.credit.as_ref().map(|name| self.text(name)),
            rules: Rules {
                cjk_latin_gap: raw
                    .gap
                    .as_ref()
                    .map_or(self.rules.cjk_latin_gap, |gap| Em::new(gap.value)),
                width_style: raw.punctuation.unwrap_or(self.rules.width_style),
                direction: match raw.flow {
                    Flow::Horizontal => Direction::Across,
                    Flow::Vertical => Direction::Down,
                },
                ..self.rules
            },
            hang: raw.hang,
            list: raw.list,
            paragraph_space: raw.paragraph_space.unwrap_or(0),
            flow: raw.flow,
            leading: self.units.opt(raw.leading.as_ref()),
            steps: self.steps(raw),
        }
    }

    /// Returns the sizes of verse as a figure, the smallest first.
    fn steps(&self, raw: &raw::CopyStyle) -> Vec<VerseStep> {
        let step = |step: &raw::VerseStep| VerseStep {
            size: self.units.abs(step.size.value),
            leading: self.units.abs(step.leading.value),
        };
        let mut steps: Vec<VerseStep> = raw.steps.iter().map(step).collect();
        steps.sort_by_key(|step| (step.size, step.leading));
        steps
    }

    fn resolve_head(&self, raw: &raw::HeadStyle, book: &Book) -> HeadStyle {
        let foot = self.units.opt(raw.foot.as_ref());
        let parts =
            raw.parts.iter().map(|part| self.resolve_part(part, (raw.flow, foot), book));
        HeadStyle {
            align: raw.align,
            flow: raw.flow,
            parts: parts.collect(),
            aside: ASIDE,
            across: None,
            top_rule: self
                .units
                .opt(raw.top_rule.as_ref())
                .map(|weight| (weight, self.ink(raw.top_rule_ink.as_ref()))),
        }
    }

    fn resolve_part(
        &self,
        raw: &raw::HeadPart,
        (flow, foot): (Flow, Option<Abs>),
        book: &Book,
    ) -> PartStyle {
        let face = face(book, &raw.face.value);
        let size = self.units.abs(raw.size.value);
        let width = permille(raw.width.as_ref()).unwrap_or(1000);
        let opt = |length: &Option<_>| self.units.opt(length.as_ref());
        PartStyle {
            words: raw.words,
            style: TextStyle {
                face,
                bold: face,
                size,
                width,
                ink: self.ink(raw.ink.as_ref()),
                tracking: Em::ZERO,
            },
            min_size: opt(&raw.min_size).unwrap_or(size),
            max_size: opt(&raw.max_size),
            min_width: permille(raw.min_width.as_ref()).unwrap_or(width).min(width),
            place: raw.place,
            drop: opt(&raw.drop).unwrap_or(size.ratio(13, 10)),
            // Its em box touches the upper side: white there is what is left to whole lines.
            first: opt(&raw.first).unwrap_or_else(|| match flow {
                Flow::Horizontal => em_box::ASCENT.at(size),
                Flow::Vertical => size,
            }),
            lines: raw.lines.as_ref().map_or(1, |lines| lines.value),
            leading: opt(&raw.leading),
            foot,
            gap: opt(&raw.gap).unwrap_or(size / 2),
            rule: opt(&raw.rule).map(|below| HeadRule {
                below,
                ink: self.ink(raw.rule_ink.as_ref()),
                length: opt(&raw.rule_length),
            }),
            panel: raw.panel.as_ref().map(|name| self.ink(Some(name))),
            framed: raw.framed,
            across: raw.across.as_ref().map_or(1, |across| across.value),
            paragraph: raw.paragraph,
        }
    }
}

fn resolve_text(
    raw: &raw::TextStyle,
    units: Units,
    inks: &BTreeMap<String, Ink>,
    book: &Book,
) -> TextStyle {
    let face = face(book, &raw.face.value);
    let bold = raw.bold.as_ref().map_or(face, |role| self::face(book, &role.value));
    TextStyle {
        face,
        bold,
        size: units.abs(raw.size.value),
        width: permille(raw.width.as_ref()).unwrap_or(1000),
        ink: named_ink(inks, raw.ink.as_ref()),
        tracking: Em::new(raw.tracking.as_ref().map_or(0.0, |tracking| tracking.value)),
    }
}

/// Returns an ink of a house; black where none is named.
fn named_ink(inks: &BTreeMap<String, Ink>, name: Option<&Spanned<String>>) -> Ink {
    name.map_or(Ink::BLACK, |name| inks[&name.value])
}

/// Returns how copy is set that the house says nothing of.
fn plain_copy(body: TextStyle, rules: Rules) -> CopyStyle {
    CopyStyle {
        body,
        indent: Em::ONE * 2,
        narrow_indent: Em::ONE,
        justify: true,
        lead_in: body,
        lead_ins: Vec::new(),
        subhead: Subhead {
            style: body,
            lines: 1,
            drop: Abs::ZERO,
            form: SubheadForm::Left,
            bar: Ink::BLACK,
        },
        quote: body,
        pull: None,
        verse: body,
        marker: body,
        credit: None,
        drop_initial: None,
        end: None,
        rules,
        hang: false,
        list: ListStyle::default(),
        paragraph_space: 0,
        flow: Flow::Horizontal,
        leading: None,
        steps: Vec::new(),
    }
}

/// Returns the face of a role that a checked house style names.
pub(super) fn face(book: &Book, role: &str) -> FaceId {
    book.by_role(role).expect("every role of the house was checked and its face read")
}

/// Returns the house's rules of composition.
fn rules(raw: &raw::CompositionRules) -> Rules {
    let default = Rules::default();
    Rules {
        level: raw.level,
        width_style: raw.punctuation,
        cjk_latin_gap: raw.gap.as_ref().map_or(default.cjk_latin_gap, |gap| Em::new(gap.value)),
        line_start_open: raw.line_start,
        hyphenate: raw.hyphenate.unwrap_or(default.hyphenate),
        squeeze_stops: raw.squeeze_stops.unwrap_or(default.squeeze_stops),
        hang_end: raw.hang_end,
        western_grid: raw.western_grid,
        ..default
    }
}

fn permille(percent: Option<&Spanned<raw::Permille>>) -> Option<u16> {
    percent.map(|percent| percent.value.parts())
}

/// Returns the spot inks of these inks of a house style, each once with its alternate.
pub(super) fn spots(house: &raw::House, booked: &[usize]) -> Vec<Spot> {
    let inks: Vec<_> = house.inks.values().map(|mix| &mix.value).collect();
    let mut spots: Vec<Spot> = Vec::new();
    for mix in booked.iter().map(|at| inks[*at]) {
        if let Some(name) = &mix.spot
            && spots.iter().all(|spot| spot.name != name.value)
        {
            spots.push(Spot { name: name.value.clone(), alternate: process(mix) });
        }
    }
    spots
}

/// Returns a mix as it prints: with the spot ink where the issue books a plate for it.
pub(super) fn ink(mix: &raw::InkMix, spots: &[Spot]) -> Ink {
    let tint = mix.tint.as_ref().map_or(SOLID, |tint| tint.value.parts());
    let named = mix.spot.as_ref().map(|spot| spot.value.as_str());
    let booked = spots.iter().position(|spot| Some(spot.name.as_str()) == named);
    match booked.and_then(|at| u8::try_from(at).ok()) {
        Some(at) => Ink::Spot(SpotId(at), tint),
        None => Ink::Process(process(mix).tinted(tint)),
    }
}

fn process(mix: &raw::InkMix) -> Process {
    let [c, m, y, k] = [mix.c, mix.m, mix.y, mix.k].map(raw::Hundredths::parts);
    Process { c, m, y, k }
}
