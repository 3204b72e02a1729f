//! Joins patterns, model and known identities, and makes a whole text consistent.

use crate::bounds;
use crate::kind::{Identifier, IdentifierKind, TokenSpan};
use crate::known::{KnownIdentities, without_genitive};
use crate::memory::Memory;
use crate::model::{DetectorError, LABELS, Model};
use crate::pattern;
use crate::repeated::Repeated;
use crate::token::{Class, Shape, Tokens};

static MODEL: &[u8] = include_bytes!("../../../models/identifiers/model.bin");

/// Added to every identifier's score: how much rather a blot than a leak. In units of the model's weights; the curve is
/// in `docs/benchmarks.md`.
const RECALL_BIAS: i32 = 163;

/// Added to a word that was found to be a name elsewhere in the same text.
const SAME_NAME: i32 = 400;

/// Labels of names, first and following token.
const NAME_LABELS: [usize; 2] = [1, 2];

const NEVER: i32 = -500_000;

/// A text of more bytes is looked through in pieces, so that its size costs time but no memory.
const PIECE: usize = 1 << 20;

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
        self.reader().identify(text, known)
    }

    /// A reader of many texts.
    pub fn reader(&self) -> Reader<'_> {
        Reader { detector: self, memory: Memory::new() }
    }
}

/// Reads one text after the other, faster than [`Detector::identify`] does, since it remembers what it thought of single
/// words. What it finds in a text does not depend on the texts before it.
pub struct Reader<'d> {
    detector: &'d Detector,
    memory: Memory,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Reader")
    }
}

impl Reader<'_> {
    /// As [`Detector::identify`].
    pub fn identify(&mut self, text: &str, known: &KnownIdentities) -> Vec<Identifier> {
        let mut repeated = Repeated::default();
        if text.len() <= PIECE {
            let tokens = Tokens::of(text);
            let spans = self.spans(&tokens, known, &mut repeated);
            return to_code_points(&tokens, &spans, 0).0;
        }
        // What is found in one piece is looked for in all of them the second time.
        for piece in pieces(text) {
            self.spans(&Tokens::of(piece), known, &mut repeated);
        }
        let (mut found, mut start) = (Vec::new(), 0);
        for piece in pieces(text) {
            let tokens = Tokens::of(piece);
            let spans = self.spans(&tokens, known, &mut repeated);
            let (identifiers, end) = to_code_points(&tokens, &spans, start);
            found.extend(identifiers);
            start = end;
        }
        found
    }

    /// Where identifiers stand, in order. What is found is noted in `repeated`, and what stands there is found.
    fn spans(
        &mut self,
        tokens: &Tokens<'_>,
        known: &KnownIdentities,
        repeated: &mut Repeated,
    ) -> Vec<TokenSpan> {
        let told = known.find(tokens);
        let certain = told.iter().filter(|(_, certain)| *certain).map(|(span, _)| *span).collect();
        let mut fixed = joined(certain, pattern::scan(tokens));
        repeated.note_numbers(tokens, &fixed);
        let again = repeated.numbers.find(tokens).into_iter().map(|(span, _)| span);
        fixed = with(tokens, fixed, again);

        let mut scores = self.scores(tokens, &fixed);
        for (span, _) in told.iter().filter(|(_, certain)| !certain) {
            self.favour_name(tokens, &mut scores, span.start);
        }
        let mut guessed = self.decode(tokens, &scores);
        repeated.note_names(tokens, &guessed);
        if repeated.has_names() && self.spread(tokens, &mut scores, &guessed, repeated) {
            guessed = self.decode(tokens, &scores);
        }
        let guessed = guessed.into_iter().flat_map(|span| bounds::settled(tokens, span));
        let possible = guessed.filter(|span| !pattern::veto::rules_out(tokens, *span));
        with(tokens, fixed, possible)
    }

    fn scores(&mut self, tokens: &Tokens<'_>, fixed: &[TokenSpan]) -> Scores {
        let mut scores = self.detector.model.scores(tokens, &mut self.memory);
        for (index, score) in scores.iter_mut().enumerate() {
            score[0] -= RECALL_BIAS;
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
            self.detector.model.decode(&scores[start..start + line], start, &mut spans);
            start += line + 1;
        }
        spans
    }

    /// Favours every other occurrence of a name that was found; whether there was any.
    fn spread(
        &mut self,
        tokens: &Tokens<'_>,
        scores: &mut Scores,
        spans: &[TokenSpan],
        repeated: &Repeated,
    ) -> bool {
        let covered = covered(tokens, spans);
        let mut any = false;
        for index in (0..tokens.len()).filter(|index| !covered[*index]) {
            if scores[index][1] > NEVER && repeated.is_name(tokens.lower(index)) {
                self.favour_name(tokens, scores, index);
                any = true;
            }
        }
        any
    }

    fn favour_name(&mut self, tokens: &Tokens<'_>, scores: &mut Scores, index: usize) {
        let lower_among_cased = tokens.get(index).is_some_and(|token| token.shape == Shape::Lower);
        let bonus = match (self.is_name_alone(tokens.lower(index)), lower_among_cased) {
            (true, false) => 4 * SAME_NAME,
            (true, true) => 2 * SAME_NAME,
            (false, false) => SAME_NAME,
            // «hver dag» beside somebody called Dag.
            (false, true) => 0,
        };
        for label in NAME_LABELS {
            scores[index][label] += bonus;
        }
    }

    /// Whether the model takes the word for a name even without context, that is, it is no ordinary word.
    fn is_name_alone(&mut self, word: &str) -> bool {
        let stem = without_genitive(word).unwrap_or(word);
        [word, stem].into_iter().any(|word| {
            let tokens = Tokens::of(word);
            let mut spans = Vec::new();
            let scores = self.detector.model.scores(&tokens, &mut self.memory);
            self.detector.model.decode(&scores, 0, &mut spans);
            spans.iter().any(|span| span.kind == IdentifierKind::Name)
        })
    }
}

/// Pieces of at most [`PIECE`] bytes that end at a line break or a space where there is one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let most = (0..=PIECE.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at))?;
        let place = |sign: char| rest[..most].rfind(sign).map(|at| at + 1);
        let end =
            if rest.len() <= PIECE { rest.len() } else { place('\n').or_else(|| place(' ')).unwrap_or(most) };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Both lists in order, where spans that overlap become one. Both are sorted and without overlaps of their own.
fn joined(known: Vec<TokenSpan>, patterns: Vec<TokenSpan>) -> Vec<TokenSpan> {
    let mut all: Vec<(TokenSpan, bool)> = known.into_iter().map(|span| (span, true)).collect();
    all.extend(patterns.into_iter().map(|span| (span, false)));
    all.sort_by_key(|(span, _)| span.start);
    let mut joined: Vec<(TokenSpan, bool)> = Vec::with_capacity(all.len());
    for (span, told) in all {
        match joined.last_mut() {
            Some((last, last_told)) if last.overlaps(span) => {
                last.end = last.end.max(span.end);
                if *last_told && !told {
                    (last.kind, *last_told) = (span.kind, told);
                }
            }
            _ => joined.push((span, told)),
        }
    }
    joined.into_iter().map(|(span, _)| span).collect()
}

fn covered(tokens: &Tokens<'_>, spans: &[TokenSpan]) -> Vec<bool> {
    let mut covered = vec![false; tokens.len()];
    for span in spans {
        covered[span.start..span.end].fill(true);
    }
    covered
}

/// `fixed` and those of `more` that stand free of them and of each other, in order.
fn with(
    tokens: &Tokens<'_>,
    mut fixed: Vec<TokenSpan>,
    more: impl Iterator<Item = TokenSpan>,
) -> Vec<TokenSpan> {
    let covered = covered(tokens, &fixed);
    let mut taken = 0;
    for span in more.filter(|span| !covered[span.start..span.end].contains(&true)) {
        // A guess that took in the word after it leaves less of the next one.
        let start = span.start.max(taken);
        if start < span.end {
            fixed.push(TokenSpan { start, ..span });
            taken = span.end;
        }
    }
    fixed.sort_by_key(|span| span.start);
    fixed
}

/// The spans in code points, the text beginning at `first`; and where it ends.
fn to_code_points(tokens: &Tokens<'_>, spans: &[TokenSpan], first: usize) -> (Vec<Identifier>, usize) {
    let mut identifiers = Vec::with_capacity(spans.len());
    let (mut byte, mut point) = (0, first);
    for span in spans {
        let (begin, last) = (&tokens.all()[span.start], &tokens.all()[span.end - 1]);
        let start = point + tokens.text[byte..begin.start].chars().count();
        let end = start + tokens.text[begin.start..last.end].chars().count();
        (byte, point) = (last.end, end);
        identifiers.push(Identifier { start, end, kind: span.kind });
    }
    (identifiers, point + tokens.text[byte..].chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_that_meet_share_no_word() {
        let tokens = Tokens::of("Lyng legesenter i Nes");
        let span = |start, end, kind| TokenSpan { start, end, kind };
        let (place, unit) = (IdentifierKind::Place, IdentifierKind::HealthUnit);
        let guesses = [span(0, 2, unit), span(1, 2, unit), span(3, 4, place)];
        assert_eq!(with(&tokens, Vec::new(), guesses.into_iter()), [span(0, 2, unit), span(3, 4, place)]);
        let guesses = [span(0, 2, unit), span(1, 3, unit)];
        assert_eq!(with(&tokens, Vec::new(), guesses.into_iter()), [span(0, 2, unit), span(2, 3, unit)]);
        assert_eq!(with(&tokens, vec![span(1, 2, place)], guesses.into_iter()), [span(1, 2, place)]);
    }
}
