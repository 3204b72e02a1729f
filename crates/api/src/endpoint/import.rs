//! `POST /api/consultations`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use clinic::consultation::ImportRequest;
use clinical::Language;
use exchange::Format;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::body::PatientBody;
use crate::json::Json;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// How the content is written.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum FormatWord {
    /// Referent's JSON.
    Referent,
    /// Plain text with `Lege:` and `Pasient:`.
    Text,
    /// WebVTT.
    Webvtt,
    /// SubRip.
    Srt,
}

impl From<FormatWord> for Format {
    fn from(word: FormatWord) -> Self {
        match word {
            FormatWord::Referent => Self::Referent,
            FormatWord::Text => Self::Text,
            FormatWord::Webvtt => Self::WebVtt,
            FormatWord::Srt => Self::Srt,
        }
    }
}

/// A consultation to take in. The `referent` format names patient, language and setting itself; the others do not.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Import {
    format: FormatWord,
    content: String,
    #[serde(default)]
    language: Option<Language>,
    #[serde(default)]
    setting: Option<String>,
    #[serde(default)]
    patient: Option<PatientBody>,
}

/// The consultation that was taken in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Imported {
    id: Uuid,
}

/// Takes a consultation in. The same content again gives the same consultation.
#[utoipa::path(post, path = "/api/consultations", tag = "consultations", request_body = Import, responses(
    (status = 201, body = Imported),
    (status = 400, body = Problem, description = "import_invalid, invalid_json"),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "role"),
    (status = 413, body = Problem, description = "too_large"),
    (status = 507, body = Problem, description = "storage_full"),
))]
pub(crate) async fn import(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Json(import): Json<Import>,
) -> Result<(StatusCode, axum::Json<Imported>), Problem> {
    let request = ImportRequest {
        format: import.format.into(),
        content: import.content.into_bytes(),
        patient: import.patient.map(Into::into),
        language: import.language,
        setting: import.setting.filter(|setting| !setting.trim().is_empty()),
    };
    let session = &signed_in.session;
    let clinic = &workplace.clinic;
    let id = clinic.import(&session.actor, &session.profession, request, &mut signed_in.moment).await?;
    Ok((StatusCode::CREATED, axum::Json(Imported { id })))
}
