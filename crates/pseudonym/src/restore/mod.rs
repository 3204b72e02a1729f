//! The way back, also from what a language model did to the surrogates: other case, endings, marks, grouping, order and
//! form. What cannot be restored with certainty is marked as such and never guessed.

mod age;
mod date;
mod index;
mod initials;
mod number;
mod word;

use crate::key::SurrogateKey;
use crate::restore::index::{Index, State};
pub(crate) use crate::restore::initials::is_abbreviation;
pub(crate) use crate::restore::word::one_edit_apart;

/// A part of a restored text.
#[derive(Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it stood in the pseudonymised text.
    Plain(String),
    /// An original in the place of its surrogate.
    Restored(String),
    /// It looks like a surrogate and stands here as it was: initials that two people share, a misspelt name, a date that
    /// was never said.
    Uncertain(String),
}

impl std::fmt::Debug for Piece {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Plain(_) => "Plain",
            Self::Restored(_) => "Restored",
            Self::Uncertain(_) => "Uncertain",
        })
    }
}

/// A restored text, in pieces. It is identity: it does not print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    pieces: Vec<Piece>,
}

impl Restored {
    /// The pieces in order; no two plain ones follow each other.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The whole text; what is uncertain stands as it was.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(text) | Piece::Restored(text) | Piece::Uncertain(text) => text.as_str(),
            })
            .collect()
    }

    /// The whole text; what is uncertain stands in brackets with a question mark: `[Lyngstat?]`.
    pub fn marked(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(text) | Piece::Restored(text) => text.clone(),
                Piece::Uncertain(text) => format!("[{text}?]"),
            })
            .collect()
    }

    /// Whether something is uncertain.
    pub fn has_uncertain(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Uncertain(_)))
    }

    /// Appends what came after.
    pub fn extend(&mut self, after: Self) {
        for piece in after.pieces {
            match piece {
                Piece::Plain(text) => self.push_plain(&text),
                other => self.pieces.push(other),
            }
        }
    }

    fn push_plain(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Plain(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Plain(text.to_owned())),
        }
    }
}

/// Where something was found, in bytes.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The original, or nothing where it is uncertain.
    pub(crate) original: Option<String>,
    /// Whether the surrogate stands exactly as it was written into the document.
    pub(crate) as_written: bool,
}

/// Restores a text that arrives in chunks. What it gives out does not depend on how the text is cut.
///
/// It holds back at most [`Restorer::delay`] bytes, until it can see that no surrogate goes on.
pub struct Restorer<'k> {
    index: Index<'k>,
    held: String,
    state: State,
}

impl std::fmt::Debug for Restorer<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Restorer([sensitive])")
    }
}

impl<'k> Restorer<'k> {
    pub(crate) fn new(key: &'k SurrogateKey) -> Self {
        Self { index: Index::new(key), held: String::new(), state: State::default() }
    }

    /// The most bytes that are held back: the longest surrogate with room for marks and other grouping.
    pub fn delay(&self) -> usize {
        self.index.window()
    }

    /// Bytes that are held back now.
    pub fn held(&self) -> usize {
        self.held.len()
    }

    /// Takes the next chunk and gives out what is settled.
    pub fn push(&mut self, chunk: &str) -> Restored {
        self.held.push_str(chunk);
        let settled = self.held.len().saturating_sub(self.index.window());
        self.give_out(settled, false)
    }

    /// Gives out the rest. The restorer then begins anew.
    pub fn finish(&mut self) -> Restored {
        let rest = self.give_out(self.held.len(), true);
        self.state = State::default();
        rest
    }

    fn give_out(&mut self, until: usize, at_end: bool) -> Restored {
        let mut found = Vec::new();
        let end = self.index.scan(&self.held, &mut self.state, (until, at_end), &mut found);
        let mut restored = Restored::default();
        let mut place = 0;
        for matched in found {
            restored.push_plain(&self.held[place..matched.start]);
            let written = &self.held[matched.start..matched.end];
            restored.pieces.push(match matched.original {
                Some(original) => Piece::Restored(original),
                None => Piece::Uncertain(written.to_owned()),
            });
            place = matched.end;
        }
        restored.push_plain(&self.held[place..end]);
        self.held.drain(..end);
        restored
    }

    /// Everything found in a whole text.
    pub(crate) fn find_all(&self, text: &str) -> Vec<Match> {
        let mut found = Vec::new();
        self.index.scan(text, &mut State::default(), (text.len(), true), &mut found);
        found
    }
}

#[cfg(test)]
mod tests;
