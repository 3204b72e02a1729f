//! Letters and digits that belong together, as the parts of a code do.

use crate::token::{Class, Shape};

use super::reading::{CODE, PERSON, Reading};

/// Letters and digits joined by `-`, `/`, `.` without spaces, with letters one space before the digits allowed.
pub(super) struct Chain {
    /// The token after it.
    pub(super) end: usize,
    pub(super) letters: usize,
    pub(super) digits: usize,
    /// Longest run of digits.
    pub(super) longest: usize,
    pub(super) groups: Vec<usize>,
    pub(super) signs: String,
}

impl Chain {
    /// «BT 120/80» has five digits too, but no group of four.
    pub(super) fn has_long_group(&self) -> bool {
        self.groups.iter().any(|digits| *digits >= 4)
    }

    /// `2026/5530`, `26/1148-3`, `NA26-118204`.
    pub(super) fn is_case(&self) -> bool {
        let yearly = matches!(self.groups[..], [2 | 4, second, ..] if second >= 4);
        yearly && self.signs.starts_with('/')
    }

    /// `2000.14.77835`.
    pub(super) fn is_account(&self) -> bool {
        self.groups == [4, 2, 5]
    }
}

/// The chain at `index`.
pub(super) fn chain(reading: &Reading<'_, '_>, index: usize) -> Chain {
    let mut chain =
        Chain { end: index, letters: 0, digits: 0, longest: 0, groups: Vec::new(), signs: String::new() };
    let mut place = index;
    loop {
        let word = reading.lower(place);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let class = reading.class(place);
        let code_like = class != Class::Word || is_code_letters(reading, place);
        if matches!(class, Class::Sign | Class::Newline) || !code_like {
            break;
        }
        chain.digits += digits;
        chain.letters += word.chars().count() - digits;
        chain.longest = chain.longest.max(if class == Class::Digits { digits } else { 0 });
        chain.groups.push(digits);
        chain.end = place + 1;
        let Some(next) = next_part(reading, place, &mut chain.signs) else { break };
        place = next;
    }
    if chain.end == index {
        chain.end = index + 1;
    }
    chain
}

/// Up to five letters that are no word: capitals, or few enough where case says nothing.
pub(super) fn is_code_letters(reading: &Reading<'_, '_>, index: usize) -> bool {
    let letters = reading.lower(index).chars().count();
    match reading.get(index).map(|token| token.shape) {
        Some(Shape::Initial | Shape::Upper) => letters <= 5,
        Some(Shape::Caseless) => {
            let joined = reading.is_sign(index + 1, "-") && reading.class(index + 2) == Class::Digits;
            let introduced = joined && index > 0 && reading.is(index - 1, CODE);
            letters <= 4
                && (introduced || !(is_short_word(reading.lower(index)) || reading.is(index, PERSON)))
        }
        _ => false,
    }
}

fn is_short_word(word: &str) -> bool {
    const WORDS: [&str; 48] = [
        "på", "av", "er", "om", "de", "en", "et", "jo", "nå", "no", "se", "to", "ta", "vi", "få", "gå", "ha",
        "og", "da", "du", "så", "ei", "eg", "me", "te", "i", "å", "for", "fra", "til", "med", "var", "ved",
        "men", "han", "hun", "ca", "kl", "bt", "nr", "uke", "rom", "seng", "eit", "opp", "ned", "etter",
        "født",
    ];
    WORDS.contains(&word)
}

/// The next part of a chain after the token at `place`.
fn next_part(reading: &Reading<'_, '_>, place: usize, signs: &mut String) -> Option<usize> {
    let sign = reading.lower(place + 1);
    let alnum = |at: usize| matches!(reading.class(at), Class::Digits | Class::Mixed | Class::Word);
    if matches!(sign, "-" | "/" | "." | "_")
        && reading.gap(place + 1) == 0
        && reading.gap(place + 2) == 0
        && alnum(place + 2)
    {
        signs.push_str(sign);
        return (reading.class(place + 2) != Class::Word || is_code_letters(reading, place + 2))
            .then_some(place + 2);
    }
    // PB 26 / 1417
    if sign == "/"
        && reading.class(place + 2) == Class::Digits
        && reading.lower(place + 2).len() >= 3
        && reading.class(place) == Class::Digits
    {
        signs.push('/');
        return Some(place + 2);
    }
    let letters_then_digits = reading.class(place) == Class::Word
        && matches!(reading.class(place + 1), Class::Digits | Class::Mixed);
    (letters_then_digits && reading.gap(place + 1) == 1).then_some(place + 1)
}
