//! Keys and sealing: what makes a stolen database worthless and a patient erasable.
//!
//! ```text
//! root key (a file, a passphrase through Argon2id, or a key that never leaves an HSM)
//!  └─ wraps key-encryption keys, one a generation ┐ in the vault file
//!      ├─ wrap the clinic's secret                ┘   derived: fingerprint, look-up of patients, hashes of words
//!      └─ wrap each patient's two keys              in the database
//!          ├─ data key   seals transcripts, notes, identity (AES-256-GCM-SIV), each piece bound to its [`Place`]
//!          └─ HMAC key   derived: the seed of surrogates, hashes of an index
//! ```
//!
//! [`Vault`] is the file, [`ClinicKeys`] what it holds while in use, [`PatientKey`] one patient's. A new root or a new
//! generation rewraps keys and leaves sealed content byte for byte as it was. Destroying a patient's wrapped keys erases
//! the patient; neither vault nor [`backup`] ever holds them.
//!
//! No database and no async: bytes in, bytes out. Randomness is handed in, except to `age`, which takes its own from the
//! operating system.

pub mod backup;
mod clinic_keys;
mod derive;
mod durable;
mod error;
mod patient_key;
mod root;
mod seal;
mod vault_file;
mod vault_text;
mod word_hasher;

pub use clinic_keys::ClinicKeys;
pub use durable::{read_private, replace};
pub use error::VaultError;
pub use patient_key::PatientKey;
pub use root::{HsmKey, Root, RootKind, RootSource};
pub use seal::Place;
pub use vault_file::{LockedVault, Vault};
pub use vault_text::{Fault, read_and_write};
pub use word_hasher::{WordHash, WordHasher};

/// A patient's keys as the database keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// The generation of the key-encryption key that wrapped them.
    pub generation: u32,
    /// The wrapped keys.
    pub sealed: clinical::Sealed,
}
