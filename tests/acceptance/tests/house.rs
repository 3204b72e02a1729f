//! The house stands: crates import only from lower floors, and the words that make a promise are spoken in one place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The floors of `ARCHITECTURE.md`. A crate imports from lower floors only, never sideways.
const FLOORS: [(&str, u8); 14] = [
    ("clinical", 0),
    ("terminology", 1),
    ("speech", 2),
    ("pseudonym", 2),
    ("drafting", 2),
    ("documents", 2),
    ("practice", 2),
    ("regulation", 2),
    ("store", 3),
    ("vault", 3),
    ("exchange", 3),
    ("clinic", 4),
    ("api", 5),
    ("referent", 6),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("workspace root").to_path_buf()
}

fn workspace_packages() -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo metadata runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

/// Imports that climb or go sideways, as sentences.
fn climbing(packages: &[serde_json::Value]) -> Vec<String> {
    let floors: BTreeMap<&str, u8> = FLOORS.into();
    let mut faults = Vec::new();
    for package in packages {
        let name = package["name"].as_str().expect("name");
        if name == "acceptance" || name == "bench" || name == "fuzz" {
            continue;
        }
        let Some(floor) = floors.get(name) else {
            faults.push(format!("{name} has no floor: give it one in ARCHITECTURE.md and here"));
            continue;
        };
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let imported = dependency["name"].as_str().expect("name");
            // A crate that turns on a feature of its own for its tests depends on itself; that is no import.
            if imported != name && floors.get(imported).is_some_and(|below| below >= floor) {
                faults
                    .push(format!("{name} (floor {floor}) imports {imported} (floor {})", floors[imported]));
            }
        }
    }
    faults
}

#[test]
fn no_import_climbs_a_floor() {
    assert_eq!(climbing(&workspace_packages()), Vec::<String>::new());
}

#[test]
fn the_floor_test_can_fail() {
    let climbing_crate = serde_json::json!({
        "name": "clinical", "dependencies": [{"name": "store"}]
    });
    let sideways_crate = serde_json::json!({
        "name": "drafting", "dependencies": [{"name": "pseudonym"}]
    });
    assert_eq!(climbing(&[climbing_crate, sideways_crate]).len(), 2);
}

/// Every `.rs` file below `crates`, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("source");
                files.push((path, text));
            }
        }
    }
    files
}

#[test]
fn pseudonymised_is_certified_in_one_file_only() {
    let makers: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|(_, text)| text.contains("Pseudonymised::certify("))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(makers.len(), 1, "{makers:?}");
    assert!(makers[0].starts_with(root().join("crates/pseudonym")), "{makers:?}");
}

/// Crates that speak to other machines. None is imported: a text that leaves does so by the gate, in a client that is
/// written for it. `sqlx` speaks to the database alone and is given sealed columns.
const CLIENTS: [&str; 18] = [
    "async-openai",
    "attohttpc",
    "curl",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "lettre",
    "minreq",
    "object_store",
    "opentelemetry-otlp",
    "quinn",
    "reqwest",
    "sentry",
    "surf",
    "tokio-tungstenite",
    "tonic",
    "ureq",
];

/// Clients of other machines that the program itself imports, as sentences; a test may have one.
fn outward(packages: &[serde_json::Value]) -> Vec<String> {
    let mut faults = Vec::new();
    for package in packages {
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let imported = dependency["name"].as_str().expect("name");
            if dependency["kind"] != "dev" && CLIENTS.contains(&imported) {
                faults.push(format!("{} imports {imported}", package["name"]));
            }
        }
    }
    faults
}

#[test]
fn nothing_speaks_to_another_machine() {
    assert_eq!(outward(&workspace_packages()), Vec::<String>::new());
    let client = serde_json::json!({"name": "drafting", "dependencies": [{"name": "reqwest", "kind": null}]});
    assert_eq!(outward(&[client]).len(), 1, "the test can fail");
}

#[test]
fn no_file_is_a_ball_of_mud() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > 600)
        .map(|(path, text)| format!("{}: {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "over 600 lines, split by idea:\n{}", long.join("\n"));
}
