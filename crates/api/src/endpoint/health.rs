//! `GET /health`

use std::sync::Arc;

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::Problem;
use crate::workplace::Workplace;

/// Whether the program can do its work.
#[derive(Serialize, ToSchema)]
pub(crate) struct HealthBody {
    status: &'static str,
}

/// Asks the database. For a load balancer; says nothing about patients.
#[utoipa::path(get, path = "/health", tag = "operation", responses(
    (status = 200, body = HealthBody),
    (status = 503, body = Problem, description = "storage_unavailable"),
))]
pub(crate) async fn health(
    State(workplace): State<Arc<Workplace>>,
) -> Result<axum::Json<HealthBody>, Problem> {
    workplace.clinic.store.health().await.map_err(clinic::ClinicError::from)?;
    Ok(axum::Json(HealthBody { status: "ok" }))
}
