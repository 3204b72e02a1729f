//! The note, and each addendum, as a no-basis-DocumentReference.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clinical::{Addendum, Language, Signature};
use jiff::Timestamp;
use sha1::{Digest, Sha1};

use super::codes;
use super::datatypes::{Attachment, Identifier, Meta, Period, Reference};
use super::people;
use super::resources::{Content, DocumentContext, DocumentReference, RelatesTo};
use crate::SignedDocument;

/// The entries of the transaction that a document points to.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    pub(super) encounter: Reference,
    pub(super) organisation: Reference,
}

/// The note as text and as PDF/A.
pub(super) fn note(
    document: &SignedDocument<'_>,
    surroundings: &Surroundings,
    text: &str,
    pdf: &[u8],
) -> DocumentReference {
    let signature = document.note.signature();
    let language = document.note.note().language;
    let title = title(language);
    let attach = |content_type, bytes| attachment(content_type, bytes, title, language, signature.at);
    DocumentReference {
        master_identifier: Identifier::of(codes::URI, document.note.note().id.urn().to_string()),
        identifier: vec![Identifier::of(codes::SHA_256, document.content_sha256.to_owned())],
        description: title.to_owned(),
        content: vec![
            Content { attachment: attach("text/plain; charset=utf-8", text.as_bytes()) },
            Content { attachment: attach("application/pdf", pdf) },
        ],
        ..frame(document, surroundings, signature)
    }
}

/// An addendum as text, appended to the note (helsepersonelloven § 42: the original stays as it was).
pub(super) fn addendum(
    document: &SignedDocument<'_>,
    surroundings: &Surroundings,
    addendum: &Addendum,
    note: Reference,
) -> DocumentReference {
    let language = document.note.note().language;
    let title = addendum_title(language);
    let at = addendum.signature.at;
    let text = attachment("text/plain; charset=utf-8", addendum.text.as_bytes(), title, language, at);
    DocumentReference {
        master_identifier: Identifier::of(codes::URI, addendum.id.urn().to_string()),
        description: title.to_owned(),
        relates_to: vec![RelatesTo { code: "appends", target: note }],
        content: vec![Content { attachment: text }],
        ..frame(document, surroundings, &addendum.signature)
    }
}

/// All that the note and its addenda have in common.
fn frame(
    document: &SignedDocument<'_>,
    surroundings: &Surroundings,
    signature: &Signature,
) -> DocumentReference {
    DocumentReference {
        meta: Meta::of("http://hl7.no/fhir/StructureDefinition/no-basis-DocumentReference"),
        contained: vec![
            people::patient(document.patient, document.organisation),
            people::practitioner(signature),
        ],
        master_identifier: Identifier::default(),
        identifier: Vec::new(),
        status: "current",
        doc_status: "final",
        kind: codes::note_type(document.setting),
        category: vec![codes::note_category()],
        subject: people::patient_reference(document.patient, document.organisation),
        date: signature.at.to_string(),
        author: vec![people::author_reference(signature)],
        authenticator: people::author_reference(signature),
        custodian: surroundings.organisation.clone(),
        relates_to: Vec::new(),
        description: String::new(),
        security_label: vec![codes::normal_confidentiality()],
        content: Vec::new(),
        context: DocumentContext {
            encounter: vec![surroundings.encounter.clone()],
            period: Period { start: document.started_at.to_string() },
            source_patient_info: Reference::to(format!("#{}", people::CONTAINED_PATIENT)),
        },
    }
}

fn attachment(
    content_type: &'static str,
    bytes: &[u8],
    title: &str,
    language: Language,
    created: Timestamp,
) -> Attachment {
    Attachment {
        content_type,
        language: language.tag(),
        data: STANDARD.encode(bytes),
        size: bytes.len(),
        hash: STANDARD.encode(Sha1::digest(bytes)),
        title: title.to_owned(),
        creation: created.to_string(),
    }
}

fn title(language: Language) -> &'static str {
    match language {
        Language::Bokmal | Language::Nynorsk => "Journalnotat",
        Language::English => "Journal note",
    }
}

fn addendum_title(language: Language) -> &'static str {
    match language {
        Language::Bokmal => "Tilføyelse til journalnotat",
        Language::Nynorsk => "Tillegg til journalnotat",
        Language::English => "Addendum to journal note",
    }
}
