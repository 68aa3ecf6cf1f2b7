//! banmian 版面: page make-up for a daily Chinese newspaper.

pub mod calendar;
pub mod color;
pub mod copy;
pub mod diag;
pub mod export;
pub mod font;
pub mod frame;
pub mod geom;
pub mod issue;
pub mod text;
pub mod world;
