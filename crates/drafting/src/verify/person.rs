//! Whose illness it is: what was said only of a relative must not be written of the patient.

use clinical::{Reason, ReasonKind, Speaker, Transcript};

use super::reason;
use super::statement::{Checked, Word};
use super::talk::Line;
use crate::lexicon::{Field, is_in};

/// The fields whose words belong to somebody.
const BELONGING: &[Field] = &[Field::Disease, Field::Allergy, Field::Procedure, Field::Drug];

pub(super) fn check(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let of_relative = checked.tokens.iter().any(|token| is_in(&token.lower, Field::Family))
        || checked.says_beginning(&[
            "familie", "arvel", "kone", "ektef", "pårør", "sønn", "datter", "dotter", "jent", "gutt",
            "barnefar",
        ]);
    let denied = checked.says(&["ikke", "ikkje", "ingen", "uten", "utan", "aldri"]);
    if of_relative || denied {
        return Vec::new();
    }
    let belonging =
        checked.words.iter().filter(|word| word.known.fields.iter().any(|field| BELONGING.contains(field)));
    let foreign = belonging.filter(|word| is_foreign(checked, word));
    foreign.take(1).map(|word| reason(ReasonKind::Person, &word.known.word)).collect()
}

/// Whether the talk says the word only of relatives; questions and denials say it of nobody.
fn is_foreign(checked: &Checked, word: &Word) -> bool {
    let lines = &checked.talk.lines;
    let says = |line: &Line| word.supporters.iter().any(|index| line.words.contains(index));
    let said: Vec<usize> = (0..lines.len())
        .filter(|&at| says(&lines[at]) && !lines[at].question && !is_denied(&lines[at]))
        .collect();
    !said.is_empty() && said.iter().all(|&at| of_relative(lines, at))
}

fn is_denied(line: &Line) -> bool {
    line.tokens.iter().any(|token| token.is(&["ikke", "ikkje", "ingen", "aldri"]))
}

/// Whether a clause speaks of a relative: it names one, or says `han` or `hun` after one was named in the same turn.
fn of_relative(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    let named = |line: &Line| {
        line.tokens.iter().any(|token| {
            is_in(&token.lower, Field::Family)
                || token.is(&[
                    "kone",
                    "mann",
                    "mannen",
                    "naboen",
                    "kjæresten",
                    "kameraten",
                    "svoger",
                    "svogeren",
                ])
        })
    };
    let myself = line.speaker == Speaker::Patient
        && line.tokens.iter().any(|token| token.is(&["jeg", "eg"]))
        && !line.tokens.iter().any(|token| token.is(&["min", "mi"]));
    let pronoun = line.tokens.iter().any(|token| token.is(&["han", "hun", "ho"]));
    let before = lines[..at].iter().rev().take_while(|other| other.utterance == line.utterance).any(named);
    line.retracted || !myself && (named(line) || pronoun && before)
}
