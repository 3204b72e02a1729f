//! Pseudonymise and restore: byte exact, and nothing that was found is left.

use clinical::gate;
use clinical::{
    Clinician, Consultation, DraftNote, DraftStatement, Evidence, Language, Patient, Pseudonymised, Section,
    Sex, Speaker, Transcript, Utterance,
};
use proptest::prelude::*;
use pseudonym::{Detector, IdentifierKind, KnownIdentities, Pseudonyms, SurrogateKey, pseudonymise};

fn consultation(lines: &[&str]) -> Consultation {
    let utterance = |text: &&str| Utterance {
        speaker: Speaker::Patient,
        text: (*text).to_owned(),
        start_ms: None,
        end_ms: None,
    };
    Consultation {
        id: "test".into(),
        patient: Patient {
            name: "Gunnvor Dag Lillevik".into(),
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
            utterances: lines.iter().map(utterance).collect(),
        },
    }
}

fn detector() -> &'static Detector {
    static DETECTOR: std::sync::OnceLock<Detector> = std::sync::OnceLock::new();
    DETECTOR.get_or_init(|| Detector::load().expect("the embedded model loads"))
}

fn hidden(lines: &[&str], pseudonyms: &mut Pseudonyms) -> (Pseudonymised<Transcript>, SurrogateKey) {
    let consultation = consultation(lines);
    let known = KnownIdentities::of(&consultation);
    pseudonymise(detector(), &consultation, &known, pseudonyms, &|_| false).expect("pseudonymises")
}

fn pseudonymised(lines: &[&str]) -> (Pseudonymised<Transcript>, SurrogateKey) {
    hidden(lines, &mut Pseudonyms::new([9; 32]))
}

fn texts(transcript: &Pseudonymised<Transcript>) -> Vec<String> {
    transcript.get().utterances.iter().map(|utterance| utterance.text.clone()).collect()
}

/// All utterances restored.
fn restored(transcript: &Pseudonymised<Transcript>, key: &SurrogateKey) -> Vec<String> {
    let whole = gate::pass(transcript).answered(|transcript| {
        transcript
            .utterances
            .iter()
            .map(|utterance| utterance.text.as_str())
            .collect::<Vec<_>>()
            .join("\u{1}")
    });
    let text = key.restore(&whole).expect("the same patient").text();
    if transcript.get().utterances.is_empty() {
        Vec::new()
    } else {
        text.split('\u{1}').map(str::to_owned).collect()
    }
}

const TALK: [&str; 7] = [
    "Hei, Gunnvor Dag Lillevik? Kom inn. Olai Kvernbekk heter jeg.",
    "Fødselsnummeret er 158670 30201, og mobilen 46 21 89 03.",
    "Jeg bor i Tjernstubben 14, 9990 Nordnesby. Gunnvors mann, Sverre, er 71 år gammel.",
    "Sverre ble operert 14. mai 2025 på Nordnesby sykehus. Tidligere i 1998.",
    "hei gunnvor, det er LILLEVIK. Skriv til gunnvor.l@eksempel.no.",
    "Ny time 21. mai 2025. En dag om gangen, god dag.",
    "Saksnummer 26/1148-3. Vi sees, Gunnvor.",
];

#[test]
fn known_identities_never_remain_and_everything_comes_back() {
    let (transcript, key) = pseudonymised(&TALK);
    let all = texts(&transcript).join("\n").to_lowercase();
    for known in
        ["gunnvor", "lillevik", "kvernbekk", "30201", "46 21", "tjernstubben", "nordnesby", "sverre", "1148"]
    {
        assert!(!all.contains(known), "{known} is left in:\n{all}");
    }
    assert!(all.contains("god dag") && all.contains("en dag om gangen"), "{all}");
    assert_eq!(restored(&transcript, &key), TALK);
}

#[test]
fn one_person_has_one_surrogate_and_dates_keep_their_distance() {
    let texts = texts(&pseudonymised(&TALK).0);
    let first = texts[0].split([' ', '?', ',']).nth(2).expect("the given name");
    assert!(texts[2].contains(&format!("{first}s mann")), "{texts:?}");
    assert!(texts[4].starts_with(&format!("hei {}", first.to_lowercase())), "{texts:?}");
    assert!(texts[6].contains(first), "{texts:?}");
    assert_ne!(texts[3], TALK[3]);
}

#[test]
fn the_same_seed_gives_the_same_surrogates_and_another_seed_others() {
    let same = texts(&pseudonymised(&TALK).0);
    assert_eq!(same, texts(&pseudonymised(&TALK).0));
    let other = hidden(&TALK, &mut Pseudonyms::new([10; 32])).0;
    assert_ne!(texts(&other)[0], same[0]);
}

#[test]
fn a_person_keeps_the_surrogate_through_the_history() {
    let mut pseudonyms = Pseudonyms::new([9; 32]);
    let first = texts(&hidden(&TALK, &mut pseudonyms).0);
    let again = texts(
        &hidden(&["Sverre var med i dag.", "God dag, Gunnvor. Det var 14. mai 2025."], &mut pseudonyms).0,
    );
    let name = |text: &str, at: usize| {
        text.split([' ', ',', '.', '?']).filter(|word| !word.is_empty()).nth(at).map(str::to_owned)
    };
    assert_eq!(name(&again[1], 2), name(&first[0], 1));
    assert_eq!(name(&again[0], 0), name(&first[3], 0));
    let date = first[3].split(" på ").next().and_then(|text| text.split("operert ").nth(1)).expect("a date");
    assert!(again[1].contains(date), "{} {}", first[3], again[1]);
}

#[test]
fn a_surrogate_is_nobodys_name_in_the_clinic() {
    let consultation = consultation(&TALK);
    let known = KnownIdentities::of(&consultation);
    let mut pseudonyms = Pseudonyms::new([9; 32]);
    let avoid = |word: &str| word.chars().next().is_some_and(|first| first < 'm');
    let (transcript, _) =
        pseudonymise(detector(), &consultation, &known, &mut pseudonyms, &avoid).expect("pseudonymises");
    let first = texts(&transcript)[0].to_lowercase();
    for name in first.split([' ', ',', '.', '?']).skip(1).take(3) {
        assert!(!avoid(name) || name.is_empty(), "{name} in {first}");
    }
}

#[test]
fn a_draft_comes_back_with_its_evidence() {
    let (transcript, key) = pseudonymised(&TALK);
    let draft = gate::pass(&transcript).answered(|transcript| {
        let text = transcript.utterances[3].text.clone();
        let evidence = Evidence { utterance: 3, start: 0, end: text.chars().count() };
        DraftNote {
            statements: vec![DraftStatement { section: Section::Tidligere, text, evidence: vec![evidence] }],
            ..DraftNote::default()
        }
    });
    let restored = key.restore_draft(&draft).expect("the same patient");
    assert_eq!(restored.statements[0].text, TALK[3]);
    assert_eq!(restored.statements[0].evidence[0].end, TALK[3].chars().count());
}

#[test]
fn another_patients_key_restores_nothing() {
    let (transcript, _) = pseudonymised(&TALK);
    let (_, other) = hidden(&TALK, &mut Pseudonyms::new([10; 32]));
    let text = gate::pass(&transcript).answered(|transcript| transcript.utterances[0].text.clone());
    assert_eq!(other.restore(&text), Err(pseudonym::RestoreError::OtherPatient));
    assert!(other.restore_draft(&gate::pass(&transcript).answered(|_| DraftNote::default())).is_err());
    assert!(other.restorer(transcript.tag()).is_err());
}

#[test]
fn a_key_survives_sealing_and_never_prints() {
    let (transcript, key) = pseudonymised(&TALK);
    let sealed = serde_json::to_vec(&key).expect("serialises");
    let opened: SurrogateKey = serde_json::from_slice(&sealed).expect("deserialises");
    assert_eq!(restored(&transcript, &opened), TALK);
    assert!(!format!("{key:?}").contains("Gunnvor"));
}

#[test]
fn an_empty_consultation_stays_empty() {
    let (transcript, key) = pseudonymised(&[]);
    assert!(texts(&transcript).is_empty());
    assert_eq!(
        key.restore(&gate::pass(&transcript).answered(|_| String::new())).expect("the same patient").text(),
        ""
    );
}

/// Words as they come in a consultation, so that random documents hold identifiers, near-collisions and ordinary talk.
const WORDS: &str = "Kari|kari|KARI|Karis|Nordmann|Jonas|Jonas'|Dag|dag|Liv|liv|Hans|hans|Marit|Harald|Wójcik-Dahl|T.|Førde|i|Førde sjukehus|\
    Lyngveien 4|9990 Nordvik|,|.|?|:|-|(|\n|1998|1999|i 2019|14.01.26|21.01.26|14. mai|21. mai 2025|12/3|71 år gammel|61|62|63 år|åtteåring|\
    91 år|ni|åtte|to|nittifem|95 21 84 06|95218406|158670 30201|15867030201|HPR 9482017|lot X024817|ZK 48213|26/1148-3|kari@eksempel.no|\
    www.eksempel.no/a|Pasient:|Hilsen|jeg heter|broren min|hun er|han|hadde|vondt|Metformin|500 mg|x 2|og|ikke|AF|RKS|Ka\u{200b}ri|🙂|Łukasz|\
    محمد|O\u{301}la";

fn word() -> impl Strategy<Value = String> {
    let listed = prop::sample::select(WORDS.split('|').collect::<Vec<_>>());
    prop_oneof![8 => listed.prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[A-ZÆØÅ][a-zæøå]{2,7}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn identify_is_sorted_in_range_and_without_overlaps(text in "(\\PC|\n|\r|\t){0,80}") {
        check_spans(&text)?;
    }

    #[test]
    fn identify_is_well_formed_on_talk(words in prop::collection::vec(word(), 0..40)) {
        check_spans(&words.join(" "))?;
    }

    #[test]
    fn whatever_was_said_comes_back_byte_by_byte(
        lines in prop::collection::vec(prop::collection::vec(word(), 0..14), 0..6),
        seed in any::<[u8; 32]>(),
    ) {
        let lines: Vec<String> = lines.into_iter().map(|words| words.join(" ")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (transcript, key) = hidden(&lines, &mut Pseudonyms::new(seed));
        prop_assert_eq!(restored(&transcript, &key), lines.clone());
        let source = lines.join("\n");
        let points: Vec<char> = source.chars().collect();
        let new = transcript.get().utterances.iter().map(|utterance| utterance.text.as_str()).collect::<Vec<_>>().join("\n");
        for found in detector().identify(&source, &KnownIdentities::of(&consultation(&lines))) {
            let original: String = points[found.start..found.end].iter().collect();
            let direct = matches!(found.kind, IdentifierKind::NationalId | IdentifierKind::Phone | IdentifierKind::Email);
            if direct && !original.contains('\n') {
                prop_assert!(!new.contains(&original), "{original} is left");
            }
        }
    }
}

fn check_spans(text: &str) -> Result<(), TestCaseError> {
    let length = text.chars().count();
    let mut before = 0;
    for found in detector().identify(text, &KnownIdentities::none()) {
        prop_assert!(before <= found.start && found.start < found.end && found.end <= length);
        before = found.end;
    }
    Ok(())
}

/// What stands in place of the mail address and of the number that is told.
fn contact_and_number(pseudonyms: &mut Pseudonyms, avoid: &dyn Fn(&str) -> bool) -> (String, String) {
    let said = ["Skriv til tora@lyngnett.no.", "Saken har journalnummer 4471903."];
    let consultation = consultation(&said);
    let known = KnownIdentities::of(&consultation);
    let (hidden, _) = pseudonymise(detector(), &consultation, &known, pseudonyms, avoid).expect("hides");
    let texts = texts(&hidden);
    let last = |text: &str| text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default().to_owned();
    (last(&texts[0]), last(&texts[1]))
}

#[test]
fn numbers_and_mail_addresses_of_others_are_avoided_and_stay_the_same_through_the_history() {
    let seed = [9; 32];
    let mut pseudonyms = Pseudonyms::new(seed);
    let (mail, number) = contact_and_number(&mut pseudonyms, &|_| false);
    assert!(mail.contains('@') && !mail.contains("tora"), "{mail}");
    assert!(number.len() == 7 && number != "4471903", "{number}");
    let again = contact_and_number(&mut pseudonyms, &|_| false);
    assert_eq!(again, (mail.clone(), number.clone()));
    let real = [mail.clone(), number.clone()];
    let avoid = |written: &str| real.iter().any(|real| real == written);
    let others = contact_and_number(&mut Pseudonyms::new(seed), &avoid);
    assert!(others.0 != mail && others.1 != number, "{others:?}");
}
