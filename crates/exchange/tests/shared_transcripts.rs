//! Real input from `../shared`, where it is at hand: every development consultation, and English dialogues.

use std::path::{Path, PathBuf};

use exchange::{Format, parse_transcript};

fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).expect("beside the project");
    let path = root.join("shared").join(path);
    if !path.exists() {
        println!("skipped: no ../shared");
        return None;
    }
    Some(path)
}

#[test]
fn the_development_consultations_are_read() {
    let Some(folder) = shared("gold/consultations") else { return };
    for entry in std::fs::read_dir(folder).expect("folder") {
        let bytes = std::fs::read(entry.expect("entry").path()).expect("file");
        let imported = parse_transcript(&bytes, Format::Referent).expect("parses");
        assert!(imported.utterances.len() > 10 && imported.patient.is_some() && imported.clinician.is_some());
        assert_eq!(Format::detect(&String::from_utf8_lossy(&bytes)), Format::Referent);
    }
}

/// The quoted fields of a CSV file that hold more than one line: the dialogues and the notes.
fn long_fields(csv: &str) -> Vec<String> {
    // A doubled quotation mark is one within a field.
    let csv = csv.replace("\"\"", "'");
    let quoted = csv.split('"').skip(1).step_by(2);
    quoted.filter(|field| field.contains('\n')).map(str::to_owned).collect()
}

#[test]
fn english_dialogues_are_read() {
    let Some(file) = shared("data/dialogue-en/aci-bench/valid.csv") else { return };
    let csv = std::fs::read_to_string(file).expect("file");
    let dialogues: Vec<String> =
        long_fields(&csv).into_iter().filter(|field| field.starts_with('[')).collect();
    assert!(dialogues.len() >= 15, "{}", dialogues.len());
    for dialogue in dialogues {
        let imported = parse_transcript(dialogue.as_bytes(), Format::Text).expect("parses");
        // A turn in which nothing was said is left out.
        let is_turn = |line: &&str| line.starts_with('[') && !line.trim_end().ends_with(']');
        let turns = dialogue.lines().filter(is_turn).count();
        assert_eq!(imported.utterances.len(), turns);
    }
}
