//! A small linear model: which section a candidate belongs to, or none.
//!
//! Features are names hashed into a table of signed bytes; nothing can be read back from it. What it was trained on,
//! the command and the measured result stand in `models/sections/README.md`.

use clinical::{Section, Speaker};

use crate::candidate::Candidate;
use crate::lexicon::{self, Field};
use crate::stem::stem;
use crate::token::Token;

/// The nine sections in the order of a note, then "not in the note".
pub(crate) const CLASSES: usize = Section::ALL.len() + 1;
/// How many rows the table has.
pub(crate) const ROWS: u32 = 1 << 12;
/// What a weight of 1 is stored as.
pub(crate) const SCALE: f32 = 24.0;

/// The committed table: [`ROWS`] rows of [`CLASSES`] signed bytes.
pub(crate) static WEIGHTS: &[u8] = include_bytes!("../../../models/sections/weights.bin");

/// How likely a candidate belongs to each section, and to the note at all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed {
    /// The likeliest section.
    pub(crate) section: Section,
    /// How likely it belongs in the note, from 0 to 1.
    pub(crate) relevance: f32,
}

/// Weighs candidates by a table of weights. Parts of one sentence share the section that suits them best together.
pub(crate) fn weigh(candidates: &[Candidate], weights: &[u8]) -> Vec<Weighed> {
    let sums: Vec<[f32; CLASSES]> = candidates.iter().map(|candidate| sums(candidate, weights)).collect();
    (0..candidates.len())
        .map(|at| {
            let mates = (0..candidates.len())
                .filter(|&other| other == at || same_sentence(&candidates[other], &candidates[at]));
            let mut together = [0.0; CLASSES];
            for mate in mates {
                together.iter_mut().zip(sums[mate]).for_each(|(total, sum)| *total += sum);
            }
            Weighed { section: likeliest(&together), relevance: relevance(&sums[at]) }
        })
        .collect()
}

fn same_sentence(one: &Candidate, other: &Candidate) -> bool {
    one.sentence.is_some() && one.sentence == other.sentence
}

fn sums(candidate: &Candidate, weights: &[u8]) -> [f32; CLASSES] {
    let mut sums = [0.0_f32; CLASSES];
    for row in features(candidate) {
        for (class, sum) in sums.iter_mut().enumerate() {
            let stored = weights.get(row as usize * CLASSES + class).copied().unwrap_or(0);
            *sum += f32::from(i8::from_ne_bytes([stored])) / SCALE;
        }
    }
    sums
}

fn likeliest(sums: &[f32; CLASSES]) -> Section {
    let best = Section::ALL.iter().zip(sums).max_by(|(_, one), (_, other)| one.total_cmp(other));
    best.map_or(Section::Aktuelt, |(section, _)| *section)
}

fn relevance(sums: &[f32; CLASSES]) -> f32 {
    let highest = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers = sums.map(|sum| (sum - highest).exp());
    1.0 - powers[CLASSES - 1] / powers.iter().sum::<f32>()
}

/// The rows of the table that a candidate touches.
pub(crate) fn features(candidate: &Candidate) -> Vec<u32> {
    let mut names = vec!["bias".to_owned()];
    let who = match candidate.speaker {
        Speaker::Clinician => "c",
        Speaker::Patient => "p",
        Speaker::Companion => "f",
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a tenth of a talk is between 0 and 10"
    )]
    let tenth = (candidate.position * 10.0) as u32;
    names.push(format!("who {who}"));
    names.push(format!("{who} tenth {tenth}"));
    names.push(format!("{who} third {}", tenth * 3 / 10));
    let words: Vec<&Token> = candidate.tokens.iter().filter(|token| token.is_word()).collect();
    names.push(format!("length {}", words.len().min(12) / 2));
    names.push(format!("{who} figures {}", words.iter().filter(|t| t.is_figure()).count().min(3)));
    names.push(format!("asked {}", !candidate.asked.is_empty()));
    for field in fields_of(&candidate.tokens) {
        names.push(format!("{who} {field:?}"));
        names.push(format!("{field:?}"));
    }
    for field in fields_of(&candidate.asked) {
        names.push(format!("asked {field:?}"));
    }
    for word in words {
        names.push(format!("w {}", stem(&word.lower)));
        names.push(format!("{who} w {}", stem(&word.lower)));
    }
    for word in candidate.asked.iter().filter(|token| token.is_word()) {
        names.push(format!("a {}", stem(&word.lower)));
    }
    names.sort_unstable();
    names.dedup();
    names.iter().map(|name| row(name)).collect()
}

fn fields_of(tokens: &[Token]) -> Vec<Field> {
    let mut fields: Vec<Field> = tokens.iter().flat_map(|token| lexicon::fields(&token.lower)).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// FNV-1a, folded into the table.
fn row(name: &str) -> u32 {
    let hash =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) % ROWS
}
