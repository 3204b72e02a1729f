//! `POST /api/consultations/{id}/draft`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::body::NoteBody;
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// Drafts the note and checks every sentence of it.
#[utoipa::path(post, path = "/api/consultations/{id}/draft", tag = "notes", params(("id" = Uuid, Path)), responses(
    (status = 201, body = NoteBody),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "already_drafted"),
    (status = 422, body = Problem, description = "too_long_to_draft"),
))]
pub(crate) async fn draft(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Named(id): Named<Uuid>,
) -> Result<(StatusCode, axum::Json<NoteBody>), Problem> {
    let note = workplace.clinic.draft(&signed_in.session.actor, id, &mut signed_in.moment).await?;
    Ok((StatusCode::CREATED, axum::Json(NoteBody::from(&note))))
}
