//! Why a use case did not do what was asked. Never carries a word of a patient.

use clinical::NotReady;
use clinical::access::Denied;
use exchange::transcript::ImportError;
use pseudonym::{PseudonymiseError, RestoreError};
use store::StoreError;
use vault::VaultError;

use crate::consultation::MarkRefused;

/// A use case that failed. Unless it says otherwise, nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ClinicError {
    /// Wrong username or passphrase; which of the two is not told.
    #[error("the username or the passphrase is wrong; nothing was changed; try again")]
    InvalidCredentials,
    /// The session has run out or was ended.
    #[error("the session has ended; what was saved is safe; sign in again and continue")]
    SessionExpired,
    /// A username that is taken, too short or holds odd characters, or a passphrase under twelve characters.
    #[error("{0}")]
    Account(&'static str),
    /// The policy says no.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// No such consultation.
    #[error(
        "there is no such consultation; it may have been given with a typing error; open it from the list"
    )]
    NotFound,
    /// No such patient.
    #[error("there is no such patient; nothing was changed; check the identity or the number")]
    PatientNotFound,
    /// The patient was erased.
    #[error(
        "this patient was erased; the consultation and its note can no longer be opened by anyone; nothing was changed"
    )]
    Erased,
    /// The file is not a consultation.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The file names no patient and the request names none.
    #[error("the transcript names no patient; give the patient's name with the import; nothing was saved")]
    PatientMissing,
    /// A draft exists already.
    #[error("the consultation has a draft already; it is unchanged; open it to edit")]
    AlreadyDrafted,
    /// The talk is too long for the drafter.
    #[error(
        "the talk has more than 200,000 characters or 20,000 utterances; it is saved and can be read, but not drafted; split the file and import the parts"
    )]
    TooLongToDraft,
    /// There is no draft to edit or sign.
    #[error("the consultation has no draft yet; make one first")]
    NotDrafted,
    /// The note was edited on an older revision.
    #[error(
        "the note has changed since it was opened; the saved note is safe and yours was not applied; reload and repeat"
    )]
    Conflict,
    /// The note is signed.
    #[error("the note is signed and no longer changes; write an addendum instead")]
    AlreadySigned,
    /// The note is not signed.
    #[error("the note is not signed; only a signed note is exported or added to")]
    NotSigned,
    /// The note cannot be signed yet.
    #[error(transparent)]
    NotReady(#[from] NotReady),
    /// An edit that cannot be made.
    #[error("{0}")]
    Edit(&'static str),
    /// A mark that is not made.
    #[error(transparent)]
    Mark(#[from] MarkRefused),
    /// Others kept something about the patient's identities again and again in between.
    #[error(
        "somebody else marked something for this patient at the same moment; nothing of yours was marked; repeat"
    )]
    MarksConflict,
    /// The document could not be made.
    #[error("the document could not be made ({0}); the signed note is safe; report this to the operator")]
    Document(&'static str),
    /// The text could not be made safe to draft from.
    #[error(transparent)]
    Pseudonymise(#[from] PseudonymiseError),
    /// The draft does not belong to the patient.
    #[error(transparent)]
    Restore(#[from] RestoreError),
    /// Storage failed.
    #[error(transparent)]
    Store(StoreError),
    /// A key failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A worker thread ended early.
    #[error("the work was interrupted; nothing was changed; try again")]
    Interrupted,
}

impl From<StoreError> for ClinicError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::Conflict,
            StoreError::Erased => Self::Erased,
            other => Self::Store(other),
        }
    }
}
