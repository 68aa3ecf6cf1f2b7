//! What all parts of the file are written with: numbers, and streams packed or plain.

use std::borrow::Cow;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Chunk, Filter, Ref};

use crate::digest::{self, Digest};
use crate::geom::Abs;
use crate::world::Store;

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

    /// Does the same with bytes that do not change from day to day, as a profile, which takes
    /// as long as setting a page: what was packed once is kept, behind a sum that tells damage.
    pub(super) fn pack_or_take<'a>(
        self,
        bytes: &'a [u8],
        store: &dyn Store,
    ) -> (Cow<'a, [u8]>, Option<Filter>) {
        if self == Packing::Plain {
            return self.pack(bytes);
        }
        let name = format!("deflated-{LEVEL}-{}", Digest::of(bytes));
        let whole = |kept: Vec<u8>| {
            let (sum, packed) = kept.split_first_chunk()?;
            (digest::sum(&[packed]).to_be_bytes() == *sum).then(|| packed.to_vec())
        };
        let packed = store.get(&name).and_then(whole).unwrap_or_else(|| {
            let packed = deflate(bytes);
            let sum = digest::sum(&[&packed]).to_be_bytes();
            store.put(&name, &[&sum, &packed[..]].concat());
            packed
        });
        (packed.into(), Some(Filter::FlateDecode))
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
