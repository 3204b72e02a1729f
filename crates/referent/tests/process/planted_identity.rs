//! A run with a marked fictional patient; then every log line, error, address, temporary file and database byte is
//! searched for the marks, and nothing is found.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::running::{Answer, Client, PROGRAM, Server, json_of, make_account, path};
use serde_json::{Value, json};

/// What marks the patient: words that occur nowhere else in the world.
const MARKS: [&str; 8] = [
    "Qvitfjellhaug",
    "Åsgerdine",
    "15867030299",
    "98123457",
    "Zirkelmyrveien",
    "Drøbaksundfjord",
    "Xylanderkneet",
    "quasihoste",
];

/// The consultation, with all marks in it.
fn marked() -> Value {
    json!({
        "id": "marked",
        "language": "nb",
        "setting": "fastlege",
        "patient": {
            "name": "Åsgerdine Qvitfjellhaug", "national_id": "15867030299", "born": "1970-06-15", "sex": "F",
            "phone": "98123457", "address": "Zirkelmyrveien 4, 1234 Drøbaksundfjord"
        },
        "clinician": {"name": "Kari Testesen", "role": "fastlege"},
        "utterances": [
            {"speaker": "clinician", "text": "Hei Åsgerdine, hva plager deg?"},
            {"speaker": "patient", "text": "Jeg har vondt i høyre kne, Xylanderkneet, og quasihoste om natta."},
            {"speaker": "patient", "text": "Jeg bor i Zirkelmyrveien 4 og har nummer 98123457."},
            {"speaker": "clinician", "text": "Du kan ta Paracet 500 milligram tre ganger om dagen."}
        ]
    })
}

/// Every act and every fault that a clinician's day brings; gives all error bodies.
fn a_day(client: &Client) -> Vec<Answer> {
    let content = marked().to_string();
    let import = json!({"format": "referent", "content": content});
    let imported = client.post("/api/consultations", &import);
    assert_eq!(imported.0, 201, "{}", imported.1);
    let id = json_of(&imported)["id"].as_str().expect("an id").to_owned();
    let at = |act: &str| format!("/api/consultations/{id}{act}");
    let mut errors = Vec::new();

    errors
        .push(client.post("/api/consultations", &json!({"format": "referent", "content": &content[..200]})));
    errors.push(
        client.post("/api/consultations", &json!({"format": "Qvitfjellhaug", "content": "quasihoste"})),
    );
    errors.push(
        client.post("/api/consultations", &json!({"format": "text", "content": "Qvitfjellhaug: quasihoste"})),
    );
    errors.push(
        client.post("/api/consultations", &json!({"format": "srt", "content": "quasihoste\nÅsgerdine"})),
    );
    errors.push(client.get("/api/consultations/Qvitfjellhaug"));
    errors.push(client.get("/api/consultations?day=Qvitfjellhaug"));
    errors.push(client.post(&at("/sign"), &json!({"revision": 1})));

    let note = json_of(&client.post(&at("/draft"), &json!({})));
    let revision = note["revision"].clone();
    let add = json!({"kind": "add", "section": "plan", "text": "Åsgerdine ringer om quasihoste."});
    let note = json_of(&client.post(&at("/edits"), &json!({"revision": revision, "edit": add})));
    let unknown =
        json!({"kind": "rewrite", "statement": "00000000-0000-4000-8000-000000000000", "text": "quasihoste"});
    errors.push(client.post(&at("/edits"), &json!({"revision": note["revision"], "edit": unknown})));
    errors.push(client.post(&at("/edits"), &json!({"revision": 1, "edit": add})));
    errors.push(
        client.post(&at("/edits"), &json!({"revision": "Qvitfjellhaug", "edit": {"kind": "quasihoste"}})),
    );
    errors.push(
        client.post("/api/terminology/search", &json!({"system": "quasihoste", "query": "Qvitfjellhaug"})),
    );
    errors
        .push(client.post("/api/session", &json!({"username": "Qvitfjellhaug", "passphrase": "quasihoste"})));

    let note = resolved(client, &at("/edits"), note);
    let signed = client.post(&at("/sign"), &json!({"revision": note["revision"]}));
    assert_eq!(signed.0, 200, "{}", signed.1);
    assert_eq!(client.post(&at("/addenda"), &json!({"text": "Åsgerdine har ringt."})).0, 201);
    for format in ["fhir", "pdf", "html"] {
        assert_eq!(client.get(&at(&format!("/export/{format}"))).0, 200);
    }
    errors.push(client.post(&at("/edits"), &json!({"revision": note["revision"], "edit": add})));
    errors
}

/// Accepts what hinders signing.
fn resolved(client: &Client, edits: &str, mut note: Value) -> Value {
    while note["unresolved"] != 0 {
        let sections = note["sections"].as_array().expect("sections");
        let open = sections
            .iter()
            .flat_map(|section| section["statements"].as_array().expect("statements"))
            .find(|statement| {
                ["contradicted", "unsupported"].contains(&statement["status"].as_str().expect("status"))
                    && statement["accepted"] == false
            })
            .expect("one is open");
        let accept = json!({"kind": "accept", "statement": open["id"]});
        note = json_of(&client.post(edits, &json!({"revision": note["revision"], "edit": accept})));
    }
    note
}

/// The marks that stand in `bytes`, in UTF-8 or Latin-1, in any case.
fn marks_in(bytes: &[u8]) -> Vec<&'static str> {
    let utf8 = String::from_utf8_lossy(bytes).to_lowercase();
    let latin1: String = bytes.iter().map(|byte| char::from(*byte)).collect::<String>().to_lowercase();
    MARKS
        .into_iter()
        .filter(|mark| {
            let mark = mark.to_lowercase();
            utf8.contains(&mark) || latin1.contains(&mark)
        })
        .collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

fn run_the_command_line(data: &Path, passphrase: &Path) -> Vec<u8> {
    let broken = data.join("broken.json");
    std::fs::write(&broken, &marked().to_string()[..300]).expect("a file");
    let mut said = Vec::new();
    for arguments in [
        vec!["draft", path(&broken)],
        vec!["import", path(&broken), "--as", "kari", "--passphrase-file", path(passphrase)],
        vec!["audit", "verify", path(&broken)],
        vec!["doctor"],
    ] {
        let output = Command::new(PROGRAM)
            .args(["--data", path(data)])
            .args(&arguments)
            .output()
            .expect("the program runs");
        said.extend(output.stdout);
        said.extend(output.stderr);
    }
    std::fs::remove_file(broken).expect("the test's own file");
    said
}

#[test]
fn a_marked_patient_is_found_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let passphrase = make_account(data);
    let server = Server::start(data);
    let client = Client::sign_in(&server);
    assert_eq!(
        marks_in(marked().to_string().as_bytes()).len(),
        MARKS.len(),
        "the search finds what is there"
    );

    let errors = a_day(&client);
    for (status, body) in &errors {
        assert!((400..600).contains(status), "{status} was meant to be an error");
        assert_eq!(marks_in(body.as_bytes()), Vec::<&str>::new(), "in an error: {status}");
    }
    let metrics = client.get("/metrics");
    assert_eq!(marks_in(metrics.1.as_bytes()), Vec::<&str>::new(), "in a metric");
    let said = run_the_command_line(data, &passphrase);
    assert_eq!(marks_in(&said), Vec::<&str>::new(), "in what a command printed");

    // While the server runs, so that its write-ahead log and temporary files are there; and once more when it has ended.
    let mut searched = search(data);
    drop(server);
    searched += search(data);
    let log = std::fs::read_to_string(data.join("logs/referent.log")).expect("a log");
    assert!(log.lines().count() > 20, "the log was written");
    println!("{} errors and {searched} files searched for {} marks, none found", errors.len(), MARKS.len());
}

fn search(data: &Path) -> usize {
    let files = files_below(data);
    for file in &files {
        let bytes = std::fs::read(file).expect("a file");
        assert_eq!(marks_in(&bytes), Vec::<&str>::new(), "in {}", file.display());
        assert_eq!(marks_in(path(file).as_bytes()), Vec::<&str>::new(), "in a file's name");
    }
    files.len()
}
