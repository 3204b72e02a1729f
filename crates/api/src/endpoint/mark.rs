//! `POST /api/consultations/{id}/identities/marks`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use clinic::consultation::Missed;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::body::{IdentitiesBody, KindBody};
use crate::json::{Json, SMALL_BODY};
use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// Where a missed identity stands, and what it is. Offsets count Unicode code points; `end` is exclusive.
#[derive(Deserialize, ToSchema)]
pub(crate) struct MarkRequest {
    utterance: usize,
    start: usize,
    end: usize,
    kind: KindBody,
}

/// Marks what was missed: the words, widened to whole words, are hidden wherever they are said by or of this patient,
/// in this and every other consultation, from the next draft on. Marking the same words again changes their kind.
#[utoipa::path(post, path = "/api/consultations/{id}/identities/marks", tag = "identities",
    params(("id" = Uuid, Path)), request_body = MarkRequest, responses(
    (status = 201, body = IdentitiesBody),
    (status = 400, body = Problem, description = "mark_no_words, mark_length, mark_ordinary_word, \
        mark_not_found_again, invalid_json"),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
    (status = 409, body = Problem, description = "mark_too_many, conflict_marks"),
    (status = 422, body = Problem, description = "too_long_to_draft, not_pseudonymised"),
    (status = 507, body = Problem, description = "storage_full"),
))]
pub(crate) async fn mark(
    State(workplace): State<Arc<Workplace>>,
    mut signed_in: SignedIn,
    Named(id): Named<Uuid>,
    Json(request): Json<MarkRequest, SMALL_BODY>,
) -> Result<(StatusCode, axum::Json<IdentitiesBody>), Problem> {
    let MarkRequest { utterance, start, end, kind } = request;
    let missed = Missed { utterance, start, end, kind: kind.into() };
    let identities =
        workplace.clinic.mark(&signed_in.session.actor, id, &missed, &mut signed_in.moment).await?;
    Ok((StatusCode::CREATED, axum::Json(identities.into())))
}
