//! Why a file was not taken in. Nothing has been stored when one of these is returned, and none carries the content.

use std::fmt;

/// Where in a file something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line, from 1.
    Line(usize),
    /// An utterance of Referent's JSON, from 0, as evidence numbers them.
    Utterance(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number) => write!(formatter, "line {number}"),
            Self::Utterance(index) => write!(formatter, "utterance {index}"),
        }
    }
}

/// Why a file was not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The bytes are not UTF-8: mostly Latin-1 (Windows) or UTF-16.
    #[error(
        "byte {offset} is not UTF-8 text; nothing was imported; convert the file from Latin-1 or UTF-16 to UTF-8 \
         and import it again"
    )]
    NotUtf8 {
        /// The first wrong byte, from 0.
        offset: usize,
    },
    /// The bytes are no JSON.
    #[error(
        "the JSON breaks off or is wrong at line {line}, column {column}; nothing was imported; export the file \
         again"
    )]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1; 0 before the first character.
        column: usize,
    },
    /// A field has another type than the format says, or a date is no date.
    #[error(
        "the value that ends at line {line}, column {column} is not what its field holds; nothing was imported; \
         correct the value and import again"
    )]
    WrongType {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A field that the format requires is not there.
    #[error("the field `{field}` is missing; nothing was imported; add it and import again")]
    MissingField {
        /// The field's name.
        field: &'static str,
        /// The utterance that lacks it, where it is one.
        utterance: Option<usize>,
    },
    /// The language is none that a note can be written in.
    #[error(
        "the language is none of nb, nn and en; nothing was imported; correct `language` and import again"
    )]
    UnknownLanguage,
    /// Nobody can tell who spoke.
    #[error(
        "{place} does not say who speaks in a way that is understood; nothing was imported; write for example \
         Lege, Pasient or Pårørende, and indent a line that continues the one before"
    )]
    UnknownSpeaker {
        /// Where.
        place: Place,
    },
    /// More than is taken in at once.
    #[error(
        "the file has {found} bytes, the limit is {limit}; nothing was imported; split it into consultations"
    )]
    TooLarge {
        /// Most bytes taken.
        limit: usize,
        /// Bytes found.
        found: usize,
    },
    /// The file is not in the format it is said to have.
    #[error("line {line}: {problem}; nothing was imported; check that the format is the right one")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        problem: &'static str,
    },
}
