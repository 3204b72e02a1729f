//! The proof of an erasure, and its check against an exported audit log.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::audit::Entry;
use uuid::Uuid;

use super::ErasureLaw;

/// What was erased, by whom, when and by which law. Names nobody: the identities are the clinic's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasureStatement {
    /// When, UTC.
    pub at: Timestamp,
    /// The account of the person who erased.
    pub actor: Uuid,
    /// By which law.
    pub law: ErasureLaw,
    /// The clinic, by the identity in its vault.
    pub clinic: Uuid,
    /// The patient, by an identity that says nothing about the person.
    pub patient: Uuid,
    /// The fingerprint of the keys that were destroyed; where they did not unwrap, `sha256-of-wrapped:` and the SHA-256 of
    /// their wrapped bytes.
    pub key_fingerprint: String,
    /// Consultations, versions of notes, signed notes and addenda that nobody can read any more.
    pub unreadable_rows: i64,
}

impl ErasureStatement {
    /// SHA-256 over the JSON array of the fields in their order, in hexadecimal, as the audit entry holds it.
    pub fn digest(&self) -> String {
        let fields = serde_json::json!([
            self.at,
            self.actor,
            self.law,
            self.clinic,
            self.patient,
            self.key_fingerprint,
            self.unreadable_rows
        ]);
        hex::encode(Sha256::digest(fields.to_string().as_bytes()))
    }
}

/// The proof of an erasure: what was stated, and where the audit log says the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasureCertificate {
    /// What was done.
    pub statement: ErasureStatement,
    /// SHA-256 of the statement.
    pub sha256: String,
    /// The number of the audit entry. None in a certificate that the program could not complete: it was written before
    /// the erasure, and the log tells by `sha256` whether that came about.
    pub audit_sequence: Option<i64>,
    /// The hash of the audit entry.
    pub audit_hash: Option<String>,
}

/// Why a certificate is not borne out by the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotProven {
    /// The statement does not give its digest.
    #[error("the certificate was changed after it was written")]
    Changed,
    /// The log is shorter.
    #[error(
        "the log has no entry of that number; it was exported before the erasure, or its end was cut off"
    )]
    NoEntry,
    /// No entry with the digest of an incomplete certificate.
    #[error(
        "the log has no entry of this erasure; if it was exported after the certificate was written, nothing was erased"
    )]
    NotDone,
    /// Another log.
    #[error("the log's entry of that number is another; the certificate belongs to another log")]
    OtherEntry,
    /// The entry is about something else.
    #[error("the log's entry is not about this erasure")]
    OtherAct,
}

impl ErasureCertificate {
    /// Checks the certificate against the entries of a log whose chain was verified, and gives the number of the entry
    /// that bears it out.
    pub fn check(&self, entries: &[Entry]) -> Result<i64, NotProven> {
        let statement = &self.statement;
        if statement.digest() != self.sha256 {
            return Err(NotProven::Changed);
        }
        let entry = self.entry(entries)?;
        let patient = statement.patient.to_string();
        let same = entry.action == "erase"
            && entry.outcome == "done"
            && entry.digest.as_ref() == Some(&self.sha256)
            && entry.detail.as_deref() == Some(statement.law.key())
            && entry.patient.as_ref() == Some(&patient)
            && entry.account == statement.actor.to_string()
            && entry.at == statement.at.as_millisecond();
        if same { Ok(entry.sequence) } else { Err(NotProven::OtherAct) }
    }

    fn entry<'a>(&self, entries: &'a [Entry]) -> Result<&'a Entry, NotProven> {
        let Some(sequence) = self.audit_sequence else {
            let mut found = entries.iter().filter(|entry| entry.digest.as_ref() == Some(&self.sha256));
            return found.next().ok_or(NotProven::NotDone);
        };
        let entry = entries.iter().find(|entry| entry.sequence == sequence).ok_or(NotProven::NoEntry)?;
        if self.audit_hash.as_ref() == Some(&entry.hash) { Ok(entry) } else { Err(NotProven::OtherEntry) }
    }
}
