//! A patient as a whole, across consultations.

mod certificate;
mod erase;

pub use certificate::{ErasureCertificate, ErasureStatement, NotProven};
pub use erase::{ErasureLaw, WhichPatient};
