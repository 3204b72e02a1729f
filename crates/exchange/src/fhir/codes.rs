//! The code systems and identifier systems that an export names.

use clinical::{CodeSystem, Diagnosis};

use super::datatypes::{CodeableConcept, Coding};

/// Norwegian document types, code system 9602 of Volven.
const DOCUMENT_TYPE: &str = "urn:oid:2.16.578.1.12.4.1.1.9602";
const TERMINOLOGY: &str = "http://terminology.hl7.org/CodeSystem/";

pub(super) const HPR: &str = "urn:oid:2.16.578.1.12.4.1.4.4";
pub(super) const ORGANISATION_NUMBER: &str = "urn:oid:2.16.578.1.12.4.1.4.101";
/// Kinds of person identifier, code system 8327 of Volven.
pub(super) const IDENTIFIER_KIND: &str = "urn:oid:2.16.578.1.12.4.1.1.8327";
/// SHA-256 (NIST): its arc names the algorithm, so that the digest is an identifier of the content.
pub(super) const SHA_256: &str = "urn:oid:2.16.840.1.101.3.4.2.1";
/// The system of identifiers that are themselves URIs.
pub(super) const URI: &str = "urn:ietf:rfc:3986";

fn document_type(code: &str, display: &str) -> CodeableConcept {
    CodeableConcept::of(DOCUMENT_TYPE, code, display)
}

/// Outpatient clinics of the specialist service write a `Poliklinisk notat`, all others a `Journalnotat`.
pub(super) fn note_type(setting: &str) -> CodeableConcept {
    if setting.to_lowercase().starts_with("poliklinikk") {
        document_type("B03-2", "Poliklinisk notat")
    } else {
        document_type("B02-2", "Journalnotat")
    }
}

/// The group of 9602 that both note types belong to.
pub(super) fn note_category() -> CodeableConcept {
    document_type("B00-1", "Kontinuerlig/løpende journal")
}

pub(super) fn diagnosis(diagnosis: &Diagnosis) -> CodeableConcept {
    let system = match diagnosis.system {
        CodeSystem::Icpc2 => "http://hl7.org/fhir/sid/icpc-2",
        CodeSystem::Icd10 => "http://hl7.org/fhir/sid/icd-10-no",
    };
    CodeableConcept::of(system, &diagnosis.code, &diagnosis.display)
}

/// All settings so far are outpatient contacts.
pub(super) fn ambulatory() -> Coding {
    Coding::of(&hl7("v3-ActCode"), "AMB", "ambulatory")
}

pub(super) fn normal_confidentiality() -> CodeableConcept {
    CodeableConcept::of(&hl7("v3-Confidentiality"), "N", "normal")
}

pub(super) fn legally_authenticated() -> CodeableConcept {
    CodeableConcept::of(&hl7("v3-DocumentCompletion"), "LA", "legally authenticated")
}

pub(super) fn participant(code: &'static str, display: &'static str) -> CodeableConcept {
    CodeableConcept::of(&hl7("provenance-participant-type"), code, display)
}

fn hl7(name: &str) -> String {
    format!("{TERMINOLOGY}{name}")
}
