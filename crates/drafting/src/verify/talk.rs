//! What was said, made ready for looking up: lines in written language, their numbers, and which words support which.

use std::collections::HashMap;

use clinical::{Evidence, Speaker, Transcript};

use super::synonyms::meanings;
use crate::candidate::is_retracted;
use crate::clause::clauses;
use crate::lexicon::{self, Field};
use crate::numbers;
use crate::stem::stem;
use crate::token::Token;

/// Words that carry no content of their own.
const EMPTY: &[&str] = &[
    "og",
    "i",
    "på",
    "til",
    "for",
    "av",
    "med",
    "som",
    "er",
    "en",
    "et",
    "ei",
    "ein",
    "eit",
    "den",
    "det",
    "de",
    "dei",
    "har",
    "hadde",
    "ikke",
    "ikkje",
    "fra",
    "frå",
    "om",
    "så",
    "også",
    "òg",
    "men",
    "eller",
    "ved",
    "etter",
    "før",
    "vil",
    "skal",
    "kan",
    "var",
    "blir",
    "ble",
    "vert",
    "vart",
    "han",
    "hun",
    "ho",
    "hans",
    "hennes",
    "pasienten",
    "pasient",
    "meg",
    "deg",
    "seg",
    "jeg",
    "eg",
    "du",
    "vi",
    "man",
    "dette",
    "denne",
    "der",
    "her",
    "når",
    "nå",
    "no",
    "over",
    "under",
    "mot",
    "mellom",
    "at",
    "da",
    "bør",
    "må",
    "får",
    "få",
    "ingen",
    "uten",
    "utan",
    "aldri",
    "noe",
    "noko",
    "noen",
    "nokon",
    "sin",
    "sitt",
    "sine",
    "enn",
    "hos",
    "opp",
    "ned",
    "ut",
    "inn",
    "være",
    "vere",
    "vært",
    "vore",
    "mens",
    "medan",
    "tidligere",
    "tidlegare",
    "grunn",
    "grunnet",
    "grunna",
    "flere",
    "fleire",
    "siste",
    "bruker",
    "brukar",
    "tar",
    "får",
    "gir",
    "ble",
    "blitt",
    "selv",
    "sjølv",
    "rundt",
    "omtrent",
    "siden",
    "sidan",
    "løpet",
    "videre",
    "vidare",
    "både",
    "også",
    "slik",
    "annet",
    "ny",
    "nye",
    "nytt",
    "fortsatt",
    "fremdeles",
    "framleis",
    "forbigående",
    "forbigåande",
    "satt",
    "sett",
    "gått",
    "gikk",
    "gjekk",
    "tatt",
    "teke",
    "fått",
    "hatt",
    "ga",
    "gav",
    "tas",
    "kjent",
    "foreligger",
    "ligger",
    "ønsker",
    "ønskjer",
    "oppgir",
    "oppgis",
    "opplyser",
    "beskriver",
    "angir",
    "behov",
    "samt",
    "dersom",
    "hvis",
    "viss",
    "inntil",
    "nrs",
    "ca",
    "pga",
    "kontakt",
    "kl",
    "tablett",
    "tabletter",
    "tablettar",
    "medikament",
    "medisin",
    "dose",
    "dosen",
    "preparat",
    "middel",
    "enkelte",
    "håndtert",
    "senere",
    "seinare",
    "belastning",
    "undersøkelse",
    "undersøkelsen",
    "undersøking",
    "resultatet",
    "faktor",
    "kontoret",
    "bakgrunn",
    "enkelt",
    "behandling",
    "behandles",
    "behandlast",
    "behandlet",
    "plager",
    "plagene",
    "symptom",
    "symptomer",
    "klinisk",
    "manglende",
    "begrenset",
    "tilsynet",
    "konsultasjonen",
    "the",
    "of",
    "and",
    "a",
    "to",
    "in",
    "is",
    "was",
    "with",
    "no",
    "not",
    "for",
    "at",
    "on",
    "she",
    "he",
    "her",
    "his",
    "patient",
    "has",
    "had",
];

/// A word with all that it can be recognised by.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// In lower case.
    pub(super) word: String,
    stem: String,
    drug: Option<String>,
    meanings: Vec<usize>,
    /// The fields of the lexicon.
    pub(super) fields: Vec<Field>,
}

impl Known {
    pub(super) fn new(word: &str) -> Self {
        Self {
            stem: stem(word),
            drug: lexicon::generic_name(word),
            meanings: meanings(word),
            fields: lexicon::fields(word),
            word: word.to_owned(),
        }
    }

    /// Whether hearing `other` supports writing this word.
    pub(super) fn supported_by(&self, other: &Self) -> bool {
        if self.drug.is_some() && other.drug.is_some() {
            return self.drug == other.drug;
        }
        self.stem == other.stem
            || self.shares_beginning(other)
            || self.is_compound_with(other)
            || self.meanings.iter().any(|meaning| other.meanings.contains(meaning))
    }

    fn shares_beginning(&self, other: &Self) -> bool {
        let figures = self.word.starts_with(|c: char| c.is_ascii_digit());
        let shared = self.word.chars().zip(other.word.chars()).take_while(|(one, two)| one == two).count();
        !figures
            && shared >= 5
            && shared * 10 >= self.stem.chars().count().min(other.stem.chars().count()) * 8
    }

    /// `korsryggsmerter` and `rygg`: one is a part of the other, at its beginning or end.
    fn is_compound_with(&self, other: &Self) -> bool {
        let inside = |long: &Self, short: &Self| {
            long.stem.len() > short.stem.len()
                && (short.stem.chars().count() >= 4
                    || short.fields.contains(&Field::Body)
                    || long.word.contains('-'))
                && (long.word.starts_with(&short.stem)
                    || long.word.split('-').any(|part| part == short.word)
                    || long.stem.ends_with(&short.stem)
                    || long.word.ends_with(&short.word))
        };
        inside(self, other) || inside(other, self)
    }

    /// Whether it names the medicine with this substance.
    pub(super) fn names(&self, substance: &str) -> bool {
        self.drug.as_deref() == Some(substance)
    }

    /// Whether it names a medicine.
    pub(super) fn is_drug(&self) -> bool {
        self.drug.is_some()
    }
}

/// Whether a token carries content.
pub(super) fn is_content(token: &Token) -> bool {
    token.is_word() && !token.is(EMPTY) && (token.is_figure() || token.lower.chars().count() > 1)
}

/// A clause of the talk.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Number of the utterance.
    pub(super) utterance: usize,
    /// Who said it.
    pub(super) speaker: Speaker,
    /// Whether it was asked.
    pub(super) question: bool,
    /// Whether the speaker took it back at once, as said of somebody else.
    pub(super) retracted: bool,
    /// The words, every number in figures.
    pub(super) tokens: Vec<Token>,
    /// Indices into [`Talk::vocabulary`].
    pub(super) words: Vec<usize>,
}

/// The talk as the rules see it.
#[derive(Debug)]
pub(super) struct Talk {
    /// All clauses in spoken order; only the cited ones when a statement cites.
    pub(super) lines: Vec<Line>,
    /// The different content words.
    pub(super) vocabulary: Vec<Known>,
    /// How many utterances say each word of the vocabulary.
    counts: Vec<usize>,
    utterances: usize,
}

impl Talk {
    /// Reads the transcript, or the cited utterances of it.
    pub(super) fn read(transcript: &Transcript, cited: Option<&[usize]>) -> Self {
        let mut talk = Self {
            lines: Vec::new(),
            vocabulary: Vec::new(),
            counts: Vec::new(),
            utterances: transcript.utterances.len(),
        };
        let mut numbers_of: HashMap<String, usize> = HashMap::new();
        let mut last_seen: Vec<usize> = Vec::new();
        let clauses = clauses(transcript);
        for (at, clause) in clauses.iter().enumerate() {
            if cited.is_some_and(|cited| !cited.contains(&clause.utterance)) {
                continue;
            }
            let tokens = numbers::to_figures(&clause.tokens, true);
            let mut words = Vec::new();
            for token in tokens.iter().filter(|token| is_content(token)) {
                let index = *numbers_of.entry(token.lower.clone()).or_insert_with(|| {
                    talk.vocabulary.push(Known::new(&token.lower));
                    talk.counts.push(0);
                    last_seen.push(usize::MAX);
                    talk.vocabulary.len() - 1
                });
                if last_seen[index] != clause.utterance {
                    last_seen[index] = clause.utterance;
                    talk.counts[index] += 1;
                }
                words.push(index);
            }
            talk.lines.push(Line {
                utterance: clause.utterance,
                speaker: clause.speaker,
                question: clause.question,
                retracted: is_retracted(&clauses, at),
                tokens,
                words,
            });
        }
        talk
    }

    /// The words of the vocabulary that support a word.
    pub(super) fn supporters(&self, word: &Known) -> Vec<usize> {
        (0..self.vocabulary.len()).filter(|&index| word.supported_by(&self.vocabulary[index])).collect()
    }

    /// How telling it is to say one of these words: rare words tell more.
    pub(super) fn weight(&self, supporters: &[usize]) -> f32 {
        let most = supporters.iter().map(|&index| self.counts[index]).max().unwrap_or(0);
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of utterances, far below the limits of an f32"
        )]
        let rarity = ((self.utterances + 1) as f32 / (most + 1) as f32).ln();
        rarity.max(0.2)
    }
}

impl Line {
    /// Whether the line says a number, also as a part of `148/86` or `4–5`.
    pub(super) fn says_figure(&self, figures: &str) -> bool {
        self.tokens
            .iter()
            .any(|token| token.text == figures || parts(&token.text).any(|part| part == figures))
    }

    /// Where it was said.
    pub(super) fn place(&self) -> Evidence {
        let start = self.tokens.iter().map(|token| token.start).min().unwrap_or(0);
        let end = self.tokens.iter().map(|token| token.end).max().unwrap_or(0);
        Evidence { utterance: self.utterance, start, end }
    }
}

/// The numbers within a figure: `148/86` has two, `18.` and `2,9` one.
pub(super) fn parts(figure: &str) -> impl Iterator<Item = &str> {
    figure
        .split(['/', '–', '-', '+', ':'])
        .map(|part| part.trim_end_matches('.'))
        .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
}
