//! The keys: one for the clinic, one for each patient.

use std::fmt;

use clinical::Sealed;
use hmac::{Hmac, Mac};
use rand::CryptoRng;
use sha2::Sha256;
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::VaultError;
use crate::seal::{decrypt, encrypt};

/// The root of all keys of an installation: 32 bytes that never leave the clinic's machine and its key backup.
/// Nothing is encrypted with it directly; each use has a key derived under its own name.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct ClinicKey([u8; 32]);

/// Seals everything kept about one patient. Only its wrapped form is stored.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct PatientKey([u8; 32]);

impl ClinicKey {
    /// A new key.
    pub fn make(rng: &mut impl CryptoRng) -> Self {
        Self(random(rng))
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Sixteen hexadecimal digits that tell two clinic keys apart. Safe to print, log and store beside sealed data.
    pub fn fingerprint(&self) -> String {
        hex::encode(&self.derive("fingerprint")[..8])
    }

    /// A keyed hash of `what`, for finding a patient again by national number without storing the number in clear.
    /// Without the clinic key nobody can try all numbers against it.
    pub fn lookup(&self, what: &str) -> [u8; 32] {
        hmac(&self.derive("lookup"), &[what.as_bytes()])
    }

    /// A new key for a patient.
    pub fn make_patient_key(&self, rng: &mut impl CryptoRng) -> PatientKey {
        PatientKey(random(rng))
    }

    /// Wraps a patient's key for storing. It unwraps only for the same patient.
    pub fn wrap(&self, patient: Uuid, key: &PatientKey, rng: &mut impl CryptoRng) -> Sealed {
        Sealed::from_ciphertext(encrypt(&self.derive("wrap"), &wrapped_for(patient), &key.0, rng))
    }

    /// Unwraps a patient's key.
    pub fn unwrap(&self, patient: Uuid, wrapped: &Sealed) -> Result<PatientKey, VaultError> {
        let clear = decrypt(&self.derive("wrap"), &wrapped_for(patient), wrapped.as_bytes())?;
        let bytes = clear.as_slice().try_into().map_err(|_| VaultError::DoesNotOpen)?;
        Ok(PatientKey(bytes))
    }

    /// The sub-key for one use: HKDF-Expand (RFC 5869 § 2.3) with the use's name, one block of SHA-256. The clinic key
    /// is uniformly random, so HKDF's extract step is not needed (RFC 5869 § 3.3).
    fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(hmac(&self.0, &[b"referent/vault/1/", purpose.as_bytes(), &[1]]))
    }
}

impl PatientKey {
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

fn wrapped_for(patient: Uuid) -> Vec<u8> {
    [b"referent/wrapped-key\0", patient.as_bytes().as_slice()].concat()
}

fn random(rng: &mut impl CryptoRng) -> [u8; 32] {
    let mut bytes = [0; 32];
    rng.fill_bytes(&mut bytes);
    bytes
}

fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

impl fmt::Debug for ClinicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ClinicKey")
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

    const PATIENT: Uuid = Uuid::from_u128(7);

    fn clinic(seed: u64) -> (ClinicKey, StdRng) {
        let mut rng = StdRng::seed_from_u64(seed);
        (ClinicKey::make(&mut rng), rng)
    }

    #[test]
    fn a_wrapped_key_unwraps_only_for_its_patient_and_clinic() {
        let (key, mut rng) = clinic(1);
        let patient_key = key.make_patient_key(&mut rng);
        let wrapped = key.wrap(PATIENT, &patient_key, &mut rng);
        assert_eq!(key.unwrap(PATIENT, &wrapped).expect("unwraps").0, patient_key.0);
        assert!(key.unwrap(Uuid::from_u128(8), &wrapped).is_err());
        assert!(clinic(2).0.unwrap(PATIENT, &wrapped).is_err());
        let wrapped = wrapped.as_bytes();
        for at in 0..wrapped.len() {
            let mut changed = wrapped.to_vec();
            changed[at] ^= 1;
            assert!(key.unwrap(PATIENT, &Sealed::from_ciphertext(changed)).is_err(), "byte {at}");
            assert!(
                key.unwrap(PATIENT, &Sealed::from_ciphertext(wrapped[..at].to_vec())).is_err(),
                "cut at {at}"
            );
        }
    }

    #[test]
    fn wrapping_twice_gives_two_different_wrappings() {
        let (key, mut rng) = clinic(1);
        let patient_key = key.make_patient_key(&mut rng);
        let first = key.wrap(PATIENT, &patient_key, &mut rng);
        assert_ne!(first, key.wrap(PATIENT, &patient_key, &mut rng));
    }

    #[test]
    fn each_use_has_its_own_key() {
        let (key, _) = clinic(1);
        let wrap = key.derive("wrap");
        assert_ne!(*wrap, *key.derive("lookup"));
        assert_ne!(*wrap, key.0);
        assert_ne!(&hex::encode(&key.0[..8]), &key.fingerprint());
    }

    #[test]
    fn derivation_is_hkdf_expand_and_never_changes() {
        // HMAC-SHA-256 of b"referent/vault/1/wrap\x01" under 32 bytes of 0x2a, computed with Python's hmac.
        let key = ClinicKey::from_bytes([0x2a; 32]);
        assert_eq!(
            hex::encode(*key.derive("wrap")),
            "ba9092a06733f8e9405a4426a25517405ab55fe24104885cf92dc2ee4dca5de1"
        );
        assert_eq!(
            hex::encode(key.lookup("01810112345")),
            "198080551ced6869e530a8d18c44df659baf1456bd57740e89a6f61e5431d123"
        );
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
        let (key, mut rng) = clinic(1);
        let patient_key = key.make_patient_key(&mut rng);
        assert_eq!(format!("{key:?} {patient_key:?}"), "ClinicKey PatientKey");
    }
}
