//! Doses, numbers, dates and durations: each figure of the statement must have been said, and of the same thing.

use clinical::{Reason, ReasonKind, Transcript};

use super::reason;
use super::statement::{Checked, Word};
use super::talk::{Line, parts};
use crate::token::Token;

/// Units of a dose.
const DOSE_UNITS: &[&str] = &["mg", "g", "ml", "mikrogram", "e", "ie", "enheter", "einingar", "tabletter", "tablettar", "dråper"];
/// Units of time, those of one line being the same.
const TIME_UNITS: &[&[&str]] = &[
    &["sekund", "sekunder"],
    &["minutt", "minutter"],
    &["time", "timer", "timar"],
    &["dag", "dager", "dagar", "dagers", "dagars", "døgn", "døgns", "dagen", "dagane"],
    &["uke", "uker", "ukers", "veke", "veker", "vekers", "uka", "veka"],
    &["måned", "måneder", "måneders", "månad", "månader", "månaders", "mnd"],
    &["år", "års", "årene", "åra"],
];
const MONTHS: &[&str] = &["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

/// How far from the name of a medicine its dose may be said, in utterances.
const DOSE_REACH: usize = 2;

pub(super) fn check(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let figures = checked.tokens.iter().enumerate().filter(|(_, token)| token.is_figure());
    figures.filter_map(|(at, token)| check_figure(checked, at, token)).collect()
}

fn check_figure(checked: &Checked, at: usize, token: &Token) -> Option<Reason> {
    let next = checked.tokens.get(at + 1).map_or("", |token| token.lower.as_str());
    let unit = time_unit(next);
    for part in parts(&token.text) {
        let kind = if unit.is_some() || MONTHS.contains(&next) {
            ReasonKind::Time
        } else if DOSE_UNITS.contains(&next) && checked.words.iter().any(|word| word.known.is_drug()) {
            ReasonKind::Dose
        } else {
            ReasonKind::Number
        };
        let said = match kind {
            ReasonKind::Time => said_of_time(checked, part, next, unit),
            ReasonKind::Dose => said_of_drug(checked, at, part, next),
            _ => said_near(checked, part, next),
        };
        if !said {
            return Some(reason(kind, &format!("{} {next}", token.text).trim_end().to_owned()));
        }
    }
    None
}

fn time_unit(word: &str) -> Option<usize> {
    TIME_UNITS.iter().position(|unit| unit.contains(&word))
}

/// The figure with its unit of time or month, also when counted in another unit (`fjorten dager` is two weeks).
fn said_of_time(checked: &Checked, figure: &str, next: &str, unit: Option<usize>) -> bool {
    let mut forms: Vec<(String, Option<usize>)> = vec![(figure.to_owned(), unit)];
    if let (Ok(count), Some(unit)) = (figure.parse::<u32>(), unit) {
        match unit {
            3 if count % 7 == 0 => forms.push(((count / 7).to_string(), Some(4))),
            3 => forms.push(((count * 24).to_string(), Some(2))),
            4 => forms.push(((count * 7).to_string(), Some(3))),
            5 => forms.push(((count * 4).to_string(), Some(4))),
            6 => forms.push(((count * 12).to_string(), Some(5))),
            _ => {}
        }
    }
    let one_in_words = figure == "1" || figure == "7" && unit == Some(3);
    let said = |line: &Line| {
        forms.iter().any(|(figure, unit)| {
            line.tokens.iter().enumerate().any(|(at, token)| {
                let following = &line.tokens[at + 1..line.tokens.len().min(at + 4)];
                let same_unit = following.iter().any(|t| unit.map_or(t.lower == next, |unit| TIME_UNITS[unit].contains(&t.lower.as_str())));
                parts(&token.text).any(|part| part == figure) && same_unit
            })
        })
    };
    let asked_in_unit = |line: &Line| line.says_figure(figure) && checked.window().contains(&line.utterance);
    let lines = &checked.talk.lines;
    one_in_words || lines.iter().any(said) || unit.is_some() && !is_duration_said(checked, unit) && lines.iter().any(asked_in_unit)
}

/// Whether some other count of the same unit is said near: then a bare figure does not answer for it.
fn is_duration_said(checked: &Checked, unit: Option<usize>) -> bool {
    let window = checked.window();
    let Some(unit) = unit else { return false };
    checked.talk.lines.iter().filter(|line| window.contains(&line.utterance)).any(|line| {
        line.tokens.windows(2).any(|pair| pair[0].is_figure() && TIME_UNITS[unit].contains(&pair[1].lower.as_str()))
    })
}

/// The dose close to the medicine that it stands beside in the statement.
fn said_of_drug(checked: &Checked, at: usize, figure: &str, unit: &str) -> bool {
    let drugs = checked.words.iter().filter(|word| word.known.is_drug());
    let Some(drug) = drugs.min_by_key(|word| word.at.abs_diff(at)) else { return said_near(checked, figure, unit) };
    let mentioned = mentions(checked, drug);
    let forms = dose_forms(figure, unit);
    checked.talk.lines.iter().any(|line| {
        let close = mentioned.iter().any(|utterance| utterance.abs_diff(line.utterance) <= DOSE_REACH);
        close && forms.iter().any(|form| says_dose(line, form))
    })
}

fn mentions(checked: &Checked, drug: &Word) -> Vec<usize> {
    let said = checked.talk.lines.iter().filter(|line| drug.supporters.iter().any(|index| line.words.contains(index)));
    said.map(|line| line.utterance).collect()
}

/// A figure said as a dose: not as a share of a position, an age or a date.
fn says_dose(line: &Line, figure: &str) -> bool {
    line.tokens.iter().enumerate().any(|(at, token)| {
        let next = line.tokens.get(at + 1).map_or("", |token| token.lower.as_str());
        let other = next == "%" || time_unit(next).is_some() || MONTHS.contains(&next) || next == "ganger" || next == "gonger";
        parts(&token.text).any(|part| part == figure) && !other
    })
}

/// The same dose in milligrams and grams.
fn dose_forms(figure: &str, unit: &str) -> Vec<String> {
    let mut forms = vec![figure.to_owned()];
    if let Ok(value) = figure.replace(',', ".").parse::<f64>() {
        let other = match unit {
            "mg" => value / 1000.0,
            "g" => value * 1000.0,
            _ => value,
        };
        forms.push(other.to_string().replace('.', ","));
    }
    forms
}

/// The figure in the utterances that speak of the statement; a small count, or a difference of two, anywhere.
fn said_near(checked: &Checked, figure: &str, next: &str) -> bool {
    let window = checked.window();
    let near = checked.talk.lines.iter().any(|line| window.contains(&line.utterance) && line.says_figure(figure));
    let counted = figure.parse::<u32>().is_ok_and(|count| count <= 4) && next != "%";
    let value = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    let difference = checked.says_beginning(&["steg", "øk", "auk", "falt", "fall", "sunk", "mer", "høyere", "lavere", "redus"]) && {
        let values: Vec<f64> = checked.talk.lines.iter().filter(|line| window.contains(&line.utterance)).flat_map(|line| line.tokens.iter().filter_map(|t| value(&t.text))).collect();
        value(figure).is_some_and(|wanted| values.iter().any(|one| values.iter().any(|other| (one - other - wanted).abs() < 1e-9)))
    };
    near || counted || difference
}
