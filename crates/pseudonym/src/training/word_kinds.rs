//! Training of the word classifier: softmax regression over the features of each listed word.

use std::collections::HashMap;

use crate::random::Random;
use crate::word_kind::{COUNT, KINDS, Letters, UNIT, WordKind, WordKinds};

/// A word in lower case that stands in a list, and how much that weighs.
#[derive(Clone, Debug)]
pub struct ListedWord {
    /// The word.
    pub word: String,
    /// What it is there.
    pub kind: WordKind,
    /// How often, or how surely.
    pub weight: f32,
}

const PASSES: usize = 10;
const STEP: f32 = 0.25;

/// In every third look at a word it is judged by its ends alone, as a word that stands in no list will be.
const UNSEEN: usize = 3;

/// Two classifiers, so that the sequence model can be trained on how words look that were not learnt.
pub(super) struct Trained {
    whole: WordKinds,
    partial: WordKinds,
}

impl Trained {
    pub(super) fn on(words: &[ListedWord]) -> Self {
        let mut shares: HashMap<&str, [f32; KINDS]> = HashMap::new();
        for listed in words {
            shares.entry(&listed.word).or_default()[listed.kind as usize] += listed.weight;
        }
        let mut listed: Vec<(Letters, [f32; KINDS])> =
            shares.iter().map(|(word, share)| (Letters::of(word), *share)).collect();
        listed.sort_by_key(|(letters, _)| letters.whole);
        let partial: Vec<_> =
            listed.iter().filter(|(letters, share)| !is_left_out(letters, share)).copied().collect();
        Self { whole: fit(listed), partial: fit(partial) }
    }

    /// How the word looks: to the classifier that has not learnt it where there is one.
    pub(super) fn code(&self, letters: &Letters) -> u32 {
        let unseen = letters.whole % 5 < 2;
        if unseen && !self.is_frequent(letters) {
            self.partial.code(letters)
        } else {
            self.whole.code(letters)
        }
    }

    fn is_frequent(&self, letters: &Letters) -> bool {
        self.partial.code(letters) == self.whole.code(letters)
    }

    /// The one that has learnt every word.
    pub(super) fn whole(&self) -> &WordKinds {
        &self.whole
    }
}

/// Two in five of the rare words.
fn is_left_out(letters: &Letters, share: &[f32; KINDS]) -> bool {
    letters.whole % 5 < 2 && share.iter().sum::<f32>() < 3.0
}

fn fit(mut words: Vec<(Letters, [f32; KINDS])>) -> WordKinds {
    let mut random = Random::new([11; 32]);
    let mut weights: HashMap<u32, ([f32; KINDS], f32)> = HashMap::new();
    for _ in 0..PASSES {
        random.shuffle(&mut words);
        for (letters, share) in &words {
            let features = letters.features();
            let from = usize::from(random.below(UNSEEN) == 0);
            learn(&mut weights, &features[from..], share);
        }
    }
    let mut table: Vec<(u32, Vec<i8>)> = weights
        .into_iter()
        .map(|(feature, (weights, _))| (feature, weights.map(in_units).to_vec()))
        .filter(|(_, weights)| weights.iter().any(|weight| weight.unsigned_abs() > 1))
        .collect();
    let size = |weights: &[i8]| weights.iter().map(|weight| i32::from(*weight).abs()).max();
    table.sort_by_key(|(feature, weights)| (std::cmp::Reverse(size(weights)), *feature));
    WordKinds::of(table.iter().map(|(feature, weights)| (*feature, weights.as_slice())))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "small, and clamped to the target"
)]
fn in_units(weight: f32) -> i8 {
    (weight * UNIT as f32).round().clamp(-127.0, 127.0) as i8
}

/// One step of AdaGrad, one rate a feature.
fn learn(weights: &mut HashMap<u32, ([f32; KINDS], f32)>, features: &[u32], share: &[f32; KINDS]) {
    debug_assert!(features.len() <= COUNT);
    let mut scores = [0.0f32; KINDS];
    for feature in features {
        if let Some((row, _)) = weights.get(feature) {
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
        }
    }
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let odds = scores.map(|score| (score - top).exp());
    let (total, mass): (f32, f32) = (odds.iter().sum(), share.iter().sum());
    let mut error = [0.0; KINDS];
    for kind in 0..KINDS {
        error[kind] = share[kind] / mass - odds[kind] / total;
    }
    let length: f32 = error.iter().map(|part| part * part).sum();
    for feature in features {
        let (row, seen) = weights.entry(*feature).or_default();
        *seen += length;
        let rate = STEP / (seen.sqrt() + 0.1);
        row.iter_mut().zip(error).for_each(|(weight, part)| *weight += rate * part);
    }
}
