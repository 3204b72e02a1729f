//! What the API sends and takes.

mod consultation;
mod identities;
mod note;

pub(crate) use consultation::{Day, OpenedConsultation, PatientBody};
pub(crate) use identities::{IdentitiesBody, KindBody};
pub(crate) use note::{Diagnosis, EditBody, NoteBody};
