//! The identities around a patient: what stands for whom, and what a clinician marked. One sealed column, kept by
//! compare and set.

use pseudonym::{IdentifierKind, Pseudonyms};
use serde::{Deserialize, Serialize};
use store::Acting;
use uuid::Uuid;

use crate::clinic::PatientFile;
use crate::{ClinicError, Moment};

/// The class of the sealed identities; their document is the patient.
const IDENTITIES: &str = "identities";

/// What is known of the identities around a patient, through the whole history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Identities {
    /// What stands for whom.
    pub pseudonyms: Pseudonyms,
    /// What a clinician marked as missed: hidden from then on wherever it is said.
    #[serde(default)]
    pub marked: Vec<Marked>,
}

/// A text that a clinician marked as an identity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// As it stands in the transcript.
    pub text: String,
    /// What it is.
    pub kind: IdentifierKind,
    /// The account that marked it: only to it the text is shown, and only it takes the mark back. The nil account where
    /// none was kept.
    #[serde(default)]
    pub by: Uuid,
    /// The consultation in which it was first marked.
    #[serde(default)]
    pub consultation: Uuid,
}

impl std::fmt::Debug for Marked {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Marked({}, [sensitive])", self.kind.key())
    }
}

impl Identities {
    /// What was marked, as [`pseudonym::KnownIdentities::and_marked`] takes it.
    pub fn marked_pairs(&self) -> Vec<(String, IdentifierKind)> {
        self.pairs_of(|_| true)
    }

    /// As [`Self::marked_pairs`], only what `account` marked.
    pub fn pairs_marked_by(&self, account: Uuid) -> Vec<(String, IdentifierKind)> {
        self.pairs_of(|marked| marked.by == account)
    }

    fn pairs_of(&self, wanted: impl Fn(&Marked) -> bool) -> Vec<(String, IdentifierKind)> {
        let marked = self.marked.iter().filter(|marked| wanted(marked));
        marked.map(|marked| (marked.text.clone(), marked.kind)).collect()
    }
}

impl PatientFile {
    /// The identities around the patient of the act, with the revision that [`Self::keep_identities`] wants back; new
    /// ones, and revision 0, where none were kept.
    pub(crate) async fn open_identities(
        &self,
        acting: &mut Acting,
    ) -> Result<(u32, Identities), ClinicError> {
        if let Some((revision, sealed)) = acting.identities().await? {
            return Ok((revision, self.open(self.id, IDENTITIES, &sealed)?));
        }
        let pseudonyms = Pseudonyms::new(*self.key.surrogate_seed());
        Ok((0, Identities { pseudonyms, marked: Vec::new() }))
    }

    /// Keeps the identities in place of revision `revision_seen`; [`ClinicError::Conflict`] when others were kept since.
    pub(crate) async fn keep_identities(
        &self,
        acting: &mut Acting,
        (revision_seen, identities): (u32, &Identities),
        moment: &mut Moment,
    ) -> Result<(), ClinicError> {
        let sealed = self.seal(self.id, IDENTITIES, identities, moment)?;
        Ok(acting.keep_identities(revision_seen, &sealed).await?)
    }
}
