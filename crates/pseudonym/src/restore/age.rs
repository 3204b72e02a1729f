//! Ages in another form: `63 år`, `63-åring`, `sekstitreåring`, `sekstitre år gammel`.

use crate::number::spoken_value;
use crate::restore::index::{Found, Index, State};
use crate::surrogate::age::{Age, unit_of};
use crate::token::{Class, Tokens};

/// What follows the number stands within this many bytes.
const LONGEST: usize = 48;

impl Index<'_> {
    /// The number of an age at the beginning of `window`.
    pub(super) fn age(&self, window: &str, lower: &str, state: &State) -> Option<Found> {
        if self.key.ages.is_empty() {
            return None;
        }
        let digits = lower.len() <= 3 && lower.bytes().all(|byte| byte.is_ascii_digit());
        let in_one = lower.contains("år");
        if !digits && !in_one && spoken_value(lower).is_none() {
            return None;
        }
        let mut end = LONGEST.min(window.len());
        while !window.is_char_boundary(end) {
            end -= 1;
        }
        let tokens = Tokens::of(&window[..end]);
        let number = tokens.get(0)?.end;
        let unit = if in_one {
            'y'
        } else {
            let hyphen = usize::from(tokens.is_sign(1, "-"));
            let near = tokens.gap(1) <= 1 && tokens.class(1 + hyphen) == Class::Word;
            let named = || is_age_said(state).then_some('y');
            near.then(|| unit_of(tokens.lower(1 + hyphen))).flatten().or_else(named)?
        };
        let age = Age { unit, ..Age::read(&window[..number])? };
        let found = self.key.ages.iter().find(|(surrogate, _)| *surrogate == (age.value, unit));
        found.map(|(_, original)| Found::certain(number, age.with(&window[..number], *original)))
    }
}

/// Whether the word before says that an age follows.
fn is_age_said(state: &State) -> bool {
    state.since <= 2
        && matches!(
            state.previous.as_str(),
            "alder" | "alderen" | "kvinne" | "mann" | "jente" | "gutt" | "age"
        )
}
