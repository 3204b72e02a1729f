//! An erased patient is gone: for the clinic with all its keys, for a key backup, and for whoever reads the files.

use std::path::PathBuf;

use acceptance::{Engine, Scene, consultation_json, moment};
use clinic::ClinicError;
use clinic::note::{Edit, ExportFormat};
use clinic::patient::{ErasureCertificate, ErasureLaw, NotProven, WhichPatient};
use clinical::access::{Action, Actor, Facts, Grant, Purpose, Role, decide};
use clinical::{Language, Sealed, Section};
use sqlx::{Executor, Row};
use store::audit::Entry;
use store::{NewConsultation, Store, StoreError, Trace};
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
    let certificate = destroyed(scene, which).await?;
    Ok((certificate, scene.clinic.store.scrub().await.is_ok()))
}

async fn destroyed(scene: &Scene, which: &WhichPatient) -> Result<ErasureCertificate, ClinicError> {
    scene.clinic.erase_patient(&manager(), which, LAW, &moment()).await?.commit().await
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
        let sequence = certificate.audit_sequence.expect("a whole certificate");
        assert_eq!(certificate.check(&log), Ok(sequence), "{engine:?}");
        let json = serde_json::to_string(&certificate).expect("JSON");
        assert!(!json.contains("Randi") && !json.contains(NUMBER));
        let read: ErasureCertificate = serde_json::from_str(&json).expect("reads");
        assert_eq!(read.check(&log), Ok(sequence));
        assert_eq!(certificate.check(&before), Err(NotProven::NoEntry));
        let mut changed = certificate.clone();
        changed.statement.unreadable_rows += 1;
        assert_eq!(changed.check(&log), Err(NotProven::Changed));
        changed.sha256 = changed.statement.digest();
        assert_eq!(changed.check(&log), Err(NotProven::OtherAct));
        changed = ErasureCertificate { audit_sequence: Some(1), ..certificate };
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
            assert!(matches!(refused, Err(ClinicError::Denied(_))), "{engine:?}");
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
        "select sealed_real_words from patient where sealed_real_words is not null",
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
        let (drafted, _) = acting.identities().await.expect("reads").expect("the draft kept some");
        let sealed = Sealed::from_ciphertext(vec![7; 60]);
        acting.keep_identities(drafted, (&sealed, &sealed)).await.expect("keeps");
        acting.commit(Trace::default()).await.expect("commits");
        // As `referent key backup` and `referent key restore`, with the recipient's identity at hand.
        let (recipient, identity) = acceptance::age_pair();
        let backup = vault::backup::make(&scene.clinic.keys, &[recipient]).expect("backs up");

        erase(&scene, &WhichPatient::Patient(patient)).await.expect("erases");
        let mut acting = scene.clinic.store.act(&grant, moment().now).await.expect("begins");
        assert_eq!(acting.identities().await.expect("reads"), None, "{engine:?}");
        let kept = acting.keep_identities(0, (&sealed, &sealed)).await;
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

/// Hundreds of patients in a file that grew and shrank, half of them erased.
async fn many(scene: &Scene) -> Vec<Vec<u8>> {
    use rand::{Rng, SeedableRng};
    let Store::Sqlite(pool) = &scene.clinic.store else { panic!("SQLite") };
    let mut rng = rand::rngs::StdRng::seed_from_u64(5);
    let mut destroyed = Vec::new();
    for number in 0..400_u128 {
        let (mut key, mut lookup) = ([0_u8; 93], [0_u8; 32]);
        rng.fill(&mut key[..]);
        rng.fill(&mut lookup[..]);
        let lookup = lookup.map(|byte| format!("{byte:02x}")).concat();
        // Random identities: the index of the primary key splits in its middle too.
        let id = Uuid::from_u128(rng.random::<u128>() ^ number).to_string();
        sqlx::query(
            "insert into patient (id, lookup, wrapped_key, generation, created_at) values ($1, $2, $3, 1, 0)",
        )
        .bind(&id)
        .bind(&lookup)
        .bind(&key[..])
        .execute(pool)
        .await
        .expect("inserts");
        destroyed.push((id, key.to_vec(), lookup.into_bytes()));
    }
    for size in [200, 900, 2_500] {
        sqlx::query("update patient set sealed_identities = randomblob($1), identities_revision = identities_revision + 1")
            .bind(size)
            .execute(pool)
            .await
            .expect("grows");
    }
    destroyed.truncate(200);
    let mut searched = Vec::new();
    for (id, key, lookup) in destroyed {
        sqlx::query("update patient set lookup = null, wrapped_key = null, sealed_identities = null, sealed_real_words = null, identities_revision = 0, erased_at = 1 where id = $1")
            .bind(id)
            .execute(pool)
            .await
            .expect("erases");
        searched.extend([key, lookup]);
    }
    searched
}

#[tokio::test]
async fn pages_that_were_split_keep_no_destroyed_key() {
    let scene = Scene::on(Engine::Sqlite).await;
    let searched = many(&scene).await;
    scene.clinic.store.scrub().await.expect("scrubs");
    let files: Vec<Vec<u8>> = files_below(scene.folder.path().to_owned())
        .iter()
        .map(|path| std::fs::read(path).expect("a file of the database"))
        .collect();
    let starts: std::collections::HashSet<&[u8]> = searched.iter().map(|wanted| &wanted[..16]).collect();
    let found: usize =
        files.iter().map(|file| file.windows(16).filter(|window| starts.contains(window)).count()).sum();
    println!("{} secrets searched in {} files", searched.len(), files.len());
    assert_eq!(found, 0, "destroyed keys and look-ups are left in the files");
}

#[tokio::test]
async fn an_older_snapshot_hinders_the_rewriting_and_it_is_said() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    let scene = Scene::on(Engine::Postgres).await;
    let (id, _) = signed(&scene).await;
    let Store::Postgres(pool) = &scene.clinic.store else { panic!("PostgreSQL") };
    let mut older = pool.begin_with("begin isolation level repeatable read").await.expect("begins");
    // A snapshot is enough: it need not have touched the table of patients.
    older.execute("select count(*) from account").await.expect("reads");
    let (_, scrubbed) = erase(&scene, &WhichPatient::Consultation(id)).await.expect("erases");
    assert!(!scrubbed, "the dead row is still visible to the older transaction");
    older.rollback().await.expect("ends");
    scene.clinic.store.scrub().await.expect("scrubs when it is over");
}

fn import_grant(scene: &Scene, patient: Uuid) -> Grant {
    let facts = Facts {
        patient: Some(patient),
        consultation: Some(Uuid::from_u128(12)),
        responsible: Some(scene.kari.account),
    };
    decide(&scene.kari, Purpose::Treatment, Action::Import, facts).expect("allowed")
}

#[tokio::test]
async fn an_import_beside_an_erasure_is_refused_and_not_lost() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = scene.import(&consultation_json("Randi Lie", NUMBER, &TALK)).await;
        let store = &scene.clinic.store;
        let patient = grant(&scene, id).await.facts().patient.expect("a patient");
        let sealed = Sealed::from_ciphertext(vec![7; 60]);
        let new = NewConsultation {
            id: Uuid::from_u128(12),
            patient,
            responsible: scene.kari.account,
            language: Language::Bokmal,
            started_at: moment().now,
            source_digest: "another file",
            sealed_head: &sealed,
            sealed_transcript: &sealed,
        };
        let grant = import_grant(&scene, patient);
        // On PostgreSQL the import has read the patient's keys before the erasure; SQLite lets one act in at a time.
        let mut import = match engine {
            Engine::Postgres => {
                let mut import = store.act(&grant, moment().now).await.expect("begins");
                import.patient(patient).await.expect("not erased yet");
                destroyed(&scene, &WhichPatient::Patient(patient)).await.expect("erases");
                import
            }
            Engine::Sqlite => {
                destroyed(&scene, &WhichPatient::Patient(patient)).await.expect("erases");
                store.act(&grant, moment().now).await.expect("begins")
            }
        };
        let kept = import.insert_consultation(&new).await;
        assert!(matches!(kept, Err(StoreError::Erased)), "{engine:?}: {kept:?}");
    }
}

#[tokio::test]
async fn what_was_stated_before_the_erasure_is_proven_by_the_log_or_told_not_done() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = scene.import(&consultation_json("Randi Lie", NUMBER, &TALK)).await;
        let which = WhichPatient::Consultation(id);
        let begin = async || scene.clinic.erase_patient(&manager(), &which, LAW, &moment()).await;
        let erasure = begin().await.expect("begins");
        let undone = erasure.certificate().clone();
        drop(erasure);
        assert_eq!(undone.check(&entries(&scene).await), Err(NotProven::NotDone), "{engine:?}");
        scene.clinic.open(&scene.kari, id, &moment()).await.expect("nothing was erased");

        let erasure = begin().await.expect("begins");
        let stated = erasure.certificate().clone();
        // As if the program had ended before it could complete the file.
        let _ = erasure.commit().await.expect("commits");
        assert!(stated.audit_sequence.is_none());
        let log = entries(&scene).await;
        let sequence = stated.check(&log).expect("the log has it by its digest");
        assert_eq!(
            log.iter().rfind(|entry| entry.action == "erase").map(|entry| entry.sequence),
            Some(sequence)
        );
    }
}

#[tokio::test]
async fn a_patient_whose_keys_do_not_unwrap_is_erased_too() {
    const DAMAGE: &str = "update patient set wrapped_key = $1";
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let id = scene.import(&consultation_json("Randi Lie", NUMBER, &TALK)).await;
        let bytes = vec![9_u8; 93];
        match &scene.clinic.store {
            Store::Sqlite(pool) => sqlx::query(DAMAGE).bind(&bytes).execute(pool).await.map(|_| ()),
            Store::Postgres(pool) => sqlx::query(DAMAGE).bind(&bytes).execute(pool).await.map(|_| ()),
        }
        .expect("damages");
        scene.clinic.open(&scene.kari, id, &moment()).await.expect_err("the keys are of no use");
        let certificate = destroyed(&scene, &WhichPatient::Consultation(id)).await.expect("erases");
        // printf '\t%.0s' {1..93} | sha256sum
        let named = "sha256-of-wrapped:015897c7a11c21f37dd1ab193188a7b2441794d6fa2982c1b48be34ec56ec1fe";
        assert_eq!(certificate.statement.key_fingerprint, named, "{engine:?}");
        let gone = scene.clinic.open(&scene.kari, id, &moment()).await;
        assert!(matches!(gone, Err(ClinicError::Erased)), "{engine:?}");
    }
}
