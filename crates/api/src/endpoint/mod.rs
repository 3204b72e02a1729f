//! One endpoint a file: what it does, what it takes, what it answers.

pub(crate) mod addend;
pub(crate) mod draft;
pub(crate) mod edit;
pub(crate) mod export;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod identities;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod mark;
pub(crate) mod open;
pub(crate) mod search_terms;
pub(crate) mod session;
pub(crate) mod sign;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod unmark;

use axum::http::StatusCode;

use crate::problem::Problem;

/// Any other address below `/api/`.
pub(crate) async fn unknown() -> Problem {
    let detail = "there is no such address; nothing was changed; see /api/openapi.json";
    Problem::new(StatusCode::NOT_FOUND, "not_found", detail)
}
