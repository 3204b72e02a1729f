//! National numbers and telephone numbers, in any grouping, with right or wrong check digits, or read out in words.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Tokens};

use super::reading::{CODE, MEASURE, NATIONAL, PHONE, Reading, UNIT};
use super::scanned;

/// A run of digit groups from one token on, each group at most two spaces, a hyphen or a full stop from the last.
struct Groups {
    /// Lengths of the groups.
    lengths: Vec<usize>,
    /// Token after each group.
    ends: Vec<usize>,
    digits: String,
    /// The widest white space between groups.
    widest: u8,
}

fn groups(tokens: &Tokens<'_>, index: usize, most_digits: usize) -> Groups {
    let mut run = Groups { lengths: Vec::new(), ends: Vec::new(), digits: String::new(), widest: 0 };
    let mut place = index;
    while run.digits.len() + tokens.lower(place).len() <= most_digits {
        match tokens.class(place) {
            Class::Digits => run.digits.push_str(tokens.lower(place)),
            _ => match scanned::digits(tokens, place) {
                Some(digits) => run.digits.push_str(&digits),
                None => break,
            },
        }
        run.lengths.push(tokens.lower(place).len());
        run.ends.push(place + 1);
        let slash =
            tokens.is_sign(place + 1, "/") && tokens.gap(place + 1) == 0 && tokens.gap(place + 2) == 0;
        let joined = slash || ["-", ".", "–"].iter().any(|sign| tokens.is_sign(place + 1, sign));
        let follows = matches!(tokens.class(place + 2), Class::Digits | Class::Mixed);
        let next = if joined && follows { place + 2 } else { place + 1 };
        let gap = if joined { tokens.gap(place + 1).max(tokens.gap(next)) } else { tokens.gap(next) };
        if next >= tokens.len() || gap > 2 {
            break;
        }
        run.widest = run.widest.max(gap);
        place = next;
    }
    run
}

/// Whether no other group of digits follows: most numbers are short and stand alone.
fn is_alone(reading: &Reading<'_, '_>, index: usize) -> bool {
    let place = index + 1 + usize::from(reading.class(index + 1) == Class::Sign);
    !matches!(reading.class(place), Class::Digits | Class::Mixed)
}

/// How far the words before a number are searched for its name.
const REACH: usize = 8;

/// How many tokens before the number one of the words that name it stands.
fn named(reading: &Reading<'_, '_>, index: usize, meaning: u32) -> Option<usize> {
    for distance in 1..=REACH.min(index) {
        let place = index - distance;
        if reading.is(place, meaning) {
            return Some(distance);
        }
        let letter = place > 1 && reading.is_sign(place - 1, "-") && meaning == NATIONAL;
        if letter && matches!(reading.lower(place), "nummer" | "nummeret" | "nr") {
            let first = reading.lower(place - 2);
            return matches!(first, "d" | "h" | "fh").then_some(distance);
        }
        if reading.class(place) == Class::Digits || matches!(reading.lower(place), "!" | ",") {
            return None;
        }
    }
    None
}

/// A national number in digits that begins at `index`.
pub(super) fn national(reading: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    let span = |end| Some(TokenSpan { start: index, end, kind: IdentifierKind::NationalId });
    if (reading.lower(index).len() < 5 && is_alone(reading, index)) || follows_digits(reading, index) {
        return None;
    }
    let run = groups(reading, index, 13);
    if run.digits.len() < 5 {
        return None;
    }
    let distance = named(reading, index, NATIONAL);
    let mut total = 0;
    for (count, length) in run.lengths.iter().enumerate() {
        total += length;
        if total == 11 && (distance.is_some() || looks_national(&run, count + 1)) {
            return span(run.ends[count]);
        }
    }
    // Misheard or mistyped, a digit too few or too many; or only the first six or the last five.
    let end = run.ends.last().copied()?;
    let near = (9..=13).contains(&run.digits.len()) && run.lengths.len() <= 7;
    let part = matches!(run.digits.len(), 5 | 6)
        && distance.is_some_and(|tokens| tokens <= 4)
        && !is_end_of_code(reading, index)
        && !reading.is(end, UNIT);
    if distance.is_some() && (near || part) { span(end) } else { None }
}

fn looks_national(run: &Groups, count: usize) -> bool {
    let lengths = &run.lengths[..count];
    if lengths == [11] {
        return true;
    }
    if lengths == [4, 2, 5] {
        return false;
    }
    // Eleven digits in any other grouping: «0709 5512 388», «1 90 1 56 33 814».
    let plain = matches!(run.digits.as_bytes()[0], b'0'..=b'7') && lengths.len() >= 3;
    if plain && lengths.iter().sum::<usize>() == 11 && lengths.len() == run.lengths.len() && run.widest <= 1 {
        return starts_with_date(&run.digits);
    }
    let day_first = lengths[0] >= 6 || lengths.starts_with(&[2, 2, 2]) || lengths.starts_with(&[3, 3]);
    day_first && run.widest <= 1 && starts_with_date(&run.digits)
}

pub(super) fn starts_with_date(digits: &str) -> bool {
    let pair = |at: usize| digits.get(at..at + 2).and_then(|pair| pair.parse::<u32>().ok()).unwrap_or(0);
    let (day, month) = (pair(0), pair(2));
    let month_fits = matches!(month, 1..=12 | 41..=52 | 66..=77 | 81..=92);
    day >= 80 || (matches!(day, 1..=31 | 41..=71) && month_fits)
}

fn follows_digits(tokens: &Tokens<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or(Class::Newline, |place| tokens.class(place));
    before == Class::Digits && tokens.gap(index) == 1
}

/// A telephone number in digits that begins at `index`.
pub(super) fn phone(reading: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    let span = |end| Some(TokenSpan { start: index, end, kind: IdentifierKind::Phone });
    if reading.is_sign(index, "+") {
        let digits = reading.class(index + 1) == Class::Digits;
        // «(+47) 912 44 380»
        if digits && index > 0 && reading.is_sign(index - 1, "(") && reading.is_sign(index + 2, ")") {
            let run = groups(reading, index + 3, 12);
            let end = run.ends.last().copied().filter(|_| run.digits.len() >= 8)?;
            return Some(TokenSpan { start: index - 1, end, kind: IdentifierKind::Phone });
        }
        let run = groups(reading, index + 1, 15);
        let whole = digits && run.digits.len() >= 8 && !run.lengths.starts_with(&[1, 1]);
        return if whole { run.ends.last().copied().and_then(span) } else { None };
    }
    if reading.lower(index).len() < 8 && is_alone(reading, index) {
        return None;
    }
    let long = groups(reading, index, 14);
    if long.digits.starts_with("00") && long.digits.len() >= 12 {
        return long.ends.last().copied().and_then(span);
    }
    let run = groups(reading, index, 8);
    if run.digits.len() != 8 || run.widest > 1 {
        return None;
    }
    let named = named(reading, index, PHONE).is_some();
    let end = *run.ends.last()?;
    if (follows_digits(reading, index) && !named)
        || is_number_of_something(reading, index)
        || is_end_of_code(reading, index)
        || super::code::is_later_group(reading, index)
    {
        return None;
    }
    let goes_on = reading.class(end) == Class::Digits && reading.gap(end) <= 1 && !named;
    let measure = run.lengths.len() == 1 && !named && reading.gap(end) <= 1 && reading.is(end, UNIT);
    let fits = named || (is_grouped(&run) && !is_row_of_values(reading, index));
    if fits && !goes_on && !measure { span(end) } else { None }
}

/// Grouped as a telephone number is when nothing says that it is one.
fn is_grouped(run: &Groups) -> bool {
    let usual = matches!(run.lengths[..], [8] | [2, 2, 2, 2] | [3, 2, 3] | [4, 4] | [3, 3, 2] | [2, 3, 3]);
    let first = run.digits.as_bytes().first();
    let mobile = matches!(first, Some(b'4' | b'9')) && matches!(run.lengths[..], [3, 2, 1, 2] | [3, 2, 2, 1]);
    (usual && matches!(first, Some(b'2'..=b'9'))) || mobile
}

/// «Puls 92 88 96 94»: measured again and again.
fn is_row_of_values(reading: &Reading<'_, '_>, index: usize) -> bool {
    // «i dag, 468 27 915» measures nothing.
    let apart = index > 0 && matches!(reading.lower(index - 1), "," | "." | ")" | "–");
    !apart && (1..=2.min(index)).any(|distance| reading.is(index - distance, MEASURE))
}

/// `RTG-2602-7719`: digits that hang on letters belong to a code.
fn is_end_of_code(tokens: &Tokens<'_>, index: usize) -> bool {
    let hangs = index >= 2 && tokens.gap(index) == 0 && tokens.gap(index - 1) == 0;
    hangs
        && matches!(tokens.lower(index - 1), "-" | "/" | "." | "_")
        && matches!(tokens.class(index - 2), Class::Word | Class::Mixed)
}

/// A DUF number of the Immigration Register, `2015 338122 04`; solid ones are found as long numbers.
pub(super) fn immigration(tokens: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    let year = super::small_number(tokens, index).is_some_and(|year| (1980..=2049).contains(&year));
    let grouped = year && tokens.lower(index + 1).len() == 6 && tokens.lower(index + 2).len() == 2;
    let digits = (index..index + 3).all(|place| tokens.class(place) == Class::Digits);
    let tight = tokens.gap(index + 1) == 1 && tokens.gap(index + 2) == 1;
    (grouped && digits && tight).then_some(TokenSpan {
        start: index,
        end: index + 3,
        kind: IdentifierKind::OtherId,
    })
}

/// «lot 20771845», «SN 20771845»: the name right before says that it is no telephone.
fn is_number_of_something(tokens: &Reading<'_, '_>, index: usize) -> bool {
    if index < 2 {
        return false;
    }
    let before = index - 1 - usize::from(tokens.is_sign(index - 1, ".") || tokens.is_sign(index - 1, ":"));
    tokens.is(before, CODE) && !tokens.is(before, MEASURE)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_national_number_is_found_in_any_grouping_and_with_wrong_check_digits() {
        for number in ["15867030201", "158670 30201", "15 86 70 302 01", "158670-30201", "158670 30 201"] {
            assert_eq!(found(&format!("Nummeret er {number}. Takk")), [format!("NATIONAL_ID:{number}")]);
        }
    }

    #[test]
    fn a_misheard_national_number_is_found_by_its_name() {
        assert_eq!(found("Fødselsnummer: 158670 3020"), ["NATIONAL_ID:158670 3020"]);
    }

    #[test]
    fn telephones_keep_their_groups_and_prefix() {
        assert_eq!(found("ring 95 21 84 06, eller"), ["PHONE:95 21 84 06"]);
        assert_eq!(found("nås på +47 470 11 223."), ["PHONE:+47 470 11 223"]);
        assert_eq!(found("Mobil: 40618823"), ["PHONE:40618823"]);
    }

    #[test]
    fn a_named_telephone_may_be_grouped_in_any_way() {
        assert_eq!(found("mobilen hans er 4 06 188 23 nå"), ["PHONE:4 06 188 23"]);
        assert_eq!(found("Telefon? 9-521-8406."), ["PHONE:9-521-8406"]);
        assert_eq!(found("Puls 92 88 96 94 i natt"), [""; 0]);
    }

    #[test]
    fn a_part_of_a_national_number_is_found_by_its_name() {
        assert_eq!(found("de fem siste sifrene er 48213, ja"), ["NATIONAL_ID:48213"]);
        assert_eq!(found("personnr. 158670/30201 ok"), ["NATIONAL_ID:158670/30201"]);
    }

    #[test]
    fn measurements_are_left_alone() {
        assert!(found("BT 142 over 82, puls 76, vekt 68 kg, 5 mg x 2, kreatinin 96 (60-105)").is_empty());
    }
}
