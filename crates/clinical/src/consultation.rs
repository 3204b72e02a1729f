//! A consultation: who met, and what was said.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Sensitive;
use crate::sensitive::Unprinted;

/// The written language of a consultation and its note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Language {
    /// Norwegian bokmål.
    #[default]
    #[serde(rename = "nb")]
    Bokmal,
    /// Norwegian nynorsk.
    #[serde(rename = "nn")]
    Nynorsk,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The BCP 47 tag: `nb`, `nn` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Bokmal => "nb",
            Self::Nynorsk => "nn",
            Self::English => "en",
        }
    }

    /// Reads a BCP 47 tag; `no` counts as bokmål.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "nb" | "no" => Some(Self::Bokmal),
            "nn" => Some(Self::Nynorsk),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// Administrative sex as the National Population Register has it (FHIR `AdministrativeGender`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Sex {
    /// Female.
    #[serde(rename = "F")]
    Female,
    /// Male.
    #[serde(rename = "M")]
    Male,
    /// Unknown or not recorded.
    #[serde(rename = "U", other)]
    Unknown,
}

/// Who said an utterance. Roles only: Referent stores no voice prints and no names of speakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    /// The health professional.
    Clinician,
    /// The patient.
    Patient,
    /// A parent, spouse, interpreter or other companion.
    Companion,
}

/// One turn of speech. Its position in [`Transcript::utterances`] is its number, which [`crate::Evidence`] cites.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utterance {
    /// Who spoke.
    pub speaker: Speaker,
    /// The words, as the recogniser or the importer gave them.
    pub text: String,
    /// Start in milliseconds from the beginning of the recording, where the source knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<u64>,
    /// End in milliseconds from the beginning of the recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
}

impl fmt::Debug for Utterance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Utterance")
            .field("speaker", &self.speaker)
            .field("text", &Unprinted(&self.text))
            .finish_non_exhaustive()
    }
}

/// What was said, in order, without any statement of who the people are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The written language of the note to be drafted.
    pub language: Language,
    /// The kind of practice, for example `fastlege`, `legevakt`, `fysioterapeut`; chooses the template.
    pub setting: String,
    /// The utterances in spoken order.
    pub utterances: Vec<Utterance>,
}

/// The patient as the importing system knows them. All of it is identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patient {
    /// Full name, given names first.
    pub name: Sensitive<String>,
    /// National number as it was given, even when its check digits are wrong: a wrong number is still hidden, and
    /// [`crate::identifier::NationalId`] says what kind it is where it can be parsed.
    #[serde(default)]
    pub national_id: Option<Sensitive<String>>,
    /// Date of birth.
    #[serde(default)]
    pub born: Option<Sensitive<Date>>,
    /// Administrative sex.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Sensitive<String>>,
    /// Street, postal code and place in one line.
    #[serde(default)]
    pub address: Option<Sensitive<String>>,
}

/// The health professional of the consultation, as the importing system names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clinician {
    /// Full name.
    pub name: Sensitive<String>,
    /// Professional role in words, for example `fastlege`.
    pub role: String,
}

/// A consultation as it is imported: the people and the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// The name that the sending system gave it.
    pub id: String,
    /// The patient.
    pub patient: Patient,
    /// The clinician.
    pub clinician: Clinician,
    /// Language, setting and utterances.
    #[serde(flatten)]
    pub transcript: Transcript,
}
