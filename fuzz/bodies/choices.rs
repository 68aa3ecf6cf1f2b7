//! Choices made by bytes: how a fuzzer that knows nothing but bytes leads a generator.

use crate::common::Random;

/// A stream of choices. Up to eight bytes are a seed; of more, two make a choice each as long as they
/// last, and what follows hangs on all of them.
pub(crate) struct Choices<'a> {
    given: &'a [u8],
    random: Random,
}

impl<'a> Choices<'a> {
    /// Returns the choices that bytes make.
    pub(crate) fn new(data: &'a [u8]) -> Choices<'a> {
        let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3);
        let seed = data.iter().fold(0xCBF2_9CE4_8422_2325, mix);
        let given = if data.len() > 8 { data } else { &[] };
        Choices { given, random: Random::new(seed) }
    }

    /// Returns a number from `low` up to but without `high`.
    pub(crate) fn within(&mut self, low: u64, high: u64) -> u64 {
        match self.given.split_first_chunk() {
            Some((pair, rest)) => {
                self.given = rest;
                low + u64::from(u16::from_be_bytes(*pair)) % (high - low)
            }
            None => self.random.within(low, high),
        }
    }

    /// Returns whether something happens that does so many times in a hundred.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.within(0, 100) < percent
    }

    /// Returns one of a list.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.within(0, list.len() as u64) as usize]
    }

    /// Returns a number with up to three decimals, one time in three a whole one.
    pub(crate) fn decimal(&mut self, low: i32, high: i32) -> f64 {
        let whole = f64::from(low) + self.within(0, (high - low) as u64) as f64;
        if self.chance(33) { whole } else { whole + self.within(0, 1000) as f64 / 1000.0 }
    }
}
