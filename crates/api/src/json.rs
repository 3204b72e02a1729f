//! Reading a JSON body, with an answer that says what is wrong and never repeats what was sent.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A body is at most this many bytes: the importer takes 16 MiB of text, and JSON may double its length.
pub(crate) const LARGEST_BODY: usize = 33 * 1024 * 1024;

/// A JSON body.
pub(crate) struct Json<T>(pub(crate) T);

impl<S, T> FromRequest<S> for Json<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        DefaultBodyLimit::max(LARGEST_BODY).apply(&mut request);
        let bytes =
            Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "too_large",
                    "the upload is larger than 33 MiB; nothing was saved; split it into consultations",
                ),
                _ => Problem::new(
                    StatusCode::BAD_REQUEST,
                    "upload_interrupted",
                    "the upload broke off; nothing was saved; send it again",
                ),
            })?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            // serde's message can quote the offending value, so only the place is told.
            let (line, column) = (error.line(), error.column());
            let detail = format!(
                "the request is not the JSON that this address takes (line {line}, column {column}); nothing was \
                 changed; compare it with /api/openapi.json"
            );
            Problem::new(StatusCode::BAD_REQUEST, "invalid_json", detail)
        })
    }
}
