//! Years in words: «nittenåttifire», «to tusen og fem», «i syttiseks».

use crate::number::spoken_value;
use crate::token::Class;

use super::reading::{GOES_ON, Reading, UNIT};

/// Whether a word that is no number below a hundred may begin a year.
pub(super) fn may_begin(word: &str) -> bool {
    word.len() > 6 && (word.starts_with("nitten") || word.starts_with("totusen") || word.starts_with("tjue"))
}

/// A year in one word, or in more where the word before says that it is one.
pub(super) fn spoken_year(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let before = index.checked_sub(1).map_or("", |place| reading.lower(place));
    let born = matches!(before, "født" | "fødd" | "årgang" | "fødde" | "årskull");
    let named = born
        || matches!(
            before,
            "i" | "fra"
                | "frå"
                | "siden"
                | "sidan"
                | "rundt"
                | "til"
                | "før"
                | "etter"
                | "høsten"
                | "hausten"
                | "våren"
                | "sommeren"
                | "sommaren"
                | "vinteren"
                | "året"
                | "omkring"
                | "sia"
                | "sida"
                | "jula"
                | "påsken"
        );
    if let Some(end) = spoken_year_words(reading, index) {
        let whole_word = end == index + 1;
        return (whole_word || named).then_some(end);
    }
    if let Some(end) = twenty_twenty(reading, index).filter(|_| named) {
        return Some(end);
    }
    let spoken = reading.spoken(index)?;
    let next = index + 1;
    let ends = match reading.class(next) {
        Class::Sign | Class::Newline => reading.is_end(next),
        _ => {
            reading.is(next, GOES_ON)
                && !matches!(reading.lower(next), "i" | "på" | "e" | "til" | "te" | "med")
        }
    };
    let calendar = spoken.digits == 2 && (spoken.value >= 45 || (born && spoken.value >= 10));
    let timed = matches!(before, "rundt" | "til" | "før" | "etter" | "omkring");
    (named && !timed && calendar && ends && !reading.is(next, UNIT)).then_some(next)
}

/// «i tjue tjuefire»
fn twenty_twenty(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let second = reading.spoken(index + 1).is_some_and(|spoken| (10..=40).contains(&spoken.value));
    (reading.lower(index) == "tjue" && second && !reading.is(index + 2, UNIT)).then_some(index + 2)
}

/// A year of two digits after a month: «juni tjueto», «mai null fire».
pub(super) fn short_spoken_year(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let spoken = reading.spoken(index)?;
    let null =
        spoken.value == 0 && reading.spoken(index + 1).is_some_and(|next| (1..=9).contains(&next.value));
    let end = index + 1 + usize::from(null);
    if reading.class(index) != Class::Word || (!null && (spoken.digits != 2 || spoken.value < 10)) {
        return None;
    }
    let closed = end >= reading.len() || matches!(reading.class(end), Class::Sign | Class::Newline);
    let ends = closed || (reading.is(end, GOES_ON) && spoken.value >= 13);
    (ends && !reading.is(end, UNIT)).then_some(end)
}

/// The token after a year of four digits in words.
pub(super) fn spoken_year_words(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let word = reading.lower(index);
    let below_hundred = |rest: &str| spoken_value(rest.strip_prefix("og").unwrap_or(rest)).is_some();
    if let Some(rest) = word.strip_prefix("nittenhundre").or_else(|| word.strip_prefix("totusen")) {
        if below_hundred(rest) {
            return Some(index + 1);
        }
        let og = usize::from(reading.lower(index + 1) == "og");
        let pair = rest.is_empty() && reading.spoken(index + 1 + og).is_some();
        return pair.then_some(index + 2 + og);
    }
    let in_pairs = |rest: &str| spoken_value(rest).is_some_and(|spoken| spoken.digits == 2);
    if word.strip_prefix("nitten").is_some_and(in_pairs) {
        return Some(index + 1);
    }
    let tjue = word.strip_prefix("tjue").and_then(spoken_value);
    if tjue.is_some_and(|spoken| spoken.digits == 2 && spoken.value >= 10) {
        return Some(index + 1);
    }
    let hundred = usize::from(reading.lower(index + 1) == "hundre");
    let og = usize::from(hundred == 1 && reading.lower(index + 2) == "og");
    let decade =
        reading.spoken(index + 1 + hundred + og).is_some_and(|spoken| spoken.value >= 20 || hundred == 1);
    if word == "nitten" && decade && !reading.is(index + 2 + hundred + og, UNIT) {
        return Some(index + 2 + hundred + og);
    }
    if word == "to" && reading.lower(index + 1) == "tusen" {
        let og = usize::from(reading.lower(index + 2) == "og");
        let small = reading.spoken(index + 2 + og).is_some();
        let measured = reading.is(index + 3 + og, UNIT);
        return (small && !measured).then_some(index + 3 + og);
    }
    None
}
