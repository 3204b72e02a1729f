//! From a note under review to a signed note: `Note` -> [`ReviewedNote`] -> [`SignedNote`].
//!
//! A note with an unresolved statement cannot become a [`ReviewedNote`], and only a [`ReviewedNote`] can be signed.
//! After that there are only addenda (helsepersonelloven §§ 42–44, pasientjournalforskriften § 10).

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::identifier::HprNumber;
use crate::sensitive::Unprinted;
use crate::{Language, Omission, Section, Sensitive, Statement};

/// A code system for diagnoses and reasons for encounter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CodeSystem {
    /// International Classification of Primary Care, second edition.
    #[serde(rename = "icpc-2")]
    Icpc2,
    /// International Classification of Diseases, tenth revision, Norwegian edition.
    #[serde(rename = "icd-10")]
    Icd10,
}

/// A code that the clinician chose for the note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// The code system.
    pub system: CodeSystem,
    /// The code, for example `R74`.
    pub code: String,
    /// The term of the code.
    pub display: String,
}

impl fmt::Debug for Diagnosis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Diagnosis")
            .field("system", &self.system)
            .field("code", &Unprinted(&self.code))
            .finish_non_exhaustive()
    }
}

/// A note under review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Identity, also of the exported document.
    pub id: Uuid,
    /// The consultation it describes.
    pub consultation: Uuid,
    /// Counts the edits; an edit names the revision it was made on.
    pub revision: u32,
    /// The language it is written in.
    pub language: Language,
    /// The statements in written order, removed ones included.
    pub statements: Vec<Statement>,
    /// Said but not written, the weightiest first.
    pub omissions: Vec<Omission>,
    /// What the drafter could not do, as sentence keys.
    pub limitations: Vec<String>,
    /// Codes chosen by the clinician.
    pub diagnoses: Vec<Diagnosis>,
    /// The program that drafted it, with version and drafter, for example `referent 0.1.0 extractive`.
    pub drafted_by: String,
}

/// Why a note cannot be signed yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// Statements that were not said and that the clinician has neither accepted, changed nor removed.
    #[error(
        "{0} statement(s) are not supported by what was said; accept, change or remove each before signing"
    )]
    Unresolved(usize),
    /// Nothing stands in the note.
    #[error("the note is empty; write at least one statement before signing")]
    Empty,
}

impl Note {
    /// The statements that stand in the note, in the order of the sections.
    pub fn standing(&self) -> impl Iterator<Item = (Section, &Statement)> {
        Section::ALL.into_iter().flat_map(move |section| {
            let here = move |statement: &&Statement| statement.section == section && !statement.removed;
            self.statements.iter().filter(here).map(move |statement| (section, statement))
        })
    }

    /// How many statements hinder signing.
    pub fn unresolved(&self) -> usize {
        self.statements.iter().filter(|statement| statement.is_unresolved()).count()
    }

    /// Ends the review.
    pub fn review(self) -> Result<ReviewedNote, NotReady> {
        match self.unresolved() {
            0 if self.standing().next().is_none() => Err(NotReady::Empty),
            0 => Ok(ReviewedNote(self)),
            count => Err(NotReady::Unresolved(count)),
        }
    }
}

/// A note without unresolved statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedNote(Note);

/// Who signed, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The account.
    pub account: Uuid,
    /// Full name as it stands under the note.
    pub name: Sensitive<String>,
    /// Professional role in words.
    pub role: String,
    /// Number in the register of health personnel.
    pub hpr_number: Option<HprNumber>,
    /// When, UTC.
    pub at: Timestamp,
}

/// The words that a statement was built on, frozen at signing, so that the evidence outlives a deleted recording.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The statement.
    pub statement: Uuid,
    /// Number of the utterance.
    pub utterance: usize,
    /// The words.
    pub words: String,
}

impl fmt::Debug for Quote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Quote")
            .field("statement", &self.statement)
            .field("utterance", &self.utterance)
            .field("words", &Unprinted(&self.words))
            .finish_non_exhaustive()
    }
}

/// An addition to a signed note (helsepersonelloven § 42).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    /// Identity.
    pub id: Uuid,
    /// The text.
    pub text: String,
    /// Who added it, and when.
    pub signature: Signature,
}

impl fmt::Debug for Addendum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Addendum")
            .field("id", &self.id)
            .field("text", &Unprinted(&self.text))
            .finish_non_exhaustive()
    }
}

/// A signed note: a record entry that no longer changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedNote {
    note: Note,
    signature: Signature,
    quotes: Vec<Quote>,
}

impl ReviewedNote {
    /// The note as reviewed.
    pub fn note(&self) -> &Note {
        &self.0
    }

    /// Signs.
    pub fn sign(self, signature: Signature, quotes: Vec<Quote>) -> SignedNote {
        SignedNote { note: self.0, signature, quotes }
    }
}

impl SignedNote {
    /// The note.
    pub fn note(&self) -> &Note {
        &self.note
    }
    /// The signature.
    pub fn signature(&self) -> &Signature {
        &self.signature
    }
    /// The frozen evidence.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Label, Origin};

    fn statement(status: Label) -> Statement {
        Statement {
            id: Uuid::nil(),
            section: Section::Plan,
            text: "Kontroll om to uker.".into(),
            evidence: Vec::new(),
            status,
            reasons: Vec::new(),
            origin: Origin::Drafted,
            accepted: false,
            removed: false,
        }
    }

    fn note(statements: Vec<Statement>) -> Note {
        Note {
            id: Uuid::nil(),
            consultation: Uuid::nil(),
            revision: 1,
            language: Language::Bokmal,
            statements,
            omissions: Vec::new(),
            limitations: Vec::new(),
            diagnoses: Vec::new(),
            drafted_by: "test".into(),
        }
    }

    #[test]
    fn an_unresolved_statement_hinders_signing_until_accepted_or_removed() {
        let open = note(vec![statement(Label::Contradicted)]);
        assert_eq!(open.review().map(|_| ()), Err(NotReady::Unresolved(1)));
        let accepted = Statement { accepted: true, ..statement(Label::Contradicted) };
        assert!(note(vec![accepted]).review().is_ok());
        let removed = Statement { removed: true, ..statement(Label::Unsupported) };
        assert!(note(vec![removed, statement(Label::Supported)]).review().is_ok());
    }

    #[test]
    fn an_empty_note_is_not_signed() {
        let removed = Statement { removed: true, ..statement(Label::Supported) };
        assert_eq!(note(vec![removed]).review().map(|_| ()), Err(NotReady::Empty));
    }
}
