//! Taking a consultation in.

use clinical::access::{Action, Actor, Facts, Purpose};
use clinical::identifier::NationalId;
use clinical::{Clinician, Language, Patient, Transcript};
use exchange::transcript::{Format, parse_transcript};
use sha2::{Digest, Sha256};
use store::{Acting, NewConsultation, PatientRow, Trace};
use uuid::Uuid;

use super::{SealedTranscript, TRANSCRIPT};
use crate::clinic::PatientFile;
use crate::{Clinic, ClinicError, Moment};

/// A file to import, and what it does not say itself.
pub struct ImportRequest {
    /// How the file is written.
    pub format: Format,
    /// The file.
    pub content: Vec<u8>,
    /// The patient, where the file names none.
    pub patient: Option<Patient>,
    /// The language, where the file names none; bokmål otherwise.
    pub language: Option<Language>,
    /// The kind of practice, where the file names none; the clinician's profession otherwise.
    pub setting: Option<String>,
}

impl Clinic {
    /// Imports a consultation and gives its identity. Importing the same file again gives the same consultation.
    pub async fn import(
        &self,
        actor: &Actor,
        profession: &str,
        request: ImportRequest,
        moment: &mut Moment,
    ) -> Result<Uuid, ClinicError> {
        let source_digest = self.source_digest(actor, &request);
        let (patient, sealed) = parsed(actor, profession, request)?;
        let lookup = patient.national_id.as_ref().map(|number| self.patient_lookup(number.expose()));
        let known = match &lookup {
            Some(lookup) => self.store.patient_id(lookup).await?,
            None => None,
        };
        let patient_id = known.unwrap_or_else(|| moment.make_id());
        let consultation = moment.make_id();
        let facts = Facts {
            patient: Some(patient_id),
            consultation: Some(consultation),
            responsible: Some(actor.account),
        };
        let purpose_and_action = (Purpose::Treatment, Action::Import);
        let grant = self.decide(actor, purpose_and_action, facts, moment.now).await?;

        let mut acting = self.store.act(&grant, moment.now).await?;
        if let Some(earlier) = acting.consultation_by_source(&source_digest).await? {
            acting.commit(Trace { detail: Some("repeated"), digest: None }).await?;
            return Ok(earlier);
        }
        let file = match known {
            Some(id) => self.update_patient(&mut acting, id, &patient, moment).await?,
            None => self.insert_patient(&mut acting, (patient_id, lookup), &patient, moment).await?,
        };
        let sealed_transcript = file.seal(consultation, TRANSCRIPT, &sealed, moment)?;
        let new = NewConsultation {
            id: consultation,
            patient: patient_id,
            responsible: actor.account,
            language: sealed.transcript.language,
            setting: &sealed.transcript.setting,
            started_at: moment.now,
            source_digest: &source_digest,
            sealed_transcript: &sealed_transcript,
        };
        acting.insert_consultation(&new).await?;
        acting.commit(Trace::default()).await?;
        Ok(consultation)
    }

    /// The keyed hash by which a patient is found again. A number that parses is normalised first; one with wrong check
    /// digits is taken as written.
    fn patient_lookup(&self, number: &str) -> String {
        let written: String = number.chars().filter(|character| !character.is_whitespace()).collect();
        let normal = NationalId::parse(number).map_or(written, |id| id.expose());
        hex::encode(self.key.lookup(&format!("patient:{normal}")))
    }

    fn source_digest(&self, actor: &Actor, request: &ImportRequest) -> String {
        let content = hex::encode(Sha256::digest(&request.content));
        let patient = request.patient.as_ref().map_or("", |patient| patient.name.expose().as_str());
        hex::encode(self.key.lookup(&format!("source:{}:{content}:{patient}", actor.account)))
    }

    async fn insert_patient(
        &self,
        acting: &mut Acting,
        (id, lookup): (Uuid, Option<String>),
        patient: &Patient,
        moment: &mut Moment,
    ) -> Result<PatientFile, ClinicError> {
        let key = self.key.make_patient_key(&mut moment.rng);
        let wrapped_key = self.key.wrap(id, &key, &mut moment.rng);
        let file = PatientFile { id, key };
        let sealed_identity = file.seal(id, "identity", patient, moment)?;
        acting.insert_patient(&PatientRow { id, lookup, wrapped_key, sealed_identity }).await?;
        Ok(file)
    }

    /// The sending system is the master of the identity: a new address or name replaces the one kept.
    async fn update_patient(
        &self,
        acting: &mut Acting,
        id: Uuid,
        patient: &Patient,
        moment: &mut Moment,
    ) -> Result<PatientFile, ClinicError> {
        let row = acting.patient(id).await?;
        let file = self.patient_file(&row)?;
        if file.identity(&row.sealed_identity)? != *patient {
            let sealed_identity = file.seal(id, "identity", patient, moment)?;
            acting.set_identity(id, &sealed_identity).await?;
        }
        Ok(file)
    }
}

fn parsed(
    actor: &Actor,
    profession: &str,
    request: ImportRequest,
) -> Result<(Patient, SealedTranscript), ClinicError> {
    let imported = parse_transcript(&request.content, request.format)?;
    let patient = imported.patient.or(request.patient).ok_or(ClinicError::PatientMissing)?;
    let clinician = imported
        .clinician
        .unwrap_or_else(|| Clinician { name: actor.name.clone(), role: profession.to_owned() });
    let transcript = Transcript {
        language: imported.language.or(request.language).unwrap_or_default(),
        setting: imported.setting.or(request.setting).unwrap_or_else(|| profession.to_owned()),
        utterances: imported.utterances,
    };
    let source_id = imported.id.unwrap_or_default();
    Ok((patient, SealedTranscript { source_id, clinician, transcript }))
}
