//! Scenes for the tests in `tests/`: a clinic with two clinicians, on either database, at a time the test chooses.

mod browserless;
mod engine;
mod scene;

pub use browserless::{Answer, Visitor};
pub use engine::Engine;
pub use scene::{ANOTHER_DAY_MS, NOW_MS, PASSPHRASE, Scene, consultation_json, moment, moment_at};
