//! Initials: `M. Lyngstad`, `M.L.`, `ML`, `Marit L.`. They are restored where all who could be meant have the same.

use crate::restore::index::{Found, Index, skeleton, word_length};
use crate::surrogate::initials_of;

/// Whether clinical notes are full of these two or three capitals.
pub(crate) fn is_abbreviation(letters: &str) -> bool {
    ABBREVIATIONS.split_whitespace().any(|known| known == letters)
}

const ABBREVIATIONS: &str = "AB AF AK AP AS AV BMI BP BT CK CO CRP CT DD DM EF EKG EKKO EMG EEG GCS GI HB HR HT IE IM INR IV KG KMI KOLS LD MCH \
    MCV MG MI ML MR MRI MRS NB NAV NK NSAID OK OP PCR PO PSA PT RF RR RS SA SC SD SR ST SV TG TIA TSH UL US UVI VAS VT ØNH ØH";

/// Letters with a full stop each, at the beginning of a text.
struct Letters {
    letters: String,
    /// Bytes up to the last letter or its full stop.
    end: usize,
    dotted: bool,
}

impl Letters {
    fn read(window: &str, run: &str) -> Option<Self> {
        let is_capitals = |word: &str| !word.is_empty() && word.chars().all(char::is_uppercase);
        if !is_capitals(run) || run.chars().count() > 4 {
            return None;
        }
        let dotted = run.chars().count() == 1 && window[run.len()..].starts_with('.');
        if !dotted {
            return Some(Self { letters: run.to_owned(), end: run.len(), dotted });
        }
        let (mut letters, mut end) = (run.to_owned(), run.len() + 1);
        loop {
            let gap = gap_length(&window[end..]);
            let rest = &window[end + gap..];
            let next = &rest[..word_length(rest)];
            if next.chars().count() != 1 || !is_capitals(next) || !rest[next.len()..].starts_with('.') {
                return Some(Self { letters, end, dotted });
            }
            letters.push_str(next);
            end += gap + next.len() + 1;
        }
    }
}

/// Bytes of one space or hyphen, if there is one.
fn gap_length(text: &str) -> usize {
    text.chars()
        .next()
        .filter(|sign| matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '-'))
        .map_or(0, char::len_utf8)
}

impl Index<'_> {
    /// Initials at the beginning of `window`, alone or before a surname.
    pub(super) fn initials(&self, window: &str, run: &str) -> Option<Found> {
        let read = Letters::read(window, run)?;
        let count = read.letters.chars().count();
        let gap = gap_length(&window[read.end..]);
        let rest = &window[read.end + gap..];
        let surname = skeleton(&rest[..word_length(rest)]);
        let with_surname = self.with_surname(&read.letters, &surname);
        let candidates = match with_surname {
            found if !found.is_empty() && (count == 1 || read.dotted) => found,
            _ if count < 2 => return None,
            _ if !read.dotted && is_abbreviation(&read.letters) => return None,
            _ => self.alone(&read.letters),
        };
        let written = &window[..read.end];
        match &candidates[..] {
            [] => None,
            [one] => Some(Found::certain(read.end, put_in(written, one))),
            _ => Some(Found::uncertain(read.end)),
        }
    }

    /// What the initials before `surname` may stand for.
    fn with_surname(&self, letters: &str, surname: &str) -> Vec<String> {
        let mut found = Vec::new();
        let stem = surname.strip_suffix('s').unwrap_or(surname);
        for person in &self.key.persons {
            let Some((last, given)) = person.surrogate.split_last() else { continue };
            if last != surname && last != stem {
                continue;
            }
            let firsts: Vec<String> = given.iter().map(|word| initial(word)).collect();
            let originals: Vec<String> = person.original.iter().map(|word| initial(word)).collect();
            let at = (0..firsts.len()).find(|at| firsts[*at..].concat().starts_with(letters));
            if let Some(at) = at {
                let original = originals[at..at + letters.chars().count()].concat();
                if !found.contains(&original) {
                    found.push(original);
                }
            }
        }
        found
    }

    /// What initials alone may stand for.
    fn alone(&self, letters: &str) -> Vec<String> {
        let mut found: Vec<String> = self.key.initials.get(letters).cloned().into_iter().collect();
        for person in &self.key.persons {
            for (surrogate, original) in
                initials_of(&person.surrogate).into_iter().zip(initials_of(&person.original))
            {
                let fits = surrogate == letters && original.chars().count() == letters.chars().count();
                if fits && !found.contains(&original) {
                    found.push(original);
                }
            }
        }
        found
    }

    /// `Marit L.`: `given` is the surrogate that was found, in lower case.
    pub(super) fn with_initial_after(&self, window: &str, given: &str, found: &Found) -> Option<Found> {
        let gap = gap_length(&window[found.length..]);
        let rest = &window[found.length + gap..];
        let letter = &rest[..word_length(rest)];
        let is_initial = letter.chars().count() == 1 && letter.chars().all(char::is_uppercase);
        if gap == 0 || !is_initial || !rest[letter.len()..].starts_with('.') {
            return None;
        }
        let stem = given.strip_suffix('s').unwrap_or(given);
        let fits = |person: &&crate::key::Person| {
            person.surrogate.split_last().is_some_and(|(last, others)| {
                others.iter().any(|word| word == given || word == stem) && initial(last) == letter
            })
        };
        let persons = self.key.persons.iter().filter(fits);
        let mut originals: Vec<String> =
            persons.filter_map(|person| person.original.last().map(|last| initial(last))).collect();
        originals.dedup();
        let length = found.length + gap + letter.len() + 1;
        match (&originals[..], &found.original) {
            ([one], Some(name)) => Some(Found::certain(
                length,
                format!("{name}{}{one}.", &window[found.length..found.length + gap]),
            )),
            ([_, _, ..], _) => Some(Found::uncertain(length)),
            _ => None,
        }
    }
}

fn initial(word: &str) -> String {
    word.chars().next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default()
}

/// `letters` in the places of the letters of `written`.
fn put_in(written: &str, letters: &str) -> String {
    let mut letters = letters.chars();
    written
        .chars()
        .map(|sign| if sign.is_alphabetic() { letters.next().unwrap_or(sign) } else { sign })
        .collect()
}
