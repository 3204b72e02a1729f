//! Times identify, replace and restore of one hour's talk (9,000 words) on one core.
//!
//! `cargo run --release -p pseudonym --example hour`

use std::time::Instant;

use clinical::{Clinician, Consultation, Language, Patient, Sex, Speaker, Transcript, Utterance};
use pseudonym::{Detector, KnownIdentities, Pseudonyms, pseudonymise};

/// Said again and again, with other numbers.
const TALK: [&str; 14] = [
    "Hei, Gunnvor Dag Lillevik? Kom inn og sett deg, Olai Kvernbekk heter jeg, og jeg er legen din i dag.",
    "Takk. Ja, det er ryggen igjen, den har plaget meg i tre uker nå, verst om natten og når jeg reiser meg.",
    "Har du hatt feber, eller har du gått ned i vekt uten å ville det i det siste?",
    "Nei, ingen feber. Vekten er vel omtrent som før, sekstito kilo, men jeg sover dårlig og blir sliten.",
    "Sverre, mannen min, sier at jeg burde ha kommet før. Han er 71 år gammel og har hatt det samme.",
    "Jeg ser at du ble operert 14. mai 2019 på Nordnesby sykehus. Var det samme siden den gangen?",
    "Ja, venstre side, det stråler ned i beinet og ut i stortåa når jeg sitter lenge eller hoster.",
    "Vi prøver paracetamol ett gram fire ganger daglig og litt naproxen, 500 mg to ganger daglig, i to uker.",
    "Kan du bøye deg framover? Fint. Og så legger du deg på benken, så løfter jeg beinet ditt litt.",
    "Au, der stopper det. Det var verre hos fysioterapeuten i Storgata, hun het visst Marte Solbakken.",
    "Reflekser er til stede, kraften er god, og du kjenner at jeg tar på deg her og her, like godt på begge sider?",
    "Ja, det kjenner jeg. Du kan ringe meg på 46 21 89 03 hvis det er noe, jeg bor jo i Tjernstubben 14.",
    "Da tar vi blodprøver, CRP og SR, og så bestiller jeg MR av korsryggen hvis det ikke er bedre om fire uker.",
    "Det er fint, for jeg skal til Bergen i mars, og da vil jeg helst kunne sitte på toget uten å ha vondt.",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let detector = Detector::load()?;
    let consultation = hour();
    let texts: Vec<&str> =
        consultation.transcript.utterances.iter().map(|utterance| utterance.text.as_str()).collect();
    let joined = texts.join("\n");
    let known = KnownIdentities::of(&consultation);
    println!("{} words, {} bytes", joined.split_whitespace().count(), joined.len());
    for round in 0..5 {
        let clock = now();
        let found = detector.identify(&joined, &known);
        let identified = clock.elapsed();
        let clock = now();
        let mut pseudonyms = Pseudonyms::new([7; 32]);
        let (transcript, key) = pseudonymise(&detector, &consultation, &known, &mut pseudonyms, &|_| false)?;
        let both = clock.elapsed();
        let whole = clinical::gate::pass(&transcript).answered(|transcript| {
            transcript
                .utterances
                .iter()
                .map(|utterance| utterance.text.as_str())
                .collect::<Vec<_>>()
                .join("\n")
        });
        let clock = now();
        let restored = key.restore(&whole)?;
        let back = clock.elapsed();
        let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
        println!(
            "round {round}: identify {:.1} ms ({} found), replace and check {:.1} ms, restore {:.1} ms, together {:.1} ms; exact: {}",
            milliseconds(identified),
            found.len(),
            milliseconds(both.saturating_sub(identified)),
            milliseconds(back),
            milliseconds(both + back),
            restored.text() == joined
        );
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "an example that measures")]
fn now() -> Instant {
    Instant::now()
}

fn hour() -> Consultation {
    let mut words = 0;
    let mut utterances = Vec::new();
    for (number, text) in TALK.iter().cycle().enumerate() {
        if words >= 9000 {
            break;
        }
        words += text.split_whitespace().count();
        let text = (*text).replace("tre uker", &format!("{} uker", 2 + number % 9));
        utterances.push(Utterance { speaker: Speaker::Patient, text, start_ms: None, end_ms: None });
    }
    Consultation {
        id: "hour".into(),
        patient: Patient {
            name: "Gunnvor Dag Lillevik".into(),
            national_id: Some("15867030201".into()),
            born: None,
            sex: Some(Sex::Female),
            phone: Some("+47 462 18 903".into()),
            address: Some("Tjernstubben 14, 9990 Nordnesby".into()),
        },
        clinician: Clinician { name: "Olai Kvernbekk".into(), role: "fastlege".into() },
        transcript: Transcript { language: Language::Bokmal, setting: "fastlege".into(), utterances },
    }
}
