//! New key-encryption keys, old content: rotation rewraps keys and leaves sealed rows byte for byte as they were.

use std::sync::Arc;

use acceptance::{Engine, Scene, consultation_json, moment};
use clinic::ClinicError;
use sqlx::{Executor, Row};
use store::{Store, StoreError};
use uuid::Uuid;

const TALK: [(&str, &str); 2] =
    [("clinician", "Hva kan jeg hjelpe deg med?"), ("patient", "Jeg har hatt vondt i høyre kne i tre uker.")];

/// The bytes of one column of every row, in a fixed order.
async fn column(store: &Store, statement: &'static str) -> Vec<Vec<u8>> {
    match store {
        Store::Sqlite(pool) => {
            pool.fetch_all(statement).await.expect("rows").iter().map(|row| row.get(0)).collect()
        }
        Store::Postgres(pool) => {
            pool.fetch_all(statement).await.expect("rows").iter().map(|row| row.get(0)).collect()
        }
    }
}

async fn sealed_rows(store: &Store) -> Vec<Vec<Vec<u8>>> {
    let mut columns = Vec::new();
    for statement in [
        "select sealed_head from consultation order by id",
        "select sealed_transcript from consultation order by id",
        "select sealed_note from note_version order by consultation_id, revision",
    ] {
        columns.push(column(store, statement).await);
    }
    columns
}

async fn wrapped_keys(store: &Store) -> Vec<Vec<u8>> {
    column(store, "select wrapped_key from patient order by id").await
}

async fn three_patients(scene: &Scene) -> Vec<Uuid> {
    let mut consultations = Vec::new();
    for name in ["Randi Lie", "Else Moe", "Ivar Aas"] {
        let id = scene.import(&consultation_json(name, "", &TALK)).await;
        scene.clinic.draft(&scene.kari, id, &mut moment()).await.expect("drafts");
        consultations.push(id);
    }
    consultations
}

#[tokio::test]
async fn sealed_rows_stay_byte_for_byte_and_open_under_the_new_generation_alone() {
    for engine in Engine::all() {
        let mut scene = Scene::on(engine).await;
        let consultations = three_patients(&scene).await;
        let (rows, keys) = (sealed_rows(&scene.clinic.store).await, wrapped_keys(&scene.clinic.store).await);

        let clinic = Arc::get_mut(&mut scene.clinic).expect("nobody else holds it");
        clinic.keys.add_generation(&mut moment().rng);
        let (fingerprint, generation) = (clinic.keys.fingerprint(), clinic.keys.generation());
        clinic.store.bind_key(&fingerprint, generation).await.expect("moves on");
        assert_eq!(clinic.rewrap_patients(&scene.operator, &mut moment()).await.expect("rewraps"), 3);
        clinic.keys.forget_older();

        assert_eq!(sealed_rows(&scene.clinic.store).await, rows, "{engine:?}");
        let rewrapped = wrapped_keys(&scene.clinic.store).await;
        assert!(rewrapped.iter().zip(&keys).all(|(new, old)| new != old), "{engine:?}");
        for id in consultations {
            scene.clinic.open(&scene.kari, id, &moment()).await.expect("opens");
        }
        assert_eq!(
            scene.clinic.rewrap_patients(&scene.operator, &mut moment()).await.expect("nothing is left"),
            0
        );
        let log = scene.audit_lines().await;
        assert!(log.iter().any(|line| line.contains("manage_keys")), "{engine:?}");
    }
}

#[tokio::test]
async fn a_process_that_holds_the_old_key_alone_loses_nothing_and_says_what_to_do() {
    for engine in Engine::all() {
        let mut scene = Scene::on(engine).await;
        let consultations = three_patients(&scene).await;
        // Another process rotates: this one's keys are the old ones.
        let (recipient, identity) = acceptance::age_pair();
        let backup = vault::backup::make(&scene.clinic.keys, &[recipient]).expect("copies");
        let old = vault::backup::open(&backup, &identity).expect("copies");
        let clinic = Arc::get_mut(&mut scene.clinic).expect("nobody else holds it");
        clinic.keys.add_generation(&mut moment().rng);
        let (fingerprint, generation) = (clinic.keys.fingerprint(), clinic.keys.generation());
        clinic.store.bind_key(&fingerprint, generation).await.expect("moves on");
        clinic.rewrap_patients(&scene.operator, &mut moment()).await.expect("rewraps");
        let new = std::mem::replace(&mut clinic.keys, old);

        let refused = scene.clinic.open(&scene.kari, consultations[0], &moment()).await.map(|_| ());
        assert!(
            matches!(refused, Err(ClinicError::Vault(vault::VaultError::Generation { found: 2 }))),
            "{refused:?}"
        );
        let request = clinic::consultation::ImportRequest {
            format: exchange::Format::Referent,
            content: consultation_json("Nina Berg", "", &TALK).into_bytes(),
            patient: None,
            language: None,
            setting: None,
        };
        let refused = scene.clinic.import(&scene.kari, "fastlege", request, &mut moment()).await;
        assert!(
            matches!(refused, Err(ClinicError::Store(StoreError::KeysRotated))),
            "{engine:?}: {refused:?}"
        );

        let clinic = Arc::get_mut(&mut scene.clinic).expect("nobody else holds it");
        clinic.keys = new;
        clinic.keys.forget_older();
        for id in consultations {
            scene.clinic.open(&scene.kari, id, &moment()).await.expect("all opens");
        }
    }
}

#[tokio::test]
async fn reading_does_not_wait_for_the_write_lock() {
    let scene = Scene::on(Engine::Sqlite).await;
    let consultation = scene.import(&consultation_json("Randi Lie", "", &TALK)).await;
    let Store::Sqlite(pool) = &scene.clinic.store else { panic!("SQLite") };
    let writing = pool.begin_with("begin immediate").await.expect("the write lock");
    let store = &scene.clinic.store;
    let reads = async {
        store.facts(consultation).await.expect("reads").expect("is there");
        store.account_by_username("kari").await.expect("reads").expect("is there");
        store.session("no such token", moment().now).await.expect("reads");
        store.key_fingerprint().await.expect("reads").expect("bound");
        store.patient_id("nobody").await.expect("reads");
        store.health().await.expect("reads");
    };
    tokio::time::timeout(std::time::Duration::from_secs(5), reads).await.expect("nothing waits");
    drop(writing);
}
