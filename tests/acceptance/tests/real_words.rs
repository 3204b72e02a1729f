//! No surrogate is the real name or number of anybody at the clinic, as far as the clinic knew when it was chosen.

use acceptance::{Engine, Scene, consultation_json, moment};
use clinic::patient::{ErasureLaw, WhichPatient};
use clinical::access::Role;
use store::Store;
use uuid::Uuid;

/// Imports a talk of a patient of this name, who says that `told` came along.
async fn import(scene: &Scene, name: &str, told: &str) -> Uuid {
    let said = format!("Det er {name}. Søsteren min, {told}, kjørte meg hit.");
    scene.import(&consultation_json(name, "", &[("patient", said.as_str())])).await
}

/// What stands for the words of `name` in the consultation.
async fn surrogate(scene: &Scene, id: Uuid, name: &str) -> String {
    let identities = scene.clinic.identities(&scene.kari, id, &mut moment()).await.expect("looks");
    let text: Vec<char> = identities.transcript.utterances[0].text.chars().collect();
    let said =
        |start: usize, end: usize| text[start..end].iter().collect::<String>().split(' ').any(|w| w == name);
    let part = identities.hidden[0].iter().find(|part| said(part.start, part.end)).expect("is hidden");
    part.surrogate.split(' ').next().expect("a word").to_lowercase()
}

async fn kept_hashes(store: &Store) -> usize {
    store.real_words().await.expect("reads").len()
}

#[tokio::test]
async fn a_surrogate_is_nobodys_name_among_the_other_patients() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let mut names: Vec<String> = Vec::new();
        // Each surrogate becomes the name of the next patient. With two dozen names to choose from, the same one would
        // come again if nothing were known of those before.
        for number in 0..14 {
            let sister = format!("Hilde Nordheim{number}");
            let id = import(&scene, &format!("Else Skogvang{number}"), &sister).await;
            let chosen = surrogate(&scene, id, "Else").await;
            assert!(!names.contains(&chosen), "{engine:?}: {chosen} is the name of a patient");
            import(&scene, &format!("{chosen} Breidvoll"), "Gunn").await;
            names.push(chosen);
        }
    }
}

#[tokio::test]
async fn who_is_named_in_another_patients_talk_counts_once_the_note_is_drafted() {
    let scene = Scene::on(Engine::Sqlite).await;
    let first = import(&scene, "Else Skogvang", "Hilde").await;
    let before = scene.clinic.store.real_words().await.expect("reads");
    scene.clinic.draft(&scene.kari, first, &mut moment()).await.expect("drafts");
    let after = scene.clinic.store.real_words().await.expect("reads");
    let size = |kept: &[(store::PatientRow, clinical::Sealed)]| kept[0].1.as_bytes().len();
    assert!(size(&after) > size(&before), "the sister's name is one more");
}

#[tokio::test]
async fn the_hashes_of_an_erased_patient_are_gone() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = import(&scene, "Else Skogvang", "Hilde").await;
        import(&scene, "Randi Lie", "Gunn").await;
        assert_eq!(kept_hashes(&scene.clinic.store).await, 2, "{engine:?}");
        let manager = clinical::access::Actor { role: Role::Manager, ..scene.kari.clone() };
        let which = WhichPatient::Consultation(id);
        let law = ErasureLaw::Pasientjournalloven25;
        let erasure = scene.clinic.erase_patient(&manager, &which, law, &moment()).await.expect("may");
        erasure.commit().await.expect("erases");
        assert_eq!(kept_hashes(&scene.clinic.store).await, 1, "{engine:?}");
    }
}

/// One row that somebody damaged must not stop everybody's drafts, nor an import of its patient.
#[tokio::test]
async fn a_damaged_row_stops_nobodys_draft() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let damaged = import(&scene, "Else Skogvang", "Hilde").await;
        let other = import(&scene, "Randi Lie", "Gunn").await;
        for statement in [
            "update patient set sealed_real_words = sealed_identities",
            "update patient set wrapped_key = sealed_identities where id = (select patient_id from consultation limit 1)",
        ] {
            match &scene.clinic.store {
                Store::Sqlite(pool) => drop(sqlx::query(statement).execute(pool).await.expect("damages")),
                Store::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.expect("damages")),
            }
        }
        let drafts = [
            scene.clinic.draft(&scene.kari, damaged, &mut moment()).await.is_ok(),
            scene.clinic.draft(&scene.kari, other, &mut moment()).await.is_ok(),
        ];
        assert_eq!(drafts.iter().filter(|drafted| **drafted).count(), 1, "{engine:?}: {drafts:?}");
    }
}
