//! What the model sees of a token: about thirty hashed features of the token, its neighbours and the whole text.
//!
//! A feature is only a row number in the weight table; no word is stored. Changing anything here makes the trained
//! model meaningless, so [`VERSION`] is written into the model file and checked when it is loaded.

use crate::number::spoken_value;
use crate::token::{Class, Shape, Token, Tokens};
use crate::word_kind::{CODES, Letters, mixed};

/// Version of the features; a model trained for another is refused.
pub(crate) const VERSION: u8 = 3;

/// Number of features of a token.
pub(crate) const COUNT: usize = 31;

/// How many of them, the first, look at the token alone.
pub(crate) const ALONE: usize = 8;

/// Which features, counted from zero, know the word itself: those that say nothing of a word that was never learnt.
pub(crate) const NAMES_THE_WORD: [usize; 4] = [0, 1, 12, 13];

/// Hashes of one token, computed once and used by its neighbours too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hashes {
    word: u32,
    prefix: u32,
    suffix2: u32,
    suffix3: u32,
    suffix4: u32,
    code: u32,
    kind: u32,
}

/// The hashes of every token; `kind` says what a word looks like by itself.
pub(crate) fn hashes(tokens: &Tokens<'_>, mut kind: impl FnMut(&Letters) -> u32) -> Vec<Hashes> {
    (tokens.all().iter().enumerate())
        .map(|(index, token)| of_token(token, tokens.lower(index), &mut kind))
        .collect()
}

/// The hashes of one token.
pub(crate) fn of_token(token: &Token, word: &str, kind: &mut impl FnMut(&Letters) -> u32) -> Hashes {
    let code = code_of(token, word);
    let plain = |word, fill, kind| Hashes {
        word,
        prefix: fill,
        suffix2: fill,
        suffix3: fill,
        suffix4: fill,
        code,
        kind: CODES + kind,
    };
    match token.class {
        Class::Digits => plain(digits_shape(word), 7, 1),
        Class::Mixed => plain(digits_shape(word), 7, 2),
        Class::Sign => plain(Letters::of(word).whole, 8, 3),
        Class::Newline => plain(Letters::of(word).whole, 8, 4),
        Class::Word => {
            let letters = Letters::of(word);
            let or_whole = |part: u32| if part == 0 { letters.whole } else { part };
            Hashes {
                word: letters.whole,
                prefix: or_whole(letters.first[2]),
                suffix2: or_whole(letters.last[0]),
                suffix3: or_whole(letters.last[1]),
                suffix4: or_whole(letters.last[2]),
                code,
                kind: kind(&letters) + 1,
            }
        }
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

/// What the text says beyond the neighbours: how each word is written elsewhere, and in which field it stands. What begins
/// a sentence with a capital and stands in lower case somewhere else is hardly a name.
pub(crate) struct Elsewhere {
    /// Hash of a word and how it is written, at the place of its hash or the next free one; at least half are free.
    places: Vec<(u32, u8)>,
    /// The hashes of a colon and of a line break.
    colon: u32,
    line: u32,
}

impl Elsewhere {
    const LOWER: u8 = 1;
    const CAPITALISED: u8 = 2;

    /// Reads a whole text with the hashes of its tokens.
    pub(crate) fn of(tokens: &Tokens<'_>, hashes: &[Hashes]) -> Self {
        let places = vec![(0, 0); (2 * hashes.len() + 2).next_power_of_two()];
        let mut elsewhere = Self { places, colon: Letters::of(":").whole, line: Letters::of("\n").whole };
        for (token, hashes) in tokens.all().iter().zip(hashes) {
            let written = match token.shape {
                Shape::Lower => Self::LOWER,
                Shape::Capitalised => Self::CAPITALISED,
                _ => continue,
            };
            let place = elsewhere.place(hashes.word);
            let written = written | elsewhere.places[place].1;
            elsewhere.places[place] = (hashes.word, written);
        }
        elsewhere
    }

    fn place(&self, word: u32) -> usize {
        let last = self.places.len() - 1;
        let mut place = mixed(word) as usize & last;
        while self.places[place].1 != 0 && self.places[place].0 != word {
            place = (place + 1) & last;
        }
        place
    }

    fn look(&self, hashes: &Hashes) -> u32 {
        u32::from(self.places[self.place(hashes.word)].1)
    }

    /// The word before the colon that introduces `index`, at most six tokens back on the same line; nothing where there
    /// is none.
    fn field(&self, hashes: &[Hashes], index: usize) -> u32 {
        let back = (0..index).rev().take(6).take_while(|place| hashes[*place].word != self.line);
        let colon = back.into_iter().find(|place| hashes[*place].word == self.colon);
        colon.and_then(|place| hashes.get(place.checked_sub(1)?)).map_or(0, |hashes| hashes.word)
    }
}

fn row(number: u32, left: u32, right: u32) -> u32 {
    let joined = left.wrapping_mul(0x9e37_79b1) ^ right.rotate_left(15).wrapping_mul(0x85eb_ca77);
    mixed((joined ^ (joined >> 15)).wrapping_add(number.wrapping_mul(0xc2b2_ae3d)))
}

/// The features that look at the token alone.
pub(crate) fn alone(here: &Hashes) -> [u32; ALONE] {
    [
        row(1, here.word, 0),
        row(2, here.word, here.code),
        row(3, here.prefix, 0),
        row(4, here.suffix2, here.code),
        row(5, here.suffix3, 0),
        row(6, here.suffix4, 0),
        row(7, here.code, 0),
        row(8, here.code, here.kind),
    ]
}

/// The features that look at its neighbours and at the text too.
pub(crate) fn in_context(hashes: &[Hashes], elsewhere: &Elsewhere, index: usize) -> [u32; COUNT - ALONE] {
    let at = |offset: isize| {
        index.checked_add_signed(offset).and_then(|place| hashes.get(place)).copied().unwrap_or_default()
    };
    let (before2, before, here, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
    let look = |hashes: &Hashes| hashes.code | hashes.kind << 8;
    [
        row(9, before.word, 0),
        row(10, after.word, 0),
        row(11, before2.word, 0),
        row(12, after2.word, 0),
        row(13, before.word, here.word),
        row(14, here.word, after.word),
        row(15, look(&before), look(&here)),
        row(16, look(&here), look(&after)),
        row(17, before.code ^ (after.code << 10), here.code),
        row(18, before.word, look(&here)),
        row(19, after.word, look(&here)),
        row(20, before.suffix3, here.code),
        row(21, after.suffix3, here.code),
        row(22, before.suffix4, here.suffix3),
        row(23, before2.word ^ before.word.rotate_left(7), here.code),
        row(24, after.word ^ after2.word.rotate_left(7), here.code),
        row(25, before.kind | after.kind << 8, here.kind),
        row(26, before2.kind | before.kind << 8, look(&here)),
        row(27, after2.kind | after.kind << 8, look(&here)),
        row(28, at(-3).word, here.code),
        row(29, elsewhere.look(&here), look(&here)),
        row(30, elsewhere.look(&here) | before.code << 4, look(&here)),
        row(31, elsewhere.field(hashes, index), look(&here)),
    ]
}
