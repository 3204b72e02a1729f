//! The HTTP service without a network: requests go straight into the router.

use std::sync::Arc;

use api::Workplace;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Builder;
use axum::http::{Request, StatusCode};
use clinic::{Clinic, Moment};
use serde_json::Value;
use tower::ServiceExt;

use crate::PASSPHRASE;

/// Somebody at the door of the service.
pub struct Visitor {
    router: Router,
    cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The body as text.
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("a JSON answer")
    }

    /// The problem's code.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Visitor {
    /// Somebody not signed in, at the time that `moment` tells.
    pub fn new(clinic: &Arc<Clinic>, moment: fn() -> Moment) -> Self {
        let workplace = Workplace::new(Arc::clone(clinic), moment, false);
        Self { router: api::router(Arc::new(workplace)), cookie: None }
    }

    /// Signs in.
    pub async fn sign_in(&mut self, username: &str) -> Answer {
        let body = serde_json::json!({"username": username, "passphrase": PASSPHRASE});
        self.post("/api/session", &body.to_string()).await
    }

    /// The same person with the same cookie, at another time.
    #[must_use]
    pub fn later(&self, clinic: &Arc<Clinic>, moment: fn() -> Moment) -> Self {
        Self { cookie: self.cookie.clone(), ..Self::new(clinic, moment) }
    }

    /// GET.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, Body::empty()).await
    }

    /// POST of a JSON text.
    pub async fn post(&mut self, path: &str, body: &str) -> Answer {
        self.send("POST", path, Body::from(body.to_owned())).await
    }

    /// Any method and body.
    pub async fn send(&mut self, method: &str, path: &str, body: Body) -> Answer {
        let request = Request::builder().method(method).uri(path).header("x-referent", "1");
        self.deliver(request, body).await
    }

    /// As a page of another site would send it: with the cookie, without the header.
    pub async fn send_without_own_header(&mut self, method: &str, path: &str, body: Body) -> Answer {
        self.deliver(Request::builder().method(method).uri(path), body).await
    }

    async fn deliver(&mut self, mut request: Builder, body: Body) -> Answer {
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            let cookie = cookie.to_str().expect("ASCII");
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        Answer { status, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
