//! National numbers and telephone numbers, in any grouping, with right or wrong check digits, or read out in words.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::number::spoken_value;
use crate::token::{Class, Tokens};

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
    while tokens.class(place) == Class::Digits && run.digits.len() + tokens.lower(place).len() <= most_digits
    {
        run.digits.push_str(tokens.lower(place));
        run.lengths.push(tokens.lower(place).len());
        run.ends.push(place + 1);
        let joined = ["-", ".", "–"].iter().any(|sign| tokens.is_sign(place + 1, sign));
        let next = if joined && tokens.class(place + 2) == Class::Digits { place + 2 } else { place + 1 };
        let gap = if joined { tokens.gap(place + 1).max(tokens.gap(next)) } else { tokens.gap(next) };
        if next >= tokens.len() || gap > 2 {
            break;
        }
        run.widest = run.widest.max(gap);
        place = next;
    }
    run
}

/// How far the words before a number are searched for its name.
const REACH: usize = 6;

fn is_named(tokens: &Tokens<'_>, index: usize, names: &[&str]) -> bool {
    let mut place = index;
    for _ in 0..REACH {
        let Some(before) = place.checked_sub(1) else { return false };
        let word = tokens.lower(before);
        if tokens.class(before) == Class::Word && names.iter().any(|name| word.starts_with(name)) {
            return true;
        }
        if tokens.class(before) == Class::Digits || matches!(word, "?" | "!" | ",") {
            return false;
        }
        place = before;
    }
    false
}

const NATIONAL_NAMES: [&str; 9] =
    ["fnr", "fødselsn", "personn", "pnr", "fødselsnr", "dnr", "dnummer", "fødseln", "persnr"];

/// A national number that begins at `index`.
pub(super) fn national(tokens: &Tokens<'_>, index: usize) -> Option<TokenSpan> {
    let span = |end| Some(TokenSpan { start: index, end, kind: IdentifierKind::NationalId });
    if tokens.class(index) == Class::Word {
        return spoken(tokens, index, 11).and_then(span);
    }
    if tokens.class(index) != Class::Digits || follows_digits(tokens, index) {
        return None;
    }
    let run = groups(tokens, index, 13);
    let named = is_named(tokens, index, &NATIONAL_NAMES);
    let mut total = 0;
    for (count, length) in run.lengths.iter().enumerate() {
        total += length;
        if total == 11 && (named || looks_national(&run, count + 1)) {
            return span(run.ends[count]);
        }
    }
    // Misheard or mistyped: a digit too few or too many, but introduced as a national number.
    let near = (9..=13).contains(&run.digits.len()) && run.lengths.len() <= 6;
    if named && near { run.ends.last().copied().and_then(span) } else { None }
}

fn looks_national(run: &Groups, count: usize) -> bool {
    let lengths = &run.lengths[..count];
    if lengths == [11] {
        return true;
    }
    if lengths == [4, 2, 5] {
        return false;
    }
    let day_first = lengths[0] >= 6 || lengths.starts_with(&[2, 2, 2]) || lengths.starts_with(&[3, 3]);
    day_first && run.widest <= 1 && starts_with_date(&run.digits)
}

fn starts_with_date(digits: &str) -> bool {
    let pair = |at: usize| digits.get(at..at + 2).and_then(|pair| pair.parse::<u32>().ok()).unwrap_or(0);
    let (day, month) = (pair(0), pair(2));
    let month_fits = matches!(month, 1..=12 | 41..=52 | 66..=77 | 81..=92);
    day >= 80 || (matches!(day, 1..=31 | 41..=71) && month_fits)
}

fn follows_digits(tokens: &Tokens<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or(Class::Newline, |place| tokens.class(place));
    before == Class::Digits && tokens.gap(index) == 1
}

const PHONE_NAMES: [&str; 10] =
    ["tlf", "telefon", "mobil", "mob", "tel", "ring", "fax", "faks", "sms", "nås"];

/// A telephone number that begins at `index`.
pub(super) fn phone(tokens: &Tokens<'_>, index: usize) -> Option<TokenSpan> {
    let span = |end| Some(TokenSpan { start: index, end, kind: IdentifierKind::Phone });
    if tokens.class(index) == Class::Word {
        return spoken(tokens, index, 8).and_then(span);
    }
    if tokens.is_sign(index, "+") && tokens.class(index + 1) == Class::Digits {
        let run = groups(tokens, index + 1, 15);
        return if run.digits.len() >= 8 { run.ends.last().copied().and_then(span) } else { None };
    }
    if tokens.class(index) != Class::Digits {
        return None;
    }
    let long = groups(tokens, index, 14);
    if long.digits.starts_with("00") && long.digits.len() >= 12 {
        return long.ends.last().copied().and_then(span);
    }
    let named = is_named(tokens, index, &PHONE_NAMES);
    if (follows_digits(tokens, index) && !named)
        || is_number_of_something(tokens, index)
        || is_end_of_code(tokens, index)
    {
        return None;
    }
    let run = groups(tokens, index, 8);
    let count = run.lengths.len();
    let grouped = matches!(run.lengths[..], [8] | [2, 2, 2, 2] | [3, 2, 3] | [4, 4] | [3, 3, 2] | [2, 3, 3]);
    let first_fits = named || matches!(run.digits.as_bytes().first(), Some(b'2'..=b'9'));
    let end = *run.ends.last()?;
    let goes_on = tokens.class(end) == Class::Digits && tokens.gap(end) <= 1 && !named;
    let whole = run.digits.len() == 8 && grouped && run.widest <= 1;
    let measure = count == 1 && !named && tokens.gap(end) <= 1 && super::is_unit(tokens.lower(end));
    if whole && first_fits && !goes_on && !measure { span(end) } else { None }
}

/// `RTG-2602-7719`: digits that hang on letters belong to a code.
fn is_end_of_code(tokens: &Tokens<'_>, index: usize) -> bool {
    let hangs = index >= 2 && tokens.gap(index) == 0 && tokens.gap(index - 1) == 0;
    hangs
        && matches!(tokens.lower(index - 1), "-" | "/" | "." | "_")
        && matches!(tokens.class(index - 2), Class::Word | Class::Mixed)
}

/// A DUF number of the Immigration Register, `2015 338122 04`; solid ones are found as long numbers.
pub(super) fn immigration(tokens: &Tokens<'_>, index: usize) -> Option<TokenSpan> {
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
fn is_number_of_something(tokens: &Tokens<'_>, index: usize) -> bool {
    super::code::is_cue(super::word_before(tokens, index))
}

/// A number read out in words, alone or in pairs, of exactly `digits` digits; returns the token after it.
fn spoken(tokens: &Tokens<'_>, index: usize, digits: usize) -> Option<usize> {
    spoken_value(tokens.lower(index))?;
    if index > 0 && spoken_value(tokens.lower(index - 1)).is_some() {
        return None;
    }
    let run = spoken_run(tokens, index);
    (run.digits == digits).then_some(run.end)
}

pub(super) struct SpokenRun {
    pub(super) digits: usize,
    pub(super) words: usize,
    pub(super) end: usize,
}

/// Number words and short numerals in a row, commas allowed.
pub(super) fn spoken_run(tokens: &Tokens<'_>, index: usize) -> SpokenRun {
    let mut run = SpokenRun { digits: 0, words: 0, end: index };
    let mut place = index;
    while place < tokens.len() {
        let word = tokens.lower(place);
        let value = match tokens.class(place) {
            Class::Digits if word.len() <= 3 => Some(word.len()),
            Class::Word => spoken_value(word).map(|spoken| spoken.digits),
            _ => None,
        };
        if let Some(digits) = value {
            run.digits += digits;
            run.words += 1;
            run.end = place + 1;
        } else if !(tokens.is_sign(place, ",") && run.words > 0) {
            break;
        }
        place += 1;
    }
    run
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
    fn numbers_read_out_in_words_are_found() {
        assert_eq!(
            found("det er ni fem to en åtte fire null seks ja"),
            ["PHONE:ni fem to en åtte fire null seks"]
        );
        assert_eq!(
            found("femten åttiseks sytti tre null to null en"),
            ["NATIONAL_ID:femten åttiseks sytti tre null to null en"]
        );
    }

    #[test]
    fn measurements_are_left_alone() {
        assert!(found("BT 142 over 82, puls 76, vekt 68 kg, 5 mg x 2, kreatinin 96 (60-105)").is_empty());
    }
}
