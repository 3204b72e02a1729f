//! Training of the sequence model: an averaged structured perceptron that fears leaks more than it fears blots.
//!
//! Collins 2002 (averaged structured perceptron) with loss-augmented decoding: while it learns, a wrong label gets a
//! head start, a missed identifier the largest, so that the trained model keeps a margin where a leak is near.
//! Deterministic: the order of samples comes from a fixed seed.

mod word_kinds;

use std::collections::HashMap;

use crate::feature::{self, Elsewhere, Hashes};
use crate::kind::Identifier;
use crate::model::{self, LABELS, Model};
pub use crate::random::Random;
use crate::table::Table;
use crate::token::Tokens;
pub use crate::word_kind::WordKind;
pub use word_kinds::ListedWord;
use word_kinds::Trained;

/// A text with what should be found in it. Kinds that the model does not tell apart are ignored.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The text.
    pub text: String,
    /// The identifiers, in code points.
    pub identifiers: Vec<Identifier>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Slots of the weight table, as a power of two.
    pub bits: u8,
    /// Features that fewer samples show are not learnt.
    pub rarest: u32,
    /// Models that are learnt apart, in other orders and with other words forgotten, and averaged.
    pub learners: u8,
    /// Passes over the samples.
    pub passes: u32,
    /// Features whose largest weight is no larger, of 127, are left out.
    pub smallest: i32,
    /// Head start of a missed identifier while learning.
    pub miss_cost: f32,
    /// Head start of any other wrong label.
    pub blot_cost: f32,
}

/// One token in so many is learnt as if its word had never been seen.
const FORGOTTEN: usize = 10;

struct Prepared {
    /// For each token the rows of its features, which are numbered from zero.
    rows: Vec<Vec<u32>>,
    gold: Vec<u8>,
}

struct Learner {
    options: Options,
    weights: Vec<[f32; LABELS]>,
    sums: Vec<[f32; LABELS]>,
    transitions: [[f32; LABELS]; LABELS],
    transition_sums: [[f32; LABELS]; LABELS],
    step: f32,
}

/// Trains on `samples` and `words` and returns a model file. `report` is told the learner, the pass and the share of
/// tokens still wrong.
pub fn train(
    samples: &[Sample],
    words: &[ListedWord],
    options: Options,
    mut report: impl FnMut(u8, u32, f64),
) -> Vec<u8> {
    let kinds = Trained::on(words);
    let features = features(samples, &kinds, options.rarest);
    let mut averages = Averages::none(features.len());
    for number in 1..=options.learners {
        let mut random = Random::new([number; 32]);
        let prepared = prepare(samples, &kinds, &features, &mut random);
        let mut learner = Learner::new(options, features.len());
        let mut order: Vec<usize> = (0..prepared.len()).collect();
        for pass in 1..=options.passes {
            random.shuffle(&mut order);
            let (mut wrong, mut total) = (0usize, 0usize);
            for index in &order {
                wrong += learner.learn(&prepared[*index]);
                total += prepared[*index].gold.len();
            }
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
            report(number, pass, wrong as f64 / total.max(1) as f64);
        }
        averages.add(&learner);
    }
    averages.finish(options, &features, &kinds)
}

fn features_of(hashes: &[Hashes], elsewhere: &Elsewhere, index: usize) -> impl Iterator<Item = u32> {
    feature::alone(&hashes[index]).into_iter().chain(feature::in_context(hashes, elsewhere, index))
}

fn read(sample: &Sample, kinds: &Trained) -> (Vec<Hashes>, Elsewhere) {
    let tokens = Tokens::of(&sample.text);
    let hashes = feature::hashes(&tokens, |letters| kinds.code(letters));
    let elsewhere = Elsewhere::of(&tokens, &hashes);
    (hashes, elsewhere)
}

/// The features that enough samples show, in order.
fn features(samples: &[Sample], kinds: &Trained, rarest: u32) -> Vec<u32> {
    let mut seen: HashMap<u32, (u32, usize)> = HashMap::new();
    for (number, sample) in samples.iter().enumerate() {
        let (hashes, elsewhere) = read(sample, kinds);
        for feature in (0..hashes.len()).flat_map(|index| features_of(&hashes, &elsewhere, index)) {
            let (count, last) = seen.entry(feature).or_insert((0, usize::MAX));
            *count += u32::from(*last != number);
            *last = number;
        }
    }
    let mut features: Vec<u32> =
        seen.into_iter().filter(|(_, (count, _))| *count >= rarest).map(|(feature, _)| feature).collect();
    features.sort_unstable();
    features
}

/// The samples with the numbers of their features; of some tokens the word is forgotten.
fn prepare(samples: &[Sample], kinds: &Trained, features: &[u32], random: &mut Random) -> Vec<Prepared> {
    let numbers: HashMap<u32, u32> = features.iter().copied().zip(0..).collect();
    let mut prepared = Vec::with_capacity(samples.len());
    for sample in samples {
        let (hashes, elsewhere) = read(sample, kinds);
        let numbered = |index| {
            let forgotten = random.below(FORGOTTEN) == 0;
            let keep = |number: usize| !forgotten || !feature::NAMES_THE_WORD.contains(&number);
            features_of(&hashes, &elsewhere, index)
                .enumerate()
                .filter(|(number, _)| keep(*number))
                .filter_map(|(_, hash)| numbers.get(&hash).copied())
                .collect()
        };
        let rows = (0..hashes.len()).map(numbered).collect();
        prepared.push(Prepared { rows, gold: gold_labels(&Tokens::of(&sample.text), &sample.identifiers) });
    }
    prepared
}

fn gold_labels(tokens: &Tokens<'_>, identifiers: &[Identifier]) -> Vec<u8> {
    let mut gold = vec![0u8; tokens.len()];
    let mut started = vec![false; identifiers.len()];
    let mut characters = 0;
    let mut byte = 0;
    for (index, token) in tokens.all().iter().enumerate() {
        characters += tokens.text[byte..token.start].chars().count();
        byte = token.start;
        let inside = identifiers.iter().position(|known| (known.start..known.end).contains(&characters));
        let Some(which) = inside else { continue };
        let Some(kind) = model::learnt_as(identifiers[which].kind) else { continue };
        let label = model::begin(kind) + usize::from(started[which]);
        gold[index] = u8::try_from(label).unwrap_or(0);
        started[which] = true;
    }
    gold
}

impl Learner {
    fn new(options: Options, rows: usize) -> Self {
        Self {
            options,
            weights: vec![[0.0; LABELS]; rows],
            sums: vec![[0.0; LABELS]; rows],
            transitions: [[0.0; LABELS]; LABELS],
            transition_sums: [[0.0; LABELS]; LABELS],
            step: 1.0,
        }
    }

    /// One perceptron step; returns how many tokens were labelled wrongly.
    fn learn(&mut self, sample: &Prepared) -> usize {
        let guess = self.guess(sample);
        self.step += 1.0;
        if guess == sample.gold {
            return 0;
        }
        let mut wrong = 0;
        let (mut before_gold, mut before_guess) = (0, 0);
        for (place, (gold, guess)) in sample.gold.iter().zip(&guess).enumerate() {
            let (gold, guess) = (usize::from(*gold), usize::from(*guess));
            if gold != guess {
                wrong += 1;
                for row in &sample.rows[place] {
                    self.move_weight(*row as usize, gold, 1.0);
                    self.move_weight(*row as usize, guess, -1.0);
                }
            }
            if gold != guess || before_gold != before_guess {
                self.move_transition(before_gold, gold, 1.0);
                self.move_transition(before_guess, guess, -1.0);
            }
            (before_gold, before_guess) = (gold, guess);
        }
        wrong
    }

    fn move_weight(&mut self, row: usize, label: usize, by: f32) {
        self.weights[row][label] += by;
        self.sums[row][label] += by * self.step;
    }

    fn move_transition(&mut self, from: usize, to: usize, by: f32) {
        self.transitions[from][to] += by;
        self.transition_sums[from][to] += by * self.step;
    }

    #[expect(clippy::cast_possible_truncation, reason = "scores stay far below 2^31")]
    fn guess(&self, sample: &Prepared) -> Vec<u8> {
        let scores: Vec<[i32; LABELS]> = (sample.rows.iter().zip(&sample.gold))
            .map(|(rows, gold)| {
                let gold = usize::from(*gold);
                let mut score = [0.0f32; LABELS];
                for row in rows {
                    for (sum, weight) in score.iter_mut().zip(&self.weights[*row as usize]) {
                        *sum += weight;
                    }
                }
                for (label, sum) in score.iter_mut().enumerate() {
                    *sum += self.cost(gold, label);
                }
                score.map(|value| (value * 8.0) as i32)
            })
            .collect();
        let mut transitions = [[0; LABELS]; LABELS];
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, score) in row.iter_mut().enumerate() {
                let learnt = (self.transitions[from][to] * 8.0) as i32;
                *score = if model::may_follow(from, to) { learnt } else { -100_000_000 };
            }
        }
        model::viterbi(&scores, &model::Moves::of(&transitions))
    }

    fn cost(&self, gold: usize, label: usize) -> f32 {
        match (gold, label) {
            _ if gold == label => 0.0,
            (_, 0) => self.options.miss_cost,
            _ => self.options.blot_cost,
        }
    }
}

/// What several learners averaged, added up: only how weights compare matters, so nothing is divided.
struct Averages {
    weights: Vec<[f32; LABELS]>,
    transitions: [[f32; LABELS]; LABELS],
}

impl Averages {
    fn none(rows: usize) -> Self {
        Self { weights: vec![[0.0; LABELS]; rows], transitions: [[0.0; LABELS]; LABELS] }
    }

    fn add(&mut self, learner: &Learner) {
        let average = |weight: f32, sum: f32| weight - sum / learner.step;
        let add = |total: &mut [f32; LABELS], row: &[f32; LABELS], sums: &[f32; LABELS]| {
            for (total, (weight, sum)) in total.iter_mut().zip(row.iter().zip(sums)) {
                *total += average(*weight, *sum);
            }
        };
        for (total, (row, sums)) in self.weights.iter_mut().zip(learner.weights.iter().zip(&learner.sums)) {
            add(total, row, sums);
        }
        let transitions = learner.transitions.iter().zip(&learner.transition_sums);
        for (total, (row, sums)) in self.transitions.iter_mut().zip(transitions) {
            add(total, row, sums);
        }
    }

    /// Rounds to one byte a weight.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of the target")]
    fn finish(self, options: Options, features: &[u32], kinds: &Trained) -> Vec<u8> {
        let mut largest: Vec<f32> = self.weights.iter().flatten().map(|weight| weight.abs()).collect();
        largest.retain(|weight| *weight > 0.0);
        largest.sort_by(f32::total_cmp);
        let top = largest.get(largest.len() * 9_990 / 10_000).copied().unwrap_or(1.0).max(0.001);
        let scale = 127.0 / top;
        let mut rows: Vec<(u32, [i8; LABELS], i32)> = Vec::new();
        for (feature, row) in features.iter().zip(&self.weights) {
            let weights = row.map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8);
            let size = weights.iter().map(|weight| i32::from(*weight).abs()).max().unwrap_or(0);
            if size > options.smallest {
                rows.push((*feature, weights, size));
            }
        }
        rows.sort_by_key(|(feature, _, size)| (std::cmp::Reverse(*size), *feature));
        let weights = rows.iter().map(|(feature, weights, _)| (*feature, weights.as_slice()));
        let weights = Table::of(u32::from(options.bits), weights);
        let transitions = self
            .transitions
            .map(|row| row.map(|score| (score * scale).round().clamp(-30_000.0, 30_000.0) as i16));
        Model::write(&transitions, kinds.whole(), (options.bits, &weights))
    }
}
