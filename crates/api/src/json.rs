//! Reading a JSON body, with an answer that says what is wrong and never repeats what was sent.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A body is at most this many bytes: the importer takes 16 MiB of text, and JSON may double its length.
pub(crate) const LARGEST_BODY: usize = 33 * 1024 * 1024;

/// For requests that anyone may send.
pub(crate) const SMALL_BODY: usize = 4 * 1024;

/// A JSON body of at most `LIMIT` bytes.
pub(crate) struct Json<T, const LIMIT: usize = LARGEST_BODY>(pub(crate) T);

impl<S, T, const LIMIT: usize> FromRequest<S> for Json<T, LIMIT>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        DefaultBodyLimit::max(LIMIT).apply(&mut request);
        let bytes =
            Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "too_large",
                    format!("the request is larger than {} KiB; nothing was saved; split it", LIMIT / 1024),
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
