//! Floor 5: HTTP. One file per endpoint under `endpoint/`, what they send and take under `body/`, the OpenAPI document
//! made from both, and the embedded web app.
//!
//! No handler logs a path parameter, a query or a body; the log line of a request is its method, route and status.

mod attempts;
mod body;
mod endpoint;
mod guard;
mod json;
mod path;
mod problem;
mod signed_in;
mod web_app;
mod workplace;

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use web_app::is_built as has_web_app;
pub use workplace::Workplace;

#[derive(OpenApi)]
#[openapi(info(
    title = "Referent",
    description = "The note-taker of a consultation. Errors are RFC 9457 problems with a stable `code`. A request \
                   that changes something carries the header `X-Referent: 1`.",
    license(name = "Apache-2.0", identifier = "Apache-2.0")
))]
struct Document;

fn routes() -> OpenApiRouter<Arc<Workplace>> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(endpoint::sign_in::sign_in, endpoint::session::session, endpoint::sign_out::sign_out))
        .routes(routes!(endpoint::list::list, endpoint::import::import))
        .routes(routes!(endpoint::open::open))
        .routes(routes!(endpoint::draft::draft))
        .routes(routes!(endpoint::edit::edit))
        .routes(routes!(endpoint::sign::sign))
        .routes(routes!(endpoint::addend::addend))
        .routes(routes!(endpoint::history::history))
        .routes(routes!(endpoint::export::export))
        .routes(routes!(endpoint::identities::identities))
        .routes(routes!(endpoint::mark::mark))
        .routes(routes!(endpoint::unmark::unmark))
        .routes(routes!(endpoint::search_terms::search_terms))
        .routes(routes!(endpoint::health::health))
}

/// The OpenAPI 3.1 document of the program, as pretty JSON. `crates/api/openapi.json` is its committed copy.
pub fn openapi() -> String {
    let mut document = routes().into_openapi().to_pretty_json().unwrap_or_default();
    document.push('\n');
    document
}

/// The whole HTTP service.
pub fn router(workplace: Arc<Workplace>) -> Router {
    let (api, document) = routes().split_for_parts();
    let document = document.to_pretty_json().unwrap_or_default();
    let describe = axum::routing::get(move || async move {
        ([(axum::http::header::CONTENT_TYPE, "application/json")], document)
    });
    api.route("/api/openapi.json", describe)
        .route("/api/{*unknown}", axum::routing::any(endpoint::unknown))
        .fallback(web_app::serve)
        .layer(middleware::from_fn(guard::require_own_header))
        .layer(middleware::from_fn(guard::add_security_headers))
        .layer(middleware::from_fn(guard::log_without_words))
        .with_state(workplace)
}
