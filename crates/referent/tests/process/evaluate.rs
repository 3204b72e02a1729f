//! `referent evaluate identifiers`: the scorer's own figures, and a bad gold said plainly.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::running::{PROGRAM, path};
use serde_json::{Value, json};

fn evaluate(gold: &Path, more: &[&str]) -> Output {
    let arguments = ["evaluate", "identifiers", path(gold)];
    Command::new(PROGRAM).args(arguments).args(more).output().expect("the program runs")
}

fn figures(gold: &Path, more: &[&str]) -> Value {
    let output = evaluate(gold, &[&["--json"], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn written(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, content).expect("a file");
    file
}

/// What `score.py` says of the program's own answers, the way `bench/run` asks.
fn scored(scorer: &Path, gold: &Path, folder: &Path) -> Value {
    let asked = std::fs::File::open(gold).expect("the gold");
    let answers = folder.join("answers.jsonl");
    let identified = Command::new(PROGRAM)
        .arg("identify")
        .stdin(asked)
        .stdout(std::fs::File::create(&answers).expect("a file"))
        .status()
        .expect("the program runs");
    assert!(identified.success());
    let output = Command::new("python3")
        .args([path(scorer), "identifiers", path(gold), path(&answers)])
        .output()
        .expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_figures_are_the_scorers() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold");
    let (scorer, gold) = (shared.join("score.py"), shared.join("identifiers.jsonl"));
    if !gold.exists() || Command::new("python3").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("skipped: no ../shared or no python3");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let lower: String =
        std::fs::read_to_string(&gold).expect("the gold").lines().fold(String::new(), |lines, line| {
            let mut item: Value = serde_json::from_str(line).expect("JSON");
            item["text"] = json!(item["text"].as_str().expect("text").to_lowercase());
            lines + &item.to_string() + "\n"
        });
    let lower = written(folder.path(), "lower.jsonl", lower);
    for (scored, ours) in [
        (scored(&scorer, &gold, folder.path()), figures(&gold, &[])),
        (scored(&scorer, &lower, folder.path()), figures(&gold, &["--lower-case"])),
    ] {
        for (key, figure) in scored.as_object().expect("figures") {
            if key == "per_kind" {
                continue;
            }
            assert_eq!(&ours[key], figure, "{key}");
        }
        for (kind, figures) in scored["per_kind"].as_object().expect("kinds") {
            for (key, figure) in figures.as_object().expect("figures") {
                assert_eq!(&ours["per_kind"][kind][key], figure, "{key} of {kind}");
            }
        }
        let leaked = ours["leaked_spans"].as_array().expect("leaks").iter();
        let words: u64 = leaked.map(|leak| leak["tokens"].as_u64().expect("words")).sum();
        assert_eq!(json!(words), ours["counts"]["leaked"], "every leaked word is listed");
    }
}

/// A gold whose second label nobody would find: an ordinary word marked as a number of some kind.
const GOLD: &str = "{\"id\":\"brev-1\",\"text\":\"Hei Åsgerdine Qvitfjellhaug, ring 98123457. Takk for sist.\",\
                    \"label\":[[4,27,\"NAME\"],[34,42,\"PHONE\"],[44,48,\"OTHER_ID\"]]}\n";

#[test]
fn leaked_text_is_shown_only_when_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let gold = written(folder.path(), "gold.jsonl", GOLD);
    let plain = evaluate(&gold, &[]);
    let said = String::from_utf8(plain.stdout).expect("UTF-8");
    assert!(plain.status.success() && said.contains("1 documents"), "{said}");
    assert!(said.contains("brev-1  OTHER_ID [44, 48], 1 word") && !said.contains("Takk"), "{said}");
    let shown = evaluate(&gold, &["--show-text"]);
    assert!(String::from_utf8(shown.stdout).expect("UTF-8").contains("\"Takk\""));

    let leak = &figures(&gold, &[])["leaked_spans"][0];
    assert_eq!(leak, &json!({"id": "brev-1", "kind": "OTHER_ID", "start": 44, "end": 48, "tokens": 1}));
    assert_eq!(figures(&gold, &["--show-text"])["leaked_spans"][0]["text"], "Takk");
}

#[test]
fn a_bad_gold_is_named_by_line_and_never_quoted() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad: [(&str, &[u8], &str); 6] = [
        ("broken.jsonl", b"{\"id\":2,\"text\":\"Qvitfjellhaug", "line 2: not valid JSON"),
        ("no-label.jsonl", b"{\"id\":2,\"text\":\"Qvitfjellhaug\"}", "line 2: \"label\" is missing"),
        (
            "outside.jsonl",
            b"{\"id\":2,\"text\":\"Qvitfjellhaug\",\"label\":[[0,99,\"NAME\"]]}",
            "line 2: label 1: [0, 99] is empty or outside the text, which has 13 code points",
        ),
        (
            "kind.jsonl",
            b"{\"id\":2,\"text\":\"Qvitfjellhaug\",\"label\":[[0,9,\"Qvitfjellhaug\"]]}",
            "line 2: label 1: the kind is none of NAME",
        ),
        ("latin1.jsonl", b"{\"id\":2,\"text\":\"\xc5sgerdine Qvitfjellhaug\"}", "line 2: not UTF-8"),
        ("nul.jsonl", b"\0Qvitfjellhaug", "line 2: not valid JSON"),
    ];
    for (name, line, expected) in bad {
        let gold = written(folder.path(), name, [GOLD.as_bytes(), line].concat());
        let output = evaluate(&gold, &[]);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(expected) && !said.contains("Qvitfjellhaug"), "{said}");
        assert_eq!(output.stdout, b"", "no figures of half a gold");
    }
    let empty = written(folder.path(), "empty.jsonl", "\n");
    let said = evaluate(&empty, &[]).stderr;
    assert!(String::from_utf8_lossy(&said).contains("holds no documents"));
    let said = evaluate(&folder.path().join("missing.jsonl"), &[]).stderr;
    assert!(String::from_utf8_lossy(&said).contains("cannot read"));
}
