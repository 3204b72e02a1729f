//! What is kept of a patient beside the consultations.

mod identities;

pub use identities::{Identities, Marked};
