//! The real words of the clinic: names, places and numbers that no surrogate may be.

use std::collections::HashSet;

use vault::{WordHash, WordHasher};

use super::identities::Identities;
use crate::clinic::PatientFile;
use crate::{Clinic, ClinicError, Moment};

/// The class of the sealed hashes; their document is the patient.
const REAL_WORDS: &str = "real words";

/// Tells of a word whether it is real here. Holds hashes only, and cannot say whose a word is.
pub(crate) struct RealWords {
    hasher: WordHasher,
    hashes: HashSet<WordHash>,
}

impl RealWords {
    /// Whether `word`, in lower case, is the name of somebody who works here, or stood for an identity in the file of any
    /// patient who is not erased.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.hashes.contains(&self.hasher.hash(word))
    }

    #[cfg(test)]
    pub(crate) fn none() -> Self {
        use rand::SeedableRng;
        let keys = vault::ClinicKeys::make(&mut rand::rngs::StdRng::seed_from_u64(1));
        Self { hasher: keys.word_hasher(), hashes: HashSet::new() }
    }
}

impl Clinic {
    /// The real words of everybody at the clinic: the accounts' names, and for each patient the hashes that lie sealed
    /// under the patient's key, so that they go when the patient is erased. Opening them costs a few microseconds a
    /// patient (`docs/benchmarks.md`).
    pub(crate) async fn real_words(&self) -> Result<RealWords, ClinicError> {
        let hasher = self.keys.word_hasher();
        let names = self.store.account_names().await?;
        let mut real: HashSet<WordHash> =
            names.iter().flat_map(|name| words_of(name)).map(|word| hasher.hash(&word)).collect();
        for (row, sealed) in self.store.real_words().await? {
            let file = self.patient_file(&row)?;
            real.extend(file.open::<Vec<WordHash>>(file.id, REAL_WORDS, &sealed)?);
        }
        Ok(RealWords { hasher, hashes: real })
    }
}

impl PatientFile {
    /// The hashes of the real words in `identities`, sealed; in the order of the hashes, which says nothing.
    pub(super) fn seal_real_words(
        &self,
        hasher: &WordHasher,
        identities: &Identities,
        moment: &mut Moment,
    ) -> Result<clinical::Sealed, ClinicError> {
        let mut real: Vec<WordHash> = identities.real_words().map(|word| hasher.hash(&word)).collect();
        real.sort_unstable();
        real.dedup();
        self.seal(self.id, REAL_WORDS, &real, moment)
    }
}

/// The words of a name or a marked text, in lower case, and what is joined by hyphens in its parts.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_asked_for_word_by_word() {
        assert_eq!(
            words_of("Kari-Anne O’Brien, 41").collect::<Vec<_>>(),
            ["kari", "anne", "o", "brien", "41"]
        );
    }
}
