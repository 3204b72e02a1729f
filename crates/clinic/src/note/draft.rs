//! Drafting: pseudonymise, draft, restore, check.

use std::sync::Arc;

use clinical::access::{Action, Actor};
use clinical::{Consultation, DraftNote, Note, Origin, Statement, Transcript};
use pseudonym::Detector;
use store::Trace;
use uuid::Uuid;

use super::note_class;
use crate::consultation::{Opened, OpenedNote};
use crate::{Clinic, ClinicError, Moment};

impl Clinic {
    /// Drafts the note of a consultation. The drafter meets the pseudonymised transcript only; every sentence of the
    /// draft is checked against what was said before anyone sees it.
    pub async fn draft(
        &self,
        actor: &Actor,
        id: Uuid,
        moment: &mut Moment,
    ) -> Result<OpenedNote, ClinicError> {
        let opened = self.open(actor, id, moment).await?;
        if opened.note.is_some() {
            return Err(ClinicError::AlreadyDrafted);
        }
        let (detector, seed) = (Arc::clone(&self.detector), moment.make_bytes());
        let transcript = opened.transcript.clone();
        let consultation = consultation_of(opened);
        // Drafting a long talk takes a while: outside the database's transaction and off the server's threads.
        let draft = tokio::task::spawn_blocking(move || drafted(&detector, &consultation, seed))
            .await
            .map_err(|_| ClinicError::Interrupted)?;
        let note = checked(draft, &transcript, id, moment);

        let grant = self.authorise(actor, Action::Draft, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, _) = self.opened(&mut acting, id).await?;
        let sealed = file.seal(id, &note_class(note.revision), &note, moment)?;
        match acting.insert_version(note.revision, "drafted", &sealed).await {
            Err(store::StoreError::Conflict) => return Err(ClinicError::AlreadyDrafted),
            other => other?,
        }
        acting.commit(Trace::default()).await?;
        Ok(OpenedNote::Draft(note))
    }
}

fn consultation_of(opened: Opened) -> Consultation {
    Consultation {
        id: opened.id.to_string(),
        patient: opened.patient,
        clinician: opened.clinician,
        transcript: opened.transcript,
    }
}

fn drafted(detector: &Detector, consultation: &Consultation, seed: [u8; 32]) -> DraftNote {
    let (pseudonymised, key) = pseudonym::pseudonymise(detector, consultation, seed);
    key.restore_draft(&drafting::draft(&pseudonymised))
}

/// Gives each sentence its identity and the outcome of its check.
fn checked(draft: DraftNote, transcript: &Transcript, consultation: Uuid, moment: &mut Moment) -> Note {
    let statements = draft
        .statements
        .into_iter()
        .map(|drafted| {
            let cited: Vec<usize> = drafted.evidence.iter().map(|evidence| evidence.utterance).collect();
            let verdict = drafting::verify(transcript, &drafted.text, Some(&cited));
            Statement {
                id: moment.make_id(),
                section: drafted.section,
                text: drafted.text,
                evidence: drafted.evidence,
                status: verdict.label,
                reasons: verdict.reasons,
                origin: Origin::Drafted,
                accepted: false,
                removed: false,
            }
        })
        .collect();
    Note {
        id: moment.make_id(),
        consultation,
        revision: 1,
        language: draft.language,
        statements,
        omissions: draft.omissions,
        limitations: draft.limitations,
        diagnoses: Vec::new(),
        drafted_by: format!("referent {} {}", env!("CARGO_PKG_VERSION"), drafting::DRAFTER),
    }
}
