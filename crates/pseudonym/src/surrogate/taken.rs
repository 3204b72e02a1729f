//! What a surrogate must not be.

use std::collections::HashSet;

use crate::pseudonyms::Pseudonyms;
use crate::restore::one_edit_apart;
use crate::surrogate::case::lower_of;
use crate::token::{Tokens, is_word_character};

/// The words of the document, the surrogates that stand for something else, what an earlier attempt found to be said in
/// the document, and the real names of the clinic.
pub(crate) struct Taken<'a> {
    source: String,
    said: HashSet<&'a str>,
    used: HashSet<String>,
    banned: &'a HashSet<String>,
    avoid: &'a dyn Fn(&str) -> bool,
}

impl<'a> Taken<'a> {
    pub(super) fn new(
        tokens: &'a Tokens<'a>,
        pseudonyms: &Pseudonyms,
        banned: &'a HashSet<String>,
        avoid: &'a dyn Fn(&str) -> bool,
    ) -> Self {
        let said = (0..tokens.len()).map(|index| tokens.lower(index)).collect();
        let used = pseudonyms.words.surrogates().map(lower_of).collect();
        Self { source: lower_of(tokens.text), said, used, banned, avoid }
    }

    /// Whether the document says neither `word` nor its genitive. In lower case.
    pub(super) fn allows(&self, word: &str) -> bool {
        !self.said.contains(word)
            && !self.said.contains(format!("{word}s").as_str())
            && !self.banned.contains(word)
    }

    /// Whether `word` may become the surrogate of a word that has none: allowed, nobody's name in the clinic, and not
    /// to be taken for another surrogate, even misspelt or cut short.
    pub(super) fn allows_new(&self, word: &str) -> bool {
        self.allows(word) && !self.is_real(word) && !self.used.iter().any(|used| alike(used, word))
    }

    /// Whether what is `written`, a word, a number or a mail address in lower case, is somebody's in the clinic.
    pub(super) fn is_real(&self, written: &str) -> bool {
        (self.avoid)(written)
    }

    pub(super) fn use_word(&mut self, word: &str) {
        self.used.insert(lower_of(word));
    }

    /// Whether a surrogate of this document begins with the letter.
    pub(super) fn begins_any(&self, first: char) -> bool {
        self.used.iter().any(|used| used.starts_with(first))
    }

    /// Whether `phrase` stands nowhere in the document.
    pub(super) fn allows_phrase(&self, phrase: &str) -> bool {
        if phrase.is_empty() || self.is_banned(phrase) {
            return false;
        }
        let lower = lower_of(phrase);
        let tokens = Tokens::of(&lower);
        let first = (0..tokens.len())
            .map(|index| tokens.lower(index))
            .find(|word| word.starts_with(is_word_character));
        first.is_some_and(|first| !self.said.contains(first)) || !contains_words(&self.source, &lower)
    }

    /// Whether an earlier attempt found that the document says `phrase` itself.
    pub(super) fn is_banned(&self, phrase: &str) -> bool {
        self.banned.contains(phrase)
    }

    /// Whether a number stands in the document as a word of its own.
    pub(super) fn says(&self, word: &str) -> bool {
        self.said.contains(word)
    }
}

fn alike(used: &str, word: &str) -> bool {
    used.starts_with(word) || word.starts_with(used) || one_edit_apart(used, word)
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
    fn nothing_that_is_said_or_avoided_is_given_out() {
        let tokens = Tokens::of("Marit og 62 år, Siris hund, 1963");
        let mut pseudonyms = Pseudonyms::new([0; 32]);
        pseudonyms.words.add("kari", "Lyngstad");
        let banned = HashSet::from(["tuva".to_owned()]);
        let avoid = |word: &str| word == "vilja";
        let taken = Taken::new(&tokens, &pseudonyms, &banned, &avoid);
        for word in ["marit", "siri", "tuva", "vilja", "lyngstad", "lyngstadt", "lyng"] {
            assert!(!taken.allows_new(word), "{word}");
        }
        assert!(taken.allows_new("aurora"));
        assert!(!taken.allows_phrase("62 år") && taken.allows_phrase("63 år"));
    }
}
