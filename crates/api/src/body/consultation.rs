//! Consultations on the wire.

use clinic::consultation::{Opened, State};
use clinical::{Language, Patient, Sensitive, Sex, Speaker};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::NoteBody;

/// A patient as the clinician sees or gives them.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = Patient)]
pub(crate) struct PatientBody {
    /// Full name.
    name: String,
    /// National number as given.
    #[serde(default)]
    national_id: Option<String>,
    /// Date of birth, YYYY-MM-DD.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    born: Option<Date>,
    /// Administrative sex.
    #[serde(default)]
    sex: Option<Sex>,
    /// Telephone.
    #[serde(default)]
    phone: Option<String>,
    /// Address in one line.
    #[serde(default)]
    address: Option<String>,
}

impl From<Patient> for PatientBody {
    fn from(patient: Patient) -> Self {
        Self {
            name: patient.name.into_exposed(),
            national_id: patient.national_id.map(Sensitive::into_exposed),
            born: patient.born.map(Sensitive::into_exposed),
            sex: patient.sex,
            phone: patient.phone.map(Sensitive::into_exposed),
            address: patient.address.map(Sensitive::into_exposed),
        }
    }
}

impl From<PatientBody> for Patient {
    fn from(body: PatientBody) -> Self {
        Self {
            name: body.name.into(),
            national_id: body.national_id.map(Sensitive::from),
            born: body.born.map(Sensitive::new),
            sex: body.sex,
            phone: body.phone.map(Sensitive::from),
            address: body.address.map(Sensitive::from),
        }
    }
}

/// How far a consultation has come.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ConsultationState {
    Imported,
    Drafted,
    Signed,
}

impl From<State> for ConsultationState {
    fn from(state: State) -> Self {
        match state {
            State::Imported => Self::Imported,
            State::Drafted => Self::Drafted,
            State::Signed => Self::Signed,
        }
    }
}

/// A line in the day's list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Summary {
    id: Uuid,
    patient_name: String,
    /// Date of birth, YYYY-MM-DD.
    #[schema(value_type = Option<String>, format = Date)]
    born: Option<Date>,
    setting: String,
    language: Language,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    state: ConsultationState,
    /// Statements that hinder signing.
    unresolved: usize,
    /// Statements that stand in the note.
    statements: usize,
}

impl From<clinic::consultation::Summary> for Summary {
    fn from(summary: clinic::consultation::Summary) -> Self {
        Self {
            id: summary.id,
            patient_name: summary.patient.name.into_exposed(),
            born: summary.patient.born.map(Sensitive::into_exposed),
            setting: summary.setting,
            language: summary.language,
            started_at: summary.started_at,
            state: summary.state.into(),
            unresolved: summary.unresolved,
            statements: summary.statements,
        }
    }
}

/// A day's consultations.
#[derive(Serialize, ToSchema)]
pub(crate) struct Day {
    /// The calendar day in Norway.
    #[schema(value_type = String, format = Date)]
    pub(crate) day: Date,
    pub(crate) consultations: Vec<Summary>,
}

/// The clinician as the sending system named them.
#[derive(Serialize, ToSchema)]
struct Clinician {
    name: String,
    role: String,
}

/// One turn of speech.
#[derive(Serialize, ToSchema)]
struct Utterance {
    /// Its number, from 0.
    index: usize,
    speaker: Speaker,
    text: String,
    /// Milliseconds from the start of the recording.
    start_ms: Option<u64>,
    end_ms: Option<u64>,
}

/// A consultation with its note.
#[derive(Serialize, ToSchema)]
#[schema(as = Consultation)]
pub(crate) struct OpenedConsultation {
    id: Uuid,
    patient: PatientBody,
    clinician: Clinician,
    setting: String,
    language: Language,
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    state: ConsultationState,
    utterances: Vec<Utterance>,
    note: Option<NoteBody>,
}

impl From<Opened> for OpenedConsultation {
    fn from(opened: Opened) -> Self {
        let note = opened.note.as_ref().map(NoteBody::from);
        let state = match &note {
            None => ConsultationState::Imported,
            Some(note) if note.is_signed() => ConsultationState::Signed,
            Some(_) => ConsultationState::Drafted,
        };
        let utterances =
            opened.transcript.utterances.into_iter().enumerate().map(|(index, utterance)| Utterance {
                index,
                speaker: utterance.speaker,
                text: utterance.text,
                start_ms: utterance.start_ms,
                end_ms: utterance.end_ms,
            });
        Self {
            id: opened.id,
            patient: opened.patient.into(),
            clinician: Clinician { name: opened.clinician.name.into_exposed(), role: opened.clinician.role },
            setting: opened.transcript.setting,
            language: opened.transcript.language,
            started_at: opened.started_at,
            state,
            utterances: utterances.collect(),
            note,
        }
    }
}
