//! What was denied must not be affirmed, nor the reverse. Question and answer are read together, as the drafter joins them.

use std::collections::HashMap;

use clinical::{Reason, ReasonKind, Transcript};

use super::content::importance;
use super::reason;
use super::statement::{Checked, Word};
use super::talk::{Known, Line, is_content};
use crate::candidate::{Candidate, candidates};
use crate::token::Token;

const NEGATIONS: &[&str] = &[
    "ikke",
    "ikkje",
    "ingen",
    "ingenting",
    "aldri",
    "uten",
    "utan",
    "verken",
    "korkje",
    "nei",
    "neppe",
    "negativ",
    "negativt",
    "negative",
    "benekter",
    "frarådes",
    "frarås",
    "frårådd",
    "unngår",
    "unngå",
    "avslår",
    "avviser",
    "takket",
    "nektar",
    "nekter",
    "avkreftet",
    "no",
    "not",
    "never",
    "denies",
    "without",
];

/// A passage is about the statement when it says at least this share of it …
const SAID: f32 = 0.55;
/// … and when at least this share of the passage is in the statement.
const ABOUT: f32 = 0.4;
/// A denial is contradicted only by a passage as close as this: a sentence can be about a thing and deny another.
const CLOSE: f32 = 1.6;
/// By how much the opposite must be closer than the same.
const MARGIN: f32 = 0.1;

pub(super) fn check(checked: &Checked, transcript: &Transcript) -> Vec<Reason> {
    let wanted = is_negated(&checked.tokens);
    let total: f32 = checked.words.iter().map(importance).sum();
    let several = checked.says(&["men", "mens", "medan", "uten", "utan", "but", "without"]);
    if several || total <= 0.0 {
        return Vec::new();
    }
    if wanted && is_denied_alike(checked) {
        return Vec::new();
    }
    let mut known: HashMap<String, Known> = HashMap::new();
    let about: Vec<(f32, bool)> = candidates(transcript)
        .iter()
        .filter(|candidate| {
            candidate
                .evidence
                .iter()
                .any(|place| checked.talk.lines.iter().any(|line| line.utterance == place.utterance))
        })
        .filter(|candidate| !(is_condition(&candidate.tokens) || wanted && is_well(&candidate.tokens)))
        .filter_map(|candidate| {
            Some((closeness(checked, candidate, total, &mut known)?, is_negated(&candidate.tokens)))
        })
        .collect();
    let closest = |negated: bool| {
        about.iter().filter(|(_, is)| *is == negated).map(|(score, _)| *score).fold(0.0_f32, f32::max)
    };
    let (same, opposite) = (closest(wanted), closest(!wanted));
    let contradicted = if wanted { same <= 0.0 && opposite >= CLOSE } else { opposite > same + MARGIN };
    if !contradicted {
        return Vec::new();
    }
    let word = checked
        .tokens
        .iter()
        .find(|token| token.is(NEGATIONS))
        .or(checked.words.first().map(|word| &checked.tokens[word.at]));
    word.map(|token| reason(ReasonKind::Negation, &token.text)).into_iter().collect()
}

/// How many words after a negation it may stand before what it denies.
const REACH: usize = 3;

/// Whether one utterance denies, word for word, each thing that the statement denies.
fn is_denied_alike(checked: &Checked) -> bool {
    let denied: Vec<&Word> = checked
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.is(NEGATIONS))
        .filter_map(|(at, _)| checked.words.iter().find(|word| (at + 1..=at + REACH).contains(&word.at)))
        .collect();
    let says = |line: &Line, word: &Word| {
        line.tokens.iter().enumerate().filter(|(_, token)| token.is(NEGATIONS)).any(|(at, _)| {
            line.tokens[at + 1..].iter().take(REACH).any(|token| token.lower == word.known.word)
        })
    };
    let alike = |utterance: usize| {
        denied.iter().all(|word| {
            checked
                .talk
                .lines
                .iter()
                .any(|line| line.utterance == utterance && !line.question && says(line, word))
        })
    };
    !denied.is_empty() && checked.talk.lines.iter().any(|line| alike(line.utterance))
}

fn is_negated(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.is(NEGATIONS))
}

/// Whether a passage says what to do if something comes: then it neither affirms nor denies it.
fn is_condition(tokens: &[Token]) -> bool {
    tokens
        .iter()
        .any(|token| token.is(&["hvis", "dersom", "viss", "om", "kontakt", "legevakt", "113", "når"]))
}

/// Whether a passage says that something is as it should be: then it denies the trouble without a negation.
fn is_well(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| {
        token.is(&[
            "vanlig", "vanleg", "normal", "normalt", "normale", "bra", "fint", "fin", "greit", "god", "godt",
            "fri", "like", "før",
        ])
    })
}

/// How much a passage and the statement say the same; `None` when it is about something else.
fn closeness(
    checked: &Checked,
    candidate: &Candidate,
    total: f32,
    known: &mut HashMap<String, Known>,
) -> Option<f32> {
    let said: Vec<&Token> = candidate.tokens.iter().filter(|token| is_content(token)).collect();
    for token in &said {
        known.entry(token.lower.clone()).or_insert_with(|| Known::new(&token.lower));
    }
    let supports = |word: &Word, token: &Token| {
        known.get(&token.lower).is_some_and(|other| word.known.supported_by(other))
    };
    let supported: f32 = checked
        .words
        .iter()
        .filter(|word| said.iter().any(|token| supports(word, token)))
        .map(importance)
        .sum();
    if supported / total < SAID {
        return None;
    }
    let back = said.iter().filter(|token| checked.words.iter().any(|word| supports(word, token))).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    let about = back as f32 / said.len().max(1) as f32;
    (about >= ABOUT).then_some(supported / total + about)
}
