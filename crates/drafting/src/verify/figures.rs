//! Doses, numbers, dates and durations: each figure of the statement must have been said, and of the same thing.

use clinical::{Reason, ReasonKind, Transcript};

use super::reason;
use super::statement::Checked;
use super::talk::{Line, parts};
use crate::lexicon;
use crate::numbers;
use crate::token::Token;

/// Units of a dose.
const DOSE_UNITS: &[&str] =
    &["mg", "g", "ml", "mikrogram", "e", "ie", "enheter", "einingar", "tabletter", "tablettar", "dråper"];
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
const MONTHS: &[&str] = &[
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// In how many of the best utterances a number above twelve may be said, since it is hardly said by chance.
const WIDE: usize = 10;
/// How many utterances after the name of a medicine a dose is still of it.
const DOSE_REACH: usize = 2;

pub(super) fn check(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let figures = checked.tokens.iter().enumerate().filter(|(_, token)| token.is_figure());
    figures.filter_map(|(at, token)| check_figure(checked, at, token)).collect()
}

fn check_figure(checked: &Checked, at: usize, token: &Token) -> Option<Reason> {
    let next = checked.tokens.get(at + 1).map_or("", |token| token.lower.as_str());
    let unit = time_unit(next);
    let labelled =
        at > 0 && checked.tokens[at - 1].is(&["grad", "crp", "stadium", "type", "uke", "veke", "nrs"]);
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
            ReasonKind::Dose => said_of_drug(checked, at, part, next) || is_difference(checked, part),
            _ => said_near(checked, part, next, labelled),
        };
        if !said {
            return Some(reason(kind, format!("{} {next}", token.text).trim_end()));
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
    let said = |line: &Line| {
        forms.iter().any(|(figure, unit)| {
            line.tokens.iter().enumerate().any(|(at, token)| {
                let following = &line.tokens[at + 1..line.tokens.len().min(at + 4)];
                let same_unit = following.iter().any(|t| {
                    unit.map_or(t.lower == next, |unit| TIME_UNITS[unit].contains(&t.lower.as_str()))
                });
                parts(&token.text).any(|part| part == figure) && same_unit
            })
        })
    };
    if let Some(unit) = unit
        && checked.best_line().is_some_and(|line| counts_time(line, unit) && !said(line))
    {
        return false;
    }
    let one_in_words = figure == "1" || figure == "7" && unit == Some(3);
    let asked_in_unit = |line: &Line| line.says_figure(figure) && checked.window().contains(&line.utterance);
    let lines = &checked.talk.lines;
    one_in_words
        || lines.iter().any(said)
        || unit.is_some() && !is_duration_said(checked, unit) && lines.iter().any(asked_in_unit)
}

/// Whether some other count of the same unit is said near: then a bare figure does not answer for it.
fn is_duration_said(checked: &Checked, unit: Option<usize>) -> bool {
    let window = checked.window();
    let near = checked.talk.lines.iter().filter(|line| window.contains(&line.utterance));
    unit.is_some_and(|unit| near.into_iter().any(|line| counts_time(line, unit)))
}

/// Whether a line counts something in a unit of time.
fn counts_time(line: &Line, unit: usize) -> bool {
    line.tokens
        .windows(2)
        .any(|pair| pair[0].is_figure() && TIME_UNITS[unit].contains(&pair[1].lower.as_str()))
}

/// The dose said of the medicine that it stands beside in the statement.
fn said_of_drug(checked: &Checked, at: usize, figure: &str, unit: &str) -> bool {
    let drugs = checked.words.iter().filter(|word| word.known.is_drug());
    let Some(drug) = drugs.min_by_key(|word| word.at.abs_diff(at)) else {
        return said_near(checked, figure, unit, false);
    };
    let forms = dose_forms(figure, unit);
    let mut current: Option<(bool, usize)> = None;
    for line in &checked.talk.lines {
        let asks_which = line.question && line.tokens.iter().any(|token| token.is(&["eller"]));
        for (place, token) in line.tokens.iter().enumerate() {
            if let Some(substance) = lexicon::generic_name(&token.lower) {
                current = Some((drug.known.names(&substance), line.utterance));
            }
            let follows = line.tokens[place..].iter().take(4).any(|t| {
                lexicon::generic_name(&t.lower).is_some_and(|substance| drug.known.names(&substance))
            });
            let of_it =
                current.is_some_and(|(same, utterance)| same && line.utterance - utterance <= DOSE_REACH);
            let said = forms.iter().any(|form| parts(&token.text).any(|part| part == form))
                && is_dose(line, place, unit);
            if said && (of_it || follows) && !asks_which {
                return true;
            }
        }
    }
    false
}

/// Whether a figure can be a dose in `unit`: it is no share, age, date or number of times, and in no other unit.
fn is_dose(line: &Line, at: usize, unit: &str) -> bool {
    let next = line.tokens.get(at + 1).map_or("", |token| token.lower.as_str());
    let other = next == "%"
        || time_unit(next).is_some()
        || MONTHS.contains(&next)
        || next == "ganger"
        || next == "gonger";
    let mass = |word: &str| matches!(word, "mg" | "g");
    let other_unit = DOSE_UNITS.contains(&next)
        && next != unit
        && !(mass(next) && mass(unit))
        && !(next == "e" || unit == "e");
    !other && !other_unit
}

/// A figure said in this unit or in none.
fn says_in_unit(line: &Line, figure: &str, unit: &str) -> bool {
    let wanted = numbers::unit(unit);
    line.tokens.iter().enumerate().any(|(at, token)| {
        let said_unit = line.tokens.get(at + 1).and_then(|next| numbers::unit(&next.lower));
        let clash = wanted.is_some() && said_unit.is_some() && wanted != said_unit;
        !clash && (token.text == figure || parts(&token.text).any(|part| part == figure))
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
fn said_near(checked: &Checked, figure: &str, next: &str, labelled: bool) -> bool {
    let window = checked.window();
    let wide = figure.parse::<u32>().is_ok_and(|count| count >= 13) && next != "%" && !labelled;
    let further: Vec<usize> =
        checked.near.iter().take(if wide { WIDE } else { 0 }).map(|(utterance, _)| *utterance).collect();
    let close = |line: &Line| window.contains(&line.utterance) || further.contains(&line.utterance);
    let near = checked.talk.lines.iter().any(|line| close(line) && says_in_unit(line, figure, next));
    let counted =
        figure.parse::<u32>().is_ok_and(|count| count <= 4) && numbers::unit(next).is_none() && !labelled;
    let difference = is_difference(checked, figure);
    near || counted || difference
}

/// Whether the figure is the difference of two that were said near, in a statement that speaks of a change.
fn is_difference(checked: &Checked, figure: &str) -> bool {
    let window = checked.window();
    let value = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    checked.says_beginning(&[
        "trapp", "steg", "øk", "auk", "falt", "fall", "sunk", "mer", "høyere", "lavere", "redus",
    ]) && {
        let values: Vec<f64> = checked
            .talk
            .lines
            .iter()
            .filter(|line| window.contains(&line.utterance))
            .flat_map(|line| line.tokens.iter().filter_map(|t| value(&t.text)))
            .collect();
        value(figure).is_some_and(|wanted| {
            values.iter().any(|one| values.iter().any(|other| (one - other - wanted).abs() < 1e-9))
        })
    }
}
