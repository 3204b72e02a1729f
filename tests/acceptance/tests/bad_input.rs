//! What bad input gets: a clear problem that says what is safe, nothing lost, no half-written note. One test for each.
//! A full disk stands in `storage.rs`; a killed server in `crates/referent/tests/kill.rs`.

use acceptance::{ANOTHER_DAY_MS, Engine, Scene, Visitor, consultation_json, moment, moment_at};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

/// A scene and Kari at its door.
async fn scene() -> (Scene, Visitor) {
    let scene = Scene::on(Engine::Sqlite).await;
    let mut kari = Visitor::new(&scene.clinic, moment);
    assert_eq!(kari.sign_in("kari").await.status, StatusCode::OK);
    (scene, kari)
}

fn import_of(format: &str, content: &str) -> String {
    json!({"format": format, "content": content, "patient": {"name": "Randi Lie"}}).to_string()
}

async fn imported(kari: &mut Visitor, format: &str, content: &str) -> String {
    let answer = kari.post("/api/consultations", &import_of(format, content)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["id"].as_str().expect("an id").to_owned()
}

async fn drafted(kari: &mut Visitor, id: &str) -> Value {
    let answer = kari.post(&format!("/api/consultations/{id}/draft"), "").await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()
}

async fn number_of_consultations(kari: &mut Visitor) -> usize {
    kari.get("/api/consultations").await.json()["consultations"].as_array().expect("a list").len()
}

#[tokio::test]
async fn broken_json() {
    let (_scene, mut kari) = scene().await;
    let request =
        kari.post("/api/consultations", "{\"format\": \"text\", \"content\": \"Lege: Hemmelig").await;
    assert_eq!((request.status, request.code().as_str()), (StatusCode::BAD_REQUEST, "invalid_json"));
    assert!(!request.text.contains("Hemmelig"), "what was sent is never repeated");
    let file = kari.post("/api/consultations", &import_of("referent", "{\"id\": \"Hemmelig\", ")).await;
    assert_eq!((file.status, file.code().as_str()), (StatusCode::BAD_REQUEST, "import_invalid"));
    assert!(!file.text.contains("Hemmelig") && file.text.contains("nothing was imported"));
    assert_eq!(number_of_consultations(&mut kari).await, 0);
}

#[tokio::test]
async fn wrong_encoding() {
    let (scene, mut kari) = scene().await;
    let latin1 = b"Lege: Har du vondt i h\xf8yre kne?\nPasient: Ja.".to_vec();
    let request = clinic::consultation::ImportRequest {
        format: exchange::Format::Text,
        content: latin1.clone(),
        patient: None,
        language: None,
        setting: None,
    };
    let refused = scene.clinic.import(&scene.kari, "fastlege", request, &mut moment()).await;
    let message = refused.expect_err("not UTF-8").to_string();
    assert!(message.contains("byte 22") && message.contains("Latin-1"), "{message}");
    let body = [b"{\"format\":\"text\",\"content\":\"".as_slice(), &latin1, b"\"}"].concat();
    let answer = kari.send("POST", "/api/consultations", Body::from(body)).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::BAD_REQUEST, "invalid_json"));
    assert_eq!(number_of_consultations(&mut kari).await, 0);
}

#[tokio::test]
async fn an_empty_transcript_never_becomes_a_note() {
    let (_scene, mut kari) = scene().await;
    for content in [
        "",
        "Lege: Ja.\nPasient: Mm.\nLege: Ha det bra.",
        "Lege: Hei.\nPasient: Hei hei.\nLege: Fint vær i dag.\nPasient: Ja, strålende.\nLege: Ha det.",
    ] {
        let id = imported(&mut kari, "text", content).await;
        let note = drafted(&mut kari, &id).await;
        assert_eq!(note["limitations"], json!(["nothing_said"]), "{content:?}");
        let statements = |section: &Value| section["statements"].as_array().expect("a list").len();
        assert_eq!(note["sections"].as_array().expect("sections").iter().map(statements).sum::<usize>(), 0);
        let path = format!("/api/consultations/{id}/sign");
        let refused = kari.post(&path, &json!({"revision": 1}).to_string()).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::CONFLICT, "not_ready"));
    }
}

#[tokio::test]
async fn ten_megabytes_of_text() {
    let (_scene, mut kari) = scene().await;
    let line = "Pasient: Jeg har hatt vondt i høyre kne i tre uker, og det er verst i trapper.\n";
    let text = line.repeat(10_000_000 / line.len());
    let id = imported(&mut kari, "text", &text).await;
    let opened = kari.get(&format!("/api/consultations/{id}")).await.json();
    assert_eq!(opened["utterances"].as_array().expect("utterances").len(), text.lines().count());
    let refused = kari.post(&format!("/api/consultations/{id}/draft"), "").await;
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "too_long_to_draft")
    );
}

#[tokio::test]
async fn a_talk_of_very_many_utterances() {
    let (_scene, mut kari) = scene().await;
    let id = imported(&mut kari, "text", &"Pasient: A.\n".repeat(20_001)).await;
    let identities = kari.get(&format!("/api/consultations/{id}/identities")).await;
    let draft = kari.post(&format!("/api/consultations/{id}/draft"), "").await;
    for refused in [identities, draft] {
        assert_eq!(
            (refused.status, refused.code().as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, "too_long_to_draft")
        );
    }
}

#[tokio::test]
async fn a_two_gigabyte_upload_is_refused_at_the_limit() {
    let (_scene, mut kari) = scene().await;
    let endless = Body::from(vec![b' '; 34 * 1024 * 1024]);
    let answer = kari.send("POST", "/api/consultations", endless).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    let long = kari.post("/api/consultations", &import_of("text", &"a".repeat(17 * 1024 * 1024))).await;
    assert_eq!((long.status, long.code().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    assert_eq!(number_of_consultations(&mut kari).await, 0);
}

#[tokio::test]
async fn utterances_out_of_order_are_kept_and_said() {
    let (_scene, mut kari) = scene().await;
    let captions = "WEBVTT\n\n00:10.000 --> 00:12.000\n<v Pasient>Jeg har vondt i kneet.\n\n\
                    00:01.000 --> 00:03.000\n<v Lege>Hvor har du vondt?\n";
    let id = imported(&mut kari, "webvtt", captions).await;
    let note = drafted(&mut kari, &id).await;
    let limitations = note["limitations"].as_array().expect("limitations");
    assert!(limitations.contains(&json!("transcript_out_of_order")), "{limitations:?}");
}

#[tokio::test]
async fn a_national_number_with_wrong_check_digits_is_kept_as_text_and_still_hidden() {
    let (scene, _kari) = scene().await;
    let wrong = "15867030299";
    assert!(clinical::identifier::NationalId::parse(wrong).is_err());
    let said = format!("Fødselsnummeret mitt er {wrong}.");
    let json = consultation_json("Randi Lie", wrong, &[("patient", said.as_str())]);
    let id = scene.import(&json).await;
    let opened = scene.clinic.open(&scene.kari, id, &moment()).await.expect("opens");
    assert_eq!(opened.patient.national_id.as_ref().map(|number| number.expose().as_str()), Some(wrong));
    let consultation = clinical::Consultation {
        id: String::new(),
        patient: opened.patient,
        clinician: opened.clinician,
        transcript: opened.transcript,
    };
    let known = pseudonym::KnownIdentities::of(&consultation);
    let mut pseudonyms = pseudonym::Pseudonyms::new([1; 32]);
    let (hidden, _) =
        pseudonym::pseudonymise(&scene.clinic.detector, &consultation, &known, &mut pseudonyms, &|_| false)
            .expect("pseudonymises");
    assert!(!serde_json::to_string(hidden.get()).expect("JSON").contains(wrong));
}

#[tokio::test]
async fn an_unknown_consultation() {
    let (_scene, mut kari) = scene().await;
    for path in ["", "/history", "/export/fhir"] {
        let path = format!("/api/consultations/00000000-0000-4000-8000-000000000000{path}");
        let answer = kari.get(&path).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::NOT_FOUND, "not_found"), "{path}");
    }
    let answer = kari.get("/api/no-such-address").await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
}

#[tokio::test]
async fn an_expired_session_loses_nothing_that_was_saved() {
    let (scene, mut kari) = scene().await;
    let id = imported(&mut kari, "text", "Lege: Hva plager deg?\nPasient: Jeg har vondt i kneet.").await;
    drafted(&mut kari, &id).await;
    let mut tomorrow = kari.later(&scene.clinic, || moment_at(ANOTHER_DAY_MS));
    let edit =
        json!({"revision": 1, "edit": {"kind": "add", "section": "plan", "text": "Kontroll."}}).to_string();
    let refused = tomorrow.post(&format!("/api/consultations/{id}/edits"), &edit).await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::UNAUTHORIZED, "session_expired"));
    assert!(refused.json()["detail"].as_str().expect("detail").contains("what was saved is safe"));
    assert_eq!(tomorrow.sign_in("kari").await.status, StatusCode::OK);
    let again = tomorrow.post(&format!("/api/consultations/{id}/edits"), &edit).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.text);
}

#[tokio::test]
async fn a_second_signer() {
    let (scene, mut kari) = scene().await;
    let id = imported(&mut kari, "text", "Lege: Hva plager deg?\nPasient: Jeg har vondt i kneet.").await;
    let note = drafted(&mut kari, &id).await;
    let sign = format!("/api/consultations/{id}/sign");
    let revision = json!({"revision": note["revision"]}).to_string();
    let mut ola = Visitor::new(&scene.clinic, moment);
    ola.sign_in("ola").await;
    let colleague = ola.post(&sign, &revision).await;
    assert_eq!((colleague.status, colleague.code().as_str()), (StatusCode::FORBIDDEN, "not_responsible"));
    let mut other_window = kari.later(&scene.clinic, moment);
    assert_eq!(kari.post(&sign, &revision).await.status, StatusCode::OK);
    let second = other_window.post(&sign, &revision).await;
    assert_eq!((second.status, second.code().as_str()), (StatusCode::CONFLICT, "already_signed"));
    let edit = json!({"revision": note["revision"], "edit": {"kind": "undo"}}).to_string();
    let late = other_window.post(&format!("/api/consultations/{id}/edits"), &edit).await;
    assert_eq!((late.status, late.code().as_str()), (StatusCode::CONFLICT, "already_signed"));
}

#[tokio::test]
async fn a_request_from_another_site_and_a_guessed_passphrase() {
    let (scene, mut kari) = scene().await;
    let mut guesser = Visitor::new(&scene.clinic, moment);
    let wrong = json!({"username": "kari", "passphrase": "ikke denne frasen"}).to_string();
    for _ in 0..5 {
        let answer = guesser.post("/api/session", &wrong).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::UNAUTHORIZED, "invalid_credentials")
        );
    }
    let answer = guesser.post("/api/session", &wrong).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "too_many_attempts"));
    let forged = kari.send_without_own_header("POST", "/api/consultations", Body::from("{}")).await;
    assert_eq!((forged.status, forged.code().as_str()), (StatusCode::FORBIDDEN, "header_missing"));
}
