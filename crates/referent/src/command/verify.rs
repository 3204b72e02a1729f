//! `referent verify`

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinical::{Label, Reason, Transcript};
use serde::{Deserialize, Serialize};

use super::json_lines::answer_each;

#[derive(Deserialize)]
struct Claim {
    consultation: String,
    text: String,
}

#[derive(Serialize)]
struct Judged {
    label: Label,
    evidence: Vec<usize>,
    reasons: Vec<Reason>,
}

/// Checks each claim on standard input against its consultation; one verdict a line, in the same order.
pub(crate) fn run(consultations: &Path) -> anyhow::Result<ExitCode> {
    let transcripts = transcripts(consultations)?;
    answer_each("an object with \"consultation\" and \"text\"", |number, claim: Claim| {
        let transcript = transcripts
            .get(&claim.consultation)
            .with_context(|| format!("line {number} names a consultation that is not in the folder"))?;
        let verdict = drafting::verify(transcript, &claim.text, None);
        let mut evidence: Vec<usize> = verdict.evidence.iter().map(|evidence| evidence.utterance).collect();
        evidence.dedup();
        Ok(Judged { label: verdict.label, evidence, reasons: verdict.reasons })
    })?;
    Ok(ExitCode::SUCCESS)
}

fn transcripts(folder: &Path) -> anyhow::Result<HashMap<String, Transcript>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut transcripts = HashMap::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let consultation = super::draft::read(&path, None)?;
            transcripts.insert(consultation.id, consultation.transcript);
        }
    }
    Ok(transcripts)
}
