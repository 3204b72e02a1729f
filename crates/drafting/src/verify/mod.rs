//! Any sentence against what was said: separate rules, each for one kind of fault, each with its own threshold.
//!
//! Local and deterministic. Drafts of a language model and of our own drafter go through the same rules.

mod certainty;
mod content;
mod figures;
mod negation;
mod person;
mod side;
mod statement;
mod synonyms;
mod talk;

use clinical::{Label, Reason, ReasonKind, Transcript, Verdict};

use statement::Checked;
use talk::Talk;

/// Checks a statement against a transcript.
///
/// `cited` are the utterances that the statement claims as evidence, and then nothing else counts; without them the whole
/// talk is searched. The verdict's evidence is where it is said, the best place first, at most three utterances; it is empty
/// when nothing like it was said.
pub fn verify(transcript: &Transcript, statement: &str, cited: Option<&[usize]>) -> Verdict {
    let talk = Talk::read(transcript, cited);
    let checked = Checked::new(&talk, statement);
    let mut reasons: Vec<Reason> = Vec::new();
    for rule in [
        figures::check,
        side::check,
        content::check_drugs,
        person::check,
        certainty::check,
        negation::check,
        content::check_terms,
        content::check_support,
    ] {
        for reason in rule(&checked, transcript) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    let label = label(&checked, &reasons);
    Verdict { label, evidence: checked.evidence(), reasons }
}

fn label(checked: &Checked, reasons: &[Reason]) -> Label {
    let absent = |reason: &Reason| matches!(reason.kind, ReasonKind::Invented | ReasonKind::Drug);
    if checked.words.is_empty() || reasons.iter().any(absent) {
        Label::Unsupported
    } else if reasons.is_empty() {
        Label::Supported
    } else if reasons.iter().all(|reason| reason.kind == ReasonKind::Certainty) {
        Label::Uncertain
    } else {
        Label::Contradicted
    }
}

fn reason(kind: ReasonKind, detail: &str) -> Reason {
    Reason { kind, detail: detail.to_owned() }
}
