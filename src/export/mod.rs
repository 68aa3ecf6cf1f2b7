//! What leaves the program: each output takes the finished
//! [`Composition`](crate::frame::Composition) and nothing that came before it.

pub mod heads;
mod lettering;
pub mod marks;
pub mod measure;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod proof;
pub mod report;
