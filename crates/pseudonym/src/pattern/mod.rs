//! Identifiers that have a form: numbers, dates, addresses, codes, mail and web.
//!
//! A hand-written scan over the tokens. Check digits are never asked: a number that looks like an identifier, or is
//! introduced as one, is one.

mod address;
mod age;
mod code;
mod contact;
pub(crate) mod date;
mod number;

use crate::kind::TokenSpan;
use crate::token::{Class, Tokens};

/// Everything the patterns find: no overlaps, in the order of the text. Earlier patterns win over later ones.
pub(crate) fn scan(tokens: &Tokens<'_>) -> Vec<TokenSpan> {
    let mut found = Found { taken: vec![false; tokens.len()], spans: Vec::new() };
    let patterns: [fn(&Tokens<'_>, usize) -> Option<TokenSpan>; 9] = [
        contact::mail,
        contact::web,
        number::national,
        number::immigration,
        date::date,
        address::address,
        number::phone,
        code::code,
        age::age,
    ];
    for pattern in patterns {
        let mut index = 0;
        while index < tokens.len() {
            let next = pattern(tokens, index).and_then(|span| found.take(span));
            index = next.unwrap_or(index).max(index) + 1;
        }
    }
    found.spans.sort_by_key(|span| span.start);
    found.spans
}

struct Found {
    taken: Vec<bool>,
    spans: Vec<TokenSpan>,
}

impl Found {
    /// Keeps a span whose tokens are free, and returns its last token.
    fn take(&mut self, span: TokenSpan) -> Option<usize> {
        let free = self.taken.get(span.start..span.end).is_some_and(|tokens| !tokens.contains(&true));
        if !free || span.start >= span.end {
            return None;
        }
        self.taken[span.start..span.end].fill(true);
        self.spans.push(span);
        Some(span.end - 1)
    }
}

/// Words that say that the number before them is a measure, not a year or an identifier.
fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 52] = [
        "mg",
        "g",
        "gram",
        "ml",
        "kg",
        "ie",
        "e",
        "iu",
        "kcal",
        "kr",
        "kroner",
        "m",
        "meter",
        "cm",
        "mm",
        "skritt",
        "steg",
        "ganger",
        "gonger",
        "gong",
        "gang",
        "timer",
        "timar",
        "time",
        "mikrogram",
        "mikrog",
        "µg",
        "ug",
        "milligram",
        "milliliter",
        "dl",
        "l",
        "liter",
        "%",
        "prosent",
        "x",
        "dager",
        "dagar",
        "minutter",
        "minutt",
        "min",
        "sek",
        "uker",
        "veker",
        "mnd",
        "år",
        "hz",
        "mmol",
        "enheter",
        "einingar",
        "kilo",
        "poeng",
    ];
    UNITS.contains(&word)
}

/// The value of a token of at most four digits.
fn small_number(tokens: &Tokens<'_>, index: usize) -> Option<u32> {
    let word = tokens.lower(index);
    if tokens.class(index) != Class::Digits || word.len() > 4 { None } else { word.parse().ok() }
}

/// The word before `index`, seen past one full stop or colon.
fn word_before<'t>(tokens: &'t Tokens<'_>, index: usize) -> &'t str {
    let Some(before) = index.checked_sub(1) else { return "" };
    if tokens.is_sign(before, ".") || tokens.is_sign(before, ":") {
        return before.checked_sub(1).map_or("", |place| tokens.lower(place));
    }
    tokens.lower(before)
}

#[cfg(test)]
mod tests {
    use crate::token::Tokens;

    /// What the patterns find, as `KIND:text`.
    pub(super) fn found(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text);
        let spans = super::scan(&tokens);
        let written = |start: usize, end: usize| {
            let (first, last) = (&tokens.all()[start], &tokens.all()[end - 1]);
            &text[first.start..last.end]
        };
        spans.iter().map(|span| format!("{}:{}", span.kind.key(), written(span.start, span.end))).collect()
    }
}
