//! What all parts of the file are written with: numbers, and streams packed or plain.

use std::borrow::Cow;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Chunk, Filter, Ref};

use crate::geom::Abs;

/// Deflate level of all streams; fixed, so that the bytes are.
const LEVEL: u32 = 6;

/// How the streams of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Deflated.
    Deflated,
    /// As they are.
    Plain,
}

impl Packing {
    /// Returns the bytes of a stream and the filter that it names.
    pub(super) fn pack(self, bytes: &[u8]) -> (Cow<'_, [u8]>, Option<Filter>) {
        match self {
            Packing::Deflated => (deflate(bytes).into(), Some(Filter::FlateDecode)),
            Packing::Plain => (bytes.into(), None),
        }
    }
}

/// Writes a stream.
pub(super) fn stream(chunk: &mut Chunk, id: Ref, bytes: &[u8], packing: Packing) {
    let (packed, filter) = packing.pack(bytes);
    let mut stream = chunk.stream(id, &packed);
    if let Some(filter) = filter {
        stream.filter(filter);
    }
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    // Writing to memory does not fail; an empty stream would show at once in every reader.
    if encoder.write_all(bytes).is_err() {
        return Vec::new();
    }
    encoder.finish().unwrap_or_default()
}

/// Returns a length as a PDF number of at most four decimals.
pub(super) fn number(length: Abs) -> f32 {
    (tenths(length) as f64 / 10_000.0) as f32
}

/// Returns a length in tenths of a thousandth of a point.
pub(super) fn tenths(length: Abs) -> i64 {
    (length.units() + length.units().signum() * 50) / 100
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn numbers_keep_four_decimals(units in -2_000_000_000i64..2_000_000_000) {
            let length = Abs::from_units(units);
            prop_assert!((f64::from(number(length)) - length.to_pt()).abs() < 0.000_12);
            let decimals = number(length).to_string();
            let decimals = decimals.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            prop_assert!(decimals <= 4);
        }
    }
}
