//! The verifier: one true and one false sentence for each kind of fault.

use clinical::{Label, Language, ReasonKind, Speaker, Transcript, Utterance};
use drafting::verify;

fn talk() -> Transcript {
    use Speaker::{Clinician, Patient};
    let lines = [
        // (removed)
        // (removed)
        (Patient, "Nei."),
        (Patient, "Broren min har epilepsi."),
        (Clinician, "Hva bruker du av medisiner?"),
        // (removed)
        (Clinician, "CRP er trettifire."),
        // (removed)
        // (removed)
    ];
    let utterances = lines
        .iter()
        .map(|(speaker, text)| Utterance {
            speaker: *speaker,
            text: (*text).to_owned(),
            start_ms: None,
            end_ms: None,
        })
        .collect();
    Transcript { language: Language::Bokmal, setting: "fastlege".to_owned(), utterances }
}

#[test]
fn true_sentences_are_supported() {
    for sentence in [
        // (removed)
        "Ingen feber.",
        "Bror har epilepsi.",
        // (removed)
        "Apixaban 5 mg.",
        "CRP 34.",
        "Mistanke om meniskskade.",
        "Kontroll om to måneder.",
        "Knesmerter på venstre side.",
    ] {
        let verdict = verify(&talk(), sentence, None);
        assert_eq!(verdict.label, Label::Supported, "{sentence} {:?}", verdict.reasons);
        assert!(!verdict.evidence.is_empty(), "{sentence}");
    }
}

#[test]
fn each_kind_of_fault_is_found() {
    for (sentence, kind) in [
        // (removed)
        ("Har hatt feber.", ReasonKind::Negation),
        ("Pasienten har epilepsi.", ReasonKind::Person),
        // (removed)
        ("Bruker warfarin.", ReasonKind::Drug),
        ("CRP 84.", ReasonKind::Number),
        ("Meniskskade er bekreftet.", ReasonKind::Certainty),
        ("Kontroll om seks måneder.", ReasonKind::Time),
        ("Henvist til psykolog for angstlidelse.", ReasonKind::Invented),
    ] {
        let verdict = verify(&talk(), sentence, None);
        assert_ne!(verdict.label, Label::Supported, "{sentence}");
        assert!(verdict.reasons.iter().any(|reason| reason.kind == kind), "{sentence} {:?}", verdict.reasons);
    }
}

#[test]
fn only_the_cited_utterances_count() {
    assert_eq!(verify(&talk(), "CRP 34.", Some(&[6])).label, Label::Supported);
    assert_ne!(verify(&talk(), "CRP 34.", Some(&[0])).label, Label::Supported);
}

#[test]
fn an_empty_talk_supports_nothing() {
    assert_eq!(verify(&Transcript::default(), "Frisk.", None).label, Label::Unsupported);
}
