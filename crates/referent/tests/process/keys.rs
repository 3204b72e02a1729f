//! `referent key …`: every root, every rotation, the backup, and what goes wrong.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use rand::{Rng, SeedableRng};
use vault::{ClinicKeys, RootSource, Vault};

use crate::running::{PASSPHRASE, PROGRAM, make_account, path, write_secret};

const MODULE: &str = "/usr/lib/softhsm/libsofthsm2.so";
const PIN: &str = "482913";

/// Runs the program on `data` with settings as environment variables.
pub(crate) fn run(data: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(["--data", path(data)]).args(arguments).envs(settings.iter().copied());
    command.stdin(Stdio::null()).output().expect("the program runs")
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Runs and expects success.
pub(crate) fn done(data: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> String {
    let output = run(data, arguments, settings);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    said(&output)
}

/// Runs, expects failure, and that the vault is as it was.
fn refused(data: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> String {
    let before = std::fs::read(vault_of(data)).expect("a vault");
    let output = run(data, arguments, settings);
    assert!(!output.status.success(), "{arguments:?} was meant to fail: {}", said(&output));
    assert_eq!(std::fs::read(vault_of(data)).expect("a vault"), before, "{arguments:?} changed the vault");
    said(&output)
}

fn vault_of(data: &Path) -> PathBuf {
    data.join("store/keys/clinic.vault")
}

fn import(data: &Path, passphrase: &Path, settings: &[(&str, &str)]) -> String {
    let file = data.join("talk.json");
    let talk = serde_json::json!({
        "id": "prøve", "language": "nb", "setting": "fastlege",
        "patient": {"name": "Randi Lie"},
        "clinician": {"name": "Kari Testesen", "role": "fastlege"},
        "utterances": [{"speaker": "patient", "text": "Jeg har vondt i høyre kne."}]
    });
    std::fs::write(&file, talk.to_string()).expect("a file");
    done(data, &["import", path(&file), "--as", "kari", "--passphrase-file", path(passphrase)], settings)
}

fn fingerprint(data: &Path, settings: &[(&str, &str)]) -> String {
    let shown = done(data, &["key", "show"], settings);
    let line = shown.lines().find(|line| line.starts_with("fingerprint")).expect("a fingerprint");
    line.split_whitespace().last().expect("a value").to_owned()
}

fn secret_file(data: &Path, name: &str, content: &str) -> String {
    let file = data.join(name);
    write_secret(&file, content);
    path(&file).to_owned()
}

#[test]
fn the_root_moves_from_file_to_passphrase_and_back_and_the_data_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let sign_in = make_account(data);
    let consultation = import(data, &sign_in, &[]);
    let before = fingerprint(data, &[]);
    let words = secret_file(data, "words", "fire helt andre ord\n");
    let wrong = secret_file(data, "wrong", "fire helt gale ord\n");
    let short = secret_file(data, "short", "kort\n");

    let text = refused(
        data,
        &["key", "rotate", "root", "--to", "passphrase", "--vault-passphrase-file", &short],
        &[],
    );
    assert!(text.contains("12 to 1,000"), "{text}");
    let text = refused(data, &["key", "rotate", "root", "--to", "word"], &[]);
    assert!(text.contains("`file`, `passphrase` or `hsm`"), "{text}");
    done(data, &["key", "rotate", "root", "--to", "passphrase", "--vault-passphrase-file", &words], &[]);

    let with_words = [("REFERENT_VAULT_PASSPHRASE_FILE", words.as_str())];
    assert_eq!(fingerprint(data, &with_words), before);
    assert_eq!(import(data, &sign_in, &with_words), consultation, "the same file is the same consultation");
    let text = refused(data, &["key", "show"], &[("REFERENT_VAULT_PASSPHRASE_FILE", &wrong)]);
    assert!(text.contains("the passphrase does not open this vault"), "{text}");
    assert!(!text.contains("gale"), "{text}");
    // The old root key opens nothing any more, and the settings say too little.
    let text = refused(data, &["key", "show"], &[]);
    assert!(text.contains("passphrase"), "{text}");

    let key_file = data.join("second.key");
    let to_file = ["key", "rotate", "root", "--to", "file", "--key-file", path(&key_file)];
    done(data, &to_file, &with_words);
    let with_file = [("REFERENT_KEY_FILE", path(&key_file))];
    assert_eq!(fingerprint(data, &with_file), before);
    let text = refused(data, &to_file, &with_file);
    assert!(text.contains("exists already"), "{text}");
    assert_eq!(import(data, &sign_in, &with_file), consultation);
}

fn restore<'a>(backup: &'a Path, identity: &'a str) -> [&'a str; 6] {
    ["key", "restore", "--from", path(backup), "--identity", identity]
}

#[test]
fn a_backup_opens_the_database_again_and_never_overwrites() {
    use age::secrecy::ExposeSecret;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let sign_in = make_account(data);
    let consultation = import(data, &sign_in, &[]);
    let before = fingerprint(data, &[]);
    let identity = age::x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    let identity = secret_file(data, "identity", identity.to_string().expose_secret());
    let stranger =
        secret_file(data, "stranger", age::x25519::Identity::generate().to_string().expose_secret());
    let backup = data.join("keys.age");
    let make = ["key", "backup", "--recipient", &recipient, "--out", path(&backup)];
    done(data, &make, &[]);
    assert!(refused(data, &make, &[]).contains("nothing was changed"));
    let text = refused(data, &restore(&backup, &identity), &[]);
    assert!(text.contains("exists already"), "{text}");

    // The machine's keys are lost, the database is there.
    std::fs::remove_dir_all(data.join("store/keys")).expect("removes");
    let lost = run(data, &["migrate"], &[]);
    assert!(!lost.status.success() && said(&lost).contains("referent key restore"), "{}", said(&lost));
    let text = said(&run(data, &restore(&backup, &stranger), &[]));
    assert!(text.contains("other recipients"), "{text}");
    done(data, &restore(&backup, &identity), &[]);
    assert_eq!(fingerprint(data, &[]), before);
    assert_eq!(import(data, &sign_in, &[]), consultation);

    // After a rotation the old backup is refused before it can replace anything.
    done(data, &["key", "rotate", "kek"], &[]);
    std::fs::remove_dir_all(data.join("store/keys")).expect("removes");
    let text = said(&run(data, &restore(&backup, &identity), &[]));
    assert!(text.contains("old copy"), "{text}");
    assert!(!vault_of(data).exists());
}

#[test]
fn another_clinics_vault_and_a_damaged_one_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    make_account(data);
    let whole = std::fs::read(vault_of(data)).expect("a vault");
    let (key, own) = (data.join("store/keys/clinic.key"), data.join("own.key"));
    std::fs::copy(&key, &own).expect("copies");

    let rng = &mut rand::rngs::StdRng::seed_from_u64(1);
    std::fs::remove_file(vault_of(data)).expect("removes");
    let source = RootSource::File(key);
    Vault::create(&vault_of(data), &ClinicKeys::make(rng), &source, rng).expect("another clinic's vault");
    for command in [
        &["migrate"][..],
        &["key", "rotate", "kek"],
        &["key", "backup", "--recipient", "age1x", "--out", "x"],
    ] {
        let text = refused(data, command, &[]);
        assert!(text.contains("this database belongs to the vault"), "{text}");
    }
    for damaged in [&whole[..whole.len() / 2], &[&whole[..60], b"?", &whole[61..]].concat()] {
        std::fs::write(vault_of(data), damaged).expect("writes");
        let text = refused(data, &["migrate"], &[]);
        assert!(text.contains("is not a whole vault"), "{text}");
    }
    std::fs::write(vault_of(data), &whole).expect("writes");
    done(data, &["migrate"], &[]);
}

#[test]
fn a_key_act_takes_no_database_that_is_missing_or_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let sign_in = make_account(data);
    let consultation = import(data, &sign_in, &[]);
    let words = secret_file(data, "words", "fire helt andre ord\n");
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let out = data.join("keys.age");
    let acts = [
        &["key", "rotate", "kek"][..],
        &["key", "rotate", "root", "--to", "passphrase", "--vault-passphrase-file", &words],
        &["key", "backup", "--recipient", &recipient, "--out", path(&out)],
    ];
    // A slip of the hand: the clinic's vault and root key, and another data folder.
    let (own_vault, own_key) = (vault_of(data), data.join("store/keys/clinic.key"));
    let slip = [("REFERENT_VAULT_FILE", path(&own_vault)), ("REFERENT_KEY_FILE", path(&own_key))];
    let before = std::fs::read(&own_vault).expect("a vault");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let database = elsewhere.path().join("store/referent.sqlite");
    let expect = |word: &str| {
        for act in acts {
            let output = run(elsewhere.path(), act, &slip);
            assert!(!output.status.success(), "{act:?}: {}", said(&output));
            assert!(said(&output).contains(word), "{act:?}: {}", said(&output));
            assert!(std::fs::read(&own_vault).expect("a vault") == before, "{act:?} changed the vault");
            assert!(!out.exists(), "{act:?}");
        }
    };
    expect("there is no database");
    assert!(!database.exists(), "no database is made");
    std::fs::create_dir_all(elsewhere.path().join("store")).expect("a folder");
    std::fs::write(&database, b"").expect("an empty file");
    expect("does not say which vault it belongs to");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store::Store::open_sqlite(&database).await.expect("opens");
        store.migrate().await.expect("migrates");
        store.close().await;
    });
    expect("belongs to no vault yet");
    assert_eq!(import(data, &sign_in, &[]), consultation, "the clinic's own database opens");
}

#[test]
fn keys_just_made_belong_to_their_database() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    done(data, &["key", "make"], &[]);
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let out = data.join("keys.age");
    done(data, &["key", "backup", "--recipient", &recipient, "--out", path(&out)], &[]);
    done(data, &["key", "rotate", "kek"], &[]);
}

#[test]
fn a_secret_that_others_may_read_is_not_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let sign_in = make_account(data);
    import(data, &sign_in, &[]);
    let open_to_all = secret_file(data, "open", PASSPHRASE);
    std::fs::set_permissions(&open_to_all, std::os::unix::fs::PermissionsExt::from_mode(0o644))
        .expect("mode");
    let talk = data.join("talk.json");
    let hsm = [
        ("REFERENT_HSM_MODULE", MODULE),
        ("REFERENT_HSM_TOKEN", "clinic"),
        ("REFERENT_HSM_KEY", "root"),
        ("REFERENT_HSM_PIN_FILE", open_to_all.as_str()),
    ];
    let address = [("REFERENT_POSTGRES_URL_FILE", open_to_all.as_str())];
    let elsewhere = [("REFERENT_VAULT_FILE", "/no/such/vault")];
    let to_passphrase =
        ["key", "rotate", "root", "--to", "passphrase", "--vault-passphrase-file", &open_to_all];
    let cases = [
        (&["import", path(&talk), "--as", "kari", "--passphrase-file", &open_to_all][..], &[][..]),
        (&to_passphrase, &[]),
        (&["key", "rotate", "root", "--to", "hsm"], &hsm),
        (&["migrate"], &address),
        (&["key", "restore", "--from", path(&talk), "--identity", &open_to_all], &elsewhere),
    ];
    for (arguments, settings) in cases {
        let text = refused(data, arguments, settings);
        assert!(text.contains("chmod 600") && !text.contains(PASSPHRASE), "{arguments:?}: {text}");
    }
}

/// The patients' wrapped keys with their generation, by the patient's identity.
type WrappedKeys = Vec<(i64, Vec<u8>)>;
/// Sealed content.
type SealedRows = Vec<Vec<u8>>;

/// What stands in the database's file.
fn rows(data: &Path) -> (WrappedKeys, SealedRows) {
    use sqlx::Row;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store::Store::open_sqlite(&data.join("store/referent.sqlite")).await.expect("opens");
        let store::Store::Sqlite(pool) = &store else { panic!("SQLite") };
        let keys = sqlx::query("select generation, wrapped_key from patient order by id").fetch_all(pool).await;
        let keys = keys.expect("rows").iter().map(|row| (row.get(0), row.get(1))).collect();
        let sealed = sqlx::query("select sealed_head from consultation union all select sealed_transcript from consultation order by 1").fetch_all(pool).await;
        let sealed = sealed.expect("rows").iter().map(|row| row.get(0)).collect();
        store.close().await;
        (keys, sealed)
    })
}

/// Many patients at once, put into the database by SQL: copies of one row would not unwrap, so each has keys of its own.
fn many_patients(data: &Path, count: u128) {
    let rng = &mut rand::rngs::StdRng::seed_from_u64(3);
    let source = RootSource::File(data.join("store/keys/clinic.key"));
    let keys = Vault::load(&vault_of(data)).expect("loads").open(&source).expect("opens");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store::Store::open_sqlite(&data.join("store/referent.sqlite")).await.expect("opens");
        let store::Store::Sqlite(pool) = &store else { panic!("SQLite") };
        let mut transaction = pool.begin().await.expect("begins");
        for number in 1..=count {
            let patient = uuid::Uuid::from_u128(number);
            let wrapped = keys.wrap(patient, &keys.make_patient_key(rng), rng);
            sqlx::query(
                "insert into patient (id, wrapped_key, generation, created_at) values ($1, $2, $3, 0)",
            )
            .bind(patient.to_string())
            .bind(wrapped.sealed.as_bytes())
            .bind(i64::from(wrapped.generation))
            .execute(&mut *transaction)
            .await
            .expect("inserts");
        }
        transaction.commit().await.expect("commits");
        store.close().await;
    });
}

#[test]
fn a_rotation_killed_at_any_moment_loses_nothing_and_goes_on() {
    const PATIENTS: u128 = 2_000;
    const ROTATIONS: usize = 8;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let sign_in = make_account(data);
    let consultation = import(data, &sign_in, &[]);
    many_patients(data, PATIENTS);
    let (_, sealed) = rows(data);
    let before = fingerprint(data, &[]);
    let mut random = rand::rngs::StdRng::seed_from_u64(9);
    let mut interrupted = 0;
    for _ in 0..ROTATIONS {
        let mut rotation = Command::new(PROGRAM)
            .args(["--data", path(data), "key", "rotate", "kek"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        std::thread::sleep(Duration::from_millis(random.random_range(5..800)));
        let _ = rotation.kill();
        interrupted += usize::from(!rotation.wait().expect("ends").success());
        // Whatever the moment: the clinic opens, and what was there is there.
        assert_eq!(fingerprint(data, &[]), before);
        assert_eq!(import(data, &sign_in, &[]), consultation);
    }
    done(data, &["key", "rotate", "kek"], &[]);
    let shown = done(data, &["key", "show"], &[]);
    assert!(!shown.contains("under way"), "{shown}");
    let source = RootSource::File(data.join("store/keys/clinic.key"));
    let keys = Vault::load(&vault_of(data)).expect("loads").open(&source).expect("opens");
    let (wrapped, sealed_after) = rows(data);
    assert_eq!(sealed_after, sealed, "sealed rows changed");
    let newest = i64::from(keys.generation());
    assert!(
        wrapped.iter().all(|(generation, _)| *generation == newest),
        "rows of an older generation are left"
    );
    for number in 1..=PATIENTS {
        let patient = uuid::Uuid::from_u128(number);
        let (_, bytes) = &wrapped[usize::try_from(number).expect("small") - 1];
        let sealed = clinical::Sealed::from_ciphertext(bytes.clone());
        let generation = keys.generation();
        keys.unwrap(patient, &vault::WrappedKey { generation, sealed }).expect("each patient's keys unwrap");
    }
    println!(
        "{interrupted} of {ROTATIONS} rotations were interrupted; {newest} generations; {PATIENTS} patients whole"
    );
    assert!(interrupted > 0, "no rotation was interrupted");
}

#[test]
fn an_hsm_opens_the_clinic_and_is_missed_with_a_clear_word() {
    if !Path::new(MODULE).exists() {
        eprintln!("skipped: no SoftHSM2 (apt-get install softhsm2)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let sign_in = make_account(data);
    let consultation = import(data, &sign_in, &[]);
    let before = fingerprint(data, &[]);
    let tokens = data.join("tokens");
    std::fs::create_dir(&tokens).expect("a folder");
    let conf = secret_file(data, "softhsm2.conf", &format!("directories.tokendir = {}\n", tokens.display()));
    let made = Command::new("softhsm2-util")
        .args(["--init-token", "--free", "--label", "clinic", "--pin", PIN, "--so-pin", "99887766"])
        .env("SOFTHSM2_CONF", &conf)
        .output()
        .expect("softhsm2-util runs");
    assert!(made.status.success(), "{}", said(&made));
    let pin = secret_file(data, "pin", PIN);
    let wrong_pin = secret_file(data, "wrong-pin", "000000");
    let settings = |module, pin| {
        [
            ("SOFTHSM2_CONF", conf.as_str()),
            ("REFERENT_HSM_MODULE", module),
            ("REFERENT_HSM_TOKEN", "clinic"),
            ("REFERENT_HSM_KEY", "root"),
            ("REFERENT_HSM_PIN_FILE", pin),
        ]
    };
    let hsm = settings(MODULE, pin.as_str());
    let to_hsm = ["key", "rotate", "root", "--to", "hsm"];
    assert!(refused(data, &to_hsm, &[]).contains("hsm_module, hsm_token"), "settings are missing");
    assert!(refused(data, &to_hsm, &settings("/no/such/module.so", &pin)).contains("check hsm_module"));
    assert!(refused(data, &to_hsm, &settings(MODULE, &wrong_pin)).contains("the PIN is wrong"));
    done(data, &to_hsm, &hsm);
    assert_eq!(fingerprint(data, &hsm), before);
    assert_eq!(import(data, &sign_in, &hsm), consultation);
    done(data, &["key", "rotate", "kek"], &hsm);

    std::fs::rename(&tokens, data.join("taken-out")).expect("renames");
    std::fs::create_dir(&tokens).expect("an empty drawer");
    for command in [&["key", "show"][..], &["key", "rotate", "kek"], &["migrate"]] {
        let text = refused(data, command, &hsm);
        assert!(text.contains("put the token back") && text.contains("nothing is lost"), "{text}");
        assert!(!text.contains(PIN), "{text}");
    }
    std::fs::remove_dir(&tokens).expect("removes");
    std::fs::rename(data.join("taken-out"), &tokens).expect("renames");
    assert_eq!(import(data, &sign_in, &hsm), consultation);
}
