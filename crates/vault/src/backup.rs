//! The key backup: what opens the database again when the root is lost, encrypted to named people with `age`.
//!
//! It holds the clinic's identity, the key-encryption keys and the clinic's secret. It never holds a patient's keys, so
//! a patient who was erased does not come back from it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::str::FromStr;

use age::x25519::{Identity, Recipient};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::derive::Key;
use crate::{ClinicKeys, VaultError};

const FIRST: &str = "referent key backup 1";
/// More than any backup has.
const READ_LIMIT: u64 = 64 * 1024;

const NO_RECIPIENT: VaultError =
    VaultError::Backup("a recipient is written age1…; make a pair with `age-keygen`; nothing was written");
const NOT_MADE: VaultError = VaultError::Backup("the key backup could not be encrypted; nothing was written");
const NO_IDENTITY: VaultError = VaultError::Backup(
    "the identity file holds no line AGE-SECRET-KEY-1…; give the one that belongs to a recipient of the backup",
);
const DOES_NOT_OPEN: VaultError = VaultError::Backup(
    "the key backup does not open: it is no age file, it is damaged, or it was made for other recipients; nothing was changed",
);
const NOT_A_BACKUP: VaultError = VaultError::Backup(
    "the file opens, but it is no key backup of this program's version; nothing was changed",
);

/// Encrypts a clinic's keys to everyone in `recipients` (`age1…`).
pub fn make(keys: &ClinicKeys, recipients: &[String]) -> Result<Vec<u8>, VaultError> {
    let recipients: Vec<Recipient> = recipients
        .iter()
        .map(|recipient| Recipient::from_str(recipient.trim()).map_err(|_| NO_RECIPIENT))
        .collect::<Result<_, _>>()?;
    let named = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(named).map_err(|_| NO_RECIPIENT)?;
    let mut encrypted = Vec::new();
    let mut writer = encryptor.wrap_output(&mut encrypted).map_err(|_| NOT_MADE)?;
    writer.write_all(written(keys).as_bytes()).map_err(|_| NOT_MADE)?;
    writer.finish().map_err(|_| NOT_MADE)?;
    Ok(encrypted)
}

/// Opens a key backup with the lines of an identity file, as `age-keygen` writes it.
pub fn open(encrypted: &[u8], identity_file: &str) -> Result<ClinicKeys, VaultError> {
    let identities: Vec<Identity> = identity_file
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("AGE-SECRET-KEY-1"))
        .map(|line| Identity::from_str(line).map_err(|_| NO_IDENTITY))
        .collect::<Result<_, _>>()?;
    if identities.is_empty() {
        return Err(NO_IDENTITY);
    }
    let named = identities.iter().map(|identity| identity as &dyn age::Identity);
    let decryptor = age::Decryptor::new(encrypted).map_err(|_| DOES_NOT_OPEN)?;
    let reader = decryptor.decrypt(named).map_err(|_| DOES_NOT_OPEN)?;
    let mut text = Zeroizing::new(String::with_capacity(4096));
    reader.take(READ_LIMIT).read_to_string(&mut text).map_err(|_| DOES_NOT_OPEN)?;
    read(&text).ok_or(NOT_A_BACKUP)
}

fn written(keys: &ClinicKeys) -> Zeroizing<String> {
    let mut lines = Zeroizing::new(String::with_capacity(4096));
    lines.extend([FIRST, "\nclinic ", &keys.clinic.to_string(), "\n"]);
    for (generation, key) in &keys.wrapping {
        let digits = Zeroizing::new(hex::encode(key.as_slice()));
        lines.extend(["key ", &generation.to_string(), " ", &digits, "\n"]);
    }
    lines.push_str("secret ");
    lines.push_str(&Zeroizing::new(hex::encode(keys.secret.as_slice())));
    lines.push('\n');
    lines
}

fn read(text: &str) -> Option<ClinicKeys> {
    let lines: Vec<&str> = text.lines().collect();
    let [FIRST, clinic, generations @ .., secret] = lines.as_slice() else { return None };
    let clinic = Uuid::parse_str(clinic.strip_prefix("clinic ")?).ok()?;
    let mut wrapping = BTreeMap::new();
    for line in generations {
        let (generation, digits) = line.strip_prefix("key ")?.split_once(' ')?;
        wrapping.insert(generation.parse().ok()?, key(digits)?);
    }
    let secret = key(secret.strip_prefix("secret ")?)?;
    (!wrapping.is_empty()).then_some(ClinicKeys { clinic, wrapping, secret })
}

fn key(digits: &str) -> Option<Key> {
    let mut key = Key::default();
    hex::decode_to_slice(digits, key.as_mut_slice()).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use age::secrecy::ExposeSecret;
    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    fn keys() -> ClinicKeys {
        let mut rng = StdRng::seed_from_u64(1);
        let mut keys = ClinicKeys::make(&mut rng);
        keys.add_generation(&mut rng);
        keys
    }

    /// Somebody's identity file and the recipient it belongs to.
    fn somebody() -> (String, String) {
        let identity = Identity::generate();
        let file = format!("# made for a test\n{}\n", identity.to_string().expose_secret());
        (file, identity.to_public().to_string())
    }

    #[test]
    fn each_recipient_opens_it_and_nobody_else() {
        let keys = keys();
        let ((first, first_public), (second, second_public), (stranger, _)) =
            (somebody(), somebody(), somebody());
        let backup = make(&keys, &[first_public, second_public]).expect("makes");
        for identity in [first, second] {
            let opened = open(&backup, &identity).expect("opens");
            assert_eq!(
                (opened.clinic, &opened.wrapping, &opened.secret),
                (keys.clinic, &keys.wrapping, &keys.secret)
            );
        }
        let refused = open(&backup, &stranger).expect_err("a stranger");
        assert!(refused.to_string().contains("other recipients"), "{refused}");
        let in_clear = hex::encode(keys.secret.as_slice());
        assert!(!String::from_utf8_lossy(&backup).contains(&in_clear));
    }

    #[test]
    fn what_is_no_recipient_identity_or_backup_is_told_without_being_shown() {
        let (identity, recipient) = somebody();
        for wrong in ["", "age1qqqq", "ssh-ed25519 AAAA"] {
            let error = make(&keys(), &[wrong.to_owned()]).expect_err("no recipient");
            assert!(error.to_string().contains("age1…"), "{error}");
        }
        assert!(make(&keys(), &[]).is_err(), "a backup for nobody");
        let backup = make(&keys(), std::slice::from_ref(&recipient)).expect("makes");
        for wrong in ["", "AGE-SECRET-KEY-1QQQQ", &recipient] {
            let error = open(&backup, wrong).expect_err("no identity");
            assert!(error.to_string().contains("identity file"), "{error}");
        }
        for at in [0, 10, backup.len() / 2, backup.len() - 1] {
            assert!(open(&backup[..at], &identity).is_err(), "cut at {at}");
            let mut flipped = backup.clone();
            flipped[at] ^= 1;
            assert!(open(&flipped, &identity).is_err(), "flipped at {at}");
        }
        let foreign = age::encrypt(&Recipient::from_str(&recipient).expect("one"), b"en handleliste");
        let error = open(&foreign.expect("encrypts"), &identity).expect_err("no backup");
        assert!(error.to_string().contains("no key backup") && !error.to_string().contains("handleliste"));
    }

    proptest! {
        #[test]
        fn opening_anything_never_panics(bytes: Vec<u8>, text in "\\PC{0,200}") {
            prop_assert!(open(&bytes, &somebody().0).is_err());
            prop_assert!(read(&text).is_none());
        }
    }
}
