//! Names made of content (SHA-256): the same content, the same name, on every machine.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// Returns a sum (CRC-32) of several pieces that changes with any damage a disk does, many
/// times faster than a hash. It names nothing.
pub fn sum(parts: &[&[u8]]) -> u32 {
    let mut sum = flate2::Crc::new();
    for part in parts {
        sum.update(part);
    }
    sum.sum()
}

/// The hash of content that comes piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Hashing(Sha256);

impl Hashing {
    /// Takes the next piece in.
    pub fn add(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// Returns the hash of all pieces so far, as of one.
    pub fn digest(&self) -> Digest {
        Digest(self.0.clone().finalize().into())
    }
}

/// The hash of some content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Returns the hash of bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest::of_parts(&[bytes])
    }

    /// Returns the hash of several pieces of content; where one ends and the next begins counts
    /// too.
    pub fn of_parts(parts: &[&[u8]]) -> Digest {
        let mut hash = Sha256::new();
        for part in parts {
            if parts.len() > 1 {
                hash.update((part.len() as u64).to_be_bytes());
            }
            hash.update(part);
        }
        Digest(hash.finalize().into())
    }

    /// Returns the hash as it is.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Returns the first half of the hash, as file identifiers want it (ISO 32000-1, 14.4).
    pub fn half(&self) -> [u8; 16] {
        std::array::from_fn(|at| self.0[at])
    }

    /// Returns six capital letters, the tag of a subset (ISO 32000-1, 9.6.4).
    pub fn tag(&self) -> String {
        let mut rest = u128::from_be_bytes(self.half());
        (0..6)
            .map(|_| {
                let letter = b'A' + (rest % 26) as u8;
                rest /= 26;
                char::from(letter)
            })
            .collect()
    }

    /// Returns the hash in the form of a UUID, version 8 (custom, RFC 9562).
    pub fn uuid(&self) -> String {
        let mut bytes = self.half();
        bytes[6] = bytes[6] & 0x0F | 0x80;
        bytes[8] = bytes[8] & 0x3F | 0x80;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let [a, b, c, d, e] = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
        format!("{a}-{b}-{c}-{d}-{e}")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_sha_256() {
        // FIPS 180-4, the message "abc".
        let abc = Digest::of(b"abc");
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(abc.to_string(), hex);
        assert_eq!(abc.uuid(), "ba7816bf-8f01-8fea-8141-40de5dae2223");
        assert!(abc.tag().len() == 6 && abc.tag().bytes().all(|c| c.is_ascii_uppercase()));
        assert_ne!(Digest::of_parts(&[b"a", b"bc"]), Digest::of_parts(&[b"ab", b"c"]));
        let mut pieces = Hashing::default();
        pieces.add(b"a");
        assert_eq!(pieces.digest(), Digest::of(b"a"));
        pieces.add(b"bc");
        assert_eq!(pieces.digest(), Digest::of(b"abc"));
    }
}
