//! Erasing a patient.

use clinical::Sensitive;
use clinical::access::{Action, Actor, Facts, Purpose};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Acting, PatientRow, Trace};
use uuid::Uuid;

use super::{ErasureCertificate, ErasureStatement};
use crate::{Clinic, ClinicError, Moment};

/// Before the SHA-256 of wrapped keys that did not unwrap.
const WRAPPED: &str = "sha256-of-wrapped:";

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

/// An erasure that is decided and done but not yet durable: [`Erasure::commit`] makes it so, dropping it undoes it. What
/// it states can be written down before, so that no end at any moment destroys a key without leaving its proof.
#[must_use = "an erasure that is not committed is undone"]
pub struct Erasure {
    acting: Acting,
    certificate: ErasureCertificate,
}

impl Erasure {
    /// The proof so far: it does not say yet where the audit log bears it out, and the log finds it by its digest.
    pub fn certificate(&self) -> &ErasureCertificate {
        &self.certificate
    }

    /// Makes the erasure durable and gives the whole proof. After an error it is not known whether the patient is erased:
    /// the audit log tells, by the certificate's digest. [`store::Store::scrub`] then clears the database's files.
    pub async fn commit(self) -> Result<ErasureCertificate, ClinicError> {
        let mut certificate = self.certificate;
        let law = certificate.statement.law.key();
        let trace = Trace { detail: Some(law), digest: Some(certificate.sha256.clone()) };
        let recorded = self.acting.commit_recorded(trace).await?;
        certificate.audit_sequence = Some(recorded.sequence);
        certificate.audit_hash = Some(recorded.hash);
        Ok(certificate)
    }
}

impl Clinic {
    /// Begins to destroy a patient's keys and look-up, so that nothing kept about the patient opens again.
    pub async fn erase_patient(
        &self,
        actor: &Actor,
        which: &WhichPatient,
        law: ErasureLaw,
        moment: &Moment,
    ) -> Result<Erasure, ClinicError> {
        let facts = self.facts_of(which).await?;
        let patient = facts.patient.ok_or(ClinicError::PatientNotFound)?;
        let grant = self.decide(actor, (Purpose::Erasure, Action::Erase), facts, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let row = acting.patient(patient).await?;
        let statement = ErasureStatement {
            at: moment.now,
            actor: actor.account,
            law,
            clinic: self.keys.clinic(),
            patient,
            key_fingerprint: self.named_keys(&row),
            unreadable_rows: acting.erase_patient().await?,
        };
        let certificate = ErasureCertificate {
            sha256: statement.digest(),
            statement,
            audit_sequence: None,
            audit_hash: None,
        };
        Ok(Erasure { acting, certificate })
    }

    /// The fingerprint of a patient's keys. Keys that do not unwrap must be destroyed all the same, for another vault may
    /// open them; they are named by the SHA-256 of their wrapped bytes.
    fn named_keys(&self, row: &PatientRow) -> String {
        self.patient_file(row).map_or_else(
            |_| format!("{WRAPPED}{}", hex::encode(Sha256::digest(row.wrapped_key.as_bytes()))),
            |file| file.key.fingerprint(),
        )
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
