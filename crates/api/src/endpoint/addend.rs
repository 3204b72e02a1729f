//! `POST /api/consultations/{id}/addenda`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::body::NoteBody;
use crate::json::Json;
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// What is added.
#[derive(Deserialize, ToSchema)]
pub(crate) struct AddendumRequest {
    text: String,
}

/// Adds to a signed note (helsepersonelloven § 42).
#[utoipa::path(post, path = "/api/consultations/{id}/addenda", tag = "notes", params(("id" = Uuid, Path)),
    request_body = AddendumRequest, responses(
    (status = 201, body = NoteBody),
    (status = 400, body = Problem, description = "edit_invalid, invalid_json"),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "not_signed"),
))]
pub(crate) async fn addend(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Named(id): Named<Uuid>,
    Json(request): Json<AddendumRequest>,
) -> Result<(StatusCode, axum::Json<NoteBody>), Problem> {
    let session = &signed_in.session;
    let consultation = (id, session.profession.as_str());
    let clinic = &workplace.clinic;
    let note = clinic.addend(&session.actor, consultation, &request.text, &mut signed_in.moment).await?;
    Ok((StatusCode::CREATED, axum::Json(NoteBody::from(&note))))
}
