//! Lengths as people write them: `10pt`, `3mm`, `2字`, `1.5行`, or a bare number of points.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::Abs;

/// A length as written, not yet absolute: a number and the unit it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many units.
    pub value: f64,
    /// What is counted.
    pub unit: LengthUnit,
}

/// What a [`Length`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// Points of 1/72 inch.
    Pt,
    /// Millimetres.
    Mm,
    /// Characters of the page's body size (字).
    Zi,
    /// Lines of the page's baseline grid (行).
    Line,
}

/// Says why a text is not a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LengthError(pub String);

impl Length {
    /// Returns a length in points.
    pub const fn pt(value: f64) -> Length {
        Length { value, unit: LengthUnit::Pt }
    }

    /// Returns the absolute length on a page with body size `em` and baseline pitch `pitch`.
    pub fn resolve(self, em: Abs, pitch: Abs) -> Abs {
        match self.unit {
            LengthUnit::Pt => Abs::pt(self.value),
            LengthUnit::Mm => Abs::mm(self.value),
            LengthUnit::Zi => Abs::pt(em.to_pt() * self.value),
            LengthUnit::Line => Abs::pt(pitch.to_pt() * self.value),
        }
    }
}

impl FromStr for Length {
    type Err = LengthError;

    fn from_str(text: &str) -> Result<Length, LengthError> {
        let text = text.trim();
        let split = text
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
            .unwrap_or(text.len());
        let (number, unit) = text.split_at(split);
        let unit = match unit.trim() {
            "" | "pt" | "磅" => LengthUnit::Pt,
            "mm" | "毫米" => LengthUnit::Mm,
            "字" | "em" => LengthUnit::Zi,
            "行" | "line" | "lines" => LengthUnit::Line,
            _ => return Err(LengthError(text.to_owned())),
        };
        match number.parse::<f64>() {
            Ok(value) if value.is_finite() && value.abs() < 1e6 => Ok(Length { value, unit }),
            _ => Err(LengthError(text.to_owned())),
        }
    }
}

impl fmt::Display for LengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a length", self.0)
    }
}

impl std::error::Error for LengthError {}

/// A length is a number of points or a text with a unit.
impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Length, D::Error> {
        struct Read;
        impl Visitor<'_> for Read {
            type Value = Length;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a length such as \"10pt\", \"3mm\", \"2字\" or a number of points")
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<Length, E> {
                Ok(Length::pt(value as f64))
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<Length, E> {
                Ok(Length::pt(value))
            }
            fn visit_str<E: Error>(self, value: &str) -> Result<Length, E> {
                value.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Read)
    }
}

impl JsonSchema for Length {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A length: a number of points, or a text with the unit pt, mm, 字 or 行",
            "type": ["number", "string"],
            "format": "length",
            "pattern": r"^\s*[-+]?[0-9.]+\s*(pt|磅|mm|毫米|字|em|行|lines?)?\s*$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_unit() {
        let em = Abs::pt(10.0);
        let pitch = Abs::pt(13.0);
        let read = |text: &str| text.parse::<Length>().map(|length| length.resolve(em, pitch));
        assert_eq!(read("12.5"), Ok(Abs::pt(12.5)));
        assert_eq!(read("-0.5pt"), Ok(Abs::pt(-0.5)));
        assert_eq!(read("25.4 mm"), Ok(Abs::pt(72.0)));
        assert_eq!(read("2字"), Ok(Abs::pt(20.0)));
        assert_eq!(read("1.5行"), Ok(Abs::pt(19.5)));
    }

    #[test]
    fn refuses_what_is_no_length() {
        for text in ["", "wide", "3 furlongs", "1.2.3pt", "1e9999", "--3"] {
            assert!(text.parse::<Length>().is_err(), "{text}");
        }
    }
}
