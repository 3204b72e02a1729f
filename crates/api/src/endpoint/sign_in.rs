//! `POST /api/session`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse};
use clinic::ClinicError;
use clinic::access::SESSION_HOURS;
use serde::Deserialize;
use utoipa::ToSchema;

use super::session::SessionBody;
use crate::json::{Json, SMALL_BODY};
use crate::problem::Problem;
use crate::signed_in::COOKIE_NAME;
use crate::workplace::Workplace;

/// A username and a passphrase.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Credentials {
    username: String,
    passphrase: String,
}

/// Signs in with a passphrase. The answer sets a cookie that scripts cannot read.
#[utoipa::path(post, path = "/api/session", tag = "session", request_body = Credentials, responses(
    (status = 200, body = SessionBody),
    (status = 401, body = Problem, description = "invalid_credentials"),
    (status = 429, body = Problem, description = "too_many_attempts"),
))]
pub(crate) async fn sign_in(
    State(workplace): State<Arc<Workplace>>,
    Json(credentials): Json<Credentials, SMALL_BODY>,
) -> Result<impl IntoResponse, Problem> {
    let mut moment = (workplace.moment)();
    let now = moment.now;
    let username = credentials.username.trim();
    if !workplace.attempts.may_try(username, now) {
        let detail =
            "too many wrong passphrases in a row; nothing was changed; wait half a minute and try again";
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_attempts", detail));
    }
    let outcome = workplace.clinic.sign_in(username, credentials.passphrase.into(), &mut moment).await;
    match &outcome {
        Err(ClinicError::InvalidCredentials) => {}
        other => workplace.attempts.forgive(username, other.is_ok()),
    }
    let (token, session) = outcome?;
    let secure = if workplace.secure_cookie { "; Secure" } else { "" };
    let cookie = format!(
        "{COOKIE_NAME}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{secure}",
        token.expose(),
        SESSION_HOURS * 3600
    );
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), axum::Json(SessionBody::from(&session))))
}
