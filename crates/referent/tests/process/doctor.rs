//! `doctor` looks and changes nothing.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::running::{PROGRAM, path};

#[test]
fn a_folder_with_a_key_and_no_database_stays_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("store/keys");
    std::fs::create_dir_all(&keys).expect("folders");
    let key = keys.join("clinic.key");
    std::fs::write(&key, format!("{}\n", "5a".repeat(32))).expect("a key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).expect("its mode");
    let output =
        Command::new(PROGRAM).args(["--data", path(folder.path()), "doctor"]).output().expect("runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains("fingerprint"), "the key was read");
    assert!(!output.status.success(), "there is much to mend");
    assert!(String::from_utf8_lossy(&output.stdout).contains("there is no database yet"));
    let found = std::fs::read_dir(folder.path().join("store")).expect("a folder").count();
    assert_eq!(found, 1, "doctor made a file beside the folder of keys");
}
