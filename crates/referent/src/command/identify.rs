//! `referent identify`

use std::process::ExitCode;

use pseudonym::{Detector, KnownIdentities};
use serde::{Deserialize, Serialize};

use super::json_lines::answer_each;

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
}

#[derive(Serialize)]
struct Found {
    id: serde_json::Value,
    label: Vec<(usize, usize, &'static str)>,
}

/// Reads JSON Lines on standard input, writes one line for each. A line that cannot be read is named by its number.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let detector = Detector::load()?;
    let (mut reader, known) = (detector.reader(), KnownIdentities::none());
    answer_each("an object with \"id\" and \"text\"", |_, line: Line| {
        let found = reader.identify(&line.text, &known);
        let label = found.iter().map(|found| (found.start, found.end, found.kind.key())).collect();
        Ok(Found { id: line.id, label })
    })?;
    Ok(ExitCode::SUCCESS)
}
