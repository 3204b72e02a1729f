//! Finds what identifies people in Norwegian clinical text, replaces it with surrogates, and restores it.
//!
//! [`Detector::identify`] joins three sources: patterns for identifiers that have a form, a small sequence model for
//! names, places, organisations and ages, and the [`KnownIdentities`] of the consultation, which are always found.
//! [`pseudonymise`] puts natural surrogates in their place, the same through a patient's whole history, which the
//! [`Pseudonyms`] remember, and gives the [`SurrogateKey`] that alone leads back. A [`Restorer`] leads back also what a
//! language model altered; what is not certain it shows as such. Everything here is pure: no I/O, no clock, and chance
//! only from the seed that is handed in.

mod bounds;
mod detector;
pub mod evaluate;
mod feature;
mod fold;
mod key;
mod kind;
mod known;
mod memory;
mod model;
mod number;
mod pattern;
mod pseudonyms;
mod random;
mod repeated;
mod replace;
mod restore;
mod setting;
mod short_hash;
mod surrogate;
mod table;
mod token;
pub mod training;
mod word_kind;

pub use detector::{Detector, Reader};
pub use key::{RestoreError, SurrogateKey};
pub use kind::{Identifier, IdentifierKind};
pub use known::{KnownIdentities, folded};
pub use model::DetectorError;
pub use pseudonyms::Pseudonyms;
pub use replace::{PseudonymiseError, pseudonymise};
pub use restore::{Piece, Restored, Restorer};
