//! The root: the one key that everything else is wrapped under, wherever it comes from.

mod file;
mod hsm;
mod passphrase;

use std::path::PathBuf;

use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::VaultError;
use crate::derive::Key;
use crate::seal::{decrypt, encrypt};
pub use hsm::HsmKey;
pub(crate) use passphrase::Cost;

/// What kind of root opens a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootKind {
    /// A file of 64 hexadecimal digits.
    File,
    /// A passphrase, through Argon2id.
    Passphrase,
    /// An AES key in a hardware security module.
    Hsm,
}

impl RootKind {
    /// As in settings and in the vault file.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Passphrase => "passphrase",
            Self::Hsm => "hsm",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::File, Self::Passphrase, Self::Hsm].into_iter().find(|kind| kind.key() == key)
    }

    /// In words, for messages.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::File => "root key file",
            Self::Passphrase => "passphrase",
            Self::Hsm => "key in the HSM",
        }
    }
}

/// Where the root comes from.
pub enum RootSource {
    /// A file of 64 hexadecimal digits, mode 0600.
    File(PathBuf),
    /// A passphrase.
    Passphrase(Zeroizing<String>),
    /// A key in an HSM.
    Hsm(HsmKey),
}

/// What the vault file says about its root: public, and bound into all that the root wraps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RootTerms {
    File,
    Passphrase(Cost),
    Hsm,
}

/// A root in use.
pub enum Root {
    /// A key in memory, wiped when dropped.
    Key(Key),
    /// A session with the HSM that holds the key.
    Hsm(hsm::Token),
}

impl RootSource {
    /// What kind it is.
    pub fn kind(&self) -> RootKind {
        match self {
            Self::File(_) => RootKind::File,
            Self::Passphrase(_) => RootKind::Passphrase,
            Self::Hsm(_) => RootKind::Hsm,
        }
    }

    /// Makes the root where there is none yet: the key file, or the key in the HSM. One that is there is taken as it is;
    /// a passphrase is checked for its length.
    pub fn make_ready(&self, rng: &mut impl CryptoRng) -> Result<(), VaultError> {
        match self {
            Self::File(path) if path.exists() => file::load(path).map(|_| ()),
            Self::File(path) => file::create(path, rng).map(|_| ()),
            Self::Passphrase(passphrase) => passphrase::check(passphrase),
            Self::Hsm(key) => hsm::make_key(key),
        }
    }

    /// A session with the HSM of this source; an error when it is another kind of source.
    pub fn connect_hsm(&self) -> Result<Root, VaultError> {
        self.open(&RootTerms::Hsm)
    }

    /// Fresh terms for a vault that this source is to open.
    pub(crate) fn terms(&self, rng: &mut impl CryptoRng) -> RootTerms {
        match self {
            Self::File(_) => RootTerms::File,
            Self::Passphrase(_) => RootTerms::Passphrase(Cost::fresh(rng)),
            Self::Hsm(_) => RootTerms::Hsm,
        }
    }

    /// The root itself, by the terms of the vault.
    pub(crate) fn open(&self, terms: &RootTerms) -> Result<Root, VaultError> {
        match (self, terms) {
            (Self::File(path), RootTerms::File) => file::load(path).map(Root::Key),
            (Self::Passphrase(passphrase), RootTerms::Passphrase(cost)) => {
                passphrase::derive(passphrase, cost).map(Root::Key)
            }
            (Self::Hsm(key), RootTerms::Hsm) => hsm::Token::open(key).map(Root::Hsm),
            _ => Err(VaultError::WrongRoot { root: self.kind().in_words() }),
        }
    }
}

impl RootTerms {
    pub(crate) fn kind(&self) -> RootKind {
        match self {
            Self::File => RootKind::File,
            Self::Passphrase(_) => RootKind::Passphrase,
            Self::Hsm => RootKind::Hsm,
        }
    }
}

impl Root {
    /// Wraps a key, bound to `associated`.
    pub fn wrap(
        &self,
        associated: &[u8],
        clear: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, VaultError> {
        match self {
            Self::Key(key) => Ok(encrypt(key, associated, clear, rng)),
            Self::Hsm(token) => token.wrap(associated, clear, rng),
        }
    }

    /// Unwraps what [`Root::wrap`] made.
    pub fn unwrap(&self, associated: &[u8], wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        match self {
            Self::Key(key) => decrypt(key, associated, wrapped),
            Self::Hsm(token) => token.unwrap(associated, wrapped),
        }
    }
}
