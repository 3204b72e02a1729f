//! Identifiers that have a form: numbers, dates, addresses, codes, mail and web.
//!
//! A hand-written scan over the tokens. Check digits are never asked: a number that looks like an identifier, or is
//! introduced as one, is one.

mod address;
mod age;
mod age_form;
mod age_kin;
mod chain;
mod code;
mod contact;
pub(crate) mod date;
mod date_spaced;
mod feast;
mod house;
mod month;
mod number;
mod reading;
mod run;
mod said_contact;
mod said_year;
mod scanned;
#[cfg(test)]
mod sentences;
mod signature;
mod spoken;
pub(crate) mod veto;
mod words;

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Tokens};

use reading::{AT, FEAST, MONTH, ORDINAL, Reading, SAID_SIGN, USER, YEARS};
use run::Run;
use spoken::ReadBack;

/// Which patterns a token can begin, a set of these.
const MAIL: u16 = 1;
const WEB: u16 = 1 << 1;
const FIGURES: u16 = 1 << 2;
const DATE: u16 = 1 << 3;
const HOUSE: u16 = 1 << 4;
const TELEPHONE: u16 = 1 << 5;
const CODED: u16 = 1 << 6;
const COUNTED: u16 = 1 << 7;
const LETTER: u16 = 1 << 8;

type Pattern = fn(&Reading<'_, '_>, usize) -> Option<TokenSpan>;

/// Everything the patterns find: no overlaps, in the order of the text. Earlier patterns win over later ones.
pub(crate) fn scan(tokens: &Tokens<'_>) -> Vec<TokenSpan> {
    let reading = Reading::of(tokens);
    let begins: Vec<u16> = (0..tokens.len()).map(|index| begins(&reading, index)).collect();
    let all = begins.iter().fold(0, |all, begins| all | begins);
    let runs = run::runs(&reading);
    let mut found = Found { taken: vec![false; tokens.len()], spans: Vec::new() };
    let pass = |found: &mut Found, begin: u16, pattern: Pattern| {
        let mut index = if all & begin == 0 { begins.len() } else { 0 };
        while index < begins.len() {
            let next = if begins[index] & begin == 0 { None } else { pattern(&reading, index) };
            index = next.and_then(|span| found.take(span)).unwrap_or(index).max(index) + 1;
        }
    };
    pass(&mut found, MAIL, contact::mail);
    pass(&mut found, WEB, contact::web);
    pass(&mut found, FIGURES, number::immigration);
    pass(&mut found, FIGURES, number::national);
    found.take_spoken(&reading, &runs);
    pass(&mut found, DATE, date::date);
    pass(&mut found, HOUSE, address::address);
    pass(&mut found, TELEPHONE, number::phone);
    pass(&mut found, CODED, code::code);
    pass(&mut found, LETTER, spoken::spelled_name);
    pass(&mut found, COUNTED, age::age);
    found.take_repeated(&reading, &runs);
    signature::found(&reading).for_each(|span| {
        found.take(span);
    });
    found.spans.sort_by_key(|span| span.start);
    found.spans
}

/// Which patterns may begin at `index`, judged by this token and the next alone.
fn begins(reading: &Reading<'_, '_>, index: usize) -> u16 {
    let joined = || reading.gap(index + 1) == 0 && matches!(reading.lower(index + 1), "." | "-" | ":");
    match reading.class(index) {
        Class::Digits => FIGURES | DATE | HOUSE | TELEPHONE | CODED | COUNTED,
        Class::Mixed => {
            let years = if reading.is(index, YEARS) { COUNTED } else { 0 };
            let years = years | if scanned::may_begin(reading, index) { DATE | TELEPHONE } else { 0 };
            HOUSE | CODED | years | if joined() { WEB } else { 0 }
        }
        Class::Sign => match reading.lower(index) {
            "@" => MAIL,
            "+" => TELEPHONE,
            "-" | "'" | "’" | "–" if reading.class(index + 1) == Class::Digits => DATE,
            _ => 0,
        },
        Class::Word => word_begins(reading, index) | if joined() { WEB } else { 0 },
        Class::Newline => 0,
    }
}

fn word_begins(reading: &Reading<'_, '_>, index: usize) -> u16 {
    let word = reading.lower(index);
    let mut begins = 0;
    if reading.is_spoken(index) {
        begins |= DATE | HOUSE | COUNTED;
    } else if reading.is(index, MONTH | ORDINAL | FEAST) || said_year::may_begin(word) {
        begins |= DATE;
    }
    if reading.is(index, YEARS) {
        begins |= COUNTED;
    }
    match word {
        "hundre" | "adresse" | "adressen" | "adressa" | "bostedsadresse" => begins |= HOUSE,
        "understrek" | "underscore" | "underskår" => begins |= CODED,
        "www" => begins |= WEB,
        "alfa" | "krøll" => begins |= MAIL,
        _ => {}
    }
    if reading.is(index, AT | SAID_SIGN) {
        begins |= MAIL | WEB;
    }
    if word.len() <= 2 && run::is_letter(reading, index) {
        begins |= LETTER;
    }
    if code::may_begin(reading, index) || (reading.has(USER) && code::names_user(reading, index)) {
        begins |= CODED;
    }
    begins
}

/// Whether the word is a pronoun or a relative.
pub(crate) fn is_person(tokens: &Tokens<'_>, index: usize) -> bool {
    reading::meaning_of(tokens, index) & reading::PERSON != 0
}

struct Found {
    taken: Vec<bool>,
    spans: Vec<TokenSpan>,
}

impl Found {
    fn is_free(&self, span: TokenSpan) -> bool {
        span.start < span.end
            && self.taken.get(span.start..span.end).is_some_and(|tokens| !tokens.contains(&true))
    }

    /// Keeps a span whose tokens are free, and returns its last token.
    fn take(&mut self, span: TokenSpan) -> Option<usize> {
        if !self.is_free(span) {
            return None;
        }
        self.taken[span.start..span.end].fill(true);
        self.spans.push(span);
        Some(span.end - 1)
    }

    /// Numbers read out in words.
    fn take_spoken(&mut self, reading: &Reading<'_, '_>, runs: &[Run]) {
        for run in runs {
            let Some(span) = spoken::identifier(reading, run) else { continue };
            let national = span.kind == IdentifierKind::NationalId;
            match spoken::parts_of_national(reading, span).filter(|_| national) {
                Some((end, start)) => {
                    self.take(TokenSpan { end, ..span });
                    self.take(TokenSpan { start, ..span });
                }
                None => {
                    self.take(span);
                }
            }
        }
    }

    /// Numbers that are read back, in whole or in part.
    fn take_repeated(&mut self, reading: &Reading<'_, '_>, runs: &[Run]) {
        if runs.is_empty() {
            return;
        }
        let mut known = ReadBack::default();
        for span in &self.spans {
            use IdentifierKind::{Address, NationalId, OtherId, Phone};
            if !matches!(span.kind, NationalId | Phone | OtherId | Address) {
                continue;
            }
            let said = runs.iter().filter(|run| run.start >= span.start && run.end <= span.end);
            for run in said {
                known.add(&run.digits, span.kind);
            }
            if span.kind != Address {
                let written: String = (span.start..span.end)
                    .flat_map(|index| reading.lower(index).chars().filter(char::is_ascii_digit))
                    .collect();
                known.add(&written, span.kind);
            }
        }
        for span in runs.iter().filter_map(|run| known.find(run)) {
            self.take(span);
        }
        self.take_echoes(reading, runs);
    }
}

impl Found {
    /// What is put right or said again after a number: «… åtte én… ja, åtte én», «seksten, ikke seksti».
    fn take_echoes(&mut self, reading: &Reading<'_, '_>, runs: &[Run]) {
        use IdentifierKind::{NationalId, Phone};
        let is_said = |span: &&TokenSpan| matches!(span.kind, NationalId | Phone);
        let said: Vec<TokenSpan> = self.spans.iter().filter(is_said).copied().collect();
        for span in said {
            let (before, after) = runs.split_at(runs.partition_point(|run| run.start < span.end));
            let Some(last) = before.last().filter(|run| run.end > span.start && run.end <= span.end) else {
                continue;
            };
            let mut end = span.end;
            for run in after {
                let Some(echo) = spoken::echo(reading, last, end, run) else { break };
                self.take(TokenSpan { start: echo, end: run.end, kind: span.kind });
                end = run.end;
            }
        }
    }
}

/// The value of a token of at most four digits.
fn small_number(tokens: &Tokens<'_>, index: usize) -> Option<u32> {
    let word = tokens.lower(index);
    match tokens.class(index) {
        _ if word.len() > 4 => None,
        Class::Digits => word.parse().ok(),
        Class::Mixed => scanned::digits(tokens, index)?.parse().ok(),
        _ => None,
    }
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
