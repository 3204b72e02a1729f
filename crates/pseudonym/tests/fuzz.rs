//! Hostile input for replace and restore: other scripts, right to left, zero-width and combining characters, homoglyphs,
//! NUL, huge words, mutilated surrogates. What was found once is kept in `fuzz.proptest-regressions` and in `CORPUS`.

use clinical::{
    Clinician, Consultation, Language, Patient, Pseudonymised, Sex, Speaker, Transcript, Utterance,
};
use proptest::prelude::*;
use pseudonym::{Detector, KnownIdentities, Pseudonyms, Restored, SurrogateKey, pseudonymise};

/// Texts that are hard in a way of their own.
const CORPUS: [&str; 22] = [
    "",
    "\0\0Kari\0Nordmann\0",
    "Kari\u{200b}Nord\u{ad}mann og K\u{301}ari, Ka\u{308}ri",
    "Каri Nоrdmann, Κari, Ｋａｒｉ, 𝐊𝐚𝐫𝐢",
    "محمد علي ولد في 14.05.2024 \u{202e}iraK\u{202c}",
    "٤٦٢١٨٩٠٣ og ４６２１８９０３ og 46\u{200b}21\u{200b}89\u{200b}03",
    "Tjernstubben 14, 1945 Nordnesby",
    "14.05.2024, 14/5-24, 14. mai, mai 2024, 2024, nittiåtte, 2024-05, 31.02.2024, 00.00.0000",
    "0 år, 1 år, 17 år gammel, 18 år, 89 år, 90 år gammel, 130 år, åtte måneder gammel, 999-åring",
    "KN, K.N., K. Nordmann, NORDMANN, Kari; kari@nordmann.no http://nordmann.no/kari?x=1",
    "Jonas' og Jonas og Jonass, McNes mcnes MCNES Mcnes mCnEs",
    "Ingeborg Solfrid Torunn Lyngstad Fossheim Granmo Bjerkvik Kvernmo, Fagervåg, Kongsvåg",
    "skjult123 skjult skjult9999999",
    "**Kari** _Nordmann_ `Kari`: Kari-Nordmann; Nord-\nmann",
    "🙂👨‍👩‍👧 Kari👨‍👩‍👧Nordmann 🇳🇴",
    "\u{feff}Kari\r\nNordmann\rKari\tNordmann\u{2028}Kari\u{85}Nordmann",
    "ni fem to en åtte fire null seks, nittifem tjueen åttifire nullseks",
    "K K K K. K.. K.K.K.K.K.K N. N N",
    "Åse Øystein ÆØÅ ıİ ß ﬁ Ǆ Kariﬁ",
    "+47 46 21 89 03, 004746218903, (+47)46218903, 158670 30201, 158670-30201, 15867030201",
    "kari kari kari KARI KARIS karis' Kari's Karis Kariss",
    "1 2 3 4 5 6 7 8 9 0 12 23 34 45 56 67 78 89 90 61 62 63 64 65 66 67 68 69 70 71 år gammel",
];

fn detector() -> &'static Detector {
    static DETECTOR: std::sync::OnceLock<Detector> = std::sync::OnceLock::new();
    DETECTOR.get_or_init(|| Detector::load().expect("the embedded model loads"))
}

fn consultation(lines: &[String]) -> Consultation {
    let spoken = |text: &String| Utterance {
        speaker: Speaker::Patient,
        text: text.clone(),
        start_ms: None,
        end_ms: None,
    };
    Consultation {
        id: "fuzz".into(),
        patient: Patient {
            name: "Kari Nordmann".into(),
            national_id: Some("15867030201".into()),
            born: None,
            sex: Some(Sex::Female),
            phone: Some("46218903".into()),
            address: Some("Tjernstubben 14, 1945 Nordnesby".into()),
        },
        clinician: Clinician { name: "Jonas McNes".into(), role: "fastlege".into() },
        transcript: Transcript {
            language: Language::Bokmal,
            setting: "fastlege".into(),
            utterances: lines.iter().map(spoken).collect(),
        },
    }
}

fn hidden(lines: &[String], seed: [u8; 32]) -> (Pseudonymised<Transcript>, SurrogateKey) {
    let consultation = consultation(lines);
    let known = KnownIdentities::of(&consultation);
    let mut pseudonyms = Pseudonyms::new(seed);
    pseudonymise(detector(), &consultation, &known, &mut pseudonyms, &|_| false).expect("pseudonymises")
}

fn whole(transcript: &Pseudonymised<Transcript>, key: &SurrogateKey, text: &str, size: usize) -> Restored {
    let mut restorer = key.restorer(transcript.tag()).expect("its own key");
    let mut given = Restored::default();
    let characters: Vec<char> = text.chars().collect();
    for chunk in characters.chunks(size.max(1)) {
        given.extend(restorer.push(&chunk.iter().collect::<String>()));
        assert!(restorer.held() <= restorer.delay());
    }
    given.extend(restorer.finish());
    given
}

/// Replaces, and restores every utterance alone.
fn comes_back(lines: &[String], seed: [u8; 32]) {
    let (transcript, key) = hidden(lines, seed);
    for (utterance, original) in transcript.get().utterances.iter().zip(lines) {
        assert_eq!(&whole(&transcript, &key, &utterance.text, usize::MAX).text(), original);
        assert!(!utterance.text.contains("46218903") && !utterance.text.contains("15867030201"));
    }
}

#[test]
fn the_corpus_comes_back() {
    for (number, text) in CORPUS.iter().enumerate() {
        comes_back(&[(*text).to_owned()], [u8::try_from(number).expect("few"); 32]);
    }
    comes_back(&CORPUS.map(str::to_owned), [77; 32]);
}

#[test]
fn a_word_without_end_and_a_line_without_end() {
    let word = "Kari".repeat(30_000);
    let line = "Kari Nordmann 14.05.2024 46218903 ".repeat(3_000);
    comes_back(&[word, line], [5; 32]);
}

fn line() -> impl Strategy<Value = String> {
    let listed = prop::sample::select(CORPUS.iter().flat_map(|text| text.split(' ')).collect::<Vec<_>>());
    let part = prop_oneof![
        6 => listed.prop_map(str::to_owned),
        2 => ".{0,6}",
        1 => "[\u{0}\u{200b}\u{ad}\u{301}\u{202e}\u{a0}\n0-9A-Ka-k.,'/-]{0,8}",
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn hostile_lines_come_back(lines in prop::collection::vec(line(), 0..5), seed in any::<[u8; 32]>()) {
        comes_back(&lines, seed);
    }

    /// Cut, doubled and mutilated, the text is restored in the same way however it is cut into chunks.
    #[test]
    fn mutilated_text_is_restored_alike_in_any_chunks(
        lines in prop::collection::vec(line(), 1..4),
        edits in prop::collection::vec((any::<prop::sample::Index>(), ".{0,2}", 0_usize..4), 0..12),
        size in 1_usize..40,
    ) {
        let (transcript, key) = hidden(&lines, [3; 32]);
        let text = clinical::gate::pass(&transcript).answered(|transcript| {
            transcript.utterances.iter().map(|utterance| utterance.text.as_str()).collect::<Vec<_>>().join("\n")
        });
        let mut characters: Vec<char> = text.get().chars().collect();
        for (place, other, removed) in edits {
            let at = place.index(characters.len() + 1);
            let end = (at + removed).min(characters.len());
            characters.splice(at..end, other.chars());
        }
        let text: String = characters.into_iter().collect();
        let at_once = whole(&transcript, &key, &text, usize::MAX);
        prop_assert_eq!(whole(&transcript, &key, &text, size).marked(), at_once.marked());
    }
}
