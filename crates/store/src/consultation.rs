//! Consultations: who is responsible, when, and the sealed transcript.

use clinical::{Language, Sealed};
use jiff::Timestamp;
use uuid::Uuid;

use crate::acting::Acting;
use crate::sql::{Row, statements};
use crate::{Store, StoreError};

statements! {
    HOLD_PATIENT = "update patient set generation = generation where id = $1 and erased_at is null";
    INSERT = "insert into consultation (id, patient_id, responsible, language, started_at, source_digest, sealed_head, sealed_transcript) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    TAKE = "update consultation set started_at = started_at where id = $1 returning id, patient_id, responsible, language, started_at, sealed_head, sealed_transcript";
    BY_SOURCE = "select id from consultation where source_digest = $1";
    OF_DAY = "select c.id, c.patient_id, c.language, c.started_at, c.sealed_head, p.wrapped_key, p.generation, n.revision, n.sealed_note, s.at as signed_at from consultation c join patient p on p.id = c.patient_id left join note_version n on n.consultation_id = c.id and n.revision = (select max(m.revision) from note_version m where m.consultation_id = c.id) left join signed_note s on s.consultation_id = c.id where c.responsible = $1 and p.erased_at is null and c.started_at >= $2 and c.started_at < $3 order by c.started_at, c.id";
}

/// A consultation to be kept.
#[derive(Clone, Debug)]
pub struct NewConsultation<'a> {
    /// Identity.
    pub id: Uuid,
    /// The patient.
    pub patient: Uuid,
    /// The account of the responsible clinician.
    pub responsible: Uuid,
    /// Language of the note.
    pub language: Language,
    /// When it was held.
    pub started_at: Timestamp,
    /// Keyed hash of the imported file, so that a repeated import is recognised.
    pub source_digest: &'a str,
    /// Patient and kind of practice, sealed.
    pub sealed_head: &'a Sealed,
    /// The transcript, sealed.
    pub sealed_transcript: &'a Sealed,
}

/// A consultation as kept.
#[derive(Clone, Debug)]
pub struct ConsultationRow {
    /// Identity.
    pub id: Uuid,
    /// The patient.
    pub patient: Uuid,
    /// The account of the responsible clinician.
    pub responsible: Uuid,
    /// Language of the note.
    pub language: Language,
    /// When it was held.
    pub started_at: Timestamp,
    /// Patient and kind of practice, sealed.
    pub sealed_head: Sealed,
    /// The transcript, sealed.
    pub sealed_transcript: Sealed,
}

/// What a list needs of a consultation.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    /// Identity.
    pub id: Uuid,
    /// The patient.
    pub patient: Uuid,
    /// Language of the note.
    pub language: Language,
    /// When it was held.
    pub started_at: Timestamp,
    /// The patient's keys, wrapped.
    pub wrapped_key: Sealed,
    /// The generation of the key that wrapped them.
    pub generation: u32,
    /// Patient and kind of practice, sealed.
    pub sealed_head: Sealed,
    /// The newest revision of the note with its number, sealed, where there is one.
    pub newest_note: Option<(u32, Sealed)>,
    /// Whether it is signed.
    pub signed: bool,
}

fn language(row: &Row) -> Result<Language, StoreError> {
    Language::from_tag(&row.text("language")?).ok_or(StoreError::Damaged("language"))
}

impl Store {
    /// The consultation that an earlier import of the same content made; its identifier only.
    pub async fn consultation_by_source(&self, digest: &str) -> Result<Option<Uuid>, StoreError> {
        let row = self.read().await?.optional(BY_SOURCE, vec![digest.into()]).await?;
        row.map(|row| row.id("id")).transpose()
    }
}

impl Acting {
    /// Keeps a new consultation. [`StoreError::Erased`] when the patient was erased since the act read their keys: what was
    /// sealed under those would be acknowledged and never open. The patient is held until the act ends, so an erasure
    /// that comes now waits, and counts this consultation.
    pub async fn insert_consultation(&mut self, new: &NewConsultation<'_>) -> Result<(), StoreError> {
        if self.transaction.execute(HOLD_PATIENT, vec![new.patient.into()]).await? == 0 {
            return Err(StoreError::Erased);
        }
        let values = vec![
            new.id.into(),
            new.patient.into(),
            new.responsible.into(),
            new.language.tag().into(),
            new.started_at.into(),
            new.source_digest.into(),
            new.sealed_head.into(),
            new.sealed_transcript.into(),
        ];
        self.transaction.execute(INSERT, values).await.map(|_| ())
    }

    /// The consultation of the grant, held until the act ends: on PostgreSQL the touched row makes an edit and a
    /// signature of the same note queue; on SQLite the whole act holds the write lock anyway.
    pub async fn consultation(&mut self) -> Result<ConsultationRow, StoreError> {
        let id = self.consultation_id()?;
        let row = self.transaction.optional(TAKE, vec![id.into()]).await?;
        let row = row.ok_or(StoreError::Damaged("consultation"))?;
        Ok(ConsultationRow {
            id,
            patient: row.id("patient_id")?,
            responsible: row.id("responsible")?,
            language: language(&row)?,
            started_at: row.instant("started_at")?,
            sealed_head: row.sealed("sealed_head")?,
            sealed_transcript: row.sealed("sealed_transcript")?,
        })
    }

    /// The acting clinician's own consultations from `from` until `until`, the earliest first; those of erased patients
    /// are left out.
    pub async fn own_consultations(
        &mut self,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<SummaryRow>, StoreError> {
        let responsible = self.grant.actor().account;
        let rows = self.transaction.all(OF_DAY, vec![responsible.into(), from.into(), until.into()]).await?;
        rows.iter().map(summary).collect()
    }
}

fn summary(row: &Row) -> Result<SummaryRow, StoreError> {
    let newest_note = match row.optional_integer("revision")? {
        Some(_) => Some((row.revision("revision")?, row.sealed("sealed_note")?)),
        None => None,
    };
    Ok(SummaryRow {
        id: row.id("id")?,
        patient: row.id("patient_id")?,
        language: language(row)?,
        started_at: row.instant("started_at")?,
        wrapped_key: row.sealed("wrapped_key")?,
        generation: row.revision("generation")?,
        sealed_head: row.sealed("sealed_head")?,
        newest_note,
        signed: row.optional_integer("signed_at")?.is_some(),
    })
}
