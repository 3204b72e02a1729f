//! Erasing a patient: the keys go, and with them everything that was sealed under them.

use sqlx::sqlite::SqlitePool;
use sqlx::{Executor, Row as _};

use crate::acting::Acting;
use crate::rewriting::rewritten;
use crate::sql::statements;
use crate::{Store, StoreError};

statements! {
    ERASE = "update patient set lookup = null, wrapped_key = null, sealed_identities = null, sealed_real_words = null, identities_revision = 0, erased_at = $1 where id = $2 and erased_at is null";
    FORGET_SOURCES = "update consultation set source_digest = 'erased:' || id where patient_id = $1";
    UNREADABLE = "select (select count(*) from consultation where patient_id = $1) + (select count(*) from note_version v join consultation c on c.id = v.consultation_id where c.patient_id = $1) + (select count(*) from signed_note s join consultation c on c.id = s.consultation_id where c.patient_id = $1) + (select count(*) from addendum a join consultation c on c.id = a.consultation_id where c.patient_id = $1) as unreadable";
}

/// Zeroed bytes are not enough: a page that was split or merged keeps a copy of what it once held (`secure_delete` does
/// not reach it), so the file is built anew from the rows that live.
const BUILD_ANEW: &str = "vacuum";
/// Moves everything into the database's file and empties the write-ahead log, which still holds the pages as they were.
const EMPTY_THE_LOG: &str = "pragma wal_checkpoint(truncate)";
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
    /// reads from them or there is no room; the erasure itself stands.
    pub async fn scrub(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pool) => built_anew(pool).await,
            Self::Postgres(pool) => rewritten(pool).await,
        }
    }
}

async fn built_anew(pool: &SqlitePool) -> Result<(), StoreError> {
    pool.execute(BUILD_ANEW).await.map_err(|_| StoreError::NotScrubbed)?;
    let row = pool.fetch_one(EMPTY_THE_LOG).await.map_err(|_| StoreError::NotScrubbed)?;
    let busy: i64 = row.try_get(0)?;
    if busy == 0 { Ok(()) } else { Err(StoreError::NotScrubbed) }
}
