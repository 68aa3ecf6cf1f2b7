//! Lengths as people write them: `10pt`, `3mm`, `2字`, `1.5行`, or a bare number of points.

use std::fmt;
use std::str::FromStr;

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
