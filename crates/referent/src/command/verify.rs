//! `referent verify`

use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinical::{Label, Reason, Transcript};
use serde::{Deserialize, Serialize};

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
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for (index, line) in std::io::stdin().lock().lines().enumerate() {
        let number = index + 1;
        let line = line.map_err(|_| anyhow::anyhow!("line {number} is not UTF-8; convert the input"))?;
        if line.trim().is_empty() {
            continue;
        }
        let claim: Claim = serde_json::from_str(&line).map_err(|_| {
            anyhow::anyhow!("line {number} is not an object with \"consultation\" and \"text\"")
        })?;
        let transcript = transcripts
            .get(&claim.consultation)
            .with_context(|| format!("line {number} names a consultation that is not in the folder"))?;
        let verdict = drafting::verify(transcript, &claim.text, None);
        let mut evidence: Vec<usize> = verdict.evidence.iter().map(|evidence| evidence.utterance).collect();
        evidence.dedup();
        let judged = Judged { label: verdict.label, evidence, reasons: verdict.reasons };
        serde_json::to_writer(&mut output, &judged).context("cannot write")?;
        output.write_all(b"\n").context("cannot write")?;
    }
    output.flush().context("cannot write")?;
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
