//! Patient, practitioner and organisation: what is known about them, and how others refer to them.

use clinical::identifier::{NationalId, NationalIdKind};
use clinical::{Sex, Signature};

use super::codes;
use super::datatypes::{
    Address, CodeableConcept, ContactPoint, HumanName, Identifier, Meta, Reference, string,
};
use super::resources::{Organization, Patient, Practitioner, Qualification, Resource};
use crate::Organisation;

/// Ids within a document reference.
pub(super) const CONTAINED_PATIENT: &str = "patient";
const CONTAINED_AUTHOR: &str = "author";

/// The patient as known at signing.
pub(super) fn patient(patient: &clinical::Patient, organisation: &Organisation) -> Resource {
    let exposed =
        |field: &Option<clinical::Sensitive<String>>| field.as_ref().and_then(|value| string(value.expose()));
    Resource::Patient(Box::new(Patient {
        id: CONTAINED_PATIENT,
        meta: Meta::of("http://hl7.no/fhir/StructureDefinition/no-basis-Patient"),
        identifier: national_identifier(patient, organisation).into_iter().collect(),
        name: vec![human_name(patient.name.expose())],
        telecom: exposed(&patient.phone)
            .map(|value| ContactPoint { system: "phone", value })
            .into_iter()
            .collect(),
        gender: patient.sex.map(gender),
        birth_date: patient.born.as_ref().map(|born| born.expose().to_string()),
        address: exposed(&patient.address).map(|text| Address { text }).into_iter().collect(),
    }))
}

/// Refers to the patient by national number, or by name alone where no number parses: then a person has to file the
/// document. A number with wrong check digits is never sent as a national number.
pub(super) fn patient_reference(patient: &clinical::Patient, organisation: &Organisation) -> Reference {
    Reference {
        kind: Some("Patient"),
        identifier: national_identifier(patient, organisation),
        display: string(patient.name.expose()),
        ..Reference::default()
    }
}

fn national_identifier(patient: &clinical::Patient, organisation: &Organisation) -> Option<Identifier> {
    let number = NationalId::parse(patient.national_id.as_ref()?.expose()).ok()?;
    if number.kind() != NationalIdKind::HNumber {
        return Some(Identifier::of(&format!("urn:oid:{}", number.oid()), number.expose()));
    }
    // An H-number is valid only within the undertaking that gave it, so no-basis-Patient demands the assigner.
    let assigner = Reference { display: string(&organisation.name), ..Reference::default() };
    Some(Identifier {
        kind: Some(CodeableConcept::of(codes::IDENTIFIER_KIND, "HNR", "H-nummer")),
        system: Some("HNR".to_owned()),
        value: Some(number.expose()),
        assigner: Some(Box::new(assigner)),
    })
}

fn gender(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Unknown => "unknown",
    }
}

/// The last word is the family name, as Norwegian names are written; `text` keeps the whole name as it was given.
fn human_name(name: &str) -> HumanName {
    let words: Vec<String> = name.split_whitespace().filter_map(string).collect();
    let (family, given) = match words.split_last() {
        Some((family, given)) if !given.is_empty() => (Some(family.clone()), given.to_vec()),
        _ => (None, Vec::new()),
    };
    HumanName { text: string(name), family, given }
}

/// The clinician as they signed.
pub(super) fn practitioner(signature: &Signature) -> Resource {
    let role = CodeableConcept { text: string(&signature.role), ..CodeableConcept::default() };
    Resource::Practitioner(Box::new(Practitioner {
        id: CONTAINED_AUTHOR,
        meta: Meta::of("http://hl7.no/fhir/StructureDefinition/no-basis-Practitioner"),
        identifier: hpr_identifier(signature).into_iter().collect(),
        name: vec![human_name(signature.name.expose())],
        qualification: role.text.is_some().then_some(Qualification { code: role }).into_iter().collect(),
    }))
}

/// Refers to the clinician by HPR number, or by name alone.
pub(super) fn practitioner_reference(signature: &Signature) -> Reference {
    Reference {
        kind: Some("Practitioner"),
        identifier: hpr_identifier(signature),
        display: string(signature.name.expose()),
        ..Reference::default()
    }
}

/// The same, from the document that contains the clinician.
pub(super) fn author_reference(signature: &Signature) -> Reference {
    let reference = Some(format!("#{CONTAINED_AUTHOR}"));
    Reference { reference, ..practitioner_reference(signature) }
}

fn hpr_identifier(signature: &Signature) -> Option<Identifier> {
    let number = signature.hpr_number.as_ref()?;
    Some(Identifier::of(codes::HPR, number.as_str().to_owned()))
}

/// The undertaking as an entry of its own, where its number tells it from others.
pub(super) fn organization(organisation: &Organisation) -> Option<Organization> {
    Some(Organization {
        meta: Meta::of("http://hl7.no/fhir/StructureDefinition/no-basis-Organization"),
        identifier: vec![organisation_identifier(organisation)?],
        name: string(&organisation.name),
    })
}

pub(super) fn organisation_identifier(organisation: &Organisation) -> Option<Identifier> {
    let number = organisation.org_number.as_ref()?;
    Some(Identifier::of(codes::ORGANISATION_NUMBER, number.as_str().to_owned()))
}
