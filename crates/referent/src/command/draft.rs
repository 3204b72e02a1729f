//! `referent draft`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinical::{Clinician, Consultation, DraftNote, Label, Language, Omission, Patient, Section, Transcript};
use exchange::{Format, parse_transcript};
use pseudonym::{Detector, KnownIdentities, Pseudonyms};
use serde::Serialize;

#[derive(Serialize)]
struct Draft {
    sections: Vec<DraftSection>,
    limitations: Vec<String>,
    omissions: Vec<Omission>,
}

#[derive(Serialize)]
struct DraftSection {
    section: Section,
    statements: Vec<DraftedStatement>,
}

#[derive(Serialize)]
struct DraftedStatement {
    text: String,
    evidence: Vec<usize>,
    status: Label,
}

/// Drafts the note of a file and prints it: sentences with the numbers of the utterances that say them.
pub(crate) fn run(file: &Path, json: bool, language: Option<&str>) -> anyhow::Result<ExitCode> {
    let language = match language {
        None => None,
        Some(tag) => Some(Language::from_tag(tag).context("--language is nb, nn or en")?),
    };
    let consultation = read(file, language)?;
    let detector = Detector::load()?;
    let seed = rand::Rng::random(&mut crate::moment::now().rng);
    let known = KnownIdentities::of(&consultation);
    let mut pseudonyms = Pseudonyms::new(seed);
    let (pseudonymised, key) =
        pseudonym::pseudonymise(&detector, &consultation, &known, &mut pseudonyms, &|_| false)?;
    let note = key.restore_draft(&drafting::draft(&pseudonymised))?;
    let draft = checked(note, &consultation.transcript);
    if json {
        println!("{}", serde_json::to_string(&draft)?);
    } else {
        print_for_people(&draft, consultation.transcript.language);
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads a consultation file of any format. Where it names nobody, nobody is known.
pub(crate) fn read(file: &Path, language: Option<Language>) -> anyhow::Result<Consultation> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let imported = parse_transcript(&bytes, format_of(file, &bytes))?;
    let nobody = || Patient {
        name: String::new().into(),
        national_id: None,
        born: None,
        sex: None,
        phone: None,
        address: None,
    };
    let unnamed = || Clinician { name: String::new().into(), role: String::new() };
    Ok(Consultation {
        id: imported.id.unwrap_or_default(),
        patient: imported.patient.unwrap_or_else(nobody),
        clinician: imported.clinician.unwrap_or_else(unnamed),
        transcript: Transcript {
            language: imported.language.or(language).unwrap_or_default(),
            setting: imported.setting.unwrap_or_default(),
            utterances: imported.utterances,
        },
    })
}

/// The format by the file's name, else by its beginning.
pub(crate) fn format_of(file: &Path, bytes: &[u8]) -> Format {
    let by_name = file.extension().and_then(|extension| Format::from_extension(extension.to_str()?));
    by_name.unwrap_or_else(|| Format::detect(&String::from_utf8_lossy(&bytes[..bytes.len().min(4096)])))
}

fn checked(note: DraftNote, transcript: &Transcript) -> Draft {
    let mut sections: Vec<DraftSection> = Vec::new();
    for section in Section::ALL {
        let drafted = note.statements.iter().filter(|statement| statement.section == section);
        let statements: Vec<DraftedStatement> = drafted
            .map(|statement| {
                let mut evidence: Vec<usize> =
                    statement.evidence.iter().map(|evidence| evidence.utterance).collect();
                evidence.dedup();
                let status = drafting::verify(transcript, &statement.text, Some(&evidence)).label;
                DraftedStatement { text: statement.text.clone(), evidence, status }
            })
            .collect();
        if !statements.is_empty() {
            sections.push(DraftSection { section, statements });
        }
    }
    Draft { sections, limitations: note.limitations, omissions: note.omissions }
}

fn print_for_people(draft: &Draft, language: Language) {
    for limitation in &draft.limitations {
        println!("! {}", in_words(limitation));
    }
    for section in &draft.sections {
        println!("\n{}", section.section.heading(language));
        for statement in &section.statements {
            let cited: Vec<String> = statement.evidence.iter().map(ToString::to_string).collect();
            let doubt = if statement.status == Label::Supported { "" } else { "  (check this)" };
            println!("  {} [{}]{doubt}", statement.text, cited.join(", "));
        }
    }
    if !draft.omissions.is_empty() {
        println!("\nSaid but not written");
        for omission in &draft.omissions {
            println!("  {}", omission.text);
        }
    }
}

/// What the drafter could not do, in a sentence.
pub(crate) fn in_words(limitation: &str) -> String {
    match limitation {
        "nothing_said" => "Nothing of clinical weight was said; the note is empty.".to_owned(),
        "language_not_supported" => {
            "The drafter is made for Norwegian; in this language it picks sentences and little more."
                .to_owned()
        }
        "transcript_out_of_order" => {
            "The utterances are not in the order of their times; they were read in the order of the file."
                .to_owned()
        }
        other => format!("The drafter reports: {other}."),
    }
}
