//! Words with facts between braces: `{yyyymmdd}-{page2}`.
//!
//! What may stand between the braces is said once, where the list of facts is ([`Facts::ALL`]):
//! the check of files, the messages and whoever fills a pattern go by it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A list of facts that a pattern may call.
pub trait Facts: Copy + 'static {
    /// Every fact by the name between the braces.
    const ALL: &'static [(&'static str, Self)];
}

/// Words that call facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern<F>(Vec<Piece<F>>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<F> {
    /// Words as they are.
    Words(String),
    /// A fact.
    Fact(F),
    /// A name between braces that is no fact; the check of files lets none through.
    Unknown(String),
}

impl<F: Facts> Pattern<F> {
    /// Returns the pattern of a text.
    pub fn of(text: &str) -> Pattern<F> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            pieces.push(Piece::Words(before.to_owned()));
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let fact = F::ALL.iter().find(|(known, _)| *known == name);
            pieces.push(match fact {
                Some((_, fact)) => Piece::Fact(*fact),
                None => Piece::Unknown(name.to_owned()),
            });
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Pattern(pieces)
    }

    /// Returns the facts that it calls.
    pub fn facts(&self) -> impl Iterator<Item = F> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Fact(fact) => Some(*fact),
            _ => None,
        })
    }

    /// Returns the names between braces that are no facts.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Unknown(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Returns the words between the facts, those before the first one first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Words(words) => Some(words.as_str()),
            _ => None,
        })
    }

    /// Returns the words with their facts.
    pub fn fill(&self, fact: impl Fn(F) -> String) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Fact(own) => fact(*own),
            Piece::Unknown(name) => format!("{{{name}}}"),
        });
        pieces.collect()
    }
}

impl<'de, F: Facts> Deserialize<'de> for Pattern<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pattern<F>, D::Error> {
        String::deserialize(deserializer).map(|text| Pattern::of(&text))
    }
}

impl<F> JsonSchema for Pattern<F> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Pattern".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page_name::PageFact;

    #[test]
    fn facts_stand_where_the_braces_were() {
        let pattern = Pattern::<PageFact>::of("A{page2}-{page}·");
        assert_eq!(pattern.fill(|fact| fact.of(7)), "A07-7·");
        assert_eq!(pattern.facts().count(), 2);
        assert_eq!(pattern.unknown().count(), 0);
    }

    #[test]
    fn what_is_no_fact_is_told_and_stays() {
        let pattern = Pattern::<PageFact>::of("{pgae}-{page");
        assert_eq!(pattern.unknown().collect::<Vec<_>>(), ["pgae"]);
        assert_eq!(pattern.fill(|fact| fact.of(7)), "{pgae}-7");
    }
}
