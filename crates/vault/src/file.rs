//! The clinic key's file: one line of 64 hexadecimal digits that only its owner may read, so that it can also be
//! printed and laid in a safe.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::{ClinicKey, VaultError};

/// 64 digits and a line end, with room to see that a file is too long.
const READ_LIMIT: u64 = 80;

impl ClinicKey {
    /// Reads the key file. Refuses one that anybody but its owner may read or write.
    pub fn load(path: &Path) -> Result<Self, VaultError> {
        let file = File::open(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => VaultError::Missing { path: path.to_owned() },
            _ => refused(path, error),
        })?;
        // The open file is asked, not the path: between two looks at a path it may be exchanged.
        let mode = file.metadata().map_err(|error| refused(path, error))?.mode() & 0o7777;
        if mode & !0o600 != 0 {
            return Err(VaultError::Mode { path: path.to_owned(), mode });
        }
        let mut line = Zeroizing::new(Vec::with_capacity(128));
        file.take(READ_LIMIT).read_to_end(&mut line).map_err(|error| refused(path, error))?;
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(line.trim_ascii(), bytes.as_mut_slice())
            .map_err(|_| VaultError::Malformed { path: path.to_owned() })?;
        Ok(Self::from_bytes(*bytes))
    }

    /// Makes a key and writes it to a new file with mode 0600, durable when this returns. Never overwrites.
    pub fn create_file(path: &Path, rng: &mut impl CryptoRng) -> Result<Self, VaultError> {
        let key = Self::make(rng);
        let file =
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(|error| {
                match error.kind() {
                    ErrorKind::AlreadyExists => VaultError::Exists { path: path.to_owned() },
                    _ => refused(path, error),
                }
            })?;
        if let Err(error) = write_durably(file, path, &key) {
            // Nothing has been sealed with it yet; half a key would only hinder the next attempt.
            let _ = fs::remove_file(path);
            return Err(refused(path, error));
        }
        Ok(key)
    }
}

fn write_durably(mut file: File, path: &Path, key: &ClinicKey) -> io::Result<()> {
    let mut line = Zeroizing::new([0; 65]);
    hex::encode_to_slice(key.bytes(), &mut line[..64]).map_err(io::Error::other)?;
    line[64] = b'\n';
    file.write_all(line.as_slice())?;
    file.sync_all()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn refused(path: &Path, source: io::Error) -> VaultError {
    VaultError::File { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;

    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    fn folder_with(content: &str, mode: u32) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("clinic.key");
        fs::write(&path, content).expect("writes");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("mode");
        (folder, path)
    }

    #[test]
    fn a_created_key_loads_again_and_is_readable_by_its_owner_only() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("clinic.key");
        let made = ClinicKey::create_file(&path, &mut StdRng::seed_from_u64(1)).expect("creates");
        assert_eq!(fs::metadata(&path).expect("file").mode() & 0o777, 0o600);
        assert_eq!(ClinicKey::load(&path).expect("loads").bytes(), made.bytes());
    }

    #[test]
    fn a_key_is_never_overwritten() {
        let (_folder, path) = folder_with("something of somebody's", 0o600);
        let again = ClinicKey::create_file(&path, &mut StdRng::seed_from_u64(1));
        assert!(matches!(again, Err(VaultError::Exists { .. })));
        assert_eq!(fs::read_to_string(&path).expect("file"), "something of somebody's");
    }

    #[test]
    fn a_file_that_others_may_use_is_refused_with_the_command_that_mends_it() {
        for mode in [0o604, 0o640, 0o620, 0o644, 0o660, 0o700] {
            let (_folder, path) = folder_with(&"0a".repeat(32), mode);
            let error = ClinicKey::load(&path).expect_err("refused");
            assert!(matches!(error, VaultError::Mode { mode: found, .. } if found == mode), "{mode:o}");
            assert!(error.to_string().contains(&format!("chmod 600 {}", path.display())), "{error}");
        }
        for mode in [0o600, 0o400] {
            let (_folder, path) = folder_with(&"0a".repeat(32), mode);
            assert!(ClinicKey::load(&path).is_ok(), "{mode:o}");
        }
    }

    #[test]
    fn what_is_no_key_is_refused_without_being_shown() {
        let wrong = ["", "\n", &"0a".repeat(31), &"0a".repeat(33), &"0a".repeat(900), &"0g".repeat(32), "æ"];
        for content in wrong {
            let (_folder, path) = folder_with(content, 0o600);
            let error = ClinicKey::load(&path).expect_err("refused");
            assert!(matches!(error, VaultError::Malformed { .. }), "{error}");
            assert!(!error.to_string().contains("0a0a") && !error.to_string().contains("0g0g"));
        }
    }

    #[test]
    fn a_missing_file_and_a_folder_say_what_they_are() {
        let folder = tempfile::tempdir().expect("folder");
        let missing = ClinicKey::load(&folder.path().join("clinic.key"));
        assert!(matches!(missing, Err(VaultError::Missing { .. })));
        let nowhere = folder.path().join("no-such-folder/clinic.key");
        let created = ClinicKey::create_file(&nowhere, &mut StdRng::seed_from_u64(1));
        assert!(matches!(created, Err(VaultError::File { .. })));
    }
}
