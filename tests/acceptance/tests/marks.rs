//! A clinician sees what is hidden in a consultation and marks what was missed; the mark takes effect at once and from
//! then on for that patient.

use acceptance::{Answer, Engine, Scene, Visitor, consultation_json, moment};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};
use store::Store;
use uuid::Uuid;

const PATIENT: (&str, &str) = ("Randi Lie", "12869330211");
const OTHER: (&str, &str) = ("Else Moe", "15867030299");

/// «kantina» is where the patient works: an ordinary word, so no detector finds it.
const TALK: [(&str, &str); 3] = [
    ("clinician", "Hei, Randi Lie. Hva plager deg?"),
    ("patient", "Jeg jobber i kantina, og jeg har vondt i høyre kne."),
    ("patient", "De andre i kantina må klare seg uten meg."),
];

/// Somebody at the door, signed in.
async fn signed_in(scene: &Scene, username: &str) -> Visitor {
    let mut visitor = Visitor::new(&scene.clinic, moment);
    assert_eq!(visitor.sign_in(username).await.status, StatusCode::OK);
    visitor
}

async fn import(scene: &Scene, (name, number): (&str, &str), talk: &[(&str, &str)]) -> Uuid {
    scene.import(&consultation_json(name, number, talk)).await
}

async fn identities(visitor: &mut Visitor, id: Uuid) -> Value {
    let answer = visitor.get(&format!("/api/consultations/{id}/identities")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

/// The place of `words` in utterance `utterance` of the talk, as the request wants it.
fn place(text: &str, utterance: usize, words: &str, kind: &str) -> Value {
    let start = text[..text.find(words).expect("is said")].chars().count();
    json!({"utterance": utterance, "start": start, "end": start + words.chars().count(), "kind": kind})
}

async fn mark(visitor: &mut Visitor, id: Uuid, place: &Value) -> Answer {
    visitor.post(&format!("/api/consultations/{id}/identities/marks"), &place.to_string()).await
}

/// What is hidden, as it was said, with its kind and why.
fn hidden(identities: &Value) -> Vec<(String, String, String)> {
    let mut hidden = Vec::new();
    for utterance in identities["utterances"].as_array().expect("utterances") {
        let points: Vec<char> = utterance["text"].as_str().expect("text").chars().collect();
        for part in utterance["hidden"].as_array().expect("parts") {
            let at = |key: &str| usize::try_from(part[key].as_u64().expect("an offset")).expect("fits");
            let word = |key: &str| part[key].as_str().expect("a word").to_owned();
            assert!(!word("surrogate").is_empty());
            hidden.push((points[at("start")..at("end")].iter().collect(), word("kind"), word("source")));
        }
    }
    hidden
}

fn is_hidden(identities: &Value, words: &str) -> usize {
    hidden(identities).iter().filter(|(said, ..)| said.to_lowercase().contains(&words.to_lowercase())).count()
}

#[tokio::test]
async fn a_mark_takes_effect_at_once_and_in_every_consultation_of_the_patient_and_of_nobody_else() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = import(&scene, PATIENT, &TALK).await;
        let later = [("patient", "Jeg har ikke vært i kantina. Kneet er verre.")];
        let another = import(&scene, PATIENT, &later).await;
        let of_another = import(&scene, OTHER, &later).await;
        let mut kari = signed_in(&scene, "kari").await;
        let before = identities(&mut kari, id).await;
        assert_eq!(is_hidden(&before, "Lie"), 1, "{engine:?}: who the patient is, is hidden unasked");
        assert_eq!(is_hidden(&before, "kantina"), 0, "{engine:?}: the test needs something that was missed");

        let answer = mark(&mut kari, id, &place(TALK[1].1, 1, "antin", "org")).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        assert_eq!(is_hidden(&answer.json(), "kantina"), 2, "{engine:?}: wherever it is said");
        let marked = ("kantina".to_owned(), "org".to_owned(), "marked".to_owned());
        assert!(hidden(&answer.json()).contains(&marked), "{engine:?}");
        assert_eq!(answer.json()["marks"][0]["text"], "kantina", "the whole word");
        assert_eq!(hidden(&identities(&mut kari, id).await), hidden(&answer.json()), "{engine:?}");
        assert_eq!(is_hidden(&identities(&mut kari, another).await, "kantina"), 1, "{engine:?}");
        let elsewhere = identities(&mut kari, of_another).await;
        assert_eq!(is_hidden(&elsewhere, "kantina"), 0, "{engine:?}: of another patient");
        assert_eq!(elsewhere["marks"], json!([]));
    }
}

#[tokio::test]
async fn a_mark_is_taken_back_and_what_was_found_is_not() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = import(&scene, PATIENT, &TALK).await;
        let mut kari = signed_in(&scene, "kari").await;
        let before = identities(&mut kari, id).await;
        mark(&mut kari, id, &place(TALK[1].1, 1, "kantina", "place")).await;
        let again = mark(&mut kari, id, &place(TALK[2].1, 2, "kantina", "org")).await.json();
        let marks = again["marks"].as_array().expect("marks");
        assert_eq!(marks.len(), 1, "{engine:?}: the same words again change their kind");
        assert_eq!(marks[0]["kind"], "org");
        // A name that is hidden anyway may be marked, and stays hidden when the mark goes.
        let both = mark(&mut kari, id, &place(TALK[0].1, 0, "Randi Lie", "name")).await.json();
        for mark in both["marks"].as_array().expect("marks") {
            let path =
                format!("/api/consultations/{id}/identities/marks/{}", mark["id"].as_str().expect("id"));
            for _ in 0..2 {
                let answer = kari.send("DELETE", &path, Body::empty()).await;
                assert_eq!(answer.status, StatusCode::OK, "{engine:?}: {}", answer.text);
            }
        }
        let after = identities(&mut kari, id).await;
        assert_eq!(after["marks"], json!([]));
        assert_eq!(hidden(&after), hidden(&before), "{engine:?}: what is found stays hidden");
    }
}

#[tokio::test]
async fn a_place_without_an_identity_is_refused_and_nothing_changes() {
    let scene = Scene::on(Engine::Sqlite).await;
    let long = "sånn ".repeat(60);
    let talk = [("patient", "Nei, ikke i høyre. 2 tabletter — … 😷 X"), ("patient", long.as_str())];
    let id = import(&scene, PATIENT, &talk).await;
    let mut kari = signed_in(&scene, "kari").await;
    let before = identities(&mut kari, id).await;
    let at = |utterance: usize, start: usize, end: usize| json!({"utterance": utterance, "start": start, "end": end, "kind": "name"});
    let refusals = [
        (place(talk[0].1, 0, "ikke", "name"), "mark_ordinary_word"),
        (place(talk[0].1, 0, "ikke i høyre", "name"), "mark_ordinary_word"),
        (place(talk[0].1, 0, "2", "other_id"), "mark_ordinary_word"),
        (place(talk[0].1, 0, "2 tabletter", "other_id"), "mark_ordinary_word"),
        (place(talk[0].1, 0, " — … 😷", "name"), "mark_no_words"),
        (place(talk[0].1, 0, "X", "name"), "mark_length"),
        (at(1, 0, 290), "mark_length"),
        (at(0, 5, 5), "mark_no_words"),
        (at(0, 9, 4), "mark_no_words"),
        (at(0, 0, 999), "mark_no_words"),
        (at(0, usize::MAX, usize::MAX), "mark_no_words"),
        (at(7, 0, 3), "mark_no_words"),
        (json!({"utterance": 0, "start": 0, "end": 3, "kind": "secret"}), "invalid_json"),
        (json!({"utterance": 0, "start": -1, "end": 3, "kind": "name"}), "invalid_json"),
    ];
    for (place, code) in refusals {
        let answer = mark(&mut kari, id, &place).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::BAD_REQUEST, code), "{place}");
        assert!(!answer.text.contains("høyre") && !answer.text.contains("tabletter"), "{}", answer.text);
    }
    let after = identities(&mut kari, id).await;
    assert_eq!(hidden(&after), hidden(&before));
    assert_eq!(after["marks"], json!([]));
}

/// What another mark hides in part is not hidden for that: the rest would go to the drafter.
#[tokio::test]
async fn a_mark_of_which_a_word_stays_visible_is_refused_and_an_ordinary_word_is_hidden_as_a_name() {
    let scene = Scene::on(Engine::Sqlite).await;
    let talk = "Det var kantina verkstedet butikken.";
    let id = import(&scene, PATIENT, &[("patient", talk)]).await;
    let mut kari = signed_in(&scene, "kari").await;
    let first = mark(&mut kari, id, &place(talk, 0, "kantina verkstedet", "name")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let second = mark(&mut kari, id, &place(talk, 0, "verkstedet butikken", "name")).await;
    assert_eq!((second.status, second.code().as_str()), (StatusCode::BAD_REQUEST, "mark_not_found_again"));
    let single = mark(&mut kari, id, &place(talk, 0, "butikken", "name")).await;
    assert_eq!(single.status, StatusCode::CREATED, "{}", single.text);
    assert_eq!(is_hidden(&single.json(), "butikken"), 1, "a word in lower case, marked as a name");
    assert_eq!(single.json()["marks"].as_array().map(Vec::len), Some(2), "the refused one is not kept");
}

#[tokio::test]
async fn nobody_but_the_responsible_clinician_sees_or_marks() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = import(&scene, PATIENT, &TALK).await;
        let mut ola = signed_in(&scene, "ola").await;
        let identities = format!("/api/consultations/{id}/identities");
        let mark_of = format!("{identities}/marks/{}", Uuid::nil());
        let answers = [
            ola.get(&identities).await,
            mark(&mut ola, id, &place(TALK[1].1, 1, "kantina", "org")).await,
            ola.send("DELETE", &mark_of, Body::empty()).await,
        ];
        for answer in answers {
            assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "not_responsible"));
            assert!(!answer.text.contains("kantina"));
        }
        let mut nobody = Visitor::new(&scene.clinic, moment);
        assert_eq!(nobody.get(&identities).await.status, StatusCode::UNAUTHORIZED);
        let mut kari = signed_in(&scene, "kari").await;
        let stranger = format!("/api/consultations/{}/identities", Uuid::nil());
        assert_eq!(kari.get(&stranger).await.status, StatusCode::NOT_FOUND);
        let forged = kari.send_without_own_header("DELETE", &mark_of, Body::empty()).await;
        assert_eq!(forged.code(), "header_missing");
    }
}

#[tokio::test]
async fn reading_and_marking_stand_in_the_log_without_the_words() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = import(&scene, PATIENT, &TALK).await;
        let mut kari = signed_in(&scene, "kari").await;
        identities(&mut kari, id).await;
        let marked = mark(&mut kari, id, &place(TALK[1].1, 1, "kantina", "org")).await.json();
        let mark_id = marked["marks"][0]["id"].as_str().expect("id");
        let path = format!("/api/consultations/{id}/identities/marks/{mark_id}");
        kari.send("DELETE", &path, Body::empty()).await;
        mark(&mut kari, id, &place(TALK[1].1, 1, "høyre", "name")).await;
        let log = scene.audit_lines().await;
        for (action, detail) in [("read", "identities"), ("edit", "mark"), ("edit", "unmark")] {
            let said = |line: &&String| {
                line.contains(&format!("\"action\":\"{action}\""))
                    && line.contains(&format!("\"detail\":\"{detail}\""))
            };
            assert_eq!(log.iter().filter(said).count(), 1, "{engine:?}: {action} {detail} in {log:#?}");
        }
        assert!(log.iter().all(|line| !line.to_lowercase().contains("kantina")));
        let names_mark = |line: &&String| line.contains(&format!("\"digest\":\"{mark_id}\""));
        assert_eq!(log.iter().filter(names_mark).count(), 2, "{engine:?}: made and taken back");
    }
}

/// What is kept of a patient's identities, as it lies in the database.
async fn kept(store: &Store) -> Vec<u8> {
    let query = "select sealed_identities from patient where sealed_identities is not null";
    match store {
        Store::Sqlite(pool) => sqlx::query_scalar(query).fetch_one(pool).await,
        Store::Postgres(pool) => sqlx::query_scalar(query).fetch_one(pool).await,
    }
    .expect("something is kept")
}

#[tokio::test]
async fn a_mark_is_kept_sealed() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = import(&scene, PATIENT, &TALK).await;
        let mut kari = signed_in(&scene, "kari").await;
        mark(&mut kari, id, &place(TALK[1].1, 1, "kantina", "org")).await;
        let kept = kept(&scene.clinic.store).await;
        assert!(kept.len() > 100, "{engine:?}");
        assert!(!String::from_utf8_lossy(&kept).contains("kantina"), "{engine:?}");
    }
}

/// The note is drafted behind the marks, and the words come back in it.
#[tokio::test]
async fn a_draft_after_a_mark_has_the_words_again_and_no_surrogate() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let talk = [("patient", "Jeg har hatt vondt i høyre kne i tre uker etter arbeidet i kantina.")];
        let id = import(&scene, PATIENT, &talk).await;
        let mut kari = signed_in(&scene, "kari").await;
        let marked = mark(&mut kari, id, &place(talk[0].1, 0, "kantina", "org")).await.json();
        let surrogate =
            marked["utterances"][0]["hidden"].as_array().expect("parts").last().expect("one")["surrogate"]
                .clone();
        let draft = kari.post(&format!("/api/consultations/{id}/draft"), "").await;
        assert_eq!(draft.status, StatusCode::CREATED, "{engine:?}: {}", draft.text);
        assert!(draft.text.contains("kantina"), "{engine:?}: {}", draft.text);
        let surrogate = surrogate.as_str().expect("a word");
        assert!(!draft.text.contains(surrogate), "{engine:?}: {surrogate} in {}", draft.text);
        let shown = identities(&mut kari, id).await;
        assert_eq!(shown["utterances"], marked["utterances"], "{engine:?}: the surrogates stay the same");
    }
}

#[tokio::test]
async fn marks_made_at_once_all_stand() {
    for engine in Engine::all() {
        let scene = std::sync::Arc::new(Scene::on(engine).await);
        let words = ["kantina", "verkstedet", "butikken"];
        let talk: Vec<(&str, &str)> = words.iter().map(|word| ("patient", *word)).collect();
        let id = import(&scene, PATIENT, &talk).await;
        let mut marking = tokio::task::JoinSet::new();
        for (utterance, word) in words.into_iter().enumerate() {
            let scene = std::sync::Arc::clone(&scene);
            marking.spawn(async move {
                let mut kari = signed_in(&scene, "kari").await;
                mark(&mut kari, id, &place(word, utterance, word, "org")).await
            });
        }
        for answer in marking.join_all().await {
            assert_eq!(answer.status, StatusCode::CREATED, "{engine:?}: {}", answer.text);
        }
        let mut kari = signed_in(&scene, "kari").await;
        assert_eq!(
            identities(&mut kari, id).await["marks"].as_array().expect("marks").len(),
            3,
            "{engine:?}"
        );
    }
}
