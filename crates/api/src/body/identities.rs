//! What was hidden in a consultation, on the wire.

use clinic::consultation::{Hidden, HiddenIdentities, Source};
use clinical::{Sensitive, Speaker};
use pseudonym::IdentifierKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What an identifier is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = IdentifierKind)]
pub(crate) enum KindBody {
    Name,
    NationalId,
    OtherId,
    Phone,
    Email,
    Url,
    Address,
    Place,
    Org,
    HealthUnit,
    Date,
    Age,
}

impl From<IdentifierKind> for KindBody {
    fn from(kind: IdentifierKind) -> Self {
        match kind {
            IdentifierKind::Name => Self::Name,
            IdentifierKind::NationalId => Self::NationalId,
            IdentifierKind::OtherId => Self::OtherId,
            IdentifierKind::Phone => Self::Phone,
            IdentifierKind::Email => Self::Email,
            IdentifierKind::Url => Self::Url,
            IdentifierKind::Address => Self::Address,
            IdentifierKind::Place => Self::Place,
            IdentifierKind::Org => Self::Org,
            IdentifierKind::HealthUnit => Self::HealthUnit,
            IdentifierKind::Date => Self::Date,
            IdentifierKind::Age => Self::Age,
        }
    }
}

impl From<KindBody> for IdentifierKind {
    fn from(kind: KindBody) -> Self {
        match kind {
            KindBody::Name => Self::Name,
            KindBody::NationalId => Self::NationalId,
            KindBody::OtherId => Self::OtherId,
            KindBody::Phone => Self::Phone,
            KindBody::Email => Self::Email,
            KindBody::Url => Self::Url,
            KindBody::Address => Self::Address,
            KindBody::Place => Self::Place,
            KindBody::Org => Self::Org,
            KindBody::HealthUnit => Self::HealthUnit,
            KindBody::Date => Self::Date,
            KindBody::Age => Self::Age,
        }
    }
}

/// Why a part is hidden.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = HiddenSource)]
enum SourceBody {
    /// The detector found it, or a colleague did.
    Found,
    /// It is hidden because it is known of the patient or the clinician.
    Known,
    /// It is hidden because the clinician who asks marked it.
    Marked,
}

impl From<Source> for SourceBody {
    fn from(source: Source) -> Self {
        match source {
            Source::Found => Self::Found,
            Source::Known => Self::Known,
            Source::Marked => Self::Marked,
        }
    }
}

/// A hidden part of an utterance. Offsets count Unicode code points; `end` is exclusive.
#[derive(Serialize, ToSchema)]
#[schema(as = HiddenPart)]
struct HiddenBody {
    start: usize,
    end: usize,
    kind: KindBody,
    source: SourceBody,
    /// What stands in its place when a note is drafted.
    surrogate: String,
}

impl From<Hidden> for HiddenBody {
    fn from(hidden: Hidden) -> Self {
        Self {
            start: hidden.start,
            end: hidden.end,
            kind: hidden.kind.into(),
            source: hidden.source.into(),
            surrogate: hidden.surrogate,
        }
    }
}

/// One turn of speech with its hidden parts in order; they do not overlap.
#[derive(Serialize, ToSchema)]
struct HiddenUtterance {
    /// Its number, from 0.
    index: usize,
    speaker: Speaker,
    text: String,
    hidden: Vec<HiddenBody>,
}

/// How many parts of a kind are hidden in the talk.
#[derive(Serialize, ToSchema)]
struct KindCount {
    kind: KindBody,
    count: usize,
}

/// What a clinician marked as missed: hidden wherever it is said by or of this patient.
#[derive(Serialize, ToSchema)]
struct IdentityMark {
    /// Stays the same as long as the mark stands; says nothing about the words.
    id: Uuid,
    /// What was marked; absent where a colleague marked it, who alone sees it here and takes it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    kind: KindBody,
}

/// What is hidden in a consultation, and what was marked for its patient.
#[derive(Serialize, ToSchema)]
#[schema(as = Identities)]
pub(crate) struct IdentitiesBody {
    utterances: Vec<HiddenUtterance>,
    /// The kinds that occur.
    counts: Vec<KindCount>,
    marks: Vec<IdentityMark>,
}

impl From<HiddenIdentities> for IdentitiesBody {
    fn from(identities: HiddenIdentities) -> Self {
        let mut counts: Vec<KindCount> = Vec::new();
        for kind in IdentifierKind::ALL {
            let count = identities.hidden.iter().flatten().filter(|hidden| hidden.kind == kind).count();
            if count > 0 {
                counts.push(KindCount { kind: kind.into(), count });
            }
        }
        let utterances = identities.transcript.utterances.into_iter().zip(identities.hidden).enumerate();
        let marks = identities.marks.into_iter().map(|mark| IdentityMark {
            id: mark.id,
            text: mark.text.map(Sensitive::into_exposed),
            kind: mark.kind.into(),
        });
        Self {
            utterances: utterances
                .map(|(index, (utterance, hidden))| HiddenUtterance {
                    index,
                    speaker: utterance.speaker,
                    text: utterance.text,
                    hidden: hidden.into_iter().map(HiddenBody::from).collect(),
                })
                .collect(),
            counts,
            marks: marks.collect(),
        }
    }
}
