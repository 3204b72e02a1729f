//! Trains the identifier model.
//!
//! `cargo run --release -p pseudonym --example train_identifiers -- ../shared/data models/identifiers/model.bin`
//!
//! Reads NorNE, name, place and term lists below the first path, the templates and texts beside the model; writes the model.
//! Deterministic: the same data give the same file.

mod augment;
mod lists;
mod norne;
mod phrases;
mod templates;
mod texts;

use std::path::Path;

use pseudonym::training::{Options, Random, Sample, train};
use pseudonym::{Detector, IdentifierKind, KnownIdentities};

/// Generated conversations and records.
const GENERATED: usize = 20_000;

/// Copies of each whole text with other names.
const COPIES: usize = 12;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(data), Some(model)) = (arguments.next(), arguments.next()) else {
        return Err("usage: train_identifiers DATA_FOLDER MODEL_FILE".into());
    };
    let data = Path::new(&data);
    let beside = Path::new(&model).parent().unwrap_or(Path::new("."));
    let mut random = Random::new([42; 32]);
    let lists = lists::read(data)?;
    let mut samples: Vec<Sample> = Vec::new();
    for file in ["nob-train.bio.tsv", "nno-train.bio.tsv"] {
        for sample in norne::read(&data.join("norne").join(file))? {
            samples.extend(augment::copies(&sample, &mut random));
        }
    }
    eprintln!("NorNE: {} samples", samples.len());
    let generator = templates::Generator::read(&beside.join("templates"), &lists)?;
    for _ in 0..GENERATED {
        samples.push(augment::one(generator.document(&mut random), &mut random));
    }
    let texts = texts::Texts::read(&beside.join("texts"))?;
    for sample in texts.samples(COPIES, &phrases::Phrases { lists: &lists }, &mut random) {
        samples.push(augment::one(sample, &mut random));
    }
    samples.extend(lists.words_alone(&mut random));
    eprintln!("all: {} samples", samples.len());
    let options = Options {
        bits: 19,
        rarest: 2,
        learners: 3,
        passes: 5,
        smallest: 6,
        miss_cost: 10.0,
        blot_cost: 10.0,
    };
    let words = lists.listed_words();
    let bytes = train(&samples, &words, options, |learner, pass, wrong| {
        eprintln!("learner {learner}, pass {pass}: {:.3} % wrong", wrong * 100.0);
    });
    std::fs::write(&model, &bytes)?;
    eprintln!("{model}: {} bytes", bytes.len());
    let detector = Detector::from_bytes(&bytes)?;
    for file in ["nob-dev.bio.tsv", "nno-dev.bio.tsv"] {
        let score = norne_score(&detector, &norne::read(&data.join("norne").join(file))?);
        eprintln!("{file}: strict F1 of persons, places and organisations {score:.3}");
    }
    Ok(())
}

/// Strict F1 over names, places and organisations (health units counted among them).
fn norne_score(detector: &Detector, samples: &[Sample]) -> f64 {
    let (mut hits, mut found, mut gold) = (0u32, 0u32, 0u32);
    for sample in samples {
        let learnt = |kind| {
            matches!(
                kind,
                IdentifierKind::Name
                    | IdentifierKind::Place
                    | IdentifierKind::Org
                    | IdentifierKind::HealthUnit
            )
        };
        let predicted = detector.identify(&sample.text, &KnownIdentities::none());
        for identifier in predicted.iter().filter(|identifier| learnt(identifier.kind)) {
            found += 1;
            hits += u32::from(sample.identifiers.contains(identifier));
        }
        gold += sample.identifiers.iter().map(|_| 1).sum::<u32>();
    }
    2.0 * f64::from(hits) / f64::from((found + gold).max(1))
}
