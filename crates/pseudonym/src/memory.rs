//! What the model thinks of a word by itself, remembered from text to text: most words stand more than once.
//!
//! A place holds one word, by a hash of how it is written: no word is kept, but whoever reads the memory can ask whether a
//! guessed one was met.

use std::hash::{Hash, Hasher};

use crate::feature::Hashes;
use crate::model::WIDTH;
use crate::short_hash::ShortHash;
use crate::table::Sums;
use crate::token::{Shape, Token};

/// Words that are remembered at once, a power of two.
const WORDS: usize = 1 << 12;

/// What is remembered of one word.
#[derive(Clone, Copy)]
struct Known {
    key: u64,
    hashes: Hashes,
    sums: Sums<WIDTH>,
}

/// The words that were met last.
pub(crate) struct Memory(Vec<Known>);

impl Memory {
    pub(crate) fn new() -> Self {
        Self(vec![Known { key: 0, hashes: Hashes::default(), sums: Sums::NONE }; WORDS])
    }

    /// The hashes of a token and the sums of what looks at it alone; `learn` is asked where they are not remembered.
    #[inline]
    pub(crate) fn of(
        &mut self,
        token: &Token,
        word: &str,
        learn: impl FnOnce() -> (Hashes, Sums<WIDTH>),
    ) -> (Hashes, Sums<WIDTH>) {
        let key = key_of(token.shape, token.gap, word);
        let known = &mut self.0[place_of(key)];
        if known.key != key {
            let (hashes, sums) = learn();
            *known = Known { key, hashes, sums };
        }
        (known.hashes, known.sums)
    }
}

fn place_of(key: u64) -> usize {
    (key >> 32) as usize & (WORDS - 1)
}

/// Never zero.
fn key_of(shape: Shape, gap: u8, word: &str) -> u64 {
    // How the word is written goes through the product before the word comes: otherwise it would only turn bits of its
    // letters, and «even» after a space would be «uven» after none.
    let mut key = ShortHash::default();
    key.add([shape as u8, gap.min(2), 1, 0, 0, 0, 0, 0]);
    word.hash(&mut key);
    key.finish() | 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Tokens;

    #[test]
    fn words_that_differ_by_a_bit_are_told_apart() {
        let mut keys = std::collections::HashSet::new();
        for word in ["even", "uven", "dven", "evem", "evenevena", "evenevenb", "aveneven", "eveneve"] {
            for shape in [Shape::Lower, Shape::Capitalised, Shape::CapitalisedAtStart, Shape::Caseless] {
                assert!((0..3).all(|gap| keys.insert(key_of(shape, gap, word))), "{word}");
            }
        }
    }

    #[test]
    fn a_word_is_learnt_once_for_each_way_it_is_written() {
        let tokens = Tokens::of("Hun heter Kari. Kari er glad i Kari, sier Per i\u{e5}r.");
        let (mut memory, mut learnt) = (Memory::new(), Vec::new());
        for (index, token) in tokens.all().iter().enumerate() {
            memory.of(token, tokens.lower(index), || {
                learnt.push(tokens.written(index));
                (Hashes::default(), Sums::NONE)
            });
        }
        // At the start of a sentence and within one.
        assert_eq!(learnt.iter().filter(|word| **word == "Kari").count(), 2, "{learnt:?}");
        assert_eq!(learnt.iter().filter(|word| **word == "er").count(), 1, "{learnt:?}");
    }
}
