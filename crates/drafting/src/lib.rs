//! Drafting: `Pseudonymised<Transcript>` to `DraftNote`, and any sentence to a verdict.
//!
//! The drafter has no language model. It splits the talk into clauses, rewrites each in note style, weighs them with a
//! small linear model and keeps the weightiest; every statement cites its utterances. It is made for Norwegian.

mod candidate;
mod clause;
mod compose;
mod correction;
mod dialect;
mod lexicon;
mod marks;
mod model;
mod numbers;
mod phrases;
mod question;
mod stands;
mod stem;
mod style;
mod token;
#[cfg(feature = "training")]
pub mod training;
mod verify;

pub use marks::{Mark, MarkKind, marks};
pub use verify::verify;

use clinical::{DraftNote, Pseudonymised, Transcript, gate};

/// Name and version of the drafter, recorded with each draft.
pub const DRAFTER: &str = "extractive 1";

/// Drafts a note. Every statement has evidence; a transcript in which nothing relevant was said gives an empty note with
/// the limitation `nothing_said`. Other limitations: `language_not_supported` (English) and `transcript_out_of_order`.
pub fn draft(transcript: &Pseudonymised<Transcript>) -> Pseudonymised<DraftNote> {
    gate::pass(transcript).answered(compose::compose)
}
