//! `DELETE /api/consultations/{id}/identities/marks/{mark}`

use std::sync::Arc;

use axum::extract::State;
use uuid::Uuid;

use crate::body::IdentitiesBody;
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// Takes a mark back that the clinician has made; taking it back twice is no fault. Only marks: what the detector finds
/// and what is known of the people stays hidden, because a slip of one reader must not show an identity to every later
/// drafter.
#[utoipa::path(delete, path = "/api/consultations/{id}/identities/marks/{mark}", tag = "identities",
    params(("id" = Uuid, Path), ("mark" = Uuid, Path)), responses(
    (status = 200, body = IdentitiesBody),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role, mark_of_colleague"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "conflict_marks"),
    (status = 422, body = Problem, description = "too_long_to_draft, not_pseudonymised"),
    (status = 507, body = Problem, description = "storage_full"),
))]
pub(crate) async fn unmark(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Named((id, mark)): Named<(Uuid, Uuid)>,
) -> Result<axum::Json<IdentitiesBody>, Problem> {
    let clinic = &workplace.clinic;
    let identities = clinic.unmark(&signed_in.session.actor, (id, mark), &mut signed_in.moment).await?;
    Ok(axum::Json(identities.into()))
}
