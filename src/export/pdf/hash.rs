//! A hash of content for file identifiers and subset tags: the same content, the same name.

/// A running 128-bit hash (FNV-1a). It tells files apart; it protects nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hash(u128);

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

impl Hash {
    /// Returns the hash of nothing.
    pub(super) fn new() -> Hash {
        Hash(OFFSET)
    }

    /// Takes bytes in.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }

    /// Takes a long run of bytes in, eight at a time.
    pub(super) fn add_long(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            let word = word.iter().fold(0u128, |all, byte| all << 8 | u128::from(*byte));
            self.0 = (self.0 ^ word).wrapping_mul(PRIME);
        }
        self.add(words.remainder());
    }

    /// Returns the hash as 16 bytes.
    pub(super) fn bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// Returns six capital letters, the tag of a subset (ISO 32000-1, 9.6.4).
    pub(super) fn tag(self) -> String {
        let mut rest = self.0;
        (0..6)
            .map(|_| {
                let letter = b'A' + (rest % 26) as u8;
                rest /= 26;
                char::from(letter)
            })
            .collect()
    }

    /// Returns the hash in the form of a UUID, version 8 (custom, RFC 9562).
    pub(super) fn uuid(self) -> String {
        let mut bytes = self.bytes();
        bytes[6] = bytes[6] & 0x0F | 0x80;
        bytes[8] = bytes[8] & 0x3F | 0x80;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!(
            "{}-{}-{}-{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        )
    }
}
