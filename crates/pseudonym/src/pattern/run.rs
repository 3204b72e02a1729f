//! Digits read out in words: «ni fem to, åtte null og så en tre sju», with letters and spoken signs for codes.

use crate::token::{Class, Shape};

use super::reading::{AT, HUNDRED, Reading, SAID_SIGN, TOP_DOMAIN, UNIT};

/// One row of number words.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    /// The token after it.
    pub(super) end: usize,
    /// What it reads as, «sytti ni» taken as 79.
    pub(super) digits: String,
    /// How many more digits it has if «sytti ni» was 70 9.
    pub(super) slack: usize,
    /// Number words and numerals.
    pub(super) words: usize,
    /// Words of one digit.
    pub(super) units: usize,
    /// Spoken signs and letters within.
    pub(super) signs: usize,
    values: Vec<u32>,
    commas: usize,
}

impl Run {
    /// Whether it can be read as `count` digits.
    pub(super) fn has(&self, count: usize) -> bool {
        (self.digits.len()..=self.digits.len() + self.slack).contains(&count)
    }

    /// Whether no letter or spoken sign stands within.
    pub(super) fn letters_free(&self) -> bool {
        self.signs == 0
    }

    /// Numbers that are counted up or down, or named one by one: «nittitre, åttiseks, syttini».
    pub(super) fn is_list(&self) -> bool {
        let steps: Vec<i64> =
            self.values.windows(2).map(|pair| i64::from(pair[1]) - i64::from(pair[0])).collect();
        let even = self.words >= 3 && steps.iter().all(|step| *step == steps[0] && *step != 0);
        let one_way =
            self.words >= 4 && (steps.iter().all(|step| *step > 0) || steps.iter().all(|step| *step < 0));
        even || (one_way && self.commas + 1 >= self.words)
    }
}

/// Every row of number words in the text, from left to right.
pub(super) fn runs(reading: &Reading<'_, '_>) -> Vec<Run> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < reading.len() {
        if !reading.is_spoken(index) || follows_cardinal(reading, index) {
            index += 1;
            continue;
        }
        let run = run(reading, index);
        index = run.end.max(index + 1);
        if run.words > 0 {
            found.push(run);
        }
    }
    found
}

/// «hundre og ti», «komma fem», «12 ti»: the number goes on from something else.
fn follows_cardinal(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let part = reading.lower(before) == "og" && before > 0 && reading.is(before - 1, HUNDRED);
    part || reading.is(before, HUNDRED)
}

fn run(reading: &Reading<'_, '_>, start: usize) -> Run {
    let mut run = Run {
        start,
        end: start,
        digits: String::new(),
        slack: 0,
        words: 0,
        units: 0,
        signs: 0,
        values: Vec::new(),
        commas: 0,
    };
    let mut place = start;
    let mut tens = false;
    while let Some((value, digits)) = number(reading, place) {
        // The last word belongs to «hundre» or to a unit: «sju null to hundre», «fire ganger».
        if reading.is(place + 1, HUNDRED) {
            break;
        }
        if tens && digits == 1 && (1..=9).contains(&value) {
            run.digits.pop();
            run.slack += 1;
        }
        let written = reading.class(place) == Class::Digits;
        run.digits.push_str(&if written { reading.lower(place).to_owned() } else { value.to_string() });
        run.words += 1;
        run.units += usize::from(digits == 1);
        run.values.push(value);
        run.end = place + 1;
        tens = !written && digits == 2 && value >= 20 && value.is_multiple_of(10);
        let Some(next) = joined(reading, place + 1, &mut run) else { break };
        tens &= next == place + 1;
        place = next;
    }
    end_with_letter(reading, &mut run);
    // «…, to ganger»: the last number counts something.
    if run.words > 1
        && reading.is(run.end, UNIT)
        && reading.lower(run.end) != "e"
        && reading.is_sign(run.end.saturating_sub(2), ",")
    {
        run.end -= 2;
        run.words -= 1;
        run.digits.pop();
    }
    run
}

fn number(reading: &Reading<'_, '_>, index: usize) -> Option<(u32, usize)> {
    match reading.class(index) {
        Class::Word => reading.spoken(index).map(|spoken| (spoken.value, spoken.digits)),
        Class::Digits if reading.lower(index).len() <= 4 => {
            Some((reading.lower(index).parse().ok()?, reading.lower(index).len()))
        }
        _ => None,
    }
}

/// The next number, seen past commas, «så», «og så» and spoken signs.
fn joined(reading: &Reading<'_, '_>, index: usize, run: &mut Run) -> Option<usize> {
    let mut signs = 0;
    let mut commas = 0;
    for place in index..index + 5 {
        if number(reading, place).is_some() {
            run.signs += signs;
            run.commas += commas;
            return Some(place);
        }
        match reading.lower(place) {
            "," | "-" | "–" | "…" => commas += 1,
            "så" | "strek" | "kort" | "skrå" | "under" | "mellomrom" => {
                signs += usize::from(reading.lower(place) == "strek");
            }
            "og" if reading.lower(place + 1) == "så" => {}
            // Three full stops are a pause.
            "." if reading.is_sign(place + 1, ".") || reading.is_sign(place.saturating_sub(1), ".") => {}
            _ if reading.is(place, SAID_SIGN)
                && !reading.is(place + 1, TOP_DOMAIN)
                && !reading.is(place, AT) =>
            {
                signs += 1;
            }
            _ => return None,
        }
    }
    None
}

/// «fire sju ni ni B»: a capital letter, or one that is no word, ends a code.
fn end_with_letter(reading: &Reading<'_, '_>, run: &mut Run) {
    let capital = reading.get(run.end).is_some_and(|token| token.shape == Shape::Initial);
    let letter = reading.lower(run.end);
    let plain = letter.len() == 1 && !matches!(letter, "i" | "e" | "a" | "å") && is_letter(reading, run.end);
    if run.units >= 2 && reading.gap(run.end) == 1 && (capital || plain) {
        run.end += 1;
        run.signs += 1;
    }
}

/// Whether the token is one letter, said or written alone.
pub(super) fn is_letter(reading: &Reading<'_, '_>, index: usize) -> bool {
    reading.class(index) == Class::Word && reading.lower(index).chars().count() == 1
}
