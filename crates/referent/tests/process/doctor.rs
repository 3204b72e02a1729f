//! `doctor` looks and changes nothing.

use std::process::Command;

use rand::SeedableRng;

use crate::running::{PROGRAM, path};

#[test]
fn a_folder_with_a_key_and_no_database_stays_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("store/keys");
    std::fs::create_dir_all(&keys).expect("folders");
    let rng = &mut rand::rngs::StdRng::seed_from_u64(1);
    let source = vault::RootSource::File(keys.join("clinic.key"));
    source.make_ready(rng).expect("a root key");
    let made = vault::ClinicKeys::make(rng);
    vault::Vault::create(&keys.join("clinic.vault"), &made, &source, rng).expect("a vault");
    let output =
        Command::new(PROGRAM).args(["--data", path(folder.path()), "doctor"]).output().expect("runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains(&made.fingerprint()), "the keys were read");
    assert!(!output.status.success(), "there is much to mend");
    assert!(String::from_utf8_lossy(&output.stdout).contains("there is no database yet"));
    let found = std::fs::read_dir(folder.path().join("store")).expect("a folder").count();
    assert_eq!(found, 1, "doctor made a file beside the folder of keys");
}
