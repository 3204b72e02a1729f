//! JSON Lines on standard input, one answer a line on standard output, in the same order.

use std::io::{BufRead, Write};

use anyhow::Context;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Answers each line. A line that cannot be read is named by its number and what was `expected`, never repeated; `answer`
/// is handed the number for its own errors.
pub(super) fn answer_each<Question: DeserializeOwned, Answer: Serialize>(
    expected: &str,
    mut answer: impl FnMut(usize, Question) -> anyhow::Result<Answer>,
) -> anyhow::Result<()> {
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for (index, line) in std::io::stdin().lock().lines().enumerate() {
        let number = index + 1;
        let line = line.map_err(|_| anyhow::anyhow!("line {number} is not UTF-8; convert the input"))?;
        if line.trim().is_empty() {
            continue;
        }
        let question =
            serde_json::from_str(&line).map_err(|_| anyhow::anyhow!("line {number} is not {expected}"))?;
        serde_json::to_writer(&mut output, &answer(number, question)?).context("cannot write")?;
        output.write_all(b"\n").context("cannot write")?;
    }
    output.flush().context("cannot write")
}
