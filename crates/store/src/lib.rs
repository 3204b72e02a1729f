//! Floor 3: what must be kept, on SQLite or PostgreSQL with one SQL text.
//!
//! Content arrives here already sealed ([`clinical::Sealed`]); this crate never sees a patient's words. Whoever touches
//! a patient goes through [`Store::act`], which takes a [`clinical::access::Grant`] and writes the audit entry in the
//! transaction of the act: no act without an entry, no entry without an act.

mod account;
mod acting;
pub mod audit;
mod connection;
mod consultation;
mod erasure;
mod error;
mod keys;
mod note;
mod patient;
mod rewriting;
mod sql;

pub use account::{Account, NewAccount, Session};
pub use acting::{Acting, Recorded, Trace};
pub use connection::{Health, Store};
pub use consultation::{ConsultationRow, NewConsultation, SummaryRow};
pub use error::StoreError;
pub use keys::Bound;
pub use note::{AddendumRow, SignedRow, VersionRow};
pub use patient::PatientRow;

/// Every SQL statement of this crate, so that a test can prepare each on both engines.
pub fn statements() -> impl Iterator<Item = &'static str> {
    let modules = [
        account::STATEMENTS,
        acting::STATEMENTS,
        audit::STATEMENTS,
        connection::STATEMENTS,
        consultation::STATEMENTS,
        erasure::STATEMENTS,
        keys::STATEMENTS,
        note::STATEMENTS,
        patient::STATEMENTS,
    ];
    modules.into_iter().flatten().copied()
}
