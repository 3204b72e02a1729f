//! A root from a passphrase: Argon2id (RFC 9106), its salt and cost kept in the vault.

use argon2::{Algorithm, Argon2, Params, Version};
use rand::CryptoRng;

use crate::VaultError;
use crate::derive::Key;

/// What a passphrase is hashed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
    pub(crate) salt: [u8; 16],
}

/// RFC 9106 § 4, the second recommended option: 64 MiB, three passes, four lanes.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;
/// A vault that asks for more was not made by this program; it would only take the machine down.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 16;
const MOST_LANES: u32 = 16;
/// A vault that asks for less gives the passphrase away.
const LEAST_MEMORY_KIB: u32 = 19 * 1024;

impl Cost {
    pub(crate) fn fresh(rng: &mut impl CryptoRng) -> Self {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        Self { memory_kib: MEMORY_KIB, passes: PASSES, lanes: LANES, salt }
    }

    /// Whether the cost is one that this program would have written.
    pub(crate) fn is_plausible(&self) -> bool {
        (LEAST_MEMORY_KIB..=MOST_MEMORY_KIB).contains(&self.memory_kib)
            && (1..=MOST_PASSES).contains(&self.passes)
            && (1..=MOST_LANES).contains(&self.lanes)
    }
}

/// The same bounds as a person's sign-in: length, no composition rules (NIST SP 800-63B § 5.1.1).
pub(super) fn check(passphrase: &str) -> Result<(), VaultError> {
    match passphrase.chars().count() {
        12..=1_000 => Ok(()),
        _ => Err(VaultError::Passphrase),
    }
}

/// The root key of a passphrase.
pub(super) fn derive(passphrase: &str, cost: &Cost) -> Result<Key, VaultError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32));
    let params = params.map_err(|_| VaultError::Passphrase)?;
    let mut key = Key::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &cost.salt, key.as_mut_slice())
        .map_err(|_| VaultError::Passphrase)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost() -> Cost {
        Cost { memory_kib: LEAST_MEMORY_KIB, passes: 1, lanes: 1, salt: [7; 16] }
    }

    #[test]
    fn a_passphrase_gives_one_key_a_salt() {
        let key = derive("fire rolige ord her", &cost()).expect("derives");
        assert_eq!(key, derive("fire rolige ord her", &cost()).expect("derives"));
        assert_ne!(key, derive("fire rolige ord Her", &cost()).expect("derives"));
        let salted = Cost { salt: [8; 16], ..cost() };
        assert_ne!(key, derive("fire rolige ord her", &salted).expect("derives"));
    }

    #[test]
    fn a_cost_that_would_take_the_machine_down_or_give_the_key_away_is_no_cost() {
        assert!(cost().is_plausible());
        for (memory_kib, passes, lanes) in
            [(u32::MAX, 3, 4), (8, 3, 4), (MEMORY_KIB, 0, 4), (MEMORY_KIB, 99, 4), (MEMORY_KIB, 3, 0)]
        {
            assert!(!Cost { memory_kib, passes, lanes, ..cost() }.is_plausible());
        }
    }

    #[test]
    fn a_short_passphrase_is_refused() {
        assert!(check("elleve tegn").is_err());
        assert!(check("æøå æøå æøå å").is_ok());
        assert!(check(&"x".repeat(1_001)).is_err());
    }
}
