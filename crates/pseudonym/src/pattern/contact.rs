//! E-mail and web addresses, written and spoken.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::Class;

use super::reading::{Reading, SAID_SIGN};
use super::said_contact;

const TOP_DOMAINS: [&str; 12] = ["no", "com", "org", "net", "se", "dk", "eu", "info", "io", "co", "uk", "de"];

/// A mail address around the `@` or the spoken «krøllalfa» at `index`.
pub(super) fn mail(tokens: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    let (start, end) = match tokens.lower(index) {
        "@" => written_around(tokens, index)?,
        _ => said_contact::mail_around(tokens, index)?,
    };
    Some(TokenSpan { start, end, kind: IdentifierKind::Email })
}

fn written_around(tokens: &Reading<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let mut start = at;
    while start > 0 && tokens.gap(start) == 0 && belongs_to_mail(tokens, start - 1) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < tokens.len() && tokens.gap(end) == 0 && belongs_to_mail(tokens, end) {
        end += 1;
    }
    while end > at + 1 && tokens.class(end - 1) == Class::Sign {
        end -= 1;
    }
    while start < at && tokens.class(start) == Class::Sign {
        start += 1;
    }
    (start < at && end > at + 1).then_some((start, end))
}

fn belongs_to_mail(tokens: &Reading<'_, '_>, index: usize) -> bool {
    match tokens.class(index) {
        Class::Word | Class::Digits | Class::Mixed => true,
        Class::Sign => matches!(tokens.lower(index), "." | "_" | "-" | "+" | "'"),
        Class::Newline => false,
    }
}

/// A web address that begins at `index`.
pub(super) fn web(tokens: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    if tokens.is(index, SAID_SIGN) {
        return said_contact::web_around(tokens, index);
    }
    let begins = match tokens.lower(index) {
        "http" | "https" => tokens.is_sign(index + 1, ":") && tokens.is_sign(index + 2, "/"),
        "www" => tokens.is_sign(index + 1, "."),
        _ => is_domain(tokens, index),
    };
    if !begins {
        return None;
    }
    let mut end = index + 1;
    while end < tokens.len() && tokens.class(end) != Class::Newline && joins(tokens, end) {
        end += 1;
    }
    while end > index + 1 && tokens.class(end - 1) == Class::Sign && !tokens.is_sign(end - 1, "/") {
        end -= 1;
    }
    Some(TokenSpan { start: index, end, kind: IdentifierKind::Url })
}

fn joins(tokens: &Reading<'_, '_>, index: usize) -> bool {
    tokens.gap(index) == 0
}

/// `name.no` or `part.name.no`, written without spaces and not followed by more of a word.
fn is_domain(tokens: &Reading<'_, '_>, index: usize) -> bool {
    if !matches!(tokens.class(index), Class::Word | Class::Mixed) || tokens.lower(index).len() < 3 {
        return false;
    }
    let mut place = index;
    while tokens.gap(place + 1) == 0 && tokens.gap(place + 2) == 0 {
        let joined = tokens.is_sign(place + 1, ".") || tokens.is_sign(place + 1, "-");
        if !joined || tokens.class(place + 2) == Class::Sign {
            return false;
        }
        let domain = tokens.is_sign(place + 1, ".") && TOP_DOMAINS.contains(&tokens.written(place + 2));
        let ends =
            tokens.gap(place + 3) > 0 || !matches!(tokens.class(place + 3), Class::Word | Class::Mixed);
        if domain && ends && tokens.get(place + 2).is_some_and(|token| token.class == Class::Word) {
            return true;
        }
        place += 2;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn mail_written_and_spoken() {
        assert_eq!(found("Skriv til kari.nes91@eksempel.no."), ["EMAIL:kari.nes91@eksempel.no"]);
        assert_eq!(
            found("det er kari punktum nes krøllalfa eksempel punktum no ja"),
            ["EMAIL:kari punktum nes krøllalfa eksempel punktum no"]
        );
    }

    #[test]
    fn web_addresses_end_before_the_full_stop() {
        assert_eq!(found("se https://time.eksempel.no/a. Hei"), ["URL:https://time.eksempel.no/a"]);
        assert_eq!(found("på eksempel.no, og"), ["URL:eksempel.no"]);
        assert!(found("Vondt i kneet.No er det bra").is_empty());
    }
}
