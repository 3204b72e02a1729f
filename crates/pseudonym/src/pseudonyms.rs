//! The pseudonyms of one patient: what stands for whom through the whole history.

use std::collections::BTreeMap;
use std::fmt;

use clinical::PseudonymTag;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::random::Random;
use crate::surrogate::date::Shift;

/// A patient's pseudonyms. They grow with every document, so that a person, a place or a number has the same surrogate
/// in all of them. They are identity itself: seal them under the patient's key, never log them.
///
/// Each choice is drawn from SHA-256 of the seed and what is replaced, so it does not depend on what was met before.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pseudonyms {
    seed: [u8; 32],
    /// Words of names, places and institutions, in lower case.
    pub(crate) words: Choices,
    /// Numbers and codes, letters and digits only.
    pub(crate) numbers: Choices,
    /// Ages with their unit, for example `62 y`.
    pub(crate) ages: Choices,
    /// Mail and web addresses, in lower case.
    pub(crate) phrases: Choices,
}

/// Original -> surrogates. The first is used wherever a document allows it; another only where the document says the
/// first itself.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Choices(BTreeMap<String, Vec<String>>);

impl Choices {
    pub(crate) fn of(&self, original: &str) -> &[String] {
        self.0.get(original).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add(&mut self, original: &str, surrogate: &str) {
        self.0.entry(original.to_owned()).or_default().push(surrogate.to_owned());
    }

    /// All originals.
    fn originals(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|original| original.split('\0').next().unwrap_or(original))
    }

    /// All surrogates.
    pub(crate) fn surrogates(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(String::as_str)
    }
}

impl Pseudonyms {
    /// No pseudonyms yet. `seed` decides every choice: derive it from the patient's own key, so that it goes when the
    /// patient is erased.
    pub fn new(seed: [u8; 32]) -> Self {
        Self {
            seed,
            words: Choices::default(),
            numbers: Choices::default(),
            ages: Choices::default(),
            phrases: Choices::default(),
        }
    }

    /// Tells these pseudonyms from another patient's.
    pub fn tag(&self) -> PseudonymTag {
        let derived = self.derive("tag", "");
        let mut tag = [0; 16];
        tag.copy_from_slice(&derived[..16]);
        PseudonymTag::from_bytes(tag)
    }

    /// Every word of a name, place or institution, every number and every mail or web address that was replaced, in lower
    /// case; numbers without what groups them.
    pub fn originals(&self) -> impl Iterator<Item = &str> {
        self.words.originals().chain(self.numbers.originals()).chain(self.phrases.originals())
    }

    /// Chance for choosing what stands for `original`.
    pub(crate) fn random(&self, purpose: &str, original: &str) -> Random {
        Random::new(self.derive(purpose, original))
    }

    /// How far this patient's dates move.
    pub(crate) fn shift(&self) -> Shift {
        Shift::new(&mut self.random("shift", ""))
    }

    fn derive(&self, purpose: &str, about: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        for part in
            [b"referent/pseudonyms/1/".as_slice(), &self.seed, purpose.as_bytes(), &[0], about.as_bytes()]
        {
            hash.update(part);
        }
        hash.finalize().into()
    }
}

impl fmt::Debug for Pseudonyms {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Pseudonyms([sensitive])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_and_another_seed_has_another_tag() {
        let mut pseudonyms = Pseudonyms::new([1; 32]);
        pseudonyms.words.add("kari", "Marit");
        assert_eq!(format!("{pseudonyms:?} {:?}", pseudonyms.tag()), "Pseudonyms([sensitive]) PseudonymTag");
        assert_ne!(pseudonyms.tag(), Pseudonyms::new([2; 32]).tag());
    }

    #[test]
    fn sealing_and_opening_changes_nothing() {
        let mut pseudonyms = Pseudonyms::new([1; 32]);
        pseudonyms.words.add("kari", "Marit");
        let sealed = serde_json::to_vec(&pseudonyms).expect("serialises");
        assert_eq!(serde_json::from_slice::<Pseudonyms>(&sealed).expect("deserialises"), pseudonyms);
    }
}
