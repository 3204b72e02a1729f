//! A consultation of people who do not exist, what of it is left uncovered in a text, and spans as they must be.

use clinical::{Clinician, Consultation, Language, Patient, Sex, Transcript};
use proptest::prelude::*;
use pseudonym::{Detector, KnownIdentities};

/// The patient's name.
pub(crate) const PATIENT: &str = "Gunnvor Dag Lillevik";

/// What [`known`] makes known, as it may be said.
pub(crate) const IDENTITIES: [&str; 8] =
    [PATIENT, "Gunnvor", "Lillevik", "Kvernbekk", "Tjernstubben 14", "Nordnesby", "46218903", "15867030201"];

/// The detector that is embedded in the program, loaded once.
pub(crate) fn detector() -> &'static Detector {
    static DETECTOR: std::sync::OnceLock<Detector> = std::sync::OnceLock::new();
    DETECTOR.get_or_init(|| Detector::load().expect("the embedded model loads"))
}

/// What is known of a consultation with `patient`.
pub(crate) fn known(patient: &str) -> KnownIdentities {
    KnownIdentities::of(&Consultation {
        id: String::new(),
        patient: Patient {
            name: patient.into(),
            national_id: Some("15867030201".into()),
            born: None,
            sex: Some(Sex::Female),
            phone: Some("+47 462 18 903".into()),
            address: Some("Tjernstubben 14, 9990 Nordnesby".into()),
        },
        clinician: Clinician { name: "Olai Kvernbekk".into(), role: "fastlege".into() },
        transcript: Transcript {
            language: Language::Bokmal,
            setting: "fastlege".into(),
            utterances: Vec::new(),
        },
    })
}

/// The letters and digits of the first `inside` in `text` that no span covers.
pub(crate) fn uncovered(text: &str, inside: &str, known: &KnownIdentities) -> String {
    let points: Vec<char> = text.chars().collect();
    let mut covered = vec![false; points.len()];
    for found in detector().identify(text, known) {
        covered[found.start..found.end].fill(true);
    }
    let before = text.find(inside).expect("it stands in the text");
    let start = text[..before].chars().count();
    let places = start..start + inside.chars().count();
    places
        .filter(|place| !covered[*place] && points[*place].is_alphanumeric())
        .map(|place| points[place])
        .collect()
}

/// Sorted, without overlaps, none empty, all inside the text.
pub(crate) fn well_formed(text: &str, known: &KnownIdentities) -> Result<(), TestCaseError> {
    let length = text.chars().count();
    let mut before = 0;
    for identifier in detector().identify(text, known) {
        prop_assert!(before <= identifier.start, "{identifier:?} begins before {before}");
        prop_assert!(identifier.start < identifier.end, "{identifier:?} is empty");
        prop_assert!(identifier.end <= length, "{identifier:?} ends after {length}");
        before = identifier.end;
    }
    Ok(())
}
