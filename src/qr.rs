//! QR codes: from an address to its modules (ISO/IEC 18004), at level M.

/// The modules of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    /// Modules a side.
    pub side: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Returns the code of an address; `None` where it is too long for one.
    pub fn of(address: &str) -> Option<Modules> {
        let code = fast_qr::QRBuilder::new(address).ecl(fast_qr::ECL::M).build().ok()?;
        let rows = (0..code.size).map(|y| &code[y][..code.size]);
        let dark = rows.flat_map(|row| row.iter().map(|module| module.value())).collect();
        Some(Modules { side: code.size, dark })
    }

    /// Returns the modules of a row from the left, true where they are dark.
    pub fn row(&self, y: usize) -> &[bool] {
        &self.dark[y * self.side..(y + 1) * self.side]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::QR_ADDRESS;

    #[test]
    fn an_address_of_the_limit_is_the_longest_that_has_a_code() {
        let longest = "x".repeat(QR_ADDRESS.count());
        assert_eq!(Modules::of(&longest).map(|code| code.side), Some(177));
        assert_eq!(Modules::of(&format!("{longest}x")), None);
        assert_eq!(Modules::of("x").map(|code| code.side), Some(21));
    }
}
