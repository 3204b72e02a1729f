//! The mark that a text has lost its identities.

use serde::Serialize;

/// A value in which every identity that was found has been replaced by a surrogate.
///
/// A language model, a search index and a log take only this type. It is made in one place, `pseudonym::Pseudonymiser`:
/// `clippy.toml` forbids [`Pseudonymised::certify`] everywhere else and a test over the sources holds that.
/// [`Pseudonymised::map`] takes a plain function pointer, which cannot capture anything, so no unpseudonymised text can
/// be mixed in on the way from a transcript to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Pseudonymised<T>(T);

impl<T> Pseudonymised<T> {
    /// Says that `value` has been pseudonymised. Only the crate `pseudonym` may call this.
    pub fn certify(value: T) -> Self {
        Self(value)
    }

    /// The pseudonymised value.
    pub fn get(&self) -> &T {
        &self.0
    }

    /// Gives the value up: it is then an ordinary value, and no model, index or log takes it any more.
    pub fn into_inner(self) -> T {
        self.0
    }

    /// Derives something from the pseudonymised value alone.
    pub fn map<U>(&self, derive: fn(&T) -> U) -> Pseudonymised<U> {
        Pseudonymised(derive(&self.0))
    }
}
