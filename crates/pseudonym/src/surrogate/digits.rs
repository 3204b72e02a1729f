//! Numbers and codes: other digits and letters in the same form. National numbers become synthetic ones.

use std::collections::BTreeMap;

use crate::number::spoken_value;
use crate::random::Random;
use crate::surrogate::Taken;
use crate::token::{Class, Tokens};

/// Chooses numbers; the same number written in another grouping gets the same digits.
pub(crate) struct Numbers {
    random: Random,
    chosen: BTreeMap<String, Vec<char>>,
}

impl Numbers {
    pub(crate) fn new(random: Random) -> Self {
        Self { random, chosen: BTreeMap::new() }
    }

    /// A surrogate for `written`; `national` asks for a synthetic national number where there are eleven digits.
    pub(crate) fn surrogate(&mut self, written: &str, national: bool, taken: &mut Taken) -> String {
        let signs: Vec<char> = written.chars().filter(char::is_ascii_alphanumeric).collect();
        let prefix = usize::from(written.starts_with("+47")) * 2;
        let core: String = signs[prefix..].iter().collect::<String>().to_lowercase();
        if core.is_empty() {
            return self.spoken(written, taken);
        }
        if let Some(chosen) = self.chosen.get(&core) {
            let candidate = put_in(written, prefix, chosen);
            taken.claim(&candidate);
            return candidate;
        }
        let mut widen = 0;
        loop {
            let chosen = if national && core.len() == 11 && widen == 0 {
                self.synthetic()
            } else {
                self.alike(&signs[prefix..])
            };
            let candidate = put_in(written, prefix, &chosen);
            let padded = "0".repeat(widen / 50);
            if taken.claim(&format!("{candidate}{padded}")) {
                if padded.is_empty() {
                    self.chosen.insert(core, chosen);
                }
                return format!("{candidate}{padded}");
            }
            widen += 1;
        }
    }

    fn alike(&mut self, signs: &[char]) -> Vec<char> {
        let random = &mut self.random;
        let mut other = |sign: &char| match sign {
            '0'..='9' => digit(random.below(10)),
            _ => char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0)),
        };
        let mut chosen: Vec<char> = signs.iter().map(&mut other).collect();
        // A telephone number keeps its first digit, which tells mobile from landline.
        if let (Some(first), Some(sign)) = (chosen.first_mut(), signs.first())
            && sign.is_ascii_digit()
        {
            *first = *sign;
        }
        chosen
    }

    /// A synthetic national number: month + 80, valid check digits (Skatteetaten's test population).
    fn synthetic(&mut self) -> Vec<char> {
        loop {
            let (day, month, year) =
                (1 + self.random.below(28), 81 + self.random.below(12), self.random.below(100));
            let nine = format!("{day:02}{month:02}{year:02}{:03}", self.random.below(500));
            let with_first =
                control_digit(&nine, &[3, 7, 6, 1, 8, 9, 4, 5, 2]).map(|first| format!("{nine}{first}"));
            let whole = with_first.and_then(|ten| {
                control_digit(&ten, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]).map(|second| format!("{ten}{second}"))
            });
            if let Some(number) = whole {
                return number.chars().collect();
            }
        }
    }

    /// A number read out in words: every number word becomes another of as many digits.
    fn spoken(&mut self, written: &str, taken: &mut Taken) -> String {
        const ONES: [&str; 10] = ["null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"];
        const TENS: [&str; 8] = ["tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"];
        let tokens = Tokens::of(written);
        loop {
            let mut surrogate = String::new();
            let mut place = 0;
            for index in 0..tokens.len() {
                let part = &tokens.all()[index];
                surrogate.push_str(&written[place..part.start]);
                place = part.end;
                match spoken_value(tokens.lower(index)).filter(|_| part.class == Class::Word) {
                    Some(spoken) if spoken.digits == 1 => surrogate.push_str(ONES[self.random.below(10)]),
                    Some(_) => {
                        surrogate.push_str(TENS[self.random.below(8)]);
                        surrogate.push_str(ONES[1 + self.random.below(9)]);
                    }
                    None => surrogate.push_str(&written[part.start..part.end]),
                }
            }
            surrogate.push_str(&written[place..]);
            if taken.claim(&surrogate) {
                return surrogate;
            }
            if surrogate == written {
                // Nothing in it counts; a number that cannot stand in the source.
                let number = self.random.next_bits().to_string();
                if taken.claim(&number) {
                    return number;
                }
            }
        }
    }
}

fn digit(value: usize) -> char {
    char::from(b'0' + u8::try_from(value % 10).unwrap_or(0))
}

fn control_digit(digits: &str, weights: &[u32]) -> Option<u32> {
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        control => Some(control),
    }
}

/// Puts `chosen` in the places of the letters and digits of `written` after the first `prefix`, keeping case.
fn put_in(written: &str, prefix: usize, chosen: &[char]) -> String {
    let mut seen = 0usize;
    let mut put = |sign: char| {
        if !sign.is_ascii_alphanumeric() {
            return sign;
        }
        seen += 1;
        let Some(place) = seen.checked_sub(prefix + 1) else { return sign };
        let other = chosen.get(place).copied().unwrap_or('0');
        if sign.is_ascii_uppercase() { other.to_ascii_uppercase() } else { other }
    };
    written.chars().map(&mut put).collect()
}

#[cfg(test)]
mod tests {
    use clinical::identifier::{NationalId, NationalIdKind};

    use super::*;

    #[test]
    fn a_national_number_becomes_a_valid_synthetic_one_in_the_same_grouping() {
        let mut numbers = Numbers::new(Random::new([1; 32]));
        let mut taken = Taken::new("158670 30201");
        let surrogate = numbers.surrogate("158670 30201", true, &mut taken);
        assert_eq!(surrogate.find(' '), Some(6));
        assert_eq!(NationalId::parse(&surrogate).map(|id| id.kind()), Ok(NationalIdKind::Synthetic));
        assert_eq!(numbers.surrogate("15867030201", true, &mut taken), surrogate.replace(' ', ""));
    }

    #[test]
    fn telephones_and_codes_keep_their_form() {
        let mut numbers = Numbers::new(Random::new([2; 32]));
        let mut taken = Taken::new("");
        let phone = numbers.surrogate("+47 462 18 903", false, &mut taken);
        assert!(phone.starts_with("+47 4") && phone.len() == 14 && phone != "+47 462 18 903");
        let code = numbers.surrogate("H26-018844", false, &mut taken);
        assert!(code.starts_with(char::is_uppercase) && code.chars().nth(3) == Some('-'));
        let spoken = numbers.surrogate("ni fem to en", false, &mut taken);
        assert_eq!(spoken.split(' ').count(), 4);
    }
}
