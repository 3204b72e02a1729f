//! What to look for, and the walk over a text: at every word start the longest of what the rules find.

use std::collections::{HashMap, HashSet};

use crate::key::SurrogateKey;
use crate::restore::Match;
use crate::surrogate::case::{is_invisible, lower_of};
use crate::token::is_word_character;

/// Longer words are no surrogates (bytes).
const LONGEST_WORD: usize = 64;

/// Room for marks, other grouping and other forms of a date (bytes).
const LEAST_WINDOW: usize = 192;

/// The key, arranged for looking up.
pub(super) struct Index<'k> {
    pub(super) key: &'k SurrogateKey,
    /// First word, or first sign, of a surrogate as written -> surrogates and originals, the longest first.
    forms: HashMap<&'k str, Vec<(&'k str, &'k str)>>,
    /// Beginnings of surrogate words, from two letters.
    pub(super) prefixes: HashSet<&'k str>,
    /// First letters or digits of numbers -> digits and letters of the surrogate, and of the original.
    pub(super) numbers: HashMap<char, Vec<(Vec<char>, Vec<char>)>>,
    window: usize,
}

/// What the walk remembers of the text before.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Whether the character before is no part of a word.
    at_boundary: bool,
    /// The word before, in lower case without invisible marks.
    pub(super) previous: String,
    /// Bytes since it.
    pub(super) since: usize,
}

impl Default for State {
    fn default() -> Self {
        Self { at_boundary: true, previous: String::new(), since: 0 }
    }
}

/// What a rule found at the beginning of a text: its bytes, and the original where that is certain.
pub(super) struct Found {
    pub(super) length: usize,
    pub(super) original: Option<String>,
}

impl Found {
    pub(super) fn certain(length: usize, original: String) -> Self {
        Self { length, original: Some(original) }
    }

    pub(super) fn uncertain(length: usize) -> Self {
        Self { length, original: None }
    }
}

impl<'k> Index<'k> {
    pub(super) fn new(key: &'k SurrogateKey) -> Self {
        let mut forms: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
        for (surrogate, original) in &key.forms {
            forms.entry(first_of(surrogate)).or_default().push((surrogate, original));
        }
        for list in forms.values_mut() {
            list.sort_by_key(|(surrogate, _)| std::cmp::Reverse(surrogate.len()));
        }
        let ends = |word: &'k str| word.char_indices().skip(2).map(|(byte, _)| &word[..byte]);
        let prefixes = key.words.keys().flat_map(|word| ends(word)).collect();
        let mut numbers: HashMap<char, Vec<(Vec<char>, Vec<char>)>> = HashMap::new();
        for (surrogate, original) in &key.numbers {
            if let Some(first) = surrogate.chars().next() {
                numbers
                    .entry(first)
                    .or_default()
                    .push((surrogate.chars().collect(), original.chars().collect()));
            }
        }
        let longest = key.forms.keys().map(String::len).max().unwrap_or(0);
        Self { key, forms, prefixes, numbers, window: LEAST_WINDOW.max(2 * longest + 16) }
    }

    /// Bytes that a rule may look at.
    pub(super) fn window(&self) -> usize {
        self.window
    }

    /// Walks over `text` up to `until` and says where it stopped; `at_end` says that nothing comes after `text`.
    pub(super) fn scan(
        &self,
        text: &str,
        state: &mut State,
        (until, at_end): (usize, bool),
        found: &mut Vec<Match>,
    ) -> usize {
        let mut place = 0;
        while place < until {
            let rest = &text[place..];
            let Some(first) = rest.chars().next() else { break };
            let in_word = is_word_character(first);
            if in_word && !state.at_boundary {
                // The rest of a word that goes on from an earlier chunk or from a surrogate.
                place += word_length(rest);
                state.previous.clear();
                continue;
            }
            if let Some((matched, as_written)) = self.at(rest, at_end, state) {
                let written = &rest[..matched.length];
                state.at_boundary = !written.chars().next_back().is_some_and(is_word_character);
                state.previous = skeleton(last_word(written));
                state.since = 0;
                let end = place + matched.length;
                found.push(Match { start: place, end, original: matched.original, as_written });
                place = end;
            } else if in_word {
                let length = word_length(rest);
                state.previous.clear();
                if length <= LONGEST_WORD {
                    push_skeleton(&mut state.previous, &rest[..length]);
                }
                (state.at_boundary, state.since) = (false, 0);
                place += length;
            } else {
                (state.at_boundary, state.since) = (true, state.since + first.len_utf8());
                place += first.len_utf8();
            }
            if text[place..].chars().next().is_some_and(|next| !is_word_character(next)) {
                state.at_boundary = true;
            }
        }
        place
    }

    /// The longest that stands at the beginning of `rest`; a surrogate as written before anything of the same length.
    fn at(&self, rest: &str, at_end: bool, state: &State) -> Option<(Found, bool)> {
        let mut end = self.window.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let window = &rest[..end];
        let open = end < rest.len() || !at_end;
        let fits = |found: &Found| !(open && found.length == window.len());
        let form = self.form(window).filter(fits);
        let first = window.chars().next()?;
        if !is_word_character(first) {
            return form.map(|found| (found, true));
        }
        let run = &window[..word_length(window)];
        if run.len() > LONGEST_WORD {
            return form.map(|found| (found, true));
        }
        let lower = skeleton(run);
        let altered = [
            self.number(window),
            self.beside(window, &lower, state),
            self.date(window, &lower, state),
            self.age(window, &lower, state),
            self.initials(window, run),
            self.word(window, run, &lower),
        ];
        let mut best = form.map(|found| (found, true));
        for found in altered.into_iter().flatten().filter(fits) {
            let longer = best.as_ref().is_none_or(|(other, _)| found.length > other.length);
            if longer && !self.is_plain(&window[..found.length]) {
                best = Some((found, false));
            }
        }
        best
    }

    /// Whether the document says it itself.
    fn is_plain(&self, written: &str) -> bool {
        !self.key.plain.is_empty() && self.key.plain.contains(&written.to_lowercase())
    }

    /// A surrogate exactly as it was written into the document.
    fn form(&self, window: &str) -> Option<Found> {
        let ends = |form: &str| {
            let inside = form.chars().next_back().is_some_and(is_word_character);
            !(inside && window[form.len()..].chars().next().is_some_and(is_word_character))
        };
        let forms = self.forms.get(first_of(window))?;
        let (form, original) = forms.iter().find(|(form, _)| window.starts_with(form) && ends(form))?;
        Some(Found::certain(form.len(), (*original).to_owned()))
    }
}

/// The first word of a text, or its first sign.
fn first_of(text: &str) -> &str {
    let length = word_length(text);
    let sign = text.chars().next().map_or(0, char::len_utf8);
    &text[..if length == 0 { sign } else { length }]
}

fn last_word(text: &str) -> &str {
    text.rsplit(|sign| !is_word_character(sign)).find(|word| !word.is_empty()).unwrap_or("")
}

/// Bytes of the word at the beginning of `text`.
pub(super) fn word_length(text: &str) -> usize {
    text.find(|sign| !is_word_character(sign)).unwrap_or(text.len())
}

/// A word in lower case without invisible marks.
pub(super) fn skeleton(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    push_skeleton(&mut lower, word);
    lower
}

fn push_skeleton(lower: &mut String, word: &str) {
    if word.is_ascii() {
        lower.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        lower.push_str(&lower_of(&word.chars().filter(|sign| !is_invisible(*sign)).collect::<String>()));
    }
}
