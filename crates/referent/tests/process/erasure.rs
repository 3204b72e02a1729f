//! A patient is erased; then the restarted server's memory is searched for the patient, and nothing is found.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::keys::done;
use crate::running::{Client, PASSPHRASE, PROGRAM, Server, json_of, make_account, path};

/// Letters of ASCII alone, so that UTF-8, Latin-1 and, with a zero between them, UTF-16 are found alike.
const MARKS: [&str; 6] =
    ["Qvitfjellhaug", "sgerdine", "15867030299", "98123457", "Zirkelmyrveien", "Xylanderkneet"];

/// The marks that stand anywhere in a process's readable memory, and how many bytes were read.
fn marks_in_memory(process: u32) -> (Vec<&'static str>, usize) {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).expect("the mappings");
    let memory = File::open(format!("/proc/{process}/mem")).expect("the memory");
    let mut found = std::collections::BTreeSet::new();
    let mut read = 0;
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (range, rights) = (words.next().expect("a range"), words.next().expect("rights"));
        if !rights.starts_with('r') || line.ends_with("[vvar]") || line.ends_with("[vsyscall]") {
            continue;
        }
        let (start, end) = range.split_once('-').expect("a range");
        let number = |digits| u64::from_str_radix(digits, 16).expect("hexadecimal");
        let (start, end) = (number(start), number(end));
        let mut bytes = vec![0; usize::try_from(end - start).expect("fits")];
        // A mapping may go while it is read; what can be read of it is searched.
        let mut at = 0;
        while at < bytes.len() {
            match memory.read_at(&mut bytes[at..], start + at as u64) {
                Ok(0) | Err(_) => break,
                Ok(count) => at += count,
            }
        }
        read += at;
        // The standard library's search of a text is compiled for speed also in a debug build.
        let text = String::from_utf8_lossy(&bytes[..at]);
        for mark in MARKS {
            let wide: String = mark.chars().flat_map(|letter| [letter, '\0']).collect();
            if text.contains(mark) || text.contains(&wide) {
                found.insert(mark);
            }
        }
    }
    (found.into_iter().collect(), read)
}

fn make_manager(data: &Path, passphrase: &Path) {
    let made = Command::new(PROGRAM)
        .args(["--data", path(data), "account", "mona", "--name", "Mona Moe", "--role", "manager"])
        .args(["--passphrase-file", path(passphrase)])
        .output()
        .expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

fn marked() -> String {
    json!({
        "id": "marked",
        "language": "nb",
        "setting": "fastlege",
        "patient": {
            "name": "Åsgerdine Qvitfjellhaug", "national_id": "15867030299", "born": "1970-06-15", "sex": "F",
            "phone": "98123457", "address": "Zirkelmyrveien 4, 1234 Solvik"
        },
        "clinician": {"name": "Kari Testesen", "role": "fastlege"},
        "utterances": [
            {"speaker": "patient", "text": "Jeg har vondt i høyre kne, Xylanderkneet, og er Åsgerdine."}
        ]
    })
    .to_string()
}

#[test]
fn the_memory_of_a_restarted_server_holds_nothing_of_an_erased_patient() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let passphrase = make_account(data);
    assert_eq!(std::fs::read_to_string(&passphrase).expect("a file"), PASSPHRASE);
    make_manager(data, &passphrase);

    let server = Server::start(data);
    let client = Client::sign_in(&server);
    let import = json!({"format": "referent", "content": marked()});
    let id = json_of(&client.post("/api/consultations", &import))["id"].as_str().expect("an id").to_owned();
    assert_eq!(client.post(&format!("/api/consultations/{id}/draft"), &json!({})).0, 201);
    let (found, _) = marks_in_memory(server.process());
    assert!(!found.is_empty(), "the search finds what is there");
    drop(server);

    // A server that only lists still opens the names; after the erasure it has nothing to open.
    let certificate = data.join("certificate.json");
    let erase = [
        "patient",
        "erase",
        "--consultation",
        &id,
        "--law",
        "gdpr-17",
        "--as",
        "mona",
        "--passphrase-file",
        path(&passphrase),
        "--certificate",
        path(&certificate),
    ];
    let said = done(data, &erase, &[]);
    assert!(said.contains("rows can no longer be read"), "{said}");

    let server = Server::start(data);
    let client = Client::sign_in(&server);
    let list = client.get("/api/consultations");
    assert!(list.0 == 200 && !list.1.contains(&id), "{}", list.1);
    let gone = client.get(&format!("/api/consultations/{id}"));
    assert_eq!(gone.0, 410, "{}", gone.1);
    let (found, read) = marks_in_memory(server.process());
    assert!(read > 10 * 1024 * 1024, "only {read} bytes were read");
    assert_eq!(found, Vec::<&str>::new(), "in the memory of the restarted server");
    println!("{} MiB of memory searched for {} marks, none found", read / 1024 / 1024, MARKS.len());
    drop(server);

    prove(data, &passphrase, &certificate);
}

/// The certificate holds against the exported log, and a changed one does not.
fn prove(data: &Path, passphrase: &Path, certificate: &Path) {
    let auditor =
        ["account", "arne", "--name", "Arne Li", "--role", "auditor", "--passphrase-file", path(passphrase)];
    done(data, &auditor, &[]);
    let log = data.join("audit.jsonl");
    done(data, &["audit", "export", path(&log), "--as", "arne", "--passphrase-file", path(passphrase)], &[]);
    let verify = ["audit", "verify", path(&log), "--certificate", path(certificate)];
    assert!(done(data, &verify, &[]).contains("proven:"));
    let text = std::fs::read_to_string(certificate).expect("a certificate");
    for mark in MARKS {
        assert!(!text.contains(mark), "{mark} stands in the certificate");
    }
    std::fs::write(certificate, text.replace("gdpr-17", "helsepersonelloven-43")).expect("writes");
    let output = crate::keys::run(data, &verify, &[]);
    assert!(!output.status.success() && crate::keys::said(&output).contains("NOT PROVEN"));
}
