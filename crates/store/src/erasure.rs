//! Erasing a patient: the keys go, and with them everything that was sealed under them.

use sqlx::{Executor, Row as _};

use crate::acting::Acting;
use crate::sql::statements;
use crate::{Store, StoreError};

statements! {
    ERASE = "update patient set lookup = null, wrapped_key = null, sealed_identities = null, identities_revision = 0, erased_at = $1 where id = $2 and erased_at is null";
    FORGET_SOURCES = "update consultation set source_digest = 'erased:' || id where patient_id = $1";
    UNREADABLE = "select (select count(*) from consultation where patient_id = $1) + (select count(*) from note_version v join consultation c on c.id = v.consultation_id where c.patient_id = $1) + (select count(*) from signed_note s join consultation c on c.id = s.consultation_id where c.patient_id = $1) + (select count(*) from addendum a join consultation c on c.id = a.consultation_id where c.patient_id = $1) as unreadable";
}

/// Moves everything into the database's file and empties the write-ahead log, which still holds the pages as they were.
const EMPTY_THE_LOG: &str = "pragma wal_checkpoint(truncate)";
/// A patient's row is small and erasure rare, so the table is written anew: a plain vacuum leaves the bytes in the page.
const REWRITE: &str = "vacuum full patient";
/// Nobody's work waits longer than this behind the rewriting.
const PATIENCE: &str = "set lock_timeout = '10s'";
const NO_LIMIT: &str = "set lock_timeout = 0";

impl Acting {
    /// Destroys the keys, the look-up and the kept identities of the grant's patient, and the keyed hashes of the files
    /// that the consultations came from. Gives the number of rows that nobody can read any more.
    pub async fn erase_patient(&mut self) -> Result<i64, StoreError> {
        let patient = self.patient_id()?;
        if self.transaction.execute(ERASE, vec![self.now.into(), patient.into()]).await? == 0 {
            return Err(StoreError::Erased);
        }
        self.transaction.execute(FORGET_SOURCES, vec![patient.into()]).await?;
        let row = self.transaction.optional(UNREADABLE, vec![patient.into()]).await?;
        row.ok_or(StoreError::Damaged("patient"))?.integer("unreadable")
    }
}

impl Store {
    /// Clears the bytes of what was erased from the database's files. [`StoreError::NotScrubbed`] while somebody else
    /// reads from them; the erasure itself stands.
    pub async fn scrub(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pool) => {
                let row = pool.fetch_one(EMPTY_THE_LOG).await?;
                let busy: i64 = row.try_get(0)?;
                if busy == 0 { Ok(()) } else { Err(StoreError::NotScrubbed) }
            }
            Self::Postgres(pool) => {
                let mut connection = pool.acquire().await?;
                connection.execute(PATIENCE).await?;
                let rewritten = connection.execute(REWRITE).await;
                connection.execute(NO_LIMIT).await?;
                rewritten.map(|_| ()).map_err(|_| StoreError::NotScrubbed)
            }
        }
    }
}
