//! Taking a consultation in.

use clinical::access::{Action, Actor, Facts, Purpose};
use clinical::identifier::NationalId;
use clinical::{Clinician, Language, Patient, Transcript};
use exchange::transcript::{Format, parse_transcript};
use sha2::{Digest, Sha256};
use store::{Acting, NewConsultation, PatientRow, Trace};
use uuid::Uuid;
use vault::WrappedKey;

use super::{HEAD, Head, SealedTranscript, TRANSCRIPT};
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

/// Imports that are begun again because another act brought the same file in, made the same patient or kept the patient's
/// identities in between.
const ATTEMPTS: usize = 4;

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
        let parsed = parsed(actor, profession, request)?;
        for _ in 0..ATTEMPTS {
            if let Some(earlier) = self.store.consultation_by_source(&source_digest).await? {
                return self.repeated(actor, earlier, moment).await;
            }
            match self.take_in(actor, &parsed, &source_digest, moment).await {
                Err(ClinicError::Conflict) => {}
                other => return other,
            }
        }
        Err(ClinicError::Conflict)
    }

    async fn take_in(
        &self,
        actor: &Actor,
        (head, sealed): &(Head, SealedTranscript),
        source_digest: &str,
        moment: &mut Moment,
    ) -> Result<Uuid, ClinicError> {
        let number = head.patient.national_id.as_ref();
        let lookup = number.and_then(|number| self.patient_lookup(number.expose()));
        let known = match &lookup {
            Some(lookup) => self.store.patient_id(lookup).await?,
            None => None,
        };
        let patient = known.unwrap_or_else(|| moment.make_id());
        let id = moment.make_id();
        let facts =
            Facts { patient: Some(patient), consultation: Some(id), responsible: Some(actor.account) };
        let grant = self.decide(actor, (Purpose::Treatment, Action::Import), facts, moment.now).await?;

        let mut acting = self.store.act(&grant, moment.now).await?;
        let file = match known {
            Some(patient) => self.patient_file(&acting.patient(patient).await?)?,
            None => self.insert_patient(&mut acting, (patient, lookup), moment).await?,
        };
        match file.open_identities(&mut acting).await {
            Ok((revision_seen, mut identities)) => {
                if identities.note_patient(&head.patient) || revision_seen == 0 {
                    self.keep_identities(&mut acting, &file, (revision_seen, &identities), moment).await?;
                }
            }
            // What was said is kept all the same; whoever drafts is told of the damage.
            Err(ClinicError::Vault(_)) => {}
            Err(other) => return Err(other),
        }
        let sealed_head = file.seal(id, HEAD, head, moment)?;
        let sealed_transcript = file.seal(id, TRANSCRIPT, sealed, moment)?;
        let new = NewConsultation {
            id,
            patient,
            responsible: actor.account,
            language: sealed.transcript.language,
            started_at: moment.now,
            source_digest,
            sealed_head: &sealed_head,
            sealed_transcript: &sealed_transcript,
        };
        acting.insert_consultation(&new).await?;
        acting.commit(Trace::default()).await?;
        Ok(id)
    }

    /// Records that a file was imported again.
    async fn repeated(&self, actor: &Actor, earlier: Uuid, moment: &Moment) -> Result<Uuid, ClinicError> {
        let grant = self.authorise(actor, Action::Import, earlier, moment.now).await?;
        let acting = self.store.act(&grant, moment.now).await?;
        acting.commit(Trace { detail: Some("repeated"), digest: None }).await?;
        Ok(earlier)
    }

    /// The keyed hash by which a patient is found again. Only a number that parses joins two imports: an empty, unknown
    /// or mistyped one could be anybody's, and would put one person's note under another's name.
    pub(crate) fn patient_lookup(&self, number: &str) -> Option<String> {
        let id = NationalId::parse(number).ok()?;
        Some(hex::encode(self.keys.lookup(&format!("patient:{}", id.expose()))))
    }

    /// The keyed hash by which a repeated import is recognised: who imports, the file, and all that the request says
    /// beside it.
    fn source_digest(&self, actor: &Actor, request: &ImportRequest) -> String {
        let content = hex::encode(Sha256::digest(&request.content));
        let beside = serde_json::json!([
            actor.account,
            request.format.key(),
            content,
            request.patient,
            request.language,
            request.setting
        ]);
        hex::encode(self.keys.lookup(&format!("source:{beside}")))
    }

    async fn insert_patient(
        &self,
        acting: &mut Acting,
        (id, lookup): (Uuid, Option<String>),
        moment: &mut Moment,
    ) -> Result<PatientFile, ClinicError> {
        let key = self.keys.make_patient_key(&mut moment.rng);
        let WrappedKey { generation, sealed } = self.keys.wrap(id, &key, &mut moment.rng);
        acting.insert_patient(&PatientRow { id, lookup, wrapped_key: sealed, generation }).await?;
        Ok(PatientFile { id, key })
    }
}

fn parsed(
    actor: &Actor,
    profession: &str,
    request: ImportRequest,
) -> Result<(Head, SealedTranscript), ClinicError> {
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
    let head = Head { patient, setting: transcript.setting.clone() };
    Ok((head, SealedTranscript { source_id, clinician, transcript }))
}
