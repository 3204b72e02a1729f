//! The mark that a text has lost its identities, and whose they were.

use std::fmt;

use serde::{Serialize, Serializer};

/// Tells the pseudonyms of one patient from those of another, and nothing else: 16 bytes that are derived from the seed
/// of the patient's pseudonyms. It is no identity, and it does not print.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PseudonymTag([u8; 16]);

impl PseudonymTag {
    /// The tag with these bytes. `pseudonym` makes it.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub fn bytes(&self) -> [u8; 16] {
        self.0
    }
}

impl fmt::Debug for PseudonymTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PseudonymTag")
    }
}

/// A value in which every identity that was found has been replaced by a surrogate of one patient's pseudonyms.
///
/// A language model, a search index and a log take only this type. It is made in one place, `pseudonym::pseudonymise`:
/// `clippy.toml` forbids [`Pseudonymised::certify`] everywhere else and a test over the sources holds that.
/// [`Pseudonymised::map`] takes a plain function pointer, which cannot capture anything, so no unpseudonymised text can
/// be mixed in on the way from a transcript to a draft. It keeps the tag, so that what was derived is restored with the
/// key of the same patient or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pseudonymised<T> {
    value: T,
    tag: PseudonymTag,
}

impl<T> Pseudonymised<T> {
    /// Says that `value` has been pseudonymised with the pseudonyms of `tag`. Only the crate `pseudonym` may call this.
    pub fn certify(value: T, tag: PseudonymTag) -> Self {
        Self { value, tag }
    }

    /// The pseudonymised value.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// Whose pseudonyms stand in it.
    pub fn tag(&self) -> PseudonymTag {
        self.tag
    }

    /// Gives the value up: it is then an ordinary value, and no model, index or log takes it any more.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Derives something from the pseudonymised value alone.
    pub fn map<U>(&self, derive: fn(&T) -> U) -> Pseudonymised<U> {
        Pseudonymised { value: derive(&self.value), tag: self.tag }
    }
}

impl<T: Serialize> Serialize for Pseudonymised<T> {
    /// The value alone.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
