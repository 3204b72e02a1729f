//! The words around a note, in its language.

use clinical::identifier::{NationalId, NationalIdKind};
use clinical::{Language, Sex};

/// One language's words.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) patient: &'static str,
    /// Birth number, D-number, H-number, FH-number, and a number that is none of them.
    numbers: [&'static str; 5],
    pub(super) born: &'static str,
    pub(super) sex: &'static str,
    pub(super) consultation: &'static str,
    pub(super) setting: &'static str,
    pub(super) organisation: &'static str,
    pub(super) organisation_number: &'static str,
    pub(super) diagnoses: &'static str,
    pub(super) signed: &'static str,
    pub(super) signed_by: &'static str,
    pub(super) hpr: &'static str,
    pub(super) addendum: &'static str,
    pub(super) page: &'static str,
    pub(super) page_of: &'static str,
    pub(super) origin: &'static str,
    /// Marks and meanings: drafted, edited, entered by the clinician.
    pub(super) origins: [(&'static str, &'static str); 3],
    pub(super) drafted_by: &'static str,
    pub(super) fingerprint: &'static str,
    /// Female, male, unknown.
    sexes: [&'static str; 3],
}

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Bokmal => &BOKMAL,
            Language::Nynorsk => &NYNORSK,
            Language::English => &ENGLISH,
        }
    }

    /// What to call `number`: a number with wrong check digits is printed as it was given, under no false name.
    pub(super) fn number(&self, number: &str) -> &'static str {
        let [birth, d_number, h_number, fh_number, as_given] = self.numbers;
        match NationalId::parse(number).map(|number| number.kind()) {
            Ok(NationalIdKind::DNumber) => d_number,
            Ok(NationalIdKind::HNumber) => h_number,
            Ok(NationalIdKind::FhNumber) => fh_number,
            Ok(_) => birth,
            Err(_) => as_given,
        }
    }

    pub(super) fn sex(&self, sex: Sex) -> &'static str {
        let [female, male, unknown] = self.sexes;
        match sex {
            Sex::Female => female,
            Sex::Male => male,
            Sex::Unknown => unknown,
        }
    }
}

const BOKMAL: Words = Words {
    title: "Journalnotat",
    patient: "Pasient",
    numbers: ["Fødselsnummer", "D-nummer", "H-nummer", "FH-nummer", "Nummer som oppgitt"],
    born: "Født",
    sex: "Kjønn",
    consultation: "Konsultasjon",
    setting: "Tjeneste",
    organisation: "Virksomhet",
    organisation_number: "org.nr.",
    diagnoses: "Diagnosekoder",
    signed: "Signert",
    signed_by: "Signert av",
    hpr: "HPR-nr.",
    addendum: "Tilføyelse",
    page: "Side",
    page_of: "av",
    origin: "Hvem som har formulert setningene",
    origins: [
        ("p", "utkast fra programmet, uendret og godkjent ved signering"),
        ("e", "utkast fra programmet, endret av behandleren"),
        ("b", "skrevet av behandleren"),
    ],
    drafted_by: "Utkastet er laget av",
    fingerprint: "Fingeravtrykk av signert innhold (SHA-256)",
    sexes: ["kvinne", "mann", "ukjent"],
};

const NYNORSK: Words = Words {
    title: "Journalnotat",
    patient: "Pasient",
    numbers: ["Fødselsnummer", "D-nummer", "H-nummer", "FH-nummer", "Nummer som oppgjeve"],
    born: "Fødd",
    sex: "Kjønn",
    consultation: "Konsultasjon",
    setting: "Teneste",
    organisation: "Verksemd",
    organisation_number: "org.nr.",
    diagnoses: "Diagnosekodar",
    signed: "Signert",
    signed_by: "Signert av",
    hpr: "HPR-nr.",
    addendum: "Tillegg",
    page: "Side",
    page_of: "av",
    origin: "Kven som har formulert setningane",
    origins: [
        ("p", "utkast frå programmet, uendra og godkjent ved signering"),
        ("e", "utkast frå programmet, endra av behandlaren"),
        ("b", "skriven av behandlaren"),
    ],
    drafted_by: "Utkastet er laga av",
    fingerprint: "Fingeravtrykk av signert innhald (SHA-256)",
    sexes: ["kvinne", "mann", "ukjent"],
};

const ENGLISH: Words = Words {
    title: "Journal note",
    patient: "Patient",
    numbers: ["Birth number", "D-number", "H-number", "FH-number", "Number as given"],
    born: "Born",
    sex: "Sex",
    consultation: "Consultation",
    setting: "Service",
    organisation: "Undertaking",
    organisation_number: "org. no.",
    diagnoses: "Diagnosis codes",
    signed: "Signed",
    signed_by: "Signed by",
    hpr: "HPR no.",
    addendum: "Addendum",
    page: "Page",
    page_of: "of",
    origin: "Who worded the sentences",
    origins: [
        ("p", "drafted by the program, unchanged and approved by signing"),
        ("e", "drafted by the program, changed by the clinician"),
        ("b", "written by the clinician"),
    ],
    drafted_by: "Drafted by",
    fingerprint: "Fingerprint of the signed content (SHA-256)",
    sexes: ["female", "male", "unknown"],
};
