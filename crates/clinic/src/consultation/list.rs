//! The day's consultations.

use clinical::access::{Action, Actor, Facts, Purpose};
use clinical::{Language, Note, Patient};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{SummaryRow, Trace};
use uuid::Uuid;

use super::{HEAD, Head};
use crate::note::note_class;
use crate::{Clinic, ClinicError, Moment};

/// How far a consultation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its transcript is in.
    Imported,
    /// It has a draft.
    Drafted,
    /// Its note is signed.
    Signed,
}

/// A line in the day's list.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Identity.
    pub id: Uuid,
    /// The patient.
    pub patient: Patient,
    /// The kind of practice.
    pub setting: String,
    /// Language of the note.
    pub language: Language,
    /// When it was held.
    pub started_at: Timestamp,
    /// How far it has come.
    pub state: State,
    /// Statements that hinder signing.
    pub unresolved: usize,
    /// Statements that stand in the note.
    pub statements: usize,
}

/// Norwegian clinics keep one clock.
const TIME_ZONE: &str = "Europe/Oslo";

/// The calendar day in Norway at an instant.
pub(crate) fn day_of(instant: Timestamp) -> Result<Date, ClinicError> {
    Ok(instant.to_zoned(norway()?).date())
}

fn norway() -> Result<TimeZone, ClinicError> {
    TimeZone::get(TIME_ZONE).map_err(|_| ClinicError::Interrupted)
}

impl Clinic {
    /// The actor's own consultations of a day in Norway (today when `day` is `None`), the earliest first.
    pub async fn consultations(
        &self,
        actor: &Actor,
        day: Option<Date>,
        moment: &Moment,
    ) -> Result<(Date, Vec<Summary>), ClinicError> {
        let facts = Facts::default();
        let grant = self.decide(actor, (Purpose::Treatment, Action::List), facts, moment.now).await?;
        let day = day.map_or_else(|| day_of(moment.now), Ok)?;
        let midnight = |date: Date| -> Result<Timestamp, ClinicError> {
            let start = date.to_zoned(norway()?).map_err(|_| ClinicError::NotFound)?;
            Ok(start.timestamp())
        };
        let next = day.tomorrow().map_err(|_| ClinicError::NotFound)?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let rows = acting.own_consultations(midnight(day)?, midnight(next)?).await?;
        acting.commit(Trace::default()).await?;
        let summaries = rows.iter().map(|row| self.summary(row)).collect::<Result<_, _>>()?;
        Ok((day, summaries))
    }

    fn summary(&self, row: &SummaryRow) -> Result<Summary, ClinicError> {
        let file = self.file(row.patient, (row.generation, &row.wrapped_key))?;
        let note: Option<Note> = match &row.newest_note {
            Some((revision, sealed)) => Some(file.open(row.id, &note_class(*revision), sealed)?),
            None => None,
        };
        let state = match &note {
            _ if row.signed => State::Signed,
            Some(_) => State::Drafted,
            None => State::Imported,
        };
        let Head { patient, setting } = file.open(row.id, HEAD, &row.sealed_head)?;
        Ok(Summary {
            id: row.id,
            patient,
            setting,
            language: row.language,
            started_at: row.started_at,
            state,
            unresolved: note.as_ref().map_or(0, Note::unresolved),
            statements: note.as_ref().map_or(0, |note| note.standing().count()),
        })
    }
}
