//! Reads JSONL `{"id","text"}` on standard input and prints JSONL `{"id","label":[[start,end,KIND]]}`.
//!
//! `cargo run --release -p pseudonym --example identify [MODEL] < gold.jsonl > predicted.jsonl`

use std::io::{self, BufRead, Write};

use pseudonym::{Detector, KnownIdentities};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let detector = match std::env::args().nth(1) {
        Some(path) => Detector::from_bytes(&std::fs::read(path)?)?,
        None => Detector::load()?,
    };
    let mut reader = detector.reader();
    let mut output = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let item: serde_json::Value = serde_json::from_str(&line?)?;
        let text = item["text"].as_str().unwrap_or_default();
        let labels: Vec<(usize, usize, &str)> = reader
            .identify(text, &KnownIdentities::none())
            .into_iter()
            .map(|found| (found.start, found.end, found.kind.key()))
            .collect();
        writeln!(output, "{}", serde_json::json!({"id": item["id"], "label": labels}))?;
    }
    Ok(())
}
