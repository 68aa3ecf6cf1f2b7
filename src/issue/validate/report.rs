//! Reports faults of one file, and looks names up in the house style.

use std::ops::Range;

use super::super::grid::Units;
use super::super::names;
use super::super::raw::House;
use crate::diag::{Diagnostic, Sink, SourceId, Spanned, Text};
use crate::geom::{Abs, Length};
use crate::rules::Code;
use crate::text;

/// Takes the faults of one file.
pub(super) struct Report<'a> {
    /// The file.
    pub(super) source: SourceId,
    /// The house style, where names can be looked up.
    pub(super) names: Option<&'a House>,
    /// What 字 and 行 count in.
    pub(super) units: Units,
    /// Where the faults go.
    pub(super) sink: &'a mut Sink,
}

/// What a name of the house style names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A typeface.
    Face,
    /// An ink.
    Ink,
    /// A text style.
    Style,
    /// A way of setting copy.
    Copy,
    /// A headline style.
    Head,
    /// A list of fixed matter.
    Furniture,
}

impl Kind {
    fn code(self) -> Code {
        match self {
            Kind::Face => Code::UnknownFace,
            Kind::Ink => Code::UnknownInk,
            Kind::Style => Code::UnknownStyle,
            Kind::Copy => Code::UnknownCopy,
            Kind::Head => Code::UnknownHead,
            Kind::Furniture => Code::UnknownFurniture,
        }
    }

    /// Returns the table of the house style and the words for what is in it.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Face => ("faces", "字体", "face"),
            Kind::Ink => ("inks", "颜色", "ink"),
            Kind::Style => ("styles", "文字样式", "text style"),
            Kind::Copy => ("copy", "排文样式", "copy style"),
            Kind::Head => ("heads", "标题样式", "headline style"),
            Kind::Furniture => ("furniture", "固定内容", "furniture"),
        }
    }

    fn known(self, house: &House) -> Vec<&str> {
        fn names<T>(table: &std::collections::BTreeMap<String, T>) -> Vec<&str> {
            table.keys().map(String::as_str).collect()
        }
        match self {
            Kind::Face => names(&house.faces),
            // Black needs no mix: it is what everything is that names no ink.
            Kind::Ink => names(&house.inks).into_iter().chain(["black"]).collect(),
            Kind::Style => names(&house.styles),
            Kind::Copy => names(&house.copy),
            Kind::Head => names(&house.heads),
            Kind::Furniture => names(&house.furniture),
        }
    }
}

impl Report<'_> {
    /// Reports an error with what to do about it.
    pub(super) fn error(
        &mut self,
        code: Code,
        range: &Range<usize>,
        message: Text,
        hint: Text,
    ) {
        self.push(Diagnostic::new(code, self.source.span(range.clone()), message).hint(hint));
    }

    /// Takes a diagnostic in.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Returns an error at `range`, for more to be added.
    pub(super) fn at(&self, code: Code, range: &Range<usize>, message: Text) -> Diagnostic {
        Diagnostic::new(code, self.source.span(range.clone()), message)
    }

    /// Reports a name that the house style does not have.
    pub(super) fn name(&mut self, kind: Kind, name: &Spanned<String>) {
        let Some(house) = self.names else { return };
        let known = kind.known(house);
        let word = name.value.as_str();
        if known.contains(&word) {
            return;
        }
        let (table, zh, en) = kind.words();
        let message = text!(
            "报纸样式里没有{zh} `{word}`（[{table}]）",
            "the house style has no {en} `{word}` under [{table}]"
        );
        let diagnostic = self.at(kind.code(), &name.range, message);
        self.push(names::suggest(diagnostic, word, known));
    }

    /// Reports a name that may be left out but, given, must exist.
    pub(super) fn opt_name(&mut self, kind: Kind, name: Option<&Spanned<String>>) {
        if let Some(name) = name {
            self.name(kind, name);
        }
    }

    /// Reports a length that is not above zero, as it is after rounding.
    pub(super) fn positive(&mut self, key: &str, length: Option<&Spanned<Length>>) {
        let is_none = |length: &&Spanned<Length>| self.units.abs(length.value) <= Abs::ZERO;
        if let Some(length) = length.filter(is_none) {
            let message = text!("`{key}` 须大于零", "`{key}` must be above zero");
            let hint = text!("写一个大于零的长度", "write a length above zero");
            self.error(Code::OutOfRange, &length.range, message, hint);
        }
    }

    /// Reports a type size that no newspaper has.
    pub(super) fn type_size(&mut self, key: &str, size: Option<&Spanned<Length>>) {
        let Some(size) = size else { return };
        let points = self.units.abs(size.value).to_pt();
        if !(3.0..=400.0).contains(&points) {
            let message =
                text!("`{key}` 超出范围：{points} 点", "`{key}` is out of range: {points} pt");
            let hint = text!("字号须在 3 到 400 点之间", "type is from 3 to 400 pt");
            self.error(Code::BadSize, &size.range, message, hint);
        }
    }
}
