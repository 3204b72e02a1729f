//! A running clinic: its database, keys, detector, codes and name.

use std::sync::Arc;

use clinical::Sealed;
use clinical::access::{Action, Actor, Facts, Grant, Purpose, decide};
use exchange::Organisation;
use jiff::Timestamp;
use pseudonym::Detector;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{PatientRow, Store};
use terminology::Terminology;
use uuid::Uuid;
use vault::{ClinicKeys, PatientKey, Place, WrappedKey};

use crate::{ClinicError, Moment};

/// Everything a use case needs. Cheap to share behind an `Arc`.
pub struct Clinic {
    /// The database.
    pub store: Store,
    /// The clinic's keys.
    pub keys: ClinicKeys,
    /// Finds identities in text.
    pub detector: Arc<Detector>,
    /// Code systems for looking up.
    pub terminology: Terminology,
    /// The organisation that keeps the records.
    pub organisation: Organisation,
}

impl Clinic {
    /// Decides an act on a consultation and, when it is refused, writes the refusal to the audit log.
    pub(crate) async fn authorise(
        &self,
        actor: &Actor,
        action: Action,
        consultation: Uuid,
        now: Timestamp,
    ) -> Result<Grant, ClinicError> {
        let facts = self.store.facts(consultation).await?.ok_or(ClinicError::NotFound)?;
        self.decide(actor, (Purpose::Treatment, action), facts, now).await
    }

    /// Decides an act and records a refusal.
    pub(crate) async fn decide(
        &self,
        actor: &Actor,
        purpose_and_action: (Purpose, Action),
        facts: Facts,
        now: Timestamp,
    ) -> Result<Grant, ClinicError> {
        decided(&self.store, actor, purpose_and_action, facts, now).await
    }

    /// The file of a patient whose keys are wrapped by `generation`.
    pub(crate) fn file(
        &self,
        id: Uuid,
        (generation, wrapped): (u32, &Sealed),
    ) -> Result<PatientFile, ClinicError> {
        let wrapped = WrappedKey { generation, sealed: wrapped.clone() };
        Ok(PatientFile { id, key: self.keys.unwrap(id, &wrapped)? })
    }

    pub(crate) fn patient_file(&self, row: &PatientRow) -> Result<PatientFile, ClinicError> {
        self.file(row.id, (row.generation, &row.wrapped_key))
    }
}

/// Decides an act and records a refusal in `store`.
pub(crate) async fn decided(
    store: &Store,
    actor: &Actor,
    (purpose, action): (Purpose, Action),
    facts: Facts,
    now: Timestamp,
) -> Result<Grant, ClinicError> {
    match decide(actor, purpose, action, facts) {
        Ok(grant) => Ok(grant),
        Err(denied) => {
            store.refuse((actor, denied), (purpose, action), facts, now).await?;
            Err(denied.into())
        }
    }
}

/// A patient with the key that seals what belongs to them.
pub(crate) struct PatientFile {
    pub(crate) id: Uuid,
    pub(crate) key: PatientKey,
}

impl PatientFile {
    pub(crate) fn seal<T: Serialize>(
        &self,
        document: Uuid,
        class: &str,
        value: &T,
        moment: &mut Moment,
    ) -> Result<Sealed, ClinicError> {
        let place = Place { patient: self.id, document, class };
        Ok(self.key.seal(&place, value, &mut moment.rng)?)
    }

    pub(crate) fn open<T: DeserializeOwned>(
        &self,
        document: Uuid,
        class: &str,
        sealed: &Sealed,
    ) -> Result<T, ClinicError> {
        let place = Place { patient: self.id, document, class };
        Ok(self.key.open(&place, sealed)?)
    }
}
