//! What is hidden in a consultation before a drafter meets it, and marking what was missed.
//!
//! A mark keeps the words and not their place, with the patient: they are hidden wherever they are said, in this and every
//! other consultation of that patient, from the next draft on. Its words are shown to whoever made it and to nobody else,
//! since anybody who imports a consultation of the patient sees what is hidden in it.
//!
//! Only a mark is ever taken back, and only by whoever made it. What the detector finds and
//! what is known of the people stays hidden whatever a reader thinks of it: a blot costs a word in a draft, while a
//! surrogate taken away by a slip would show an identity to every later drafter.

use std::sync::Arc;

use clinical::access::{Action, Actor};
use clinical::{Consultation, Sensitive, Transcript};
use pseudonym::IdentifierKind;
use store::Trace;
use uuid::Uuid;

use super::hiding::{Hidden, hidden_parts};
use super::missed::{MarkRefused, all_hidden, missed_words};
use crate::note::{DRAFTING, consultation_of, draftable};
use crate::patient::{Identities, Marked};
use crate::turn::in_turn;
use crate::{Clinic, ClinicError, Moment};

/// A clinician makes at most this many marks for a patient: each is looked for at every word of every talk.
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
    /// The words, for the clinician who marked them; `None` where a colleague did.
    pub text: Option<Sensitive<String>>,
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
    /// What is hidden in a consultation, and what was marked for its patient. A look keeps nothing: where somebody at the
    /// clinic has come to bear the name of a surrogate that is shown, the draft has another one.
    pub async fn identities(
        &self,
        actor: &Actor,
        id: Uuid,
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        let grant = self.authorise(actor, Action::Read, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, opened) = self.opened(&mut acting, id).await?;
        let (_, mut identities) = file.open_identities(&mut acting).await?;
        acting.commit(Trace { detail: Some("identities"), digest: None }).await?;
        self.hidden_in((file.id, actor.account), consultation_of(opened), &mut identities).await
    }

    /// Marks what was missed. It is hidden at once: the answer is what is hidden with the mark.
    pub async fn mark(
        &self,
        actor: &Actor,
        id: Uuid,
        missed: &Missed,
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        let add = |consultation: &Consultation, identities: &mut Identities, patient| {
            let utterance = consultation.transcript.utterances.get(missed.utterance);
            let text = &utterance.ok_or(MarkRefused::NoWords)?.text;
            let words = missed_words(text, missed.start, missed.end)?;
            let text = words.into_exposed();
            let mark = Marked { text, kind: missed.kind, by: actor.account, consultation: id };
            let mark_id = self.mark_id(patient, &mark);
            add_mark(&mut identities.marked, mark).map(|()| Some(mark_id))
        };
        let hidden = |hidden: &HiddenIdentities| {
            let said = hidden.transcript.utterances.get(missed.utterance);
            let parts = hidden.hidden.get(missed.utterance);
            said.zip(parts)
                .is_some_and(|(said, parts)| all_hidden(&said.text, (missed.start, missed.end), parts))
        };
        self.change_marks(actor, (id, "mark"), (add, hidden), moment).await
    }

    /// Takes the mark `mark` back, if it stands and the actor made it.
    pub async fn unmark(
        &self,
        actor: &Actor,
        (id, mark): (Uuid, Uuid),
        moment: &mut Moment,
    ) -> Result<HiddenIdentities, ClinicError> {
        let remove = |_: &Consultation, identities: &mut Identities, patient| {
            let at = identities.marked.iter().position(|marked| self.mark_id(patient, marked) == mark);
            match at {
                Some(at) if identities.marked[at].by != actor.account => Err(MarkRefused::OfColleague),
                Some(at) => Ok(Some(self.mark_id(patient, &identities.marked.remove(at)))),
                None => Ok(None),
            }
        };
        self.change_marks(actor, (id, "unmark"), (remove, |_: &HiddenIdentities| true), moment).await
    }

    /// Changes the marks of the patient of a consultation, unless what is hidden then does not `hold`; the identity of the
    /// mark that `change` gives stands in the audit log. The work is done
    /// outside the database's transaction, so whatever others kept of the identities meanwhile makes it begin again.
    async fn change_marks(
        &self,
        actor: &Actor,
        (id, detail): (Uuid, &'static str),
        (change, holds): (
            impl Fn(&Consultation, &mut Identities, Uuid) -> Result<Option<Uuid>, MarkRefused>,
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
            let mark = change(&consultation, &mut identities, file.id)?;
            let whose = (file.id, actor.account);
            let hidden = self.hidden_in(whose, consultation, &mut identities).await?;
            if !holds(&hidden) {
                return Err(MarkRefused::NotFoundAgain.into());
            }
            let mut acting = self.store.act(&grant, moment.now).await?;
            match self.keep_identities(&mut acting, &file, (revision, &identities), moment).await {
                Err(ClinicError::Conflict) => continue,
                other => other?,
            }
            acting.commit(Trace { detail: Some(detail), digest: mark.map(|id| id.to_string()) }).await?;
            return Ok(hidden);
        }
        Err(ClinicError::MarksConflict)
    }

    /// What is hidden in `consultation` with `identities`, whose pseudonyms grow by what is new, as `account` sees it.
    async fn hidden_in(
        &self,
        (patient, account): (Uuid, Uuid),
        consultation: Consultation,
        identities: &mut Identities,
    ) -> Result<HiddenIdentities, ClinicError> {
        draftable(&consultation.transcript)?;
        let (detector, real, mut grown) =
            (Arc::clone(&self.detector), self.real_words().await?, identities.clone());
        let work = in_turn(&DRAFTING, move || {
            let hidden = hidden_parts(&detector, &consultation, (&mut grown, account), &real)?;
            Ok::<_, ClinicError>((consultation.transcript, hidden, grown))
        });
        let (transcript, hidden, grown) = work.await??;
        *identities = grown;
        let mark = |marked: &Marked| Mark {
            id: self.mark_id(patient, marked),
            text: (marked.by == account).then(|| marked.text.clone().into()),
            kind: marked.kind,
        };
        Ok(HiddenIdentities { transcript, hidden, marks: identities.marked.iter().map(mark).collect() })
    }

    fn mark_id(&self, patient: Uuid, marked: &Marked) -> Uuid {
        let hash = self.keys.lookup(&format!("mark:{patient}:{}:{}", marked.by, marked.text.to_lowercase()));
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

/// The same words again by the same clinician only change their kind.
fn add_mark(marked: &mut Vec<Marked>, new: Marked) -> Result<(), MarkRefused> {
    let same = new.text.to_lowercase();
    let mut own = marked.iter_mut().filter(|mark| mark.by == new.by);
    if let Some(mark) = own.find(|mark| mark.text.to_lowercase() == same) {
        mark.kind = new.kind;
        return Ok(());
    }
    if marked.iter().filter(|mark| mark.by == new.by).count() >= MOST_MARKS {
        return Err(MarkRefused::TooMany);
    }
    marked.push(new);
    Ok(())
}
