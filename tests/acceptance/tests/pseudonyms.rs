//! A patient's pseudonyms grow with every draft, sealed with the patient, whoever drafts at the same time.

use acceptance::{Engine, Scene, consultation_json, moment};
use clinic::consultation::OpenedNote;
use clinical::access::{Action, Purpose, decide};
use uuid::Uuid;

const NATIONAL_ID: &str = "12869330211";
const FIRST: [(&str, &str); 2] = [
    ("clinician", "Hei, Randi Lie. Hva plager deg?"),
    ("patient", "Jeg har hatt vondt i høyre kne i tre uker, sier Sverre Kvernbekk også."),
];
const SECOND: [(&str, &str); 2] = [
    ("clinician", "Hei igjen, Randi. Hvordan går det med kneet?"),
    ("patient", "Kneet er bedre, men Sverre Kvernbekk sier at jeg halter fortsatt."),
];

/// How often the patient's identities were kept, and the sealed bytes.
async fn kept(scene: &Scene, consultation: Uuid) -> (u32, Vec<u8>) {
    let facts = scene.clinic.store.facts(consultation).await.expect("reads").expect("is there");
    let grant = decide(&scene.kari, Purpose::Treatment, Action::Draft, facts).expect("allowed");
    let mut acting = scene.clinic.store.act(&grant, moment().now).await.expect("begins");
    let (revision, sealed) = acting.identities().await.expect("reads").expect("were kept");
    (revision, sealed.as_bytes().to_vec())
}

fn texts(opened: OpenedNote) -> String {
    let OpenedNote::Draft(note) = opened else { panic!("a draft") };
    note.statements.iter().map(|statement| statement.text.clone()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn two_drafts_of_one_patient_at_once_both_keep_what_they_added() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let first = scene.import(&consultation_json("Randi Lie", NATIONAL_ID, &FIRST)).await;
        let second = scene.import(&consultation_json("Randi Lie", NATIONAL_ID, &SECOND)).await;
        let (mut one, mut other) = (moment(), moment());
        let drafts = tokio::join!(
            scene.clinic.draft(&scene.kari, first, &mut one),
            scene.clinic.draft(&scene.kari, second, &mut other),
        );
        let (first_note, second_note) = (texts(drafts.0.expect("drafts")), texts(drafts.1.expect("drafts")));
        assert!(first_note.to_lowercase().contains("kne"), "{engine:?}");
        assert!(
            !first_note.contains('[') && !second_note.contains('['),
            "nothing is uncertain in an untouched draft"
        );
        let (revision, sealed) = kept(&scene, second).await;
        assert_eq!(revision, 3, "{engine:?}: the import and both drafts");
        let holds = |word: &str| sealed.windows(word.len()).any(|bytes| bytes == word.as_bytes());
        assert!(!holds("randi") && !holds("kvernbekk") && !holds("seed"), "{engine:?}");
    }
}
