//! A name, or a list of names.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::forms;
use crate::diag::Spanned;

/// One name or several, each with its place.
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(with = "Written", inline)]
pub struct OneOrMore(pub Vec<Spanned<String>>);

/// Names as a file has them.
#[derive(JsonSchema)]
#[serde(untagged)]
enum Written {
    /// One
    One(String),
    /// Several
    More(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OneOrMore, D::Error> {
        let written = forms::read::<Form, D>(deserializer)?;
        Ok(OneOrMore(match written.value {
            Written::One(name) => vec![Spanned::new(name, written.range)],
            Written::More(names) => names,
        }))
    }
}

/// The forms of names.
#[derive(Default)]
struct Form;

impl<'de> Visitor<'de> for Form {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a name, or a list of names")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Written, E> {
        Ok(Written::One(name.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, names: A) -> Result<Written, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(names)).map(Written::More)
    }
}
