//! The demo consultations are in Referent's format and name nobody who exists.

use std::path::{Path, PathBuf};

use clinical::identifier::{NationalId, NationalIdKind};
use clinical::{Consultation, Language, Speaker};

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("workspace root").join("demo")
}

fn consultations() -> Vec<Consultation> {
    let read = |name| {
        let text = std::fs::read_to_string(demo().join(name)).expect(name);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    ["fastlege.json", "legevakt.json", "fysioterapeut.json", "jordmor.json"].map(read).into()
}

/// The eleven-digit numbers in a text, however they are spaced.
fn eleven_digit_numbers(text: &str) -> Vec<String> {
    text.split(|character: char| !(character.is_ascii_digit() || character == ' '))
        .map(|part| part.replace(' ', ""))
        .filter(|digits| digits.len() == 11)
        .collect()
}

#[test]
fn every_national_number_is_synthetic_and_is_the_patients_own() {
    for consultation in consultations() {
        let patient = &consultation.patient;
        let number = patient.national_id.as_ref().expect("number").expose();
        let id = NationalId::parse(number).expect("check digits");
        assert_eq!(id.kind(), NationalIdKind::Synthetic, "{}", consultation.id);
        assert_eq!(Some(id.sex()), patient.sex, "{}", consultation.id);
        let born = patient.born.as_ref().expect("born").expose();
        let plus_80 = format!("{:02}{:02}{:02}", born.day(), born.month() + 80, born.year() % 100);
        assert!(number.starts_with(&plus_80), "{}: the number is not of the date of birth", consultation.id);
        for utterance in &consultation.transcript.utterances {
            for spoken in eleven_digit_numbers(&utterance.text) {
                assert_eq!(&spoken, number, "{}", consultation.id);
            }
        }
    }
}

#[test]
fn the_four_show_both_written_norms_and_a_companion() {
    let consultations = consultations();
    let nynorsk = |consultation: &&Consultation| consultation.transcript.language == Language::Nynorsk;
    assert_eq!(consultations.iter().filter(nynorsk).count(), 1);
    let mut everything = consultations.iter().flat_map(|consultation| &consultation.transcript.utterances);
    assert!(everything.any(|utterance| utterance.speaker == Speaker::Companion));
    for consultation in &consultations {
        let count = consultation.transcript.utterances.len();
        assert!((35..=60).contains(&count), "{}: {count} utterances", consultation.id);
    }
}

#[test]
fn the_same_conversation_stands_in_every_format() {
    let words = |name: &str| {
        let text = std::fs::read_to_string(demo().join("formats").join(name)).expect("sample");
        let text = text.replace("<v Lege>", "Lege: ").replace("<v Pasient>", "Pasient: ");
        let spoken = |line: &&str| line.starts_with("Lege: ") || line.starts_with("Pasient: ");
        text.lines().filter(spoken).map(str::to_owned).collect::<Vec<_>>()
    };
    let plain = words("oregang.txt");
    assert!(plain.len() > 5);
    assert_eq!(words("oregang.vtt"), plain);
    assert_eq!(words("oregang.srt"), plain);
}
