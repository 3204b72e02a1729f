//! The consultation that an address names.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use clinic::ClinicError;
use serde::de::DeserializeOwned;

use crate::problem::Problem;
use crate::workplace::Workplace;

/// The variable parts of an address. What does not parse names nothing that exists; unlike the framework's own
/// refusal, the answer does not repeat it.
pub(crate) struct Named<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Workplace>> for Named<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, workplace: &Arc<Workplace>) -> Result<Self, Problem> {
        let path = Path::<T>::from_request_parts(parts, workplace).await;
        path.map(|Path(named)| Self(named)).map_err(|_| ClinicError::NotFound.into())
    }
}
