//! Whose illness it is: what was said only of a relative must not be written of the patient.

use clinical::{Reason, ReasonKind, Speaker, Transcript};

use super::reason;
use super::statement::{Checked, Word};
use super::talk::Line;
use crate::lexicon::{Field, is_in};

/// The fields whose words belong to somebody.
const BELONGING: &[Field] = &[Field::Disease, Field::Allergy, Field::Procedure, Field::Drug];

pub(super) fn check(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let of_relative = checked.tokens.iter().any(|token| is_in(&token.lower, Field::Family)) || checked.says_beginning(&["familie", "arvel", "kone", "ektef", "pårør", "sønn", "datter", "dotter", "jent", "gutt", "barnefar"]);
    if of_relative {
        return Vec::new();
    }
    let belonging = checked.words.iter().filter(|word| word.known.fields.iter().any(|field| BELONGING.contains(field)));
    let foreign = belonging.filter(|word| is_foreign(checked, word));
    foreign.take(1).map(|word| reason(ReasonKind::Person, &word.known.word)).collect()
}

/// Whether the talk says the word only of relatives.
fn is_foreign(checked: &Checked, word: &Word) -> bool {
    let said: Vec<&Line> = checked.talk.lines.iter().filter(|line| word.supporters.iter().any(|index| line.words.contains(index))).collect();
    !said.is_empty() && said.iter().all(|line| of_relative(line))
}

/// Whether a line speaks of a relative of the patient and not of the patient.
fn of_relative(line: &Line) -> bool {
    let relative = line.tokens.iter().any(|token| is_in(&token.lower, Field::Family) || token.is(&["kone", "mann", "mannen", "naboen", "kjæresten", "kameraten", "jonas"]));
    let patient = line.speaker == Speaker::Patient && line.tokens.iter().any(|token| token.is(&["jeg", "eg"])) && !line.tokens.iter().any(|token| token.is(&["min", "mi"]));
    relative && !patient && !line.question
}
