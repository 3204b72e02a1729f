//! What holds for every request.

use axum::extract::{MatchedPath, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// The browser runs and loads only what this server sends.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
                      object-src 'none'";

/// A page of another site can make a browser send a cookie, but not this header without asking first.
pub(crate) async fn require_own_header(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && !request.headers().contains_key("x-referent") {
        let detail = "the header X-Referent is missing; nothing was changed; send X-Referent: 1";
        return Problem::new(StatusCode::FORBIDDEN, "header_missing", detail).into_response();
    }
    next.run(request).await
}

/// Headers of every answer. Answers of the API are stored nowhere on the way.
pub(crate) async fn add_security_headers(request: Request, next: Next) -> Response {
    let of_the_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let detail = "this address does not take that method; nothing was changed; see /api/openapi.json";
        response = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", detail).into_response();
    }
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, POLICY);
    set(REFERRER_POLICY, "no-referrer");
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(self)");
    if of_the_api {
        set(CACHE_CONTROL, "no-store");
    }
    response
}

/// One line a request: method, route pattern, status. Never the path itself, a query, a header or a body.
pub(crate) async fn log_without_words(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let route = route.unwrap_or_else(|| "(web app)".to_owned());
    tracing::info!(%method, %route, status = response.status().as_u16(), "request");
    response
}
