//! Keys and sealing: what makes a stolen database worthless and a patient erasable.
//!
//! One [`ClinicKey`] lies in a file outside the database. It wraps one random [`PatientKey`] per patient, and that key
//! seals everything kept about the patient, each piece bound to its [`Place`]. Destroying the wrapped key of a patient
//! erases the patient at once in the database, and in a backup when the last backup that holds the wrapped key is gone.
//!
//! ```text
//! clinic key (file, mode 0600)
//!  ├─ derived: fingerprint   safe to print, tells two installations apart
//!  ├─ derived: lookup        HMAC of a national number, so that a patient is found again without being readable
//!  └─ derived: wrap          seals the patient keys
//!      └─ patient key        seals transcripts, notes, identity (AES-256-GCM-SIV)
//! ```
//!
//! No database and no async: bytes in, bytes out. Randomness is handed in.

mod error;
mod file;
mod key;
mod seal;

pub use error::VaultError;
pub use key::{ClinicKey, PatientKey};
pub use seal::Place;
