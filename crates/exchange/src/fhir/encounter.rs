//! The consultation as an Encounter. HL7 Norge has no profile for it.

use super::codes;
use super::datatypes::{CodeableConcept, Identifier, Period, Reference, string};
use super::people;
use super::resources::{Encounter, Participant};
use crate::SignedDocument;

pub(super) fn encounter(document: &SignedDocument<'_>, organisation: Reference) -> Encounter {
    let note = document.note.note();
    let setting = CodeableConcept { text: string(document.setting), ..CodeableConcept::default() };
    Encounter {
        identifier: vec![Identifier::of(codes::URI, note.consultation.urn().to_string())],
        status: "finished",
        class: codes::ambulatory(),
        kind: setting.text.is_some().then_some(setting).into_iter().collect(),
        subject: people::patient_reference(document.patient, document.organisation),
        participant: vec![Participant {
            individual: people::practitioner_reference(document.note.signature()),
        }],
        period: Period { start: document.started_at.to_string() },
        reason_code: note.diagnoses.iter().map(codes::diagnosis).collect(),
        service_provider: organisation,
    }
}
