//! Numbers of drawings.

use std::fmt;

/// A number with at most two decimals and no more digits than it needs.
pub(super) struct N(pub(super) f64);

impl fmt::Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding nothing takes the sign off a zero.
        write!(f, "{}", (self.0 * 100.0).round() / 100.0 + 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::N;

    #[test]
    fn no_digit_too_many() {
        let shown =
            [0.0, -0.001, 12.0, 1.005, 44.756, -3.5].map(|number| N(number).to_string());
        assert_eq!(shown, ["0", "0", "12", "1", "44.76", "-3.5"]);
    }
}
