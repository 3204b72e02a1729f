//! The verifier: one true and one false sentence for each kind of fault.

use clinical::{Label, Language, ReasonKind, Speaker, Transcript, Utterance};
use drafting::verify;

fn talk() -> Transcript {
    use Speaker::{Clinician, Patient};
    let lines = [
        (Patient, "Det gjør vondt i venstre hofte, i tre uker nå."),
        (Clinician, "Har du merket feber?"),
        (Patient, "Nei."),
        (Patient, "Broren min har epilepsi."),
        (Clinician, "Hva bruker du av medisiner?"),
        (Patient, "Metformin fem hundre milligram til frokost og middag, og Eliquis fem milligram."),
        (Clinician, "CRP er trettifire."),
        (Clinician, "Jeg mistenker slimposebetennelse, men er ikke sikker."),
        (Clinician, "Ny time om to måneder."),
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
        "Smerter i venstre hofte i tre uker.",
        "Ingen feber.",
        "Bror har epilepsi.",
        "Bruker metformin 500 mg til frokost og middag.",
        "Apixaban 5 mg.",
        "CRP 34.",
        "Mistanke om slimposebetennelse.",
        "Kontroll om to måneder.",
        "Hoftesmerter på venstre side.",
    ] {
        let verdict = verify(&talk(), sentence, None);
        assert_eq!(verdict.label, Label::Supported, "{sentence} {:?}", verdict.reasons);
        assert!(!verdict.evidence.is_empty(), "{sentence}");
    }
}

#[test]
fn each_kind_of_fault_is_found() {
    for (sentence, kind) in [
        ("Smerter i høyre hofte i tre uker.", ReasonKind::Laterality),
        ("Har hatt feber.", ReasonKind::Negation),
        ("Pasienten har epilepsi.", ReasonKind::Person),
        ("Bruker metformin 1000 mg til frokost og middag.", ReasonKind::Dose),
        ("Bruker warfarin.", ReasonKind::Drug),
        ("CRP 84.", ReasonKind::Number),
        ("Slimposebetennelse er bekreftet.", ReasonKind::Certainty),
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

#[test]
fn a_denial_said_word_for_word_is_not_contradicted() {
    let utterance = Utterance {
        speaker: Speaker::Clinician,
        text: "Puls 88, og huden er fin, ingen utslett og ikke hevelse.".to_owned(),
        start_ms: None,
        end_ms: None,
    };
    let talk = Transcript { language: Language::Bokmal, setting: String::new(), utterances: vec![utterance] };
    let verdict = verify(&talk, "Puls 88, og huden fin, ingen utslett og ikke hevelse.", Some(&[0]));
    assert_eq!(verdict.label, Label::Supported, "{:?}", verdict.reasons);
    assert_ne!(verify(&talk, "Har utslett.", Some(&[0])).label, Label::Supported);
}
