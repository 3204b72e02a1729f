//! `POST /api/consultations/{id}/edits`

use std::sync::Arc;

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::body::{EditBody, NoteBody};
use crate::json::Json;
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// An edit, and the revision it was made on.
#[derive(Deserialize, ToSchema)]
pub(crate) struct EditRequest {
    revision: u32,
    edit: EditBody,
}

/// Changes the note. When this answers, the change is on disk.
#[utoipa::path(post, path = "/api/consultations/{id}/edits", tag = "notes", params(("id" = Uuid, Path)),
    request_body = EditRequest, responses(
    (status = 200, body = NoteBody),
    (status = 400, body = Problem, description = "edit_invalid, invalid_json"),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "conflict_revision, already_signed, not_drafted"),
    (status = 507, body = Problem, description = "storage_full"),
))]
pub(crate) async fn edit(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Named(id): Named<Uuid>,
    Json(request): Json<EditRequest>,
) -> Result<axum::Json<NoteBody>, Problem> {
    let change = (request.revision, request.edit.into());
    let note = workplace.clinic.edit(&signed_in.session.actor, id, change, &mut signed_in.moment).await?;
    Ok(axum::Json(NoteBody::from(&note)))
}
