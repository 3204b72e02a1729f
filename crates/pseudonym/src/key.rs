//! The way back of one document: what stands for what, and offsets in its pseudonymised utterances.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use clinical::{DraftNote, Evidence, PseudonymTag, Pseudonymised};
use serde::{Deserialize, Serialize};

use crate::restore::{Restored, Restorer};
use crate::surrogate::case::lower_of;
use crate::surrogate::date::Calendar;

/// What stands for whom in one document. It is identity itself: keep it in memory or seal it, never log it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurrogateKey {
    #[serde(with = "tag")]
    tag: PseudonymTag,
    /// Surrogate as written -> original as written.
    pub(crate) forms: BTreeMap<String, String>,
    /// Surrogate word in lower case -> original word, for forms that only a drafter wrote.
    pub(crate) words: BTreeMap<String, String>,
    /// Who carries several of the words.
    pub(crate) persons: Vec<Person>,
    /// Initials -> the initials they stand for.
    pub(crate) initials: BTreeMap<String, String>,
    /// Digits and letters of a number -> those of the original.
    pub(crate) numbers: BTreeMap<String, String>,
    /// A house number or postal code beside a word, and the original number.
    pub(crate) beside: BTreeMap<String, BTreeMap<String, String>>,
    /// Surrogate date, original date.
    pub(crate) dates: Vec<(Calendar, Calendar)>,
    /// Number and unit of an age, and the original number.
    pub(crate) ages: Vec<((u32, char), u32)>,
    /// What the document says itself and is no surrogate, in lower case.
    pub(crate) plain: BTreeSet<String>,
    /// For each utterance what was replaced, in order.
    replaced: Vec<Vec<Replaced>>,
}

/// The words of a person's name in lower case, given names first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) surrogate: Vec<String>,
    pub(crate) original: Vec<String>,
}

/// A part of an utterance that was replaced; code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replaced {
    pub(crate) original: (usize, usize),
    pub(crate) surrogate: (usize, usize),
}

/// Why nothing was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// The text was made with another patient's pseudonyms.
    #[error(
        "the text belongs to another patient than the key; nothing was restored or shown; \
         open the consultation again, and report this if it repeats"
    )]
    OtherPatient,
}

impl fmt::Debug for SurrogateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SurrogateKey([sensitive])")
    }
}

impl SurrogateKey {
    pub(crate) fn new(tag: PseudonymTag) -> Self {
        Self {
            tag,
            forms: BTreeMap::new(),
            words: BTreeMap::new(),
            persons: Vec::new(),
            initials: BTreeMap::new(),
            numbers: BTreeMap::new(),
            beside: BTreeMap::new(),
            dates: Vec::new(),
            ages: Vec::new(),
            plain: BTreeSet::new(),
            replaced: Vec::new(),
        }
    }

    /// Notes that `surrogate` stands for `original`, both as written. Says no where it stands for something else.
    pub(crate) fn add_form(&mut self, surrogate: &str, original: &str) -> bool {
        self.forms.entry(surrogate.to_owned()).or_insert_with(|| original.to_owned()) == original
    }

    pub(crate) fn stands_for_another(&self, surrogate: &str, original: &str) -> bool {
        self.forms.get(surrogate).is_some_and(|other| other != original)
    }

    /// Notes a word. Where it stands in several cases, the one with a capital first and the rest small is kept.
    pub(crate) fn add_word(&mut self, surrogate: &str, original: &str) {
        let is_title = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        let kept = self.words.entry(lower_of(surrogate)).or_insert_with(|| original.to_owned());
        if is_title(original) && !is_title(kept) {
            original.clone_into(kept);
        }
    }

    pub(crate) fn add_initials(&mut self, surrogate: &str, original: &str) -> bool {
        self.initials.entry(surrogate.to_owned()).or_insert_with(|| original.to_owned()) == original
    }

    pub(crate) fn add_number(&mut self, surrogate: &str, original: &str) {
        self.numbers.insert(surrogate.to_owned(), original.to_owned());
    }

    pub(crate) fn add_beside(&mut self, word: &str, number: &str, original: &str) -> bool {
        let numbers = self.beside.entry(word.to_owned()).or_default();
        numbers.entry(lower_of(number)).or_insert_with(|| original.to_owned()) == original
    }

    pub(crate) fn add_date(&mut self, surrogate: Calendar, original: Calendar) {
        if !self.dates.contains(&(surrogate, original)) {
            self.dates.push((surrogate, original));
        }
    }

    pub(crate) fn age_is_free(&self, surrogate: (u32, char), original: u32) -> bool {
        !self.ages.iter().any(|(age, value)| *age == surrogate && *value != original)
    }

    pub(crate) fn add_age(&mut self, surrogate: (u32, char), original: u32) {
        if !self.ages.contains(&(surrogate, original)) {
            self.ages.push((surrogate, original));
        }
    }

    pub(crate) fn add_utterance(&mut self, replaced: Vec<Replaced>) {
        self.replaced.push(replaced);
    }

    pub(crate) fn replaced(&self) -> &[Vec<Replaced>] {
        &self.replaced
    }

    /// Restores `text`: what was not changed since comes back byte by byte, what a language model altered as far as it
    /// is certain, and the rest is marked as [`crate::Piece::Uncertain`].
    pub fn restore(&self, text: &Pseudonymised<String>) -> Result<Restored, RestoreError> {
        let mut restorer = self.restorer(text.tag())?;
        let mut restored = restorer.push(text.get());
        restored.extend(restorer.finish());
        Ok(restored)
    }

    /// Restores a text that arrives in chunks and was made from a value with this `tag`.
    pub fn restorer(&self, tag: PseudonymTag) -> Result<Restorer<'_>, RestoreError> {
        if tag == self.tag { Ok(Restorer::new(self)) } else { Err(RestoreError::OtherPatient) }
    }

    /// Restores the texts of a draft, and moves its evidence to the code points of the original utterances; evidence
    /// that begins or ends within a surrogate is widened to the whole original. What is uncertain stands in brackets
    /// with a question mark, so that the clinician sees it.
    pub fn restore_draft(&self, draft: &Pseudonymised<DraftNote>) -> Result<DraftNote, RestoreError> {
        let mut restorer = self.restorer(draft.tag())?;
        let mut restore = |text: &str| {
            let mut restored = restorer.push(text);
            restored.extend(restorer.finish());
            restored.marked()
        };
        let mut restored = draft.get().clone();
        for statement in &mut restored.statements {
            statement.text = restore(&statement.text);
            statement.evidence.iter_mut().for_each(|evidence| self.restore_evidence(evidence));
        }
        for omission in &mut restored.omissions {
            omission.text = restore(&omission.text);
            omission.evidence.iter_mut().for_each(|evidence| self.restore_evidence(evidence));
        }
        Ok(restored)
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
}

/// A tag as 16 numbers.
mod tag {
    use clinical::PseudonymTag;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(tag: &PseudonymTag, serializer: S) -> Result<S::Ok, S::Error> {
        tag.bytes().serialize(serializer)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<PseudonymTag, D::Error> {
        <[u8; 16]>::deserialize(deserializer).map(PseudonymTag::from_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SurrogateKey {
        SurrogateKey::new(PseudonymTag::from_bytes([1; 16]))
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
    fn another_patients_text_is_refused() {
        assert!(key().restorer(PseudonymTag::from_bytes([2; 16])).is_err());
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", key()), "SurrogateKey([sensitive])");
    }
}
