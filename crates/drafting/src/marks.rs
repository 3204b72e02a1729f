//! What a reader must never overlook: medicines, numbers, negations and sides.

use clinical::Language;
use serde::Serialize;

use crate::lexicon;
use crate::numbers;
use crate::token::{Token, tokenise};

/// A part of a text that the review screen always marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Where it begins, in code points.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// What it is.
    pub kind: MarkKind,
}

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A medicine.
    Drug,
    /// A number with its unit.
    Number,
    /// A word that denies.
    Negation,
    /// Left, right or both.
    Side,
}

/// The marks of a text in order, none overlapping.
pub fn marks(text: &str, language: Language) -> Vec<Mark> {
    let tokens = tokenise(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((kind, length)) = kind(&tokens[at..], language) else {
            at += 1;
            continue;
        };
        found.push(Mark { start: tokens[at].start, end: tokens[at + length - 1].end, kind });
        at += length;
    }
    found
}

fn kind(tokens: &[Token], language: Language) -> Option<(MarkKind, usize)> {
    let first = tokens.first()?;
    if lexicon::is_drug(&first.lower) {
        return Some((MarkKind::Drug, 1));
    }
    if is_negation(first, language) {
        return Some((MarkKind::Negation, 1));
    }
    let sides = ["venstre", "høyre", "høgre", "bilateral", "begge", "left", "right", "both"];
    if sides.iter().any(|side| first.lower.starts_with(side)) || first.is(&["ve", "hø"]) {
        return Some((MarkKind::Side, 1));
    }
    let article =
        first.is(&["en", "ein", "to"]) && language == Language::English || first.is(&["en", "ein", "no"]);
    let length = if first.is_figure() {
        1
    } else if article {
        return None;
    } else {
        numbers::read(tokens)?.length
    };
    let with_unit = tokens.get(length).is_some_and(|next| numbers::unit(&next.lower).is_some());
    Some((MarkKind::Number, length + usize::from(with_unit)))
}

fn is_negation(token: &Token, language: Language) -> bool {
    match language {
        Language::English => token.is(&["no", "not", "never", "denies", "denied", "without", "none", "nor"]),
        _ => token.is(&[
            "ikke",
            "ikkje",
            "ingen",
            "inga",
            "ingenting",
            "aldri",
            "uten",
            "utan",
            "verken",
            "korkje",
            "nei",
            "benekter",
            "nektar",
            "nekter",
            "neg",
            "negativ",
            "negativt",
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_kinds_are_marked_with_their_places() {
        let text = "Ikke feber. Venstre kne. Paracet 500 mg.";
        let kinds: Vec<(String, MarkKind)> = marks(text, Language::Bokmal)
            .into_iter()
            .map(|mark| (text.chars().skip(mark.start).take(mark.end - mark.start).collect(), mark.kind))
            .collect();
        assert_eq!(
            kinds,
            [
                ("Ikke".to_owned(), MarkKind::Negation),
                ("Venstre".to_owned(), MarkKind::Side),
                ("Paracet".to_owned(), MarkKind::Drug),
                ("500 mg".to_owned(), MarkKind::Number),
            ]
        );
    }
}
