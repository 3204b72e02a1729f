//! Opening a consultation.

use clinical::access::{Action, Actor};
use clinical::{Addendum, Clinician, Note, Patient, SignedNote, Transcript};
use jiff::Timestamp;
use store::{Acting, Trace};
use uuid::Uuid;

use super::{HEAD, Head, SealedTranscript, TRANSCRIPT};
use crate::clinic::PatientFile;
use crate::note::{SIGNED, addendum_class, note_class};
use crate::{Clinic, ClinicError, Moment};

/// A consultation as its responsible clinician sees it.
#[derive(Debug)]
pub struct Opened {
    /// Identity.
    pub id: Uuid,
    /// The patient.
    pub patient: Patient,
    /// The clinician as the sending system named them.
    pub clinician: Clinician,
    /// The words.
    pub transcript: Transcript,
    /// When it was held.
    pub started_at: Timestamp,
    /// The note, where there is one.
    pub note: Option<OpenedNote>,
}

/// A note as it stands.
#[derive(Debug)]
pub enum OpenedNote {
    /// Under review.
    Draft(Note),
    /// Signed.
    Signed {
        /// The signed note.
        note: Box<SignedNote>,
        /// SHA-256 of the signed content, in hexadecimal.
        content_sha256: String,
        /// What was added later, the first first.
        addenda: Vec<Addendum>,
    },
}

impl Clinic {
    /// Opens a consultation with its note.
    pub async fn open(&self, actor: &Actor, id: Uuid, moment: &Moment) -> Result<Opened, ClinicError> {
        let grant = self.authorise(actor, Action::Read, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (_, opened) = self.opened(&mut acting, id).await?;
        acting.commit(Trace::default()).await?;
        Ok(opened)
    }

    /// Everything of a consultation within a running act, and the patient's file for what the act seals.
    pub(crate) async fn opened(
        &self,
        acting: &mut Acting,
        id: Uuid,
    ) -> Result<(PatientFile, Opened), ClinicError> {
        let row = acting.consultation().await?;
        let patient_row = acting.patient(row.patient).await?;
        let file = self.patient_file(&patient_row)?;
        let Head { patient, .. } = file.open(id, HEAD, &row.sealed_head)?;
        let SealedTranscript { clinician, transcript, .. } =
            file.open(id, TRANSCRIPT, &row.sealed_transcript)?;
        let note = opened_note(acting, &file, id).await?;
        let opened = Opened { id, patient, clinician, transcript, started_at: row.started_at, note };
        Ok((file, opened))
    }
}

async fn opened_note(
    acting: &mut Acting,
    file: &PatientFile,
    id: Uuid,
) -> Result<Option<OpenedNote>, ClinicError> {
    let Some(signed) = acting.signed().await? else {
        let newest = acting.newest_version().await?;
        let draft = newest.map(|(revision, sealed)| file.open(id, &note_class(revision), &sealed));
        return Ok(draft.transpose()?.map(OpenedNote::Draft));
    };
    let note = Box::new(file.open(id, SIGNED, &signed.sealed_note)?);
    let rows = acting.addenda().await?;
    let addenda = rows
        .iter()
        .map(|row| file.open(id, &addendum_class(row.id), &row.sealed_addendum))
        .collect::<Result<_, _>>()?;
    Ok(Some(OpenedNote::Signed { note, content_sha256: signed.content_sha256, addenda }))
}
