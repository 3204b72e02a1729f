//! What a word looks like by itself: a name, a place, a term or an ordinary word.
//!
//! A small linear classifier over the word and its ends. It is learnt from lists of such words, generalises to words
//! that stand in no list, and gives the sequence model one coarse feature a word.

use crate::table::{Sums, Table};

/// Kinds of word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Given name or surname.
    Name,
    /// Village, town, municipality.
    Place,
    /// Drug, diagnosis, analysis, part of the body.
    Term,
    /// Any other word.
    Ordinary,
}

/// Number of kinds.
pub(crate) const KINDS: usize = 4;

/// Number of features of a word.
pub(crate) const COUNT: usize = 10;

/// Weights in a file are in eighths of a unit of log odds.
pub(crate) const UNIT: i32 = 8;

/// Slots of the table, as a power of two.
pub(crate) const BITS: u32 = 18;

/// The hashes of a word in lower case: whole, its first 2 to 5 and its last 2 to 5 characters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters {
    pub(crate) whole: u32,
    pub(crate) first: [u32; 4],
    pub(crate) last: [u32; 4],
    length: u32,
}

impl Letters {
    pub(crate) fn of(word: &str) -> Self {
        let mut letters = Self::default();
        let mut state = START;
        for (number, character) in (0u32..).zip(word.chars()) {
            state = step(state, character);
            letters.length = number + 1;
            if let Some(place) = letters.first.get_mut(number.wrapping_sub(1) as usize) {
                *place = state;
            }
        }
        letters.whole = state;
        state = START;
        for (number, character) in (0u32..).zip(word.chars().rev().take(5)) {
            state = step(state, character);
            if let Some(place) = letters.last.get_mut(number.wrapping_sub(1) as usize) {
                *place = state;
            }
        }
        letters
    }

    /// The features; the first is the whole word.
    pub(crate) fn features(&self) -> [u32; COUNT] {
        let mut features = [0; COUNT];
        let parts = [self.whole].into_iter().chain(self.first).chain(self.last).chain([self.length.min(12)]);
        for (number, (place, part)) in (1u32..).zip(features.iter_mut().zip(parts)) {
            *place = mixed(part ^ number.wrapping_mul(0x9e37_79b1));
        }
        features
    }
}

const START: u32 = 0x811c_9dc5;

fn step(state: u32, character: char) -> u32 {
    (state ^ u32::from(character)).wrapping_mul(0x0100_0193)
}

pub(crate) fn mixed(mut hash: u32) -> u32 {
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// The classifier.
pub(crate) struct WordKinds(Table<1>);

impl WordKinds {
    pub(crate) fn of<'f>(features: impl Iterator<Item = (u32, &'f [i8])>) -> Self {
        Self(Table::of(BITS, features))
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        Table::read(BITS, bytes).map(|(table, rest)| (Self(table), rest))
    }

    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
    }

    /// A code below [`CODES`] for the likeliest kind and how likely it is; where two are close, for both.
    pub(crate) fn code(&self, letters: &Letters) -> u32 {
        let mut sums = Sums::NONE;
        self.0.add(&letters.features(), &mut sums);
        code_of(std::array::from_fn(|kind| sums.column(kind)))
    }
}

/// Number of codes.
pub(crate) const CODES: u32 = 24;

fn code_of(scores: [i32; KINDS]) -> u32 {
    let (mut top, mut second) = ((0, i32::MIN), (0, i32::MIN));
    for (kind, score) in (0u32..).zip(scores) {
        if score > top.1 {
            second = top;
            top = (kind, score);
        } else if score > second.1 {
            second = (kind, score);
        }
    }
    match (top.1 - second.1) / UNIT {
        0 => top.0 * 4 + second.0,
        1..=2 => 16 + top.0,
        _ => 20 + top.0,
    }
}
