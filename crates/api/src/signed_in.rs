//! The person behind a request.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use clinic::access::OpenedSession;
use clinic::{ClinicError, Moment};

use crate::problem::Problem;
use crate::workplace::Workplace;

/// The name of the session cookie.
pub(crate) const COOKIE_NAME: &str = "referent_session";

/// Somebody with an open session, and the moment of the request.
pub(crate) struct SignedIn {
    pub(crate) session: OpenedSession,
    pub(crate) moment: Moment,
}

/// The session token of a request, if it carries one.
pub(crate) fn token(parts: &Parts) -> Option<&str> {
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE_NAME).then_some(value))
}

impl FromRequestParts<Arc<Workplace>> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, workplace: &Arc<Workplace>) -> Result<Self, Problem> {
        let moment = (workplace.moment)();
        let token = token(parts).ok_or(ClinicError::SessionExpired)?;
        let session = workplace.clinic.session(token, moment.now).await?;
        Ok(Self { session, moment })
    }
}
