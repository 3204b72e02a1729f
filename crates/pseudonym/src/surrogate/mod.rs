//! Surrogates: what stands in an identifier's place. They read like the real thing, are chosen from a seed, never
//! equal anything in the source, and never stand for two things at once.

pub(crate) mod age;
pub(crate) mod case;
pub(crate) mod date;
pub(crate) mod digits;
mod lists;
pub(crate) mod words;

use std::collections::BTreeSet;

use crate::surrogate::case::lower_of;
use crate::token::is_word_character;

/// The source in lower case and every surrogate given out so far: what a new surrogate must not equal.
pub(crate) struct Taken {
    source: String,
    given: BTreeSet<String>,
}

impl Taken {
    pub(crate) fn new(source: &str) -> Self {
        Self { source: lower_of(source), given: BTreeSet::new() }
    }

    /// Gives `candidate` out if neither it nor its genitive stands in the source or was given before.
    pub(crate) fn claim(&mut self, candidate: &str) -> bool {
        let lower = lower_of(candidate);
        let genitive = format!("{lower}s");
        let free = |words: &str| !self.given.contains(words) && !contains_words(&self.source, words);
        let free = free(&lower) && free(&genitive) && !lower.is_empty();
        if free {
            self.given.insert(lower);
        }
        free
    }
}

/// Whether `words` stand in `text` with no letter or digit right before or after.
fn contains_words(text: &str, words: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(words) {
        let (start, end) = (from + at, from + at + words.len());
        let before = text[..start].chars().next_back().is_some_and(is_word_character);
        let after = text[end..].chars().next().is_some_and(is_word_character);
        if !before && !after {
            return true;
        }
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_stands_in_the_source_is_given_out() {
        let mut taken = Taken::new("Marit og 62 år, Siris hund, 1963");
        assert!(!taken.claim("marit"));
        assert!(!taken.claim("62"));
        assert!(!taken.claim("Siri"));
        assert!(taken.claim("63"));
        assert!(!taken.claim("63"));
    }
}
