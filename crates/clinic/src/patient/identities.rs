//! The identities around a patient: what stands for whom, and what a clinician marked. One sealed column, kept by
//! compare and set.

use std::collections::BTreeSet;

use clinical::Patient;
use pseudonym::{IdentifierKind, Pseudonyms};
use serde::{Deserialize, Serialize};
use store::Acting;
use uuid::Uuid;

use super::real_words::words_of;
use crate::clinic::PatientFile;
use crate::{Clinic, ClinicError, Moment};

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
    /// The words of the patient's name and the patient's numbers, as every import gave them, folded.
    #[serde(default)]
    names: Names,
}

/// More words no name has; and more than these are not kept of all imports together, for everybody's drafts pay for them.
const MOST_NAME_WORDS: usize = 20;
const MOST_NAMES: usize = 100;

/// The digits of a number, however they are grouped.
fn digits_of(number: &str) -> String {
    pseudonym::folded(number).chars().filter(char::is_ascii_digit).collect()
}

/// Words that do not print.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Names(BTreeSet<String>);

impl std::fmt::Debug for Names {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Names([sensitive])")
    }
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
    /// Nothing marked and nobody named.
    pub(crate) fn new(pseudonyms: Pseudonyms) -> Self {
        Self { pseudonyms, marked: Vec::new(), names: Names::default() }
    }

    /// Notes the name and numbers under which the patient is brought in; whether one was not noted before.
    pub(crate) fn note_patient(&mut self, patient: &Patient) -> bool {
        let before = self.names.0.len();
        let words = words_of(patient.name.expose()).into_iter().take(MOST_NAME_WORDS);
        let number = patient.national_id.as_ref().map(|number| digits_of(number.expose()));
        // Without the country's code, which the surrogate of a telephone keeps.
        let phone = patient.phone.as_ref().map(|phone| digits_of(phone.expose()));
        let phone = phone.map(|digits| digits[digits.len().saturating_sub(8)..].to_owned());
        for word in words.chain(number).chain(phone).filter(|word| !word.is_empty()) {
            if self.names.0.len() < MOST_NAMES {
                self.names.0.insert(word);
            }
        }
        self.names.0.len() > before
    }

    /// Everything that stands for an identity here, in lower case: what no surrogate of the clinic may be.
    pub(super) fn real_words(&self) -> impl Iterator<Item = String> {
        self.names.0.iter().cloned().chain(self.pseudonyms.originals().map(str::to_owned))
    }

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
    /// The identities around the patient of the act, with the revision that [`Clinic::keep_identities`] wants back; new
    /// ones, and revision 0, where none were kept.
    pub(crate) async fn open_identities(
        &self,
        acting: &mut Acting,
    ) -> Result<(u32, Identities), ClinicError> {
        if let Some((revision, sealed)) = acting.identities().await? {
            return Ok((revision, self.open(self.id, IDENTITIES, &sealed)?));
        }
        let pseudonyms = Pseudonyms::new(*self.key.surrogate_seed());
        Ok((0, Identities::new(pseudonyms)))
    }
}

impl Clinic {
    /// Keeps the identities, and the hashes of their real words, in place of revision `revision_seen`; [`ClinicError::Conflict`] when others were kept since.
    pub(crate) async fn keep_identities(
        &self,
        acting: &mut Acting,
        file: &PatientFile,
        (revision_seen, identities): (u32, &Identities),
        moment: &mut Moment,
    ) -> Result<(), ClinicError> {
        let sealed = file.seal(file.id, IDENTITIES, identities, moment)?;
        let real_words = file.seal_real_words(&self.keys.word_hasher(), identities, moment)?;
        Ok(acting.keep_identities(revision_seen, (&sealed, &real_words)).await?)
    }
}
