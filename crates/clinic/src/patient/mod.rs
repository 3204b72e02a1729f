//! A patient as a whole, across consultations.

mod certificate;
mod erase;
mod identities;

pub use certificate::{ErasureCertificate, ErasureStatement, NotProven};
pub use erase::{Erasure, ErasureLaw, WhichPatient};
pub use identities::{Identities, Marked};
