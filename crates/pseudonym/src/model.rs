//! The sequence model: a linear chain over hashed features, decoded by Viterbi.
//!
//! File (little-endian): `RFPM`, format 1, feature version, row bits, labels, then the transition scores as `i16`
//! (from, to) and the weights as `i8`, one row of labels a feature. Scores are in the unit of the weights.

use crate::feature::{self, Hashes};
use crate::kind::{IdentifierKind, TokenSpan};

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

/// Labels padded to a width that vector instructions like.
const WIDTH: usize = 16;

const MAGIC: [u8; 4] = *b"RFPM";
const FORMAT: u8 = 1;
const HEADER: usize = 8;
const FORBIDDEN: i32 = -1_000_000;

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
    row_bits: u32,
    weights: Vec<[i8; WIDTH]>,
    transitions: [[i32; LABELS]; LABELS],
}

impl Model {
    /// Reads a model file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, DetectorError> {
        let header = bytes.get(..HEADER).ok_or(DetectorError::Damaged)?;
        if header[..4] != MAGIC || !(1..=24).contains(&header[6]) {
            return Err(DetectorError::Damaged);
        }
        if header[4] != FORMAT || header[5] != feature::VERSION || usize::from(header[7]) != LABELS {
            return Err(DetectorError::Version);
        }
        let row_bits = u32::from(header[6]);
        let (scores, table) =
            bytes[HEADER..].split_at_checked(LABELS * LABELS * 2).ok_or(DetectorError::Damaged)?;
        if table.len() != LABELS << row_bits {
            return Err(DetectorError::Damaged);
        }
        let mut transitions = [[FORBIDDEN; LABELS]; LABELS];
        for (place, pair) in scores.as_chunks::<2>().0.iter().enumerate() {
            let (from, to) = (place / LABELS, place % LABELS);
            if may_follow(from, to) {
                transitions[from][to] = i32::from(i16::from_le_bytes(*pair));
            }
        }
        let mut weights = vec![[0; WIDTH]; 1 << row_bits];
        for (row, values) in weights.iter_mut().zip(table.chunks_exact(LABELS)) {
            for (weight, value) in row.iter_mut().zip(values) {
                *weight = value.cast_signed();
            }
        }
        Ok(Self { row_bits, weights, transitions })
    }

    /// Writes a model file from weights in one row of [`LABELS`] a feature.
    pub(crate) fn write(row_bits: u8, transitions: &[[i16; LABELS]; LABELS], weights: &[i8]) -> Vec<u8> {
        let labels = u8::try_from(LABELS).unwrap_or(u8::MAX);
        let mut bytes = Vec::with_capacity(HEADER + LABELS * LABELS * 2 + weights.len());
        bytes.extend(MAGIC);
        bytes.extend([FORMAT, feature::VERSION, row_bits, labels]);
        bytes.extend(transitions.iter().flatten().flat_map(|score| score.to_le_bytes()));
        bytes.extend(weights.iter().map(|weight| weight.cast_unsigned()));
        bytes
    }

    /// Scores of each label for each token.
    pub(crate) fn scores(&self, hashes: &[Hashes], range: std::ops::Range<usize>) -> Vec<[i32; LABELS]> {
        range.map(|index| self.score(hashes, index)).collect()
    }

    fn score(&self, hashes: &[Hashes], index: usize) -> [i32; LABELS] {
        let mut sum = [0i16; WIDTH];
        for row in feature::rows(hashes, index, self.row_bits) {
            let weights = &self.weights[row as usize];
            for label in 0..WIDTH {
                sum[label] += i16::from(weights[label]);
            }
        }
        let mut score = [0; LABELS];
        for (place, value) in score.iter_mut().zip(sum) {
            *place = i32::from(value);
        }
        score
    }

    /// The best sequence of labels for `scores`.
    pub(crate) fn decode(&self, scores: &[[i32; LABELS]]) -> Vec<u8> {
        viterbi(scores, &self.transitions)
    }
}

/// The best sequence of labels, given the score of each label at each place and of each pair of neighbours.
pub(crate) fn viterbi(scores: &[[i32; LABELS]], transitions: &[[i32; LABELS]; LABELS]) -> Vec<u8> {
    let mut from = Vec::with_capacity(scores.len());
    let mut best = [0; LABELS];
    for (place, score) in scores.iter().enumerate() {
        let mut next = [0; LABELS];
        let mut back = [0u8; LABELS];
        for to in 0..LABELS {
            if place == 0 {
                next[to] = score[to] + transitions[0][to];
                continue;
            }
            let mut top = i32::MIN;
            for (label, here) in best.iter().enumerate() {
                let value = here + transitions[label][to];
                if value > top {
                    top = value;
                    back[to] = u8::try_from(label).unwrap_or(0);
                }
            }
            next[to] = top + score[to];
        }
        from.push(back);
        best = next;
    }
    let mut label = (0..LABELS).rev().max_by_key(|label| best[*label]).unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for place in (0..scores.len()).rev() {
        labels[place] = u8::try_from(label).unwrap_or(0);
        label = usize::from(from[place][label]);
    }
    labels
}

/// The spans that a sequence of labels spells, the first label standing at token `offset`.
pub(crate) fn spans(labels: &[u8], offset: usize) -> Vec<TokenSpan> {
    let mut spans: Vec<TokenSpan> = Vec::new();
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
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_or_foreign_file_is_refused() {
        assert_eq!(Model::read(b"RF").map(|_| ()), Err(DetectorError::Damaged));
        let good = Model::write(2, &[[0; LABELS]; LABELS], &[0; LABELS * 4]);
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
        assert_eq!(spans(&labels, 5), [TokenSpan { start: 5, end: 7, kind: IdentifierKind::Name }]);
    }
}
