//! `GET /api/consultations/{id}/identities`

use std::sync::Arc;

use axum::extract::State;
use uuid::Uuid;

use crate::body::IdentitiesBody;
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// What is hidden in the talk when a note is drafted, what stands in its place, and what was marked for the patient.
#[utoipa::path(get, path = "/api/consultations/{id}/identities", tag = "identities", params(("id" = Uuid, Path)),
    responses(
    (status = 200, body = IdentitiesBody),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "conflict_marks"),
    (status = 422, body = Problem, description = "too_long_to_draft, not_pseudonymised"),
))]
pub(crate) async fn identities(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Named(id): Named<Uuid>,
) -> Result<axum::Json<IdentitiesBody>, Problem> {
    let clinic = &workplace.clinic;
    let identities = clinic.identities(&signed_in.session.actor, id, &mut signed_in.moment).await?;
    Ok(axum::Json(identities.into()))
}
