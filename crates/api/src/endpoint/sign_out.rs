//! `DELETE /api/session`

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse};

use crate::problem::Problem;
use crate::signed_in::{COOKIE_NAME, token};
use crate::workplace::Workplace;

/// Signs out. Signing out twice is no fault.
#[utoipa::path(delete, path = "/api/session", tag = "session", responses((status = 204)))]
pub(crate) async fn sign_out(
    State(workplace): State<Arc<Workplace>>,
    request: Request,
) -> Result<impl IntoResponse, Problem> {
    let (parts, _) = request.into_parts();
    if let Some(token) = token(&parts) {
        workplace.clinic.sign_out(token).await?;
    }
    let gone = format!("{COOKIE_NAME}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(SET_COOKIE, gone)])))
}
