//! Errors on the wire: RFC 9457 problem details, mapped here and nowhere else.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use clinic::ClinicError;
use clinic::consultation::MarkRefused;
use clinical::access::Denied;
use exchange::ImportError;
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;

/// A problem (RFC 9457). `code` is stable and is what a program goes by; `detail` tells a person what happened, what is
/// safe and what to do. Neither holds a word of a patient.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Always `about:blank`: `code` says which problem it is.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The HTTP status in words.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What happened, what is safe, what to do.
    detail: String,
    /// Which problem it is.
    code: &'static str,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Problem").to_owned();
        Self { kind: "about:blank", title, status: status.as_u16(), detail: detail.into(), code }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}

impl From<ClinicError> for Problem {
    fn from(error: ClinicError) -> Self {
        let (status, code) = status_and_code(&error);
        if status.is_server_error() {
            // The error's own words carry no patient text; the source may name a host or a file.
            tracing::error!(code, "a use case failed");
        }
        Self::new(status, code, error.to_string())
    }
}

fn status_and_code(error: &ClinicError) -> (StatusCode, &'static str) {
    match error {
        ClinicError::InvalidCredentials => (StatusCode::UNAUTHORIZED, "invalid_credentials"),
        ClinicError::SessionExpired => (StatusCode::UNAUTHORIZED, "session_expired"),
        ClinicError::Account(_) => (StatusCode::BAD_REQUEST, "account_invalid"),
        ClinicError::Denied(Denied::Role) => (StatusCode::FORBIDDEN, "role"),
        ClinicError::Denied(Denied::NotResponsible) => (StatusCode::FORBIDDEN, "not_responsible"),
        ClinicError::NotFound | ClinicError::PatientNotFound => (StatusCode::NOT_FOUND, "not_found"),
        ClinicError::Erased => (StatusCode::GONE, "erased"),
        ClinicError::Import(ImportError::TooLarge { .. }) => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
        ClinicError::Import(_) | ClinicError::PatientMissing => (StatusCode::BAD_REQUEST, "import_invalid"),
        ClinicError::AlreadyDrafted => (StatusCode::CONFLICT, "already_drafted"),
        ClinicError::TooLongToDraft => (StatusCode::UNPROCESSABLE_ENTITY, "too_long_to_draft"),
        ClinicError::Pseudonymise(_) | ClinicError::Restore(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "not_pseudonymised")
        }
        ClinicError::NotDrafted => (StatusCode::CONFLICT, "not_drafted"),
        ClinicError::Conflict => (StatusCode::CONFLICT, "conflict_revision"),
        ClinicError::AlreadySigned => (StatusCode::CONFLICT, "already_signed"),
        ClinicError::NotSigned => (StatusCode::CONFLICT, "not_signed"),
        ClinicError::NotReady(_) => (StatusCode::CONFLICT, "not_ready"),
        ClinicError::Edit(_) => (StatusCode::BAD_REQUEST, "edit_invalid"),
        ClinicError::Mark(refused) => (mark_status(*refused), mark_code(*refused)),
        ClinicError::MarksConflict => (StatusCode::CONFLICT, "conflict_marks"),
        ClinicError::Document(_) => (StatusCode::INTERNAL_SERVER_ERROR, "document_failed"),
        ClinicError::Store(StoreError::Full) => (StatusCode::INSUFFICIENT_STORAGE, "storage_full"),
        ClinicError::Store(_) => (StatusCode::SERVICE_UNAVAILABLE, "storage_unavailable"),
        ClinicError::Vault(_) => (StatusCode::INTERNAL_SERVER_ERROR, "key_unavailable"),
        ClinicError::Interrupted => (StatusCode::SERVICE_UNAVAILABLE, "interrupted"),
    }
}

fn mark_status(refused: MarkRefused) -> StatusCode {
    match refused {
        MarkRefused::TooMany => StatusCode::CONFLICT,
        MarkRefused::OfColleague => StatusCode::FORBIDDEN,
        _ => StatusCode::BAD_REQUEST,
    }
}

fn mark_code(refused: MarkRefused) -> &'static str {
    match refused {
        MarkRefused::NoWords => "mark_no_words",
        MarkRefused::Length => "mark_length",
        MarkRefused::OrdinaryWord => "mark_ordinary_word",
        MarkRefused::TooMany => "mark_too_many",
        MarkRefused::OfColleague => "mark_of_colleague",
        MarkRefused::NotFoundAgain => "mark_not_found_again",
    }
}
