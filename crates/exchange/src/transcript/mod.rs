//! Consultations as other programs write them: Referent's own JSON, plain text, WebVTT and SRT.
//!
//! A parser answers with all that the file says or with an [`ImportError`]; it never guesses who spoke and never
//! returns half a file. Audio will come through its own crate, `speech`, which ends in the same utterances.

mod cue;
mod error;
mod input;
mod label;
mod plain_text;
mod referent_json;
mod srt;
mod webvtt;

use clinical::{Clinician, Language, Patient, Utterance};

pub use error::{ImportError, Place};
pub use input::LIMIT_BYTES;

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Referent's JSON: one object with `utterances` and what is known about the people.
    Referent,
    /// One turn a line, each with `Lege:`, `Pasient:` or the like before it.
    Text,
    /// WebVTT (W3C), with `<v Speaker>` voice tags or `Speaker:` prefixes.
    WebVtt,
    /// SubRip, with `Speaker:` prefixes.
    Srt,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Referent, Self::Text, Self::WebVtt, Self::Srt];

    /// The key on the command line and in the API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Referent => "referent",
            Self::Text => "text",
            Self::WebVtt => "webvtt",
            Self::Srt => "srt",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// The format that a file name's extension promises, without the dot, in either case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Referent),
            "txt" | "text" => Some(Self::Text),
            "vtt" => Some(Self::WebVtt),
            "srt" => Some(Self::Srt),
            _ => None,
        }
    }

    /// The format that the content looks like; plain text where nothing else fits.
    pub fn detect(content: &str) -> Self {
        let content = content.trim_start_matches('\u{feff}').trim_start();
        let has_early_timing = || content.lines().take(5).any(|line| cue::timing(line).is_some());
        match content {
            _ if content.starts_with("WEBVTT") => Self::WebVtt,
            _ if content.starts_with('{') => Self::Referent,
            _ if has_early_timing() => Self::Srt,
            _ => Self::Text,
        }
    }
}

/// What a file said. Formats other than [`Format::Referent`] know only the utterances.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The name that the sending system gave the consultation.
    pub id: Option<String>,
    /// The patient.
    pub patient: Option<Patient>,
    /// The health professional.
    pub clinician: Option<Clinician>,
    /// The language of the note.
    pub language: Option<Language>,
    /// The kind of practice, for example `fastlege`.
    pub setting: Option<String>,
    /// What was said, in the order of the file.
    pub utterances: Vec<Utterance>,
    /// Times run backwards somewhere: the file's order is kept, and a person should look.
    pub out_of_order: bool,
}

/// Reads `bytes` as `format`.
///
/// UTF-8, with or without a byte order mark, at most [`LIMIT_BYTES`]. A file in which nobody says anything has zero
/// utterances and is no error.
pub fn parse_transcript(bytes: &[u8], format: Format) -> Result<Imported, ImportError> {
    let content = input::text_of(bytes)?;
    let mut imported = match format {
        Format::Referent => referent_json::parse(&content)?,
        Format::Text => spoken(plain_text::parse(&content)?),
        Format::WebVtt => spoken(webvtt::parse(&content)?),
        Format::Srt => spoken(srt::parse(&content)?),
    };
    imported.out_of_order = runs_backwards(&imported.utterances);
    Ok(imported)
}

fn spoken(utterances: Vec<Utterance>) -> Imported {
    Imported { utterances, ..Imported::default() }
}

/// Whether an utterance starts before the timed one ahead of it, or ends before it starts.
fn runs_backwards(utterances: &[Utterance]) -> bool {
    let starts: Vec<u64> = utterances.iter().filter_map(|utterance| utterance.start_ms).collect();
    let ends_early = utterances.iter().any(
        |utterance| matches!((utterance.start_ms, utterance.end_ms), (Some(start), Some(end)) if end < start),
    );
    ends_early || !starts.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_found_by_key_extension_and_content() {
        for format in Format::ALL {
            assert_eq!(Format::from_key(format.key()), Some(format));
        }
        assert_eq!(Format::from_extension("VTT"), Some(Format::WebVtt));
        assert_eq!(Format::from_extension("wav"), None);
        assert_eq!(Format::detect("\u{feff}WEBVTT\n"), Format::WebVtt);
        assert_eq!(Format::detect("\n {\"utterances\":[]}"), Format::Referent);
        assert_eq!(Format::detect("1\n00:00:01,000 --> 00:00:02,000\nLege: Hei"), Format::Srt);
        assert_eq!(Format::detect("Lege: Hei"), Format::Text);
    }

    #[test]
    fn an_empty_file_is_silence() {
        for format in [Format::Text, Format::WebVtt, Format::Srt] {
            assert_eq!(parse_transcript(b" \n\n", format), Ok(Imported::default()), "{format:?}");
        }
        let empty = parse_transcript(br#"{"utterances": []}"#, Format::Referent);
        assert_eq!(empty, Ok(Imported::default()));
    }

    #[test]
    fn ten_megabytes_of_text_are_read_whole() {
        let line = "Pasient: Det har vært vondt i kneet siden i fjor høst, særlig i trapper.\n";
        let count = 10_000_000 / line.len();
        let imported = parse_transcript(line.repeat(count).as_bytes(), Format::Text).expect("parses");
        assert_eq!(imported.utterances.len(), count);
    }

    #[test]
    fn utterances_out_of_order_are_kept_and_flagged() {
        let file =
            "1\n00:00:05,000 --> 00:00:06,000\nLege: To\n\n2\n00:00:01,000 --> 00:00:02,000\nLege: En\n";
        let imported = parse_transcript(file.as_bytes(), Format::Srt).expect("parses");
        assert!(imported.out_of_order);
        assert_eq!(imported.utterances[0].text, "To");
    }
}
