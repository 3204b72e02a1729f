//! What is hidden in a consultation before a drafter meets it, and marking what was missed.
//!
//! A mark keeps the words and not their place, with the patient: they are hidden wherever they are said, in this and every
//! other consultation of that patient, from the next draft on. Only a mark is ever taken back. What the detector finds and
//! what is known of the people stays hidden whatever a reader thinks of it: a blot costs a word in a draft, while a
//! surrogate taken away by a slip would show an identity to every later drafter.

use std::sync::Arc;

use clinical::access::{Action, Actor};
use clinical::{Consultation, Sensitive, Transcript};
use pseudonym::{Detector, Identifier, IdentifierKind, KnownIdentities};
use store::{Acting, Trace};
use uuid::Uuid;

use super::missed::{MarkRefused, missed_words};
use crate::clinic::PatientFile;
use crate::patient::{Identities, Marked};
use crate::{Clinic, ClinicError, Moment};

/// A patient has at most this many marks: each is looked for at every word of every talk.
const MOST_MARKS: usize = 500;

/// Tries to keep a mark before giving up to others who keep something for the same patient.
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

/// A hidden part of an utterance; code points, `end` exclusive.
#[derive(Debug)]
pub struct Hidden {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// What it is.
    pub kind: IdentifierKind,
    /// Why it is hidden.
    pub source: Source,
    /// What a drafter meets in its place.
    pub surrogate: String,
}

/// Why a part is hidden: the first of these that would hide it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The detector finds it in the talk.
    Found,
    /// It is known of the patient or the clinician.
    Known,
    /// A clinician marked it.
    Marked,
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

/// Everything known of the people of a consultation: the patient, the clinician, and what was marked for the patient. The
/// one place where it is put together, so that a mark holds for a draft as it holds for what is shown.
pub(crate) fn known_identities(consultation: &Consultation, identities: &Identities) -> KnownIdentities {
    KnownIdentities::of(consultation).and_marked(&identities.marked_pairs())
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
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, opened) = self.opened(&mut acting, id).await?;
        let (_, identities) = file.open_identities(&mut acting, moment).await?;
        acting.commit(Trace { detail: Some("identities"), digest: None }).await?;
        self.hidden_in(file.id, opened.into_consultation()?, identities).await
    }

    /// Marks what was missed. It is hidden at once: the answer is what is hidden with the mark.
    pub async fn mark(
        &self,
        actor: &Actor,
        id: Uuid,
        missed: &Missed,
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        self.change_marks(actor, (id, "mark"), moment, |consultation, identities, _| {
            let utterance = consultation.transcript.utterances.get(missed.utterance);
            let text = &utterance.ok_or(MarkRefused::NoWords)?.text;
            let words = missed_words(text, missed.start, missed.end)?;
            let marked = &mut identities.marked;
            let same = words.expose().to_lowercase();
            match marked.iter_mut().find(|mark| mark.text.to_lowercase() == same) {
                Some(mark) => mark.kind = missed.kind,
                None if marked.len() >= MOST_MARKS => return Err(MarkRefused::TooMany.into()),
                None => marked.push(Marked { text: words.into_exposed(), kind: missed.kind }),
            }
            Ok(())
        })
        .await
    }

    /// Takes the mark `mark` back, if it stands.
    pub async fn unmark(
        &self,
        actor: &Actor,
        (id, mark): (Uuid, Uuid),
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        self.change_marks(actor, (id, "unmark"), moment, |_, identities, patient| {
            identities.marked.retain(|marked| self.mark_id(patient, marked) != mark);
            Ok(())
        })
        .await
    }

    /// Changes the marks of the patient of a consultation, over whatever else was kept of the identities meanwhile.
    async fn change_marks(
        &self,
        actor: &Actor,
        (id, detail): (Uuid, &'static str),
        moment: &mut Moment,
        change: impl Fn(&Consultation, &mut Identities, Uuid) -> Result<(), ClinicError>,
    ) -> Result<HiddenIdentities, ClinicError> {
        let grant = self.authorise(actor, Action::Edit, id, moment.now).await?;
        for _ in 0..ATTEMPTS {
            let mut acting = self.store.act(&grant, moment.now).await?;
            let (file, opened) = self.opened(&mut acting, id).await?;
            let (revision, mut identities) = file.open_identities(&mut acting, moment).await?;
            let consultation = opened.into_consultation()?;
            change(&consultation, &mut identities, file.id)?;
            match file.keep_identities(&mut acting, (revision, &identities), moment).await {
                Err(ClinicError::Conflict) => continue,
                other => other?,
            }
            let hidden = self.hidden_in(file.id, consultation, identities).await?;
            acting.commit(Trace { detail: Some(detail), digest: None }).await?;
            return Ok(hidden);
        }
        Err(ClinicError::MarksConflict)
    }
}
