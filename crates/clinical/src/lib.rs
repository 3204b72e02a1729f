//! The vocabulary of Referent, floor 0 of the house.
//!
//! Everything that a clinician would recognise has its type here: a [`Consultation`] with its [`Utterance`]s, a
//! [`DraftNote`] of [`Statement`]s that cite [`Evidence`], the [`access`] policy, and Norwegian identifiers that exist
//! only as parsed values. No input or output, no async, no clock and no randomness: time and identifiers are handed in.

pub mod access;
pub mod consultation;
pub mod identifier;
pub mod note;
pub mod pseudonymised;
pub mod sealed;
pub mod sensitive;
pub mod signing;

pub use consultation::{Clinician, Consultation, Language, Patient, Sex, Speaker, Transcript, Utterance};
pub use note::{
    DraftNote, DraftStatement, Evidence, Label, Omission, Origin, Reason, ReasonKind, Section, Statement,
    Verdict,
};
pub use pseudonymised::{PseudonymTag, Pseudonymised};
pub use sealed::Sealed;
pub use sensitive::Sensitive;
pub use signing::{
    Addendum, CodeSystem, Diagnosis, NotReady, Note, Quote, ReviewedNote, Signature, SignedNote,
};
