//! A table of small weights by hashed feature, with a fingerprint beside each, so that a feature that was never learnt
//! weighs nothing instead of borrowing the weights of another.
//!
//! In a file: a bit for each slot, then the slots that are taken. A slot holds its weights and, in its last two bytes,
//! the fingerprint of the feature that owns it.

/// Features of `BYTES - 2` weights.
pub(crate) struct Table<const BYTES: usize> {
    bits: u32,
    slots: Vec<[u8; BYTES]>,
}

impl<const BYTES: usize> Table<BYTES> {
    /// Reads a table of `2^bits` slots from the front of `bytes` and gives it with the rest; nothing where they are
    /// cut short.
    pub(crate) fn read(bits: u32, bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (taken, mut rest) = bytes.split_at_checked((1 << bits) / 8)?;
        let mut slots = vec![[0; BYTES]; 1 << bits];
        for (slot, place) in slots.iter_mut().zip(0..) {
            let place: usize = place;
            if taken[place / 8] >> (place % 8) & 1 == 1 {
                let (bytes, after) = rest.split_first_chunk()?;
                *slot = *bytes;
                rest = after;
            }
        }
        Some((Self { bits, slots }, rest))
    }

    /// A table of `2^bits` slots for `features`, each a hash with its weights, the most important first: where two
    /// share a slot the first keeps it.
    pub(crate) fn of<'f>(bits: u32, features: impl Iterator<Item = (u32, &'f [i8])>) -> Self {
        let mut slots = vec![[0; BYTES]; 1 << bits];
        for (hash, weights) in features {
            let slot = &mut slots[place(hash, bits)];
            if slot[BYTES - 2..] == [0, 0] {
                for (byte, weight) in slot.iter_mut().zip(weights) {
                    *byte = weight.cast_unsigned();
                }
                slot[BYTES - 2..].copy_from_slice(&fingerprint(hash, bits).to_le_bytes());
            }
        }
        Self { bits, slots }
    }

    /// The bytes of a file.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        let is_taken = |slot: &&[u8; BYTES]| slot[BYTES - 2..] != [0, 0];
        for eight in self.slots.chunks(8) {
            let bits = eight.iter().zip(0..).map(|(slot, bit)| u8::from(is_taken(&slot)) << bit);
            bytes.push(bits.sum());
        }
        bytes.extend(self.slots.iter().filter(is_taken).flatten());
    }

    /// Adds the weights of the feature with this hash to `sums`, where the table has it. The last two sums are
    /// meaningless.
    #[inline]
    pub(crate) fn add(&self, hash: u32, sums: &mut [i16; BYTES]) {
        let slot = &self.slots[place(hash, self.bits)];
        let found = u16::from_le_bytes([slot[BYTES - 2], slot[BYTES - 1]]);
        // Without a branch, which would be guessed wrongly half of the time.
        let keep = same(found, fingerprint(hash, self.bits));
        for (sum, byte) in sums.iter_mut().zip(slot) {
            *sum += i16::from(byte.cast_signed()) & keep;
        }
    }
}

/// All bits set where the two are equal, none otherwise.
fn same(left: u16, right: u16) -> i16 {
    let difference = i32::from(left ^ right);
    std::hint::black_box((difference - 1) >> 31) as i16
}

fn place(hash: u32, bits: u32) -> usize {
    (hash & ((1 << bits) - 1)) as usize
}

/// What is left of the hash, and never zero.
fn fingerprint(hash: u32, bits: u32) -> u16 {
    let rest = hash >> bits.max(17);
    u16::try_from(rest + 1).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(table: &Table<8>, hash: u32) -> Vec<i16> {
        let mut sums = [0; 8];
        table.add(hash, &mut sums);
        sums[..2].to_vec()
    }

    #[test]
    fn a_feature_weighs_what_was_learnt_and_others_nothing() {
        let (first, second, stranger) = (0x1000_0003, 0x2000_0005, 0x3000_0003);
        let learnt = [(first, [5i8, -7].as_slice()), (second, &[1, 2]), (stranger, &[9, 9])];
        let mut bytes = Vec::new();
        Table::<8>::of(17, learnt.into_iter()).write(&mut bytes);
        let (table, rest) = Table::<8>::read(17, &bytes).expect("whole");
        assert!(rest.is_empty());
        assert_eq!(sums(&table, first), [5, -7]);
        assert_eq!(sums(&table, second), [1, 2]);
        assert_eq!(sums(&table, stranger), [0, 0]);
        assert!(Table::<8>::read(17, &bytes[..bytes.len() - 1]).is_none());
    }
}
