//! What an identifier is, and where it stands in a text.

use serde::{Deserialize, Serialize};

/// The kinds of identifier that are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IdentifierKind {
    /// A person's name or initials.
    Name,
    /// Fødselsnummer, D-, H- or FH-number, whatever its check digits say.
    NationalId,
    /// Journal, case, requisition, HPR, account, plate, passport, lot or serial number, user name.
    OtherId,
    /// Telephone or telefax number.
    Phone,
    /// E-mail address, written or spoken.
    Email,
    /// Web address.
    Url,
    /// Street and house number, with postal code and place where they follow.
    Address,
    /// Village, town, municipality, county, island, lake or farm; no countries.
    Place,
    /// Employer, school, club or named public office.
    Org,
    /// A named institution or unit of health care, pharmacies too.
    HealthUnit,
    /// Calendar date, month and year, year, or day and month.
    Date,
    /// Age of a person.
    Age,
}

impl IdentifierKind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::NationalId,
        Self::OtherId,
        Self::Phone,
        Self::Email,
        Self::Url,
        Self::Address,
        Self::Place,
        Self::Org,
        Self::HealthUnit,
        Self::Date,
        Self::Age,
    ];

    /// The key in files, for example `NATIONAL_ID`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "NAME",
            Self::NationalId => "NATIONAL_ID",
            Self::OtherId => "OTHER_ID",
            Self::Phone => "PHONE",
            Self::Email => "EMAIL",
            Self::Url => "URL",
            Self::Address => "ADDRESS",
            Self::Place => "PLACE",
            Self::Org => "ORG",
            Self::HealthUnit => "HEALTH_UNIT",
            Self::Date => "DATE",
            Self::Age => "AGE",
        }
    }
}

/// An identifier in a text. Offsets count Unicode code points; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// What it is.
    pub kind: IdentifierKind,
}

/// A run of tokens that a pattern or the model found; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TokenSpan {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: IdentifierKind,
}

impl TokenSpan {
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
