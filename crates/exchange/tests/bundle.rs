//! The FHIR bundle as a whole: its snapshot, and what must never stand in it.

#[path = "../examples/sample/mod.rs"]
mod sample;

use clinical::identifier::{NationalId, NationalIdKind};
use exchange::fhir::transaction_bundle;
use sample::{NATIONAL_ID, Sample};
use serde_json::{Value, json};

fn bundle(sample: &Sample) -> Value {
    serde_json::to_value(transaction_bundle(&sample.document(), "Journalnotat\n", b"%PDF-")).expect("JSON")
}

/// All resources of a type among the entries.
fn entries(bundle: &Value, kind: &str) -> Vec<Value> {
    let all = bundle["entry"].as_array().expect("entries");
    all.iter().map(|entry| entry["resource"].clone()).filter(|found| found["resourceType"] == kind).collect()
}

#[test]
fn the_bundle_is_as_committed() {
    insta::assert_json_snapshot!(bundle(&Sample::new()));
}

#[test]
fn no_person_stands_in_an_address_or_a_search() {
    let sample = Sample::new();
    let bundle = bundle(&sample);
    assert!(bundle.to_string().contains(NATIONAL_ID), "the number is sent, but not as an address");
    let mut addresses = Vec::new();
    collect(&bundle, &mut addresses);
    assert!(addresses.len() > 10);
    let secrets = [NATIONAL_ID, "Fjellv", "9999901", "Lærdal"];
    for address in addresses {
        assert!(!secrets.iter().any(|secret| address.contains(secret)), "{address}");
    }
}

/// Every string under a key that becomes an address or a search.
fn collect(value: &Value, addresses: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, addresses)),
        Value::Object(fields) => {
            for (key, field) in fields {
                let is_address = ["url", "fullUrl", "ifNoneExist", "reference"].contains(&key.as_str());
                addresses.extend(field.as_str().filter(|_| is_address).map(str::to_owned));
                collect(field, addresses);
            }
        }
        _ => {}
    }
}

#[test]
fn a_number_with_wrong_check_digits_is_not_sent_as_a_national_number() {
    let mut sample = Sample::new();
    sample.patient.national_id = Some("21915710288".into());
    let bundle = bundle(&sample);
    assert!(!bundle.to_string().contains("21915710288"));
    let subject = &entries(&bundle, "DocumentReference")[0]["subject"];
    assert_eq!(*subject, json!({"type": "Patient", "display": "Åshild Sørbø Fjellvåg"}));
}

#[test]
fn each_kind_of_national_number_has_its_system() {
    let system_of = |number: &str| {
        let mut sample = Sample::new();
        sample.patient.national_id = Some(number.into());
        entries(&bundle(&sample), "Encounter")[0]["subject"]["identifier"].clone()
    };
    assert_eq!(system_of(NATIONAL_ID)["system"], "urn:oid:2.16.578.1.12.4.1.4.1");
    let h_number = number_of(NationalIdKind::HNumber, "215157");
    let identifier = system_of(&h_number);
    assert_eq!(identifier["type"]["coding"][0]["code"], "HNR");
    assert_eq!(identifier["assigner"]["display"], "Solåsen legekontor");
    let d_number = number_of(NationalIdKind::Synthetic, "619157");
    assert_eq!(system_of(&d_number)["system"], "urn:oid:2.16.578.1.12.4.1.4.2");
}

/// The first valid number of a kind that begins with `date`.
fn number_of(kind: NationalIdKind, date: &str) -> String {
    let candidates = (100..500).flat_map(|serial| (0..100).map(move |check| (serial, check)));
    candidates
        .map(|(serial, check)| format!("{date}{serial:03}{check:02}"))
        .find(|number| NationalId::parse(number).is_ok_and(|parsed| parsed.kind() == kind))
        .expect("a number")
}

#[test]
fn where_no_number_is_known_people_and_clinic_are_named() {
    let bundle = bundle(&Sample::sparse());
    assert!(entries(&bundle, "Organization").is_empty());
    let note = &entries(&bundle, "DocumentReference")[0];
    let named = |kind: &str, name: &str| json!({"type": kind, "display": name});
    assert_eq!(note["custodian"], named("Organization", "Solåsen legekontor"));
    assert_eq!(note["subject"], named("Patient", "Åshild Sørbø Fjellvåg"));
    let individual = &entries(&bundle, "Encounter")[0]["participant"][0]["individual"];
    assert_eq!(*individual, named("Practitioner", "Eivind Lærdal"));
    assert!(note.get("relatesTo").is_none());
}

#[test]
fn provenance_says_which_sentences_software_drafted() {
    let bundle = bundle(&Sample::new());
    let narrative = entries(&bundle, "Provenance")[0]["text"]["div"].as_str().expect("narrative").to_owned();
    assert_eq!(narrative.matches("drafted by software, unchanged").count(), 4);
    assert_eq!(narrative.matches("drafted by software, changed by the clinician").count(), 2);
    assert_eq!(narrative.matches("entered by the clinician").count(), 1);
    assert!(narrative.contains("&lt;eller&gt;"), "markup in a note stays text");
}

#[test]
fn the_same_document_gives_the_same_bundle() {
    assert_eq!(bundle(&Sample::new()), bundle(&Sample::new()));
}
