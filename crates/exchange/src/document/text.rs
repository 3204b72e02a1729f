//! The signed note as plain text: what a record system shows where it shows no PDF.

use super::printout::Printout;
use crate::SignedDocument;

/// The note as plain UTF-8 text, one sentence a line, `\n` line ends.
pub fn text(document: &SignedDocument<'_>) -> String {
    let printout = Printout::of(document);
    let words = printout.words;
    let mut lines = vec![words.title.to_uppercase(), String::new()];
    lines.extend(printout.facts.iter().map(|(label, value)| format!("{label}: {}", one_line(value))));
    for section in &printout.sections {
        lines.extend([String::new(), section.heading.to_uppercase()]);
        lines.extend(
            section
                .sentences
                .iter()
                .map(|sentence| format!("{} [{}]", one_line(&sentence.text), sentence.mark)),
        );
    }
    if !printout.diagnoses.is_empty() {
        lines.extend([String::new(), words.diagnoses.to_uppercase()]);
        lines.extend(printout.diagnoses.iter().map(|diagnosis| one_line(diagnosis)));
    }
    lines.extend([String::new(), format!("{} {}", words.signed_by, one_line(&printout.signature))]);
    for addendum in &printout.addenda {
        lines.extend([String::new(), words.addendum.to_uppercase(), addendum.text.clone()]);
        lines.push(format!("{} {}", words.signed_by, one_line(&addendum.signature)));
    }
    lines.extend([String::new(), format!("{}:", words.origin)]);
    lines.extend(printout.legend.iter().map(|(mark, meaning)| format!("[{mark}] {meaning}")));
    lines.push(format!("{} {}", words.drafted_by, one_line(&printout.drafted_by)));
    lines.push(format!("{}: {}", words.fingerprint, printout.fingerprint));
    lines.join("\n") + "\n"
}

/// A line break within a sentence would make two sentences of it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
