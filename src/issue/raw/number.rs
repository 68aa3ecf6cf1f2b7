//! Numbers of the files that are kept rounded: percent as thousandths, whole pixels.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

/// A number that counts in parts of one, rounded to them when it is read.
///
/// The schema says in `x-parts` how many parts there are, so that ranges are checked after
/// rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rounded<const PARTS: u16>(u16);

/// Whole numbers; what stands behind the point is rounded off.
pub type Whole = Rounded<1>;

/// Percent as thousandths.
pub type Permille = Rounded<10>;

/// Percent in hundredths.
pub type Hundredths = Rounded<100>;

impl<const PARTS: u16> Rounded<PARTS> {
    /// Returns the number in parts of one.
    pub fn parts(self) -> u16 {
        self.0
    }
}

impl<'de, const PARTS: u16> Deserialize<'de> for Rounded<PARTS> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Ok(Rounded((number * f64::from(PARTS)).round() as u16))
    }
}

impl<const PARTS: u16> JsonSchema for Rounded<PARTS> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Rounded{PARTS}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "x-parts": PARTS })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_when_they_are_read() {
        let read = |number: f64| serde_json::from_value::<Permille>(number.into());
        assert_eq!(read(99.96).map(Permille::parts).ok(), Some(1000));
        assert_eq!(read(80.0).map(Permille::parts).ok(), Some(800));
    }
}
