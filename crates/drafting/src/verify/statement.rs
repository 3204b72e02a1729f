//! A statement beside the talk: which of its words are supported, and where.

use clinical::Evidence;

use super::talk::{Known, Line, Talk, is_content};
use crate::numbers;
use crate::token::{Token, tokenise};

/// A content word of the statement.
#[derive(Debug)]
pub(super) struct Word {
    /// Its index in [`Checked::tokens`].
    pub(super) at: usize,
    /// The word.
    pub(super) known: Known,
    /// The words of the talk that support it.
    pub(super) supporters: Vec<usize>,
    /// How telling it is.
    pub(super) weight: f32,
}

/// A statement with its support.
#[derive(Debug)]
pub(super) struct Checked<'a> {
    /// What was said.
    pub(super) talk: &'a Talk,
    /// The statement, every number in figures.
    pub(super) tokens: Vec<Token>,
    /// Its content words.
    pub(super) words: Vec<Word>,
    /// Utterances by how much of the statement they and their neighbours say, the most first.
    pub(super) near: Vec<(usize, f32)>,
}

/// How much a word counts that is said in the neighbouring utterance: question and answer support together.
const NEIGHBOUR: f32 = 0.5;
/// An utterance is near when it says at least this share of what the best one says.
const NEAR: f32 = 0.5;

impl<'a> Checked<'a> {
    pub(super) fn new(talk: &'a Talk, statement: &str) -> Self {
        let tokens = numbers::to_figures(&tokenise(statement), true);
        let mut words = Vec::new();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| is_content(token)) {
            let known = Known::new(&token.lower);
            let supporters = talk.supporters(&known);
            let weight = talk.weight(&supporters);
            words.push(Word { at, known, supporters, weight });
        }
        let near = rank(talk, &words);
        Self { talk, tokens, words, near }
    }

    /// The utterances that say nearly as much as the best, with their neighbours.
    pub(super) fn window(&self) -> Vec<usize> {
        let best = self.near.first().map_or(0.0, |(_, score)| *score);
        let near = self.near.iter().filter(|(_, score)| *score >= best * NEAR).take(4);
        near.flat_map(|(utterance, _)| [utterance.saturating_sub(1), *utterance, utterance + 1]).collect()
    }

    /// The clause that says most of the statement, when it says at least half of what is said at all.
    pub(super) fn best_line(&self) -> Option<&Line> {
        let score = |line: &Line| -> f32 {
            let said = self
                .words
                .iter()
                .filter(|word| word.supporters.iter().any(|index| line.words.contains(index)));
            said.map(|word| word.weight).sum()
        };
        let best = self
            .talk
            .lines
            .iter()
            .map(|line| (score(line), line))
            .max_by(|(one, _), (other, _)| one.total_cmp(other))?;
        let supported: f32 =
            self.words.iter().filter(|word| !word.supporters.is_empty()).map(|word| word.weight).sum();
        (best.0 > 0.0 && best.0 * 2.0 >= supported).then_some(best.1)
    }

    /// Where the statement is said: the best utterances, at most three.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let best = self.near.first().map_or(0.0, |(_, score)| *score);
        let near = self.near.iter().filter(|(_, score)| *score > 0.0 && *score >= best * 0.7).take(3);
        near.filter_map(|(utterance, _)| {
            let places: Vec<Evidence> =
                self.talk.lines.iter().filter(|line| line.utterance == *utterance).map(Line::place).collect();
            let start = places.iter().map(|place| place.start).min()?;
            let end = places.iter().map(|place| place.end).max()?;
            Some(Evidence { utterance: *utterance, start, end })
        })
        .collect()
    }

    /// Whether the statement says one of these words.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        self.tokens.iter().any(|token| token.is(words))
    }

    /// Whether the statement says a word that begins with one of these.
    pub(super) fn says_beginning(&self, beginnings: &[&str]) -> bool {
        self.tokens.iter().any(|token| beginnings.iter().any(|beginning| token.lower.starts_with(beginning)))
    }
}

fn rank(talk: &Talk, words: &[Word]) -> Vec<(usize, f32)> {
    let last = talk.lines.iter().map(|line| line.utterance).max().map_or(0, |last| last + 1);
    let mut said = vec![vec![false; words.len()]; last];
    for line in &talk.lines {
        for (at, word) in words.iter().enumerate() {
            if word.supporters.iter().any(|supporter| line.words.contains(supporter)) {
                said[line.utterance][at] = true;
            }
        }
    }
    let neighbours = |utterance: usize, at: usize| {
        let before = utterance.checked_sub(1).is_some_and(|before| said[before][at]);
        before || said.get(utterance + 1).is_some_and(|after| after[at])
    };
    let score = |utterance: usize| -> f32 {
        let share = |at: usize| {
            if said[utterance][at] {
                1.0
            } else if neighbours(utterance, at) {
                NEIGHBOUR
            } else {
                0.0
            }
        };
        words.iter().enumerate().map(|(at, word)| word.weight * share(at)).sum()
    };
    let mut ranked: Vec<(usize, f32)> = (0..last).map(|utterance| (utterance, score(utterance))).collect();
    ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    ranked
}
