//! What was denied must not be affirmed, nor the reverse. Question and answer are read together, as the drafter joins them.

use std::collections::HashMap;

use clinical::{Reason, ReasonKind, Transcript};

use super::reason;
use super::statement::{Checked, Word};
use super::talk::{Known, is_content};
use crate::candidate::{Candidate, candidates};
use crate::token::Token;

const NEGATIONS: &[&str] = &["ikke", "ikkje", "ingen", "ingenting", "aldri", "uten", "utan", "verken", "korkje", "nei", "neppe", "negativ", "negativt", "negative", "benekter", "nektar", "nekter", "avkreftet", "no", "not", "never", "denies", "without"];

/// A passage is about the statement when it says at least this share of it …
const SAID: f32 = 0.55;
/// … and when at least this share of the passage is in the statement.
const ABOUT: f32 = 0.5;

pub(super) fn check(checked: &Checked, transcript: &Transcript) -> Vec<Reason> {
    let wanted = is_negated(&checked.tokens);
    let total: f32 = checked.words.iter().map(|word| word.weight).sum();
    if checked.words.is_empty() || total <= 0.0 {
        return Vec::new();
    }
    let mut known: HashMap<String, Known> = HashMap::new();
    let about: Vec<(f32, bool)> = candidates(transcript)
        .iter()
        .filter(|candidate| candidate.evidence.iter().any(|place| checked.talk.lines.iter().any(|line| line.utterance == place.utterance)))
        .filter_map(|candidate| Some((closeness(checked, candidate, total, &mut known)?, is_negated(&candidate.tokens))))
        .collect();
    let closest = |negated: bool| about.iter().filter(|(_, is)| *is == negated).map(|(score, _)| *score).fold(0.0_f32, f32::max);
    if closest(!wanted) <= closest(wanted) {
        return Vec::new();
    }
    let word = checked.tokens.iter().find(|token| token.is(NEGATIONS)).or(checked.words.first().map(|word| &checked.tokens[word.at]));
    word.map(|token| reason(ReasonKind::Negation, &token.text)).into_iter().collect()
}

fn is_negated(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.is(NEGATIONS))
}

/// How much a passage and the statement say the same; `None` when it is about something else.
fn closeness(checked: &Checked, candidate: &Candidate, total: f32, known: &mut HashMap<String, Known>) -> Option<f32> {
    let said: Vec<&Token> = candidate.tokens.iter().filter(|token| is_content(token)).collect();
    for token in &said {
        known.entry(token.lower.clone()).or_insert_with(|| Known::new(&token.lower));
    }
    let supports = |word: &Word, token: &Token| known.get(&token.lower).is_some_and(|other| word.known.supported_by(other));
    let supported: f32 = checked.words.iter().filter(|word| said.iter().any(|token| supports(word, token))).map(|word| word.weight).sum();
    if supported / total < SAID {
        return None;
    }
    let back = said.iter().filter(|token| checked.words.iter().any(|word| supports(word, token))).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    let about = back as f32 / said.len().max(1) as f32;
    (about >= ABOUT).then_some(supported / total + about)
}
