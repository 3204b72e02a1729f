//! What can go wrong with keys and sealed content.

use std::path::PathBuf;

use crate::vault_text::Fault;

/// Why a key or a sealed value is of no use. Never carries key material, clear text, a passphrase or sealed bytes.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no such file of keys.
    #[error(
        "there is no {path}; nothing can be opened without it, and nothing is changed. \
         Put it back from its copy, or run `referent key restore` with a key backup"
    )]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// Others than the owner may read or write the file.
    #[error(
        "{path} has mode {mode:04o}, so others may read it; run `chmod 600 {path}`. \
         If others use this machine, treat what is in it as known and change it (`referent key rotate` for keys)"
    )]
    Mode {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file belongs to another user, who could read it and put another in its place.
    #[error(
        "{path} belongs to the user with the number {owner}, not to the one who runs this program; nothing was changed; \
         run `chown` on it, and treat what is in it as known to that user"
    )]
    Owner {
        /// The file.
        path: PathBuf,
        /// Its owner's number.
        owner: u32,
    },
    /// The root key's file is not 64 hexadecimal digits.
    #[error(
        "{path} is not a root key: expected one line of 64 hexadecimal digits. \
         Put it back from its copy; sealed content is untouched"
    )]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a vault, or not all of it.
    #[error(
        "{path} is not a whole vault: {fault}. It was left as it is and sealed content is untouched; \
         put it back from its copy, or run `referent key restore` with a key backup"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A file stands there already.
    #[error("{path} exists already and was left as it is; keys are never overwritten")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Another process is changing the vault.
    #[error("another process is changing the keys in {path}; nothing was changed; wait for it and try again")]
    Busy {
        /// The vault.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("cannot use {path}: {source}; no key was changed")]
    File {
        /// The file or its folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The vault is whole, but this root does not open it.
    #[error(
        "the {root} does not open this vault: it is another one, or the vault is another clinic's. \
         Nothing was changed; give the right one"
    )]
    WrongRoot {
        /// What was tried: `root key file`, `passphrase` or `key in the HSM`.
        root: &'static str,
    },
    /// The vault wants a root that the settings do not name.
    #[error(
        "this vault is opened by a {root}, and the settings name none; nothing was changed; set {setting}"
    )]
    RootNotNamed {
        /// What the vault is opened by.
        root: &'static str,
        /// The settings that name it.
        setting: &'static str,
    },
    /// The passphrase is too short to keep a vault, or Argon2 refuses it.
    #[error("the passphrase must have 12 to 1,000 characters; nothing was changed")]
    Passphrase,
    /// The HSM does not do what it is asked.
    #[error(
        "the HSM failed when asked to {step} ({reason}); nothing was changed and nothing is lost; {mend}"
    )]
    Hsm {
        /// What was asked of it.
        step: &'static str,
        /// What the module said: a name of PKCS#11, no more.
        reason: String,
        /// What to do.
        mend: &'static str,
    },
    /// Wrong key, wrong place, or changed bytes: they cannot be told apart.
    #[error(
        "sealed content does not open: the key is another, the content was moved or it was changed. \
         It is left as it is; check that the right vault is in use, then restore from backup"
    )]
    DoesNotOpen,
    /// Keys were wrapped by a key-encryption key that this process does not hold.
    #[error(
        "these keys are wrapped by generation {found}, which this process does not hold; nothing was changed. \
         If the keys were rotated, start the program again; otherwise restore a newer vault or key backup"
    )]
    Generation {
        /// The generation wanted.
        found: u32,
    },
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
    /// A key backup cannot be made or opened.
    #[error("{0}")]
    Backup(&'static str),
}
