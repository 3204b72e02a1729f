//! An erased patient is gone: for the clinic with all its keys, for a key backup, and for whoever reads the files.

use std::path::PathBuf;

use acceptance::{Engine, Scene, consultation_json, moment};
use clinic::ClinicError;
use clinic::note::{Edit, ExportFormat};
use clinic::patient::{ErasureCertificate, ErasureLaw, NotProven, WhichPatient};
use clinical::access::{Action, Actor, Grant, Purpose, Role, decide};
use clinical::{Sealed, Section};
use sqlx::{Executor, Row};
use store::audit::Entry;
use store::{Store, StoreError, Trace};
use uuid::Uuid;

const NUMBER: &str = "15867030058";
const TALK: [(&str, &str); 3] = [
    ("clinician", "Hva kan jeg hjelpe deg med?"),
    ("patient", "Jeg har hatt vondt i høyre kne i tre uker."),
    ("clinician", "Du kan ta Paracet 500 milligram tre ganger om dagen."),
];
const LAW: ErasureLaw = ErasureLaw::Pasientjournalloven25;

fn manager() -> Actor {
    Actor { account: Uuid::from_u128(77), name: "Mona Moe".into(), hpr_number: None, role: Role::Manager }
}

/// A patient with a signed note and an addendum, and another patient who must not notice anything.
async fn signed(scene: &Scene) -> (Uuid, Uuid) {
    let id = scene.import(&consultation_json("Randi Lie", NUMBER, &TALK)).await;
    let other = scene.import(&consultation_json("Else Moe", "", &TALK)).await;
    let clinic = &scene.clinic;
    let drafted = clinic.draft(&scene.kari, id, &mut moment()).await.expect("drafts");
    let clinic::consultation::OpenedNote::Draft(mut note) = drafted else { panic!("a draft") };
    while let Some(open) = note.statements.iter().find(|statement| statement.is_unresolved()) {
        let edit = (note.revision, Edit::Accept(open.id));
        let edited = clinic.edit(&scene.kari, id, edit, &mut moment()).await.expect("accepts");
        let clinic::consultation::OpenedNote::Draft(edited) = edited else { panic!("a draft") };
        note = edited;
    }
    clinic.sign(&scene.kari, (id, "fastlege"), note.revision, &mut moment()).await.expect("signs");
    clinic.addend(&scene.kari, (id, "fastlege"), "Har ringt.", &mut moment()).await.expect("addends");
    (id, other)
}

async fn grant(scene: &Scene, consultation: Uuid) -> Grant {
    let facts = scene.clinic.store.facts(consultation).await.expect("reads").expect("is there");
    decide(&scene.kari, Purpose::Treatment, Action::Read, facts).expect("allowed")
}

async fn wrapped_key(scene: &Scene, consultation: Uuid) -> (Uuid, Sealed, u32) {
    let grant = grant(scene, consultation).await;
    let patient = grant.facts().patient.expect("a patient");
    let mut acting = scene.clinic.store.act(&grant, moment().now).await.expect("begins");
    let row = acting.patient(patient).await.expect("reads");
    (patient, row.wrapped_key, row.generation)
}

async fn erase(scene: &Scene, which: &WhichPatient) -> Result<(ErasureCertificate, bool), ClinicError> {
    scene.clinic.erase_patient(&manager(), which, LAW, &moment()).await
}

async fn entries(scene: &Scene) -> Vec<Entry> {
    scene.clinic.audit_log(&scene.operator, &moment()).await.expect("the log")
}

#[tokio::test]
async fn every_act_on_an_erased_patient_says_so_and_others_notice_nothing() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, other) = signed(&scene).await;
        let clinic = &scene.clinic;
        erase(&scene, &WhichPatient::Consultation(id)).await.expect("erases");
        let kari = &scene.kari;
        let add = Edit::Add { section: Section::Plan, text: "Kontroll.".to_owned() };
        let outcomes = [
            clinic.open(kari, id, &moment()).await.map(|_| ()),
            clinic.draft(kari, id, &mut moment()).await.map(|_| ()),
            clinic.edit(kari, id, (1, add), &mut moment()).await.map(|_| ()),
            clinic.sign(kari, (id, "fastlege"), 1, &mut moment()).await.map(|_| ()),
            clinic.addend(kari, (id, "fastlege"), "Mer.", &mut moment()).await.map(|_| ()),
            clinic.history(kari, id, &moment()).await.map(|_| ()),
            clinic.export(kari, id, ExportFormat::Html, &moment()).await.map(|_| ()),
            erase(&scene, &WhichPatient::Consultation(id)).await.map(|_| ()),
        ];
        for (index, outcome) in outcomes.into_iter().enumerate() {
            assert!(matches!(outcome, Err(ClinicError::Erased)), "{engine:?} {index}: {outcome:?}");
        }
        let (_, list) = clinic.consultations(kari, None, &moment()).await.expect("lists");
        assert_eq!(list.iter().map(|line| line.id).collect::<Vec<_>>(), [other], "{engine:?}");
        clinic.open(kari, other, &moment()).await.expect("the other patient's opens");

        // The same person and the same file again: a new patient, not the old one raised.
        let again = scene.import(&consultation_json("Randi Lie", NUMBER, &TALK)).await;
        assert_ne!(again, id, "{engine:?}");
        clinic.open(kari, again, &moment()).await.expect("opens");
    }
}

#[tokio::test]
async fn the_certificate_stands_in_the_log_and_a_changed_one_does_not() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, _) = signed(&scene).await;
        let (patient, sealed, generation) = wrapped_key(&scene, id).await;
        let wrapped = vault::WrappedKey { generation, sealed };
        let fingerprint = scene.clinic.keys.unwrap(patient, &wrapped).expect("unwraps").fingerprint();
        let before = entries(&scene).await;
        let by_number = WhichPatient::NationalId(NUMBER.to_owned().into());
        let (certificate, scrubbed) = erase(&scene, &by_number).await.expect("erases");
        assert!(scrubbed, "{engine:?}");
        assert_eq!(certificate.statement.patient, patient);
        assert_eq!(certificate.statement.key_fingerprint, fingerprint);
        assert!(certificate.statement.unreadable_rows >= 4, "{engine:?}: {certificate:?}");

        let log = entries(&scene).await;
        assert_eq!(certificate.check(&log), Ok(()), "{engine:?}");
        let json = serde_json::to_string(&certificate).expect("JSON");
        assert!(!json.contains("Randi") && !json.contains(NUMBER));
        let read: ErasureCertificate = serde_json::from_str(&json).expect("reads");
        assert_eq!(read.check(&log), Ok(()));
        assert_eq!(certificate.check(&before), Err(NotProven::NoEntry));
        let mut changed = certificate.clone();
        changed.statement.unreadable_rows += 1;
        assert_eq!(changed.check(&log), Err(NotProven::Changed));
        changed.sha256 = changed.statement.digest();
        assert_eq!(changed.check(&log), Err(NotProven::OtherAct));
        changed = ErasureCertificate { audit_sequence: 1, ..certificate };
        assert_eq!(changed.check(&log), Err(NotProven::OtherEntry));
    }
}

#[tokio::test]
async fn only_a_manager_erases_and_a_refusal_stands_in_the_log() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, _) = signed(&scene).await;
        let which = WhichPatient::Consultation(id);
        for actor in [&scene.kari, &scene.operator] {
            let refused = scene.clinic.erase_patient(actor, &which, LAW, &moment()).await;
            assert!(matches!(refused, Err(ClinicError::Denied(_))), "{engine:?}: {refused:?}");
        }
        let log = entries(&scene).await;
        let refusals = log.iter().filter(|entry| entry.action == "erase" && entry.outcome == "denied_role");
        assert_eq!(refusals.count(), 2, "{engine:?}");
        scene.clinic.open(&scene.kari, id, &moment()).await.expect("is still there");
        for nobody in [
            WhichPatient::Patient(Uuid::from_u128(404)),
            WhichPatient::NationalId("15867030139".to_owned().into()),
            WhichPatient::NationalId(String::new().into()),
        ] {
            let outcome = erase(&scene, &nobody).await;
            assert!(matches!(outcome, Err(ClinicError::PatientNotFound)), "{engine:?}: {outcome:?}");
        }
    }
}

/// Every cell of the database that holds bytes.
async fn sealed_cells(store: &Store) -> Vec<Vec<u8>> {
    let statements = [
        "select sealed_head from consultation",
        "select sealed_transcript from consultation",
        "select sealed_note from note_version",
        "select sealed_note from signed_note",
        "select sealed_addendum from addendum",
        "select wrapped_key from patient where wrapped_key is not null",
        "select sealed_identities from patient where sealed_identities is not null",
    ];
    let mut cells = Vec::new();
    for statement in statements {
        match store {
            Store::Sqlite(pool) => {
                for row in pool.fetch_all(statement).await.expect("rows") {
                    cells.push(row.get(0));
                }
            }
            Store::Postgres(pool) => {
                for row in pool.fetch_all(statement).await.expect("rows") {
                    cells.push(row.get(0));
                }
            }
        }
    }
    cells
}

#[tokio::test]
async fn nothing_opens_with_the_clinics_keys_or_a_backup_made_before() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = scene.import(&consultation_json("Randi Lie", NUMBER, &TALK)).await;
        scene.clinic.draft(&scene.kari, id, &mut moment()).await.expect("drafts");
        let grant = grant(&scene, id).await;
        let patient = grant.facts().patient.expect("a patient");
        let mut acting = scene.clinic.store.act(&grant, moment().now).await.expect("begins");
        acting.keep_identities(0, &Sealed::from_ciphertext(vec![7; 60])).await.expect("keeps");
        acting.commit(Trace::default()).await.expect("commits");
        // As `referent key backup` and `referent key restore`, with the recipient's identity at hand.
        let (recipient, identity) = acceptance::age_pair();
        let backup = vault::backup::make(&scene.clinic.keys, &[recipient]).expect("backs up");

        erase(&scene, &WhichPatient::Patient(patient)).await.expect("erases");
        let mut acting = scene.clinic.store.act(&grant, moment().now).await.expect("begins");
        assert_eq!(acting.identities().await.expect("reads"), None, "{engine:?}");
        let kept = acting.keep_identities(0, &Sealed::from_ciphertext(vec![8; 60])).await;
        assert!(matches!(kept, Err(StoreError::Conflict)), "{engine:?}");
        drop(acting);

        let restored = vault::backup::open(&backup, &identity).expect("opens");
        assert_eq!(restored.fingerprint(), scene.clinic.keys.fingerprint());
        let cells = sealed_cells(&scene.clinic.store).await;
        assert!(cells.len() >= 3, "{engine:?}: the sealed rows are still there");
        // No cell is a wrapped key of this patient, under any key that is left.
        for cell in &cells {
            for keys in [&scene.clinic.keys, &restored] {
                let sealed = Sealed::from_ciphertext(cell.clone());
                assert!(keys.unwrap(patient, &vault::WrappedKey { generation: 1, sealed }).is_err());
            }
        }
        let lookups = match &scene.clinic.store {
            Store::Sqlite(pool) => {
                pool.fetch_all("select id from patient where lookup is not null").await.map(|rows| rows.len())
            }
            Store::Postgres(pool) => {
                pool.fetch_all("select id from patient where lookup is not null").await.map(|rows| rows.len())
            }
        };
        assert_eq!(lookups.expect("reads"), 0, "{engine:?}: the number leads nowhere");
    }
}

fn files_below(folder: PathBuf) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

/// Files in which the bytes stand. One that vanishes meanwhile is the engine's own.
fn files_with(files: &[PathBuf], wanted: &[u8]) -> Vec<PathBuf> {
    let stands = |path: &&PathBuf| {
        std::fs::read(path).is_ok_and(|bytes| bytes.windows(wanted.len()).any(|window| window == wanted))
    };
    files.iter().filter(stands).cloned().collect()
}

#[tokio::test]
async fn the_destroyed_key_stands_in_no_file_of_the_database() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, _) = signed(&scene).await;
        let (_, wrapped, _) = wrapped_key(&scene, id).await;
        let folder = match &scene.clinic.store {
            Store::Sqlite(_) => scene.folder.path().to_owned(),
            // The write-ahead log keeps what was; SECURITY.md says so. The tables must not.
            Store::Postgres(pool) => {
                pool.execute("checkpoint").await.expect("the tests own the cluster");
                let row = pool.fetch_one("show data_directory").await.expect("where it lies");
                PathBuf::from(row.get::<String, _>(0)).join("base")
            }
        };
        if std::fs::read_dir(&folder).is_err() {
            eprintln!("skipped: the files of {engine:?} are another user's");
            continue;
        }
        assert!(
            !files_with(&files_below(folder.clone()), wrapped.as_bytes()).is_empty(),
            "{engine:?}: found before"
        );
        let (_, scrubbed) = erase(&scene, &WhichPatient::Consultation(id)).await.expect("erases");
        assert!(scrubbed, "{engine:?}");
        if let Store::Postgres(pool) = &scene.clinic.store {
            pool.execute("checkpoint").await.expect("the tests own the cluster");
        }
        let left = files_with(&files_below(folder), wrapped.as_bytes());
        assert!(left.is_empty(), "{engine:?}: {left:?}");
    }
}
