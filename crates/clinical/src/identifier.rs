//! Norwegian identifiers that exist only when they parse.
//!
//! A checksum tells what *kind* a number is. It never decides whether a number is hidden: that is `pseudonym`'s work,
//! and a misheard national number is still an identifier.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Sensitive, Sex};

/// Why a number is not the identifier it claims to be. Never carries the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Not the right number of digits.
    #[error("expected {expected} digits, found {found}")]
    Length {
        /// Digits the identifier has.
        expected: usize,
        /// Digits found.
        found: usize,
    },
    /// Something other than digits and the usual spaces and hyphens.
    #[error("contains a character that is neither digit, space nor hyphen")]
    Character,
    /// The date part is no date.
    #[error("the date part is not a calendar date")]
    Date,
    /// The check digits do not fit.
    #[error("the check digits do not fit; the number may be misheard or mistyped")]
    CheckDigits,
}

/// The kinds of eleven-digit national number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NationalIdKind {
    /// Fødselsnummer, issued by the National Population Register.
    Fodselsnummer,
    /// D-number: day + 40, for those without permanent residence.
    DNumber,
    /// H-number: month + 40, local to one undertaking. NAV's synthetic numbers look the same.
    HNumber,
    /// FH-number: first digit 8 or 9, carries no date.
    FhNumber,
    /// Synthetic: month + 80 (Skatteetaten's Tenor) or month + 65 (Norsk helsenett). Never a real person.
    Synthetic,
}

/// An eleven-digit Norwegian national number with valid check digits.
///
/// Source: forskrift til folkeregisterloven § 2-2-1 and Skatteetaten's description of the control digits, with the
/// relaxed first control digit (remainder 0 to 3) for numbers issued from 2032.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NationalId {
    digits: Sensitive<[u8; 11]>,
    kind: NationalIdKind,
}

impl NationalId {
    /// Parses eleven digits, with spaces or hyphens anywhere.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let digits: [u8; 11] = digits_of(text)?;
        if !national_check_digits_fit(&digits) {
            return Err(IdentifierError::CheckDigits);
        }
        let kind = kind_of(&digits)?;
        Ok(Self { digits: Sensitive::new(digits), kind })
    }

    /// Which kind of number it is.
    pub fn kind(&self) -> NationalIdKind {
        self.kind
    }

    /// The HL7 Norway OID of the number's system, without the `urn:oid:` prefix.
    pub fn oid(&self) -> &'static str {
        match self.kind {
            NationalIdKind::DNumber => "2.16.578.1.12.4.1.4.2",
            // A synthetic D-number has both marks: day + 40 and month + 80.
            NationalIdKind::Synthetic if self.digits.expose()[0] >= 4 => "2.16.578.1.12.4.1.4.2",
            NationalIdKind::FhNumber => "2.16.578.1.12.4.1.4.3",
            _ => "2.16.578.1.12.4.1.4.1",
        }
    }

    /// The eleven digits, for the record system and for sealing.
    pub fn expose(&self) -> String {
        self.digits.expose().iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    /// Administrative sex by the ninth digit, for numbers that carry it (issued before 2032).
    pub fn sex(&self) -> Sex {
        match self.kind {
            NationalIdKind::FhNumber | NationalIdKind::HNumber => Sex::Unknown,
            _ if self.digits.expose()[8].is_multiple_of(2) => Sex::Female,
            _ => Sex::Male,
        }
    }
}

impl fmt::Debug for NationalId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "NationalId({:?}, [sensitive])", self.kind)
    }
}

/// A number in the Health Personnel Register (HPR): up to nine digits, no check digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HprNumber(String);

impl HprNumber {
    /// Parses one to nine digits.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(IdentifierError::Character);
        }
        if !(1..=9).contains(&text.len()) {
            return Err(IdentifierError::Length { expected: 9, found: text.len() });
        }
        Ok(Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HprNumber {
    type Error = IdentifierError;
    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<HprNumber> for String {
    fn from(number: HprNumber) -> Self {
        number.0
    }
}

/// A number in the Register of Legal Entities: nine digits, the last a check digit modulo 11.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrgNumber(String);

impl OrgNumber {
    /// Parses nine digits, with spaces anywhere.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let digits: [u8; 9] = digits_of(text)?;
        if control_digit(&digits[..8], &[3, 2, 7, 6, 5, 4, 3, 2]) != Some(digits[8]) {
            return Err(IdentifierError::CheckDigits);
        }
        Ok(Self(digits.iter().map(|digit| char::from(b'0' + digit)).collect()))
    }

    /// The nine digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OrgNumber {
    type Error = IdentifierError;
    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<OrgNumber> for String {
    fn from(number: OrgNumber) -> Self {
        number.0
    }
}

fn digits_of<const N: usize>(text: &str) -> Result<[u8; N], IdentifierError> {
    let mut digits = [0; N];
    let mut found = 0;
    for character in text.trim().chars() {
        match character {
            '0'..='9' => {
                if let Some(place) = digits.get_mut(found) {
                    *place = character as u8 - b'0';
                }
                found += 1;
            }
            ' ' | '\u{a0}' | '-' | '.' => {}
            _ => return Err(IdentifierError::Character),
        }
    }
    if found == N { Ok(digits) } else { Err(IdentifierError::Length { expected: N, found }) }
}

/// The control digit modulo 11, or `None` where the remainder has no digit.
fn control_digit(digits: &[u8], weights: &[u32]) -> Option<u8> {
    match weighted_sum(digits, weights) % 11 {
        0 => Some(0),
        1 => None,
        remainder => u8::try_from(11 - remainder).ok(),
    }
}

fn weighted_sum(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum()
}

fn national_check_digits_fit(digits: &[u8; 11]) -> bool {
    let first = weighted_sum(&digits[..10], &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
    let second = weighted_sum(digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11;
    first <= 3 && second == 0
}

fn kind_of(digits: &[u8; 11]) -> Result<NationalIdKind, IdentifierError> {
    if digits[0] >= 8 {
        return Ok(NationalIdKind::FhNumber);
    }
    let pair = |at: usize| i8::try_from(digits[at] * 10 + digits[at + 1]).unwrap_or_default();
    let (day, month) = (pair(0), pair(2));
    let (kind, month) = match month {
        81..=92 => (NationalIdKind::Synthetic, month - 80),
        66..=77 => (NationalIdKind::Synthetic, month - 65),
        41..=52 => (NationalIdKind::HNumber, month - 40),
        _ if day > 40 => (NationalIdKind::DNumber, month),
        _ => (NationalIdKind::Fodselsnummer, month),
    };
    let day = if day > 40 { day - 40 } else { day };
    // The century is open here, so 29 February is allowed in any year.
    Date::new(2000, month, day).map_err(|_| IdentifierError::Date)?;
    Ok(kind)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Appends the two control digits to nine digits, where they exist.
    fn with_check_digits(nine: [u8; 9]) -> Option<String> {
        let mut digits = nine.to_vec();
        digits.push(control_digit(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2])?);
        digits.push(control_digit(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])?);
        Some(digits.iter().map(|digit| char::from(b'0' + digit)).collect())
    }

    #[test]
    fn synthetic_number_parses_with_spaces_and_never_prints() {
        let number = with_check_digits([1, 5, 8, 6, 7, 0, 3, 0, 2])
            .or_else(|| with_check_digits([1, 5, 8, 6, 7, 0, 3, 0, 4]));
        let number = number.expect("one of the two has control digits");
        let spaced = format!("{} {}", &number[..6], &number[6..]);
        let id = NationalId::parse(&spaced).expect("valid");
        assert_eq!(id.kind(), NationalIdKind::Synthetic);
        assert_eq!(id.sex(), Sex::Female);
        assert!(!format!("{id:?}").contains(&number[..6]));
    }

    #[test]
    fn wrong_check_digits_letters_and_length_are_told_apart() {
        assert_eq!(NationalId::parse("15867030201").map(|_| ()), Err(IdentifierError::CheckDigits));
        assert_eq!(NationalId::parse("1586703020x").map(|_| ()), Err(IdentifierError::Character));
        assert_eq!(
            NationalId::parse("1586").map(|_| ()),
            Err(IdentifierError::Length { expected: 11, found: 4 })
        );
    }

    #[test]
    fn organisation_number_has_its_check_digit() {
        assert!(OrgNumber::parse("974 760 673").is_ok());
        assert_eq!(OrgNumber::parse("974760674").map(|_| ()), Err(IdentifierError::CheckDigits));
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC{0,20}") {
            let _ = NationalId::parse(&text);
            let _ = HprNumber::parse(&text);
            let _ = OrgNumber::parse(&text);
        }

        #[test]
        fn a_single_wrong_digit_is_seen(nine in prop::array::uniform9(0u8..10), at in 0usize..9, by in 1u8..10) {
            let Some(number) = with_check_digits(nine) else { return Ok(()) };
            prop_assume!(NationalId::parse(&number).is_ok());
            let mut bytes = number.into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
            let wrong = String::from_utf8(bytes).expect("digits");
            prop_assert!(NationalId::parse(&wrong).is_err());
        }
    }
}
