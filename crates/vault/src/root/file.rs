//! A root in a file: one line of 64 hexadecimal digits that only its owner may read, so that it can also be printed and
//! laid in a safe.

use std::fs;
use std::io::Write;
use std::path::Path;

use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::VaultError;
use crate::derive::{Key, random};
use crate::durable::{create_private, read_private, refused, sync_folder};

/// 64 digits and a line end, with room to see that a file is too long.
const READ_LIMIT: u64 = 80;

/// Reads the key file. Refuses one that anybody but its owner may read or write.
pub(super) fn load(path: &Path) -> Result<Key, VaultError> {
    let line = read_private(path, READ_LIMIT)?;
    let mut key = Key::default();
    hex::decode_to_slice(line.trim_ascii(), key.as_mut_slice())
        .map_err(|_| VaultError::Malformed { path: path.to_owned() })?;
    Ok(key)
}

/// Makes a key and writes it to a new file with mode 0600, durable when this returns. Never overwrites.
pub(super) fn create(path: &Path, rng: &mut impl CryptoRng) -> Result<Key, VaultError> {
    let key = random(rng);
    let mut file = create_private(path)?;
    let mut line = Zeroizing::new([b'\n'; 65]);
    let written = hex::encode_to_slice(key.as_slice(), &mut line[..64])
        .map_err(std::io::Error::other)
        .and_then(|()| file.write_all(line.as_slice()))
        .and_then(|()| file.sync_all())
        .and_then(|()| sync_folder(path));
    if let Err(error) = written {
        // Nothing has been wrapped with it yet; half a key would only hinder the next attempt.
        let _ = fs::remove_file(path);
        return Err(refused(path, error));
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::path::PathBuf;

    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    fn folder_with(content: &str, mode: u32) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("root.key");
        fs::write(&path, content).expect("writes");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("mode");
        (folder, path)
    }

    #[test]
    fn a_created_key_loads_again_and_is_readable_by_its_owner_only() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("root.key");
        let made = create(&path, &mut StdRng::seed_from_u64(1)).expect("creates");
        assert_eq!(fs::metadata(&path).expect("file").mode() & 0o777, 0o600);
        assert_eq!(load(&path).expect("loads"), made);
    }

    #[test]
    fn a_key_is_never_overwritten() {
        let (_folder, path) = folder_with("something of somebody's", 0o600);
        let again = create(&path, &mut StdRng::seed_from_u64(1));
        assert!(matches!(again, Err(VaultError::Exists { .. })));
        assert_eq!(fs::read_to_string(&path).expect("file"), "something of somebody's");
    }

    #[test]
    fn a_file_that_others_may_use_is_refused_with_the_command_that_mends_it() {
        for mode in [0o604, 0o640, 0o620, 0o644, 0o660, 0o700] {
            let (_folder, path) = folder_with(&"0a".repeat(32), mode);
            let error = load(&path).expect_err("refused");
            assert!(matches!(error, VaultError::Mode { mode: found, .. } if found == mode), "{mode:o}");
            assert!(error.to_string().contains(&format!("chmod 600 {}", path.display())), "{error}");
        }
        for mode in [0o600, 0o400] {
            let (_folder, path) = folder_with(&"0a".repeat(32), mode);
            assert!(load(&path).is_ok(), "{mode:o}");
        }
    }

    #[test]
    fn what_is_no_key_is_refused_without_being_shown() {
        let wrong = ["", "\n", &"0a".repeat(31), &"0a".repeat(33), &"0a".repeat(900), &"0g".repeat(32), "æ"];
        for content in wrong {
            let (_folder, path) = folder_with(content, 0o600);
            let error = load(&path).expect_err("refused");
            assert!(matches!(error, VaultError::Malformed { .. }), "{error}");
            assert!(!error.to_string().contains("0a0a") && !error.to_string().contains("0g0g"));
        }
    }

    #[test]
    fn a_missing_file_and_a_folder_say_what_they_are() {
        let folder = tempfile::tempdir().expect("folder");
        let missing = load(&folder.path().join("root.key"));
        assert!(matches!(missing, Err(VaultError::Missing { .. })));
        let nowhere = folder.path().join("no-such-folder/root.key");
        let created = create(&nowhere, &mut StdRng::seed_from_u64(1));
        assert!(matches!(created, Err(VaultError::File { .. })));
    }
}
