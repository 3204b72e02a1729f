//! A patient's own keys: random, stored only wrapped, destroyed with the patient's erasure.

use std::fmt;

use rand::CryptoRng;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::derive::{Key, derive, fingerprint, hmac, random};

/// A data key and an HMAC key, 32 bytes each, are wrapped together.
pub(crate) const WRAPPED_BYTES: usize = 64;

/// The keys of one patient: one seals everything kept about the patient, the other makes the hashes that belong to the
/// patient alone, so that an index or a choice of surrogate does not survive erasure. Wiped from memory when dropped.
pub struct PatientKey {
    clinic: Uuid,
    data: Key,
    hash: Key,
}

impl PatientKey {
    pub(crate) fn make(clinic: Uuid, rng: &mut impl CryptoRng) -> Self {
        Self { clinic, data: random(rng), hash: random(rng) }
    }

    /// Of a slice, so that no copy of the keys is left on the stack.
    pub(crate) fn from_bytes(clinic: Uuid, bytes: &[u8; WRAPPED_BYTES]) -> Self {
        let mut key = Self { clinic, data: Key::default(), hash: Key::default() };
        key.data.copy_from_slice(&bytes[..32]);
        key.hash.copy_from_slice(&bytes[32..]);
        key
    }

    /// The data key, then the HMAC key.
    pub(crate) fn bytes(&self) -> Zeroizing<[u8; WRAPPED_BYTES]> {
        let mut bytes = Zeroizing::new([0; WRAPPED_BYTES]);
        bytes[..32].copy_from_slice(self.data.as_slice());
        bytes[32..].copy_from_slice(self.hash.as_slice());
        bytes
    }

    pub(crate) fn clinic(&self) -> Uuid {
        self.clinic
    }

    pub(crate) fn data(&self) -> &Key {
        &self.data
    }

    /// The seed from which all of this patient's surrogates are chosen: the same for the patient's whole history, and
    /// unknown to anyone without the patient's keys.
    pub fn surrogate_seed(&self) -> Zeroizing<[u8; 32]> {
        derive(&self.hash, "surrogates")
    }

    /// A keyed hash of a term, for an index over one patient's words: equal terms of two patients do not look alike.
    pub fn index(&self, term: &str) -> [u8; 32] {
        hmac(&derive(&self.hash, "index"), &[term.as_bytes()])
    }

    /// Sixteen hexadecimal digits that name these keys on a certificate of their destruction.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.data)
    }
}

impl fmt::Debug for PatientKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PatientKey")
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn hashes_belong_to_one_patient_and_one_use() {
        let mut rng = StdRng::seed_from_u64(1);
        let clinic = Uuid::from_u128(1);
        let (one, other) = (PatientKey::make(clinic, &mut rng), PatientKey::make(clinic, &mut rng));
        let again = PatientKey::from_bytes(clinic, &one.bytes());
        assert_eq!(again.surrogate_seed(), one.surrogate_seed());
        assert_eq!(again.index("feber"), one.index("feber"));
        assert_eq!(again.fingerprint(), one.fingerprint());
        assert_ne!(one.surrogate_seed(), other.surrogate_seed());
        assert_ne!(one.index("feber"), other.index("feber"));
        assert_ne!(one.index("feber"), one.index("hoste"));
        assert_ne!(one.index(""), *one.surrogate_seed());
    }
}
