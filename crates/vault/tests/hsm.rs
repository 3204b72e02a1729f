//! A root in SoftHSM2, and what happens when the HSM goes away.

use std::path::{Path, PathBuf};
use std::process::Command;

use cryptoki::context::Pkcs11;
use rand::SeedableRng;
use rand::rngs::StdRng;
use vault::{ClinicKeys, HsmKey, RootSource, Vault, VaultError};
use zeroize::Zeroizing;

const MODULES: [&str; 3] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
];
const PIN: &str = "482913";

/// Runs `body` with a token of its own. SoftHSM reads where its tokens lie from the environment of the process, so the
/// test starts itself again with it.
fn with_token(test: &str, body: impl FnOnce(&Path, PathBuf)) {
    let Some(module) = MODULES.iter().map(PathBuf::from).find(|path| path.exists()) else {
        eprintln!("skipped: no SoftHSM2 (apt-get install softhsm2)");
        return;
    };
    if let Some(folder) = std::env::var_os("REFERENT_TEST_TOKEN") {
        return body(Path::new(&folder), module);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("softhsm2.conf");
    let tokens = folder.path().join("tokens");
    std::fs::create_dir(&tokens).expect("a folder");
    std::fs::write(&settings, format!("directories.tokendir = {}\n", tokens.display())).expect("writes");
    let made = Command::new("softhsm2-util")
        .args(["--init-token", "--free", "--label", "clinic", "--pin", PIN, "--so-pin", "99887766"])
        .env("SOFTHSM2_CONF", &settings)
        .output()
        .expect("softhsm2-util runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let again = Command::new(std::env::current_exe().expect("this program"))
        .args([test, "--exact", "--nocapture"])
        .env("SOFTHSM2_CONF", &settings)
        .env("REFERENT_TEST_TOKEN", folder.path())
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&again.stdout) + String::from_utf8_lossy(&again.stderr);
    assert!(again.status.success() && said.contains("1 passed"), "{said}");
}

fn in_hsm(module: PathBuf, key: &str, pin: &str) -> RootSource {
    let pin = Zeroizing::new(pin.to_owned());
    RootSource::Hsm(HsmKey { module, token: "clinic".to_owned(), key: key.to_owned(), pin })
}

fn some_keys() -> (ClinicKeys, StdRng) {
    let mut rng = StdRng::seed_from_u64(1);
    (ClinicKeys::make(&mut rng), rng)
}

fn reason(error: &VaultError) -> String {
    assert!(matches!(error, VaultError::Hsm { .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("nothing is lost") && !text.contains(PIN), "{text}");
    text
}

#[test]
fn a_root_in_the_hsm_opens_the_vault_and_is_not_made_twice() {
    with_token("a_root_in_the_hsm_opens_the_vault_and_is_not_made_twice", |folder, module| {
        let (keys, mut rng) = some_keys();
        let path = folder.join("clinic.vault");
        let source = in_hsm(module.clone(), "root", PIN);
        source.make_ready(&mut rng).expect("generates");
        source.make_ready(&mut rng).expect("finds");
        Vault::create(&path, &keys, &source, &mut rng).expect("creates");
        let opened = Vault::load(&path).expect("loads").open(&source).expect("opens");
        assert_eq!(opened.fingerprint(), keys.fingerprint());
        let other = in_hsm(module, "another", PIN);
        other.make_ready(&mut rng).expect("generates");
        let wrong = Vault::load(&path).expect("loads").open(&other).expect_err("another key");
        assert!(matches!(wrong, VaultError::WrongRoot { root: "key in the HSM" }), "{wrong}");
    });
}

#[test]
fn the_key_does_not_leave_the_token() {
    with_token("the_key_does_not_leave_the_token", |_, module| {
        use cryptoki::context::{CInitializeArgs, CInitializeFlags};
        use cryptoki::object::{Attribute, AttributeType};
        use cryptoki::session::UserType;
        in_hsm(module.clone(), "root", PIN).make_ready(&mut some_keys().1).expect("generates");
        let pkcs11 = Pkcs11::new(module).expect("loads");
        pkcs11.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).expect("starts");
        let slot = pkcs11.get_slots_with_initialized_token().expect("slots")[0];
        let session = pkcs11.open_ro_session(slot).expect("a session");
        session.login(UserType::User, Some(&PIN.to_owned().into())).expect("signs in");
        let key = session.find_objects(&[Attribute::Label(b"root".to_vec())]).expect("finds")[0];
        let asked = [AttributeType::Sensitive, AttributeType::Extractable, AttributeType::NeverExtractable];
        let told = session.get_attributes(key, &asked).expect("tells");
        let expected =
            [Attribute::Sensitive(true), Attribute::Extractable(false), Attribute::NeverExtractable(true)];
        assert_eq!(told, expected);
        assert!(session.get_attributes(key, &[AttributeType::Value]).expect("tells").is_empty());
    });
}

#[test]
fn a_key_that_can_leave_the_token_or_is_short_is_no_root() {
    with_token("a_key_that_can_leave_the_token_or_is_short_is_no_root", |folder, module| {
        use cryptoki::context::{CInitializeArgs, CInitializeFlags};
        use cryptoki::mechanism::Mechanism;
        use cryptoki::object::Attribute;
        use cryptoki::session::UserType;
        let pkcs11 = Pkcs11::new(module.clone()).expect("loads");
        pkcs11.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).expect("starts");
        let slot = pkcs11.get_slots_with_initialized_token().expect("slots")[0];
        let session = pkcs11.open_rw_session(slot).expect("a session");
        session.login(UserType::User, Some(&PIN.to_owned().into())).expect("signs in");
        let cases =
            [("extractable", true, true, 32), ("shown", false, false, 32), ("short", false, true, 16)];
        for (label, extractable, sensitive, bytes) in cases {
            let template = [
                Attribute::Token(true),
                Attribute::Private(true),
                Attribute::Encrypt(true),
                Attribute::Decrypt(true),
                Attribute::Extractable(extractable),
                Attribute::Sensitive(sensitive),
                Attribute::ValueLen(u64::into(bytes)),
                Attribute::Label(label.into()),
            ];
            session.generate_key(&Mechanism::AesKeyGen, &template).expect("generates");
        }
        drop(session);
        pkcs11.finalize().expect("ends");
        let (keys, mut rng) = some_keys();
        for (label, ..) in cases {
            let source = in_hsm(module.clone(), label, PIN);
            let text = reason(&source.make_ready(&mut rng).expect_err(label));
            assert!(text.contains("can be brought out of the token, or has not 256 bits"), "{text}");
            let made = Vault::create(&folder.join("clinic.vault"), &keys, &source, &mut rng);
            reason(&made.expect_err(label));
        }
    });
}

#[test]
fn an_hsm_that_is_not_there_is_told_and_the_vault_stays() {
    with_token("an_hsm_that_is_not_there_is_told_and_the_vault_stays", |folder, module| {
        let (keys, mut rng) = some_keys();
        let path = folder.join("clinic.vault");
        let source = in_hsm(module.clone(), "root", PIN);
        source.make_ready(&mut rng).expect("generates");
        Vault::create(&path, &keys, &source, &mut rng).expect("creates");
        let before = std::fs::read(&path).expect("file");
        let open =
            |source: &RootSource| Vault::load(&path).expect("loads").open(source).expect_err("refused");

        let no_module = in_hsm(folder.join("no-such-module.so"), "root", PIN);
        assert!(reason(&open(&no_module)).contains("check hsm_module"));
        let wrong_pin = in_hsm(module.clone(), "root", "000000");
        assert!(reason(&open(&wrong_pin)).contains("the PIN is wrong"));
        let no_key = in_hsm(module.clone(), "no such key", PIN);
        assert!(reason(&open(&no_key)).contains("check hsm_key"));
        // The same when a vault is to be moved to it.
        let mut locked = Vault::lock(&path).expect("locks");
        for bad in [&no_module, &wrong_pin, &no_key] {
            assert!(locked.keep(&keys, bad, &mut rng).is_err());
        }
        std::fs::rename(folder.join("tokens"), folder.join("taken-out")).expect("renames");
        std::fs::create_dir(folder.join("tokens")).expect("an empty drawer");
        assert!(reason(&open(&source)).contains("put the token back"));
        assert!(locked.keep(&keys, &source, &mut rng).is_err());
        assert_eq!(std::fs::read(&path).expect("file"), before);

        std::fs::remove_dir(folder.join("tokens")).expect("removes");
        std::fs::rename(folder.join("taken-out"), folder.join("tokens")).expect("renames");
        let opened = Vault::load(&path).expect("loads").open(&source).expect("opens again");
        assert_eq!(opened.fingerprint(), keys.fingerprint());
    });
}

#[test]
fn a_session_that_is_closed_in_the_middle_is_told() {
    with_token("a_session_that_is_closed_in_the_middle_is_told", |_, module| {
        let (_, mut rng) = some_keys();
        let source = in_hsm(module.clone(), "root", PIN);
        source.make_ready(&mut rng).expect("generates");
        let root = source.connect_hsm().expect("a session");
        let wrapped = root.wrap(b"place", b"key", &mut rng).expect("wraps");
        assert_eq!(*root.unwrap(b"place", &wrapped).expect("unwraps"), b"key");
        let elsewhere = root.unwrap(b"another place", &wrapped).expect_err("moved");
        assert!(matches!(elsewhere, VaultError::DoesNotOpen), "{elsewhere:?}");

        let pkcs11 = Pkcs11::new(module).expect("loads");
        // Ends the process's sessions under our feet, as a lost connection does.
        pkcs11.finalize().expect("ends all sessions");
        reason(&root.wrap(b"place", b"key", &mut rng).expect_err("closed"));
        reason(&root.unwrap(b"place", &wrapped).expect_err("closed"));
        drop(root);
        let root = source.connect_hsm().expect("a new session");
        assert_eq!(*root.unwrap(b"place", &wrapped).expect("unwraps"), b"key");
    });
}
