//! banmian 版面: page make-up for a daily Chinese newspaper.
//!
//! ```text
//! issue.toml ─issue─→ Issue ─edition─→ Edition ─makeup─→ Plan ─layout─→ Composition ─export─→ files
//! (bytes)             names checked    given             decided        frames, findings
//! ```
//!
//! [`make`] goes the whole way from an issue file to a [`Made`] edition with its [`Report`],
//! [`press`](press()) writes it for the press, [`proof`] for the desk while errors stand. They are
//! the verbs of the rooms in their order ([`run`]): [`issue::load`], [`edition::resolve`],
//! [`makeup::make_up`] (which calls [`layout::compose`]), [`preflight::check`], [`lint::check`],
//! [`export::report`], then [`export::pdf::press`]. Each takes what the one before gave; none reads
//! the clock, the environment or a system font. Files come through a [`World`], faults go into a
//! [`diag::Sink`], and copy that finds no place is part of the result, not an error.
//!
//! A composer for Chinese copy without any page is [`text`](mod@text); what errors there are
//! implement [`Error`](std::error::Error) and say in two languages what is wrong.
//!
//! Features: `cli` (on) is the program and all the rest; `pictures` decodes pictures and makes them
//! ready for a press, `pdf` writes PDF files. Without any, pages are composed and judged.
#![cfg_attr(
    not(all(feature = "pdf", feature = "pictures")),
    allow(rustdoc::broken_intra_doc_links, reason = "what writes files is left out")
)]

pub mod calendar;
pub mod color;
pub mod copy;
pub mod delivery;
pub mod demerits;
pub mod diag;
pub mod digest;
pub mod edition;
pub mod export;
pub mod font;
pub mod frame;
pub mod geom;
pub mod han;
pub mod head_marks;
pub mod ids;
pub mod image;
pub mod issue;
pub mod layout;
pub mod lexicon;
pub mod limits;
pub mod lint;
pub mod makeup;
pub mod number;
pub mod page_name;
pub mod pasted;
pub mod pattern;
pub mod plan;
pub mod preflight;
pub mod qr;
pub mod repro;
pub mod rules;
pub mod run;
pub mod terms;
pub mod text;
pub mod tidy;
pub mod world;

pub use diag::Lang;
pub use edition::Edition;
pub use export::report::Report;
pub use frame::{Composition, Finding};
pub use run::{Faults, Keeper, Made, Options, make};
#[cfg(all(feature = "pdf", feature = "pictures"))]
pub use run::{PressError, PressOptions, Pressed, press, proof};
pub use world::World;

/// Runs the example of the README as a test.
#[cfg(all(doctest, feature = "pdf", feature = "pictures"))]
#[doc = include_str!("../README.md")]
struct Readme;
