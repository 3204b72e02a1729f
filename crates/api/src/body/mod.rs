//! What the API sends and takes.

mod consultation;
mod note;

pub(crate) use consultation::{Day, OpenedConsultation, PatientBody};
pub(crate) use note::{Diagnosis, EditBody, NoteBody};
