//! `POST /api/terminology/search`

use std::sync::Arc;

use axum::extract::State;
use clinical::CodeSystem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Diagnosis;
use crate::json::Json;
use crate::problem::Problem;
use crate::signed_in::SignedIn;
use crate::workplace::Workplace;

/// Words to look up, in the body so that no clinical word stands in a URL.
#[derive(Deserialize, ToSchema)]
pub(crate) struct TermQuery {
    system: CodeSystem,
    query: String,
}

/// Codes whose terms match, the best first.
#[derive(Serialize, ToSchema)]
pub(crate) struct TermMatches {
    /// Whether this build has the code system.
    available: bool,
    matches: Vec<Diagnosis>,
}

/// At most this many matches are of use on a screen.
const MATCHES: usize = 20;

/// Looks a diagnosis up by words or by the beginning of its code. Looking up, not suggesting: the clinician chooses.
#[utoipa::path(post, path = "/api/terminology/search", tag = "terminology", request_body = TermQuery, responses(
    (status = 200, body = TermMatches),
    (status = 401, body = Problem, description = "session_expired"),
))]
pub(crate) async fn search_terms(
    State(workplace): State<Arc<Workplace>>,
    _signed_in: SignedIn,
    Json(query): Json<TermQuery>,
) -> Result<axum::Json<TermMatches>, Problem> {
    let terminology = &workplace.clinic.terminology;
    let matches = terminology.search(query.system, &query.query, MATCHES);
    let available = terminology.is_available(query.system);
    Ok(axum::Json(TermMatches { available, matches: matches.into_iter().map(Diagnosis::from).collect() }))
}
