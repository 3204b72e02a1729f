//! Random keys, and keys derived from them, each under its own name.

use hmac::{Hmac, Mac};
use rand::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

/// 32 bytes that are wiped from memory when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// A new key.
pub(crate) fn random(rng: &mut impl CryptoRng) -> Key {
    let mut bytes = Key::default();
    rng.fill_bytes(bytes.as_mut_slice());
    bytes
}

/// The sub-key for one use: HKDF-Expand (RFC 5869 § 2.3) with the use's name, one block of SHA-256. The keys are
/// uniformly random, so HKDF's extract step is not needed (RFC 5869 § 3.3).
pub(crate) fn derive(key: &Key, purpose: &str) -> Key {
    Zeroizing::new(hmac(key, &[b"referent/vault/1/", purpose.as_bytes(), &[1]]))
}

/// HMAC-SHA-256 of the parts one after the other.
pub(crate) fn hmac(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Sixteen hexadecimal digits that tell two keys apart and say nothing about them.
pub(crate) fn fingerprint(key: &Key) -> String {
    hex::encode(&derive(key, "fingerprint")[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivation_is_hkdf_expand_and_never_changes() {
        // HMAC-SHA-256 of b"referent/vault/1/wrap\x01" under 32 bytes of 0x2a, computed with Python's hmac.
        let key = Zeroizing::new([0x2a; 32]);
        assert_eq!(
            hex::encode(*derive(&key, "wrap")),
            "ba9092a06733f8e9405a4426a25517405ab55fe24104885cf92dc2ee4dca5de1"
        );
        assert_eq!(
            hex::encode(hmac(&derive(&key, "lookup"), &[b"01810112345"])),
            "198080551ced6869e530a8d18c44df659baf1456bd57740e89a6f61e5431d123"
        );
    }

    #[test]
    fn each_use_has_its_own_key() {
        let key = Zeroizing::new([0x2a; 32]);
        assert_ne!(*derive(&key, "wrap"), *derive(&key, "lookup"));
        assert_ne!(hex::encode(&key[..8]), fingerprint(&key));
    }
}
