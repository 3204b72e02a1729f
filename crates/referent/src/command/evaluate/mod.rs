//! `referent evaluate`: how well the program does on an institution's own gold.

mod gold;
mod report;
mod table;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use pseudonym::evaluate::Evaluation;
use pseudonym::{Detector, KnownIdentities};

use gold::Document;
use report::{LeakedSpan, Report};

/// What is wanted of the figures.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    /// Print the text of what leaked.
    pub(crate) show_text: bool,
    /// Score the texts in lower case, as a recogniser of speech may write them.
    pub(crate) lower_case: bool,
    /// Print JSON.
    pub(crate) json: bool,
}

/// Finds the identifiers in each text of `path` and prints how that compares with its labels.
pub(crate) fn identifiers(path: &Path, wanted: Wanted) -> anyhow::Result<ExitCode> {
    let detector = Detector::load()?;
    let (mut reader, known) = (detector.reader(), KnownIdentities::none());
    let mut evaluation = Evaluation::default();
    let mut leaked = Vec::new();
    for document in gold::read(path)? {
        let Document { line, id, text, identifiers } = document?;
        let text = if wanted.lower_case { in_lower_case(&text) } else { text };
        let found = reader.identify(&text, &known);
        let leaks = evaluation
            .add(&text, &identifiers, &found)
            .with_context(|| format!("line {line} of {}", path.display()))?;
        leaked.extend(leaks.into_iter().map(|leak| LeakedSpan::new(&id, &text, leak, wanted.show_text)));
    }
    anyhow::ensure!(evaluation.documents > 0, "{} holds no documents", path.display());
    let report = Report::of(&evaluation, leaked);
    let mut output = std::io::stdout().lock();
    if wanted.json {
        serde_json::to_writer_pretty(&mut output, &report).context("cannot write")?;
        writeln!(output).context("cannot write")?;
    } else {
        write!(output, "{report}").context("cannot write")?;
    }
    output.flush().context("cannot write")?;
    Ok(ExitCode::SUCCESS)
}

/// One code point for each, so that labels stay where they are: a letter whose lower case is two code points is kept.
fn in_lower_case(text: &str) -> String {
    let lower = |character: char| {
        let mut lower = character.to_lowercase();
        if lower.len() == 1 { lower.next().unwrap_or(character) } else { character }
    };
    text.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::in_lower_case;

    #[test]
    fn lower_case_moves_no_offset() {
        assert_eq!(in_lower_case("ÅSE Łuk İ ẞ"), "åse łuk İ ß");
    }
}
