//! The gate: what meets a model or leaves the process as text for others than its readers passes here.

use crate::Pseudonymised;

/// A pseudonymised value that has passed the gate. A model's drafter, and any client of another machine, takes its text
/// as this and as nothing else; only [`pass`] makes one.
#[derive(Debug)]
pub struct Passed<'text, T>(&'text Pseudonymised<T>);

/// Lets a pseudonymised value pass, and no other: this is the one way to a model.
///
/// ```
/// use clinical::{Pseudonymised, Transcript, gate};
///
/// fn lines(hidden: &Pseudonymised<Transcript>) -> Pseudonymised<usize> {
///     gate::pass(hidden).answered(|transcript| transcript.utterances.len())
/// }
/// ```
///
/// The same with a transcript as it was said does not compile (error E0308):
///
/// ```compile_fail,E0308
/// use clinical::{Pseudonymised, Transcript, gate};
///
/// fn lines(said: &Transcript) -> Pseudonymised<usize> {
///     gate::pass(said).answered(|transcript| transcript.utterances.len())
/// }
/// ```
///
/// `tests/acceptance/tests/gate.rs` compiles more of what must fail and reads the error's code, which stable rustdoc
/// does not.
pub fn pass<T>(text: &Pseudonymised<T>) -> Passed<'_, T> {
    Passed(text)
}

impl<'text, T> Passed<'text, T> {
    /// What is sent: the text with surrogates in it.
    pub fn text(&self) -> &'text T {
        self.0.get()
    }

    /// What a model in this process makes of the text. The answer is pseudonymised as the text was, since a plain
    /// function can have seen nothing else.
    #[expect(clippy::disallowed_methods, reason = "the gate is where it is allowed")]
    pub fn answered<A>(self, by: fn(&T) -> A) -> Pseudonymised<A> {
        self.0.map(by)
    }
}
