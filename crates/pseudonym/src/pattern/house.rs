//! House numbers and postal codes in words, and what may follow a house number.

use crate::token::{Class, Shape};

use super::reading::{GOES_ON, HUNDRED, Reading, UNIT};

/// «sytten», «to hundre og atten», «hundre og fire», «sytten be»: the token after a house number that is said.
pub(super) fn spoken_end(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let mut end = index;
    if reading.spoken(end).is_some() {
        end += 1;
    }
    if reading.lower(end) == "hundre" {
        end += 1;
        let og = usize::from(reading.lower(end) == "og");
        if reading.spoken(end + og).is_some() {
            end += og + 1;
        }
    }
    if end == index || reading.is(end, UNIT | HUNDRED) {
        return None;
    }
    let capital = reading.get(end).is_some_and(|token| token.shape == Shape::Initial);
    let letter = matches!(reading.lower(end), "be" | "bé" | "ce" | "se" | "b" | "c" | "d" | "f" | "g" | "h");
    let closed = end + 1 >= reading.len() || matches!(reading.class(end + 1), Class::Sign | Class::Newline);
    let lettered = capital || (letter && closed);
    Some(end + usize::from(lettered))
}

/// A postal code in words, four digits: «seksti ein femti», «seksti hundre og femti», «null fire null to».
pub(super) fn postal_end(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let mut digits = 0;
    let mut place = index;
    let mut tens = false;
    while digits < 4 || (tens && reading.spoken(place).is_some()) {
        if reading.lower(place) == "hundre" && digits == 2 {
            let og = usize::from(reading.lower(place + 1) == "og");
            let rest = usize::from(reading.spoken(place + 1 + og).is_some());
            return Some(place + 1 + rest * (og + 1));
        }
        let spoken = reading.spoken(place).filter(|_| reading.class(place) == Class::Word)?;
        let merged = tens && spoken.digits == 1 && spoken.value > 0;
        digits += if merged { 0 } else { spoken.digits };
        tens = spoken.digits == 2 && spoken.value >= 20 && spoken.value.is_multiple_of(10);
        place += 1;
        if digits > 4 {
            return None;
        }
    }
    (place > index + 1 && !reading.is(place, UNIT | HUNDRED)).then_some(place)
}

/// A postal code in words with its place, said after a street or its name: «nei, seksti ein femti, Ørsta».
pub(super) fn postal_alone(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    if index > 0 && reading.spoken(index - 1).is_some() {
        return None;
    }
    let end = postal_end(reading, index)?;
    let named = (1..=4.min(index)).any(|distance| reading.lower(index - distance).starts_with("postn"));
    let comma = usize::from(reading.is_sign(end, ","));
    let place = end + comma;
    let shape = reading.get(place).map(|token| token.shape);
    let caseless = shape == Some(Shape::Caseless) && comma == 1 && !reading.is(place, GOES_ON);
    let closed = matches!(reading.class(place + 1), Class::Sign | Class::Newline);
    if (shape == Some(Shape::Capitalised) || (caseless && closed))
        && (named || is_near_street(reading, index))
    {
        return Some(super::address::place_end(reading, place));
    }
    named.then_some(end)
}

fn is_near_street(reading: &Reading<'_, '_>, index: usize) -> bool {
    (1..=14.min(index)).any(|distance| {
        let word = reading.lower(index - distance);
        ["vegen", "veien", "gata", "gaten", "gate", "post", "adresse"].iter().any(|part| word.contains(part))
    })
}

/// «, leil. 204», «H0302», «inngang B»: the token after it, or `end`.
pub(super) fn annex_end(reading: &Reading<'_, '_>, end: usize) -> usize {
    let comma = usize::from(reading.is_sign(end, ","));
    let place = end + comma;
    let word = reading.lower(place);
    let dwelling =
        word.len() == 5 && word.starts_with('h') && word[1..].bytes().all(|byte| byte.is_ascii_digit());
    if dwelling {
        return place + 1;
    }
    if !matches!(
        word,
        "leil"
            | "leilighet"
            | "leilegheit"
            | "leilighetsnummer"
            | "bolig"
            | "oppgang"
            | "inngang"
            | "etg"
            | "bolignummer"
    ) {
        return end;
    }
    let dot = usize::from(reading.is_sign(place + 1, ".") || reading.lower(place + 1) == "nr");
    let number = place + 1 + dot;
    match reading.class(number) {
        Class::Digits | Class::Mixed => number + 1,
        Class::Word if reading.spoken(number).is_some() => spoken_end(reading, number).unwrap_or(end),
        // «leilighet h null to null tre»
        Class::Word if reading.lower(number).len() == 1 => {
            let spoken = (number + 1..number + 5).take_while(|place| reading.is_spoken(*place)).count();
            number + 1 + spoken
        }
        _ => end,
    }
}

/// Whether somebody says where he lives in the words before `index`.
pub(super) fn is_at_home(reading: &Reading<'_, '_>, index: usize) -> bool {
    (1..=10.min(index)).any(|distance| {
        let word = reading.lower(index - distance);
        let asked = matches!(word, "hvor" | "kor" | "kvar")
            && matches!(
                reading.lower(index - distance + 1),
                "er" | "e" | "bor" | "bur" | "henter" | "hentar"
            )
            && matches!(reading.lower(index - distance + 2), "dere" | "du" | "de" | "dykk" | "dokker" | "vi");
        asked
            || matches!(
                word,
                "bor"
                    | "bur"
                    | "bodd"
                    | "budd"
                    | "bodde"
                    | "budde"
                    | "flyttet"
                    | "flytta"
                    | "fløtta"
                    | "flytter"
                    | "adresse"
                    | "adressen"
                    | "adressa"
                    | "bosted"
                    | "bustad"
                    | "bopel"
                    | "heimeadresse"
                    | "postadresse"
                    | "hjemmeadresse"
                    | "oppholdssted"
                    | "buande"
            )
    })
}
