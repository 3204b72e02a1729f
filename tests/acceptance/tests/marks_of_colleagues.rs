//! Two clinicians of one patient: what one marked hides the words for both, and is shown to and taken back by its maker
//! only.

use acceptance::{Answer, Engine, Scene, Visitor, consultation_json, moment};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

const PATIENT: (&str, &str) = ("Randi Lie", "12869330211");
const TALK: [(&str, &str); 1] = [("patient", "Jeg jobber i kantina og sover på verkstedet.")];
/// What a colleague imports: one word that was marked, one that was not.
const GUESSES: &str = "Er det kantina eller butikken?";

struct Two {
    scene: Scene,
    kari: (Visitor, String),
    ola: (Visitor, String),
}

async fn signed_in(scene: &Scene, username: &str) -> Visitor {
    let mut visitor = Visitor::new(&scene.clinic, moment);
    assert_eq!(visitor.sign_in(username).await.status, StatusCode::OK);
    visitor
}

/// Kari has marked «kantina»; Ola has imported a consultation of his own of the same patient.
async fn two(engine: Engine) -> Two {
    let scene = Scene::on(engine).await;
    let id = scene.import(&consultation_json(PATIENT.0, PATIENT.1, &TALK)).await;
    let (mut kari, mut ola) = (signed_in(&scene, "kari").await, signed_in(&scene, "ola").await);
    let content = consultation_json(PATIENT.0, PATIENT.1, &[("clinician", GUESSES)]);
    let import = json!({"format": "referent", "content": content});
    let imported = ola.post("/api/consultations", &import.to_string()).await;
    assert_eq!(imported.status, StatusCode::CREATED, "{}", imported.text);
    let address = |id: &str| format!("/api/consultations/{id}/identities");
    let of_ola = address(imported.json()["id"].as_str().expect("an id"));
    let of_kari = address(&id.to_string());
    let marked = mark(&mut kari, &of_kari, TALK[0].1, "kantina").await;
    assert_eq!(marked.status, StatusCode::CREATED, "{}", marked.text);
    Two { scene, kari: (kari, of_kari), ola: (ola, of_ola) }
}

async fn mark(visitor: &mut Visitor, identities: &str, text: &str, words: &str) -> Answer {
    let start = text[..text.find(words).expect("is said")].chars().count();
    let place = json!({"utterance": 0, "start": start, "end": start + words.chars().count(), "kind": "org"});
    visitor.post(&format!("{identities}/marks"), &place.to_string()).await
}

/// Whether `words` are hidden in the first utterance, and why.
fn why_hidden(identities: &Value, words: &str) -> Option<String> {
    let said = &identities["utterances"][0];
    let text = said["text"].as_str().expect("text");
    let start = text[..text.find(words)?].chars().count();
    let parts = said["hidden"].as_array().expect("parts");
    let part = parts.iter().find(|part| part["start"] == json!(start))?;
    part["source"].as_str().map(str::to_owned)
}

#[tokio::test]
async fn a_colleague_sees_that_there_is_a_mark_and_not_what_it_says() {
    for engine in Engine::all() {
        let Two { scene: _scene, kari: (mut kari, of_kari), ola: (mut ola, of_ola) } = two(engine).await;
        let seen = ola.get(&of_ola).await.json();
        assert_eq!(seen["marks"].as_array().map(Vec::len), Some(1), "{engine:?}");
        assert_eq!(seen["marks"][0]["kind"], "org");
        assert_eq!(seen["marks"][0].get("text"), None, "{engine:?}: {}", seen["marks"]);
        assert_eq!(why_hidden(&seen, "kantina").as_deref(), Some("found"), "hidden, and no mark is told");
        assert_eq!(why_hidden(&seen, "butikken"), None);
        let own = kari.get(&of_kari).await.json();
        assert_eq!(own["marks"][0]["text"], "kantina");
        assert_eq!(why_hidden(&own, "kantina").as_deref(), Some("marked"));
    }
}

#[tokio::test]
async fn only_its_maker_takes_a_mark_back_and_each_has_a_mark_of_their_own() {
    for engine in Engine::all() {
        let Two { scene, kari: (mut kari, of_kari), ola: (mut ola, of_ola) } = two(engine).await;
        let id_of = |identities: &Value| identities["marks"][0]["id"].as_str().expect("an id").to_owned();
        let of_colleague = format!("{of_ola}/marks/{}", id_of(&ola.get(&of_ola).await.json()));
        let refused = ola.send("DELETE", &of_colleague, Body::empty()).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::FORBIDDEN, "mark_of_colleague"));
        assert!(!refused.text.contains("kantina"));

        // The same words marked by both: when one takes theirs back, the other's still hides them.
        let both = mark(&mut ola, &of_ola, GUESSES, "kantina").await.json();
        assert_eq!(both["marks"].as_array().map(Vec::len), Some(2), "{engine:?}");
        assert_eq!(why_hidden(&both, "kantina").as_deref(), Some("marked"));
        let of_mine = format!("{of_kari}/marks/{}", id_of(&kari.get(&of_kari).await.json()));
        let after = kari.send("DELETE", &of_mine, Body::empty()).await;
        assert_eq!(after.status, StatusCode::OK, "{engine:?}: {}", after.text);
        assert_eq!(why_hidden(&after.json(), "kantina").as_deref(), Some("found"), "{engine:?}");

        let log = scene.audit_lines().await;
        for (mark, detail) in [(&of_mine, "mark"), (&of_mine, "unmark")] {
            let id = mark.rsplit('/').next().expect("an id");
            let said = |line: &&String| {
                line.contains(&format!("\"detail\":\"{detail}\""))
                    && line.contains(&format!("\"digest\":\"{id}\""))
            };
            assert_eq!(log.iter().filter(said).count(), 1, "{engine:?}: {detail} in {log:#?}");
        }
    }
}
