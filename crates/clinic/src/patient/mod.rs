//! A patient as a whole, across consultations.

mod certificate;
mod erase;
mod identities;
mod real_words;

pub use certificate::{ErasureCertificate, ErasureStatement, NotProven};
pub use erase::{Erasure, ErasureLaw, WhichPatient};
pub use identities::{Identities, Marked};
pub(crate) use real_words::RealWords;
