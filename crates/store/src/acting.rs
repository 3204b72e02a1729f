//! An act on a patient: its proof, its audit entry and its changes in one transaction.

use clinical::access::{Actor, Denied, Facts, Grant};
use jiff::Timestamp;
use uuid::Uuid;

use crate::audit::{self, Draft};
use crate::sql::{Transaction, statements};
use crate::{Store, StoreError};

statements! {
    RESPONSIBLE = "select patient_id, responsible from consultation where id = $1";
}

/// What the audit entry says beside who, why and what. No field can hold a patient's words.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// A fixed word, for example the format of an export.
    pub detail: Option<&'static str>,
    /// SHA-256 of what was signed or exported, in hexadecimal.
    pub digest: Option<String>,
}

/// A running act. Nothing is durable before [`Acting::commit`], which also writes the audit entry; dropping it undoes
/// the act.
#[must_use = "an act that is not committed is undone"]
pub struct Acting {
    pub(crate) transaction: Transaction,
    pub(crate) grant: Grant,
    pub(crate) now: Timestamp,
}

impl Store {
    /// Begins the act that `grant` allows.
    pub async fn act(&self, grant: &Grant, now: Timestamp) -> Result<Acting, StoreError> {
        Ok(Acting { transaction: self.begin().await?, grant: grant.clone(), now })
    }

    /// Writes to the audit log that an act was refused.
    pub async fn refuse(
        &self,
        (actor, denied): (&Actor, Denied),
        (purpose, action): (clinical::access::Purpose, clinical::access::Action),
        facts: Facts,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let outcome = match denied {
            Denied::Role => "denied_role",
            Denied::NotResponsible => "denied_not_responsible",
        };
        let mut transaction = self.begin().await?;
        let draft = Draft::new(actor, purpose.key(), action.key(), facts).refused(outcome);
        audit::append(&mut transaction, draft, now).await?;
        transaction.commit().await
    }

    /// What the access decision needs to know about a consultation; identifiers only, no content.
    pub async fn facts(&self, consultation: Uuid) -> Result<Option<Facts>, StoreError> {
        let mut transaction = self.begin().await?;
        let row = transaction.optional(RESPONSIBLE, vec![consultation.into()]).await?;
        row.map(|row| {
            Ok(Facts {
                patient: Some(row.id("patient_id")?),
                consultation: Some(consultation),
                responsible: Some(row.id("responsible")?),
            })
        })
        .transpose()
    }
}

impl Acting {
    /// The instant of the act.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The consultation that the grant is for.
    pub(crate) fn consultation_id(&self) -> Result<Uuid, StoreError> {
        self.grant.facts().consultation.ok_or(StoreError::Damaged("grant without a consultation"))
    }

    /// The patient that the grant is for.
    pub(crate) fn patient_id(&self) -> Result<Uuid, StoreError> {
        self.grant.facts().patient.ok_or(StoreError::Damaged("grant without a patient"))
    }

    /// Writes the audit entry and makes it and the act durable together.
    pub async fn commit(mut self, trace: Trace) -> Result<(), StoreError> {
        let grant = &self.grant;
        let draft = Draft::new(grant.actor(), grant.purpose().key(), grant.action().key(), grant.facts());
        audit::append(&mut self.transaction, draft.done(trace), self.now).await?;
        self.transaction.commit().await
    }
}
