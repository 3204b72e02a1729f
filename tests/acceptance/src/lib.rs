//! Scenes for the tests in `tests/`: a clinic with two clinicians, on either database, at a time the test chooses.

#![expect(clippy::missing_panics_doc, reason = "a test that panics has failed; that is its documentation")]

mod backup;
mod browserless;
mod engine;
mod scene;

pub use backup::age_pair;
pub use browserless::{Answer, Visitor};
pub use engine::Engine;
pub use scene::{ANOTHER_DAY_MS, NOW_MS, PASSPHRASE, Scene, consultation_json, moment, moment_at};
