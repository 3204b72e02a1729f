//! The signed note for people: as text, as one self-contained HTML page, and as PDF/A.
//!
//! All three print the same [`printout::Printout`], so they say the same: whose note, what it says, which sentences
//! software drafted, who signed and when, what was added later, and the fingerprint of the signed content.

mod html;
mod layout;
mod pdf;
mod printout;
mod structure;
mod text;
mod typeface;
mod words;

pub(crate) use html::escape;
pub use html::html;
pub use pdf::{PdfError, pdf};
pub use text::text;
