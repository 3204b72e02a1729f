//! Numbers and codes: other digits and letters in the same form. National numbers become synthetic ones, valid where
//! the original's check digits were and not where they were not.

use crate::number::spoken_value;
use crate::random::Random;
use crate::surrogate::writer::Writer;
use crate::token::{Class, Tokens};

/// Numbers of at least this many digits and letters are known again in any grouping.
const LONG_ENOUGH: usize = 5;

impl Writer<'_> {
    /// A surrogate for the number or code `written`; `national` asks for a synthetic national number where there are
    /// eleven digits. The same number in another grouping, or read out in words, gets the same digits.
    pub(super) fn number(&mut self, written: &str, national: bool) -> Option<String> {
        let core = core_of(written);
        if core.is_empty() {
            return None;
        }
        let known = self.pseudonyms.numbers.of(&core).to_vec();
        for chosen in known {
            if let Some(form) = self.number_form(written, &core, &chosen, 0) {
                return Some(form);
            }
        }
        for attempt in 0..200 {
            let mut random = self.pseudonyms.random("number", &format!("{core} {attempt}"));
            let chosen = if national && core.len() == 11 && core.bytes().all(|byte| byte.is_ascii_digit()) {
                synthetic(&mut random, is_valid(&core))
            } else {
                alike(&core, &mut random)
            };
            let taken = chosen == core
                || core.chars().count() >= LONG_ENOUGH && self.taken.is_real(&chosen)
                || self.pseudonyms.numbers.surrogates().any(|other| other == chosen);
            if taken {
                continue;
            }
            if let Some(form) = self.number_form(written, &core, &chosen, attempt) {
                self.pseudonyms.numbers.add(&core, &chosen);
                return Some(form);
            }
        }
        None
    }

    /// `written` with the digits of `chosen`, entered into the key; nothing where the document says that itself.
    fn number_form(&mut self, written: &str, core: &str, chosen: &str, attempt: usize) -> Option<String> {
        let form = if is_spoken(written) { spoken(written, chosen) } else { put_in(written, chosen) };
        let near_enough = attempt >= 100;
        let same = form == written || self.taken.says(chosen) && !near_enough;
        if same || !self.taken.allows_phrase(&form) || !self.key.add_form(&form, written) {
            return None;
        }
        if core.chars().count() >= LONG_ENOUGH {
            self.key.add_number(chosen, core);
        }
        Some(form)
    }
}

/// The digits and letters that are replaced, in lower case; for a number read out in words its digits.
fn core_of(written: &str) -> String {
    if is_spoken(written) {
        let tokens = Tokens::of(written);
        let mut digits = String::new();
        for said in (0..tokens.len()).filter_map(|index| spoken_value(tokens.lower(index))) {
            if said.digits == 2 {
                digits.push(char::from_digit(said.value / 10, 10).unwrap_or('0'));
            }
            digits.push(char::from_digit(said.value % 10, 10).unwrap_or('0'));
        }
        return digits;
    }
    written.chars().skip(country_code(written)).filter(|sign| sign.is_alphanumeric()).map(slot).collect()
}

/// A letter in lower case or a digit, as it is compared.
fn slot(sign: char) -> char {
    sign.to_lowercase().next().unwrap_or(sign)
}

/// Whether the number is read out in words.
fn is_spoken(written: &str) -> bool {
    let tokens = Tokens::of(written);
    let mut words = (0..tokens.len()).filter(|index| tokens.class(*index) != Class::Sign).peekable();
    words.peek().is_some() && words.all(|index| spoken_value(tokens.lower(index)).is_some())
}

/// Characters of a Norwegian country code before an eight-digit number.
fn country_code(written: &str) -> usize {
    let length = ["+47", "0047"].iter().find(|code| written.starts_with(*code)).map_or(0, |code| code.len());
    let digits = written.chars().skip(length).filter(char::is_ascii_digit).count();
    if digits == 8 { length } else { 0 }
}

fn alike(core: &str, random: &mut Random) -> String {
    let mut other = |(place, sign): (usize, char)| match sign {
        // A telephone number keeps its first digit, which tells mobile from landline.
        '1'..='9' if place == 0 && core.len() > 1 => sign,
        _ if sign.is_numeric() => digit(random.below(10)),
        _ => char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0)),
    };
    core.chars().enumerate().map(&mut other).collect()
}

/// A synthetic national number: month + 80 (Skatteetaten's test population), so that it is nobody's.
fn synthetic(random: &mut Random, valid: bool) -> String {
    loop {
        let (day, month, year) = (1 + random.below(28), 81 + random.below(12), random.below(100));
        let nine = format!("{day:02}{month:02}{year:02}{:03}", random.below(500));
        if let Some(checks) = checks_of(&nine) {
            let checks = if valid { checks } else { (checks + 1 + random.below(98)) % 100 };
            return format!("{nine}{checks:02}");
        }
    }
}

fn is_valid(national: &str) -> bool {
    let (nine, checks) = national.split_at(9);
    checks_of(nine).is_some_and(|right| checks.parse() == Ok(right))
}

/// The two check digits of the first nine.
fn checks_of(nine: &str) -> Option<usize> {
    let first = control_digit(nine, &[3, 7, 6, 1, 8, 9, 4, 5, 2])?;
    let second = control_digit(&format!("{nine}{first}"), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])?;
    usize::try_from(first * 10 + second).ok()
}

fn control_digit(digits: &str, weights: &[u32]) -> Option<u32> {
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        control => Some(control),
    }
}

fn digit(value: usize) -> char {
    char::from(b'0' + u8::try_from(value % 10).unwrap_or(0))
}

/// Puts `chosen` in the places of the letters and digits of `written`, keeping the country code and the case.
fn put_in(written: &str, chosen: &str) -> String {
    let kept = country_code(written);
    let mut others = chosen.chars();
    let mut put = |(place, sign): (usize, char)| {
        if place < kept || !sign.is_alphanumeric() {
            return sign;
        }
        let other = others.next().unwrap_or('0');
        if sign.is_uppercase() { other.to_ascii_uppercase() } else { other }
    };
    written.chars().enumerate().map(&mut put).collect()
}

/// The digits of `chosen` read out as those of `written` are.
fn spoken(written: &str, chosen: &str) -> String {
    let tokens = Tokens::of(written);
    let mut digits = chosen.chars().filter_map(|sign| sign.to_digit(10));
    let (mut text, mut place) = (String::new(), 0);
    for (index, token) in tokens.all().iter().enumerate() {
        text.push_str(&written[place..token.start]);
        place = token.end;
        let Some(said) = spoken_value(tokens.lower(index)).filter(|_| token.class == Class::Word) else {
            text.push_str(tokens.written(index));
            continue;
        };
        let mut next = || digits.next().unwrap_or(0);
        let value = if said.digits == 1 { next() } else { next() * 10 + next() };
        if said.digits == 2 && value < 10 {
            text.push_str("null ");
        }
        text.push_str(&crate::number::in_words(value));
    }
    text.push_str(&written[place..]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_national_number_stays_as_valid_as_it_was() {
        for seed in 0..50 {
            let mut random = Random::new([seed; 32]);
            let (valid, invalid) = (synthetic(&mut random, true), synthetic(&mut random, false));
            assert!(is_valid(&valid) && !is_valid(&invalid));
            assert!(valid[2..4] > *"80" && invalid[2..4] > *"80");
        }
    }

    #[test]
    fn numbers_keep_their_form() {
        assert_eq!(put_in("+47 462 18 903", "47711222"), "+47 477 11 222");
        assert_eq!(put_in("H26-018844", "k99123456"), "K99-123456");
        assert_eq!(core_of("+47 462 18 903"), core_of("46 21 89 03"));
        assert_eq!(core_of("nittifem to en"), "9521");
        assert_eq!(spoken("nittifem to en", "0712"), "null sju en to");
        assert_eq!(core_of("٤٦٢١"), "٤٦٢١");
    }
}
