//! `GET /api/consultations`

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::body::Day;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// Which day.
#[derive(Deserialize, IntoParams)]
pub(crate) struct DayQuery {
    /// YYYY-MM-DD in Norway; today when left out.
    day: Option<String>,
}

/// The signed-in clinician's own consultations of a day.
#[utoipa::path(get, path = "/api/consultations", tag = "consultations", params(DayQuery), responses(
    (status = 200, body = Day),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "role"),
))]
pub(crate) async fn list(
    State(workplace): State<Arc<Workplace>>,
    signed_in: SignedIn,
    Query(query): Query<DayQuery>,
) -> Result<axum::Json<Day>, Problem> {
    let day: Option<Date> = query.day.as_deref().map(str::parse).transpose().map_err(|_| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "day_invalid",
            "a day is written YYYY-MM-DD, for example 2026-11-22",
        )
    })?;
    let actor = &signed_in.session.actor;
    let (day, summaries) = workplace.clinic.consultations(actor, day, &signed_in.moment).await?;
    Ok(axum::Json(Day { day, consultations: summaries.into_iter().map(Into::into).collect() }))
}
