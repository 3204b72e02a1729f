//! Left and right: the side of the statement must be the side that was said of the same part.

use clinical::{Reason, ReasonKind, Transcript};

use super::reason;
use super::statement::Checked;
use super::talk::Line;
use crate::lexicon::Field;
use crate::token::Token;

/// How much more the other side must be said.
const CLEARLY: f32 = 3.0;
/// How far, in words, a part lies from the side that it belongs to.
const REACH: usize = 5;

/// How much the farther of two sides in one clause counts.
const BOTH: f32 = 0.35;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn side(token: &Token) -> Option<Side> {
    if token.lower.starts_with("venstre") || token.is(&["ve", "left"]) {
        Some(Side::Left)
    } else if token.lower.starts_with("høyre")
        || token.lower.starts_with("høgre")
        || token.is(&["hø", "right"])
    {
        Some(Side::Right)
    } else {
        None
    }
}

pub(super) fn check(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let sides: Vec<(usize, Side)> =
        checked.tokens.iter().enumerate().filter_map(|(at, token)| Some((at, side(token)?))).collect();
    let wrong = sides.iter().filter(|(at, side)| {
        let (same, other) = tally(checked, *at, *side);
        let clearly = if best_says(checked, *side) { CLEARLY * 2.0 } else { CLEARLY };
        other > same * clearly && other > 0.0
    });
    wrong.map(|(at, _)| reason(ReasonKind::Laterality, &checked.tokens[*at].text)).collect()
}

/// Whether the utterance that says most of the statement says this side, of whatever.
fn best_says(checked: &Checked, wanted: Side) -> bool {
    let best = checked.near.first().map(|(utterance, _)| *utterance);
    let lines = checked.talk.lines.iter().filter(|line| Some(line.utterance) == best);
    lines.flat_map(|line| &line.tokens).any(|token| side(token) == Some(wanted))
}

/// How strongly the talk says this side and the other of the words beside the side in the statement.
fn tally(checked: &Checked, at: usize, wanted: Side) -> (f32, f32) {
    let (mut same, mut other) = (0.0, 0.0);
    let window = checked.window();
    for word in checked.words.iter().filter(|word| side(&checked.tokens[word.at]).is_none()) {
        let distance = word.at.abs_diff(at);
        let body = word.known.fields.contains(&Field::Body) || word.known.fields.contains(&Field::Procedure);
        let closeness = if distance <= REACH { if body { 1.0 } else { 0.6 } } else { 0.2 };
        for line in checked
            .talk
            .lines
            .iter()
            .filter(|line| word.supporters.iter().any(|index| line.words.contains(index)))
        {
            let near = if window.contains(&line.utterance) { 1.0 } else { 0.25 };
            for (found, nearness) in sides_near(checked, line, &word.supporters) {
                let strength = word.weight * closeness * near * nearness;
                if found == wanted { same += strength } else { other += strength }
            }
        }
    }
    (same, other)
}

/// The side nearest to the word in its line, or any in the lines of the same utterance.
fn sides_near(checked: &Checked, line: &Line, supporters: &[usize]) -> Vec<(Side, f32)> {
    let said =
        |token: &Token| supporters.iter().any(|&index| checked.talk.vocabulary[index].word == token.lower);
    let places: Vec<usize> = (0..line.tokens.len()).filter(|&at| said(&line.tokens[at])).collect();
    let nearest = line.tokens.iter().enumerate().filter_map(|(at, token)| {
        let side = side(token)?;
        places.iter().map(|place| place.abs_diff(at)).min().map(|distance| (distance, side))
    });
    let nearest: Vec<(usize, Side)> = nearest.collect();
    if let Some(&(distance, side)) = nearest.iter().min_by_key(|(distance, _)| *distance) {
        let strength = if distance <= REACH { 1.0 } else { 0.5 };
        let other =
            nearest.iter().find(|(_, other)| *other != side).map(|(_, other)| (*other, strength * BOTH));
        return [(side, strength)].into_iter().chain(other).collect();
    }
    let beside = checked
        .talk
        .lines
        .iter()
        .filter(|other| other.utterance.abs_diff(line.utterance) <= 1 && !other.question);
    beside.flat_map(|other| other.tokens.iter().filter_map(side)).map(|side| (side, 0.15)).collect()
}
