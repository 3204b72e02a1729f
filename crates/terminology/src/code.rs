//! Codes that exist only when they parse. Parsing checks the form; whether a code is in use is for
//! [`crate::Terminology::lookup`].

use std::fmt;

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not the form of ICPC-2.
    #[error("an ICPC-2 code is a chapter letter and two digits, in Norway sometimes three, for example R74")]
    Icpc2,
    /// Not the form of ICD-10.
    #[error("an ICD-10 code is a letter, two digits and up to two more characters, for example J45.9")]
    Icd10,
}

/// A code of the International Classification of Primary Care, second edition, for example `R74`. The Norwegian edition
/// divides some codes by a third digit (`R991`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Icpc2Code(String);

impl Icpc2Code {
    /// The seventeen chapters.
    const CHAPTERS: &[u8] = b"ABDFHKLNPRSTUWXYZ";

    /// Reads a code in any case, with spaces around it.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let code = text.trim().to_ascii_uppercase();
        match code.as_bytes() {
            [chapter, digits @ ..]
                if Self::CHAPTERS.contains(chapter)
                    && (2..=3).contains(&digits.len())
                    && digits.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(code))
            }
            _ => Err(CodeError::Icpc2),
        }
    }

    /// The code in its usual spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A code of the Norwegian edition of ICD-10, kept as the published lists spell it: without the point (`J459`), with a
/// capital letter first and small letters after. The lists put `n`, `s`, `t` and `x` where a digit is left open, mostly
/// in the codes for accidents (`V0n0a`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Icd10Code(String);

impl Icd10Code {
    /// Reads a code in any case, with or without the point, with spaces around it.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let mut code = text.trim().to_ascii_lowercase();
        if code.as_bytes().get(3) == Some(&b'.') {
            code.remove(3);
        }
        let digit_or = |byte: u8, letters: &[u8]| byte.is_ascii_digit() || letters.contains(&byte);
        match code.as_bytes() {
            [letter, first, second, rest @ ..]
                if letter.is_ascii_lowercase()
                    && first.is_ascii_digit()
                    && digit_or(*second, b"nst")
                    && rest.len() <= 2
                    && rest.iter().all(u8::is_ascii_alphanumeric) =>
            {
                code[..1].make_ascii_uppercase();
                Ok(Self(code))
            }
            _ => Err(CodeError::Icd10),
        }
    }

    /// The code in the spelling of the published lists.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! text_of {
    ($($code:ty),*) => {$(
        impl fmt::Display for $code {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<$code> for String {
            fn from(code: $code) -> Self {
                code.0
            }
        }
    )*};
}

text_of!(Icpc2Code, Icd10Code);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn icpc2_is_a_chapter_and_two_or_three_digits() {
        for (text, code) in [("R74", "R74"), (" r74\n", "R74"), ("R991", "R991")] {
            assert_eq!(Icpc2Code::parse(text).map(String::from).as_deref(), Ok(code));
        }
        for text in ["", "R", "R7", "R7400", "C74", "74", "R7x", "æ74", "R 74", "-30"] {
            assert_eq!(Icpc2Code::parse(text), Err(CodeError::Icpc2), "{text}");
        }
    }

    #[test]
    fn icd10_is_kept_without_its_point() {
        for (text, code) in
            [("J45.9", "J459"), ("j459", "J459"), ("A46", "A46"), ("v0N0A", "V0n0a"), ("S52.50", "S5250")]
        {
            assert_eq!(Icd10Code::parse(text).map(String::from).as_deref(), Ok(code));
        }
        for text in ["", "J", "J4", "J4x", "4J5", "J45..9", "J4.59", "J45900", "Å45", "J45-9"] {
            assert_eq!(Icd10Code::parse(text), Err(CodeError::Icd10), "{text}");
        }
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_a_parsed_code_parses_again(text in "\\PC{0,8}|[A-Za-z][0-9nst]{2}\\.?[0-9a-z]{0,2}") {
            if let Ok(code) = Icpc2Code::parse(&text) {
                prop_assert_eq!(Icpc2Code::parse(code.as_str()), Ok(code.clone()));
            }
            if let Ok(code) = Icd10Code::parse(&text) {
                prop_assert_eq!(Icd10Code::parse(code.as_str()), Ok(code.clone()));
            }
        }
    }
}
