//! What leaves the program: each output takes the finished [`Composition`](crate::frame::Composition)
//! and nothing that came before it.

mod lettering;
pub mod marks;
pub mod measure;
pub mod pdf;
pub mod proof;
pub mod report;
