//! What a guess of the model cannot be: a value, a dose or an item number taken for an age.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Tokens};

use super::reading::{HUNDRED, MEASURE, UNIT, meaning_of, spoken_in};

/// Whether a span that the model guessed cannot be of its kind. Only ages are judged: they alone are bare numbers.
pub(crate) fn rules_out(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    span.kind == IdentifierKind::Age && !(is_counted(tokens, span) && is_age_between(tokens, span))
}

/// Whether the span holds a number or a word of years at all.
fn is_counted(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    (span.start..span.end).any(|index| {
        let word = tokens.lower(index);
        tokens.class(index) == Class::Digits || spoken_in(word) || word.contains("år") || word == "hundre"
    })
}

/// Whether the words around the number allow an age.
fn is_age_between(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    let is = |index: usize, meaning: u32| meaning_of(tokens, index) & meaning != 0;
    let before = span.start.checked_sub(1);
    let second = span.start.checked_sub(2);
    let cardinal = before.is_some_and(|place| is(place, HUNDRED))
        || (before.is_some_and(|place| tokens.lower(place) == "og")
            && second.is_some_and(|place| is(place, HUNDRED)));
    let value = before.is_some_and(|place| is(place, MEASURE))
        || (before.is_some_and(|place| matches!(tokens.lower(place), "er" | "e" | "på" | "var" | "." | ":"))
            && second.is_some_and(|place| is(place, MEASURE)));
    let bare = span.end == span.start + 1 && tokens.lower(span.start).chars().all(char::is_alphanumeric);
    let unit = bare && is(span.end, UNIT) && !matches!(tokens.lower(span.end), "e" | "over" | "år");
    let next_tight = tokens.gap(span.end) == 0 && tokens.gap(span.end + 1) == 0;
    let decimal = next_tight
        && matches!(tokens.lower(span.end), "." | "," | "–" | "-" | "/")
        && tokens.class(span.end + 1) == Class::Digits;
    let item = before.is_none_or(|place| tokens.class(place) == Class::Newline)
        && tokens.class(span.start) == Class::Digits
        && tokens.is_sign(span.end, ".");
    !(cardinal || value || unit || decimal || item)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the word at `index` is ruled out as an age.
    fn is_out(text: &str, index: usize) -> bool {
        let tokens = Tokens::of(text);
        rules_out(&tokens, TokenSpan { start: index, end: index + 1, kind: IdentifierKind::Age })
    }

    #[test]
    fn values_and_item_numbers_are_ruled_out() {
        assert!(is_out("pulsen 92 og jevn", 1));
        assert!(is_out("metningen er åttini", 2));
        assert!(is_out("hundre og førtito", 2));
        assert!(is_out("den er brun", 2));
        assert!(is_out("2. Hva er det", 0));
        assert!(is_out("fem sting i huden", 0));
        assert!(is_out("kl. 14.30", 2));
    }

    #[test]
    fn ages_are_let_through() {
        assert!(!is_out("hun ble 79.", 2));
        assert!(!is_out("han er fjorten og frisk", 2));
    }
}
