//! What can go wrong with keys and sealed content.

use std::path::PathBuf;

/// Why a key or a sealed value is of no use. Never carries key material, clear text or sealed bytes.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no key file.
    #[error(
        "no clinic key at {path}; nothing can be opened without it, and nothing is changed. \
         Restore the key from its backup; only an installation without data makes a new one"
    )]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// Others than the owner may read or write the key file.
    #[error(
        "the clinic key {path} has mode {mode:04o}, so others may read it; run `chmod 600 {path}`. \
         If others use this machine, treat the key as known"
    )]
    Mode {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file is not 64 hexadecimal digits.
    #[error(
        "{path} is not a clinic key: expected one line of 64 hexadecimal digits. \
         Restore it from its backup; sealed content is untouched"
    )]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// A key file stands there already.
    #[error("{path} exists already and was left as it is; a clinic key is never overwritten")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("cannot use the clinic key {path}: {source}; no key was changed")]
    File {
        /// The file or its folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Wrong key, wrong place, or changed bytes: they cannot be told apart.
    #[error(
        "sealed content does not open: the key is another, the content was moved or it was changed. \
         It is left as it is; check that the right clinic key is in use, then restore from backup"
    )]
    DoesNotOpen,
    /// Written by a later version of the program.
    #[error(
        "sealed content has format {found}, this program reads format 1; it is left as it is. Use a newer program"
    )]
    Format {
        /// The version byte.
        found: u8,
    },
    /// The value has no JSON form, or the opened bytes are not the JSON of the expected type.
    #[error("content does not have the expected shape; it was written by another version of the program")]
    Shape,
}
