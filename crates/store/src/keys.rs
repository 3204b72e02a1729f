//! Which vault the database belongs to, and the change from one generation of its key-encryption key to the next.

use clinical::Sealed;
use uuid::Uuid;

use crate::acting::Acting;
use crate::patient::PatientRow;
use crate::sql::statements;
use crate::{Store, StoreError};

statements! {
    BIND = "insert into clinic_key (id, fingerprint, generation) values (1, $1, $2) on conflict (id) do nothing";
    ADVANCE = "update clinic_key set generation = $1 where id = 1 and generation < $1 and fingerprint = $2";
    BOUND = "select fingerprint, generation from clinic_key where id = 1";
    HOLD = "update clinic_key set generation = generation where id = 1 and generation = $1";
    BEHIND = "select id, wrapped_key, generation, erased_at from patient where generation < $1 and erased_at is null order by id limit 100";
    REWRAP = "update patient set wrapped_key = $1, generation = $2 where id = $3 and generation = $4 and erased_at is null";
}

/// What a database is bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The fingerprint of the clinic's vault.
    pub fingerprint: String,
    /// The generation that new patients' keys are wrapped with.
    pub generation: u32,
}

impl Store {
    /// The vault that this database belongs to; none before its first start.
    pub async fn bound(&self) -> Result<Option<Bound>, StoreError> {
        let row = self.read().await?.optional(BOUND, Vec::new()).await?;
        let bound = |row: crate::sql::Row| {
            Ok(Bound { fingerprint: row.text("fingerprint")?, generation: row.revision("generation")? })
        };
        row.map(bound).transpose()
    }

    /// The fingerprint of the vault that this database belongs to; none before its first start.
    pub async fn key_fingerprint(&self) -> Result<Option<String>, StoreError> {
        Ok(self.bound().await?.map(|bound| bound.fingerprint))
    }

    /// Binds a new database to a vault, or moves its own on to a newer generation. Gives what it is bound to, which has
    /// another fingerprint when it belongs to another vault, and a newer generation when the vault is an old copy.
    pub async fn bind_key(&self, fingerprint: &str, generation: u32) -> Result<Bound, StoreError> {
        let mut transaction = self.begin().await?;
        transaction.execute(BIND, vec![fingerprint.into(), generation.into()]).await?;
        transaction.execute(ADVANCE, vec![generation.into(), fingerprint.into()]).await?;
        let row = transaction.optional(BOUND, Vec::new()).await?.ok_or(StoreError::Damaged("clinic_key"))?;
        let bound = Bound { fingerprint: row.text("fingerprint")?, generation: row.revision("generation")? };
        transaction.commit().await?;
        Ok(bound)
    }
}

impl Acting {
    /// Makes sure that `generation` is still the one that wraps, until the act ends: no key is wrapped with a generation
    /// whose key is about to be destroyed.
    pub(crate) async fn hold_generation(&mut self, generation: u32) -> Result<(), StoreError> {
        match self.transaction.execute(HOLD, vec![generation.into()]).await? {
            0 => Err(StoreError::KeysRotated),
            _ => Ok(()),
        }
    }

    /// Up to a hundred patients whose keys are wrapped with a generation before `generation`.
    pub async fn patients_behind(&mut self, generation: u32) -> Result<Vec<PatientRow>, StoreError> {
        let rows = self.transaction.all(BEHIND, vec![generation.into()]).await?;
        rows.iter().map(PatientRow::with_key).collect()
    }

    /// Puts a patient's keys, wrapped anew, in place of those wrapped with generation `from`. A patient who was erased
    /// meanwhile stays erased.
    pub async fn rewrap_patient(
        &mut self,
        (patient, from): (Uuid, u32),
        wrapped_key: &Sealed,
        generation: u32,
    ) -> Result<(), StoreError> {
        let values = vec![wrapped_key.into(), generation.into(), patient.into(), from.into()];
        self.transaction.execute(REWRAP, values).await.map(|_| ())
    }
}
