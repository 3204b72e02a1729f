//! Sealing: AES-256-GCM-SIV (RFC 8452) with everything that says where the content belongs as associated data: clinic,
//! patient, document and class.
//!
//! GCM-SIV, because a repeated nonce, after a restored virtual machine for instance, then shows no more than that two
//! texts are equal. Nonces are 96 random bits all the same.

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use clinical::Sealed;
use rand::CryptoRng;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{PatientKey, VaultError};

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;

/// Where a sealed value belongs. A value moved to another patient, document or class does not open.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Whose it is.
    pub patient: Uuid,
    /// Which row, for example the consultation.
    pub document: Uuid,
    /// What kind of content, for example `transcript`, `note` or `identity`.
    pub class: &'a str,
}

impl Place<'_> {
    /// Fixed-length parts first and the class last, so that no two places have the same bytes.
    fn associated_data(&self, clinic: Uuid) -> Vec<u8> {
        let identities = [clinic, self.patient, self.document].map(Uuid::into_bytes).concat();
        [b"referent/sealed\0", identities.as_slice(), self.class.as_bytes()].concat()
    }
}

impl PatientKey {
    /// Seals the JSON of `value` to its place: version byte, nonce (12 bytes), ciphertext with its tag (16 bytes).
    pub fn seal<T: Serialize>(
        &self,
        place: &Place<'_>,
        value: &T,
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, VaultError> {
        let clear = Zeroizing::new(serde_json::to_vec(value).map_err(|_| VaultError::Shape)?);
        let bytes = encrypt(self.data(), &place.associated_data(self.clinic()), &clear, rng);
        Ok(Sealed::from_ciphertext(bytes))
    }

    /// Opens a value that was sealed to this place with this key.
    pub fn open<T: DeserializeOwned>(&self, place: &Place<'_>, sealed: &Sealed) -> Result<T, VaultError> {
        let clear = decrypt(self.data(), &place.associated_data(self.clinic()), sealed.as_bytes())?;
        serde_json::from_slice(&clear).map_err(|_| VaultError::Shape)
    }
}

/// Encrypts to version byte, nonce and ciphertext.
pub(crate) fn encrypt(key: &[u8; 32], associated: &[u8], clear: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    rng.fill_bytes(&mut nonce);
    let payload = Payload { msg: clear, aad: associated };
    let ciphertext = Aes256GcmSiv::new(key.into())
        .encrypt(&Nonce::from(nonce), payload)
        .expect("content is below the cipher's limit of 64 GiB");
    [&[VERSION], nonce.as_slice(), &ciphertext].concat()
}

/// Decrypts what [`encrypt`] made.
pub(crate) fn decrypt(
    key: &[u8; 32],
    associated: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (version, rest) = sealed.split_first().ok_or(VaultError::DoesNotOpen)?;
    if *version != VERSION {
        return Err(VaultError::Format { found: *version });
    }
    let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::DoesNotOpen)?;
    let payload = Payload { msg: ciphertext, aad: associated };
    Aes256GcmSiv::new(key.into())
        .decrypt(&Nonce::from(*nonce), payload)
        .map(Zeroizing::new)
        .map_err(|_| VaultError::DoesNotOpen)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;
    use crate::ClinicKeys;

    const PLACE: Place<'static> =
        Place { patient: Uuid::from_u128(1), document: Uuid::from_u128(2), class: "note" };

    fn patient_key(seed: u64) -> PatientKey {
        let mut rng = StdRng::seed_from_u64(seed);
        ClinicKeys::make(&mut rng).make_patient_key(&mut rng)
    }

    fn sealed_word(key: &PatientKey, seed: u64) -> Sealed {
        key.seal(&PLACE, &"Ikke feber.", &mut StdRng::seed_from_u64(seed)).expect("seals")
    }

    fn opens(key: &PatientKey, place: &Place<'_>, sealed: &Sealed) -> bool {
        match key.open::<String>(place, sealed) {
            Ok(text) => {
                assert_eq!(text, "Ikke feber.");
                true
            }
            Err(VaultError::DoesNotOpen | VaultError::Format { .. }) => false,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn opens_only_in_its_place_and_with_its_key() {
        let key = patient_key(1);
        let sealed = sealed_word(&key, 2);
        assert!(opens(&key, &PLACE, &sealed));
        assert!(!opens(&patient_key(3), &PLACE, &sealed));
        let elsewhere = [
            Place { patient: Uuid::from_u128(9), ..PLACE },
            Place { document: Uuid::from_u128(9), ..PLACE },
            Place { class: "notes", ..PLACE },
            Place { class: "", ..PLACE },
            Place { patient: PLACE.document, document: PLACE.patient, ..PLACE },
        ];
        for place in elsewhere {
            assert!(!opens(&key, &place, &sealed), "{place:?}");
        }
    }

    #[test]
    fn every_changed_bit_and_every_truncation_is_seen() {
        let key = patient_key(1);
        let sealed = sealed_word(&key, 2);
        for at in 0..sealed.as_bytes().len() {
            let truncated = Sealed::from_ciphertext(sealed.as_bytes()[..at].to_vec());
            assert!(!opens(&key, &PLACE, &truncated), "cut at {at}");
            for bit in 0..8 {
                let mut bytes = sealed.as_bytes().to_vec();
                bytes[at] ^= 1 << bit;
                assert!(!opens(&key, &PLACE, &Sealed::from_ciphertext(bytes)), "byte {at}, bit {bit}");
            }
        }
        let longer = [sealed.as_bytes(), &[0]].concat();
        assert!(!opens(&key, &PLACE, &Sealed::from_ciphertext(longer)));
    }

    #[test]
    fn the_same_text_never_seals_to_the_same_bytes() {
        let key = patient_key(1);
        let mut rng = StdRng::seed_from_u64(4);
        let sealed: BTreeSet<Vec<u8>> = (0..500)
            .map(|_| key.seal(&PLACE, &"Ikke feber.", &mut rng).expect("seals").as_bytes().to_vec())
            .collect();
        let nonces: BTreeSet<&[u8]> = sealed.iter().map(|bytes| &bytes[1..=NONCE_BYTES]).collect();
        assert_eq!((sealed.len(), nonces.len()), (500, 500));
    }

    #[test]
    fn another_shape_and_another_format_say_so_without_the_content() {
        let key = patient_key(1);
        let sealed = sealed_word(&key, 2);
        let shape = key.open::<u32>(&PLACE, &sealed).expect_err("a text is no number");
        assert!(matches!(shape, VaultError::Shape));
        assert!(!format!("{shape} {shape:?}").contains("feber"));
        let mut bytes = sealed.as_bytes().to_vec();
        bytes[0] = 2;
        let format = key.open::<String>(&PLACE, &Sealed::from_ciphertext(bytes));
        assert!(matches!(format, Err(VaultError::Format { found: 2 })));
    }

    #[test]
    fn sealed_bytes_hold_no_clear_text() {
        let bytes = sealed_word(&patient_key(1), 2).as_bytes().to_vec();
        assert!(!bytes.windows(5).any(|window| window == b"feber"));
    }

    proptest! {
        #[test]
        fn what_is_sealed_is_what_opens(
            text in "\\PC{0,200}", numbers: Vec<u32>, patient: u128, document: u128, class in "[a-z_]{0,20}", seed: u64,
        ) {
            let place = Place {
                patient: Uuid::from_u128(patient), document: Uuid::from_u128(document), class: &class,
            };
            let key = patient_key(seed);
            let value = (text, numbers);
            let sealed = key.seal(&place, &value, &mut StdRng::seed_from_u64(seed)).expect("seals");
            let stored = Sealed::from_ciphertext(sealed.as_bytes().to_vec());
            prop_assert_eq!(key.open::<(String, Vec<u32>)>(&place, &stored).expect("opens"), value);
        }

        #[test]
        fn opening_anything_never_panics(bytes: Vec<u8>) {
            let sealed = Sealed::from_ciphertext(bytes);
            prop_assert!(patient_key(1).open::<String>(&PLACE, &sealed).is_err());
        }
    }
}
