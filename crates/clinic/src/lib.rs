//! Floor 4: what people do. A folder per feature; every use case authorises an [`clinical::access::Actor`], acts and
//! audits in one transaction, and gives a [`ClinicError`] that says what is safe.

pub mod access;
mod clinic;
pub mod consultation;
mod error;
mod moment;
pub mod note;
pub mod patient;
mod rotation;
mod turn;

pub use clinic::Clinic;
pub use error::ClinicError;
pub use moment::Moment;
pub use rotation::{KeyAct, record_key_act};
