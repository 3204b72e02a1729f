//! The draft: candidates weighed, the weightiest kept, in the order of a note.

use std::collections::HashSet;

use clinical::{DraftNote, DraftStatement, Evidence, Language, Omission, Transcript};

use crate::candidate::{Candidate, candidates};
use crate::model::{WEIGHTS, Weighed, weigh};
use crate::stands::{is_anchored, is_of_life, is_safety_net, lacks_drug, stands};
use crate::stem::stem;
use crate::style::sentence;
use crate::token::tokenise;

/// From this relevance a candidate stands in the note.
const KEPT: f32 = 0.004;
/// From this relevance a candidate that does not stand in the note is shown as said but not written.
const SHOWN: f32 = 0.3;
/// From this relevance a candidate about work, home or habits stands without a clinical word.
const CERTAIN: f32 = 0.9;
/// At most so many omissions are shown.
const MOST_OMISSIONS: usize = 10;
/// The note takes at most this share of the words of the talk.
const LONGEST: f32 = 0.362;

/// Words that deny.
const NEGATIONS: &[&str] = &["ikke", "ikkje", "ingen", "aldri", "uten", "utan", "not", "no", "never"];

/// Drafts a note from a transcript. The statements stand in the order of the sections, then as they were said.
pub(crate) fn compose(transcript: &Transcript) -> DraftNote {
    compose_with(transcript, WEIGHTS)
}

/// [`compose`] with another table of weights, so that a table can be judged on consultations it has not seen.
pub(crate) fn compose_with(transcript: &Transcript, weights: &[u8]) -> DraftNote {
    let mut limitations = Vec::new();
    if transcript.language == Language::English {
        limitations.push("language_not_supported".to_owned());
    }
    if out_of_order(transcript) {
        limitations.push("transcript_out_of_order".to_owned());
    }
    let weighed: Vec<(Candidate, Weighed)> = {
        let candidates = distinct(candidates(transcript));
        let weights = weigh(&candidates, weights);
        candidates.into_iter().zip(weights).collect()
    };
    let mut kept = choose(&weighed, word_budget(transcript));
    collapse(&weighed, &mut kept);
    let mut statements = written(&weighed, &kept);
    let left = (0..weighed.len()).filter(|at| !kept.contains(at)).map(|at| &weighed[at]).collect();
    statements.sort_by_key(|statement| statement.section);
    if statements.is_empty() {
        limitations.push("nothing_said".to_owned());
    }
    DraftNote { language: transcript.language, statements, omissions: omissions(left), limitations }
}

fn omissions(mut left: Vec<&(Candidate, Weighed)>) -> Vec<Omission> {
    left.retain(|(candidate, weight)| weight.relevance >= SHOWN && is_anchored(&candidate.tokens));
    left.sort_by(|(_, one), (_, other)| other.relevance.total_cmp(&one.relevance));
    let shown = left.into_iter().take(MOST_OMISSIONS);
    shown
        .map(|(candidate, weight)| Omission {
            section: weight.section,
            text: sentence(&candidate.tokens),
            evidence: candidate.evidence.clone(),
        })
        .collect()
}

/// The kept candidates as statements; neighbouring parts of one sentence in one section stand together again.
fn written(weighed: &[(Candidate, Weighed)], kept: &HashSet<usize>) -> Vec<DraftStatement> {
    let mut statements = Vec::new();
    let mut at = 0;
    while at < weighed.len() {
        let (candidate, weight) = &weighed[at];
        let mut tokens = candidate.tokens.clone();
        let mut evidence = candidate.evidence.clone();
        let begin = at;
        at += 1;
        if !kept.contains(&begin) || !(stands(&tokens) || is_of_life(&tokens)) {
            continue;
        }
        while let Some((next, other)) = weighed.get(at)
            && kept.contains(&at)
            && next.sentence.is_some()
            && next.sentence == candidate.sentence
            && other.section == weight.section
        {
            tokens.extend(next.tokens.first().map(|first| first.with_text(",")));
            let same_drug = next.tokens.get(1).is_some_and(|token| token.text == ":")
                && next.tokens[0].lower == candidate.tokens[0].lower;
            tokens.extend(next.tokens.iter().skip(if same_drug { 2 } else { 0 }).cloned());
            widen(&mut evidence, &next.evidence);
            at += 1;
        }
        statements.push(DraftStatement { section: weight.section, text: sentence(&tokens), evidence });
    }
    statements
}

/// Whether a candidate may stand: by itself, or as the end of a sentence whose beginning stands.
fn belongs(weighed: &[(Candidate, Weighed)], at: usize) -> bool {
    let candidate = &weighed[at].0;
    let continues =
        at > 0 && candidate.sentence.is_some() && weighed[at - 1].0.sentence == candidate.sentence;
    let told = weighed[at].1.relevance >= CERTAIN && is_of_life(&candidate.tokens);
    stands(&candidate.tokens)
        || told
        || continues && !lacks_drug(&candidate.tokens) && belongs(weighed, at - 1)
}

/// Takes more places in, stretching those of an utterance that is cited already.
fn widen(evidence: &mut Vec<Evidence>, more: &[Evidence]) {
    for place in more {
        match evidence.iter_mut().find(|other| other.utterance == place.utterance) {
            Some(other) => {
                other.start = other.start.min(place.start);
                other.end = other.end.max(place.end);
            }
            None => evidence.push(place.clone()),
        }
    }
}

fn out_of_order(transcript: &Transcript) -> bool {
    let starts: Vec<u64> = transcript.utterances.iter().filter_map(|utterance| utterance.start_ms).collect();
    starts.windows(2).any(|pair| pair[1] < pair[0])
}

fn word_budget(transcript: &Transcript) -> usize {
    let words: usize = transcript
        .utterances
        .iter()
        .map(|u| tokenise(&u.text).iter().filter(|token| token.is_word()).count())
        .sum();
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of spoken words, far below the limits of an f32"
    )]
    let budget = (words as f32 * LONGEST) as usize;
    budget.max(40)
}

/// The candidates that say something new, by their content.
fn distinct(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut seen: HashSet<Vec<String>> = HashSet::new();
    candidates.into_iter().filter(|candidate| seen.insert(content(candidate))).collect()
}

fn content(candidate: &Candidate) -> Vec<String> {
    let mut stems: Vec<String> =
        candidate.tokens.iter().filter(|t| t.is_word()).map(|t| stem(&t.lower)).collect();
    stems.sort_unstable();
    stems
}

/// The indices of the candidates that stand in the note: relevant ones, the most relevant first until the words are spent.
fn choose(weighed: &[(Candidate, Weighed)], budget: usize) -> HashSet<usize> {
    let mut order: Vec<usize> = (0..weighed.len())
        .filter(|&at| {
            (weighed[at].1.relevance >= KEPT || is_safety_net(&weighed[at].0.tokens)) && belongs(weighed, at)
        })
        .collect();
    order.sort_by(|&one, &other| weighed[other].1.relevance.total_cmp(&weighed[one].1.relevance));
    let mut spent = 0;
    order
        .into_iter()
        .take_while(|&at| {
            spent += weighed[at].0.tokens.iter().filter(|token| token.is_word()).count();
            spent <= budget
        })
        .collect()
}

/// Drops what another kept candidate says more fully, both denying or neither.
fn collapse(weighed: &[(Candidate, Weighed)], kept: &mut HashSet<usize>) {
    let stems: Vec<(HashSet<String>, bool)> = weighed
        .iter()
        .map(|(candidate, _)| {
            let words = candidate.tokens.iter().filter(|token| token.is_word());
            let said = words.clone().filter(|token| token.lower.chars().count() > 2 || token.is_figure());
            (said.map(|token| stem(&token.lower)).collect(), words.clone().any(|token| token.is(NEGATIONS)))
        })
        .collect();
    let mut order: Vec<usize> = kept.iter().copied().collect();
    order.sort_unstable();
    for at in order {
        let fuller = |&other: &usize| {
            let (more, denies) = &stems[other];
            other != at
                && *denies == stems[at].1
                && stems[at].0.is_subset(more)
                && (more.len() > stems[at].0.len() || other < at)
        };
        if kept.iter().any(fuller) {
            kept.remove(&at);
        }
    }
}
