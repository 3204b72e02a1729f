//! Patients: keys of their own, wrapped by the clinic's. Who they are stands sealed in each consultation.

use clinical::Sealed;
use uuid::Uuid;

use crate::acting::Acting;
use crate::sql::{Row, statements};
use crate::{Store, StoreError};

statements! {
    INSERT = "insert into patient (id, lookup, wrapped_key, generation, created_at) values ($1, $2, $3, $4, $5)";
    BY_LOOKUP = "select id, lookup, wrapped_key, generation, erased_at from patient where lookup = $1";
    BY_ID = "select id, lookup, wrapped_key, generation, erased_at from patient where id = $1";
    ID_BY_LOOKUP = "select id from patient where lookup = $1";
    IS_KNOWN = "select id from patient where id = $1";
    IDENTITIES = "select identities_revision, sealed_identities from patient where id = $1 and sealed_identities is not null";
    KEEP_IDENTITIES = "update patient set sealed_identities = $1, sealed_real_words = $2, identities_revision = identities_revision + 1 where id = $3 and identities_revision = $4 and erased_at is null";
    REAL_WORDS = "select id, wrapped_key, generation, erased_at, sealed_real_words from patient where sealed_real_words is not null";
}

/// A patient as kept.
#[derive(Clone, Debug)]
pub struct PatientRow {
    /// Identity within this clinic; says nothing about the person.
    pub id: Uuid,
    /// Keyed hash of the national number, in hexadecimal, by which the patient is found again.
    pub lookup: Option<String>,
    /// The patient's keys, wrapped by the clinic's.
    pub wrapped_key: Sealed,
    /// The generation of the key that wrapped them.
    pub generation: u32,
}

impl PatientRow {
    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self { lookup: row.optional_text("lookup")?, ..Self::with_key(row)? })
    }

    /// A row whose look-up was not asked for. [`StoreError::Erased`] when there is no key any more.
    pub(crate) fn with_key(row: &Row) -> Result<Self, StoreError> {
        if row.optional_integer("erased_at")?.is_some() {
            return Err(StoreError::Erased);
        }
        Ok(Self {
            id: row.id("id")?,
            lookup: None,
            wrapped_key: row.sealed("wrapped_key")?,
            generation: row.revision("generation")?,
        })
    }
}

impl Store {
    /// Whether a patient with this keyed hash is known, so that an import can name the patient in its grant.
    pub async fn patient_id(&self, lookup: &str) -> Result<Option<Uuid>, StoreError> {
        let row = self.read().await?.optional(ID_BY_LOOKUP, vec![lookup.into()]).await?;
        row.map(|row| row.id("id")).transpose()
    }

    /// Whether there is or was a patient with this identity.
    pub async fn is_patient(&self, id: Uuid) -> Result<bool, StoreError> {
        Ok(self.read().await?.optional(IS_KNOWN, vec![id.into()]).await?.is_some())
    }

    /// For every patient who is not erased the keyed hashes of the real words around them, sealed under the patient's key.
    /// A damaged row is passed over. No grant is asked for: a hash says nothing of whom it stands for, and the only
    /// question is whether a surrogate is one.
    pub async fn real_words(&self) -> Result<Vec<(PatientRow, Sealed)>, StoreError> {
        let rows = self.read().await?.all(REAL_WORDS, Vec::new()).await?;
        let read = |row: &Row| Some((PatientRow::with_key(row).ok()?, row.sealed("sealed_real_words").ok()?));
        Ok(rows.iter().filter_map(read).collect())
    }
}

impl Acting {
    /// The patient with this keyed hash.
    pub async fn patient_by_lookup(&mut self, lookup: &str) -> Result<Option<PatientRow>, StoreError> {
        let row = self.transaction.optional(BY_LOOKUP, vec![lookup.into()]).await?;
        row.as_ref().map(PatientRow::from_row).transpose()
    }

    /// A patient. [`StoreError::Erased`] when the patient was erased.
    pub async fn patient(&mut self, id: Uuid) -> Result<PatientRow, StoreError> {
        let row = self.transaction.optional(BY_ID, vec![id.into()]).await?;
        PatientRow::from_row(&row.ok_or(StoreError::Damaged("patient"))?)
    }

    /// Keeps a new patient. [`StoreError::KeysRotated`] when the key that wrapped the patient's is no longer the newest.
    pub async fn insert_patient(&mut self, patient: &PatientRow) -> Result<(), StoreError> {
        self.hold_generation(patient.generation).await?;
        let values = vec![
            patient.id.into(),
            patient.lookup.as_deref().into(),
            (&patient.wrapped_key).into(),
            patient.generation.into(),
            self.now.into(),
        ];
        self.transaction.execute(INSERT, values).await.map(|_| ())
    }

    /// What is known of the identities around the grant's patient, sealed under the patient's key, with its revision;
    /// none before the first was kept.
    pub async fn identities(&mut self) -> Result<Option<(u32, Sealed)>, StoreError> {
        let row = self.transaction.optional(IDENTITIES, vec![self.patient_id()?.into()]).await?;
        row.map(|row| Ok((row.revision("identities_revision")?, row.sealed("sealed_identities")?)))
            .transpose()
    }

    /// Keeps the identities around the grant's patient, and the hashes of the real words in them, in place of revision
    /// `revision_seen` (0 where there were none). [`StoreError::Conflict`] when somebody kept others in between: read again,
    /// add to those, and repeat.
    pub async fn keep_identities(
        &mut self,
        revision_seen: u32,
        (identities, real_words): (&Sealed, &Sealed),
    ) -> Result<(), StoreError> {
        let values =
            vec![identities.into(), real_words.into(), self.patient_id()?.into(), revision_seen.into()];
        match self.transaction.execute(KEEP_IDENTITIES, values).await? {
            0 => Err(StoreError::Conflict),
            _ => Ok(()),
        }
    }
}
