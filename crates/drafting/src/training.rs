//! What `examples/train_sections.rs` needs in order to fit the model. Not for use by other crates.

use clinical::{DraftNote, Transcript};

/// The sections in the order of a note, then "not in the note".
pub const CLASSES: usize = crate::model::CLASSES;
/// How many rows the table has.
pub const ROWS: u32 = crate::model::ROWS;
/// What a weight of 1 is stored as.
pub const SCALE: f32 = crate::model::SCALE;

/// A candidate as the trainer sees it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// The utterances it cites.
    pub utterances: Vec<usize>,
    /// The rows of the weight table that it touches.
    pub rows: Vec<u32>,
}

/// The candidates of a transcript with their features.
pub fn examples(transcript: &Transcript) -> Vec<Example> {
    let candidates = crate::candidate::candidates(transcript);
    candidates
        .into_iter()
        .map(|candidate| Example {
            rows: crate::model::features(&candidate),
            utterances: candidate.evidence.iter().map(|place| place.utterance).collect(),
            text: crate::style::sentence(&candidate.tokens),
        })
        .collect()
}

/// Drafts with another table of weights than the committed one.
pub fn draft_with(transcript: &Transcript, weights: &[u8]) -> DraftNote {
    crate::compose::compose_with(transcript, weights)
}

/// Drafts from a transcript that needs no pseudonymising because it is fictional: gold, tests and training.
pub fn draft_fictional(transcript: &Transcript) -> DraftNote {
    crate::compose::compose(transcript)
}
