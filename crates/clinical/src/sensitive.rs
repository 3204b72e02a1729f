//! A value that must never be printed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Text or data about a person. `Debug` prints a fixed word, there is no `Display`, so it cannot reach a log, an error
/// message or a URL by accident. Reading it takes the word [`Sensitive::expose`], which a reviewer can search for.
///
/// It does serialise, because sealed rows and answers to the authorised clinician are made from it; the log layer
/// cannot serialise.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Marks a value as sensitive.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for showing it to an authorised person or sealing it.
    pub fn expose(&self) -> &T {
        &self.0
    }

    /// Gives the value up.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[sensitive]")
    }
}

/// How words of a person stand in a `Debug` output: by their length. For types whose fields are read everywhere and that
/// still must not print.
pub(crate) struct Unprinted<'a>(pub(crate) &'a str);

impl fmt::Debug for Unprinted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "[{} characters]", self.0.chars().count())
    }
}

impl From<&str> for Sensitive<String> {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Sensitive<String> {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Sensitive;

    #[test]
    fn debug_never_shows_the_value() {
        let name = Sensitive::from("Kari Nordmann");
        assert_eq!(format!("{name:?} {:?}", Some(&name)), "[sensitive] Some([sensitive])");
    }
}
