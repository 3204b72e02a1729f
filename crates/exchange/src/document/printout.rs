//! What stands on the printed note, in order, before anybody decides how it looks.

use clinical::{Addendum, CodeSystem, Diagnosis, Language, Origin, Section, Signature};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::words::Words;
use crate::SignedDocument;

/// Everything that is printed.
pub(super) struct Printout {
    pub(super) language: Language,
    pub(super) words: &'static Words,
    /// The patient as every page names them: number, where there is one, and name.
    pub(super) patient: String,
    /// When it was signed.
    pub(super) signed_at: String,
    /// Label and value, at the top.
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) sections: Vec<PrintedSection>,
    pub(super) diagnoses: Vec<String>,
    pub(super) signature: String,
    pub(super) addenda: Vec<PrintedAddendum>,
    /// The meaning of the marks that occur.
    pub(super) legend: Vec<(&'static str, &'static str)>,
    pub(super) drafted_by: String,
    pub(super) fingerprint: String,
}

/// A section that holds something.
pub(super) struct PrintedSection {
    pub(super) heading: &'static str,
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence and the mark of who worded it.
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) mark: &'static str,
}

/// An addendum and the line that says whose.
pub(super) struct PrintedAddendum {
    pub(super) text: String,
    pub(super) signature: String,
}

impl Printout {
    pub(super) fn of(document: &SignedDocument<'_>) -> Self {
        let note = document.note.note();
        let signature = document.note.signature();
        let words = Words::of(note.language);
        Self {
            language: note.language,
            words,
            patient: patient(document),
            signed_at: local_time(signature.at, note.language),
            facts: facts(document, words),
            sections: sections(document, words),
            diagnoses: note.diagnoses.iter().map(diagnosis).collect(),
            signature: signature_line(signature, words, note.language),
            addenda: document
                .addenda
                .iter()
                .map(|addendum| printed(addendum, words, note.language))
                .collect(),
            legend: legend(document, words),
            drafted_by: format!("{} (Referent {})", note.drafted_by, document.software_version),
            fingerprint: document.content_sha256.to_owned(),
        }
    }

    /// All that identifies the document in a list of windows or files, without naming the patient.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.words.title, self.signed_at)
    }
}

fn patient(document: &SignedDocument<'_>) -> String {
    let name = document.patient.name.expose();
    match &document.patient.national_id {
        Some(number) => format!("{} · {name}", number.expose()),
        None => name.clone(),
    }
}

fn facts(document: &SignedDocument<'_>, words: &Words) -> Vec<(&'static str, String)> {
    let patient = document.patient;
    let language = document.note.note().language;
    let organisation = match &document.organisation.org_number {
        Some(number) => {
            format!("{}, {} {}", document.organisation.name, words.organisation_number, number.as_str())
        }
        None => document.organisation.name.clone(),
    };
    let born = patient.born.as_ref().map(|born| date(*born.expose(), language));
    let number = patient.national_id.as_ref().map(|number| number.expose().clone());
    let all = [
        (words.patient, Some(patient.name.expose().clone())),
        (words.number(number.as_deref().unwrap_or_default()), number),
        (words.born, born),
        (words.sex, patient.sex.map(|sex| words.sex(sex).to_owned())),
        (words.consultation, Some(local_time(document.started_at, language))),
        (words.setting, Some(document.setting.to_owned())),
        (words.organisation, Some(organisation)),
    ];
    all.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn sections(document: &SignedDocument<'_>, words: &Words) -> Vec<PrintedSection> {
    let note = document.note.note();
    let sentences = |section: Section| {
        let here = note.standing().filter(move |(standing, _)| *standing == section);
        here.map(|(_, statement)| Sentence {
            text: statement.text.clone(),
            mark: mark(statement.origin, words),
        })
    };
    Section::ALL
        .into_iter()
        .map(|section| PrintedSection {
            heading: section.heading(note.language),
            sentences: sentences(section).collect(),
        })
        .filter(|section| !section.sentences.is_empty())
        .collect()
}

fn mark(origin: Origin, words: &Words) -> &'static str {
    let [drafted, edited, entered] = words.origins;
    match origin {
        Origin::Drafted => drafted.0,
        Origin::Edited => edited.0,
        Origin::Clinician => entered.0,
    }
}

fn legend(document: &SignedDocument<'_>, words: &Words) -> Vec<(&'static str, &'static str)> {
    let used: Vec<&str> =
        document.note.note().standing().map(|(_, statement)| mark(statement.origin, words)).collect();
    words.origins.into_iter().filter(|(mark, _)| used.contains(mark)).collect()
}

fn diagnosis(diagnosis: &Diagnosis) -> String {
    let system = match diagnosis.system {
        CodeSystem::Icpc2 => "ICPC-2",
        CodeSystem::Icd10 => "ICD-10",
    };
    format!("{system} {} {}", diagnosis.code, diagnosis.display)
}

fn signature_line(signature: &Signature, words: &Words, language: Language) -> String {
    let number = signature.hpr_number.as_ref();
    let hpr = number.map(|number| format!(", {} {}", words.hpr, number.as_str())).unwrap_or_default();
    let at = local_time(signature.at, language);
    format!("{}, {}{hpr}, {at}", signature.name.expose(), signature.role)
}

fn printed(addendum: &Addendum, words: &Words, language: Language) -> PrintedAddendum {
    let signature = signature_line(&addendum.signature, words, language);
    PrintedAddendum { text: addendum.text.clone(), signature }
}

/// Date and time as the clock on a Norwegian wall shows them.
fn local_time(instant: Timestamp, language: Language) -> String {
    let oslo = TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC);
    let local = instant.to_zoned(oslo);
    let (hour, minute) = (local.hour(), local.minute());
    match language {
        Language::English => format!("{}, {hour:02}:{minute:02}", date(local.date(), language)),
        _ => format!("{} kl. {hour:02}.{minute:02}", date(local.date(), language)),
    }
}

fn date(date: jiff::civil::Date, language: Language) -> String {
    match language {
        Language::English => date.to_string(),
        _ => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
    }
}
