//! `GET /api/session`

use clinic::access::OpenedSession;
use clinical::access::Role;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::Problem;
use crate::signed_in::SignedIn;

/// Who is signed in, and until when.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(crate) struct SessionBody {
    name: String,
    role: Role,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

impl From<&OpenedSession> for SessionBody {
    fn from(session: &OpenedSession) -> Self {
        Self {
            name: session.actor.name.expose().clone(),
            role: session.actor.role,
            expires_at: session.expires_at,
        }
    }
}

/// Tells who is signed in.
#[utoipa::path(get, path = "/api/session", tag = "session", responses(
    (status = 200, body = SessionBody),
    (status = 401, body = Problem, description = "session_expired"),
))]
pub(crate) async fn session(signed_in: SignedIn) -> axum::Json<SessionBody> {
    axum::Json(SessionBody::from(&signed_in.session))
}
