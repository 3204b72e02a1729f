//! Notes and edits on the wire.

use clinic::consultation::OpenedNote;
use clinic::note::Edit;
use clinical::{CodeSystem, Label, Language, Note, Origin, ReasonKind, Section};
use drafting::MarkKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Where something was said. Offsets count Unicode code points within the utterance.
#[derive(Serialize, ToSchema)]
struct Evidence {
    utterance: usize,
    start: usize,
    end: usize,
}

fn evidence_of(evidence: &[clinical::Evidence]) -> Vec<Evidence> {
    evidence
        .iter()
        .map(|part| Evidence { utterance: part.utterance, start: part.start, end: part.end })
        .collect()
}

/// Why a statement was not found supported.
#[derive(Serialize, ToSchema)]
struct Reason {
    kind: ReasonKind,
    /// The word of the statement that raised it.
    detail: String,
}

/// A word in a statement that a reader should not miss. Offsets count code points.
#[derive(Serialize, ToSchema)]
struct Mark {
    start: usize,
    end: usize,
    kind: MarkKind,
}

/// One sentence of a note.
#[derive(Serialize, ToSchema)]
struct Statement {
    id: Uuid,
    section: Section,
    text: String,
    evidence: Vec<Evidence>,
    status: Label,
    reasons: Vec<Reason>,
    origin: Origin,
    accepted: bool,
    removed: bool,
    marks: Vec<Mark>,
}

impl Statement {
    fn new(statement: &clinical::Statement, language: Language) -> Self {
        let marks = drafting::marks(&statement.text, language);
        let reason = |reason: &clinical::Reason| Reason { kind: reason.kind, detail: reason.detail.clone() };
        Self {
            id: statement.id,
            section: statement.section,
            text: statement.text.clone(),
            evidence: evidence_of(&statement.evidence),
            status: statement.status,
            reasons: statement.reasons.iter().map(reason).collect(),
            origin: statement.origin,
            accepted: statement.accepted,
            removed: statement.removed,
            marks: marks
                .into_iter()
                .map(|mark| Mark { start: mark.start, end: mark.end, kind: mark.kind })
                .collect(),
        }
    }
}

/// A section with its statements, also when it has none.
#[derive(Serialize, ToSchema)]
#[schema(as = NoteSection)]
struct SectionBody {
    section: Section,
    heading: &'static str,
    statements: Vec<Statement>,
}

/// Something of clinical weight that was said and does not stand in the note.
#[derive(Serialize, ToSchema)]
struct Omission {
    /// Its place in the list, for `take_omission`.
    index: usize,
    section: Section,
    text: String,
    evidence: Vec<Evidence>,
}

/// A code that the clinician chose.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct Diagnosis {
    system: CodeSystem,
    code: String,
    display: String,
}

impl From<clinical::Diagnosis> for Diagnosis {
    fn from(diagnosis: clinical::Diagnosis) -> Self {
        Self { system: diagnosis.system, code: diagnosis.code, display: diagnosis.display }
    }
}

impl From<Diagnosis> for clinical::Diagnosis {
    fn from(diagnosis: Diagnosis) -> Self {
        Self { system: diagnosis.system, code: diagnosis.code, display: diagnosis.display }
    }
}

/// Who signed, and when.
#[derive(Serialize, ToSchema)]
struct Signed {
    name: String,
    role: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// SHA-256 of the signed content, in hexadecimal.
    content_sha256: String,
}

/// An addition to a signed note.
#[derive(Serialize, ToSchema)]
struct Addendum {
    id: Uuid,
    text: String,
    name: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// Whether a note still changes.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum NoteState {
    Draft,
    Signed,
}

/// A note as it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Note)]
pub(crate) struct NoteBody {
    id: Uuid,
    revision: u32,
    state: NoteState,
    language: Language,
    /// All nine sections in order.
    sections: Vec<SectionBody>,
    omissions: Vec<Omission>,
    /// What the drafter could not do, as keys of sentences.
    limitations: Vec<String>,
    diagnoses: Vec<Diagnosis>,
    /// Statements that hinder signing.
    unresolved: usize,
    drafted_by: String,
    signed: Option<Signed>,
    addenda: Vec<Addendum>,
}

impl NoteBody {
    pub(crate) fn is_signed(&self) -> bool {
        self.state == NoteState::Signed
    }

    fn new(note: &Note) -> Self {
        Self {
            id: note.id,
            revision: note.revision,
            state: NoteState::Draft,
            language: note.language,
            sections: Section::ALL.into_iter().map(|section| section_of(note, section)).collect(),
            omissions: omissions_of(note),
            limitations: note.limitations.clone(),
            diagnoses: note.diagnoses.iter().cloned().map(Diagnosis::from).collect(),
            unresolved: note.unresolved(),
            drafted_by: note.drafted_by.clone(),
            signed: None,
            addenda: Vec::new(),
        }
    }
}

fn section_of(note: &Note, section: Section) -> SectionBody {
    let statements = note.statements.iter().filter(|statement| statement.section == section);
    SectionBody {
        section,
        heading: section.heading(note.language),
        statements: statements.map(|statement| Statement::new(statement, note.language)).collect(),
    }
}

fn omissions_of(note: &Note) -> Vec<Omission> {
    let omission = |(index, omission): (usize, &clinical::Omission)| Omission {
        index,
        section: omission.section,
        text: omission.text.clone(),
        evidence: evidence_of(&omission.evidence),
    };
    note.omissions.iter().enumerate().map(omission).collect()
}

impl From<&OpenedNote> for NoteBody {
    fn from(opened: &OpenedNote) -> Self {
        let (note, content_sha256, addenda) = match opened {
            OpenedNote::Draft(note) => return Self::new(note),
            OpenedNote::Signed { note, content_sha256, addenda } => (note, content_sha256, addenda),
        };
        let signature = note.signature();
        let signed = Signed {
            name: signature.name.expose().clone(),
            role: signature.role.clone(),
            at: signature.at,
            content_sha256: content_sha256.clone(),
        };
        let addenda = addenda.iter().map(|addendum| Addendum {
            id: addendum.id,
            text: addendum.text.clone(),
            name: addendum.signature.name.expose().clone(),
            at: addendum.signature.at,
        });
        Self {
            state: NoteState::Signed,
            signed: Some(signed),
            addenda: addenda.collect(),
            ..Self::new(note.note())
        }
    }
}

/// One change of a note.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = Edit)]
pub(crate) enum EditBody {
    /// Other words for a statement.
    Rewrite {
        statement: Uuid,
        text: String,
    },
    /// The clinician vouches for a statement as it stands.
    Accept {
        statement: Uuid,
    },
    Unaccept {
        statement: Uuid,
    },
    Remove {
        statement: Uuid,
    },
    Restore {
        statement: Uuid,
    },
    Move {
        statement: Uuid,
        section: Section,
    },
    /// A statement of the clinician's own.
    Add {
        section: Section,
        text: String,
    },
    /// Takes in something that was said but not written.
    TakeOmission {
        index: usize,
    },
    Diagnoses {
        diagnoses: Vec<Diagnosis>,
    },
    /// Takes the latest edit back.
    Undo,
}

impl From<EditBody> for Edit {
    fn from(body: EditBody) -> Self {
        match body {
            EditBody::Rewrite { statement, text } => Self::Rewrite { statement, text },
            EditBody::Accept { statement } => Self::Accept(statement),
            EditBody::Unaccept { statement } => Self::Unaccept(statement),
            EditBody::Remove { statement } => Self::Remove(statement),
            EditBody::Restore { statement } => Self::Restore(statement),
            EditBody::Move { statement, section } => Self::Move { statement, section },
            EditBody::Add { section, text } => Self::Add { section, text },
            EditBody::TakeOmission { index } => Self::TakeOmission(index),
            EditBody::Diagnoses { diagnoses } => {
                Self::SetDiagnoses(diagnoses.into_iter().map(clinical::Diagnosis::from).collect())
            }
            EditBody::Undo => Self::Undo,
        }
    }
}
