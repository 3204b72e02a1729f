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
    /// The fingerprint of the keys that were destroyed.
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
    /// The number of the audit entry.
    pub audit_sequence: i64,
    /// The hash of the audit entry.
    pub audit_hash: String,
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
    /// Another log.
    #[error("the log's entry of that number is another; the certificate belongs to another log")]
    OtherEntry,
    /// The entry is about something else.
    #[error("the log's entry is not about this erasure")]
    OtherAct,
}

impl ErasureCertificate {
    /// Checks the certificate against the entries of a log whose chain was verified.
    pub fn check(&self, entries: &[Entry]) -> Result<(), NotProven> {
        let statement = &self.statement;
        if statement.digest() != self.sha256 {
            return Err(NotProven::Changed);
        }
        let entry = entries.iter().find(|entry| entry.sequence == self.audit_sequence);
        let entry = entry.ok_or(NotProven::NoEntry)?;
        if entry.hash != self.audit_hash {
            return Err(NotProven::OtherEntry);
        }
        let patient = statement.patient.to_string();
        let same = entry.action == "erase"
            && entry.outcome == "done"
            && entry.digest.as_ref() == Some(&self.sha256)
            && entry.detail.as_deref() == Some(statement.law.key())
            && entry.patient.as_ref() == Some(&patient)
            && entry.account == statement.actor.to_string()
            && entry.at == statement.at.as_millisecond();
        if same { Ok(()) } else { Err(NotProven::OtherAct) }
    }
}
