//! Mail and web addresses as they are said: «kari punktum nes krøllalfa post punktum no».

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::Class;

use super::reading::{AT, FILLER, GOES_ON, Reading, SAID_SIGN, TOP_DOMAIN};
use super::run::is_letter;

/// The token after a spoken separator at `index`: «punktum», «kort strek», «under strek», «skrå strek».
pub(super) fn after_sign(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    if reading.is(index, SAID_SIGN) {
        return Some(index + 1);
    }
    let first = matches!(reading.lower(index), "kort" | "under" | "skrå" | "binde" | "lang");
    (first && reading.lower(index + 1) == "strek").then_some(index + 2)
}

/// The first token of the spoken separator that ends before `index`.
fn sign_before(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let last = index.checked_sub(1)?;
    if reading.lower(last) == "strek" && last > 0 && after_sign(reading, last - 1) == Some(index) {
        return Some(last - 1);
    }
    reading.is(last, SAID_SIGN).then_some(last)
}

/// One part said before `index`: a word, a word and a number, or letters that are spelled. Its first token.
fn part_before(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let is_number = |place: usize| reading.spoken(place).is_some() || reading.class(place) == Class::Digits;
    let mut start = index;
    while start > 0 && is_number(start - 1) {
        start -= 1;
    }
    let last = start.checked_sub(1)?;
    let alone = last == 0 || !is_letter(reading, last - 1);
    if is_letter(reading, last) && !(alone && reading.lower(last) == "i") {
        let mut first = last;
        while first > 0 && is_letter(reading, first - 1) && reading.gap(first) <= 1 {
            first -= 1;
        }
        // «med dobbel n» describes the word before.
        return Some(described_before(reading, first).unwrap_or(first));
    }
    let word = matches!(reading.class(last), Class::Word | Class::Mixed)
        && !reading.is(last, SAID_SIGN | AT)
        && !(reading.is(last, FILLER | GOES_ON) && start < index);
    if word { Some(last) } else { (start < index).then_some(start) }
}

/// «mannskoret med dobbel n», «kari med k»: the word that the letter at `letter` describes.
fn described_before(reading: &Reading<'_, '_>, letter: usize) -> Option<usize> {
    let doubled = letter > 0
        && matches!(
            reading.lower(letter - 1),
            "dobbel" | "dobbelt" | "to" | "stor" | "liten" | "enkel" | "en" | "ein"
        );
    let with = letter.checked_sub(1 + usize::from(doubled))?;
    let word = with.checked_sub(1)?;
    (reading.lower(with) == "med" && reading.class(word) == Class::Word).then_some(word)
}

/// Where the parts that are joined by spoken separators and end before `index` begin.
fn start_before(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let mut start = part_before(reading, index)?;
    while let Some(part) = sign_before(reading, start).and_then(|sign| part_before(reading, sign)) {
        start = part;
    }
    Some(start)
}

/// Where the parts that begin at `index` end.
fn end_after(reading: &Reading<'_, '_>, index: usize) -> usize {
    let is_number = |place: usize| reading.spoken(place).is_some() || reading.class(place) == Class::Digits;
    let mut end = index;
    loop {
        let first = end;
        while is_letter(reading, end) && (end == first || reading.gap(end) == 1) {
            end += 1;
        }
        let word = end == first && matches!(reading.class(end), Class::Word | Class::Mixed);
        end += usize::from(word);
        while is_number(end) && end < reading.len() {
            end += 1;
        }
        if end == first {
            return end;
        }
        if reading.lower(end) == "med" && sign_after_description(reading, end).is_some() {
            end = sign_after_description(reading, end).unwrap_or(end);
        }
        match after_sign(reading, end) {
            Some(next) if matches!(reading.class(next), Class::Word | Class::Mixed | Class::Digits) => {
                end = next;
            }
            _ => return end,
        }
    }
}

/// «med dobbel n punktum»: the separator after a description of letters.
fn sign_after_description(reading: &Reading<'_, '_>, with: usize) -> Option<usize> {
    (with + 2..=with + 4).find(|place| after_sign(reading, *place).is_some())
}

/// The first and last token of the mail address around the spoken `@` at `at`.
pub(super) fn mail_around(reading: &Reading<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let two = matches!(
        (reading.lower(at), reading.lower(at + 1)),
        ("alfa", "krøll") | ("krøll", "alfa") | ("snabel", "a")
    );
    let hyphen = reading.lower(at) == "snabel" && reading.is_sign(at + 1, "-");
    if !reading.is(at, AT) && !two {
        return None;
    }
    let after = at + 1 + usize::from(two) + 2 * usize::from(hyphen);
    let end = end_after(reading, after);
    Some((start_before(reading, at)?, end)).filter(|_| end > after)
}

/// «kimse understrek nittito»: the user name around the spoken `_` at `sign`.
pub(super) fn user_around(reading: &Reading<'_, '_>, sign: usize) -> Option<TokenSpan> {
    let end = end_after(reading, sign + 1);
    let start = start_before(reading, sign)?;
    (end > sign + 1).then_some(TokenSpan { start, end, kind: IdentifierKind::OtherId })
}

/// A web address around the «punktum» at `sign`, if a top domain follows: «klinikken punktum no skråstrek ung».
pub(super) fn web_around(reading: &Reading<'_, '_>, sign: usize) -> Option<TokenSpan> {
    let dot = matches!(reading.lower(sign), "punktum" | "punkt" | "prikk" | "dott" | "dot");
    let domain = sign + 1;
    if !dot || !reading.is(domain, TOP_DOMAIN) || reading.gap(domain) != 1 {
        return None;
    }
    let mut end = domain + 1;
    let ends = end >= reading.len()
        || matches!(reading.class(end), Class::Sign | Class::Newline)
        || after_sign(reading, end).is_some()
        || matches!(reading.lower(domain), "com" | "org" | "info")
        || (reading.is(end, GOES_ON) && reading.lower(domain) != "no")
        || matches!(
            reading.lower(end),
            "og" | "men" | "så" | "er" | "e" | "ja" | "der" | "eller" | "hvis" | "å" | "da"
        );
    if !ends {
        return None;
    }
    if let Some(path) = after_sign(reading, end) {
        end = end_after(reading, path);
    }
    Some(TokenSpan { start: start_before(reading, sign)?, end, kind: IdentifierKind::Url })
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn mail_is_said_with_signs_numbers_and_spelled_letters() {
        for mail in [
            "r a n d i krøllalfa nordpost punktum no",
            "pk punktum strand førtito krøllalfa firma punktum com",
            "lise under strek moe snabel-a posten punktum net",
            "ola kort strek nes alfa krøll skolen strek vest punktum no",
        ] {
            assert_eq!(found(&format!("send det til {mail}, er du snill")), [format!("EMAIL:{mail}")]);
        }
    }

    #[test]
    fn web_is_said_with_signs() {
        for web in [
            "ryggskolen punktum no skråstrek trening",
            "søvn strek hjelp punktum org",
            "turnlaget med dobbel l punktum no",
            "v v v punktum trim punktum no",
        ] {
            assert_eq!(found(&format!("det står på {web}, ja")), [format!("URL:{web}")]);
        }
    }

    #[test]
    fn a_full_stop_that_is_dictated_is_no_address() {
        assert_eq!(found("pasienten er frisk punktum no skal ho heim"), [""; 0]);
    }
}
