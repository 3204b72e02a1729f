//! Signing: the note freezes with its author, its time and the words it was built on.

use clinical::access::{Action, Actor};
use clinical::{Note, Quote, Signature, Transcript};
use sha2::{Digest, Sha256};
use store::Trace;
use uuid::Uuid;

use super::SIGNED;
use super::edit::current;
use crate::consultation::OpenedNote;
use crate::{Clinic, ClinicError, Moment};

impl Clinic {
    /// Signs revision `revision` (helsepersonelloven § 39, pasientjournalforskriften § 10). Refused while a statement
    /// that was not said is neither accepted, changed nor removed.
    pub async fn sign(
        &self,
        actor: &Actor,
        (id, profession): (Uuid, &str),
        revision: u32,
        moment: &mut Moment,
    ) -> Result<OpenedNote, ClinicError> {
        let grant = self.authorise(actor, Action::Sign, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, opened) = self.opened(&mut acting, id).await?;
        let reviewed = current(opened.note, revision)?.review()?;
        let quotes = quotes(reviewed.note(), &opened.transcript);
        let signed = reviewed.sign(signature(actor, profession, moment), quotes);
        let content = serde_json::to_vec(&signed).map_err(|_| ClinicError::Document("serialisation"))?;
        let content_sha256 = hex::encode(Sha256::digest(&content));
        let sealed = file.seal(id, SIGNED, &signed, moment)?;
        match acting.insert_signed(&content_sha256, &sealed).await {
            Err(store::StoreError::Conflict) => return Err(ClinicError::AlreadySigned),
            other => other?,
        }
        acting.commit(Trace { detail: None, digest: Some(content_sha256.clone()) }).await?;
        Ok(OpenedNote::Signed { note: Box::new(signed), content_sha256, addenda: Vec::new() })
    }
}

pub(super) fn signature(actor: &Actor, profession: &str, moment: &Moment) -> Signature {
    Signature {
        account: actor.account,
        name: actor.name.clone(),
        role: profession.to_owned(),
        hpr_number: actor.hpr_number.clone(),
        at: moment.now,
    }
}

/// The words each standing statement cites, so that the evidence outlives a deleted recording.
fn quotes(note: &Note, transcript: &Transcript) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (_, statement) in note.standing() {
        for evidence in &statement.evidence {
            let Some(utterance) = transcript.utterances.get(evidence.utterance) else { continue };
            let length = evidence.end.saturating_sub(evidence.start);
            let words = utterance.text.chars().skip(evidence.start).take(length).collect();
            quotes.push(Quote { statement: statement.id, utterance: evidence.utterance, words });
        }
    }
    quotes
}
