//! Taking consultations in, listing them and reading them.

mod hidden;
mod hiding;
mod import;
mod list;
mod missed;
mod read;

pub use hidden::{HiddenIdentities, Mark, Missed};
pub(crate) use hiding::pseudonymised;
pub use hiding::{Hidden, Source};
pub use import::ImportRequest;
pub use list::{State, Summary};
pub use missed::MarkRefused;
pub use read::{Opened, OpenedNote};

use clinical::{Clinician, Patient, Transcript};
use serde::{Deserialize, Serialize};

/// What the list shows of a consultation. The patient stands here as the sending system knew them then: no later
/// import changes whom an earlier note is about.
#[derive(Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) patient: Patient,
    pub(crate) setting: String,
}

/// The class of a sealed head in its associated data.
pub(crate) const HEAD: &str = "head";

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
