//! Nothing but a pseudonymised value passes the gate: small programs that try otherwise are handed to the compiler, which
//! must refuse each for the right reason, while their neighbours that pass by the gate compile.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every program begins with: a reader of another machine's kind, as a language model's client will be.
const PRELUDE: &str = "#![allow(dead_code, unused)]
use clinical::gate::{self, Passed};
use clinical::{DraftNote, Pseudonymised, Transcript};
fn ask(prompt: Passed<'_, String>) -> usize { prompt.text().len() }
fn main() {}
";

/// Name, program, and the codes of the errors it must meet; none where it must compile.
const PROGRAMS: [(&str, &str, &[&str]); 14] = [
    (
        "a_pseudonymised_transcript",
        "fn f(hidden: &Pseudonymised<Transcript>) { drafting::draft(hidden); }",
        &[],
    ),
    ("a_pseudonymised_prompt", "fn f(hidden: &Pseudonymised<String>) { ask(gate::pass(hidden)); }", &[]),
    (
        "an_answer_made_of_the_text",
        "fn f(hidden: &Pseudonymised<String>) -> Pseudonymised<usize> { gate::pass(hidden).answered(|text| text.len()) }",
        &[],
    ),
    ("a_transcript_as_said", "fn f(said: &Transcript) { drafting::draft(said); }", &["E0308"]),
    ("a_string_at_the_gate", "fn f(said: &String) { gate::pass(said); }", &["E0308"]),
    ("a_str_at_the_gate", "fn f(said: &str) { gate::pass(said); }", &["E0308"]),
    ("a_string_past_the_gate", "fn f(said: String) { ask(said); }", &["E0308"]),
    ("a_str_past_the_gate", "fn f(said: &str) { ask(said); }", &["E0308"]),
    (
        "a_pseudonymised_prompt_past_the_gate",
        "fn f(hidden: &Pseudonymised<String>) { ask(hidden); }",
        &["E0308"],
    ),
    (
        "an_answer_that_brings_something_along",
        "fn f(hidden: &Pseudonymised<String>, said: String) { gate::pass(hidden).answered(|_| said.clone()); }",
        &["E0308"],
    ),
    (
        "a_mark_made_by_hand",
        "fn f(said: String) -> Pseudonymised<String> { Pseudonymised(said) }",
        &["E0423"],
    ),
    ("a_passage_made_by_hand", "fn f(hidden: &Pseudonymised<String>) { ask(Passed(hidden)); }", &["E0423"]),
    ("a_mark_by_conversion", "fn f(said: String) -> Pseudonymised<String> { said.into() }", &["E0277"]),
    (
        "a_mark_read_from_a_file",
        "fn read<T: serde::de::DeserializeOwned>() {} fn f() { read::<Pseudonymised<String>>(); }",
        &["E0277"],
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("workspace root").to_path_buf()
}

/// A package with one program for each of [`PROGRAMS`], outside the workspace and with its locked dependencies.
fn package() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gate");
    let programs = folder.join("src/bin");
    let _ = std::fs::remove_dir_all(folder.join("src"));
    std::fs::create_dir_all(&programs).expect("a folder");
    let crates = root().join("crates");
    let manifest = format!(
        "[package]\nname = \"gate\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         clinical = {{ path = '{}' }}\ndrafting = {{ path = '{}' }}\nserde = \"1\"\n",
        crates.join("clinical").display(),
        crates.join("drafting").display(),
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("a file");
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a file");
    for (name, program, _) in PROGRAMS {
        std::fs::write(programs.join(format!("{name}.rs")), format!("{PRELUDE}{program}\n")).expect("a file");
    }
    folder
}

/// The codes of the errors in each program. An error without a code counts as its message.
fn errors(package: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--bins", "--keep-going", "--message-format=json"])
        .env("CARGO_TARGET_DIR", package.join("target"))
        .current_dir(package)
        .output()
        .expect("cargo check runs");
    let mut errors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut checked = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: serde_json::Value = serde_json::from_str(line).expect("JSON");
        checked |= message["target"]["name"] == "a_pseudonymised_transcript";
        let said = &message["message"];
        // The closing "aborting due to …" has neither code nor place.
        if said["level"] == "error" && said["spans"].as_array().is_some_and(|spans| !spans.is_empty()) {
            let program = message["target"]["name"].as_str().expect("a name").to_owned();
            let code = said["code"]["code"].as_str().or(said["message"].as_str()).expect("a message");
            errors.entry(program).or_default().insert(code.to_owned());
        }
    }
    assert!(checked, "cargo check got nowhere:\n{}", String::from_utf8_lossy(&output.stderr));
    errors
}

#[test]
fn nothing_but_a_pseudonymised_value_passes_the_gate() {
    let expected: BTreeMap<String, BTreeSet<String>> = PROGRAMS
        .into_iter()
        .filter(|(_, _, codes)| !codes.is_empty())
        .map(|(name, _, codes)| (name.to_owned(), codes.iter().map(ToString::to_string).collect()))
        .collect();
    assert_eq!(errors(&package()), expected);
}
