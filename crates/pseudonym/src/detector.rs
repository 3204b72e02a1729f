//! Joins patterns, model and known identities, and makes a whole text consistent.

use std::collections::HashSet;

use crate::kind::{Identifier, IdentifierKind, TokenSpan};
use crate::known::{KnownIdentities, without_genitive};
use crate::model::{self, DetectorError, LABELS, Model};
use crate::pattern;
use crate::token::{Class, Shape, Tokens};

static MODEL: &[u8] = include_bytes!("../../../models/identifiers/model.bin");

/// Added to every identifier's score: how much rather a blot than a leak. In units of the model's weights.
const RECALL_BIAS: i32 = 60;

/// The same for a token where case says nothing, as in a lower-cased transcript.
const CASELESS_RECALL_BIAS: i32 = 80;

/// Added to a word that was found to be a name elsewhere in the same text.
const SAME_NAME: i32 = 400;

/// Labels of names, first and following token.
const NAME_LABELS: [usize; 2] = [1, 2];

const NEVER: i32 = -500_000;

/// Finds identifiers. Load it once; it is read-only and can be shared between threads.
pub struct Detector {
    model: Model,
}

impl std::fmt::Debug for Detector {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Detector")
    }
}

type Scores = Vec<[i32; LABELS]>;

impl Detector {
    /// Loads the model that is embedded in the program.
    pub fn load() -> Result<Self, DetectorError> {
        Self::from_bytes(MODEL)
    }

    /// Loads a model file, for example one just trained.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DetectorError> {
        Ok(Self { model: Model::read(bytes)? })
    }

    /// Every identifier in `text`, sorted and without overlaps. Hand in a whole consultation rather than one utterance:
    /// a name found once is then found everywhere.
    pub fn identify(&self, text: &str, known: &KnownIdentities) -> Vec<Identifier> {
        let tokens = Tokens::of(text);
        let mut spans = self.spans(&tokens, known);
        spans.sort_by_key(|span| span.start);
        to_code_points(&tokens, &spans)
    }

    fn spans(&self, tokens: &Tokens<'_>, known: &KnownIdentities) -> Vec<TokenSpan> {
        let found = known.find(tokens);
        let certain: Vec<TokenSpan> =
            found.iter().filter(|(_, certain)| *certain).map(|(span, _)| *span).collect();
        let mut fixed = certain;
        for span in pattern::scan(tokens) {
            merge(&mut fixed, span);
        }
        for (span, _) in known_numbers(tokens, &fixed).find(tokens) {
            if !fixed.iter().any(|other| other.overlaps(span)) {
                fixed.push(span);
            }
        }
        let mut scores = self.scores(tokens, &fixed);
        for (span, _) in found.iter().filter(|(_, certain)| !certain) {
            self.favour_name(tokens, &mut scores, span.start);
        }
        let first = self.decode(tokens, &scores);
        let spans =
            if self.spread(tokens, &mut scores, &first) { self.decode(tokens, &scores) } else { first };
        for span in spans {
            if let Some(span) = trimmed(tokens, span).map(|span| settled(tokens, span))
                && !fixed.iter().any(|other| other.overlaps(span))
            {
                fixed.push(span);
            }
        }
        fixed
    }

    fn scores(&self, tokens: &Tokens<'_>, fixed: &[TokenSpan]) -> Scores {
        let mut scores = self.model.scores(&self.model.hashes(tokens));
        let rb = bias("RB", RECALL_BIAS); let crb = bias("CRB", CASELESS_RECALL_BIAS);
        let (cap,start,upper,lower)=(bias("CAP",rb),bias("START",rb),bias("UPPER",rb),bias("LOWER",rb));
        for (index, score) in scores.iter_mut().enumerate() {
            score[0] -= match tokens.get(index).map(|token| token.shape) {
                _ if !tokens.cased => crb,
                Some(Shape::Capitalised | Shape::Initial) => cap,
                Some(Shape::CapitalisedAtStart) => start,
                Some(Shape::Upper | Shape::Inner | Shape::Caseless) => upper,
                Some(Shape::Lower) => lower,
                _ => rb,
            };
            if tokens.class(index) == Class::Newline {
                score[1..].fill(NEVER);
            }
        }
        for span in fixed {
            for score in &mut scores[span.start..span.end] {
                score[1..].fill(NEVER);
            }
        }
        scores
    }

    fn decode(&self, tokens: &Tokens<'_>, scores: &[[i32; LABELS]]) -> Vec<TokenSpan> {
        let mut spans = Vec::new();
        let mut start = 0;
        while start < tokens.len() {
            let rest = &tokens.all()[start..];
            let line = rest.iter().position(|token| token.class == Class::Newline).unwrap_or(rest.len());
            let labels = self.model.decode(&scores[start..start + line]);
            spans.extend(model::spans(&labels, start));
            start += line + 1;
        }
        spans
    }

    /// Favours every other occurrence of a name that was found; whether there was any.
    fn spread(&self, tokens: &Tokens<'_>, scores: &mut Scores, spans: &[TokenSpan]) -> bool {
        let mut names: HashSet<&str> = HashSet::new();
        let mut covered = vec![false; tokens.len()];
        for span in spans {
            covered[span.start..span.end].fill(true);
            if span.kind == IdentifierKind::Name {
                let words = (span.start..span.end).filter(|index| tokens.class(*index) == Class::Word);
                let long = words.filter(|index| tokens.lower(*index).chars().count() >= 3);
                for word in long.map(|index| tokens.lower(index)) {
                    names.insert(word);
                    names.extend(without_genitive(word).filter(|stem| stem.len() >= 3));
                }
            }
        }
        let mut any = false;
        for index in 0..tokens.len() {
            let word = tokens.lower(index);
            let same =
                names.contains(word) || without_genitive(word).is_some_and(|stem| names.contains(stem));
            if same && !covered[index] && scores[index][1] > NEVER {
                self.favour_name(tokens, scores, index);
                any = true;
            }
        }
        any
    }

    fn favour_name(&self, tokens: &Tokens<'_>, scores: &mut Scores, index: usize) {
        let lower_among_cased = tokens.get(index).is_some_and(|token| token.shape == Shape::Lower);
        let bonus = if self.is_name_alone(tokens.lower(index)) { 4 * SAME_NAME } else { SAME_NAME };
        for label in NAME_LABELS {
            scores[index][label] += if lower_among_cased { bonus / 2 } else { bonus };
        }
    }

    /// Whether the model takes the word for a name even without context, that is, it is no ordinary word.
    fn is_name_alone(&self, word: &str) -> bool {
        let stem = without_genitive(word).unwrap_or(word);
        [word, stem].into_iter().any(|word| {
            let tokens = Tokens::of(word);
            let labels = self.model.decode(&self.model.scores(&self.model.hashes(&tokens)));
            labels.iter().any(|label| NAME_LABELS.contains(&usize::from(*label)))
        })
    }
}

fn bias(name: &str, default: i32) -> i32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// The numbers that were found once, to be found wherever else they stand, in any grouping.
fn known_numbers(tokens: &Tokens<'_>, spans: &[TokenSpan]) -> KnownIdentities {
    let mut numbers = KnownIdentities::none();
    for span in spans {
        if matches!(span.kind, IdentifierKind::NationalId | IdentifierKind::Phone | IdentifierKind::OtherId) {
            let written: String = (span.start..span.end).map(|index| tokens.lower(index)).collect();
            numbers.add_number(&written, span.kind);
        }
    }
    numbers
}

/// Adds a span; one that overlaps a known identity widens it.
fn merge(fixed: &mut Vec<TokenSpan>, mut span: TokenSpan) {
    fixed.retain(|other| {
        let overlaps = other.overlaps(span);
        if overlaps {
            span.start = span.start.min(other.start);
            span.end = span.end.max(other.end);
        }
        !overlaps
    });
    fixed.push(span);
}

/// Takes signs off the ends that belong to no identifier.
fn trimmed(tokens: &Tokens<'_>, mut span: TokenSpan) -> Option<TokenSpan> {
    let is_sign = |index: usize| tokens.class(index) == Class::Sign;
    while span.start < span.end && is_sign(span.start) {
        span.start += 1;
    }
    while span.start < span.end && is_sign(span.end - 1) {
        span.end -= 1;
    }
    (span.start < span.end).then_some(span)
}

/// A place or company whose name says that it is an institution of health care is one, its last word included.
fn settled(tokens: &Tokens<'_>, mut span: TokenSpan) -> TokenSpan {
    const HEALTH: [&str; 14] = [
        "sykehus",
        "sjukehus",
        "sentralsjuk",
        "legesent",
        "legekont",
        "legevakt",
        "legegrupp",
        "klinikk",
        "apotek",
        "sykehjem",
        "sjukeheim",
        "helsesta",
        "helsehus",
        "poliklinikk",
    ];
    let is_health = |word: &str| HEALTH.iter().any(|stem| word.contains(stem));
    if !matches!(span.kind, IdentifierKind::Place | IdentifierKind::Org) {
        return span;
    }
    if tokens.gap(span.end) == 1 && tokens.class(span.end) == Class::Word && is_health(tokens.lower(span.end))
    {
        span.end += 1;
    }
    if (span.start..span.end).any(|index| is_health(tokens.lower(index))) {
        span.kind = IdentifierKind::HealthUnit;
    }
    span
}

fn to_code_points(tokens: &Tokens<'_>, spans: &[TokenSpan]) -> Vec<Identifier> {
    let mut identifiers = Vec::with_capacity(spans.len());
    let (mut byte, mut point) = (0, 0);
    for span in spans {
        let (first, last) = (&tokens.all()[span.start], &tokens.all()[span.end - 1]);
        let start = point + tokens.text[byte..first.start].chars().count();
        let end = start + tokens.text[first.start..last.end].chars().count();
        (byte, point) = (last.end, end);
        identifiers.push(Identifier { start, end, kind: span.kind });
    }
    identifiers
}
