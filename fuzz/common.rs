//! What the bodies take from the tests of the project; there it is a part of `tests/it/common`.
#![allow(dead_code, reason = "the tests use more of it")]

#[path = "../tests/it/common/memory.rs"]
mod memory;
#[path = "../tests/it/common/random.rs"]
mod random;
#[path = "../tests/it/common/small.rs"]
pub(crate) mod small;

pub(crate) use memory::MemoryWorld;
pub(crate) use random::Random;
