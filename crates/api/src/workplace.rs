//! What every request has at hand.

use std::sync::Arc;

use clinic::{Clinic, Moment};

use crate::attempts::Attempts;

/// The clinic, and where time and randomness come from.
pub struct Workplace {
    /// The clinic.
    pub clinic: Arc<Clinic>,
    /// Makes the moment of a request. The binary reads the clock and the system's entropy here; tests hand in their own.
    pub moment: fn() -> Moment,
    /// Send the session cookie over TLS only. Off only when serving plain HTTP on the loopback address.
    pub secure_cookie: bool,
    pub(crate) attempts: Attempts,
}

impl Workplace {
    /// A workplace for `clinic`.
    pub fn new(clinic: Arc<Clinic>, moment: fn() -> Moment, secure_cookie: bool) -> Self {
        Self { clinic, moment, secure_cookie, attempts: Attempts::default() }
    }
}
