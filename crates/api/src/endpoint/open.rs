//! `GET /api/consultations/{id}`

use std::sync::Arc;

use axum::extract::State;
use uuid::Uuid;

use crate::body::OpenedConsultation;
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// Opens a consultation: who, what was said, and the note.
#[utoipa::path(get, path = "/api/consultations/{id}", tag = "consultations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = OpenedConsultation),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
))]
pub(crate) async fn open(
    State(workplace): State<Arc<Workplace>>,
    signed_in: SignedIn,
    Named(id): Named<Uuid>,
) -> Result<axum::Json<OpenedConsultation>, Problem> {
    let opened = workplace.clinic.open(&signed_in.session.actor, id, &signed_in.moment).await?;
    Ok(axum::Json(opened.into()))
}
