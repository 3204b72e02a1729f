//! Dates: moved by one number of whole weeks for the whole consultation, so that weekdays and intervals stay true.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::number::{in_words, ordinal_in_words, ordinal_value, spoken_value};
use crate::pattern::date::{month_name, month_of};
use crate::random::Random;
use crate::surrogate::case::cased_like;
use crate::token::{Class, Tokens};

/// How far dates move.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift {
    /// Days; a multiple of seven, at least five weeks so that the month changes too.
    pub(crate) days: i64,
    /// Years, for years that stand alone.
    pub(crate) years: i64,
}

impl Shift {
    pub(crate) fn new(random: &mut Random) -> Self {
        let weeks = i64::try_from(5 + random.below(26)).unwrap_or(5);
        let years = i64::try_from(1 + random.below(3)).unwrap_or(1);
        let sign = if random.below(2) == 0 { 1 } else { -1 };
        Self { days: sign * weeks * 7, years: sign * years }
    }

    /// The `number`th shift to try when this one leads to a date that stands in the source.
    pub(crate) fn next(self, number: i64) -> Self {
        Self {
            days: self.days + 7 * number,
            years: self.years + if number % 2 == 0 { number / 2 } else { -2 - number / 2 },
        }
    }

    /// `written` moved, in the form it was written in; nothing where it is no date that can be read.
    pub(crate) fn moved(self, written: &str) -> Option<String> {
        let tokens = Tokens::of(written);
        let parts = Parts::read(&tokens)?;
        let new = parts.moved(self)?;
        let mut text = String::new();
        let mut place = 0;
        for (index, token) in tokens.all().iter().enumerate() {
            text.push_str(&written[place..token.start]);
            place = token.end;
            let old = tokens.written(index);
            match parts.role(index) {
                Some(Part::Day) => text.push_str(&number_like(new.day, old)),
                Some(Part::Month) => text.push_str(&month_like(new.month, old)),
                Some(Part::Year) => text.push_str(&year_like(new.year, old)),
                None => text.push_str(old),
            }
        }
        text.push_str(&written[place..]);
        Some(text)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
}

/// Which token says what.
#[derive(Default)]
struct Parts {
    day: Option<(usize, u32)>,
    month: Option<(usize, u32)>,
    year: Option<(usize, u32)>,
}

struct Moved {
    day: u32,
    month: u32,
    year: u32,
}

impl Parts {
    fn read(tokens: &Tokens<'_>) -> Option<Self> {
        let numbers: Vec<(usize, u32, usize)> = (0..tokens.len())
            .filter_map(|index| {
                value_of(tokens, index).map(|value| (index, value, tokens.lower(index).len()))
            })
            .collect();
        let word =
            (0..tokens.len()).find_map(|index| month_of(tokens.lower(index)).map(|month| (index, month)));
        let mut parts = Self { month: word, ..Self::default() };
        if let Some((at, _)) = word {
            parts.day = numbers
                .iter()
                .rev()
                .find(|(index, ..)| *index < at)
                .map(|(index, value, _)| (*index, *value));
            parts.year =
                numbers.iter().find(|(index, ..)| *index > at).map(|(index, value, _)| (*index, *value));
            return Some(parts);
        }
        match numbers[..] {
            [(first, year, 4), (second, month, _), (third, day, _)] => {
                (parts.year, parts.month, parts.day) =
                    (Some((first, year)), Some((second, month)), Some((third, day)));
            }
            [(first, day, _), (second, month, _), (third, year, _)] => {
                (parts.day, parts.month, parts.year) =
                    (Some((first, day)), Some((second, month)), Some((third, year)));
            }
            [(first, month, _), (second, year, 4)] => {
                (parts.month, parts.year) = (Some((first, month)), Some((second, year)));
            }
            [(first, day, _), (second, month, _)] => {
                (parts.day, parts.month) = (Some((first, day)), Some((second, month)));
            }
            [(only, year, _)] => parts.year = Some((only, year)),
            _ => return None,
        }
        Some(parts)
    }

    fn role(&self, index: usize) -> Option<Part> {
        let at = |part: &Option<(usize, u32)>| part.is_some_and(|(place, _)| place == index);
        [(Part::Day, &self.day), (Part::Month, &self.month), (Part::Year, &self.year)]
            .into_iter()
            .find(|(_, part)| at(part))
            .map(|(role, _)| role)
    }

    fn moved(&self, shift: Shift) -> Option<Moved> {
        let year = self.year.map_or(2025, |(_, year)| if year < 100 { year + 2000 } else { year });
        if self.month.is_none() {
            let old = i64::from(self.year?.1);
            // «nittiåtte» has no year after «nittini».
            let over = old < 100 && !(0..100).contains(&(old + shift.years));
            let year = u32::try_from(if over { old - shift.years } else { old + shift.years }).ok()?;
            return Some(Moved { day: 1, month: 1, year });
        }
        let date = Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(self.month?.1).ok()?,
            i8::try_from(self.day.map_or(15, |(_, day)| day)).ok()?,
        );
        let moved = date.ok()?.checked_add(shift.days.days()).ok()?;
        Some(Moved {
            day: u32::try_from(moved.day()).ok()?,
            month: u32::try_from(moved.month()).ok()?,
            year: u32::try_from(moved.year()).ok()?,
        })
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

/// `value` in digits with the leading zeros of `model`, or in words where `model` is a word.
fn number_like(value: u32, model: &str) -> String {
    if model.starts_with(|first: char| first.is_ascii_digit()) {
        let zero =
            model.len() == 2 && (model.starts_with('0') || value < 10 && model.len() == 2 && value > 9);
        return if zero { format!("{value:02}") } else { value.to_string() };
    }
    let lower = model.to_lowercase();
    let words = if ordinal_value(&lower).is_some() { ordinal_in_words(value) } else { in_words(value) };
    cased_like(&words, model)
}

fn month_like(month: u32, model: &str) -> String {
    let lower = model.to_lowercase();
    if month_of(&lower).is_some() {
        cased_like(month_name(month, &lower), model)
    } else {
        number_like(month, model)
    }
}

fn year_like(year: u32, model: &str) -> String {
    match model.len() {
        2 if model.starts_with(|first: char| first.is_ascii_digit()) => format!("{:02}", year % 100),
        4 if model.starts_with(|first: char| first.is_ascii_digit()) => year.to_string(),
        _ => cased_like(&in_words(year % 100), model),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_move_by_whole_weeks_in_their_own_form() {
        let shift = Shift { days: 35, years: 2 };
        let moved = |written| shift.moved(written).unwrap_or_default();
        assert_eq!(moved("14.01.26"), "18.02.26");
        assert_eq!(moved("2026-05-06"), "2026-06-10");
        assert_eq!(moved("18/9-25"), "23/10-25");
        assert_eq!(moved("14. mai 2025"), "18. juni 2025");
        assert_eq!(moved("Ti februar"), "Sytten mars");
        assert_eq!(moved("tolvte i femte"), "sekstende i sjette");
        assert_eq!(moved("november 2024"), "desember 2024");
        assert_eq!(moved("1998"), "2000");
        assert_eq!(moved("nittiåtte"), "nittiseks");
        assert_eq!(shift.moved("31.02.2026"), None);
    }
}
