//! What was found once in a text, to be found wherever else it stands there.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use crate::kind::{IdentifierKind, TokenSpan};
use crate::known::{KnownIdentities, without_genitive};
use crate::short_hash::ShortHash;
use crate::token::{Class, Tokens};

/// Words of names and whole numbers.
#[derive(Default)]
pub(crate) struct Repeated {
    names: HashSet<String, BuildHasherDefault<ShortHash>>,
    pub(crate) numbers: KnownIdentities,
}

impl Repeated {
    /// Notes the words of the names among `spans`; those of less than three letters are too common.
    pub(crate) fn note_names(&mut self, tokens: &Tokens<'_>, spans: &[TokenSpan]) {
        for span in spans.iter().filter(|span| span.kind == IdentifierKind::Name) {
            let words = (span.start..span.end).filter(|index| tokens.class(*index) == Class::Word);
            for word in words.map(|index| tokens.lower(index)).filter(|word| word.chars().count() >= 3) {
                for form in
                    [Some(word), without_genitive(word).filter(|stem| stem.len() >= 3)].into_iter().flatten()
                {
                    if !self.names.contains(form) {
                        self.names.insert(form.to_owned());
                    }
                }
            }
        }
    }

    /// Notes the numbers among `spans`, however they are grouped.
    pub(crate) fn note_numbers(&mut self, tokens: &Tokens<'_>, spans: &[TokenSpan]) {
        use IdentifierKind::{NationalId, OtherId, Phone};
        for span in spans.iter().filter(|span| matches!(span.kind, NationalId | Phone | OtherId)) {
            let written: String = (span.start..span.end).map(|index| tokens.lower(index)).collect();
            self.numbers.add_number(&written, span.kind);
        }
    }

    /// Whether `word` is a word of a name that was found, in the genitive too.
    pub(crate) fn is_name(&self, word: &str) -> bool {
        self.names.contains(word) || without_genitive(word).is_some_and(|stem| self.names.contains(stem))
    }

    pub(crate) fn has_names(&self) -> bool {
        !self.names.is_empty()
    }
}
