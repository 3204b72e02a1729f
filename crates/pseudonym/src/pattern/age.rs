//! Ages with a form of their own: «71 år gammel», «åtteåring», «19-årsalderen». Bare numbers are the model's work.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::number::spoken_value;
use crate::token::{Class, Tokens};

/// An age that begins at `index`.
pub(super) fn age(tokens: &Tokens<'_>, index: usize) -> Option<TokenSpan> {
    let end = one_word(tokens, index).or_else(|| with_noun(tokens, index))?;
    Some(TokenSpan { start: index, end, kind: IdentifierKind::Age })
}

fn is_age_noun(word: &str) -> bool {
    ["åring", "årig", "årsald", "årsgammal", "årsgam"].iter().any(|stem| word.starts_with(stem))
}

/// «åtteåring», «sekstiårig».
fn one_word(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let word = tokens.lower(index);
    if tokens.class(index) == Class::Digits || !word.contains("år") {
        return None;
    }
    let at = word.find("år")?;
    let number = &word[..at];
    let counted = spoken_value(number).is_some()
        || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    (counted && is_age_noun(&word[at..])).then_some(index + 1)
}

/// «19-årsalderen», «71 år gammel», «10 uker gammel», «alder 71».
fn with_noun(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let word = tokens.lower(index);
    let counted = match tokens.class(index) {
        Class::Digits => word.len() <= 3,
        Class::Word => spoken_value(word).is_some(),
        _ => false,
    };
    if !counted {
        return None;
    }
    let hyphen = usize::from(tokens.is_sign(index + 1, "-"));
    let noun = index + 1 + hyphen;
    if is_age_noun(tokens.lower(noun)) {
        return Some(noun + 1);
    }
    if tokens.lower(noun) == "års" && tokens.lower(noun + 1).starts_with("alder") {
        return Some(noun + 2);
    }
    let unit = matches!(
        tokens.lower(noun),
        "år" | "uker" | "veker" | "måneder" | "månader" | "mnd" | "dager" | "dagar" | "uke" | "måned"
    );
    if unit && is_old(tokens.lower(noun + 1)) {
        // «71 år gammel.» is one expression; in «71 år gammel mann» the adjective belongs to the man.
        let describes = tokens.class(noun + 2) == Class::Word && tokens.lower(noun) == "år";
        return Some(if describes { noun + 1 } else { noun + 2 });
    }
    let named = matches!(super::word_before(tokens, index), "alder" | "alderen");
    (named && !unit).then_some(index + 1)
}

fn is_old(word: &str) -> bool {
    matches!(word, "gammel" | "gammal" | "gamle" | "gammalt" | "gammelt" | "gaml" | "gamal")
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn ages_with_a_form() {
        assert_eq!(found("Hun ble 71 år gammel."), ["AGE:71 år gammel"]);
        assert_eq!(found("68 år gammel snekker"), ["AGE:68 år"]);
        assert_eq!(found("alene med åtteåringen sin"), ["AGE:åtteåringen"]);
        assert_eq!(found("fra 19-årsalderen"), ["AGE:19-årsalderen"]);
    }

    #[test]
    fn durations_are_no_ages() {
        assert!(found("I 34 år, for to år siden, årskontroll, 6-årskontroll").is_empty());
    }
}
