//! A fictional signed note with an addendum, for the example and the tests. The national number is synthetic.

use clinical::identifier::{HprNumber, OrgNumber};
use clinical::{
    Addendum, CodeSystem, Diagnosis, Evidence, Label, Language, Note, Origin, Patient, Section, Sex,
    Signature, SignedNote, Statement,
};
use exchange::{Organisation, SignedDocument};
use jiff::Timestamp;
use uuid::Uuid;

/// Everything that a [`SignedDocument`] borrows.
pub(crate) struct Sample {
    pub(crate) note: SignedNote,
    pub(crate) addenda: Vec<Addendum>,
    pub(crate) patient: Patient,
    pub(crate) organisation: Organisation,
}

impl Sample {
    /// The sample in bokmål.
    pub(crate) fn new() -> Self {
        Self::of(note())
    }

    /// The same people around another note.
    pub(crate) fn of(note: Note) -> Self {
        let signed_at = instant("2026-03-12T10:41:07Z");
        Self {
            note: note.review().expect("reviewed").sign(signature(signed_at), Vec::new()),
            addenda: vec![Addendum {
                id: Uuid::from_u128(0x5a4e_0000_4000_8000_0000_0000_0003),
                text: "Prøvesvar innkommet: CRP < 5 mg/L. Pasienten er orientert på telefon.".into(),
                signature: signature(instant("2026-03-13T08:02:00Z")),
            }],
            patient: patient(),
            organisation: Organisation {
                name: "Solåsen legekontor".into(),
                org_number: Some(OrgNumber::parse("999999999").expect("organisation number")),
            },
        }
    }

    /// The same, where nobody knows more than a name: no number of patient, clinician or clinic, no code, no addendum.
    pub(crate) fn sparse() -> Self {
        let reviewed = Note { diagnoses: Vec::new(), ..note() }.review().expect("reviewed");
        let nameless = Signature { hpr_number: None, ..signature(instant("2026-03-12T10:41:07Z")) };
        let name = patient().name;
        Self {
            note: reviewed.sign(nameless, Vec::new()),
            addenda: Vec::new(),
            patient: Patient { name, national_id: None, born: None, sex: None, phone: None, address: None },
            organisation: Organisation { name: "Solåsen legekontor".into(), org_number: None },
        }
    }

    pub(crate) fn document(&self) -> SignedDocument<'_> {
        SignedDocument {
            note: &self.note,
            addenda: &self.addenda,
            patient: &self.patient,
            setting: "fastlege",
            started_at: instant("2026-03-12T10:05:00Z"),
            organisation: &self.organisation,
            software_version: "0.1.0",
            content_sha256: "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
        }
    }
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("instant")
}

fn patient() -> Patient {
    Patient {
        name: "Åshild Sørbø Fjellvåg".into(),
        national_id: Some(NATIONAL_ID.into()),
        born: Some(clinical::Sensitive::new("1957-11-21".parse().expect("date"))),
        sex: Some(Sex::Female),
        phone: Some("00000000".into()),
        address: Some("Øvre Myrvei 3, 0000 Ingensted".into()),
    }
}

/// Month + 80: a number that no person can have.
pub(crate) const NATIONAL_ID: &str = "21915710287";

fn signature(at: Timestamp) -> Signature {
    Signature {
        account: Uuid::from_u128(7),
        name: "Eivind Lærdal".into(),
        role: "fastlege".into(),
        hpr_number: Some(HprNumber::parse("9999901").expect("HPR number")),
        at,
    }
}

/// The note before it is signed.
pub(crate) fn note() -> Note {
    let said = |section, text, origin, utterance| statement(section, text, origin, Some(utterance));
    let statements = vec![
        said(Section::Aktuelt, "Vondt i høyre kne siden i fjor høst, verst i trapper.", Origin::Drafted, 2),
        said(Section::Aktuelt, "Ikke feber. Ingen låsning <eller> svikt.", Origin::Edited, 5),
        said(
            Section::Legemidler,
            "Paracetamol 1 g × 3 ved behov, ≥ 4 timer mellom dosene.",
            Origin::Drafted,
            8,
        ),
        said(Section::Cave, "Tåler ikke penicillin (utslett som barn).", Origin::Drafted, 9),
        statement(
            Section::Funn,
            "Lett hydrops, ømhet medialt. Temp. 37,1 °C — afebril.",
            Origin::Clinician,
            None,
        ),
        said(Section::Vurdering, "Trolig artrose i høyre kne.", Origin::Drafted, 12),
        said(Section::Plan, "Røntgen kne, fysioterapi, kontroll om 6 uker.", Origin::Edited, 14),
    ];
    let diagnosis =
        Diagnosis { system: CodeSystem::Icpc2, code: "L90".into(), display: "Kneleddsartrose".into() };
    Note {
        id: Uuid::from_u128(0x5a4e_0000_4000_8000_0000_0000_0001),
        consultation: Uuid::from_u128(0x5a4e_0000_4000_8000_0000_0000_0002),
        revision: 4,
        language: Language::Bokmal,
        statements,
        omissions: Vec::new(),
        limitations: Vec::new(),
        diagnoses: vec![diagnosis],
        drafted_by: "referent 0.1.0 extractive".into(),
    }
}

pub(crate) fn statement(section: Section, text: &str, origin: Origin, utterance: Option<usize>) -> Statement {
    let start_to_end = |utterance| Evidence { utterance, start: 0, end: 4 };
    Statement {
        id: Uuid::from_u128(text.len() as u128),
        section,
        text: text.into(),
        evidence: utterance.map(start_to_end).into_iter().collect(),
        status: Label::Supported,
        reasons: Vec::new(),
        origin,
        accepted: false,
        removed: false,
    }
}
