//! A note: statements in sections, each with the evidence that says it.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Language;
use crate::sensitive::Unprinted;

/// The sections of a Norwegian journal note, in the order they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// The present complaint.
    Aktuelt,
    /// Previous illness.
    Tidligere,
    /// Family and social history.
    FamilieSosialt,
    /// Medicines in use.
    Legemidler,
    /// Allergies and intolerances.
    Cave,
    /// Findings on examination.
    Funn,
    /// Tests and their results.
    Undersokelser,
    /// Assessment.
    Vurdering,
    /// Plan.
    Plan,
}

impl Section {
    /// All sections in the order of a note.
    pub const ALL: [Self; 9] = [
        Self::Aktuelt,
        Self::Tidligere,
        Self::FamilieSosialt,
        Self::Legemidler,
        Self::Cave,
        Self::Funn,
        Self::Undersokelser,
        Self::Vurdering,
        Self::Plan,
    ];

    /// The key used in files and in the API, for example `familie_sosialt`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Aktuelt => "aktuelt",
            Self::Tidligere => "tidligere",
            Self::FamilieSosialt => "familie_sosialt",
            Self::Legemidler => "legemidler",
            Self::Cave => "cave",
            Self::Funn => "funn",
            Self::Undersokelser => "undersokelser",
            Self::Vurdering => "vurdering",
            Self::Plan => "plan",
        }
    }

    /// The heading as a clinician writes it in `language`.
    pub fn heading(self, language: Language) -> &'static str {
        let [bokmal, nynorsk, english] = match self {
            Self::Aktuelt => ["Aktuelt", "Aktuelt", "Present complaint"],
            Self::Tidligere => ["Tidligere sykdommer", "Tidlegare sjukdomar", "Past medical history"],
            Self::FamilieSosialt => ["Familie og sosialt", "Familie og sosialt", "Family and social history"],
            Self::Legemidler => ["Legemidler", "Legemiddel", "Medication"],
            Self::Cave => ["Cave", "Cave", "Allergies and intolerances"],
            Self::Funn => ["Funn", "Funn", "Examination"],
            Self::Undersokelser => ["Undersøkelser", "Undersøkingar", "Investigations"],
            Self::Vurdering => ["Vurdering", "Vurdering", "Assessment"],
            Self::Plan => ["Plan", "Plan", "Plan"],
        };
        match language {
            Language::Bokmal => bokmal,
            Language::Nynorsk => nynorsk,
            Language::English => english,
        }
    }
}

/// Where something was said: an utterance, and the part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Number of the utterance, from 0.
    pub utterance: usize,
    /// Start of the part within the utterance, in Unicode code points.
    pub start: usize,
    /// End of the part, in code points, exclusive.
    pub end: usize,
}

/// What a check of a statement against what was said came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// The evidence says it.
    Supported,
    /// The evidence may say it; a person must decide.
    Uncertain,
    /// The evidence says otherwise.
    Contradicted,
    /// Nothing that was said supports it.
    Unsupported,
}

/// Why a statement was not found supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// A dose differs or was not said.
    Dose,
    /// A number differs or was not said.
    Number,
    /// A unit differs or was not said.
    Unit,
    /// What was denied is affirmed, or the reverse.
    Negation,
    /// Left and right are exchanged.
    Laterality,
    /// A drug was not mentioned, or another was.
    Drug,
    /// Said about somebody else.
    Person,
    /// Said about another time.
    Time,
    /// Said as possible, written as certain, or the reverse.
    Certainty,
    /// Nothing like it was said.
    Invented,
}

/// One reason of a verdict, with the words of the statement that it concerns.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The kind of fault.
    pub kind: ReasonKind,
    /// The word or number of the statement that raised it.
    pub detail: String,
}

impl fmt::Debug for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Reason")
            .field("kind", &self.kind)
            .field("detail", &Unprinted(&self.detail))
            .finish_non_exhaustive()
    }
}

/// The outcome of checking one statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What the check came to.
    pub label: Label,
    /// Where it was said.
    pub evidence: Vec<Evidence>,
    /// Why it is not supported; empty when it is.
    pub reasons: Vec<Reason>,
}

/// Who worded a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The drafter wrote it and nobody has changed it.
    Drafted,
    /// The drafter wrote it and a clinician changed the wording.
    Edited,
    /// A clinician entered it.
    Clinician,
}

/// One sentence of a note with its evidence and what the check said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Stable identity through edits.
    pub id: Uuid,
    /// The section it stands in.
    pub section: Section,
    /// The sentence.
    pub text: String,
    /// Where it was said; empty only for a statement that a clinician entered.
    pub evidence: Vec<Evidence>,
    /// The check's label.
    pub status: Label,
    /// The check's reasons.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// Who worded it.
    pub origin: Origin,
    /// A clinician has accepted it as it stands.
    #[serde(default)]
    pub accepted: bool,
    /// A clinician has taken it out; kept so that the removal can be undone before signing.
    #[serde(default)]
    pub removed: bool,
}

impl fmt::Debug for Statement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Statement")
            .field("id", &self.id)
            .field("section", &self.section)
            .field("text", &Unprinted(&self.text))
            .field("status", &self.status)
            .field("origin", &self.origin)
            .field("accepted", &self.accepted)
            .field("removed", &self.removed)
            .finish_non_exhaustive()
    }
}

impl Statement {
    /// Whether the statement hinders signing: unsupported or contradicted by what was said, still in the note, and
    /// not accepted by a clinician.
    pub fn is_unresolved(&self) -> bool {
        let wrong = matches!(self.status, Label::Unsupported | Label::Contradicted);
        wrong && !self.removed && !self.accepted
    }
}

/// Something of clinical weight that was said and does not stand in the note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Omission {
    /// The section it would stand in.
    pub section: Section,
    /// The sentence that would be added.
    pub text: String,
    /// Where it was said.
    pub evidence: Vec<Evidence>,
}

impl fmt::Debug for Omission {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Omission")
            .field("section", &self.section)
            .field("text", &Unprinted(&self.text))
            .finish_non_exhaustive()
    }
}

/// A statement as a drafter proposes it, before it has an identity in a note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftStatement {
    /// The section.
    pub section: Section,
    /// The sentence in the note's language.
    pub text: String,
    /// Where it was said; never empty.
    pub evidence: Vec<Evidence>,
}

impl fmt::Debug for DraftStatement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DraftStatement")
            .field("section", &self.section)
            .field("text", &Unprinted(&self.text))
            .field("evidence", &self.evidence)
            .finish_non_exhaustive()
    }
}

/// What a drafter made of a transcript.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftNote {
    /// The language it is written in.
    pub language: Language,
    /// The statements in the order of the note.
    pub statements: Vec<DraftStatement>,
    /// Said but not written, the weightiest first.
    pub omissions: Vec<Omission>,
    /// What the drafter could not do, as keys of sentences the screen shows (for example `language_not_supported`,
    /// `nothing_said`). An empty note always has one.
    pub limitations: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_consultation_never_print() {
        let text = "Hemmelig smerte".to_owned();
        let evidence = vec![Evidence { utterance: 0, start: 0, end: 8 }];
        let draft = DraftNote {
            language: Language::Bokmal,
            statements: vec![DraftStatement {
                section: Section::Plan,
                text: text.clone(),
                evidence: evidence.clone(),
            }],
            omissions: vec![Omission { section: Section::Plan, text: text.clone(), evidence }],
            limitations: Vec::new(),
        };
        let reason = Reason { kind: ReasonKind::Dose, detail: text.clone() };
        let utterance =
            crate::Utterance { speaker: crate::Speaker::Patient, text, start_ms: None, end_ms: None };
        let printed = format!("{draft:?} {reason:?} {utterance:?}");
        assert!(!printed.contains("Hemmelig") && printed.contains("[15 characters]"), "{printed}");
    }
}
