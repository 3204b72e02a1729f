//! Notes: every revision, the signed note, and what was added to it.

use clinical::Sealed;
use jiff::Timestamp;
use uuid::Uuid;

use crate::StoreError;
use crate::acting::Acting;
use crate::sql::{Row, statements};

statements! {
    INSERT_VERSION = "insert into note_version (consultation_id, revision, act, account_id, at, sealed_note) values ($1, $2, $3, $4, $5, $6)";
    NEWEST = "select revision, act, account_id, at, sealed_note from note_version where consultation_id = $1 order by revision desc limit 1";
    VERSIONS = "select v.revision, v.act, v.account_id, v.at, v.sealed_note, a.name from note_version v join account a on a.id = v.account_id where v.consultation_id = $1 order by v.revision";
    SIGN = "insert into signed_note (consultation_id, account_id, at, content_sha256, sealed_note) values ($1, $2, $3, $4, $5)";
    SIGNED = "select account_id, at, content_sha256, sealed_note from signed_note where consultation_id = $1";
    ADDEND = "insert into addendum (id, consultation_id, account_id, at, sealed_addendum) values ($1, $2, $3, $4, $5)";
    ADDENDA = "select id, at, sealed_addendum from addendum where consultation_id = $1 order by at, id";
}

/// One revision of a note.
#[derive(Clone, Debug)]
pub struct VersionRow {
    /// Counts from 1.
    pub revision: u32,
    /// What made it: `drafted`, or the kind of the edit.
    pub act: String,
    /// Who made it, by name.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The whole note, sealed.
    pub sealed_note: Sealed,
}

/// A signed note.
#[derive(Clone, Debug)]
pub struct SignedRow {
    /// When.
    pub at: Timestamp,
    /// SHA-256 of the signed content, in hexadecimal.
    pub content_sha256: String,
    /// The signed note, sealed.
    pub sealed_note: Sealed,
}

/// An addition to a signed note.
#[derive(Clone, Debug)]
pub struct AddendumRow {
    /// Identity.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// The addendum, sealed.
    pub sealed_addendum: Sealed,
}

impl Acting {
    /// Keeps a revision. [`StoreError::Conflict`] when that revision exists: somebody edited in between.
    pub async fn insert_version(
        &mut self,
        revision: u32,
        act: &'static str,
        note: &Sealed,
    ) -> Result<(), StoreError> {
        let values = vec![
            self.consultation_id()?.into(),
            revision.into(),
            act.into(),
            self.grant.actor().account.into(),
            self.now.into(),
            note.into(),
        ];
        self.transaction.execute(INSERT_VERSION, values).await.map(|_| ())
    }

    /// The newest revision, sealed.
    pub async fn newest_version(&mut self) -> Result<Option<(u32, Sealed)>, StoreError> {
        let row = self.transaction.optional(NEWEST, vec![self.consultation_id()?.into()]).await?;
        row.map(|row| Ok((row.revision("revision")?, row.sealed("sealed_note")?))).transpose()
    }

    /// All revisions, the first first.
    pub async fn versions(&mut self) -> Result<Vec<VersionRow>, StoreError> {
        let rows = self.transaction.all(VERSIONS, vec![self.consultation_id()?.into()]).await?;
        rows.iter().map(version).collect()
    }

    /// Freezes the note. [`StoreError::Conflict`] when it is signed already.
    pub async fn insert_signed(&mut self, content_sha256: &str, note: &Sealed) -> Result<(), StoreError> {
        let values = vec![
            self.consultation_id()?.into(),
            self.grant.actor().account.into(),
            self.now.into(),
            content_sha256.into(),
            note.into(),
        ];
        self.transaction.execute(SIGN, values).await.map(|_| ())
    }

    /// The signed note, where there is one.
    pub async fn signed(&mut self) -> Result<Option<SignedRow>, StoreError> {
        let row = self.transaction.optional(SIGNED, vec![self.consultation_id()?.into()]).await?;
        row.map(|row| {
            Ok(SignedRow {
                at: row.instant("at")?,
                content_sha256: row.text("content_sha256")?,
                sealed_note: row.sealed("sealed_note")?,
            })
        })
        .transpose()
    }

    /// Keeps an addition to the signed note.
    pub async fn insert_addendum(&mut self, id: Uuid, addendum: &Sealed) -> Result<(), StoreError> {
        let values = vec![
            id.into(),
            self.consultation_id()?.into(),
            self.grant.actor().account.into(),
            self.now.into(),
            addendum.into(),
        ];
        self.transaction.execute(ADDEND, values).await.map(|_| ())
    }

    /// The additions, the first first.
    pub async fn addenda(&mut self) -> Result<Vec<AddendumRow>, StoreError> {
        let rows = self.transaction.all(ADDENDA, vec![self.consultation_id()?.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(AddendumRow {
                    id: row.id("id")?,
                    at: row.instant("at")?,
                    sealed_addendum: row.sealed("sealed_addendum")?,
                })
            })
            .collect()
    }
}

fn version(row: &Row) -> Result<VersionRow, StoreError> {
    Ok(VersionRow {
        revision: row.revision("revision")?,
        act: row.text("act")?,
        by: row.text("name")?,
        at: row.instant("at")?,
        sealed_note: row.sealed("sealed_note")?,
    })
}
