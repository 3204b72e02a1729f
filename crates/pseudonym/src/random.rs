//! A small deterministic generator (SplitMix64) for choices that must repeat: surrogates from a seed, the order of
//! training samples. Not for keys.

/// The generator.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts from all 32 bytes of `seed`.
    pub fn new(seed: [u8; 32]) -> Self {
        let mut state = Self(0);
        for chunk in seed.as_chunks::<8>().0 {
            state.0 ^= u64::from_le_bytes(*chunk);
            state.0 = state.next_bits();
        }
        state
    }

    /// The next 64 bits.
    pub fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which must not be zero.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        usize::try_from(self.next_bits() % bound).unwrap_or(0)
    }

    /// Fisher and Yates.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
