//! `POST /api/consultations/{id}/sign`

use std::sync::Arc;

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::body::NoteBody;
use crate::json::Json;
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// The revision that the clinician has read and signs.
#[derive(Deserialize, ToSchema)]
pub(crate) struct SignRequest {
    revision: u32,
}

/// Signs the note. Afterwards it no longer changes; there are only addenda.
#[utoipa::path(post, path = "/api/consultations/{id}/sign", tag = "notes", params(("id" = Uuid, Path)),
    request_body = SignRequest, responses(
    (status = 200, body = NoteBody),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "not_ready, already_signed, conflict_revision, not_drafted"),
    (status = 507, body = Problem, description = "storage_full"),
))]
pub(crate) async fn sign(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Named(id): Named<Uuid>,
    Json(request): Json<SignRequest>,
) -> Result<axum::Json<NoteBody>, Problem> {
    let session = &signed_in.session;
    let consultation = (id, session.profession.as_str());
    let clinic = &workplace.clinic;
    let note = clinic.sign(&session.actor, consultation, request.revision, &mut signed_in.moment).await?;
    Ok(axum::Json(NoteBody::from(&note)))
}
