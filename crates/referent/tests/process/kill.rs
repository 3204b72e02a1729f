//! kill -9 of the server at twenty random moments of a scripted review loses no acknowledged edit.

use std::sync::mpsc;
use std::time::Duration;

use crate::running::{Client, Server, json_of, make_account};
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};

const KILLS: usize = 20;

fn statements(note: &Value) -> Vec<&Value> {
    let sections = note["sections"].as_array().expect("sections");
    sections.iter().flat_map(|section| section["statements"].as_array().expect("statements")).collect()
}

fn texts(note: &Value) -> Vec<String> {
    statements(note).iter().map(|statement| statement["text"].as_str().expect("text").to_owned()).collect()
}

/// Edits as fast as the server acknowledges until it is gone; gives what was acknowledged.
fn edit_until_killed(client: &Client, id: &str, mut revision: u64, round: usize) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for step in 0.. {
        let text = format!("Prøve {round} nummer {step}.");
        let edit = json!({"revision": revision, "edit": {"kind": "add", "section": "plan", "text": text}});
        match client.try_post(&format!("/api/consultations/{id}/edits"), &edit) {
            Ok((200, body)) => {
                revision =
                    serde_json::from_str::<Value>(&body).expect("JSON")["revision"].as_u64().expect("number");
                acknowledged.push(text);
            }
            Ok((status, body)) => panic!("{status} {body}"),
            Err(_) => return acknowledged,
        }
    }
    acknowledged
}

#[test]
fn no_acknowledged_edit_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    make_account(data);
    let mut random = rand::rngs::StdRng::seed_from_u64(20);

    let server = Server::start(data);
    let client = Client::sign_in(&server);
    let content = "Lege: Hva plager deg?\nPasient: Jeg har hatt vondt i høyre kne i tre uker.";
    let import = json!({"format": "text", "content": content, "patient": {"name": "Randi Lie"}});
    let id = json_of(&client.post("/api/consultations", &import))["id"].as_str().expect("an id").to_owned();
    let drafted = json_of(&client.post(&format!("/api/consultations/{id}/draft"), &json!({})));
    let mut expected = texts(&drafted);
    drop(server);

    let mut acknowledged_in_all = 0;
    for round in 0..KILLS {
        let server = Server::start(data);
        let client = Client::sign_in(&server);
        let note = json_of(&client.get(&format!("/api/consultations/{id}")))["note"].clone();
        let kept = texts(&note);
        assert_eq!(
            kept[..expected.len()],
            expected[..],
            "round {round}: an acknowledged edit is gone or changed"
        );
        assert!(kept.len() <= expected.len() + 1, "round {round}: more than the one edit under way has come");
        expected = kept;

        let revision = note["revision"].as_u64().expect("number");
        let (sender, receiver) = mpsc::channel();
        let thread_id = id.clone();
        std::thread::spawn(move || sender.send(edit_until_killed(&client, &thread_id, revision, round)));
        std::thread::sleep(Duration::from_millis(random.random_range(20..400)));
        server.kill();
        let acknowledged = receiver.recv_timeout(Duration::from_secs(30)).expect("the client ends");
        acknowledged_in_all += acknowledged.len();
        expected.extend(acknowledged);
    }
    assert!(
        acknowledged_in_all > KILLS,
        "only {acknowledged_in_all} edits were acknowledged between {KILLS} kills"
    );
    println!("{acknowledged_in_all} acknowledged edits survived {KILLS} kills");

    let server = Server::start(data);
    let client = Client::sign_in(&server);
    let note = json_of(&client.get(&format!("/api/consultations/{id}")))["note"].clone();
    assert_eq!(texts(&note)[..expected.len()], expected[..]);
    drop(server);
    assert_whole_log(data);
}

/// The chain is whole after all those kills.
fn assert_whole_log(data: &std::path::Path) {
    let pool = data.join("store/referent.sqlite");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store::Store::open_sqlite(&pool).await.expect("opens");
        let actor = clinical::access::Actor {
            account: uuid::Uuid::nil(),
            name: "operator".into(),
            hpr_number: None,
            role: clinical::access::Role::Operator,
        };
        let purpose = clinical::access::Purpose::Operation;
        let action = clinical::access::Action::ReadAudit;
        let grant = clinical::access::decide(&actor, purpose, action, clinical::access::Facts::default());
        let now = jiff::Timestamp::UNIX_EPOCH;
        let entries = store.audit_entries(&grant.expect("allowed"), now).await.expect("reads");
        let lines: Vec<String> =
            entries.iter().map(|entry| serde_json::to_string(entry).expect("JSON")).collect();
        store::audit::verify(lines.iter().map(String::as_str), None).expect("the chain is whole");
    });
}
