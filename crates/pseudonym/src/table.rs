//! A table of small weights by hashed feature, with a fingerprint beside each, so that a feature that was never learnt
//! weighs nothing instead of borrowing the weights of another.
//!
//! A row is one machine word or two: its bytes are the weights, raised by [`ZERO`] so that none is negative, and its
//! last two bytes the fingerprint of the feature that owns it. Sums are kept in lanes of sixteen bits within machine
//! words, so that a row is added in a handful of instructions and the processor can wait for many rows at once.
//!
//! In a file: a bit for each slot, then the rows that are taken, little-endian.

/// What a weight of nothing is written as. A row adds it to every lane, so lanes are to be compared with each other only.
const ZERO: i16 = 128;

/// The most features that are added at once.
pub(crate) const MOST: usize = 32;

/// Every other byte of a machine word.
const LANES: u64 = 0x00ff_00ff_00ff_00ff;

/// Features with `8 * WORDS - 2` weights.
pub(crate) struct Table<const WORDS: usize> {
    bits: u32,
    rows: Vec<[u64; WORDS]>,
    /// A byte of each row's fingerprint: small enough to stay near the processor, where the rows do not.
    prints: Vec<u8>,
}

/// Running sums, the even and the odd bytes of each word.
#[derive(Clone, Copy)]
pub(crate) struct Sums<const WORDS: usize>([[u64; 2]; WORDS]);

impl<const WORDS: usize> Sums<WORDS> {
    pub(crate) const NONE: Self = Self([[0; 2]; WORDS]);

    /// The sum of the weights in column `column`, raised as much as every other.
    #[inline]
    pub(crate) fn column(&self, column: usize) -> i32 {
        let lane = self.0[column / 8][column % 2] >> (16 * (column % 8 / 2));
        i32::from(lane.to_le_bytes()[0]) | i32::from(lane.to_le_bytes()[1]) << 8
    }
}

impl<const WORDS: usize> Table<WORDS> {
    /// Reads a table of `2^bits` rows from the front of `bytes` and gives it with the rest; nothing where they are cut
    /// short.
    pub(crate) fn read(bits: u32, bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (taken, mut rest) = bytes.split_at_checked((1 << bits) / 8)?;
        let mut rows = vec![[0; WORDS]; 1 << bits];
        for (place, row) in rows.iter_mut().enumerate() {
            if taken[place / 8] >> (place % 8) & 1 == 1 {
                for word in row {
                    let (bytes, after) = rest.split_first_chunk()?;
                    *word = u64::from_le_bytes(*bytes);
                    rest = after;
                }
            }
        }
        Some((Self::with(bits, rows), rest))
    }

    /// A table of `2^bits` rows for `features`, each a hash with its weights, the most important first: where two
    /// share a row the first keeps it.
    pub(crate) fn of<'f>(bits: u32, features: impl Iterator<Item = (u32, &'f [i8])>) -> Self {
        let mut rows = vec![[0; WORDS]; 1 << bits];
        for (hash, weights) in features {
            let row = &mut rows[place(hash, bits)];
            if fingerprint_in(row) == 0 {
                for (column, weight) in weights.iter().enumerate() {
                    let raised = (i16::from(*weight) + ZERO).cast_unsigned();
                    row[column / 8] |= u64::from(raised) << (8 * (column % 8));
                }
                row[WORDS - 1] |= fingerprint(hash, bits) << 48;
            }
        }
        Self::with(bits, rows)
    }

    fn with(bits: u32, rows: Vec<[u64; WORDS]>) -> Self {
        let prints = rows.iter().map(|row| fingerprint_in(row).to_le_bytes()[0]).collect();
        Self { bits, rows, prints }
    }

    /// The bytes of a file.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        let is_taken = |row: &&[u64; WORDS]| fingerprint_in(row) != 0;
        for eight in self.rows.chunks(8) {
            bytes.push(eight.iter().zip(0..).map(|(row, bit)| u8::from(is_taken(&row)) << bit).sum());
        }
        bytes.extend(self.rows.iter().filter(is_taken).flatten().flat_map(|word| word.to_le_bytes()));
    }

    /// Adds the weights of the features with these hashes to `sums`, as far as the table has them; at most [`MOST`].
    #[inline]
    pub(crate) fn add(&self, hashes: &[u32], sums: &mut Sums<WORDS>) {
        // First those that the table seems to have, without a branch: half of them would be guessed wrongly, and each
        // wrong guess would wait for a row from afar. Then the rows, for which the processor waits all at once.
        let mut seeming = [0; MOST];
        let mut count = 0;
        for hash in hashes {
            seeming[count % MOST] = *hash;
            let print = fingerprint(*hash, self.bits).to_le_bytes()[0];
            count += usize::from(self.prints[place(*hash, self.bits)] == print);
        }
        for hash in &seeming[..count.min(MOST)] {
            let row = &self.rows[place(*hash, self.bits)];
            if fingerprint_in(row) == fingerprint(*hash, self.bits) {
                for (sum, word) in sums.0.iter_mut().zip(row) {
                    sum[0] += word & LANES;
                    sum[1] += word >> 8 & LANES;
                }
            }
        }
    }
}

#[inline]
fn place(hash: u32, bits: u32) -> usize {
    (hash & ((1 << bits) - 1)) as usize
}

/// What is left of the hash, and never zero.
#[inline]
fn fingerprint(hash: u32, bits: u32) -> u64 {
    u64::from((hash >> bits) & 0x7fff) + 1
}

#[inline]
fn fingerprint_in<const WORDS: usize>(row: &[u64; WORDS]) -> u64 {
    row[WORDS - 1] >> 48
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(table: &Table<1>, hash: u32) -> i32 {
        let mut sums = Sums::NONE;
        table.add(&[hash], &mut sums);
        sums.column(0) - sums.column(1)
    }

    #[test]
    fn a_feature_weighs_what_was_learnt_and_others_nothing() {
        let (first, second, stranger) = (0x1000_0003, 0x2000_0005, 0x3000_0003);
        let learnt = [(first, [5i8, -7].as_slice()), (second, &[1, 2]), (stranger, &[9, 7])];
        let mut bytes = Vec::new();
        Table::<1>::of(17, learnt.into_iter()).write(&mut bytes);
        let (table, rest) = Table::<1>::read(17, &bytes).expect("whole");
        assert!(rest.is_empty());
        assert_eq!(difference(&table, first), 12);
        assert_eq!(difference(&table, second), -1);
        assert_eq!(difference(&table, stranger), 0);
        assert!(Table::<1>::read(17, &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn every_column_is_summed_by_itself() {
        let weights: Vec<i8> = (0..14).map(|column| column * 9 - 60).collect();
        let table = Table::<2>::of(4, [(3, weights.as_slice())].into_iter());
        let mut sums = Sums::NONE;
        (0..30).for_each(|_| table.add(&[3], &mut sums));
        for (column, weight) in weights.iter().enumerate() {
            assert_eq!(sums.column(column) - sums.column(0), 30 * (i32::from(*weight) + 60), "{column}");
        }
    }
}
