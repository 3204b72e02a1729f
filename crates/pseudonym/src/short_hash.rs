//! A quick hash of short words. It is not keyed: whoever writes a text can make two words share a hash, and gains no more than
//! that one of them is looked up as the other.

use std::hash::Hasher;

/// A product and a rotation over eight bytes at a time, for tables of words.
#[derive(Clone, Copy, Default)]
pub(crate) struct ShortHash(u64);

impl ShortHash {
    pub(crate) fn add(&mut self, eight: [u8; 8]) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        self.0 = (self.0 ^ u64::from_le_bytes(eight)).wrapping_mul(ODD).rotate_left(23);
    }
}

impl Hasher for ShortHash {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write_u8(&mut self, _end_of_word: u8) {}

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.add(*eight);
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.add(last);
        }
    }
}
