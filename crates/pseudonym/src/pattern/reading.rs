//! What each word of a text means to the patterns: looked up once a token, so that a pattern is tried only where it can
//! begin.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Deref;
use std::sync::LazyLock;

use crate::number::{Spoken, number_words, ordinal_words, spoken_value};
use crate::short_hash::ShortHash;
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
/// Whoever follows has written, dictated or told.
pub(super) const SIGNED: Meaning = 1 << 22;

/// What one token means. The number is that of a number word; no digits, no number.
#[derive(Clone, Copy, Default)]
struct Mark {
    meaning: Meaning,
    value: u8,
    digits: u8,
}

/// A text with the meaning of its words.
pub(super) struct Reading<'t, 'a> {
    tokens: &'t Tokens<'a>,
    marks: Vec<Mark>,
    /// Every meaning that any token has.
    all: Meaning,
}

impl<'a> Deref for Reading<'_, 'a> {
    type Target = Tokens<'a>;

    fn deref(&self) -> &Tokens<'a> {
        self.tokens
    }
}

impl<'t, 'a> Reading<'t, 'a> {
    pub(super) fn of(tokens: &'t Tokens<'a>) -> Self {
        let table = &*TABLE;
        let marks: Vec<Mark> =
            (0..tokens.len()).map(|index| mark(table, tokens.class(index), tokens.lower(index))).collect();
        let all = marks.iter().fold(0, |all, mark| all | mark.meaning);
        Self { tokens, marks, all }
    }

    /// Whether any token of the text can mean one of `meanings`.
    pub(super) fn has(&self, meanings: Meaning) -> bool {
        self.all & meanings != 0
    }

    /// Whether the token can mean one of `meanings`.
    pub(super) fn is(&self, index: usize, meanings: Meaning) -> bool {
        self.marks.get(index).is_some_and(|mark| mark.meaning & meanings != 0)
    }

    /// Whether the token at `index` is a word of which nothing is known.
    pub(super) fn means_nothing(&self, index: usize) -> bool {
        self.marks.get(index).is_some_and(|mark| mark.meaning == 0)
    }

    /// The number word at `index`.
    pub(super) fn spoken(&self, index: usize) -> Option<Spoken> {
        let mark = self.marks.get(index).filter(|mark| mark.digits > 0)?;
        Some(Spoken { value: u32::from(mark.value), digits: usize::from(mark.digits) })
    }

    /// Whether the token is a number word.
    pub(super) fn is_spoken(&self, index: usize) -> bool {
        self.marks.get(index).is_some_and(|mark| mark.digits > 0)
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

/// What one token of a text means, looked up by itself.
pub(super) fn meaning_of(tokens: &Tokens<'_>, index: usize) -> Meaning {
    mark(&TABLE, tokens.class(index), tokens.lower(index)).meaning
}

/// Whether the word is a number below a hundred.
pub(super) fn spoken_in(word: &str) -> bool {
    TABLE.get(word).is_some_and(|mark| mark.digits > 0)
}

fn mark(table: &Table, class: Class, word: &str) -> Mark {
    let plain = |meaning| Mark { meaning, ..Mark::default() };
    match class {
        Class::Word => {
            let mut mark = table.get(word).copied().unwrap_or_default();
            mark.meaning |= meaning_of_form(word, mark.meaning);
            mark
        }
        Class::Sign if word == "@" => plain(AT),
        Class::Sign if word == "%" => plain(UNIT),
        Class::Mixed if word.contains("år") => plain(YEARS),
        _ => Mark::default(),
    }
}

/// What a word means by its ending or by a part of it.
fn meaning_of_form(word: &str, known: Meaning) -> Meaning {
    let bytes = word.as_bytes();
    let Some(last) = bytes.last_chunk::<2>().filter(|_| bytes.len() >= 4) else { return 0 };
    let mut meaning = 0;
    let may_be_code = matches!(last, b"er" | b"et" | b"re" | b"nr" | b"on" | b"en" | b"rm" | b"se");
    let telephone = [
        "jobbn", "hjemmen", "heimen", "privatn", "arbeidsn", "kontorn", "hyttenu", "vaktn", "fastn", "ringen",
    ];
    if may_be_code && word.contains("numm") && telephone.iter().any(|stem| word.starts_with(stem)) {
        return PHONE;
    }
    if may_be_code
        && known & (NATIONAL | PHONE | NUMBER) == 0
        && CODE_ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !NOT_CODES.contains(&word)
    {
        meaning |= CODE;
    }
    if bytes.windows(3).any(|three| three == "år".as_bytes()) {
        meaning |= YEARS;
    }
    let value = matches!(last, b"en" | b"re" | b"et");
    if value && (word.ends_with("skåren") || word.ends_with("score") || word.ends_with("trykket")) {
        meaning |= MEASURE;
    }
    meaning
}

type Table = HashMap<String, Mark, BuildHasherDefault<ShortHash>>;

/// The meaning of a word by itself, number words and ordinals among them.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (meaning, words) in BY_MEANING {
        for word in words.split_whitespace() {
            table.entry(word.to_owned()).or_default().meaning |= meaning;
        }
    }
    for word in number_words() {
        if let Some(spoken) = spoken_value(&word) {
            let mark = table.entry(word).or_default();
            mark.value = u8::try_from(spoken.value).unwrap_or_default();
            mark.digits = u8::try_from(spoken.digits).unwrap_or_default();
        }
    }
    for word in ordinal_words() {
        table.entry(word).or_default().meaning |= ORDINAL;
    }
    table
});
