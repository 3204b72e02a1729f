//! Finds what identifies people in Norwegian clinical text, replaces it with surrogates, and restores it.
//!
//! [`Detector::identify`] joins three sources: patterns for identifiers that have a form, a small sequence model for
//! names, places, organisations and ages, and the [`KnownIdentities`] of the consultation, which are always found.
//! [`pseudonymise`] puts consistent, natural surrogates in their place and gives the [`SurrogateKey`] that alone leads
//! back. Everything here is pure: no I/O, no clock, and chance only from the seed that is handed in.

mod detector;
mod feature;
mod key;
mod kind;
mod known;
mod model;
mod number;
mod pattern;
mod pseudonyms;
mod random;
mod replace;
mod restore;
mod setting;
mod surrogate;
mod token;
pub mod training;

pub use detector::Detector;
pub use key::{RestoreError, SurrogateKey};
pub use kind::{Identifier, IdentifierKind};
pub use known::KnownIdentities;
pub use model::DetectorError;
pub use pseudonyms::Pseudonyms;
pub use replace::{PseudonymiseError, pseudonymise};
pub use restore::{Piece, Restored, Restorer};
