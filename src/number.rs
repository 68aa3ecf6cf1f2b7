//! Numbers as people read them.

/// Returns a count with the digits in groups of three.
pub fn grouped(count: impl Into<u64>) -> String {
    let digits = count.into().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn groups_digits_by_three() {
        let shown = [7_u32, 512, 1100, 12_000, 1_234_567].map(super::grouped);
        assert_eq!(shown, ["7", "512", "1,100", "12,000", "1,234,567"]);
    }
}
