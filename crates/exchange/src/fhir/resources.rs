//! The FHIR R4 resources that an export writes. Field names and meaning are FHIR's.

#![expect(missing_docs, reason = "the fields are FHIR's own and documented there")]

use serde::Serialize;

use super::datatypes::{
    Address, Attachment, CodeableConcept, Coding, ContactPoint, HumanName, Identifier, Meta, Narrative,
    Period, Reference,
};

/// Any resource of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "resourceType")]
pub enum Resource {
    Patient(Box<Patient>),
    Practitioner(Box<Practitioner>),
    Device(Box<Device>),
    Organization(Box<Organization>),
    Encounter(Box<Encounter>),
    DocumentReference(Box<DocumentReference>),
    Provenance(Box<Provenance>),
}

/// A transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    pub resource_type: &'static str,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub entry: Vec<Entry>,
}

/// One resource of a transaction and what to do with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub full_url: String,
    pub resource: Resource,
    pub request: Request,
}

/// What to do with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub method: &'static str,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_none_exist: Option<String>,
}

/// no-basis-Patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Patient {
    pub id: &'static str,
    pub meta: Meta,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<Identifier>,
    pub name: Vec<HumanName>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub telecom: Vec<ContactPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub address: Vec<Address>,
}

/// no-basis-Practitioner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Practitioner {
    pub id: &'static str,
    pub meta: Meta,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<Identifier>,
    pub name: Vec<HumanName>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub qualification: Vec<Qualification>,
}

/// What a practitioner is, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Qualification {
    pub code: CodeableConcept,
}

/// The program that drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    pub id: &'static str,
    pub device_name: Vec<DeviceName>,
    #[serde(rename = "type")]
    pub kind: CodeableConcept,
    pub version: Vec<DeviceVersion>,
}

/// A name of a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeviceName {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// A version of a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeviceVersion {
    pub value: String,
}

/// no-basis-Organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Organization {
    pub meta: Meta,
    pub identifier: Vec<Identifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The consultation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Encounter {
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub class: Coding,
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<CodeableConcept>,
    pub subject: Reference,
    pub participant: Vec<Participant>,
    pub period: Period,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reason_code: Vec<CodeableConcept>,
    pub service_provider: Reference,
}

/// A health professional of an encounter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participant {
    pub individual: Reference,
}

/// no-basis-DocumentReference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentReference {
    pub meta: Meta,
    pub contained: Vec<Resource>,
    pub master_identifier: Identifier,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub doc_status: &'static str,
    #[serde(rename = "type")]
    pub kind: CodeableConcept,
    pub category: Vec<CodeableConcept>,
    pub subject: Reference,
    pub date: String,
    pub author: Vec<Reference>,
    pub authenticator: Reference,
    pub custodian: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relates_to: Vec<RelatesTo>,
    pub description: String,
    pub security_label: Vec<CodeableConcept>,
    pub content: Vec<Content>,
    pub context: DocumentContext,
}

/// How a document relates to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelatesTo {
    pub code: &'static str,
    pub target: Reference,
}

/// One form of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Content {
    pub attachment: Attachment,
}

/// Where a document was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentContext {
    pub encounter: Vec<Reference>,
    pub period: Period,
    pub source_patient_info: Reference,
}

/// Who made what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Provenance {
    pub id: String,
    pub text: Narrative,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contained: Vec<Resource>,
    pub target: Vec<Reference>,
    pub recorded: String,
    pub activity: CodeableConcept,
    pub agent: Vec<Agent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entity: Vec<Entity>,
}

/// Somebody or something that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Agent {
    #[serde(rename = "type")]
    pub kind: CodeableConcept,
    pub who: Reference,
    pub on_behalf_of: Reference,
}

/// What something was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    pub role: &'static str,
    pub what: Reference,
}
