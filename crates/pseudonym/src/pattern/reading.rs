//! What each word of a text means to the patterns: looked up once a token, so that a pattern is tried only where it can
//! begin.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Deref;
use std::sync::LazyLock;

use crate::number::{Spoken, ordinal_value, spoken_value};
use crate::token::{Class, Tokens};

use super::words::{BY_MEANING, CODE_ENDINGS, NOT_CODES};

/// What a word can mean; a set of the constants below.
pub(super) type Meaning = u32;

/// A unit or a thing counted: the number before it is no identifier.
pub(super) const UNIT: Meaning = 1;
/// The name of a month.
pub(super) const MONTH: Meaning = 1 << 1;
/// An ordinal from first to thirty-first.
pub(super) const ORDINAL: Meaning = 1 << 2;
/// A pronoun or a relative: somebody who has an age.
pub(super) const PERSON: Meaning = 1 << 3;
/// «er», «ble», «var» in all dialects.
pub(super) const COPULA: Meaning = 1 << 4;
/// «fylte», «runder»: what follows is an age.
pub(super) const TURNS: Meaning = 1 << 5;
/// «bare», «nesten», «no»: may stand between a verb and its number.
pub(super) const ADVERB: Meaning = 1 << 6;
/// Introduces a national number.
pub(super) const NATIONAL: Meaning = 1 << 7;
/// Introduces a telephone number.
pub(super) const PHONE: Meaning = 1 << 8;
/// Introduces a code.
pub(super) const CODE: Meaning = 1 << 9;
/// «nummer», «nr»: introduces a number of any kind.
pub(super) const NUMBER: Meaning = 1 << 10;
/// A spoken separator: «punktum», «skråstrek».
pub(super) const SAID_SIGN: Meaning = 1 << 11;
/// The end of a domain name.
pub(super) const TOP_DOMAIN: Meaning = 1 << 12;
/// «krøllalfa» and its like.
pub(super) const AT: Meaning = 1 << 13;
/// «hundre», «tusen»: the words around it are one cardinal number.
pub(super) const HUNDRED: Meaning = 1 << 14;
/// A measured quantity: the numbers after it are values.
pub(super) const MEASURE: Meaning = 1 << 15;
/// A word that goes on after a finished expression.
pub(super) const GOES_ON: Meaning = 1 << 16;
/// May stand between a cue and its code.
pub(super) const FILLER: Meaning = 1 << 17;
/// Introduces a user name.
pub(super) const USER: Meaning = 1 << 18;
/// Says that letters are being spelled.
pub(super) const SPELLING: Meaning = 1 << 19;
/// A word that holds a count of years, as «åtteåring».
pub(super) const YEARS: Meaning = 1 << 20;
/// A season or feast that a year follows.
pub(super) const FEAST: Meaning = 1 << 21;

#[derive(Clone, Copy)]
struct Mark {
    meaning: Meaning,
    spoken: Option<Spoken>,
}

/// A text with the meaning of its words.
pub(super) struct Reading<'t, 'a> {
    tokens: &'t Tokens<'a>,
    marks: Vec<Mark>,
}

impl<'a> Deref for Reading<'_, 'a> {
    type Target = Tokens<'a>;

    fn deref(&self) -> &Tokens<'a> {
        self.tokens
    }
}

impl<'t, 'a> Reading<'t, 'a> {
    pub(super) fn of(tokens: &'t Tokens<'a>) -> Self {
        let marks = (0..tokens.len()).map(|index| mark(tokens.class(index), tokens.lower(index))).collect();
        Self { tokens, marks }
    }

    /// Whether the token can mean one of `meanings`.
    pub(super) fn is(&self, index: usize, meanings: Meaning) -> bool {
        self.marks.get(index).is_some_and(|mark| mark.meaning & meanings != 0)
    }

    /// The number word at `index`.
    pub(super) fn spoken(&self, index: usize) -> Option<Spoken> {
        self.marks.get(index).and_then(|mark| mark.spoken)
    }

    /// The token before `index`, seen past commas only if `past_comma`.
    pub(super) fn before(&self, index: usize, past_comma: bool) -> Option<usize> {
        let before = index.checked_sub(1)?;
        if past_comma && self.is_sign(before, ",") { before.checked_sub(1) } else { Some(before) }
    }

    /// Whether an expression that ends before `index` is finished: a sign, a line break, or a word that goes on.
    pub(super) fn is_end(&self, index: usize) -> bool {
        match self.class(index) {
            Class::Newline => true,
            Class::Sign => {
                let decimal = matches!(self.lower(index), "," | "." | "/" | "-" | ":")
                    && self.gap(index) == 0
                    && self.gap(index + 1) == 0
                    && matches!(self.class(index + 1), Class::Digits | Class::Mixed);
                !decimal && !matches!(self.lower(index), "%" | "°" | "+")
            }
            _ => self.is(index, GOES_ON),
        }
    }
}

fn mark(class: Class, word: &str) -> Mark {
    match class {
        Class::Word => {
            let spoken = spoken_value(word);
            Mark { meaning: meaning(word), spoken }
        }
        Class::Sign if word == "@" => Mark { meaning: AT, spoken: None },
        Class::Sign if word == "%" => Mark { meaning: UNIT, spoken: None },
        Class::Mixed if word.contains("år") => Mark { meaning: YEARS, spoken: None },
        _ => Mark { meaning: 0, spoken: None },
    }
}

fn meaning(word: &str) -> Meaning {
    let mut meaning = TABLE.get(word).copied().unwrap_or(0);
    if word.len() >= 4 {
        if word.len() >= 5 && (word.ends_with("te") || word.ends_with("de") || word.ends_with("re")) {
            meaning |= if ordinal_value(word).is_some() { ORDINAL } else { 0 };
        }
        let code = CODE_ENDINGS.iter().any(|ending| word.ends_with(ending));
        if code && meaning & (NATIONAL | PHONE | NUMBER) == 0 && !NOT_CODES.contains(&word) {
            meaning |= CODE;
        }
        if word.contains("år") {
            meaning |= YEARS;
        }
        if word.ends_with("skåren") || word.ends_with("score") || word.ends_with("trykket") {
            meaning |= MEASURE;
        }
    }
    meaning
}

/// The meaning of a word by itself.
static TABLE: LazyLock<HashMap<&str, Meaning, BuildHasherDefault<ShortHash>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Meaning, BuildHasherDefault<ShortHash>> = HashMap::default();
    for (meaning, words) in BY_MEANING {
        for word in *words {
            *table.entry(word).or_default() |= meaning;
        }
    }
    table
});

/// FNV-1a over eight bytes at a time: the table is our own, so no one can choose its keys.
#[derive(Default)]
struct ShortHash(u64);

impl Hasher for ShortHash {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0 ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
        }
    }
}
