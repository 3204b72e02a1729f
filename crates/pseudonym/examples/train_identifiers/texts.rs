//! Whole texts of fictional people with their identifiers marked `[[KIND:text]]`, and copies of them with other names.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::Path;

use pseudonym::training::{Random, Sample};
use pseudonym::{Identifier, IdentifierKind};

use crate::phrases::Phrases;

/// Marked texts.
pub(crate) struct Texts(Vec<Vec<Part>>);

/// Plain words, or an identifier.
enum Part {
    Plain(String),
    Marked(IdentifierKind, String),
}

impl Texts {
    /// Reads every `.txt` file in `folder`; an empty line ends a text.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let mut files: Vec<_> = std::fs::read_dir(folder)?.collect::<io::Result<_>>()?;
        files.sort_by_key(std::fs::DirEntry::file_name);
        let mut texts = Vec::new();
        for file in files {
            let content = std::fs::read_to_string(file.path())?;
            let blocks = content.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
            texts.extend(blocks.filter(|block| !block.starts_with('#')).map(parts));
        }
        Ok(Self(texts))
    }

    /// Each text as written, and `copies` times with other names and places.
    pub(crate) fn samples(&self, copies: usize, phrases: &Phrases<'_>, random: &mut Random) -> Vec<Sample> {
        let mut samples = Vec::new();
        let proper = Proper::of(phrases);
        for text in &self.0 {
            samples.push(joined(text, |_, written| written.to_owned()));
            for _ in 0..copies {
                let mut others = Others { phrases, proper: &proper, random, chosen: BTreeMap::new() };
                samples.push(joined(text, |kind, written| others.instead_of(kind, written)));
            }
        }
        samples
    }
}

fn parts(block: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = block;
    while let Some((before, after)) = rest.split_once("[[") {
        let marked = after.split_once("]]").and_then(|(inner, after)| {
            let (key, written) = inner.split_once(':')?;
            let kind = IdentifierKind::ALL.into_iter().find(|kind| kind.key() == key)?;
            Some((kind, written, after))
        });
        let Some((kind, written, after)) = marked else { break };
        parts.push(Part::Plain(before.to_owned()));
        parts.push(Part::Marked(kind, written.to_owned()));
        rest = after;
    }
    parts.push(Part::Plain(rest.to_owned()));
    parts
}

fn joined(text: &[Part], mut write: impl FnMut(IdentifierKind, &str) -> String) -> Sample {
    let mut sample = Sample { text: String::new(), identifiers: Vec::new() };
    let mut length = 0;
    for part in text {
        let words = match part {
            Part::Plain(words) => words.clone(),
            Part::Marked(kind, written) => {
                let words = write(*kind, written);
                let end = length + words.chars().count();
                sample.identifiers.push(Identifier { start: length, end, kind: *kind });
                words
            }
        };
        length += words.chars().count();
        sample.text.push_str(&words);
    }
    sample
}

/// The listed words that a name of an institution or place can be made of, in lower case.
struct Proper<'l> {
    places: HashSet<&'l str>,
    surnames: HashSet<&'l str>,
}

impl<'l> Proper<'l> {
    fn of(phrases: &Phrases<'l>) -> Self {
        let words = |list: &'l [String]| list.iter().map(String::as_str).collect();
        Self { places: words(&phrases.lists.places), surnames: words(&phrases.lists.surnames) }
    }

    /// With what a word within an institution's name is replaced: capitalised and listed, or not its first word.
    fn slot(&self, word: &str, first: bool) -> Option<&'static str> {
        let stem = word.strip_suffix('s').unwrap_or(word);
        let listed = |list: &HashSet<&str>| list.contains(word) || list.contains(stem);
        match () {
            () if !word.starts_with(char::is_uppercase) || word.chars().count() < 3 => None,
            () if listed(&self.places) => Some("place"),
            () if listed(&self.surnames) => Some("surname"),
            () if !first && word.chars().skip(1).all(char::is_lowercase) => Some("place"),
            () => None,
        }
    }
}

/// The same word becomes the same other word through a text.
struct Others<'a, 'l> {
    phrases: &'a Phrases<'l>,
    proper: &'a Proper<'l>,
    random: &'a mut Random,
    chosen: BTreeMap<String, String>,
}

impl Others<'_, '_> {
    fn instead_of(&mut self, kind: IdentifierKind, written: &str) -> String {
        let one_word = !written.contains([' ', '\n']);
        match kind {
            IdentifierKind::Name => self.name(written),
            IdentifierKind::Place if one_word => self.word(written, "place"),
            IdentifierKind::Org if self.random.below(3) == 0 => self.phrases.slot("org", self.random).0,
            IdentifierKind::HealthUnit if self.random.below(3) == 0 => {
                self.phrases.slot("unit", self.random).0
            }
            IdentifierKind::Address if self.random.below(2) == 0 => {
                self.phrases.slot("street", self.random).0
            }
            IdentifierKind::Place | IdentifierKind::Org | IdentifierKind::HealthUnit => {
                self.institution(written)
            }
            _ => written.to_owned(),
        }
    }

    /// Other proper words within a name; what kind of institution it is stays.
    fn institution(&mut self, written: &str) -> String {
        let words = written.split(' ').enumerate().map(|(index, word)| {
            let bare = word.trim_end_matches([',', '.']);
            let other = match self.proper.slot(bare, index == 0) {
                Some(slot) => self.word(bare, slot),
                None => bare.to_owned(),
            };
            other + &word[bare.len()..]
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Given names for the first words, a surname for the last; initials and single letters stay.
    fn name(&mut self, written: &str) -> String {
        let words: Vec<&str> = written.split(' ').collect();
        let single = words.len() == 1;
        let reversed = words.first().is_some_and(|word| word.ends_with(','));
        let mut name = Vec::new();
        for (index, word) in words.iter().enumerate() {
            let surname = if reversed { index == 0 } else { !single && index + 1 == words.len() };
            let bare = word.trim_end_matches(',');
            let plain = bare.chars().count() > 2
                && bare.chars().all(|letter| letter.is_alphabetic() || letter == '-');
            let slot = if surname || single && self.random.below(5) == 0 { "surname" } else { "given" };
            let other = if plain { self.word(bare, slot) } else { bare.to_owned() };
            name.push(other + &word[bare.len()..]);
        }
        name.join(" ")
    }

    fn word(&mut self, written: &str, slot: &str) -> String {
        if self.random.below(6) == 0 {
            return written.to_owned();
        }
        let (stem, genitive) = match written.strip_suffix('s') {
            Some(stem) if stem.len() > 2 => (stem, "s"),
            _ => (written, ""),
        };
        let (phrases, random) = (self.phrases, &mut *self.random);
        let other = self.chosen.entry(stem.to_owned()).or_insert_with(|| phrases.slot(slot, random).0);
        let other = if stem.chars().all(char::is_uppercase) {
            other.to_uppercase()
        } else if stem.chars().next().is_some_and(char::is_lowercase) {
            other.to_lowercase()
        } else {
            other.clone()
        };
        // Jens, Johannes: whether the last letter was the genitive is unknown, and both occur.
        if genitive.is_empty() || other.ends_with('s') { other } else { other + genitive }
    }
}
