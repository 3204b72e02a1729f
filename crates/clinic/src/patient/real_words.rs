//! The real words of the clinic: names, places and numbers that no surrogate may be.

use std::collections::HashSet;

use pseudonym::folded;
use vault::{WordHash, WordHasher};

use super::identities::Identities;
use crate::clinic::PatientFile;
use crate::{Clinic, ClinicError, Moment};

/// The class of the sealed hashes; their document is the patient.
const REAL_WORDS: &str = "real words";

/// Patients opened before others get a turn.
const AT_ONCE: usize = 200;

/// Tells of a word whether it is real here. Holds hashes only, and cannot say whose a word is.
pub(crate) struct RealWords {
    hasher: WordHasher,
    hashes: HashSet<WordHash>,
}

impl RealWords {
    /// Whether `word` is the name of somebody who works here, or stood for an identity in the file of any
    /// patient who is not erased.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.hashes.contains(&self.hasher.hash(&folded(word)))
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
    /// under the patient's key, so that they go when the patient is erased. Opening them costs some microseconds a
    /// patient (`docs/benchmarks.md`). What does not open is passed over: one damaged row must not stop everybody's
    /// drafts, and whoever opens that patient is told.
    pub(crate) async fn real_words(&self) -> Result<RealWords, ClinicError> {
        let hasher = self.keys.word_hasher();
        let names = self.store.account_names().await?;
        let mut real: HashSet<WordHash> =
            names.iter().flat_map(|name| words_of(name)).map(|word| hasher.hash(&word)).collect();
        for (number, (row, sealed)) in self.store.real_words().await?.into_iter().enumerate() {
            let opened = self.patient_file(&row).and_then(|file| file.open(file.id, REAL_WORDS, &sealed));
            real.extend(opened.iter().flat_map(|text: &String| hashes_in(text)));
            if number % AT_ONCE == AT_ONCE - 1 {
                tokio::task::yield_now().await;
            }
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
        let mut real: Vec<WordHash> =
            identities.real_words().map(|word| hasher.hash(&folded(&word))).collect();
        real.sort_unstable();
        real.dedup();
        self.seal(self.id, REAL_WORDS, &hex::encode(real.concat()), moment)
    }
}

/// The hashes in what was sealed, sixteen hexadecimal digits each.
fn hashes_in(text: &str) -> Vec<WordHash> {
    hex::decode(text).unwrap_or_default().as_chunks().0.to_vec()
}

/// The words of a name, folded, and what is joined by hyphens in its parts.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_asked_for_word_by_word() {
        assert_eq!(words_of("Kari-Anne O’Brien, 41"), ["kari", "anne", "o", "brien", "41"]);
        assert_eq!(words_of("A\u{30a}se Gu\u{ad}nn"), ["åse", "gunn"], "however it is composed");
        assert_eq!(hashes_in("0102030405060708"), [[1, 2, 3, 4, 5, 6, 7, 8]]);
        assert_eq!(hashes_in("no hashes"), [] as [WordHash; 0]);
    }
}
