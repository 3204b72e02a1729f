//! Ages: another near it, of the same class: infant, child, youth, grown up. Over 89 they become one group, in which
//! nobody's age can be told.

use crate::number::{in_words, spoken_value};
use crate::random::Random;
use crate::surrogate::case::cased_like;
use crate::token::{Class, Tokens};

/// The first age of the group of the oldest.
const OLDEST: u32 = 90;

/// An age as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Age {
    /// Where the number stands, in bytes.
    pub(crate) start: usize,
    /// The byte after it.
    pub(crate) end: usize,
    /// The number.
    pub(crate) value: u32,
    /// What is counted: `y`, `m`, `w` or `d`.
    pub(crate) unit: char,
}

impl Age {
    /// Finds the number in an age.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let tokens = Tokens::of(written);
        let unit = (0..tokens.len()).find_map(|index| unit_of(tokens.lower(index))).unwrap_or('y');
        for (index, token) in tokens.all().iter().enumerate() {
            let word = tokens.lower(index);
            match token.class {
                Class::Digits if word.len() <= 3 => {
                    return Some(Self {
                        start: token.start,
                        end: token.end,
                        value: word.parse().ok()?,
                        unit,
                    });
                }
                Class::Word | Class::Mixed => {
                    let length = word.find("år").unwrap_or(word.len());
                    let number = &word[..length];
                    let value =
                        number.parse().ok().or_else(|| spoken_value(number).map(|spoken| spoken.value));
                    let end = token.start + length;
                    if let Some(value) = value.filter(|value| *value < 130)
                        && written.get(token.start..end).is_some_and(|said| said.to_lowercase() == number)
                    {
                        return Some(Self { start: token.start, end, value, unit });
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// What it is kept under.
    pub(crate) fn key(self) -> String {
        format!("{} {}", self.value, self.unit)
    }

    /// `value` in the place of the number, in digits or words as it stands there.
    pub(crate) fn with(self, written: &str, value: u32) -> String {
        let number = &written[self.start..self.end];
        let digits = number.starts_with(|first: char| first.is_ascii_digit());
        let said =
            if digits || value > 99 { value.to_string() } else { cased_like(&in_words(value), number) };
        format!("{}{said}{}", &written[..self.start], &written[self.end..])
    }

    /// Ages that may stand for it, the nearest first and never itself: within two years, then the rest of its class.
    pub(crate) fn others(self, random: &mut Random) -> Vec<u32> {
        let class = match (self.unit, self.value) {
            ('y', OLDEST..) => OLDEST..=99,
            ('y', 18..) => 18..=89,
            ('y', 13..) => 13..=17,
            ('y', 3..) => 3..=12,
            ('y', _) => 1..=2,
            ('m', ..12) => 1..=11,
            ('m', _) => 12..=35,
            ('w', _) => 1..=self.value.max(11),
            _ => 1..=self.value.max(27),
        };
        let mut others: Vec<u32> = class.filter(|other| *other != self.value).collect();
        random.shuffle(&mut others);
        if self.value < OLDEST || self.unit != 'y' {
            others.sort_by_key(|other| {
                let apart = other.abs_diff(self.value);
                if apart <= 2 { 0 } else { apart }
            });
        }
        others
    }
}

/// The unit of an age that a word names.
pub(crate) fn unit_of(lower: &str) -> Option<char> {
    let unit = match lower {
        "måned" | "måneder" | "månader" | "månad" | "mnd" | "months" | "month" => 'm',
        "uke" | "uker" | "veke" | "veker" | "weeks" | "week" => 'w',
        "dag" | "dager" | "dagar" | "døgn" | "days" | "day" => 'd',
        _ if lower.contains("år") || matches!(lower, "years" | "year") => 'y',
        _ => return None,
    };
    Some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(written: &str) -> Vec<u32> {
        Age::read(written).map(|age| age.others(&mut Random::new([3; 32]))).unwrap_or_default()
    }

    #[test]
    fn ages_stay_near_and_in_their_class() {
        let mut near = others("71 år gammel")[..4].to_vec();
        near.sort_unstable();
        assert_eq!(near, [69, 70, 72, 73]);
        assert!(others("17 år").iter().all(|other| (13..=16).contains(other)));
        assert!(others("18 år").iter().all(|other| (19..=89).contains(other)));
        assert!(others("8 måneder gammel").iter().all(|other| (1..=11).contains(other)));
        assert!(others("103 år").iter().all(|other| (90..=99).contains(other)));
    }

    #[test]
    fn an_age_keeps_its_form() {
        let other =
            |written: &str, value| Age::read(written).map(|age| age.with(written, value)).unwrap_or_default();
        assert_eq!(other("71 år gammel", 73), "73 år gammel");
        assert_eq!(other("åtteåring", 7), "sjuåring");
        assert_eq!(other("63-åring", 64), "64-åring");
        assert_eq!(other("Sekstitre år", 64), "Sekstifire år");
        assert_eq!(other("19-årsalderen", 20), "20-årsalderen");
    }
}
