//! The keys of a clinic while they are in use: what wraps the patients' keys, and what must never rotate by itself.

use std::collections::BTreeMap;
use std::fmt;

use clinical::Sealed;
use rand::CryptoRng;
use uuid::Uuid;

use crate::derive::{Key, derive, fingerprint, hmac, random};
use crate::patient_key::{PatientKey, WRAPPED_BYTES};
use crate::seal::{decrypt, encrypt};
use crate::{VaultError, WrappedKey};

/// A clinic's keys, opened: every generation of the key-encryption key that some row may still need, and the clinic's
/// secret. Wiped from memory when dropped.
pub struct ClinicKeys {
    pub(crate) clinic: Uuid,
    /// Generation to key; never empty. The newest wraps, the others only unwrap.
    pub(crate) wrapping: BTreeMap<u32, Key>,
    /// The key of what outlives every rotation: how a patient is found, and the fingerprint.
    pub(crate) secret: Key,
}

impl ClinicKeys {
    /// The keys of a new clinic.
    pub fn make(rng: &mut impl CryptoRng) -> Self {
        let mut clinic = [0; 16];
        rng.fill_bytes(&mut clinic);
        Self {
            clinic: uuid::Builder::from_random_bytes(clinic).into_uuid(),
            wrapping: BTreeMap::from([(1, random(rng))]),
            secret: random(rng),
        }
    }

    /// The random identity of the clinic; part of what every sealed value is bound to.
    pub fn clinic(&self) -> Uuid {
        self.clinic
    }

    /// Sixteen hexadecimal digits that tell two clinics' keys apart and survive every rotation. Safe to print, log and
    /// store beside sealed data.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.secret)
    }

    /// A keyed hash of `what`, for finding a patient again by national number without storing the number in clear.
    /// Without the clinic's secret nobody can try all numbers against it.
    pub fn lookup(&self, what: &str) -> [u8; 32] {
        hmac(&derive(&self.secret, "lookup"), &[what.as_bytes()])
    }

    /// The generation that wraps.
    pub fn generation(&self) -> u32 {
        self.newest().0
    }

    /// All generations held, the oldest first.
    pub fn generations(&self) -> Vec<u32> {
        self.wrapping.keys().copied().collect()
    }

    /// New keys for a patient.
    pub fn make_patient_key(&self, rng: &mut impl CryptoRng) -> PatientKey {
        PatientKey::make(self.clinic, rng)
    }

    /// Wraps a patient's keys for storing, with the newest generation. They unwrap only for the same patient.
    pub fn wrap(&self, patient: Uuid, key: &PatientKey, rng: &mut impl CryptoRng) -> WrappedKey {
        let (generation, wrapping) = self.newest();
        let associated = self.wrapped_for(patient, generation);
        let sealed = Sealed::from_ciphertext(encrypt(wrapping, &associated, key.bytes().as_slice(), rng));
        WrappedKey { generation, sealed }
    }

    /// Unwraps a patient's keys.
    pub fn unwrap(&self, patient: Uuid, wrapped: &WrappedKey) -> Result<PatientKey, VaultError> {
        let generation = wrapped.generation;
        let wrapping = self.wrapping.get(&generation).ok_or(VaultError::Generation { found: generation })?;
        let associated = self.wrapped_for(patient, generation);
        let clear = decrypt(wrapping, &associated, wrapped.sealed.as_bytes())?;
        let bytes: &[u8; WRAPPED_BYTES] = clear.as_slice().try_into().map_err(|_| VaultError::DoesNotOpen)?;
        Ok(PatientKey::from_bytes(self.clinic, bytes))
    }

    /// Adds a generation, which wraps from now on. The older ones stay until [`ClinicKeys::forget_older`].
    pub fn add_generation(&mut self, rng: &mut impl CryptoRng) {
        self.wrapping.insert(self.generation() + 1, random(rng));
    }

    /// Forgets all generations but the newest. What they wrapped opens no more.
    pub fn forget_older(&mut self) {
        let newest = self.generation();
        self.wrapping.retain(|generation, _| *generation == newest);
    }

    /// The generation that wraps, and its key.
    pub(crate) fn newest(&self) -> (u32, &Key) {
        let (generation, key) = self.wrapping.last_key_value().expect("there is always a generation");
        (*generation, key)
    }

    /// Fixed lengths only, so that no two places have the same bytes.
    fn wrapped_for(&self, patient: Uuid, generation: u32) -> Vec<u8> {
        let generation = generation.to_be_bytes();
        [b"referent/wrapped-key\0".as_slice(), self.clinic.as_bytes(), patient.as_bytes(), &generation]
            .concat()
    }
}

impl fmt::Debug for ClinicKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ClinicKeys")
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    const PATIENT: Uuid = Uuid::from_u128(7);

    fn clinic(seed: u64) -> (ClinicKeys, StdRng) {
        let mut rng = StdRng::seed_from_u64(seed);
        (ClinicKeys::make(&mut rng), rng)
    }

    fn with(wrapped: &WrappedKey, bytes: &[u8]) -> WrappedKey {
        WrappedKey { generation: wrapped.generation, sealed: Sealed::from_ciphertext(bytes.to_vec()) }
    }

    #[test]
    fn a_wrapped_key_unwraps_only_for_its_patient_clinic_and_generation() {
        let (mut keys, mut rng) = clinic(1);
        let patient_key = keys.make_patient_key(&mut rng);
        let wrapped = keys.wrap(PATIENT, &patient_key, &mut rng);
        assert_eq!(keys.unwrap(PATIENT, &wrapped).expect("unwraps").bytes(), patient_key.bytes());
        assert!(keys.unwrap(Uuid::from_u128(8), &wrapped).is_err());
        assert!(clinic(2).0.unwrap(PATIENT, &wrapped).is_err());
        keys.add_generation(&mut rng);
        let renamed = WrappedKey { generation: 2, ..wrapped.clone() };
        assert!(matches!(keys.unwrap(PATIENT, &renamed), Err(VaultError::DoesNotOpen)));
        let bytes = wrapped.sealed.as_bytes();
        for at in 0..bytes.len() {
            let mut changed = bytes.to_vec();
            changed[at] ^= 1;
            assert!(keys.unwrap(PATIENT, &with(&wrapped, &changed)).is_err(), "byte {at}");
            assert!(keys.unwrap(PATIENT, &with(&wrapped, &bytes[..at])).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn the_same_keys_under_another_clinic_id_open_nothing() {
        let (mut keys, mut rng) = clinic(1);
        let wrapped = keys.wrap(PATIENT, &keys.make_patient_key(&mut rng), &mut rng);
        keys.clinic = Uuid::from_u128(99);
        assert!(matches!(keys.unwrap(PATIENT, &wrapped), Err(VaultError::DoesNotOpen)));
    }

    #[test]
    fn a_new_generation_wraps_and_a_forgotten_one_opens_no_more() {
        let (mut keys, mut rng) = clinic(1);
        let (fingerprint, lookup) = (keys.fingerprint(), keys.lookup("a"));
        let patient_key = keys.make_patient_key(&mut rng);
        let old = keys.wrap(PATIENT, &patient_key, &mut rng);
        keys.add_generation(&mut rng);
        let new = keys.wrap(PATIENT, &keys.unwrap(PATIENT, &old).expect("both are held"), &mut rng);
        assert_eq!((old.generation, new.generation, keys.generations()), (1, 2, vec![1, 2]));
        keys.forget_older();
        assert!(matches!(keys.unwrap(PATIENT, &old), Err(VaultError::Generation { found: 1 })));
        assert_eq!(keys.unwrap(PATIENT, &new).expect("opens").bytes(), patient_key.bytes());
        assert_eq!((keys.fingerprint(), keys.lookup("a")), (fingerprint, lookup));
    }

    #[test]
    fn wrapping_twice_gives_two_different_wrappings() {
        let (keys, mut rng) = clinic(1);
        let patient_key = keys.make_patient_key(&mut rng);
        let first = keys.wrap(PATIENT, &patient_key, &mut rng);
        assert_ne!(first, keys.wrap(PATIENT, &patient_key, &mut rng));
    }

    #[test]
    fn lookup_is_stable_within_a_clinic_and_different_between_clinics() {
        let (first, _) = clinic(1);
        let (second, _) = clinic(2);
        assert_eq!(first.lookup("a"), first.lookup("a"));
        assert_ne!(first.lookup("a"), first.lookup("b"));
        assert_ne!(first.lookup("a"), second.lookup("a"));
        assert_ne!(first.fingerprint(), second.fingerprint());
    }

    #[test]
    fn debug_prints_no_key() {
        let (keys, mut rng) = clinic(1);
        let patient_key = keys.make_patient_key(&mut rng);
        assert_eq!(format!("{keys:?} {patient_key:?}"), "ClinicKeys PatientKey");
    }
}
