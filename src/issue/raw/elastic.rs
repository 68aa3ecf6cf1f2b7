//! Lines of a slot that bend to what stands in it.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::forms;
use crate::diag::Spanned;

/// First and last grid line of a slot, and how far they bend.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(with = "Written", inline)]
pub struct Lines {
    /// Where the slot stands on a page made for it.
    pub at: Spanned<[u32; 2]>,
    /// How high it may become, where it bends.
    pub bends: Option<Bends>,
}

/// How high a slot may become.
#[derive(Clone, Debug)]
pub struct Bends {
    /// Lines at least.
    pub min: Option<Spanned<u32>>,
    /// Lines at most.
    pub max: Option<Spanned<u32>>,
}

/// Lines as a file has them.
#[derive(JsonSchema)]
#[serde(untagged)]
enum Written {
    /// First and last line: the slot keeps its place
    Fixed([u32; 2]),
    /// The slot bends
    Elastic(Elastic),
}

/// Lines that bend: where one slot ends and others begin one or two lines below, over the same columns, all
/// of them share an edge, and make-up moves it, with all that hangs on it, so that each comes out full.
/// An edge moves only where every slot at it bends; advertisements and fixed matter never do
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Elastic {
    /// First and last grid line on a page made for it
    at: Spanned<[u32; 2]>,
    /// Lines that it is high at least; as many as `at` when left out
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    min: Option<Spanned<u32>>,
    /// Lines that it is high at most; as many as `at` when left out
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    max: Option<Spanned<u32>>,
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Lines, D::Error> {
        let written = forms::read::<Form, D>(deserializer)?;
        Ok(match written.value {
            Written::Fixed(at) => Lines { at: Spanned::new(at, written.range), bends: None },
            Written::Elastic(Elastic { at, min, max }) => {
                Lines { at, bends: Some(Bends { min, max }) }
            }
        })
    }
}

/// The forms of lines.
#[derive(Default)]
struct Form;

impl<'de> Visitor<'de> for Form {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("[first, last], or a table with `at`, `min` and `max`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Written, A::Error> {
        <[u32; 2]>::deserialize(SeqAccessDeserializer::new(values)).map(Written::Fixed)
    }

    fn visit_map<A: MapAccess<'de>>(self, keys: A) -> Result<Written, A::Error> {
        Elastic::deserialize(MapAccessDeserializer::new(keys)).map(Written::Elastic)
    }
}
