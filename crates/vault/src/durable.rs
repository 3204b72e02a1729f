//! Files that only their owner reads, written so that a power cut leaves the old or the new, never a half.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::VaultError;

/// Reads at most `limit` bytes. Refuses a file that anybody but its owner may read or write.
pub(crate) fn read_private(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => VaultError::Missing { path: path.to_owned() },
        _ => refused(path, error),
    })?;
    // The open file is asked, not the path: between two looks at a path it may be exchanged.
    let mode = file.metadata().map_err(|error| refused(path, error))?.mode() & 0o7777;
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

/// Puts `bytes` in place of the file at `path` in one step.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
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
    name.push(".new");
    let draft = path.with_file_name(name);
    let _ = fs::remove_file(&draft);
    let mut file = create_private(&draft)?;
    if let Err(error) = file.write_all(bytes).and_then(|()| file.sync_all()) {
        let _ = fs::remove_file(&draft);
        return Err(refused(path, error));
    }
    Ok(draft)
}
