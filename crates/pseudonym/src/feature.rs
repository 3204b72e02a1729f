//! What the model sees of a token: about twenty hashed features of the token and its neighbours.
//!
//! A feature is only a row number in the weight table; no word is stored. Changing anything here makes the trained
//! model meaningless, so [`VERSION`] is written into the model file and checked when it is loaded.

use crate::number::spoken_value;
use crate::token::{Class, Shape, Token, Tokens};

/// Version of the features; a model trained for another is refused.
pub(crate) const VERSION: u8 = 1;

/// Number of features of a token.
pub(crate) const COUNT: usize = 26;

/// Hashes of one token, computed once and used by its neighbours too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hashes {
    word: u32,
    prefix: u32,
    suffix2: u32,
    suffix3: u32,
    suffix4: u32,
    code: u32,
}

/// The hashes of every token.
pub(crate) fn hashes(tokens: &Tokens<'_>) -> Vec<Hashes> {
    (0..tokens.len()).map(|index| of_token(tokens, index)).collect()
}

fn of_token(tokens: &Tokens<'_>, index: usize) -> Hashes {
    let Some(token) = tokens.get(index) else { return Hashes::default() };
    let word = tokens.lower(index);
    let code = code_of(token, word);
    match token.class {
        Class::Digits | Class::Mixed => {
            let shape = digits_shape(word);
            Hashes { word: shape, prefix: 7, suffix2: 7, suffix3: 7, suffix4: 7, code }
        }
        Class::Sign | Class::Newline => {
            let word = hash(word.as_bytes());
            Hashes { word, prefix: 8, suffix2: 8, suffix3: 8, suffix4: 8, code }
        }
        Class::Word => Hashes {
            word: hash(word.as_bytes()),
            prefix: hash(&word.as_bytes()[..end_of_prefix(word, 4)]),
            suffix2: hash(&word.as_bytes()[start_of_suffix(word, 2)..]),
            suffix3: hash(&word.as_bytes()[start_of_suffix(word, 3)..]),
            suffix4: hash(&word.as_bytes()[start_of_suffix(word, 4)..]),
            code,
        },
    }
}

/// Shape, white space before, and for numbers how large.
fn code_of(token: &Token, word: &str) -> u32 {
    let shape = match token.shape {
        Shape::Lower => 1,
        Shape::Capitalised => 2,
        Shape::CapitalisedAtStart => 3,
        Shape::Initial => 4,
        Shape::Upper => 5,
        Shape::Inner => 6,
        Shape::Caseless => 7,
        Shape::Code => 8,
        Shape::Sign => 9,
        Shape::Number => 10 + u32::try_from(word.len().min(6)).unwrap_or(6),
    };
    let gap = u32::from(token.gap.min(2));
    let spoken = u32::from(token.class == Class::Word && spoken_value(word).is_some());
    (shape * 3 + gap) * 2 + spoken + 1
}

/// Numbers count by their length and first digit, codes by where letters and digits change.
fn digits_shape(word: &str) -> u32 {
    let mut state = 17u32;
    let mut last = 0;
    for (at, byte) in word.bytes().enumerate() {
        let class = if byte.is_ascii_digit() { 1 } else { 2 };
        if class != last || class == 1 {
            state = state.wrapping_mul(31).wrapping_add(class);
        }
        if at == 0 && byte.is_ascii_digit() {
            state = state.wrapping_add(u32::from(byte) << 8);
        }
        last = class;
    }
    state
}

fn end_of_prefix(word: &str, characters: usize) -> usize {
    word.char_indices().nth(characters).map_or(word.len(), |(at, _)| at)
}

fn start_of_suffix(word: &str, characters: usize) -> usize {
    word.char_indices().rev().nth(characters - 1).map_or(0, |(at, _)| at)
}

fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |state, byte| (state ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn row(number: u32, left: u32, right: u32, row_bits: u32) -> u32 {
    let mut mixed = left.wrapping_mul(0x9e37_79b1) ^ right.rotate_left(15).wrapping_mul(0x85eb_ca77);
    mixed = (mixed ^ (mixed >> 15)).wrapping_add(number.wrapping_mul(0xc2b2_ae3d));
    mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0x27d4_eb2f);
    (mixed ^ (mixed >> 16)) & ((1 << row_bits) - 1)
}

/// The rows of the weight table that token `index` lights, in a table of `2^row_bits` rows.
pub(crate) fn rows(hashes: &[Hashes], index: usize, row_bits: u32) -> [u32; COUNT] {
    let at = |offset: isize| {
        index.checked_add_signed(offset).and_then(|place| hashes.get(place)).copied().unwrap_or_default()
    };
    let (before2, before, here, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
    let pairs = [
        (here.word, 0),
        (here.word, here.code),
        (before.word, 0),
        (after.word, 0),
        (before2.word, 0),
        (after2.word, 0),
        (before.word, here.word),
        (here.word, after.word),
        (here.prefix, 0),
        (here.suffix2, here.code),
        (here.suffix3, 0),
        (here.suffix4, 0),
        (here.code, 0),
        (before.code, here.code),
        (here.code, after.code),
        (before.code ^ (after.code << 10), here.code),
        (before.word, here.code),
        (after.word, here.code),
        (before.suffix3, here.code),
        (after.suffix3, here.code),
        (before.suffix4, here.suffix3),
        (before2.word ^ before.word.rotate_left(7), here.code),
        (after.word ^ after2.word.rotate_left(7), here.code),
        (before.suffix4, 0),
        (after.suffix4, 0),
        (at(-3).word, here.code),
    ];
    let mut rows = [0; COUNT];
    for (number, (place, (left, right))) in (1u32..).zip(rows.iter_mut().zip(pairs)) {
        *place = row(number, left, right, row_bits);
    }
    rows
}
