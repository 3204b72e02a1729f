//! Erasing a patient.

use clinical::Sensitive;
use clinical::access::{Action, Actor, Facts, Purpose};
use serde::{Deserialize, Serialize};
use store::Trace;
use uuid::Uuid;

use super::{ErasureCertificate, ErasureStatement};
use crate::{Clinic, ClinicError, Moment};

/// The law that a patient is erased by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErasureLaw {
    /// Helsepersonelloven § 43: entries that are wrong, or that do not belong in a record.
    #[serde(rename = "helsepersonelloven-43")]
    Helsepersonelloven43,
    /// Pasientjournalloven § 25: information that is no longer to be kept.
    #[serde(rename = "pasientjournalloven-25")]
    Pasientjournalloven25,
    /// GDPR article 17, where no duty to keep the record stands against it (article 17, 3 b and c).
    #[serde(rename = "gdpr-17")]
    Gdpr17,
}

impl ErasureLaw {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Helsepersonelloven43, Self::Pasientjournalloven25, Self::Gdpr17];

    /// The key on the command line, in the certificate and in the audit log.
    pub fn key(self) -> &'static str {
        match self {
            Self::Helsepersonelloven43 => "helsepersonelloven-43",
            Self::Pasientjournalloven25 => "pasientjournalloven-25",
            Self::Gdpr17 => "gdpr-17",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|law| law.key() == key)
    }
}

/// How the patient is named who is to be erased.
pub enum WhichPatient {
    /// The one that a consultation is about.
    Consultation(Uuid),
    /// By identity within the clinic.
    Patient(Uuid),
    /// By national number.
    NationalId(Sensitive<String>),
}

impl Clinic {
    /// Destroys a patient's keys and look-up, so that nothing kept about the patient opens again, and gives the proof.
    /// The second value tells whether the destroyed key's bytes are cleared from the database's files too; where not,
    /// [`store::Store::scrub`] does it later. The erasure stands either way.
    pub async fn erase_patient(
        &self,
        actor: &Actor,
        which: &WhichPatient,
        law: ErasureLaw,
        moment: &Moment,
    ) -> Result<(ErasureCertificate, bool), ClinicError> {
        let facts = self.facts_of(which).await?;
        let patient = facts.patient.ok_or(ClinicError::PatientNotFound)?;
        let grant = self.decide(actor, (Purpose::Erasure, Action::Erase), facts, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let file = self.patient_file(&acting.patient(patient).await?)?;
        let statement = ErasureStatement {
            at: moment.now,
            actor: actor.account,
            law,
            clinic: self.keys.clinic(),
            patient,
            key_fingerprint: file.key.fingerprint(),
            unreadable_rows: acting.erase_patient().await?,
        };
        let digest = statement.digest();
        let trace = Trace { detail: Some(law.key()), digest: Some(digest.clone()) };
        let recorded = acting.commit_recorded(trace).await?;
        let scrubbed = self.store.scrub().await.is_ok();
        let certificate = ErasureCertificate {
            statement,
            sha256: digest,
            audit_sequence: recorded.sequence,
            audit_hash: recorded.hash,
        };
        Ok((certificate, scrubbed))
    }

    async fn facts_of(&self, which: &WhichPatient) -> Result<Facts, ClinicError> {
        let patient = match which {
            WhichPatient::Consultation(id) => {
                let facts = self.store.facts(*id).await?.ok_or(ClinicError::NotFound)?;
                return Ok(facts);
            }
            WhichPatient::Patient(id) => self.store.is_patient(*id).await?.then_some(*id),
            WhichPatient::NationalId(number) => match self.patient_lookup(number.expose()) {
                Some(lookup) => self.store.patient_id(&lookup).await?,
                None => None,
            },
        };
        let patient = patient.ok_or(ClinicError::PatientNotFound)?;
        Ok(Facts { patient: Some(patient), ..Facts::default() })
    }
}
