//! Left and right: the side of the statement must be the side that was said of the same part.

use clinical::{Reason, ReasonKind, Transcript};

use super::reason;
use super::statement::Checked;
use super::talk::Line;
use crate::lexicon::Field;
use crate::token::Token;

/// How much more the other side must be said.
const CLEARLY: f32 = 2.0;
/// How far, in words, a part lies from the side that it belongs to.
const REACH: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn side(token: &Token) -> Option<Side> {
    if token.lower.starts_with("venstre") || token.is(&["ve", "left"]) {
        Some(Side::Left)
    } else if token.lower.starts_with("høyre") || token.lower.starts_with("høgre") || token.is(&["hø", "right"]) {
        Some(Side::Right)
    } else {
        None
    }
}

pub(super) fn check(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let sides: Vec<(usize, Side)> = checked.tokens.iter().enumerate().filter_map(|(at, token)| Some((at, side(token)?))).collect();
    let wrong = sides.iter().filter(|(at, side)| {
        let (same, other) = tally(checked, *at, *side);
        other > same * CLEARLY && other > 0.0
    });
    wrong.map(|(at, _)| reason(ReasonKind::Laterality, &checked.tokens[*at].text)).collect()
}

/// How strongly the talk says this side and the other of the words beside the side in the statement.
fn tally(checked: &Checked, at: usize, wanted: Side) -> (f32, f32) {
    let (mut same, mut other) = (0.0, 0.0);
    let window = checked.window();
    for word in checked.words.iter().filter(|word| side(&checked.tokens[word.at]).is_none()) {
        let distance = word.at.abs_diff(at);
        let body = word.known.fields.contains(&Field::Body) || word.known.fields.contains(&Field::Procedure);
        let closeness = if distance <= REACH { if body { 1.0 } else { 0.6 } } else { 0.2 };
        for line in checked.talk.lines.iter().filter(|line| word.supporters.iter().any(|index| line.words.contains(index))) {
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
    let said = |token: &Token| supporters.iter().any(|&index| checked.talk.vocabulary[index].word == token.lower);
    let places: Vec<usize> = (0..line.tokens.len()).filter(|&at| said(&line.tokens[at])).collect();
    let nearest = line.tokens.iter().enumerate().filter_map(|(at, token)| {
        let side = side(token)?;
        places.iter().map(|place| place.abs_diff(at)).min().map(|distance| (distance, side))
    });
    if let Some((distance, side)) = nearest.min_by_key(|(distance, _)| *distance) {
        return vec![(side, if distance <= REACH { 1.0 } else { 0.5 })];
    }
    let beside = checked.talk.lines.iter().filter(|other| other.utterance.abs_diff(line.utterance) <= 1 && !other.question);
    beside.flat_map(|other| other.tokens.iter().filter_map(side)).map(|side| (side, 0.15)).collect()
}
