//! The sequence model: a linear chain over hashed features, decoded by Viterbi.
//!
//! File (little-endian): `RFPM`, format 2, feature version, bits of the weight table, labels, then the transition scores
//! as `i16` (from, to), the word classifier and the weight table. Scores are in the unit of the weights.

use crate::feature::{self, Hashes};
use crate::kind::{IdentifierKind, TokenSpan};
use crate::memory::Memory;
use crate::table::{Sums, Table};
use crate::token::{Token, Tokens};
use crate::word_kind::WordKinds;

/// Kinds that the model tells apart. Dates and numbers have forms that patterns know; the model finds what is written or
/// said in no such form, from what stands around it.
pub(crate) const KINDS: [IdentifierKind; 8] = [
    IdentifierKind::Name,
    IdentifierKind::Place,
    IdentifierKind::Org,
    IdentifierKind::HealthUnit,
    IdentifierKind::Age,
    IdentifierKind::Address,
    IdentifierKind::Date,
    IdentifierKind::OtherId,
];

/// As which of [`KINDS`] a kind is learnt: all numbers are one. Mail and web addresses are left to patterns.
pub(crate) fn learnt_as(kind: IdentifierKind) -> Option<usize> {
    let kind = match kind {
        IdentifierKind::NationalId | IdentifierKind::Phone => IdentifierKind::OtherId,
        other => other,
    };
    KINDS.iter().position(|learnt| *learnt == kind)
}

/// Labels: outside, then begin and inside for each kind.
pub(crate) const LABELS: usize = 1 + 2 * KINDS.len();

/// Machine words of a row of weights.
pub(crate) const WIDTH: usize = 3;

const MAGIC: [u8; 4] = *b"RFPM";
const FORMAT: u8 = 2;
const HEADER: usize = 8;
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
    moves: Moves,
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
        Ok(Self { kinds, weights, moves: Moves::of(&transitions) })
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

    /// Scores of each label for each token. A token that by itself is surely outside, as its neighbours are, is not
    /// looked at in its context, which saves most of the work.
    pub(crate) fn scores(&self, tokens: &Tokens<'_>, memory: &mut Memory) -> Vec<[i32; LABELS]> {
        let learn = |index: usize, token: &Token| {
            let here = feature::of_token(token, tokens.lower(index), &mut |letters| self.kinds.code(letters));
            let mut sums = Sums::NONE;
            self.weights.add(&feature::alone(&here), &mut sums);
            (here, sums)
        };
        let look = |(index, token)| memory.of(token, tokens.lower(index), || learn(index, token));
        let (hashes, sums): (Vec<Hashes>, Vec<Sums<WIDTH>>) =
            tokens.all().iter().enumerate().map(look).unzip();
        let elsewhere = feature::Elsewhere::of(tokens, &hashes);
        let mut scores: Vec<[i32; LABELS]> = sums.iter().map(columns).collect();
        let sure: Vec<bool> = scores.iter().map(|score| margin(score) > SURELY_OUTSIDE).collect();
        for (index, score) in scores.iter_mut().enumerate() {
            let around = index.saturating_sub(1)..(index + 2).min(hashes.len());
            if !sure[around].iter().all(|sure| *sure) {
                let mut sums = sums[index];
                self.weights.add(&feature::in_context(&hashes, &elsewhere, index), &mut sums);
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
            add_spans(&viterbi(&scores[open..end], &self.moves), offset + open, spans);
            start = open + length;
        }
    }
}

/// By how much the label «outside» is ahead of the best other one.
fn margin(score: &[i32; LABELS]) -> i32 {
    score[0] - score[1..].iter().copied().max().unwrap_or(0)
}

/// The best sequence of labels, given the score of each label at each place and of each pair of neighbours.
pub(crate) fn viterbi(scores: &[[i32; LABELS]], moves: &Moves) -> Vec<u8> {
    let mut best = [FORBIDDEN; LABELS];
    best[0] = 0;
    let mut bests = Vec::with_capacity(scores.len());
    for score in scores {
        bests.push(best);
        let next = moves.best(&best);
        best = std::array::from_fn(|to| next[to] + score[to]);
    }
    let mut label = (0..LABELS).rev().max_by_key(|label| best[*label]).unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for (before, place) in bests.iter().zip(labels.iter_mut()).rev() {
        *place = u8::try_from(label).unwrap_or(0);
        label = moves.before(label, before);
    }
    labels
}

/// What any label may be followed by: outside and the begins of spans.
const FREE: usize = 1 + KINDS.len();

/// The scores of pairs of neighbours, in the order in which they are added.
pub(crate) struct Moves {
    /// From every label to outside and to the begins.
    free: [[i32; FREE]; LABELS],
    /// To the inside of each kind, from its begin and from its inside; nothing else leads there.
    inside: [[i32; 2]; KINDS.len()],
}

impl Moves {
    /// Of the scores of every pair, from and to.
    pub(crate) fn of(transitions: &[[i32; LABELS]; LABELS]) -> Self {
        Self {
            free: transitions
                .map(|row| std::array::from_fn(|place| row[if place == 0 { 0 } else { begin(place - 1) }])),
            inside: std::array::from_fn(|kind| {
                let (first, next) = (begin(kind), begin(kind) + 1);
                [transitions[first][next], transitions[next][next]]
            }),
        }
    }

    /// The best score with which each label is come to.
    #[inline]
    fn best(&self, before: &[i32; LABELS]) -> [i32; LABELS] {
        let mut free = [i32::MIN; FREE];
        for (here, row) in before.iter().zip(&self.free) {
            for (best, to) in free.iter_mut().zip(row) {
                *best = (*best).max(here + to);
            }
        }
        let mut next = [free[0]; LABELS];
        for (kind, from) in self.inside.iter().enumerate() {
            let first = begin(kind);
            next[first] = free[kind + 1];
            next[first + 1] = (before[first] + from[0]).max(before[first + 1] + from[1]);
        }
        next
    }

    /// From which label `label` is best come to; of equals the first.
    fn before(&self, label: usize, before: &[i32; LABELS]) -> usize {
        let (kind, is_inside) = (label.saturating_sub(1) / 2, label > 0 && label.is_multiple_of(2));
        if is_inside {
            let [from_begin, from_inside] = self.inside[kind];
            let first = begin(kind);
            return first + usize::from(before[first + 1] + from_inside > before[first] + from_begin);
        }
        let free = if label == 0 { 0 } else { kind + 1 };
        (0..LABELS).rev().max_by_key(|from| before[*from] + self.free[*from][free]).unwrap_or(0)
    }
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
        let labels = viterbi(&[wish, wish], &Moves::of(&transitions));
        assert_eq!(labels, [1, 2]);
        let mut spans = Vec::new();
        add_spans(&labels, 5, &mut spans);
        assert_eq!(spans, [TokenSpan { start: 5, end: 7, kind: IdentifierKind::Name }]);
    }
}
