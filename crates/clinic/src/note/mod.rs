//! A note from its draft to its export.

mod addend;
mod draft;
mod edit;
mod export;
mod history;
mod sign;

pub(crate) use draft::{DRAFTING, consultation_of, draftable};
pub use edit::Edit;
pub use export::{ExportFormat, Exported};
pub use history::{Act, Version};

/// The class of a sealed revision. The number is part of it, so one revision cannot be passed off as another.
pub(crate) fn note_class(revision: u32) -> String {
    format!("note/{revision}")
}

/// The class of a signed note.
pub(crate) const SIGNED: &str = "signed";
/// The class of an addendum. It is sealed to its consultation, so it cannot be moved under another note of the patient.
pub(crate) fn addendum_class(addendum: uuid::Uuid) -> String {
    format!("addendum/{addendum}")
}
