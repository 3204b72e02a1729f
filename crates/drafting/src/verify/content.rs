//! Medicines that were not mentioned, and statements that nothing supports.

use clinical::{Reason, ReasonKind, Transcript};

use super::reason;
use super::statement::{Checked, Word};
use crate::lexicon::{self, Field};

/// Below this share of supported weight, nothing like the statement was said.
const SUPPORTED: f32 = 0.30;
/// What a word without clinical content counts beside one with it.
const GENERAL: f32 = 0.12;
/// Shorter words have too many readings to be a term.
const SHORTEST_TERM: usize = 6;
/// Below this share in the best utterance and its neighbours, the words are said but not together.
const TOGETHER: f32 = 0.13;

/// Each medicine of the statement must have been named, by trade name or substance.
pub(super) fn check_drugs(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let absent = checked.words.iter().filter(|word| word.known.is_drug() && word.supporters.is_empty());
    absent.map(|word| reason(ReasonKind::Drug, &word.known.word)).collect()
}

/// The fields whose words name one thing: when such a word has no support, the thing was not spoken of.
const NAMING: &[Field] = &[Field::Disease, Field::Symptom, Field::Procedure, Field::Test];

/// Each illness, symptom, treatment and test of the statement must have been spoken of, in these words or others.
pub(super) fn check_terms(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let names = |word: &&Word| {
        word.known.fields.iter().any(|field| NAMING.contains(field))
            && word.known.word.chars().count() >= SHORTEST_TERM
    };
    let absent = checked.words.iter().filter(|word| word.supporters.is_empty()).filter(names);
    absent.take(1).map(|word| reason(ReasonKind::Invented, &word.known.word)).collect()
}

/// The content of the statement must have been said, and close together.
pub(super) fn check_support(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let total: f32 = checked.words.iter().map(importance).sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let supported: f32 =
        checked.words.iter().filter(|word| !word.supporters.is_empty()).map(importance).sum();
    let best = checked.near.first().map_or(0.0, |(_, score)| *score);
    let weights: f32 = checked.words.iter().map(|word| word.weight).sum();
    if supported / total >= SUPPORTED && best / weights >= TOGETHER {
        return Vec::new();
    }
    let absent = checked.words.iter().filter(|word| word.supporters.is_empty());
    let most = absent.max_by(|one, other| importance(one).total_cmp(&importance(other)));
    let word = most.or(checked.words.first());
    word.map(|word| reason(ReasonKind::Invented, &word.known.word)).into_iter().collect()
}

/// Clinical words count most; figures have their own rule.
pub(super) fn importance(word: &Word) -> f32 {
    let figure = word.known.word.starts_with(|c: char| c.is_ascii_digit());
    let relation = word.known.fields.contains(&Field::Family);
    if figure || relation {
        0.0
    } else if lexicon::is_clinical(&word.known.word) {
        word.weight
    } else {
        word.weight * GENERAL
    }
}
