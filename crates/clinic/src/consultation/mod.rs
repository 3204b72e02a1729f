//! Taking consultations in, listing them and reading them.

mod import;
mod list;
mod read;

pub use import::ImportRequest;
pub use list::{State, Summary};
pub use read::{Opened, OpenedNote};

use clinical::{Clinician, Transcript};
use serde::{Deserialize, Serialize};

/// What is sealed of a consultation.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SealedTranscript {
    /// The name that the sending system gave the consultation.
    pub(crate) source_id: String,
    /// The clinician as the sending system names them.
    pub(crate) clinician: Clinician,
    /// The words.
    pub(crate) transcript: Transcript,
}

/// The class of a sealed transcript in its associated data.
pub(crate) const TRANSCRIPT: &str = "transcript";
