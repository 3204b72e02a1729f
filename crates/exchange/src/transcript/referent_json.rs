//! Referent's own JSON: one object with `utterances` and what is known about the people. Other fields are ignored.

use clinical::{Clinician, Language, Patient, Sensitive, Sex, Speaker, Utterance};
use jiff::civil::Date;
use serde::Deserialize;

use super::{ImportError, Imported, Place};

#[derive(Deserialize)]
struct File {
    id: Option<String>,
    language: Option<String>,
    setting: Option<String>,
    patient: Option<PatientFields>,
    clinician: Option<ClinicianFields>,
    utterances: Option<Vec<UtteranceFields>>,
}

#[derive(Deserialize)]
struct PatientFields {
    name: Option<Sensitive<String>>,
    national_id: Option<Sensitive<String>>,
    born: Option<Sensitive<Date>>,
    sex: Option<Sex>,
    phone: Option<Sensitive<String>>,
    address: Option<Sensitive<String>>,
}

#[derive(Deserialize)]
struct ClinicianFields {
    name: Option<Sensitive<String>>,
    role: Option<String>,
}

#[derive(Deserialize)]
struct UtteranceFields {
    speaker: Option<String>,
    text: Option<String>,
    start_ms: Option<u64>,
    end_ms: Option<u64>,
}

pub(super) fn parse(content: &str) -> Result<Imported, ImportError> {
    let file: File = serde_json::from_str(content).map_err(|error| json_error(&error))?;
    let utterances = file.utterances.ok_or(missing("utterances"))?;
    Ok(Imported {
        id: file.id,
        patient: file.patient.map(patient).transpose()?,
        clinician: file.clinician.map(clinician).transpose()?,
        language: file.language.as_deref().map(language).transpose()?,
        setting: file.setting,
        utterances: utterances.into_iter().enumerate().map(utterance).collect::<Result<_, _>>()?,
        out_of_order: false,
    })
}

/// The place of the fault only: serde's message may quote the content.
fn json_error(error: &serde_json::Error) -> ImportError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        serde_json::error::Category::Data => ImportError::WrongType { line, column },
        _ => ImportError::Json { line, column },
    }
}

fn missing(field: &'static str) -> ImportError {
    ImportError::MissingField { field, utterance: None }
}

fn patient(fields: PatientFields) -> Result<Patient, ImportError> {
    Ok(Patient {
        name: fields.name.ok_or(missing("patient.name"))?,
        national_id: fields.national_id,
        born: fields.born,
        sex: fields.sex,
        phone: fields.phone,
        address: fields.address,
    })
}

fn clinician(fields: ClinicianFields) -> Result<Clinician, ImportError> {
    Ok(Clinician {
        name: fields.name.ok_or(missing("clinician.name"))?,
        role: fields.role.ok_or(missing("clinician.role"))?,
    })
}

/// A BCP 47 tag, of which the primary subtag counts: `nb-NO` is bokmål.
fn language(tag: &str) -> Result<Language, ImportError> {
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    Language::from_tag(&primary).ok_or(ImportError::UnknownLanguage)
}

fn utterance((index, fields): (usize, UtteranceFields)) -> Result<Utterance, ImportError> {
    let missing = |field| ImportError::MissingField { field, utterance: Some(index) };
    let speaker = match fields.speaker.ok_or(missing("speaker"))?.as_str() {
        "clinician" => Speaker::Clinician,
        "patient" => Speaker::Patient,
        "companion" => Speaker::Companion,
        _ => return Err(ImportError::UnknownSpeaker { place: Place::Utterance(index) }),
    };
    let text = fields.text.ok_or(missing("text"))?;
    Ok(Utterance { speaker, text, start_ms: fields.start_ms, end_ms: fields.end_ms })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consultation_is_read_and_other_fields_are_ignored() {
        let file = r#"{"id": "a", "language": "nn-NO", "setting": "fastlege", "facts": [1], "claims": {},
            "patient": {"name": "Kari Nes", "national_id": "12345678901", "born": "1980-02-01", "sex": "F"},
            "clinician": {"name": "Ola Vik", "role": "fastlege"},
            "utterances": [{"speaker": "companion", "text": "Hei.", "start_ms": 5, "mood": "glad"}]}"#;
        let imported = parse(file).expect("parses");
        assert_eq!(imported.language, Some(Language::Nynorsk));
        let patient = imported.patient.expect("patient");
        assert_eq!(patient.national_id.expect("kept though wrong").expose(), "12345678901");
        assert_eq!(imported.utterances[0].speaker, Speaker::Companion);
        assert_eq!(imported.utterances[0].start_ms, Some(5));
    }

    #[test]
    fn each_fault_has_its_error_and_none_shows_the_content() {
        let utterance = |fields: &str| format!(r#"{{"utterances": [{fields}]}}"#);
        let cases = [
            ("{\"utterances\": [".to_owned(), ImportError::Json { line: 1, column: 16 }),
            (
                utterance(r#"{"speaker": 7, "text": "hemmelig"}"#),
                ImportError::WrongType { line: 1, column: 29 },
            ),
            ("{}".to_owned(), missing("utterances")),
            (
                utterance(r#"{"text": "hemmelig"}"#),
                ImportError::MissingField { field: "speaker", utterance: Some(0) },
            ),
            (
                utterance(r#"{"speaker": "hemmelig", "text": "a"}"#),
                ImportError::UnknownSpeaker { place: Place::Utterance(0) },
            ),
            (
                r#"{"patient": {"born": "hemmelig"}}"#.to_owned(),
                ImportError::WrongType { line: 1, column: 31 },
            ),
            (r#"{"language": "hemmelig", "utterances": []}"#.to_owned(), ImportError::UnknownLanguage),
        ];
        for (file, expected) in cases {
            let error = parse(&file).expect_err("refused");
            assert_eq!(error, expected);
            assert!(!error.to_string().contains("hemmelig"));
        }
    }
}
