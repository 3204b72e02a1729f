//! `GET /api/consultations/{id}/export/{format}`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use clinic::note::ExportFormat;
use uuid::Uuid;

use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// The signed note as a FHIR R4 transaction (`fhir`), as PDF/A (`pdf`) or as a page (`html`). The file's name says
/// nothing about the patient.
#[utoipa::path(get, path = "/api/consultations/{id}/export/{format}", tag = "notes",
    params(("id" = Uuid, Path), ("format" = String, Path, description = "fhir, pdf or html")), responses(
    (status = 200, description = "The file", content(
        (Vec<u8> = "application/pdf"), (String = "application/fhir+json"), (String = "text/html"))),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "not_signed"),
))]
pub(crate) async fn export(
    State(workplace): State<Arc<Workplace>>,
    signed_in: SignedIn,
    Named((id, format)): Named<(Uuid, String)>,
) -> Result<impl IntoResponse, Problem> {
    let format = ExportFormat::from_key(&format).ok_or_else(|| {
        let detail = "an export is fhir, pdf or html; nothing was exported";
        Problem::new(StatusCode::NOT_FOUND, "not_found", detail)
    })?;
    let exported = workplace.clinic.export(&signed_in.session.actor, id, format, &signed_in.moment).await?;
    let disposition = format!("attachment; filename=\"{}\"", exported.file_name);
    Ok(([(CONTENT_TYPE, exported.media_type.to_owned()), (CONTENT_DISPOSITION, disposition)], exported.bytes))
}
