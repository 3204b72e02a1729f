//! What comes in and what goes out, floor 3 of the house.
//!
//! In: a consultation as other programs write it ([`transcript`]). Out: a signed note as a FHIR R4 transaction
//! ([`fhir`]) and as text, HTML and PDF/A for people ([`document`]). Everything here is a function of its arguments:
//! nothing is sent or stored, no clock is read. Both ways out take a [`SignedDocument`], which holds a
//! [`clinical::SignedNote`], so an unsigned note cannot be exported.

pub mod document;
pub mod fhir;
mod signed_document;
pub mod transcript;

pub use signed_document::{Organisation, SignedDocument};
pub use transcript::{Format, ImportError, Imported, parse_transcript};
