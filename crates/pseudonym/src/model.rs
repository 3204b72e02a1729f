//! The sequence model: a linear chain over hashed features, decoded by Viterbi.
//!
//! File (little-endian): `RFPM`, format 2, feature version, bits of the weight table, labels, then the transition scores
//! as `i16` (from, to), the word classifier and the weight table. Scores are in the unit of the weights.

use crate::feature::{self, Hashes};
use crate::kind::{IdentifierKind, TokenSpan};
use crate::table::{Sums, Table};
use crate::token::Tokens;
use crate::word_kind::WordKinds;

/// Kinds that the model tells apart; the rest have a form that patterns know.
pub(crate) const KINDS: [IdentifierKind; 6] = [
    IdentifierKind::Name,
    IdentifierKind::Place,
    IdentifierKind::Org,
    IdentifierKind::HealthUnit,
    IdentifierKind::Age,
    IdentifierKind::Address,
];

/// Labels: outside, then begin and inside for each kind.
pub(crate) const LABELS: usize = 1 + 2 * KINDS.len();

/// Machine words of a row of weights.
pub(crate) const WIDTH: usize = 2;

const MAGIC: [u8; 4] = *b"RFPM";
const FORMAT: u8 = 2;
const HEADER: usize = 8;
/// Words whose scores by themselves are remembered through a text, where most words stand more than once.
const REMEMBERED: usize = 512;

const FORBIDDEN: i32 = -1_000_000;

/// A lead of the label «outside» by the token alone that its context hardly ever makes up for: when it was set, leak and
/// over-redaction of the development gold stayed within a tenth of a percentage point of those without it.
const SURELY_OUTSIDE: i32 = 150;

/// A lead of the label «outside» that no transition makes up for.
const FAR_OUTSIDE: i32 = 400;

/// Label of the first token of a span.
pub(crate) fn begin(kind: usize) -> usize {
    1 + 2 * kind
}

/// Whether label `to` may follow label `from`: inside follows begin or inside of its own kind only.
pub(crate) fn may_follow(from: usize, to: usize) -> bool {
    let inside = to > 0 && to.is_multiple_of(2);
    !inside || from == to || from + 1 == to
}

/// Why a model file is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DetectorError {
    /// Not a model file, or cut short.
    #[error("the identifier model is damaged; nothing can be pseudonymised, rebuild with models/identifiers")]
    Damaged,
    /// Trained for other features than this program computes.
    #[error(
        "the identifier model belongs to another version; train it again as models/identifiers/CARD.md says"
    )]
    Version,
}

/// A loaded model.
pub(crate) struct Model {
    kinds: WordKinds,
    weights: Table<WIDTH>,
    transitions: [[i32; LABELS]; LABELS],
}

impl Model {
    /// Reads a model file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, DetectorError> {
        let header = bytes.get(..HEADER).ok_or(DetectorError::Damaged)?;
        let bits = u32::from(header[6]);
        if header[..4] != MAGIC || !(3..=22).contains(&bits) {
            return Err(DetectorError::Damaged);
        }
        if header[4] != FORMAT || header[5] != feature::VERSION || usize::from(header[7]) != LABELS {
            return Err(DetectorError::Version);
        }
        let (scores, rest) =
            bytes[HEADER..].split_at_checked(LABELS * LABELS * 2).ok_or(DetectorError::Damaged)?;
        let mut transitions = [[FORBIDDEN; LABELS]; LABELS];
        for (place, pair) in scores.as_chunks::<2>().0.iter().enumerate() {
            let (from, to) = (place / LABELS, place % LABELS);
            if may_follow(from, to) {
                transitions[from][to] = i32::from(i16::from_le_bytes(*pair));
            }
        }
        let (kinds, rest) = WordKinds::read(rest).ok_or(DetectorError::Damaged)?;
        let (weights, rest) = Table::read(bits, rest).ok_or(DetectorError::Damaged)?;
        if !rest.is_empty() {
            return Err(DetectorError::Damaged);
        }
        Ok(Self { kinds, weights, transitions })
    }

    /// Writes a model file.
    pub(crate) fn write(
        transitions: &[[i16; LABELS]; LABELS],
        kinds: &WordKinds,
        (bits, weights): (u8, &Table<WIDTH>),
    ) -> Vec<u8> {
        let labels = u8::try_from(LABELS).unwrap_or(u8::MAX);
        let mut bytes = Vec::new();
        bytes.extend(MAGIC);
        bytes.extend([FORMAT, feature::VERSION, bits, labels]);
        bytes.extend(transitions.iter().flatten().flat_map(|score| score.to_le_bytes()));
        kinds.write(&mut bytes);
        weights.write(&mut bytes);
        bytes
    }

    /// What the features of `tokens` start from.
    pub(crate) fn hashes(&self, tokens: &Tokens<'_>) -> Vec<Hashes> {
        let mut before = [(0, 0); REMEMBERED];
        feature::hashes(tokens, |letters| {
            let known = &mut before[letters.whole as usize % REMEMBERED];
            if known.0 != letters.whole {
                *known = (letters.whole, self.kinds.code(letters));
            }
            known.1
        })
    }

    /// Scores of each label for each token. A token that by itself is surely outside, as its neighbours are, is not
    /// looked at in its context, which saves most of the work.
    pub(crate) fn scores(&self, hashes: &[Hashes]) -> Vec<[i32; LABELS]> {
        let mut before = vec![((0, 0), Sums::NONE); REMEMBERED];
        let alone = |here: &Hashes| {
            let (word, sums) = &mut before[here.word_and_code().0 as usize % REMEMBERED];
            if *word != here.word_and_code() {
                *word = here.word_and_code();
                *sums = Sums::NONE;
                self.weights.add(&feature::alone(here), sums);
            }
            *sums
        };
        let sums: Vec<Sums<WIDTH>> = hashes.iter().map(alone).collect();
        let mut scores: Vec<[i32; LABELS]> = sums.iter().map(columns).collect();
        let sure: Vec<bool> = scores.iter().map(|score| margin(score) > SURELY_OUTSIDE).collect();
        for (index, score) in scores.iter_mut().enumerate() {
            let around = index.saturating_sub(1)..(index + 2).min(hashes.len());
            if !sure[around].iter().all(|sure| *sure) {
                let mut sums = sums[index];
                self.weights.add(&feature::in_context(hashes, index), &mut sums);
                *score = columns(&sums);
            }
        }
        scores
    }

    /// Adds the spans of the best sequence of labels for `scores`, which begin at token `offset`. A token that is
    /// outside by far cannot be in a span, so only the stretches between such tokens are searched.
    pub(crate) fn decode(&self, scores: &[[i32; LABELS]], offset: usize, spans: &mut Vec<TokenSpan>) {
        let mut start = 0;
        while start < scores.len() {
            let is_open = |score: &[i32; LABELS]| margin(score) < FAR_OUTSIDE;
            let Some(open) = scores[start..].iter().position(is_open).map(|ahead| start + ahead) else {
                break;
            };
            let length =
                scores[open..].iter().position(|score| !is_open(score)).unwrap_or(scores.len() - open);
            // One token more, so that leaving the last span has its price.
            let end = (open + length + 1).min(scores.len());
            add_spans(&viterbi(&scores[open..end], &self.transitions), offset + open, spans);
            start = open + length;
        }
    }
}

/// By how much the label «outside» is ahead of the best other one.
fn margin(score: &[i32; LABELS]) -> i32 {
    score[0] - score[1..].iter().copied().max().unwrap_or(0)
}

/// The best sequence of labels, given the score of each label at each place and of each pair of neighbours.
pub(crate) fn viterbi(scores: &[[i32; LABELS]], transitions: &[[i32; LABELS]; LABELS]) -> Vec<u8> {
    let mut from = Vec::with_capacity(scores.len());
    let mut best = [FORBIDDEN; LABELS];
    best[0] = 0;
    for score in scores {
        let (mut next, mut back) = ([i32::MIN; LABELS], [0u8; LABELS]);
        for (label, (here, moves)) in (0u8..).zip(best.iter().zip(transitions)) {
            for to in 0..LABELS {
                let value = here + moves[to];
                let better = value > next[to];
                next[to] = if better { value } else { next[to] };
                back[to] = if better { label } else { back[to] };
            }
        }
        from.push(back);
        best = std::array::from_fn(|to| next[to] + score[to]);
    }
    let mut label = (0..LABELS).rev().max_by_key(|label| best[*label]).unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for place in (0..scores.len()).rev() {
        labels[place] = u8::try_from(label).unwrap_or(0);
        label = usize::from(from[place][label]);
    }
    labels
}

/// Adds the spans that a sequence of labels spells, the first label standing at token `offset`.
fn add_spans(labels: &[u8], offset: usize, spans: &mut Vec<TokenSpan>) {
    for (place, label) in labels.iter().map(|label| usize::from(*label)).enumerate() {
        let index = offset + place;
        if label == 0 {
            continue;
        }
        let kind = KINDS[(label - 1) / 2];
        match spans.last_mut() {
            Some(last) if label.is_multiple_of(2) && last.end == index && last.kind == kind => last.end += 1,
            _ => spans.push(TokenSpan { start: index, end: index + 1, kind }),
        }
    }
}

fn columns(sums: &Sums<WIDTH>) -> [i32; LABELS] {
    std::array::from_fn(|label| sums.column(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_or_foreign_file_is_refused() {
        assert_eq!(Model::read(b"RF").map(|_| ()), Err(DetectorError::Damaged));
        let (kinds, weights) = (WordKinds::of(std::iter::empty()), Table::of(3, std::iter::empty()));
        let good = Model::write(&[[0; LABELS]; LABELS], &kinds, (3, &weights));
        assert!(Model::read(&good).is_ok());
        assert_eq!(Model::read(&good[..good.len() - 1]).map(|_| ()), Err(DetectorError::Damaged));
        let mut old = good;
        old[5] = feature::VERSION.wrapping_add(1);
        assert_eq!(Model::read(&old).map(|_| ()), Err(DetectorError::Version));
    }

    #[test]
    fn inside_never_stands_without_its_begin() {
        let mut transitions = [[0; LABELS]; LABELS];
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, score) in row.iter_mut().enumerate() {
                if !may_follow(from, to) {
                    *score = FORBIDDEN;
                }
            }
        }
        let mut wish = [0; LABELS];
        wish[2] = 10;
        let labels = viterbi(&[wish, wish], &transitions);
        assert_eq!(labels, [1, 2]);
        let mut spans = Vec::new();
        add_spans(&labels, 5, &mut spans);
        assert_eq!(spans, [TokenSpan { start: 5, end: 7, kind: IdentifierKind::Name }]);
    }
}
