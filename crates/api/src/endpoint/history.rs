//! `GET /api/consultations/{id}/history`

use std::sync::Arc;

use axum::extract::State;
use clinic::note::Act;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::path::Named;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// What a step did.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Act)]
enum ActWord {
    Drafted,
    Edited,
    Signed,
    Addended,
}

impl From<Act> for ActWord {
    fn from(act: Act) -> Self {
        match act {
            Act::Drafted => Self::Drafted,
            Act::Edited => Self::Edited,
            Act::Signed => Self::Signed,
            Act::Addended => Self::Addended,
        }
    }
}

/// A step in the life of a note.
#[derive(Serialize, ToSchema)]
struct Version {
    revision: u32,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    by: String,
    act: ActWord,
    /// The kind of edit, for example `rewrite`; empty otherwise.
    summary: String,
}

/// The life of a note, the first step first.
#[derive(Serialize, ToSchema)]
pub(crate) struct History {
    versions: Vec<Version>,
}

/// Tells who did what with the note, and when.
#[utoipa::path(get, path = "/api/consultations/{id}/history", tag = "notes", params(("id" = Uuid, Path)), responses(
    (status = 200, body = History),
    (status = 401, body = Problem, description = "session_expired"),
    (status = 403, body = Problem, description = "not_responsible, role"),
    (status = 404, body = Problem, description = "not_found"),
))]
pub(crate) async fn history(
    State(workplace): State<Arc<Workplace>>,
    signed_in: SignedIn,
    Named(id): Named<Uuid>,
) -> Result<axum::Json<History>, Problem> {
    let versions = workplace.clinic.history(&signed_in.session.actor, id, &signed_in.moment).await?;
    let versions = versions.into_iter().map(|version| Version {
        revision: version.revision,
        at: version.at,
        by: version.by,
        act: version.act.into(),
        summary: version.edit,
    });
    Ok(axum::Json(History { versions: versions.collect() }))
}
