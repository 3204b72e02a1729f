//! The FHIR R4 data types that an export needs (hl7.org/fhir/R4/datatypes.html). Field names and meaning are FHIR's.

#![expect(missing_docs, reason = "the fields are FHIR's own and documented there")]

use serde::Serialize;

/// A string that FHIR allows: no control characters, no blank ends, not empty.
pub(super) fn string(text: &str) -> Option<String> {
    let clean: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let trimmed = clean.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// Metadata of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meta {
    pub profile: Vec<&'static str>,
}

impl Meta {
    /// Says that a resource follows `profile`.
    pub(super) fn of(profile: &'static str) -> Self {
        Self { profile: vec![profile] }
    }
}

/// A code from a system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coding {
    pub system: String,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

impl Coding {
    pub(super) fn of(system: &str, code: &str, display: &str) -> Self {
        Self { system: system.to_owned(), code: code.to_owned(), display: string(display) }
    }
}

/// A concept by codes, by text, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CodeableConcept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl CodeableConcept {
    pub(super) fn of(system: &str, code: &str, display: &str) -> Self {
        Self { coding: vec![Coding::of(system, code, display)], text: None }
    }
}

/// An identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Identifier {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigner: Option<Box<Reference>>,
}

impl Identifier {
    pub(super) fn of(system: &str, value: String) -> Self {
        Self { system: Some(system.to_owned()), value: Some(value), ..Self::default() }
    }
}

/// A reference: to an entry or contained resource, by identifier, or at least by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<Identifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

impl Reference {
    pub(super) fn to(reference: impl Into<String>) -> Self {
        Self { reference: Some(reference.into()), ..Self::default() }
    }
}

/// The name of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HumanName {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<String>,
}

/// Telephone or the like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactPoint {
    pub system: &'static str,
    pub value: String,
}

/// An address in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Address {
    pub text: String,
}

/// A time span; instants are RFC 3339 UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    pub start: String,
}

/// A document's content. `data` and `hash` (SHA-1, as R4 demands) are base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    pub content_type: &'static str,
    pub language: &'static str,
    pub data: String,
    pub size: usize,
    pub hash: String,
    pub title: String,
    pub creation: String,
}

/// Human-readable XHTML of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Narrative {
    pub status: &'static str,
    pub div: String,
}
