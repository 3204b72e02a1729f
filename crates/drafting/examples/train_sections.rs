//! Fits `models/sections/weights.bin` on consultations with facts: `train_sections CONSULTATIONS WEIGHTS [DRAFTS]`.
//!
//! Multinomial logistic regression by AdaGrad with a quadratic penalty, in a fixed order: the same input gives the same
//! bytes. With DRAFTS, each consultation is also drafted with weights fitted on all the others, so that
//! `score.py notes CONSULTATIONS DRAFTS` gives an honest figure.

use std::collections::BTreeSet;
use std::path::Path;

use clinical::{Section, Transcript};
use drafting::training::{CLASSES, Example, ROWS, SCALE, draft_with, examples};

const ROUNDS: usize = 12;
const PENALTY: f32 = 1e-2;
const STEP: f32 = 0.15;

#[derive(serde::Deserialize)]
struct Gold {
    facts: Vec<Fact>,
}

#[derive(serde::Deserialize)]
struct Fact {
    section: Section,
    text: String,
    evidence: Vec<usize>,
}

struct Consultation {
    file: String,
    transcript: Transcript,
    labelled: Vec<(Example, usize)>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, weights, drafts @ ..] = arguments.as_slice() else {
        return Err("usage: train_sections CONSULTATIONS WEIGHTS [DRAFTS]".into());
    };
    let consultations = read(Path::new(folder))?;
    std::fs::write(weights, fit(&consultations, None))?;
    let Some(out) = drafts.first() else { return Ok(()) };
    std::fs::create_dir_all(out)?;
    for (at, consultation) in consultations.iter().enumerate() {
        let note = draft_with(&consultation.transcript, &fit(&consultations, Some(at)));
        let sections: Vec<serde_json::Value> = note
            .statements
            .iter()
            .map(|statement| {
                let cited: Vec<usize> = statement.evidence.iter().map(|place| place.utterance).collect();
                serde_json::json!({"section": statement.section, "statements": [{"text": statement.text, "evidence": cited}]})
            })
            .collect();
        std::fs::write(
            Path::new(out).join(&consultation.file),
            serde_json::json!({"sections": sections}).to_string(),
        )?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<Consultation>, Box<dyn std::error::Error>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut consultations = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path)?;
        let transcript: Transcript = serde_json::from_str(&text)?;
        let gold: Gold = serde_json::from_str(&text)?;
        let labelled = examples(&transcript)
            .into_iter()
            .map(|e| {
                let label = label(&e, &gold.facts);
                (e, label)
            })
            .collect();
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        consultations.push(Consultation { file, transcript, labelled });
    }
    Ok(consultations)
}

/// The section of the fact that the example says most of, or "none" when it says little of any.
fn label(example: &Example, facts: &[Fact]) -> usize {
    let said = stems(&example.text);
    let cited = facts
        .iter()
        .filter(|fact| fact.evidence.iter().any(|utterance| example.utterances.contains(utterance)));
    let best = cited
        .map(|fact| (stems(&fact.text).intersection(&said).count(), fact.section))
        .max_by_key(|(shared, _)| *shared);
    match best {
        Some((shared, section)) if shared >= 1 && shared * 10 >= said.len() * 3 => {
            Section::ALL.iter().position(|other| *other == section).unwrap_or(CLASSES - 1)
        }
        _ => CLASSES - 1,
    }
}

/// Words of more than two letters cut to six, and figures.
fn stems(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let common = [
        "som",
        "det",
        "har",
        "ikke",
        "ikkje",
        "med",
        "for",
        "den",
        "var",
        "fra",
        "frå",
        "pasienten",
        "når",
        "etter",
        "hun",
        "han",
    ];
    words
        .map(str::to_lowercase)
        .filter(|word| {
            (word.chars().count() > 2 || word.starts_with(|c: char| c.is_ascii_digit()))
                && !common.contains(&word.as_str())
        })
        .map(|word| word.chars().take(6).collect())
        .collect()
}

/// Fits a table of weights on all consultations but one.
fn fit(consultations: &[Consultation], but: Option<usize>) -> Vec<u8> {
    let mut weights = vec![0.0_f32; ROWS as usize * CLASSES];
    let mut gathered = vec![1e-6_f32; ROWS as usize * CLASSES];
    for _ in 0..ROUNDS {
        for (at, consultation) in consultations.iter().enumerate() {
            if Some(at) == but {
                continue;
            }
            for (example, label) in &consultation.labelled {
                step(&mut weights, &mut gathered, example, *label);
            }
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "the value is clamped to the range of a signed byte")]
    let stored = weights.iter().map(|weight| (weight * SCALE).round().clamp(-127.0, 127.0) as i8);
    stored.map(|byte| byte.to_ne_bytes()[0]).collect()
}

fn step(weights: &mut [f32], gathered: &mut [f32], example: &Example, label: usize) {
    let mut sums = [0.0_f32; CLASSES];
    for row in &example.rows {
        for (class, sum) in sums.iter_mut().enumerate() {
            *sum += weights[*row as usize * CLASSES + class];
        }
    }
    let highest = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers = sums.map(|sum| (sum - highest).exp());
    let total: f32 = powers.iter().sum();
    for row in &example.rows {
        for (class, power) in powers.iter().enumerate() {
            let at = *row as usize * CLASSES + class;
            let error = power / total - f32::from(u8::from(class == label)) + PENALTY * weights[at];
            gathered[at] += error * error;
            weights[at] -= STEP * error / gathered[at].sqrt();
        }
    }
}
