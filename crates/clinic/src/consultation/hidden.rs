//! What is hidden in a consultation before a drafter meets it, and marking what was missed.
//!
//! A mark keeps the words and not their place, with the patient: they are hidden wherever they are said, in this and every
//! other consultation of that patient, from the next draft on. Only a mark is ever taken back. What the detector finds and
//! what is known of the people stays hidden whatever a reader thinks of it: a blot costs a word in a draft, while a
//! surrogate taken away by a slip would show an identity to every later drafter.

use std::sync::Arc;

use clinical::access::{Action, Actor};
use clinical::{Consultation, Sensitive, Transcript};
use pseudonym::IdentifierKind;
use store::Trace;
use uuid::Uuid;

use super::hiding::{Hidden, hidden_parts};
use super::missed::{MarkRefused, missed_words};
use crate::note::{consultation_of, draftable};
use crate::patient::{Identities, Marked};
use crate::{Clinic, ClinicError, Moment};

/// A patient has at most this many marks: each is looked for at every word of every talk.
const MOST_MARKS: usize = 500;

/// Tries to keep identities before giving up to others who keep something for the same patient.
const ATTEMPTS: usize = 4;

/// What is hidden in a consultation, and what was marked for its patient.
#[derive(Debug)]
pub struct HiddenIdentities {
    /// The words as they were said.
    pub transcript: Transcript,
    /// For each utterance what is hidden in it: in order, without overlaps.
    pub hidden: Vec<Vec<Hidden>>,
    /// What was marked for the patient, the first first.
    pub marks: Vec<Mark>,
}

/// Something that a clinician marked as missed.
#[derive(Debug)]
pub struct Mark {
    /// A keyed hash of what was marked: stands for it in an address, and says nothing about it.
    pub id: Uuid,
    /// The words.
    pub text: Sensitive<String>,
    /// What they are.
    pub kind: IdentifierKind,
}

/// A place that was missed; code points, `end` exclusive.
#[derive(Clone, Copy, Debug)]
pub struct Missed {
    /// The number of the utterance.
    pub utterance: usize,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// What stands there.
    pub kind: IdentifierKind,
}

impl Clinic {
    /// What is hidden in a consultation, and what was marked for its patient.
    pub async fn identities(
        &self,
        actor: &Actor,
        id: Uuid,
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        let grant = self.authorise(actor, Action::Read, id, moment.now).await?;
        for _ in 0..ATTEMPTS {
            let mut acting = self.store.act(&grant, moment.now).await?;
            let (file, opened) = self.opened(&mut acting, id).await?;
            let (revision, mut identities) = file.open_identities(&mut acting).await?;
            if revision == 0 {
                // Kept from the first look on, so that the surrogates shown are those that a draft will have.
                match file.keep_identities(&mut acting, (revision, &identities), moment).await {
                    Err(ClinicError::Conflict) => continue,
                    other => other?,
                }
            }
            acting.commit(Trace { detail: Some("identities"), digest: None }).await?;
            return self.hidden_in(file.id, consultation_of(opened), &mut identities).await;
        }
        Err(ClinicError::MarksConflict)
    }

    /// Marks what was missed. It is hidden at once: the answer is what is hidden with the mark.
    pub async fn mark(
        &self,
        actor: &Actor,
        id: Uuid,
        missed: &Missed,
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        let add = |consultation: &Consultation, identities: &mut Identities, _| {
            let utterance = consultation.transcript.utterances.get(missed.utterance);
            let text = &utterance.ok_or(MarkRefused::NoWords)?.text;
            let words = missed_words(text, missed.start, missed.end)?;
            add_mark(&mut identities.marked, words, missed.kind)
        };
        let hidden = |hidden: &HiddenIdentities| {
            let here = hidden.hidden.get(missed.utterance).map_or(&[][..], Vec::as_slice);
            here.iter().any(|part| part.start < missed.end && part.end > missed.start)
        };
        self.change_marks(actor, (id, "mark"), (add, hidden), moment).await
    }

    /// Takes the mark `mark` back, if it stands.
    pub async fn unmark(
        &self,
        actor: &Actor,
        (id, mark): (Uuid, Uuid),
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        let remove = |_: &Consultation, identities: &mut Identities, patient| {
            identities.marked.retain(|marked| self.mark_id(patient, marked) != mark);
            Ok(())
        };
        self.change_marks(actor, (id, "unmark"), (remove, |_: &HiddenIdentities| true), moment).await
    }

    /// Changes the marks of the patient of a consultation, unless what is hidden then does not `hold`. The work is done
    /// outside the database's transaction, so whatever others kept of the identities meanwhile makes it begin again.
    async fn change_marks(
        &self,
        actor: &Actor,
        (id, detail): (Uuid, &'static str),
        (change, holds): (
            impl Fn(&Consultation, &mut Identities, Uuid) -> Result<(), MarkRefused>,
            impl Fn(&HiddenIdentities) -> bool,
        ),
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        let grant = self.authorise(actor, Action::Edit, id, moment.now).await?;
        for _ in 0..ATTEMPTS {
            let mut reading = self.store.act(&grant, moment.now).await?;
            let (file, opened) = self.opened(&mut reading, id).await?;
            let (revision, mut identities) = file.open_identities(&mut reading).await?;
            drop(reading);
            let consultation = consultation_of(opened);
            change(&consultation, &mut identities, file.id)?;
            let hidden = self.hidden_in(file.id, consultation, &mut identities).await?;
            if !holds(&hidden) {
                return Err(MarkRefused::NotFoundAgain.into());
            }
            let mut acting = self.store.act(&grant, moment.now).await?;
            match file.keep_identities(&mut acting, (revision, &identities), moment).await {
                Err(ClinicError::Conflict) => continue,
                other => other?,
            }
            acting.commit(Trace { detail: Some(detail), digest: None }).await?;
            return Ok(hidden);
        }
        Err(ClinicError::MarksConflict)
    }

    /// What is hidden in `consultation` with `identities`, whose pseudonyms grow by what is new.
    async fn hidden_in(
        &self,
        patient: Uuid,
        consultation: Consultation,
        identities: &mut Identities,
    ) -> Result<HiddenIdentities, ClinicError> {
        draftable(&consultation.transcript)?;
        let (detector, avoid, mut grown) =
            (Arc::clone(&self.detector), self.own_names().await?, identities.clone());
        let work = tokio::task::spawn_blocking(move || {
            let hidden = hidden_parts(&detector, &consultation, &mut grown, &avoid)?;
            Ok::<_, ClinicError>((consultation.transcript, hidden, grown))
        });
        let (transcript, hidden, grown) = work.await.map_err(|_| ClinicError::Interrupted)??;
        *identities = grown;
        let mark = |marked: &Marked| Mark {
            id: self.mark_id(patient, marked),
            text: marked.text.clone().into(),
            kind: marked.kind,
        };
        Ok(HiddenIdentities { transcript, hidden, marks: identities.marked.iter().map(mark).collect() })
    }

    fn mark_id(&self, patient: Uuid, marked: &Marked) -> Uuid {
        let hash = self.keys.lookup(&format!("mark:{patient}:{}", marked.text.to_lowercase()));
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

/// The same words again only change their kind.
fn add_mark(
    marked: &mut Vec<Marked>,
    words: Sensitive<String>,
    kind: IdentifierKind,
) -> Result<(), MarkRefused> {
    let same = words.expose().to_lowercase();
    if let Some(mark) = marked.iter_mut().find(|mark| mark.text.to_lowercase() == same) {
        mark.kind = kind;
        return Ok(());
    }
    if marked.len() >= MOST_MARKS {
        return Err(MarkRefused::TooMany);
    }
    marked.push(Marked { text: words.into_exposed(), kind });
    Ok(())
}
