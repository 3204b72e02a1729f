//! A signed note with everything that stands around it on paper and in a record system.

use clinical::identifier::OrgNumber;
use clinical::{Addendum, Patient, SignedNote};
use jiff::Timestamp;

/// The undertaking that keeps the record (pasientjournalloven § 8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its number in the Register of Legal Entities, where it has one.
    pub org_number: Option<OrgNumber>,
}

/// What an export is made of. Only a [`SignedNote`] fits, and a signed note comes from signing alone.
#[derive(Clone, Copy, Debug)]
pub struct SignedDocument<'a> {
    /// The note and its signature.
    pub note: &'a SignedNote,
    /// What was added after signing, oldest first.
    pub addenda: &'a [Addendum],
    /// The patient.
    pub patient: &'a Patient,
    /// The kind of practice, for example `fastlege`.
    pub setting: &'a str,
    /// When the consultation began, UTC.
    pub started_at: Timestamp,
    /// Who keeps the record.
    pub organisation: &'a Organisation,
    /// Version of this program, for example `0.1.0`.
    pub software_version: &'a str,
    /// SHA-256 of the signed content, 64 hexadecimal digits, as the store froze it at signing.
    pub content_sha256: &'a str,
}
