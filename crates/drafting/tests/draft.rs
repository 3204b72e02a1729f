//! The drafter on small consultations of our own, and what must hold for any text.

use clinical::{DraftNote, Language, Speaker, Transcript, Utterance};
use drafting::training::draft_fictional;
use proptest::prelude::*;

fn transcript(language: Language, lines: &[(Speaker, &str)]) -> Transcript {
    let utterances = lines
        .iter()
        .map(|(speaker, text)| Utterance {
            speaker: *speaker,
            text: (*text).to_owned(),
            start_ms: None,
            end_ms: None,
        })
        .collect();
    Transcript { language, setting: "fastlege".to_owned(), utterances }
}

fn lines(note: &DraftNote) -> Vec<String> {
    let line = |statement: &clinical::DraftStatement| {
        let cited: Vec<usize> = statement.evidence.iter().map(|place| place.utterance).collect();
        format!("{}: {} {cited:?}", statement.section.key(), statement.text)
    };
    note.statements.iter().map(line).collect()
}

use Speaker::{Clinician, Patient};

const SHOULDER: &[(Speaker, &str)] = &[
    (Clinician, "God dag, slå deg ned. Var det kaldt på bussen?"),
    (Patient, "Ja da, det gikk fint."),
    (Clinician, "Hva gjelder det i dag?"),
    (Patient, "Æ har gått med vondt i venstre, nei, høyre skulder i tre uka. Det e verst når æ løfte armen."),
    (Clinician, "Har du merket feber eller tørrhoste?"),
    (Patient, "Nei."),
    (Clinician, "Røyker du?"),
    (Patient, "Nei, æ slutta i fjor."),
    (Clinician, "Hva bruker du av medisiner?"),
    (Patient, "Metoprolol tjuefem milligram to ganger i døgnet."),
    (
        Clinician,
        "Blodtrykket er hundre og tjueni over syttitre. Skulderen er øm foran, bevegeligheten er fri.",
    ),
    (
        Clinician,
        "Jeg mistenker betennelse i en sene. Jeg henviser deg videre til fysioterapeut, og ny kontroll om seks uker.",
    ),
];

const COUGH: &[(Speaker, &str)] = &[
    (Clinician, "Velkomen. Kva gjeld det?"),
    (Patient, "Eg har hatt hoste i fire veker, og eg er tungpusten i bakkar."),
    (Clinician, "Har du feber?"),
    (Patient, "Nei, ikkje feber."),
    (Clinician, "Toler du alle medisinar?"),
    (Patient, "Eg får utslett av penicillin."),
    (
        Clinician,
        "Lungene er reine, pulsen er 72. CRP er tolv. Me tek røntgen av lungene, og du kjem att om to veker.",
    ),
];

#[test]
fn a_consultation_in_bokmal() {
    insta::assert_snapshot!(lines(&draft_fictional(&transcript(Language::Bokmal, SHOULDER))).join("\n"));
}

#[test]
fn a_consultation_in_nynorsk() {
    insta::assert_snapshot!(lines(&draft_fictional(&transcript(Language::Nynorsk, COUGH))).join("\n"));
}

#[test]
fn silence_never_becomes_a_note() {
    for lines in [&[][..], &[(Clinician, "")], &[(Clinician, "Hei hei."), (Patient, "…")]] {
        let note = draft_fictional(&transcript(Language::Bokmal, lines));
        assert!(note.statements.is_empty(), "{:?}", note.statements);
        assert_eq!(note.limitations, ["nothing_said"]);
    }
}

#[test]
fn small_talk_never_becomes_a_note() {
    let bokmal: [&[(Speaker, &str)]; 4] = [
        &[(Clinician, "Ja."), (Patient, "Mm."), (Clinician, "Ha det bra.")],
        &[
            (Clinician, "Hei."),
            (Patient, "Hei hei."),
            (Clinician, "Fint vær i dag."),
            (Patient, "Ja, strålende."),
            (Clinician, "Ha det."),
        ],
        &[
            (Clinician, "Fikk du parkert?"),
            (Patient, "Ja, rett utenfor døra, men det var trangt."),
            (Clinician, "Så fint."),
        ],
        &[
            (Patient, "Vi var på hytta i helga, og det snødde to dager."),
            (Clinician, "Så koselig. Hunden også?"),
            (Patient, "Nei, den var hjemme."),
        ],
    ];
    let nynorsk: [&[(Speaker, &str)]; 2] = [
        &[
            (Clinician, "God morgon, er det kaldt ute?"),
            (Patient, "Ja, eg måtte skrape bilen."),
            (Clinician, "Ha ei fin helg."),
        ],
        &[
            (Clinician, "Takk for sist."),
            (Patient, "Takk, likeins. Det var ein triveleg kveld."),
            (Clinician, "Ja, strålande mat."),
        ],
    ];
    let talks = bokmal
        .iter()
        .map(|talk| (Language::Bokmal, talk))
        .chain(nynorsk.iter().map(|talk| (Language::Nynorsk, talk)));
    for (language, talk) in talks {
        let note = draft_fictional(&transcript(language, talk));
        assert!(note.statements.is_empty(), "{:?}", lines(&note));
        assert_eq!(note.limitations, ["nothing_said"]);
    }
}

#[test]
fn a_question_is_never_denied_twice() {
    let talk = [
        (Clinician, "Tåler du fortsatt ikke Apocillin?"),
        (Patient, "Nei, jeg hovner opp i leppene."),
        (Clinician, "Ikke noe feber eller hoste?"),
        (Patient, "Nei."),
        (Clinician, "Er det høyre hånd du holder på?"),
        (Patient, "Nei, venstre."),
        (Clinician, "Allergier?"),
        (Patient, "Nei, bare pollen."),
    ];
    let written = lines(&draft_fictional(&transcript(Language::Bokmal, &talk))).join("\n");
    assert!(written.contains("Tåler ikke Apocillin."), "{written}");
    assert!(written.contains("Ingen feber eller hoste."), "{written}");
    for wrong in ["Ingen tåler", "Ingen ikke", "Ikke ikke", "Ingen høyre", "Ingen allergier"] {
        assert!(!written.contains(wrong), "{written}");
    }
}

#[test]
fn a_dose_takes_its_medicine_only_when_one_was_named() {
    let talk = |second: &str| {
        let lines = [(Clinician, second), (Patient, "Altså to tabletter til natten.")];
        lines_of(&lines)
    };
    assert!(talk("Du får zopiklon mot søvnvansker.").contains("Zopiklon: 2 tabletter til natten."));
    assert!(!talk("Vi bruker ikke zopiklon mot dette.").contains("Zopiklon: "));
}

fn lines_of(talk: &[(Speaker, &str)]) -> String {
    lines(&draft_fictional(&transcript(Language::Bokmal, talk))).join("\n")
}

#[test]
fn english_is_drafted_with_a_limitation() {
    let talk = [
        (Patient, "I have had pain in my left knee for two weeks."),
        (Clinician, "Any fever?"),
        (Patient, "No."),
    ];
    let note = draft_fictional(&transcript(Language::English, &talk));
    assert!(note.limitations.contains(&"language_not_supported".to_owned()));
}

#[test]
fn a_transcript_out_of_order_is_said_to_be() {
    let mut talk = transcript(Language::Bokmal, SHOULDER);
    talk.utterances[3].start_ms = Some(9_000);
    talk.utterances[4].start_ms = Some(2_000);
    assert!(draft_fictional(&talk).limitations.contains(&"transcript_out_of_order".to_owned()));
}

#[test]
fn the_drafters_own_statements_are_found_supported() {
    for (language, talk) in [(Language::Bokmal, SHOULDER), (Language::Nynorsk, COUGH)] {
        let talk = transcript(language, talk);
        for statement in draft_fictional(&talk).statements {
            let cited: Vec<usize> = statement.evidence.iter().map(|place| place.utterance).collect();
            let verdict = drafting::verify(&talk, &statement.text, Some(&cited));
            assert_eq!(verdict.label, clinical::Label::Supported, "{} {:?}", statement.text, verdict.reasons);
        }
    }
}

/// Words that make a random talk look like one.
fn speech() -> impl Strategy<Value = String> {
    let words = [
        "jeg",
        "har",
        "vondt",
        "i",
        "kneet",
        "nei",
        "ja",
        "ikke",
        "feber",
        "Metformin",
        "fem",
        "hundre",
        "milligram",
        "to",
        "ganger",
        "om",
        "dagen",
        "venstre",
        "høyre",
        "…",
        ".",
        "?",
        ",",
        "eller",
        "vent",
        "mor",
        "129 over 73",
        "komma",
        "kontroll",
        "18.",
        "august",
        "æ",
        "ikkje",
    ];
    prop_oneof![
        prop::collection::vec(prop::sample::select(words.to_vec()), 0..20).prop_map(|words| words.join(" ")),
        any::<String>(),
    ]
}

fn talk() -> impl Strategy<Value = Transcript> {
    let speaker = prop::sample::select(vec![Speaker::Clinician, Speaker::Patient, Speaker::Companion]);
    let language = prop::sample::select(vec![Language::Bokmal, Language::Nynorsk, Language::English]);
    (language, prop::collection::vec((speaker, speech()), 0..8)).prop_map(|(language, lines)| {
        let utterances = lines.into_iter().map(|(speaker, text)| Utterance {
            speaker,
            text,
            start_ms: None,
            end_ms: None,
        });
        Transcript { language, setting: String::new(), utterances: utterances.collect() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_statement_has_evidence_within_its_utterance(talk in talk()) {
        let note = draft_fictional(&talk);
        prop_assert!(!note.statements.is_empty() || note.limitations.contains(&"nothing_said".to_owned()));
        let omitted = note.omissions.iter().map(|omission| &omission.evidence);
        for evidence in note.statements.iter().map(|statement| &statement.evidence).chain(omitted) {
            prop_assert!(!evidence.is_empty());
            for place in evidence {
                let length = talk.utterances[place.utterance].text.chars().count();
                prop_assert!(place.start < place.end && place.end <= length);
            }
        }
    }

    #[test]
    fn no_two_statements_are_the_same(talk in talk()) {
        let note = draft_fictional(&talk);
        let mut said: Vec<_> = note.statements.iter().map(|statement| (statement.section, &statement.text)).collect();
        let all = said.len();
        said.sort_unstable();
        said.dedup();
        prop_assert_eq!(said.len(), all);
    }

    #[test]
    fn written_figures_were_said(value in 13_u32..999, talk in talk()) {
        let mut talk = talk;
        talk.utterances.push(Utterance { speaker: Speaker::Clinician, text: format!("Ferritin er {value}."), start_ms: None, end_ms: None });
        for statement in draft_fictional(&talk).statements {
            let said: String = statement.evidence.iter().map(|place| talk.utterances[place.utterance].text.clone()).collect();
            if statement.text.contains(&value.to_string()) && !said.contains("hundre") {
                prop_assert!(said.contains(&value.to_string()));
            }
        }
    }

    #[test]
    fn verifying_never_panics_and_cites_what_exists(talk in talk(), statement in speech()) {
        let verdict = drafting::verify(&talk, &statement, None);
        for place in verdict.evidence {
            prop_assert!(place.end <= talk.utterances[place.utterance].text.chars().count());
        }
    }

    #[test]
    fn marks_lie_in_order_within_the_text(text in speech()) {
        let marks = drafting::marks(&text, Language::Bokmal);
        let mut last = 0;
        for mark in marks {
            prop_assert!(mark.start >= last && mark.start < mark.end);
            last = mark.end;
        }
        prop_assert!(last <= text.chars().count());
    }
}
