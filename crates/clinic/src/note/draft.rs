//! Drafting: pseudonymise, draft, restore, check.

use std::sync::Arc;

use clinical::access::{Action, Actor};
use clinical::{Consultation, DraftNote, DraftStatement, Note, Origin, Statement, Transcript};
use pseudonym::Detector;
use store::Trace;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::note_class;
use crate::consultation::{Opened, OpenedNote, pseudonymised};
use crate::patient::{Identities, RealWords};
use crate::turn::in_turn;
use crate::{Clinic, ClinicError, Moment};

/// A talk of more bytes than this is imported and read, but not drafted: four hours of speech, and the time that drafting
/// takes grows faster than the talk.
const LONGEST_TALK: usize = 200_000;

/// Nor is a talk of more utterances: somebody who speaks changes hardly once a second.
const MOST_UTTERANCES: usize = 20_000;

/// Drafts that are begun again because another act kept the patient's identities in between.
const ATTEMPTS: usize = 4;

/// Talks drafted or looked through for identities at once.
pub(crate) static DRAFTING: Semaphore = Semaphore::const_new(2);

impl Clinic {
    /// Drafts the note of a consultation. The drafter meets the pseudonymised transcript only; every sentence of the
    /// draft is checked against what was said before anyone sees it.
    pub async fn draft(
        &self,
        actor: &Actor,
        id: Uuid,
        moment: &mut Moment,
    ) -> Result<OpenedNote, ClinicError> {
        for _ in 0..ATTEMPTS {
            match self.draft_once(actor, id, moment).await {
                // Somebody else's act on the same patient kept other identities in between: draft again with those.
                Err(ClinicError::Conflict) => {}
                other => return other,
            }
        }
        Err(ClinicError::Conflict)
    }

    async fn draft_once(
        &self,
        actor: &Actor,
        id: Uuid,
        moment: &mut Moment,
    ) -> Result<OpenedNote, ClinicError> {
        let (opened, (revision_seen, identities)) = self.open_for_draft(actor, id, moment).await?;
        let real = self.real_words().await?;
        let (detector, checking) = (Arc::clone(&self.detector), moment.make_moment());
        let consultation = consultation_of(opened);
        // Outside the database's transaction.
        let work = in_turn(&DRAFTING, move || {
            let (draft, identities) = drafted(&detector, &consultation, identities, &real)?;
            Ok::<_, ClinicError>((checked(draft, &consultation.transcript, id, checking), identities))
        });
        let (note, identities) = work.await??;

        let grant = self.authorise(actor, Action::Draft, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, _) = self.opened(&mut acting, id).await?;
        self.keep_identities(&mut acting, &file, (revision_seen, &identities), moment).await?;
        let sealed = file.seal(id, &note_class(note.revision), &note, moment)?;
        match acting.insert_version(note.revision, "drafted", &sealed).await {
            Err(store::StoreError::Conflict) => return Err(ClinicError::AlreadyDrafted),
            other => other?,
        }
        acting.commit(Trace::default()).await?;
        Ok(OpenedNote::Draft(note))
    }

    /// What is to be drafted, and the identities around the patient with their revision.
    async fn open_for_draft(
        &self,
        actor: &Actor,
        id: Uuid,
        moment: &mut Moment,
    ) -> Result<(Opened, (u32, Identities)), ClinicError> {
        let grant = self.authorise(actor, Action::Read, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, opened) = self.opened(&mut acting, id).await?;
        let identities = file.open_identities(&mut acting).await?;
        acting.commit(Trace::default()).await?;
        if opened.note.is_some() {
            return Err(ClinicError::AlreadyDrafted);
        }
        draftable(&opened.transcript)?;
        Ok((opened, identities))
    }
}

/// Refuses a talk that is too long to be worked on while somebody waits.
pub(crate) fn draftable(transcript: &Transcript) -> Result<(), ClinicError> {
    let said: usize = transcript.utterances.iter().map(|utterance| utterance.text.len()).sum();
    let too_long = said > LONGEST_TALK || transcript.utterances.len() > MOST_UTTERANCES;
    if too_long { Err(ClinicError::TooLongToDraft) } else { Ok(()) }
}

pub(crate) fn consultation_of(opened: Opened) -> Consultation {
    Consultation {
        id: opened.id.to_string(),
        patient: opened.patient,
        clinician: opened.clinician,
        transcript: opened.transcript,
    }
}

/// Drafts behind the patient's pseudonyms, which grow by what is new in this talk.
fn drafted(
    detector: &Detector,
    consultation: &Consultation,
    mut identities: Identities,
    real: &RealWords,
) -> Result<(DraftNote, Identities), ClinicError> {
    let (pseudonymised, key) = pseudonymised(detector, consultation, &mut identities, real)?;
    let draft = key.restore_draft(&drafting::draft(&pseudonymised))?;
    Ok((draft, identities))
}

/// Gives each sentence its identity and the outcome of its check.
fn checked(draft: DraftNote, transcript: &Transcript, consultation: Uuid, mut moment: Moment) -> Note {
    let statements =
        draft.statements.into_iter().map(|drafted| proposed(drafted, transcript, &mut moment)).collect();
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

/// A proposed sentence with an identity and the outcome of its check.
pub(super) fn proposed(drafted: DraftStatement, transcript: &Transcript, moment: &mut Moment) -> Statement {
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
}
