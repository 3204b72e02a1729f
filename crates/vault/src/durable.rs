//! Files that only their owner reads, written so that a power cut leaves the old or the new, never a half.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::VaultError;

/// Could read and write whatever this program does anyway.
const ADMINISTRATOR: u32 = 0;

/// Reads at most `limit` bytes of a file with a secret. Refuses one that anybody but its owner may read or write, and one
/// whose owner is neither whoever runs this program nor the machine's administrator.
pub fn read_private(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => VaultError::Missing { path: path.to_owned() },
        _ => refused(path, error),
    })?;
    // The open file is asked, not the path: between two looks at a path it may be exchanged.
    let metadata = file.metadata().map_err(|error| refused(path, error))?;
    let (owner, own) = (metadata.uid(), rustix::process::geteuid().as_raw());
    if owner != own && owner != ADMINISTRATOR {
        return Err(VaultError::Owner { path: path.to_owned(), owner });
    }
    let mode = metadata.mode() & 0o7777;
    if mode & !0o600 != 0 {
        return Err(VaultError::Mode { path: path.to_owned(), mode });
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    file.take(limit).read_to_end(&mut bytes).map_err(|error| refused(path, error))?;
    Ok(bytes)
}

/// A new file with mode 0600; one that is there is left alone.
pub(crate) fn create_private(path: &Path) -> Result<File, VaultError> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(|error| {
        match error.kind() {
            ErrorKind::AlreadyExists => VaultError::Exists { path: path.to_owned() },
            _ => refused(path, error),
        }
    })
}

/// Puts a new file at `path`, whole or not at all. Never overwrites.
pub(crate) fn place_new(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let draft = written_beside(path, bytes)?;
    let placed = fs::hard_link(&draft, path);
    let _ = fs::remove_file(&draft);
    placed.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => VaultError::Exists { path: path.to_owned() },
        _ => refused(path, error),
    })?;
    sync_folder(path).map_err(|error| refused(path, error))
}

/// Puts `bytes` in place of the file at `path` in one step, readable by its owner only and on the disk when this returns.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let draft = written_beside(path, bytes)?;
    fs::rename(&draft, path).and_then(|()| sync_folder(path)).map_err(|error| refused(path, error))
}

/// The folder of a file, held so that no other process changes the vault in it meanwhile.
pub(crate) fn locked_folder(path: &Path) -> Result<File, VaultError> {
    let folder = File::open(folder_of(path)).map_err(|error| refused(path, error))?;
    folder.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => VaultError::Busy { path: path.to_owned() },
        fs::TryLockError::Error(error) => refused(path, error),
    })?;
    Ok(folder)
}

/// Makes a rename or a new name durable.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

pub(crate) fn refused(path: &Path, source: io::Error) -> VaultError {
    VaultError::File { path: path.to_owned(), source }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What an earlier attempt left half-written under this name is of no use and goes.
fn written_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, VaultError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".referent-draft");
    let draft = path.with_file_name(name);
    let _ = fs::remove_file(&draft);
    let mut file = create_private(&draft)?;
    if let Err(error) = file.write_all(bytes).and_then(|()| file.sync_all()) {
        let _ = fs::remove_file(&draft);
        return Err(refused(path, error));
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_secret_of_somebody_else_is_refused() {
        if rustix::process::geteuid().as_raw() != ADMINISTRATOR {
            eprintln!("skipped: only root can give a file away");
            return;
        }
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("pin");
        fs::write(&path, "482913").expect("writes");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("mode");
        assert_eq!(*read_private(&path, 100).expect("reads"), b"482913");
        std::os::unix::fs::chown(&path, Some(4_321), None).expect("gives away");
        let error = read_private(&path, 100).expect_err("another's");
        assert!(matches!(error, VaultError::Owner { owner: 4_321, .. }), "{error}");
        assert!(!error.to_string().contains("482913"));
    }
}
