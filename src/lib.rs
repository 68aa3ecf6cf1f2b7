//! banmian 版面: page make-up for a daily Chinese newspaper.
//!
//! ```text
//! issue.toml ─issue─→ Issue ─edition─→ Edition ─layout─→ Composition ─export─→ PDF, JSON, HTML
//! (bytes)             names checked    lengths, faces    frames, fit           files
//! ```
//!
//! The verbs, in the order of a run: [`issue::load`], [`edition::resolve`], [`makeup::make_up`] (which
//! calls [`layout::compose`]), [`preflight::check`] and [`lint::check`], then [`export::pdf::press`] and
//! [`export::report`]. Each takes what the one before gave; none reads the
//! clock, the environment or a system font. Files come through [`world::World`], faults go into a
//! [`diag::Sink`], and copy that finds no place is part of the result, not an error.

pub mod calendar;
pub mod color;
pub mod copy;
pub mod demerits;
pub mod diag;
pub mod digest;
pub mod edition;
pub mod export;
pub mod font;
pub mod frame;
pub mod geom;
pub mod ids;
pub mod image;
pub mod issue;
pub mod layout;
pub mod lexicon;
pub mod lint;
pub mod makeup;
pub mod page_name;
pub mod plan;
pub mod preflight;
pub mod repro;
pub mod rules;
pub mod run;
pub mod terms;
pub mod text;
pub mod world;

pub use run::{Faults, Made, Options, PressError, PressOptions, Pressed, make, press, proof};
