//! Patients: a key of their own, wrapped by the clinic's. Who they are stands sealed in each consultation.

use clinical::Sealed;
use uuid::Uuid;

use crate::acting::Acting;
use crate::sql::{Row, statements};
use crate::{Store, StoreError};

statements! {
    INSERT = "insert into patient (id, lookup, wrapped_key, created_at) values ($1, $2, $3, $4)";
    BY_LOOKUP = "select id, lookup, wrapped_key from patient where lookup = $1";
    BY_ID = "select id, lookup, wrapped_key from patient where id = $1";
    ID_BY_LOOKUP = "select id from patient where lookup = $1";
    IDENTITIES = "select identities_revision, sealed_identities from patient where id = $1 and sealed_identities is not null";
    KEEP_IDENTITIES = "update patient set sealed_identities = $1, identities_revision = identities_revision + 1 where id = $2 and identities_revision = $3";
}

/// A patient as kept.
#[derive(Clone, Debug)]
pub struct PatientRow {
    /// Identity within this clinic; says nothing about the person.
    pub id: Uuid,
    /// Keyed hash of the national number, in hexadecimal, by which the patient is found again.
    pub lookup: Option<String>,
    /// The patient's data key, wrapped by the clinic's key.
    pub wrapped_key: Sealed,
}

impl PatientRow {
    fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id("id")?,
            lookup: row.optional_text("lookup")?,
            wrapped_key: row.sealed("wrapped_key")?,
        })
    }
}

impl Store {
    /// Whether a patient with this keyed hash is known, so that an import can name the patient in its grant.
    pub async fn patient_id(&self, lookup: &str) -> Result<Option<Uuid>, StoreError> {
        let row = self.begin().await?.optional(ID_BY_LOOKUP, vec![lookup.into()]).await?;
        row.map(|row| row.id("id")).transpose()
    }
}

impl Acting {
    /// The patient with this keyed hash.
    pub async fn patient_by_lookup(&mut self, lookup: &str) -> Result<Option<PatientRow>, StoreError> {
        let row = self.transaction.optional(BY_LOOKUP, vec![lookup.into()]).await?;
        row.as_ref().map(PatientRow::from_row).transpose()
    }

    /// A patient.
    pub async fn patient(&mut self, id: Uuid) -> Result<PatientRow, StoreError> {
        let row = self.transaction.optional(BY_ID, vec![id.into()]).await?;
        PatientRow::from_row(&row.ok_or(StoreError::Damaged("patient"))?)
    }

    /// Keeps a new patient.
    pub async fn insert_patient(&mut self, patient: &PatientRow) -> Result<(), StoreError> {
        let values = vec![
            patient.id.into(),
            patient.lookup.as_deref().into(),
            (&patient.wrapped_key).into(),
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

    /// Keeps the identities around the grant's patient in place of revision `revision_seen` (0 where there were none).
    /// [`StoreError::Conflict`] when somebody kept others in between: read again, add to those, and repeat.
    pub async fn keep_identities(
        &mut self,
        revision_seen: u32,
        identities: &Sealed,
    ) -> Result<(), StoreError> {
        let values = vec![identities.into(), self.patient_id()?.into(), revision_seen.into()];
        match self.transaction.execute(KEEP_IDENTITIES, values).await? {
            0 => Err(StoreError::Conflict),
            _ => Ok(()),
        }
    }
}
