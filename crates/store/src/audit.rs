//! The hash-chained audit log: every entry carries the hash of the one before it.
//!
//! The hash is SHA-256 over the JSON array of the entry's fields in the order of [`Entry`]. An export is one entry a
//! line (JSON Lines), and [`verify`] needs nothing else: a changed, removed, added or reordered entry breaks the chain.
//! A log cut off at its end is still a valid chain, so whoever keeps watch notes the last hash from time to time and
//! hands it to [`verify`] as the expected head.

use clinical::access::{Actor, Facts, Grant};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::acting::{Recorded, Trace};
use crate::sql::{Row, Transaction, statements};
use crate::{Store, StoreError};

statements! {
    ADVANCE = "update audit_head set sequence = sequence + 1 where id = 1 returning sequence, hash";
    SET_HEAD = "update audit_head set hash = $1 where id = 1";
    APPEND = "insert into audit (sequence, at, account_id, role, purpose, action, patient_id, consultation_id, outcome, detail, digest, previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    PAGE = "select sequence, at, account_id, role, purpose, action, patient_id, consultation_id, outcome, detail, digest, previous_hash, hash from audit where sequence > $1 order by sequence limit 1000";
}

/// One entry of the log. Holds identifiers and fixed words, never a name or a word of a patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Counts from 1 without a gap.
    pub sequence: i64,
    /// When, in milliseconds UTC since 1970.
    pub at: i64,
    /// Who: the account.
    pub account: String,
    /// The role the person acted in.
    pub role: String,
    /// Why.
    pub purpose: String,
    /// What.
    pub action: String,
    /// On which patient.
    pub patient: Option<String>,
    /// In which consultation.
    pub consultation: Option<String>,
    /// `done`, or why it was refused.
    pub outcome: String,
    /// A fixed word, for example the format of an export.
    pub detail: Option<String>,
    /// SHA-256 of what was signed or exported.
    pub digest: Option<String>,
    /// Hash of the entry before; empty for the first.
    pub previous_hash: String,
    /// Hash of this entry.
    pub hash: String,
}

impl Entry {
    /// The hash that the fields before `hash` give.
    pub fn computed_hash(&self) -> String {
        let fields = serde_json::json!([
            self.sequence,
            self.at,
            self.account,
            self.role,
            self.purpose,
            self.action,
            self.patient,
            self.consultation,
            self.outcome,
            self.detail,
            self.digest,
            self.previous_hash
        ]);
        hex::encode(Sha256::digest(fields.to_string().as_bytes()))
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            sequence: row.integer("sequence")?,
            at: row.integer("at")?,
            account: row.text("account_id")?,
            role: row.text("role")?,
            purpose: row.text("purpose")?,
            action: row.text("action")?,
            patient: row.optional_text("patient_id")?,
            consultation: row.optional_text("consultation_id")?,
            outcome: row.text("outcome")?,
            detail: row.optional_text("detail")?,
            digest: row.optional_text("digest")?,
            previous_hash: row.text("previous_hash")?,
            hash: row.text("hash")?,
        })
    }
}

/// What a whole chain came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries.
    pub entries: i64,
    /// Hash of the last entry; empty for an empty log.
    pub head: String,
}

/// Where a chain is broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A line is not an entry.
    #[error("line {0} is not an audit entry; the export is damaged from there on")]
    Unreadable(usize),
    /// A line's number does not follow.
    #[error("line {line}: expected entry {expected}; entries were removed, added or reordered before it")]
    Gap {
        /// The line, from 1.
        line: usize,
        /// The sequence number expected there.
        expected: i64,
    },
    /// A line does not continue the one before.
    #[error("entry {0} does not continue the entry before it; the log was changed at or before it")]
    Unchained(i64),
    /// A line's content does not give its hash.
    #[error("entry {0} was changed after it was written")]
    Altered(i64),
    /// The chain is whole, but it is not the one that was expected.
    #[error("the log ends at another hash than expected; its end was cut off or another log was exported")]
    OtherHead,
}

/// Checks an export, one JSON entry a line, without any database.
pub fn verify<'a>(
    lines: impl Iterator<Item = &'a str>,
    expected_head: Option<&str>,
) -> Result<Verified, Broken> {
    let mut verified = Verified { entries: 0, head: String::new() };
    for (index, line) in lines.enumerate() {
        let line_number = index + 1;
        let entry: Entry = serde_json::from_str(line).map_err(|_| Broken::Unreadable(line_number))?;
        let expected = verified.entries + 1;
        if entry.sequence != expected {
            return Err(Broken::Gap { line: line_number, expected });
        }
        if entry.previous_hash != verified.head {
            return Err(Broken::Unchained(entry.sequence));
        }
        if entry.computed_hash() != entry.hash {
            return Err(Broken::Altered(entry.sequence));
        }
        verified = Verified { entries: entry.sequence, head: entry.hash };
    }
    match expected_head {
        Some(head) if head != verified.head => Err(Broken::OtherHead),
        _ => Ok(verified),
    }
}

/// An entry before it has its place in the chain.
pub(crate) struct Draft(Entry);

impl Draft {
    pub(crate) fn new(actor: &Actor, purpose: &str, action: &str, facts: Facts) -> Self {
        Self(Entry {
            sequence: 0,
            at: 0,
            account: actor.account.to_string(),
            role: actor.role.key().to_owned(),
            purpose: purpose.to_owned(),
            action: action.to_owned(),
            patient: facts.patient.map(|id| id.to_string()),
            consultation: facts.consultation.map(|id| id.to_string()),
            outcome: String::new(),
            detail: None,
            digest: None,
            previous_hash: String::new(),
            hash: String::new(),
        })
    }

    pub(crate) fn done(self, trace: Trace) -> Self {
        let detail = trace.detail.map(str::to_owned);
        Self(Entry { outcome: "done".to_owned(), detail, digest: trace.digest, ..self.0 })
    }

    pub(crate) fn refused(self, outcome: &'static str) -> Self {
        Self(Entry { outcome: outcome.to_owned(), ..self.0 })
    }
}

/// Puts an entry at the end of the chain. Taking the head's row first makes concurrent acts queue here, on both engines.
pub(crate) async fn append(
    transaction: &mut Transaction,
    Draft(entry): Draft,
    now: Timestamp,
) -> Result<Recorded, StoreError> {
    let head = transaction.optional(ADVANCE, Vec::new()).await?.ok_or(StoreError::Damaged("audit_head"))?;
    let sequence = head.integer("sequence")?;
    let mut entry = Entry { sequence, at: now.as_millisecond(), previous_hash: head.text("hash")?, ..entry };
    entry.hash = entry.computed_hash();
    let values = vec![
        entry.sequence.into(),
        entry.at.into(),
        entry.account.as_str().into(),
        entry.role.as_str().into(),
        entry.purpose.as_str().into(),
        entry.action.as_str().into(),
        entry.patient.as_deref().into(),
        entry.consultation.as_deref().into(),
        entry.outcome.as_str().into(),
        entry.detail.as_deref().into(),
        entry.digest.as_deref().into(),
        entry.previous_hash.as_str().into(),
        entry.hash.as_str().into(),
    ];
    transaction.execute(APPEND, values).await?;
    transaction.execute(SET_HEAD, vec![entry.hash.as_str().into()]).await?;
    Ok(Recorded { sequence: entry.sequence, hash: entry.hash })
}

impl Store {
    /// Reads the whole log in order and records that it was read.
    pub async fn audit_entries(&self, grant: &Grant, now: Timestamp) -> Result<Vec<Entry>, StoreError> {
        let mut acting = self.act(grant, now).await?;
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let after = entries.last().map_or(0, |entry| entry.sequence);
            let rows = acting.transaction.all(PAGE, vec![after.into()]).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                entries.push(Entry::from_row(row)?);
            }
        }
        acting.commit(Trace::default()).await?;
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: i64) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for sequence in 1..=length {
            let mut entry = Entry {
                sequence,
                at: sequence * 1000,
                account: "account".into(),
                role: "clinician".into(),
                purpose: "treatment".into(),
                action: "read".into(),
                patient: Some("patient".into()),
                consultation: None,
                outcome: "done".into(),
                detail: None,
                digest: None,
                previous_hash: entries.last().map(|entry| entry.hash.clone()).unwrap_or_default(),
                hash: String::new(),
            };
            entry.hash = entry.computed_hash();
            entries.push(entry);
        }
        entries
    }

    fn check(entries: &[Entry], head: Option<&str>) -> Result<Verified, Broken> {
        let lines: Vec<String> =
            entries.iter().map(|entry| serde_json::to_string(entry).expect("serialises")).collect();
        verify(lines.iter().map(String::as_str), head)
    }

    #[test]
    fn a_whole_chain_verifies_and_names_its_head() {
        let entries = chain(3);
        let verified = check(&entries, Some(&entries[2].hash)).expect("whole");
        assert_eq!(verified, Verified { entries: 3, head: entries[2].hash.clone() });
    }

    #[test]
    fn a_changed_entry_is_found_even_when_its_own_hash_is_recomputed() {
        let mut entries = chain(3);
        entries[1].action = "list".into();
        assert_eq!(check(&entries, None), Err(Broken::Altered(2)));
        entries[1].hash = entries[1].computed_hash();
        assert_eq!(check(&entries, None), Err(Broken::Unchained(3)));
    }

    #[test]
    fn a_removed_entry_and_a_cut_end_are_found() {
        let mut entries = chain(3);
        let head = entries[2].hash.clone();
        entries.pop();
        assert_eq!(check(&entries, Some(&head)), Err(Broken::OtherHead));
        entries.remove(0);
        assert_eq!(check(&entries, None), Err(Broken::Gap { line: 1, expected: 1 }));
    }

    #[test]
    fn rubbish_is_not_an_entry() {
        assert_eq!(verify(["{}"].into_iter(), None), Err(Broken::Unreadable(1)));
    }
}
