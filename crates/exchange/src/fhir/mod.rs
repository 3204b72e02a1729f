//! A signed note as a FHIR R4 (4.0.1) transaction that a Norwegian record system can take.
//!
//! Profiles: HL7 Norge `hl7.fhir.no.basis` 2.2. The resources are small own types, because the generated model crates
//! take twenty minutes and 4 GB to compile; `e2e/fhir` checks what they write with independent software.
//!
//! **Why no person has an entry.** The patient and the clinician are referred to by identifier, and what is known
//! about them lies inside the document reference (`contained`), as IHE MHD does it. An entry of their own would need
//! `ifNoneExist` with the national number: a search string that servers put into URLs and logs, where HL7 Norge says a
//! national number must never stand. And a record system should not create patients because a note arrived.
//! `ifNoneExist` stands only where the identifier is the record's own UUID or an organisation number.

mod bundle;
mod codes;
mod datatypes;
mod document_reference;
mod encounter;
mod people;
mod provenance;
mod resources;

pub use bundle::transaction_bundle;
pub use datatypes::*;
pub use resources::*;
