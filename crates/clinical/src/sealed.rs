//! Bytes that only a key opens.

/// Ciphertext with its nonce and version, made by `vault` and kept by `store`.
///
/// Columns that hold content take this type, so a plain string cannot be written to one by mistake. Its `Debug` is the
/// length.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// Wraps ciphertext, from `vault` when sealing or from `store` when reading a row.
    pub fn from_ciphertext(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The ciphertext.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Sealed({} bytes)", self.0.len())
    }
}
