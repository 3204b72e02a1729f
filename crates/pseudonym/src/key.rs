//! The way back: surrogates to originals, and offsets in pseudonymised utterances to offsets in the original ones.

use std::collections::BTreeMap;
use std::fmt;

use clinical::{DraftNote, Evidence, Pseudonymised};
use serde::{Deserialize, Serialize};

use crate::surrogate::case::{cased_like, lower_of};
use crate::token::is_word_character;

/// What stands for whom in one consultation. It is identity itself: seal it, never log it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurrogateKey {
    /// Surrogate as written -> original as written.
    forms: BTreeMap<String, String>,
    /// Surrogate word in lower case -> original, for forms that only a drafter wrote.
    stems: BTreeMap<String, String>,
    /// For each utterance what was replaced, in order.
    replaced: Vec<Vec<Replaced>>,
}

/// A part of an utterance that was replaced; code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replaced {
    pub(crate) original: (usize, usize),
    pub(crate) surrogate: (usize, usize),
}

impl fmt::Debug for SurrogateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SurrogateKey([sensitive])")
    }
}

impl SurrogateKey {
    /// Notes that `surrogate` stands for `original`, both as written. Says no where it stands for something else.
    pub(crate) fn add_form(&mut self, surrogate: &str, original: &str) -> bool {
        self.forms.entry(surrogate.to_owned()).or_insert_with(|| original.to_owned()) == original
    }

    pub(crate) fn add_stem(&mut self, surrogate: &str, original: &str) {
        self.stems.entry(lower_of(surrogate)).or_insert_with(|| original.to_owned());
    }

    pub(crate) fn add_utterance(&mut self, replaced: Vec<Replaced>) {
        self.replaced.push(replaced);
    }

    /// Puts the originals back wherever a surrogate stands. Text that was not changed since comes back byte by byte;
    /// a name that a drafter wrote in another case or in the genitive is restored in that form.
    pub fn restore(&self, text: &str) -> String {
        let index = self.forms_by_first();
        let mut restored = String::with_capacity(text.len());
        let mut at_boundary = true;
        let mut place = 0;
        while let Some(first) = text[place..].chars().next() {
            let rest = &text[place..];
            if (at_boundary || !is_word_character(first))
                && let Some((length, original)) =
                    form_at(&index, rest, first).or_else(|| self.stem_at(rest, first))
            {
                restored.push_str(&original);
                place += length;
                at_boundary = !rest[..length].chars().next_back().is_some_and(is_word_character);
                continue;
            }
            at_boundary = !is_word_character(first);
            restored.push(first);
            place += first.len_utf8();
        }
        restored
    }

    /// Restores the texts of a draft, and moves its evidence to the code points of the original utterances; evidence
    /// that begins or ends within a surrogate is widened to the whole original.
    pub fn restore_draft(&self, draft: &Pseudonymised<DraftNote>) -> DraftNote {
        let mut draft = draft.get().clone();
        for statement in &mut draft.statements {
            statement.text = self.restore(&statement.text);
            statement.evidence.iter_mut().for_each(|evidence| self.restore_evidence(evidence));
        }
        for omission in &mut draft.omissions {
            omission.text = self.restore(&omission.text);
            omission.evidence.iter_mut().for_each(|evidence| self.restore_evidence(evidence));
        }
        draft
    }

    fn restore_evidence(&self, evidence: &mut Evidence) {
        let Some(replaced) = self.replaced.get(evidence.utterance) else { return };
        let before = |place: usize| replaced.iter().take_while(move |part| part.surrogate.1 <= place).last();
        let moved =
            |place: usize| before(place).map_or(place, |part| place - part.surrogate.1 + part.original.1);
        let holding =
            |place: usize| replaced.iter().find(|part| part.surrogate.0 < place && place < part.surrogate.1);
        evidence.start =
            holding(evidence.start).map_or_else(|| moved(evidence.start), |part| part.original.0);
        evidence.end = holding(evidence.end).map_or_else(|| moved(evidence.end), |part| part.original.1);
    }

    /// The forms by their first character, the longest first.
    fn forms_by_first(&self) -> BTreeMap<char, Vec<(&str, &str)>> {
        let mut index: BTreeMap<char, Vec<(&str, &str)>> = BTreeMap::new();
        for (surrogate, original) in &self.forms {
            if let Some(first) = surrogate.chars().next() {
                index.entry(first).or_default().push((surrogate, original));
            }
        }
        for forms in index.values_mut() {
            forms.sort_by_key(|(surrogate, _)| std::cmp::Reverse(surrogate.len()));
        }
        index
    }

    fn stem_at(&self, rest: &str, first: char) -> Option<(usize, String)> {
        if !is_word_character(first) {
            return None;
        }
        let length = rest.find(|character| !is_word_character(character)).unwrap_or(rest.len());
        let word = &rest[..length];
        let lower = lower_of(word);
        if let Some(original) = self.stems.get(&lower) {
            return Some((length, cased_like(original, word)));
        }
        let original = self.stems.get(lower.strip_suffix('s')?)?;
        let genitive = if word.ends_with('S') { "S" } else { "s" };
        Some((length, cased_like(original, word) + genitive))
    }
}

fn form_at(index: &BTreeMap<char, Vec<(&str, &str)>>, rest: &str, first: char) -> Option<(usize, String)> {
    let ends = |form: &str| {
        let inside = form.chars().next_back().is_some_and(is_word_character);
        !(inside && rest[form.len()..].chars().next().is_some_and(is_word_character))
    };
    let forms = index.get(&first)?;
    let (form, original) = forms.iter().find(|(form, _)| rest.starts_with(form) && ends(form))?;
    Some((form.len(), (*original).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SurrogateKey {
        let mut key = SurrogateKey::default();
        key.add_form("Marit", "Kari");
        key.add_stem("Marit", "Kari");
        key.add_form("63", "61");
        key
    }

    #[test]
    fn forms_that_only_a_drafter_wrote_are_restored() {
        assert_eq!(key().restore("marit, MARITS og Marits hund (63)"), "kari, KARIS og Karis hund (61)");
        assert_eq!(key().restore("Maritime 163 63a"), "Maritime 163 63a");
    }

    #[test]
    fn evidence_is_widened_to_the_whole_original() {
        let mut key = key();
        // «Hei Marit, 63» for «Hei Kari, 61»
        key.add_utterance(vec![
            Replaced { original: (4, 8), surrogate: (4, 9) },
            Replaced { original: (10, 12), surrogate: (11, 13) },
        ]);
        let moved = |start, end| {
            let mut evidence = Evidence { utterance: 0, start, end };
            key.restore_evidence(&mut evidence);
            (evidence.start, evidence.end)
        };
        assert_eq!(moved(0, 13), (0, 12));
        assert_eq!(moved(4, 9), (4, 8));
        assert_eq!(moved(6, 12), (4, 12));
        assert_eq!(moved(9, 11), (8, 10));
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", key()), "SurrogateKey([sensitive])");
    }
}
