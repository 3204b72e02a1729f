//! How an age is written: «71 år gammel», «9 år og 4 månader», «fem og et halvt», «åtteåring», «40-åra».

use crate::number::spoken_value;
use crate::token::Class;

use super::reading::{HUNDRED, Reading};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Nothing is said.
    Bare,
    Years,
    Months,
    /// Weeks or days.
    Weeks,
}

/// A count that may be an age.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) value: u32,
    pub(super) counted: Counted,
    /// The token after it.
    pub(super) end: usize,
    /// Whether «gammel» follows, or it has a form that only an age has.
    pub(super) old: bool,
    /// «og tre fjerdedels»: nothing else is counted like that.
    pub(super) quarters: bool,
}

/// The count that begins at `index`.
pub(super) fn count(reading: &Reading<'_, '_>, index: usize) -> Option<Count> {
    let value = value(reading, index)?;
    let after = fraction(reading, index + 1);
    let with_fraction = after > index + 1;
    let part = reading.lower(after.saturating_sub(1));
    let quarters = with_fraction && (part.contains("del") || part == "kvart");
    let (counted, mut end) = unit(reading, after);
    if counted == Counted::Years && reading.lower(end) == "og" {
        let (rest, rest_end) = unit(reading, end + 2);
        if value_of(reading, end + 1).is_some() && matches!(rest, Counted::Months | Counted::Weeks) {
            end = rest_end;
        }
    }
    let one = value == 1 && counted == Counted::Bare && reading.class(index) == Class::Word && !with_fraction;
    let old = counted != Counted::Bare && is_old(reading.lower(end));
    if old {
        // «Hun ble 71 år gammel.» is one expression; in «71 år gammel mann» the adjective belongs to the man.
        let describes = reading.class(end + 1) == Class::Word && counted == Counted::Years;
        let reached = counted != Counted::Years || ends_utterance(reading, end);
        let alone = counted == Counted::Years || reading.class(end + 1) == Class::Word;
        end += usize::from(!describes && reached && alone);
    }
    (!one && value > 0).then_some(Count { value, counted, end, old, quarters })
}

/// «en 38 år gammel mann», «ei åtte år gammal jente»: the article before a count is no part of it.
fn is_article(reading: &Reading<'_, '_>, index: usize) -> bool {
    matches!(reading.lower(index - 1), "en" | "ei" | "ein" | "et" | "eit")
        && (index < 2 || reading.spoken(index - 2).is_none())
        && (reading.class(index) == Class::Digits
            || matches!(reading.lower(index + 1), "år" | "måneder" | "månader"))
}

/// Whether the adjective at `old` ends what somebody says: then it is part of the expression.
fn ends_utterance(reading: &Reading<'_, '_>, old: usize) -> bool {
    let line = old + 2;
    let last = line >= reading.len();
    let next = reading.class(line) == Class::Newline && reading.class(line + 1) != Class::Newline;
    reading.is_sign(old + 1, ".") && (last || next)
}

fn value(reading: &Reading<'_, '_>, index: usize) -> Option<u32> {
    let tight = index > 0
        && reading.gap(index) == 0
        && matches!(reading.lower(index - 1), "," | "." | "/" | "-" | "–" | "+" | "<" | ">" | "_" | ":");
    let goes_on = index > 0
        && (reading.is(index - 1, HUNDRED) || reading.spoken(index - 1).is_some())
        && !is_article(reading, index);
    let part = index > 1 && reading.lower(index - 1) == "og" && reading.is(index - 2, HUNDRED);
    if tight || goes_on || part || reading.is(index + 1, HUNDRED) || reading.spoken(index + 1).is_some() {
        return None;
    }
    value_of(reading, index)
}

fn value_of(reading: &Reading<'_, '_>, index: usize) -> Option<u32> {
    match reading.class(index) {
        Class::Digits => reading.lower(index).parse().ok().filter(|value| *value <= 115),
        _ => reading.spoken(index).map(|spoken| spoken.value),
    }
}

/// «og et halvt», «og tre fjerdedels», also after a pause.
fn fraction(reading: &Reading<'_, '_>, index: usize) -> usize {
    // «2 1/2 år»
    let half_written = reading.lower(index) == "1" && reading.lower(index + 2) == "2";
    if half_written && reading.is_sign(index + 1, "/") && reading.gap(index) == 1 {
        return index + 3;
    }
    let place = index + usize::from(reading.is_sign(index, ".") || reading.is_sign(index, ","));
    let counted =
        matches!(reading.lower(place + 1), "et" | "eit" | "ett" | "en" | "ein" | "tre" | "to" | "ei");
    let part = reading.lower(place + 2);
    let half = part.starts_with("halv")
        || part.starts_with("fjerdedel")
        || part.starts_with("firedel")
        || part.starts_with("fjerdel")
        || part == "kvart";
    if reading.lower(place) == "og" && counted && half { place + 3 } else { index }
}

fn unit(reading: &Reading<'_, '_>, index: usize) -> (Counted, usize) {
    match reading.lower(index) {
        "år" | "årene" if reading.gap(index) <= 1 => (Counted::Years, index + 1),
        "måneder" | "månader" | "mnd" | "måned" | "månad" | "måna" | "måneda" | "månedar" => {
            (Counted::Months, index + 1)
        }
        "uker" | "veker" | "uke" | "veke" | "dager" | "dagar" | "daga" | "uka" => (Counted::Weeks, index + 1),
        _ => (Counted::Bare, index),
    }
}

pub(super) fn is_old(word: &str) -> bool {
    matches!(
        word,
        "gammel" | "gammal" | "gamle" | "gammalt" | "gammelt" | "gaml" | "gamal" | "gamalt" | "gml"
    )
}

/// A count in one word or with a hyphen: «åtteåring», «40-åra», «19-årsalderen», «50 åringen». The token after it.
pub(super) fn joined(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let word = reading.lower(index);
    if let Some(at) = word.find("år").filter(|_| reading.class(index) != Class::Digits) {
        let number = &word[..at];
        let counted = spoken_value(number).is_some()
            || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        return (counted && (is_noun(&word[at..]) || is_decade(&word[at..]))).then_some(index + 1);
    }
    value_of(reading, index)?;
    let hyphen = usize::from(reading.is_sign(index + 1, "-") || reading.is_sign(index + 1, "–"));
    // «45-\nåringen»: divided at the end of a line.
    let divided = usize::from(hyphen == 1 && reading.class(index + 2) == Class::Newline);
    let noun = index + 1 + hyphen + divided;
    let word = reading.lower(noun);
    if is_noun(word) || (hyphen == 1 && is_decade(word) && reading.lower(index).ends_with(['0', 'i', 'e'])) {
        return Some(noun + 1);
    }
    // «25 års alder»: as in «25 år gammel», the count alone is the age.
    let tail = usize::from(hyphen == 1);
    (word == "års" && reading.lower(noun + 1).starts_with("alder")).then_some(noun + 1 + tail)
}

fn is_noun(word: &str) -> bool {
    ["åring", "årig", "årsald", "årsgammal", "årsgam"].iter().any(|stem| word.starts_with(stem))
}

/// «i femtiåra», «i 40-årene».
fn is_decade(word: &str) -> bool {
    matches!(word, "åra" | "årene" | "åran")
}
