//! A slip of the tongue and its mending: `i høyre – nei, vent litt, det er venstre` says `i venstre`.
//!
//! Only like replaces like (a side a side, a number a number, a weekday a weekday), close by. The mending words go.

use crate::numbers;
use crate::token::Token;

/// How many tokens lie at most between the slip and its mending.
const REACH: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Side,
    Number,
    Weekday,
}

/// Applies every correction of an utterance. Tokens keep their places.
pub(crate) fn apply(tokens: &[Token]) -> Vec<Token> {
    let mut mended: Vec<Token> = tokens.to_vec();
    let mut at = 0;
    while at < mended.len() {
        match mend(&mended, at) {
            Some(next) => mended = next,
            None => at += 1,
        }
    }
    mended
}

/// Mends the correction whose marker begins at `marker`, if one does.
fn mend(tokens: &[Token], marker: usize) -> Option<Vec<Token>> {
    let after = marker_end(tokens, marker)?;
    let (kind, new_at, new_length) = first_value(tokens, after)?;
    let (old_at, old_length) = last_value(&tokens[..marker], kind)?;
    let mut mended = tokens[..old_at].to_vec();
    let new = &tokens[new_at..new_at + new_length];
    mended.extend_from_slice(new);
    mended.extend_from_slice(&tokens[old_at + old_length..marker]);
    while mended.last().is_some_and(|token| !token.is_word()) {
        mended.pop();
    }
    let rest = &tokens[new_at + new_length..];
    // «Høyre. Høyre»: the mended value repeated for emphasis.
    let repeated = rest
        .iter()
        .position(Token::is_word)
        .filter(|&first| new_length == 1 && rest[first].lower == new[0].lower);
    mended.extend_from_slice(repeated.map_or(rest, |first| &rest[first + 1..]));
    Some(mended)
}

/// The index after the mending words, where `marker` begins them: `nei`, `eller`, `vent` after a comma, a full stop or `…`.
fn marker_end(tokens: &[Token], marker: usize) -> Option<usize> {
    let stopped = marker > 0 && !tokens[marker - 1].is_word();
    let opens = tokens[marker].is(&["nei", "eller", "unnskyld", "vent", "sorry"]);
    if !stopped || !opens {
        return None;
    }
    let alternative = tokens[marker].is(&["eller"]);
    let mut end = marker + 1;
    let mut hesitated = !alternative;
    while let Some(token) = tokens.get(end) {
        let filler = token.is(&[
            "nei",
            "vent",
            "litt",
            "forresten",
            "hva",
            "ka",
            "kva",
            "sier",
            "seier",
            "sir",
            "sa",
            "jeg",
            "eg",
            "æ",
            "jæ",
            "je",
            "er",
            "e",
            "det",
            "den",
            "si",
            "unnskyld",
            "mener",
            "meiner",
            "nå",
            "må",
            "kjenne",
            "etter",
            "da",
        ]);
        if !filler && token.is_word() || token.is(&["?"]) {
            break;
        }
        hesitated |= token.is(&["nei", "vent", "mener", "meiner"]);
        end += 1;
    }
    hesitated.then_some(end)
}

fn kind_at(tokens: &[Token], at: usize) -> Option<(Kind, usize)> {
    let token = &tokens[at];
    if token.is(&["høyre", "høgre", "venstre", "høyresiden", "venstresiden"]) {
        return Some((Kind::Side, 1));
    }
    if token
        .is(&["mandag", "tirsdag", "tysdag", "onsdag", "torsdag", "fredag", "lørdag", "laurdag", "søndag"])
    {
        return Some((Kind::Weekday, 1));
    }
    if token.is_figure() {
        return Some((Kind::Number, 1));
    }
    if token.is(&["en", "ett", "ein"]) {
        return None;
    }
    numbers::read(&tokens[at..]).map(|spoken| (Kind::Number, spoken.length))
}

fn first_value(tokens: &[Token], from: usize) -> Option<(Kind, usize, usize)> {
    let (kind, length) = kind_at(tokens.get(from..)?.first().map(|_| tokens)?, from)?;
    Some((kind, from, length))
}

fn last_value(tokens: &[Token], kind: Kind) -> Option<(usize, usize)> {
    let earliest = tokens.len().saturating_sub(REACH);
    let mut found = None;
    let mut at = earliest;
    while at < tokens.len() {
        match kind_at(tokens, at) {
            Some((this, length)) if this == kind => {
                found = Some((at, length));
                at += length;
            }
            Some((_, length)) => at += length,
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{join, tokenise};

    fn mended(text: &str) -> String {
        join(&apply(&tokenise(text)))
    }

    #[test]
    fn a_side_is_mended() {
        assert_eq!(
            mended("Verk ved venstre ankel. Nei, vent, det er høyre, den hovne."),
            "Verk ved høyre ankel, den hovne."
        );
        assert_eq!(mended("Ved høyre … nei, hva sa jeg nå, venstre. Det klør."), "Ved venstre. Det klør.");
    }

    #[test]
    fn a_number_is_mended() {
        assert_eq!(mended("Det var to. Nei, vent, tre ganger."), "Det var tre ganger.");
    }

    #[test]
    fn an_ordinary_no_or_or_mends_nothing() {
        for text in [
            "Nei, høyre er bra.",
            "Venstre eller høyre?",
            "To tabletter, eller tre hvis vondt.",
            "Feber? Nei, ikke feber.",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
