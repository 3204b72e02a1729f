//! Dates: moved by one number of whole weeks for the whole life of a patient's pseudonyms, so that weekdays and
//! intervals stay true. Months and years that stand alone move by the same way, rounded.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::number::{in_words, ordinal_in_words, ordinal_value, spoken_value};
use crate::pattern::date::{month_name, month_of};
use crate::random::Random;
use crate::surrogate::case::cased_like;
use crate::token::{Class, Tokens};

/// What a date says: some of day, month and year. Years have four digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Calendar {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
}

impl Calendar {
    /// Whether everything that `said` says is the same here.
    pub(crate) fn agrees(self, said: Self) -> bool {
        let same_year = said.year.is_none() || said.year == self.year;
        let same_month = said.month.is_none() || said.month == self.month;
        same_year && same_month && (said.day.is_none() || said.day == self.day)
    }

    /// As much of it as `said` says.
    pub(crate) fn as_far_as(self, said: Self) -> Self {
        Self {
            year: said.year.and(self.year),
            month: said.month.and(self.month),
            day: said.day.and(self.day),
        }
    }
}

/// How far dates move: whole weeks, and as near to that as months and years can come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift {
    weeks: i32,
}

impl Shift {
    /// From half a year to not quite two, forwards or backwards, and never a whole year within three weeks: the year
    /// always changes, and the season does not stay.
    pub(crate) fn new(random: &mut Random) -> Self {
        let drawn = i32::try_from(random.below(62)).unwrap_or(0);
        let weeks = if drawn < 22 { 27 + drawn } else { 34 + drawn };
        Self { weeks: if random.below(2) == 0 { weeks } else { -weeks } }
    }

    /// The `number`th shift to try where this one leads to a date that the document says itself.
    pub(crate) fn next(self, number: i32) -> Self {
        Self { weeks: self.weeks + self.weeks.signum() * number * 5 }
    }

    fn days(self) -> i32 {
        self.weeks * 7
    }

    /// `date` moved. A day and month without a year are taken to be of `year`.
    fn moved(self, date: Calendar, year: i32) -> Option<Calendar> {
        if date.month.is_some_and(|month| !(1..=12).contains(&month)) {
            return None;
        }
        match (date.year, date.month, date.day) {
            (said, Some(month), Some(day)) => {
                let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
                let old = Date::new(i16::try_from(said.unwrap_or(year)).ok()?, month, day).ok()?;
                let new = old.checked_add(self.days().days()).ok()?;
                Some(Calendar {
                    year: said.map(|_| i32::from(new.year())),
                    month: u32::try_from(new.month()).ok(),
                    day: u32::try_from(new.day()).ok(),
                })
            }
            (Some(year), Some(month), None) => {
                let months = (self.days() * 100).div_euclid(3044);
                let moved = year * 12 + i32::try_from(month).ok()? - 1 + months;
                let month = u32::try_from(moved.rem_euclid(12) + 1).ok();
                Some(Calendar { year: Some(moved.div_euclid(12)), month, day: None })
            }
            (Some(year), None, None) => {
                // Half a year or more moves the year by one, one and a half by two.
                let years = (self.weeks.abs() + 26) / 52 * self.weeks.signum();
                Some(Calendar { year: Some(year + years), ..Calendar::default() })
            }
            _ => None,
        }
    }
}

/// A date as it is written: what it says, and with which token.
pub(crate) struct Written {
    pub(crate) date: Calendar,
    day: Option<usize>,
    month: Option<usize>,
    year: Option<usize>,
    /// Whether numbers below ten have a zero before them.
    padded: bool,
}

impl Written {
    /// Reads a date; nothing where it is none that can be read.
    pub(crate) fn read(tokens: &Tokens<'_>) -> Option<Self> {
        let numbers: Vec<(usize, u32, usize)> = (0..tokens.len())
            .filter_map(|index| {
                value_of(tokens, index).map(|value| (index, value, tokens.lower(index).len()))
            })
            .collect();
        let word =
            (0..tokens.len()).find_map(|index| month_of(tokens.lower(index)).map(|month| (index, month)));
        let (mut day, mut month, mut year) = (None, word, None);
        match (word, &numbers[..]) {
            (Some((at, _)), _) => {
                day = numbers.iter().rev().find(|(index, _, length)| *index < at && *length != 4).copied();
                year = numbers.iter().find(|(index, ..)| *index > at).copied();
                if day.is_none() && year.is_some_and(|(_, value, _)| value < 32) {
                    // «March 21, 2026», «mars 26»: the former where another number follows.
                    let later =
                        numbers.iter().find(|(index, ..)| year.is_some_and(|(first, ..)| *index > first));
                    (day, year) = if later.is_some() { (year, later.copied()) } else { (day, year) };
                }
            }
            (None, [first @ (.., 4), second, third]) => {
                (year, month, day) = (Some(*first), Some((second.0, second.1)), Some(*third));
            }
            (None, [first, second, third]) => {
                (day, month, year) = (Some(*first), Some((second.0, second.1)), Some(*third));
            }
            (None, [first @ (.., 4), second]) => (year, month) = (Some(*first), Some((second.0, second.1))),
            (None, [first, second @ (.., 4)]) => (month, year) = (Some((first.0, first.1)), Some(*second)),
            (None, [first, second]) => (day, month) = (Some(*first), Some((second.0, second.1))),
            (None, [only]) => year = Some(*only),
            _ => return None,
        }
        let two_digits = |part: Option<usize>| {
            part.is_none_or(|index| tokens.class(index) == Class::Digits && tokens.lower(index).len() == 2)
        };
        let (day_at, month_at) = (day.map(|part| part.0), month.map(|part| part.0));
        Some(Self {
            date: Calendar {
                year: year.and_then(|(_, value, _)| i32::try_from(value).ok()).map(with_century),
                month: month.map(|part| part.1),
                day: day.map(|part| part.1),
            },
            day: day_at,
            month: month_at,
            year: year.map(|part| part.0),
            padded: word.is_none() && two_digits(day_at) && two_digits(month_at),
        })
    }

    /// `date` written in the same way.
    pub(crate) fn with(&self, tokens: &Tokens<'_>, date: Calendar) -> String {
        let mut text = String::new();
        let mut place = 0;
        for (index, token) in tokens.all().iter().enumerate() {
            text.push_str(&tokens.text[place..token.start]);
            place = token.end;
            let old = tokens.written(index);
            let here = |part: Option<usize>| part == Some(index);
            match (date.day, date.month, date.year) {
                (Some(day), ..) if here(self.day) => text.push_str(&number_like(day, old, self.padded)),
                (_, Some(month), _) if here(self.month) => {
                    text.push_str(&month_like(month, old, self.padded))
                }
                (.., Some(year)) if here(self.year) => text.push_str(&year_like(year, old)),
                _ => text.push_str(old),
            }
        }
        text.push_str(&tokens.text[place..]);
        text
    }
}

/// A date moved: its new text, and both dates.
pub(crate) struct Moved {
    pub(crate) text: String,
    pub(crate) old: Calendar,
    pub(crate) new: Calendar,
}

/// `written` moved, in the form it was written in; nothing where it is no date that can be read. `year_of` says of which
/// year a day and month are, where the document tells.
pub(crate) fn moved(written: &str, shift: Shift, year_of: impl Fn(Calendar) -> Option<i32>) -> Option<Moved> {
    /// Where nothing tells; not a leap year.
    const ANY_YEAR: i32 = 2025;
    if let Some(date) = six_digits(written) {
        let new = shift.moved(date, ANY_YEAR)?;
        let text = format!("{:02}{:02}{:02}", new.day?, new.month?, new.year?.rem_euclid(100));
        return Some(Moved { text, old: date, new });
    }
    let tokens = Tokens::of(written);
    let read = Written::read(&tokens)?;
    let new = shift.moved(read.date, year_of(read.date).unwrap_or(ANY_YEAR))?;
    Some(Moved { text: read.with(&tokens, new), old: read.date, new })
}

/// `150870`: a date of birth.
fn six_digits(written: &str) -> Option<Calendar> {
    if written.len() != 6 || !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let two = |start: usize| written[start..start + 2].parse::<u32>().ok();
    let year = i32::try_from(two(4)?).ok()?;
    Some(Calendar { year: Some(with_century(year)), month: two(2), day: two(0) })
}

/// `98` is 1998, `26` is 2026.
fn with_century(year: i32) -> i32 {
    match year {
        0..=40 => 2000 + year,
        41..=99 => 1900 + year,
        _ => year,
    }
}

fn value_of(tokens: &Tokens<'_>, index: usize) -> Option<u32> {
    let word = tokens.lower(index);
    match tokens.class(index) {
        Class::Digits if word.len() <= 4 => word.parse().ok(),
        Class::Word => ordinal_value(word).or_else(|| spoken_value(word).map(|spoken| spoken.value)),
        _ => None,
    }
}

/// `value` in digits, or in words where `model` is a word.
fn number_like(value: u32, model: &str, padded: bool) -> String {
    if model.starts_with(|first: char| first.is_ascii_digit()) {
        let zero = padded || model.starts_with('0');
        return if zero { format!("{value:02}") } else { value.to_string() };
    }
    let lower = model.to_lowercase();
    let words = if ordinal_value(&lower).is_some() { ordinal_in_words(value) } else { in_words(value) };
    cased_like(&words, model)
}

fn month_like(month: u32, model: &str, padded: bool) -> String {
    let lower = model.to_lowercase();
    if month_of(&lower).is_some() {
        cased_like(month_name(month, &lower), model)
    } else {
        number_like(month, model, padded)
    }
}

fn year_like(year: i32, model: &str) -> String {
    match model.len() {
        2 if model.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("{:02}", year.rem_euclid(100))
        }
        4 if model.starts_with(|first: char| first.is_ascii_digit()) => year.to_string(),
        _ => cased_like(&in_words(u32::try_from(year.rem_euclid(100)).unwrap_or(0)), model),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(written: &str, weeks: i32) -> String {
        moved(written, Shift { weeks }, |_| None).map(|moved| moved.text).unwrap_or_default()
    }

    #[test]
    fn dates_move_by_whole_weeks_in_their_own_form() {
        assert_eq!(after("14.01.26", 5), "18.02.26");
        assert_eq!(after("2026-05-06", 5), "2026-06-10");
        assert_eq!(after("18/9-25", 5), "23/10-25");
        assert_eq!(after("14. mai 2025", 5), "18. juni 2025");
        assert_eq!(after("Ti februar", 5), "Sytten mars");
        assert_eq!(after("tolvte i femte", 5), "sekstende i sjette");
        assert_eq!(after("150870", 5), "190970");
        assert_eq!(after("mars 21, 2026", 5), "april 25, 2026");
        assert_eq!(after("21, 2026", 5), "");
        assert_eq!(after("31.02.2026", 5), "");
    }

    #[test]
    fn months_and_years_alone_go_the_same_way() {
        assert_eq!(after("november 2024", 60), "desember 2025");
        assert_eq!(after("1998", 30), "1999");
        assert_eq!(after("1998", 80), "2000");
        assert_eq!(after("1998", -30), "1997");
        assert_eq!(after("nittiåtte", 80), "null");
    }

    #[test]
    fn a_shift_always_changes_the_year_and_never_keeps_the_season() {
        for seed in 0..200 {
            let weeks = Shift::new(&mut Random::new([seed; 32])).weeks;
            assert!((27..=95).contains(&weeks.abs()) && !(50..=55).contains(&weeks.abs()), "{weeks}");
            assert_ne!(after("1998", weeks), "1998");
        }
    }
}
