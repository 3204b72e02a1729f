//! Checks claims: `verify_gold CONSULTATIONS CLAIMS.jsonl`; one verdict a line. Labels of the claims are not read.

use std::collections::HashMap;
use std::path::Path;

use clinical::Transcript;

#[derive(serde::Deserialize)]
struct Claim {
    consultation: String,
    text: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, consultations, claims] = arguments.as_slice() else {
        return Err("usage: verify_gold CONSULTATIONS CLAIMS".into());
    };
    let mut transcripts: HashMap<String, Transcript> = HashMap::new();
    for line in std::fs::read_to_string(claims)?.lines().filter(|line| !line.trim().is_empty()) {
        let claim: Claim = serde_json::from_str(line)?;
        if !transcripts.contains_key(&claim.consultation) {
            let path = Path::new(consultations).join(format!("{}.json", claim.consultation));
            transcripts
                .insert(claim.consultation.clone(), serde_json::from_str(&std::fs::read_to_string(path)?)?);
        }
        let verdict = drafting::verify(&transcripts[&claim.consultation], &claim.text, None);
        let cited: Vec<usize> = verdict.evidence.iter().map(|place| place.utterance).collect();
        println!(
            "{}",
            serde_json::json!({"label": verdict.label, "evidence": cited, "reasons": verdict.reasons})
        );
    }
    Ok(())
}
