//! The transaction: which resources, in which order, and how a record system is to take each.

use uuid::Uuid;

use super::codes;
use super::datatypes::{Reference, string};
use super::document_reference::{self, Surroundings};
use super::resources::{Bundle, Entry, Provenance, Request, Resource};
use super::{encounter, people, provenance};
use crate::{Organisation, SignedDocument};

/// The signed note with its addenda as a transaction.
///
/// `text` and `pdf` are the note for people, from [`crate::document`]. Sending the transaction again changes nothing:
/// entries are created only where their own identifier is unknown, and provenance is written under a derived id.
pub fn transaction_bundle(document: &SignedDocument<'_>, text: &str, pdf: &[u8]) -> Bundle {
    let note = document.note.note();
    let encounter_url = note.consultation.urn().to_string();
    let note_url = note.id.urn().to_string();
    let (organisation, organisation_entry) = organisation(document.organisation);
    let surroundings =
        Surroundings { encounter: Reference::to(&*encounter_url), organisation: organisation.clone() };

    let encounter = encounter::encounter(document, organisation.clone());
    let written = document_reference::note(document, &surroundings, text, pdf);
    let of_note = provenance::of_note(document, Reference::to(&*note_url), &organisation);
    let mut entries: Vec<Entry> = organisation_entry.into_iter().collect();
    entries.push(create_once(encounter_url, Resource::Encounter(Box::new(encounter))));
    entries.push(create_once(note_url.clone(), Resource::DocumentReference(Box::new(written))));
    entries.push(write(of_note));
    for addendum in document.addenda {
        let url = addendum.id.urn().to_string();
        let target = Reference::to(&*note_url);
        let added = document_reference::addendum(document, &surroundings, addendum, target);
        entries.push(create_once(url.clone(), Resource::DocumentReference(Box::new(added))));
        entries.push(write(provenance::of_addendum(addendum, Reference::to(url), &organisation)));
    }
    Bundle { resource_type: "Bundle", kind: "transaction", entry: entries }
}

/// How others refer to the undertaking, and its entry where its number tells it from others.
fn organisation(organisation: &Organisation) -> (Reference, Option<Entry>) {
    let known = people::organization(organisation).zip(people::organisation_identifier(organisation));
    let Some((resource, identifier)) = known else {
        let display = string(&organisation.name);
        return (Reference { kind: Some("Organization"), display, ..Reference::default() }, None);
    };
    let number = identifier.value.unwrap_or_default();
    let url = Uuid::new_v5(&Uuid::NAMESPACE_OID, number.as_bytes()).urn().to_string();
    let reference = Reference { display: string(&organisation.name), ..Reference::to(&*url) };
    let query = format!("identifier={}|{number}", codes::ORGANISATION_NUMBER);
    let resource = Resource::Organization(Box::new(resource));
    (reference, Some(Entry { full_url: url, resource, request: post("Organization", query) }))
}

/// Creates a resource unless one with the same UUID as identifier is there. `url` is that UUID as a URN.
fn create_once(url: String, resource: Resource) -> Entry {
    let kind = match resource {
        Resource::Encounter(_) => "Encounter",
        _ => "DocumentReference",
    };
    let query = format!("identifier={}|{url}", codes::URI);
    Entry { full_url: url, resource, request: post(kind, query) }
}

fn post(kind: &str, query: String) -> Request {
    Request { method: "POST", url: kind.to_owned(), if_none_exist: Some(query) }
}

fn write(provenance: Provenance) -> Entry {
    Entry {
        full_url: format!("urn:uuid:{}", provenance.id),
        request: Request { method: "PUT", url: format!("Provenance/{}", provenance.id), if_none_exist: None },
        resource: Resource::Provenance(Box::new(provenance)),
    }
}
