//! Keyed hashes of the real words of a clinic, by which a surrogate is kept from being one of them.

use std::fmt;

use crate::ClinicKeys;
use crate::derive::{Key, derive, hmac};

/// Hashes the words of names, places and numbers with a key of the clinic's own, so that a word can be asked for in a
/// list without the list holding words. Eight bytes a word: a word that is nobody's is taken for a real one in less than
/// one of 10^12 times, and then only another surrogate is chosen.
///
/// Equal words have equal hashes, so how often one stands would tell a common name: keep lists of them sealed.
pub struct WordHasher(Key);

/// The hash of a word.
pub type WordHash = [u8; 8];

impl ClinicKeys {
    /// The hasher of this clinic; the same through every rotation.
    pub fn word_hasher(&self) -> WordHasher {
        WordHasher(derive(&self.secret, "real words"))
    }
}

impl WordHasher {
    /// The hash of `word`, which is in lower case.
    pub fn hash(&self, word: &str) -> WordHash {
        let mut first = WordHash::default();
        first.copy_from_slice(&hmac(&self.0, &[word.as_bytes()])[..8]);
        first
    }
}

impl fmt::Debug for WordHasher {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("WordHasher")
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn a_word_has_one_hash_in_a_clinic_and_another_elsewhere() {
        let mut rng = StdRng::seed_from_u64(1);
        let (mut keys, other) = (ClinicKeys::make(&mut rng), ClinicKeys::make(&mut rng));
        let before = keys.word_hasher().hash("kari");
        keys.add_generation(&mut rng);
        keys.forget_older();
        assert_eq!(keys.word_hasher().hash("kari"), before);
        assert_ne!(keys.word_hasher().hash("kåre"), before);
        assert_ne!(other.word_hasher().hash("kari"), before);
        assert_ne!(keys.lookup("kari")[..8], before);
    }
}
