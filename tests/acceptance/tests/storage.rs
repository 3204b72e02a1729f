//! Storage keeps its promises on both engines.

use acceptance::{Engine, Scene, consultation_json, moment};
use clinic::consultation::OpenedNote;
use clinical::access::{Action, Facts, Purpose, decide};
use sqlx::Executor;
use store::{Store, StoreError};

const TALK: [(&str, &str); 4] = [
    ("clinician", "Hva kan jeg hjelpe deg med?"),
    ("patient", "Jeg har hatt vondt i høyre kne i tre uker."),
    ("clinician", "Har du feber?"),
    ("patient", "Nei."),
];

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let mut count = 0;
        for statement in store::statements() {
            match &scene.clinic.store {
                Store::Sqlite(pool) => pool.prepare(sqlx::SqlStr::from_static(statement)).await.map(|_| ()),
                Store::Postgres(pool) => pool.prepare(sqlx::SqlStr::from_static(statement)).await.map(|_| ()),
            }
            .unwrap_or_else(|error| panic!("{engine:?} refuses\n{statement}\n{error}"));
            count += 1;
        }
        assert!(count >= 25, "only {count} statements listed");
    }
}

#[tokio::test]
async fn an_act_that_is_not_committed_leaves_no_trace() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let before = scene.audit_lines().await.len();
        let facts = Facts::default();
        let grant = decide(&scene.kari, Purpose::Treatment, Action::List, facts).expect("allowed");
        drop(scene.clinic.store.act(&grant, moment().now).await.expect("begins"));
        // Reading the log twice adds the one entry of the first reading.
        assert_eq!(scene.audit_lines().await.len(), before + 1, "{engine:?}");
    }
}

#[tokio::test]
async fn concurrent_acts_make_one_whole_chain() {
    for engine in Engine::all() {
        let scene = std::sync::Arc::new(Scene::on(engine).await);
        let consultation = scene.import(&consultation_json("Randi Lie", "", &TALK)).await;
        let mut acts = tokio::task::JoinSet::new();
        for _ in 0..24 {
            let scene = std::sync::Arc::clone(&scene);
            acts.spawn(
                async move { scene.clinic.open(&scene.kari, consultation, &moment()).await.map(|_| ()) },
            );
        }
        for outcome in acts.join_all().await {
            outcome.expect("opens");
        }
        let lines = scene.audit_lines().await;
        let verified = store::audit::verify(lines.iter().map(String::as_str), None).expect("whole");
        assert!(verified.entries >= 24, "{engine:?}");
    }
}

#[tokio::test]
async fn a_refused_act_stands_in_the_log() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let consultation = scene.import(&consultation_json("Randi Lie", "", &TALK)).await;
        assert!(scene.clinic.open(&scene.ola, consultation, &moment()).await.is_err());
        let log = scene.audit_lines().await.join("\n");
        assert!(log.contains("denied_not_responsible"), "{engine:?}");
        assert!(log.contains(&scene.ola.account.to_string()), "{engine:?}");
    }
}

#[tokio::test]
async fn a_signed_note_and_a_log_entry_cannot_be_changed_even_with_sql() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let consultation = scene.import(&consultation_json("Randi Lie", "", &TALK)).await;
        let drafted = scene.clinic.draft(&scene.kari, consultation, &mut moment()).await.expect("drafts");
        let OpenedNote::Draft(note) = drafted else { panic!("a draft") };
        let signed =
            scene.clinic.sign(&scene.kari, (consultation, "fastlege"), note.revision, &mut moment()).await;
        signed.expect("signs");
        for tampering in [
            "update signed_note set content_sha256 = 'x'",
            "update audit set outcome = 'x'",
            "delete from audit",
            "delete from signed_note",
            "insert or replace into audit select * from audit",
            "insert or replace into signed_note select * from signed_note",
            "truncate audit",
        ] {
            let outcome = match &scene.clinic.store {
                Store::Sqlite(pool) => pool.execute(tampering).await.map(|_| ()),
                Store::Postgres(pool) => pool.execute(tampering).await.map(|_| ()),
            };
            assert!(outcome.is_err(), "{engine:?} allowed: {tampering}");
        }
    }
}

#[tokio::test]
async fn a_full_disk_is_said_and_loses_nothing() {
    let scene = Scene::on(Engine::Sqlite).await;
    let consultation = scene.import(&consultation_json("Randi Lie", "", &TALK)).await;
    let Store::Sqlite(pool) = &scene.clinic.store else { panic!("SQLite") };
    // The engine's own way to say "no more pages"; it is per connection, so every connection of the pool is told.
    let mut connections = Vec::new();
    for _ in 0..4 {
        let mut connection = pool.acquire().await.expect("a connection");
        connection.execute("pragma max_page_count = 1").await.expect("limits");
        connections.push(connection);
    }
    drop(connections);
    let long = "Pasienten forteller om smerter. ".repeat(4000);
    let request = clinic::consultation::ImportRequest {
        format: exchange::Format::Referent,
        content: consultation_json("Else Moe", "", &[("patient", &long)]).into_bytes(),
        patient: None,
        language: None,
        setting: None,
    };
    let outcome = scene.clinic.import(&scene.kari, "fastlege", request, &mut moment()).await;
    let error = outcome.expect_err("no room");
    assert!(matches!(error, clinic::ClinicError::Store(StoreError::Full)), "{error:?}");
    assert!(error.to_string().contains("everything saved earlier is safe"));
    scene.clinic.store.close().await;
    let reopened = Store::open_sqlite(&scene.folder.path().join("referent.sqlite")).await.expect("opens");
    assert!(
        reopened.facts(consultation).await.expect("reads").is_some(),
        "the earlier consultation is there"
    );
}
