//! Dates in another form than the document's, or less of one: `1.3.2024`, `01.03.24`, `1. mars 2024`, `2024-03-01`,
//! `mars 2024`. They are restored where all that were said lead to the same; a whole date that was never said is
//! uncertain.

use crate::number::{ordinal_value, spoken_value};
use crate::pattern::date::month_of;
use crate::restore::index::{Found, Index, State};
use crate::surrogate::date::{Calendar, Written};
use crate::token::{Class, Tokens};

/// Forms of a date, the longest first: `d` one or two digits, `y` a year, `m` the name of a month, `o` a number in words.
const FORMS: [&str; 28] = [
    "d.d.y", "d.d.d", "d/d/y", "d/d-y", "d/d-d", "d/d/d", "d-d-y", "d-d-d", "y-d-d", "y/d/d", "y.d.d",
    "d.m,y", "md,y", "d.my", "dm,y", "d.mo", "d/dy", "dmy", "mdy", "omy", "d.m", "y-d", "d/y", "d/d", "d.d",
    "my", "dm", "om",
];

/// Longer dates are none (bytes).
const LONGEST: usize = 64;

impl Index<'_> {
    /// A date at the beginning of `window`.
    pub(super) fn date(&self, window: &str, lower: &str, state: &State) -> Option<Found> {
        let digits = lower.len() <= 4 && lower.bytes().all(|byte| byte.is_ascii_digit());
        if self.key.dates.is_empty() || !(digits || month_of(lower).is_some() || is_number(lower)) {
            return None;
        }
        let mut end = LONGEST.min(window.len());
        while !window.is_char_boundary(end) {
            end -= 1;
        }
        let tokens = Tokens::of(&window[..end]);
        let shape = shape_of(&tokens);
        let forms = FORMS.into_iter().filter(|form| shape.starts_with(form) && is_whole(&tokens, form));
        let year = (shape.starts_with('y') && is_year_said(state)).then_some("y");
        forms.chain(year).find_map(|form| {
            let last = tokens.get(form.len() - 1)?.end;
            self.date_within(&window[..last])
        })
    }

    fn date_within(&self, written: &str) -> Option<Found> {
        let tokens = Tokens::of(written);
        let read = Written::read(&tokens)?;
        let said = read.date;
        let fitting = self.key.dates.iter().filter(|(surrogate, _)| surrogate.agrees(said));
        let mut originals: Vec<Calendar> = fitting.map(|(_, original)| original.as_far_as(said)).collect();
        originals.sort_unstable();
        originals.dedup();
        match originals[..] {
            [original] => Some(Found::certain(written.len(), read.with(&tokens, original))),
            [] => {
                let whole = said.year.is_some() && said.month.is_some_and(|month| (1..=12).contains(&month));
                let day = said.day.is_some_and(|day| (1..=31).contains(&day));
                (whole && day).then(|| Found::uncertain(written.len()))
            }
            _ => Some(Found::uncertain(written.len())),
        }
    }
}

fn is_number(lower: &str) -> bool {
    ordinal_value(lower).is_some() || spoken_value(lower).is_some()
}

/// One character for each of the first tokens.
fn shape_of(tokens: &Tokens<'_>) -> String {
    let mut shape = String::new();
    for index in 0..tokens.len().min(6) {
        let word = tokens.lower(index);
        shape.push(match tokens.class(index) {
            _ if index > 0 && tokens.gap(index) > 1 => '?',
            Class::Digits if word.len() <= 2 => 'd',
            Class::Digits
                if word.len() == 4 && ["18", "19", "20"].iter().any(|century| word.starts_with(century)) =>
            {
                'y'
            }
            Class::Word if month_of(word).is_some() => 'm',
            Class::Word if is_number(word) => 'o',
            Class::Sign => {
                word.chars().next().filter(|sign| matches!(sign, '.' | '/' | '-' | ',')).unwrap_or('?')
            }
            _ => '?',
        });
    }
    shape
}

/// `18.02`, but not `1.5`: a day and month in digits alone need two digits each or a stroke; and no digit follows.
fn is_whole(tokens: &Tokens<'_>, form: &str) -> bool {
    let count = form.len();
    let tight = |index: usize| tokens.gap(index) == 0;
    let goes_on = matches!(tokens.lower(count), "." | "-" | "/" | ",")
        && tight(count)
        && tight(count + 1)
        && tokens.class(count + 1) == Class::Digits;
    let decimal =
        form == "d.d" && !(tokens.lower(0).len() == 2 && tokens.lower(2).len() == 2 && tight(1) && tight(2));
    let stroke = form == "d/d" && !(tight(1) && tight(2));
    !goes_on && !decimal && !stroke
}

/// Whether the word before says that a year follows.
fn is_year_said(state: &State) -> bool {
    const BEFORE: &str =
        "i fra siden sidan år til før etter høsten hausten våren sommeren sumaren vinteren in since of from";
    state.since <= 2 && BEFORE.split(' ').any(|word| word == state.previous)
}
