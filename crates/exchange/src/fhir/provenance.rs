//! What was drafted by software, what the clinician changed or wrote, and who signed.

use std::fmt::Write as _;

use clinical::{Addendum, Origin, Signature};
use uuid::Uuid;

use super::codes;
use super::datatypes::{CodeableConcept, Identifier, Narrative, Reference, string};
use super::people;
use super::resources::{Agent, Device, DeviceName, DeviceVersion, Entity, Provenance, Resource};
use crate::SignedDocument;
use crate::document::escape;

const CONTAINED_DRAFTER: &str = "drafter";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The provenance of the note: assembled by the program, written and verified by the clinician.
pub(super) fn of_note(
    document: &SignedDocument<'_>,
    note: Reference,
    organisation: &Reference,
) -> Provenance {
    let signature = document.note.signature();
    let drafter = Reference {
        reference: Some(format!("#{CONTAINED_DRAFTER}")),
        display: string(&document.note.note().drafted_by),
        ..Reference::default()
    };
    let mut agents = vec![Agent {
        kind: codes::participant("assembler", "Assembler"),
        who: drafter,
        on_behalf_of: organisation.clone(),
    }];
    agents.extend(signing_agents(signature, organisation));
    Provenance {
        text: narrative_of_note(document),
        contained: vec![device(document)],
        agent: agents,
        entity: vec![transcript(document)],
        ..signed(note, document.note.note().id, signature)
    }
}

/// The provenance of an addendum, which only a person writes.
pub(super) fn of_addendum(addendum: &Addendum, target: Reference, organisation: &Reference) -> Provenance {
    Provenance {
        agent: signing_agents(&addendum.signature, organisation).into(),
        ..signed(target, addendum.id, &addendum.signature)
    }
}

/// The id follows from the document's, so that sending twice writes the same resource.
fn signed(target: Reference, document: Uuid, signature: &Signature) -> Provenance {
    Provenance {
        id: Uuid::new_v5(&document, b"provenance").to_string(),
        text: narrative("<p>Written and signed by the clinician. No part was drafted by software.</p>"),
        contained: Vec::new(),
        target: vec![target],
        recorded: signature.at.to_string(),
        activity: codes::legally_authenticated(),
        agent: Vec::new(),
        entity: Vec::new(),
    }
}

fn signing_agents(signature: &Signature, organisation: &Reference) -> [Agent; 2] {
    [("author", "Author"), ("verifier", "Verifier")].map(|(code, display)| Agent {
        kind: codes::participant(code, display),
        who: people::practitioner_reference(signature),
        on_behalf_of: organisation.clone(),
    })
}

fn device(document: &SignedDocument<'_>) -> Resource {
    let name = |name: &str, kind| string(name).map(|name| DeviceName { name, kind });
    let drafted_by = name(&document.note.note().drafted_by, "other");
    let names = [name("Referent", "user-friendly-name"), drafted_by];
    Resource::Device(Box::new(Device {
        id: CONTAINED_DRAFTER,
        device_name: names.into_iter().flatten().collect(),
        kind: CodeableConcept { text: Some("Software".to_owned()), ..CodeableConcept::default() },
        version: string(document.software_version).map(|value| DeviceVersion { value }).into_iter().collect(),
    }))
}

/// The words that the note was drafted from. They stay where they were said: only their identity is exported.
fn transcript(document: &SignedDocument<'_>) -> Entity {
    let transcript = Uuid::new_v5(&document.note.note().consultation, b"transcript");
    Entity {
        role: "source",
        what: Reference {
            identifier: Some(Identifier::of(codes::URI, transcript.urn().to_string())),
            display: Some("Transcript of the consultation".to_owned()),
            ..Reference::default()
        },
    }
}

/// R4 has no element for the origin of a single sentence; it stands in the narrative, for people and for search.
fn narrative_of_note(document: &SignedDocument<'_>) -> Narrative {
    let note = document.note.note();
    let mut body = String::from(
        "<table><thead><tr><th>Section</th><th>Statement</th><th>Origin</th></tr></thead><tbody>",
    );
    for (section, statement) in note.standing() {
        let heading = section.heading(note.language);
        let text = escape(&statement.text);
        let origin = origin(statement.origin);
        let _ = write!(body, "<tr><td>{heading}</td><td>{text}</td><td>{origin}</td></tr>");
    }
    body.push_str("</tbody></table>");
    narrative(&body)
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Drafted => "drafted by software, unchanged",
        Origin::Edited => "drafted by software, changed by the clinician",
        Origin::Clinician => "entered by the clinician",
    }
}

fn narrative(body: &str) -> Narrative {
    Narrative { status: "additional", div: format!("<div xmlns=\"{XHTML}\">{body}</div>") }
}
