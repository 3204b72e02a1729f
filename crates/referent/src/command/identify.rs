//! `referent identify`

use std::io::{BufRead, Write};
use std::process::ExitCode;

use anyhow::Context;
use pseudonym::{Detector, KnownIdentities};
use serde::{Deserialize, Serialize};

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
    let known = KnownIdentities::none();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for (index, line) in std::io::stdin().lock().lines().enumerate() {
        let number = index + 1;
        let line = line.map_err(|_| anyhow::anyhow!("line {number} is not UTF-8; convert the input"))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line)
            .map_err(|_| anyhow::anyhow!("line {number} is not an object with \"id\" and \"text\""))?;
        let found = detector.identify(&line.text, &known);
        let label = found.iter().map(|found| (found.start, found.end, found.kind.key())).collect();
        serde_json::to_writer(&mut output, &Found { id: line.id, label }).context("cannot write")?;
        output.write_all(b"\n").context("cannot write")?;
    }
    output.flush().context("cannot write")?;
    Ok(ExitCode::SUCCESS)
}
